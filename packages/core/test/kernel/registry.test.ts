import * as fc from 'fast-check'
import { isRight, left, right } from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

import { list, record } from '../../src/kernel/codec.ts'
import { naturalNumber, text } from '../../src/kernel/scalar.ts'
import { defineEvent, type EventDefinition, type Upcaster } from '../../src/kernel/event.ts'
import { makeRegistry, type Registry } from '../../src/kernel/registry.ts'

const described = { german: 'Absage', summary: 'Called off.', data: record({ reasons: list(text), count: naturalNumber }) }
const isRecord = (u: unknown): u is Readonly<Record<string, unknown>> => typeof u === 'object' && u !== null
const step = (from: number, to: number, upcast: Upcaster['upcast'] = (data) => data): Upcaster => ({ from, to, upcast })
// Version 1 had one reason, version 2 a list, version 3 counts them.
const toList = step(1, 2, (data) => (isRecord(data) ? { reasons: [data['reason']] } : data))
const toCount = step(2, 3, (data) => (isRecord(data) ? { ...data, count: Array.isArray(data['reasons']) ? data['reasons'].length : 0 } : data))
const cancelled = defineEvent({ ...described, version: 3, upcasters: [toList, toCount] })
const faultsOf = (...catalogues: ReadonlyArray<Readonly<Record<string, EventDefinition>>>) => {
  const made = makeRegistry(catalogues)
  return isRight(made) ? [] : made.left
}
// Built anew in each test.
const buildRegistry = (): Registry => {
  const made = makeRegistry([{ Cancelled: cancelled }, { Closed: defineEvent({ german: 'Schluss', summary: 'The end.', data: record({}) }) }])
  if (!isRight(made)) throw new Error('no registry')
  return made.right
}
const versioned = (version: number, ...upcasters: ReadonlyArray<Upcaster>) => faultsOf({ Cancelled: defineEvent({ ...described, version, upcasters }) })

describe('An event definition', () => {
  test('has version 1, no seat, and is internal, unless it says otherwise', () => {
    const { data, ...plain } = defineEvent(described)
    expect([plain, data]).toEqual([{ version: 1, german: 'Absage', seat: 'none', classification: 'internal', summary: 'Called off.', upcasters: [] }, described.data])
    expect(defineEvent({ ...described, seat: '§ 1', classification: 'public', version: 2, upcasters: [toList] })).toMatchObject({ seat: '§ 1', classification: 'public', version: 2, upcasters: [toList] })
  })
})

describe('A registry is not built', () => {
  test('from a type that is defined twice', () => {
    expect(faultsOf({ Cancelled: cancelled }, { Cancelled: cancelled })).toEqual([{ _tag: 'DuplicateEventType', type: 'Cancelled' }])
  })

  test.each(['german', 'seat', 'summary'] as const)('from a definition without %s (K-12)', (missing) => {
    expect(faultsOf({ Cancelled: { ...cancelled, [missing]: ' ' } })).toEqual([{ _tag: 'IncompleteDefinition', type: 'Cancelled', missing }])
  })

  test('from upcasters with a gap, at the beginning, in the middle, at the end', () => {
    expect(versioned(4, step(2, 3), step(3, 4))).toEqual([{ _tag: 'UpcasterGap', type: 'Cancelled', from: 1, current: 4 }])
    expect(versioned(4, step(1, 2), step(3, 4))).toEqual([{ _tag: 'UpcasterGap', type: 'Cancelled', from: 2, current: 4 }])
    expect(versioned(4, step(1, 2), step(2, 3))).toEqual([{ _tag: 'UpcasterGap', type: 'Cancelled', from: 3, current: 4 }])
    expect(versioned(3)).toEqual([1, 2].map((from) => ({ _tag: 'UpcasterGap', type: 'Cancelled', from, current: 3 })))
    expect(versioned(3, step(1, 3), step(2, 3))).toEqual([])
  })

  test('from upcasters that run backwards or stand still', () => {
    expect(versioned(3, step(1, 2), step(2, 1))).toEqual([{ _tag: 'UpcasterCycle', type: 'Cancelled', from: 2, to: 1 }])
    expect(versioned(2, step(1, 1))).toEqual([{ _tag: 'UpcasterCycle', type: 'Cancelled', from: 1, to: 1 }])
  })

  test('from two upcasters of one version, or one past the current version', () => {
    expect(versioned(2, step(1, 2), step(1, 2))).toEqual([{ _tag: 'DuplicateUpcaster', type: 'Cancelled', from: 1 }])
    expect(versioned(2, step(1, 3))).toEqual([{ _tag: 'UpcasterBeyondCurrent', type: 'Cancelled', to: 3, current: 2 }])
    expect(versioned(2, step(1, 2))).toEqual([])
  })

  test('and tells every fault at once', () => {
    expect(faultsOf({ A: { ...cancelled, german: '', upcasters: [] }, B: { ...cancelled, seat: '' } }).map(({ _tag }) => _tag)).toEqual(['IncompleteDefinition', 'UpcasterGap', 'UpcasterGap', 'IncompleteDefinition'])
  })
})

