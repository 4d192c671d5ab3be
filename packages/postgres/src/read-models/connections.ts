/** Connections to the database of read models: transactions, locks with patience, and faults as values. */
import type { TargetError } from '@vor-ort/projections'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'
import { Client, Pool, type ClientConfig, type PoolClient } from 'pg'

import { isBusy, sqlState, targetErrorOf } from './errors.ts'
import { rowTypes } from './values.ts'

/** One row, its cells by the name of the column, as `rowTypes` reads them. */
export type Cells = Readonly<Record<string, string | number | boolean | null>>

/** One answer. */
export type Answer = ReadonlyArray<Cells>

/** A connection inside a transaction. */
export interface Session {
  /** Runs statements that give nothing back, as many as there are. */
  readonly run: (sql: string) => Promise<void>
  /** Asks one statement; it is prepared once in each connection. */
  readonly ask: (sql: string, parameters?: ReadonlyArray<unknown>) => Promise<Answer>
}

/**
 * What a transaction is for.
 *
 * `change` replaces views and drops tables, which readers hold while they read: it waits for them a moment only and then
 * begins anew, so that no reader ever waits long for it and none is chosen as the victim of a deadlock.
 */
export type Purpose = 'read' | 'write' | 'change'

/** The connections of one target. */
export interface Connections {
  /** Work in one transaction; a Left undoes all that it did. Where others hold what it needs it is done again, so it must not remember anything. */
  readonly transact: <E, A>(purpose: Purpose, work: (session: Session) => Promise<Either<E, A>>) => Promise<Either<E | TargetError, A>>
  /** Asks one statement on its own. */
  readonly ask: <E = never>(sql: string, parameters: ReadonlyArray<unknown>, explain?: (thrown: unknown) => E | undefined) => Promise<Either<E | TargetError, Answer>>
  /** A connection of its own, for what belongs to a session: it is not connected yet, and the caller ends it. */
  readonly dedicated: (name: string) => Client
  /** Lends a connection for other work; where that throws, the connection is given up. */
  readonly lend: <A>(work: (client: PoolClient) => Promise<A>) => Promise<Either<TargetError, A>>
  readonly close: () => Promise<void>
}

/** How to connect, and how patient to be. */
export interface ConnectionOptions {
  readonly url: string
  readonly schema: string
  readonly readOnly: boolean
  readonly isDurable: boolean
  readonly maxConnections: number
  readonly busyTimeoutMilliseconds: number
  readonly switchTimeoutMilliseconds: number
}

/** The server refused a statement; nothing of the transaction is left. */
interface Refused {
  readonly thrown: unknown
}

const closed: TargetError = { _tag: 'TargetUnavailable', reason: 'the target was closed' }

/** How long a change waits for readers before it lets them pass; far below the second after which the server looks for deadlocks. */
export const readerPatienceMilliseconds = 100

// The server closes a session whose machine is gone after half a minute instead of hours, and one whose process stands
// still in the middle of a transaction after one; with it go its locks.
const keepAlive = '-c tcp_keepalives_idle=15 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3 -c idle_in_transaction_session_timeout=60000'

// What answers and transactions rest on, whatever the defaults of the server, the database or the role are.
const settings = String.raw`-c datestyle=ISO -c timezone=UTC -c bytea_output=hex -c extra_float_digits=1 -c standard_conforming_strings=on -c client_min_messages=warning -c default_transaction_isolation=read\ committed -c statement_timeout=0`

const configOf = ({ url, schema, readOnly }: ConnectionOptions, name: string): ClientConfig => {
  const place = new URL(url)
  const given = place.searchParams.get('options') ?? ''
  // What the URL says would take the place of what is said here.
  place.searchParams.delete('options')
  return {
    connectionString: place.href,
    application_name: name,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 15_000,
    types: rowTypes,
    options: `${given} ${settings} ${keepAlive} -c search_path=${schema} -c default_transaction_read_only=${readOnly ? 'on' : 'off'}`.trim(),
  }
}

