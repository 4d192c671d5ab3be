/** Event definitions: the storage contract of every event, with its German term and legal seat. */
// @ts-nocheck

import type * as t from 'io-ts'

import { code } from './codec.ts'
import type { FuzzyDate } from './fuzzy-date.ts'

/** How far an event may be shown: to all, inside the carrier, or only under the rules for social data. */
export const Classification = code('public', 'internal', 'personal', 'special')
export type Classification = t.TypeOf<typeof Classification>

/** Turns the data of one schema version into the data of a later one; it must accept whatever that version stored. */
export interface Upcaster {
  readonly from: number
  readonly to: number
  readonly upcast: (data: unknown) => unknown
}

/** What is fixed about one type of event (kernel invariant K-12). */
export interface EventDefinition<Data extends t.Mixed = t.Mixed> {
  /** The schema version that is written now, from 1. */
  readonly version: number
  /** The German term of the field. */
  readonly german: string
  /** The legal seat, or `none`. */
  readonly seat: string
  readonly classification: Classification
  /** One sentence for the event catalogue. */
  readonly summary: string
  readonly data: Data
  readonly upcasters: ReadonlyArray<Upcaster>
}

/** Event definitions by event type. */
export type EventDefinitions = Readonly<Record<string, EventDefinition>>

/** The data of each type of event, by type. */
export type DataOf<D extends Readonly<Record<string, { readonly data: t.Mixed }>>> = {
  readonly [K in keyof D & string]: t.TypeOf<D[K]['data']>
}

/**
 * A command or event: its type, when it was so (valid time), and its data.
 *
 * The second parameter narrows the union to some of its types.
 */
export type MessageOf<D, K extends keyof D = keyof D> = {
  readonly [P in K]: { readonly type: P; readonly on: FuzzyDate; readonly data: D[P] }
}[K]

/** Any event, whatever its aggregate. */
export interface AnyEvent {
  readonly type: string
  readonly on: FuzzyDate
  readonly data: unknown
}

interface Described<Data extends t.Mixed> {
  readonly german: string
  readonly seat?: string
  readonly classification?: Classification
  readonly summary: string
  readonly data: Data
  readonly version?: number
  readonly upcasters?: ReadonlyArray<Upcaster>
}

/**
 * Defines an event: German term, summary and codec; the seat defaults to `none`, the classification to `internal`.
 *
 * @example
 * ```ts
 * import { defineEvent, record, text } from '@vor-ort/core'
 * const event = defineEvent({ german: 'Absage', summary: 'The meeting is called off.', data: record({ reason: text }) })
 * event.version // => 1
 * ```
 */
export const defineEvent = <Data extends t.Mixed>(described: Described<Data>): EventDefinition<Data> => ({
  version: described.version ?? 1,
  german: described.german,
  seat: described.seat ?? 'none',
  classification: described.classification ?? 'internal',
  summary: described.summary,
  data: described.data,
  upcasters: described.upcasters ?? [],
})
