/** Opening a file as an event store. */
import type { Registry } from '@vor-ort/core'
import { makeEventStore, type EventStore } from '@vor-ort/event-store'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

import { sqliteDriver } from './driver.ts'
import { isBusy, messageOf, primaryCode, resultCode, storeErrorOf, type OpenError } from './errors.ts'
import { patiently } from './patience.ts'
import { applicationId, knownSchema, migrations, type Migration } from './schema.ts'

/** Which file, and how. */
export interface SqliteStoreOptions {
  /** The file; it is made where there is none. */
  readonly path: string
  readonly registry: Registry
  /** Read only: the file must exist, appends are refused; false by default. */
  readonly readOnly?: boolean
  /**
   * What an acknowledged append survives: `full` (the default) even a power cut, `normal` a crash of the process, but
   * after a power cut the last appends may be gone. `loading` is for what can be loaded again, such as a simulation: some
   * thousand events share a transaction, a crash takes the last of them, and nobody else can write meanwhile.
   */
  readonly synchronous?: 'full' | 'normal' | 'loading'
  /** How long to wait for another writer before `StoreBusy`; 5,000 by default. */
  readonly busyTimeoutMilliseconds?: number
  /** How often subscriptions look for events of other processes; 50 by default. */
  readonly pollMilliseconds?: number
  /** How many events are read at once; 500 by default. */
  readonly pageSize?: number
}

/**
 * Opens a SQLite file as an event store, makes it where there is none, and brings an older schema up to date.
 *
 * Other processes may read while this one writes; of several writers one waits for the other. A file that is not a
 * store of this software, or of a later version of it, is left as it is.
 *
 * @example
 * ```ts
 * import { openSqliteStore } from '@vor-ort/sqlite'
 * import { makeRegistry } from '@vor-ort/core'
 * import { isRight } from 'fp-ts/lib/Either.js'
 * const registry = makeRegistry([])
 * const store = isRight(registry) ? await openSqliteStore({ path: ':memory:', registry: registry.right })() : registry
 * isRight(store) ? store.right.capabilities : store // => { durable: false, multiProcess: false, uniqueEventIds: true, joinsTransactions: false }
 * isRight(store) ? await store.right.close()() : store // => { _tag: 'Right', right: undefined }
 * ```
 */
export const openSqliteStore =
  (options: SqliteStoreOptions): TaskEither<OpenError, EventStore> =>
  async () => {
    const { path, registry, readOnly = false, synchronous = 'full', pageSize = 500 } = options
    const { busyTimeoutMilliseconds = 5_000, pollMilliseconds = 50 } = options
    const opened = openFile(path, readOnly)
    if (isLeft(opened)) return opened
    const database = opened.right
    const fail = (error: OpenError): Either<OpenError, never> => {
      database.close()
      return left(error)
    }
    const prepared = await patiently(busyTimeoutMilliseconds, () => prepareFile(database, path, readOnly, synchronous))
    if (isLeft(prepared)) return fail(prepared.left)
    if (prepared.right !== undefined) return fail(prepared.right)
    const driver = await patiently(busyTimeoutMilliseconds, () =>
      sqliteDriver(database, { readOnly, busyTimeoutMilliseconds, pollMilliseconds, isLoading: synchronous === 'loading' }),
    )
    return isLeft(driver) ? fail(driver.left) : right(makeEventStore(driver.right, registry, { pageSize }))
  }

const openFile = (path: string, readOnly: boolean): Either<OpenError, DatabaseSync> => {
  try {
    // A folder on the way may not be looked into: that throws too.
    if (path !== ':memory:' && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) {
      return left({ _tag: 'CannotOpen', path, reason: 'it is a directory' })
    }
    return right(new DatabaseSync(path, { readOnly }))
  } catch (thrown) {
    return left({ _tag: 'CannotOpen', path, reason: messageOf(thrown) })
  }
}

/** Checks that the file is a store, and makes or migrates it; a fault that is no passing one is the result. */
const prepareFile = (
  database: DatabaseSync,
  path: string,
  readOnly: boolean,
  synchronous: 'full' | 'normal' | 'loading',
): OpenError | undefined => {
  try {
    const refused = checkFile(database, path, readOnly)
    if (refused !== undefined) return refused
    // Replacing a row deletes one: only so is the trigger for deletion asked.
    // Ids that are derived from command ids lie anywhere in their index: a longer log writes each of its pages back less often.
    database.exec(
      `PRAGMA busy_timeout = 0; PRAGMA recursive_triggers = ON; PRAGMA synchronous = ${synchronous === 'loading' ? 'off' : synchronous}; PRAGMA wal_autocheckpoint = 4000;`,
    )
    // Without it SQLite leaves dead copies of rows in half-used pages, where a change goes unseen and erased data would stay.
    database.exec('PRAGMA secure_delete = FAST')
    if (readOnly) return undefined
    database.exec('PRAGMA journal_mode = WAL')
    migrate(database, migrations)
    return undefined
  } catch (thrown) {
    if (isBusy(thrown)) throw thrown
    const code = primaryCode(thrown)
    const reason = messageOf(thrown)
    if (code === resultCode.notADatabase) return { _tag: 'NotAStore', path, reason }
    if (code === resultCode.cannotOpen || code === resultCode.readOnly) return { _tag: 'CannotOpen', path, reason }
    return storeErrorOf(thrown)
  }
}

const checkFile = (database: DatabaseSync, path: string, readOnly: boolean): OpenError | undefined => {
  const found = pragma(database, 'user_version')
  const mark = pragma(database, 'application_id')
  if (mark === applicationId) {
    if (found > knownSchema) return { _tag: 'NewerSchema', path, found, known: knownSchema }
    // What made the file without the tables of a store are the read models, which bear the same mark.
    if (readOnly && found === 0) return { _tag: 'NoEvents', path }
    return readOnly && found < knownSchema
      ? { _tag: 'CannotOpen', path, reason: `its schema ${found} must be brought to ${knownSchema} first: open it once to write` }
      : undefined
  }
  const isEmpty = mark === 0 && found === 0 && database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined
  if (!isEmpty) return { _tag: 'NotAStore', path, reason: 'it is the SQLite database of another application' }
  return readOnly ? { _tag: 'NotAStore', path, reason: 'it is empty' } : undefined
}

/** Takes the steps that the file lacks, each in a transaction of its own. */
export const migrate = (database: DatabaseSync, steps: ReadonlyArray<Migration>): void => {
  const newest = steps.at(-1)?.version ?? 0
  while (pragma(database, 'user_version') < newest) {
    database.exec('BEGIN IMMEDIATE')
    try {
      // Asked again inside the transaction: another process may have been quicker.
      const version = pragma(database, 'user_version')
      const step = steps.find((candidate) => candidate.version > version)
      if (step !== undefined) {
        database.exec(step.sql)
        database.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${step.version};`)
      }
      database.exec('COMMIT')
    } catch (thrown) {
      database.exec('ROLLBACK')
      throw thrown
    }
  }
}

const pragma = (database: DatabaseSync, name: 'user_version' | 'application_id'): number =>
  Number(database.prepare(`PRAGMA ${name}`).get()?.[name] ?? 0)
