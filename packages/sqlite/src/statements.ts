/** The statements of the store, prepared once, and their rows. */
import type { Position, StreamHead, StreamName } from '@vor-ort/core'
import type { SealedEvent, StoredText, StreamInfo } from '@vor-ort/event-store'
import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite'

type Columns = Readonly<Record<number, SQLOutputValue>>

const columns = 'position, stream, revision, id, type, schema_version, data, metadata, prev_hash, hash'
// A null lets all pass.
const isWanted =
  '(?4 IS NULL OR substr(stream, 1, length(stream) - 37) IN (SELECT value FROM json_each(?4))) AND (?5 IS NULL OR substr(stream, -2) IN (SELECT value FROM json_each(?5)))'

/** Which streams are wanted; all where neither is given. */
interface Wanted {
  readonly categories: ReadonlyArray<string> | undefined
  readonly endings: ReadonlyArray<string> | undefined
}

const listOf = (texts: ReadonlyArray<string> | undefined): string | null => (texts === undefined ? null : JSON.stringify(texts))

/** All statements of a store, as functions. */
export interface Statements {
  readonly head: (stream: StreamName) => StreamHead | undefined
  /** Inserts one event and gives its position. */
  readonly insert: (event: SealedEvent) => Position
  readonly moveHead: (stream: StreamName, category: string, head: StreamHead, isNew: boolean) => void
  readonly byId: (id: string) => StoredText | undefined
  readonly ofStream: (stream: StreamName, low: bigint, high: bigint, limit: number, isForward: boolean) => ReadonlyArray<StoredText>
  /** Events with `low < position <= high` (positions as numbers). */
  readonly between: (
    low: number,
    high: number,
    limit: number,
    isForward: boolean,
    wanted: Wanted,
  ) => ReadonlyArray<StoredText>
  readonly heads: (after: string, category: string | undefined, limit: number) => ReadonlyArray<StreamInfo>
  readonly end: () => number
  readonly dataVersion: () => number
  readonly identity: () => string
}

// In the order of `columns`. The strictness of the tables keeps their types; what damage made of them fails later, in a
// check.
const storedText = (row: Columns): StoredText => ({
  id: row[3] as string,
  type: row[4] as string,
  schemaVersion: row[5] as number,
  data: row[6] as string,
  metadata: row[7] as string,
  stream: row[1] as StreamName,
  revision: BigInt(row[2] as number),
  position: String(row[0]) as Position,
  prevHash: row[8] as string,
  hash: row[9] as string,
})

// Rows as arrays take half the time of rows as objects; Node has them from 22.16 on.
const asColumns = (statement: StatementSync): ((...values: ReadonlyArray<SQLInputValue>) => ReadonlyArray<Columns>) => {
  if (typeof statement.setReturnArrays !== 'function') return (...values) => statement.all(...values).map(Object.values)
  statement.setReturnArrays(true)
  return (...values) => statement.all(...values)
}

/** Prepares the statements that read and, unless the file is only read, those that write. */
export const prepareStatements = (database: DatabaseSync): Statements => {
  const statement = (sql: string): StatementSync => database.prepare(sql)
  const events = (condition: string) => {
    const all = asColumns(statement(`SELECT ${columns} FROM events WHERE ${condition}`))
    return (...values: ReadonlyArray<SQLInputValue>): ReadonlyArray<StoredText> => all(...values).map(storedText)
  }
  const inStream = 'stream = ? AND revision BETWEEN ? AND ? ORDER BY revision'
  const streamForward = events(`${inStream} ASC LIMIT ?`)
  const streamBackward = events(`${inStream} DESC LIMIT ?`)
  const allForward = events('position > ? AND position <= ? ORDER BY position ASC LIMIT ?')
  const allBackward = events('position > ? AND position <= ? ORDER BY position DESC LIMIT ?')
  const wantedForward = events(`position > ?1 AND position <= ?2 AND ${isWanted} ORDER BY position ASC LIMIT ?3`)
  const wantedBackward = events(`position > ?1 AND position <= ?2 AND ${isWanted} ORDER BY position DESC LIMIT ?3`)
  const byId = events('id = ?')

  const selectHead = statement('SELECT revision, hash FROM streams WHERE stream = ?')
  const selectStreams = statement('SELECT stream, revision, hash FROM streams WHERE stream > ? ORDER BY stream LIMIT ?')
  const selectStreamsOf = statement(
    'SELECT stream, revision, hash FROM streams WHERE category = ? AND stream > ? ORDER BY stream LIMIT ?',
  )
  const insertEvent = statement(
    `INSERT INTO events (stream, revision, id, type, schema_version, data, metadata, prev_hash, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const insertStream = statement('INSERT INTO streams (revision, hash, stream, category) VALUES (?, ?, ?, ?)')
  const updateStream = statement('UPDATE streams SET revision = ?, hash = ? WHERE stream = ?')
  const selectEnd = statement('SELECT coalesce(max(position), 0) AS position FROM events')
  const selectIdentity = statement('SELECT identity FROM store')
  const selectVersion = statement('PRAGMA data_version')

  return {
    head: (stream) => {
      const row = selectHead.get(stream)
      return row === undefined ? undefined : { revision: BigInt(row['revision'] as number), hash: row['hash'] as string }
    },
    insert: ({ stream, revision, id, type, schemaVersion, data, metadata, prevHash, hash }) =>
      String(insertEvent.run(stream, revision, id, type, schemaVersion, data, metadata, prevHash, hash).lastInsertRowid) as Position,
    moveHead: (stream, category, { revision, hash }, isNew) => {
      if (isNew) insertStream.run(revision, hash, stream, category)
      else updateStream.run(revision, hash, stream)
    },
    byId: (id) => byId(id)[0],
    ofStream: (stream, low, high, limit, isForward) => (isForward ? streamForward : streamBackward)(stream, low, high, limit),
    between: (low, high, limit, isForward, { categories, endings }) =>
      categories === undefined && endings === undefined
        ? (isForward ? allForward : allBackward)(low, high, limit)
        : (isForward ? wantedForward : wantedBackward)(low, high, limit, listOf(categories), listOf(endings)),
    heads: (after, category, limit) =>
      (category === undefined ? selectStreams.all(after, limit) : selectStreamsOf.all(category, after, limit)).map((row) => ({
        stream: row['stream'] as StreamName,
        revision: BigInt(row['revision'] as number),
        hash: row['hash'] as string,
      })),
    end: () => selectEnd.get()?.['position'] as number,
    identity: () => selectIdentity.get()?.['identity'] as string,
    dataVersion: () => selectVersion.get()?.['data_version'] as number,
  }
}
