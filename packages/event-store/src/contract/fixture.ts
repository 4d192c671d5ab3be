/** What an adapter author hands to the contract suite. */
import type { Registry } from '@vor-ort/core'

import type { StoredText } from '../driver.ts'
import type { EventStore } from '../port.ts'
import type { Need } from './need.ts'

/** Access to what lies in a store, past all its protection; for scenarios that tamper. */
export interface RawAccess {
  /** All events in the order of the store. */
  readonly read: () => Promise<ReadonlyArray<StoredText>>
  /** Puts these in the place of all events; the store's own list of streams stays as it was. */
  readonly write: (events: ReadonlyArray<StoredText>) => Promise<void>
}

/** One way to change history by ordinary means; the store must refuse it. */
export interface Misdeed {
  readonly name: string
  readonly commit: () => Promise<unknown>
}

/** A transaction of the caller, which has already written something of its own to the database. */
export interface CallersTransaction {
  /** An append that becomes real when the transaction does. */
  readonly append: EventStore['append']
  readonly commit: () => Promise<void>
  readonly rollback: () => Promise<void>
}

/** Transactions of somebody beside the store, in the same database; for stores whose appends can join them. */
export interface Transactions {
  readonly begin: () => Promise<CallersTransaction>
  /** A transaction that has written something of its own, nothing of the store's, and is left open until it is released. */
  readonly idle: () => Promise<{ readonly release: () => Promise<void> }>
  /** The same in another database of the same server. */
  readonly idleElsewhere?: () => Promise<{ readonly release: () => Promise<void> }>
}

/** Faults that come from outside, as connections that break or a server that starts anew. */
export interface Faults {
  /** Causes one fault; resolves when the store can be worked with again. */
  readonly inject: () => Promise<void>
}

/** How a fixture opens its store; a fixture that cannot set one of these ignores it. */
export interface OpenOptions {
  /** The number of events that are read at once. */
  readonly pageSize?: number
}

/** One place where a store lies, empty at first. */
export interface Fixture {
  /** Opens the store; called again, it opens the same place once more, perhaps with another registry. */
  readonly open: (registry: Registry, options?: OpenOptions) => Promise<EventStore>
  /** Leaves the place as the death of the process would leave it now; what was opened before is not used again. */
  readonly crash?: () => Promise<void>
  readonly raw?: RawAccess
  /** Ways to change or delete the stored events with the tools of the medium, such as SQL. */
  readonly misdeeds?: ReadonlyArray<Misdeed>
  readonly transactions?: Transactions
  readonly faults?: Faults
  /** Frees everything. */
  readonly dispose: () => Promise<void>
}

/** Makes an empty place for a store. */
export type MakeFixture = () => Promise<Fixture>

/** One promise that every store must keep: `run` throws where it is broken. */
export interface Scenario {
  /** The number in the list of scenarios, with a letter where there are several. */
  readonly id: string
  /** The promise, as a sentence. */
  readonly name: string
  /** What must be given for it, beyond opening a store. */
  readonly needs?: ReadonlyArray<Need>
  readonly run: (fixture: Fixture, makeFixture: MakeFixture) => Promise<void>
}
