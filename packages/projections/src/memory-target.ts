/** The target in memory: for tests, for as-of replay, and as the plainest example of one. */
import type { Position } from '@vor-ort/core'
import { comparePositions } from '@vor-ort/event-store'
import { left, right, type Either } from 'fp-ts/lib/Either.js'

import { decodeRow } from './encode.ts'
import { emptyTable, replaceRows, sortedRows, type MemoryTable } from './memory-table.ts'
import { highestCheckpoint, isLevelWith, lowestCheckpoint, partsAfter, type PartCheckpoints } from './parts.ts'
import { defaultPartitions, shapeOf, type Blueprint, type Commit, type CommitError, type Generation, type GenerationId, type GenerationStatus, type PoisonRecord, type ProjectionTarget, type TargetError } from './target.ts'

interface Stored extends Omit<Generation, 'checkpoint'> {
  status: GenerationStatus
  parts: PartCheckpoints
  readonly blueprint: Blueprint
  readonly states: Map<string, string>
  readonly tables: ReadonlyArray<MemoryTable>
  readonly poison: Map<Position, PoisonRecord>
}

/** What lies in a memory target; several targets on one medium are several openings of one place. */
export interface TargetMedium {
  readonly generations: Stored[]
  /** The last number given to a generation of each projection. */
  readonly numbers: Map<string, number>
  /** The store that the rows come from, once it is claimed. */
  origin: string | undefined
}

/** Memory for projections. */
export const targetMedium = (): TargetMedium => ({ generations: [], numbers: new Map(), origin: undefined })

/**
 * A target in memory, gone with the process. It keeps states as JSON texts, as a durable target would.
 *
 * @example
 * ```ts
 * import { memoryTarget } from '@vor-ort/projections'
 * const target = memoryTarget()
 * const note = { name: 'note', version: 1, tables: [], partitions: 1 }
 * await target.openGeneration(note, 'active')()
 * // => { _tag: 'Right', right: { projection: 'note', generation: 1, version: 1, shape: '[]', status: 'active', checkpoint: undefined, parts: [undefined] } }
 * ```
 */
