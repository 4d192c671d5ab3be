import { resolution, type Position } from '@vor-ort/core'
import { collect, type EventStore } from '@vor-ort/event-store'
import { countNotices, metricDefinitions, observedCommandHandler, observedStore, type Telemetry } from '@vor-ort/observability'
import { memoryTarget, type ProjectionTarget } from '@vor-ort/projections'
import { left } from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { fill, projecting, reacting, unknowing } from './runs.ts'
import { makeSdk, ticking, type Point, type Sdk } from './sdk.ts'
import { aStore, adopt, adopted, counter, idOf, must, now, streamOf } from './world.ts'

type Key = keyof typeof metricDefinitions
interface Emission {
  readonly work: (sdk: Sdk) => Promise<unknown>
  /** What the metric says then: the attributes and the value, a histogram as count and sum. */
  readonly points: ReadonlyArray<readonly [attributes: Point['attributes'], value: Point['value']]>
}

const of = (operation: string): Point['attributes'] => ({ 'db.system.name': 'memory', 'db.operation.name': operation })
const category = { 'vor_ort.category': 'resolution' }
const once = (sum: number): Point['value'] => ({ count: 1, sum })

const handled = async (telemetry: Telemetry, store = aStore()): Promise<void> => {
  const { handle } = observedCommandHandler({ store, clock: () => now }, telemetry)
  must(await handle(resolution, idOf('a'), adopt(), { actor: { role: 'Verwaltung' } })())
}
const projected = async (telemetry: Telemetry, target?: ProjectionTarget): Promise<void> => {
  must(await projecting(telemetry, await fill(aStore()), target).catchUp()())
}

const building = async (): Promise<ProjectionTarget> => {
  const target = memoryTarget()
  const positions = must(await collect((await fill(aStore())).readAll())()).map(({ position }) => position)
  const [half, end] = positions
  if (half === undefined || end === undefined) throw new Error('two events')
  const write = async (status: 'active' | 'building', next: Position): Promise<void> => {
    const { projection, generation } = must(await target.openGeneration(counter, status)())
    must(await target.commit([{ projection, generation, expected: undefined, next, touched: [], poison: [] }])())
  }
  await write('active', end)
  await write('building', half)
  return target
}

