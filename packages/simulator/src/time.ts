/** The days of the simulation: numbers from 1 January 1970, their dates, working days and times of the clock. */
import { publicHolidays, startOfDay, type Instant, type LocalDate, type LocalDateTime } from '@vor-ort/core'

/** A day as its number from 1 January 1970. */
export type Day = number

const millisecondsOfDay = 86_400_000

const dates = new Map<Day, LocalDate>()

/**
 * The date of a day.
 *
 * @example
 * ```ts
 * import { dateOf, dayOf } from '@vor-ort/simulator'
 * import { day } from '@vor-ort/core'
 * dateOf(dayOf(day('2021-01-04')) + 1) // => '2021-01-05'
 * ```
 */
export const dateOf = (day: Day): LocalDate => {
  const known = dates.get(day)
  if (known !== undefined) return known
  // A few years are in use at a time; what is older is worked out anew.
  if (dates.size > 8_000) dates.clear()
  const date = new Date(day * millisecondsOfDay).toISOString().slice(0, 10) as LocalDate
  dates.set(day, date)
  return date
}

/** The number of a date. */
export const dayOf = (date: LocalDate): Day => Date.parse(`${date}T00:00:00.000Z`) / millisecondsOfDay

const holidays = new Map<string, ReadonlySet<string>>()

const isHoliday = (date: LocalDate): boolean => {
  const year = date.slice(0, 4)
  const known = holidays.get(year) ?? new Set<string>(publicHolidays(Number(year), 'NI'))
  holidays.set(year, known)
  return known.has(date)
}

/** The day of the week, from 0 for Monday to 6 for Sunday. */
export const weekdayNumber = (day: Day): number => (day + 3) % 7

/**
 * Whether a day is a working day in Niedersachsen.
 *
 * @example
 * ```ts
 * import { dayOf, isWorkday } from '@vor-ort/simulator'
 * import { day } from '@vor-ort/core'
 * isWorkday(dayOf(day('2021-01-01'))) // => false
 * isWorkday(dayOf(day('2021-01-04'))) // => true
 * ```
 */
export const isWorkday = (day: Day): boolean => weekdayNumber(day) < 5 && !isHoliday(dateOf(day))

/** The first working day on or after a day. */
export const workdayFrom = (day: Day): Day => {
  let found = Math.floor(day)
  while (!isWorkday(found)) found++
  return found
}

/** The working day so many working days later; earlier with a negative number. */
export const workdaysLater = (day: Day, count: number): Day => {
  const step = count < 0 ? -1 : 1
  let found = day
  for (let left = Math.abs(count); left > 0; ) {
    found += step
    if (isWorkday(found)) left--
  }
  return found
}

const beginnings = new Map<Day, number>()

const beginningOf = (day: Day): number => {
  const known = beginnings.get(day)
  if (known !== undefined) return known
  if (beginnings.size > 8_000) beginnings.clear()
  const beginning = Date.parse(startOfDay(dateOf(day)))
  beginnings.set(day, beginning)
  return beginning
}

/** The point in time at which the clocks in Berlin show so many minutes since midnight, on a day on which they do not change. */
export const instantOn = (day: Day, minutes: number): Instant => new Date(beginningOf(day) + minutes * 60_000).toISOString() as Instant

/** A planned time on a day, in minutes since midnight. */
export const clockOn = (day: Day, minutes: number): LocalDateTime => `${dateOf(day)}T${timeOf(minutes)}` as LocalDateTime

/** Minutes since midnight as a clock shows them. */
export const timeOf = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
