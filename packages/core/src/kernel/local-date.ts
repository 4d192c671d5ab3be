/**
 * Days, months and clock times as a Jobcenter writes them down: the texts, and what makes them valid.
 *
 * Facts keep an instant in UTC. Plans keep the local time in Europe/Berlin, so that a monthly session at 09:00 stays at
 * 09:00 when the clocks change.
 */
import { left, right, type Either } from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import { scalar } from './scalar.ts'

/** Marks texts that are existing days. */
export interface LocalDateBrand {
  readonly LocalDate: unique symbol
}
/** Marks texts that are months. */
export interface YearMonthBrand {
  readonly YearMonth: unique symbol
}
/** Marks texts that are points in time. */
export interface InstantBrand {
  readonly Instant: unique symbol
}
/** Marks texts that are planned clock times. */
export interface LocalDateTimeBrand {
  readonly LocalDateTime: unique symbol
}

/** A day of the calendar as text, `YYYY-MM-DD`; see the codec {@link LocalDate}. */
export type LocalDate = t.Branded<string, LocalDateBrand>

/** A month of the calendar as text, `YYYY-MM`; see the codec {@link YearMonth}. */
export type YearMonth = t.Branded<string, YearMonthBrand>

/** A point in time in UTC with milliseconds; see the codec {@link Instant}. */
export type Instant = t.Branded<string, InstantBrand>

/** A planned day and clock time in Europe/Berlin; see the codec {@link LocalDateTime}. */
export type LocalDateTime = t.Branded<string, LocalDateTimeBrand>

// One test for all existing days: the first 28 of each month, the 29th and 30th, the 31st, and 29 February in leap years.
const dayForm = new RegExp(
  '^(?!0000)(?:[0-9]{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)' +
    '|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)$',
)
const monthForm = /^(?!0000)[0-9]{4}-(?:0[1-9]|1[0-2])$/
const instantTime = /^T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z$/
const localTime = /^T(?:[01][0-9]|2[0-3]):[0-5][0-9]$/

// The pattern of a day with a time behind it.
const joined = (time: RegExp): string => `${dayForm.source.slice(0, -1)}${time.source.slice(1)}`

const isLocalDate = (u: unknown): u is LocalDate => typeof u === 'string' && dayForm.test(u)
const isInstant = (u: unknown): u is Instant =>
  typeof u === 'string' && dayForm.test(u.slice(0, 10)) && instantTime.test(u.slice(10))
const isLocalDateTime = (u: unknown): u is LocalDateTime =>
  typeof u === 'string' && dayForm.test(u.slice(0, 10)) && localTime.test(u.slice(10))

/**
 * A day that really exists in the Gregorian calendar, years 0001 to 9999, as `YYYY-MM-DD`.
 *
 * @example
 * ```ts
 * import { LocalDate } from '@vor-ort/core'
 * LocalDate.is('2024-02-29') // => true
 * LocalDate.is('2023-02-29') // => false
 * ```
 */
export const LocalDate = scalar(
  'LocalDate',
  isLocalDate,
  'must be an existing day as YYYY-MM-DD',
  ['2015-01-13', '2024-02-29', '2026-07-01'].map((value) => value as LocalDate),
  { type: 'string', pattern: dayForm.source },
)

/**
 * A month, years 0001 to 9999, as `YYYY-MM`; the *Berichtsmonat* of statistics is one.
 *
 * @example
 * ```ts
 * import { YearMonth } from '@vor-ort/core'
 * YearMonth.is('2014-07') // => true
 * YearMonth.is('2014-13') // => false
 * ```
 */
export const YearMonth = scalar(
  'YearMonth',
  (u): u is YearMonth => typeof u === 'string' && monthForm.test(u),
  'must be a month as YYYY-MM',
  ['2014-07', '2020-11', '2026-12'].map((value) => value as YearMonth),
  { type: 'string', pattern: monthForm.source },
)

/**
 * A point in time in UTC, always with milliseconds, so that texts sort as times: `YYYY-MM-DDTHH:mm:ss.sssZ`.
 *
 * @example
 * ```ts
 * import { Instant } from '@vor-ort/core'
 * Instant.is('2026-07-01T08:30:00.000Z') // => true
 * Instant.is('2026-07-01T08:30:00Z') // => false
 * ```
 */
export const Instant = scalar(
  'Instant',
  isInstant,
  'must be a point in time in UTC as YYYY-MM-DDTHH:mm:ss.sssZ',
  ['2015-01-13T13:30:00.000Z', '2026-07-01T08:30:00.000Z'].map((value) => value as Instant),
  { type: 'string', pattern: joined(instantTime) },
)

