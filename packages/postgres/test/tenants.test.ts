/** Carriers that share a deployment: none can see, or tell, or touch, what is another's. */
import { collect, verifyStore } from '@vor-ort/event-store'
import { openPostgresCheckpoints, openPostgresStore, openPostgresTenants, type PostgresStore } from '@vor-ort/postgres'
import type { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { batchOf, registry, streamOf } from './batches.ts'
import { connected, ok, opened } from './fixture.ts'
import { following } from './following.ts'
import { bySql, testServer, urlWith, type TestServer } from './server.ts'

let server: TestServer
let url = ''
const roles: string[] = []
const asRole = (role: string, tenant: string): string =>
  urlWith(url, (changed) => {
    changed.username = role
    changed.password = 'secret'
    changed.searchParams.set('tenant', tenant)
  })
let aurich = ''
let emden = ''
let owner = ''
let inAurich: PostgresStore
let inEmden: PostgresStore

beforeAll(async () => {
  server = await testServer()
  url = await server.database()
  const name = new URL(url).pathname.slice(1)
  ;[owner, aurich, emden] = ['owner', 'aurich', 'emden'].map((role) => `${name}_${role}`) as [string, string, string]
  roles.push(aurich, emden, owner)
  await bySql(url, async (client) => {
    for (const role of roles) await client.query(`CREATE ROLE ${role} LOGIN PASSWORD 'secret'`)
    await client.query(`GRANT CREATE ON DATABASE ${name} TO ${owner}`)
  })
  // The tables belong to a role without special rights, so that nothing here rests on being a superuser.
  const tenants = await ok(openPostgresTenants({ url: asRole(owner, 'none') }))
  for (const [tenant, role] of [['aurich', aurich], ['emden', emden]] as const) {
    await ok(tenants.create(tenant))
    await ok(tenants.grant(tenant, role))
  }
  await ok(tenants.close())
  inAurich = await opened({ url: asRole(aurich, 'aurich'), registry, migrate: false, pollMilliseconds: 50 })
  inEmden = await opened({ url: asRole(emden, 'emden'), registry, migrate: false, pollMilliseconds: 50 })
})
afterAll(async () => {
  await inAurich.close()()
  await inEmden.close()()
  if (!server.canBeKilled) {
    await server.stop()
    await bySql(server.url, (client) => client.query(`DROP ROLE ${roles.join(', ')}`))
  } else await server.stop()
})

const asClient = async <A>(role: string, tenant: string, work: (client: Client) => Promise<A>): Promise<A> => {
  const client = await connected(asRole(role, tenant).replace(/[?&]tenant=[^&]*/, ''))
  try {
    await client.query("SELECT set_config('vor_ort.tenant', $1, false)", [tenant])
    return await work(client)
  } finally {
    await client.end()
  }
}

describe('two carriers in one database', () => {
  it('are known to the owner of the tables, with their roles', async () => {
    const tenants = await ok(openPostgresTenants({ url: asRole(owner, 'none') }))
    expect(await ok(tenants.list())).toEqual([
      { name: 'aurich', roles: [aurich, owner].toSorted() },
      { name: 'default', roles: [owner] },
      { name: 'emden', roles: [emden, owner].toSorted() },
    ])
    await ok(tenants.close())
  })

  it('have the same streams, ids and positions, and neither meets those of the other', async () => {
    const follower = following(inEmden)
    const batch = batchOf('same', 3)
    for (const store of [inAurich, inEmden]) {
      expect(await ok(store.append(streamOf('same'), 'noStream', batch))).toEqual({ revision: 2n, position: '3', duplicate: false })
    }
    expect(await ok(inAurich.append(streamOf('own'), 'noStream', batchOf('own', 1)))).toEqual({ revision: 0n, position: '4', duplicate: false })
    expect((await ok(collect(inEmden.readAll()))).length).toBe(3)
    expect(await ok(collect(inEmden.readStream(streamOf('own'))))).toEqual([])
    const streams: string[] = []
    for await (const page of inEmden.streams()) for (const info of page) if (info._tag === 'Right') streams.push(info.right.stream)
    expect(streams).toEqual([streamOf('same')])
    // The id lies in the store of the other: here it is free.
    expect(await ok(inEmden.append(streamOf('elsewhere'), 'noStream', batchOf('own', 1)))).toMatchObject({ duplicate: false })
    await follower.count(4)
    await follower.leave()
    expect(follower.seen.map(({ stream }) => stream)).toEqual([streamOf('same'), streamOf('same'), streamOf('same'), streamOf('elsewhere')])
    for (const store of [inAurich, inEmden]) expect(await ok(verifyStore(store))).toMatchObject({ ok: true, events: 4, streams: 2 })
  })

  it('are not held up by transactions of each other, and do not see them', async () => {
    await asClient(aurich, 'aurich', async (client) => {
      await client.query('BEGIN')
      await ok(inAurich.within(client).append(streamOf('long'), 'noStream', batchOf('long', 1)))
      expect(await ok(inAurich.inFlight())).toMatchObject({ transactions: 1 })
      expect(await ok(inEmden.inFlight())).toEqual({ transactions: 0 })
      const { position } = await ok(inEmden.append(streamOf('free'), 'noStream', batchOf('free', 1)))
      expect((await ok(collect(inEmden.readAll()))).at(-1)?.position).toBe(position)
      await client.query('ROLLBACK')
    })
  })

  it('are told the same of a tenant that is not theirs as of one that there is not', async () => {
    for (const tenant of ['emden', 'nowhere']) {
      expect(await openPostgresStore({ url: asRole(aurich, tenant), registry, migrate: false })()).toEqual({ _tag: 'Left', left: { _tag: 'NoTenant', tenant } })
      expect(await openPostgresCheckpoints({ url: asRole(aurich, tenant), migrate: false })()).toEqual({ _tag: 'Left', left: { _tag: 'NoTenant', tenant } })
    }
  })

  it('see nothing of each other by their own SQL, whichever tenant they say that they are', async () => {
    const names = (await asClient(owner, 'aurich', (client) => client.query<{ readonly channel: string }>('SELECT channel FROM vor_ort.tenants'))).rows.map(({ channel }) => channel)
    for (const tenant of ['emden', 'nowhere', '', 'default', "emden' OR true --"]) {
      await asClient(aurich, tenant, async (client) => {
        for (const table of ['events', 'streams', 'process_checkpoints', 'process_settled']) {
          expect((await client.query(`SELECT * FROM vor_ort.${table}`)).rows).toEqual([])
        }
        expect((await client.query('SELECT * FROM vor_ort.in_flight()')).rows).toEqual([])
        expect((await client.query('SELECT * FROM vor_ort.tenant_of_session()')).rows).toEqual([{ number: null, positions: null, channel: null }])
        await expect(client.query('SELECT vor_ort.horizon()')).rejects.toThrow('no such tenant, or no right to use it')
        const one = "'desk-x', -1, 'h', false, gen_random_uuid(), 'T', 1, '{}', '{}', 'h'"
        await expect(client.query(`SELECT vor_ort.append_one(${one})`)).rejects.toThrow('no such tenant, or no right to use it')
        await expect(client.query("INSERT INTO vor_ort.process_settled (tenant, name, key) VALUES (3, 'a', 'b')")).rejects.toThrow('row-level security')
        await expect(client.query("INSERT INTO vor_ort.process_settled (name, key) VALUES ('a', 'b')")).rejects.toThrow('row-level security')
      })
    }
    await asClient(aurich, 'aurich', async (client) => {
      // In one's own, only what is one's own.
      expect((await client.query('SELECT DISTINCT tenant FROM vor_ort.events')).rows).toEqual([{ tenant: 2 }])
      expect((await client.query('SELECT * FROM vor_ort.events WHERE tenant <> 2')).rows).toEqual([])
      const refused = [
        'SELECT * FROM vor_ort.tenants',
        'SELECT * FROM vor_ort.grants',
        'SELECT last_value FROM vor_ort.positions_3',
        'SELECT last_value FROM vor_ort.positions_2',
        "SELECT nextval('vor_ort.positions_2')",
        "SELECT setval('vor_ort.positions_3', 1)",
        `SELECT vor_ort.grant_tenant('emden', '${aurich}')`,
        "SELECT vor_ort.create_tenant('mine')",
        `INSERT INTO vor_ort.grants VALUES (3, '${aurich}')`,
        `SET ROLE ${emden}`,
        `SET SESSION AUTHORIZATION ${emden}`,
        'SET row_security = off; SELECT * FROM vor_ort.events',
        'ALTER TABLE vor_ort.events DISABLE ROW LEVEL SECURITY',
        'ALTER TABLE vor_ort.events DISABLE TRIGGER ALL',
        "INSERT INTO vor_ort.events SELECT * FROM vor_ort.events",
        "UPDATE vor_ort.streams SET hash = 'x'",
        'UPDATE vor_ort.events SET type = type',
        'DELETE FROM vor_ort.events',
        'TRUNCATE vor_ort.events',
        'CREATE TABLE vor_ort.mine ()',
        'CREATE OR REPLACE FUNCTION vor_ort.current_tenant() RETURNS smallint LANGUAGE sql AS $$ SELECT 3::smallint $$',
        'SET LOCAL session_replication_role = replica',
      ]
      for (const sql of refused) await expect(client.query(sql), sql).rejects.toThrow(/permission denied|must be owner|row-level security/)
      const sequences = (await client.query('SELECT last_value FROM pg_sequences')).rows as ReadonlyArray<{ readonly last_value: unknown }>
      expect(sequences.map((row) => row.last_value)).toEqual([null, null, null])
      const hidden = await client.query("SELECT * FROM pg_stats WHERE schemaname = 'vor_ort'")
      expect(hidden.rows).toEqual([])
      // The channel of the other cannot be guessed, and is told nowhere.
      const known = await client.query<{ readonly channel: string }>('SELECT channel FROM vor_ort.tenant_of_session()')
      expect(names).toContain(known.rows[0]?.channel)
    })
    expect(new Set(names).size).toBe(3)
    expect(names.every((name) => /^vor_ort_[0-9a-f]{32}$/.test(name))).toBe(true)
  })

  it('do not leak by names that somebody puts in the way of functions that run with the rights of the owner', async () => {
    await asClient(aurich, 'aurich', async (client) => {
      await client.query(`
        CREATE TEMP TABLE events (tenant smallint, position bigint);
        CREATE TEMP TABLE tenants (number smallint, name text, positions regclass, channel text);
        INSERT INTO tenants VALUES (3, 'aurich', 'vor_ort.positions_3', 'x');
        SET search_path = pg_temp, vor_ort, public`)
      expect((await client.query('SELECT number FROM vor_ort.tenant_of_session()')).rows).toEqual([{ number: 2 }])
      expect((await client.query('SELECT vor_ort.horizon()')).rows).toEqual([{ horizon: '4' }])
    })
  })

  it('are bound by the role that the session was set to, and lose with the grant what they have open', async () => {
    await bySql(url, async (client) => {
      // A superuser may use all; set to a role, only what that may.
      await client.query(`SET ROLE ${emden}; SET vor_ort.tenant = 'aurich'`)
      expect((await client.query('SELECT number FROM vor_ort.tenant_of_session()')).rows).toEqual([{ number: null }])
      await client.query("SET vor_ort.tenant = 'emden'")
      expect((await client.query('SELECT number FROM vor_ort.tenant_of_session()')).rows).toEqual([{ number: 3 }])
    })
    const tenants = await ok(openPostgresTenants({ url: asRole(owner, 'none') }))
    await ok(tenants.revoke('emden', emden))
    expect(await collect(inEmden.readAll())()).toMatchObject({ left: { _tag: 'StoreUnavailable' } })
    expect(await ok(collect(inEmden.readStream(streamOf('same'))))).toEqual([])
    expect(await inEmden.append(streamOf('same'), 'any', batchOf('revoked', 1))()).toMatchObject({ left: { _tag: 'StoreUnavailable' } })
    await ok(tenants.grant('emden', emden))
    expect((await ok(collect(inEmden.readStream(streamOf('same'))))).length).toBe(3)
    await ok(tenants.close())
  })

  it('keep checkpoints apart', async () => {
    const [first, second] = [
      await ok(openPostgresCheckpoints({ url: asRole(aurich, 'aurich'), migrate: false })),
      await ok(openPostgresCheckpoints({ url: asRole(emden, 'emden'), migrate: false })),
    ]
    await ok(first.settle('same name', 'same key'))
    expect(await ok(second.settled('same name', 'same key'))).toBe(false)
    await ok(second.forget('same name'))
    expect(await ok(first.settled('same name', 'same key'))).toBe(true)
    await ok(first.close())
    await ok(second.close())
  })

  it('the owner of the tables too sees a tenant only by a grant, and changes no history', async () => {
    await asClient(owner, '', async (client) => {
      expect((await client.query('SELECT * FROM vor_ort.events')).rows).toEqual([])
      await expect(client.query('DELETE FROM vor_ort.events')).rejects.toThrow('never changed')
    })
    await asClient(owner, 'emden', async (client) => {
      expect((await client.query('SELECT DISTINCT tenant FROM vor_ort.events')).rows).toEqual([{ tenant: 3 }])
    })
  })

  it('can be kept from seeing each other at work, too, by taking away what PostgreSQL lets everybody do', async () => {
    await bySql(url, async (client) => {
      const { rows } = await client.query<{ readonly name: string }>(
        "SELECT oid::regprocedure::text AS name FROM pg_proc WHERE proname LIKE 'pg\\_%advisory%' OR proname = 'pg_lock_status'",
      )
      expect(rows.length).toBeGreaterThan(15)
      await client.query('REVOKE SELECT ON pg_locks FROM PUBLIC')
      await client.query(`GRANT SELECT ON pg_locks TO ${owner}`)
      for (const { name } of rows) await client.query(`REVOKE EXECUTE ON FUNCTION ${name} FROM PUBLIC; GRANT EXECUTE ON FUNCTION ${name} TO ${owner}`)
    })
    await asClient(aurich, 'aurich', async (client) => {
      for (const sql of ['SELECT * FROM pg_locks', 'SELECT * FROM pg_lock_status()', 'SELECT pg_advisory_lock(1)', 'SELECT pg_try_advisory_xact_lock_shared(1, 1)']) {
        await expect(client.query(sql), sql).rejects.toThrow('permission denied')
      }
      await client.query('BEGIN')
      await ok(inAurich.within(client).append(streamOf('hidden'), 'noStream', batchOf('hidden', 1)))
      expect(await ok(inAurich.inFlight())).toMatchObject({ transactions: 1 })
      await client.query('COMMIT')
    })
    expect((await ok(collect(inAurich.readAll()))).at(-1)?.stream).toBe(streamOf('hidden'))
    const store = await opened({ url: asRole(owner, 'aurich'), registry })
    await ok(store.append(streamOf('hidden'), 'any', batchOf('hidden too', 1)))
    await store.close()()
  })
})
