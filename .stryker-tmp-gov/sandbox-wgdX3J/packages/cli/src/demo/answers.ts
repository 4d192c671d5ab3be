/** The questions of the golden timeline that seed 000 answers, computed from the events. */
// @ts-nocheck

import {
  boundsOf,
  day,
  daysBetween,
  decisionsOf,
  eventOf,
  meeting,
  motion,
  openObligations,
  resolution,
  streamName,
  viewOf,
  type AnyEvent,
  type DecisionRow,
  type LocalDate,
  type MeetingState,
  type MotionState,
  type ResolutionState,
} from '@vor-ort/core'
import { collect, type EventStore, type Foldable, type LoadError } from '@vor-ort/event-store'
import { isLeft, right, type Either } from 'fp-ts/lib/Either.js'

import { decentralisation, decision, followUpMeeting, implementationMotion } from './aurich-2015.ts'

/** The answers to Q1, Q2 and Q9, and the states they come from. */
export interface Answers {
  /** Q1: the state of implementation on 10 February 2015. */
  readonly Q1: { readonly open: number; readonly fulfilled: number; readonly report: 'announced only' | 'requested' | 'none' }
  /** Q2: the vote of 13 January 2015. */
  readonly Q2: { readonly outcome: DecisionRow['outcome']; readonly counts: 'unknown' | DecisionRow['counts'] } | null
  /** Q9: the days from the resolution to the follow-up meeting. */
  readonly Q9: number | null
}
export interface Known {
  readonly motion: MotionState
  readonly announced: MotionState
  readonly resolution: ResolutionState
  readonly followUp: MeetingState
}

const asked = day('2015-02-10')

/** What was so on the day of the follow-up meeting. */
export const knownOn = async (store: EventStore, on: LocalDate = asked): Promise<Either<LoadError, Known>> => {
  const [decided, announced, resolved, followUp] = await Promise.all([
    stateOn(store, motion, decentralisation, on),
    stateOn(store, motion, implementationMotion, on),
    stateOn(store, resolution, decision, on),
    stateOn(store, meeting, followUpMeeting, on),
  ])
  if (isLeft(decided)) return decided
  if (isLeft(announced)) return announced
  if (isLeft(resolved)) return resolved
  if (isLeft(followUp)) return followUp
  return right({ motion: decided.right, announced: announced.right, resolution: resolved.right, followUp: followUp.right })
}

/** Answers the questions from what is known. */
export const answersFrom = (known: Known): Answers => {
  const obligations = Object.values(known.resolution.obligations)
  const [vote] = decisionsOf(known.motion)
  const requested = Object.keys(known.resolution.reports).length > 0
  return {
    Q1: {
      open: openObligations(known.resolution).length,
      fulfilled: obligations.filter(({ status }) => status === 'fulfilled').length,
      report: requested ? 'requested' : known.announced.phase === 'announced' ? 'announced only' : 'none',
    },
    Q2: vote === undefined ? null : { outcome: vote.outcome, counts: vote.counts.kind === 'unknown' ? 'unknown' : vote.counts },
    Q9: daysTo(known),
  }
}

const daysTo = ({ resolution: { on: decided }, followUp: { on: next } }: Known): number | null => {
  const from = decided === undefined ? undefined : boundsOf(decided).latest
  const to = next === undefined ? undefined : boundsOf(next).earliest
  return from === undefined || to === undefined ? null : daysBetween(from, to)
}

const stateOn = async <S, E extends AnyEvent>(store: EventStore, aggregate: Foldable<S, E>, id: string, on: LocalDate): Promise<Either<LoadError, S>> => {
  const read = await collect(store.readStream(streamName(aggregate.category, id)))()
  if (isLeft(read)) return read
  const { initial, evolve, isEvent } = aggregate.decider
  return right(viewOf(read.right, { validAt: on }).events.map(eventOf).filter(isEvent).reduce(evolve, initial))
}
