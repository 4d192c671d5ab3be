import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { EventId, type Metadata } from '../../src/kernel/envelope.ts'
import { FuzzyDate, isNotAfter, unknownDate } from '../../src/kernel/fuzzy-date.ts'
import { changesBetween, viewOf } from '../../src/kernel/history.ts'
import { derivedId } from '../../src/kernel/ids.ts'
import { day, Instant, type LocalDate } from '../../src/kernel/local-date.ts'

interface Entry {
  readonly id: EventId
  readonly type: string
  readonly metadata: Metadata
}
const instantOf = (text: string): Instant => {
  if (!Instant.is(text)) throw new Error(text)
  return text
}
const entry = (name: string, recorded: number, validTime: FuzzyDate, corrects?: string, type = 'Stated'): Entry => ({
  id: derivedId(EventId, name),
  type,
  metadata: {
    recordedAt: instantOf(`2015-02-${String(recorded).padStart(2, '0')}T12:00:00.000Z`),
    validTime,
    actor: { role: 'Verwaltung' },
    classification: 'internal',
    ...(corrects === undefined ? {} : { corrects: derivedId(EventId, corrects) }),
  },
})
const at = (dayOfMonth: number): Instant => instantOf(`2015-02-${String(dayOfMonth).padStart(2, '0')}T12:00:00.000Z`)
const [january, february, march] = [day('2015-01-13'), day('2015-02-10'), day('2015-03-10')]
const idsOf = (entries: ReadonlyArray<Entry>): ReadonlyArray<string> => entries.map(({ id }) => id)

const dates = [january, february, march, unknownDate, ...FuzzyDate.examples]
const history = fc
  .array(fc.record({ recorded: fc.integer({ min: 1, max: 28 }), valid: fc.constantFrom(...dates), corrects: fc.option(fc.nat({ max: 9 }), { nil: undefined }) }), { maxLength: 10 })
  .map((drawn) => drawn.map(({ recorded, valid, corrects }, index) => entry(`${index}`, recorded, valid, corrects === undefined ? undefined : `${corrects}`)))
const instants = fc.integer({ min: 1, max: 28 }).map(at)
const days: fc.Arbitrary<LocalDate> = fc.constantFrom(january, february, march)

