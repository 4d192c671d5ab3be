/** The runner: keeps projections up with a store, rebuilds them, and says how far they are. */
import type { Position } from '@vor-ort/core'
import { comparePositions, isPosition, type EventStore, type StoreError } from '@vor-ort/event-store'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import { projectionFaults, type DefinitionFault } from './check.ts'
import { makeClaim } from './origin.ts'
import type { AnyProjection } from './projection.ts'
import { rebuildProjection, type RebuildError, type Rebuilt } from './rebuild.ts'
import { headOf, pass, type PassError } from './run.ts'
import { isOfVersion, lowestCheckpoint, makeSlotKeeper } from './slots.ts'
import { statusOf, type ProjectionStatus } from './status.ts'
import type { Generation, ProjectionTarget, RollBackError, TargetError } from './target.ts'
import { makeWaiting, type NotRunning } from './waiting.ts'

/** What a runner works with. */
export interface ProjectionRunnerParts {
  readonly store: EventStore
  readonly target: ProjectionTarget
  readonly projections: ReadonlyArray<AnyProjection>
  /** How many events are folded and written at once; 5,000 by default. In the live tail a batch is what has come. */
  readonly batchSize?: number
  /** How many states of each projection are kept at hand; 20,000 by default. */
  readonly statesAtHand?: number
}

/** What a run did. */
export interface RunReport {
  /** How many events were folded, those that were read again after a rival was quicker included. */
  readonly events: number
  /** Where the projection is that has come least far. */
  readonly checkpoint: Position | undefined
  /** Projections that were left alone, since their rows are of another version: rebuild them. */
  readonly stale: ReadonlyArray<string>
}

/** Why waiting was in vain. */
export type WaitError = NotRunning<PassError> | StoreError | TargetError

/**
 * Keeps projections up with a store.
 *
 * Several runners may work on one target, in one process or in several: a batch is written only where the checkpoint is
 * still the one it was folded upon; who is late loads again and goes on. So nothing is ever counted twice.
 *
 * A target holds the rows of one store: the first run that finds an event claims it, and runs and rebuilds from another
 * store are refused with `OtherStore`. Stores that begin with the same event (copies that went
 * separate ways, simulations from one seed) count as one.
 */
export interface ProjectionRunner {
  /** Brings all projections to the end of the store. What cannot be read is recorded as poison, and the rest goes on. */
  readonly catchUp: (options?: { readonly signal?: AbortSignal }) => TaskEither<PassError, RunReport>
  /** Catches up and stays with the store until the signal comes; a fault of store or target ends it. */
  readonly follow: (options: { readonly signal: AbortSignal }) => TaskEither<PassError, RunReport>
  /**
   * Fills a new generation from the first event and makes it the active one. Whoever keeps the old one up (this runner,
   * if it follows, or another) goes on doing so meanwhile, and after the switch keeps up the new one.
   */
  readonly rebuild: (projection: string, options?: { readonly signal?: AbortSignal }) => TaskEither<RebuildError, Rebuilt>
  /** Makes the generation before the last switch the active one again; the next run brings it up to date. */
  readonly rollBack: (projection: string) => TaskEither<RollBackError, Generation>
  /** Waits until all that was stored when it was called is in the rows. */
  readonly ready: () => TaskEither<WaitError, void>
  /** Waits until everything up to a position is in the rows; at once where it is, and never when no run would bring it there. */
  readonly waitFor: (position: Position) => TaskEither<WaitError, void>
  readonly status: () => TaskEither<TargetError, ReadonlyArray<ProjectionStatus>>
}

/**
 * Makes a runner, unless something is wrong with the definitions of the projections.
 *
 * @example
 * ```ts
 * import { makeProjectionRunner, memoryTarget, resolutionProjection } from '@vor-ort/projections'
 * import { domainRegistry } from '@vor-ort/core'
 * import { memoryStore } from '@vor-ort/event-store'
 * import { isRight } from 'fp-ts/lib/Either.js'
 * const target = memoryTarget()
 * const runner = makeProjectionRunner({ store: memoryStore(domainRegistry), target, projections: [resolutionProjection] })
 * isRight(runner) ? await runner.right.catchUp()() : runner
 * // => { _tag: 'Right', right: { events: 0, checkpoint: undefined, stale: [] } }
 * await target.rows('resolution')() // => { _tag: 'Right', right: [] }
 * ```
 */
