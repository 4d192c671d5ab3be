/** The checkpoints of the parts of a store, taken together: for runners and for authors of targets. */
import type { Position } from '@vor-ort/core'
import { comparePositions } from '@vor-ort/event-store'

import type { Commit } from './target.ts'

/** The checkpoints of the parts of a store, from part 0. */
export type PartCheckpoints = ReadonlyArray<Position | undefined>

/**
 * The lowest of some checkpoints, up to which all have come; `undefined` where one has nothing yet.
 *
 * @example
 * ```ts
 * import { lowestCheckpoint } from '@vor-ort/projections'
 * lowestCheckpoint(['12', '7']) // => '7'
 * lowestCheckpoint(['12', undefined]) // => undefined
 * ```
 */
export const lowestCheckpoint = (checkpoints: PartCheckpoints): Position | undefined => {
  let lowest = checkpoints[0]
  for (const checkpoint of checkpoints) {
    if (checkpoint === undefined || lowest === undefined) return undefined
    if (checkpoint !== lowest && comparePositions(checkpoint, lowest) < 0) lowest = checkpoint
  }
  return lowest
}

/**
 * The highest of some checkpoints, up to which one at least has come; `undefined` where none has anything.
 *
 * @example
 * ```ts
 * import { highestCheckpoint } from '@vor-ort/projections'
 * highestCheckpoint(['7', undefined, '12']) // => '12'
 * ```
 */
export const highestCheckpoint = (checkpoints: PartCheckpoints): Position | undefined => {
  let highest: Position | undefined
  for (const checkpoint of checkpoints) {
    if (checkpoint !== undefined && (highest === undefined || comparePositions(checkpoint, highest) > 0)) highest = checkpoint
  }
  return highest
}

/**
 * Whether each part of a generation is as far as the furthest part of another, so that it may take its place.
 *
 * @example
 * ```ts
 * import { isLevelWith } from '@vor-ort/projections'
 * isLevelWith(['12', '12'], ['7', '12']) // => true
 * isLevelWith(['12', '7'], ['7', '7', '12']) // => false
 * isLevelWith([undefined], [undefined]) // => true
 * ```
 */
export const isLevelWith = (parts: PartCheckpoints, others: PartCheckpoints): boolean => {
  const [reached, wanted] = [lowestCheckpoint(parts), highestCheckpoint(others)]
  return wanted === undefined || (reached !== undefined && comparePositions(reached, wanted) >= 0)
}

/**
 * What a commit makes of the checkpoints of a generation; where a part that it names stands elsewhere, where that is.
 *
 * @example
 * ```ts
 * import { partsAfter } from '@vor-ort/projections'
 * partsAfter(['5', '5', '9'], { parts: [0, 1], expected: '5', next: '8' }) // => { parts: ['8', '8', '9'] }
 * partsAfter(['5', '5', '9'], { expected: '5', next: '8' }) // => { actual: '9' }
 * ```
 */
export const partsAfter = (
  parts: PartCheckpoints,
  { parts: moved = [...parts.keys()], expected, next }: Pick<Commit, 'parts' | 'expected' | 'next'>,
): { readonly parts: PartCheckpoints } | { readonly actual: Position | undefined } => {
  const after = [...parts]
  for (const part of moved) {
    const actual = parts[part]
    if (part >= parts.length || actual !== expected) return { actual }
    after[part] = next
  }
  return { parts: after }
}
