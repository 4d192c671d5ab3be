/** The driver: the small interface that an adapter author writes; `makeEventStore` adds what is alike for all stores. */
import type { Position, StreamHead, StreamName } from '@vor-ort/core'
import type { Either } from 'fp-ts/lib/Either.js'

import type { AppendError, Appended, Capabilities, StoreError, StreamInfo } from './port.ts'

/** An event with its place and digest, its data and metadata as JSON text: just what a driver stores, byte for byte. */
export interface SealedEvent {
  readonly id: string
  readonly type: string
  readonly schemaVersion: number
  /** JSON text in canonical form. */
  readonly data: string
  /** JSON text in canonical form. */
  readonly metadata: string
  readonly stream: StreamName
  readonly revision: bigint
  readonly prevHash: string
  readonly hash: string
}

/** An event as a driver hands it out again. */
export interface StoredText extends SealedEvent {
  readonly position: Position
  /** Data and metadata as values, where the driver has them anyway; then the texts may be made when they are asked for. */
  readonly json?: { readonly data: unknown; readonly metadata: unknown }
}

/** What is to be done about an append, given what lies in the store. */
export type Resolution =
  /** Store these, all or none. When an id turns out to be taken, undo all, and resolve again with what has these ids. */
  | { readonly _tag: 'Store'; readonly events: ReadonlyArray<SealedEvent> }
  /** Look up which stored events have one of the ids of the request, and resolve again with them. */
  | { readonly _tag: 'LookUp' }
  /** Change nothing; this is the answer. */
  | { readonly _tag: 'Answer'; readonly answer: Either<AppendError, Appended> }

/**
 * An append as a driver gets it.
 *
 * `resolve` is pure and may be called as often as needed; the driver must see to it that the head it gave is still the
 * head of the stream when it stores the events (by a transaction, a lock, or an expected revision of the server).
 */
export interface AppendRequest {
  readonly stream: StreamName
  readonly ids: ReadonlyArray<string>
  /** The revision that the first event is meant to get, where the writer names it: a repetition lies there. */
  readonly place?: bigint
  readonly resolve: (head: StreamHead | undefined, known?: ReadonlyArray<StoredText>) => Resolution
}

/** One page of a stream; a page with fewer events than `limit` is the last. */
export interface StreamPageRange {
  readonly direction: 'forward' | 'backward'
  readonly from?: bigint
  readonly to?: bigint
  readonly limit: number
}

/** One page of the whole store: what lies behind `after` in the direction of reading. */
export interface AllPageRange {
  readonly direction: 'forward' | 'backward'
  readonly after?: Position
  readonly categories?: ReadonlyArray<string>
  /** Only streams whose name ends in one of these (see `endingsOf`). */
  readonly endings?: ReadonlyArray<string>
  readonly limit: number
}

/** A page of the whole store. */
export interface AllPage {
  readonly events: ReadonlyArray<StoredText>
  /** Up to where the store was searched for this page; `undefined` where it is empty. */
  readonly reached: Position | undefined
  /** Whether nothing lies behind `reached`. */
  readonly done: boolean
}

/** One page of the list of streams, in the order of their names. */
export interface HeadsPageRange {
  readonly after?: StreamName
  readonly category?: string
  readonly limit: number
}

/**
 * What an adapter author writes.
 *
 * No function rejects: faults are values. A driver may do its work in the call (as SQLite does); pages are small, and
 * `makeEventStore` lets other work run between them. Positions are decimal texts that grow; an event must not become
 * readable behind one that was already read.
 */
export type StoreDriver = StoreDriverBase & (Polled | Followed)

/** What every driver has. */
export interface StoreDriverBase {
  readonly capabilities: Capabilities
  readonly append: (request: AppendRequest) => Promise<Either<AppendError, Appended>>
  readonly readStream: (stream: StreamName, range: StreamPageRange) => Promise<Either<StoreError, ReadonlyArray<StoredText>>>
  readonly readAll: (range: AllPageRange) => Promise<Either<StoreError, AllPage>>
  readonly heads: (range: HeadsPageRange) => Promise<Either<StoreError, ReadonlyArray<StreamInfo>>>
  /** The position of the last event. */
  readonly end: () => Promise<Either<StoreError, Position | undefined>>
  /** A text that this store has and no other one, a copy of its events included; asked for only where there are events. */
  readonly identity: () => Promise<Either<StoreError, string>>
  readonly checkMedium: () => Promise<Either<StoreError, ReadonlyArray<string>>>
  readonly close: () => Promise<Either<StoreError, void>>
}

/** A driver whose subscribers read pages and wait for a bell. */
export interface Polled {
  /**
   * Resolves when something may lie behind `after`, at once if it does already, or when the signal aborts or the store
   * is closed. Resolving too often is harmless, never resolving is not.
   */
  readonly changed: (after: Position | undefined, signal: AbortSignal) => Promise<void>
}

/** A driver whose server keeps subscriptions itself. */
export interface Followed {
  /**
   * What lies behind `after` and then what comes, as pages without end; `done` where all that is stored was delivered.
   * `reached` never goes back. It survives lost connections by itself; a fault that it hands out is the last page. It
   * ends when the signal aborts.
   */
  readonly follow: (range: Omit<AllPageRange, 'direction'>, signal: AbortSignal) => AsyncIterable<Either<StoreError, AllPage>>
}

/** The answer to an append that was carried out. */
export const appended = (events: ReadonlyArray<SealedEvent>, position: Position): Appended => ({
  revision: events.at(-1)?.revision ?? 'noStream',
  position,
  duplicate: false,
})
