import type { Either } from 'fp-ts/lib/Either.js'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { check } from '../../src/kernel/fault.ts'
import { day, Instant, instant, LocalDate, localDate, LocalDateTime, localDateTime, YearMonth } from '../../src/kernel/local-date.ts'

const message = (result: Either<ReadonlyArray<{ readonly expected: string }>, unknown>): string | undefined =>
  result._tag === 'Left' ? result.left[0]?.expected : undefined

const digits = (value: number, length: number): string => String(value).padStart(length, '0')

describe('The codec of days', () => {
  test('accepts exactly the days that JavaScript finds in the calendar', () => {
    const year = fc.oneof(fc.integer({ min: 0, max: 9999 }), fc.constantFrom(0, 1, 4, 100, 400, 1900, 2000, 2023, 2024, 2100, 2400))
    fc.assert(
      fc.property(year, fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }), (y, m, d) => {
        const value = `${digits(y, 4)}-${digits(m, 2)}-${digits(d, 2)}`
        const time = new Date(`${value}T00:00:00.000Z`)
        const exists = y > 0 && !Number.isNaN(time.getTime()) && time.toISOString().startsWith(value)
        expect(LocalDate.is(value)).toBe(exists)
      }),
      { numRuns: 5000 },
    )
  })

  test('knows 29 February in every leap year and in no other', () => {
    const wrong: Array<number> = []
    for (let year = 1; year <= 9999; year++) {
      const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
      if (LocalDate.is(`${digits(year, 4)}-02-29`) !== isLeap) wrong.push(year)
    }
    expect(wrong).toEqual([])
  })

  test('knows the last day of every month', () => {
    const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    for (const [index, length] of lengths.entries()) {
      for (let d = 0; d <= 32; d++) expect(LocalDate.is(`2023-${digits(index + 1, 2)}-${digits(d, 2)}`)).toBe(d >= 1 && d <= length)
    }
  })

  test.each(['', '2015-1-13', '2015-01-13T00:00', ' 2015-01-13', '2015-01-13 ', '2015-01-13\n', '13.01.2015', '20150113', '12015-01-13', '2015-01', '0000-01-01', '0000-02-29', 20150113, ['2015-01-13'], null])(
    'refuses %j',
    (value) => {
      expect(LocalDate.is(value)).toBe(false)
    },
  )

  test('says what would be right', () => {
    expect(message(check(LocalDate, '2015-02-30'))).toBe('must be an existing day as YYYY-MM-DD')
    expect(LocalDate.name).toBe('LocalDate')
  })
})

describe('The codec of months', () => {
  test.each(['2014-07', '0001-01', '9999-12', '2014-10'])('accepts %s', (value) => expect(YearMonth.is(value)).toBe(true))
  test.each(['', '2014-13', '2014-00', '2014-7', '0000-01', '2014', '2014-07-01', 'x2014-07', '2014-07x', 201407, ['2014-07']])('refuses %j', (value) =>
    expect(YearMonth.is(value)).toBe(false),
  )
  test('says what would be right', () => {
    expect(message(check(YearMonth, '2014'))).toBe('must be a month as YYYY-MM')
    expect(YearMonth.name).toBe('YearMonth')
  })
})

describe('The codec of points in time', () => {
  test.each(['2026-07-01T08:30:00.000Z', '2026-07-01T00:00:00.000Z', '2026-07-01T19:59:59.999Z', '2026-07-01T23:59:59.999Z'])('accepts %s', (value) =>
    expect(Instant.is(value)).toBe(true),
  )
  test.each([
    '2026-07-01T24:00:00.000Z',
    '2026-07-01T08:60:00.000Z',
    '2026-07-01T08:30:60.000Z',
    '2026-07-01T08:30:00Z',
    '2026-07-01T08:30:00.000',
    '2026-07-01T08:30:00.000+00:00',
    '2026-07-01T08:30:00x000Z',
    '2026-07-01 08:30:00.000Z',
    'x2026-07-01T08:30:00.000Z',
    '2026-07-01xT08:30:00.000Z',
    '2026-07-01T08:30:00.000Zx',
    '2026-02-29T08:30:00.000Z',
    '2026-07-01',
    0,
    null,
  ])('refuses %j', (value) => expect(Instant.is(value)).toBe(false))

  test('accepts whatever JavaScript writes', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true }), (date) => {
        expect(Instant.is(date.toISOString())).toBe(true)
      }),
    )
  })

  test('says what would be right', () => {
    expect(message(check(Instant, ''))).toBe('must be a point in time in UTC as YYYY-MM-DDTHH:mm:ss.sssZ')
    expect(Instant.name).toBe('Instant')
  })
})

