/** Opening: what is refused, and what a store is opened with. */
import { openPostgresCheckpoints, openPostgresStore, openPostgresTenants } from '@vor-ort/postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { batchOf, registry, streamOf } from './batches.ts'
import { connected, ok, opened } from './fixture.ts'
import { bySql, testServer, urlWith, type TestServer } from './server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.stop())

const refusal = async (url: string, options: { readonly schema?: string; readonly migrate?: boolean } = {}) =>
  openPostgresStore({ url, registry, timeoutMilliseconds: 300, ...options })()

describe('opening a database', () => {
  it('is refused where there is no server, no database, no such role, and where the URL is none', async () => {
    const url = await server.database()
    expect(await refusal(urlWith(url, (changed) => void (changed.port = '1')))).toMatchObject({ left: { _tag: 'StoreUnavailable' } })
    expect(await refusal(urlWith(url, (changed) => void (changed.pathname = '/nowhere')))).toMatchObject({ left: { _tag: 'CannotOpen' } })
    expect(await refusal(urlWith(url, (changed) => void (changed.username = 'nobody')))).toMatchObject({ left: { _tag: 'CannotOpen' } })
    for (const wrong of ['sqlite:./x.db', 'nothing', '']) expect(await refusal(wrong)).toMatchObject({ left: { _tag: 'CannotOpen' } })
    for (const schema of ['', 'x"; DROP TABLE y', 'Vor', '1st']) expect(await refusal(url, { schema })).toMatchObject({ left: { _tag: 'CannotOpen' } })
  })

  it('leaves a schema of another application, and one of a later version, as it is', async () => {
    const url = await server.database()
    await bySql(url, (client) => client.query('CREATE SCHEMA other; CREATE TABLE other.customers (id integer)'))
    for (const open of [openPostgresStore, openPostgresCheckpoints, openPostgresTenants]) {
      expect(await open({ url, registry, schema: 'other' })()).toMatchObject({ left: { _tag: 'NotAStore', schema: 'other' } })
    }
    await (await opened({ url, registry })).close()()
    await bySql(url, (client) => client.query('INSERT INTO vor_ort.migration (version) VALUES (99)'))
    expect(await refusal(url)).toMatchObject({ left: { _tag: 'NewerSchema', found: 99 } })
    const tables = await bySql(url, async (client) => (await client.query("SELECT tablename FROM pg_tables WHERE schemaname = 'other'")).rows)
    expect(tables).toEqual([{ tablename: 'customers' }])
  })

  it('takes tenant and schema from the URL, and keeps schemas of one database apart', async () => {
    const url = await server.database()
    const [a, b] = ['a', 'b'].map((schema) => urlWith(url, (changed) => changed.searchParams.set('schema', schema))) as [string, string]
    const first = await opened({ url: a, registry })
    const second = await opened({ url: b, registry })
    await ok(first.append(streamOf('one'), 'noStream', batchOf('one', 1)))
    expect(await ok(second.append(streamOf('one'), 'noStream', batchOf('one', 1)))).toEqual({ revision: 0n, position: '1', duplicate: false })
    expect(await refusal(urlWith(a, (changed) => changed.searchParams.set('tenant', 'aurich')))).toEqual({ _tag: 'Left', left: { _tag: 'NoTenant', tenant: 'aurich' } })
    const tenants = await ok(openPostgresTenants({ url: a }))
    await ok(tenants.create('aurich'))
    await ok(tenants.create('aurich'))
    expect((await ok(tenants.list())).map(({ name }) => name)).toEqual(['aurich', 'default'])
    expect(await tenants.grant('aurich', 'no_such_role')()).toMatchObject({ left: { _tag: 'StoreUnavailable' } })
    expect(await tenants.grant('nowhere', 'postgres')()).toMatchObject({ left: { _tag: 'StoreUnavailable' } })
    await ok(tenants.close())
    const third = await opened({ url: urlWith(a, (changed) => changed.searchParams.set('tenant', 'aurich')), registry })
    expect(await ok(third.append(streamOf('one'), 'noStream', batchOf('one', 1)))).toMatchObject({ position: '1' })
    for (const store of [first, second, third]) await store.close()()
    expect(await first.append(streamOf('one'), 'any', batchOf('two', 1))()).toMatchObject({ left: { _tag: 'StoreUnavailable', reason: 'the store was closed' } })
  })

  it('without the right to make tables needs tables that are there and up to date', async () => {
    const url = await server.database()
    expect(await refusal(url, { migrate: false })).toMatchObject({ left: { _tag: 'OlderSchema', found: 0 } })
    await (await opened({ url, registry })).close()()
    const store = await opened({ url, registry, migrate: false })
    await ok(store.append(streamOf('one'), 'noStream', batchOf('one', 1)))
    await store.close()()
  })

  it('finds what was done to the tables behind its back', async () => {
    const url = await server.database()
    const store = await opened({ url, registry })
    await ok(store.append(streamOf('one'), 'noStream', batchOf('one', 3)))
    expect(await ok(store.checkMedium())).toEqual([])
    const faults = [
      ['ALTER TABLE vor_ort.events DISABLE TRIGGER events_are_kept', 'events_are_kept'],
      ['ALTER TABLE vor_ort.streams NO FORCE ROW LEVEL SECURITY', 'streams'],
      ['ALTER SEQUENCE vor_ort.positions_1 CACHE 10', 'CACHE 1'],
      ['ALTER TABLE vor_ort.events DISABLE TRIGGER ALL; DELETE FROM vor_ort.events WHERE revision = 1; ALTER TABLE vor_ort.events ENABLE TRIGGER ALL', 'has 2 events'],
      ["ALTER TABLE vor_ort.streams DISABLE TRIGGER ALL; UPDATE vor_ort.streams SET hash = 'x'; ALTER TABLE vor_ort.streams ENABLE TRIGGER ALL", 'ends at 2'],
      ['ALTER TABLE vor_ort.streams DISABLE TRIGGER ALL; DELETE FROM vor_ort.streams; ALTER TABLE vor_ort.streams ENABLE TRIGGER ALL', 'not of any known stream'],
    ] as const
    const repair = `
      ALTER TABLE vor_ort.events ENABLE TRIGGER ALL; ALTER TABLE vor_ort.streams FORCE ROW LEVEL SECURITY; ALTER SEQUENCE vor_ort.positions_1 CACHE 1`
    for (const [sql, word] of faults) {
      await bySql(url, (client) => client.query(sql))
      expect((await ok(store.checkMedium())).join(' '), sql).toContain(word)
      await bySql(url, (client) => client.query(repair))
    }
    await store.close()()
  })

  it('is busy, and not gone, where all its connections wait for others', async () => {
    const url = await server.database()
    const store = await opened({ url, registry, connections: 1, timeoutMilliseconds: 300 })
    await ok(store.append(streamOf('one'), 'noStream', batchOf('one', 1)))
    const holder = await connected(url)
    await holder.query('BEGIN; LOCK TABLE vor_ort.streams')
    const results = await Promise.all(['one', 'two', 'three'].map((name) => store.append(streamOf(name), 'any', batchOf(`waits ${name}`, 1))()))
    expect(results.map((result) => result._tag === 'Left' && result.left._tag)).toEqual(['StoreBusy', 'StoreBusy', 'StoreBusy'])
    await holder.query('ROLLBACK')
    await holder.end()
    expect(await ok(store.append(streamOf('one'), 0n, batchOf('goes on', 1)))).toMatchObject({ revision: 1n })
    await store.close()()
  })
})
