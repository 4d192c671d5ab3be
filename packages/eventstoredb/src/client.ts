/** What is needed of a client of the server, in plain types: the one thing that the two official clients differ behind. */
import type { Either } from 'fp-ts/lib/Either.js'

import type { ClientFault } from './client-fault.ts'

/** A place in the log of the server, exactly as the server gave it. */
export interface LogPosition {
  readonly commit: bigint
  readonly prepare: bigint
}

/** An event as it goes to the server: its data as a value, its metadata as JSON in UTF-8. */
export interface ProposedEvent {
  /** The server tells repetitions by it, within a place of a stream. */
  readonly id: string
  readonly type: string
  readonly data: unknown
  readonly metadata: Uint8Array
}

/** An event as it comes from the server, whoever wrote it. */
export interface ServerRecord {
  /** The id by which the server knows it; ours is in the metadata. */
  readonly id: string
  readonly stream: string
  readonly revision: bigint
  readonly type: string
  readonly isJson: boolean
  /** The parsed JSON; bytes where it is not declared to be JSON; the text itself where it is, but cannot be parsed. */
  readonly data: unknown
  /** The parsed JSON, or bytes where it is none, or nothing. */
  readonly metadata: unknown
  /** Absent where the server does not tell it. */
  readonly position: LogPosition | undefined
}

/** A page of one stream. */
export interface StreamPage {
  readonly direction: 'forward' | 'backward'
  /** Inclusive; by default the start (forward) or the end (backward). */
  readonly from?: bigint
  readonly count: number
}

/** A page of the log. */
export interface LogPage {
  readonly direction: 'forward' | 'backward'
  /** Inclusive when reading forward, exclusive when reading backward; by default the start or the end. */
  readonly from?: LogPosition
  readonly count: number
  /** A regular expression for names of streams; only where the client `filtersReads`. */
  readonly streams?: string
}

/** What a subscription tells, in the order of the log. */
export interface SubscriptionListener {
  /** The server has said anything at all. */
  readonly heard: () => void
  readonly record: (record: ServerRecord) => void
  /** So far was searched, also where nothing matched. */
  readonly passed: (position: LogPosition) => void
  /** Everything that was stored has been told. */
  readonly caughtUp: () => void
  /** It is over, and nothing more is told. */
  readonly ended: (fault: ClientFault) => void
}

/** A subscription that is open. */
export interface OpenSubscription {
  readonly pause: () => void
  readonly resume: () => void
  /** Ends the call on the server; nothing more is told. */
  readonly stop: () => void
}

/** A client of one server; no function rejects or throws. */
export interface EsdbClient {
  /** Whether reads of the log can be filtered by the server. */
  readonly filtersReads: boolean
  /** Appends all or none; never without an expected revision. The position is absent where the server does not tell it. */
  readonly append: (
    stream: string,
    expected: 'noStream' | bigint,
    events: ReadonlyArray<ProposedEvent>,
    milliseconds: number,
  ) => Promise<Either<ClientFault, { readonly revision: bigint; readonly position: LogPosition | undefined }>>
  readonly readStream: (stream: string, page: StreamPage, milliseconds: number) => Promise<Either<ClientFault, ReadonlyArray<ServerRecord>>>
  readonly readAll: (page: LogPage, milliseconds: number) => Promise<Either<ClientFault, ReadonlyArray<ServerRecord>>>
  /** Everything behind a position, then what comes, of the streams whose name matches. */
  readonly subscribe: (after: LogPosition | undefined, streams: string, listener: SubscriptionListener) => OpenSubscription
  /** Whether the server tells its subscribers that they have caught up (since 23.10). */
  readonly tellsCaughtUp: (milliseconds: number) => Promise<Either<ClientFault, boolean>>
  /** Frees everything; never waits for long. */
  readonly close: () => Promise<void>
}

/** Makes a client of a connection string; it throws where the string cannot be used. */
export type MakeClient = (connectionString: string) => EsdbClient
