/** The envelope: what is stored around the data of every event. */
import type * as t from 'io-ts'

import { list, record } from './codec.ts'
import { scalar, text } from './scalar.ts'
import { Classification } from './event.ts'
import { Evidence, Sha256 } from './evidence.ts'
import { FuzzyDate } from './fuzzy-date.ts'
import { idOf, isUuid, PersonId, type Id } from './ids.ts'
import { Instant } from './local-date.ts'

/** The id of an event: UUIDv5 of command id and index, so that a retry has the same ids. */
export const EventId = idOf('Event')
export type EventId = Id<'Event'>

const streamForm = /^([a-z][a-z0-9]*(?:-[a-z0-9]+)*)-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/

/** The name of a stream: `<category>-<uuid>`. */
export type StreamName = string & { readonly _kind: 'StreamName' }
export const StreamName = scalar(
  'StreamName',
  (u): u is StreamName => typeof u === 'string' && streamForm.test(u),
  'must be the name of a stream such as motion-0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d90',
  [] as ReadonlyArray<StreamName>,
  { type: 'string', pattern: streamForm.source },
)

/**
 * The name of the stream of one aggregate.
 *
 * @example
 * ```ts
 * import { categoryOf, streamName } from '@vor-ort/core'
 * categoryOf(streamName('governing-body', '0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d90')) // => 'governing-body'
 * ```
 */
// The category is a constant of an aggregate and the id a checked UUID, so the form holds.
export const streamName = (category: string, id: string): StreamName => `${category}-${id}` as StreamName

/** The category of a stream: its name without the id. */
export const categoryOf = (stream: StreamName): string => stream.slice(0, -37)

/** The id of the aggregate whose stream this is. */
export const aggregateIdOf = (stream: StreamName): string => stream.slice(-36)

/** Who acted: an office or role, and its unit; never a name (design rule 6). */
export const Actor = record({ role: text }, { unit: text })
export type Actor = t.TypeOf<typeof Actor>

/**
 * What is known about an event beside its data.
 *
 * `recordedAt` is when we learned it (UTC), `validTime` when it was so. `commandId` is what the event follows from;
 * `corrects` names an earlier event of the stream that this one corrects.
 */
export const Metadata = record(
  { recordedAt: Instant, validTime: FuzzyDate, actor: Actor, classification: Classification },
  {
    carrier: text,
    legalBasis: list(text),
    purpose: text,
    subjects: list(PersonId),
    evidence: list(Evidence),
    commandId: text,
    /** Digest of the command, so that its id cannot be used for another one. */
    commandDigest: Sha256,
    correlationId: text,
    causationId: text,
    corrects: EventId,
  },
)
export type Metadata = t.TypeOf<typeof Metadata>

/** An event before it is stored: it has no place yet. */
export interface NewEvent {
  readonly id: EventId
  readonly type: string
  readonly schemaVersion: number
  readonly data: unknown
  readonly metadata: Metadata
}

/** An event as it lies in a store: data and metadata byte-true, in the version that was written. */
export interface StoredEvent extends Omit<NewEvent, 'metadata' | 'id'> {
  readonly id: string
  readonly metadata: unknown
  readonly stream: StreamName
  /** Place in the stream, from 0, without gaps. */
  readonly revision: bigint
  /** Place in the store: opaque and ordered (compare with `comparePositions`). */
  readonly position: Position
  readonly prevHash: string
  readonly hash: string
}

/** An event that was read, checked and brought to the current version. */
export interface RecordedEvent extends NewEvent {
  readonly stream: StreamName
  readonly revision: bigint
  readonly position: Position
  readonly prevHash: string
  readonly hash: string
}

/** A place in the order of all events of one store; only that store can read it. */
export type Position = string & { readonly _kind: 'Position' }

/** The part of an event that a decider knows. */
export const eventOf = (recorded: RecordedEvent): { readonly type: string; readonly on: FuzzyDate; readonly data: unknown } => ({
  type: recorded.type,
  on: recorded.metadata.validTime,
  data: recorded.data,
})

/** Whether a text is the name of a stream of a category. */
export const isStreamOf = (category: string, u: string): u is StreamName =>
  StreamName.is(u) && isUuid(aggregateIdOf(u)) && categoryOf(u) === category
