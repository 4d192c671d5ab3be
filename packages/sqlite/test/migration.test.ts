/** Schemas that were released stay readable, and grow by numbered steps. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

import { collect, verifyStore } from '@vor-ort/event-store'
import { contractRegistry, notes, streamOf } from '@vor-ort/event-store/contract'
import { knownSchema, openSqliteCheckpoints } from '@vor-ort/sqlite'
import { isLeft } from 'fp-ts/lib/Either.js'
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

/** A file just as a released version left it: not only its tables, also its pages and settings. */
const written = (): string => {
  const path = join(directory, 'v1-written.db')
  writeFileSync(path, gunzipSync(readFileSync(join(import.meta.dirname, 'snapshots', 'v1.db.gz'))))
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
    const old = written()
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

  it('a file that the first version wrote goes on with all that it holds, and takes checkpoints', async () => {
    const path = written()
    const version = () => bySql(path, (database) => database.prepare('PRAGMA user_version').get()?.['user_version'])
    expect(version()).toBe(1)
    const before = bySql(path, (database) => database.prepare('SELECT * FROM events').all())
    const store = await opened({ path, registry })
    expect(version()).toBe(knownSchema)
    expect(bySql(path, (database) => database.prepare('SELECT * FROM events').all())).toEqual(before)
    expect(await verifyStore(store)()).toMatchObject({ right: { ok: true, events: 3, streams: 2, unreadable: 0 } })
    expect(await store.append(streamOf('desk', 'a'), 1n, notes('more', 1))()).toMatchObject({ right: { revision: 2n, position: '4' } })
    const checkpoints = await openSqliteCheckpoints({ path })()
    if (isLeft(checkpoints)) throw new Error(checkpoints.left._tag)
    expect(await checkpoints.right.load('keeps-notes')()).toEqual({ _tag: 'Right', right: undefined })
    await checkpoints.right.close()()
    await store.close()()
  })

  it('keeps the checkpoints of the second version', async () => {
    const checkpoints = await openSqliteCheckpoints({ path: restored(2) })()
    if (isLeft(checkpoints)) throw new Error(checkpoints.left._tag)
    expect(await checkpoints.right.load('keeps-notes')()).toEqual({ _tag: 'Right', right: '6' })
    expect(await checkpoints.right.settled('keeps-notes', 'note 2')()).toEqual({ _tag: 'Right', right: true })
    await checkpoints.right.close()()
  })

  it('takes just the steps that are missing, each whole or not at all', () => {
    bySql(restored(1), (database) => {
      const version = (): unknown => database.prepare('PRAGMA user_version').get()?.['user_version']
      const next = { version: knownSchema + 1, sql: 'ALTER TABLE streams ADD COLUMN title TEXT;' }
      const broken = { version: knownSchema + 2, sql: 'CREATE TABLE half (id INTEGER); SELECT * FROM missing;' }
      migrate(database, [...migrations, next])
      migrate(database, [...migrations, next])
      expect(version()).toBe(knownSchema + 1)
      expect(() => migrate(database, [...migrations, next, broken])).toThrow('no such table: missing')
      expect(version()).toBe(knownSchema + 1)
      expect(database.prepare('SELECT name FROM sqlite_schema WHERE name = ?').get('half')).toBeUndefined()
    })
  })
})
