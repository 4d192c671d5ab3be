/** The rows of a read model as of a date, from the events alone. */
import { localDateOf, type Instant, type LocalDate, type View } from '@vor-ort/core'
import type { EventStore } from '@vor-ort/event-store'
import { allProjections, sqliteDialect, viewRows, type DefinedReadModel } from '@vor-ort/projections'
import { openSqliteReadModels, type SqliteReadModels } from '@vor-ort/sqlite'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import { problemOf, say, type Problem } from '../problem.ts'
import type { Value } from './cells.ts'
import { openTargetProblem, projectionProblem, targetProblem } from './target-problems.ts'

/** A read model as a view of history shows it. */
export interface ModelView {
  readonly model: DefinedReadModel
  readonly view: View
  /** The day that the rows speak of where they compare with "today". */
  readonly on: LocalDate
  readonly rows: ReadonlyArray<ReadonlyArray<Value>>
  readonly events: number
  /** Events of which nobody can say whether they had happened by the day of the view. */
  readonly undetermined: number
  /** Events that this version cannot read. */
  readonly unreadable: number
}

/** Runs the projections that a read model needs into memory, over what the view shows, and asks it. */
export const viewModel =
  (store: EventStore, model: DefinedReadModel, view: View, now: Instant, storeName: string): TaskEither<Problem, ModelView> =>
  async () => {
    const opened = await openSqliteReadModels({ path: ':memory:' })()
    if (isLeft(opened)) return left(openTargetProblem(opened.left, 'memory:'))
    const target = opened.right
    try {
      const projections = allProjections.filter(({ name }) => model.needs.includes(name))
      const viewed = await viewRows({ store, target, projections, view })()
      if (isLeft(viewed)) return left(projectionProblem(viewed.left, storeName, 'memory:'))
      const unreadable = await poisonOf(target, model.needs)
      if (isLeft(unreadable)) return unreadable
      const on = view.validAt ?? localDateOf(view.asOf ?? now)
      const order = model.key.map((name) => `"${name}"`).join(', ')
      const asked = await target.query(`SELECT * FROM (\n${model.select(sqliteDialect, on)}\n) ORDER BY ${order}`)()
      if (isLeft(asked)) {
        if (asked.left._tag !== 'InvalidQuery') return left(targetProblem(asked.left, 'memory:'))
        return left(problemOf(say(`Die Auswertung ${model.id} ist falsch (${asked.left.reason}): das ist ein Fehler von vor-ort.`, `The read model ${model.id} is wrong (${asked.left.reason}): this is a fault of vor-ort.`)))
      }
      const rows = asked.right.rows.map((row) => model.columns.map(({ name }) => valueOf(row[name])))
      return right({ model, view, on, rows, events: viewed.right.events, undetermined: viewed.right.undetermined, unreadable: unreadable.right })
    } finally {
      await target.close()()
    }
  }

const valueOf = (value: unknown): Value => (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' ? value : null)

// One event that cannot be read is missing in each projection that would have seen it.
const poisonOf = async (target: SqliteReadModels, projections: ReadonlyArray<string>): Promise<Either<Problem, number>> => {
  const positions = new Set<string>()
  for (const projection of projections) {
    const poison = await target.poison(projection)()
    if (isLeft(poison)) return left(targetProblem(poison.left, 'memory:'))
    for (const { position } of poison.right) positions.add(position)
  }
  return right(positions.size)
}
