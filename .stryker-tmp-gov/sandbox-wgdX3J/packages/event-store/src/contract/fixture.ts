/** What an adapter author hands to the contract suite. */
// @ts-nocheck

import type { Registry } from '@vor-ort/core'

import type { StoredText } from '../driver.ts'
import type { EventStore } from '../port.ts'

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

/** One place where a store lies, empty at first. */
export interface Fixture {
  /** Opens the store; called again, it opens the same place once more, perhaps with another registry. */
  readonly open: (registry: Registry) => Promise<EventStore>
  /** Leaves the place as the death of the process would leave it now; what was opened before is not used again. */
  readonly crash?: () => Promise<void>
  readonly raw?: RawAccess
  /** Ways to change or delete the stored events with the tools of the medium, such as SQL. */
  readonly misdeeds?: ReadonlyArray<Misdeed>
  /** Frees everything. */
  readonly dispose: () => Promise<void>
}

/** Makes an empty place for a store. */
export type MakeFixture = () => Promise<Fixture>

/** What a scenario needs beyond opening a store. */
export type Need = 'raw' | 'misdeeds'

/** One promise that every store must keep: `run` throws where it is broken. */
export interface Scenario {
  /** The number in the list of scenarios, with a letter where there are several. */
  readonly id: string
  /** The promise, as a sentence. */
  readonly name: string
  readonly needs?: ReadonlyArray<Need>
  readonly run: (fixture: Fixture, makeFixture: MakeFixture) => Promise<void>
}
