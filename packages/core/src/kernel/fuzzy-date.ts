/**
 * Dates as sources state them: a day, a month, a year, "Ende Januar", "vor 2015", or unknown.
 *
 * A fuzzy date stands for one day of which we know no more than it says. It is kept as text in a subset of the Extended
 * Date/Time Format (EDTF, ISO 8601-2:2019), so that what the source said is stored and nothing is made up.
 */
import { left, right, type Either } from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import { addDays, daysOfMonth } from './calendar.ts'
import { scalar } from './scalar.ts'
import { LocalDate, type YearMonth } from './local-date.ts'

/** Marks texts that are fuzzy dates. */
export interface FuzzyDateBrand {
  readonly FuzzyDate: unique symbol
}

/** A date known as well as its source states it; a {@link LocalDate} and a `YearMonth` are such dates. */
export type FuzzyDate = LocalDate | YearMonth | t.Branded<string, FuzzyDateBrand>

/** What a single date says. Without `year` the year is unknown. */
export interface FuzzyPoint {
  readonly _tag: 'Point'
  readonly year?: string
  readonly month?: string
  readonly day?: string
  /** Which third of the month (days 1–10, 11–20, 21–end) or of the year (months 1–4, 5–8, 9–12). */
  readonly part?: 'early' | 'mid' | 'late'
  readonly doubt?: 'approximate' | 'uncertain'
}

/** What a fuzzy date says, taken apart. */
export type FuzzyParts =
  | { readonly _tag: 'Unknown' }
  | FuzzyPoint
  | { readonly _tag: 'Between'; readonly from?: FuzzyPoint; readonly to?: FuzzyPoint }

const pointForm =
  /^(?:XXXX|((?!0000)[0-9]{4}))(?:-(0[1-9]|1[0-2])(?:-([0-3][0-9]))?)?(?:~(early|mid|late)|([~?]))?$/

