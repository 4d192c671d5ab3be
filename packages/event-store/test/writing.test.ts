/** What is quick must be the same as what is plain: the core defines texts and digests, this package only hurries. */
import { isDeepStrictEqual } from 'node:util'

import { canonicalJson, sealEvents, sha256Hex, type StoredEvent } from '@vor-ort/core'
import { comparePositions, isPosition, jsonFaults, sealWritten, writeEvent } from '@vor-ort/event-store'
import { kept, streamOf } from '@vor-ort/event-store/contract'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { canonicalText } from '../src/canonical-text.ts'
import { digestOf } from '../src/digest.ts'

const jsonValue = fc.jsonValue({ stringUnit: 'grapheme' }).map((value): unknown => JSON.parse(JSON.stringify(value)))
const keys = fc.oneof(fc.constantFrom('10', '9', '__proto__', 'a', 'Z', 'é', '1x', ''), fc.string())
const trees = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof({ maxDepth: 4 }, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.string(), fc.array(tie('tree')), fc.dictionary(keys, tie('tree'))),
})).tree.map((value): unknown => JSON.parse(JSON.stringify(value)))

describe('writing', () => {
  it('gives the canonical JSON of the core', () => {
    const holds = (value: unknown): void => {
      expect(canonicalText(value)).toBe(canonicalJson(value))
    }
    fc.assert(fc.property(fc.oneof(jsonValue, trees), holds), { numRuns: 500 })
  })

  it('gives the digest of the core', () => {
    const holds = (text: string): void => {
      expect(digestOf(text)).toBe(sha256Hex(text))
    }
    fc.assert(fc.property(fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed()), holds))
  })

  it('seals as the core does', () => {
    const stream = streamOf('desk', 'sealed')
    fc.assert(
      fc.property(fc.array(jsonValue, { minLength: 1, maxLength: 4 }), fc.option(fc.bigInt({ min: 0n, max: 10n }), { nil: undefined }), (values, revision) => {
        const events = values.map((value, index) => kept(`sealed ${index}`, value))
        const head = revision === undefined ? undefined : { revision, hash: 'a'.repeat(64) }
        const plain: ReadonlyArray<Omit<StoredEvent, 'position'>> = sealEvents(stream, head, events)
        const quick = sealWritten(stream, head, events.map(writeEvent))
        expect(quick.map(({ data: _data, metadata: _metadata, ...rest }) => rest)).toEqual(plain.map(({ data: _data, metadata: _metadata, ...rest }) => rest))
        expect(quick.map(({ data }) => data)).toEqual(plain.map(({ data }) => canonicalJson(data)))
      }),
    )
  })
})

describe('what JSON carries', () => {
  it('is accepted just when it comes back as it was', () => {
    const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: false, withSparseArray: true, withTypedArray: true })
    const comesBack = (value: unknown): boolean => {
      try {
        const text: unknown = JSON.stringify(value)
        return typeof text === 'string' && isDeepStrictEqual(JSON.parse(text), value)
      } catch {
        return false
      }
    }
    fc.assert(
      fc.property(fc.oneof(anything, trees), (value) => {
        const isRefused = jsonFaults(value).length > 0
        // Lone surrogates do come back from JSON, but not from UTF-8.
        const isWellFormed = (JSON.stringify(value, (_key, item: unknown) => (typeof item === 'bigint' ? 0 : item)) ?? '').search(/\\ud[89a-f]/) < 0
        expect(isRefused).toBe(!(comesBack(value) && isWellFormed))
      }),
      { numRuns: 2_000 },
    )
  })

  it('has a depth, and no value contains itself', () => {
    const self: unknown[] = []
    self.push(self)
    expect(jsonFaults(self)).toMatchObject([{ expected: 'must not be nested deeper than 200 levels, nor contain itself' }])
    expect(jsonFaults({ 'a b': { c: [undefined] } })).toMatchObject([{ path: '$["a b"].c[0]' }])
  })
})

describe('positions', () => {
  it('are ordered as the numbers that they are', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 70n }), fc.bigInt({ min: 0n, max: 2n ** 70n }), (a, b) => {
        const [left, right] = [String(a), String(b)]
        if (!isPosition(left) || !isPosition(right)) throw new Error('a decimal text is a position')
        expect(Math.sign(comparePositions(left, right))).toBe(a < b ? -1 : a > b ? 1 : 0)
      }),
    )
    expect(['', '-1', '01', '1.5', ' 1', '1e3', 7].filter(isPosition)).toEqual([])
  })
})
