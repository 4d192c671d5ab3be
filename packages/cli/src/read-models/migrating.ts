/** Bringing the books of read models up to date, and nothing else. */
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Io } from '../io.ts'
import type { Problem } from '../problem.ts'
import { nameOf } from '../store-url.ts'
import type { Migrated } from '../stores/migrating.ts'
import { askProblem } from './ask-target.ts'
import { withReadModels } from './open-target.ts'
import { openPostgresTarget } from './postgres-target.ts'
import type { ReadModels } from './read-models.ts'
import type { TargetUrl } from './target-url.ts'

/** Brings a place of read models up to date, makes it where there is none, and lets some roles of the database read it. */
export const migrateReadModels = async (url: TargetUrl, readers: ReadonlyArray<string>, io: Io): Promise<Either<Problem, Migrated>> => {
  const name = nameOf(url)
  const before = await withReadModels(url, 'read', io, (target) => () => versionOf(target, name))()
  if (isLeft(before) && before.left.isAbsent !== true) return before
  if (url.kind === 'postgres' && readers.length > 0) {
    const opened = await openPostgresTarget(url, 'write', readers)()
    if (isLeft(opened)) return opened
    await opened.right.close()()
  }
  const after = await withReadModels(url, 'write', io, (target): TaskEither<Problem, number> => () => versionOf(target, name))()
  return isLeft(after) ? after : right({ from: isLeft(before) ? 0 : before.right, to: after.right })
}

const versionOf = async (target: ReadModels, name: string): Promise<Either<Problem, number>> => {
  const asked = await target.query('SELECT version FROM read_model_schema')()
  return isLeft(asked) ? left(askProblem(asked.left, name)) : right(Number(asked.right.rows[0]?.['version']))
}
