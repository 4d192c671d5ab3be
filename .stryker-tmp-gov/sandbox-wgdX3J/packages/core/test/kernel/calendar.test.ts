// @ts-nocheck
import * as fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, daysBetween, daysOfMonth, monthsBetween, yearMonthOf } from '../../src/kernel/calendar.ts'
import { day, localDate, YearMonth, type LocalDate } from '../../src/kernel/local-date.ts'

const of = (value: string): LocalDate => {
  const read = localDate(value)
  if (read._tag === 'Left') throw new Error(value)
  return read.right
}
const utc = (date: LocalDate): DateTime => DateTime.fromISO(date, { zone: 'utc' })
const anyDay = fc.integer({ min: 0, max: 400_000 }).map((number) => of(new Date(Date.UTC(1600, 0, 1) + number * 86_400_000).toISOString().slice(0, 10)))

describe('Adding days', () => {
  test.each([
    ['2026-03-28', 2, '2026-03-30'],
    ['2026-10-24', 2, '2026-10-26'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2023-02-28', 1, '2023-03-01'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-01-01', 0, '2026-01-01'],
    ['0001-01-01', 0, '0001-01-01'],
    ['0001-01-02', -1, '0001-01-01'],
    ['0001-01-01', -1, '0001-01-01'],
    ['9999-12-30', 1, '9999-12-31'],
    ['9999-12-31', 0, '9999-12-31'],
    ['9999-12-31', 1, '9999-12-31'],
    ['2026-01-01', 1e12, '9999-12-31'],
    ['2026-01-01', -1e12, '0001-01-01'],
  ])('goes from %s by %i to %s', (date, days, expected) => {
    expect(addDays(of(date), days)).toBe(expected)
  })

  test('does as luxon does, and daysBetween undoes it', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -100_000, max: 100_000 }), (date, days) => {
        const later = addDays(date, days)
        expect(later).toBe(utc(date).plus({ days }).toISODate())
        expect(daysBetween(date, later)).toBe(days)
      }),
    )
  })

  test('counts 28 days from the resolution to the next meeting', () => {
    expect(daysBetween(day('2015-01-13'), day('2015-02-10'))).toBe(28)
    expect(daysBetween(day('2015-02-10'), day('2015-01-13'))).toBe(-28)
  })
})

describe('Adding months', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['1900-01-31', 1, '1900-02-28'],
    ['2000-01-31', 1, '2000-02-29'],
    ['2026-01-31', 2, '2026-03-31'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2026-05-31', 1, '2026-06-30'],
    ['2026-08-31', 1, '2026-09-30'],
    ['2026-10-31', 1, '2026-11-30'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-01-15', 0, '2026-01-15'],
    ['2026-01-15', -12, '2025-01-15'],
    ['0001-01-15', 0, '0001-01-15'],
    ['0001-01-15', -1, '0001-01-01'],
    ['9999-12-15', 0, '9999-12-15'],
    ['9999-12-15', 1, '9999-12-31'],
  ])('goes from %s by %i to %s', (date, months, expected) => {
    expect(addMonths(of(date), months)).toBe(expected)
  })

  test('does as luxon does', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -2000, max: 2000 }), (date, months) => {
        expect(addMonths(date, months)).toBe(utc(date).plus({ months }).toISODate())
      }),
    )
  })
})

describe('Counting months', () => {
  test.each([
    ['2026-01-31', '2026-02-28', 1],
    ['2026-01-31', '2026-02-27', 0],
    ['2026-01-15', '2026-02-14', 0],
    ['2026-01-15', '2026-02-15', 1],
    ['2026-01-15', '2026-01-15', 0],
    ['2026-01-15', '2026-01-14', -1],
    ['2026-02-15', '2026-01-15', -1],
    ['2025-12-15', '2026-01-20', 1],
    ['2014-07-01', '2019-08-14', 61],
  ])('finds from %s to %s %i', (from, to, expected) => {
    expect(monthsBetween(of(from), of(to))).toBe(expected)
  })

  test('gives the greatest number of months that does not pass the end', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (from, to) => {
        const months = monthsBetween(from, to)
        expect(addMonths(from, months) <= to).toBe(true)
        expect(addMonths(from, months + 1) > to).toBe(true)
      }),
    )
  })
})

describe('Months', () => {
  test('are read off a day', () => {
    expect(yearMonthOf(day('2014-07-31'))).toBe('2014-07')
  })

  test('know their first and last day', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const month = yearMonthOf(date)
        expect(YearMonth.is(month)).toBe(true)
        const { first, last } = daysOfMonth(month)
        expect([first, last]).toEqual([utc(date).startOf('month').toISODate(), utc(date).endOf('month').toISODate()])
      }),
    )
  })
})
