/** Copies from store to store to store. Whatever speaks to a server runs in a process of its own. */
import { startTestServer } from '@vor-ort/esdb-test-server'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

import { testServer, type TestServer } from '../../postgres/test/server.ts'
import { started } from './harness.ts'
import { done, file, headOf, resolutionsOf } from './on-stores.ts'

// Each line is a process of its own, and some wait for servers.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 })

let postgres: TestServer
beforeAll(async () => {
  postgres = await testServer()
})
afterAll(() => postgres.stop())

const sample = path.resolve(import.meta.dirname, '../../interop/test/sample')
const city = path.join(process.env['VOR_ORT_TEST_DATA'] ?? path.resolve(import.meta.dirname, '../../../../shared/data'), 'oparl-karlsruhe')
const isThere = existsSync(city)
if (!isThere) console.log(`The real council records are not here (${city}); the made-up sample moves house alone.`)
const recordSets = [
  { name: 'a made-up sample', meetings: path.join(sample, 'meetings.ndjson'), papers: path.join(sample, 'papers.ndjson') },
  ...(isThere ? [{ name: 'the records of a real city', meetings: path.join(city, 'dev-meetings.ndjson.gz'), papers: path.join(city, 'dev-papers.ndjson.gz') }] : []),
]

describe('Moving house', () => {
  // SQLite to EventStoreDB to PostgreSQL to SQLite.
  test.each(recordSets)('around all stores and back keeps every head and every resolution: $name', async ({ meetings, papers }) => {
    const server = await startTestServer()
    const stores = [file(), server.url, await postgres.database(), file()]
    const [first = ''] = stores
    await done(['import', 'oparl', '--meetings', meetings, '--papers', papers, '--store', first])
    for (const [index, to] of stores.slice(1).entries()) {
      const report: unknown = JSON.parse(await done(['copy', '--from', stores[index] ?? '', '--to', to, '--format', 'json']))
      expect(report).toMatchObject({ ok: true, sameOrder: true })
    }
    const heads: unknown[] = []
    const resolutions: string[] = []
    for (const store of stores) {
      heads.push(await headOf(store))
      resolutions.push(await resolutionsOf(store))
    }
    await server.stop()
    expect(heads).toEqual(stores.map(() => heads[0]))
    expect(new Set(resolutions).size).toBe(1)
    expect(Object(JSON.parse(resolutions[0] ?? '')).length).toBeGreaterThan(0)
  })

  test('goes on where a server was killed in the middle', async () => {
    const from = file()
    await done(['simulate', '--cases', '30', '--store', from])
    const server = await startTestServer()
    const copying = started(['copy', '--from', from, '--to', server.url, '--format', 'json'])
    while ((await server.counters()).appendsReceived < 200) await new Promise((resolve) => setImmediate(resolve))
    await server.kill()
    await server.restart()
    await copying
    const to = server.url
    expect(JSON.parse(await done(['copy', '--from', from, '--to', to, '--format', 'json']))).toMatchObject({ ok: true, sameOrder: true })
    expect(await headOf(to)).toEqual(await headOf(from))
    await server.stop()
  })
})
