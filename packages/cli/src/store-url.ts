/** Stores by their URL. */
import { aggregates, makeRegistry } from '@vor-ort/core'
import { memoryStore, type EventStore } from '@vor-ort/event-store'
import { openSqliteStore } from '@vor-ort/sqlite'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { statSync } from 'node:fs'
import path from 'node:path'

import type { Io } from './io.ts'
import { problemOf, refuse, say, type Problem } from './problem.ts'
import { openProblem, storeProblem } from './store-problems.ts'

/** Where a store is. */
export type StoreUrl = { readonly kind: 'memory' } | { readonly kind: 'sqlite'; readonly path: string }

/** Reads `memory:` or `sqlite:PATH`. */
export const readStoreUrl = (typed: string): Either<Problem, StoreUrl> => {
  if (/^memory:?$/.test(typed)) return right({ kind: 'memory' })
  const [, scheme, rest = ''] = /^([a-z][a-z0-9+.-]+):(.*)$/is.exec(typed) ?? []
  if (scheme?.toLowerCase() === 'sqlite') {
    return rest === ''
      ? refuse(say('--store sqlite: braucht einen Pfad, etwa sqlite:./vor-ort.db.', '--store sqlite: needs a path, such as sqlite:./vor-ort.db.'))
      : right({ kind: 'sqlite', path: path.resolve(rest) })
  }
  return refuse(
    scheme === undefined
      ? say(`--store „${typed}“ hat keine Art davor. Meinten Sie sqlite:${typed}?`, `--store "${typed}" does not say which kind it is. Did you mean sqlite:${typed}?`)
      : say(
          `--store kennt „${scheme}:“ nicht; möglich ist sqlite:PFAD oder memory:.`,
          `--store does not know "${scheme}:"; possible are sqlite:PATH and memory:.`,
        ),
  )
}

/** How a store is named in sentences. */
export const nameOf = (url: StoreUrl): string => (url.kind === 'memory' ? 'memory:' : url.path)

/** Opens a store: to read, it must exist and stays as it is; to write, it is made where there is none. */
export const openStore =
  (url: StoreUrl, access: 'read' | 'write', io: Io): TaskEither<Problem, EventStore> =>
  async () => {
    const registry = makeRegistry(aggregates.map(({ events }) => events))
    if (isLeft(registry)) return refuse(say('Die Ereignisse dieser Version widersprechen sich: das ist ein Fehler von vor-ort.', 'The events of this version contradict each other: this is a fault of vor-ort.'))
    if (url.kind === 'memory') return right(memoryStore(registry.right))
    const missing = access === 'read' ? missingFile(url.path) : undefined
    if (missing !== undefined) return left(missing)
    const opened = await openSqliteStore({
      path: url.path,
      registry: registry.right,
      readOnly: access === 'read',
      ...(io.busyTimeoutMilliseconds === undefined ? {} : { busyTimeoutMilliseconds: io.busyTimeoutMilliseconds }),
    })()
    return isLeft(opened) ? left(openProblem(opened.left, url.path)) : opened
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
      `Es gibt keinen Speicher ${file}; vor-ort record, vor-ort import, vor-ort simulate oder vor-ort demo mit --store sqlite:${file} legt einen an.`,
      `There is no store ${file}; vor-ort record, vor-ort import, vor-ort simulate or vor-ort demo with --store sqlite:${file} makes one.`,
    ),
  )
}

/** Opens a store, uses it, and closes it whatever came of that. */
export const withStore =
  <A>(url: StoreUrl, access: 'read' | 'write', io: Io, use: (store: EventStore) => TaskEither<Problem, A>): TaskEither<Problem, A> =>
  async () => {
    const opened = await openStore(url, access, io)()
    if (isLeft(opened)) return opened
    try {
      const used = await use(opened.right)()
      const closed = await opened.right.close()()
      return isLeft(used) || !isLeft(closed) ? used : left(storeProblem(closed.left, nameOf(url)))
    } catch (thrown) {
      await opened.right.close()()
      throw thrown
    }
  }
