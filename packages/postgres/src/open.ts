/** Opening a PostgreSQL database as an event store. */
import type { Registry } from '@vor-ort/core'
import { makeEventStore, type EventStore, type StoreError, type StoreNotice } from '@vor-ort/event-store'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { Client, type ClientConfig } from 'pg'

import { makeConnections, makePatience, settingsOf, type ConnectionOptions } from './connections.ts'
import { capabilities, postgresDriver } from './driver.ts'
import { kindOf, messageOf, openErrorOf, type OpenError } from './errors.ts'
import { joinedDriver } from './joined.ts'
import { checkSchema, defaultTenant, migrate } from './migrate.ts'
import { inSchema, knownSchema } from './schema.ts'
import { inFlight, type InFlight } from './in-flight.ts'
import { statementsFor } from './statements.ts'
import { storingIn } from './storing.ts'

/** Which database, and how. */
export interface PostgresOptions {
  /** `postgres://role:password@host:port/database`; `?tenant=` and `?schema=` stand for the options of that name. */
  readonly url: string
  /** The carrier whose store it is, where several share the database; `default` by default. */
  readonly tenant?: string
  /** The schema that holds the tables; `vor_ort` by default. */
  readonly schema?: string
  /** Whether to make the tables and bring them up to date, for which the role must own them; true by default. */
  readonly migrate?: boolean
  /** How many connections there may be at once, beside one that listens; 10 by default. */
  readonly connections?: number
  /** How long to wait for locks of others before `StoreBusy`, and for a lost server before `StoreUnavailable`; 10,000 by default. */
  readonly timeoutMilliseconds?: number
  /** How long one statement may take; 60,000 by default. */
  readonly statementMilliseconds?: number
  /** Is told of lost connections and of tries that are made again: for metrics, see `countNotices` of `@vor-ort/observability`. */
  readonly report?: (notice: StoreNotice) => void
}

/** Which database, and how it is read. */
export interface PostgresStoreOptions extends PostgresOptions {
  readonly registry: Registry
  /** How often subscriptions look for events of other processes when nothing was heard of them; 500 by default. */
  readonly pollMilliseconds?: number
  /** How many events are read at once; 1,000 by default. */
  readonly pageSize?: number
}

/** A connection of the caller in whose transaction an append may be; a `Client` or `PoolClient` of `pg`. */
export type TransactionClient = Pick<Client, 'query'>

/** What can be done inside of a transaction of the caller. */
export type JoinedStore = Pick<EventStore, 'append' | 'appendStored' | 'readStream'>

/** An event store on PostgreSQL. */
export interface PostgresStore extends EventStore {
  /**
   * The store inside of a transaction that the caller has begun on a connection to the same database.
   *
   * What is appended is there when the caller commits, and never was when the caller rolls back. An append that is
   * refused changes nothing, and the transaction goes on. Readers of the whole store wait at its first event until it
   * ends: keep such transactions short.
   */
  readonly within: (client: TransactionClient) => JoinedStore
  /** Transactions that have appended and not ended; readers of the whole store wait behind them. */
  readonly inFlight: () => TaskEither<StoreError, InFlight>
}

/**
 * Opens a PostgreSQL database as an event store, makes its tables where there are none, and brings older ones up to date.
 *
 * Any number of processes may write and read at once. A schema that is not of this software, or of a later version of
 * it, is left as it is.
 */
