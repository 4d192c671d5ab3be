import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { canonicalJson, sha256Hex } from '../../src/kernel/canonical.ts'
import { checkLink, genesisHash, hashOf, sealEvents, storeHead, type ChainFault, type StreamHead } from '../../src/kernel/chain.ts'
import { EventId, streamName, type NewEvent, type Position, type StoredEvent } from '../../src/kernel/envelope.ts'
import { derivedId } from '../../src/kernel/ids.ts'
import { day, Instant } from '../../src/kernel/local-date.ts'

const stream = streamName('motion', '0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d90')
const otherStream = streamName('motion', '0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d91')
const recordedAt = Instant.examples[0] ?? ('' as Instant)
const newEvent = (n: number): NewEvent => ({ id: derivedId(EventId, `${n}`), type: 'Noted', schemaVersion: 1, data: { n, text: 'Großefehn' }, metadata: { recordedAt, validTime: day('2015-01-13'), actor: { role: 'Verwaltung' }, classification: 'internal' } })
const stored = (count: number, head?: StreamHead): ReadonlyArray<StoredEvent> => sealEvents(stream, head, Array.from({ length: count }, (_, n) => newEvent(n))).map((event, n) => ({ ...event, position: `${n}` as Position }))
const firstFault = (events: ReadonlyArray<StoredEvent>, from?: StreamHead): { readonly at: number; readonly fault: ChainFault } | undefined => {
  let head = from
  for (const [at, event] of events.entries()) {
    const fault = checkLink(head, event)
    if (fault !== undefined) return { at, fault }
    head = event
  }
  return undefined
}

describe('A sealed stream', () => {
  test('has revisions from 0 without gaps, each linked to the one before it', () => {
    const events = stored(3)
    expect(events.map(({ revision }) => revision)).toEqual([0n, 1n, 2n])
    expect(events.map(({ prevHash }) => prevHash)).toEqual([genesisHash, events[0]?.hash, events[1]?.hash])
    expect([genesisHash, events[0]?.stream]).toEqual(['0000000000000000000000000000000000000000000000000000000000000000', stream])
    expect(firstFault(events)).toBeUndefined()
    expect(sealEvents(stream, undefined, [])).toEqual([])
  })

  test('goes on behind its head', () => {
    const [first, ...rest] = stored(3)
    if (first === undefined) throw new Error('no event')
    const later = sealEvents(stream, { revision: first.revision, hash: first.hash }, [newEvent(1), newEvent(2)])
    expect(later).toEqual(rest.map(({ position: _position, ...event }) => event))
    expect(firstFault(rest, first)).toBeUndefined()
  })

  test('an event is hashed over its canonical content and the digest before it', () => {
    const [event] = stored(1)
    if (event === undefined) throw new Error('no event')
    const { position: _position, hash, revision: _revision, ...content } = event
    expect(hash).toBe(sha256Hex(canonicalJson({ ...content, revision: '0' })))
    expect(hashOf(event)).toBe(hash)
  })
})

describe('The chain detects (K-5)', () => {
  test('any change of any part of any event', () => {
    const changes: ReadonlyArray<(event: StoredEvent) => StoredEvent> = [
      (event) => ({ ...event, id: `${event.id}x` }),
      (event) => ({ ...event, type: 'Noted2' }),
      (event) => ({ ...event, schemaVersion: 2 }),
      (event) => ({ ...event, data: { n: 99 } }),
      (event) => ({ ...event, metadata: { ...newEvent(0).metadata, actor: { role: 'x' } } }),
      (event) => ({ ...event, stream: otherStream }),
      (event) => ({ ...event, hash: 'f'.repeat(64) }),
    ]
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.nat(), fc.constantFrom(...changes), (count, pick, change) => {
        const at = pick % count
        const fault = firstFault(stored(count).map((event, index) => (index === at ? change(event) : event)))
        expect([fault?.at, fault?.fault._tag]).toEqual([at, 'ContentChanged'])
      }),
    )
  })

  test('a change that hides its own trace, by the next link', () => {
    const events = stored(3).map((event, index) => (index === 1 ? { ...event, data: 'forged', hash: hashOf({ ...event, data: 'forged' }) } : event))
    expect(firstFault(events)).toEqual({ at: 2, fault: { _tag: 'BrokenLink', expected: events[1]?.hash } })
  })

  test('deletion, insertion and reordering', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 6 }), fc.nat(), (count, pick) => {
        const events = stored(count)
        const at = pick % (count - 1)
        const deleted = events.toSpliced(at, 1)
        expect(firstFault(deleted)).toEqual({ at, fault: { _tag: 'RevisionGap', expected: BigInt(at) } })
        const twice = events.toSpliced(at, 0, ...events.slice(at, at + 1))
        expect(firstFault(twice)).toEqual({ at: at + 1, fault: { _tag: 'RevisionGap', expected: BigInt(at + 1) } })
        const swapped = events.toSpliced(at, 2, ...events.slice(at, at + 2).toReversed())
        expect(firstFault(swapped)).toMatchObject({ at, fault: { _tag: 'RevisionGap' } })
        const renumbered = swapped.map((event, index) => ({ ...event, revision: BigInt(index) }))
        expect(firstFault(renumbered)).toMatchObject({ at, fault: { _tag: 'BrokenLink' } })
      }),
    )
  })

  test('what was expected in its place', () => {
    const [first, second] = stored(2)
    if (first === undefined || second === undefined) throw new Error('no events')
    expect(checkLink(undefined, second)).toEqual({ _tag: 'RevisionGap', expected: 0n })
    expect(checkLink(first, first)).toEqual({ _tag: 'RevisionGap', expected: 1n })
    expect(checkLink(undefined, { ...first, prevHash: 'x' })).toEqual({ _tag: 'BrokenLink', expected: genesisHash })
    expect(checkLink(undefined, { ...first, hash: 'x' })).toEqual({ _tag: 'ContentChanged', expected: first.hash })
    // What JSON.parse makes of 1e999 has no canonical form, and must not end the check.
    expect(checkLink(undefined, { ...first, data: { count: Number.POSITIVE_INFINITY } })).toEqual({ _tag: 'ContentChanged', expected: 'none: it holds a number that JSON cannot carry' })
    expect([checkLink(undefined, first), checkLink(first, second)]).toEqual([undefined, undefined])
  })

  test('not the position, which is the store’s own', () => {
    expect(firstFault(stored(2).map((event) => ({ ...event, position: '99' as Position })))).toBeUndefined()
  })
})

describe('The head of a store', () => {
  test('is the same whatever the order of streams, and another when any of them differs', () => {
    const heads = [['b', '2'], ['a', '1'], ['c', '3']] as const
    expect(storeHead(heads)).toBe(sha256Hex('[["a","1"],["b","2"],["c","3"]]'))
    expect(storeHead(heads.toReversed())).toBe(storeHead(heads))
    expect(storeHead([['b', '2'], ['a', '1'], ['c', '4']])).not.toBe(storeHead(heads))
    expect(storeHead(new Map([['b', '2'], ['a', '1'], ['c', '3']]))).toBe(storeHead(heads))
    expect(storeHead([])).toBe(sha256Hex('[]'))
  })
})
