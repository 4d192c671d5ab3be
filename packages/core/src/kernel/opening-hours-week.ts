/** Calculating with opening hours: minutes of a week, of a span of days, and whether it is open at a time. */
import { addDays, daysBetween } from './calendar.ts'
import { instantOf, startOfDay } from './berlin-time.ts'
import { publicHolidays } from './holidays.ts'
import { day, type LocalDate, type LocalDateTime } from './local-date.ts'
import { Weekday, type OpeningDay, type OpeningHours, type OpeningInterval, type TimeOfDay, type WeeklyHours } from './opening-hours.ts'
import { exactly, unknownQuantity, type Quantity } from './quantity.ts'

/**
 * The day of the week of a date.
 *
 * @example
 * ```ts
 * import { day, weekdayOf } from '@vor-ort/core'
 * weekdayOf(day('2015-01-13')) // => 'tuesday'
 * ```
 */
export const weekdayOf = (date: LocalDate): Weekday => {
  const days = daysBetween(day('2001-01-01'), date) % 7
  // 1 January 2001 was a Monday.
  return Weekday.codes[days < 0 ? days + 7 : days] ?? 'monday'
}

/**
 * The regular minutes of a week, in the unit `min/week`: the sum of the pattern's intervals, without exceptions and holidays.
 *
 * @example
 * ```ts
 * import { weeklyMinutes } from '@vor-ort/core'
 * const morning = [{ from: '08:00', to: '12:30' }]
 * weeklyMinutes({ kind: 'weekly', pattern: { monday: morning, friday: morning }, exceptions: [], closedOnHolidays: true, land: 'NI' })
 * // => { qualifier: 'exact', value: '540', unit: 'min/week' }
 * weeklyMinutes({ kind: 'unknown', occurrencesPerWeek: 2 }) // => { qualifier: 'unknown', unit: 'min/week' }
 * ```
 */
export const weeklyMinutes = (hours: OpeningHours): Quantity =>
  hours.kind === 'unknown'
    ? unknownQuantity('min/week')
    : exactly(BigInt(sum(Weekday.codes.flatMap((weekday) => hours.pattern[weekday] ?? []).map(shownMinutes))), 'min/week')

/**
 * What is open on a date: the exception for it, else nothing on a holiday, else the pattern; `undefined` when the hours are unknown.
 *
 * @example
 * ```ts
 * import { day, openingDay } from '@vor-ort/core'
 * const hours = { kind: 'weekly', pattern: { thursday: [{ from: '08:00', to: '18:00' }] }, exceptions: [], closedOnHolidays: true, land: 'RP' }
 * openingDay(hours, day('2026-05-28')) // => [{ from: '08:00', to: '18:00' }]
 * openingDay(hours, day('2026-06-04')) // => []
 * ```
 */
export const openingDay = (hours: OpeningHours, date: LocalDate): OpeningDay | undefined =>
  hours.kind === 'unknown' ? undefined : dayOf(hours, date, holidaysOf(hours, date, date))

/**
 * Whether it is open at a planned time; a time that the clocks skip is never open.
 *
 * @example
 * ```ts
 * import { isOpenAt, localDateTime } from '@vor-ort/core'
 * import { map } from 'fp-ts/lib/Either.js'
 * const hours = { kind: 'weekly', pattern: { tuesday: [{ from: '08:00', to: '12:30' }] }, exceptions: [], closedOnHolidays: true, land: 'NI' }
 * map((at) => isOpenAt(hours, at))(localDateTime('2015-01-13T08:00')) // => { _tag: 'Right', right: 'yes' }
 * map((at) => isOpenAt(hours, at))(localDateTime('2015-01-13T12:30')) // => { _tag: 'Right', right: 'no' }
 * map((at) => isOpenAt({ kind: 'unknown' }, at))(localDateTime('2015-01-13T08:00')) // => { _tag: 'Right', right: 'unknown' }
 * ```
 */
export const isOpenAt = (hours: OpeningHours, at: LocalDateTime): 'yes' | 'no' | 'unknown' => {
  if (hours.kind === 'unknown') return 'unknown'
  const date = at.slice(0, 10) as LocalDate
  const time = at.slice(11)
  const isWithin = dayOf(hours, date, holidaysOf(hours, date, date)).some(({ from, to }) => from <= time && time < to)
  return isWithin && timesShown(at) > 0 ? 'yes' : 'no'
}

