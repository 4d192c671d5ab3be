/** The SQLite store against bare node:sqlite: the same rows, prepared statements, JSON.parse, the same durability. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import {
  AgendaItemId,
  aggregates,
  day,
  derivedId,
  EventId,
  makeRegistry,
  meeting,
  MembershipId,
  MotionId,
  sealEvents,
  streamName,
  type Instant,
  type NewEvent,
  type Registry,
  type StreamName,
} from '@vor-ort/core'
import { loadState, type EventStore } from '@vor-ort/event-store'
import { openSqliteStore } from '@vor-ort/sqlite'
import { isLeft, type Either } from 'fp-ts/lib/Either.js'
import { v7 } from 'uuid'

import { compare, type Comparison } from './measure.ts'

/** The value of an Either that cannot be Left here; a benchmark that fails must fail loudly. */
export const sure = <E, A>(either: Either<E, A>): A => {
  if (isLeft(either)) throw new Error(JSON.stringify(either.left))
  return either.right
}

/** The registry of all modules. */
export const registry: Registry = sure(makeRegistry(aggregates.map(({ events }) => events)))

let serial = 0
// oxlint-disable-next-line no-unsafe-type-assertion -- a benchmark's fixed instant
const recordedAt = '2026-11-21T22:00:00.000Z' as Instant
const items = Array.from({ length: 100 }, (_, index) => derivedId(AgendaItemId, `bench item ${index}`))
const motions = Array.from({ length: 100 }, (_, index) => derivedId(MotionId, `bench motion ${index}`))
const members = Array.from({ length: 12 }, (_, index) => derivedId(MembershipId, `bench member ${index}`))

const envelope = (ids: 'byTime' | 'derived'): Pick<NewEvent, 'id' | 'schemaVersion' | 'metadata'> => {
  serial++
  const id = v7()
  return {
    id: ids === 'byTime' && EventId.is(id) ? id : derivedId(EventId, `bench ${serial}`),
    schemaVersion: 1,
    metadata: {
      actor: { role: 'Import', unit: 'OParl' },
      classification: 'internal',
      commandId: `bench command ${serial}`,
      evidence: [{ id: `https://rat.example/oparl/agendaitems/${serial}`, kind: 'councilRecord' }],
      recordedAt,
      validTime: day('2015-01-13'),
    },
  }
}

/** The most frequent event of a real council: an item on an agenda, with its source. */
export const agendaItem = (ids: 'byTime' | 'derived' = 'byTime'): NewEvent => ({
  ...envelope(ids),
  type: 'AgendaItemPlaced',
  data: {
    item: items[serial % items.length],
    motion: motions[serial % motions.length],
    number: String(serial % 40),
    order: serial % 1_000,
    public: true,
    title: 'Antrag: Außenstelle des Jobcenters mit Beratung und Leistungsbearbeitung vor Ort',
  },
})

/** An event whose fold does not grow with the stream: who is present at a meeting. */
export const attendance = (): NewEvent => ({
  ...envelope('byTime'),
  type: 'AttendanceRecorded',
  data: { count: 12 - (serial % 4), present: members.slice(serial % 4) },
})

/** A meeting stream of its own. */
export const newStream = (): StreamName => streamName('meeting', derivedId(EventId, `bench stream ${serial++}`))

const columns = 'position, stream, revision, id, type, schema_version, data, metadata, prev_hash, hash'

/** The floor: one plain table with the same rows, and nothing else. */
const openFloor = (file: string, constraints = ''): DatabaseSync => {
  const database = new DatabaseSync(file)
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  database.exec(
    'CREATE TABLE events (position INTEGER PRIMARY KEY, stream TEXT, revision INTEGER, id TEXT, type TEXT, schema_version INTEGER, data TEXT, metadata TEXT, prev_hash TEXT, hash TEXT)',
  )
  database.exec(constraints)
  return database
}

interface Row {
  readonly values: readonly [string, bigint, string, string, number, string, string, string, string]
}

const rowsOf = (stream: StreamName, events: ReadonlyArray<NewEvent>): ReadonlyArray<Row> =>
  sealEvents(stream, undefined, events).map(({ revision, id, type, schemaVersion, data, metadata, prevHash, hash }) => ({
    values: [stream, revision, id, type, schemaVersion, JSON.stringify(data), JSON.stringify(metadata), prevHash, hash],
  }))

