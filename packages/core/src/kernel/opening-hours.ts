/**
 * Öffnungszeiten: a weekly pattern with exceptions and holidays, or hours that nobody stated.
 *
 * They are local times in Europe/Berlin: what opens at 08:00 opens at 08:00 in summer and in winter.
 */
import type * as t from 'io-ts'

import { code, list, literal, record, variant } from './codec.ts'
import { Land } from './holidays.ts'
import { LocalDate } from './local-date.ts'
import { refined } from './refined.ts'
import { flag, naturalNumber, scalar, text } from './scalar.ts'

type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9'

/** A time that a clock shows, to the minute, and `24:00` for the end of the day; see the codec {@link TimeOfDay}. */
export type TimeOfDay = `${`${'0' | '1'}${Digit}` | '20' | '21' | '22' | '23'}:${'0' | '1' | '2' | '3' | '4' | '5'}${Digit}` | '24:00'

const timeForm = /^(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00)$/

/**
 * A time that a clock shows, to the minute, as `HH:MM`; `24:00` is the end of the day.
 *
 * @example
 * ```ts
 * import { TimeOfDay } from '@vor-ort/core'
 * TimeOfDay.is('08:30') // => true
 * TimeOfDay.is('24:00') // => true
 * TimeOfDay.is('8:30') // => false
 * ```
 */
export const TimeOfDay = scalar<TimeOfDay>(
  'TimeOfDay',
  (u): u is TimeOfDay => typeof u === 'string' && timeForm.test(u),
  'must be a time from 00:00 to 24:00 as HH:MM',
  ['00:00', '08:00', '09:15', '12:30', '16:00', '18:00', '24:00'],
  { type: 'string', pattern: timeForm.source },
)

/** A day of the week. */
export const Weekday = code('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday')
export type Weekday = t.TypeOf<typeof Weekday>

/** From a time up to but not including another of the same day. */
export interface OpeningInterval {
  readonly from: TimeOfDay
  readonly to: TimeOfDay
}

/**
 * From a time up to but not including another of the same day; it ends after it begins (B-3).
 *
 * @example
 * ```ts
 * import { OpeningInterval } from '@vor-ort/core'
 * OpeningInterval.is({ from: '08:00', to: '12:30' }) // => true
 * OpeningInterval.is({ from: '12:30', to: '08:00' }) // => false
 * ```
 */
export const OpeningInterval = refined<OpeningInterval>(
  'OpeningInterval',
  record({ from: TimeOfDay, to: TimeOfDay }),
  ({ from, to }) => from < to,
  'must end after it begins, on the same day (B-3)',
  [{ from: '08:00', to: '12:30' }, { from: '14:00', to: '16:00' }],
)

const areDisjoint = (intervals: ReadonlyArray<OpeningInterval>): boolean => {
  const sorted = intervals.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  return sorted.every(({ to }, index) => {
    const next = sorted[index + 1]
    return next === undefined || to <= next.from
  })
}

/**
 * The intervals in which something is open on one day, in any order; no two overlap (B-3). An empty list is a closed day.
 *
 * @example
 * ```ts
 * import { OpeningDay } from '@vor-ort/core'
 * OpeningDay.is([{ from: '08:00', to: '12:30' }, { from: '14:00', to: '16:00' }]) // => true
 * OpeningDay.is([{ from: '08:00', to: '12:30' }, { from: '12:00', to: '16:00' }]) // => false
 * ```
 */
export const OpeningDay = refined<ReadonlyArray<OpeningInterval>>(
  'OpeningDay',
  list(OpeningInterval),
  areDisjoint,
  'must be intervals that do not overlap (B-3)',
  [[], [{ from: '08:00', to: '12:30' }, { from: '14:00', to: '16:00' }]],
)
export type OpeningDay = ReadonlyArray<OpeningInterval>

/** What is open on which day of the week; a day that is not named is closed. */
export const WeeklyPattern = record({}, {
  monday: OpeningDay,
  tuesday: OpeningDay,
  wednesday: OpeningDay,
  thursday: OpeningDay,
  friday: OpeningDay,
  saturday: OpeningDay,
  sunday: OpeningDay,
})
export type WeeklyPattern = t.TypeOf<typeof WeeklyPattern>

const OpeningExceptionRecord = record({ date: LocalDate, intervals: OpeningDay }, { reason: text })

/** What is open on one date instead of the pattern, also when that date is a holiday; no interval at all means closed. */
export type OpeningException = t.TypeOf<typeof OpeningExceptionRecord>

/** The exceptions of a pattern: at most one for each date. */
export const OpeningExceptions = refined<ReadonlyArray<OpeningException>>(
  'OpeningExceptions',
  list(OpeningExceptionRecord),
  (exceptions) => new Set(exceptions.map(({ date }) => date)).size === exceptions.length,
  'must name each date once',
  [[]],
)

/**
 * Öffnungszeiten: `weekly` with pattern, exceptions, and whether it is closed on the holidays of its Land; or `unknown`, perhaps with how
 * often a week it is open ("2 x wöchentlich").
 *
 * @example
 * ```ts
 * import { OpeningHours } from '@vor-ort/core'
 * OpeningHours.is({ kind: 'unknown', occurrencesPerWeek: 2 }) // => true
 * OpeningHours.is({ kind: 'weekly', pattern: { monday: [{ from: '08:00', to: '12:30' }] }, exceptions: [], closedOnHolidays: true, land: 'NI' }) // => true
 * ```
 */
export const OpeningHours = variant('kind', {
  weekly: record({ kind: literal('weekly'), pattern: WeeklyPattern, exceptions: OpeningExceptions, closedOnHolidays: flag, land: Land }),
  unknown: record({ kind: literal('unknown') }, { occurrencesPerWeek: naturalNumber }),
})
export type OpeningHours = t.TypeOf<typeof OpeningHours>
/** Opening hours whose pattern is known. */
export type WeeklyHours = Extract<OpeningHours, { readonly kind: 'weekly' }>
