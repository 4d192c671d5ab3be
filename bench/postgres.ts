/** The PostgreSQL store against plain prepared statements on the same server: the same rows, the same durability. */
import { sealEvents, type NewEvent, type StreamName } from '@vor-ort/core'
import type { EventStore } from '@vor-ort/event-store'
import { openPostgresStore } from '@vor-ort/postgres'
import { isLeft } from 'fp-ts/lib/Either.js'
import { Pool } from 'pg'

import { testServer } from '../packages/postgres/test/server.ts'
import { compare, type Comparison } from './measure.ts'
import { agendaItem, newStream, registry, sure } from './sqlite.ts'

const table = `CREATE TABLE bare (position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, stream text, revision bigint, id uuid, type text,
  schema_version int, data json, metadata json, prev_hash text, hash text)`
const insert = {
  name: 'bare-insert',
  text: 'INSERT INTO bare (stream, revision, id, type, schema_version, data, metadata, prev_hash, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
}
const insertMany = {
  name: 'bare-insert-many',
  text: `INSERT INTO bare (stream, revision, id, type, schema_version, data, metadata, prev_hash, hash)
    SELECT * FROM unnest($1::text[], $2::bigint[], $3::uuid[], $4::text[], $5::int[], $6::json[], $7::json[], $8::text[], $9::text[])`,
}

const rowOf = (stream: StreamName, event: NewEvent): ReadonlyArray<unknown> =>
  sealEvents(stream, undefined, [event]).flatMap(({ revision, id, type, schemaVersion, data, metadata, prevHash, hash }) => [
    stream,
    String(revision),
    id,
    type,
    schemaVersion,
    JSON.stringify(data),
    JSON.stringify(metadata),
    prevHash,
    hash,
  ])

const expectedAt = (index: number): 'noStream' | bigint => (index === 0 ? 'noStream' : BigInt(index - 1))

/** All comparisons of the PostgreSQL store. */
export const postgresComparisons = async (rounds = 5): Promise<ReadonlyArray<Comparison>> => {
  const server = await testServer()
  const url = await server.database()
  const store = sure(await openPostgresStore({ url, registry })())
  const pool = new Pool({ connectionString: url, max: 20 })
  await pool.query(table)
  try {
    return [
      await singleAppends(store, pool, rounds),
      await concurrentAppends(store, pool, rounds),
      await batchAppends(store, pool, rounds),
      await readAll(store, pool, rounds),
    ]
  } finally {
    sure(await store.close()())
    await pool.end()
    await server.stop()
  }
}

const singleAppends = (store: EventStore, pool: Pool, rounds: number): Promise<Comparison> => {
  const count = 1_000
  return compare(
    'PostgreSQL: single appends',
    'one prepared INSERT a transaction into a plain table, synchronous_commit on',
    0.6,
    async () => {
      const stream = newStream()
      for (let index = 0; index < count; index++) sure(await store.append(stream, expectedAt(index), [agendaItem()])())
      return count
    },
    async () => {
      const stream = newStream()
      const client = await pool.connect()
      for (let index = 0; index < count; index++) await client.query({ ...insert, values: [...rowOf(stream, agendaItem())] })
      client.release()
      return count
    },
    rounds,
  )
}

const concurrentAppends = (store: EventStore, pool: Pool, rounds: number): Promise<Comparison> => {
  const writers = Array.from({ length: 20 })
  const each = 100
  return compare(
    'PostgreSQL: 20 writers on 20 streams',
    '20 connections, one prepared INSERT a transaction into a plain table, synchronous_commit on',
    0.6,
    async () => {
      await Promise.all(
        writers.map(async () => {
          const stream = newStream()
          for (let index = 0; index < each; index++) sure(await store.append(stream, expectedAt(index), [agendaItem()])())
        }),
      )
      return writers.length * each
    },
    async () => {
      await Promise.all(
        writers.map(async () => {
          const stream = newStream()
          const client = await pool.connect()
          for (let index = 0; index < each; index++) await client.query({ ...insert, values: [...rowOf(stream, agendaItem())] })
          client.release()
        }),
      )
      return writers.length * each
    },
    rounds,
  )
}

const batchAppends = (store: EventStore, pool: Pool, rounds: number): Promise<Comparison> => {
  const [batches, size] = [100, 100]
  const batch = (): ReadonlyArray<NewEvent> => Array.from({ length: size }, () => agendaItem())
  return compare(
    'PostgreSQL: appends in batches of 100',
    'one prepared INSERT of 100 rows a transaction into a plain table, synchronous_commit on',
    0.5,
    async () => {
      const stream = newStream()
      for (let index = 0; index < batches; index++) sure(await store.append(stream, expectedAt(index * size), batch())())
      return batches * size
    },
    async () => {
      const stream = newStream()
      const client = await pool.connect()
      for (let index = 0; index < batches; index++) {
        const rows = batch().map((event) => rowOf(stream, event))
        await client.query({ ...insertMany, values: Array.from({ length: 9 }, (_, column) => rows.map((row) => row[column])) })
      }
      client.release()
      return batches * size
    },
    rounds,
  )
}

const readAll = (store: EventStore, pool: Pool, rounds: number): Promise<Comparison> =>
  compare(
    'PostgreSQL: read all with validation',
    'a cursor over the same rows, 500 a fetch, JSON.parse of both columns',
    0.5,
    async () => {
      let count = 0
      for await (const page of store.readAll()) for (const read of page) if (!isLeft(read)) count++
      return count
    },
    async () => {
      const client = await pool.connect()
      // As texts, so that the floor parses just once, as we do.
      await client.query(
        'BEGIN; DECLARE bare NO SCROLL CURSOR FOR SELECT position, stream, revision, id, type, schema_version, data::text, metadata::text, prev_hash, hash FROM vor_ort.events ORDER BY position',
      )
      let count = 0
      for (;;) {
        const { rows } = await client.query('FETCH 500 FROM bare')
        for (const row of rows) {
          JSON.parse(String(row.data))
          JSON.parse(String(row.metadata))
        }
        count += rows.length
        if (rows.length === 0) break
      }
      await client.query('COMMIT')
      client.release()
      return count
    },
    rounds,
  )
