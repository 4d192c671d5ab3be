/** What the runtime remembers of its managers while it runs: their states, how far they got, and what was due last. */
import type { Position, ProcessManager } from '@vor-ort/core'
import { isLeft, right, type Either } from 'fp-ts/lib/Either.js'

import type { CheckpointStore } from './checkpoints.ts'
import type { AnyAggregate } from './command.ts'
import { maxPartitions, shareOf } from './partitions.ts'
import type { EventStore, StoreError } from './port.ts'
import { comparePositions } from './position.ts'
import { forgetReactions, loadParts } from './process-checkpoints.ts'
import type { AnyProcessManager, RunError } from './process-run.ts'
import { shareFault, type Share } from './process-share.ts'

/** One manager at work. */
export interface Mind {
  readonly manager: ProcessManager
  state: unknown
  /** Up to where events were reacted to, for each part of the store. */
  readonly checkpoints: Array<Position | undefined>
  /** What was due when it was last asked: that is not issued again and again while it stays due. */
  due: ReadonlySet<string>
}

/** All managers at work, which parts of the store they react to, and up to where it was read for them. */
export interface Memory {
  readonly own: ReadonlySet<number>
  readonly partitions: number
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

/** What there is to remember. */
export interface Remembered {
  readonly store: EventStore
  readonly managers: ReadonlyArray<AnyProcessManager>
  readonly checkpoints: CheckpointStore
  readonly share: Share
  readonly partitions: number
}

/** Managers at the start of the store, with their checkpoints. */
export const remember = async ({ store, managers, checkpoints, share, partitions }: Remembered): Promise<Either<StoreError, Memory>> => {
  const own = shareOf(share, partitions)
  const minds: Mind[] = []
  for (const any of managers) {
    // Its states come from itself alone.
    const manager = any as ProcessManager
    const loaded = await loadParts(checkpoints, manager.name, own, partitions)
    if (isLeft(loaded)) return loaded
    minds.push({ manager, state: manager.initial, checkpoints: loaded.right, due: new Set() })
  }
  // Read after the checkpoints, so that another runner cannot have moved one past it meanwhile.
  const end = await endOf(store)
  if (isLeft(end)) return end
  const isBeyond = (checkpoint: Position | undefined): boolean => checkpoint !== undefined && (end.right === undefined || comparePositions(checkpoint, end.right) > 0)
  for (const mind of minds) {
    // A checkpoint behind the end belongs to another store, or to a later state of this one: it says nothing.
    if (!mind.checkpoints.some(isBeyond)) continue
    const forgotten = await forgetReactions(checkpoints, mind.manager.name, partitions)()
    if (isLeft(forgotten)) return forgotten
    mind.checkpoints.fill(undefined)
  }
  const byType = new Map<string, Mind[]>()
  for (const mind of minds) {
    for (const type of mind.manager.handles) byType.set(type, [...(byType.get(type) ?? []), mind])
  }
  return right({ own: new Set(own), partitions, minds, byType, position: undefined })
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

/** What is wrong with the managers' names or their share, if anything. */
export const unusable = (managers: ReadonlyArray<AnyProcessManager>, share: Share, partitions: number): RunError | undefined => {
  const [first] = managers
  const isShared = shareFault(share) === undefined && Number.isSafeInteger(partitions) && partitions >= 1 && partitions <= maxPartitions
  if (first !== undefined && !isShared) return { _tag: 'UnusableManager', manager: first.name, reason: 'there is no such member, or no such number of parts' }
  const names = new Set<string>()
  for (const { name } of managers) {
    // The name and the key make the command id: with spaces in names two managers could make the same one.
    if (!/^\S+$/.test(name)) return { _tag: 'UnusableManager', manager: name, reason: 'its name must be one word' }
    if (names.has(name)) return { _tag: 'UnusableManager', manager: name, reason: 'two managers have this name' }
    names.add(name)
  }
  return undefined
}
