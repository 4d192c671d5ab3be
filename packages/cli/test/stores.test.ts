/** The same commands on every store. Whatever speaks to a server runs in a process of its own, as two clients of it in one would break each other. */
import { startTestServer, type TestServer as EsdbServer } from '@vor-ort/esdb-test-server'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

import { testServer, type TestServer as PostgresServer } from '../../postgres/test/server.ts'
import { folder } from './fixture.ts'
import { cli, started } from './harness.ts'
import { done, file, headOf, secretOf } from './on-stores.ts'
import { recordFile, series } from './record-fixture.ts'

// Each line is a process of its own, and some wait for servers.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 })

let postgres: PostgresServer
let esdb: EsdbServer
beforeAll(async () => {
  ;[postgres, esdb] = await Promise.all([testServer(), startTestServer()])
})
afterAll(async () => {
  await Promise.all([postgres.stop(), esdb.stop()])
})

describe('The demo', () => {
  test('runs unchanged on every store, and has the same head hash on each', async () => {
    const own = await startTestServer()
    const stores = [file(), await postgres.database(), esdb.url, own.url.replace(/^esdb:/, 'kurrentdb:')]
    const told: unknown[] = []
    const heads: unknown[] = []
    for (const store of stores) {
      told.push(await done(['demo', '--store', store, '--format', 'json']))
      expect(await done(['demo', '--store', store])).toContain('Everything was recorded already')
      heads.push(await headOf(store))
    }
    await own.stop()
    expect(heads).toEqual(stores.map(() => ({ ok: true, head: '31d287f3d1fc6544920f68294710df8d8ed67041820b850468f615d1c49d56e3', events: 82, streams: 32, unreadable: 0 })))
    expect(new Set(told).size).toBe(1)
  })
})

describe('Read models on PostgreSQL', () => {
  test('have the same rows as in a file, and answer questions in SQL', async () => {
    const [store, tables] = [await postgres.database(), file()]
    await done(['demo', '--store', store])
    const projected = Object(JSON.parse(await done(['project', '--store', store, '--into', store, '--format', 'json'])))
    const inFile = Object(JSON.parse(await done(['project', '--store', store, '--into', tables, '--format', 'json'])))
    expect(projected.projections).toEqual(inFile.projections)
    expect(projected).toMatchObject({ store: expect.stringMatching(/^postgres:/), into: expect.not.stringContaining('@') })
    for (const sql of ['SELECT status, COUNT(*) AS n FROM obligation GROUP BY status ORDER BY 1', 'SELECT what, status, overdue FROM rm2_implementation_tracker ORDER BY what']) {
      const asked = async (into: string, format: string): Promise<string> => done(['query', sql, '--into', into, '--format', format])
      expect(await asked(store, 'json')).toBe(await asked(tables, 'json'))
      expect(await asked(store, 'csv')).toBe(await asked(tables, 'csv'))
    }
    expect(await done(['query', '--into', store])).toContain('obligation (')
    const refused = await started(['query', 'DELETE FROM obligation', '--into', store])
    expect([refused.code, refused.err]).toEqual([2, expect.stringMatching(/^vor-ort: SQL: /)])
  })

  test('are not made by a question', async () => {
    const url = await postgres.database()
    expect((await started(['query', '--into', url])).err).toMatch(/^vor-ort: postgres:\/\/127\.0\.0\.1:[0-9]+\/\w+ has no read models yet; vor-ort project --store URL --into postgres:\S+ makes them\.\n$/)
    expect((await started(['project', '--store', url, '--into', url, '--status'])).err).toMatch(/^vor-ort: There is no store in /)
  })
})

describe('What follows', () => {
  test('follows once on every store, wherever it is kept how far everything is', async () => {
    const [database, kept] = [await postgres.database(), file()]
    const places: ReadonlyArray<readonly [store: string, ...more: ReadonlyArray<string>]> = [[database], [esdb.url, '--checkpoints', kept], [file()]]
    for (const [store, ...more] of places) {
      await done(['record', recordFile(...series).file, '--store', store])
      const react = async (): Promise<number> => {
        const { managers } = Object(JSON.parse(await done(['react', '--store', store, ...more, '--at', '2026-02-28', '--format', 'json'])))
        return managers.reduce((sum: number, manager: unknown) => sum + Number(Object(manager).done), 0)
      }
      expect(await react()).toBe(1)
      expect(await react()).toBe(0)
    }
  })
})

