/** The statements of the store, each prepared once on a connection, and their rows. */
import type { Position, StreamHead, StreamName } from '@vor-ort/core'
import type { HeadsPageRange, StoredText, StreamInfo, StreamPageRange } from '@vor-ort/event-store'

import { uuidArray } from './binary-arrays.ts'
import type { Ask, Row, Statement } from './connections.ts'
import { inSchema } from './schema.ts'

/** Part of the whole store: `low < position <= high`. */
export interface Slice {
  readonly low: bigint
  readonly high: bigint
  readonly limit: number
  readonly direction: 'forward' | 'backward'
  readonly categories?: ReadonlyArray<string>
  readonly endings?: ReadonlyArray<string>
}

/** The statements of a store as functions of a connection. */
export interface Statements {
  readonly head: (ask: Ask, stream: StreamName) => Promise<StreamHead | undefined>
  readonly byIds: (ask: Ask, ids: ReadonlyArray<string>) => Promise<ReadonlyArray<StoredText>>
  readonly ofStream: (ask: Ask, stream: StreamName, range: StreamPageRange) => Promise<ReadonlyArray<StoredText>>
  readonly slice: (ask: Ask, slice: Slice) => Promise<ReadonlyArray<StoredText>>
  readonly heads: (ask: Ask, range: HeadsPageRange) => Promise<ReadonlyArray<StreamInfo>>
  /** The last position up to which all is there that will ever be; 0 where nothing is. */
  readonly horizon: (ask: Ask) => Promise<bigint>
}

const columns = 'position, stream, revision, id, type, schema_version, data, metadata, prev_hash, hash'

// In the order of `columns`; the tables keep their types and that nothing is null.
const storedText = (row: Row): StoredText => ({
  id: row[3] as string,
  type: row[4] as string,
  schemaVersion: Number(row[5]),
  data: row[6] as string,
  metadata: row[7] as string,
  stream: row[1] as StreamName,
  revision: BigInt(row[2] as string),
  position: row[0] as Position,
  prevHash: row[8] as string,
  hash: row[9] as string,
})

// PostgreSQL's whole numbers end here, and so do revisions that can be asked for.
const greatest = 2n ** 63n - 1n
const capped = (number: bigint): string => String(number < -1n ? -1n : number > greatest ? greatest : number)

/** The statements for a tenant of a schema; the policies of the tables hold whatever number is given here. */
export const statementsFor = (schema: string, tenant: number): Statements => {
  const number = String(tenant)
  const prepared = (name: string, sql: string): Statement => ({ name: `${schema}_${name}`, text: inSchema(schema, sql) })
  const events = (name: string, condition: string): Statement =>
    prepared(name, `SELECT ${columns} FROM @schema@.events WHERE tenant = $1::smallint AND ${condition}`)

  const inStream = 'stream = $2 AND revision BETWEEN $3::bigint AND $4::bigint ORDER BY revision'
  const between = 'position > $2::bigint AND position <= $3::bigint'
  const wanted = `${between} AND ($5::text[] IS NULL OR left(stream, -37) = ANY ($5)) AND ($6::text[] IS NULL OR right(stream, 2) = ANY ($6))`
  const ofStream = { forward: events('stream_forward', `${inStream} LIMIT $5`), backward: events('stream_backward', `${inStream} DESC LIMIT $5`) }
  const all = {
    forward: events('all_forward', `${between} ORDER BY position LIMIT $4`),
    backward: events('all_backward', `${between} ORDER BY position DESC LIMIT $4`),
  }
  const some = {
    forward: events('some_forward', `${wanted} ORDER BY position LIMIT $4`),
    backward: events('some_backward', `${wanted} ORDER BY position DESC LIMIT $4`),
  }
  const byIds = events('by_ids', 'id = ANY ($2::uuid[])')
  const head = prepared('head', 'SELECT revision, hash FROM @schema@.streams WHERE tenant = $1::smallint AND stream = $2')
  const heads = prepared(
    'heads',
    'SELECT stream, revision, hash FROM @schema@.streams WHERE tenant = $1::smallint AND stream > $2 ORDER BY stream LIMIT $3',
  )
  // All names of a category lie between its own and the next character; so do those that begin like it and go on.
  const headsOf = prepared(
    'heads_of',
    `SELECT stream, revision, hash FROM @schema@.streams
     WHERE tenant = $1::smallint AND stream > greatest($2 COLLATE "C", $4 || '-') AND stream < $4 || '.' AND left(stream, -37) = $4 ORDER BY stream LIMIT $3`,
  )
  const horizon = prepared('horizon', 'SELECT @schema@.horizon()')

  return {
    head: async (ask, stream) => {
      const [revision, hash] = (await ask(head, [number, stream]))[0] ?? []
      return typeof revision === 'string' && typeof hash === 'string' ? { revision: BigInt(revision), hash } : undefined
    },
    byIds: async (ask, ids) => (await ask(byIds, [number, uuidArray(ids)])).map(storedText),
    ofStream: async (ask, stream, { direction, from, to, limit }) => {
      const isForward = direction === 'forward'
      const low = (isForward ? from : to) ?? 0n
      const high = (isForward ? to : from) ?? greatest
      return (await ask(ofStream[direction], [number, stream, capped(low), capped(high), String(limit)])).map(storedText)
    },
    slice: async (ask, { low, high, limit, direction, categories, endings }) => {
      const bounds = [number, capped(low), capped(high), String(limit)]
      const rows =
        categories === undefined && endings === undefined
          ? await ask(all[direction], bounds)
          : await ask(some[direction], [...bounds, categories ?? null, endings ?? null])
      return rows.map(storedText)
    },
    heads: async (ask, { after = '', category, limit }) => {
      const rows =
        category === undefined
          ? await ask(heads, [number, after, String(limit)])
          : await ask(headsOf, [number, after, String(limit), category])
      return rows.map((row) => ({ stream: row[0] as StreamName, revision: BigInt(row[1] as string), hash: row[2] as string }))
    },
    horizon: async (ask) => BigInt((await ask(horizon, []))[0]?.[0] ?? 0),
  }
}
