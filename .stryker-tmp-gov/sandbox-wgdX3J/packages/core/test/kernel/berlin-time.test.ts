// @ts-nocheck
import * as fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import { instantOf, localDateOf, startOfDay } from '../../src/kernel/berlin-time.ts'
import { addDays } from '../../src/kernel/calendar.ts'
import { day, Instant, LocalDate, instant, localDateTime, type LocalDateTime } from '../../src/kernel/local-date.ts'

const at = (value: string): Instant => {
  const read = instant(value)
  if (read._tag === 'Left') throw new Error(value)
  return read.right
}
const planned = (value: string): LocalDateTime => {
  const read = localDateTime(value)
  if (read._tag === 'Left') throw new Error(value)
  return read.right
}
const berlin = (value: string): DateTime => DateTime.fromISO(value, { zone: 'Europe/Berlin' })

const minute = 60_000
const modern = { min: Date.UTC(1950, 0, 1) / minute, max: Date.UTC(2100, 0, 1) / minute }
/** Half of them within a day and a half of a change of the clocks. */
const anyMinute = fc.oneof(
  fc.integer(modern),
  fc.tuple(fc.constantFrom(Date.UTC(2026, 2, 29, 1), Date.UTC(2026, 9, 25, 1), Date.UTC(1980, 3, 6, 1), Date.UTC(1949, 9, 2, 1)), fc.integer({ min: -2160, max: 2160 })).map(
    ([change, offset]) => change / minute + offset,
  ),
)
const anyInstant = anyMinute.map((minutes) => at(new Date(minutes * minute).toISOString()))

describe('The point in time of a planned time', () => {
  test.each([
    ['2026-01-01T09:00', '2026-01-01T08:00:00.000Z'],
    ['2026-07-01T09:00', '2026-07-01T07:00:00.000Z'],
    ['2026-03-29T01:59', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29T03:00', '2026-03-29T01:00:00.000Z'],
    ['2026-03-28T12:00', '2026-03-28T11:00:00.000Z'],
    ['2026-10-25T01:59', '2026-10-24T23:59:00.000Z'],
    ['2026-10-25T03:00', '2026-10-25T02:00:00.000Z'],
    ['2026-10-25T23:30', '2026-10-25T22:30:00.000Z'],
  ])('is for %s %s', (local, expected) => {
    expect(instantOf(planned(local))).toEqual({ _tag: 'Right', right: expected })
  })

  test.each([
    ['2026-03-29T02:00', '2026-03-29T03:00'],
    ['2026-03-29T02:30', '2026-03-29T03:30'],
    ['2026-03-29T02:59', '2026-03-29T03:59'],
  ])('does not exist for %s, when the clocks show %s', (local, movedForward) => {
    expect(instantOf(planned(local))).toEqual({ _tag: 'Left', left: { _tag: 'NonexistentTime', local, zone: 'Europe/Berlin', movedForward } })
  })

  test.each([
    ['2026-10-25T02:00', '2026-10-25T00:00:00.000Z', '2026-10-25T01:00:00.000Z'],
    ['2026-10-25T02:59', '2026-10-25T00:59:00.000Z', '2026-10-25T01:59:00.000Z'],
  ])('is for %s either of two', (local, earlier, later) => {
    expect(instantOf(planned(local))).toEqual({ _tag: 'Left', left: { _tag: 'AmbiguousTime', local, zone: 'Europe/Berlin', earlier, later } })
  })

  test('agrees with the clocks as luxon reads them', () => {
    fc.assert(
      fc.property(anyInstant, (moment) => {
        const shown = planned(berlin(moment).toFormat("yyyy-MM-dd'T'HH:mm"))
        const found = instantOf(shown)
        const choices =
          found._tag === 'Right' ? [found.right] : found.left._tag === 'AmbiguousTime' ? [found.left.earlier, found.left.later] : []
        expect(choices).toContain(moment)
      }),
      { numRuns: 500 },
    )
  })

  test('keeps a monthly session at 09:00 through the year', () => {
    for (let month = 1; month <= 12; month++) {
      const moment = instantOf(planned(`2026-${String(month).padStart(2, '0')}-26T09:00`))
      expect(moment._tag === 'Right' && berlin(moment.right).hour).toBe(9)
    }
  })
})

describe('The beginning of a day in Berlin', () => {
  test('lies before midnight in UTC', () => {
    expect(startOfDay(day('2026-01-01'))).toBe('2025-12-31T23:00:00.000Z')
    expect(startOfDay(day('2026-07-01'))).toBe('2026-06-30T22:00:00.000Z')
    expect(startOfDay(day('2026-03-29'))).toBe('2026-03-28T23:00:00.000Z')
    expect(startOfDay(day('2026-03-30'))).toBe('2026-03-29T22:00:00.000Z')
    expect(startOfDay(day('2026-10-25'))).toBe('2026-10-24T22:00:00.000Z')
    expect(startOfDay(day('2026-10-26'))).toBe('2026-10-25T23:00:00.000Z')
  })

  test('is the first moment of that day', () => {
    fc.assert(
      fc.property(anyInstant.map(localDateOf), (date) => {
        const start = startOfDay(date)
        expect(Instant.is(start)).toBe(true)
        expect(localDateOf(start)).toBe(date)
        expect(localDateOf(at(new Date(Date.parse(start) - 1).toISOString()))).toBe(addDays(date, -1))
      }),
      { numRuns: 500 },
    )
  })

  test('comes with the change of the clocks on the one day that had no midnight', () => {
    expect(startOfDay(day('1893-04-01'))).toBe('1893-03-31T23:06:32.000Z')
  })
})

describe('The day of a point in time in Berlin', () => {
  test.each([
    ['2026-06-30T21:59:59.999Z', '2026-06-30'],
    ['2026-06-30T22:00:00.000Z', '2026-07-01'],
    ['2025-12-31T22:59:59.999Z', '2025-12-31'],
    ['2025-12-31T23:00:00.000Z', '2026-01-01'],
    ['2026-10-24T21:59:00.000Z', '2026-10-24'],
    ['2026-10-24T22:00:00.000Z', '2026-10-25'],
    ['2026-07-01T20:59:59.999Z', '2026-07-01'],
    // High summer time of 1947 was three hours ahead of UTC.
    ['1947-06-01T20:59:59.999Z', '1947-06-01'],
    ['1947-06-01T21:00:00.000Z', '1947-06-02'],
    ['9999-12-31T23:30:00.000Z', '9999-12-31'],
  ])('is for %s %s', (moment, expected) => {
    expect(localDateOf(at(moment))).toBe(expected)
  })

  test('is the day that luxon finds', () => {
    fc.assert(
      fc.property(anyInstant, (moment) => {
        const date = localDateOf(moment)
        expect(LocalDate.is(date)).toBe(true)
        expect(date).toBe(berlin(moment).toISODate())
      }),
      { numRuns: 1000 },
    )
  })
})
