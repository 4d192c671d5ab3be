/** Subscribers hear of other processes, and go on when they cannot. */
import type { StoreNotice } from '@vor-ort/event-store'
import type { PostgresStore } from '@vor-ort/postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { batchOf, registry, streamOf } from './batches.ts'
import { ok, opened } from './fixture.ts'
import { following } from './following.ts'
import { bySql, testServer, type TestServer } from './server.ts'

let server: TestServer
let url = ''
let writer: PostgresStore
beforeAll(async () => {
  server = await testServer()
  url = await server.database()
  writer = await opened({ url, registry })
})
afterAll(async () => {
  await writer.close()()
  await server.stop()
})

const listeners = (): Promise<number> =>
  bySql(url, async (client) => Number((await client.query("SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()")).rows[0]?.count))
const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 5))
}
const append = (batch: string, size: number) => ok(writer.append(streamOf('one'), 'any', batchOf(batch, size)))

describe('a subscriber', () => {
  it('hears of an append of another process, without looking', async () => {
    const reader = await opened({ url, registry, pollMilliseconds: 3_600_000 })
    const follower = following(reader, { after: 'end' })
    await until(async () => (await listeners()) === 1)
    await append('heard', 2)
    await follower.count(2)
    await append('heard again', 1)
    await follower.count(3)
    expect(follower.seen.length).toBe(3)
    await follower.leave()
    await reader.close()()
    await until(async () => (await listeners()) === 0)
  })

  it('looks by itself when its ear is cut off, and listens again', async () => {
    const notices: StoreNotice[] = []
    const reader = await opened({ url, registry, pollMilliseconds: 50, report: (notice) => void notices.push(notice) })
    const follower = following(reader, { after: 'end' })
    await until(async () => (await listeners()) === 1)
    for (let turn = 0; turn < 5; turn++) {
      await bySql(url, (client) => client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"))
      await append(`cut off ${turn}`, 1)
      await follower.count(turn + 1)
    }
    await until(async () => (await listeners()) === 1)
    expect(follower.seen.length).toBe(5)
    // Each cut was told with the code of the server, and that the connection was made again.
    expect(notices).toContainEqual({ _tag: 'Disconnected', connection: 'listener', reason: '57P01' })
    await until(async () => notices.at(-1)?._tag === 'Reconnected')
    expect(notices.filter(({ _tag }) => _tag === 'Reconnected').length).toBe(notices.filter(({ _tag }) => _tag === 'Disconnected').length)
    await follower.leave()
    await reader.close()()
  })

  it('finds by looking what was committed and told to nobody', async () => {
    await append('told', 1)
    const reader = await opened({ url, registry, pollMilliseconds: 20 })
    const follower = following(reader, { after: 'end' })
    await until(async () => (await listeners()) === 1)
    await bySql(url, async (client) => {
      await client.query("SET vor_ort.tenant = 'default'")
      await client.query(`
        SELECT vor_ort.append_one(stream, revision, hash, false, gen_random_uuid(), type, schema_version, data, metadata, hash)
        FROM vor_ort.events ORDER BY position DESC LIMIT 1`)
    })
    await follower.count(1)
    expect(follower.seen.map(({ stream }) => stream)).toEqual([streamOf('one')])
    await follower.leave()
    await reader.close()()
  })

  it('is one of many on one connection that listens', async () => {
    const reader = await opened({ url, registry, pollMilliseconds: 3_600_000 })
    const followers = Array.from({ length: 20 }, () => following(reader, { after: 'end' }))
    await until(async () => (await listeners()) === 1)
    await append('for all', 3)
    await Promise.all(followers.map((follower) => follower.count(3)))
    expect(await listeners()).toBe(1)
    await Promise.all(followers.map((follower) => follower.leave()))
    await reader.close()()
  })
})
