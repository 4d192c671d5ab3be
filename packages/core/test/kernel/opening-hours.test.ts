import {
  addDays, check, day, isOpenAt, localDateTime, openingDay, openMinutesBetween, OpeningHours, OpeningInterval, TimeOfDay, Weekday, weekdayOf, weeklyMinutes,
  type LocalDate, type LocalDateTime, type OpeningDay, type WeeklyHours,
} from '@vor-ort/core'
import { arbitraryLocalDate, arbitraryOf } from '@vor-ort/testing'
import * as fc from 'fast-check'
import { isLeft } from 'fp-ts/lib/Either.js'
import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'

const at = (value: string): LocalDateTime => {
  const read = localDateTime(value)
  if (read._tag === 'Left') throw new Error(value)
  return read.right
}
const office: OpeningDay = [{ from: '14:00', to: '16:00' }, { from: '08:00', to: '12:30' }]
const hours = (changed: Partial<WeeklyHours> = {}): WeeklyHours => ({
  kind: 'weekly',
  pattern: { monday: office, tuesday: office, wednesday: office, thursday: [{ from: '08:00', to: '18:00' }], friday: [{ from: '08:00', to: '12:30' }] },
  exceptions: [],
  closedOnHolidays: true,
  land: 'NI',
  ...changed,
})
const allDay: OpeningDay = [{ from: '00:00', to: '24:00' }]
const always = hours({ pattern: Object.fromEntries(Weekday.codes.map((weekday) => [weekday, allDay])), closedOnHolidays: false })
const exact = (value: string, unit: string): object => ({ qualifier: 'exact', value, unit })
const minutesOf = (time: TimeOfDay): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

describe('A time of day', () => {
  test('goes from 00:00 to 24:00', () => {
    expect(['00:00', '09:05', '23:59', '24:00'].every(TimeOfDay.is)).toBe(true)
    expect(['24:01', '9:05', '12:60', '12.30', '', 800].some(TimeOfDay.is)).toBe(false)
  })
})

describe('Opening hours that are stored (B-3)', () => {
  const faults = (value: unknown): ReadonlyArray<string> => {
    const checked = check(OpeningHours, value)
    return isLeft(checked) ? checked.left.map(({ path, expected }) => `${path} ${expected}`) : []
  }
  const onMonday = (...monday: ReadonlyArray<object>): unknown => ({ ...hours(), pattern: { monday } })

  test('are a pattern of disjoint intervals; they may touch', () => {
    expect(faults(hours())).toEqual([])
    expect(faults(onMonday({ from: '08:00', to: '12:00' }, { from: '12:00', to: '24:00' }))).toEqual([])
    expect(faults({ kind: 'unknown' })).toEqual([])
  })

  test('say what is wrong', () => {
    expect(faults(onMonday({ from: '08:00', to: '12:00' }, { from: '11:59', to: '16:00' }))).toEqual(['$.pattern.monday must be intervals that do not overlap (B-3)'])
    expect(faults(onMonday({ from: '11:59', to: '16:00' }, { from: '08:00', to: '12:00' }))).toEqual(['$.pattern.monday must be intervals that do not overlap (B-3)'])
    expect(faults(onMonday({ from: '12:00', to: '12:00' }))).toEqual(['$.pattern.monday[0] must end after it begins, on the same day (B-3)'])
    expect(faults(onMonday({ from: '22:00', to: '02:00' }))).toEqual(['$.pattern.monday[0] must end after it begins, on the same day (B-3)'])
    expect(faults(onMonday({ from: '08:00', to: '24:30' }))).toEqual(['$.pattern.monday[0].to must be a time from 00:00 to 24:00 as HH:MM'])
    const twice = [{ date: '2026-12-24', intervals: [] }, { date: '2026-12-24', intervals: office }]
    expect(faults({ ...hours(), exceptions: twice })).toEqual(['$.exceptions must name each date once'])
    expect(faults({ ...hours(), land: 'XX' })[0]).toMatch(/^\$\.land must be one of/)
  })

  test('intervals never overlap, however they are generated', () => {
    fc.assert(fc.property(arbitraryOf(OpeningHours), (any) => {
      if (any.kind === 'unknown') return
      for (const weekday of Weekday.codes) {
        const sorted = (any.pattern[weekday] ?? []).toSorted((a, b) => minutesOf(a.from) - minutesOf(b.from))
        sorted.forEach((interval, index) => {
          expect(OpeningInterval.is(interval)).toBe(true)
          expect(minutesOf(interval.from)).toBeGreaterThanOrEqual(index === 0 ? 0 : minutesOf(sorted[index - 1]?.to ?? '24:00'))
        })
      }
    }))
  })
})

