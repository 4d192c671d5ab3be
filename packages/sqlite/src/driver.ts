/** The driver on one SQLite file. */
import { categoryOf, type Position } from '@vor-ort/core'
import {
  appended,
  comparePositions,
  makeNotifier,
  type AllPage,
  type AllPageRange,
  type AppendError,
  type Appended,
  type AppendRequest,
  type SealedEvent,
  type StoreDriver,
  type StoreError,
} from '@vor-ort/event-store'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'
import type { DatabaseSync } from 'node:sqlite'

import { isTaken } from './errors.ts'
import { patiently } from './patience.ts'
import { prepareStatements } from './statements.ts'
import { sharedTransactions, singleTransactions } from './transactions.ts'

/** How the driver waits, and whether it may write. */
export interface DriverOptions {
  readonly readOnly: boolean
  readonly busyTimeoutMilliseconds: number
  readonly pollMilliseconds: number
  /** Appends share transactions: for a store that can be loaded again. */
  readonly isLoading: boolean
}

// SQLite's integers end here, and so do revisions that can be asked for.
const greatestRevision = 2n ** 63n - 1n
// With few wanted among many, one page looks at so many events at most, so that it never holds up the process for long.
const window = 5_000

/** Makes the driver; the database was opened, checked and migrated before. */
export const sqliteDriver = (database: DatabaseSync, options: DriverOptions): StoreDriver => {
  const sql = prepareStatements(database)
  const transactions = options.isLoading ? sharedTransactions(database) : singleTransactions(database)
  const trying = <A>(work: () => A): Promise<Either<StoreError, A>> => patiently(options.busyTimeoutMilliseconds, work)

  let isClosed = false
  let poll: NodeJS.Timeout | undefined
  let seenVersion = sql.dataVersion()
  // Other processes ring no bell here; SQLite counts their commits in `data_version`, which is cheap to read.
  const look = (): void => {
    try {
      const version = sql.dataVersion()
      if (version === seenVersion) return
      seenVersion = version
    } catch {
      // A fault is told by the read that follows the bell.
    }
    bell.ring()
  }
  const bell = makeNotifier((waiting) => {
    if (waiting === 0) {
      clearInterval(poll)
      poll = undefined
    } else poll ??= setInterval(look, options.pollMilliseconds)
  })

  const write = (events: ReadonlyArray<SealedEvent>): Appended => {
    const first = events[0]
    const last = events.at(-1)
    if (first === undefined || last === undefined) return { revision: 'noStream', duplicate: false }
    let position: Position | undefined
    for (const event of events) position = sql.insert(event)
    sql.moveHead(last.stream, categoryOf(last.stream), last, first.revision === 0n)
    return position === undefined ? { revision: last.revision, duplicate: false } : appended(events, position)
  }

  // One transaction, without a pause: nothing else of this process can come between reading the head and storing.
  const appendOnce = (request: AppendRequest, isSecondTry: boolean): Either<AppendError, Appended> => {
    transactions.begin()
    try {
      const head = sql.head(request.stream)
      const lookUp = () => request.ids.flatMap((id) => sql.byId(id) ?? [])
      let resolution = isSecondTry ? request.resolve(head, lookUp()) : request.resolve(head)
      if (resolution._tag === 'LookUp') resolution = request.resolve(head, lookUp())
      if (resolution._tag !== 'Store') {
        transactions.rollback()
        const reason = 'the ids were looked up already'
        return resolution._tag === 'Answer' ? resolution.answer : left({ _tag: 'StoreDamaged', reason })
      }
      const result = write(resolution.events)
      transactions.commit(resolution.events.length)
      return right(result)
    } catch (thrown) {
      try {
        transactions.rollback()
      } catch {
        // SQLite has undone the transaction already.
      }
      // Ids are nearly never taken; so they are looked up only when the index finds one.
      if (!isSecondTry && isTaken(thrown)) return appendOnce(request, true)
      throw thrown
    }
  }

  const readAllOnce = ({ direction, after, categories, endings, limit }: AllPageRange): AllPage => {
    const isForward = direction === 'forward'
    const filter = { categories, endings }
    const isWhole = categories === undefined && endings === undefined
    const end = sql.end()
    const start = after === undefined ? (isForward ? 0 : end + 1) : Number(after)
    if (isForward) {
      const high = Math.min(end, isWhole ? end : start + window)
      const events = sql.between(start, high, limit, true, filter)
      const reached = events.length === limit ? events.at(-1)?.position : high > 0 ? positionOf(high) : undefined
      return { events, reached, done: reached === undefined || Number(reached) >= end }
    }
    const top = Math.min(start - 1, end)
    const low = Math.max(0, isWhole ? 0 : top - window)
    const events = sql.between(low, top, limit, false, filter)
    const reached = events.length === limit ? events.at(-1)?.position : positionOf(low + 1)
    return { events, reached, done: reached === undefined || Number(reached) <= 1 }
  }

  const readAll = async (range: AllPageRange): Promise<Either<StoreError, AllPage>> => {
    const page = await trying(() => readAllOnce(range))
    // Where a page cannot be read, smaller ones deliver what lies before the damage.
    return isLeft(page) && page.left._tag === 'StoreDamaged' && range.limit > 1
      ? readAll({ ...range, limit: range.limit >> 1 })
      : page
  }

  // A database in memory has no place on disk, and dies with the process.
  const isFile = database.location() !== null
  return {
    capabilities: { durable: isFile && !options.isLoading, multiProcess: isFile, uniqueEventIds: true, joinsTransactions: false },

    append: async (request) => {
      if (options.readOnly) return left({ _tag: 'StoreUnavailable', reason: 'the store was opened to be read only' })
      const outcome = await trying(() => appendOnce(request, false))
      if (isLeft(outcome)) return outcome
      if (outcome.right._tag === 'Right' && !outcome.right.right.duplicate) bell.ring()
      return outcome.right
    },

    readStream: (stream, { direction, from, to, limit }) => {
      const isForward = direction === 'forward'
      const low = (isForward ? from : to) ?? 0n
      const high = (isForward ? to : from) ?? greatestRevision
      return trying(() => sql.ofStream(stream, capped(low), capped(high), limit, isForward))
    },

    readAll,

    heads: ({ after, category, limit }) => trying(() => sql.heads(after ?? '', category, limit)),

    end: () =>
      trying(() => {
        const end = sql.end()
        return end > 0 ? positionOf(end) : undefined
      }),

    changed: async (after, signal) => {
      const end = await trying(() => sql.end())
      const isBehind = isLeft(end) || (end.right > 0 && (after === undefined || comparePositions(positionOf(end.right), after) > 0))
      if (!isClosed && !isBehind) await bell.wait(signal)
    },

    identity: () => trying(() => sql.identity()),

    checkMedium: () =>
      trying(() =>
        database
          .prepare('PRAGMA integrity_check')
          .all()
          .map((row) => String(row['integrity_check']))
          .filter((message) => message !== 'ok'),
      ),

    close: () =>
      trying(() => {
        isClosed = true
        bell.ring()
        try {
          transactions.flush()
        } finally {
          database.close()
        }
      }),
  }
}

const positionOf = (position: number): Position => String(position) as Position

const capped = (revision: bigint): bigint =>
  revision < -1n ? -1n : revision > greatestRevision ? greatestRevision : revision
