import { dateOf, dayOf, isWorkday, makeRandom } from '@vor-ort/simulator'
import { day } from '@vor-ort/core'
import { describe, expect, test } from 'vitest'
import * as fc from 'fast-check'

const drawn = <A>(count: number, draw: () => A): ReadonlyArray<A> => Array.from({ length: count }, draw)
const mean = (values: ReadonlyArray<number>): number => values.reduce((sum, value) => sum + value, 0) / values.length

describe('Numbers that look random', () => {
  test('are the same for the same seed and name, and others for another', () => {
    fc.assert(
      fc.property(fc.nat(Number.MAX_SAFE_INTEGER), fc.string(), (seed, name) => {
        const [one, same, other] = [makeRandom(seed, name), makeRandom(seed, name), makeRandom(seed, `${name}x`)]
        expect(drawn(5, same.bits)).toEqual(drawn(5, one.bits))
        expect(drawn(5, other.bits)).not.toEqual(drawn(5, makeRandom(seed, name).bits))
      }),
    )
    expect(makeRandom(1, 'a').bits()).not.toBe(makeRandom(1 + 2 ** 32, 'a').bits())
  })

  test('stay in their bounds and are spread evenly', () => {
    const random = makeRandom(1, 'bounds')
    const dice = drawn(6_000, () => random.between(1, 6))
    for (const face of [1, 2, 3, 4, 5, 6]) expect(Math.abs(dice.filter((value) => value === face).length - 1_000)).toBeLessThan(150)
    expect(drawn(1_000, random.unit).every((value) => value >= 0 && value < 1)).toBe(true)
    expect(random.of([])).toBeUndefined()
    expect(new Set(drawn(200, () => random.pick('a', 'b', 'c')))).toEqual(new Set(['a', 'b', 'c']))
  })

  test.each([0.3, 7, 300])('count about %d events where so many are expected', (expected) => {
    const random = makeRandom(2, 'counts')
    const counts = drawn(4_000, () => random.count(expected))
    expect(Math.abs(mean(counts) / expected - 1)).toBeLessThan(0.06)
    expect(counts.every((count) => Number.isInteger(count) && count >= 0)).toBe(true)
    expect(Math.abs(mean(drawn(4_000, () => random.waiting(expected))) / expected - 1)).toBeLessThan(0.06)
  })
})

describe('Days', () => {
  test('are working days but for weekends and the holidays of Niedersachsen', () => {
    expect([day('2021-01-01'), day('2021-01-02'), day('2021-01-04'), day('2021-10-31'), day('2022-10-31')].map((date) => isWorkday(dayOf(date)))).toEqual([false, false, true, false, false])
    expect(dateOf(dayOf(day('2021-12-31')) + 1)).toBe('2022-01-01')
  })
})