/** Makes the connections; none is opened before it is needed. */
export const makeConnections = (options: ConnectionOptions): Connections => {
  const { isDurable, busyTimeoutMilliseconds, switchTimeoutMilliseconds, maxConnections } = options
  const pool = new Pool({ ...configOf(options, 'vor-ort read models'), max: maxConnections, idleTimeoutMillis: 60_000 })
  // A connection that breaks is told to whoever uses it; while nobody does the pool lets it go.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  let closing: Promise<void> | undefined
  const names = new Map<string, string>()

  // A name for each text: the server plans a statement anew only where it does not know the name.
  const nameOf = (sql: string): string => {
    const known = names.get(sql) ?? `vor_ort_${names.size + 1}`
    names.set(sql, known)
    return known
  }
  const sessionOn = (client: PoolClient): Session => ({
    run: async (sql) => void (await client.query(sql)),
    ask: async (sql, parameters = []) => {
      const answer = await client.query<Record<string, string | number | boolean | null>>({ name: nameOf(sql), text: sql, values: [...parameters] })
      return answer.rows
    },
  })

  const begin: Readonly<Record<Purpose, string>> = {
    read: 'BEGIN READ ONLY',
    write: `BEGIN; SET LOCAL lock_timeout = ${busyTimeoutMilliseconds}; SET LOCAL enable_seqscan = off${isDurable ? '' : '; SET LOCAL synchronous_commit = off'}`,
    change: `BEGIN; SET LOCAL lock_timeout = ${busyTimeoutMilliseconds}`,
  }

  const lend: Connections['lend'] = async (work) => {
    if (closing !== undefined) return left(closed)
    let client: PoolClient
    try {
      client = await pool.connect()
    } catch (thrown) {
      return left(closing === undefined ? targetErrorOf(thrown) : closed)
    }
    try {
      const done = await work(client)
      client.release()
      return right(done)
    } catch (thrown) {
      client.release(true)
      return left(targetErrorOf(thrown))
    }
  }

  // What the server refused is told to the caller; what broke the connection is a fault of the target at once.
  const once = <E, A>(purpose: Purpose, work: (session: Session) => Promise<Either<E, A>>): Promise<Either<TargetError, Either<Refused, Either<E, A>>>> =>
    lend(async (client) => {
      await client.query(begin[purpose])
      try {
        const done = await work(sessionOn(client))
        await client.query(isLeft(done) ? 'ROLLBACK' : 'COMMIT')
        return right(done)
      } catch (thrown) {
        // Where this fails too the connection is lost, and the server undoes it.
        await client.query('ROLLBACK')
        return left({ thrown })
      }
    })

  return {
    lend,

    transact: async (purpose, work) => {
      const start = performance.now()
      const patience = purpose === 'change' ? switchTimeoutMilliseconds : busyTimeoutMilliseconds
      for (;;) {
        const done = await once(purpose, work)
        if (isLeft(done)) return done
        if (!isLeft(done.right)) return done.right.right
        const { thrown } = done.right.left
        const waited = performance.now() - start
        if (!isBusy(thrown) || waited >= patience) return left(targetErrorOf(thrown, waited))
        // Some chance, so that two do not meet again and again at the same moment.
        await new Promise((resolve) => setTimeout(resolve, 20 + 80 * Math.random()))
      }
    },

    ask: async (sql, parameters, explain) => {
      const asked = await lend(async (client) => {
        try {
          return right(await sessionOn(client).ask(sql, parameters))
        } catch (thrown) {
          if (sqlState(thrown) === undefined) throw thrown
          return left(explain?.(thrown) ?? targetErrorOf(thrown))
        }
      })
      return isLeft(asked) ? asked : asked.right
    },

    dedicated: (name) => new Client(configOf(options, name)),

    close: () => (closing ??= pool.end()),
  }
}
