/**
 * Calculating with days and months.
 *
 * Days are counted on the calendar itself, without clock times, so that no change to summer time can shift them.
 */
// @ts-nocheck

import type { LocalDate, YearMonth } from './local-date.ts'

/**
 * The day so many days later; with a negative number, earlier.
 *
 * The calendar ends with the years 0001 and 9999: a result beyond is the first or last day.
 *
 * @example
 * ```ts
 * import { addDays, day } from '@vor-ort/core'
 * addDays(day('2026-03-28'), 2) // => '2026-03-30'
 * ```
 */
export const addDays = (date: LocalDate, days: number): LocalDate => dayAt(dayNumberOf(date) + days)

/**
 * The same day of the month so many months later, or the month's last day where there is no such day.
 *
 * § 188 Abs. 3 BGB. Do not chain: 31 January plus one month plus one month is 28 March, plus two months is 31 March.
 *
 * @example
 * ```ts
 * import { addMonths, day } from '@vor-ort/core'
 * addMonths(day('2026-08-31'), 6) // => '2027-02-28'
 * addMonths(day('2026-01-31'), 2) // => '2026-03-31'
 * ```
 */
export const addMonths = (date: LocalDate, months: number): LocalDate => {
  const count = monthCountOf(date) + months
  const year = Math.floor(count / 12)
  const month = count - year * 12 + 1
  if (year < 1) return firstDay
  if (year > 9999) return lastDay
  return written(year, month, Math.min(Number(date.slice(8)), daysInMonth(year, month)))
}

/**
 * How many days the second day lies after the first; negative when it lies before.
 *
 * @example
 * ```ts
 * import { day, daysBetween } from '@vor-ort/core'
 * daysBetween(day('2015-01-13'), day('2015-02-10')) // => 28
 * ```
 */
export const daysBetween = (from: LocalDate, to: LocalDate): number => dayNumberOf(to) - dayNumberOf(from)

/**
 * How many whole months have passed from the first day to the second.
 *
 * The greatest n for which `addMonths(from, n)` does not lie after `to`; negative when `to` lies before `from`.
 *
 * @example
 * ```ts
 * import { day, monthsBetween } from '@vor-ort/core'
 * monthsBetween(day('2026-01-31'), day('2026-02-28')) // => 1
 * monthsBetween(day('2026-01-15'), day('2026-02-14')) // => 0
 * ```
 */
export const monthsBetween = (from: LocalDate, to: LocalDate): number => {
  const months = monthCountOf(to) - monthCountOf(from)
  return addMonths(from, months) > to ? months - 1 : months
}

/**
 * The month in which a day lies.
 *
 * @example
 * ```ts
 * import { day, yearMonthOf } from '@vor-ort/core'
 * yearMonthOf(day('2014-07-31')) // => '2014-07'
 * ```
 */
export const yearMonthOf = (date: LocalDate): YearMonth => date.slice(0, 7) as YearMonth

/**
 * The first and the last day of a month.
 *
 * @example
 * ```ts
 * import { daysOfMonth, day, yearMonthOf } from '@vor-ort/core'
 * daysOfMonth(yearMonthOf(day('2024-02-10'))) // => { first: '2024-02-01', last: '2024-02-29' }
 * ```
 */
export const daysOfMonth = (month: YearMonth): { readonly first: LocalDate; readonly last: LocalDate } => {
  const last = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5)))
  return { first: `${month}-01` as LocalDate, last: `${month}-${last}` as LocalDate }
}

/** The calendar's ends: what lies beyond is cut to them. */
const firstDay = '0001-01-01' as LocalDate
const lastDay = '9999-12-31' as LocalDate

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31

const written = (year: number, month: number, dayOfMonth: number): LocalDate =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}` as LocalDate

const monthCountOf = (date: LocalDate): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1

const millisecondsOfDay = 86_400_000

// UTC serves as a calendar without time zones here: each of its days has 24 hours.
const dayNumberOf = (date: LocalDate): number => Date.parse(`${date}T00:00:00.000Z`) / millisecondsOfDay

const dayAt = (number: number): LocalDate =>
  number < dayNumberOf(firstDay)
    ? firstDay
    : number > dayNumberOf(lastDay)
      ? lastDay
      : (new Date(number * millisecondsOfDay).toISOString().slice(0, 10) as LocalDate)