describe('A registry', () => {
  const current = { reasons: ['Sturm'], count: 1 }

  test('knows its types', () => {
    const registry = buildRegistry()
    expect(registry.types).toEqual(['Cancelled', 'Closed'])
    expect(registry.definition('Cancelled')).toBe(cancelled)
    expect([registry.definition('toString'), registry.definition('Opened')]).toEqual([undefined, undefined])
  })

  test('brings stored data of every version to the current one (K-4)', () => {
    const registry = buildRegistry()
    expect(registry.decode('Cancelled', 1, { reason: 'Sturm' })).toEqual(right(current))
    expect(registry.decode('Cancelled', 2, { reasons: ['Sturm'] })).toEqual(right(current))
    expect(registry.decode('Cancelled', 3, current)).toEqual(right(current))
  })

  test('leaves old data as it was, and current data at that; upcasting twice is upcasting once (K-4)', () => {
    const registry = buildRegistry()
    fc.assert(
      fc.property(fc.string({ minLength: 1 }).map((value) => value.normalize('NFC')), (reason) => {
        const stored = Object.freeze({ reason })
        const decoded = registry.decode('Cancelled', 1, stored)
        expect(decoded).toEqual(right({ reasons: [reason], count: 1 }))
        expect(stored).toEqual({ reason })
        if (!isRight(decoded)) return
        const again = registry.decode('Cancelled', 3, decoded.right)
        expect(isRight(again) && again.right === decoded.right).toBe(true)
      }),
    )
  })

  test('tells what it does not know', () => {
    const registry = buildRegistry()
    expect(registry.decode('Opened', 1, {})).toEqual(left({ _tag: 'UnknownEventType', type: 'Opened' }))
    expect(registry.accept('Opened', {})).toEqual(left({ _tag: 'UnknownEventType', type: 'Opened' }))
    for (const schemaVersion of [0, 4, 1.5]) expect(registry.decode('Cancelled', schemaVersion, current)).toEqual(left({ _tag: 'UnknownSchemaVersion', type: 'Cancelled', schemaVersion, newest: 3 }))
  })

  test('tells where data is not valid, by the version in which it was stored', () => {
    const registry = buildRegistry()
    const faults = [{ path: '$.count', expected: 'must be a whole number from 0 up', found: -1 }]
    expect(registry.accept('Cancelled', current)).toEqual(right(current))
    expect(registry.accept('Cancelled', { reasons: [], count: -1 })).toEqual(left({ _tag: 'InvalidEventData', type: 'Cancelled', schemaVersion: 3, faults }))
    expect(registry.decode('Cancelled', 3, { reasons: [], count: -1 })).toEqual(left({ _tag: 'InvalidEventData', type: 'Cancelled', schemaVersion: 3, faults }))
    expect(registry.decode('Cancelled', 1, { reason: '' })).toEqual(left({ _tag: 'InvalidEventData', type: 'Cancelled', schemaVersion: 1, faults: [{ path: '$.reasons[0]', expected: 'must be a non-empty text in Unicode normal form NFC', found: '' }] }))
    expect(registry.decode('Cancelled', 1, null)).toEqual(left({ _tag: 'InvalidEventData', type: 'Cancelled', schemaVersion: 1, faults: [{ path: '$', expected: 'must be an object', found: null }] }))
  })
})