describe('A store on a server', () => {
  const sentence = async (argv: ReadonlyArray<string>): Promise<string> => {
    const { code, out, err } = await started([...argv, '--lang', 'en'])
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/^vor-ort: [^\n]+[.?]\n$/)
    return err.slice('vor-ort: '.length, -1)
  }

  test('is not made by who only reads', async () => {
    const url = await postgres.database()
    expect(await sentence(['streams', '--store', url])).toMatch(/^There is no store in postgres:\/\/127\.0\.0\.1:[0-9]+\/\w+ yet; /)
    expect(await sentence(['verify', '--store', url])).toMatch(/^There is no store in /)
  })

  test('that does not answer is said to be out of reach', async () => {
    expect((await cli(['verify', '--store', 'postgres://reader:geheim@127.0.0.1:1/x'])).err).toMatch(/^vor-ort: postgres:\/\/127\.0\.0\.1:1\/x cannot be reached \(.*\); is the server running, and is the address right\?\n$/)
    expect(await sentence(['verify', '--store', 'esdb://reader:geheim@127.0.0.1:1?tls=false'])).toMatch(/^esdb:\/\/127\.0\.0\.1:1\?tls=false cannot be reached \(.*\); is the server running, and is the address right\?$/)
  })

  test('that lets the user not in says so', async () => {
    const url = new URL(await postgres.database())
    url.password = 'geheim'
    expect(await sentence(['verify', '--store', url.href])).toMatch(/^postgres:\/\/127\.0\.0\.1:.* does not let this user in \(.*\); check the name and the password in the URL\.$/)
  })

  test('takes the password from the environment too', async () => {
    const url = new URL(await postgres.database())
    const { password } = url
    url.password = ''
    const { code, err } = await started(['demo', '--store', url.href], { env: { PGPASSWORD: password } })
    expect([code, err]).toEqual([0, ''])
    // Or from a file of passwords, for stores, tables and checkpoints alike.
    const passwords = path.join(folder(), 'pgpass')
    writeFileSync(passwords, `*:*:*:*:${decodeURIComponent(password)}\n`, { mode: 0o600 })
    const env = { PGPASSFILE: passwords, STORE: url.href, TABLES: `${url.href}?schema=tabellen`, FILE: file() }
    await done(['demo', '--store', env.FILE])
    for (const line of ['migrate --store env:STORE --into env:TABLES', 'project --store env:STORE --into env:TABLES', 'query --into env:TABLES', 'react --store env:FILE --checkpoints env:STORE']) {
      const ran = await started(line.split(' '), { env })
      // The driver warns that it will no longer read such files one day.
      expect([line, ran.code, ran.err.replace(/^\(node:[^]*$/, '')]).toEqual([line, 0, ''])
    }
  })

  test('has other tenants beside it', async () => {
    const url = await postgres.database()
    await done(['demo', '--store', url])
    expect(await sentence(['verify', '--store', `${url}?tenant=nobody`])).toMatch(/^There is no tenant "nobody" in postgres:.*\?tenant=nobody, or this role may not see it; /)
    expect(await sentence(['verify', '--store', `${url}?schema=public-x`])).toMatch(/ cannot be opened \(.*\); check the database, the role and its rights\.$/)
  })

  test('is never named with its password', async () => {
    const url = await postgres.database()
    const lines: ReadonlyArray<ReadonlyArray<string>> = [
      ['demo', '--store', url],
      ['verify', '--store', url],
      ['verify', '--store', url, '--format', 'json'],
      ['streams', '--store', url, '--format', 'csv'],
      ['verify', '--store', `${url}?schema=x'y`],
      ['verify', '--store', `mysql:${url}`],
      ['verify', '--store', url.replace('postgres://', '')],
      ['project', '--store', url, '--into', url],
      ['copy', '--from', url, '--to', url],
      ['copy', '--from', url, '--to', url.replace(/\/[^/]*$/, '/nowhere')],
    ]
    for (const line of lines) {
      const { out, err } = await started(line)
      expect(out + err, line.join(' ')).not.toContain(secretOf(url))
    }
  })
})
