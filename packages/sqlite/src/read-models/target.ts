/** The target of projections on one SQLite file. */
import type { StoreError } from '@vor-ort/event-store'
import { decodeRow, highestCheckpoint, isLevelWith, partsAfter, type Commit, type CommitError, type Generation, type GenerationGone, type GenerationId, type ProjectionTarget, type TargetError } from '@vor-ort/projections'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'
import type { DatabaseSync } from 'node:sqlite'

import { patiently } from '../patience.ts'
import { openBooks, type BookedGeneration } from './books.ts'
import { prepareGeneration, type GenerationStatements } from './generation-statements.ts'
import { quoted } from './schema.ts'

/** Work in one transaction; a Left undoes all that it did. */
export type Transact = <E, A>(kind: 'read' | 'write', work: () => Either<E, A>) => Promise<Either<E | TargetError, A>>

/** A fault of SQLite as a fault of a target. */
export const targetErrorOf = (error: StoreError): TargetError => {
  switch (error._tag) {
    case 'StoreBusy':
      return { _tag: 'TargetBusy', waitedMilliseconds: error.waitedMilliseconds }
    case 'StoreDamaged':
      return { _tag: 'TargetDamaged', reason: error.reason }
    case 'StoreUnavailable':
      return { _tag: 'TargetUnavailable', reason: error.reason === 'the store was closed' ? 'the target was closed' : error.reason }
    case 'InvalidPosition':
      return { _tag: 'TargetDamaged', reason: `${error.position} is no position` }
  }
}

/** Makes transactions on a database: without a pause inside, so that nothing else of this process comes between. */
export const transacting = (database: DatabaseSync, readOnly: boolean, timeoutMilliseconds: number): Transact => async (kind, work) => {
  if (kind === 'write' && readOnly) return left({ _tag: 'TargetUnavailable', reason: 'it was opened to be read only' })
  const done = await patiently(timeoutMilliseconds, () => {
    database.exec(kind === 'write' ? 'BEGIN IMMEDIATE' : 'BEGIN')
    try {
      const result = work()
      database.exec(isLeft(result) ? 'ROLLBACK' : 'COMMIT')
      return result
    } catch (thrown) {
      rollBack(database)
      throw thrown
    }
  })
  return isLeft(done) ? left(targetErrorOf(done.left)) : done.right
}

/** Undoes a transaction, if SQLite has not done so already. */
export const rollBack = (database: DatabaseSync): void => {
  try {
    database.exec('ROLLBACK')
  } catch {
    // There is nothing to undo.
  }
}

