/** The checkpoints of a process manager: one for all parts of the store, or one for each part that a member of a group has. */
import type { Position } from '@vor-ort/core'
import { isLeft, right, type Either } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { CheckpointStore } from './checkpoints.ts'
import type { StoreError } from './port.ts'
import { comparePositions } from './position.ts'

/** How many parts the store has for process managers where nothing else is said. */
export const defaultProcessPartitions = 16

// No name of a manager has a space: so this is no other manager's name.
const partName = (manager: string, part: number, partitions: number): string => `${manager} ${part}/${partitions}`

const numbersTo = (partitions: number): ReadonlyArray<number> => Array.from({ length: partitions }, (_, part) => part)

/** The later of two checkpoints. */
export const laterOf = (one: Position | undefined, other: Position | undefined): Position | undefined =>
  one === undefined || (other !== undefined && comparePositions(other, one) > 0) ? other : one

/** Up to where a manager has reacted in each part of the store; parts that are not asked for are left open. */
export const loadParts = async (
  checkpoints: CheckpointStore,
  manager: string,
  own: ReadonlyArray<number>,
  partitions: number,
): Promise<Either<StoreError, Array<Position | undefined>>> => {
  const found = await Promise.all([manager, ...own.map((part) => partName(manager, part, partitions))].map((name) => checkpoints.load(name)()))
  const parts: Array<Position | undefined> = numbersTo(partitions).map(() => undefined)
  let whole: Position | undefined
  for (const [index, loaded] of found.entries()) {
    if (isLeft(loaded)) return loaded
    if (index === 0) whole = loaded.right
    const part = own[index - 1]
    // Whoever reacted to all has reacted to this part, and the other way round each part may be further.
    if (part !== undefined) parts[part] = laterOf(whole, loaded.right)
  }
  return right(parts)
}

/** Remembers how far a manager has come in some parts; where it has all of them, that is one checkpoint. */
export const saveParts = async (
  checkpoints: CheckpointStore,
  manager: string,
  reached: ReadonlyMap<number, Position>,
  isWhole: boolean,
  partitions: number,
): Promise<Either<StoreError, void>> => {
  if (isWhole) {
    let last: Position | undefined
    for (const position of reached.values()) last = laterOf(last, position)
    return last === undefined ? right(undefined) : checkpoints.save(manager, last)()
  }
  for (const [part, position] of reached) {
    const saved = await checkpoints.save(partName(manager, part, partitions), position)()
    if (isLeft(saved)) return saved
  }
  return right(undefined)
}

/**
 * Forgets everything about a process manager, also what members of a group have saved: all is reacted to once more, and
 * what was refused is asked for again. `partitions` is the number that its runners were given, 16 by default.
 *
 * @example
 * ```ts
 * import { forgetReactions, memoryCheckpoints } from '@vor-ort/event-store'
 * await forgetReactions(memoryCheckpoints(), 'effective-at-once')() // => { _tag: 'Right', right: undefined }
 * ```
 */
export const forgetReactions =
  (checkpoints: CheckpointStore, manager: string, partitions = defaultProcessPartitions): TaskEither<StoreError, void> =>
  async () => {
    for (const name of [manager, ...numbersTo(partitions).map((part) => partName(manager, part, partitions))]) {
      const forgotten = await checkpoints.forget(name)()
      if (isLeft(forgotten)) return forgotten
    }
    return right(undefined)
  }