export const makeProjectionRunner = (parts: ProjectionRunnerParts): Either<ReadonlyArray<DefinitionFault>, ProjectionRunner> => {
  const { store, target, projections, batchSize = 5_000, statesAtHand = 20_000 } = parts
  const faults = projectionFaults(projections)
  if (faults.length > 0) return left(faults)
  const keeper = makeSlotKeeper(target, projections, statesAtHand)
  const claim = makeClaim(store, target)
  const waiting = makeWaiting<PassError>()
  let changed = new AbortController()
  // A run that is on its way opens its slots anew.
  const generationsChanged = (): void => {
    changed.abort()
    changed = new AbortController()
  }

  // The active generations that this runner keeps up; `undefined` for a projection that was never run.
  const keptOnes = async (): Promise<Either<TargetError, ReadonlyArray<Generation | undefined>>> => {
    const found = await target.generations()()
    if (isLeft(found)) return found
    return right(
      projections.flatMap((projection) => {
        const active = found.right.find((one) => one.projection === projection.name && one.status === 'active')
        return active === undefined || isOfVersion(projection, active) ? [active] : []
      }),
    )
  }

  const runOnce = async (isLive: boolean, signal: AbortSignal | undefined): Promise<Either<PassError, RunReport>> => {
    let events = 0
    for (;;) {
      const anew = changed.signal
      const claimed = await claim()
      if (isLeft(claimed)) return claimed
      const opened = await keeper.open()
      if (isLeft(opened)) return opened
      const { slots, stale } = opened.right
      const level = (): Position | undefined => lowestCheckpoint(slots.map(({ checkpoint }) => checkpoint))
      const report = (): RunReport => ({ events, checkpoint: level(), stale })
      const stop = signal === undefined ? anew : AbortSignal.any([signal, anew])
      waiting.reached(level())
      let isDone = false
      let outcome: Either<PassError, void> = right(undefined)
      if (slots.length > 0) {
        outcome = await pass({
          store,
          target,
          slots,
          batchSize,
          keysToWait: statesAtHand,
          onPoison: 'record',
          signal: stop,
          claim,
          onCommit: (count) => {
            events += count
            waiting.reached(level())
          },
          onCaughtUp: async () => {
            isDone = !isLive
            if (isDone) return 'end'
            // Another process may have rebuilt what was stale.
            const kept = stale.length === 0 ? undefined : await keptOnes()
            return kept !== undefined && !isLeft(kept) && kept.right.length > slots.length ? 'end' : 'on'
          },
        })
      } else if (isLive) await aborted(stop)
      else isDone = true
      const isLate = isLeft(outcome) && (outcome.left._tag === 'CheckpointMoved' || outcome.left._tag === 'GenerationGone')
      if (!isLeft(outcome)) keeper.giveBack(slots)
      else if (!isLate) return outcome
      if (isDone || signal?.aborted === true) return right(report())
    }
  }

  const run = async (isLive: boolean, signal: AbortSignal | undefined): Promise<Either<PassError, RunReport>> => {
    waiting.started()
    const outcome = await runOnce(isLive, signal)
    waiting.ended(isLeft(outcome) ? outcome.left : undefined)
    return outcome
  }

  const waitFor = async (position: Position): Promise<Either<WaitError, void>> => {
    if (!isPosition(position)) return left({ _tag: 'InvalidPosition', position: String(position) })
    const kept = await keptOnes()
    if (isLeft(kept)) return kept
    const level = lowestCheckpoint(kept.right.map((generation) => generation?.checkpoint))
    return level !== undefined && comparePositions(level, position) >= 0 ? right(undefined) : waiting.wait(position)
  }

  return right({
    catchUp: ({ signal } = {}) => () => run(false, signal),
    follow: ({ signal }) => () => run(true, signal),
    rebuild: (name, { signal } = {}) => async () => {
      const projection = projections.find((one) => one.name === name)
      if (projection === undefined) return left({ _tag: 'UnknownProjection', projection: name, known: projections.map((one) => one.name) })
      const rebuilt = await rebuildProjection(projection, { store, target, batchSize, capacity: statesAtHand, claim, ...(signal === undefined ? {} : { signal }) })
      if (!isLeft(rebuilt)) generationsChanged()
      return rebuilt
    },
    rollBack: (name) => async () => {
      const back = await target.rollBack(name)()
      if (!isLeft(back)) generationsChanged()
      return back
    },
    ready: () => async () => {
      const head = await headOf(store)
      if (isLeft(head)) return head
      return head.right === undefined ? right(undefined) : waitFor(head.right)
    },
    waitFor: (position) => () => waitFor(position),
    status: () => () => statusOf(target, projections),
  })
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
