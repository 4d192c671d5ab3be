/** The questions of the golden timeline that the seeds answer, computed from the events. */
import {
  boundsOf,
  branch,
  consultationSeries,
  consultationSession,
  day,
  daysBetween,
  decisionsOf,
  describeQuantity,
  eventOf,
  meeting,
  motion,
  openingHoursGain,
  openObligations,
  preferredHeadcount,
  resolution,
  streamName,
  viewOf,
  type AnyEvent,
  type BranchState,
  type ConsultationSeriesState,
  type ConsultationSessionState,
  type DecisionRow,
  type LocalDate,
  type MeetingState,
  type MotionState,
  type OpeningHours,
  type Quantity,
  type ResolutionState,
} from '@vor-ort/core'
import { collect, type EventStore, type Foldable, type LoadError } from '@vor-ort/event-store'
import { isLeft, right, type Either } from 'fp-ts/lib/Either.js'

import { decentralisation, decision, followUpMeeting, grossefehn, hage, implementationMotion, krummhoern, pewsum, series } from './seeds.ts'

/** The answers under the keys of the timeline's questions. */
export interface Answers {
  /** The state of implementation on 10 February 2015. */
  readonly Q1: { readonly open: number; readonly fulfilled: number; readonly report: 'announced only' | 'requested' | 'none' }
  /** The vote of 13 January 2015. */
  readonly Q2: { readonly outcome: DecisionRow['outcome']; readonly counts: 'unknown' | DecisionRow['counts'] } | null
  /** The weekly hours that the resolution gained; undetermined while any hours before or after it are unknown. */
  readonly Q3: { readonly weeklyHoursGained: string }
  /** The visitors of the session in Hage. */
  readonly Q7: { readonly visitors: string; readonly suppressed: boolean } | null
  /** What the series covers. */
  readonly Q8: { readonly spaces: number; readonly sessionsWithVisitors: number }
  /** The days from the resolution to the follow-up meeting. */
  readonly Q9: number | null
}

/** What the answers come from. */
export interface Known {
  readonly motion: MotionState
  readonly announced: MotionState
  readonly resolution: ResolutionState
  readonly followUp: MeetingState
  readonly pewsum: BranchState
  readonly proposed: ReadonlyArray<BranchState>
  readonly series: ConsultationSeriesState
  readonly hage: ConsultationSessionState
  readonly sessionsWithVisitors: number
}

const asked = day('2015-02-10')

/** What was so on the day of the follow-up meeting; of the series, whose year is not told, all that is recorded. */
export const knownOn = async (store: EventStore, on: LocalDate = asked): Promise<Either<LoadError, Known>> => {
  const decided = await stateOn(store, motion, decentralisation, on)
  if (isLeft(decided)) return decided
  const announced = await stateOn(store, motion, implementationMotion, on)
  if (isLeft(announced)) return announced
  const resolved = await stateOn(store, resolution, decision, on)
  if (isLeft(resolved)) return resolved
  const followUp = await stateOn(store, meeting, followUpMeeting, on)
  if (isLeft(followUp)) return followUp
  const own = await stateOn(store, branch, pewsum, on)
  if (isLeft(own)) return own
  const proposed: BranchState[] = []
  for (const id of [grossefehn, krummhoern]) {
    const one = await stateOn(store, branch, id, on)
    if (isLeft(one)) return one
    proposed.push(one.right)
  }
  const recurring = await stateOn(store, consultationSeries, series)
  if (isLeft(recurring)) return recurring
  const session = await stateOn(store, consultationSession, hage)
  if (isLeft(session)) return session
  const counted = await sessionsWithVisitors(store)
  if (isLeft(counted)) return counted
  return right({
    motion: decided.right,
    announced: announced.right,
    resolution: resolved.right,
    followUp: followUp.right,
    pewsum: own.right,
    proposed,
    series: recurring.right,
    hage: session.right,
    sessionsWithVisitors: counted.right,
  })
}

/** Answers the questions from what is known. */
export const answersFrom = (known: Known): Answers => {
  const obligations = Object.values(known.resolution.obligations)
  const [vote] = decisionsOf(known.motion)
  const requested = Object.keys(known.resolution.reports).length > 0
  const visitors = preferredHeadcount(known.hage)?.visitors
  return {
    Q1: {
      open: openObligations(known.resolution).length,
      fulfilled: obligations.filter(({ status }) => status === 'fulfilled').length,
      report: requested ? 'requested' : known.announced.phase === 'announced' ? 'announced only' : 'none',
    },
    Q2: vote === undefined ? null : { outcome: vote.outcome, counts: vote.counts.kind === 'unknown' ? 'unknown' : vote.counts },
    Q3: { weeklyHoursGained: gained(known.pewsum) },
    Q7: visitors === undefined ? null : isSmall(visitors) ? { visitors: '*', suppressed: true } : { visitors: describeQuantity(visitors, 'en'), suppressed: false },
    Q8: { spaces: known.series.spaces.length, sessionsWithVisitors: known.sessionsWithVisitors },
    Q9: daysTo(known),
  }
}

// One or two visitors of a village could be known by sight: the rule of the BA statistics, minimum count 3.
const isSmall = (visitors: Quantity): boolean => visitors.qualifier !== 'unknown' && (visitors.value === '1' || visitors.value === '2')

// Before and after what the resolution set; nothing was set, and the hours before are not known either.
const gained = ({ hours }: BranchState): string => {
  const unknown: OpeningHours = { kind: 'unknown' }
  const because = hours.findIndex(({ resolution: cause }) => cause === decision)
  const gain = openingHoursGain(hours[because - 1]?.hours ?? unknown, hours[because]?.hours ?? unknown)
  return gain.qualifier === 'unknown' ? 'undetermined' : describeQuantity(gain, 'en')
}

const daysTo = ({ resolution: { on: decided }, followUp: { on: next } }: Known): number | null => {
  const from = decided === undefined ? undefined : boundsOf(decided).latest
  const to = next === undefined ? undefined : boundsOf(next).earliest
  return from === undefined || to === undefined ? null : daysBetween(from, to)
}

const stateOn = async <S, E extends AnyEvent>(store: EventStore, aggregate: Foldable<S, E>, id: string, on?: LocalDate): Promise<Either<LoadError, S>> => {
  const read = await collect(store.readStream(streamName(aggregate.category, id)))()
  if (isLeft(read)) return read
  const { initial, evolve, isEvent } = aggregate.decider
  return right(viewOf(read.right, on === undefined ? {} : { validAt: on }).events.map(eventOf).filter(isEvent).reduce(evolve, initial))
}

const sessionsWithVisitors = async (store: EventStore): Promise<Either<LoadError, number>> => {
  const read = await collect(store.readAll({ categories: [consultationSession.category] }))()
  if (isLeft(read)) return read
  const { initial, evolve, isEvent } = consultationSession.decider
  const states = new Map<string, ConsultationSessionState>()
  for (const { stream, ...recorded } of read.right) {
    const event = eventOf({ stream, ...recorded })
    if (isEvent(event)) states.set(stream, evolve(states.get(stream) ?? initial, event))
  }
  const known = [...states.values()].filter((state) => state.details.series === series && (preferredHeadcount(state)?.visitors.qualifier ?? 'unknown') !== 'unknown')
  return right(known.length)
}
