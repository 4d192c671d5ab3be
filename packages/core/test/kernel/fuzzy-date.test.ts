import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../src/kernel/calendar.ts'
import { check } from '../../src/kernel/fault.ts'
import { describeFuzzyDate, monthNames } from '../../src/kernel/fuzzy-date-words.ts'
import {
  boundsOf,
  compareFuzzyDates,
  FuzzyDate,
  fuzzyDate,
  isNotAfter,
  partsOf,
  unknownDate,
  type DateBounds,
} from '../../src/kernel/fuzzy-date.ts'
import { day, LocalDate } from '../../src/kernel/local-date.ts'

const of = (value: string): FuzzyDate => {
  const read = fuzzyDate(value)
  if (read._tag === 'Left') throw new Error(`no fuzzy date: ${value}`)
  return read.right
}

const origin = day('2014-12-20')
const anyDay = fc.nat({ max: 60 }).map((days) => addDays(origin, days))
const month = fc.constantFrom('2014-12', '2015-01', '2015-02')
const part = fc.constantFrom('early', 'mid', 'late')
const dated = fc.oneof(
  anyDay,
  month,
  fc.constantFrom('2014', '2015'),
  fc.tuple(fc.oneof(month, fc.constantFrom('2014', '2015')), part).map(([base, third]) => `${base}~${third}`),
)
const anyFuzzyDate: fc.Arbitrary<FuzzyDate> = fc
  .oneof(
    { weight: 4, arbitrary: dated },
    fc.tuple(dated, dated).map(([from, to]) => `${from}/${to}`),
    dated.map((to) => `../${to}`),
    dated.map((from) => `${from}/..`),
    fc.constantFrom('unknown', 'XXXX-01', 'XXXX-01-13', 'XXXX-02~late', '2015~', '2015-01?', '2015-01-13~'),
  )
  .filter((value) => FuzzyDate.is(value))
  .map(of)

describe('The codec of fuzzy dates', () => {
  test.each([
    '2015-01-13',
    '2024-02-29',
    '2015-01',
    '2023',
    '0001',
    'XXXX-01',
    'XXXX-12',
    'XXXX-01-13',
    'XXXX-02-29',
    'XXXX-01~late',
    '2024-01~early',
    '2024-01~mid',
    '2024-10~late',
    '2015~early',
    '2015~',
    '2015?',
    '2015-01~',
    '2015-01?',
    '2015-01-13~',
    '2015-01-13?',
    '2015-01-13/2015-02-10',
    '2015-01-13/2015-01-13',
    '2015/2015',
    '2015-06/2015',
    '2015/2015-06',
    '2015-01~late/2015-02~mid',
    '../2015-01-12',
    '../2014',
    '2023/..',
    '2024-01~late/..',
    'unknown',
  ])('accepts %s', (value) => {
    expect(FuzzyDate.is(value)).toBe(true)
  })

  test.each([
    '',
    'Unknown',
    'XXXX',
    'XXXX~late',
    'XXXX-01~',
    'XXXX-01?',
    'XXXX-13',
    'XXXX-00',
    'XXXX-02-30',
    'XXXX-01-00',
    'XXX1-01',
    '0000',
    '0000-01',
    '215',
    '20150',
    'x2015',
    '2015x',
    '2015-1',
    '2015-13',
    '2015-00',
    '2015-02-30',
    '2015-01-1',
    '2015-01-32',
    '2015-01-40',
    '2015-01-13~late',
    '2015-01~LATE',
    '2015-01~late~',
    '2015~?',
    '2015%',
    '2015-01-13T00:00',
    '2015-02-10/2015-01-13',
    '2015/2014',
    '2015-02/2015-01~late',
    '../..',
    '/2015',
    '2015/',
    '2015/...',
    'x/2015',
    '2015/x',
    '../x',
    'x/..',
    '../unknown',
    '2015/2016/2017',
    '2015~/2016',
    '2015/2016?',
    '../2016?',
    '2015~/..',
    'XXXX-01/..',
    '../XXXX-01',
    'XXXX-01/XXXX-02',
    ' 2015',
    '2015\n',
    2015,
    ['2015'],
    null,
    undefined,
  ])('refuses %j', (value) => {
    expect(FuzzyDate.is(value)).toBe(false)
  })

  test('says what would be right', () => {
    expect(check(FuzzyDate, 'Ende Januar')).toEqual({
      _tag: 'Left',
      left: [
        {
          path: '$',
          expected: 'must be a date such as 2015-01-13, 2015-01, 2023, XXXX-01~late, 2015-01-13/2015-02-10, ../2015-01-12, 2015~ or unknown',
          found: 'Ende Januar',
        },
      ],
    })
    expect(fuzzyDate('Ende Januar')).toEqual({
      _tag: 'Left',
      left: { _tag: 'NotAFuzzyDate', found: 'Ende Januar', expected: 'a date such as 2015-01-13, 2015-01, 2023 or XXXX-01~late' },
    })
    expect(fuzzyDate('2015-01')).toEqual({ _tag: 'Right', right: '2015-01' })
  })

  test('has valid examples of every form', () => {
    expect(FuzzyDate.name).toBe('FuzzyDate')
    expect(FuzzyDate.examples.length).toBe(10)
    for (const example of FuzzyDate.examples) expect(FuzzyDate.is(example)).toBe(true)
    expect(FuzzyDate.is(unknownDate)).toBe(true)
  })
})

