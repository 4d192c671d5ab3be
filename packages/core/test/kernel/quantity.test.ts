import type { Either } from 'fp-ts/lib/Either.js'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { check } from '../../src/kernel/fault.ts'
import { compareDecimals, wholeNumber } from '../../src/kernel/decimal.ts'
import { compareQuantities } from '../../src/kernel/quantity-order.ts'
import {
  about,
  addQuantities,
  describeQuantity,
  exactly,
  Qualifier,
  Quantity,
  quantity,
  subtractQuantities,
  sumQuantities,
  unknownQuantity,
  type KnownQualifier,
} from '../../src/kernel/quantity.ts'

const ok = <E, A>(result: Either<E, A>): A => {
  if (result._tag === 'Left') throw new Error(JSON.stringify(result.left))
  return result.right
}

const qualifiers: ReadonlyArray<Qualifier> = Qualifier.codes
const of = (qualifier: Qualifier, value: string | number = 1, unit = 'visit'): Quantity =>
  qualifier === 'unknown' ? unknownQuantity(unit) : ok(quantity(qualifier, value, unit))
const plus = (a: Quantity, b: Quantity): Quantity => ok(addQuantities(a, b))

const anyQuantity = fc
  .tuple(fc.constantFrom(...qualifiers), fc.integer({ min: -9, max: 9 }))
  .map(([qualifier, value]) => of(qualifier, value))

describe('The codec of quantities', () => {
  test('wants a value with every qualifier but unknown', () => {
    expect(qualifiers).toEqual(['exact', 'approx', 'atLeast', 'moreThan', 'lessThan', 'atMost', 'justUnder', 'unknown'])
    for (const qualifier of qualifiers) {
      expect(Quantity.is({ qualifier, value: '60', unit: 'visit' })).toBe(qualifier !== 'unknown')
      expect(Quantity.is({ qualifier, unit: 'visit' })).toBe(qualifier === 'unknown')
    }
  })

  test('refuses other values, units and fields', () => {
    expect(Quantity.is({ qualifier: 'exact', value: 60, unit: 'visit' })).toBe(false)
    expect(Quantity.is({ qualifier: 'exact', value: '60.0', unit: 'visit' })).toBe(false)
    expect(Quantity.is({ qualifier: 'exact', value: '60', unit: '' })).toBe(false)
    expect(Quantity.is({ qualifier: 'unknown', unit: '' })).toBe(false)
    expect(Quantity.is({ qualifier: 'exact', value: '60' })).toBe(false)
    expect(Quantity.is({ qualifier: 'about', value: '60', unit: 'visit' })).toBe(false)
    expect(Quantity.is({ qualifier: 'exact', value: '60', unit: 'visit', note: 'x' })).toBe(false)
  })

  test('explains a number that comes with unknown', () => {
    expect(check(Quantity, { qualifier: 'unknown', value: '0', unit: 'vote' })).toEqual({
      _tag: 'Left',
      left: [{ path: '$.value', expected: 'is not a known field; known are qualifier, unit', found: '0' }],
    })
  })

  test('accepts whatever the operations give', () => {
    fc.assert(
      fc.property(anyQuantity, anyQuantity, (a, b) => {
        expect(Quantity.is(plus(a, b))).toBe(true)
        expect(Quantity.is(ok(subtractQuantities(a, b)))).toBe(true)
      }),
    )
  })
})

describe('Making a quantity', () => {
  test('takes text and safe whole numbers', () => {
    expect(quantity('justUnder', '13.90', 'Mio. EUR')).toEqual({ _tag: 'Right', right: { qualifier: 'justUnder', value: '13.9', unit: 'Mio. EUR' } })
    expect(quantity('exact', 60, 'visit')).toEqual({ _tag: 'Right', right: exactly(60, 'visit') })
  })

  test('refuses what is no number', () => {
    expect(quantity('exact', '13,9', 'ct')).toMatchObject({ _tag: 'Left', left: { _tag: 'NotADecimal', found: '13,9' } })
    expect(quantity('exact', 0.5, 'ct')).toMatchObject({ _tag: 'Left', left: { _tag: 'NotADecimal', found: 0.5 } })
  })

  test.each(['', 'a\u0308'])('refuses the unit %j', (unit) => {
    expect(quantity('exact', 1, unit)).toEqual({ _tag: 'Left', left: { _tag: 'NotAUnit', found: unit } })
  })

  test('has short forms for numbers that stand in the program', () => {
    expect(exactly(60n, 'visit')).toEqual({ qualifier: 'exact', value: '60', unit: 'visit' })
    expect(about(60, 'visit')).toEqual({ qualifier: 'approx', value: '60', unit: 'visit' })
    expect(about(60n, 'visit')).toEqual({ qualifier: 'approx', value: '60', unit: 'visit' })
    expect(unknownQuantity('visit')).toEqual({ qualifier: 'unknown', unit: 'visit' })
  })
})