describe('The minutes of a week', () => {
  test('are the sum of the intervals', () => {
    expect(weeklyMinutes(hours())).toEqual(exact('2040', 'min/week'))
    expect(weeklyMinutes(always)).toEqual(exact('10080', 'min/week'))
    expect(weeklyMinutes(hours({ pattern: {} }))).toEqual(exact('0', 'min/week'))
  })

  test('are unknown when the hours are, never 0', () => {
    expect(weeklyMinutes({ kind: 'unknown', occurrencesPerWeek: 2 })).toEqual({ qualifier: 'unknown', unit: 'min/week' })
  })

  test('are those of any week without exceptions, holidays and a change of the clocks', () => {
    fc.assert(fc.property(arbitraryOf(OpeningHours), fc.nat({ max: 100 }), (any, offset) => {
      // No clocks change between these days.
      const from = addDays(day('2026-04-01'), offset)
      const plain: OpeningHours = any.kind === 'unknown' ? any : { ...any, exceptions: [], closedOnHolidays: false }
      const [regular, passed] = [weeklyMinutes(plain), openMinutesBetween(plain, from, addDays(from, 7))]
      expect({ ...passed, unit: 'min/week' }).toEqual(regular)
    }))
  })
})

describe('The minutes that pass', () => {
  test('in the weeks when the clocks change', () => {
    expect(openMinutesBetween(always, day('2026-03-23'), day('2026-03-30'))).toEqual(exact('10020', 'min'))
    expect(openMinutesBetween(always, day('2026-10-19'), day('2026-10-26'))).toEqual(exact('10140', 'min'))
    expect(openMinutesBetween(hours(), day('2026-03-23'), day('2026-03-30'))).toEqual(exact('2040', 'min'))
    const night = (from: TimeOfDay, to: TimeOfDay): WeeklyHours => hours({ pattern: { sunday: [{ from, to }] } })
    expect(openMinutesBetween(night('01:30', '03:30'), day('2026-03-29'), day('2026-03-30'))).toEqual(exact('60', 'min'))
    expect(openMinutesBetween(night('02:00', '03:00'), day('2026-03-29'), day('2026-03-30'))).toEqual(exact('0', 'min'))
    expect(openMinutesBetween(night('01:30', '03:30'), day('2026-10-25'), day('2026-10-26'))).toEqual(exact('180', 'min'))
    expect(openMinutesBetween(night('08:00', '12:00'), day('2026-10-25'), day('2026-10-26'))).toEqual(exact('240', 'min'))
  })

  test('agree with the clocks as luxon reads them', () => {
    const change = fc.constantFrom(day('2026-03-29'), day('2026-10-25'), day('2015-03-29'), day('2015-10-25'), day('1980-04-06'), day('2026-06-01'))
    const minute = fc.nat({ max: 1439 })
    fc.assert(fc.property(change, minute, minute, (date, a, b) => {
      const text = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
      const [from, to] = [text(Math.min(a, b)), text(Math.max(a, b) + 1)]
      if (!TimeOfDay.is(from) || !TimeOfDay.is(to)) return
      let shown = 0
      const end = DateTime.fromISO(addDays(date, 1), { zone: 'Europe/Berlin' })
      for (let moment = DateTime.fromISO(date, { zone: 'Europe/Berlin' }); moment < end; moment = moment.plus({ minutes: 1 })) {
        const clock = moment.toFormat('HH:mm')
        if (from <= clock && clock < to) shown++
      }
      const pattern = { [weekdayOf(date)]: [{ from, to }] }
      expect(openMinutesBetween(hours({ pattern, closedOnHolidays: false }), date, addDays(date, 1))).toEqual(exact(String(shown), 'min'))
    }), { numRuns: 12 })
  })

  test('over years and through every change of the clocks are those of the calendar', () => {
    const length = (from: LocalDate, to: LocalDate): string => String(DateTime.fromISO(to, { zone: 'Europe/Berlin' }).diff(DateTime.fromISO(from, { zone: 'Europe/Berlin' }), 'minutes').minutes)
    fc.assert(fc.property(fc.constantFrom(day('1947-01-01'), day('2015-01-13'), day('2026-03-01'), day('2026-10-25')), fc.nat({ max: 800 }), (from, days) => {
      const to = addDays(from, days)
      expect(openMinutesBetween(always, from, to)).toEqual(exact(length(from, to), 'min'))
    }), { numRuns: 25 })
  })

  test('heed exceptions, which go before holidays, and holidays of the Land', () => {
    // 2026-06-04 is a Thursday and Fronleichnam.
    const week = (changed: Partial<WeeklyHours>): object => openMinutesBetween(hours(changed), day('2026-06-01'), day('2026-06-08'))
    expect(week({})).toEqual(exact('2040', 'min'))
    expect(week({ land: 'RP' })).toEqual(exact('1440', 'min'))
    expect(week({ land: 'RP', closedOnHolidays: false })).toEqual(exact('2040', 'min'))
    expect(week({ land: 'RP', exceptions: [{ date: day('2026-06-04'), intervals: [{ from: '10:00', to: '11:00' }], reason: 'Notdienst' }] })).toEqual(exact('1500', 'min'))
    expect(week({ exceptions: [{ date: day('2026-06-05'), intervals: [] }] })).toEqual(exact('1770', 'min'))
    // 24 and 31 December are no holidays: an office that closes on them says so.
    expect(openMinutesBetween(hours(), day('2026-12-24'), day('2026-12-25'))).toEqual(exact('600', 'min'))
    expect(openMinutesBetween(hours({ exceptions: [{ date: day('2026-12-24'), intervals: [] }] }), day('2026-12-24'), day('2026-12-25'))).toEqual(exact('0', 'min'))
  })

  test('over the turn of a year heed the holidays of both years', () => {
    expect(openMinutesBetween(always, day('2026-12-25'), day('2027-01-02'))).toEqual(exact('11520', 'min'))
    expect(openMinutesBetween({ ...always, closedOnHolidays: true }, day('2026-12-25'), day('2027-01-02'))).toEqual(exact('7200', 'min'))
  })

  test('are unknown when the hours are, and none in a span without days', () => {
    expect(openMinutesBetween({ kind: 'unknown' }, day('2026-01-01'), day('2026-02-01'))).toEqual({ qualifier: 'unknown', unit: 'min' })
    expect(openMinutesBetween(always, day('2026-02-01'), day('2026-02-01'))).toEqual(exact('0', 'min'))
    expect(openMinutesBetween(always, day('2026-02-01'), day('2026-01-01'))).toEqual(exact('0', 'min'))
  })

  test('of two spans are those of the span that they make', () => {
    fc.assert(fc.property(arbitraryLocalDate, fc.nat({ max: 40 }), fc.nat({ max: 40 }), (from, first, second) => {
      const minutes = (a: LocalDate, b: LocalDate): number => {
        const found = openMinutesBetween(hours(), a, b)
        return found.qualifier === 'unknown' ? Number.NaN : Number(found.value)
      }
      const [middle, to] = [addDays(from, first), addDays(addDays(from, first), second)]
      expect(minutes(from, middle) + minutes(middle, to)).toBe(minutes(from, to))
    }))
  })
})

