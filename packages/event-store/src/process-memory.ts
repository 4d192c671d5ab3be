/** What the runtime remembers of its managers while it runs: their states, how far they got, and what was due last. */
import type { Position, ProcessManager } from '@vor-ort/core'
import { isLeft, right, type Either } from 'fp-ts/lib/Either.js'

import type { CheckpointStore } from './checkpoints.ts'
import type { AnyAggregate } from './command.ts'
import type { EventStore, StoreError } from './port.ts'
import { comparePositions } from './position.ts'
import type { AnyProcessManager, RunError } from './process-run.ts'

/** One manager at work. */
export interface Mind {
  readonly manager: ProcessManager
  state: unknown
  /** Events up to here were reacted to. */
  checkpoint: Position | undefined
  /** What was due when it was last asked: that is not issued again and again while it stays due. */
  due: ReadonlySet<string>
}

/** All managers at work, and up to where the store was read for them. */
export interface Memory {
  readonly minds: ReadonlyArray<Mind>
  readonly byType: ReadonlyMap<string, ReadonlyArray<Mind>>
  position: Position | undefined
}

/** The position of the last event of a store. */
export const endOf = async (store: EventStore): Promise<Either<StoreError, Position | undefined>> => {
  for await (const page of store.readAll({ direction: 'backward', maxCount: 1 })) {
    for (const read of page) {
      if (read._tag === 'Right') return right(read.right.position)
      return read.left._tag === 'UnreadableEvent' ? right(read.left.position) : { _tag: 'Left', left: read.left }
    }
  }
  return right(undefined)
}

/** Managers at the start of the store, with their checkpoints. */
export const remember = async (
  store: EventStore,
  managers: ReadonlyArray<AnyProcessManager>,
  checkpoints: CheckpointStore,
): Promise<Either<StoreError, Memory>> => {
  const minds: Mind[] = []
  for (const any of managers) {
    // Its states come from itself alone.
    const manager = any as ProcessManager
    const checkpoint = await checkpoints.load(manager.name)()
    if (isLeft(checkpoint)) return checkpoint
    minds.push({ manager, state: manager.initial, checkpoint: checkpoint.right, due: new Set() })
  }
  // Read after the checkpoints, so that another runner cannot have moved one past it meanwhile.
  const end = await endOf(store)
  if (isLeft(end)) return end
  for (const mind of minds) {
    // A checkpoint behind the end belongs to another store, or to a later state of this one: it says nothing.
    if (mind.checkpoint === undefined || (end.right !== undefined && comparePositions(mind.checkpoint, end.right) <= 0)) continue
    const forgotten = await checkpoints.forget(mind.manager.name)()
    if (isLeft(forgotten)) return forgotten
    mind.checkpoint = undefined
  }
  const byType = new Map<string, Mind[]>()
  for (const mind of minds) {
    for (const type of mind.manager.handles) byType.set(type, [...(byType.get(type) ?? []), mind])
  }
  return right({ minds, byType, position: undefined })
}

/** The categories whose streams can hold what the managers are told; `undefined` where that is not known. */
export const categoriesOf = (
  managers: ReadonlyArray<AnyProcessManager>,
  aggregates: ReadonlyArray<AnyAggregate>,
): ReadonlyArray<string> | undefined => {
  const categories = new Set<string>()
  for (const type of managers.flatMap(({ handles }) => handles)) {
    const sources = aggregates.filter(({ events }) => Object.hasOwn(events, type))
    if (sources.length === 0) return undefined
    for (const { category } of sources) categories.add(category)
  }
  return [...categories]
}

/** What is wrong with the managers' names, if anything. */
export const unusable = (managers: ReadonlyArray<AnyProcessManager>): RunError | undefined => {
  const names = new Set<string>()
  for (const { name } of managers) {
    // The name and the key make the command id: with spaces in names two managers could make the same one.
    if (!/^\S+$/.test(name)) return { _tag: 'UnusableManager', manager: name, reason: 'its name must be one word' }
    if (names.has(name)) return { _tag: 'UnusableManager', manager: name, reason: 'two managers have this name' }
    names.add(name)
  }
  return undefined
}