export const memoryTarget = (medium: TargetMedium = targetMedium()): ProjectionTarget => {
  const { generations, numbers } = medium
  let isClosed = false
  const closed: TargetError = { _tag: 'TargetUnavailable', reason: 'the target was closed' }
  const task =
    <E, A>(work: () => Either<E, A>) =>
    async (): Promise<Either<E | TargetError, A>> =>
      isClosed ? left(closed) : work()

  const find = ({ projection, generation }: GenerationId): Stored | undefined =>
    generations.find((one) => one.projection === projection && one.generation === generation)
  const withStatus = (projection: string, status: GenerationStatus): Stored | undefined =>
    generations.find((one) => one.projection === projection && one.status === status)
  const drop = (stored: Stored | undefined): void => {
    if (stored !== undefined) generations.splice(generations.indexOf(stored), 1)
  }
  const isWritten = (stored: Stored | undefined): stored is Stored => stored !== undefined && stored.status !== 'previous'

  const refusal = (commit: Commit): CommitError | undefined => {
    const { projection, generation, expected } = commit
    const stored = find(commit)
    if (!isWritten(stored)) return { _tag: 'GenerationGone', projection, generation }
    const after = partsAfter(stored.parts, commit)
    return 'parts' in after ? undefined : { _tag: 'CheckpointMoved', projection, generation, expected, actual: after.actual }
  }

  const write = (commits: ReadonlyArray<Commit>): CommitError | undefined => {
    const undos: Array<() => void> = []
    for (const commit of commits) {
      for (const [index, table] of (find(commit)?.tables ?? []).entries()) {
        const undo = replaceRows(table, commit.touched.flatMap(({ key, rows }) => (rows[index] === undefined ? [] : [[key, rows[index]] as const])))
        if (undo === undefined) {
          for (const earlier of undos.toReversed()) earlier()
          return { _tag: 'DuplicateRow', projection: commit.projection, generation: commit.generation, table: table.definition.name }
        }
        undos.push(undo)
      }
    }
    for (const commit of commits) {
      const stored = find(commit)
      if (stored === undefined) continue
      for (const { key, state } of commit.touched) stored.states.set(key, state)
      for (const record of commit.poison) stored.poison.set(record.position, record)
      const after = partsAfter(stored.parts, commit)
      if ('parts' in after) stored.parts = after.parts
    }
    return undefined
  }

  const takenName = ({ name, tables }: Blueprint): string | undefined =>
    tables.find((table) => generations.some((one) => one.projection !== name && one.blueprint.tables.some((other) => other.name === table.name)))?.name

  return {
    origin: () => task(() => right(medium.origin)),

    claim: (origin) =>
      task(() => {
        medium.origin ??= origin
        return medium.origin === origin ? right(undefined) : left({ _tag: 'OtherStore', known: medium.origin, found: origin })
      }),

    generations: (projection) => task(() => right(generations.filter((one) => projection === undefined || one.projection === projection).map(describe))),

    openGeneration: (blueprint, status) =>
      task(() => {
        const { name, version, tables, partitions = defaultPartitions } = blueprint
        const active = withStatus(name, 'active')
        if (status === 'active' && active !== undefined) return right(describe(active))
        const taken = takenName(blueprint)
        if (taken !== undefined) return left({ _tag: 'NameTaken', name: taken })
        if (status === 'building') drop(withStatus(name, 'building'))
        const generation = (numbers.get(name) ?? 0) + 1
        numbers.set(name, generation)
        const stored: Stored = {
          projection: name,
          generation,
          version,
          shape: shapeOf(blueprint),
          status,
          parts: Array.from({ length: partitions }, () => undefined),
          blueprint,
          states: new Map(),
          tables: tables.map(emptyTable),
          poison: new Map(),
        }
        generations.push(stored)
        return right(describe(stored))
      }),

    loadStates: (id, keys) =>
      task(() => {
        const stored = find(id)
        return stored === undefined ? left({ _tag: 'GenerationGone', projection: id.projection, generation: id.generation }) : right(keys.map((key) => stored.states.get(key)))
      }),

    commit: (commits) =>
      task(() => {
        for (const commit of commits) {
          const refused = refusal(commit)
          if (refused !== undefined) return left(refused)
        }
        const refused = write(commits)
        return refused === undefined ? right(undefined) : left(refused)
      }),

    switchTo: (id) =>
      task(() => {
        const { projection, generation } = id
        const next = find(id)
        if (!isWritten(next)) return left({ _tag: 'GenerationGone', projection, generation })
        if (next.status === 'active') return right(undefined)
        const active = withStatus(projection, 'active')
        if (active !== undefined && !isLevelWith(next.parts, active.parts)) {
          return left({ _tag: 'GenerationBehind', projection, generation, checkpoint: lowestCheckpoint(next.parts), active: highestCheckpoint(active.parts) })
        }
        drop(withStatus(projection, 'previous'))
        if (active !== undefined) active.status = 'previous'
        next.status = 'active'
        return right(undefined)
      }),

    rollBack: (projection) =>
      task(() => {
        const previous = withStatus(projection, 'previous')
        const active = withStatus(projection, 'active')
        if (previous === undefined) return left({ _tag: 'NoPreviousGeneration', projection })
        if (active !== undefined) active.status = 'previous'
        previous.status = 'active'
        return right(describe(previous))
      }),

    dropGeneration: (id) =>
      task(() => {
        const stored = find(id)
        if (stored?.status === 'active') return left({ _tag: 'GenerationInUse', projection: id.projection, generation: id.generation })
        drop(stored)
        return right(undefined)
      }),

    rows: (name) =>
      task(() => {
        const active = generations.filter(({ status }) => status === 'active').flatMap(({ tables }) => tables)
        const table = active.find(({ definition }) => definition.name === name)
        return table === undefined
          ? left({ _tag: 'UnknownTable', table: name, known: active.map(({ definition }) => definition.name).toSorted() })
          : right(sortedRows(table).map((values) => decodeRow(table.definition, values)))
      }),

    poison: (projection) =>
      task(() => right([...(withStatus(projection, 'active')?.poison.values() ?? [])].toSorted((a, b) => comparePositions(a.position, b.position)))),

    close: () => async () => {
      isClosed = true
      return right(undefined)
    },
  }
}

const describe = ({ projection, generation, version, shape, status, parts }: Stored): Generation => ({
  projection,
  generation,
  version,
  shape,
  status,
  checkpoint: lowestCheckpoint(parts),
  parts,
})