describe('The parts of a fuzzy date', () => {
  test.each([
    ['unknown', { _tag: 'Unknown' }],
    ['2015-01-13', { _tag: 'Point', year: '2015', month: '01', day: '13' }],
    ['2023', { _tag: 'Point', year: '2023' }],
    ['XXXX-01~late', { _tag: 'Point', month: '01', part: 'late' }],
    ['2015~mid', { _tag: 'Point', year: '2015', part: 'mid' }],
    ['2015-03~early', { _tag: 'Point', year: '2015', month: '03', part: 'early' }],
    ['2015~', { _tag: 'Point', year: '2015', doubt: 'approximate' }],
    ['2015-01?', { _tag: 'Point', year: '2015', month: '01', doubt: 'uncertain' }],
    ['2015/2016', { _tag: 'Between', from: { _tag: 'Point', year: '2015' }, to: { _tag: 'Point', year: '2016' } }],
    ['../2016', { _tag: 'Between', to: { _tag: 'Point', year: '2016' } }],
    ['2015/..', { _tag: 'Between', from: { _tag: 'Point', year: '2015' } }],
  ])('of %s', (value, expected) => {
    expect(partsOf(of(value))).toStrictEqual(expected)
  })

  test('of a text that never was a fuzzy date are unknown', () => {
    const forged = 'Ende Januar' as FuzzyDate
    expect(partsOf(forged)).toStrictEqual({ _tag: 'Unknown' })
    expect(boundsOf(forged)).toStrictEqual({})
  })
})

describe('The bounds of a fuzzy date', () => {
  test.each([
    ['2015-01-13', '2015-01-13', '2015-01-13'],
    ['2015-01', '2015-01-01', '2015-01-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2023', '2023-01-01', '2023-12-31'],
    ['2024-01~early', '2024-01-01', '2024-01-10'],
    ['2024-01~mid', '2024-01-11', '2024-01-20'],
    ['2024-01~late', '2024-01-21', '2024-01-31'],
    ['2023-02~late', '2023-02-21', '2023-02-28'],
    ['2023~early', '2023-01-01', '2023-04-30'],
    ['2023~mid', '2023-05-01', '2023-08-31'],
    ['2023~late', '2023-09-01', '2023-12-31'],
    ['2015-01-13/2015-02-10', '2015-01-13', '2015-02-10'],
    ['2015-01/2016', '2015-01-01', '2016-12-31'],
    ['2015-01~late/2015-02~mid', '2015-01-21', '2015-02-20'],
    ['../2015-01-12', undefined, '2015-01-12'],
    ['../2014', undefined, '2014-12-31'],
    ['2023/..', '2023-01-01', undefined],
    ['XXXX-01', undefined, undefined],
    ['XXXX-01-13', undefined, undefined],
    ['XXXX-01~late', undefined, undefined],
    ['2015~', undefined, undefined],
    ['2015-01?', undefined, undefined],
    ['2015-01-13~', undefined, undefined],
    ['unknown', undefined, undefined],
  ])('of %s are %s and %s', (value, earliest, latest) => {
    expect(boundsOf(of(value))).toStrictEqual({ ...(earliest === undefined ? {} : { earliest }), ...(latest === undefined ? {} : { latest }) })
  })

  test('are days in order', () => {
    fc.assert(
      fc.property(anyFuzzyDate, (date) => {
        const { earliest = day('1000-01-01'), latest = day('2999-12-31') } = boundsOf(date)
        expect([LocalDate.is(earliest), LocalDate.is(latest), earliest <= latest]).toEqual([true, true, true])
      }),
    )
  })
})

