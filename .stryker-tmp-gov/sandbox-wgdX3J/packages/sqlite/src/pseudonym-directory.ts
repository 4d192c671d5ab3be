/** The directory of pseudonyms in a file of its own, beside the events and deletable without them. */
// @ts-nocheck

import { randomUUID } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { left, right, type Either } from 'fp-ts/lib/Either.js'

import { messageOf } from './errors.ts'

/** Gives out random pseudonyms and remembers for whom. */
export interface SqlitePseudonymDirectory {
  readonly pseudonymOf: (kind: 'person' | 'membership', url: string) => Promise<string>
  readonly close: () => void
}

/** The directory's file cannot be used. */
export interface DirectoryUnavailable {
  readonly _tag: 'DirectoryUnavailable'
  readonly path: string
  readonly reason: string
}

/**
 * Opens a directory of pseudonyms, and makes it where there is none.
 *
 * It is a file apart from the events: who deletes it cuts the way from the pseudonyms back to the source for good, and
 * no event changes. It holds source URLs and random ids, never names. Two processes may use it at once.
 *
 * @example
 * ```ts
 * import { openPseudonymDirectory } from '@vor-ort/sqlite'
 * const opened = openPseudonymDirectory(':memory:')
 * const first = await opened.right.pseudonymOf('person', 'https://rat.example/p/1')
 * first === (await opened.right.pseudonymOf('person', 'https://rat.example/p/1')) // => true
 * first === (await opened.right.pseudonymOf('person', 'https://rat.example/p/2')) // => false
 * opened.right.close()
 * ```
 */
export const openPseudonymDirectory = (path: string): Either<DirectoryUnavailable, SqlitePseudonymDirectory> => {
  try {
    const database = new DatabaseSync(path, { timeout: 5_000 })
    database.exec(`
      PRAGMA journal_mode = WAL;
      CREATE TABLE IF NOT EXISTS pseudonyms (
        kind TEXT NOT NULL,
        url TEXT NOT NULL,
        pseudonym TEXT NOT NULL UNIQUE,
        PRIMARY KEY (kind, url)
      ) STRICT, WITHOUT ROWID`)
    // Of two processes that ask at once, one inserts and both read the same.
    const insert = database.prepare('INSERT OR IGNORE INTO pseudonyms (kind, url, pseudonym) VALUES (?, ?, ?)')
    const select = database.prepare('SELECT pseudonym FROM pseudonyms WHERE kind = ? AND url = ?')
    return right({
      pseudonymOf: (kind, url) => {
        const known = select.get(kind, url)
        if (known !== undefined) return Promise.resolve(String(known['pseudonym']))
        insert.run(kind, url, randomUUID())
        return Promise.resolve(String(select.get(kind, url)?.['pseudonym']))
      },
      close: () => database.close(),
    })
  } catch (thrown) {
    return left({ _tag: 'DirectoryUnavailable', path, reason: messageOf(thrown) })
  }
}
