/** The fixture of SQLite for the contract suite: one file in a directory of its own. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import type { Position, Registry, StreamName } from '@vor-ort/core'
import type { EventStore, StoredText } from '@vor-ort/event-store'
import type { Fixture, Misdeed } from '@vor-ort/event-store/contract'
import { openSqliteStore, type SqliteStoreOptions } from '@vor-ort/sqlite'
import { isLeft } from 'fp-ts/lib/Either.js'

/** A directory that is gone at the end of the test. */
export const temporaryDirectory = (): string => mkdtempSync(join(tmpdir(), 'vor-ort-'))

/** Opens a store or fails the test. */
export const opened = async (options: SqliteStoreOptions): Promise<EventStore> => {
  const store = await openSqliteStore(options)()
  if (isLeft(store)) throw new Error(`cannot open: ${JSON.stringify(store.left)}`)
  return store.right
}

/** Does something to the file by plain SQL, as another tool would. */
export const bySql = <A>(path: string, work: (database: DatabaseSync) => A): A => {
  const database = new DatabaseSync(path)
  try {
    return work(database)
  } finally {
    database.close()
  }
}

const misdeeds = (path: () => string): ReadonlyArray<Misdeed> =>
  [
    'UPDATE events SET data = \'{}\'',
    'UPDATE events SET position = position + 100',
    'UPDATE OR REPLACE events SET revision = 0',
    'DELETE FROM events',
    'DELETE FROM events WHERE position = 2',
    'DELETE FROM streams',
    'UPDATE streams SET revision = 0',
    ...['position', 'stream, revision', 'id'].map((key) => {
      const keeps = (column: string, other: string): string => (key.split(', ').includes(column) ? column : other)
      return `INSERT OR REPLACE INTO events SELECT ${keeps('position', 'position + 100')}, stream,
        ${keeps('revision', 'revision + 100')}, ${keeps('id', "'new ' || id")}, type, schema_version, '{}', metadata, prev_hash, hash
        FROM events`
    }),
  ].map((sql) => ({ name: sql, commit: async () => bySql(path(), (database) => database.exec(sql)) }))

/** A place for a store on SQLite. */
export const sqliteFixture = async (): Promise<Fixture> => {
  let directory = temporaryDirectory()
  const directories = [directory]
  let stores: EventStore[] = []
  const path = (): string => join(directory, 'vor-ort.db')

  return {
    open: async (registry: Registry, options = {}) => {
      const store = await opened({ path: path(), registry, pollMilliseconds: 10, ...options })
      stores.push(store)
      return store
    },
    // What lies on the disk at this moment, open log included, is what the death of the process would leave.
    crash: async () => {
      const next = temporaryDirectory()
      directories.push(next)
      cpSync(directory, next, { recursive: true })
      for (const store of stores) await store.close()()
      stores = []
      directory = next
    },
    misdeeds: misdeeds(path),
    // Another tool holds the file for a while; appends wait, or are told that it is busy.
    faults: {
      inject: async () => {
        const other = new DatabaseSync(path(), { timeout: 1_000 })
        other.exec('BEGIN IMMEDIATE')
        await new Promise<void>((resolve) => setTimeout(resolve, 40))
        other.exec('ROLLBACK')
        other.close()
      },
    },
    raw: {
      read: async () =>
        bySql(path(), (database) =>
          database.prepare('SELECT * FROM events ORDER BY position').all().map(
            (row): StoredText => ({
              id: String(row['id']),
              type: String(row['type']),
              schemaVersion: Number(row['schema_version']),
              data: String(row['data']),
              metadata: String(row['metadata']),
              stream: String(row['stream']) as StreamName,
              revision: BigInt(Number(row['revision'])),
              position: String(row['position']) as Position,
              prevHash: String(row['prev_hash']),
              hash: String(row['hash']),
            }),
          ),
        ),
      write: async (events) =>
        bySql(path(), (database) => {
          for (const trigger of ['changed', 'deleted', 'replaced']) database.exec(`DROP TRIGGER events_are_not_${trigger}`)
          database.exec('DELETE FROM events')
          const insert = database.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
          for (const { position, stream, revision, id, type, schemaVersion, data, metadata, prevHash, hash } of events) {
            insert.run(Number(position), stream, revision, id, type, schemaVersion, data, metadata, prevHash, hash)
          }
        }),
    },
    dispose: async () => {
      for (const store of stores) await store.close()()
      for (const one of directories) rmSync(one, { recursive: true, force: true })
    },
  }
}
