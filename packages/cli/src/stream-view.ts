/** One stream as a view shows it: what is in it, what may be, and what cannot be read. */
import { categoryOf, changesBetween, EventId, eventOf, viewOf, type Change, type Folded, type RecordedEvent, type StreamName, type View } from '@vor-ort/core'
import type { EventStore, UnreadableEvent } from '@vor-ort/event-store'
import { isLeft, left, right } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import { kindOfCategory, type Kind } from './kinds.ts'
import type { Problem } from './problem.ts'
import { storeProblem } from './store-problems.ts'

/** An event in the view, and what it changed. */
export interface Step {
  readonly event: RecordedEvent
  readonly changes: ReadonlyArray<Change>
}

export interface StreamView {
  readonly stream: StreamName
  readonly kind: Kind
  readonly view: View
  readonly steps: ReadonlyArray<Step>
  /** The state after all events in the view. */
  readonly folded: Folded
  /** Events of which it cannot be said whether they had happened by the day of the view. */
  readonly undetermined: ReadonlyArray<RecordedEvent>
  /** Events that this version cannot read; what they changed is not in the state. */
  readonly unreadable: ReadonlyArray<UnreadableEvent>
  /** How many events the stream has in all, whatever the view. */
  readonly all: number
  /** The event that another one corrects, if it is in this stream. */
  readonly corrected: (event: RecordedEvent) => RecordedEvent | undefined
}

/** Reads a stream and folds what the view shows. */
export const readStreamView =
  (store: EventStore, stream: StreamName, view: View, storeName: string): TaskEither<Problem, StreamView> =>
  async () => {
    const events: RecordedEvent[] = []
    const unreadable: UnreadableEvent[] = []
    for await (const page of store.readStream(stream)) {
      for (const read of page) {
        if (!isLeft(read)) events.push(read.right)
        else if (read.left._tag === 'UnreadableEvent') unreadable.push(read.left)
        else return left(storeProblem(read.left, storeName))
      }
    }
    const kind = kindOfCategory(categoryOf(stream))
    const viewed = viewOf(events, view)
    const steps: Step[] = []
    let folded = kind.start
    for (const event of viewed.events) {
      const next = folded.next(eventOf(event))
      steps.push({ event, changes: changesBetween(folded.shown(), next.shown()) })
      folded = next
    }
    const byId = new Map(events.map((event) => [event.id, event]))
    const corrected = (event: RecordedEvent): RecordedEvent | undefined => {
      const id = correctedId(event)
      return id === undefined ? undefined : byId.get(id)
    }
    const all = events.length + unreadable.length
    return right({ stream, kind, view, steps, folded, undetermined: viewed.undetermined, unreadable, all, corrected })
  }

/** The id of the event that this one corrects, by its metadata or else by its data. */
export const correctedId = ({ metadata, data }: RecordedEvent): EventId | undefined => {
  if (metadata.corrects !== undefined) return metadata.corrects
  const named = typeof data === 'object' && data !== null && 'corrects' in data ? data.corrects : undefined
  return EventId.is(named) ? named : undefined
}
