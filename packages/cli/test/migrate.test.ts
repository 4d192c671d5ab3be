import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { knownSchema } from '@vor-ort/sqlite'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

import { bySql, testServer, urlWith, type TestServer } from '../../postgres/test/server.ts'
import { filledStore, folder } from './fixture.ts'
import { cli, typed } from './harness.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const fresh = (): string => path.join(folder(), 'neu.db')
const migrated = async (store: string, ...more: ReadonlyArray<string>): Promise<unknown> => {
  const { code, out, err } = await cli(['migrate', '--store', store, ...more, '--format', 'json'])
  expect([code, err]).toEqual([0, ''])
  return JSON.parse(out)
}

describe('vor-ort migrate of files', () => {
  test('makes a store and a place for read models, and says so', async () => {
    const [store, into] = [fresh(), fresh()]
    const made = await migrated(`sqlite:${store}`, '--into', `sqlite:${into}`)
    expect(made).toEqual([{ what: 'store', place: store, from: 0, to: knownSchema }, { what: 'readModels', place: into, from: 0, to: expect.any(Number) }])
    const books: number = Object(made)[1].to
    expect(books).toBeGreaterThan(1)
    expect(await migrated(`sqlite:${store}`, '--into', `sqlite:${into}`)).toMatchObject([{ from: knownSchema, to: knownSchema }, { from: books, to: books }])
    expect((await typed('verify --store sqlite:% --format json', store)).out).toContain('"events": 0')
    expect(await typed('migrate --store sqlite:%', store)).toEqual({
      code: 0,
      err: '',
      out: `All is up to this version.\n  store  ${store}: was at schema ${knownSchema} already; a file also comes up to date by itself, as soon as something writes into it\n`,
    })
    expect((await typed('migrate --lang de --store sqlite:%', fresh())).out).toContain(`angelegt, mit Schema ${knownSchema}; eine Datei kommt auch von selbst auf den Stand, sobald etwas in sie schreibt\n`)
  })

  test('brings an old one to this version, and keeps its events', async () => {
    const store = await filledStore()
    const before = (await typed('verify --store sqlite:% --format json', store)).out
    const database = new DatabaseSync(store)
    database.exec('DROP TABLE store; PRAGMA user_version = 2')
    database.close()
    expect((await typed('verify --store sqlite:%', store)).code).toBe(2)
    expect(await migrated(`sqlite:${store}`)).toEqual([{ what: 'store', place: store, from: 2, to: knownSchema }])
    expect((await typed('verify --store sqlite:% --format json', store)).out).toBe(before)
    expect((await typed('migrate --format csv --store sqlite:%', store)).out).toBe(`what,place,from,to\r\nstore,${store},${knownSchema},${knownSchema}\r\n`)
  })

  test('leaves what is newer, or something else, as it is', async () => {
    const store = fresh()
    await migrated(`sqlite:${store}`)
    const database = new DatabaseSync(store)
    database.exec('PRAGMA user_version = 99')
    database.close()
    expect(await typed('migrate --store sqlite:%', store)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(`(schema 99, this version knows ${knownSchema}): update vor-ort.`) })
    const into = fresh()
    await migrated(`sqlite:${fresh()}`, '--into', `sqlite:${into}`)
    expect((await typed('migrate --store sqlite:%', into)).err).toContain('holds read models and no events; are --store and --into swapped?')
  })

  test('gives rights only where there are roles', async () => {
    const [store, into] = [fresh(), fresh()]
    for (const more of [[], ['--into', `sqlite:${into}`]]) {
      expect((await cli(['migrate', '--store', `sqlite:${store}`, ...more, '--readers', 'analyst'])).err).toBe('vor-ort: --readers needs --into postgres://…: only there are roles.\n')
    }
    expect([existsSync(store), existsSync(into)]).toEqual([false, false])
  })
})

describe('vor-ort migrate of what has no schema', () => {
  test.each(['memory:', 'esdb://user:geheim@localhost', 'kurrentdb://localhost'])('says that there is nothing to do (%s)', async (store) => {
    expect(await migrated(store)).toEqual([{ what: 'store', place: store.replace('user:geheim@', ''), from: null, to: null }])
    expect((await cli(['migrate', '--store', store])).out).toContain(': has no schema; there is never anything to do here\n')
  })
})

