import { readFileSync } from 'node:fs'
import path from 'node:path'

import { run } from '@vor-ort/cli'
import { domainRegistry } from '@vor-ort/core'
import { systemClock, verifyStore } from '@vor-ort/event-store'
import { openPostgresStore, type PostgresStore } from '@vor-ort/postgres'
import { isLeft } from 'fp-ts/lib/Either.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { bySql, testServer, urlWith, type TestServer } from '../../../packages/postgres/test/server.ts'

const sql = (file: string, variables: Readonly<Record<string, string>> = {}): string =>
  // As psql does it: :'name' is a text, :"name" a name.
  Object.entries(variables).reduce((text, [name, value]) => text.replaceAll(`:'${name}'`, `'${value}'`), readFileSync(path.join(import.meta.dirname, '..', 'postgres', file), 'utf8'))

const aurich = { tenant: 'aurich', app: 'aurich_app', reader: 'aurich_reader', tables: 'aurich_tables' }
const emden = { tenant: 'emden', app: 'emden_app', reader: 'emden_reader', tables: 'emden_tables' }
const password = 'of the test'

let server: TestServer
let database = ''
const as = (role: string): string =>
  urlWith(database, (url) => {
    url.username = role
    url.password = password
  })
const tenantOf = (role: string, tenant: string): string => `${as(role)}?tenant=${tenant}`
const query = (role: string, text: string): Promise<ReadonlyArray<unknown>> => bySql(as(role), async (client) => (await client.query(text)).rows)
/** The code of the error with which statements end, one after the other on one connection. */
const refusal = async (role: string, text: string): Promise<unknown> => {
  try {
    await bySql(as(role), async (client) => {
      for (const statement of text.split('; ')) await client.query(statement)
    })
    return 'done'
  } catch (thrown) {
    return Reflect.get(Object(thrown), 'code')
  }
}
const denied = '42501'

const vorOrt = async (...words: ReadonlyArray<string>): Promise<string> => {
  let printed = ''
  const stream = { isTerminal: false, write: (text: string) => void (printed += text) }
  const code = await run([...words, '--lang', 'en'], { stdout: stream, stderr: stream, env: {}, clock: systemClock, milliseconds: () => 0 })
  if (code !== 0) throw new Error(printed)
  return printed
}

beforeAll(async () => {
  server = await testServer()
  database = await server.database()
  const administer = (text: string): Promise<unknown> => bySql(database, (client) => client.query(text))
  for (const _ of ['once', 'again']) await administer(sql('roles.sql'))
  for (const role of ['vor_ort_owner', 'vor_ort_backup', 'vor_ort_monitor']) await administer(`ALTER ROLE ${role} PASSWORD '${password}'`)
  await vorOrt('migrate', '--store', as('vor_ort_owner'))
  for (const tenant of [aurich, aurich, emden]) await administer(sql('tenant.sql', tenant))
  for (const role of [aurich.app, aurich.reader, emden.app, emden.reader]) await administer(`ALTER ROLE ${role} PASSWORD '${password}'`)
  await vorOrt('demo', '--store', tenantOf(aurich.app, 'aurich'))
}, 120_000)
afterAll(() => server.stop())

const opened = async (role: string, tenant: string): Promise<PostgresStore> => {
  const store = await openPostgresStore({ url: tenantOf(role, tenant), registry: domainRegistry, migrate: false })()
  if (isLeft(store)) throw new Error(JSON.stringify(store.left))
  return store.right
}

describe('the roles of a deployment', () => {
  it('are none of them administrators; only the backup passes the separation of rows, and it writes nothing', async () => {
    const roles = await bySql(database, async (client) => (await client.query("SELECT rolname::text AS name, rolsuper, rolcreaterole, rolcreatedb, rolbypassrls FROM pg_roles WHERE rolname ~ '^(vor_ort|aurich|emden)_' ORDER BY 1")).rows)
    expect(roles).toHaveLength(7)
    expect(roles.filter((role) => role.rolsuper || role.rolcreaterole || role.rolcreatedb)).toEqual([])
    expect(roles.filter((role) => role.rolbypassrls).map(({ name }) => name)).toEqual(['vor_ort_backup'])
    expect(await query('vor_ort_backup', 'SELECT count(*) > 10 AS some FROM vor_ort.events')).toEqual([{ some: true }])
    for (const text of ['SET default_transaction_read_only = off; INSERT INTO vor_ort.tenants VALUES (9)', 'SET default_transaction_read_only = off; CREATE TABLE mine (a int)']) {
      expect(await refusal('vor_ort_backup', text), text).toBe(denied)
    }
  })

  it('are the only ones that may connect', async () => {
    await bySql(database, (client) => client.query(`DROP ROLE IF EXISTS stranger; CREATE ROLE stranger LOGIN PASSWORD '${password}'`))
    expect(await refusal('stranger', 'SELECT 1')).toBe(denied)
  })

  it('leave the owner no event of a Jobcenter by itself, and the monitor none at all', async () => {
    expect(await query('vor_ort_owner', 'SELECT count(*)::int AS events FROM vor_ort.events')).toEqual([{ events: 0 }])
    expect(await refusal('vor_ort_monitor', 'SELECT * FROM vor_ort.events')).toBe(denied)
    expect(await query('vor_ort_monitor', 'SELECT count(*) > 0 AS some FROM pg_stat_activity')).toEqual([{ some: true }])
  })
})

