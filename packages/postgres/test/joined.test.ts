/** Appends in a transaction of the caller: an outbox without an outbox. */
import { collect, verifyStore } from '@vor-ort/event-store'
import type { PostgresStore } from '@vor-ort/postgres'
import { Pool, type Client } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { batchOf, idInBatch, registry, streamOf } from './batches.ts'
import { connected, ok, opened } from './fixture.ts'
import { following } from './following.ts'
import { testServer, type TestServer } from './server.ts'

let server: TestServer
let url = ''
let store: PostgresStore
let client: Client
beforeAll(async () => {
  server = await testServer()
})
beforeEach(async () => {
  url = await server.database()
  store = await opened({ url, registry, pollMilliseconds: 60_000, timeoutMilliseconds: 2_000 })
  client = await connected(url)
  await client.query('CREATE TABLE invoices (number integer PRIMARY KEY)')
})
afterEach(async () => {
  await client.end()
  await store.close()()
})
afterAll(() => server.stop())

const stream = streamOf('one')
const invoices = async (): Promise<number> => (await client.query('SELECT * FROM invoices')).rows.length

describe('an append in a transaction of the caller', () => {
  it('is there with what the caller did, from the commit on, and wakes subscribers without a poll', async () => {
    const follower = following(store)
    await client.query('BEGIN')
    await client.query('INSERT INTO invoices VALUES (1)')
    const inside = store.within(client)
    expect(await ok(inside.append(stream, 'noStream', batchOf('a', 2)))).toEqual({ revision: 1n, position: '2', duplicate: false })
    expect((await ok(collect(inside.readStream(stream)))).length).toBe(2)
    expect(await ok(collect(store.readStream(stream)))).toEqual([])
    await client.query('COMMIT')
    await follower.count(2)
    await follower.leave()
    expect(await invoices()).toBe(1)
    expect(await ok(store.append(stream, 1n, batchOf('b', 1)))).toMatchObject({ revision: 2n })
    expect(await ok(verifyStore(store))).toMatchObject({ ok: true, events: 3 })
  })

  it('never was when the caller rolls back, for the store that has made it too', async () => {
    await ok(store.append(stream, 'noStream', batchOf('a', 1)))
    await client.query('BEGIN')
    await ok(store.within(client).append(stream, 0n, batchOf('b', 1)))
    await client.query('ROLLBACK')
    expect(await ok(store.append(stream, 0n, batchOf('c', 1)))).toMatchObject({ revision: 1n })
    expect((await ok(collect(store.readAll()))).map(({ id }) => id)).toEqual([idInBatch('a', 0), idInBatch('c', 0)])
  })

  it('that is refused, by what it expects or by an id that is taken, changes nothing and ends nothing', async () => {
    await ok(store.append(streamOf('other'), 'noStream', batchOf('taken', 1)))
    await client.query('BEGIN')
    await client.query('INSERT INTO invoices VALUES (1)')
    const inside = store.within(client)
    await ok(inside.append(stream, 'noStream', batchOf('a', 2)))
    expect(await inside.append(stream, 'noStream', batchOf('b', 1))()).toMatchObject({ left: { _tag: 'WrongExpectedRevision', actual: 1n } })
    expect(await inside.append(stream, 1n, [...batchOf('c', 1), ...batchOf('taken', 1)])()).toMatchObject({ left: { _tag: 'EventIdTaken', storedIn: streamOf('other') } })
    expect(await inside.append(stream, 'noStream', batchOf('a', 2))()).toMatchObject({ right: { duplicate: true, revision: 1n } })
    expect(await ok(inside.append(stream, 1n, batchOf('d', 1)))).toMatchObject({ revision: 2n })
    await client.query('COMMIT')
    expect(await invoices()).toBe(1)
    expect((await ok(collect(store.readAll()))).length).toBe(4)
    expect(await ok(verifyStore(store))).toMatchObject({ ok: true, events: 4 })
  })

  it('may be one of many at once on the same connection: they take turns', async () => {
    await client.query('BEGIN')
    const inside = store.within(client)
    const results = await Promise.all(Array.from({ length: 20 }, (_, turn) => inside.append(stream, 'noStream', batchOf(`turn ${turn}`, 1))()))
    expect(results.filter((result) => result._tag === 'Right').length).toBe(1)
    await client.query('COMMIT')
    expect((await ok(collect(store.readAll()))).length).toBe(1)
  })

  it('takes one lock however often it appends', async () => {
    await client.query('BEGIN')
    const inside = store.within(client)
    for (let turn = 0; turn < 30; turn++) await ok(inside.append(streamOf(`stream ${turn}`), 'noStream', batchOf(`turn ${turn}`, 1)))
    const { rows } = await client.query("SELECT count(*)::integer AS locks FROM pg_locks WHERE locktype = 'advisory'")
    expect(rows).toEqual([{ locks: 1 }])
    await client.query('ROLLBACK')
  })

  it('that is held for long makes writers of its stream wait and then tells them; others go on', async () => {
    await ok(store.append(stream, 'noStream', batchOf('a', 1)))
    await client.query('BEGIN')
    await ok(store.within(client).append(stream, 0n, batchOf('held', 1)))
    const waiting = store.append(stream, 'any', batchOf('waits', 1))()
    expect(await ok(store.append(streamOf('other'), 'noStream', batchOf('other', 1)))).toMatchObject({ revision: 0n })
    expect(await waiting).toMatchObject({ left: { _tag: 'StoreBusy' } })
    const goesOn = store.append(stream, 'any', batchOf('waits', 1))()
    await client.query('COMMIT')
    expect(await goesOn).toMatchObject({ right: { revision: 2n, duplicate: false } })
  })

  it('is refused where no transaction was begun, where it has failed, and where its connection is gone', async () => {
    const inside = store.within(client)
    expect(await inside.append(stream, 'any', batchOf('a', 1))()).toMatchObject({ left: { _tag: 'StoreUnavailable', reason: expect.stringContaining('transaction block') } })
    await client.query('BEGIN')
    await client.query('SELECT 1 / 0').catch(() => undefined)
    expect(await inside.append(stream, 'any', batchOf('a', 1))()).toMatchObject({ left: { _tag: 'StoreUnavailable', reason: expect.stringContaining('aborted') } })
    await client.query('ROLLBACK')
    const gone = await connected(url)
    await gone.query('BEGIN')
    await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND state = $1', ['idle in transaction'])
    expect(await store.within(gone).append(stream, 'any', batchOf('a', 1))()).toMatchObject({ left: { _tag: 'StoreUnavailable' } })
    await gone.end()
    expect(await ok(collect(store.readAll()))).toEqual([])
  })

  it('works with connections of a pool, and at every isolation', async () => {
    const pool = new Pool({ connectionString: url })
    for (const [turn, isolation] of ['READ COMMITTED', 'REPEATABLE READ', 'SERIALIZABLE'].entries()) {
      const lent = await pool.connect()
      await lent.query(`BEGIN ISOLATION LEVEL ${isolation}`)
      await ok(store.within(lent).append(stream, 'any', batchOf(isolation, 2)))
      await lent.query('COMMIT')
      lent.release()
      expect((await ok(collect(store.readStream(stream)))).length).toBe(2 * (turn + 1))
    }
    await pool.end()
  })

  it('in a transaction that sees the past is told that the stream was written meanwhile', async () => {
    await ok(store.append(stream, 'noStream', batchOf('a', 1)))
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
    await client.query('SELECT 1')
    await ok(store.append(stream, 0n, batchOf('b', 1)))
    const inside = store.within(client)
    expect(await inside.append(stream, 'any', batchOf('c', 1))()).toMatchObject({ left: { _tag: 'StoreBusy' } })
    expect(await ok(inside.append(streamOf('other'), 'noStream', batchOf('d', 1)))).toMatchObject({ revision: 0n })
    await client.query('COMMIT')
    expect(await ok(verifyStore(store))).toMatchObject({ ok: true, events: 3 })
  })
})
