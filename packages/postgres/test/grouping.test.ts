/** Appends that come at the same time share a transaction, and nothing else. */
import { collect, verifyStore } from '@vor-ort/event-store'
import type { PostgresStore } from '@vor-ort/postgres'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { batchOf, registry, streamOf } from './batches.ts'
import { connected, ok, opened } from './fixture.ts'
import { bySql, testServer, type TestServer } from './server.ts'

let server: TestServer
let url = ''
let store: PostgresStore
beforeAll(async () => {
  server = await testServer()
})
beforeEach(async () => {
  url = await server.database()
  store = await opened({ url, registry, timeoutMilliseconds: 120_000 })
  await Promise.all(streams.map((name) => ok(store.append(streamOf(name), 'noStream', batchOf(`first ${name}`, 1)))))
})
afterEach(async () => {
  await store.close()()
})
afterAll(() => server.stop())

const streams = Array.from({ length: 40 }, (_, index) => `stream ${index}`)
const transactionsOf = (revision: number): Promise<number> =>
  bySql(url, async (client) => {
    const { rows } = await client.query<{ readonly n: number }>('SELECT count(DISTINCT xmin::text)::integer AS n FROM vor_ort.events WHERE revision = $1', [revision])
    return rows[0]?.n ?? 0
  })

describe('appends at the same time', () => {
  it('to streams that exist share transactions, each with events and positions of its own', async () => {
    const results = await Promise.all(streams.map((name, index) => store.append(streamOf(name), 0n, batchOf(`second ${name}`, 1 + (index % 3)))()))
    const stored = await ok(collect(store.readAll()))
    for (const [index, result] of results.entries()) {
      const size = 1 + (index % 3)
      expect(result).toMatchObject({ right: { revision: BigInt(size), duplicate: false } })
      const own = stored.filter(({ stream }) => stream === streamOf(`stream ${index}`))
      expect(own.map(({ revision }) => revision)).toEqual(Array.from({ length: size + 1 }, (_, revision) => BigInt(revision)))
      expect(own.at(-1)?.position).toBe(result._tag === 'Right' ? result.right.position : 'none')
    }
    expect(await transactionsOf(1)).toBeLessThan(20)
    expect(await ok(verifyStore(store))).toMatchObject({ ok: true, streams: 40 })
  })

  it('are refused each for itself: by what it expects, by an id that is taken, or by somebody who holds its stream', async () => {
    const holder = await connected(url)
    await holder.query('BEGIN')
    await ok(store.within(holder).append(streamOf('stream 39'), 0n, batchOf('held', 1)))
    // Another process has moved this one, and this store does not know it.
    const other = await opened({ url, registry })
    await ok(other.append(streamOf('stream 38'), 0n, batchOf('moved', 1)))
    await other.close()()
    let answered = 0
    const results = await Promise.all(
      streams.map(async (name, index) => {
        const batch = index === 37 ? batchOf('first stream 0', 1) : batchOf(`second ${name}`, 2)
        const expected = index === 36 ? 7n : 0n
        const result = await store.append(streamOf(name), expected, batch)()
        // Only when all others are answered, who holds the last one lets go.
        answered++
        if (answered === 39) await holder.query('ROLLBACK')
        return result
      }),
    )
    await holder.end()
    expect(results[36]).toMatchObject({ left: { _tag: 'WrongExpectedRevision', expected: 7n, actual: 0n } })
    expect(results[37]).toMatchObject({ left: { _tag: 'EventIdTaken', storedIn: streamOf('stream 0') } })
    expect(results[38]).toMatchObject({ left: { _tag: 'WrongExpectedRevision', expected: 0n, actual: 1n } })
    for (const index of [...Array.from({ length: 36 }, (_, at) => at), 39]) expect(results[index]).toMatchObject({ right: { revision: 2n, duplicate: false } })
    expect(await ok(verifyStore(store))).toMatchObject({ ok: true, events: 40 + 1 + 2 * 37 })
  })
})
