/** The runner: keeps projections up with a store, rebuilds them, and says how far they are. */
import type { Position } from '@vor-ort/core'
import { comparePositions, isPosition, maxPartitions, shareFault, wholeShare, type EventStore, type InvalidShare, type Share, type StoreError } from '@vor-ort/event-store'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import { projectionFaults, type DefinitionFault } from './check.ts'
import { makeClaim } from './origin.ts'
import { lowestCheckpoint } from './parts.ts'
import type { AnyProjection } from './projection.ts'
import { rebuildProjection, type RebuildError, type Rebuilt } from './rebuild.ts'
import { headOf, pass, type PassError } from './run.ts'
import { canGoTogether, makeSlotKeeper, ownCheckpoints } from './slots.ts'
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
  /**
   * Which part of the work this runner does, where several share it; all of it by default. Of a projection that is
   * partitioned by stream a member has some parts of the store; the others are dealt out whole, in the order of the list,
   * which must be the same for all members.
   */
  readonly share?: Share
  /** How many parts a generation has that this runner makes, 1 to 256; 16 by default. No more members than that get work. */
  readonly partitions?: number
}

/** What a run did. */
export interface RunReport {
  /** How many events were folded, those that were read again after a rival was quicker included. */
  readonly events: number
  /** Up to where all is in the rows that this runner has to bring there. */
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
 * The members of a group share the work by `share`. Each part of the store has a checkpoint of its own, and whoever has the
 * part goes on from there: so the order of each stream stays, whatever is resized, and two members who both believe to
 * have a part do no harm. Each member waits for, and reports on, its own share alone; `status` tells of all.
 *
 * A target holds the rows of one store: the first run that finds an event claims it, and runs and rebuilds from another
 * store are refused with `OtherStore`, also from one to which its events were copied: positions differ there.
 */
export interface ProjectionRunner {
  /** Brings all projections to the end of the store. What cannot be read is recorded as poison, and the rest goes on. */
  readonly catchUp: (options?: { readonly signal?: AbortSignal }) => TaskEither<PassError, RunReport>
  /** Catches up and stays with the store until the signal comes; a fault of store or target ends it. */
  readonly follow: (options: { readonly signal: AbortSignal }) => TaskEither<PassError, RunReport>
  /** Takes on another share from now on; runs on their way end what they are committing and go on with the new one. */
  readonly resize: (share: Share) => Either<InvalidShare, void>
  /**
   * Fills a new generation from the first event, all parts of it, and makes it the active one. Whoever keeps the old one up (this runner,
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

const runnerFaults = ({ projections, share = wholeShare, partitions = 1 }: ProjectionRunnerParts): ReadonlyArray<DefinitionFault> => [
  ...projectionFaults(projections),
  ...(shareFault(share) === undefined ? [] : [{ at: 'share', expected: 'a member from 0, below the size of the group' }]),
  ...(Number.isSafeInteger(partitions) && partitions >= 1 && partitions <= maxPartitions ? [] : [{ at: 'partitions', expected: `a whole number from 1 to ${maxPartitions}` }]),
]

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
  const { store, target, projections, batchSize = 5_000, statesAtHand = 20_000, partitions } = parts
  const faults = runnerFaults(parts)
  if (faults.length > 0) return left(faults)
  let { share = wholeShare } = parts
  const keeper = makeSlotKeeper({ target, projections, capacity: statesAtHand, ...(partitions === undefined ? {} : { partitions }) })
  const claim = makeClaim(store, target)
  const waiting = makeWaiting<PassError>()
  let changed = new AbortController()
  // A run that is on its way opens its slots anew.
  const openAnew = (): void => {
    // What it has reached says nothing any more of what it has to reach.
    waiting.reached(undefined)
    changed.abort()
    changed = new AbortController()
  }

  const ownOnes = async (): Promise<Either<TargetError, ReturnType<typeof ownCheckpoints>>> => {
    const found = await target.generations()()
    return isLeft(found) ? found : right(ownCheckpoints(projections, found.right, share, partitions))
  }

  const runOnce = async (isLive: boolean, signal: AbortSignal | undefined): Promise<Either<PassError, RunReport>> => {
    let events = 0
    for (;;) {
      const anew = changed.signal
      const claimed = await claim()
      if (isLeft(claimed)) return claimed
      const opened = await keeper.open(share)
      if (isLeft(opened)) return opened
      const { slots, stale } = opened.right
      const level = (): Position | undefined => lowestCheckpoint(slots.map(({ checkpoint }) => checkpoint))
      const report = (): RunReport => ({ events, checkpoint: level(), stale })
      const stop = signal === undefined ? anew : AbortSignal.any([signal, anew])
      if (!anew.aborted) waiting.reached(slots.length + stale.length === 0 ? 'everything' : level())
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
            if (!anew.aborted) waiting.reached(level())
          },
          onCaughtUp: async () => {
            isDone = !isLive
            if (isDone) return 'end'
            if (canGoTogether(slots)) return 'end'
            // Another process may have rebuilt what was stale.
            const own = stale.length === 0 ? undefined : await ownOnes()
            return own !== undefined && !isLeft(own) && own.right.stale < stale.length ? 'end' : 'on'
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
    const own = await ownOnes()
    if (isLeft(own)) return own
    const { checkpoints, stale } = own.right
    if (checkpoints.length + stale === 0) return right(undefined)
    const level = lowestCheckpoint(checkpoints)
    return level !== undefined && comparePositions(level, position) >= 0 ? right(undefined) : waiting.wait(position)
  }

  return right({
    catchUp: ({ signal } = {}) => () => run(false, signal),
    follow: ({ signal }) => () => run(true, signal),
    resize: (next) => {
      const fault = shareFault(next)
      if (fault !== undefined) return left(fault)
      share = next
      openAnew()
      return right(undefined)
    },
    rebuild: (name, { signal } = {}) => async () => {
      const projection = projections.find((one) => one.name === name)
      if (projection === undefined) return left({ _tag: 'UnknownProjection', projection: name, known: projections.map((one) => one.name) })
      const more = { ...(signal === undefined ? {} : { signal }), ...(partitions === undefined ? {} : { partitions }) }
      const rebuilt = await rebuildProjection(projection, { store, target, batchSize, capacity: statesAtHand, claim, ...more })
      if (!isLeft(rebuilt)) openAnew()
      return rebuilt
    },
    rollBack: (name) => async () => {
      const back = await target.rollBack(name)()
      if (!isLeft(back)) openAnew()
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
