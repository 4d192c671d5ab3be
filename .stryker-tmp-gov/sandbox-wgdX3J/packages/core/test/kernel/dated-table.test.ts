// @ts-nocheck
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../src/kernel/calendar.ts'
import { datedTable, entryAt, entryAtFuzzy, type DatedEntry, type DatedTable } from '../../src/kernel/dated-table.ts'
import { boundsOf, fuzzyDate, unknownDate, type FuzzyDate } from '../../src/kernel/fuzzy-date.ts'
import { day, type LocalDate } from '../../src/kernel/local-date.ts'

const origin = day('2023-01-01')
const at = (days: number): LocalDate => addDays(origin, days)
const entry = (value: string, from?: LocalDate, to?: LocalDate): DatedEntry<string> => ({
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
  value,
  seat: '§ 15 SGB II',
  confidence: 'checked',
})
const of = (value: string): FuzzyDate => {
  const read = fuzzyDate(value)
  if (read._tag === 'Left') throw new Error(value)
  return read.right
}

const anyEntry = fc
  .tuple(fc.option(fc.nat({ max: 20 }), { nil: undefined }), fc.option(fc.nat({ max: 20 }), { nil: undefined }), fc.constantFrom('a', 'b'))
  .map(([from, to, value]) => entry(value, from === undefined ? undefined : at(from), to === undefined ? undefined : at(to)))

const isValidOn = ({ from, to }: DatedEntry<string>, date: LocalDate): boolean => (from === undefined || from <= date) && (to === undefined || date < to)
const allDays = [day('1000-01-01'), ...Array.from({ length: 30 }, (_, index) => at(index - 4)), day('2999-12-31')]

const before = entry('Eingliederungsvereinbarung', undefined, day('2023-07-01'))
const since = entry('Kooperationsplan', day('2023-07-01'))
const table: DatedTable<string> = { entries: [before, since] }
const first = entry('a', at(0), at(10))
const second = entry('b', at(15), at(20))
const gapped: DatedTable<string> = { entries: [first, second] }

describe('Making a table', () => {
  test('puts the entries in the order of their dates', () => {
    expect(datedTable([since, before])).toEqual({ _tag: 'Right', right: { entries: [before, since] } })
    expect(datedTable([before, since])).toEqual({ _tag: 'Right', right: { entries: [before, since] } })
    expect(datedTable([second, first])).toEqual({ _tag: 'Right', right: { entries: [first, second] } })
  })

  test('leaves the given list as it was', () => {
    const given = [since, before]
    datedTable(given)
    expect(given).toEqual([since, before])
  })

  test('refuses no entries at all', () => {
    expect(datedTable([])).toEqual({ _tag: 'Left', left: { _tag: 'EmptyTable' } })
  })

  test('refuses an entry without days', () => {
    expect(datedTable([before, entry('x', at(3), at(3))])).toEqual({ _tag: 'Left', left: { _tag: 'EntryWithoutDays', entry: entry('x', at(3), at(3)) } })
    expect(datedTable([entry('x', at(4), at(3))])._tag).toBe('Left')
    expect(datedTable([entry('x', at(3), at(4))])._tag).toBe('Right')
  })

  test('refuses two entries for one day and names both', () => {
    const overlapping = entry('x', at(9), at(12))
    expect(datedTable([overlapping, first])).toEqual({ _tag: 'Left', left: { _tag: 'OverlappingEntries', first, second: overlapping } })
    expect(datedTable([entry('x'), first])._tag).toBe('Left')
    expect(datedTable([entry('x', at(0)), second])._tag).toBe('Left')
    expect(datedTable([entry('x', undefined, at(5)), entry('y', undefined, at(3))])._tag).toBe('Left')
    expect(datedTable([entry('x'), entry('y')])._tag).toBe('Left')
    expect(datedTable([first, entry('x', at(10), at(15)), second])._tag).toBe('Right')
  })

  test('accepts exactly the lists in which each day has at most one entry', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { minLength: 1, maxLength: 4 }), (entries) => {
        const haveDays = entries.every(({ from, to }) => from === undefined || to === undefined || from < to)
        const areApart = allDays.every((date) => entries.filter((e) => isValidOn(e, date)).length <= 1)
        expect(datedTable(entries)._tag).toBe(haveDays && areApart ? 'Right' : 'Left')
      }),
      { numRuns: 1000 },
    )
  })
})

describe('The entry on a day', () => {
  test('changes on the day from which the new one is valid', () => {
    expect(entryAt(table, day('2023-06-30'))).toEqual({ _tag: 'Right', right: before })
    expect(entryAt(table, day('2023-07-01'))).toEqual({ _tag: 'Right', right: since })
  })

  test.each([
    [-1, { next: first }],
    [10, { previous: first, next: second }],
    [14, { previous: first, next: second }],
    [20, { previous: second }],
  ])('is missing in a gap, day %i, whose neighbours are named', (days, neighbours) => {
    expect(entryAt(gapped, at(days))).toStrictEqual({ _tag: 'Left', left: { _tag: 'NoEntry', date: at(days), ...neighbours } })
  })

  test('names the nearest of several neighbours', () => {
    const third = entry('c', at(30), at(40))
    const longer: DatedTable<string> = { entries: [first, second, third] }
    expect(entryAt(longer, at(12))).toStrictEqual({ _tag: 'Left', left: { _tag: 'NoEntry', date: at(12), previous: first, next: second } })
    expect(entryAt(longer, at(25))).toStrictEqual({ _tag: 'Left', left: { _tag: 'NoEntry', date: at(25), previous: second, next: third } })
  })

  test('is the one that is valid, for any table', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { minLength: 1, maxLength: 4 }), fc.constantFrom(...allDays), (entries, date) => {
        const made = datedTable(entries)
        fc.pre(made._tag === 'Right')
        const valid = entries.find((e) => isValidOn(e, date))
        const found = entryAt(made.right, date)
        expect(found._tag === 'Right' ? found.right : undefined).toEqual(valid)
      }),
    )
  })
})

