import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { decide, type ExpectedRevision, type StreamFacts } from '../src/append/rules.ts'

const stream = (ids: ReadonlyArray<string>, facts: Partial<StreamFacts> = {}): StreamFacts => ({
  last: ids.length - 1,
  isTombstoned: false,
  isSoftDeleted: false,
  hasMetadata: false,
  idAt: (revision) => ids[revision],
  recentRevisionOf: (id) => (ids.includes(id) ? ids.lastIndexOf(id) : undefined),
  ...facts,
})

const ids = fc.uniqueArray(fc.uuid(), { maxLength: 6 })
const someIds = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 4 })

describe('the rules of an append', () => {
  it('writes behind the last event when the revision is right', () => {
    fc.assert(
      fc.property(ids, someIds, (stored, added) => {
        const expected = stored.length === 0 ? 'noStream' : stored.length - 1
        expect(decide(expected, added, stream(stored))).toEqual({ kind: 'write', first: stored.length, undeletes: false })
      }),
    )
  })

  it('knows a repetition by the ids that stand where they would go', () => {
    fc.assert(
      fc.property(ids, someIds, ids, (before, repeated, after) => {
        const expected = before.length === 0 ? 'noStream' : before.length - 1
        const decision = decide(expected, repeated, stream([...before, ...repeated, ...after]))
        expect(decision).toEqual({ kind: 'written', last: before.length + repeated.length - 1 })
      }),
    )
  })

  it('refuses a repetition that goes on with something else', () => {
    const stored = stream(['a', 'b', 'c'])
    expect(decide('noStream', ['a', 'x'], stored)).toEqual({ kind: 'conflict', current: 2 })
    expect(decide('noStream', ['a', 'b', 'c', 'd'], stored)).toEqual({ kind: 'conflict', current: 2 })
    expect(decide('any', ['a', 'x'], stored)).toEqual({ kind: 'conflict', current: 2 })
  })

  it('refuses a revision that the stream has not reached', () => {
    fc.assert(
      fc.property(ids, someIds, fc.nat(5), (stored, added, more) => {
        expect(decide(stored.length + more, added, stream(stored))).toEqual({ kind: 'conflict', current: stored.length - 1 })
      }),
    )
  })

  it('takes any revision when none is named, but repeats nothing it remembers', () => {
    expect(decide('any', ['x'], stream(['a']))).toEqual({ kind: 'write', first: 1, undeletes: false })
    expect(decide('any', ['a'], stream(['a', 'b']))).toEqual({ kind: 'written', last: 0 })
    expect(decide('streamExists', ['x'], stream([]))).toEqual({ kind: 'conflict', current: -1 })
    expect(decide('streamExists', ['x'], stream([], { hasMetadata: true })).kind).toBe('write')
  })

  it('brings a hidden stream back, unless the caller counts on its being there', () => {
    const hidden = stream(['a', 'b'], { isSoftDeleted: true })
    const back = { kind: 'write', first: 2, undeletes: true }
    expect(decide('noStream', ['x'], hidden)).toEqual(back)
    expect(decide(1, ['x'], hidden)).toEqual(back)
    expect(decide('any', ['x'], hidden)).toEqual(back)
    expect(decide(0, ['x'], hidden)).toEqual({ kind: 'conflict', current: 1 })
    expect(decide('streamExists', ['x'], hidden)).toEqual({ kind: 'deleted' })
  })

  it('writes nothing to a stream that was closed for ever', () => {
    fc.assert(
      fc.property(fc.constantFrom<ExpectedRevision>('any', 'noStream', 'streamExists', 0), (expected) => {
        expect(decide(expected, ['x'], stream(['a'], { isTombstoned: true }))).toEqual({ kind: 'deleted' })
      }),
    )
  })
})
