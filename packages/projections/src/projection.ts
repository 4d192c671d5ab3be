/** A projection: a keyed fold of events into rows. Pure; it runs the same in memory, in SQLite and in PostgreSQL. */
import { aggregateIdOf, type RecordedEvent } from '@vor-ort/core'

import type { RowsOf, Table } from './table.ts'

/**
 * A keyed fold: which events, for which keys, into which state, and which rows a state is.
 *
 * The state of each key is kept beside the rows and must be plain JSON (a field that is `undefined` comes back as
 * missing). All functions are pure and total. Methods, so that projections of many states fit into one list.
 */
export interface Projection<State, Tables extends ReadonlyArray<Table> = ReadonlyArray<Table>> {
  /** Lower-case words joined by `_`; names the projection for good. */
  readonly name: string
  /** Raise it whenever `evolve`, `rows`, `keysOf` or the tables change what comes out: the projection is then rebuilt. */
  readonly version: number
  /** It sees all events of these categories of streams. */
  readonly handles: ReadonlyArray<string>
  readonly tables: Tables
  /**
   * The name of a column that always holds the key, in every table whose first key column it is: one index then serves
   * readers and the projection. A row that breaks it is a fault.
   */
  readonly idColumn?: string
  /**
   * Each key ends with the same two digits as the stream of its events, so that the parts of a store (`partitionOf`) have
   * no key in common, and members of a group may each fold some of them. `defineProjection` sets it where `keysOf` is left
   * out. No row may then move from the key of one stream to that of another: between streams no order is kept.
   */
  readonly partitionedBy?: 'stream'
  readonly initial: State
  /** The keys whose rows this event touches; may be none. */
  keysOf(event: RecordedEvent): ReadonlyArray<string>
  /** The state of a key after an event; the same object where nothing changed. */
  evolve(state: State, event: RecordedEvent, key: string): State
  /** All rows of a key; they replace those that it had. */
  rows(state: State, key: string): RowsOf<Tables>
}

/** A projection whose state is nobody's business. */
export type AnyProjection = Projection<unknown>

/** The parts of a projection; `keysOf` is the id of the aggregate unless given, and then it is partitioned by stream. */
export type ProjectionParts<State, Tables extends ReadonlyArray<Table>> = Omit<Projection<State, Tables>, 'keysOf'> &
  Partial<Pick<Projection<State, Tables>, 'keysOf'>>

/**
 * Makes a projection of its parts.
 *
 * @example
 * ```ts
 * import { defineProjection } from '@vor-ort/projections'
 * const counter = defineProjection({
 *   name: 'counter',
 *   version: 1,
 *   handles: ['meeting'],
 *   tables: [],
 *   initial: { events: 0 },
 *   evolve: ({ events }) => ({ events: events + 1 }),
 *   rows: () => ({}),
 * })
 * counter.keysOf({ stream: 'meeting-0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d90' }) // => ['0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d90']
 * ```
 */
export const defineProjection = <State, const Tables extends ReadonlyArray<Table>>(
  parts: ProjectionParts<State, Tables>,
): Projection<State, Tables> => ({ ...(parts.keysOf === undefined ? { partitionedBy: 'stream' } : {}), keysOf: ({ stream }) => [aggregateIdOf(stream)], ...parts })