// The pattern for schemas, which cannot say that a day exists.
const anyPoint = pointForm.source.slice(1, -1).replaceAll(/\((?!\?)/g, '(?:')

const pointOf = (value: string): FuzzyPoint | undefined => {
  const found = pointForm.exec(value)
  if (found === null) return undefined
  const [, year, month, day, part, doubt] = found
  if (year === undefined && (month === undefined || doubt !== undefined)) return undefined
  // A leap year stands in for an unknown one, so that 29 February is possible in it.
  if (day !== undefined && (part !== undefined || !LocalDate.is(`${year ?? '2024'}-${month}-${day}`))) return undefined
  return {
    _tag: 'Point',
    ...(year === undefined ? {} : { year }),
    ...(month === undefined ? {} : { month }),
    ...(day === undefined ? {} : { day }),
    ...(part === 'early' || part === 'mid' || part === 'late' ? { part } : {}),
    ...(doubt === undefined ? {} : { doubt: doubt === '~' ? 'approximate' : 'uncertain' }),
  }
}

const read = (value: string): FuzzyParts | undefined => {
  if (value === 'unknown') return { _tag: 'Unknown' }
  const slash = value.indexOf('/')
  if (slash < 0) return pointOf(value)
  const [start, end] = [value.slice(0, slash), value.slice(slash + 1)]
  const from = pointOf(start)
  const to = pointOf(end)
  const earliest = from && boundsOfPoint(from).earliest
  const latest = to && boundsOfPoint(to).latest
  if (earliest && latest) return earliest <= latest ? { _tag: 'Between', from, to } : undefined
  if (earliest && end === '..') return { _tag: 'Between', from }
  return latest && start === '..' ? { _tag: 'Between', to } : undefined
}

const isFuzzyDate = (u: unknown): u is FuzzyDate => LocalDate.is(u) || (typeof u === 'string' && read(u) !== undefined)

/**
 * A date known as well as its source states it, as text in a subset of EDTF (ISO 8601-2).
 *
 * | form | meaning |
 * |---|---|
 * | `2015-01-13`, `2015-01`, `2023` | the day; some day of the month or year |
 * | `2024-01~late`, `2015~early` | third of a month (days 1–10, 11–20, 21–end) or year (months 1–4, 5–8, 9–12): our addition to EDTF |
 * | `XXXX-01`, `XXXX-01-13`, `XXXX-01~late` | the year is unknown |
 * | `2015-01-13/2015-02-10`, `../2015-01-12`, `2023/..` | some day from the one to the other, both included; `..` is an open side |
 * | `2015~`, `2015-01?` | approximately; uncertain, as the source itself doubts it |
 * | `unknown` | no date is known |
 *
 * @example
 * ```ts
 * import { FuzzyDate } from '@vor-ort/core'
 * FuzzyDate.is('XXXX-01~late') // => true
 * FuzzyDate.is('2015-02-10/2015-01-13') // => false
 * ```
 */
export const FuzzyDate = scalar(
  'FuzzyDate',
  isFuzzyDate,
  'must be a date such as 2015-01-13, 2015-01, 2023, XXXX-01~late, 2015-01-13/2015-02-10, ../2015-01-12, 2015~ or unknown',
  ['2015-01-13', '2015-01', '2023', 'XXXX-01~late', '2015-01-13/2015-02-10', '../2015-01-12', '2023/..', '2015~', '2015?', 'unknown'].map(
    (value) => value as FuzzyDate,
  ),
  { type: 'string', pattern: `^(?:unknown|${anyPoint}|(?:${anyPoint}|\\.\\.)/(?:${anyPoint}|\\.\\.))$` },
)

/** A text is not a fuzzy date in one of the stored forms. */
export interface NotAFuzzyDate {
  readonly _tag: 'NotAFuzzyDate'
  readonly found: string
  readonly expected: string
}

/**
 * Reads a fuzzy date from program data; what people typed goes through `parseFuzzyDate`.
 *
 * @example
 * ```ts
 * import { fuzzyDate } from '@vor-ort/core'
 * fuzzyDate('XXXX-01~late') // => { _tag: 'Right', right: 'XXXX-01~late' }
 * fuzzyDate('Ende Januar')._tag // => 'Left'
 * ```
 */
export const fuzzyDate = (value: string): Either<NotAFuzzyDate, FuzzyDate> =>
  isFuzzyDate(value)
    ? right(value)
    : left({ _tag: 'NotAFuzzyDate', found: value, expected: 'a date such as 2015-01-13, 2015-01, 2023 or XXXX-01~late' })

/** The date about which nothing is known. */
export const unknownDate: FuzzyDate = 'unknown' as FuzzyDate

/**
 * What a fuzzy date says, taken apart: a point, a range, or nothing.
 *
 * @example
 * ```ts
 * import { day, partsOf } from '@vor-ort/core'
 * partsOf(day('2015-01-13')) // => { _tag: 'Point', year: '2015', month: '01', day: '13' }
 * ```
 */
export const partsOf = (date: FuzzyDate): FuzzyParts => read(date) ?? { _tag: 'Unknown' }

/** The first and the last day that a fuzzy date can mean; an absent side is open. */
export interface DateBounds {
  readonly earliest?: LocalDate
  readonly latest?: LocalDate
}

/**
 * The first and the last day that a fuzzy date can mean.
 *
 * An absent side is open. Without a year there are no bounds. An approximate or uncertain date has none either: EDTF
 * gives "approximately" no width, and to choose one would make up knowledge.
 *
 * @example
 * ```ts
 * import { boundsOf, fuzzyDate } from '@vor-ort/core'
 * import { map } from 'fp-ts/lib/Either.js'
 * map(boundsOf)(fuzzyDate('2024-02~late')) // => { _tag: 'Right', right: { earliest: '2024-02-21', latest: '2024-02-29' } }
 * map(boundsOf)(fuzzyDate('2023/..')) // => { _tag: 'Right', right: { earliest: '2023-01-01' } }
 * map(boundsOf)(fuzzyDate('XXXX-01')) // => { _tag: 'Right', right: {} }
 * ```
 */
export const boundsOf = (date: FuzzyDate): DateBounds => {
  if (LocalDate.is(date)) return { earliest: date, latest: date }
  const parts = partsOf(date)
  if (parts._tag === 'Unknown') return {}
  if (parts._tag === 'Point') return boundsOfPoint(parts)
  const { earliest } = parts.from ? boundsOfPoint(parts.from) : {}
  const { latest } = parts.to ? boundsOfPoint(parts.to) : {}
  return { ...(earliest ? { earliest } : {}), ...(latest ? { latest } : {}) }
}

const boundsOfPoint = ({ year, month, day, part, doubt }: FuzzyPoint): DateBounds => {
  if (year === undefined || doubt !== undefined) return {}
  if (month === undefined) {
    const [first, last] = part === undefined ? ['01', '12'] : monthsOfPart[part]
    return { earliest: firstOf(year, first), latest: lastOf(year, last) }
  }
  if (day !== undefined) return { earliest: `${year}-${month}-${day}` as LocalDate, latest: `${year}-${month}-${day}` as LocalDate }
  const first = firstOf(year, month)
  const last = lastOf(year, month)
  if (part === 'early') return { earliest: first, latest: addDays(first, 9) }
  if (part === 'mid') return { earliest: addDays(first, 10), latest: addDays(first, 19) }
  return { earliest: part === 'late' ? addDays(first, 20) : first, latest: last }
}

const monthsOfPart = { early: ['01', '04'], mid: ['05', '08'], late: ['09', '12'] } as const
const firstOf = (year: string, month: string): LocalDate => daysOfMonth(`${year}-${month}` as YearMonth).first
const lastOf = (year: string, month: string): LocalDate => daysOfMonth(`${year}-${month}` as YearMonth).last

/**
 * Which of two fuzzy dates came first, as far as it can be known.
 *
 * `before` when the last day that the first can mean lies before the first day that the second can mean, `after` the
 * other way round, `same` when both mean one and the same day. Otherwise `unknown`: a partial order.
 *
 * @example
 * ```ts
 * import { compareFuzzyDates, day, unknownDate, yearMonthOf } from '@vor-ort/core'
 * compareFuzzyDates(day('2015-01-13'), day('2015-02-10')) // => 'before'
 * compareFuzzyDates(day('2015-01-13'), yearMonthOf(day('2015-01-31'))) // => 'unknown'
 * compareFuzzyDates(day('2015-01-13'), unknownDate) // => 'unknown'
 * ```
 */
export const compareFuzzyDates = (a: FuzzyDate, b: FuzzyDate): 'before' | 'same' | 'after' | 'unknown' => {
  const [x, y] = [boundsOf(a), boundsOf(b)]
  if (isBefore(x, y)) return 'before'
  if (isBefore(y, x)) return 'after'
  const isOneDay = x.earliest !== undefined && x.earliest === x.latest
  return isOneDay && x.earliest === y.earliest && x.latest === y.latest ? 'same' : 'unknown'
}

/**
 * Whether the first of two fuzzy dates lies on or before the second, as far as it can be known.
 *
 * @example
 * ```ts
 * import { day, isNotAfter, unknownDate } from '@vor-ort/core'
 * isNotAfter(day('2015-01-13'), day('2015-01-13')) // => 'yes'
 * isNotAfter(day('2015-02-10'), day('2015-01-13')) // => 'no'
 * isNotAfter(unknownDate, day('2015-01-13')) // => 'unknown'
 * ```
 */
export const isNotAfter = (a: FuzzyDate, b: FuzzyDate): 'yes' | 'no' | 'unknown' => {
  const [x, y] = [boundsOf(a), boundsOf(b)]
  if (x.latest !== undefined && y.earliest !== undefined && x.latest <= y.earliest) return 'yes'
  return isBefore(y, x) ? 'no' : 'unknown'
}

const isBefore = (a: DateBounds, b: DateBounds): boolean =>
  a.latest !== undefined && b.earliest !== undefined && a.latest < b.earliest
