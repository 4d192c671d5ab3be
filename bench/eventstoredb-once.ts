/** One client: the adapter against the bare client, in turn, on one test server; prints the comparisons as JSON. */
import { startTestServer } from '@vor-ort/esdb-test-server'
import type { NewEvent, StreamName } from '@vor-ort/core'
import type { EventStore } from '@vor-ort/event-store'
import { isLeft } from 'fp-ts/lib/Either.js'

import { compare, type Comparison } from './measure.ts'
import { agendaItem, newStream, registry, sure } from './sqlite.ts'

type Expected = 'noStream' | bigint

/** What both clients can do, in the same words. */
interface Bare {
  readonly append: (stream: StreamName, event: NewEvent, expected: Expected) => Promise<unknown>
  readonly readAll: () => AsyncIterable<unknown>
  /** Reads a subscription to all streams of meetings until it has caught up; the number of events. */
  readonly catchUp: () => Promise<number>
  readonly close: () => Promise<unknown>
}

/** A client's subscription: `caughtUp` is an event of it. */
interface Subscription {
  readonly on: (event: 'data' | 'caughtUp' | 'error', listener: (thing: unknown) => void) => unknown
  readonly unsubscribe: () => Promise<void>
}

const caughtUp = (subscription: Subscription): Promise<number> =>
  new Promise((resolve, reject) => {
    let count = 0
    subscription.on('data', () => count++)
    subscription.on('error', reject)
    subscription.on('caughtUp', () => void subscription.unsubscribe().then(() => resolve(count)))
  })

const eventOf = ({ id, type, data, metadata }: NewEvent) => ({
  id,
  type,
  // oxlint-disable-next-line no-unsafe-type-assertion -- the clients' types ask for an index signature
  data: data as Record<string, string>,
  metadata: { ...metadata },
  contentType: 'application/json' as const,
})

const openEventStoreDb = async (url: string): Promise<{ readonly bare: Bare; readonly store: EventStore }> => {
  const { EventStoreDBClient, NO_STREAM, START, streamNameFilter } = await import('@eventstore/db-client')
  const { openEventStoreDbStore } = await import('@vor-ort/eventstoredb/eventstoredb')
  const client = EventStoreDBClient.connectionString(url)
  return {
    store: sure(await openEventStoreDbStore({ connectionString: url, registry })()),
    bare: {
      append: (stream, event, expected) => client.appendToStream(stream, [eventOf(event)], { expectedRevision: expected === 'noStream' ? NO_STREAM : expected }),
      readAll: () => client.readAll({ maxCount: 10_000_000 }),
      catchUp: () => caughtUp(client.subscribeToAll({ fromPosition: START, filter: streamNameFilter({ prefixes: ['meeting-'] }) })),
      close: () => client.dispose(),
    },
  }
}

const openKurrentDb = async (url: string): Promise<{ readonly bare: Bare; readonly store: EventStore }> => {
  const { KurrentDBClient, NO_STREAM, START, streamNameFilter } = await import('@kurrent/kurrentdb-client')
  const { openKurrentDbStore } = await import('@vor-ort/eventstoredb/kurrentdb')
  const client = KurrentDBClient.connectionString(url)
  return {
    store: sure(await openKurrentDbStore({ connectionString: url, registry })()),
    bare: {
      append: (stream, event, expected) => client.appendToStream(stream, [eventOf(event)], { streamState: expected === 'noStream' ? NO_STREAM : expected }),
      readAll: () => client.readAll({ maxCount: 10_000_000 }),
      catchUp: () => caughtUp(client.subscribeToAll({ fromPosition: START, filter: streamNameFilter({ prefixes: ['meeting-'] }) })),
      close: () => client.dispose(),
    },
  }
}

const expectedAt = (index: number): Expected => (index === 0 ? 'noStream' : BigInt(index - 1))

const comparisons = async (name: string, { bare, store }: { readonly bare: Bare; readonly store: EventStore }, rounds: number): Promise<ReadonlyArray<Comparison>> => {
  const floor = 'the bare client on the same server, the same data and metadata'
  const inTurn = async (append: (stream: StreamName, event: NewEvent, expected: Expected) => Promise<unknown>, count: number): Promise<number> => {
    const stream = newStream()
    for (let index = 0; index < count; index++) await append(stream, agendaItem(), expectedAt(index))
    return count
  }
  const pipelined = async (append: (stream: StreamName, event: NewEvent, expected: Expected) => Promise<unknown>): Promise<number> => {
    await Promise.all(Array.from({ length: 100 }, () => inTurn(append, 20)))
    return 2_000
  }
  const ours = async (stream: StreamName, event: NewEvent, expected: Expected): Promise<unknown> => sure(await store.append(stream, expected, [event])())
  return [
    await compare(`${name}: sequential appends`, floor, 0.85, () => inTurn(ours, 500), () => inTurn(bare.append, 500), rounds),
    await compare(`${name}: pipelined appends of 100 streams`, floor, 0.8, () => pipelined(ours), () => pipelined(bare.append), rounds),
  ]
}

const readings = async (name: string, { bare, store }: { readonly bare: Bare; readonly store: EventStore }, rounds: number): Promise<ReadonlyArray<Comparison>> => {
  for (let index = 0; index < 100; index++) sure(await store.append(newStream(), 'noStream', Array.from({ length: 200 }, () => agendaItem()))())
  return [
    await compare(
      `${name}: read all with validation`,
      'readAll of the bare client over the same events',
      0.7,
      async () => {
        let count = 0
        for await (const page of store.readAll()) for (const read of page) if (!isLeft(read)) count++
        return count
      },
      async () => {
        let count = 0
        for await (const _ of bare.readAll()) count++
        return count
      },
      rounds,
    ),
    await compare(
      `${name}: catch-up`,
      'a filtered subscription of the bare client over the same events',
      0.7,
      async () => {
        let count = 0
        for await (const delivery of store.subscribe({ categories: ['meeting'] })) {
          if (delivery._tag === 'CaughtUp') break
          count += delivery.reads.length
        }
        return count
      },
      bare.catchUp,
      rounds,
    ),
  ]
}

const [, , name = 'eventstoredb', rounds = '5'] = process.argv
const open = name === 'kurrentdb' ? openKurrentDb : openEventStoreDb
const run = async (work: typeof comparisons): Promise<ReadonlyArray<Comparison>> => {
  const server = await startTestServer()
  const opened = await open(server.url)
  try {
    return await work(name, opened, Number(rounds))
  } finally {
    await opened.store.close()()
    await opened.bare.close()
    await server.stop()
  }
}
// The readings have a server of their own: only what the adapter wrote lies there, so that both read the same.
const results = [...(await run(comparisons)), ...(await run(readings))]
console.log(`\n${JSON.stringify(results)}`)
process.exit(0)
