/** Opening a place of read models, whatever it is. */
import { openSqliteReadModels } from '@vor-ort/sqlite'
import { isLeft, left, type Either } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { statSync } from 'node:fs'

import type { Io } from '../io.ts'
import { problemOf, say, type Problem } from '../problem.ts'
import { nameOf } from '../store-url.ts'
import { patience } from '../stores/sqlite.ts'
import { openPostgresTarget } from './postgres-target.ts'
import type { ReadModels } from './read-models.ts'
import { openTargetProblem, targetProblem } from './target-problems.ts'
import type { TargetUrl } from './target-url.ts'

/** Opens a place of read models, uses it, and closes it whatever came of that; to read, it must have some. */
export const withReadModels =
  <A>(url: TargetUrl, access: 'read' | 'write', io: Io, use: (target: ReadModels) => TaskEither<Problem, A>): TaskEither<Problem, A> =>
  async () => {
    const opened = await openTarget(url, access, io)
    if (isLeft(opened)) return opened
    try {
      const used = await use(opened.right)()
      const closed = await opened.right.close()()
      return isLeft(used) || !isLeft(closed) ? used : left(targetProblem(closed.left, nameOf(url)))
    } catch (thrown) {
      await opened.right.close()()
      throw thrown
    }
  }

const openTarget = async (url: TargetUrl, access: 'read' | 'write', io: Io): Promise<Either<Problem, ReadModels>> => {
  if (url.kind === 'postgres') return openPostgresTarget(url, access)()
  const missing = access === 'read' ? missingFile(url.path) : undefined
  if (missing !== undefined) return left(missing)
  const opened = await openSqliteReadModels({ path: url.path, readOnly: access === 'read', ...patience(io) })()
  return isLeft(opened) ? left(openTargetProblem(opened.left, url.path)) : opened
}

const missingFile = (file: string): Problem | undefined => {
  try {
    if (statSync(file, { throwIfNoEntry: false }) !== undefined) return undefined
  } catch {
    // A directory on the way may not be looked into.
    return problemOf(say(`Auf ${file} gibt es keinen Zugriff.`, `There is no access to ${file}.`))
  }
  const sentence = say(
    `Es gibt keine Auswertungen ${file}; vor-ort project --store URL --into sqlite:${file} legt sie an.`,
    `There are no read models ${file}; vor-ort project --store URL --into sqlite:${file} makes them.`,
  )
  return { ...problemOf(sentence), isAbsent: true }
}
