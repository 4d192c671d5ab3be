/** Places of read models by their URL. */
import { right, type Either } from 'fp-ts/lib/Either.js'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import type { Option } from '../command.ts'
import { refuse, say, type Problem } from '../problem.ts'
import { hasServer, nameOf, withoutServer, type StoreUrl } from '../store-url.ts'
import { urlPlaceholder } from '../url-source.ts'

/** Where read models are. */
export type TargetUrl = Extract<StoreUrl, { readonly kind: 'sqlite' | 'postgres' }>

const forms = say('sqlite:PFAD oder postgres://…', 'sqlite:PATH or postgres://…')

const readTargetUrl = (typed: string): Either<Problem, TargetUrl> => {
  const [, scheme, rest = ''] = /^([a-z][a-z0-9+.-]+):(.*)$/is.exec(typed) ?? []
  if (scheme === undefined) {
    return refuse(say(`--into „${typed}“ hat keine Art davor. Meinten Sie sqlite:${typed}?`, `--into "${typed}" does not say which kind it is. Did you mean sqlite:${typed}?`))
  }
  switch (scheme.toLowerCase()) {
    case 'memory':
      return refuse(say('--into memory: wäre mit dem Ende des Befehls fort; nennen Sie eine Datei: sqlite:PFAD.', '--into memory: would be gone with the end of the command; name a file: sqlite:PATH.'))
    case 'sqlite':
      return rest === ''
        ? refuse(say('--into sqlite: braucht einen Pfad, etwa sqlite:./vor-ort.db.', '--into sqlite: needs a path, such as sqlite:./vor-ort.db.'))
        : right({ kind: 'sqlite', path: path.resolve(rest) })
    case 'postgres':
    case 'postgresql':
      return hasServer(rest) ? right({ kind: 'postgres', url: typed }) : refuse(withoutServer('into', scheme))
    case 'esdb':
    case 'esdb+discover':
    case 'kurrentdb':
    case 'kurrentdb+discover':
      return refuse(say(`--into: ${scheme}: hält Ereignisse und keine Tabellen; möglich ist ${forms.de}.`, `--into: ${scheme}: holds events and no tables; possible are ${forms.en}.`))
    default:
      return refuse(say(`--into kennt „${scheme}:“ nicht; möglich ist ${forms.de}.`, `--into does not know "${scheme}:"; possible are ${forms.en}.`))
  }
}

/** How a place of read models is written in a command line. */
export const typedTarget = (url: TargetUrl): string => (url.kind === 'sqlite' ? `sqlite:${url.path}` : nameOf(url))

/** The place of read models, which must be named. */
export const intoOption: Option<TargetUrl> = {
  name: 'into',
  placeholder: urlPlaceholder,
  required: true,
  summary: say(`die Auswertungen: ${forms.de}, auch im Speicher selbst`, `the read models: ${forms.en}, also inside the store itself`),
  read: ([value = '']) => readTargetUrl(value),
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
