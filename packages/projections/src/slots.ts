/** Opening the slots of a run: which projections it keeps up, and which it must leave alone. */
import type { Position } from '@vor-ort/core'
import { comparePositions } from '@vor-ort/event-store'
import { isLeft, right, type Either } from 'fp-ts/lib/Either.js'

import type { AnyProjection } from './projection.ts'
import { makeSlot, type Slot } from './slot.ts'
import { shapeOf, type Generation, type ProjectionTarget, type TargetError } from './target.ts'

/** The slots of a run. */
export interface OpenedSlots {
  readonly slots: ReadonlyArray<Slot>
  /** Projections whose active generation is of another version or has other columns: only a rebuild helps. */
  readonly stale: ReadonlyArray<string>
}

/** Hands out slots; one that comes back unharmed keeps its states for the next run. */
export interface SlotKeeper {
  readonly open: () => Promise<Either<TargetError, OpenedSlots>>
  readonly giveBack: (slots: ReadonlyArray<Slot>) => void
}

/** Whether a generation was filled by the same version of the projection, into the same columns. */
export const isOfVersion = (projection: AnyProjection, generation: Pick<Generation, 'version' | 'shape'>): boolean =>
  generation.version === projection.version && generation.shape === shapeOf(projection)

/** Makes a keeper of slots. */
export const makeSlotKeeper = (target: ProjectionTarget, projections: ReadonlyArray<AnyProjection>, capacity: number): SlotKeeper => {
  const kept = new Map<string, Slot>()
  const slotOf = (projection: AnyProjection, generation: Generation): Slot => {
    const known = kept.get(projection.name)
    // Taken out, so that two runs never fold into the same states.
    kept.delete(projection.name)
    return known !== undefined && known.generation.generation === generation.generation && known.checkpoint === generation.checkpoint
      ? known
      : makeSlot(projection, generation, capacity)
  }
  return {
    open: async () => {
      const found = await target.generations()()
      if (isLeft(found)) return found
      const slots: Slot[] = []
      const stale: string[] = []
      for (const projection of projections) {
        const active = found.right.find((one) => one.projection === projection.name && one.status === 'active')
        const generation = active === undefined ? await target.openGeneration(projection, 'active')() : right(active)
        if (isLeft(generation)) return generation
        if (isOfVersion(projection, generation.right)) slots.push(slotOf(projection, generation.right))
        else stale.push(projection.name)
      }
      return right({ slots, stale })
    },
    giveBack: (slots) => {
      for (const slot of slots) kept.set(slot.projection.name, slot)
    },
  }
}

/** The lowest of some checkpoints; `undefined` where one has nothing yet. */
export const lowestCheckpoint = (checkpoints: ReadonlyArray<Position | undefined>): Position | undefined => {
  let lowest = checkpoints[0]
  for (const checkpoint of checkpoints) {
    if (checkpoint === undefined || lowest === undefined) return undefined
    if (comparePositions(checkpoint, lowest) < 0) lowest = checkpoint
  }
  return lowest
}