describe('Whether it is open', () => {
  test.each([
    ['2026-06-02T08:00', 'yes'],
    ['2026-06-02T07:59', 'no'],
    ['2026-06-02T12:29', 'yes'],
    ['2026-06-02T12:30', 'no'],
    ['2026-06-02T14:00', 'yes'],
    ['2026-06-04T17:59', 'yes'],
    ['2026-06-06T10:00', 'no'],
    ['2026-04-06T10:00', 'no'],
  ])('%s: %s', (moment, expected) => {
    expect(isOpenAt(hours(), at(moment))).toBe(expected)
  })

  test('is unknown when the hours are', () => {
    expect(isOpenAt({ kind: 'unknown', occurrencesPerWeek: 2 }, at('2026-06-02T08:00'))).toBe('unknown')
    expect(openingDay({ kind: 'unknown' }, day('2026-06-02'))).toBeUndefined()
  })

  test('never in the hour that the clocks skip; in both hours that they show twice', () => {
    expect([isOpenAt(always, at('2026-03-29T02:30')), isOpenAt(always, at('2026-03-29T03:00')), isOpenAt(always, at('2026-10-25T02:30'))]).toEqual(['no', 'yes', 'yes'])
  })

  test('a day shows the exception, else nothing on a holiday, else the pattern', () => {
    const closed = hours({ land: 'RP', exceptions: [{ date: day('2026-06-05'), intervals: [{ from: '08:00', to: '09:00' }] }] })
    expect([day('2026-06-03'), day('2026-06-04'), day('2026-06-05'), day('2026-06-06')].map((date) => openingDay(closed, date))).toEqual([office, [], [{ from: '08:00', to: '09:00' }], []])
  })

  test('the days of the week follow each other, before and after 2001', () => {
    expect([weekdayOf(day('2015-01-13')), weekdayOf(day('2000-12-31')), weekdayOf(day('1989-11-09'))]).toEqual(['tuesday', 'sunday', 'thursday'])
    fc.assert(fc.property(arbitraryLocalDate, (date) => {
      expect(Weekday.codes[(Weekday.codes.indexOf(weekdayOf(date)))]).toBe(DateTime.fromISO(date).setLocale('en').weekdayLong?.toLowerCase())
    }))
  })
})
