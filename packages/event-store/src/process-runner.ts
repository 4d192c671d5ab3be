/** The runtime of process managers: tells them what happened, issues what follows, each effect once. */
import type { Actor, Instant, Position } from '@vor-ort/core'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { CheckpointStore } from './checkpoints.ts'
import type { AnyAggregate } from './command.ts'
import type { CommandHandler } from './command-handler.ts'
import type { EventStore } from './port.ts'
import { comparePositions } from './position.ts'
import { runToQuiet } from './process-engine.ts'
import { makeIssue } from './process-issue.ts'
import { defaultProcessPartitions } from './process-checkpoints.ts'
import { categoriesOf, remember, unusable, type Memory } from './process-memory.ts'
import { addRuns, type AnyProcessManager, type ProcessNotice, type ProcessRun, type RunError } from './process-run.ts'
import { shareFault, wholeShare, type InvalidShare, type Share } from './process-share.ts'
import { makeQueues } from './queues.ts'

export { defaultProcessPartitions, forgetReactions } from './process-checkpoints.ts'
export { shareFault, wholeShare, type InvalidShare, type Share } from './process-share.ts'

/** What a runner of process managers works with. */
export interface ProcessManagerRunnerParts {
  readonly store: EventStore
  readonly handler: CommandHandler
  /** The aggregates that commands may go to and events come from. */
  readonly aggregates: ReadonlyArray<AnyAggregate>
  readonly managers: ReadonlyArray<AnyProcessManager>
  readonly checkpoints: CheckpointStore
  readonly clock: () => Instant
  /** Who acts; by default the role `process manager <name>`. */
  readonly actor?: Actor
  /** Is told of each reaction and of each event that cannot be read. */
  readonly report?: (notice: ProcessNotice) => void
  /** For `follow`: resolves when it is time to ask again what is due, or when the signal aborts; each minute by default. */
  readonly nextTick?: (signal: AbortSignal) => Promise<void>
  /** How many times commands may lead to events that lead to commands; 1,000 by default. */
  readonly maxRounds?: number
  /** Which of the reactions this runner issues, where several share them; all by default. */
  readonly share?: Share
  /** In how many parts the store is seen, 1 to 256; 16 by default. All members, now and later, are given the same number. */
  readonly partitions?: number
}

/** Nobody runs any more who could reach what is waited for. */
export interface RunnerStopped {
  readonly _tag: 'RunnerStopped'
}

/** Runs process managers on a store. */
export interface ProcessManagerRunner {
  /** Reacts to all that is stored, and to what comes of that, until nothing follows; then asks what is due now. */
  readonly catchUp: () => TaskEither<RunError, ProcessRun>
  /** The same, as if it were `now`. */
  readonly tick: (now: Instant) => TaskEither<RunError, ProcessRun>
  /** Catches up whenever something is appended, and asks what is due at each tick, until the signal aborts. */
  readonly follow: (options: { readonly signal: AbortSignal }) => TaskEither<RunError, void>
  /** Takes on another share from now on: folds anew, and reacts to what its parts have not reacted to yet. A run on its way goes on with the new share. */
  readonly resize: (share: Share) => Either<InvalidShare, void>
  /** Waits until it has caught up once, with the share that it has. */
  readonly ready: () => TaskEither<RunError | RunnerStopped, void>
  /** Waits until everything up to a position was reacted to, in its share. */
  readonly waitFor: (position: Position) => TaskEither<RunError | RunnerStopped, void>
}

/**
 * Makes a runner of process managers.
 *
 * The state of each manager is the fold of the events that it handles, from the start of the store. It reacts to those
 * behind its checkpoint, which is saved after each page of events. Commands are issued at least once, under the id
 * `<name> <key>`, so each has one effect: a runner may be killed anywhere, lose its checkpoints, or run in two processes.
 * Without a checkpoint a manager reacts to the whole history; save one for a new manager that shall begin now.
 *
 * The members of a group share the reactions by `share`: each folds all events, since what follows may depend on any of
 * them, and issues what follows from the events of its parts of the store, and what is due on their streams. Each part has
 * a checkpoint of its own, so whoever has the part goes on from there; two who both have it issue one command twice, with
 * one effect. What is due may be issued before another member has reacted to the latest events of its own parts.
 *
 * A command that the domain refuses is reported and done with; so is one whose id was used for another command. A store
 * that fails ends the run with a value; what was not done then is done by the next run. An event that cannot be read is
 * reported and passed.
 *
 * @example
 * ```ts
 * import { makeCommandHandler, makeProcessManagerRunner, memoryCheckpoints, memoryStore } from '@vor-ort/event-store'
 * import { BodyId, day, defineProcessManager, derivedId, domainRegistry, MotionId, reaction, resolution } from '@vor-ort/core'
 * const atOnce = defineProcessManager({
 *   name: 'effective-at-once', german: 'Sofort wirksam', summary: 'Takes every resolution into effect on its day.', initial: null, evolve: {},
 *   react: { ResolutionAdopted: (_state, _data, told) => [reaction(resolution, told.id, told.id, { type: 'TakeEffect', on: told.on, data: {} })] },
 * })
 * const store = memoryStore(domainRegistry)
 * const clock = () => '2026-11-21T22:00:00.000Z'
 * const handler = makeCommandHandler({ store, clock })
 * const runner = makeProcessManagerRunner({ store, handler, aggregates: [resolution], managers: [atOnce], checkpoints: memoryCheckpoints(), clock })
 * const data = { body: derivedId(BodyId, 'Verwaltungsrat'), title: { asPublished: 'Außensprechstunde' }, public: 'yes', motion: derivedId(MotionId, 'motion') }
 * const id = '0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d90'
 * await handler.handle(resolution, id, { type: 'AdoptResolution', on: day('2015-01-13'), data }, { actor: { role: 'Verwaltung' } })()
 * const first = await runner.catchUp()()
 * first._tag === 'Right' && [first.right.position, first.right.done] // => ['2', 1]
 * const again = await runner.catchUp()()
 * again._tag === 'Right' && [again.right.position, again.right.done] // => ['2', 0]
 * ```
 */
