/** What `vor-ort project` can be told to do. */
import { comparePositions, type EventStore } from '@vor-ort/event-store'
import { checkOrigin, highestCheckpoint, type ProjectionRunner } from '@vor-ort/projections'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'

import type { Context } from '../command.ts'
import { refuse, say, type Problem } from '../problem.ts'
import type { Progress } from '../progress.ts'
import { headOf } from './head.ts'
import type { ReadModels } from './read-models.ts'
import type { Projected } from './standings-report.ts'
import { beyondProblem, projectionProblem, targetProblem } from './target-problems.ts'
import { untilStopped } from './until-stopped.ts'
import { bringViews } from './views.ts'

/** One piece of work. */
export type Work =
  | { readonly kind: 'catchUp' | 'follow' | 'status' }
  | { readonly kind: 'rebuild'; readonly projections: ReadonlyArray<string> }
  | { readonly kind: 'rollback'; readonly projection: string }

/** What the work is done with. */
export interface ProjectingParts {
  readonly runner: ProjectionRunner
  readonly store: EventStore
  readonly target: ReadModels
  readonly names: Pick<Projected, 'store' | 'file' | 'into'>
  readonly progress: Progress
  readonly warn: Context['warn']
}

/** Does a piece of work; after a stop by signal what was done stays, and the next run goes on from there. */
export const projecting = (parts: ProjectingParts): ((work: Work) => Promise<Either<Problem, void>>) => {
  const { runner, store, target, names, progress, warn } = parts
  const problemOf = (error: Parameters<typeof projectionProblem>[0]): Either<Problem, never> => left(projectionProblem(error, names.store, names.file))

  // Rows that are further than the store: it has lost its end, or is a copy from before. They cannot follow it.
  const withinThisStore = async (): Promise<Either<Problem, void>> => {
    const head = await headOf(store, names.store)
    if (isLeft(head)) return head
    const found = await target.generations()()
    if (isLeft(found)) return left(targetProblem(found.left, names.file))
    for (const { projection, parts } of found.right) {
      // One part that is further is enough: what the store had there is gone.
      const furthest = highestCheckpoint(parts)
      if (furthest !== undefined && (head.right === undefined || comparePositions(furthest, head.right) > 0)) {
        return left(beyondProblem(projection, furthest, head.right, names.store, names.file))
      }
    }
    return right(undefined)
  }

  const catchUp = async (signal: AbortSignal): Promise<Either<Problem, ReadonlyArray<string>>> => {
    const ran = await runner.catchUp({ signal })()
    if (isLeft(ran)) return problemOf(ran.left)
    const views = await bringViews(target, names.file)
    return isLeft(views) ? views : right(ran.right.stale)
  }

  const follow = async (signal: AbortSignal): Promise<Either<Problem, void>> => {
    const level = await catchUp(signal)
    progress.end()
    if (isLeft(level)) return level
    if (signal.aborted) return right(undefined)
    const stale = level.right.join(', ')
    // The report at the end says more, but that may be weeks away.
    if (stale !== '') warn(say(`${stale}: die Zeilen sind von einer anderen Version und bleiben, wie sie sind; --rebuild baut sie neu auf.`, `${stale}: the rows are of another version and stay as they are; --rebuild makes them anew.`))
    warn(say('Auf dem Stand des Speichers; wartet auf Neues, Strg-C beendet.', 'Caught up with the store; waiting for more, Ctrl-C ends.'))
    const ran = await runner.follow({ signal })()
    return isLeft(ran) ? problemOf(ran.left) : right(undefined)
  }

  const rebuild = async (projections: ReadonlyArray<string>, signal: AbortSignal): Promise<Either<Problem, void>> => {
    for (const projection of projections) {
      const rebuilt = await runner.rebuild(projection, { signal })()
      if (isLeft(rebuilt)) return problemOf(rebuilt.left)
    }
    return bringViews(target, names.file)
  }

  return async (work) => {
    // Also where nothing is written: how far the rows are says nothing about a store that they do not come from.
    const same = await checkOrigin(store, target)()
    if (isLeft(same)) return problemOf(same.left)
    if (work.kind === 'status') return right(undefined)
    if (work.kind === 'rollback') {
      const back = await runner.rollBack(work.projection)()
      return isLeft(back) ? problemOf(back.left) : right(undefined)
    }
    const checked = await withinThisStore()
    if (isLeft(checked)) return checked
    return untilStopped(async (signal) => {
      if (work.kind === 'rebuild') return rebuild(work.projections, signal)
      if (work.kind === 'follow') return follow(signal)
      const ran = await catchUp(signal)
      if (isLeft(ran)) return ran
      return signal.aborted ? refuse(say(`Abgebrochen, bevor alles in ${names.file} war; ein zweiter Lauf macht hier weiter.`, `Stopped before all was in ${names.file}; a second run goes on here.`)) : right(undefined)
    })
  }
}
