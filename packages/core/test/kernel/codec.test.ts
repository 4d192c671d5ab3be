import { left, right } from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { describe, expect, test } from 'vitest'

import { code, list, literal, record, someOf, variant } from '../../src/kernel/codec.ts'
import { check } from '../../src/kernel/fault.ts'
import { flag, naturalNumber, scalar, text } from '../../src/kernel/scalar.ts'
import { refined } from '../../src/kernel/refined.ts'

// Made anew in each test.
const makeRoom = () => record({ name: text, kind: code('hall', 'office') }, { seats: naturalNumber, open: flag })
const makeCounts = () => variant('kind', { known: record({ kind: literal('known'), yes: naturalNumber }), unknown: record({ kind: literal('unknown') }) })
const fault = (path: string, expected: string, found: unknown) => left([{ path, expected, found }])
const both = (codec: t.Mixed, u: unknown) => [codec.is(u), check(codec, u)]

describe('A record', () => {
  const room = { name: 'Gemeindehaus', kind: 'hall' }
  test('has every required field, perhaps optional ones, and no others', () => {
    for (const good of [room, { ...room, seats: 60 }, { ...room, seats: 0, open: false }]) expect(both(makeRoom(), good)).toEqual([true, right(good)])
    expect(both(makeRoom(), { ...room, seat: 60 })).toEqual([false, fault('$.seat', 'is not a known field; known are name, kind, seats, open', 60)])
    expect(both(makeRoom(), { name: 'x' })).toEqual([false, fault('$.kind', 'is missing', undefined)])
    expect(both(makeRoom(), { ...room, seats: -1 })).toEqual([false, fault('$.seats', 'must be a whole number from 0 up', -1)])
    expect(both(makeRoom(), { ...room, open: 'x' })).toEqual([false, fault('$.open', 'must be true or false', 'x')])
  })

  test('has no undefined, because JSON cannot carry it', () => {
    expect(both(makeRoom(), { ...room, seats: undefined })).toEqual([false, fault('$.seats', 'must be a whole number from 0 up', undefined)])
    expect(both(makeRoom(), { name: undefined, kind: 'hall' })).toEqual([false, fault('$.name', 'must be a non-empty text in Unicode normal form NFC', undefined)])
  })

  test.each([[null], [[]], ['x'], [1], [undefined]])('is not %j', (u) => {
    expect(both(makeRoom(), u)).toEqual([false, fault('$', 'must be an object', u)])
  })

  test('tells every fault at once, with a path that leads there', () => {
    const Building = record({ rooms: list(makeRoom()) })
    expect(check(Building, { rooms: [room, { name: '', kind: 'x', 'no name': 1, 70: 2, '-7': 3, '7x': 4 }] })).toEqual(
      left([
        { path: '$.rooms[1].name', expected: 'must be a non-empty text in Unicode normal form NFC', found: '' },
        { path: '$.rooms[1].kind', expected: 'must be one of hall, office', found: 'x' },
        { path: '$.rooms[1][70]', expected: 'is not a known field; known are name, kind, seats, open', found: 2 },
        { path: '$.rooms[1]["no name"]', expected: 'is not a known field; known are name, kind, seats, open', found: 1 },
        { path: '$.rooms[1]["-7"]', expected: 'is not a known field; known are name, kind, seats, open', found: 3 },
        { path: '$.rooms[1]["7x"]', expected: 'is not a known field; known are name, kind, seats, open', found: 4 },
      ]),
    )
  })

  test('keeps its parts and says its name', () => {
    expect([makeRoom().name, Object.keys(makeRoom().required), Object.keys(makeRoom().optional), makeRoom()._tag]).toEqual(['{ name, kind, seats?, open? }', ['name', 'kind'], ['seats', 'open'], 'RecordType'])
    expect(record({}).is({})).toBe(true)
  })
})

describe('A code', () => {
  test('is one of its list', () => {
    const Ballot = code('open', 'secret')
    expect([both(Ballot, 'open'), both(Ballot, 'x')]).toEqual([[true, right('open')], [false, fault('$', 'must be one of open, secret', 'x')]])
    expect([Ballot.name, Ballot.codes, literal('x').codes, Ballot._tag]).toEqual(["'open' | 'secret'", ['open', 'secret'], ['x'], 'CodeType'])
  })
})

