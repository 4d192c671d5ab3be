/** Rebuilding: a new generation is filled from the first event beside the old one, and takes its place at once. */
import type { Position } from '@vor-ort/core'
import { comparePositions, type EventStore } from '@vor-ort/event-store'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'

import type { OriginError } from './origin.ts'
import type { AnyProjection } from './projection.ts'
import { headOf, pass, type PassError } from './run.ts'
import { makeSlot } from './slot.ts'
import type { ProjectionTarget, SwitchError } from './target.ts'

/** Why a rebuild did not come to its end; the generation that readers see is the same as before. */
export type RebuildError =
  | PassError
  | SwitchError
  | { readonly _tag: 'UnknownProjection'; readonly projection: string; readonly known: ReadonlyArray<string> }
  /** The signal came first. */
  | { readonly _tag: 'RebuildStopped'; readonly projection: string }
  /** The rows are further than the store: they were made from another store, or from one that has lost its end. */
  | { readonly _tag: 'CheckpointBeyondStore'; readonly projection: string; readonly checkpoint: Position; readonly head: Position | undefined }

/** A rebuild that readers see. */
export interface Rebuilt {
  readonly projection: string
  readonly generation: number
  readonly events: number
  readonly checkpoint: Position | undefined
}

/** What a rebuild works with. */
export interface RebuildParts {
  readonly store: EventStore
  readonly target: ProjectionTarget
  readonly batchSize: number
  readonly capacity: number
  readonly claim: () => Promise<Either<OriginError, void>>
  readonly partitions?: number
  readonly signal?: AbortSignal
}

/**
 * Fills a new generation from the start, keeps it up until it is level with the active one, and switches.
 *
 * An event that cannot be read ends it. What was built is dropped where it does not come to its end; after a crash the
 * next rebuild does that.
 */
export const rebuildProjection = async (projection: AnyProjection, parts: RebuildParts): Promise<Either<RebuildError, Rebuilt>> => {
  const { store, target, batchSize, capacity, claim, partitions, signal } = parts
  const claimed = await claim()
  if (isLeft(claimed)) return claimed
  const opened = await target.openGeneration(partitions === undefined ? projection : { ...projection, partitions }, 'building')()
  if (isLeft(opened)) return opened
  const generation = opened.right
  const slot = makeSlot(projection, generation, capacity)
  let events = 0
  let outcome: Either<RebuildError, void> = left({ _tag: 'RebuildStopped', projection: projection.name })
  const passed = await pass({
    store,
    target,
    slots: [slot],
    batchSize,
    keysToWait: capacity,
    onPoison: 'stop',
    signal,
    claim,
    onCommit: (count) => {
      events += count
    },
    onCaughtUp: async () => {
      const switched = await target.switchTo(generation)()
      if (isLeft(switched) && switched.left._tag === 'GenerationBehind') {
        const { active } = switched.left
        const head = await headOf(store)
        // What the active generation has seen meanwhile comes next.
        const isToCome = !isLeft(head) && active !== undefined && head.right !== undefined && comparePositions(head.right, active) >= 0
        if (isToCome || active === undefined) return 'on'
        outcome = isLeft(head) ? head : left({ _tag: 'CheckpointBeyondStore', projection: projection.name, checkpoint: active, head: head.right })
        return 'end'
      }
      outcome = switched
      return 'end'
    },
  })
  const ended = isLeft(passed) ? passed : outcome
  if (isLeft(ended)) {
    await target.dropGeneration(generation)()
    return ended
  }
  return right({ projection: projection.name, generation: generation.generation, events, checkpoint: slot.checkpoint })
}