export const makeProcessManagerRunner = (parts: ProcessManagerRunnerParts): ProcessManagerRunner => {
  const { store, handler, aggregates, managers, checkpoints, clock, actor } = parts
  const { report = () => undefined, nextTick = eachMinute, maxRounds = 1_000, partitions = defaultProcessPartitions } = parts
  let { share = wholeShare } = parts
  // Told of each resizing: a run on its way has a memory of another share.
  const rings = new Set<() => void>()
  let resizes = 0
  const issue = makeIssue({ handler, aggregates, checkpoints, actor })
  const categories = categoriesOf(managers, aggregates)
  const engine = { store, checkpoints, issue, categories, maxRounds, report }
  const fault = unusable(managers, share, partitions)
  const queues = makeQueues()
  const waiting = new Set<Waiting>()
  // Absent before the first run and after one that failed: then all is folded anew.
  let memory: Memory | undefined
  let isReady = false

  const run = async (now: Instant, signal?: AbortSignal): Promise<Either<RunError, ProcessRun>> => {
    if (fault !== undefined) return left(fault)
    let total: ProcessRun | undefined
    for (;;) {
      const begun = resizes
      const known = memory
      memory = undefined
      const remembered: Either<RunError, Memory> = known === undefined ? await remember({ store, managers, checkpoints, share, partitions }) : right(known)
      if (isLeft(remembered)) return remembered
      const result = await runToQuiet(engine, remembered.right, now, () => signal?.aborted === true || resizes !== begun)
      if (isLeft(result)) return result
      total = addRuns(total, result.right)
      const isStopped = signal?.aborted === true
      if (resizes !== begun && !isStopped) continue
      if (resizes === begun) memory = remembered.right
      if (resizes === begun && !isStopped) isReady = true
      for (const one of waiting) if (isReached(one)) one.settle(right(undefined))
      return right(total)
    }
  }
  const inTurn = (now: () => Instant, signal?: AbortSignal) => queues.run('run', () => run(now(), signal))

  const isReached = ({ position }: Pick<Waiting, 'position'>): boolean => {
    if (position === undefined) return isReady
    return memory?.position !== undefined && comparePositions(memory.position, position) >= 0
  }

  const wait =
    (position: Position | undefined): TaskEither<RunError | RunnerStopped, void> =>
    () =>
      new Promise((resolve) => {
        if (isReached({ position })) return resolve(right(undefined))
        const one: Waiting = {
          position,
          settle: (result) => {
            waiting.delete(one)
            resolve(result)
          },
        }
        waiting.add(one)
      })

  const follow = async (signal: AbortSignal): Promise<Either<RunError, void>> => {
    const stop = new AbortController()
    const onAbort = (): void => stop.abort()
    if (signal.aborted) stop.abort()
    signal.addEventListener('abort', onAbort, { once: true })
    let ended: Either<RunError, void> = right(undefined)
    const end = (error: RunError): void => {
      if (!stop.signal.aborted) ended = left(error)
      stop.abort()
    }
    const turn = async (): Promise<void> => {
      if (stop.signal.aborted) return
      const result = await inTurn(clock, stop.signal)
      if (isLeft(result)) end(result.left)
    }
    let resizing = Promise.resolve()
    const ring = (): void => {
      const before = resizing
      resizing = turn().then(() => before)
    }
    rings.add(ring)
    const ticking = async (): Promise<void> => {
      while (!stop.signal.aborted) {
        await nextTick(stop.signal)
        await turn()
      }
    }
    const listening = async (): Promise<void> => {
      await turn()
      if (stop.signal.aborted) return
      const after = memory?.position ?? 'start'
      for await (const delivery of store.subscribe({ after, ...(categories === undefined ? {} : { categories }), signal: stop.signal })) {
        // It only rings: the run reads for itself, so that all managers meet all events in one order.
        if (delivery._tag === 'CaughtUp') await turn()
        else for (const read of delivery.reads) if (isLeft(read) && read.left._tag !== 'UnreadableEvent') end(read.left)
      }
    }
    try {
      await Promise.all([ticking, listening].map((work) => work().finally(() => stop.abort())))
      await resizing
      return ended
    } finally {
      rings.delete(ring)
      signal.removeEventListener('abort', onAbort)
      for (const one of waiting) one.settle(isLeft(ended) ? ended : left({ _tag: 'RunnerStopped' }))
    }
  }

  return {
    catchUp: () => () => inTurn(clock),
    tick: (now) => () => inTurn(() => now),
    follow: ({ signal }) => () => follow(signal),
    resize: (next) => {
      const refused = shareFault(next)
      if (refused !== undefined) return left(refused)
      share = next
      resizes++
      memory = undefined
      isReady = false
      for (const ring of rings) ring()
      return right(undefined)
    },
    ready: () => wait(undefined),
    waitFor: wait,
  }
}

interface Waiting {
  readonly position: Position | undefined
  readonly settle: (result: Either<RunError | RunnerStopped, void>) => void
}

const eachMinute = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, 60_000)
    signal.addEventListener('abort', done, { once: true })
    if (signal.aborted) done()
  })
