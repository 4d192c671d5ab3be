/** The order of the whole store, with transactions that begin, append and end in any order. */
import { setTimeout as pause } from 'node:timers/promises'

import { collect, verifyStore } from '@vor-ort/event-store'
import type { PostgresStore } from '@vor-ort/postgres'
import type { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { batchOf, idInBatch, registry, streamOf } from './batches.ts'
import { connected, ok, opened } from './fixture.ts'
import { following } from './following.ts'
import { randomFrom } from './random.ts'
import { bySql, testServer, urlWith, type TestServer } from './server.ts'

let server: TestServer
let url = ''
let store: PostgresStore
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.stop())

const fresh = async (work: () => Promise<void>): Promise<void> => {
  url = await server.database()
  store = await opened({ url, registry, pollMilliseconds: 50 })
  try {
    await work()
  } finally {
    await store.close()()
  }
}
const idsOfAll = async (): Promise<ReadonlyArray<string>> => (await ok(collect(store.readAll()))).map(({ id }) => id)
const begun = async (): Promise<Client> => {
  const client = await connected(url)
  await client.query('BEGIN')
  // An id of a transaction is given at the first write; here it is wanted early.
  await client.query('SELECT pg_current_xact_id()')
  return client
}
const ended = async (client: Client, statement: 'COMMIT' | 'ROLLBACK'): Promise<void> => {
  await client.query(statement)
  await client.end()
}

describe('the order of the whole store', () => {
  it('probes A and B: an older transaction that commits behind a younger one is not missed, and nothing comes twice', () =>
    fresh(async () => {
      const follower = following(store)
      const [old, young] = [await begun(), await begun()]
      await ok(store.within(old).append(streamOf('old'), 'noStream', batchOf('old', 2)))
      await ok(store.within(young).append(streamOf('young'), 'noStream', batchOf('young', 2)))
      await ended(young, 'COMMIT')
      await ok(store.append(streamOf('later'), 'noStream', batchOf('later', 1)))
      expect(await idsOfAll()).toEqual([])
      await ended(old, 'COMMIT')
      await follower.count(5)
      await follower.leave()
      expect(follower.seen.map(({ id }) => id)).toEqual(await idsOfAll())
      expect(new Set(follower.seen.map(({ id }) => id)).size).toBe(5)
    }))

  it('probe C: an older transaction that appends to a stream behind a younger one comes behind it for everyone', () =>
    fresh(async () => {
      const follower = following(store)
      const old = await begun()
      const young = await begun()
      await ok(store.within(young).append(streamOf('one'), 'noStream', batchOf('young', 1)))
      await ended(young, 'COMMIT')
      await ok(store.within(old).append(streamOf('one'), 0n, batchOf('old', 1)))
      await ended(old, 'COMMIT')
      await follower.count(2)
      await follower.leave()
      expect(follower.seen.map(({ id }) => id)).toEqual([idInBatch('young', 0), idInBatch('old', 0)])
      expect(await idsOfAll()).toEqual([idInBatch('young', 0), idInBatch('old', 0)])
    }))

  it('probes D and J: transactions that are idle in this or another database, with ids and locks of their own, hold up nobody', () =>
    fresh(async () => {
      const elsewhere = await connected(urlWith(url, (changed) => void (changed.pathname = '/postgres')))
      const here = await begun()
      for (const client of [elsewhere, here]) {
        await client.query('BEGIN; SELECT pg_current_xact_id(); SELECT pg_advisory_xact_lock(1, 0); SELECT pg_advisory_xact_lock(77)').catch(() => undefined)
      }
      const follower = following(store)
      await ok(store.append(streamOf('one'), 'noStream', batchOf('a', 3)))
      await follower.count(3)
      expect(await ok(store.inFlight())).toEqual({ transactions: 0 })
      await follower.leave()
      for (const client of [elsewhere, here]) await ended(client, 'ROLLBACK')
    }))

  it('scenario 10: readers stop where an open transaction may put something; a gap that it leaves is passed at once', () =>
    fresh(async () => {
      await ok(store.append(streamOf('first'), 'noStream', batchOf('first', 2)))
      const open = await begun()
      await ok(store.within(open).append(streamOf('open'), 'noStream', batchOf('open', 2)))
      const behind = await ok(store.append(streamOf('behind'), 'noStream', batchOf('behind', 2)))
      expect(behind.position).toBe('6')
      expect((await idsOfAll()).length).toBe(2)
      // Its own stream can be read at once, by everyone.
      expect((await ok(collect(store.readStream(streamOf('behind'))))).length).toBe(2)
      expect(await ok(store.inFlight())).toMatchObject({ transactions: 1, readableUpTo: '2' })
      expect((await ok(store.inFlight())).oldestMilliseconds).toBeGreaterThanOrEqual(0)
      await ended(open, 'ROLLBACK')
      expect((await ok(collect(store.readAll()))).map(({ position }) => position)).toEqual(['1', '2', '5', '6'])
      expect(await ok(store.inFlight())).toEqual({ transactions: 0 })
    }))

  it('a transaction that undoes its append by a savepoint of its own and appends again is waited for all the same', () =>
    fresh(async () => {
      const open = await begun()
      await open.query('SAVEPOINT mine')
      await ok(store.within(open).append(streamOf('open'), 'noStream', batchOf('undone', 1)))
      await open.query('ROLLBACK TO SAVEPOINT mine')
      await ok(store.append(streamOf('between'), 'noStream', batchOf('between', 1)))
      expect(await idsOfAll()).toEqual([idInBatch('between', 0)])
      await ok(store.within(open).append(streamOf('open'), 'noStream', batchOf('kept', 1)))
      await ok(store.append(streamOf('between'), 0n, batchOf('behind', 1)))
      expect(await idsOfAll()).toEqual([idInBatch('between', 0)])
      await ended(open, 'COMMIT')
      expect(await idsOfAll()).toEqual(['between', 'kept', 'behind'].map((batch) => idInBatch(batch, 0)))
    }))

  it('rests on this: in a volatile function each statement sees what was committed before it, and not only before the function', () =>
    fresh(async () => {
      await bySql(url, (client) =>
        client.query(`
          CREATE TABLE seen (n integer);
          CREATE FUNCTION look(OUT before integer, OUT after integer) LANGUAGE plpgsql VOLATILE AS $$
          BEGIN
            SELECT count(*) INTO before FROM seen;
            PERFORM pg_advisory_lock(4711);
            SELECT count(*) INTO after FROM seen;
          END $$`),
      )
      const holder = await connected(url)
      await holder.query('SELECT pg_advisory_lock(4711)')
      const looking = bySql(url, (client) => client.query('SELECT * FROM look()'))
      const isWaiting = async (): Promise<boolean> =>
        (await holder.query("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")).rows.length > 0
      while (!(await isWaiting())) await pause(5)
      await holder.query('INSERT INTO seen VALUES (1)')
      await holder.query('SELECT pg_advisory_unlock(4711)')
      expect((await looking).rows).toEqual([{ before: 0, after: 1 }])
      await holder.end()
    }))

  it('is refused to transactions that see the past, whatever the default of the database is', () =>
    fresh(async () => {
      const name = new URL(url).pathname.slice(1)
      await bySql(url, (client) => client.query(`ALTER DATABASE ${name} SET default_transaction_isolation = 'serializable'`))
      const other = await opened({ url, registry })
      await ok(other.append(streamOf('one'), 'noStream', batchOf('a', 1)))
      expect((await ok(collect(other.readAll()))).length).toBe(1)
      await other.close()()
      await bySql(url, async (client) => {
        await client.query("SET vor_ort.tenant = 'default'")
        await expect(client.query('SELECT vor_ort.horizon()')).rejects.toThrow('read committed')
      })
    }))
})