/**
 * A planned day and clock time in Europe/Berlin, to the minute: `YYYY-MM-DDTHH:mm`.
 *
 * The codec accepts the times that the clocks skip or show twice; `instantOf` tells them.
 *
 * @example
 * ```ts
 * import { LocalDateTime } from '@vor-ort/core'
 * LocalDateTime.is('2026-07-01T09:00') // => true
 * LocalDateTime.is('2026-07-01T24:00') // => false
 * ```
 */
export const LocalDateTime = scalar(
  'LocalDateTime',
  isLocalDateTime,
  'must be a day and clock time as YYYY-MM-DDTHH:mm',
  ['2015-02-10T14:30', '2026-07-01T09:00'].map((value) => value as LocalDateTime),
  { type: 'string', pattern: joined(localTime) },
)

/** A text is not an existing day in the form `YYYY-MM-DD`. */
export interface NotALocalDate {
  readonly _tag: 'NotALocalDate'
  readonly found: string
  readonly expected: string
}

/**
 * Reads a day from program data; what people typed goes through `parseFuzzyDate`.
 *
 * @example
 * ```ts
 * import { localDate } from '@vor-ort/core'
 * localDate('2015-01-13') // => { _tag: 'Right', right: '2015-01-13' }
 * localDate('2015-02-30')._tag // => 'Left'
 * ```
 */
export const localDate = (value: string): Either<NotALocalDate, LocalDate> =>
  isLocalDate(value)
    ? right(value)
    : left({ _tag: 'NotALocalDate', found: value, expected: 'an existing day as YYYY-MM-DD' })

/** A text is not a point in time in the form `YYYY-MM-DDTHH:mm:ss.sssZ`. */
export interface NotAnInstant {
  readonly _tag: 'NotAnInstant'
  readonly found: string
  readonly expected: string
}

/**
 * Reads a point in time from program data.
 *
 * @example
 * ```ts
 * import { instant } from '@vor-ort/core'
 * instant('2026-07-01T08:30:00.000Z') // => { _tag: 'Right', right: '2026-07-01T08:30:00.000Z' }
 * instant('2026-07-01T08:30:00+02:00')._tag // => 'Left'
 * ```
 */
export const instant = (value: string): Either<NotAnInstant, Instant> =>
  isInstant(value)
    ? right(value)
    : left({ _tag: 'NotAnInstant', found: value, expected: 'a point in time in UTC as YYYY-MM-DDTHH:mm:ss.sssZ' })

/** A text is not a day and clock time in the form `YYYY-MM-DDTHH:mm`. */
export interface NotALocalDateTime {
  readonly _tag: 'NotALocalDateTime'
  readonly found: string
  readonly expected: string
}

/**
 * Reads a planned day and clock time from program data.
 *
 * @example
 * ```ts
 * import { localDateTime } from '@vor-ort/core'
 * localDateTime('2026-07-01T09:00') // => { _tag: 'Right', right: '2026-07-01T09:00' }
 * ```
 */
export const localDateTime = (value: string): Either<NotALocalDateTime, LocalDateTime> =>
  isLocalDateTime(value)
    ? right(value)
    : left({ _tag: 'NotALocalDateTime', found: value, expected: 'a day and clock time as YYYY-MM-DDTHH:mm' })

type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9'
type Year = `${'1' | '2'}${Digit}${Digit}${Digit}`
type LongMonth = '01' | '03' | '05' | '07' | '08' | '10' | '12'
type NotFebruary = LongMonth | '04' | '06' | '09' | '11'
type FirstDays = Exclude<`${'0' | '1'}${Digit}`, '00'> | `2${Exclude<Digit, '9'>}`
type DayOfYear = `${NotFebruary | '02'}-${FirstDays}` | `${NotFebruary}-${'29' | '30'}` | `${LongMonth}-31`

/** A text literal that the compiler sees to be a day; 29 February is for {@link localDate}. */
export type DayLiteral<S extends string> = S extends `${infer Y}-${infer D}`
  ? Y extends Year
    ? D extends DayOfYear
      ? S
      : never
    : never
  : never

/**
 * A day that stands in the program as a literal, checked by the compiler.
 *
 * Years 1000 to 2999, without 29 February; anything else does not compile and goes through {@link localDate}.
 *
 * @example
 * ```ts
 * import { day } from '@vor-ort/core'
 * day('2023-07-01') // => '2023-07-01'
 * ```
 */
export const day = <const S extends string>(literal: DayLiteral<S>): LocalDate => fromLiteral(literal)

const fromLiteral = (literal: string): LocalDate => literal as LocalDate
