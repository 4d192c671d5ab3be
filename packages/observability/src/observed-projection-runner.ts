/** A runner of projections that tells what it folds and writes, and how far behind it is. */
import { makeProjectionRunner, type AnyProjection, type DefinitionFault, type ProjectionRunner, type ProjectionRunnerParts } from '@vor-ort/projections'
import { isLeft, right, type Either } from 'fp-ts/lib/Either.js'

import { makeFolded, observedTarget, type Folded } from './observed-target.ts'
import { projectionGauges } from './projection-gauges.ts'
import { fail, inSpan, spanDefinitions } from './spans.ts'
import { makeTelemetry, type Telemetry } from './telemetry.ts'

/** A runner that is observed. */
export interface ObservedProjectionRunner extends ProjectionRunner {
  /** Ends the questions for the lag; before store or target is closed, where the process lives on. */
  readonly stopObserving: () => void
}

/** What an observed runner works with. */
export interface ObservedProjectionParts extends ProjectionRunnerParts {
  /** The time of day, to tell the age of events; the clock of the computer by default. */
  readonly clock?: () => string
}

/**
 * Makes a runner of projections of the usual parts, with a span for each run and each commit.
 *
 * Where one runner follows and rebuilds the same projection at once, the events of both are counted as one batch.
 *
 * @example
 * ```ts
 * import { makeTelemetry, observedProjectionRunner } from '@vor-ort/observability'
 * import { domainRegistry } from '@vor-ort/core'
 * import { memoryStore } from '@vor-ort/event-store'
 * import { memoryTarget, resolutionProjection } from '@vor-ort/projections'
 * const parts = { store: memoryStore(domainRegistry), target: memoryTarget(), projections: [resolutionProjection] }
 * const runner = observedProjectionRunner(parts, makeTelemetry())
 * runner._tag === 'Right' && (await runner.right.catchUp()())
 * // => { _tag: 'Right', right: { events: 0, checkpoint: undefined, stale: [] } }
 * ```
 */
export const observedProjectionRunner = (
  parts: ObservedProjectionParts,
  telemetry: Telemetry = makeTelemetry(),
): Either<ReadonlyArray<DefinitionFault>, ObservedProjectionRunner> => {
  const { tracer, instruments } = telemetry
  const folded = makeFolded()
  const made = makeProjectionRunner({
    ...parts,
    projections: parts.projections.map((projection) => counted(projection, telemetry, folded)),
    target: observedTarget(parts.target, telemetry, folded),
  })
  if (isLeft(made)) return made
  const runner = made.right

  const told = <E extends { readonly _tag: string }, A extends { readonly events: number }>(
    definition: typeof spanDefinitions.project | typeof spanDefinitions.rebuild,
    attributes: { readonly 'vor_ort.projection'?: string },
    work: () => Promise<Either<E, A>>,
  ): Promise<Either<E, A>> =>
    inSpan(tracer, definition, { attributes }, async (span) => {
      const ended = await work()
      span.setAttribute('vor_ort.outcome', isLeft(ended) ? ended.left._tag : 'Done')
      if (isLeft(ended)) fail(span, ended.left._tag)
      else span.setAttribute('vor_ort.events', ended.right.events)
      return ended
    })

  const gauges = [instruments.projectionLag, instruments.projectionLagPositions, instruments.projectionPoison, instruments.projectionStale, instruments.rebuildProgress]
  const observe = projectionGauges(telemetry, { ...parts, status: runner.status })
  telemetry.observeAll(observe, gauges)
  const known = new Set(parts.projections.map(({ name }) => name))
  return right({
    ...runner,
    catchUp: (options) => () => told(spanDefinitions.project, {}, runner.catchUp(options)),
    rebuild: (name, options) => () =>
      told(spanDefinitions.rebuild, { 'vor_ort.projection': known.has(name) ? name : 'unknown' }, runner.rebuild(name, options)),
    stopObserving: () => telemetry.stopObserving(observe, gauges),
  })
}

// The keys of an event are folded one after the other, so an event that is not the one before is a new one.
const counted = (projection: AnyProjection, { instruments }: Telemetry, folded: Folded): AnyProjection => {
  const which = { 'vor_ort.projection': projection.name }
  let last: unknown
  return {
    ...projection,
    evolve: (state, event, key) => {
      if (event !== last) {
        last = event
        instruments.projectionEvents.add(1, which)
        folded.add(projection.name)
      }
      return projection.evolve(state, event, key)
    },
  }
}
