/** Connections and the server die at random moments: nothing acknowledged is lost, nothing is doubled. */
import { setTimeout as pause } from 'node:timers/promises'

import { collect, verifyStore } from '@vor-ort/event-store'
import { isLeft } from 'fp-ts/lib/Either.js'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { batchOf, idInBatch, isBatched, registry, streamOf } from './batches.ts'
import { ok, opened } from './fixture.ts'
import { following } from './following.ts'
import { randomFrom } from './random.ts'
import { bySql, testServer, type TestServer } from './server.ts'

const rounds = Number(process.env['VOR_ORT_KILLS'] ?? 10)
let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.stop())

it(
  `${rounds} kills of the server and of connections: what was acknowledged is there once and whole, and subscribers saw it all`,
  async () => {
    const url = await server.database()
    const random = randomFrom(20150210)
    // Long enough for a server that has to recover.
    const options = { url, registry, pollMilliseconds: 50, timeoutMilliseconds: 30_000 }
    const store = await opened(options)
    const other = await opened({ ...options, pageSize: 7 })
    const followers = [following(store), following(other)]
    const acknowledged = new Map<string, { readonly stream: string; readonly revision: bigint; readonly size: number }>()
    const over = new AbortController()
    const writer = async (name: number): Promise<void> => {
      const on = name % 2 === 0 ? store : other
      for (let turn = 0; !over.signal.aborted; turn++) {
        const stream = streamOf(`killed ${random(6)}`)
        const batch = `${name}/${turn}`
        const size = random(30) === 0 ? 200 : 1 + random(4)
        const result = await on.append(stream, 'any', batchOf(batch, size))()
        if (isLeft(result)) throw new Error(JSON.stringify(result.left))
        if (result.right.revision !== 'noStream') acknowledged.set(batch, { stream, revision: result.right.revision, size })
      }
    }
    const writing = Promise.all([0, 1, 2, 3].map((name) => writer(name)))
    let served = 0
    for (let round = 0; round < rounds; round++) {
      // Something is done between two kills, and each falls into the midst of something.
      while (acknowledged.size < served + 5) await Promise.race([pause(5), writing])
      served = acknowledged.size
      await pause(random(20))
      if (server.canBeKilled && round % 2 === 0) {
        await server.kill()
        await server.restart()
      } else {
        await bySql(url, (client) => client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()')).catch(
          () => undefined,
        )
      }
    }
    while (acknowledged.size < served + 5) await Promise.race([pause(5), writing])
    over.abort()
    await writing

    const stored = await ok(collect(store.readAll()))
    const places = new Map(stored.map((event) => [event.id as string, event]))
    expect(places.size).toBe(stored.length)
    for (const [batch, { stream, revision, size }] of acknowledged) {
      const last = places.get(idInBatch(batch, size - 1))
      if (last?.stream !== stream || last.revision !== revision) expect.fail(`batch ${batch} was acknowledged and is not there`)
    }
    // What is there without an acknowledgement is not: every append was answered in the end.
    const counts = new Map<string, number>()
    for (const { data } of stored) if (isBatched(data)) counts.set(data.batch, (counts.get(data.batch) ?? 0) + 1)
    expect([...counts.keys()].toSorted()).toEqual([...acknowledged.keys()].toSorted())
    for (const [batch, count] of counts) if (acknowledged.get(batch)?.size !== count) expect.fail(`batch ${batch} is not whole`)
    for (const follower of followers) {
      await follower.count(stored.length)
      await follower.leave()
      expect(follower.seen.map(({ position }) => position)).toEqual(stored.map(({ position }) => position))
    }
    expect(await ok(verifyStore(store))).toMatchObject({ ok: true, events: stored.length })
    await store.close()()
    await other.close()()
  },
  60_000 + rounds * 10_000,
)