describe('the app role of a Jobcenter', () => {
  it('works with the events of its own', async () => {
    const store = await opened(aurich.app, 'aurich')
    const verified = await verifyStore(store)()
    expect(!isLeft(verified) && verified.right.ok && verified.right.events > 10).toBe(true)
    await store.close()()
  })

  it('finds no other tenant, and no row of one, whatever it says it is', async () => {
    const other = await openPostgresStore({ url: tenantOf(emden.app, 'aurich'), registry: domainRegistry, migrate: false })()
    expect(other).toEqual({ _tag: 'Left', left: { _tag: 'NoTenant', tenant: 'aurich' } })
    for (const table of ['events', 'streams', 'process_checkpoints', 'process_settled']) {
      const rows = await bySql(as(emden.app), async (client) => {
        await client.query("SET vor_ort.tenant = 'aurich'")
        return (await client.query(`SELECT * FROM vor_ort.${table}`)).rows
      })
      expect(rows, table).toEqual([])
    }
    expect(await refusal(emden.app, 'SELECT * FROM aurich_tables.whatever')).toBe(denied)
    const empty = await opened(emden.app, 'emden')
    expect(await verifyStore(empty)()).toMatchObject({ _tag: 'Right', right: { ok: true, events: 0 } })
    await empty.close()()
  })

  it('cannot change or delete an event, write past the function that appends, change the tables, or see who else there is', async () => {
    for (const text of [
      "UPDATE vor_ort.events SET type = 'x'",
      'DELETE FROM vor_ort.events',
      'TRUNCATE vor_ort.events',
      'INSERT INTO vor_ort.events SELECT * FROM vor_ort.events',
      "UPDATE vor_ort.streams SET revision = revision + 1",
      'DROP TABLE vor_ort.events',
      'ALTER TABLE vor_ort.events DISABLE ROW LEVEL SECURITY',
      'ALTER TABLE vor_ort.events DISABLE TRIGGER ALL',
      'SELECT * FROM vor_ort.tenants',
      'SELECT * FROM vor_ort.grants',
      "SELECT vor_ort.grant_tenant('emden', 'aurich_app')",
      "SELECT vor_ort.create_tenant('third')",
      "SELECT setval('vor_ort.positions_1', 1)",
      'CREATE SCHEMA mine',
      'CREATE TABLE public.mine (a int)',
      'SET ROLE vor_ort_owner',
      'SET ROLE emden_app',
    ]) {
      expect(await refusal(aurich.app, `SET vor_ort.tenant = 'aurich'; ${text}`), text).toBe(denied)
    }
  })
})

describe('the reader of a Jobcenter', () => {
  beforeAll(async () => {
    const into = `${as(aurich.app)}?schema=aurich_tables`
    for (const _ of ['once', 'again']) {
      await vorOrt('migrate', '--store', tenantOf(aurich.app, 'aurich'), '--into', into, '--readers', aurich.reader)
      await vorOrt('project', '--store', tenantOf(aurich.app, 'aurich'), '--into', into)
    }
  }, 120_000)

  it('reads tables and read models, also after a rebuild, and neither states nor events', async () => {
    const some = 'SELECT count(*) > 0 AS some FROM aurich_tables.resolution'
    expect(await query(aurich.reader, some)).toEqual([{ some: true }])
    expect(await query(aurich.reader, 'SELECT count(*) > 0 AS some FROM aurich_tables.rm1_decision_history')).toEqual([{ some: true }])
    expect(await query(aurich.reader, 'SELECT count(*) > 100 AS some FROM aurich_tables.data_dictionary')).toEqual([{ some: true }])
    await vorOrt('project', '--store', tenantOf(aurich.app, 'aurich'), '--into', `${as(aurich.app)}?schema=aurich_tables`, '--rebuild', 'resolution')
    expect(await query(aurich.reader, some)).toEqual([{ some: true }])
    expect(await vorOrt('query', 'SELECT outcome FROM rm1_decision_history', '--into', `${as(aurich.reader)}?schema=aurich_tables`)).toContain('adopted')
    expect(await refusal(aurich.reader, 'SELECT * FROM vor_ort.events')).toBe(denied)
    const states = await bySql(database, async (client) => (await client.query("SELECT tablename::text AS name FROM pg_tables WHERE schemaname = 'aurich_tables' AND tablename LIKE '%state%'")).rows)
    expect(states.length).toBeGreaterThan(0)
    for (const { name } of states) expect(await refusal(aurich.reader, `SELECT * FROM aurich_tables."${name}"`), name).toBe(denied)
  })

  it('writes nothing, and sees nothing of another Jobcenter', async () => {
    const writable = 'SET default_transaction_read_only = off; '
    expect(await refusal(aurich.reader, `${writable}INSERT INTO aurich_tables.read_model_readers VALUES ('emden_reader')`)).toBe(denied)
    expect(await refusal(aurich.reader, `${writable}CREATE TABLE aurich_tables.mine (a int)`)).toBe(denied)
    expect(await refusal(emden.reader, 'SELECT * FROM aurich_tables.resolution')).toBe(denied)
  })
})
