/** The target of projections on a schema of PostgreSQL. */
import { decodeRow, highestCheckpoint, isLevelWith, type Blueprint, type CommitError, type Generation, type GenerationGone, type GenerationId, type ProjectionTarget, type TargetError } from '@vor-ort/projections'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'

import * as books from './books.ts'
import type { BookedGeneration } from './books.ts'
import type { Connections, Session } from './connections.ts'
import { sqlState, state } from './errors.ts'
import { gone, refusalOf, writeCommits, type Permission } from './commits.ts'
import { generationWriter, type GenerationWriter } from './generation-writer.ts'
import { quoted } from './names.ts'
import { isThere, pointNames } from './stable-names.ts'
import { createTablesSql, dropTablesSql } from './tables.ts'

const describe = ({ projection, generation, version, shape, status, checkpoint, parts }: BookedGeneration): Generation => ({ projection, generation, version, shape, status, checkpoint, parts })
const withStatus = (generations: ReadonlyArray<BookedGeneration>, status: Generation['status']): BookedGeneration | undefined =>
  generations.find((one) => one.status === status)

const isMissing = (thrown: unknown): boolean => {
  const code = sqlState(thrown)
  return code === state.undefinedTable || code === state.undefinedColumn
}

const create = async (session: Session, blueprint: Blueprint, status: 'active' | 'building'): Promise<Generation> => {
  const made = await books.bookGeneration(session, blueprint, status)
  await session.run(createTablesSql(made.projection, made.generation, made.tables))
  if (status === 'active') await pointNames(session, made, undefined)
  return describe(made)
}

const drop = async (session: Session, generation: BookedGeneration | undefined): Promise<void> => {
  if (generation === undefined) return
  await session.run(dropTablesSql(generation.projection, generation.generation, generation.tables))
  await books.strikeGeneration(session, generation)
}

const activate = async (session: Session, next: BookedGeneration, active: BookedGeneration | undefined): Promise<void> => {
  // Only one can be active: the one that goes makes room first.
  if (active !== undefined) await books.setStatus(session, active, 'previous')
  await books.setStatus(session, next, 'active')
  await pointNames(session, next, active)
}

