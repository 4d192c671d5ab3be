import { emptyRegistry } from '@vor-ort/core'
import { copyStore, memoryMedium, memoryStore, verifyStore, type EventStore } from '@vor-ort/event-store'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { contentOf, storeOn, story, streamAt, tell, told } from './copying.ts'
import { must } from './counter.ts'

const withoutPosition = async (store: EventStore) => (await contentOf(store)).map((event) => ({ ...event, position: undefined }))
const headOf = async (store: EventStore) => {
  const verified = must(await verifyStore(store)())
  return verified.ok ? verified.head : verified.fault
}

/** Counts the appends, and how many were under way at once. */
const watched = (store: EventStore) => {
  const appends: number[] = []
  let underWay = 0
  let most = 0
  const appendStored: EventStore['appendStored'] = (stream, events) => async () => {
    appends.push(events.length)
    most = Math.max(most, ++underWay)
    // A server takes a while, now longer, now shorter: other appends start meanwhile.
    for (let turn = 9 - (appends.length % 8); turn > 0; turn--) await new Promise(setImmediate)
    const done = await store.appendStored(stream, events)()
    underWay--
    return done
  }
  return { store: { ...store, appendStored }, appends, most: () => most }
}

describe('a copied store', () => {
  it('has every event just as it was stored, in the same order, with the same heads', async () => {
    const arbitraryStory = fc.array(
      fc.record({ stream: fc.nat({ max: 3 }), type: fc.constantFrom('Told', 'OfAnotherVersion'), schemaVersion: fc.integer({ min: 1, max: 9 }), data: fc.jsonValue() }),
      { maxLength: 30 },
    )
    await fc.assert(
      fc.asyncProperty(arbitraryStory, fc.integer({ min: 1, max: 9 }), async (tale, pageSize) => {
        const from = storeOn(memoryMedium(), pageSize)
        await tell(from, tale)
        const to = memoryStore(emptyRegistry)
        const copied = must(await copyStore(from, to)())
        expect(await withoutPosition(to)).toEqual(await withoutPosition(from))
        expect(copied).toMatchObject({ events: tale.length, copied: tale.length, sameOrder: true, head: await headOf(from) })
        expect(await headOf(to)).toBe(copied.head)
      }),
      { numRuns: 60 },
    )
  })

  it('is empty where the source is', async () => {
    const copied = must(await copyStore(memoryStore(emptyRegistry), memoryStore(emptyRegistry))())
    expect(copied).toMatchObject({ events: 0, streams: 0, copied: 0, sameOrder: true, end: undefined })
  })

  it('gets the consecutive events of a stream in one append, no more than the target takes', async () => {
    const { store: from } = await told(16)
    const { store, appends } = watched(memoryStore(emptyRegistry))
    must(await copyStore(from, store)())
    expect(appends).toEqual([2, 2, 2, 2, 2, 2, 2, 2])
    const small = watched({ ...memoryStore(emptyRegistry), capabilities: { ...store.capabilities, maxAppendEvents: 1 } })
    must(await copyStore(from, small.store)())
    expect(small.appends).toEqual(Array.from({ length: 16 }, () => 1))
  })

  it('gets smaller appends where one is too large for the target, and fewer events are not', async () => {
    const { store: from } = await told(30, 1)
    const sound = memoryStore(emptyRegistry)
    const bytes = (value: unknown): number => JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner)).length
    const to: EventStore = {
      ...sound,
      appendStored: (stream, events) =>
        bytes(events) > 2_000 ? () => Promise.resolve({ _tag: 'Left', left: { _tag: 'AppendTooLarge', unit: 'bytes', size: bytes(events), maximum: 2_000 } }) : sound.appendStored(stream, events),
    }
    const { store, appends } = watched(to)
    expect(must(await copyStore(from, store)())).toMatchObject({ events: 30, sameOrder: true })
    expect(Math.max(...appends)).toBe(30)
    expect(appends.length).toBeGreaterThan(5)
  })

  it('has what the source had when the copy began, however much comes meanwhile', async () => {
    const { store: from } = await told(9)
    const sound = memoryStore(emptyRegistry)
    let more = 0
    const to: EventStore = {
      ...sound,
      appendStored: (stream, events) => async () => {
        await tell(from, story(2), `${++more}0000`)
        return sound.appendStored(stream, events)()
      },
    }
    expect(must(await copyStore(from, to)())).toMatchObject({ events: 9, end: '9' })
    expect(more).toBeGreaterThan(3)
    // A second run brings the rest.
    const total = (await contentOf(from)).length
    expect(must(await copyStore(from, sound)())).toMatchObject({ events: total, copied: total - 9, sameOrder: true })
  })

  it('is filled by several appends at once where that is wanted, each stream still in its order', async () => {
    const { store: from } = await told(40, 8)
    const { store: to, most } = watched(memoryStore(emptyRegistry))
    const copied = must(await copyStore(from, to, { inFlight: 4 })())
    expect(most()).toBe(4)
    expect(copied).toMatchObject({ events: 40, head: await headOf(from) })
    const few = watched(memoryStore(emptyRegistry))
    const { store: twoStreams } = await told(40, 2)
    expect(must(await copyStore(twoStreams, few.store, { inFlight: 4 })())).toMatchObject({ events: 40 })
    expect(few.most()).toBe(2)
    const alone = watched(memoryStore(emptyRegistry))
    must(await copyStore(from, alone.store)())
    expect(alone.most()).toBe(1)
  })

  it('says so where the streams are the same and their order is not', async () => {
    const { store: from } = await told(12)
    const source = await contentOf(from)
    const to = memoryStore(emptyRegistry)
    for (const number of [3, 2, 1, 0]) must(await to.appendStored(streamAt(number), source.filter(({ stream }) => stream === streamAt(number)))())
    expect(must(await copyStore(from, to)())).toMatchObject({ copied: 0, events: 12, sameOrder: false, head: await headOf(from) })
  })

  it('tells how far it is', async () => {
    const { store: from } = await told(10)
    const seen: unknown[] = []
    must(await copyStore(from, memoryStore(emptyRegistry), { onProgress: (...step) => seen.push(step) })())
    expect(seen.slice(0, 5)).toEqual([2, 4, 6, 8, 10].map((done) => ['copying', done, 10]))
    expect(seen.at(-1)).toEqual(['verifying', 10, 10])
  })
})
