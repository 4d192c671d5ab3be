/** One run over the events: to the end, or on and on. */
import type { Position } from '@vor-ort/core'
import type { EventStore, StoreError } from '@vor-ort/event-store'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'

import { makeBatch, rangeOf, type BatchError, type PoisonEvent } from './batch.ts'
import type { OriginError } from './origin.ts'
import { lowestCheckpoint } from './parts.ts'
import type { Slot } from './slot.ts'
import type { ProjectionTarget } from './target.ts'

/** Why a pass over the events ended early. */
export type PassError = OriginError | PoisonEvent | BatchError

/** What a pass over the events is to do. */
export interface Pass {
  readonly store: EventStore
  readonly target: ProjectionTarget
  readonly slots: ReadonlyArray<Slot>
  /** How many events are folded at once. */
  readonly batchSize: number
  /**
   * Far behind, folded events wait for their commit until so many keys are to be written, or there are twenty batches: the
   * keys of scattered events are then written less often. At the end of what is stored all is committed. 0: never.
   */
  readonly keysToWait: number
  readonly onPoison: 'record' | 'stop'
  readonly signal: AbortSignal | undefined
  /** Asked before each commit: only a store with events can claim the target, and the first may come during the pass. */
  readonly claim: () => Promise<Either<OriginError, void>>
  /** Told after each commit how many events it took. */
  readonly onCommit: (events: number) => void
  /** Asked each time everything that was stored is in the rows; what it says ends the pass. */
  readonly onCaughtUp: (position: Position | undefined) => Promise<'on' | 'end'>
}

/**
 * Reads from the lowest checkpoint on and keeps all slots up; one read and one decoding of each event serve them all.
 *
 * It ends when it is told to, by signal or at the end of what is stored. A batch that is not full when the signal comes is
 * dropped: its events come again in the next run.
 */
export const pass = async ({ store, target, slots, batchSize, keysToWait, onPoison, signal, claim, onCommit, onCaughtUp }: Pass): Promise<Either<PassError, void>> => {
  const batch = makeBatch(target, slots, onPoison)
  const commit = async (reached: Position): Promise<Either<OriginError | BatchError, void>> => {
    const claimed = await claim()
    if (isLeft(claimed)) return claimed
    const events = batch.size().uncommitted
    const committed = await batch.commit(reached)
    if (!isLeft(committed)) onCommit(events)
    return committed
  }
  const after = lowestCheckpoint(slots.map(({ checkpoint }) => checkpoint)) ?? 'start'
  const deliveries = store.subscribe({ after, ...rangeOf(slots), ...(signal === undefined ? {} : { signal }) })
  for await (const delivery of deliveries) {
    if (delivery._tag === 'Events') {
      for (const read of delivery.reads) {
        const added = batch.add(read)
        if (isLeft(added)) return added
        const last = batch.last()
        const { unfolded, uncommitted } = batch.size()
        if (unfolded < batchSize || last === undefined) continue
        if (uncommitted < 20 * batchSize && keysToWait > 0) {
          const folded = await batch.fold()
          if (isLeft(folded)) return folded
          if (folded.right < keysToWait) continue
        }
        const committed = await commit(last)
        if (isLeft(committed)) return committed
      }
    } else {
      if (delivery.position !== undefined) {
        const committed = await commit(delivery.position)
        if (isLeft(committed)) return committed
      }
      if ((await onCaughtUp(delivery.position)) === 'end') return right(undefined)
    }
    if (signal?.aborted === true) break
  }
  return right(undefined)
}

/** Where the store ends now: the position up to which everything can be read. */
export const headOf = async (store: EventStore): Promise<Either<StoreError, Position | undefined>> => {
  for await (const delivery of store.subscribe({ after: 'end' })) {
    if (delivery._tag === 'CaughtUp') return right(delivery.position)
    for (const read of delivery.reads) if (isLeft(read) && read.left._tag !== 'UnreadableEvent') return left(read.left)
  }
  return right(undefined)
}
