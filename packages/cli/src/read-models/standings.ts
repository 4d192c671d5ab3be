/** How far each projection is in a file of read models. */
import type { Position } from '@vor-ort/core'
import type { PoisonRecord, ProjectionRunner, ProjectionStatus, TargetError } from '@vor-ort/projections'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'

import type { Problem } from '../problem.ts'
import type { ReadModels } from './read-models.ts'
import { isTargetError } from './ask-target.ts'
import { targetProblem } from './target-problems.ts'

/** What there is to say about one projection. */
export interface Standing {
  readonly status: ProjectionStatus
  /** The generation that readers see. */
  readonly generation: number | undefined
  /** The version that filled the rows, which is another than that of the definition where they are stale. */
  readonly version: number | undefined
  readonly checkpoint: Position | undefined
  /** How many rows each of its tables has; absent where it was never run. */
  readonly tables: Readonly<Record<string, number>> | undefined
  /** How many events this run folded into it. */
  readonly events: number
  /** The events that the rows lack. */
  readonly poison: ReadonlyArray<PoisonRecord>
}

/** All rows of a projection; `undefined` where it was never run. */
export const rowsOf = ({ tables }: Standing): number | undefined =>
  tables === undefined ? undefined : Object.values(tables).reduce((sum, rows) => sum + rows, 0)

/** Asks how the projections of a runner stand; `events` is what was folded into each. */
export const readStandings = async (
  runner: ProjectionRunner,
  target: ReadModels,
  file: string,
  tablesOf: (projection: string) => ReadonlyArray<string>,
  events: ReadonlyMap<string, number>,
): Promise<Either<Problem, ReadonlyArray<Standing>>> => {
  const found = await runner.status()()
  if (isLeft(found)) return left(targetProblem(found.left, file))
  const standings: Standing[] = []
  for (const status of found.right) {
    const { projection, generations } = status
    const active = generations.find((one) => one.status === 'active')
    const poison = await target.poison(projection)()
    if (isLeft(poison)) return left(targetProblem(poison.left, file))
    const tables = active === undefined ? right(undefined) : await countRows(target, tablesOf(projection))
    if (isLeft(tables)) return left(targetProblem(tables.left, file))
    standings.push({
      status,
      generation: active?.generation,
      version: active?.version,
      checkpoint: active?.checkpoint,
      tables: tables.right,
      events: events.get(projection) ?? 0,
      poison: poison.right,
    })
  }
  return right(standings)
}

const countRows = async (target: ReadModels, tables: ReadonlyArray<string>): Promise<Either<TargetError, Readonly<Record<string, number>>>> => {
  const counts: Record<string, number> = {}
  for (const table of tables) {
    const asked = await target.query(`SELECT COUNT(*) AS n FROM "${table}"`)()
    if (!isLeft(asked)) counts[table] = Number(asked.right.rows[0]?.['n'])
    // An invalid query: a table that rows of an older version do not have yet.
    else if (isTargetError(asked.left)) return left(asked.left)
  }
  return right(counts)
}
