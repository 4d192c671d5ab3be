// @ts-nocheck
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatDecimal, shiftDecimal, wholeNumber } from '../../src/kernel/decimal.ts'
import { parseDecimal, parseQuantity } from '../../src/kernel/german-input.ts'
import { describeQuantity, Qualifier, quantity, unknownQuantity } from '../../src/kernel/quantity.ts'

describe('Reading German numbers', () => {
  test.each([
    ['15.654', '15654'],
    ['570.000', '570000'],
    ['1.234.567', '1234567'],
    ['1.234.567,89', '1234567.89'],
    ['15654', '15654'],
    ['4,5', '4.5'],
    ['13,90', '13.9'],
    ['0', '0'],
    ['0,5', '0.5'],
    ['-4,5', '-4.5'],
    ['−5.345', '-5345'],
    ['-0', '0'],
    ['10', '10'],
    [' 60\u00a0', '60'],
  ])('takes %j for %s', (text, expected) => {
    expect(parseDecimal(text, 'de')).toEqual({ _tag: 'Right', right: expected })
  })

  test.each(['', '1.5', '15.65', '0.500', '01.234', '007', '1.2345', '1234.567', '12.34.567', '1,2,3', ',5', '4,', '1.', '15,654.5', '+5', '1e5', '4,5 %', 'x', '1x', '60 000', '٣', '- 5', '1.000x'])(
    'refuses %j and shows what is right',
    (text) => {
      expect(parseDecimal(text, 'de')).toEqual({
        _tag: 'Left',
        left: { _tag: 'UnreadableNumber', found: text, locale: 'de', expected: ['15654', '15.654', '4,5'] },
      })
    },
  )
})

describe('Reading English numbers', () => {
  test.each([
    ['15,654', '15654'],
    ['15.654', '15.654'],
    ['1,234,567.89', '1234567.89'],
    ['4.5', '4.5'],
    ['-0.50', '-0.5'],
    ['−1,000', '-1000'],
    ['20', '20'],
  ])('takes %j for %s', (text, expected) => {
    expect(parseDecimal(text, 'en')).toEqual({ _tag: 'Right', right: expected })
  })

  test.each(['4,5', '15,65', '0,500', '1234,567', '1.2.3', '.5', '4.', '007', 'x1', '1x'])('refuses %j and shows what is right', (text) => {
    expect(parseDecimal(text, 'en')).toEqual({
      _tag: 'Left',
      left: { _tag: 'UnreadableNumber', found: text, locale: 'en', expected: ['15654', '15,654', '4.5'] },
    })
  })
})

test('Every number is read back from how it is written, in both languages', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.nat({ max: 6 }), fc.constantFrom('de', 'en'), (digits, places, language) => {
      const value = shiftDecimal(wholeNumber(digits), -places)
      expect(parseDecimal(formatDecimal(value, language), language)).toEqual({ _tag: 'Right', right: value })
    }),
  )
})

