/** Waiting until the rows have come to a position. */
import type { Position } from '@vor-ort/core'
import { comparePositions } from '@vor-ort/event-store'
import { left, right, type Either } from 'fp-ts/lib/Either.js'

/** The run that was to bring the rows there has ended, or none is on its way. */
export interface NotRunning<E> {
  readonly _tag: 'NotRunning'
  readonly position: Position
  /** Why the run ended, where it was a fault. */
  readonly because?: E
}

/** Those who wait, and how far the run at hand is. */
export interface Waiting<E> {
  readonly started: () => void
  readonly ended: (because?: E) => void
  /** Tells how far all projections are; `undefined` while one has nothing, `everything` where there is nothing to bring anywhere. */
  readonly reached: (position: Position | 'everything' | undefined) => void
  readonly wait: (position: Position) => Promise<Either<NotRunning<E>, void>>
}

/** Makes a list of those who wait. */
export const makeWaiting = <E>(): Waiting<E> => {
  const waiters = new Set<{ readonly position: Position; readonly resolve: (outcome: Either<NotRunning<E>, void>) => void }>()
  let runs = 0
  let level: Position | 'everything' | undefined
  const isReached = (position: Position): boolean => level === 'everything' || (level !== undefined && comparePositions(level, position) >= 0)
  return {
    started: () => {
      runs++
    },
    ended: (because) => {
      runs--
      if (runs > 0) return
      level = undefined
      for (const { position, resolve } of waiters) resolve(left({ _tag: 'NotRunning', position, ...(because === undefined ? {} : { because }) }))
      waiters.clear()
    },
    reached: (position) => {
      level = position
      for (const waiter of waiters) {
        if (!isReached(waiter.position)) continue
        waiters.delete(waiter)
        waiter.resolve(right(undefined))
      }
    },
    wait: (position) =>
      new Promise((resolve) => {
        if (isReached(position)) resolve(right(undefined))
        else if (runs === 0) resolve(left({ _tag: 'NotRunning', position }))
        else waiters.add({ position, resolve })
      }),
  }
}
