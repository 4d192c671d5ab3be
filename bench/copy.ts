/** Moving house: `copyStore` against reading the events and appending the same runs, without a check before or after. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { startTestServer } from '@vor-ort/esdb-test-server'
import type { StoredEvent } from '@vor-ort/core'
import { copyStore, type EventStore } from '@vor-ort/event-store'
import { openEventStoreDbStore } from '@vor-ort/eventstoredb/eventstoredb'
import { openPostgresStore } from '@vor-ort/postgres'
import { openSqliteStore } from '@vor-ort/sqlite'
import { isLeft } from 'fp-ts/lib/Either.js'

import { testServer } from '../packages/postgres/test/server.ts'
import { compare, type Comparison } from './measure.ts'
import { agendaItem, attendance, newStream, registry, sure } from './sqlite.ts'

/** Makes empty stores, and frees all of them at the end. */
interface Target {
  readonly name: string
  readonly fresh: () => Promise<EventStore>
  readonly dispose: () => Promise<void>
}

const sqliteTarget = (): Target => {
  const folder = mkdtempSync(path.join(tmpdir(), 'vor-ort-bench-copy-'))
  let count = 0
  return {
    name: 'SQLite',
    fresh: async () => sure(await openSqliteStore({ path: path.join(folder, `${count++}.db`), registry, synchronous: 'normal' })()),
    dispose: async () => rmSync(folder, { recursive: true }),
  }
}

const postgresTarget = async (): Promise<Target> => {
  const server = await testServer()
  return {
    name: 'PostgreSQL',
    fresh: async () => sure(await openPostgresStore({ url: await server.database(), registry })()),
    dispose: () => server.stop(),
  }
}

const eventStoreDbTarget = (): Target => {
  const stops: Array<() => Promise<void>> = []
  return {
    name: 'EventStoreDB',
    fresh: async () => {
      const server = await startTestServer()
      stops.push(server.stop)
      return sure(await openEventStoreDbStore({ connectionString: server.url, registry })())
    },
    dispose: async () => void (await Promise.all(stops.map((stop) => stop()))),
  }
}

/** Appends all events of a store to another one, a run of one stream at a time. */
const bareCopy = async (from: EventStore, to: EventStore): Promise<number> => {
  let run: StoredEvent[] = []
  let count = 0
  const flush = async (): Promise<void> => {
    const [first] = run
    if (first !== undefined) sure(await to.appendStored(first.stream, run)())
    count += run.length
    run = []
  }
  for await (const page of from.readStored()) {
    for (const read of page) {
      const event = sure(read)
      if (run.length > 0 && run[0]?.stream !== event.stream) await flush()
      run.push(event)
    }
  }
  await flush()
  return count
}

/** Copies of some thousand events, in runs of one to five, into each kind of store. */
export const copyComparisons = async (rounds = 5): Promise<ReadonlyArray<Comparison>> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'vor-ort-bench-copy-from-'))
  const from = sure(await openSqliteStore({ path: path.join(folder, 'from.db'), registry, synchronous: 'normal' })())
  for (let stream = 0; stream < 1_000; stream++) {
    sure(await from.append(newStream(), 'noStream', Array.from({ length: 1 + (stream % 5) }, (_, index) => (index % 2 === 0 ? agendaItem() : attendance())))())
  }
  const comparisons: Comparison[] = []
  for (const target of [sqliteTarget(), await postgresTarget(), eventStoreDbTarget()]) {
    // All are opened beforehand: making a store is no part of copying.
    const stores: EventStore[] = []
    for (let index = 0; index < 2 * (rounds + 1); index++) stores.push(await target.fresh())
    const next = (): EventStore => stores.pop() ?? sure({ _tag: 'Left', left: 'no store is left' })
    const used: EventStore[] = []
    const taken = (): EventStore => {
      const store = next()
      used.push(store)
      return store
    }
    comparisons.push(
      await compare(
        `copy from SQLite to ${target.name}`,
        'the same events read and appended in the same runs through the same stores, nothing checked',
        0.7,
        async () => {
          const copied = await copyStore(from, taken())()
          if (isLeft(copied)) throw new Error(JSON.stringify(copied.left))
          return 3_000
        },
        () => bareCopy(from, taken()),
        rounds,
      ),
    )
    for (const store of used) await store.close()()
    await target.dispose()
  }
  sure(await from.close()())
  rmSync(folder, { recursive: true })
  return comparisons
}
