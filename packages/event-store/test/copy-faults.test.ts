import { emptyRegistry } from '@vor-ort/core'
import { copyStore, memoryMedium, memoryStore, verifyStore, type EventStore, type MemoryMedium } from '@vor-ort/event-store'
import { left, type Either } from 'fp-ts/lib/Either.js'
import type { StoreError } from '@vor-ort/event-store'
import { describe, expect, it } from 'vitest'

import { contentOf, storeOn, story, streamAt, tell, told } from './copying.ts'
import { must } from './counter.ts'

const died: Either<StoreError, never> = left({ _tag: 'StoreUnavailable', reason: 'the server is gone' })

/** From the k-th call on (from 1) nothing answers any more; the k-th may still have had its effect. */
const failingAt = (k: number, moment: 'before' | 'after', store: EventStore): EventStore & { readonly calls: () => number } => {
  let calls = 0
  const pages = async function* <A>(work: AsyncIterable<ReadonlyArray<A>>): AsyncGenerator<ReadonlyArray<A | Either<StoreError, never>>> {
    if (++calls >= k) return yield [died]
    for await (const page of work) {
      yield page
      if (++calls >= k) return yield [died]
    }
  }
  return {
    ...store,
    calls: () => calls,
    readStored: (range) => pages(store.readStored(range)),
    streams: (options) => pages(store.streams(options)),
    appendStored: (stream, events) => async () => {
      const mine = ++calls
      if (mine > k || (mine === k && moment === 'before')) return died
      const done = await store.appendStored(stream, events)()
      return mine === k ? died : done
    },
  }
}

const textOf = async (store: EventStore): Promise<ReadonlyArray<string>> => (await contentOf(store)).map(({ stream, revision, hash }) => `${stream} ${revision} ${hash}`)

/** Another event where one was, as a byte on a disk may turn. */
const flip = (medium: MemoryMedium, index: number): void => {
  const event = medium.all[index]
  if (event === undefined) throw new Error(`no event ${index}`)
  medium.all[index] = { ...event, data: event.data.replace(/"index":(\d)/, (_, digit: string) => `"index":${(Number(digit) + 1) % 10}`) }
}

describe('a copy that ends early', () => {
  it.each(['before', 'after'] as const)('at any call of the target, %s it had its effect, leaves a true beginning, and a second run does the rest', async (moment) => {
    const { store: from } = await told(20)
    const whole = failingAt(Number.POSITIVE_INFINITY, moment, storeOn(memoryMedium()))
    must(await copyStore(from, whole)())
    const source = await textOf(from)
    expect(whole.calls()).toBeGreaterThan(15)
    for (let k = 1; k <= whole.calls(); k++) {
      const to = storeOn(memoryMedium())
      const first = await copyStore(from, failingAt(k, moment, to))()
      expect(first, `call ${k}`).toMatchObject({ left: { _tag: 'TargetFailed', error: { _tag: 'StoreUnavailable' } } })
      const there = await textOf(to)
      expect(there).toEqual(source.slice(0, there.length))
      expect(must(await copyStore(from, to)())).toMatchObject({ events: 20, copied: 20 - there.length, sameOrder: true })
      expect(must(await copyStore(from, to)())).toMatchObject({ events: 20, copied: 0, sameOrder: true })
    }
  })

  it('at any call of the source does so too', async () => {
    const { store: from } = await told(20)
    const whole = failingAt(Number.POSITIVE_INFINITY, 'before', from)
    must(await copyStore(whole, memoryStore(emptyRegistry))())
    const source = await textOf(from)
    for (let k = 1; k < whole.calls(); k++) {
      const to = memoryStore(emptyRegistry)
      expect(await copyStore(failingAt(k, 'before', from), to)(), `call ${k}`).toMatchObject({ left: { _tag: 'SourceFailed', error: { _tag: 'StoreUnavailable' } } })
      const there = await textOf(to)
      expect(there).toEqual(source.slice(0, there.length))
      expect(must(await copyStore(from, to)())).toMatchObject({ events: 20, sameOrder: true })
    }
  })

  it('with several appends under way leaves a true beginning of each stream', async () => {
    const { store: from } = await told(40, 8)
    for (let k = 3; k < 20; k++) {
      const to = storeOn(memoryMedium())
      expect(await copyStore(from, failingAt(k, 'after', to), { inFlight: 4 })()).toMatchObject({ left: { _tag: 'TargetFailed' } })
      expect(must(await copyStore(from, to, { inFlight: 4 })())).toMatchObject({ events: 40 })
    }
  })

  it('by its signal says how much it copied', async () => {
    const { store: from } = await told(20)
    const to = memoryStore(emptyRegistry)
    const stopping = new AbortController()
    const onProgress = (_: string, done: number): void => {
      if (done >= 6) stopping.abort()
    }
    const stopped = await copyStore(from, to, { onProgress, signal: stopping.signal })()
    const there = (await contentOf(to)).length
    expect(stopped).toEqual(left({ _tag: 'CopyStopped', copied: there }))
    expect(there).toBeGreaterThanOrEqual(6)
    expect(there).toBeLessThan(20)
    expect(must(await copyStore(from, to)())).toMatchObject({ events: 20, copied: 20 - there })
  })
})

