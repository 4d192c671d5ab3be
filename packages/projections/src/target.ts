/** The port to where rows lie: what a target of projections can do. */
import type { DecodeFault, Position, StreamName } from '@vor-ort/core'
import type { InvalidEnvelope } from '@vor-ort/event-store'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Value } from './encode.ts'
import type { Row, Table } from './table.ts'

/** The target itself is at fault, not what was asked. */
export type TargetError =
  /** It cannot be reached, was closed, or may only be read. */
  | { readonly _tag: 'TargetUnavailable'; readonly reason: string }
  /** Another writer holds it and did not let go in time. */
  | { readonly _tag: 'TargetBusy'; readonly waitedMilliseconds: number }
  /** What lies there cannot be read, or contradicts itself. */
  | { readonly _tag: 'TargetDamaged'; readonly reason: string }
  /** A table may not have this name here: something else has it. */
  | { readonly _tag: 'NameTaken'; readonly name: string }

/** Which generation of which projection. */
export interface GenerationId {
  readonly projection: string
  /** From 1, growing, never used twice. */
  readonly generation: number
}

/**
 * `active` is what readers see; `building` is being filled beside it; `previous` was active before the last switch and
 * is kept, without being updated, so that one can roll back.
 */
export type GenerationStatus = 'active' | 'building' | 'previous'

/** One generation: all tables of a projection as one version of it filled them. */
export interface Generation extends GenerationId {
  readonly version: number
  /** The tables as they are there, as a text to compare with `shapeOf`. */
  readonly shape: string
  readonly status: GenerationStatus
  /** Up to where events are in the rows, of whatever stream they are: the lowest of `parts`; absent while one has none. */
  readonly checkpoint: Position | undefined
  /** The checkpoint of each part of the store, from part 0 (see `partitionOf`); their number stays as it was made. */
  readonly parts: ReadonlyArray<Position | undefined>
}

/** How many parts the checkpoint of a generation has where its blueprint does not say. */
export const defaultPartitions = 16

/** What a target must know of a projection to make a generation. */
export interface Blueprint {
  readonly name: string
  readonly version: number
  readonly tables: ReadonlyArray<Table>
  /** See `Projection`: in tables whose first key column has this name, it holds the key. */
  readonly idColumn?: string
  /** How many parts the checkpoint of a new generation has, 1 to 256; 16 by default. */
  readonly partitions?: number
}

/** A key that a batch of events touched: its state after them, and its rows in each table where they changed. */
export interface TouchedKey {
  readonly key: string
  /** JSON text. */
  readonly state: string
  /** For each table of the blueprint its rows, values in the order of the columns; `undefined` where they stay as they are. */
  readonly rows: ReadonlyArray<ReadonlyArray<ReadonlyArray<Value>> | undefined>
  /** The key has no state in the generation yet, so that nothing is to be replaced. */
  readonly isNew: boolean
}

/** An event that could not be read, and that the rows therefore lack. */
export interface PoisonRecord {
  readonly position: Position
  readonly stream: StreamName
  readonly revision: bigint
  /** Absent where not even the envelope could be read. */
  readonly type?: string
  readonly fault: DecodeFault | InvalidEnvelope
}

/**
 * What one batch of events does to one generation.
 *
 * It holds only where all parts that it names still stand at `expected`, and moves just these. So members of a group that
 * have different parts commit to one generation without hindering each other, and of two who have the same one is late.
 */
export interface Commit extends GenerationId {
  /** The parts of the store that the events are of; all of them where it is absent. Of the commits of one call no two name the same part. */
  readonly parts?: ReadonlyArray<number>
  /** The checkpoint that the batch was folded upon. */
  readonly expected: Position | undefined
  /** The checkpoint after it. */
  readonly next: Position
  readonly touched: ReadonlyArray<TouchedKey>
  readonly poison: ReadonlyArray<PoisonRecord>
}

/** Why a commit was refused; a refused commit has changed nothing, in no projection. */
export type CommitError =
  /** Another runner was quicker: load the states again and fold again. `actual` is where the first such part stands. */
  | (GenerationId & { readonly _tag: 'CheckpointMoved'; readonly expected: Position | undefined; readonly actual: Position | undefined })
  | DuplicateRow
  | GenerationGone
  | TargetError

