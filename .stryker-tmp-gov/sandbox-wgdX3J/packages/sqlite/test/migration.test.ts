/** Schemas that were released stay readable, and grow by numbered steps. */
// @ts-nocheck

import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { collect, verifyStore } from '@vor-ort/event-store'
import { contractRegistry, notes, streamOf } from '@vor-ort/event-store/contract'
import { knownSchema } from '@vor-ort/sqlite'
import { afterAll, describe, expect, it } from 'vitest'

import { migrate } from '../src/open.ts'
import { migrations } from '../src/schema.ts'
import { bySql, opened, temporaryDirectory } from './fixture.ts'

const directory = temporaryDirectory()
afterAll(() => rmSync(directory, { recursive: true }))
const registry = contractRegistry

const restored = (version: number): string => {
  const path = join(directory, `v${version}.db`)
  rmSync(path, { force: true })
  const sql = readFileSync(join(import.meta.dirname, 'snapshots', `v${version}.sql`), 'utf8')
  bySql(path, (database) => database.exec(sql))
  return path
}

/** The digest of the snapshots' events; it must never change, whatever the schema becomes. */
const head = '8c529db0231be63e7667a42e88df30403c6d2cc1ece0fd11fbabb486110e473b'

describe('the schema', () => {
  it.each(Array.from({ length: knownSchema }, (_, index) => index + 1))('a store of schema %i is opened, verified and goes on', async (version) => {
    const store = await opened({ path: restored(version), registry })
    expect(await verifyStore(store)()).toEqual({ _tag: 'Right', right: { ok: true, head, events: 6, streams: 2, unreadable: 0 } })
    expect(await store.append(streamOf('desk', 'a'), 2n, notes('more', 2))()).toMatchObject({ right: { revision: 4n } })
    expect(await collect(store.readAll())()).toMatchObject({ right: { length: 8 } })
    await store.close()()
  })

  it('is the same for a new store as for one that was brought up to date', async () => {
    const fresh = join(directory, 'fresh.db')
    await (await opened({ path: fresh, registry })).close()()
    const old = restored(1)
    await (await opened({ path: old, registry })).close()()
    const objects = (path: string) =>
      bySql(path, (database) =>
        database.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all().map((row) => ({
          ...row,
          sql: String(row['sql']).replaceAll(/\s+/g, ' '),
        })),
      )
    expect(objects(old)).toEqual(objects(fresh))
  })

  it('takes just the steps that are missing, each whole or not at all', () => {
    bySql(restored(1), (database) => {
      const version = (): unknown => database.prepare('PRAGMA user_version').get()?.['user_version']
      const second = { version: 2, sql: 'ALTER TABLE streams ADD COLUMN title TEXT;' }
      const broken = { version: 3, sql: 'CREATE TABLE half (id INTEGER); SELECT * FROM missing;' }
      migrate(database, [...migrations, second])
      migrate(database, [...migrations, second])
      expect(version()).toBe(2)
      expect(() => migrate(database, [...migrations, second, broken])).toThrow('no such table: missing')
      expect(version()).toBe(2)
      expect(database.prepare('SELECT name FROM sqlite_schema WHERE name = ?').get('half')).toBeUndefined()
    })
  })
})