describe('A variant', () => {
  test('is told by its tag, and is then that record', () => {
    expect(both(makeCounts(), { kind: 'known', yes: 1 })).toEqual([true, right({ kind: 'known', yes: 1 })])
    expect(both(makeCounts(), { kind: 'unknown', yes: 0 })).toEqual([false, fault('$.yes', 'is not a known field; known are kind', 0)])
    expect(both(makeCounts(), { kind: 'partial' })).toEqual([false, fault('$.kind', 'must be one of known, unknown', 'partial')])
    expect(both(makeCounts(), { kind: 'toString' })).toEqual([false, fault('$.kind', 'must be one of known, unknown', 'toString')])
    expect(both(makeCounts(), {})).toEqual([false, fault('$.kind', 'must be one of known, unknown', undefined)])
    for (const u of ['x', null, [], 1]) expect(both(makeCounts(), u)).toEqual([false, fault('$', 'must be an object', u)])
    expect(both(makeCounts(), { kind: ['known'] })).toEqual([false, fault('$.kind', 'must be one of known, unknown', ['known'])])
    expect([makeCounts().name, makeCounts().key, Object.keys(makeCounts().variants), makeCounts()._tag]).toEqual(['{ kind, yes } | { kind }', 'kind', ['known', 'unknown'], 'VariantType'])
  })
})

describe('A list', () => {
  test('has entries of one codec, and at least its minimum', () => {
    expect([both(list(text), []), both(list(text), ['a'])]).toEqual([[true, right([])], [true, right(['a'])]])
    expect([both(someOf(text), []), both(someOf(text), ['a'])]).toEqual([[false, fault('$', 'must have at least 1 entry', [])], [true, right(['a'])]])
    expect(both(list(text), ['a', ''])).toEqual([false, fault('$[1]', 'must be a non-empty text in Unicode normal form NFC', '')])
    expect(both(list(text), { length: 0 })).toEqual([false, fault('$', 'must be a list', { length: 0 })])
    expect([list(text).decode(['a']), makeRoom().decode({ name: 'x', kind: 'hall' })]).toEqual([right(['a']), right({ name: 'x', kind: 'hall' })])
    expect([list(text).name, list(text).minimum, someOf(text).minimum, list(text).item, list(text)._tag]).toEqual(['text[]', 0, 1, text, 'ListType'])
  })
})

describe('A scalar', () => {
  test('text is not empty and in normal form NFC', () => {
    expect(['x', 'Großefehn', 'ä', '👩‍👩‍👧', ' '].map((u) => text.is(u))).toEqual([true, true, true, true, true])
    expect(['', 'a\u0308', 1, null, undefined].map((u) => text.is(u))).toEqual([false, false, false, false, false])
    expect([text.name, text._tag, text.examples.length]).toEqual(['text', 'ScalarType', 3])
  })

  test('a natural number is one that JSON carries exactly', () => {
    expect([0, 1, Number.MAX_SAFE_INTEGER].map((u) => naturalNumber.is(u))).toEqual([true, true, true])
    expect([-0, -1, 0.5, Number.MAX_SAFE_INTEGER + 1, Number.NaN, '1', 1n].map((u) => naturalNumber.is(u))).toEqual([false, false, false, false, false, false, false])
  })

  test('a flag is true or false', () => {
    expect([true, false, 0, 'true', null].map((u) => flag.is(u))).toEqual([true, true, false, false, false])
  })

  test('of another kind says what would be right', () => {
    const Even = scalar('Even', (u): u is number => typeof u === 'number' && u % 2 === 0, 'must be even', [2])
    expect([both(Even, 2), both(Even, 3), Even.examples]).toEqual([[true, right(2)], [false, fault('$', 'must be even', 3)], [2]])
  })
})

test('a refined codec has the faults of its base, or its own', () => {
  const Span = refined('Span', record({ from: naturalNumber, to: naturalNumber }), ({ from, to }) => from < to, 'must begin before it ends', [{ from: 1, to: 2 }])
  expect(both(Span, { from: 1, to: 2 })).toEqual([true, right({ from: 1, to: 2 })])
  expect(both(Span, { from: 2, to: 2 })).toEqual([false, fault('$', 'must begin before it ends', { from: 2, to: 2 })])
  expect(both(Span, { from: 2 })).toEqual([false, fault('$.to', 'is missing', undefined)])
})

test('codecs of io-ts itself are explained by their name', () => {
  expect(check(record({ odd: t.number }), { odd: 'x' })).toEqual(fault('$.odd', 'must be number', 'x'))
  expect(check(t.number, 'x')).toEqual(fault('$', 'must be number', 'x'))
})