/** Two keys, or one twice, made a row with the same key columns: a mistake in the projection. */
export type DuplicateRow = GenerationId & { readonly _tag: 'DuplicateRow'; readonly table: string }

/** The generation was dropped, or is no longer one that is written. */
export type GenerationGone = GenerationId & { readonly _tag: 'GenerationGone' }

/** Why a switch was refused. */
export type SwitchError =
  /** What readers see is further than the new generation: catch up first. The lowest part of the new one, the highest of the active one. */
  | (GenerationId & { readonly _tag: 'GenerationBehind'; readonly checkpoint: Position | undefined; readonly active: Position | undefined })
  | GenerationGone
  | TargetError

/** Why a generation cannot be dropped: readers see it. */
export type DropError = (GenerationId & { readonly _tag: 'GenerationInUse' }) | TargetError

/** There is no generation to go back to. */
export type RollBackError = { readonly _tag: 'NoPreviousGeneration'; readonly projection: string } | TargetError

/** The rows that lie there come from another store: to write on would mix the two. Another place is needed. */
export interface OtherStore {
  readonly _tag: 'OtherStore'
  /** The identity of the store of the rows. */
  readonly known: string
  /** The identity that was to be claimed. */
  readonly found: string
}

/** Why a claim was refused. */
export type ClaimError = OtherStore | TargetError

/** A read of a table that no active projection has. */
export type RowsError = { readonly _tag: 'UnknownTable'; readonly table: string; readonly known: ReadonlyArray<string> } | TargetError

/**
 * Where rows lie.
 *
 * Each function is all or nothing, and none rejects: faults are values. Readers of a table see one generation at any
 * time, at the point of a whole batch.
 */
export interface ProjectionTarget {
  /** The store that the rows come from, as it was claimed; `undefined` before the first claim. */
  readonly origin: () => TaskEither<TargetError, string | undefined>
  /**
   * Binds the target to the store of its rows, for good: the first claim holds, and every other origin is refused. Of
   * two who claim at once one wins.
   */
  readonly claim: (origin: string) => TaskEither<ClaimError, void>
  /** All generations of a projection, or of all, in the order of their numbers. */
  readonly generations: (projection?: string) => TaskEither<TargetError, ReadonlyArray<Generation>>
  /**
   * `active`: the active generation, made where there is none, whatever version it has. `building`: a new and empty one
   * beside it; what an earlier build left behind is dropped.
   */
  readonly openGeneration: (blueprint: Blueprint, status: 'active' | 'building') => TaskEither<TargetError, Generation>
  /** The states of those of the keys that have one, as JSON texts in the order of the keys; `undefined` for the others. */
  readonly loadStates: (
    generation: GenerationId,
    keys: ReadonlyArray<string>,
  ) => TaskEither<GenerationGone | TargetError, ReadonlyArray<string | undefined>>
  /** Writes the batches of several generations in one transaction, so that readers see all projections at one point. */
  readonly commit: (commits: ReadonlyArray<Commit>) => TaskEither<CommitError, void>
  /**
   * Makes a generation that was built the active one; the active one is kept as previous, and the one before it dropped.
   * Each part of it must be as far as the furthest part of the active one.
   */
  readonly switchTo: (generation: GenerationId) => TaskEither<SwitchError, void>
  /** Makes the previous generation active again, and the active one previous; its number is the result. */
  readonly rollBack: (projection: string) => TaskEither<RollBackError, Generation>
  /** Drops a generation that is not active; nothing happens where it is gone already. */
  readonly dropGeneration: (generation: GenerationId) => TaskEither<DropError, void>
  /** All rows of a table as readers see it, ordered by its key. For large tables ask the database itself. */
  readonly rows: (table: string) => TaskEither<RowsError, ReadonlyArray<Row>>
  /** The events that the active generation lacks, in their order. */
  readonly poison: (projection: string) => TaskEither<TargetError, ReadonlyArray<PoisonRecord>>
  readonly close: () => TaskEither<TargetError, void>
}

/** The tables of a projection as a text: two generations with the same text have the same columns. */
export const shapeOf = ({ tables }: Pick<Blueprint, 'tables'>): string =>
  JSON.stringify(
    tables.map(({ name, key, columns }) => [name, key, columns.map((column) => [column.name, column.type, column.nullable])]),
  )
