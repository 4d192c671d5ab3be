// @ts-nocheck
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseFuzzyDate, type DateReading } from '../../src/kernel/fuzzy-date-input.ts'
import { describeFuzzyDate } from '../../src/kernel/fuzzy-date-words.ts'
import { FuzzyDate, fuzzyDate } from '../../src/kernel/fuzzy-date.ts'

const german: DateReading = { locale: 'de', twoDigitYears: { from: 1990, to: 2089 } }
const english: DateReading = { locale: 'en' }

describe('Reading German dates', () => {
  test.each([
    ['10.2. 15', '2015-02-10'],
    ['13.1.15', '2015-01-13'],
    ['13.1.2015', '2015-01-13'],
    ['13.01.2015', '2015-01-13'],
    ['13. 1. 2015', '2015-01-13'],
    [' 13.1.2015 ', '2015-01-13'],
    ['13. Januar 2015', '2015-01-13'],
    ['13.Januar 2015', '2015-01-13'],
    ['13.\u00a0Januar\u00a0\u00a02015', '2015-01-13'],
    ['13. Jan. 2015', '2015-01-13'],
    ['1. März 15', '2015-03-01'],
    ['1. MÄRZ 2015', '2015-03-01'],
    ['1. Ma\u0308rz 2015', '2015-03-01'],
    ['1. Mrz. 2015', '2015-03-01'],
    ['9. Sept. 2015', '2015-09-09'],
    ['13.1.', 'XXXX-01-13'],
    ['13. Januar', 'XXXX-01-13'],
    ['29.2.', 'XXXX-02-29'],
    ['Januar 2015', '2015-01'],
    ['Dezember 2015', '2015-12'],
    ['Okt. 2015', '2015-10'],
    ['Mai 15', '2015-05'],
    ['1/2015', '2015-01'],
    ['01.2015', '2015-01'],
    ['2023', '2023'],
    ['Januar', 'XXXX-01'],
    ['Ende Januar', 'XXXX-01~late'],
    ['ende januar', 'XXXX-01~late'],
    ['Ende Januar 2024', '2024-01~late'],
    ['Mitte Februar 2024', '2024-02~mid'],
    ['Anfang Dezember', 'XXXX-12~early'],
    ['Anfang 2015', '2015~early'],
    ['Ende Januar (Jahr unbekannt)', 'XXXX-01~late'],
    ['zwischen 13.1.2015 und 10.2.15', '2015-01-13/2015-02-10'],
    ['zwischen 2015 und 2022', '2015/2022'],
    ['vor 2015', '../2014'],
    ['vor Januar 2015', '../2014-12'],
    ['vor 1.1.2015', '../2014-12-31'],
    ['vor 1.3.2024', '../2024-02-29'],
    ['vor Mitte Januar 2015', '../2015-01-10'],
    ['vor Anfang 2015', '../2014-12-31'],
    ['nach 2023', '2024/..'],
    ['nach Dezember 2023', '2024-01/..'],
    ['nach 31.12.2023', '2024-01-01/..'],
    ['nach Ende Januar 2024', '2024-02-01/..'],
    ['seit 2023', '2023/..'],
    ['ab 1.7.2023', '2023-07-01/..'],
    ['frühestens Ende Januar 2024', '2024-01~late/..'],
    ['bis 2022', '../2022'],
    ['spätestens 12.1.2015', '../2015-01-12'],
    ['um 2015', '2015~'],
    ['etwa Januar 2015', '2015-01~'],
    ['ca. 2015', '2015~'],
    ['circa 2015', '2015~'],
    ['ungefähr 2015', '2015~'],
    ['vermutlich 2015', '2015?'],
    ['wahrscheinlich 13.1.2015', '2015-01-13?'],
    ['unbekannt', 'unknown'],
    ['Unbekannt', 'unknown'],
    ['XXXX-01~late', 'XXXX-01~late'],
    ['unknown', 'unknown'],
    ['seit 2023-07-01', '2023-07-01/..'],
    ['bis 2023-07', '../2023-07'],
  ])('takes %j for %s', (text, expected) => {
    expect(parseFuzzyDate(text, german)).toEqual({ _tag: 'Right', right: expected })
  })

  test('names every month, in full and short', () => {
    const names = ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember']
    const short = ['Jan.', 'Feb', 'Mär.', 'Apr.', 'Mai', 'Jun.', 'Jul.', 'Aug.', 'Sep.', 'Okt.', 'Nov.', 'Dez.']
    for (const [index, name] of names.entries()) {
      const expected = { _tag: 'Right', right: `2015-${String(index + 1).padStart(2, '0')}` }
      expect(parseFuzzyDate(`${name} 2015`, german)).toEqual(expected)
      expect(parseFuzzyDate(`${short[index]} 2015`, german)).toEqual(expected)
    }
  })

  test.each([
    '',
    'demnächst',
    'Ende',
    'Ende Quartal',
    'January 2015',
    'x13.1.2015',
    '13.1.2015x',
    '13.1.215',
    '13/1/2015',
    '113.1.2015',
    '13 Januar 2015',
    'Anfang 13. Januar 2015',
    'x2015',
    '2015x',
    '201',
    'Ende 15',
    '15',
    '1/15',
    'x1/2015',
    '1/2015x',
    'zwischen 2015',
    'zwischen demnächst und 2015',
    'zwischen 2015 und demnächst',
    'seit',
    'seit gestern',
    'vorgestern',
    'xvor 2015',
    'Januar 2015 x',
    'late January',
    'before 2015',
    'seit x2023-07-01',
    'seit 2023-07-01x',
  ])('refuses %j and shows what is right', (text) => {
    expect(parseFuzzyDate(text, german)).toEqual({
      _tag: 'Left',
      left: {
        _tag: 'UnreadableDate',
        found: text,
        locale: 'de',
        expected: [
          '13.1.2015',
          '13. Januar 2015',
          'Januar 2015',
          '2015',
          'Ende Januar 2015',
          'Ende Januar',
          'zwischen 13.1.2015 und 10.2.2015',
          'vor 2015',
          'seit 2023',
        ],
      },
    })
  })

  test.each([
    ['30.2.2015', '2015-02-30'],
    ['29.2.2015', '2015-02-29'],
    ['1.13.2015', '2015-13-01'],
    ['13/2015', '2015-13'],
    ['31. April', 'XXXX-04-31'],
    ['zwischen 10.2.2015 und 13.1.2015', '2015-02-10/2015-01-13'],
    ['seit Januar', 'XXXX-01/..'],
    ['vor Ende Januar', '../XXXX-01~late'],
    ['vor 30.2.2015', '../2015-02-30'],
    ['um Ende Januar 2015', '2015-01~late~'],
    ['um Januar', 'XXXX-01~'],
    ['seit 2023-02-30', '2023-02-30/..'],
  ])('says of %j that there is no %s', (text, read) => {
    expect(parseFuzzyDate(text, german)).toEqual({ _tag: 'Left', left: { _tag: 'NoSuchDate', found: text, read } })
  })
})

