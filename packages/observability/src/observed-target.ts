/** A target of projections that tells of each commit. */
import type { Commit, ProjectionTarget } from '@vor-ort/projections'
import { isLeft } from 'fp-ts/lib/Either.js'

import { fail, inSpan, spanDefinitions } from './spans.ts'
import { secondsSince, type Telemetry } from './telemetry.ts'

/** How many events of each projection were folded since its last commit. */
export interface Folded {
  readonly add: (projection: string) => void
  /** What was folded; from now on it counts anew. */
  readonly take: (projection: string) => number
}

/** Counts folded events. */
export const makeFolded = (): Folded => {
  const counts = new Map<string, number>()
  return {
    add: (projection) => void counts.set(projection, (counts.get(projection) ?? 0) + 1),
    take: (projection) => {
      const count = counts.get(projection) ?? 0
      counts.delete(projection)
      return count
    },
  }
}

/** The same target; what is written to it is told. */
export const observedTarget = (target: ProjectionTarget, telemetry: Telemetry, folded: Folded): ProjectionTarget => {
  const { tracer, instruments, milliseconds } = telemetry
  const tellBatches = (commits: ReadonlyArray<Commit>): void => {
    // A projection may be written in several parts.
    const keys = new Map<string, number>()
    for (const { projection, touched } of commits) keys.set(projection, (keys.get(projection) ?? 0) + touched.length)
    for (const [projection, count] of keys) {
      const which = { 'vor_ort.projection': projection }
      const events = folded.take(projection)
      // At the end of the store there are commits that only move the checkpoint.
      if (events > 0) instruments.batchEvents.record(events, which)
      if (count > 0) instruments.batchKeys.record(count, which)
    }
  }
  return {
    ...target,
    commit: (commits) => () =>
      inSpan(tracer, spanDefinitions.commit, {}, async (span) => {
        const began = milliseconds()
        const done = await target.commit(commits)()
        const outcome = isLeft(done) ? done.left._tag : 'Written'
        instruments.commitDuration.record(secondsSince(telemetry, began), { 'vor_ort.outcome': outcome })
        span.setAttribute('vor_ort.outcome', outcome)
        if (!isLeft(done)) tellBatches(commits)
        else {
          // All of them are folded anew.
          for (const { projection } of commits) folded.take(projection)
          if (done.left._tag === 'CheckpointMoved') instruments.projectionRetries.add(1, { 'vor_ort.projection': done.left.projection })
          else fail(span, outcome)
        }
        return done
      }),
  }
}
