/** A history: what several clients asked of one store at the same time, and what they were told. */
import type { Position, RecordedEvent, StreamName } from '@vor-ort/core'

import type { ExpectedRevision } from '../../port.ts'

/** An event and its place, as somebody saw it. */
export interface Seen {
  readonly id: string
  readonly stream: StreamName
  readonly revision: bigint
  readonly position: Position
}

/** When a call was made and when it was answered, on a clock that counts these alone. */
export interface Span {
  readonly client: string
  readonly begin: number
  readonly end: number
}

/** How an append ended; `unknown` where the answer was lost, so that it may have been carried out or not. */
export type Ending =
  | { readonly _tag: 'Stored'; readonly revision: bigint; readonly position: Position | undefined; readonly duplicate: boolean }
  | { readonly _tag: 'Refused'; readonly as: string }
  | { readonly _tag: 'Unknown' }

/** An append; a retry is a call of its own, with the same ids. */
export interface AppendCall extends Span {
  readonly stream: StreamName
  readonly expected: ExpectedRevision
  readonly ids: ReadonlyArray<string>
  readonly ending: Ending
}

/** A read from the very start: of one stream, or of the whole store. */
export interface ReadCall extends Span {
  readonly stream?: StreamName
  readonly seen: ReadonlyArray<Seen>
}

/** All that subscribers from the start were handed until the end, across all their reconnections. */
export interface Subscribed {
  readonly client: string
  readonly seen: ReadonlyArray<Seen>
}

/** What was asked and told, and what lies in the store in the end. */
export interface History {
  readonly appends: ReadonlyArray<AppendCall>
  readonly reads: ReadonlyArray<ReadCall>
  readonly subscribed: ReadonlyArray<Subscribed>
  /** The whole store in its order, when all calls were over. */
  readonly all: ReadonlyArray<Seen>
  /** Each stream in its order, when all calls were over. */
  readonly streams: ReadonlyMap<StreamName, ReadonlyArray<Seen>>
}

/** The part of an event that a history keeps. */
export const seenOf = ({ id, stream, revision, position }: RecordedEvent): Seen => ({ id, stream, revision, position })