describe('Years of two digits', () => {
  const reading = (from: number, to: number): DateReading => ({ locale: 'de', twoDigitYears: { from, to } })

  test.each([
    ['13.1.90', 1990, 2089, '1990-01-13'],
    ['13.1.89', 1990, 2089, '2089-01-13'],
    ['13.1.00', 1990, 2089, '2000-01-13'],
    ['13.1.15', 2015, 2015, '2015-01-13'],
    ['13.1.15', 1916, 2015, '2015-01-13'],
    ['13.1.15', 1950, 2049, '2015-01-13'],
    ['13.1.15', 0, 99, '0015-01-13'],
  ])('reads %s between %i and %i as %s', (text, from, to, expected) => {
    expect(parseFuzzyDate(text, reading(from, to))).toEqual({ _tag: 'Right', right: expected })
  })

  test.each([
    [2016, 2020, []],
    [2016, 2015, []],
    [1915, 2015, [1915, 2015]],
    [1900, 2050, [1915, 2015]],
  ])('are unclear between %i and %i', (from, to, candidates) => {
    expect(parseFuzzyDate('13.1.15', reading(from, to))).toEqual({ _tag: 'Left', left: { _tag: 'UnclearYear', found: '13.1.15', digits: '15', candidates } })
  })

  test('are refused without a window, also inside a phrase', () => {
    expect(parseFuzzyDate('13.1.15', { locale: 'de' })).toEqual({ _tag: 'Left', left: { _tag: 'UnclearYear', found: '13.1.15', digits: '15', candidates: [] } })
    expect(parseFuzzyDate('zwischen 2014 und 13.1.15', { locale: 'de' })).toEqual({
      _tag: 'Left',
      left: { _tag: 'UnclearYear', found: 'zwischen 2014 und 13.1.15', digits: '15', candidates: [] },
    })
  })

  test('find the one year of any window of a hundred years', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 3000 }), fc.nat({ max: 99 }), (from, digits) => {
        const year = Array.from({ length: 100 }, (_, index) => from + index).find((candidate) => candidate % 100 === digits)
        expect(parseFuzzyDate(`1.7.${String(digits).padStart(2, '0')}`, reading(from, from + 99))).toEqual({ _tag: 'Right', right: `${year}-07-01` })
      }),
    )
  })
})