describe('a random history', () => {
  it('of appends, long transactions and rollbacks on many connections: a subscriber sees each committed event once, each stream in order', () =>
    fresh(async () => {
      const random = randomFrom(20150210)
      const followers = [following(store), following(await opened({ url, registry, pollMilliseconds: 50, pageSize: 3 }))]
      const committed: string[] = []
      const writer = async (name: number): Promise<void> => {
        const client = await connected(url)
        for (let turn = 0; turn < 12; turn++) {
          const isJoined = random(3) > 0
          if (isJoined) await client.query('BEGIN')
          const on = isJoined ? store.within(client) : store
          const batches: string[] = []
          // In an order that all keep, so that nobody waits for who waits for him.
          const streams = isJoined ? [random(4), 4 + random(4)] : [random(8)]
          for (const stream of streams) {
            const batch = `${name}/${turn}/${stream}`
            await ok(on.append(streamOf(`history ${stream}`), 'any', batchOf(batch, 1 + random(4))))
            batches.push(batch)
            if (isJoined) await pause(random(12))
          }
          const isKept = !isJoined || random(3) > 0
          if (isJoined) await client.query(isKept ? 'COMMIT' : 'ROLLBACK')
          if (isKept) committed.push(...batches)
        }
        await client.end()
      }
      await Promise.all(Array.from({ length: 8 }, (_, name) => writer(name)))
      const stored = await ok(collect(store.readAll()))
      expect(new Set(stored.map(({ data }) => (data as { readonly batch: string }).batch))).toEqual(new Set(committed))
      for (const follower of followers) {
        await follower.count(stored.length)
        await follower.leave()
        expect(follower.seen.map(({ position }) => position)).toEqual(stored.map(({ position }) => position))
      }
      expect(await ok(verifyStore(store))).toMatchObject({ ok: true, events: stored.length, streams: 8 })
    }))
})
