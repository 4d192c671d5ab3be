import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { check } from '../../src/kernel/fault.ts'
import {
  addDecimals,
  compareDecimals,
  Decimal,
  decimal,
  formatDecimal,
  negateDecimal,
  shiftDecimal,
  wholeNumber,
} from '../../src/kernel/decimal.ts'

const of = (value: string): Decimal => {
  const read = decimal(value)
  if (read._tag === 'Left') throw new Error(`no decimal: ${value}`)
  return read.right
}

/** A decimal with the fraction that it stands for, as the oracle. */
const anyDecimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), fc.nat({ max: 12 }))
  .map(([digits, places]) => ({ digits, places, value: shiftDecimal(wholeNumber(digits), -places) }))

/** Both numbers as whole multiples of 10^-12, which every generated number is. */
const scaled = ({ digits, places }: { digits: bigint; places: number }): bigint => digits * 10n ** BigInt(12 - places)

describe('The codec of decimals', () => {
  test.each(['0', '7', '60', '-5345', '13.9', '-13.9', '0.05', '-0.05', '10.01', '1000', '-1', '0.9', '100.001'])('accepts %s', (value) => {
    expect(Decimal.is(value)).toBe(true)
  })

  test.each(['', '-', '-0', '00', '007', '-07', '13.90', '13.', '.5', '0.0', '-0.0', '0.50', '+1', '1e5', '1,5', ' 1', '1 ', '1\n', 'NaN', 'x1', '1.2.3', '٣', 60, null, undefined, 60n])(
    'refuses %s',
    (value) => {
      expect(Decimal.is(value)).toBe(false)
    },
  )

  test('says what would be right', () => {
    expect(check(Decimal, '13.90')).toEqual({
      _tag: 'Left',
      left: [{ path: '$', expected: 'must be a decimal number as text without superfluous zeros, such as 13.9', found: '13.90' }],
    })
    expect(Decimal.name).toBe('Decimal')
  })

  test('has valid examples', () => {
    expect(Decimal.examples.length).toBeGreaterThan(3)
    for (const example of Decimal.examples) expect(Decimal.is(example)).toBe(true)
  })
})

describe('Reading a decimal from program data', () => {
  test.each([
    ['13.90', '13.9'],
    ['007', '7'],
    ['-0', '0'],
    ['-0.00', '0'],
    ['-0.50', '-0.5'],
    ['100', '100'],
    ['0.05', '0.05'],
    [60, '60'],
    [-5345, '-5345'],
    [-0, '0'],
    [Number.MAX_SAFE_INTEGER, '9007199254740991'],
    ['123456789012345678901234567890.123', '123456789012345678901234567890.123'],
  ])('turns %j into %s', (value, expected) => {
    expect(decimal(value)).toEqual({ _tag: 'Right', right: expected })
  })

  test.each(['', '1,5', '1.', '.5', '+1', '1e5', ' 1', '1 ', '-', 'x', '1x', 'x1', '0x10', 0.1, Number.NaN, Infinity, 2 ** 53])('refuses %j and says what it wants', (value) => {
    expect(decimal(value)).toEqual({
      _tag: 'Left',
      left: { _tag: 'NotADecimal', found: value, expected: 'a text such as 13.9, or a safe whole number such as 60' },
    })
  })

  test('always gives a canonical decimal', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^-?[0-9]{1,9}(?:\.[0-9]{1,9})?$/), (value) => {
        const read = of(value)
        expect(Decimal.is(read)).toBe(true)
        expect(Number(read)).toBe(Number(value) === 0 ? 0 : Number(value))
      }),
    )
  })
})

describe('Whole numbers', () => {
  test('come from literals and from bigints', () => {
    expect(wholeNumber(60)).toBe('60')
    expect(wholeNumber(-5345n)).toBe('-5345')
    expect(wholeNumber(0)).toBe('0')
  })

  test('do not compile from what may have a fraction', () => {
    const some: number = 60
    // @ts-expect-error a number that is not a literal may have a fraction
    expect(wholeNumber(some)).toBe('60')
    // @ts-expect-error a fraction
    expect(wholeNumber(1.5)).toBe('1.5')
  })
})

describe('Calculating with decimals', () => {
  test('is exact where floating point is not', () => {
    expect(addDecimals(of('0.1'), of('0.2'))).toBe('0.3')
    expect(addDecimals(of('13.9'), of('0.57'))).toBe('14.47')
    expect(addDecimals(of('0.5'), of('-0.5'))).toBe('0')
  })

  test('adds as fractions do', () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, (a, b) => {
        const sum = addDecimals(a.value, b.value)
        expect(Decimal.is(sum)).toBe(true)
        expect(sum).toBe(shiftDecimal(wholeNumber(scaled(a) + scaled(b)), -12))
      }),
    )
  })

  test('negates', () => {
    expect(negateDecimal(of('13.9'))).toBe('-13.9')
    expect(negateDecimal(of('0'))).toBe('0')
    fc.assert(fc.property(anyDecimal, ({ value }) => addDecimals(value, negateDecimal(value)) === '0'))
  })

  test('orders as fractions do', () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, (a, b) => {
        expect(compareDecimals(a.value, b.value)).toBe(scaled(a) < scaled(b) ? -1 : scaled(a) > scaled(b) ? 1 : 0)
        expect(compareDecimals(a.value, a.value)).toBe(0)
      }),
    )
    expect(compareDecimals(of('9'), of('10'))).toBe(-1)
    expect(compareDecimals(of('10'), of('9.99'))).toBe(1)
    expect(compareDecimals(of('-1'), of('-2'))).toBe(1)
  })

  test.each([
    ['13.9', 6, '13900000'],
    ['13.9', 1, '139'],
    ['13.95', 1, '139.5'],
    ['1597', -2, '15.97'],
    ['5', -3, '0.005'],
    ['-5', -3, '-0.005'],
    ['500', -3, '0.5'],
    ['0', 3, '0'],
    ['0', -3, '0'],
    ['1.5', 0, '1.5'],
  ])('shifts %s by %i tens to %s', (value, tens, expected) => {
    expect(shiftDecimal(of(value), tens)).toBe(expected)
  })

  test('shifts forth and back without loss', () => {
    fc.assert(
      fc.property(anyDecimal, fc.integer({ min: -20, max: 20 }), ({ value }, tens) => {
        const shifted = shiftDecimal(value, tens)
        expect(Decimal.is(shifted)).toBe(true)
        expect(shiftDecimal(shifted, -tens)).toBe(value)
      }),
    )
  })
})

describe('Writing decimals for people', () => {
  test.each([
    ['0', '0', '0'],
    ['60', '60', '60'],
    ['999', '999', '999'],
    ['2100', '2.100', '2,100'],
    ['15654', '15.654', '15,654'],
    ['570000', '570.000', '570,000'],
    ['13900000', '13.900.000', '13,900,000'],
    ['13.9', '13,9', '13.9'],
    ['1234.56789', '1.234,56789', '1,234.56789'],
    ['-5345', '−5.345', '−5,345'],
    ['-0.5', '−0,5', '−0.5'],
  ])('writes %s', (value, german, english) => {
    expect(formatDecimal(of(value), 'de')).toBe(german)
    expect(formatDecimal(of(value), 'en')).toBe(english)
  })
})
