/**
 * What the law says as data by date: rates, rules and terms, each with its legal seat.
 *
 * No code asks for a year; it looks up the entry that is valid on a day. A new law is a new entry.
 */
import { left, right, type Either } from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'

import { code } from './codec.ts'
import { boundsOf, type FuzzyDate } from './fuzzy-date.ts'
import type { LocalDate } from './local-date.ts'

/**
 * How well a rule or term is founded: `checked` against the text of the law at its date, `reported` by a source that was
 * read, `recalled…` from memory, `inferred` by reasoning; `silent` where the text says nothing and the value is a default.
 */
export const Confidence = code('checked', 'reported', 'recalledHigh', 'recalledMedium', 'recalledLow', 'inferred', 'silent')
export type Confidence = t.TypeOf<typeof Confidence>

/** A value that is valid from a day up to but not including another; an absent side is open. */
export interface DatedEntry<T> {
  readonly from?: LocalDate
  readonly to?: LocalDate
  readonly value: T
  /** The legal seat, such as `§ 15 SGB II`. */
  readonly seat: string
  readonly confidence: Confidence
}

/** Entries in the order of their dates, no two of which are valid on the same day; there may be gaps. */
export interface DatedTable<T> {
  readonly entries: ReadonlyArray<DatedEntry<T>>
}

/** A table needs at least one entry. */
export interface EmptyTable {
  readonly _tag: 'EmptyTable'
}

/** An entry ends on or before the day on which it begins. */
export interface EntryWithoutDays<T> {
  readonly _tag: 'EntryWithoutDays'
  readonly entry: DatedEntry<T>
}

/** Two entries are valid on the same day. */
export interface OverlappingEntries<T> {
  readonly _tag: 'OverlappingEntries'
  readonly first: DatedEntry<T>
  readonly second: DatedEntry<T>
}

/** Why entries make no table. */
export type DatedTableError<T> = EmptyTable | EntryWithoutDays<T> | OverlappingEntries<T>

/**
 * A table of entries, given in any order.
 *
 * @example
 * ```ts
 * import { datedTable, day } from '@vor-ort/core'
 * const plan = { value: 'Eingliederungsvereinbarung', seat: '§ 15 SGB II', confidence: 'checked' } as const
 * datedTable([{ ...plan, to: day('2023-07-01') }])._tag // => 'Right'
 * datedTable([plan, { ...plan, from: day('2023-07-01') }])
 * // => { _tag: 'Left', left: { _tag: 'OverlappingEntries', first: plan, second: { ...plan, from: '2023-07-01' } } }
 * datedTable([]) // => { _tag: 'Left', left: { _tag: 'EmptyTable' } }
 * ```
 */
export const datedTable = <T>(entries: ReadonlyArray<DatedEntry<T>>): Either<DatedTableError<T>, DatedTable<T>> => {
  if (entries.length === 0) return left({ _tag: 'EmptyTable' })
  const withoutDays = entries.find((entry) => endOf(entry) <= beginOf(entry))
  if (withoutDays !== undefined) return left({ _tag: 'EntryWithoutDays', entry: withoutDays })
  const sorted = entries.toSorted((a, b) => (beginOf(a) < beginOf(b) ? -1 : 1))
  for (const [index, second] of sorted.entries()) {
    const first = sorted[index - 1]
    if (first !== undefined && beginOf(second) < endOf(first)) return left({ _tag: 'OverlappingEntries', first, second })
  }
  return right({ entries: sorted })
}

/** No entry is valid on the day; `previous` and `next` are the entries around the gap. */
export interface NoEntry<T> {
  readonly _tag: 'NoEntry'
  readonly date: FuzzyDate
  readonly previous?: DatedEntry<T>
  readonly next?: DatedEntry<T>
}

/**
 * The entry that is valid on a day.
 *
 * @example
 * ```ts
 * import { day, entryAt } from '@vor-ort/core'
 * const ratio = { from: day('2011-01-01'), value: 75, seat: '§ 44c Abs. 4 SGB II', confidence: 'checked' } as const
 * entryAt({ entries: [ratio] }, day('2015-01-13')) // => { _tag: 'Right', right: ratio }
 * entryAt({ entries: [ratio] }, day('2010-12-31')) // => { _tag: 'Left', left: { _tag: 'NoEntry', date: '2010-12-31', next: ratio } }
 * ```
 */
export const entryAt = <T>(table: DatedTable<T>, date: LocalDate): Either<NoEntry<T>, DatedEntry<T>> => {
  const entry = table.entries.find((candidate) => beginOf(candidate) <= date && date < endOf(candidate))
  return entry === undefined ? left(noEntry(table, date, date, date)) : right(entry)
}

/** What is valid on a date that is not exactly known. */
export type FuzzyEntry<T> =
  /** One entry is valid on every day that the date can mean. */
  | { readonly _tag: 'Determined'; readonly entry: DatedEntry<T> }
  /** Which of the entries is valid depends on the day; `orNone` when there are also days without one. */
  | { readonly _tag: 'Undetermined'; readonly entries: ReadonlyArray<DatedEntry<T>>; readonly orNone: boolean }

/**
 * The entry that is valid on a fuzzy date, or all that are possible.
 *
 * @example
 * ```ts
 * import { day, entryAtFuzzy, unknownDate, yearMonthOf } from '@vor-ort/core'
 * const before = { to: day('2023-07-01'), value: 'Eingliederungsvereinbarung', seat: '§ 15 SGB II', confidence: 'checked' } as const
 * const since = { from: day('2023-07-01'), value: 'Kooperationsplan', seat: '§ 15 SGB II', confidence: 'checked' } as const
 * const table = { entries: [before, since] }
 * entryAtFuzzy(table, yearMonthOf(day('2023-06-30'))) // => { _tag: 'Right', right: { _tag: 'Determined', entry: before } }
 * entryAtFuzzy(table, unknownDate)
 * // => { _tag: 'Right', right: { _tag: 'Undetermined', entries: [before, since], orNone: false } }
 * ```
 */
export const entryAtFuzzy = <T>(table: DatedTable<T>, date: FuzzyDate): Either<NoEntry<T>, FuzzyEntry<T>> => {
  const { earliest = firstDay, latest = lastDay } = boundsOf(date)
  const entries = table.entries.filter((entry) => beginOf(entry) <= latest && earliest < endOf(entry))
  const [first] = entries
  if (first === undefined) return left(noEntry(table, date, earliest, latest))
  const last = entries.at(-1) ?? first
  const orNone =
    earliest < beginOf(first) || endOf(last) <= latest || entries.slice(1).some((entry, index) => entries[index]?.to !== entry.from)
  return right(first === last && !orNone ? { _tag: 'Determined', entry: first } : { _tag: 'Undetermined', entries, orNone })
}

const noEntry = <T>(table: DatedTable<T>, date: FuzzyDate, earliest: string, latest: string): NoEntry<T> => {
  const previous = table.entries.findLast((entry) => endOf(entry) <= earliest)
  const next = table.entries.find((entry) => latest < beginOf(entry))
  return { _tag: 'NoEntry', date, ...(previous === undefined ? {} : { previous }), ...(next === undefined ? {} : { next }) }
}

// The calendar's own ends stand for open sides, so that all of them compare as texts; no day sorts after "open".
const firstDay = '0001-01-01'
const lastDay = '9999-12-31'
const beginOf = <T>({ from }: DatedEntry<T>): string => from ?? firstDay
const endOf = <T>({ to }: DatedEntry<T>): string => to ?? 'open'
