/** The decision history of a store: every outcome of every motion, with the names of the bodies. */
import {
  aggregateIdOf,
  boundsOf,
  categoryOf,
  decisionsOf,
  eventOf,
  governingBody,
  makesResolution,
  motion,
  viewOf,
  type DecisionRow,
  type GoverningBodyState,
  type MotionState,
  type RecordedEvent,
  type StreamName,
  type View,
} from '@vor-ort/core'
import type { EventStore } from '@vor-ort/event-store'
import { isLeft, left, right } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { BodyNames } from './bodies.ts'
import { sortKeyOf } from './dates.ts'
import type { Problem } from './problem.ts'
import type { Progress } from './progress.ts'
import { storeProblem } from './store-problems.ts'

/** An outcome, and the motion that it is about. */
export interface Decision extends DecisionRow {
  readonly stream: StreamName
}

export interface Decisions {
  /** In the order of their dates, as far as these can be told apart; else in the order of recording. */
  readonly all: ReadonlyArray<Decision>
  readonly bodies: BodyNames
  /** Events that this version cannot read; their outcomes are missing. */
  readonly unreadable: number
}

/** Reads every motion and body once, and folds them as the view shows them. */
export const readDecisions =
  (store: EventStore, view: View, progress: Progress, storeName: string): TaskEither<Problem, Decisions> =>
  async () => {
    const motions = new Map<StreamName, MotionState>()
    const bodies = new Map<StreamName, GoverningBodyState>()
    const whole: RecordedEvent[] = []
    let unreadable = 0
    let done = 0
    const fold = (events: ReadonlyArray<RecordedEvent>): void => {
      for (const recorded of events) {
        const { stream } = recorded
        const event = eventOf(recorded)
        if (categoryOf(stream) === motion.category) {
          if (motion.decider.isEvent(event)) motions.set(stream, motion.decider.evolve(motions.get(stream) ?? motion.initial, event))
        } else if (governingBody.decider.isEvent(event)) {
          bodies.set(stream, governingBody.decider.evolve(bodies.get(stream) ?? governingBody.initial, event))
        }
      }
    }
    const categories = [motion.category, governingBody.category]
    for await (const page of store.readAll({ categories })) {
      const events: RecordedEvent[] = []
      for (const read of page) {
        if (!isLeft(read)) events.push(read.right)
        else if (read.left._tag === 'UnreadableEvent') unreadable++
        else return left(storeProblem(read.left, storeName))
      }
      // What was known by an instant is told event by event, so a page can be cut as well as a stream; what was so on a
      // day depends on later corrections, so there all events must be at hand.
      if (view.validAt === undefined) fold(viewOf(events, view).events)
      else whole.push(...events)
      done += page.length
      progress.at(done)
    }
    fold(viewOf(whole, view).events)
    const names = new Map<string, string>([...bodies].map(([stream, state]) => [aggregateIdOf(stream), governingBody.title(state)]))
    const all = inOrderOfDates(motions)
    // A body of which no record was found can still be asked for by its id.
    for (const { body } of all) if (!names.has(body)) names.set(body, '')
    return right({ all, bodies: names, unreadable })
  }

const inOrderOfDates = (motions: ReadonlyMap<StreamName, MotionState>): ReadonlyArray<Decision> => {
  const keyed: { readonly key: string; readonly decision: Decision }[] = []
  for (const [stream, state] of motions) {
    for (const row of decisionsOf(state)) keyed.push({ key: sortKeyOf(boundsOf(row.on)), decision: { ...row, stream } })
  }
  // Sorting is stable: equal dates stay in the order of recording.
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ decision }) => decision)
}

/** Whether an outcome decides something; recommendations, referrals and the like do not. */
export const decides = ({ decisive, outcome }: DecisionRow): boolean =>
  decisive && outcome !== 'unclassified' && (makesResolution(outcome) || outcome === 'rejected' || outcome === 'partlyRejected')
