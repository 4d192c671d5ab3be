/** The port to every event store: what a store can do, and how it says no. */
import type { ChainFault, DecodeFault, Fault, NewEvent, Position, RecordedEvent, Registry, StoredEvent, StreamName } from '@vor-ort/core'
import type { Either } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Partitions } from './partitions.ts'

/** What the writer believes about a stream: nothing, that it is new, that it exists, or its last revision. */
export type ExpectedRevision = 'any' | 'noStream' | 'streamExists' | bigint

/** What a stream really is at: its last revision, or that it does not exist. */
export type ActualRevision = 'noStream' | bigint

/** Why an append was refused; a refused append has changed nothing. */
export type AppendError =
  | {
      readonly _tag: 'WrongExpectedRevision'
      readonly stream: StreamName
      readonly expected: ExpectedRevision
      readonly actual: ActualRevision
    }
  /** An event id is already stored, in another stream, at another place, or with other content. */
  | { readonly _tag: 'EventIdTaken'; readonly id: string; readonly stream: StreamName; readonly storedIn: StreamName }
  /** The event at `index` of the batch may not be stored. */
  | { readonly _tag: 'InvalidEvent'; readonly stream: StreamName; readonly index: number; readonly fault: DecodeFault | InvalidEnvelope }
  /** More in one append than this store can take at once (`maxAppendEvents` or `maxAppendBytes` of its capabilities); nothing was sent. */
  | { readonly _tag: 'AppendTooLarge'; readonly unit: 'events' | 'bytes'; readonly size: number; readonly maximum: number }
  | StoreError

/** The refusal of a writer who believed something else about the stream than what is so. */
export type WrongExpectedRevision = Extract<AppendError, { readonly _tag: 'WrongExpectedRevision' }>

/** Why stored events were not taken over from another store. */
export type RestoreError =
  | AppendError
  /** The event at this revision does not link to the one before it, or is not what its digest says. */
  | { readonly _tag: 'ChainBroken'; readonly stream: StreamName; readonly revision: bigint; readonly fault: ChainFault }

/** Metadata or stream name that is not what the envelope says. */
export interface InvalidEnvelope {
  readonly _tag: 'InvalidEnvelope'
  readonly faults: ReadonlyArray<Fault>
}

/** The store itself is at fault, not the request. */
export type StoreError =
  /** It cannot be reached or was closed. */
  | { readonly _tag: 'StoreUnavailable'; readonly reason: string }
  /** Another writer holds it and did not let go in time. */
  | { readonly _tag: 'StoreBusy'; readonly waitedMilliseconds: number }
  /** What lies there cannot be read as a store: damaged, or not a store at all; `at` names the event, where it is one. */
  | { readonly _tag: 'StoreDamaged'; readonly reason: string; readonly at?: EventPlace }
  /** A position that no event of any store can have. */
  | { readonly _tag: 'InvalidPosition'; readonly position: string }

/** Where one event lies. */
export interface EventPlace {
  readonly stream: StreamName
  readonly revision: bigint
  readonly position: Position
}

/** An event that lies in the store but is not one that this software knows; the rest can still be read. */
export interface UnreadableEvent extends EventPlace {
  readonly _tag: 'UnreadableEvent'
  readonly fault: DecodeFault | InvalidEnvelope
}

/** One thing read: an event, an event that cannot be decoded (reading goes on), or the end by a fault of the store. */
export type Read = Either<UnreadableEvent | StoreError, RecordedEvent>

/** The result of an append: where the events are now. */
export interface Appended {
  /** The stream's last revision after the append; `noStream` after an empty append to a stream that does not exist. */
  readonly revision: ActualRevision
  /** The position of the last event that was appended; absent after an empty append. */
  readonly position?: Position
  /** True when the same events were stored by an earlier try. */
  readonly duplicate: boolean
}

/** Which events of a stream to read, and in which order. */
export interface StreamRange {
  readonly direction?: 'forward' | 'backward'
  /** The first revision to read, inclusive; by default the start (forward) or the end (backward). */
  readonly from?: bigint
  /** The last revision to read, inclusive; when reading backward it is the lower one. */
  readonly to?: bigint
  readonly maxCount?: number
}