/**
 * The minutes that really pass while it is open from one date up to but not including another, in the unit `min`.
 *
 * Counted are the minutes during which the clocks in Europe/Berlin show an open time: an hour that they skip does not count, an hour that
 * they show twice counts twice. Exceptions and holidays are heeded.
 *
 * @example
 * ```ts
 * import { day, openMinutesBetween } from '@vor-ort/core'
 * const always = [{ from: '00:00', to: '24:00' }]
 * const hours = { kind: 'weekly', pattern: { sunday: always }, exceptions: [], closedOnHolidays: false, land: 'NI' }
 * openMinutesBetween(hours, day('2026-03-29'), day('2026-03-30')) // => { qualifier: 'exact', value: '1380', unit: 'min' }
 * openMinutesBetween(hours, day('2026-10-25'), day('2026-10-26')) // => { qualifier: 'exact', value: '1500', unit: 'min' }
 * ```
 */
export const openMinutesBetween = (hours: OpeningHours, from: LocalDate, to: LocalDate): Quantity => {
  if (hours.kind === 'unknown') return unknownQuantity('min')
  const holidays = holidaysOf(hours, from, to)
  const changes = changesOfClocks(from, to)
  let minutes = 0
  for (let date = from; date < to; date = addDays(date, 1)) {
    minutes += sum(dayOf(hours, date, holidays).map((interval) => (changes.has(date) ? passedMinutes(date, interval) : shownMinutes(interval))))
  }
  return exactly(BigInt(minutes), 'min')
}

const dayOf = (hours: WeeklyHours, date: LocalDate, holidays: ReadonlySet<LocalDate>): OpeningDay => {
  const exception = hours.exceptions.find((one) => one.date === date)
  if (exception !== undefined) return exception.intervals
  return holidays.has(date) ? [] : (hours.pattern[weekdayOf(date)] ?? [])
}

const holidaysOf = ({ closedOnHolidays, land }: WeeklyHours, from: LocalDate, to: LocalDate): ReadonlySet<LocalDate> => {
  const holidays = new Set<LocalDate>()
  if (!closedOnHolidays) return holidays
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
    for (const holiday of publicHolidays(year, land)) holidays.add(holiday)
  }
  return holidays
}

/** The days from one to another on which the clocks change. Two changes have never lain within four weeks of each other. */
const changesOfClocks = (from: LocalDate, to: LocalDate): ReadonlySet<LocalDate> => {
  const changes = new Set<LocalDate>()
  let offset = offsetAt(from)
  for (let start = from; start < to; start = addDays(start, 28)) {
    const next = offsetAt(addDays(start, 28))
    if (next !== offset) changes.add(lastDayWith(offset, start, 28))
    offset = next
  }
  return changes
}

/** The last of some days that begins with an offset, when they change it once. */
const lastDayWith = (offset: string, from: LocalDate, days: number): LocalDate => {
  if (days === 1) return from
  const half = Math.floor(days / 2)
  const middle = addDays(from, half)
  return offsetAt(middle) === offset ? lastDayWith(offset, middle, days - half) : lastDayWith(offset, from, half)
}

/** When a day begins, as a time in UTC: it differs where the offset does. */
const offsetAt = (date: LocalDate): string => startOfDay(date).slice(11)

// Asked minute by minute, for the two days of the year on which the clocks change: no assumption on when and by how much they do.
const passedMinutes = (date: LocalDate, { from, to }: OpeningInterval): number => {
  let passed = 0
  for (let minute = minuteOf(from); minute < minuteOf(to); minute++) {
    passed += timesShown(`${date}T${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}` as LocalDateTime)
  }
  return passed
}

/** How often the clocks show a time: 0, 1 or 2. */
const timesShown = (local: LocalDateTime): number => {
  const found = instantOf(local)
  return found._tag === 'Right' ? 1 : found.left._tag === 'AmbiguousTime' ? 2 : 0
}

const shownMinutes = ({ from, to }: OpeningInterval): number => minuteOf(to) - minuteOf(from)
const minuteOf = (time: TimeOfDay): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const twoDigits = (value: number): string => String(value).padStart(2, '0')
const sum = (values: ReadonlyArray<number>): number => values.reduce((total, value) => total + value, 0)