describe('The codec of planned times', () => {
  test.each(['2026-07-01T09:00', '2026-07-01T00:00', '2026-07-01T19:59', '2026-07-01T23:59', '2026-03-29T02:30'])('accepts %s', (value) =>
    expect(LocalDateTime.is(value)).toBe(true),
  )
  test.each(['2026-07-01T24:00', '2026-07-01T09:60', '2026-07-01T9:00', '2026-07-01T09:00:00', '2026-07-01 09:00', '2026-02-29T09:00', 'x2026-07-01T09:00', '2026-07-01xT09:00', '2026-07-01', 9, null])(
    'refuses %j',
    (value) => expect(LocalDateTime.is(value)).toBe(false),
  )
  test('says what would be right', () => {
    expect(message(check(LocalDateTime, ''))).toBe('must be a day and clock time as YYYY-MM-DDTHH:mm')
    expect(LocalDateTime.name).toBe('LocalDateTime')
  })
})

describe('Reading from program data', () => {
  test('gives the value or says what would be right', () => {
    expect(localDate('2015-01-13')).toEqual({ _tag: 'Right', right: '2015-01-13' })
    expect(localDate('13.1.2015')).toEqual({
      _tag: 'Left',
      left: { _tag: 'NotALocalDate', found: '13.1.2015', expected: 'an existing day as YYYY-MM-DD' },
    })
    expect(instant('2026-07-01T08:30:00.000Z')).toEqual({ _tag: 'Right', right: '2026-07-01T08:30:00.000Z' })
    expect(instant('2026-07-01')).toEqual({
      _tag: 'Left',
      left: { _tag: 'NotAnInstant', found: '2026-07-01', expected: 'a point in time in UTC as YYYY-MM-DDTHH:mm:ss.sssZ' },
    })
    expect(localDateTime('2026-07-01T09:00')).toEqual({ _tag: 'Right', right: '2026-07-01T09:00' })
    expect(localDateTime('9:00')).toEqual({
      _tag: 'Left',
      left: { _tag: 'NotALocalDateTime', found: '9:00', expected: 'a day and clock time as YYYY-MM-DDTHH:mm' },
    })
  })

  test('has valid examples for every codec', () => {
    for (const codec of [LocalDate, YearMonth, Instant, LocalDateTime]) {
      expect(codec.examples.length).toBeGreaterThan(1)
      for (const example of codec.examples) expect(codec.is(example)).toBe(true)
    }
  })
})

describe('Day literals', () => {
  test('are days', () => {
    expect(day('2023-07-01')).toBe('2023-07-01')
    expect(LocalDate.is(day('1999-12-31'))).toBe(true)
  })

  test('do not compile when there is no such day', () => {
    // @ts-expect-error no such day
    expect(day('2023-02-30')).toBe('2023-02-30')
    // @ts-expect-error no such month
    expect(day('2023-13-01')).toBe('2023-13-01')
    // @ts-expect-error no such day
    expect(day('2023-04-31')).toBe('2023-04-31')
    // @ts-expect-error not the form
    expect(day('1.7.2023')).toBe('1.7.2023')
    const some: string = '2023-07-01'
    // @ts-expect-error only a literal is checked by the compiler
    expect(day(some)).toBe('2023-07-01')
  })
})
