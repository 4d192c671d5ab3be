/** A runner of process managers that tells of reactions, delays, and how far behind it is. */
import { makeProcessManagerRunner, type ProcessManagerRunner, type ProcessManagerRunnerParts, type ProcessNotice, type ProcessRun, type RunError } from '@vor-ort/event-store'
import { isLeft, type Either } from 'fp-ts/lib/Either.js'
import type { ObservableResult } from '@opentelemetry/api'

import { makeProcessLag } from './process-lag.ts'
import { reactingHandler } from './reaction-span.ts'
import { fail, inSpan, spanDefinitions } from './spans.ts'
import { makeTelemetry, type Telemetry } from './telemetry.ts'

/** A runner that is observed. */
export interface ObservedProcessRunner extends ProcessManagerRunner {
  /** Ends the questions for the lag; before the store is closed, where the process lives on. */
  readonly stopObserving: () => void
}

/**
 * Makes a runner of process managers of the usual parts, with a span for each reaction.
 *
 * The lag is asked whenever metrics are collected, as long as the runner is not told to `stopObserving`.
 *
 * @example
 * ```ts
 * import { makeTelemetry, observedProcessRunner } from '@vor-ort/observability'
 * import { domainRegistry } from '@vor-ort/core'
 * import { makeCommandHandler, memoryCheckpoints, memoryStore } from '@vor-ort/event-store'
 * const store = memoryStore(domainRegistry)
 * const clock = () => '2026-11-21T22:00:00.000Z'
 * const handler = makeCommandHandler({ store, clock })
 * const runner = observedProcessRunner({ store, handler, aggregates: [], managers: [], checkpoints: memoryCheckpoints(), clock }, makeTelemetry())
 * const run = await runner.catchUp()()
 * run._tag === 'Right' && run.right.done // => 0
 * ```
 */
export const observedProcessRunner = (parts: ProcessManagerRunnerParts, telemetry: Telemetry = makeTelemetry()): ObservedProcessRunner => {
  const { tracer, instruments } = telemetry
  const { report = () => undefined, clock } = parts
  const tell = (notice: ProcessNotice): void => {
    if (notice._tag === 'Unreadable') instruments.processUnreadable.add(1)
    else {
      const manager = { 'vor_ort.manager': notice.manager }
      const outcome = outcomeOf(notice)
      instruments.reactions.add(1, { ...manager, 'vor_ort.outcome': outcome })
      if (outcome === 'Done' && notice.cause !== undefined) {
        // Two clocks may differ; no effect is before its cause.
        const delay = Math.max(0, Date.parse(clock()) - Date.parse(notice.cause.metadata.recordedAt))
        instruments.reactionDelay.record(delay / 1_000, manager)
      }
    }
    report(notice)
  }
  const managers = new Set(parts.managers.map(({ name }) => name))
  const runner = makeProcessManagerRunner({ ...parts, report: tell, handler: reactingHandler(parts.handler, telemetry, managers) })
  const run = (work: () => Promise<Either<RunError, ProcessRun>>): Promise<Either<RunError, ProcessRun>> =>
    inSpan(tracer, spanDefinitions.processRun, {}, async (span) => {
      const ended = await work()
      span.setAttribute('vor_ort.outcome', isLeft(ended) ? ended.left._tag : 'Quiet')
      if (isLeft(ended)) fail(span, ended.left._tag)
      return ended
    })

  const lag = makeProcessLag(telemetry, parts.store, runner)
  const observe = async (result: ObservableResult): Promise<void> => {
    const behind = await lag()
    if (behind !== undefined) result.observe(behind)
  }
  instruments.processLag.addCallback(observe)
  return {
    ...runner,
    catchUp: () => () => run(runner.catchUp()),
    tick: (now) => () => run(runner.tick(now)),
    stopObserving: () => instruments.processLag.removeCallback(observe),
  }
}

const outcomeOf = ({ outcome }: Extract<ProcessNotice, { readonly _tag: 'Reaction' }>): string =>
  outcome._tag === 'Done' && outcome.duplicate ? 'Duplicate' : outcome._tag