const emissions: Readonly<Record<Key, Emission>> = {
  appendDuration: {
    work: async ({ telemetry }) => {
      const store = observedStore(aStore(), telemetry)
      await store.append(streamOf('a'), 'any', [])()
      await store.append(streamOf('a'), 'noStream', [adopted('a')])()
      await store.append(streamOf('a'), 'noStream', [adopted('a')])()
      await store.append(streamOf('a'), 7n, [adopted('other')])()
    },
    points: ['Empty', 'Stored', 'Duplicate', 'WrongExpectedRevision'].map((outcome) => [{ ...of('append'), ...category, 'vor_ort.outcome': outcome }, once(0.25)]),
  },
  eventsAppended: {
    work: ({ telemetry }) => fill(observedStore(aStore(), telemetry)),
    points: [[{ 'db.system.name': 'memory', ...category }, 2]],
  },
  readDuration: {
    work: async ({ telemetry }) => collect(observedStore(await fill(aStore()), telemetry).readStream(streamOf('a')))(),
    // A page and the end.
    points: [[of('read_stream'), { count: 2, sum: 0.5 }]],
  },
  eventsRead: {
    work: async ({ telemetry }) => {
      const store = observedStore(await fill(aStore()), telemetry)
      await collect(store.readAll())()
      await collect(store.readStored())()
      for await (const delivery of store.subscribe()) if (delivery._tag === 'CaughtUp') break
    },
    points: [[of('read_all'), 2], [of('read_stored'), 2], [of('subscribe'), 2]],
  },
  eventsUnreadable: {
    work: async ({ telemetry }) => collect(observedStore(await unknowing(), telemetry).readStream(streamOf('a')))(),
    points: [[of('read_stream'), 1]],
  },
  storeFaults: {
    work: async ({ telemetry }) => {
      const store = observedStore(aStore(), telemetry)
      await store.close()()
      await store.append(streamOf('a'), 'any', [adopted('a')])()
      await store.checkMedium()()
      await collect(store.readAll())()
      for await (const _ of store.subscribe()) continue
    },
    points: ['append', 'check_medium', 'read_all', 'subscribe'].map((operation) => [{ ...of(operation), 'error.type': 'StoreUnavailable' }, 1]),
  },
  subscriptions: {
    work: async ({ telemetry }) => {
      const store = observedStore(aStore(), telemetry)
      const left = store.subscribe()[Symbol.asyncIterator]()
      await left.next()
      await left.return?.()
      await store.subscribe()[Symbol.asyncIterator]().next()
    },
    points: [[{ 'db.system.name': 'memory' }, 1]],
  },
  reconnects: {
    work: async ({ telemetry }) => countNotices(telemetry)({ _tag: 'Reconnected', connection: 'listener', attempts: 2, outageMilliseconds: 1_500 }),
    points: [[{ 'db.system.name': 'memory', 'vor_ort.connection': 'listener' }, 1]],
  },
  outageDuration: {
    work: async ({ telemetry }) => countNotices(telemetry)({ _tag: 'Reconnected', connection: 'writer', attempts: 2, outageMilliseconds: 1_500 }),
    points: [[{ 'db.system.name': 'memory', 'vor_ort.connection': 'writer' }, once(1.5)]],
  },
  storeRetries: {
    work: async ({ telemetry }) => {
      const report = countNotices(telemetry)
      report({ _tag: 'Disconnected', connection: 'reader', reason: 'ECONNRESET' })
      for (const attempt of [1, 2]) report({ _tag: 'Retrying', connection: 'reader', attempt, waitMilliseconds: 10 })
    },
    points: [[{ 'db.system.name': 'memory', 'vor_ort.connection': 'reader' }, 2]],
  },
  storeStalls: {
    work: async ({ telemetry }) => countNotices(telemetry)({ _tag: 'Stalled', connection: 'subscription', silentMilliseconds: 30_000 }),
    points: [[{ 'db.system.name': 'memory', 'vor_ort.connection': 'subscription' }, 1]],
  },
  commandDuration: {
    work: ({ telemetry }) => handled(telemetry),
    points: [[{ ...category, 'vor_ort.command': 'AdoptResolution', 'vor_ort.outcome': 'Done' }, once(0.25)]],
  },
  commandRetries: {
    work: async ({ telemetry }) => {
      const store = aStore()
      let rivals = 3
      const contended: EventStore = {
        ...store,
        append: (stream, expected, events) => (rivals-- > 0 ? async () => left({ _tag: 'WrongExpectedRevision', stream, expected, actual: 0n }) : store.append(stream, expected, events)),
      }
      await handled(telemetry, contended)
    },
    points: [[category, 3]],
  },
  reactions: {
    work: async ({ telemetry }) => {
      const store = await fill(aStore())
      must(await reacting(telemetry, store).catchUp()())
      // One that remembers nothing.
      must(await reacting(telemetry, store).catchUp()())
    },
    points: ['Done', 'Duplicate'].map((outcome) => [{ 'vor_ort.manager': 'effective-at-once', 'vor_ort.outcome': outcome }, 2]),
  },
  reactionDelay: {
    work: async ({ telemetry }) => reacting(telemetry, await fill(aStore())).catchUp()(),
    points: [[{ 'vor_ort.manager': 'effective-at-once' }, { count: 2, sum: 80 }]],
  },
  processUnreadable: {
    work: async ({ telemetry }) => reacting(telemetry, await unknowing()).catchUp()(),
    points: [[{}, 2]],
  },
  processLag: {
    work: async ({ telemetry }) => reacting(telemetry, await fill(aStore())),
    points: [[{}, 0.25]],
  },
  projectionEvents: { work: ({ telemetry }) => projected(telemetry), points: [[{ 'vor_ort.projection': 'counter' }, 2]] },
  batchEvents: { work: ({ telemetry }) => projected(telemetry), points: [[{ 'vor_ort.projection': 'counter' }, once(2)]] },
  batchKeys: { work: ({ telemetry }) => projected(telemetry), points: [[{ 'vor_ort.projection': 'counter' }, once(2)]] },
  commitDuration: { work: ({ telemetry }) => projected(telemetry), points: [[{ 'vor_ort.outcome': 'Written' }, once(0.25)]] },
  projectionRetries: {
    work: async ({ telemetry }) => {
      const target = memoryTarget()
      let rivals = 2
      const moved = { _tag: 'CheckpointMoved', projection: 'counter', generation: 1, expected: undefined, actual: undefined } as const
      await projected(telemetry, { ...target, commit: (commits) => (rivals-- > 0 ? async () => left(moved) : target.commit(commits)) })
    },
    points: [[{ 'vor_ort.projection': 'counter' }, 2]],
  },
  projectionLagPositions: {
    work: async ({ telemetry }) => projecting(telemetry, await fill(aStore())),
    points: [[{ 'vor_ort.projection': 'counter' }, 2]],
  },
  projectionLag: {
    work: async ({ telemetry }) => projecting(telemetry, await fill(aStore())),
    points: [[{ 'vor_ort.projection': 'counter' }, 40]],
  },
  projectionPoison: {
    work: async ({ telemetry }) => projecting(telemetry, await unknowing()).catchUp()(),
    points: [[{ 'vor_ort.projection': 'counter' }, 2]],
  },
  projectionStale: {
    work: async ({ telemetry }) => {
      const target = memoryTarget()
      await projected(makeSdk().telemetry, target)
      return projecting(telemetry, await fill(aStore()), target, { ...counter, version: 2 })
    },
    points: [[{ 'vor_ort.projection': 'counter' }, 1]],
  },
  rebuildProgress: {
    work: async ({ telemetry }) => projecting(telemetry, await fill(aStore()), await building()),
    points: [[{ 'vor_ort.projection': 'counter' }, 0.5]],
  },
}

const keys = Object.keys(metricDefinitions).filter((key): key is Key => Object.hasOwn(metricDefinitions, key))

describe('every documented metric is told', () => {
  for (const key of keys) {
    const definition = metricDefinitions[key]
    it(`${definition.name}: ${definition.what}`, async () => {
      const sdk = makeSdk(ticking(250))
      await emissions[key].work(sdk)
      const told = (await sdk.metrics()).find(({ name }) => name === definition.name)
      expect(told?.points.map(({ attributes, value }) => [attributes, value])).toEqual(emissions[key].points)
      expect(told).toMatchObject({ unit: definition.unit, description: definition.what })
      for (const { attributes } of told?.points ?? []) expect(Object.keys(attributes).sort()).toEqual([...definition.attributes].sort())
    })
  }

  it('and no other', async () => {
    const names = new Set<string>()
    for (const { work } of Object.values(emissions)) {
      const sdk = makeSdk()
      await work(sdk)
      for (const { name } of await sdk.metrics()) names.add(name)
    }
    expect([...names].sort()).toEqual(keys.map((key) => metricDefinitions[key].name as string).sort())
  })
})

it('a rebuild that was never begun has no progress', async () => {
  const sdk = makeSdk()
  await projected(sdk.telemetry)
  expect(await sdk.points(metricDefinitions.rebuildProgress.name)).toEqual([])
})
