/** The fixture of PostgreSQL for the contract suite: one schema of its own in a database of the tests. */
import { randomBytes } from 'node:crypto'

import type { Position, Registry, StreamName } from '@vor-ort/core'
import type { StoredText } from '@vor-ort/event-store'
import type { CallersTransaction, Fixture, Misdeed, RawAccess } from '@vor-ort/event-store/contract'
import { openPostgresStore, type PostgresStore, type PostgresStoreOptions } from '@vor-ort/postgres'
import { isRight } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { Client } from 'pg'

import { bySql, urlWith } from './server.ts'

/** The result of what must succeed, or a failed test. */
export const ok = async <A>(task: TaskEither<unknown, A>): Promise<A> => {
  const result = await task()
  if (isRight(result)) return result.right
  throw new Error(JSON.stringify(result.left, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)))
}

/** Opens a store or fails the test. */
export const opened = (options: PostgresStoreOptions): Promise<PostgresStore> => ok(openPostgresStore(options))

/** A connection that whoever called for it must end. */
export const connected = async (url: string): Promise<Client> => {
  const client = new Client({ connectionString: url })
  // A connection that is killed while it is idle must not end the process of the tests.
  client.on('error', () => undefined)
  await client.connect()
  return client
}

const misdeeds = (url: string, schema: string): ReadonlyArray<Misdeed> =>
  [
    `UPDATE ${schema}.events SET data = '{}'`,
    `UPDATE ${schema}.events SET position = position + 100`,
    `DELETE FROM ${schema}.events`,
    `DELETE FROM ${schema}.events WHERE position = 2`,
    `TRUNCATE ${schema}.events`,
    `TRUNCATE ${schema}.streams`,
    `DELETE FROM ${schema}.streams`,
    `UPDATE ${schema}.streams SET revision = 0`,
    `UPDATE ${schema}.streams SET revision = revision + 1, stream = 'x'`,
    `INSERT INTO ${schema}.events SELECT * FROM ${schema}.events ON CONFLICT (tenant, position) DO UPDATE SET data = '{}'`,
    `MERGE INTO ${schema}.events USING (SELECT 1 AS one) AS source ON revision = 0 WHEN MATCHED THEN DELETE`,
  ].map((sql) => ({ name: sql, commit: () => bySql(url, (client) => client.query(sql)) }))

const storedText = (row: Readonly<Record<string, unknown>>): StoredText => ({
  id: String(row['id']),
  type: String(row['type']),
  schemaVersion: Number(row['schema_version']),
  data: String(row['data']),
  metadata: String(row['metadata']),
  stream: String(row['stream']) as StreamName,
  revision: BigInt(String(row['revision'])),
  position: String(row['position']) as Position,
  prevHash: String(row['prev_hash']),
  hash: String(row['hash']),
})

const rawAccess = (url: string, schema: string): RawAccess => ({
  read: () =>
    bySql(url, async (client) => {
      const { rows } = await client.query(`SELECT *, data::text AS data, metadata::text AS metadata FROM ${schema}.events ORDER BY position`)
      return rows.map(storedText)
    }),
  // Whoever owns the database can do this, and the digests must tell. What is no JSON needs a column that takes it.
  write: (events) =>
    bySql(url, async (client) => {
      await client.query(`
        ALTER TABLE ${schema}.events DISABLE TRIGGER ALL;
        ALTER TABLE ${schema}.events ALTER data TYPE text, ALTER metadata TYPE text;
        DELETE FROM ${schema}.events`)
      for (const { position, stream, revision, id, type, schemaVersion, data, metadata, prevHash, hash } of events) {
        await client.query(
          `INSERT INTO ${schema}.events (tenant, position, stream, revision, id, type, schema_version, data, metadata, prev_hash, hash)
           VALUES (1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
          [position, stream, String(revision), id, type, schemaVersion, data, metadata, prevHash, hash],
        )
      }
      await client.query(`
        SELECT setval('${schema}.positions_1', coalesce(max(position), 0)) FROM ${schema}.events;
        ALTER TABLE ${schema}.events ENABLE TRIGGER ALL`)
    }),
})

/** A transaction of the caller, on a connection of its own. */
const begunIn = async (url: string, store: PostgresStore): Promise<CallersTransaction> => {
  const client = await connected(url)
  // Its id is older than that of whoever appends meanwhile.
  await client.query('BEGIN; SELECT pg_current_xact_id()')
  const end = (statement: string) => async (): Promise<void> => {
    await client.query(statement)
    await client.end()
  }
  return { append: store.within(client).append, commit: end('COMMIT'), rollback: end('ROLLBACK') }
}

/** A transaction that has an id of its own, which every later one must respect, and does nothing more. */
const idleIn = async (url: string): Promise<{ readonly release: () => Promise<void> }> => {
  const client = await connected(url)
  await client.query('BEGIN')
  await client.query("CREATE TABLE left_open (); SELECT pg_notify('left_open', ''); SELECT pg_current_xact_id()")
  return {
    release: async () => {
      await client.query('ROLLBACK')
      await client.end()
    },
  }
}

/** A place for a store in a database. */
export const postgresFixture = (database: () => string) => async (): Promise<Fixture> => {
  const schema = `contract_${randomBytes(6).toString('hex')}`
  const plain = database()
  const url = urlWith(plain, (changed) => {
    changed.searchParams.set('schema', schema)
    changed.searchParams.set('application_name', schema)
  })
  let stores: PostgresStore[] = []
  const closeAll = async (): Promise<void> => {
    for (const store of stores) await store.close()()
    stores = []
  }
  const killConnections = (): Promise<void> =>
    bySql(plain, async (client) => {
      await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1', [schema])
    })
  const open = async (registry: Registry, pageSize: number): Promise<PostgresStore> => {
    const store = await opened({ url, registry, connections: 5, pollMilliseconds: 100, pageSize })
    stores.push(store)
    return store
  }
  return {
    open: (registry, options = {}) => open(registry, options.pageSize ?? 500),
    // What was asked of the server by a process that dies is done or undone by the server.
    crash: async () => {
      await killConnections()
      await closeAll()
    },
    misdeeds: misdeeds(plain, schema),
    raw: rawAccess(plain, schema),
    transactions: {
      begin: async () => {
        const [store] = stores
        if (store === undefined) throw new Error('the scenario opens a store first')
        return begunIn(plain, store)
      },
      idle: () => idleIn(plain),
      idleElsewhere: () =>
        idleIn(
          urlWith(plain, (changed) => {
            changed.pathname = '/postgres'
          }),
        ),
    },
    faults: { inject: killConnections },
    dispose: async () => {
      await closeAll()
      await bySql(plain, (client) => client.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`))
    },
  }
}
