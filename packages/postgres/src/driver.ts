/** The driver on one tenant of a PostgreSQL database. */
import { breathe, comparePositions, makeQueues, type Capabilities, type Polled, type StoreDriverBase } from '@vor-ort/event-store'
import { isLeft, right } from 'fp-ts/lib/Either.js'
import type { ClientConfig } from 'pg'

import { makeAnnouncements } from './announcements.ts'
import { append } from './append.ts'
import { makePatience, type Connections, type Report } from './connections.ts'
import { makeGrouping } from './grouping.ts'
import { makeKnownHeads } from './known-heads.ts'
import { faultsOfMedium } from './medium.ts'
import { makeReading, positionOf } from './reading.ts'
import type { Statements } from './statements.ts'
import type { Storing } from './storing.ts'

/** What the driver stands on. */
export interface DriverOptions {
  readonly connections: Connections
  readonly connection: ClientConfig
  readonly sql: Statements
  readonly storing: Storing
  readonly schema: string
  readonly tenant: number
  readonly channel: string
  readonly timeoutMilliseconds: number
  readonly pollMilliseconds: number
  readonly report: Report
}

// As many as can be met again soon; a head takes some hundred bytes.
const knownHeads = 10_000

/**
 * What this store can do.
 *
 * @example
 * ```ts
 * import { capabilities } from '@vor-ort/postgres'
 * capabilities.joinsTransactions // => true
 * ```
 */
export const capabilities: Capabilities = { durable: true, multiProcess: true, uniqueEventIds: true, joinsTransactions: true }

/** Makes the driver; the schema was checked and the tenant found before. */
export const postgresDriver = (options: DriverOptions): StoreDriverBase & Polled => {
  const { connections, sql, timeoutMilliseconds } = options
  const { patiently } = connections
  const heads = makeKnownHeads(knownHeads)
  const queues = makeQueues()
  const underWay = new Set<Promise<unknown>>()
  const store = makeGrouping(options.storing, connections.once)
  const reading = makeReading(sql)
  let isClosed = false
  // The count of the bell before the store was looked at last: while it is the same, a further look shows nothing new.
  let seenCount = -1

  const horizon = () => {
    const before = news.count()
    return patiently(async (ask) => {
      const end = await reading.horizon(ask)
      seenCount = before
      return end
    })
  }
  const news = makeAnnouncements({
    connection: options.connection,
    channel: options.channel,
    pollMilliseconds: options.pollMilliseconds,
    report: options.report,
    look: async () => {
      const before = reading.lastHorizon()
      const end = await horizon()
      // A fault is told by the read that follows the bell.
      return isLeft(end) || end.right > before
    },
    tell: () =>
      connections.once((ask) =>
        // To wait for the disk would be of no use to anyone.
        ask({ name: 'tell', text: "SELECT set_config('synchronous_commit', 'off', true), pg_notify($1, '')" }, [options.channel]),
      ),
  })

  return {
    capabilities,

    append: (request) =>
      // One at a time for each stream: two who guess the same head would only wait for each other in the database.
      queues.run(request.stream, async () => {
        const patience = makePatience(timeoutMilliseconds, options.report, 'writer')
        const appending = append(request, { sql, once: connections.once, patience, heads, store })
        underWay.add(appending)
        const result = await appending.finally(() => underWay.delete(appending))
        if (result._tag === 'Right' && !result.right.duplicate) news.announce()
        return result
      }),

    readStream: (stream, range) => patiently((ask) => sql.ofStream(ask, stream, range)),

    readAll: (range) => {
      const before = news.count()
      return patiently(async (ask) => {
        const page = await reading.page(ask, range)
        if (page.done) seenCount = before
        return page
      })
    },

    heads: (range) => patiently((ask) => sql.heads(ask, range)),

    end: async () => {
      const end = await horizon()
      return isLeft(end) ? end : right(positionOf(end.right))
    },

    changed: async (after, signal) => {
      const isBehind = (): boolean => {
        const end = positionOf(reading.lastHorizon())
        return end !== undefined && (after === undefined || comparePositions(end, after) > 0)
      }
      // Waiting begins before looking, so that nothing can come in between.
      const woken = new AbortController()
      const wake = (): void => woken.abort()
      signal.addEventListener('abort', wake, { once: true })
      const waiting = news.wait(woken.signal)
      const isNew = seenCount !== news.count() && isLeft(await horizon())
      if (isClosed || isNew || isBehind()) wake()
      await waiting
      signal.removeEventListener('abort', wake)
    },

    // Made at random with the tenant.
    identity: () => Promise.resolve(right(options.channel)),

    checkMedium: () => patiently((ask) => faultsOfMedium(ask, options.schema, options.tenant)),

    close: async () => {
      isClosed = true
      // What was asked for before gets its answer. An answer lets the next of its stream begin, so it is asked again.
      while (underWay.size > 0 || queues.size() > 0) await (underWay.size > 0 ? Promise.allSettled(underWay) : breathe())
      await news.end()
      await connections.end()
      return right(undefined)
    },
  }
}
