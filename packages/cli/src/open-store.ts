/** Opening a store, whatever it is. */
import { domainRegistry } from '@vor-ort/core'
import { memoryStore, type EventStore } from '@vor-ort/event-store'
import { isLeft, left, right } from 'fp-ts/lib/Either.js'
import { map, type TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Io } from './io.ts'
import type { Problem } from './problem.ts'
import { storeProblem } from './store-problems.ts'
import { nameOf, type StoreUrl } from './store-url.ts'
import type { Access } from './stores/access.ts'
import { openEventStoreDb } from './stores/eventstoredb.ts'
import { openPostgres } from './stores/postgres.ts'
import { openSqlite } from './stores/sqlite.ts'
import { observed } from './telemetry.ts'

/** Opens a store, which tells telemetry where somebody listens. */
export const openStore = (url: StoreUrl, access: Access, io: Io): TaskEither<Problem, EventStore> => map((store: EventStore) => observed(store, url.kind))(openBare(url, access, io))

const openBare = (url: StoreUrl, access: Access, io: Io): TaskEither<Problem, EventStore> => {
  switch (url.kind) {
    case 'memory':
      return () => Promise.resolve(right(memoryStore(domainRegistry)))
    case 'sqlite':
      return openSqlite(url.path, access, io)
    case 'postgres':
      return openPostgres(url, access, io)
    default:
      return openEventStoreDb(url, io)
  }
}

/** Opens a store, uses it, and closes it whatever came of that. */
export const withStore =
  <A>(url: StoreUrl, access: Access, io: Io, use: (store: EventStore) => TaskEither<Problem, A>): TaskEither<Problem, A> =>
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