describe('vor-ort migrate of PostgreSQL', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await testServer()
  })
  afterAll(() => server.stop())

  const asRole = (url: string, role: string): string =>
    urlWith(url, (parts) => {
      parts.username = role
      parts.password = 'of the test'
    })
  const versions = (url: string): Promise<unknown> => bySql(url, async (client) => (await client.query('SELECT max(version) AS version FROM vor_ort.migration')).rows[0]?.version)

  test('is all that needs the rights of the owner', async () => {
    const url = await server.database()
    const [owner, app, reader] = ['mg_owner', 'mg_app', 'mg_reader']
    await bySql(url, async (client) => {
      for (const role of [owner, app, reader]) await client.query(`DROP ROLE IF EXISTS ${role}`)
      for (const role of [owner, app, reader]) await client.query(`CREATE ROLE ${role} LOGIN NOSUPERUSER PASSWORD 'of the test'`)
      await client.query(`GRANT CREATE ON DATABASE ${new URL(url).pathname.slice(1)} TO ${owner}; CREATE SCHEMA mg_tables AUTHORIZATION ${app}`)
    })
    const refused = await cli(['migrate', '--store', asRole(url, app)])
    expect(refused).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/This role may not do that in .* \(permission denied for database \w+\); tables are made by the role that owns them, with vor-ort migrate\.\n$/) })
    expect(refused.err).not.toContain('of the test')

    expect(await migrated(asRole(url, owner))).toMatchObject([{ what: 'store', from: 0, to: await versions(url) }])
    expect(await migrated(asRole(url, owner))).toMatchObject([{ from: await versions(url), to: await versions(url) }])
    await bySql(asRole(url, owner), (client) => client.query(`SELECT vor_ort.create_tenant('mg'); SELECT vor_ort.grant_tenant('mg', '${app}')`))

    const [store, into] = [`${asRole(url, app)}?tenant=mg`, `${asRole(url, app)}?schema=mg_tables`]
    const [, models] = Object(await migrated(store, '--into', into, '--readers', reader))
    expect(models).toMatchObject({ what: 'readModels', from: 0 })
    expect(await migrated(store, '--into', into)).toMatchObject([{}, { from: models.to, to: models.to }])
    expect((await cli(['demo', '--store', store])).code).toBe(0)
    expect((await cli(['project', '--store', store, '--into', into])).code).toBe(0)
    const asked = await cli(['query', 'SELECT count(*) > 0 AS some FROM resolution', '--into', `${asRole(url, reader)}?schema=mg_tables`, '--format', 'csv'])
    expect(asked).toMatchObject({ code: 0, out: 'some\r\ntrue\r\n' })
    expect((await cli(['migrate', '--store', store, '--into', into, '--readers', 'nobody_at_all'])).err).toMatch(/This role may not do that in .* \(role "nobody_at_all" does not exist\); check the role and its rights\.\n$/)
  })

  test('brings an old schema to this version; who runs before that is told what to do', async () => {
    const url = await server.database()
    await migrated(url)
    const newest = await versions(url)
    await bySql(url, (client) => client.query('DELETE FROM vor_ort.migration WHERE version > 1'))
    expect((await cli(['verify', '--store', url])).err).toMatch(/^vor-ort: The schema in \S+ is older than this version; vor-ort migrate --store URL brings it up to date, by the role that owns the tables\.\n$/)
    await bySql(url, (client) => client.query("INSERT INTO vor_ort.migration (version) SELECT generate_series(2, $1::int)", [newest]))
    await bySql(url, (client) => client.query('UPDATE vor_ort.migration SET version = 99 WHERE version = $1', [newest]))
    expect((await cli(['migrate', '--store', url])).err).toContain(`(schema 99, this version knows ${String(newest)}): update vor-ort.`)
  })
})

test('A file that is up to date is not written by migrate', async () => {
  const store = await filledStore()
  const before = statSync(store).mtimeMs
  await migrated(`sqlite:${store}`)
  expect(statSync(store).mtimeMs).toBe(before)
})
