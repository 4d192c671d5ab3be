/** An event store as a plain array, with the rules written down a second time, as simply as they can be said. */
import type { Position, StreamName } from '@vor-ort/core'

import type { ExpectedRevision } from '../../port.ts'

/** An event of the model: its id, its words, its stream; its place follows from the array. */
export interface ModelEvent {
  readonly id: number
  readonly words: number
  readonly stream: StreamName
  /** Told by the store; the model only knows that it grows. */
  position: Position | undefined
}

/** An append that stored something. */
export interface ModelAppend {
  readonly stream: StreamName
  readonly expected: ExpectedRevision
  readonly wanted: Wanted
  readonly last: bigint
}

/** All events in the order of the store, and the appends that they came by. */
export interface Model {
  readonly all: ModelEvent[]
  readonly appends: ModelAppend[]
}

/** What the rules say about an append. */
export type Outcome =
  | { readonly kind: 'stored'; readonly last: bigint | 'noStream' }
  | { readonly kind: 'duplicate'; readonly last: bigint }
  | { readonly kind: 'WrongExpectedRevision' | 'EventIdTaken' | 'InvalidEvent' }

/** The events of an append. */
export type Wanted = ReadonlyArray<Pick<ModelEvent, 'id' | 'words'>>

/** The events of a stream, in order. */
export const ofStream = (model: Model, stream: StreamName): ReadonlyArray<ModelEvent> =>
  model.all.filter((event) => event.stream === stream)

/** Where in the stream a row of equal events begins, or -1. */
const placeOf = (stored: ReadonlyArray<ModelEvent>, wanted: Wanted): number =>
  stored.findIndex((_, start) =>
    wanted.every(({ id, words }, index) => stored[start + index]?.id === id && stored[start + index]?.words === words),
  )

/** What must come of an append. */
export const outcomeOf = (model: Model, stream: StreamName, expected: ExpectedRevision, wanted: Wanted): Outcome => {
  if (new Set(wanted.map((event) => event.id)).size < wanted.length) return { kind: 'InvalidEvent' }
  const stored = ofStream(model, stream)
  const actual = BigInt(stored.length) - 1n
  const holds =
    expected === 'any' ||
    (expected === 'noStream' && stored.length === 0) ||
    (expected === 'streamExists' && stored.length > 0) ||
    expected === actual
  if (wanted.length === 0) {
    return holds ? { kind: 'stored', last: stored.length === 0 ? 'noStream' : actual } : { kind: 'WrongExpectedRevision' }
  }
  const isTaken = wanted.some(({ id }) => model.all.some((event) => event.id === id))
  const place = placeOf(stored, wanted)
  const duplicate: Outcome = { kind: 'duplicate', last: BigInt(place + wanted.length) - 1n }
  if (holds) {
    if (!isTaken) return { kind: 'stored', last: actual + BigInt(wanted.length) }
    return place >= 0 && (expected === 'any' || expected === 'streamExists') ? duplicate : { kind: 'EventIdTaken' }
  }
  const next = expected === 'noStream' ? 0 : typeof expected === 'bigint' && expected < actual ? Number(expected) + 1 : -1
  if (next < 0) return { kind: 'WrongExpectedRevision' }
  if (place === next) return duplicate
  const first = wanted[0]
  const there = stored[next]
  const isKnown = model.all.some((event) => event.id === first?.id)
  const beginsAlike = there?.id === first?.id && there?.words === first?.words
  return { kind: isKnown && !beginsAlike ? 'EventIdTaken' : 'WrongExpectedRevision' }
}
