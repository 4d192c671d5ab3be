/** A projection on its way: one generation, its checkpoint, and the states that were used last. */
import type { Position, RecordedEvent, StreamName } from '@vor-ort/core'
import { partitionOf } from '@vor-ort/event-store'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'

import { rowEncoder, type RowFault, type Value } from './encode.ts'
import type { AnyProjection } from './projection.ts'
import { makeStateCache, type CachedState, type StateCache } from './state-cache.ts'
import type { Commit, Generation, PoisonRecord, ProjectionTarget, TargetError, GenerationGone, TouchedKey } from './target.ts'

/** A projection made a row that is not as its table says, or a key that is not as it says itself; a mistake in the projection, which must be repaired. */
export interface InvalidRow extends RowFault {
  readonly _tag: 'InvalidRow'
  readonly projection: string
  readonly key: string
}

type EncodedRows = ReadonlyArray<ReadonlyArray<Value>>
type Encode = (rows: Readonly<Record<string, ReadonlyArray<Readonly<Record<string, unknown>>>>>, key: string) => Either<RowFault, ReadonlyArray<EncodedRows>>

/** Some parts of the store, all with the same checkpoint, as they are to be kept up together. */
export interface SlotParts {
  /** Their numbers; all of them where it is absent. */
  readonly parts?: ReadonlyArray<number>
  readonly checkpoint: Position | undefined
  /** Among how many slots the room for states at hand is divided; 1 by default. */
  readonly slots?: number
}

/** A projection and what it writes of a generation: all of it, or some parts that have no key in common with the others. */
export interface Slot {
  readonly projection: AnyProjection
  readonly generation: Generation
  readonly parts: ReadonlyArray<number> | undefined
  /** Whether a stream is one of those whose events it takes. */
  readonly takes: (stream: StreamName) => boolean
  readonly encode: Encode
  readonly cache: StateCache
  checkpoint: Position | undefined
  /** The states that were folded on since the last commit. */
  touched: CachedState[]
}

/** Makes a slot, for all of a generation unless told otherwise; `capacity` bounds the number of states that are kept at hand. */
export const makeSlot = (projection: AnyProjection, generation: Generation, capacity: number, { parts, checkpoint, slots }: SlotParts = generationAsOne(generation)): Slot => ({
  projection,
  generation,
  parts,
  takes: takerOf(generation, parts),
  encode: encoderOf(projection),
  cache: makeStateCache(capacity, checkpoint === undefined, slots),
  checkpoint,
  touched: [],
})

const generationAsOne = ({ checkpoint }: Generation): SlotParts => ({ checkpoint })

const takerOf = ({ parts: { length } }: Generation, parts: ReadonlyArray<number> | undefined): Slot['takes'] => {
  if (parts === undefined) return () => true
  const mine = new Set(parts)
  return (stream) => mine.has(partitionOf(stream, length))
}

const encoderOf = ({ tables, idColumn }: AnyProjection): Encode => {
  const encoders = tables.map((table) => [table.name, rowEncoder(table), idColumn !== undefined && table.key[0] === idColumn ? idColumn : undefined] as const)
  return (rows, key) => {
    const all: EncodedRows[] = []
    for (const [name, encode, id] of encoders) {
      const encoded: Array<ReadonlyArray<Value>> = []
      for (const row of rows[name] ?? []) {
        const values = encode(row)
        if (isLeft(values)) return values
        if (id !== undefined && row[id] !== key) return left({ table: name, column: id, expected: `the key of the projection, ${key}`, found: row[id] })
        encoded.push(values.right)
      }
      all.push(encoded)
    }
    return right(all)
  }
}

/**
 * Folds events into the states of their keys: loads those that are not at hand in one go, then folds without a pause.
 *
 * After a Left, or when the commit is refused, the states at hand are ahead of the target and must be forgotten.
 */