describe('Reading English dates', () => {
  test.each([
    ['13 January 2015', '2015-01-13'],
    ['January 13, 2015', '2015-01-13'],
    ['Jan. 13, 2015', '2015-01-13'],
    ['13 Sept 2015', '2015-09-13'],
    ['January 2015', '2015-01'],
    ['2023', '2023'],
    ['January', 'XXXX-01'],
    ['13 January', 'XXXX-01-13'],
    ['late January', 'XXXX-01~late'],
    ['late January (year unknown)', 'XXXX-01~late'],
    ['early February 2024', '2024-02~early'],
    ['mid-February 2024', '2024-02~mid'],
    ['mid February 2024', '2024-02~mid'],
    ['late 2015', '2015~late'],
    ['mid-2015', '2015~mid'],
    ['between 13 January 2015 and 10 February 2015', '2015-01-13/2015-02-10'],
    ['before 2015', '../2014'],
    ['after 2023', '2024/..'],
    ['since 2023', '2023/..'],
    ['from July 2023', '2023-07/..'],
    ['2023 or later', '2023/..'],
    ['until 2022', '../2022'],
    ['by 2022', '../2022'],
    ['12 January 2015 or earlier', '../2015-01-12'],
    ['about 2015', '2015~'],
    ['around 2015', '2015~'],
    ['circa 2015', '2015~'],
    ['probably 2015', '2015?'],
    ['Unknown', 'unknown'],
    ['2015-01-13', '2015-01-13'],
  ])('takes %j for %s', (text, expected) => {
    expect(parseFuzzyDate(text, english)).toEqual({ _tag: 'Right', right: expected })
  })

  test('names every month, in full and short', () => {
    const names = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
    for (const [index, name] of names.entries()) {
      const expected = { _tag: 'Right', right: `2015-${String(index + 1).padStart(2, '0')}` }
      expect(parseFuzzyDate(`${name} 2015`, english)).toEqual(expected)
      expect(parseFuzzyDate(`${name.slice(0, 3)} 2015`, english)).toEqual(expected)
    }
  })

  test.each([
    '10/2/2015',
    '13.1.2015',
    'Januar 2015',
    'January 15',
    'January 13 2015',
    'xJanuary 13, 2015',
    'January 13, 2015x',
    'late 13 January',
    'soon',
    'x2015',
    '2015 x',
    'between 2015',
    'xbetween 2014 and 2015',
    '2015 or laterx',
    '2015 or earlierx',
    'January 2015 x',
  ])('refuses %j and shows what is right', (text) => {
    expect(parseFuzzyDate(text, english)).toEqual({
      _tag: 'Left',
      left: {
        _tag: 'UnreadableDate',
        found: text,
        locale: 'en',
        expected: [
          '13 January 2015',
          'January 2015',
          '2015',
          'late January 2015',
          'late January',
          'between 13 January 2015 and 10 February 2015',
          'before 2015',
          'since 2023',
        ],
      },
    })
  })
})

test('Every fuzzy date is read back from its description, in both languages', () => {
  const year = fc.integer({ min: 1, max: 9999 }).map((number) => String(number).padStart(4, '0'))
  const month = fc.integer({ min: 1, max: 12 }).map((number) => String(number).padStart(2, '0'))
  const dayOfMonth = fc.integer({ min: 1, max: 31 }).map((number) => String(number).padStart(2, '0'))
  const base = fc.oneof(year, fc.tuple(fc.oneof(year, fc.constant('XXXX')), month, fc.option(dayOfMonth, { nil: undefined })).map((fields) => fields.filter(Boolean).join('-')))
  const point = fc.tuple(base, fc.constantFrom('', '', '~early', '~mid', '~late', '~', '?')).map((fields) => fields.join(''))
  const side = fc.oneof(point, fc.constant('..'))
  const anyFuzzyDate = fc.oneof(point, fc.tuple(side, side).map((sides) => sides.join('/')), fc.constant('unknown')).filter((value) => FuzzyDate.is(value))
  fc.assert(
    fc.property(anyFuzzyDate, fc.constantFrom('de', 'en'), (value, locale) => {
      const date = fuzzyDate(value)
      if (date._tag === 'Left') throw new Error(value)
      expect(parseFuzzyDate(describeFuzzyDate(date.right, locale), { locale })).toEqual(date)
    }),
    { numRuns: 1000 },
  )
})
