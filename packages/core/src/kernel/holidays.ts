/** Public holidays: they differ by Land. */
import { getHolidays } from 'feiertagejs'
import type * as t from 'io-ts'

import { code } from './codec.ts'
import { LocalDate } from './local-date.ts'

/**
 * A German Land by its two letters (ISO 3166-2:DE without the country).
 *
 * @example
 * ```ts
 * import { Land } from '@vor-ort/core'
 * Land.is('NI') // => true
 * Land.is('BUND') // => false
 * ```
 */
export const Land = code('BW', 'BY', 'BE', 'BB', 'HB', 'HE', 'HH', 'MV', 'NI', 'NW', 'RP', 'SL', 'SN', 'ST', 'SH', 'TH')
export type Land = t.TypeOf<typeof Land>

/**
 * The gesetzliche Feiertage of a year that hold in the whole Land, in the order of the calendar.
 *
 * Taken from the library `feiertagejs`, whose rules hold from 1995 on. Holidays of single municipalities (Augsburg; Fronleichnam in parts of
 * Sachsen and Thüringen) and of a single year in one Land are for the exceptions of opening hours, as are 24 and 31 December, which are none.
 *
 * @example
 * ```ts
 * import { publicHolidays } from '@vor-ort/core'
 * publicHolidays(2026, 'NI').length // => 10
 * publicHolidays(2026, 'NI')[0] // => '2026-01-01'
 * ```
 */
export const publicHolidays = (year: number, land: Land): ReadonlyArray<LocalDate> => {
  const name = `${year} ${land}`
  const known = computed.get(name)
  if (known !== undefined) return known
  const holidays = compute(year, land)
  // Only so that it stays small whatever years somebody asks for.
  if (computed.size > 1_000) computed.clear()
  computed.set(name, holidays)
  return holidays
}

// The holidays of a year never change, and computing them is dear: every slot of a calendar asks for them.
const computed = new Map<string, ReadonlyArray<LocalDate>>()

const compute = (year: number, land: Land): ReadonlyArray<LocalDate> =>
  getHolidays(year, land)
    .filter(({ name }) => name !== 'REFORMATIONSTAG' || isReformationDayIn(year, land))
    // The library's own text of the day depends on the time zone of the machine; its points in time, noon in UTC, do not.
    .map(({ date }) => date.toISOString().slice(0, 10))
    .filter(LocalDate.is)

// The library takes the four northern Länder to have had the day always. They introduced it in 2018; in 2017 it was one in every Land (from memory).
const reformationDaySince: Partial<Record<Land, number>> = { HB: 2018, HH: 2018, NI: 2018, SH: 2018 }
const isReformationDayIn = (year: number, land: Land): boolean => year === 2017 || year >= (reformationDaySince[land] ?? 0)

/**
 * Whether a day is a gesetzlicher Feiertag in the whole Land.
 *
 * @example
 * ```ts
 * import { day, isPublicHoliday } from '@vor-ort/core'
 * isPublicHoliday(day('2026-06-04'), 'RP') // => true
 * isPublicHoliday(day('2026-06-04'), 'NI') // => false
 * isPublicHoliday(day('2026-12-24'), 'NI') // => false
 * ```
 */
export const isPublicHoliday = (date: LocalDate, land: Land): boolean => publicHolidays(Number(date.slice(0, 4)), land).includes(date)