describe('The entry on a fuzzy date', () => {
  test('is determined when the same one is valid on every possible day', () => {
    expect(entryAtFuzzy(table, of('2023-06'))).toEqual({ _tag: 'Right', right: { _tag: 'Determined', entry: before } })
    expect(entryAtFuzzy(table, of('../2023-06'))).toEqual({ _tag: 'Right', right: { _tag: 'Determined', entry: before } })
    expect(entryAtFuzzy(table, of('2023-07-01'))).toEqual({ _tag: 'Right', right: { _tag: 'Determined', entry: since } })
    expect(entryAtFuzzy(table, of('2024/..'))).toEqual({ _tag: 'Right', right: { _tag: 'Determined', entry: since } })
  })

  test('is undetermined when several are possible', () => {
    const both = { _tag: 'Right', right: { _tag: 'Undetermined', entries: [before, since], orNone: false } }
    expect(entryAtFuzzy(table, of('2023'))).toEqual(both)
    expect(entryAtFuzzy(table, of('XXXX-01~late'))).toEqual(both)
    expect(entryAtFuzzy(table, unknownDate)).toEqual(both)
  })

  test('is undetermined when there may be none', () => {
    expect(entryAtFuzzy(gapped, of('2023-01'))).toEqual({ _tag: 'Right', right: { _tag: 'Undetermined', entries: [first, second], orNone: true } })
    expect(entryAtFuzzy(gapped, of('2023-01-01/2023-01-11'))).toEqual({ _tag: 'Right', right: { _tag: 'Undetermined', entries: [first], orNone: true } })
    expect(entryAtFuzzy(gapped, of('2022-12-31/2023-01-05'))).toEqual({ _tag: 'Right', right: { _tag: 'Undetermined', entries: [first], orNone: true } })
    expect(entryAtFuzzy(gapped, of('2023-01-01/2023-01-10'))).toEqual({ _tag: 'Right', right: { _tag: 'Determined', entry: first } })
    expect(entryAtFuzzy(gapped, unknownDate)).toEqual({ _tag: 'Right', right: { _tag: 'Undetermined', entries: [first, second], orNone: true } })
    expect(entryAtFuzzy(gapped, of('2023-01-01/..'))).toMatchObject({ right: { orNone: true } })
  })

  test('is surely one of several when they follow each other without a gap', () => {
    const entries = [entry('a', at(0), at(5)), entry('b', at(5), at(10)), entry('c', at(10), at(15))]
    expect(entryAtFuzzy({ entries }, of('2023-01-01/2023-01-15'))).toEqual({ _tag: 'Right', right: { _tag: 'Undetermined', entries, orNone: false } })
    expect(entryAtFuzzy({ entries }, of('2023-01-01/2023-01-16'))).toEqual({ _tag: 'Right', right: { _tag: 'Undetermined', entries, orNone: true } })
  })

  test('is missing when there is none on any possible day', () => {
    expect(entryAtFuzzy(gapped, of('2023-01-11/2023-01-15'))).toStrictEqual({
      _tag: 'Left',
      left: { _tag: 'NoEntry', date: '2023-01-11/2023-01-15', previous: first, next: second },
    })
    expect(entryAtFuzzy(gapped, of('../2022'))).toStrictEqual({ _tag: 'Left', left: { _tag: 'NoEntry', date: '../2022', next: first } })
    expect(entryAtFuzzy(gapped, of('2024/..'))).toStrictEqual({ _tag: 'Left', left: { _tag: 'NoEntry', date: '2024/..', previous: second } })
  })

  test('agrees with looking at every possible day', () => {
    const anyDate = fc
      .oneof(
        fc.tuple(fc.integer({ min: -3, max: 24 }), fc.nat({ max: 20 })).map(([from, length]) => `${at(from)}/${at(from + length)}`),
        fc.integer({ min: -3, max: 24 }).map((from) => `${at(from)}/..`),
        fc.integer({ min: -3, max: 24 }).map((to) => `../${at(to)}`),
        fc.constant('unknown'),
      )
      .map(of)
    const days = [day('1000-01-01'), ...Array.from({ length: 60 }, (_, index) => at(index - 5)), day('2999-12-31')]
    fc.assert(
      fc.property(fc.array(anyEntry, { minLength: 1, maxLength: 4 }), anyDate, (entries, date) => {
        const made = datedTable(entries)
        fc.pre(made._tag === 'Right')
        const { earliest, latest } = boundsOf(date)
        const possible = days.filter((d) => (earliest === undefined || earliest <= d) && (latest === undefined || d <= latest))
        const valid = made.right.entries.filter((e) => possible.some((d) => isValidOn(e, d)))
        const orNone = possible.some((d) => !entries.some((e) => isValidOn(e, d)))
        const found = entryAtFuzzy(made.right, date)
        const expected = valid.length === 1 && !orNone ? { _tag: 'Determined', entry: valid[0] } : { _tag: 'Undetermined', entries: valid, orNone }
        expect(found._tag === 'Right' ? found.right : 'none').toEqual(valid.length === 0 ? 'none' : expected)
      }),
      { numRuns: 1000 },
    )
  })
})
