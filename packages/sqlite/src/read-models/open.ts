/** Opening a file of read models: a file of its own, or that of the event store. */
import type { DefinitionFault, ProjectionTarget, ReadModel, TargetError } from '@vor-ort/projections'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'

import { isBusy, messageOf, primaryCode, resultCode, storeErrorOf, type OpenError } from '../errors.ts'
import { patiently } from '../patience.ts'
import { applicationId } from '../schema.ts'
import { ask, type InvalidQuery, type QueryResult } from './query.ts'
import { knownReadModelSchema, readModelMigrations } from './schema.ts'
import { rollBack, sqliteTarget, targetErrorOf, transacting } from './target.ts'
import { installViews, viewFaults } from './views.ts'

/** Which file, and how. */
export interface SqliteReadModelsOptions {
  /** The file; it is made where there is none. That of the event store will do. */
  readonly path: string
  /** Read only: the file must have read models; false by default. */
  readonly readOnly?: boolean
  /**
   * `normal` (the default): after a power cut the last batches may be gone, rows and checkpoint alike, and come again;
   * `full` keeps them.
   */
  readonly synchronous?: 'full' | 'normal'
  /** How long to wait for another writer before `TargetBusy`; 5,000 by default. */
  readonly busyTimeoutMilliseconds?: number
}

/** A target of projections on SQLite, with views for people and questions in SQL. */
export interface SqliteReadModels extends ProjectionTarget {
  /** Makes the views of read models, anew where they are there; all or none. */
  readonly install: (models: ReadonlyArray<ReadModel>) => TaskEither<TargetError, void>
  /** What differs between the declared columns of read models that were installed and those that their views have. */
  readonly check: (models: ReadonlyArray<ReadModel>) => TaskEither<TargetError, ReadonlyArray<DefinitionFault>>
  /** Asks one SELECT; it cannot change anything. */
  readonly query: (sql: string, parameters?: ReadonlyArray<SQLInputValue>) => TaskEither<InvalidQuery | TargetError, QueryResult>
}

/**
 * Opens a SQLite file for read models, and makes its books where there are none.
 *
 * Other processes may read while one writes; of several writers one waits for the other. The file of another application
 * is left as it is.
 *
 * @example
 * ```ts
 * import { openSqliteReadModels } from '@vor-ort/sqlite'
 * import { isRight } from 'fp-ts/lib/Either.js'
 * const opened = await openSqliteReadModels({ path: ':memory:' })()
 * isRight(opened) ? await opened.right.query('SELECT 1 + 1 AS two')() : opened
 * // => { _tag: 'Right', right: { columns: ['two'], rows: [{ two: 2 }] } }
 * ```
 */
export const openSqliteReadModels =
  (options: SqliteReadModelsOptions): TaskEither<OpenError, SqliteReadModels> =>
  async () => {
    const { path, readOnly = false, synchronous = 'normal', busyTimeoutMilliseconds = 5_000 } = options
    const opened = openFile(path, readOnly)
    if (isLeft(opened)) return opened
    const database = opened.right
    const prepared = await patiently(busyTimeoutMilliseconds, () => prepareFile(database, path, readOnly, synchronous))
    const refused = isLeft(prepared) ? prepared.left : prepared.right
    if (refused !== undefined) {
      database.close()
      return left(refused)
    }
    const made = await patiently(busyTimeoutMilliseconds, () => {
      const transact = transacting(database, readOnly, busyTimeoutMilliseconds)
      return { ...sqliteTarget(database, transact), ...views(database, transact, busyTimeoutMilliseconds) }
    })
    if (isLeft(made)) database.close()
    return made
  }

const views = (
  database: DatabaseSync,
  transact: ReturnType<typeof transacting>,
  busyTimeoutMilliseconds: number,
): Pick<SqliteReadModels, 'install' | 'check' | 'query'> => ({
  install: (models) => () =>
    transact('write', () => {
      const taken = installViews(database, models)
      return taken === undefined ? right(undefined) : left({ _tag: 'NameTaken' as const, name: taken })
    }),
  check: (models) => () => transact('read', () => right(viewFaults(database, models))),
  query:
    (sql, parameters = []) =>
    async () => {
      const asked = await patiently(busyTimeoutMilliseconds, () => ask(database, sql, parameters))
      return isLeft(asked) ? left(targetErrorOf(asked.left)) : asked.right
    },
})

const openFile = (path: string, readOnly: boolean): Either<OpenError, DatabaseSync> => {
  try {
    return right(new DatabaseSync(path, { readOnly }))
  } catch (thrown) {
    return left({ _tag: 'CannotOpen', path, reason: messageOf(thrown) })
  }
}

/** Checks that the file may be used, and makes the books; a fault that is no passing one is the result. */
const prepareFile = (database: DatabaseSync, path: string, readOnly: boolean, synchronous: 'full' | 'normal'): OpenError | undefined => {
  try {
    // The wait for others is done without holding up this process; a longer log writes each page back less often.
    database.exec(`PRAGMA busy_timeout = 0; PRAGMA synchronous = ${synchronous}; PRAGMA wal_autocheckpoint = 4000; PRAGMA secure_delete = FAST`)
    const mark = Number(database.prepare('PRAGMA application_id').get()?.['application_id'])
    const isEmpty = database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined
    if (mark !== applicationId && !(mark === 0 && isEmpty)) return { _tag: 'NotAStore', path, reason: 'it is the SQLite database of another application' }
    if (readOnly) return hasBooks(database) ? newerSchema(database, path) : { _tag: 'NotAStore', path, reason: 'it has no read models' }
    database.exec('PRAGMA journal_mode = WAL')
    return makeBooks(database, path)
  } catch (thrown) {
    if (isBusy(thrown)) throw thrown
    const code = primaryCode(thrown)
    const reason = messageOf(thrown)
    if (code === resultCode.notADatabase) return { _tag: 'NotAStore', path, reason }
    if (code === resultCode.cannotOpen || code === resultCode.readOnly) return { _tag: 'CannotOpen', path, reason }
    return storeErrorOf(thrown)
  }
}

const hasBooks = (database: DatabaseSync): boolean => database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'read_model_schema'").get() !== undefined

const schemaOf = (database: DatabaseSync): number =>
  hasBooks(database) ? Number(database.prepare('SELECT version FROM read_model_schema').get()?.['version']) : 0

const newerSchema = (database: DatabaseSync, path: string): OpenError | undefined => {
  const found = schemaOf(database)
  return found > knownReadModelSchema ? { _tag: 'NewerSchema', path, found, known: knownReadModelSchema } : undefined
}

const makeBooks = (database: DatabaseSync, path: string): OpenError | undefined => {
  if (schemaOf(database) >= knownReadModelSchema) return newerSchema(database, path)
  database.exec('BEGIN IMMEDIATE')
  try {
    // Asked again inside the transaction: another process may have been quicker.
    const found = schemaOf(database)
    // The mark of the event store, whose file this may become; its own version stays as it is.
    if (found === 0) database.exec(`PRAGMA application_id = ${applicationId}`)
    for (const { version, sql } of readModelMigrations) {
      if (version > found) database.exec(`${sql}; UPDATE read_model_schema SET version = ${version}`)
    }
    database.exec('COMMIT')
    return newerSchema(database, path)
  } catch (thrown) {
    rollBack(database)
    throw thrown
  }
}