describe('A view of history', () => {
  const first = entry('first', 1, january)
  const second = entry('second', 5, february)
  const corrected = entry('corrected', 9, march, 'first')
  const all = [first, second, corrected]

  test('as it was known at an instant has what had been recorded by then, corrected or not (K-8)', () => {
    expect(viewOf(all, {})).toEqual({ events: all, undetermined: [] })
    expect(viewOf(all, { asOf: at(4) }).events).toEqual([first])
    expect(viewOf(all, { asOf: at(5) }).events).toEqual([first, second])
    expect(viewOf(all, { asOf: at(9) }).events).toEqual(all)
    expect(viewOf(all, { asOf: instantOf('2015-02-05T11:59:59.999Z') }).events).toEqual([first])
  })

  test('as it was on a day has what had certainly happened by then', () => {
    expect(viewOf([first, second], { validAt: day('2015-01-12') }).events).toEqual([])
    expect(viewOf([first, second], { validAt: january }).events).toEqual([first])
    expect(viewOf([first, second], { validAt: february }).events).toEqual([first, second])
  })

  test('sets apart what may or may not have happened by then', () => {
    const vague = entry('vague', 2, unknownDate)
    expect(viewOf([first, vague, second], { validAt: january })).toEqual({ events: [first], undetermined: [vague] })
  })

  test('hides what a correction has replaced once the correction is known, and only from valid-time views (K-9)', () => {
    expect(viewOf(all, { validAt: february }).events).toEqual([second])
    expect(viewOf(all, { validAt: march }).events).toEqual([second, corrected])
    expect(viewOf(all, { asOf: at(8), validAt: february }).events).toEqual([first, second])
    expect(viewOf(all, { asOf: at(9), validAt: february }).events).toEqual([second])
    expect(viewOf(all, { asOf: at(9) }).events).toEqual(all)
  })

  test('shows an amended event with its amendment, both on the corrected day (K-9)', () => {
    const moved = entry('moved', 9, march, 'first', 'Amended')
    const movedBack = entry('moved back', 12, february, 'moved', 'Amended')
    expect(viewOf([first, second, moved], { validAt: february }).events).toEqual([second])
    expect(viewOf([first, second, moved], { validAt: march }).events).toEqual([first, second, moved])
    expect(viewOf([first, second, moved], { asOf: at(8), validAt: february }).events).toEqual([first, second])
    // A correction of the correction takes its place; the fact stands on the day of the last word.
    expect(viewOf([first, second, moved, movedBack], { validAt: february }).events).toEqual([first, second, movedBack])
    expect(viewOf([first, second, moved, movedBack], { asOf: at(11), validAt: february }).events).toEqual([second])
  })

  test('lets the last of several corrections of one event count', () => {
    const again = entry('again', 12, february, 'first')
    expect(viewOf([...all, again], { validAt: march }).events).toEqual([second, again])
  })

  test('takes a correction of an event that is not there for a fact of its own', () => {
    const stray = entry('stray', 3, january, 'nowhere')
    expect(viewOf([stray], { validAt: january }).events).toEqual([stray])
    const itself = entry('itself', 3, january, 'itself')
    expect(viewOf([itself], { validAt: january }).events).toEqual([itself])
  })

  test('keeps the order of recording, and every event at most once', () => {
    fc.assert(
      fc.property(history, instants, days, (events, asOf, validAt) => {
        const { events: shown, undetermined } = viewOf(events, { asOf, validAt })
        const order = (some: ReadonlyArray<Entry>) => some.map((one) => events.indexOf(one))
        expect(order(shown)).toEqual(order(shown).toSorted((a, b) => a - b))
        expect(new Set([...idsOf(shown), ...idsOf(undetermined)]).size).toBe(shown.length + undetermined.length)
        // All are of one type here, so what is shown is the last word on its fact and stands on its own day.
        for (const { metadata } of shown) expect([metadata.recordedAt <= asOf, isNotAfter(metadata.validTime, validAt)]).toEqual([true, 'yes'])
        for (const { metadata } of undetermined) expect(isNotAfter(metadata.validTime, validAt)).toBe('unknown')
      }),
    )
  })

  test('by both clocks is the valid-time view of what was known (K-8)', () => {
    fc.assert(
      fc.property(history, instants, days, (events, asOf, validAt) => {
        expect(viewOf(viewOf(events, { asOf }).events, { validAt })).toEqual(viewOf(events, { asOf, validAt }))
      }),
    )
  })

  test('by both clocks does not depend on their order where nothing is corrected (K-8)', () => {
    fc.assert(
      fc.property(history, instants, days, (events, asOf, validAt) => {
        const plain = events.map(({ id, type, metadata: { corrects: _corrects, ...metadata } }): Entry => ({ id, type, metadata }))
        expect(viewOf(viewOf(plain, { validAt }).events, { asOf }).events).toEqual(viewOf(plain, { asOf, validAt }).events)
      }),
    )
  })

  test('later knowledge never changes what was known before', () => {
    fc.assert(
      fc.property(history, history, fc.integer({ min: 1, max: 27 }), days, (events, more, asOf, validAt) => {
        const known = events.filter(({ metadata }) => metadata.recordedAt <= at(asOf))
        const later = more.map(({ type, metadata }, index): Entry => ({ type, id: derivedId(EventId, `later ${index}`), metadata: { ...metadata, recordedAt: at(asOf + 1) } }))
        expect(viewOf([...known, ...later], { asOf: at(asOf), validAt })).toEqual(viewOf(known, { validAt }))
      }),
    )
  })
})

describe('What an event changed', () => {
  test('is one entry for each leaf that came, went or changed', () => {
    expect(changesBetween({ a: 1, b: { c: 2, d: 3 }, e: 'x' }, { a: 1, b: { c: 4, d: 3 }, f: 'y' })).toStrictEqual([
      { path: 'b.c', before: 2, after: 4 },
      { path: 'e', before: 'x' },
      { path: 'f', after: 'y' },
    ])
  })

  test('shows a new record or list as a whole', () => {
    expect(changesBetween({ agenda: {} }, { agenda: { i: { title: 'x', public: true } } })).toStrictEqual([{ path: 'agenda.i', after: { title: 'x', public: true } }])
    expect(changesBetween({}, { list: [1] })).toStrictEqual([{ path: 'list', after: [1] }])
    expect(changesBetween({ a: [1] }, { a: { 0: 1 } })).toStrictEqual([{ path: 'a', before: [1], after: { 0: 1 } }])
    expect(changesBetween({ a: null }, { a: {} })).toStrictEqual([{ path: 'a', before: null, after: {} }])
  })

  test('tells the entries of a list by their place', () => {
    expect(changesBetween({ votes: [1, { yes: 2 }] }, { votes: [1, { yes: 3 }, 4] })).toStrictEqual([
      { path: 'votes[1].yes', before: 2, after: 3 },
      { path: 'votes[2]', after: 4 },
    ])
    expect(changesBetween([1, 2], [1])).toStrictEqual([{ path: '[1]', before: 2 }])
  })

  test('is nothing where nothing changed, and the value itself at the root', () => {
    expect(changesBetween({ a: [1, { b: Number.NaN }] }, { a: [1, { b: Number.NaN }] })).toStrictEqual([])
    expect(changesBetween(1, 2)).toStrictEqual([{ path: '', before: 1, after: 2 }])
    expect(changesBetween({ a: undefined }, {})).toStrictEqual([])
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(changesBetween(value, structuredClone(value))).toStrictEqual([])
      }),
    )
  })
})
