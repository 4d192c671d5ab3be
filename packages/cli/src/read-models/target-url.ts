/** Files of read models by their URL. */
import { openSqliteReadModels, type SqliteReadModels } from '@vor-ort/sqlite'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { statSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import type { Option } from '../command.ts'
import type { Io } from '../io.ts'
import { problemOf, refuse, say, type Problem } from '../problem.ts'
import { openTargetProblem, targetProblem } from './target-problems.ts'

/** Reads `sqlite:PATH`; the path is the result. */
const readTargetUrl = (typed: string): Either<Problem, string> => {
  const [, scheme, rest = ''] = /^([a-z][a-z0-9+.-]+):(.*)$/is.exec(typed) ?? []
  if (scheme === undefined) {
    return refuse(say(`--into „${typed}“ hat keine Art davor. Meinten Sie sqlite:${typed}?`, `--into "${typed}" does not say which kind it is. Did you mean sqlite:${typed}?`))
  }
  if (scheme.toLowerCase() === 'memory') {
    return refuse(say('--into memory: wäre mit dem Ende des Befehls fort; nennen Sie eine Datei: sqlite:PFAD.', '--into memory: would be gone with the end of the command; name a file: sqlite:PATH.'))
  }
  if (scheme.toLowerCase() !== 'sqlite') {
    return refuse(say(`--into kennt „${scheme}:“ nicht; möglich ist sqlite:PFAD.`, `--into does not know "${scheme}:"; possible is sqlite:PATH.`))
  }
  return rest === ''
    ? refuse(say('--into sqlite: braucht einen Pfad, etwa sqlite:./vor-ort.db.', '--into sqlite: needs a path, such as sqlite:./vor-ort.db.'))
    : right(path.resolve(rest))
}

/** The file of read models, which must be named. */
export const intoOption: Option<string> = {
  name: 'into',
  placeholder: 'URL',
  required: true,
  summary: say('die Auswertungen: sqlite:PFAD, auch die Datei des Speichers', 'the read models: sqlite:PATH, which may be the file of the store'),
  read: ([value = '']) => readTargetUrl(value),
}

/** Opens a file of read models, uses it, and closes it whatever came of that; to read, it must have some. */
export const withReadModels =
  <A>(file: string, access: 'read' | 'write', { busyTimeoutMilliseconds }: Io, use: (target: SqliteReadModels) => TaskEither<Problem, A>): TaskEither<Problem, A> =>
  async () => {
    const missing = access === 'read' ? missingFile(file) : undefined
    if (missing !== undefined) return left(missing)
    const opened = await openSqliteReadModels({
      path: file,
      readOnly: access === 'read',
      ...(busyTimeoutMilliseconds === undefined ? {} : { busyTimeoutMilliseconds }),
    })()
    if (isLeft(opened)) return left(openTargetProblem(opened.left, file))
    try {
      const used = await use(opened.right)()
      const closed = await opened.right.close()()
      return isLeft(used) || !isLeft(closed) ? used : left(targetProblem(closed.left, file))
    } catch (thrown) {
      await opened.right.close()()
      throw thrown
    }
  }

const missingFile = (file: string): Problem | undefined => {
  try {
    if (statSync(file, { throwIfNoEntry: false }) !== undefined) return undefined
  } catch {
    // A directory on the way may not be looked into.
    return problemOf(say(`Auf ${file} gibt es keinen Zugriff.`, `There is no access to ${file}.`))
  }
  return problemOf(
    say(
      `Es gibt keine Auswertungen ${file}; vor-ort project --store URL --into sqlite:${file} legt sie an.`,
      `There are no read models ${file}; vor-ort project --store URL --into sqlite:${file} makes them.`,
    ),
  )
}

/** Whether a file has read models and no events: whoever names it as a store has most likely swapped the two. */
export const hasReadModelsAlone = (file: string): boolean => {
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(file, { readOnly: true })
    const has = database.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?')
    return has.get('read_model_schema') !== undefined && has.get('events') === undefined
  } catch {
    // Opening it as a store says what is wrong with it.
    return false
  } finally {
    database?.close()
  }
}
