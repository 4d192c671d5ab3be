/** The transactions of appends: one each, or many together while a store is loaded. */
import type { DatabaseSync } from 'node:sqlite'

/** Around one append; `begin` and one of the others, without a pause between them. */
export interface Transactions {
  readonly begin: () => void
  /** Ends an append of so many events. */
  readonly commit: (events: number) => void
  readonly rollback: () => void
  /** Commits what still waits. */
  readonly flush: () => void
}

/** One transaction for each append: who is told that it succeeded can rely on it. */
export const singleTransactions = (database: DatabaseSync): Transactions => {
  const begin = database.prepare('BEGIN IMMEDIATE')
  const commit = database.prepare('COMMIT')
  return {
    begin: () => void begin.run(),
    commit: () => void commit.run(),
    rollback: () => database.exec('ROLLBACK'),
    flush: () => undefined,
  }
}

/**
 * Many appends in one transaction: it is committed after so many events, or after a while.
 *
 * Each append is still all or nothing, by a savepoint.
 */
export const sharedTransactions = (database: DatabaseSync, eventsTogether = 5_000, waitMilliseconds = 200): Transactions => {
  const begin = database.prepare('BEGIN IMMEDIATE')
  const commit = database.prepare('COMMIT')
  const mark = database.prepare('SAVEPOINT one_append')
  const release = database.prepare('RELEASE one_append')
  const undo = database.prepare('ROLLBACK TO one_append')
  let isOpen = false
  let waiting = 0
  let timer: NodeJS.Timeout | undefined

  const flush = (): void => {
    clearTimeout(timer)
    timer = undefined
    waiting = 0
    if (!isOpen) return
    isOpen = false
    commit.run()
  }
  // Others could not write for as long as the transaction is open.
  const flushLater = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined
      try {
        flush()
      } catch {
        // The next append meets what is wrong, and tells it.
      }
    }, waitMilliseconds)
  }

  return {
    begin: () => {
      if (!isOpen) begin.run()
      isOpen = true
      mark.run()
    },
    commit: (events) => {
      release.run()
      waiting += events
      if (waiting >= eventsTogether) flush()
      else flushLater()
    },
    rollback: () => {
      undo.run()
      release.run()
      flushLater()
    },
    flush,
  }
}
