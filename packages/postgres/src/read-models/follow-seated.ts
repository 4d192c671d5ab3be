/** Following with a seat: of several processes that run the same program one keeps the projections up, and another takes over. */
import type { EventStore } from '@vor-ort/event-store'
import { makeProjectionRunner, type AnyProjection, type DefinitionFault, type PassError, type ProjectionRunner } from '@vor-ort/projections'
import { isLeft, left, right } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { PostgresReadModels } from './open.ts'

/** What is followed, and where the rows go. */
export interface FollowSeatedParts {
  readonly store: EventStore
  readonly models: Pick<PostgresReadModels, 'seat'>
  /** They share one seat; projections that other processes may keep up beside this one get a call of their own. */
  readonly projections: ReadonlyArray<AnyProjection>
  readonly signal: AbortSignal
  /** See `makeProjectionRunner`. */
  readonly batchSize?: number
  readonly statesAtHand?: number
  /** Told each time the seat was taken, with the runner that works in it until it is lost. */
  readonly onSeat?: (runner: ProjectionRunner) => void
  /** How long to wait after a fault of the target before the seat is asked for again; 1,000 by default. */
  readonly retryMilliseconds?: number
}

/** Why following ended: a fault that a new connection does not cure. */
export type FollowSeatedError = PassError | { readonly _tag: 'InvalidDefinitions'; readonly faults: ReadonlyArray<DefinitionFault> }

/** Waits for the seat, follows in it, and begins again where it or the connection is lost; until the signal comes. */
export const followSeated =
  ({ models, signal, onSeat, retryMilliseconds = 1_000, ...parts }: FollowSeatedParts): TaskEither<FollowSeatedError, void> =>
  async () => {
    const names = parts.projections.map(({ name }) => name)
    while (!signal.aborted) {
      const seat = await models.seat(names, { signal })()
      if (isLeft(seat)) {
        if (seat.left._tag === 'TargetDamaged' || seat.left._tag === 'NameTaken') return left(seat.left)
        await pause(retryMilliseconds, signal)
        continue
      }
      const { target, lost, release } = seat.right
      const runner = makeProjectionRunner({ ...parts, target })
      if (isLeft(runner)) {
        await release()
        return left({ _tag: 'InvalidDefinitions', faults: runner.left })
      }
      onSeat?.(runner.right)
      const followed = await runner.right.follow({ signal: AbortSignal.any([signal, lost]) })()
      await release()
      if (!isLeft(followed)) continue
      const { _tag } = followed.left
      if (_tag !== 'TargetUnavailable' && _tag !== 'TargetBusy') return followed
      await pause(retryMilliseconds, signal)
    }
    return right(undefined)
  }

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const done = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    signal.addEventListener('abort', done)
  })