/** Which events of the whole store to read, and in which order. */
export interface AllRange {
  readonly direction?: 'forward' | 'backward'
  /** Read what lies behind this position (in the direction of reading); by default from the very start or end. */
  readonly after?: Position
  readonly maxCount?: number
  /** Only streams of these categories. */
  readonly categories?: ReadonlyArray<string>
  /** Only streams in these parts of the store. */
  readonly partitions?: Partitions
}

/** Where a subscription starts, and how it is ended. */
export interface SubscriptionOptions {
  /** Events behind this position; `start` by default, `end` for new ones only. */
  readonly after?: Position | 'start' | 'end'
  readonly categories?: ReadonlyArray<string>
  /** Only streams in these parts of the store. */
  readonly partitions?: Partitions
  readonly signal?: AbortSignal
}

/**
 * What a subscription delivers.
 *
 * `CaughtUp` comes as soon as everything that was stored is delivered, also when that was nothing, and again after each
 * later time that the end is reached. It names the position up to which the store was read, filtered-out events
 * included, so that a checkpoint can move past events that do not concern its owner.
 */
export type Delivery =
  | { readonly _tag: 'Events'; readonly reads: ReadonlyArray<Read> }
  | { readonly _tag: 'CaughtUp'; readonly position: Position | undefined }

/** One line about a stream. */
export interface StreamInfo {
  readonly stream: StreamName
  readonly revision: bigint
  readonly hash: string
}

/** What a store can do that another may not; the only differences that the contract suite allows. */
export interface Capabilities {
  /** Events survive the process. */
  readonly durable: boolean
  /** Other processes may read, and write, the same store. */
  readonly multiProcess: boolean
  /** The largest number of events in one append, if there is a limit. */
  readonly maxAppendEvents?: number
  /** The largest size of one append in bytes as the server counts them, if there is a limit. */
  readonly maxAppendBytes?: number
  /**
   * An event id that is stored anywhere is refused anywhere else. Otherwise only a repetition of the same append is
   * told: always where it names a revision, and among the last events of the stream where it does not.
   */
  readonly uniqueEventIds: boolean
  /** An append may be part of a transaction of the caller. */
  readonly joinsTransactions: boolean
}

/**
 * An event store.
 *
 * Reads deliver pages (small arrays) so that a reader pays for a promise per page, not per event; leaving the loop ends
 * the read. Every event that is read has been checked against the registry.
 */
export interface EventStore {
  readonly capabilities: Capabilities
  /** What every event is checked against. */
  readonly registry: Registry
  readonly append: (
    stream: StreamName,
    expected: ExpectedRevision,
    events: ReadonlyArray<NewEvent>,
  ) => TaskEither<AppendError, Appended>
  /**
   * Stores events of one stream just as another store had them: ids, digests, times and older schema versions stay, and
   * nothing is checked but that they link to each other and to what lies there. Again, it changes nothing.
   */
  readonly appendStored: (stream: StreamName, events: ReadonlyArray<StoredEvent>) => TaskEither<RestoreError, Appended>
  readonly readStream: (stream: StreamName, range?: StreamRange) => AsyncIterable<ReadonlyArray<Read>>
  readonly readAll: (range?: AllRange) => AsyncIterable<ReadonlyArray<Read>>
  /** The bytes as they lie there, unchecked: for verification and copying. */
  readonly readStored: (range?: AllRange) => AsyncIterable<ReadonlyArray<Either<StoreError, StoredEvent>>>
  readonly streams: (options?: { readonly category?: string }) => AsyncIterable<ReadonlyArray<Either<StoreError, StreamInfo>>>
  /**
   * Everything behind a position, then what comes. It ends when the signal aborts or the loop is left; when the store
   * fails or is closed, it delivers that as its last read.
   */
  readonly subscribe: (options?: SubscriptionOptions) => AsyncIterable<Delivery>
  /**
   * A text that this store has and no other one, since positions mean something in one store alone. What was copied event by
   * event is another store; a copied file or a restored backup is the same. `undefined` while there are no events.
   */
  readonly identity: () => TaskEither<StoreError, string | undefined>
  /** Structural check of the medium beneath (for example SQLite's integrity check): a list of faults. */
  readonly checkMedium: () => TaskEither<StoreError, ReadonlyArray<string>>
  readonly close: () => TaskEither<StoreError, void>
}
