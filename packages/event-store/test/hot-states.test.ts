/** Hot aggregates: what comes of a command is the same as without them; only the work is less. */
import { derivedId, derivedUuid, EventId, streamName, type NewEvent } from '@vor-ort/core'
import { makeCommandHandler, memoryStore, type EventStore } from '@vor-ort/event-store'
import * as fc from 'fast-check'
import { isLeft, left } from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { clock, context, count, counter, must, on, registry, stored } from './counter.ts'

/** Reads the same streams in another way: everything counts twice. */
const twice = {
  ...counter,
  decider: { ...counter.decider, evolve: (state: { readonly phase: 'none' | 'counting'; readonly total: number }, event: { readonly data: { readonly by: number } }) => ({ ...state, total: state.total + 2 * event.data.by }) },
}
const kinds = { counter, twice }

interface Step {
  readonly kind: keyof typeof kinds | 'foreign'
  readonly handler: number
  readonly stream: number
  readonly by: number
  readonly split: boolean
  readonly commandId: string | undefined
  /** The append fails, without effect or although it was stored. */
  readonly fault: 'before' | 'after' | undefined
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('counter' as const, 'counter' as const, 'twice' as const, 'foreign' as const),
  handler: fc.nat({ max: 2 }),
  stream: fc.nat({ max: 2 }),
  by: fc.nat({ max: 30 }),
  split: fc.boolean(),
  commandId: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }),
  fault: fc.option(fc.constantFrom('before' as const, 'after' as const), { nil: undefined, freq: 6 }),
})

/** What comes of each step, and what lies in the store at the end. */
const outcomesOf = async (steps: ReadonlyArray<Step>, cacheStreams: number): Promise<unknown> => {
  const sound = memoryStore(registry)
  let fault: Step['fault']
  const store: EventStore = {
    ...sound,
    append: (...request) => async () => {
      const now = fault
      fault = undefined
      if (now === undefined) return sound.append(...request)()
      if (now === 'after') await sound.append(...request)()
      return left({ _tag: 'StoreUnavailable', reason: 'the answer was lost' })
    },
  }
  let ids = 0
  const newEventId = (): EventId => derivedId(EventId, `event ${ids++}`)
  const handlers = [0, 1, 2].map(() => makeCommandHandler({ store, clock, cacheStreams, newEventId }))
  const outcomes: unknown[] = []
  for (const { kind, handler, stream, by, split, commandId, fault: next } of steps) {
    const id = derivedUuid(`counter ${stream}`)
    if (kind === 'foreign') {
      const metadata = { recordedAt: clock(), validTime: on, classification: 'public' as const, ...context, ...(commandId === undefined ? {} : { commandId }) }
      const event: NewEvent = { id: newEventId(), type: 'Counted', schemaVersion: 1, data: { by }, metadata }
      outcomes.push(await sound.append(streamName('counter', id), 'any', [event])())
      continue
    }
    fault = next
    const command = split ? ({ type: 'Split', on, data: {} } as const) : count(by)
    outcomes.push(await handlers[handler]?.handle(kinds[kind], id, command, { ...context, ...(commandId === undefined ? {} : { commandId }) })())
    fault = undefined
  }
  return [outcomes, await stored(sound)]
}

describe('commands on hot aggregates', () => {
  it('have the same results and leave the same events as without', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.constantFrom(1, 2, 1_000), async (steps, cacheStreams) => {
        expect(await outcomesOf(steps, cacheStreams)).toEqual(await outcomesOf(steps, 0))
      }),
      { numRuns: 300 },
    )
  })

  it('keep the rules also when several handlers work at the same time', async () => {
    const store = memoryStore(registry)
    const handlers = Array.from({ length: 4 }, () => makeCommandHandler({ store, clock }))
    const results = await Promise.all(
      handlers.flatMap(({ handle }) => Array.from({ length: 50 }, () => handle(counter, derivedUuid('at once'), count(3), context)())),
    )
    expect(results.filter((result) => result._tag === 'Right').length).toBe(33)
    expect(results.filter((result) => isLeft(result) && result.left._tag === 'CommandRejected').length).toBe(167)
    expect((await stored(store)).length).toBe(33)
  })
})

describe('a hot aggregate', () => {
  const id = derivedUuid('counter')

  /** Counts the events that are read, each time. */
  const reading = (inner: () => EventStore): { readonly store: EventStore; readonly reads: () => ReadonlyArray<number> } => {
    let reads: number[] = []
    const store: EventStore = {
      ...inner(),
      append: (...request) => inner().append(...request),
      readStream: async function* (...request) {
        const index = reads.push(0) - 1
        for await (const page of inner().readStream(...request)) {
          reads[index] = (reads[index] ?? 0) + page.length
          yield page
        }
      },
    }
    return {
      store,
      reads: () => {
        const taken = reads
        reads = []
        return taken
      },
    }
  }

  it('costs one read of what is new, however long its stream is', async () => {
    const sound = memoryStore(registry)
    const { store, reads } = reading(() => sound)
    const foreign = makeCommandHandler({ store: sound, clock })
    const { handle } = makeCommandHandler({ store, clock })
    for (let turn = 0; turn < 50; turn++) must(await foreign.handle(counter, id, count(1), context)())
    must(await handle(counter, id, count(1), context)())
    expect(reads()).toEqual([50])
    // The last event that was known, and its own event from before.
    must(await handle(counter, id, count(0), context)())
    expect(reads()).toEqual([2])
    must(await handle(counter, id, count(0), context)())
    expect(reads()).toEqual([1])
    must(await foreign.handle(counter, id, count(1), context)())
    expect(must(await handle(counter, id, count(0), context)()).state.total).toBe(52)
    expect(reads()).toEqual([2])
  })

  it('gives way to those that were used later', async () => {
    const sound = memoryStore(registry)
    const { store, reads } = reading(() => sound)
    const { handle } = makeCommandHandler({ store, clock, cacheStreams: 2 })
    const twoEvents = { type: 'Split', on, data: {} } as const
    for (const label of ['a', 'b', 'a', 'c']) must(await handle(counter, derivedUuid(label), label === 'a' ? count(1) : twoEvents, context)())
    for (const label of ['a', 'c', 'a', 'b']) must(await handle(counter, derivedUuid(label), count(0), context)())
    reads()
    // Of the three the one that was not used for the longest is read from its start.
    for (const label of ['a', 'b', 'c']) must(await handle(counter, derivedUuid(label), count(0), context)())
    expect(reads()).toEqual([1, 1, 2])
  })

  it('is read anew when the store holds something else than before', async () => {
    const before = memoryStore(registry)
    const restored = memoryStore(registry)
    let current = before
    const { handle } = makeCommandHandler({ store: reading(() => current).store, clock })
    for (const by of [10, 20, 30]) must(await handle(counter, id, count(by), context)())
    must(await handle(counter, id, count(0), context)())
    const other = makeCommandHandler({ store: restored, clock })
    for (const by of [1, 2, 3, 4]) must(await other.handle(counter, id, count(by), context)())
    current = restored
    expect(must(await handle(counter, id, count(5), context)())).toMatchObject({ revision: 4n, state: { total: 15 } })
    // An older copy of the store, with less in it.
    current = memoryStore(registry)
    expect(must(await handle(counter, id, count(5), context)())).toMatchObject({ revision: 0n, state: { total: 5 } })
  })
})
