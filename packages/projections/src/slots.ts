/** Opening the slots of a run: which projections it keeps up, which parts of them, and which it must leave alone. */
import type { Position } from '@vor-ort/core'
import { shareOf, type Share } from '@vor-ort/event-store'
import { isLeft, right, type Either } from 'fp-ts/lib/Either.js'

import { lowestCheckpoint } from './parts.ts'
import type { AnyProjection } from './projection.ts'
import { makeSlot, type Slot, type SlotParts } from './slot.ts'
import { defaultPartitions, shapeOf, type Generation, type ProjectionTarget, type TargetError } from './target.ts'

/** The slots of a run. */
export interface OpenedSlots {
  readonly slots: ReadonlyArray<Slot>
  /** Projections whose active generation is of another version or has other columns: only a rebuild helps. */
  readonly stale: ReadonlyArray<string>
}

/** Hands out slots; one that comes back unharmed keeps its states for the next run. */
export interface SlotKeeper {
  readonly open: (share: Share) => Promise<Either<TargetError, OpenedSlots>>
  readonly giveBack: (slots: ReadonlyArray<Slot>) => void
}

/** What slots are made for. */
export interface SlotKeeperParts {
  readonly target: ProjectionTarget
  readonly projections: ReadonlyArray<AnyProjection>
  /** How many states of each projection are kept at hand. */
  readonly capacity: number
  /** The parts of generations that are made. */
  readonly partitions?: number
}

/**
 * Whether a generation was filled by the same version of the projection, into the same columns; and where the projection
 * needs the events of all streams in their order, whether they were folded so.
 */
export const isOfVersion = (projection: AnyProjection, { version, shape, parts }: Pick<Generation, 'version' | 'shape' | 'parts'>): boolean =>
  version === projection.version && shape === shapeOf(projection) && (projection.partitionedBy === 'stream' || parts.every((part) => part === parts[0]))

/**
 * The parts of each projection that a member of a group keeps up, of `count` parts each; one that is not partitioned is
 * whole or none.
 */
export const partsOfMember = (projections: ReadonlyArray<AnyProjection>, share: Share): ((projection: AnyProjection, count: number) => ReadonlyArray<number>) => {
  const whole = projections.filter(({ partitionedBy }) => partitionedBy === undefined)
  const shares = new Map<number, ReadonlyArray<number>>()
  return (projection, count) => {
    if (projection.partitionedBy === 'stream') {
      const parts = shares.get(count) ?? shareOf(share, count)
      shares.set(count, parts)
      return parts
    }
    return whole.indexOf(projection) % share.size === share.member ? shareOf({ member: 0, size: 1 }, count) : []
  }
}

/** Up to where a member has brought each projection that it keeps up, `undefined` where that is nothing yet; and how many of them are stale. */
export const ownCheckpoints = (
  projections: ReadonlyArray<AnyProjection>,
  generations: ReadonlyArray<Generation>,
  share: Share,
  partitions = defaultPartitions,
): { readonly checkpoints: ReadonlyArray<Position | undefined>; readonly stale: number } => {
  const partsOf = partsOfMember(projections, share)
  const checkpoints: Array<Position | undefined> = []
  let stale = 0
  for (const projection of projections) {
    const active = generations.find((one) => one.projection === projection.name && one.status === 'active')
    const own = partsOf(projection, active?.parts.length ?? partitions)
    if (own.length === 0) continue
    if (active === undefined) checkpoints.push(undefined)
    else if (!isOfVersion(projection, active)) stale++
    else checkpoints.push(own.length === active.parts.length ? active.checkpoint : lowestCheckpoint(own.map((part) => active.parts[part])))
  }
  return { checkpoints, stale }
}

/** Parts with the same checkpoint go together; as a rule that is all of them. */
const grouped = (generation: Generation, parts: ReadonlyArray<number>): ReadonlyArray<SlotParts> => {
  const groups = new Map<Position | undefined, number[]>()
  for (const part of parts) {
    const checkpoint = generation.parts[part]
    const group = groups.get(checkpoint)
    if (group === undefined) groups.set(checkpoint, [part])
    else group.push(part)
  }
  return [...groups].map(([checkpoint, group]) => (group.length === generation.parts.length ? { checkpoint } : { checkpoint, parts: group, slots: groups.size }))
}

/** Makes a keeper of slots. */
export const makeSlotKeeper = ({ target, projections, capacity, partitions }: SlotKeeperParts): SlotKeeper => {
  const kept = new Map<string, Slot[]>()
  const slotOf = (projection: AnyProjection, generation: Generation, known: ReadonlyArray<Slot>, parts: SlotParts): Slot =>
    known.find(
      (slot) => slot.generation.generation === generation.generation && slot.checkpoint === parts.checkpoint && slot.parts?.join() === parts.parts?.join(),
    ) ?? makeSlot(projection, generation, capacity, parts)
  return {
    open: async (share) => {
      const found = await target.generations()()
      if (isLeft(found)) return found
      const partsOf = partsOfMember(projections, share)
      const slots: Slot[] = []
      const stale: string[] = []
      for (const projection of projections) {
        const active = found.right.find((one) => one.projection === projection.name && one.status === 'active')
        const blueprint = partitions === undefined ? projection : { ...projection, partitions }
        const opened = active === undefined ? await target.openGeneration(blueprint, 'active')() : right(active)
        if (isLeft(opened)) return opened
        const generation = opened.right
        const known = kept.get(projection.name) ?? []
        // Taken out, so that two runs never fold into the same states.
        kept.delete(projection.name)
        const own = partsOf(projection, generation.parts.length)
        if (isOfVersion(projection, generation)) slots.push(...grouped(generation, own).map((parts) => slotOf(projection, generation, known, parts)))
        else if (own.length > 0) stale.push(projection.name)
      }
      return right({ slots, stale })
    },
    giveBack: (slots) => {
      for (const slot of slots) {
        // A run that was ended before it could commit has folded on: such states are ahead of the rows.
        if (slot.touched.length > 0) continue
        kept.set(slot.projection.name, [...(kept.get(slot.projection.name) ?? []), slot])
      }
    },
  }
}

/** Whether parts of one projection that were kept up separately have become level, so that they can go together from now on. */
export const canGoTogether = (slots: ReadonlyArray<Slot>): boolean =>
  new Set(slots.map(({ projection, checkpoint }) => `${projection.name} ${checkpoint ?? ''}`)).size < slots.length