/** All comparisons of the SQLite store. */
export const sqliteComparisons = async (): Promise<ReadonlyArray<Comparison>> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'vor-ort-bench-'))
  const ours = sure(await openSqliteStore({ path: path.join(folder, 'ours.db'), registry })())
  const floor = openFloor(path.join(folder, 'floor.db'))
  const unique = openFloor(path.join(folder, 'unique.db'), 'CREATE UNIQUE INDEX place ON events (stream, revision); CREATE UNIQUE INDEX ids ON events (id)')
  const insertInto = (database: DatabaseSync): Insert => database.prepare(`INSERT INTO events (${columns}) VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const insert = insertInto(floor)
  const results = [
    await singleAppends(ours, insert),
    await batchAppends(ours, floor, insert, 'agenda items, ids by time', agendaItem, 'a plain table'),
    await batchAppends(ours, floor, insert, 'attendance of twelve members, ids by time', attendance, 'a plain table'),
    await batchAppends(ours, unique, insertInto(unique), 'agenda items, ids derived from command ids', () => agendaItem('derived'), 'a table that keeps ids and places unique'),
    ...(await reads(ours, path.join(folder, 'ours.db'))),
  ]
  sure(await ours.close()())
  floor.close()
  unique.close()
  rmSync(folder, { recursive: true })
  return results
}

type Insert = ReturnType<DatabaseSync['prepare']>

const singleAppends = async (ours: EventStore, insert: Insert): Promise<Comparison> => {
  const count = 1_500
  return compare(
    'durable single appends',
    'one prepared INSERT a transaction, WAL, synchronous=FULL',
    0.6,
    async () => {
      const stream = newStream()
      for (let index = 0; index < count; index++) {
        sure(await ours.append(stream, index === 0 ? 'noStream' : BigInt(index - 1), [agendaItem()])())
      }
      return count
    },
    () => {
      const stream = newStream()
      for (let index = 0; index < count; index++) for (const { values } of rowsOf(stream, [agendaItem()])) insert.run(...values)
      return count
    },
    7,
  )
}

const batchAppends = async (ours: EventStore, floor: DatabaseSync, insert: Insert, what: string, make: () => NewEvent, table: string): Promise<Comparison> => {
  const batches = 200
  const size = 100
  const prepared = (): ReadonlyArray<NewEvent> => Array.from({ length: size }, () => make())
  let start = 0n
  return compare(
    `appends in batches of 100: ${what}`,
    `100 prepared INSERTs a transaction into ${table}, WAL, synchronous=FULL`,
    0.5,
    async () => {
      const stream = newStream()
      for (let index = 0; index < batches; index++) {
        sure(await ours.append(stream, index === 0 ? 'noStream' : BigInt(index * size - 1), prepared())())
      }
      return batches * size
    },
    () => {
      const stream = newStream()
      for (let index = 0; index < batches; index++) {
        const rows = prepared()
        floor.exec('BEGIN')
        for (const { id, type, schemaVersion, data, metadata } of rows) {
          insert.run(stream, start++, id, type, schemaVersion, JSON.stringify(data), JSON.stringify(metadata), '', '')
        }
        floor.exec('COMMIT')
      }
      return batches * size
    },
    9,
  )
}

const reads = async (ours: EventStore, file: string): Promise<ReadonlyArray<Comparison>> => {
  const long = newStream()
  for (let index = 0; index < 10; index++) {
    sure(await ours.append(long, index === 0 ? 'noStream' : BigInt(index * 1_000 - 1), Array.from({ length: 1_000 }, () => attendance()))())
  }
  const bare = new DatabaseSync(file, { readOnly: true })
  const parse = (row: Readonly<Record<string, unknown>>): void => {
    JSON.parse(String(row['data']))
    JSON.parse(String(row['metadata']))
  }
  const stream = bare.prepare(`SELECT ${columns} FROM events WHERE stream = ? ORDER BY revision`)
  const all = bare.prepare(`SELECT ${columns} FROM events ORDER BY position`)
  const drain = (rows: Iterable<Readonly<Record<string, unknown>>>): number => {
    let count = 0
    for (const row of rows) {
      parse(row)
      count++
    }
    return count
  }
  const comparisons = [
    await compare(
      'load, validate and fold a stream of 10,000 events',
      'one prepared SELECT over the same rows, JSON.parse of both columns',
      0.5,
      async () => {
        sure(await loadState(ours, meeting, long)())
        return 10_000
      },
      () => drain(stream.iterate(long)),
      9,
    ),
    await compare(
      'read all with validation',
      'one prepared SELECT over the same rows, JSON.parse of both columns',
      0.5,
      async () => {
        let count = 0
        for await (const page of ours.readAll()) for (const read of page) if (!isLeft(read)) count++
        return count
      },
      () => drain(all.iterate()),
    ),
  ]
  bare.close()
  return comparisons
}
