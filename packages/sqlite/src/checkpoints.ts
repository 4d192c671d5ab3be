/** Checkpoints of process managers in a SQLite file, as a rule that of the events. */
import { emptyRegistry } from '@vor-ort/core'
import { isPosition, type CheckpointStore, type StoreError } from '@vor-ort/event-store'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { DatabaseSync } from 'node:sqlite'

import { messageOf, type OpenError } from './errors.ts'
import { migrate, openSqliteStore } from './open.ts'
import { patiently } from './patience.ts'
import { migrations } from './schema.ts'

/** Which file, and how long to wait for others. */
export interface SqliteCheckpointsOptions {
  /** The file of an event store; it is made where there is none. */
  readonly path: string
  /** How long to wait for another writer before `StoreBusy`; 5,000 by default. */
  readonly busyTimeoutMilliseconds?: number
}

/** Checkpoints in a file. */
export interface SqliteCheckpoints extends CheckpointStore {
  readonly close: () => TaskEither<StoreError, void>
}

/**
 * Opens the checkpoints in the file of an event store, beside the store that is open on it.
 *
 * After a power cut the last ones may be gone; then a little is done again, without a second effect.
 *
 * @example
 * ```ts
 * import { openSqliteCheckpoints } from '@vor-ort/sqlite'
 * import { isPosition } from '@vor-ort/event-store'
 * import { isRight } from 'fp-ts/lib/Either.js'
 * const opened = await openSqliteCheckpoints({ path: ':memory:' })()
 * const checkpoints = isRight(opened) ? opened.right : undefined
 * for (const position of ['7', '12', '9'].filter(isPosition)) await checkpoints.save('effective-at-once', position)()
 * await checkpoints.load('effective-at-once')() // => { _tag: 'Right', right: '12' }
 * await checkpoints.close()() // => { _tag: 'Right', right: undefined }
 * ```
 */
export const openSqliteCheckpoints =
  ({ path, busyTimeoutMilliseconds = 5_000 }: SqliteCheckpointsOptions): TaskEither<OpenError, SqliteCheckpoints> =>
  async () => {
    if (path !== ':memory:') {
      // Opening it as a store makes, checks and migrates the file.
      const store = await openSqliteStore({ path, registry: emptyRegistry, busyTimeoutMilliseconds })()
      if (isLeft(store)) return store
      const closed = await store.right.close()()
      if (isLeft(closed)) return closed
    }
    const opened = connect(path)
    if (isLeft(opened)) return opened
    const database = opened.right
    const made = await patiently(busyTimeoutMilliseconds, () => checkpointsIn(database, busyTimeoutMilliseconds))
    if (isLeft(made)) database.close()
    return made
  }

const connect = (path: string): Either<OpenError, DatabaseSync> => {
  try {
    return right(new DatabaseSync(path))
  } catch (thrown) {
    return left({ _tag: 'CannotOpen', path, reason: messageOf(thrown) })
  }
}

const checkpointsIn = (database: DatabaseSync, busyTimeoutMilliseconds: number): SqliteCheckpoints => {
  database.exec('PRAGMA busy_timeout = 0; PRAGMA synchronous = NORMAL;')
  migrate(database, migrations)
  const select = database.prepare('SELECT position FROM process_checkpoints WHERE name = ?')
  // Positions are decimal texts without leading zeros: the longer one is the greater.
  const upsert = database.prepare(
    `INSERT INTO process_checkpoints (name, position) VALUES (?, ?)
     ON CONFLICT (name) DO UPDATE SET position = excluded.position
     WHERE (length(excluded.position), excluded.position) > (length(position), position)`,
  )
  const find = database.prepare('SELECT 1 FROM process_settled WHERE name = ? AND key = ?')
  const insert = database.prepare('INSERT OR IGNORE INTO process_settled (name, key) VALUES (?, ?)')
  const forgetPosition = database.prepare('DELETE FROM process_checkpoints WHERE name = ?')
  const forgetSettled = database.prepare('DELETE FROM process_settled WHERE name = ?')
  const trying =
    <A>(work: () => A): TaskEither<StoreError, A> =>
    () =>
      patiently(busyTimeoutMilliseconds, work)

  return {
    load: (name) => async () => {
      const found = await trying((): unknown => select.get(name)?.['position'])()
      if (isLeft(found)) return found
      if (found.right === undefined || isPosition(found.right)) return right(found.right)
      return left({ _tag: 'StoreDamaged', reason: `the checkpoint of ${name} is no position` })
    },
    save: (name, position) => trying(() => void upsert.run(name, position)),
    settled: (name, key) => trying(() => find.get(name, key) !== undefined),
    settle: (name, key) => trying(() => void insert.run(name, key)),
    // The position first: if only one of the two is forgotten, nothing is left undone.
    forget: (name) =>
      trying(() => {
        forgetPosition.run(name)
        forgetSettled.run(name)
      }),
    close: () => trying(() => database.close()),
  }
}