export const foldInto = async (
  slot: Slot,
  target: ProjectionTarget,
  events: ReadonlyArray<RecordedEvent>,
): Promise<Either<InvalidRow | GenerationGone | TargetError, void>> => {
  const { projection, cache, touched } = slot
  const keys = events.map((event) => projection.keysOf(event))
  const astray = projection.partitionedBy === 'stream' ? keyOfOtherPart(projection, events, keys) : undefined
  if (astray !== undefined) return left(astray)
  const loaded = await load(slot, target, keys)
  if (isLeft(loaded)) return loaded
  for (const [index, event] of events.entries()) {
    for (const key of keys[index] ?? []) {
      const cached = cache.get(key) ?? cache.put(key, projection.initial, true)
      const state = projection.evolve(cached.state, event, key)
      if (state === cached.state && !cached.isNew) continue
      if (!cached.isTouched && !cached.isNew) cached.written = cached.state
      cached.state = state
      if (cached.isTouched) continue
      cache.touch(cached)
      touched.push(cached)
    }
  }
  return right(undefined)
}

const keyOfOtherPart = ({ name }: AnyProjection, events: ReadonlyArray<RecordedEvent>, keys: ReadonlyArray<ReadonlyArray<string>>): InvalidRow | undefined => {
  for (const [index, { stream }] of events.entries()) {
    for (const key of keys[index] ?? []) {
      if (endsAs(key, stream)) continue
      return { _tag: 'InvalidRow', projection: name, key, table: name, column: 'key', expected: `a key that ends as ${stream}, since it is partitioned by stream`, found: key }
    }
  }
  return undefined
}

// By codes, since it is asked for every event.
const endsAs = (key: string, stream: StreamName): boolean =>
  key.charCodeAt(key.length - 1) === stream.charCodeAt(stream.length - 1) && key.charCodeAt(key.length - 2) === stream.charCodeAt(stream.length - 2)

/** What was folded into a slot, as a commit. */
export const commitOf = ({ projection, generation, parts, checkpoint, encode, touched }: Slot, poison: ReadonlyArray<PoisonRecord>, next: Position): Either<InvalidRow, Commit> => {
  const written: TouchedKey[] = []
  for (const cached of touched) {
    const { key, state, isNew, written: before } = cached
    const rows = encode(projection.rows(state, key), key)
    if (isLeft(rows)) return left({ _tag: 'InvalidRow', projection: projection.name, key, ...rows.left })
    // Most events change the rows of one table of several; computing the old rows is cheaper than writing what is there.
    const old = isNew || rows.right.length < 2 ? undefined : encode(projection.rows(before, key), key)
    const changed = old === undefined || isLeft(old) ? rows.right : rows.right.map((table, index) => (isSame(table, old.right[index]) ? undefined : table))
    const text = JSON.stringify(state)
    cached.size = text.length
    written.push({ key, state: text, rows: changed, isNew })
  }
  const commit = { projection: projection.name, generation: generation.generation, expected: checkpoint, next, touched: written, poison }
  return right(parts === undefined ? commit : { ...commit, parts })
}

const isSame = (rows: EncodedRows, others: EncodedRows | undefined): boolean =>
  rows.length === others?.length && rows.every((values, row) => values.every((value, column) => value === others[row]?.[column]))

/** After a commit: the slot stands at its new checkpoint. */
export const settle = (slot: Slot, reached: Position): void => {
  slot.checkpoint = reached
  slot.cache.settle(slot.touched)
  slot.touched = []
}

const load = async (
  { projection, generation, cache }: Slot,
  target: ProjectionTarget,
  keys: ReadonlyArray<ReadonlyArray<string>>,
): Promise<Either<GenerationGone | TargetError, void>> => {
  if (cache.isComplete()) return right(undefined)
  const missing = new Set<string>()
  for (const ofEvent of keys) for (const key of ofEvent) if (cache.get(key) === undefined) missing.add(key)
  if (missing.size === 0) return right(undefined)
  const wanted = [...missing]
  const states = await target.loadStates(generation, wanted)()
  if (isLeft(states)) return states
  for (const [index, key] of wanted.entries()) {
    const text = states.right[index]
    if (text === undefined) cache.put(key, projection.initial, true)
    else cache.put(key, JSON.parse(text), false, text.length)
  }
  return right(undefined)
}