describe('Reading quantities', () => {
  test.each([
    ['Rund 60', 'approx', '60'],
    ['rund 60', 'approx', '60'],
    ['etwa 60', 'approx', '60'],
    ['ca. 213.000', 'approx', '213000'],
    ['ca.60', 'approx', '60'],
    ['circa 60', 'approx', '60'],
    ['ungefähr 60', 'approx', '60'],
    ['ungefa\u0308hr 60', 'approx', '60'],
    ['knapp 13,9 Mio.', 'justUnder', '13900000'],
    ['knapp 13,9 Millionen', 'justUnder', '13900000'],
    ['knapp  1,5\u00a0Millionen', 'justUnder', '1500000'],
    ['fast 60', 'justUnder', '60'],
    ['beinahe 60', 'justUnder', '60'],
    ['über 2.100', 'moreThan', '2100'],
    ['ÜBER 2.100', 'moreThan', '2100'],
    ['mehr als 60', 'moreThan', '60'],
    ['mehr  als 60', 'moreThan', '60'],
    ['gut 60', 'moreThan', '60'],
    ['mindestens 60', 'atLeast', '60'],
    ['wenigstens 60', 'atLeast', '60'],
    ['höchstens 60', 'atMost', '60'],
    ['maximal 60', 'atMost', '60'],
    ['bis zu 60', 'atMost', '60'],
    ['unter 60', 'lessThan', '60'],
    ['weniger als 60', 'lessThan', '60'],
    ['570.000', 'exact', '570000'],
    ['genau 60', 'exact', '60'],
    ['1 Million', 'exact', '1000000'],
    ['2 Tsd.', 'exact', '2000'],
    ['2 Tausend', 'exact', '2000'],
    ['1 Milliarde', 'exact', '1000000000'],
    ['1,5 Mrd.', 'exact', '1500000000'],
    ['2 Milliarden', 'exact', '2000000000'],
    ['-5', 'exact', '-5'],
    ['über −5', 'moreThan', '-5'],
  ] as const)('in German takes %j for %s %s', (text, qualifier, value) => {
    expect(parseQuantity(text, 'visit', 'de')).toEqual({ _tag: 'Right', right: { qualifier, value, unit: 'visit' } })
  })

  test.each([
    ['about 60', 'approx', '60'],
    ['around 60', 'approx', '60'],
    ['approximately 60', 'approx', '60'],
    ['roughly 60', 'approx', '60'],
    ['just under 13.9 million', 'justUnder', '13900000'],
    ['almost 60', 'justUnder', '60'],
    ['nearly 60', 'justUnder', '60'],
    ['over 2,100', 'moreThan', '2100'],
    ['More than 2,100', 'moreThan', '2100'],
    ['at least 60', 'atLeast', '60'],
    ['at most 60', 'atMost', '60'],
    ['up to 60', 'atMost', '60'],
    ['under 60', 'lessThan', '60'],
    ['less than 60', 'lessThan', '60'],
    ['fewer than 60', 'lessThan', '60'],
    ['exactly 2 thousand', 'exact', '2000'],
    ['1.5 billion', 'exact', '1500000000'],
    ['60', 'exact', '60'],
  ] as const)('in English takes %j for %s %s', (text, qualifier, value) => {
    expect(parseQuantity(text, 'visit', 'en')).toEqual({ _tag: 'Right', right: { qualifier, value, unit: 'visit' } })
  })

  test('knows the word for unknown in its own language only', () => {
    expect(parseQuantity(' Unbekannt ', 'vote', 'de')).toEqual({ _tag: 'Right', right: unknownQuantity('vote') })
    expect(parseQuantity('unknown', 'vote', 'en')).toEqual({ _tag: 'Right', right: unknownQuantity('vote') })
    expect(parseQuantity('unknown', 'vote', 'de')._tag).toBe('Left')
    expect(parseQuantity('unbekannt', 'vote', 'en')._tag).toBe('Left')
  })

  test.each(['', 'viele', 'genau', 'rund', 'rund sechzig', 'einige 60', 'rund etwa 60', '60 Kunden', '13,9 Mio. Euro', 'rund 60 bis 65', '60 rund'])('in German refuses the words %j', (text) => {
    const result = parseQuantity(text, 'visit', 'de')
    expect(result).toMatchObject({ _tag: 'Left', left: { _tag: 'UnreadableQuantity', found: text, locale: 'de' } })
  })

  test('shows the words that may be used', () => {
    expect(parseQuantity('60 visits', 'visit', 'en')).toEqual({
      _tag: 'Left',
      left: {
        _tag: 'UnreadableQuantity',
        found: '60 visits',
        locale: 'en',
        before: [
          'exactly',
          'about',
          'around',
          'approximately',
          'roughly',
          'at least',
          'over',
          'more than',
          'at most',
          'up to',
          'under',
          'less than',
          'fewer than',
          'just under',
          'almost',
          'nearly',
        ],
        after: ['thousand', 'million', 'billion'],
      },
    })
  })

  test('refuses a number in the other language’s form', () => {
    expect(parseQuantity('rund 1.5 Mio.', 'EUR', 'de')).toEqual({
      _tag: 'Left',
      left: { _tag: 'UnreadableNumber', found: '1.5', locale: 'de', expected: ['15654', '15.654', '4,5'] },
    })
  })

  test('refuses a unit that is no text', () => {
    expect(parseQuantity('60', '', 'de')).toEqual({ _tag: 'Left', left: { _tag: 'NotAUnit', found: '' } })
    expect(parseQuantity('unbekannt', '', 'de')).toEqual({ _tag: 'Left', left: { _tag: 'NotAUnit', found: '' } })
  })

  test('reads back every quantity from its description', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Qualifier.codes), fc.integer(), fc.constantFrom('de', 'en'), (qualifier, value, language) => {
        const made = qualifier === 'unknown' ? { _tag: 'Right' as const, right: unknownQuantity('x') } : quantity(qualifier, value, 'x')
        if (made._tag === 'Left') throw new Error('integers are decimals')
        expect(parseQuantity(describeQuantity(made.right, language), 'x', language)).toEqual(made)
      }),
    )
  })
})