describe('Adding quantities', () => {
  /** The rule stated a second time, over what each qualifier claims instead of over its name. */
  const oracle = (a: KnownQualifier, b: KnownQualifier): KnownQualifier => {
    const claims = {
      exact: { side: 'none', strict: false, near: true },
      approx: { side: 'both', strict: false, near: false },
      atLeast: { side: 'lower', strict: false, near: false },
      moreThan: { side: 'lower', strict: true, near: false },
      atMost: { side: 'upper', strict: false, near: false },
      lessThan: { side: 'upper', strict: true, near: false },
      justUnder: { side: 'upper', strict: true, near: true },
    } as const
    const [x, y] = [claims[a], claims[b]]
    const sides = new Set([x.side, y.side].filter((side) => side !== 'none'))
    const strict = x.strict || y.strict
    if (sides.size === 0) return 'exact'
    if (sides.size === 2 || sides.has('both')) return 'approx'
    if (sides.has('lower')) return strict ? 'moreThan' : 'atLeast'
    return strict ? (x.near && y.near ? 'justUnder' : 'lessThan') : 'atMost'
  }

  test('combines every pair of qualifiers as their claims combine', () => {
    for (const a of qualifiers) {
      for (const b of qualifiers) {
        const sum = plus(of(a, 2), of(b, 3))
        expect(sum).toEqual(a === 'unknown' || b === 'unknown' ? unknownQuantity('visit') : of(oracle(a, b), 5))
      }
    }
  })

  test.each([
    ['exact', 'justUnder', 'justUnder'],
    ['justUnder', 'justUnder', 'justUnder'],
    ['justUnder', 'atMost', 'lessThan'],
    ['atMost', 'lessThan', 'lessThan'],
    ['atMost', 'atMost', 'atMost'],
    ['atLeast', 'moreThan', 'moreThan'],
    ['atLeast', 'atLeast', 'atLeast'],
    ['moreThan', 'justUnder', 'approx'],
    ['approx', 'atLeast', 'approx'],
  ] as const)('makes %s and %s %s', (a, b, expected) => {
    expect(plus(of(a), of(b)).qualifier).toBe(expected)
    expect(plus(of(b), of(a)).qualifier).toBe(expected)
  })

  test('is commutative and associative for all qualifiers', () => {
    for (const a of qualifiers) {
      for (const b of qualifiers) {
        expect(plus(of(a, 1), of(b, 2))).toEqual(plus(of(b, 2), of(a, 1)))
        for (const c of qualifiers) {
          expect(plus(plus(of(a, 1), of(b, 2)), of(c, 4))).toEqual(plus(of(a, 1), plus(of(b, 2), of(c, 4))))
        }
      }
    }
  })

  test('has exactly 0 as its neutral element', () => {
    fc.assert(
      fc.property(anyQuantity, (a) => {
        expect(plus(a, exactly(0, 'visit'))).toEqual(a)
      }),
    )
  })

  test('gives the same sum in whatever order the quantities come', () => {
    fc.assert(
      fc.property(
        fc.array(anyQuantity, { maxLength: 8 }).chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(sumQuantities('visit', shuffled)).toEqual(sumQuantities('visit', all))
        },
      ),
    )
  })

  test('refuses different units and names both, even when one is unknown', () => {
    expect(addQuantities(exactly(1, 'ct'), exactly(1, 'h'))).toEqual({ _tag: 'Left', left: { _tag: 'UnitMismatch', left: 'ct', right: 'h' } })
    expect(addQuantities(unknownQuantity('ct'), exactly(1, 'h'))._tag).toBe('Left')
    expect(sumQuantities('h', [exactly(1, 'h'), exactly(1, 'ct')])).toEqual({ _tag: 'Left', left: { _tag: 'UnitMismatch', left: 'h', right: 'ct' } })
    expect(subtractQuantities(exactly(1, 'ct'), exactly(1, 'h'))._tag).toBe('Left')
  })

  test('sums nothing to exactly 0', () => {
    expect(sumQuantities('visit', [])).toEqual({ _tag: 'Right', right: exactly(0, 'visit') })
  })

  test('sums the funds of the Saalekreis to just under 15.97 million euros', () => {
    const funds = [of('justUnder', 1390000000, 'ct'), of('exact', 57000000, 'ct'), of('justUnder', 150000000, 'ct')]
    expect(sumQuantities('ct', funds)).toEqual({ _tag: 'Right', right: of('justUnder', 1597000000, 'ct') })
  })
})

describe('Subtracting quantities', () => {
  test('counts the decrease in the Saalekreis', () => {
    expect(subtractQuantities(exactly(10309, 'eLb'), exactly(15654, 'eLb'))).toEqual({ _tag: 'Right', right: exactly(-5345, 'eLb') })
  })

  test.each([
    ['exact', 'exact'],
    ['approx', 'approx'],
    ['atLeast', 'atMost'],
    ['moreThan', 'lessThan'],
    ['atMost', 'atLeast'],
    ['lessThan', 'moreThan'],
    ['justUnder', 'moreThan'],
    ['unknown', 'unknown'],
  ] as const)('turns %s into %s', (taken, expected) => {
    expect(subtractQuantities(exactly(5, 'visit'), of(taken, 2))).toEqual({ _tag: 'Right', right: of(expected, 3) })
  })
})

