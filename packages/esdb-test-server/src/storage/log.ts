/** The log on one SQLite file. */
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite'

import { recordBytes, type ProposedEvent, type StoredEvent } from './records.ts'

/** The log: records in order, and each stream's part of them. */
export interface Log {
  /** Runs work in one transaction; what it throws undoes all of it. */
  readonly inTransaction: <A>(work: () => A) => A
  /** Adds a record at the end and tells its position. */
  readonly add: (stream: string, revision: number, event: ProposedEvent, created: number) => number
  /** Where the next record will start. */
  readonly end: () => number
  /** The position of the last record, -1 when there is none. */
  readonly lastPosition: () => number
  /** The greatest revision of a stream, -1 when it has none. */
  readonly lastRevision: (stream: string) => number
  readonly at: (stream: string, revision: number) => StoredEvent | undefined
  readonly isRecordStart: (position: number) => boolean
  readonly streamForwards: (stream: string, from: number, limit: number) => ReadonlyArray<StoredEvent>
  readonly streamBackwards: (stream: string, from: number, limit: number) => ReadonlyArray<StoredEvent>
  /** From the given position on, that record included. */
  readonly allForwards: (from: number, limit: number) => ReadonlyArray<StoredEvent>
  /** Before the given position, that record left out. */
  readonly allBackwards: (before: number, limit: number) => ReadonlyArray<StoredEvent>
  readonly putSetting: (name: string, value: string) => void
  readonly setting: (name: string) => string | undefined
  readonly close: () => void
}

const schema = `
  CREATE TABLE IF NOT EXISTS events (
    position INTEGER PRIMARY KEY, stream TEXT NOT NULL, revision INTEGER NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL,
    is_json INTEGER NOT NULL, data BLOB NOT NULL, metadata BLOB NOT NULL, created INTEGER NOT NULL) STRICT;
  CREATE UNIQUE INDEX IF NOT EXISTS events_by_stream ON events (stream, revision);
  CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
`

type Row = Record<string, SQLOutputValue>

const bytes = (value: SQLOutputValue | undefined): Uint8Array => (value instanceof Uint8Array ? value : new Uint8Array())

const eventOf = (row: Row): StoredEvent => ({
  position: Number(row['position']),
  stream: String(row['stream']),
  revision: Number(row['revision']),
  id: String(row['id']),
  type: String(row['type']),
  isJson: row['is_json'] === 1,
  data: bytes(row['data']),
  metadata: bytes(row['metadata']),
  created: Number(row['created']),
})

/** Opens the log of a file, and makes it when there is none. */
export const openLog = (file: string): Log => {
  const database = new DatabaseSync(file)
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536')
  database.exec(schema)
  const insert = database.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const greatest = database.prepare('SELECT max(revision) AS revision FROM events WHERE stream = ?')
  const single = database.prepare('SELECT * FROM events WHERE stream = ? AND revision = ?')
  const exists = database.prepare('SELECT 1 AS found FROM events WHERE position = ?')
  const streamForwards = database.prepare('SELECT * FROM events WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?')
  const streamBackwards = database.prepare(
    'SELECT * FROM events WHERE stream = ? AND revision <= ? ORDER BY revision DESC LIMIT ?',
  )
  const allForwards = database.prepare('SELECT * FROM events WHERE position >= ? ORDER BY position LIMIT ?')
  const allBackwards = database.prepare('SELECT * FROM events WHERE position < ? ORDER BY position DESC LIMIT ?')
  const putSetting = database.prepare('INSERT INTO settings VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value')
  const getSetting = database.prepare('SELECT value FROM settings WHERE name = ?')
  const page = (rows: ReadonlyArray<Row>): ReadonlyArray<StoredEvent> => rows.map(eventOf)

  const newest = database.prepare('SELECT * FROM events ORDER BY position DESC LIMIT 1')
  let last = -1
  let end = 0
  const findEnd = (): void => {
    const row = newest.get()
    const event = row === undefined ? undefined : eventOf(row)
    last = event?.position ?? -1
    end = event === undefined ? 0 : event.position + recordBytes(event.stream, event)
  }
  findEnd()

  return {
    inTransaction: (work) => {
      database.exec('BEGIN IMMEDIATE')
      try {
        const result = work()
        database.exec('COMMIT')
        return result
      } catch (fault) {
        database.exec('ROLLBACK')
        findEnd()
        throw fault
      }
    },
    add: (stream, revision, event, created) => {
      last = end
      end += recordBytes(stream, event)
      insert.run(last, stream, revision, event.id, event.type, event.isJson ? 1 : 0, event.data, event.metadata, created)
      return last
    },
    end: () => end,
    lastPosition: () => last,
    lastRevision: (stream) => {
      const revision = greatest.get(stream)?.['revision']
      return typeof revision === 'number' ? revision : -1
    },
    at: (stream, revision) => {
      const row = single.get(stream, revision)
      return row === undefined ? undefined : eventOf(row)
    },
    isRecordStart: (position) => exists.get(position) !== undefined,
    streamForwards: (stream, from, limit) => page(streamForwards.all(stream, from, limit)),
    streamBackwards: (stream, from, limit) => page(streamBackwards.all(stream, from, limit)),
    allForwards: (from, limit) => page(allForwards.all(from, limit)),
    allBackwards: (before, limit) => page(allBackwards.all(before, limit)),
    putSetting: (name, value) => {
      putSetting.run(name, value)
    },
    setting: (name) => {
      const value = getSetting.get(name)?.['value']
      return typeof value === 'string' ? value : undefined
    },
    close: () => database.close(),
  }
}