/** Makes the target; the database was opened, checked and has its books. */
export const sqliteTarget = (database: DatabaseSync, transact: Transact): ProjectionTarget => {
  const books = openBooks(database)
  let isClosed = false
  const prepared = new Map<string, GenerationStatements>()

  const gone = ({ projection, generation }: GenerationId): GenerationGone => ({ _tag: 'GenerationGone', projection, generation })
  const withStatus = (projection: string, status: Generation['status']): BookedGeneration | undefined =>
    books.all().find((one) => one.projection === projection && one.status === status)

  // Numbers are never used twice, so statements stay right; those of a generation that is gone are asked for no more.
  const statementsOf = (id: GenerationId): GenerationStatements | undefined => {
    const name = `${id.projection} ${id.generation}`
    const known = prepared.get(name)
    if (known !== undefined) return known
    const booked = books.find(id)
    if (booked === undefined) return undefined
    const statements = prepareGeneration(database, booked)
    prepared.set(name, statements)
    return statements
  }
  const drop = (generation: BookedGeneration | undefined): void => {
    if (generation === undefined) return
    prepared.delete(`${generation.projection} ${generation.generation}`)
    books.drop(generation)
  }

  const commitOne = (commit: Commit): CommitError | undefined => {
    const { projection, generation, expected, touched, poison } = commit
    const mark = books.mark(commit)
    const statements = mark === undefined || mark.status === 'previous' ? undefined : statementsOf(commit)
    if (mark === undefined || statements === undefined) return gone(commit)
    const after = partsAfter(mark.parts, commit)
    if ('actual' in after) return { _tag: 'CheckpointMoved', projection, generation, expected, actual: after.actual }
    const duplicate = statements.write(touched)
    if (duplicate !== undefined) return { _tag: 'DuplicateRow', projection, generation, table: duplicate.table }
    for (const record of poison) books.addPoison(commit, record)
    if (commit.next !== expected) books.moveParts(commit, after.parts)
    return undefined
  }

  return {
    origin: () => () => transact('read', () => right(books.origin())),

    claim: (origin) => async () => {
      const held = await transact('read', () => right(books.origin()))
      if (isLeft(held)) return held
      const claimed = held.right === undefined ? await transact('write', () => right(books.claim(origin))) : right(held.right)
      if (isLeft(claimed)) return claimed
      return claimed.right === origin ? right(undefined) : left({ _tag: 'OtherStore', known: claimed.right, found: origin })
    },

    generations: (projection) => () =>
      transact('read', () => right(books.all().filter((one) => projection === undefined || one.projection === projection).map(describe))),

    openGeneration: (blueprint, status) => async () => {
      const { name, tables } = blueprint
      if (status === 'active') {
        const active = await transact('read', () => right(withStatus(name, 'active')))
        if (isLeft(active)) return active
        if (active.right !== undefined) return right(describe(active.right))
      }
      return transact('write', () => {
        // Asked again: another process may have been quicker.
        const active = withStatus(name, 'active')
        if (status === 'active' && active !== undefined) return right(describe(active))
        const taken = tables.find((table) => books.isTaken(table.name, name))
        if (taken !== undefined) return left({ _tag: 'NameTaken' as const, name: taken.name })
        if (status === 'building') drop(withStatus(name, 'building'))
        return right(books.create(blueprint, status))
      })
    },

    loadStates: (id, keys) => () =>
      transact('read', () => {
        const statements = books.mark(id) === undefined ? undefined : statementsOf(id)
        return statements === undefined ? left(gone(id)) : right(keys.map((key) => statements.state(key)))
      }),

    commit: (commits) => () =>
      transact('write', () => {
        for (const commit of commits) {
          const refused = commitOne(commit)
          if (refused !== undefined) return left(refused)
        }
        return right(undefined)
      }),

    switchTo: (id) => () =>
      transact('write', () => {
        const { projection, generation } = id
        const next = books.find(id)
        if (next === undefined || next.status === 'previous') return left(gone(id))
        if (next.status === 'active') return right(undefined)
        const active = withStatus(projection, 'active')
        if (active !== undefined && !isLevelWith(next.parts, active.parts)) {
          return left({ _tag: 'GenerationBehind' as const, projection, generation, checkpoint: next.checkpoint, active: highestCheckpoint(active.parts) })
        }
        drop(withStatus(projection, 'previous'))
        books.activate(next, active)
        return right(undefined)
      }),

    rollBack: (projection) => () =>
      transact('write', () => {
        const previous = withStatus(projection, 'previous')
        if (previous === undefined) return left({ _tag: 'NoPreviousGeneration' as const, projection })
        books.activate(previous, withStatus(projection, 'active'))
        return right({ ...describe(previous), status: 'active' as const })
      }),

    dropGeneration: (id) => () =>
      transact('write', () => {
        const found = books.find(id)
        if (found?.status === 'active') return left({ _tag: 'GenerationInUse' as const, projection: id.projection, generation: id.generation })
        drop(found)
        return right(undefined)
      }),

    rows: (name) => () =>
      transact('read', () => {
        const tables = books.all().flatMap((one) => (one.status === 'active' ? one.tables : []))
        const table = tables.find((candidate) => candidate.name === name)
        if (table === undefined) return left({ _tag: 'UnknownTable' as const, table: name, known: tables.map((one) => one.name).toSorted() })
        const columns = table.columns.map((column) => column.name)
        const found = database.prepare(`SELECT * FROM ${quoted(name)} ORDER BY ${table.key.map(quoted).join(', ')}`).all()
        return right(found.map((row) => decodeRow(table, columns.map((column) => row[column]))))
      }),

    poison: (projection) => () =>
      transact('read', () => {
        const active = withStatus(projection, 'active')
        return right(active === undefined ? [] : books.poison(active))
      }),

    close: () => async () => {
      if (!isClosed) database.close()
      isClosed = true
      return right(undefined)
    },
  }
}

const describe = ({ projection, generation, version, shape, status, checkpoint, parts }: BookedGeneration): Generation => ({ projection, generation, version, shape, status, checkpoint, parts })
