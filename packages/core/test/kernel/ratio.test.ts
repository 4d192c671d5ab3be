import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { addDecimals, compareDecimals, decimal, negateDecimal, shiftDecimal, wholeNumber, type Decimal } from '../../src/kernel/decimal.ts'
import { about, exactly, Qualifier, quantity, unknownQuantity, type KnownQualifier, type Quantity } from '../../src/kernel/quantity.ts'
import { describeRatio, divideDecimals, multiplyDecimals, ratioOf } from '../../src/kernel/ratio.ts'

const of = (value: string): Decimal => {
  const read = decimal(value)
  if (read._tag === 'Left') throw new Error(`no decimal: ${value}`)
  return read.right
}
const some = (qualifier: KnownQualifier, value: string, unit = 'eLb'): Quantity => {
  const made = quantity(qualifier, value, unit)
  if (made._tag === 'Left') throw new Error(`no quantity: ${value}`)
  return made.right
}
const quotient = (...[a, b, places, rounding]: readonly [string, string, number, ('halfUp' | 'floor' | 'ceiling')?]): string => {
  const divided = divideDecimals(of(a), of(b), places, rounding)
  return divided._tag === 'Left' ? divided.left._tag : divided.right
}
const anyDecimal = fc.tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.nat({ max: 6 })).map(([digits, places]) => shiftDecimal(wholeNumber(digits), -places))
const nonZero = anyDecimal.filter((value) => value !== '0')
const known = Qualifier.codes.filter((qualifier) => qualifier !== 'unknown')

describe('The quotient of decimals', () => {
  test.each([
    ['1', '3', 2, '0.33'],
    ['2', '3', 2, '0.67'],
    ['1', '8', 2, '0.13'],
    ['-1', '8', 2, '-0.13'],
    ['1', '-8', 2, '-0.13'],
    ['-1', '-8', 2, '0.13'],
    ['149', '2', 0, '75'],
    ['0.3', '0.1', 0, '3'],
    ['1.1', '0.01', 1, '110'],
    ['0', '7', 2, '0'],
    ['-1', '1000', 2, '0'],
    ['7', '2', -1, '4'],
    ['7', '2', 0.5, '4'],
  ])('%s ÷ %s to %d places is %s, half-up', (a, b, places, expected) => {
    expect(quotient(a, b, places)).toBe(expected)
  })

  test.each([
    ['149', '2', 'floor', '74'],
    ['149', '2', 'ceiling', '75'],
    ['-149', '2', 'floor', '-75'],
    ['-149', '2', 'ceiling', '-74'],
    ['150', '2', 'floor', '75'],
    ['150', '2', 'ceiling', '75'],
  ] as const)('%s ÷ %s by %s is %s', (a, b, rounding, expected) => {
    expect(quotient(a, b, 0, rounding)).toBe(expected)
  })

  test('by zero is a value that says what should be divided', () => {
    expect(divideDecimals(of('7.5'), of('0'), 2)).toEqual({ _tag: 'Left', left: { _tag: 'DivisionByZero', dividend: '7.5' } })
  })

  test('times the divisor lies within half a unit of the last place, or one for a bound', () => {
    fc.assert(fc.property(anyDecimal, nonZero, fc.nat({ max: 8 }), fc.constantFrom('halfUp' as const, 'floor' as const, 'ceiling' as const), (a, b, places, rounding) => {
      const found = divideDecimals(a, b, places, rounding)
      if (found._tag === 'Left') throw new Error('divided by zero')
      const error = addDecimals(multiplyDecimals(found.right, b), negateDecimal(a))
      const size = (value: Decimal): Decimal => (compareDecimals(value, of('0')) < 0 ? negateDecimal(value) : value)
      const unit = multiplyDecimals(size(b), shiftDecimal(of(rounding === 'halfUp' ? '0.5' : '1'), -places))
      expect(compareDecimals(size(error), unit)).toBeLessThanOrEqual(0)
      if (rounding === 'floor') expect(compareDecimals(error, of('0')) * compareDecimals(b, of('0'))).toBeLessThanOrEqual(0)
      if (rounding === 'ceiling') expect(compareDecimals(error, of('0')) * compareDecimals(b, of('0'))).toBeGreaterThanOrEqual(0)
    }))
  })

  test('undoes a product exactly', () => {
    fc.assert(fc.property(anyDecimal, nonZero, (a, b) => {
      expect(divideDecimals(multiplyDecimals(a, b), b, 6)).toEqual({ _tag: 'Right', right: a })
    }))
  })
})