describe('a target', () => {
  const refusedWith = async (fill: (to: EventStore, from: EventStore) => Promise<unknown>): Promise<unknown> => {
    const { store: from } = await told(12)
    const to = storeOn(memoryMedium())
    await fill(to, from)
    const before = await textOf(to)
    const copied = await copyStore(from, to)()
    expect(await textOf(to)).toEqual(before)
    return copied
  }

  it('with a stream that the source does not have is refused before anything is written', async () => {
    expect(await refusedWith((to) => tell(to, [{ stream: 77, type: 'Told', schemaVersion: 1, data: {} }]))).toEqual(
      left({ _tag: 'TargetIsNotACopy', stream: streamAt(77), target: { revision: 0n, hash: expect.any(String) }, source: 'noStream' }),
    )
  })

  it('with other events in a stream of the same name is refused', async () => {
    const other = story(12).map((event, index) => (index === 0 ? { ...event, data: 'other' } : event))
    // As far as the source, and not so far.
    for (const length of [12, 1]) {
      expect(await refusedWith((to) => tell(to, other.slice(0, length)))).toMatchObject({ left: { _tag: 'TargetIsNotACopy', stream: streamAt(0), source: { hash: expect.any(String) } } })
    }
  })

  it('with one event more than the source is refused', async () => {
    const extra = async (to: EventStore, from: EventStore): Promise<void> => {
      must(await copyStore(from, to)())
      await tell(to, [{ stream: 2, type: 'Told', schemaVersion: 1, data: 'more' }], 'aaaa')
    }
    expect(await refusedWith(extra)).toMatchObject({ left: { _tag: 'TargetIsNotACopy', stream: streamAt(2), target: { revision: 2n }, source: { revision: 1n } } })
  })

  it('into which someone else writes meanwhile refuses, or is found to differ at the end', async () => {
    const { store: from } = await told(12)
    const intruding = (at: number, stream: number) => {
      const sound = memoryStore(emptyRegistry)
      let calls = 0
      const store: EventStore = {
        ...sound,
        appendStored: (name, events) => async () => {
          if (++calls === at) await tell(sound, [{ stream, type: 'Told', schemaVersion: 1, data: 'intruder' }], 'bbbb')
          return sound.appendStored(name, events)()
        },
      }
      return store
    }
    expect(await copyStore(from, intruding(2, 3))()).toMatchObject({ left: { _tag: 'TargetRefused', stream: streamAt(3), revision: 0n, error: { _tag: 'WrongExpectedRevision', actual: 0n } } })
    expect(await copyStore(from, intruding(2, 99))()).toMatchObject({ left: { _tag: 'CopyDiffers', stream: streamAt(99), source: 'noStream', target: { revision: 0n } } })
  })

  it('that stored something else than it was given is found out', async () => {
    const { store: from } = await told(12)
    const medium = memoryMedium()
    const sound = storeOn(medium)
    must(await copyStore(from, sound)())
    flip(medium, 7)
    expect(await copyStore(from, sound)()).toMatchObject({ left: { _tag: 'TargetDamaged', position: '8', fault: { _tag: 'ContentChanged' } } })
  })
})

describe('a source', () => {
  it('with another byte anywhere stops the copy there, and is named; what was copied is a true beginning', async () => {
    for (let index = 0; index < 12; index++) {
      const { store: from, medium } = await told(12)
      const source = await textOf(from)
      flip(medium, index)
      const to = memoryStore(emptyRegistry)
      const position = String(index + 1)
      expect(await copyStore(from, to)()).toMatchObject({ left: { _tag: 'SourceDamaged', stream: medium.all[index]?.stream, position, fault: { _tag: 'ContentChanged' } } })
      const there = await textOf(to)
      expect(there).toEqual(source.slice(0, there.length))
      // Nothing is lost but the append that the event is in.
      expect(index - there.length).toBeLessThan(2)
      expect(must(await verifyStore(to)()).ok).toBe(true)
    }
  })

  it('is looked at again where its events are in the target already', async () => {
    const { store: from, medium } = await told(12)
    const to = memoryStore(emptyRegistry)
    must(await copyStore(from, to)())
    flip(medium, 4)
    expect(await copyStore(from, to)()).toMatchObject({ left: { _tag: 'SourceDamaged', position: '5', fault: { _tag: 'ContentChanged' } } })
  })

  it('that lost the end of a stream is not taken for whole', async () => {
    const { store: from, medium } = await told(12)
    const lost = medium.all.pop()
    expect(await copyStore(from, memoryStore(emptyRegistry))()).toMatchObject({ left: { _tag: 'SourceDamaged', stream: lost?.stream, revision: lost?.revision, fault: { _tag: 'TailMissing' } } })
  })
})
