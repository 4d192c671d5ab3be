/** The driver on a server of EventStoreDB or KurrentDB. */
import { breathe, makeQueues, type Capabilities, type Followed, type StoreDriverBase, type StoreError } from '@vor-ort/event-store'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'

import { makeAppend } from './appending.ts'
import type { EsdbClient } from './client.ts'
import { makeConnection, type Connection, type Deadlines } from './connection.ts'
import { makeFollow } from './following.ts'
import { makeHeadCache } from './head-cache.ts'
import { makeLogPages } from './log-pages.ts'
import { firstId, lastPosition } from './log-reading.ts'
import type { Report } from './outage.ts'
import { makePace } from './pace.ts'
import { readStreamPage } from './stream-reading.ts'
import { makeStreamHeads } from './stream-heads.ts'
import { makeUnderWay } from './under-way.ts'

// Measured with a hundred streams at once: ten to sixteen do best, and no limit does worst.
const appendsPerTurn = 12

/** The limits of the driver. */
export interface DriverOptions {
  readonly deadlines: Deadlines
  /** The largest append in bytes, as the server counts them. */
  readonly maxAppendBytes: number
  /** The number of streams whose head is kept at hand. */
  readonly cachedHeads: number
  /** How long a subscription may say nothing before it is taken to be dead. */
  readonly silenceMilliseconds: number
  readonly report: Report
}

/**
 * What every store on such a server can do, with this limit of an append.
 *
 * @example
 * ```ts
 * import { capabilitiesOf } from '@vor-ort/eventstoredb'
 * capabilitiesOf(1_048_576).uniqueEventIds // => false
 * ```
 */
export const capabilitiesOf = (maxAppendBytes: number): Capabilities => ({
  durable: true,
  multiProcess: true,
  maxAppendBytes,
  // The server knows ids only within a place of a stream.
  uniqueEventIds: false,
  joinsTransactions: false,
})

/** Makes the driver; `make` gives a new client each time. */
export const esdbDriver = (make: () => EsdbClient, options: DriverOptions): StoreDriverBase & Followed & { readonly connection: Connection } => {
  const heads = makeHeadCache(options.cachedHeads)
  // A server that comes back may have been restored from a backup: nothing that was known of it is taken for granted.
  const connection = makeConnection(make, options.deadlines, options.report, () => heads.clear())
  const pages = makeLogPages(connection)
  let identity: string | undefined
  const queues = makeQueues()
  const underWay = makeUnderWay()
  const pace = makePace(appendsPerTurn)
  const append = makeAppend(connection, heads, options.maxAppendBytes)

  return {
    connection,
    capabilities: capabilitiesOf(options.maxAppendBytes),
    append: (request) =>
      underWay.add(
        queues.run(request.stream, () => {
          const room = pace()
          return room === undefined ? append(request) : room.then(() => append(request))
        }),
      ),
    readStream: (stream, range) => readStreamPage(connection, stream, range),
    readAll: pages,
    heads: makeStreamHeads(connection),
    end: () => lastPosition(connection),
    // The ids on the server are new for each append, so those of a copy are others. The first event never changes.
    identity: async () => {
      const first: Either<StoreError, string | undefined> = identity === undefined ? await firstId(connection) : right(identity)
      if (isLeft(first)) return first
      identity = first.right
      return identity === undefined ? left({ _tag: 'StoreDamaged', reason: 'the first event of the store is gone' }) : right(identity)
    },
    follow: makeFollow(connection, pages, options.silenceMilliseconds),
    // The server checks its own files; from here there is nothing to look at.
    checkMedium: () => Promise.resolve(right([])),
    close: async () => {
      // What was asked before is carried out, as far as the server answers.
      await underWay.done(options.deadlines.totalMilliseconds)
      await connection.close()
      // Subscribers learn of it before the store says that it is closed.
      await breathe()
      return right(undefined)
    },
  }
}
