import { categoryOf, type Position, type RecordedEvent } from '@vor-ort/core'
import { partitionOf, type EventStore, type SubscriptionOptions } from '@vor-ort/event-store'
import { allProjections, makeProjectionRunner, memoryTarget, targetMedium, type Commit, type ProjectionTarget } from '@vor-ort/projections'
import * as fc from 'fast-check'
import { left, right } from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { activity } from './activity.ts'
import { allRows, appendAll, arbitrarySteps, eventsIn, expectedRows, rowsOf, sampleSteps, storeOf, sure } from './fixture.ts'
import { describeSharing, memberOf } from './share-suite.ts'
import { shared } from './shared-projections.ts'
import { trace } from './trace.ts'

describeSharing(
  'memory',
  async () => {
    const medium = targetMedium()
    return { open: async () => memoryTarget(medium), dispose: async () => undefined }
  },
  60,
)

describe('a projection', () => {
  it('of the house is partitioned by stream, every one', () => {
    expect(allProjections.filter(({ partitionedBy }) => partitionedBy !== 'stream').map(({ name }) => name)).toEqual([])
  })

  it('that is partitioned has no key, and no row, that two parts of a store touch', () =>
    fc.assert(
      fc.asyncProperty(arbitrarySteps, fc.integer({ min: 1, max: 256 }), async (steps, count) => {
        const events = await eventsIn(await storeOf(steps))
        const projections = [...allProjections, trace]
        for (const projection of projections) {
          const partOfKey = new Map<string, number>()
          for (const event of events) {
            if (!projection.handles.includes(categoryOf(event.stream))) continue
            const part = partitionOf(event.stream, count)
            for (const key of projection.keysOf(event)) {
              expect(partOfKey.get(key) ?? part).toBe(part)
              partOfKey.set(key, part)
            }
          }
        }
        // Folded part by part, the rows are those of the whole: none is there twice, and none was moved between parts.
        const parts = new Map<number, RecordedEvent[]>()
        for (const event of events) {
          const part = partitionOf(event.stream, count)
          parts.set(part, [...(parts.get(part) ?? []), event])
        }
        const rows = new Map<string, unknown[]>()
        for (const part of parts.values()) for (const [table, found] of Object.entries(rowsOf(part, projections))) rows.set(table, [...(rows.get(table) ?? []), ...(found as ReadonlyArray<unknown>)])
        for (const [table, found] of Object.entries(rowsOf(events, projections))) {
          const text = (all: ReadonlyArray<unknown>) => all.map((row) => JSON.stringify(row)).toSorted()
          expect(text(rows.get(table) ?? [])).toEqual(text(found as ReadonlyArray<unknown>))
        }
      }),
      { numRuns: 40 },
    ))

  it('with keys of its own is not partitioned; where it says so and they are of other parts, the run ends with the first one', async () => {
    expect([trace.partitionedBy, activity.partitionedBy]).toEqual(['stream', undefined])
    const steps = sampleSteps(40).filter(({ stream }) => stream.startsWith('resolution-')).slice(0, 1)
    const store = await storeOf(steps)
    const target = memoryTarget()
    const wrong = sure(makeProjectionRunner({ store, target, projections: [{ ...activity, partitionedBy: 'stream' }] }))
    expect(await wrong.catchUp()()).toMatchObject(
      left({ _tag: 'InvalidRow', projection: 'activity', column: 'key', expected: `a key that ends as ${String(steps[0]?.stream)}, since it is partitioned by stream` }),
    )
    expect(await target.rows('activity')()).toEqual(right([]))
    const byStream = { ...trace, keysOf: ({ stream }: RecordedEvent) => [stream] }
    sure(await sure(makeProjectionRunner({ store, target, projections: [byStream] })).catchUp()())
  })
})

/** A target that tells which commits it was given, call by call. */
const listening = (target: ProjectionTarget): { readonly target: ProjectionTarget; readonly calls: Array<ReadonlyArray<Commit>> } => {
  const calls: Array<ReadonlyArray<Commit>> = []
  return {
    calls,
    target: {
      ...target,
      commit: (commits) => {
        calls.push(commits)
        return target.commit(commits)
      },
    },
  }
}

