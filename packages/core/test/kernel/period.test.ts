import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../src/kernel/calendar.ts'
import { check } from '../../src/kernel/fault.ts'
import { day } from '../../src/kernel/local-date.ts'
import { contains, disjoint, intersection, overlaps, Period, period } from '../../src/kernel/period.ts'

const origin = day('2026-01-01')
const at = (days: number) => addDays(origin, days)
const span = 12
const days = Array.from({ length: span + 4 }, (_, index) => at(index - 1))

const anyPeriod: fc.Arbitrary<Period> = fc
  .tuple(fc.nat({ max: span }), fc.integer({ min: 1, max: span }), fc.boolean())
  .map(([from, length, isOpen]) => (isOpen ? { from: at(from) } : { from: at(from), to: at(from + length) }))

/** The days of a period as the oracle: all within the tested span and a far one for the open end. */
const farAway = day('2999-12-31')
const testedDays = [...Array.from({ length: 30 }, (_, index) => at(index)), farAway]
const daysIn = ({ from, to }: Period): ReadonlyArray<string> =>
  testedDays.filter((date) => date >= from && (to === undefined || date < to))

describe('The codec of periods', () => {
  test('wants a beginning before the end', () => {
    expect(Period.is({ from: '2026-01-01', to: '2026-01-02' })).toBe(true)
    expect(Period.is({ from: '2026-01-01' })).toBe(true)
    expect(Period.is({ from: '2026-01-01', to: '2026-01-01' })).toBe(false)
    expect(Period.is({ from: '2026-01-02', to: '2026-01-01' })).toBe(false)
    expect(Period.is({ to: '2026-01-01' })).toBe(false)
    expect(Period.is({ from: '2026-01-01', to: undefined })).toBe(false)
    expect(Period.is({ from: '2026-01-01', to: '2026-02-30' })).toBe(false)
    expect(Period.is(null)).toBe(false)
  })

  test('explains both a wrong field and a wrong order', () => {
    expect(check(Period, { from: '2026-01-02', to: '2026-01-01' })).toEqual({
      _tag: 'Left',
      left: [{ path: '$', expected: 'must begin before it ends', found: { from: '2026-01-02', to: '2026-01-01' } }],
    })
    expect(check(Period, { from: 'x' })).toEqual({
      _tag: 'Left',
      left: [{ path: '$.from', expected: 'must be an existing day as YYYY-MM-DD', found: 'x' }],
    })
    expect(Period.decode({ from: '2026-01-01', to: '2026-01-02' })).toEqual({ _tag: 'Right', right: { from: '2026-01-01', to: '2026-01-02' } })
  })

  test('keeps its parts for schemas and generated data', () => {
    expect(Period._tag).toBe('RefinedType')
    expect(Period.name).toBe('Period')
    expect(Period.base.name).toBe('{ from, to? }')
    expect(Period.examples).toHaveLength(2)
    for (const example of Period.examples) expect(Period.is(example)).toBe(true)
  })
})

describe('Making a period', () => {
  test('gives the period or says that it is empty', () => {
    expect(period(at(0), at(1))).toEqual({ _tag: 'Right', right: { from: at(0), to: at(1) } })
    expect(period(at(0))).toEqual({ _tag: 'Right', right: { from: at(0) } })
    expect(period(at(0), at(0))).toEqual({ _tag: 'Left', left: { _tag: 'EmptyPeriod', from: at(0), to: at(0) } })
    expect(period(at(1), at(0))).toEqual({ _tag: 'Left', left: { _tag: 'EmptyPeriod', from: at(1), to: at(0) } })
  })
})

describe('Periods', () => {
  test('contain their first day and not their end', () => {
    const half = { from: day('2026-01-01'), to: day('2026-07-01') }
    expect(contains(half, day('2025-12-31'))).toBe(false)
    expect(contains(half, day('2026-01-01'))).toBe(true)
    expect(contains(half, day('2026-06-30'))).toBe(true)
    expect(contains(half, day('2026-07-01'))).toBe(false)
    expect(contains({ from: day('2026-01-01') }, farAway)).toBe(true)
  })

  test('contain exactly the days that lie in them', () => {
    fc.assert(
      fc.property(anyPeriod, fc.constantFrom(...days), (p, date) => {
        expect(contains(p, date)).toBe(daysIn(p).includes(date))
      }),
    )
  })

  test('overlap exactly when they share a day, whichever is named first', () => {
    fc.assert(
      fc.property(anyPeriod, anyPeriod, (a, b) => {
        const shared = daysIn(a).filter((date) => daysIn(b).includes(date))
        expect(overlaps(a, b)).toBe(shared.length > 0)
        expect(overlaps(b, a)).toBe(shared.length > 0)
      }),
      { numRuns: 1000 },
    )
  })

  test('intersect in exactly the days that they share', () => {
    fc.assert(
      fc.property(anyPeriod, anyPeriod, (a, b) => {
        const shared = daysIn(a).filter((date) => daysIn(b).includes(date))
        const both = intersection(a, b)
        expect(both._tag === 'Some' ? daysIn(both.value) : []).toEqual(shared)
        expect(both._tag === 'Some' ? Period.is(both.value) : true).toBe(true)
        expect(intersection(b, a)).toEqual(both)
      }),
      { numRuns: 1000 },
    )
  })

  test('intersect to an open end only when both are open', () => {
    expect(intersection({ from: at(0) }, { from: at(3) })).toEqual({ _tag: 'Some', value: { from: at(3) } })
    expect(intersection({ from: at(3) }, { from: at(0), to: at(5) })).toEqual({ _tag: 'Some', value: { from: at(3), to: at(5) } })
    expect(intersection({ from: at(0), to: at(5) }, { from: at(3), to: at(9) })).toEqual({ _tag: 'Some', value: { from: at(3), to: at(5) } })
    expect(intersection({ from: at(0), to: at(3) }, { from: at(3) })).toEqual({ _tag: 'None' })
  })

  test('are disjoint exactly when no two overlap', () => {
    fc.assert(
      fc.property(fc.array(anyPeriod, { maxLength: 5 }), (periods) => {
        const pairs = periods.flatMap((a, index) => periods.slice(index + 1).map((b) => overlaps(a, b)))
        expect(disjoint(periods)).toBe(!pairs.includes(true))
      }),
      { numRuns: 1000 },
    )
  })

  test('are disjoint when one ends where the next begins, in any order', () => {
    const chain = [{ from: at(6) }, { from: at(0), to: at(3) }, { from: at(3), to: at(6) }]
    expect(disjoint(chain)).toBe(true)
    expect(disjoint([...chain, { from: at(2), to: at(4) }])).toBe(false)
    expect(disjoint([])).toBe(true)
  })
})