/** Makes the target; the schema was checked and has its books. */
export const postgresTarget = ({ transact, ask, close }: Connections, mayCommit?: Permission): ProjectionTarget => {
  // Numbers are never used twice, so statements stay right; those of a generation that is gone are asked for no more.
  const writers = new Map<string, GenerationWriter>()

  const writerOf = async (session: Session, id: GenerationId): Promise<GenerationWriter | undefined> => {
    const name = books.nameOf(id)
    const known = writers.get(name)
    if (known !== undefined) return known
    const booked = await books.findGeneration(session, id)
    if (booked === undefined) return undefined
    const writer = generationWriter(booked)
    writers.set(name, writer)
    return writer
  }

  const rows = async (name: string): ReturnType<ReturnType<ProjectionTarget['rows']>> => {
    const found = await ask(books.selectGenerations, [null])
    if (isLeft(found)) return found
    const active = found.right.map(books.generationOf).filter(({ status }) => status === 'active')
    const tables = active.flatMap((one) => one.tables)
    const table = tables.find((candidate) => candidate.name === name)
    const generation = active.find((one) => one.tables.some((candidate) => candidate === table))?.generation
    if (table === undefined) return left({ _tag: 'UnknownTable', table: name, known: tables.map((one) => one.name).toSorted() })
    const columns = table.columns.map((column) => column.name)
    // With its number the statement is another for each generation: prepared for one, it must not be asked of the next.
    const read = await ask(`/* ${generation} */ SELECT ${columns.map(quoted).join(', ')} FROM ${quoted(name)} ORDER BY ${table.key.map(quoted).join(', ')}`, [], (thrown) => (isMissing(thrown) ? 'switched' : undefined))
    // Between the two questions the table got other columns, or went.
    if (isLeft(read)) return read.left === 'switched' ? rows(name) : left(read.left)
    return right(read.right.map((row) => decodeRow(table, columns.map((column) => row[column]))))
  }

  return {
    origin: () => async () => {
      const asked = await ask(books.selectOrigin, [])
      if (isLeft(asked)) return asked
      const [row] = asked.right
      return right(row === undefined ? undefined : String(row['first_event']))
    },

    claim: (origin) => async () => {
      const asked = await ask(books.selectOrigin, [])
      if (isLeft(asked)) return asked
      const [row] = asked.right
      const claimed = row === undefined ? await transact('write', async (session): Promise<Either<TargetError, string>> => right(await books.claimOrigin(session, origin))) : right(String(row['first_event']))
      if (isLeft(claimed)) return claimed
      return claimed.right === origin ? right(undefined) : left({ _tag: 'OtherStore', known: claimed.right, found: origin })
    },

    generations: (projection) => async () => {
      const asked = await ask(books.selectGenerations, [projection ?? null])
      return isLeft(asked) ? asked : right(asked.right.map((row) => describe(books.generationOf(row))))
    },

    openGeneration: (blueprint, status) => async () => {
      const { name, tables } = blueprint
      if (status === 'active') {
        const known = await ask(books.selectGenerations, [name])
        if (isLeft(known)) return known
        const active = withStatus(known.right.map(books.generationOf), 'active')
        if (active !== undefined) return right(describe(active))
      }
      return transact('change', async (session) => {
        const own = await books.lockToChange(session, name)
        // Asked again: another process may have been quicker.
        const active = withStatus(own, 'active')
        if (status === 'active' && active !== undefined) return right(describe(active))
        const others = (await books.readGenerations(session)).filter((one) => one.projection !== name)
        const has = (generations: ReadonlyArray<BookedGeneration>, table: string): boolean => generations.some((one) => one.tables.some((kept) => kept.name === table))
        for (const table of tables) {
          const isOthers = has(others, table.name)
          if (isOthers || (!has(own, table.name) && (await isThere(session, table.name)))) return left({ _tag: 'NameTaken' as const, name: table.name })
        }
        if (status === 'building') await drop(session, withStatus(own, 'building'))
        return right(await create(session, blueprint, status))
      })
    },

    loadStates: (id, keys) => async () => {
      const name = books.nameOf(id)
      let writer = writers.get(name)
      if (writer === undefined) {
        const found = await transact('read', async (session): Promise<Either<GenerationGone, GenerationWriter>> => {
          const made = await writerOf(session, id)
          return made === undefined ? left(gone(id)) : right(made)
        })
        if (isLeft(found)) return found
        writer = found.right
      }
      const asked = await ask(writer.selectStates, [keys], (thrown) => (isMissing(thrown) ? gone(id) : undefined))
      if (isLeft(asked)) return asked
      const states = new Map(asked.right.map((row) => [String(row['key']), String(row['state'])]))
      return right(keys.map((key) => states.get(key)))
    },

    commit: (commits) => async () => {
      const done = await transact('write', async (session) => {
        const refused = await writeCommits(session, commits, writerOf, mayCommit)
        return refused === undefined ? right(undefined) : left(refused)
      })
      if (!isLeft(done) || done.left._tag !== 'DuplicateRow') return done
      // Where two have the same part, who is late may meet the rows of the other before its checkpoint.
      const late = await transact('read', async (session): Promise<Either<TargetError, CommitError | undefined>> => right(await refusalOf(session, commits)))
      return isLeft(late) || late.right === undefined ? done : left(late.right)
    },

    switchTo: (id) => () =>
      transact('change', async (session) => {
        const { projection, generation } = id
        const all = await books.lockToChange(session, projection)
        const next = all.find((one) => one.generation === generation)
        if (next === undefined || next.status === 'previous') return left(gone(id))
        if (next.status === 'active') return right(undefined)
        const active = withStatus(all, 'active')
        if (active !== undefined && !isLevelWith(next.parts, active.parts)) {
          return left({ _tag: 'GenerationBehind' as const, projection, generation, checkpoint: next.checkpoint, active: highestCheckpoint(active.parts) })
        }
        await drop(session, withStatus(all, 'previous'))
        await activate(session, next, active)
        return right(undefined)
      }),

    rollBack: (projection) => () =>
      transact('change', async (session) => {
        const all = await books.lockToChange(session, projection)
        const previous = withStatus(all, 'previous')
        if (previous === undefined) return left({ _tag: 'NoPreviousGeneration' as const, projection })
        await activate(session, previous, withStatus(all, 'active'))
        return right({ ...describe(previous), status: 'active' as const })
      }),

    dropGeneration: (id) => () =>
      transact('change', async (session) => {
        const all = await books.lockToChange(session, id.projection)
        const found = all.find((one) => one.generation === id.generation)
        if (found?.status === 'active') return left({ _tag: 'GenerationInUse' as const, projection: id.projection, generation: id.generation })
        await drop(session, found)
        return right(undefined)
      }),

    rows: (table) => () => rows(table),

    poison: (projection) => async () => {
      const asked = await ask(books.selectPoison, [projection])
      return isLeft(asked) ? asked : right(asked.right.map(books.poisonOf))
    },

    close: () => async () => {
      await close()
      return right(undefined)
    },
  }
}