describe('A ratio', () => {
  test('is a whole number beside the value, each rounded once from the exact quotient', () => {
    expect(ratioOf(exactly(226, 'eLb'), exactly(3, 'FTE'))).toEqual({ _tag: 'Ratio', qualifier: 'exact', rounded: '75', value: '75.33' })
    // 74.495 is 74.5 to one place, but 74 as a whole number: not 75.
    expect(ratioOf(some('exact', '148.99'), exactly(2, 'FTE'), 1)).toMatchObject({ rounded: '74', value: '74.5' })
    expect(ratioOf(exactly(149, 'eLb'), exactly(2, 'FTE'))).toMatchObject({ rounded: '75', value: '74.5' })
  })

  test('is undefined without posts: neither infinite nor 0', () => {
    expect(ratioOf(exactly(75, 'eLb'), exactly(0, 'FTE'))).toEqual({ _tag: 'Undefined' })
    expect(ratioOf(unknownQuantity('eLb'), exactly(0, 'FTE'))).toEqual({ _tag: 'Undefined' })
    expect(ratioOf(exactly(0, 'eLb'), exactly(2, 'FTE'))).toMatchObject({ rounded: '0', value: '0' })
  })

  test('stays unknown where a side is, or where a stated side bounds nothing', () => {
    const unknown = { _tag: 'Unknown' }
    expect(ratioOf(unknownQuantity('eLb'), exactly(2, 'FTE'))).toEqual(unknown)
    expect(ratioOf(exactly(75, 'eLb'), unknownQuantity('FTE'))).toEqual(unknown)
    expect(ratioOf(exactly(75, 'eLb'), about(0, 'FTE'))).toEqual(unknown)
    expect(ratioOf(some('atMost', '-1'), exactly(2, 'FTE'))).toEqual(unknown)
    expect(ratioOf(about(75, 'eLb'), some('exact', '-1', 'FTE'))).toEqual(unknown)
    expect(ratioOf(exactly(-4, 'eLb'), exactly(-2, 'FTE'))).toMatchObject({ rounded: '2' })
  })

  test.each([
    ['atLeast', 'exact', 'atLeast', '74'],
    ['moreThan', 'exact', 'moreThan', '74'],
    ['exact', 'moreThan', 'lessThan', '75'],
    ['exact', 'atMost', 'atLeast', '74'],
    ['justUnder', 'exact', 'justUnder', '75'],
    ['lessThan', 'atLeast', 'lessThan', '75'],
    ['atLeast', 'atLeast', 'approx', '75'],
    ['approx', 'exact', 'approx', '75'],
    ['exact', 'exact', 'exact', '75'],
  ] as const)('%s 149 for %s 2 is %s, rounded outwards to %s', (above, below, qualifier, rounded) => {
    expect(ratioOf(some(above, '149'), some(below, '2'))).toEqual({ _tag: 'Ratio', qualifier, rounded, value: '74.5' })
  })

  test('bounds every ratio that its sides can mean', () => {
    const positive = fc.integer({ min: 1, max: 500 })
    const limits = fc.constantFrom(...known.filter((qualifier) => qualifier !== 'approx'))
    const fits = (qualifier: KnownQualifier, stated: bigint, true_: bigint): boolean =>
      qualifier === 'exact' ? stated === true_ : qualifier === 'atLeast' ? true_ >= stated : qualifier === 'moreThan' ? true_ > stated : qualifier === 'atMost' ? true_ <= stated : true_ < stated
    fc.assert(fc.property(limits, limits, positive, positive, positive, positive, (above, below, a, b, trueA, trueB) => {
      fc.pre(fits(above, BigInt(a), BigInt(trueA)) && fits(below, BigInt(b), BigInt(trueB)))
      const ratio = ratioOf(some(above, String(a)), some(below, String(b)))
      if (ratio._tag !== 'Ratio' || ratio.qualifier === 'approx' || ratio.qualifier === 'exact') return
      expect(fits(ratio.qualifier, BigInt(ratio.rounded) * BigInt(trueB), BigInt(trueA))).toBe(true)
    }), { numRuns: 1000 })
  })

  test('is told in words of either language', () => {
    const exact = ratioOf(exactly(4521, 'eLb'), exactly(4, 'FTE'))
    expect([describeRatio(exact, 'de'), describeRatio(exact, 'en')]).toEqual(['1 : 1.130 (1.130,25)', '1 : 1,130 (1,130.25)'])
    expect(describeRatio(ratioOf(some('moreThan', '150'), exactly(2, 'FTE')), 'de')).toBe('1 : über 75')
    expect((['de', 'en'] as const).map((language) => describeRatio({ _tag: 'Undefined' }, language))).toEqual(['nicht bestimmbar', 'undefined'])
    expect((['de', 'en'] as const).map((language) => describeRatio({ _tag: 'Unknown' }, language))).toEqual(['unbekannt', 'unknown'])
  })
})
