/** The views of the read models in a file. */
import { readModels } from '@vor-ort/projections'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'

import type { Problem } from '../problem.ts'
import type { ReadModels } from './read-models.ts'
import { targetProblem } from './target-problems.ts'

/** Makes the views of all read models where one is missing or has another definition; nothing is written where all are as they should be. */
export const bringViews = async (target: ReadModels, file: string): Promise<Either<Problem, void>> => {
  const known = await target.query('SELECT name, definition FROM read_model_views')()
  if (!isLeft(known)) {
    const definitions = new Map(known.right.rows.map((row) => [row['name'], row['definition']]))
    if (readModels.every((model) => definitions.get(model.name) === JSON.stringify(model))) return right(undefined)
  }
  const made = await target.install(readModels)()
  return isLeft(made) ? left(targetProblem(made.left, file)) : right(undefined)
}