describe('Comparing fuzzy dates', () => {
  test.each([
    ['2015-01-13', '2015-02-10', 'before'],
    ['2015-02-10', '2015-01-13', 'after'],
    ['2015-01-13', '2015-01-13', 'same'],
    ['2015-01-13', '2015-01-13/2015-01-13', 'same'],
    ['2015-01-13', '2015-01-13/2015-01-14', 'unknown'],
    ['2015-01-13', '2015-01-12/2015-01-13', 'unknown'],
    ['2015-01-12/2015-01-13', '2015-01-12/2015-01-13', 'unknown'],
    ['2015-01', '2015-01', 'unknown'],
    ['2015-01-31', '2015-02', 'before'],
    ['2015-02', '2015-01-31', 'after'],
    ['2015-01-31', '2015-01', 'unknown'],
    ['2014', '2015', 'before'],
    ['2015-01~early', '2015-01~mid', 'before'],
    ['../2014', '2015/..', 'before'],
    ['2015/..', '../2014', 'after'],
    ['2015/..', '2016/..', 'unknown'],
    ['../2014', '../2015', 'unknown'],
    ['XXXX-01~late', 'XXXX-01~late', 'unknown'],
    ['unknown', 'unknown', 'unknown'],
    ['unknown', '2015', 'unknown'],
    ['2015~', '1990', 'unknown'],
  ] as const)('puts %s against %s: %s', (a, b, expected) => {
    expect(compareFuzzyDates(of(a), of(b))).toBe(expected)
  })

  /** Every day in the tested span that a date can mean; far days stand for open sides. */
  const testedDays = [day('1000-01-01'), ...Array.from({ length: 800 }, (_, index) => addDays(day('2013-12-31'), index)), day('2999-12-31')]
  const possible = ({ earliest, latest }: DateBounds): ReadonlyArray<LocalDate> =>
    testedDays.filter(
      (date) => (earliest === undefined || earliest <= date) && (latest === undefined || date <= latest),
    )

  test('decides exactly when every possible pair of days agrees', () => {
    fc.assert(
      fc.property(anyFuzzyDate, anyFuzzyDate, (a, b) => {
        const [x, y] = [possible(boundsOf(a)), possible(boundsOf(b))]
        const [firstA, lastA, firstB, lastB] = [x[0] ?? '', x.at(-1) ?? '', y[0] ?? '', y.at(-1) ?? '']
        const expected = lastA < firstB ? 'before' : lastB < firstA ? 'after' : x.length === 1 && y.length === 1 ? 'same' : 'unknown'
        expect(compareFuzzyDates(a, b)).toBe(expected)
        expect(isNotAfter(a, b)).toBe(lastA <= firstB ? 'yes' : firstA > lastB ? 'no' : 'unknown')
      }),
      { numRuns: 500 },
    )
  })

  test('is a partial order: irreflexive, transitive, antisymmetric, with a dual', () => {
    const dual = { before: 'after', after: 'before', same: 'same', unknown: 'unknown' } as const
    fc.assert(
      fc.property(anyFuzzyDate, anyFuzzyDate, anyFuzzyDate, (a, b, c) => {
        expect(['same', 'unknown']).toContain(compareFuzzyDates(a, a))
        expect(compareFuzzyDates(b, a)).toBe(dual[compareFuzzyDates(a, b)])
        const isChain = compareFuzzyDates(a, b) === 'before' && compareFuzzyDates(b, c) === 'before'
        expect(!isChain || compareFuzzyDates(a, c) === 'before').toBe(true)
        expect(compareFuzzyDates(a, b) !== 'same' || compareFuzzyDates(a, c) === compareFuzzyDates(b, c)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  test.each([
    ['2015-01-13', '2015-01-13', 'yes'],
    ['2015-01', '2015-01-31', 'yes'],
    ['2015-01', '2015-01-30', 'unknown'],
    ['2015-02-10', '2015-01-13', 'no'],
    ['2015-02', '2015-01-31', 'no'],
    ['2015-01-31', '2015-01', 'unknown'],
    ['../2014', '2014-12-31', 'yes'],
    ['2015/..', '2014', 'no'],
    ['unknown', '2014', 'unknown'],
    ['2014', 'unknown', 'unknown'],
  ] as const)('finds %s not after %s: %s', (a, b, expected) => {
    expect(isNotAfter(of(a), of(b))).toBe(expected)
  })
})

describe('Fuzzy dates in words', () => {
  test.each([
    ['2015-01-13', '13.01.2015', '13 January 2015'],
    ['2015-10-03', '03.10.2015', '3 October 2015'],
    ['2015-03', 'März 2015', 'March 2015'],
    ['2023', '2023', '2023'],
    ['XXXX-01', 'Januar (Jahr unbekannt)', 'January (year unknown)'],
    ['XXXX-01~late', 'Ende Januar (Jahr unbekannt)', 'late January (year unknown)'],
    ['XXXX-05-03', '3. Mai (Jahr unbekannt)', '3 May (year unknown)'],
    ['2024-02~early', 'Anfang Februar 2024', 'early February 2024'],
    ['2024-02~mid', 'Mitte Februar 2024', 'mid-February 2024'],
    ['2015~late', 'Ende 2015', 'late 2015'],
    ['2015~', 'um 2015', 'about 2015'],
    ['2015-12?', 'vermutlich Dezember 2015', 'probably December 2015'],
    ['2015-01-13/2015-02-10', 'zwischen 13.01.2015 und 10.02.2015', 'between 13 January 2015 and 10 February 2015'],
    ['../2015-01-12', 'spätestens 12.01.2015', '12 January 2015 or earlier'],
    ['2023/..', 'frühestens 2023', '2023 or later'],
    ['unknown', 'unbekannt', 'unknown'],
  ])('say %s', (value, german, english) => {
    expect(describeFuzzyDate(of(value), 'de')).toBe(german)
    expect(describeFuzzyDate(of(value), 'en')).toBe(english)
  })

  test('name every month as the standard locale data do', () => {
    for (const language of ['de', 'en'] as const) {
      const format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
      expect(monthNames[language]).toEqual(Array.from({ length: 12 }, (_, index) => format.format(Date.UTC(2015, index, 15))))
    }
  })
})