describe('a runner', () => {
  it('alone writes each batch of a projection as one, also after a group has left its parts at different places', async () => {
    const steps = sampleSteps(41)
    const store = await storeOf(steps.slice(0, 60))
    const { target, calls } = listening(memoryTarget())
    const alone = memberOf(store, target, { member: 0, size: 1 }, { batchSize: 1_000 })
    sure(await alone.catchUp()())
    expect(calls.map((commits) => commits.map(({ parts }) => parts))).toEqual([[undefined, undefined, undefined]])
    await appendAll(store, steps.slice(60, 80))
    sure(await memberOf(store, target, { member: 1, size: 3 }).catchUp()())
    await appendAll(store, steps.slice(80, 100))
    sure(await alone.catchUp()())
    calls.length = 0
    const stop = new AbortController()
    const following = alone.follow({ signal: stop.signal })()
    sure(await alone.ready()())
    await appendAll(store, steps.slice(100, 101))
    sure(await alone.ready()())
    expect(calls.map((commits) => commits.map(({ parts }) => parts))).toEqual([[undefined, undefined, undefined]])
    stop.abort()
    sure(await following)
    expect(await allRows(target, shared)).toEqual(await expectedRows(store, shared))
  })

  it('that follows puts parts together as soon as they are level', async () => {
    const steps = sampleSteps(42)
    const store = await storeOf(steps.slice(0, 60))
    const { target, calls } = listening(memoryTarget())
    sure(await memberOf(store, target, { member: 1, size: 3 }).catchUp()())
    const alone = memberOf(store, target, { member: 0, size: 1 })
    const stop = new AbortController()
    const following = alone.follow({ signal: stop.signal })()
    sure(await alone.ready()())
    await appendAll(store, steps.slice(60, 61))
    sure(await alone.ready()())
    expect(calls.at(-1)?.map(({ parts }) => parts)).toEqual([undefined, undefined, undefined])
    stop.abort()
    sure(await following)
    expect(await allRows(target, shared)).toEqual(await expectedRows(store, shared))
  })

  it('asks the store for its own parts alone, unless it has a projection that needs all', async () => {
    const store = await storeOf(sampleSteps(43).slice(0, 40))
    const asked: Array<SubscriptionOptions['partitions']> = []
    const heard: EventStore = {
      ...store,
      subscribe: (options = {}) => {
        asked.push(options.partitions)
        return store.subscribe(options)
      },
    }
    const medium = targetMedium()
    for (const member of [0, 1, 2]) sure(await memberOf(heard, memoryTarget(medium), { member, size: 3 }).catchUp()())
    // The only projection that is not partitioned goes to the first member.
    expect(asked).toEqual([undefined, { count: 16, wanted: [1, 4, 7, 10, 13] }, { count: 16, wanted: [2, 5, 8, 11, 14] }])
    sure(await memberOf(heard, memoryTarget(medium), { member: 0, size: 1 }).catchUp()())
    expect(asked.at(-1)).toBeUndefined()
    expect(await allRows(memoryTarget(medium), shared)).toEqual(await expectedRows(store, shared))
  })

  it('that no part is left for waits for nothing', async () => {
    const store = await storeOf(sampleSteps(44).slice(0, 40))
    const idle = memberOf(store, memoryTarget(), { member: 5, size: 6 }, { partitions: 4 })
    expect(await idle.ready()()).toEqual(right(undefined))
    expect(sure(await idle.catchUp()())).toEqual({ events: 0, checkpoint: undefined, stale: [] })
    const stop = new AbortController()
    const following = idle.follow({ signal: stop.signal })()
    expect(await idle.ready()()).toEqual(right(undefined))
    stop.abort()
    sure(await following)
  })

  it('tells of its own share when it waits and reports, and of all when it is asked for the status', async () => {
    const steps = sampleSteps(45)
    const store = await storeOf(steps.slice(0, 50))
    const medium = targetMedium()
    const [first, second] = [0, 1].map((member) => memberOf(store, memoryTarget(medium), { member, size: 2 }))
    if (first === undefined || second === undefined) throw new Error('no members')
    expect(sure(await second.catchUp()())).toMatchObject({ checkpoint: '50', stale: [] })
    expect(await second.ready()()).toEqual(right(undefined))
    expect(await first.ready()()).toMatchObject({ left: { _tag: 'NotRunning' } })
    expect(sure(await second.status()()).map(({ checkpoint }) => checkpoint)).toEqual([undefined, undefined, undefined])
    sure(await first.catchUp()())
    expect(sure(await second.status()()).map(({ checkpoint }) => checkpoint)).toEqual(['50', '50', '50'])
  })

  it('refuses a share that there is not, and a number of parts that no store has', async () => {
    const store = await storeOf([])
    for (const share of [{ member: 2, size: 2 }, { member: -1, size: 2 }, { member: 0, size: 0 }, { member: 0.5, size: 2 }, { member: 0, size: 1.5 }]) {
      expect(makeProjectionRunner({ store, target: memoryTarget(), projections: shared, share })).toEqual(left([{ at: 'share', expected: 'a member from 0, below the size of the group' }]))
      expect(memberOf(store, memoryTarget(), { member: 0, size: 1 }).resize(share)).toEqual(left({ _tag: 'InvalidShare', share }))
    }
    for (const partitions of [0, 257, 1.5]) {
      expect(makeProjectionRunner({ store, target: memoryTarget(), projections: shared, partitions })).toMatchObject(left([{ at: 'partitions' }]))
    }
  })

  it('leaves rows alone whose parts are at different places where the projection needs the order of all streams', async () => {
    const store = await storeOf(sampleSteps(46).slice(0, 30))
    const target = memoryTarget()
    const generation = sure(await target.openGeneration(activity, 'active')())
    sure(await target.commit([{ projection: 'activity', generation: generation.generation, parts: [3], expected: undefined, next: '7' as Position, touched: [], poison: [] }])())
    expect(sure(await memberOf(store, target, { member: 0, size: 1 }).catchUp()()).stale).toEqual(['activity'])
  })
})