export const openPostgresStore =
  (options: PostgresStoreOptions): TaskEither<OpenError, PostgresStore> =>
  async () => {
    const { registry, pollMilliseconds = 500, pageSize = 1_000 } = options
    const place = placeOf(options)
    if (isLeft(place)) return place
    const prepared = await prepare(place.right)
    if (isLeft(prepared)) return prepared
    const { schema, connection, timeoutMilliseconds, report } = place.right
    const { tenant, channel } = prepared.right
    const connections = makeConnections(place.right)
    const sql = statementsFor(schema, tenant)
    const storing = storingIn(schema)
    const driver = postgresDriver({ connections, connection, sql, storing, schema, tenant, channel, timeoutMilliseconds, pollMilliseconds, report })
    const store = makeEventStore(driver, registry, { pageSize })
    return right({
      ...store,
      within: (client) => {
        const { append, appendStored, readStream } = makeEventStore(joinedDriver(client, sql, storing, place.right.tenant, capabilities), registry, { pageSize })
        return { append, appendStored, readStream }
      },
      inFlight: () => () => connections.patiently((ask) => inFlight(ask, schema)),
    })
  }

/** Where a store lies, with all options decided. */
export interface Place extends ConnectionOptions {
  readonly schema: string
  readonly migrate: boolean
}

/** Decides all options. */
export const placeOf = (options: PostgresOptions): Either<OpenError, Place> => {
  let url: URL
  try {
    url = new URL(options.url)
  } catch {
    return left({ _tag: 'CannotOpen', reason: 'the URL is none' })
  }
  if (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:') return left({ _tag: 'CannotOpen', reason: `${url.protocol} is not postgres:` })
  const tenant = options.tenant ?? url.searchParams.get('tenant') ?? defaultTenant
  const schema = options.schema ?? url.searchParams.get('schema') ?? 'vor_ort'
  url.searchParams.delete('tenant')
  url.searchParams.delete('schema')
  const { migrate: isToMigrate = true, connections = 10, timeoutMilliseconds = 10_000, statementMilliseconds = 60_000, report = () => undefined } = options
  const connection: ClientConfig = { connectionString: url.href, application_name: 'vor-ort', connectionTimeoutMillis: timeoutMilliseconds }
  return right({ connection, tenant, schema, migrate: isToMigrate, connections, timeoutMilliseconds, statementMilliseconds, report })
}

/** The tenant as the tables know it. */
export interface FoundTenant {
  readonly tenant: number
  readonly channel: string
}

/** Checks and migrates the schema, and finds the tenant. */
export const prepare = async (place: Place): Promise<Either<OpenError, FoundTenant>> => {
  const patience = makePatience(place.timeoutMilliseconds)
  for (;;) {
    let client: Client | undefined
    try {
      // A certificate that is named but not there is met here.
      client = new Client(place.connection)
      client.on('error', () => undefined)
      await client.connect()
      return await prepareOn(client, place)
    } catch (thrown) {
      // Who was too slow to make a thing finds it made.
      const isRace = kindOf(thrown) === 'other' && /^(?:23505|42P0[67]|42710)$/.test(String(Reflect.get(Object(thrown), 'code')))
      const error = isRace ? patience.isOver() : openErrorOf(thrown)._tag === 'CannotOpen' ? openErrorOf(thrown) : await patience.after(thrown)
      if (client === undefined) return left({ _tag: 'CannotOpen', reason: messageOf(thrown) })
      if (error !== undefined) return left(error)
    } finally {
      await client?.end().catch(() => undefined)
    }
  }
}

const prepareOn = async (client: Client, place: Place): Promise<Either<OpenError, FoundTenant>> => {
  const { schema } = place
  const settings = settingsOf(place)
  await client.query(settings.text, [settings.values])
  const checked = await checkSchema(client, schema)
  if (isLeft(checked)) return checked
  if (checked.right < knownSchema) {
    if (!place.migrate) {
      return left({ _tag: 'OlderSchema', schema: place.schema, found: checked.right, known: knownSchema })
    }
    await migrate(client, schema)
  }
  const found = await client.query<{ readonly number: number | null; readonly channel: string | null }>(
    inSchema(schema, 'SELECT number, channel FROM @schema@.tenant_of_session()'),
  )
  const { number = null, channel = null } = found.rows[0] ?? {}
  return number === null || channel === null ? left({ _tag: 'NoTenant', tenant: place.tenant }) : right({ tenant: number, channel })
}
