/** Schemas that were released stay readable, and grow by numbered steps. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { collect, verifyStore } from '@vor-ort/event-store'
import { knownSchema, openPostgresCheckpoints } from '@vor-ort/postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { migrate } from '../src/migrate.ts'
import { inSchema, migrations } from '../src/schema.ts'
import { batchOf, registry, streamOf } from './batches.ts'
import { ok, opened } from './fixture.ts'
import { bySql, testServer, urlWith, type TestServer } from './server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.stop())

const versionIn = (url: string): Promise<unknown> =>
  bySql(url, async (client) => (await client.query('SELECT max(version) AS version FROM vor_ort.migration')).rows[0]?.version as unknown)

/** What the tables are, without what differs from database to database. */
const objectsIn = (url: string): Promise<unknown> =>
  bySql(url, async (client) => {
    const { rows } = await client.query(`
      SELECT 'column ' || table_name || '.' || column_name AS name, data_type || ' ' || is_nullable || coalesce(' ' || column_default, '') AS is
      FROM information_schema.columns WHERE table_schema = 'vor_ort'
      UNION ALL SELECT 'function ' || proname, pg_get_functiondef(oid) || coalesce(proacl::text, '') FROM pg_proc WHERE pronamespace = 'vor_ort'::regnamespace
      UNION ALL SELECT 'index ' || indexname, indexdef FROM pg_indexes WHERE schemaname = 'vor_ort'
      UNION ALL SELECT 'policy ' || policyname, qual FROM pg_policies WHERE schemaname = 'vor_ort'
      UNION ALL SELECT 'trigger ' || tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
      UNION ALL SELECT 'rights ' || relname, relacl::text FROM pg_class WHERE relnamespace = 'vor_ort'::regnamespace
      ORDER BY 1, 2`)
    return rows
  })

describe('the schema', () => {
  it('that was released is opened with all that it holds, and goes on', async () => {
    const url = await server.database()
    const sql = readFileSync(join(import.meta.dirname, 'snapshots', 'v3.sql'), 'utf8')
    await bySql(url, (client) => client.query(sql))
    const store = await opened({ url, registry })
    expect(await versionIn(url)).toBe(knownSchema)
    // The digest of the snapshot's events must never change, whatever the schema becomes.
    const head = 'c47c33233110544489c38107ab7b9daf3d5e97e4390bed27e8e8969425bea255'
    expect(await ok(verifyStore(store))).toEqual({ ok: true, head, events: 5, streams: 2, unreadable: 0 })
    expect(await ok(store.append(streamOf('a'), 2n, batchOf('more', 2)))).toMatchObject({ revision: 4n, position: '7' })
    await store.close()()
    const checkpoints = await ok(openPostgresCheckpoints({ url }))
    expect(await ok(checkpoints.load('keeps-batches'))).toBe('5')
    await ok(checkpoints.close())
    const fresh = await server.database()
    await (await opened({ url: fresh, registry })).close()()
    expect(await objectsIn(url)).toEqual(await objectsIn(fresh))
  })

  it('of an earlier version is brought up to date, and roles that had a tenant may use what is new', async () => {
    const url = await server.database()
    const role = `${new URL(url).pathname.slice(1)}_app`
    await bySql(url, async (client) => {
      await client.query(`CREATE ROLE ${role} LOGIN PASSWORD 'secret'`)
      await migrate(client, 'vor_ort', migrations.slice(0, 2))
      await client.query(`SELECT vor_ort.grant_tenant('default', '${role}')`)
    })
    expect(await versionIn(url)).toBe(2)
    const asApp = urlWith(url, (changed) => {
      changed.username = role
      changed.password = 'secret'
    })
    expect(await openPostgresCheckpoints({ url: asApp, migrate: false })()).toMatchObject({ left: { _tag: 'OlderSchema' } })
    await (await opened({ url, registry })).close()()
    const checkpoints = await ok(openPostgresCheckpoints({ url: asApp, migrate: false }))
    await ok(checkpoints.settle('a', 'b'))
    expect(await ok(checkpoints.settled('a', 'b'))).toBe(true)
    await ok(checkpoints.close())
    await bySql(url, (client) => client.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`))
  })

  it('is made once by many who open the same empty database at the same moment', async () => {
    const url = await server.database()
    const stores = await Promise.all(Array.from({ length: 6 }, () => opened({ url, registry })))
    const results = await Promise.all(stores.map((store, index) => store.append(streamOf('one'), 'any', batchOf(`${index}`, 1))()))
    expect(results.map((result) => result._tag)).toEqual(Array.from({ length: 6 }, () => 'Right'))
    for (const store of stores) {
      expect((await ok(collect(store.readAll()))).length).toBe(6)
      await store.close()()
    }
    const taken = await bySql(url, async (client) => (await client.query('SELECT version FROM vor_ort.migration ORDER BY version')).rows)
    expect(taken).toEqual(migrations.map(({ version }) => ({ version })))
  })

  it('takes just the steps that are missing, each whole or not at all', async () => {
    const url = await server.database()
    await bySql(url, async (client) => {
      const next = { version: knownSchema + 1, sql: 'ALTER TABLE @schema@.streams ADD COLUMN title text' }
      const broken = { version: knownSchema + 2, sql: 'CREATE TABLE @schema@.half (id integer); SELECT * FROM missing' }
      await migrate(client, 'vor_ort', [...migrations, next])
      await migrate(client, 'vor_ort', [...migrations, next])
      await expect(migrate(client, 'vor_ort', [...migrations, next, broken])).rejects.toThrow('missing')
      expect(await versionIn(url)).toBe(knownSchema + 1)
      expect((await client.query(inSchema('vor_ort', "SELECT to_regclass('@schema@.half') AS half"))).rows).toEqual([{ half: null }])
    })
  })
})