describe('Comparing quantities', () => {
  /** The tenths of a number that a quantity can be, around its value: the oracle for small numbers. */
  const possible = (q: Quantity): ReadonlyArray<number> => {
    const tenths = Array.from({ length: 601 }, (_, index) => index - 300)
    if (q.qualifier === 'unknown') return tenths
    const value = Number(q.value) * 10
    return tenths.filter((x) => {
      switch (q.qualifier) {
        case 'approx':
          return true
        case 'exact':
          return x === value
        case 'atLeast':
          return x >= value
        case 'moreThan':
          return x > value
        case 'atMost':
          return x <= value
        case 'lessThan':
        case 'justUnder':
          return x < value
        default:
          return true
      }
    })
  }

  test('says less, equal or greater exactly when every possible value says so', () => {
    fc.assert(
      fc.property(anyQuantity, anyQuantity, (a, b) => {
        const [x, y] = [possible(a), possible(b)]
        const expected =
          Math.max(...x) < Math.min(...y) ? 'less' : Math.min(...x) > Math.max(...y) ? 'greater' : x.length === 1 && y.length === 1 ? 'equal' : 'unknown'
        expect(compareQuantities(a, b)).toBe(expected)
      }),
      { numRuns: 1000 },
    )
  })

  test.each([
    ['lessThan', 'exact', 'less'],
    ['justUnder', 'exact', 'less'],
    ['atMost', 'exact', 'unknown'],
    ['moreThan', 'exact', 'greater'],
    ['atLeast', 'exact', 'unknown'],
    ['exact', 'moreThan', 'less'],
    ['exact', 'lessThan', 'greater'],
    ['lessThan', 'atLeast', 'less'],
    ['atMost', 'moreThan', 'less'],
    ['atMost', 'atLeast', 'unknown'],
    ['atLeast', 'lessThan', 'greater'],
    ['exact', 'exact', 'equal'],
    ['approx', 'approx', 'unknown'],
    ['exact', 'approx', 'unknown'],
    ['unknown', 'exact', 'unknown'],
    ['exact', 'unknown', 'unknown'],
    ['unknown', 'unknown', 'unknown'],
  ] as const)('finds %s 60 against %s 60 %s', (a, b, expected) => {
    expect(compareQuantities(of(a, 60), of(b, 60))).toBe(expected)
  })

  test('does not compare different units', () => {
    expect(compareQuantities(exactly(1, 'ct'), exactly(2, 'h'))).toBe('unknown')
    expect(compareQuantities(exactly(2, 'ct'), exactly(1, 'h'))).toBe('unknown')
    expect(compareQuantities(exactly(1, 'ct'), exactly(1, 'h'))).toBe('unknown')
  })

  test('is a partial order', () => {
    fc.assert(
      fc.property(anyQuantity, anyQuantity, anyQuantity, (a, b, c) => {
        expect(['equal', 'unknown']).toContain(compareQuantities(a, a))
        const mirrored = { less: 'greater', greater: 'less', equal: 'equal', unknown: 'unknown' } as const
        expect(compareQuantities(b, a)).toBe(mirrored[compareQuantities(a, b)])
        const isChain = compareQuantities(a, b) === 'less' && compareQuantities(b, c) === 'less'
        expect(!isChain || compareQuantities(a, c) === 'less').toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  test('compares by number, not by text', () => {
    expect(compareDecimals(wholeNumber(9), wholeNumber(10))).toBe(-1)
    expect(compareQuantities(exactly(9, 'visit'), exactly(10, 'visit'))).toBe('less')
    expect(compareQuantities(exactly(10, 'visit'), exactly(9, 'visit'))).toBe('greater')
  })
})

describe('Quantities in words', () => {
  test.each([
    ['exact', '570000', '570.000', '570,000'],
    ['approx', '60', 'rund 60', 'about 60'],
    ['atLeast', '60', 'mindestens 60', 'at least 60'],
    ['moreThan', '2100', 'über 2.100', 'more than 2,100'],
    ['atMost', '60', 'höchstens 60', 'at most 60'],
    ['lessThan', '60', 'unter 60', 'less than 60'],
    ['justUnder', '13.9', 'knapp 13,9', 'just under 13.9'],
    ['unknown', '0', 'unbekannt', 'unknown'],
  ] as const)('say %s', (qualifier, value, german, english) => {
    expect(describeQuantity(of(qualifier, value), 'de')).toBe(german)
    expect(describeQuantity(of(qualifier, value), 'en')).toBe(english)
  })
})
