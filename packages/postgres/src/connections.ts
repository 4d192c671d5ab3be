/** Connections to one database: shared, bounded in time, and tried again when they are lost. */
import type { StoreError, StoreNotice } from '@vor-ort/event-store'
import { left, right, type Either } from 'fp-ts/lib/Either.js'
import { Pool, type ClientBase, type ClientConfig, type PoolClient } from 'pg'

import { codeOf, kindOf, storeErrorOf } from './errors.ts'

/** A statement that is prepared once on each connection. */
export interface Statement {
  readonly name: string
  readonly text: string
}

/** A value of a row as PostgreSQL writes it. */
export type Column = string | null
/** The columns of a row in the order of the statement. */
export type Row = ReadonlyArray<Column>
/** What can be given to a statement: texts, lists of texts, and bytes in PostgreSQL's binary form. */
export type Value = string | boolean | null | Uint8Array | ReadonlyArray<string>

/** Asks something on one connection. */
export type Ask = (statement: Statement, values: ReadonlyArray<Value>) => Promise<ReadonlyArray<Row>>

// Everything is taken as PostgreSQL writes it: large numbers stay exact, and JSON stays as it was stored.
const asWritten = { getTypeParser: () => (text: string) => text }

/** Asks on a connection that the caller has. */
export const askOn =
  (client: Pick<ClientBase, 'query'>): Ask =>
  async ({ name, text }, values) => {
    const result = await client.query<Column[]>({ name, text, values: [...values], rowMode: 'array', types: asWritten })
    return result.rows
  }

/** How connections are made and how long they wait. */
export interface ConnectionOptions {
  readonly connection: ClientConfig
  readonly connections: number
  readonly timeoutMilliseconds: number
  readonly statementMilliseconds: number
  readonly tenant: string
  /** Is told of tries that are made again. */
  readonly report: Report
}

/** Is told what happens to connections. */
export type Report = (notice: StoreNotice) => void

/** The connections of one store. */
export interface Connections {
  /** Does some work on one connection; a fault is thrown. */
  readonly once: <A>(work: (ask: Ask) => Promise<A>) => Promise<A>
  /** The same for what may be done twice: tries again until the time is up. */
  readonly patiently: <A>(work: (ask: Ask) => Promise<A>) => Promise<Either<StoreError, A>>
  readonly end: () => Promise<void>
}

/** What every connection of a store is set to, whatever the defaults of the server, the database or the role are. */
export const settingsOf = ({ timeoutMilliseconds, statementMilliseconds, tenant }: ConnectionOptions): Statement & { readonly values: string[] } => ({
  name: 'settings',
  // The order of reading rests on the isolation. Every statement is answered by an index; what the planner takes a table
  // for that was empty when it looked must not lead it astray.
  text: `SELECT set_config(name, value, false) FROM unnest(
    ARRAY['vor_ort.tenant', 'lock_timeout', 'statement_timeout', 'default_transaction_isolation', 'default_transaction_read_only', 'enable_seqscan', 'enable_bitmapscan', 'client_min_messages'],
    $1::text[]) AS setting (name, value)`,
  values: [tenant, String(timeoutMilliseconds), String(statementMilliseconds), 'read committed', 'off', 'off', 'off', 'warning'],
})

/** Makes the connections of a store; none is opened before it is needed. */
export const makeConnections = (options: ConnectionOptions): Connections => {
  const { name, text, values } = settingsOf(options)
  const pool = new Pool({
    ...options.connection,
    max: options.connections,
    connectionTimeoutMillis: options.timeoutMilliseconds,
    keepAlive: true,
    idleTimeoutMillis: 60_000,
    // The pool waits for what comes back, though its types do not say so.
    onConnect: (client): unknown => client.query({ name, text, values: [values] }),
  })
  // Who asks is told by the question; a connection that is lost while nobody uses it is no fault of anyone.
  pool.on('error', ignore)
  pool.on('connect', (client) => client.on('error', ignore))

  const once = async <A>(work: (ask: Ask) => Promise<A>): Promise<A> => {
    const client = await pool.connect()
    // A server that does not answer at all is given up; the time is longer than what the server itself keeps.
    const timer = setTimeout(() => release(client, true), options.statementMilliseconds + 1_000)
    let isReleased = false
    const release = (which: PoolClient, isSpoilt: boolean): void => {
      if (isReleased) return
      isReleased = true
      clearTimeout(timer)
      which.release(isSpoilt)
    }
    try {
      const result = await work(askOn(client))
      release(client, false)
      return result
    } catch (thrown) {
      release(client, kindOf(thrown) === 'lost')
      throw thrown
    }
  }

  return {
    once,
    patiently: async (work) => {
      const patience = makePatience(options.timeoutMilliseconds, options.report, 'reader')
      for (;;) {
        try {
          return right(await once(work))
        } catch (thrown) {
          const error = await patience.after(thrown)
          if (error !== undefined) return left(error)
        }
      }
    },
    end: async () => {
      if (!pool.ended) await pool.end()
    },
  }
}

/** How long one piece of work has been tried, and whether to go on. */
export interface Patience {
  /** Waits after a fault before the next try; gives the fault of the store when no further try is worth it. */
  readonly after: (thrown: unknown) => Promise<StoreError | undefined>
  /** The fault of the store when others were quicker for too long. */
  readonly isOver: () => StoreError | undefined
}

/** Patience for one piece of work. */
export const makePatience = (timeoutMilliseconds: number, report: Report = ignore, connection: StoreNotice['connection'] = 'reader'): Patience => {
  const start = performance.now()
  let pause = 5
  let attempt = 0
  const waited = (): number => Math.round(performance.now() - start)
  const busy = (): StoreError => ({ _tag: 'StoreBusy', waitedMilliseconds: waited() })
  return {
    after: async (thrown) => {
      const kind = kindOf(thrown)
      if (kind === 'busy') return busy()
      const isPassing = (kind === 'lost' && !isClosed(thrown)) || kind === 'again'
      if (!isPassing) return storeErrorOf(thrown)
      const rest = timeoutMilliseconds - waited()
      if (rest <= 0) return kind === 'lost' ? storeErrorOf(thrown) : busy()
      // Some chance, so that those who lost the same server do not all come back at the same moment.
      const waitMilliseconds = Math.min(rest, pause * (0.5 + Math.random()))
      attempt++
      if (kind === 'lost') report({ _tag: 'Disconnected', connection, reason: codeOf(thrown) })
      report({ _tag: 'Retrying', connection, attempt, waitMilliseconds })
      await new Promise((resolve) => setTimeout(resolve, waitMilliseconds))
      pause = Math.min(250, pause * 2)
      return undefined
    },
    isOver: () => (waited() >= timeoutMilliseconds ? busy() : undefined),
  }
}

const isClosed = (thrown: unknown): boolean => thrown instanceof Error && thrown.message.startsWith('Cannot use a pool after calling end')

const ignore = (): void => undefined
