/** Bringing the schema of a store up to date, and nothing else. */
import type { OpenError } from '@vor-ort/postgres'
import { knownSchema } from '@vor-ort/sqlite'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'
import { statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

import type { Io } from '../io.ts'
import { refuse, say, type Problem } from '../problem.ts'
import { hasReadModelsAlone } from '../read-models/target-url.ts'
import { nameOfServer, type ServerUrl, type StoreUrl } from '../store-url.ts'
import { patience, postgresProblem, schemaBehind } from './postgres.ts'
import { openSqlite } from './sqlite.ts'

/** From which schema to which; 0 where there was none. */
export interface Migrated {
  readonly from: number
  readonly to: number
}

/** Brings a store up to date, and makes it where there is none; `undefined` where it has no schema of ours. */
export const migrateStore = async (url: StoreUrl, io: Io): Promise<Either<Problem, Migrated | undefined>> => {
  switch (url.kind) {
    case 'sqlite':
      return migrateFile(url.path, io)
    case 'postgres':
      return migrateDatabase(url, io)
    default:
      return right(undefined)
  }
}

const migrateFile = async (file: string, io: Io): Promise<Either<Problem, Migrated>> => {
  if (hasReadModelsAlone(file)) {
    return refuse(say(`${file} enthält Auswertungen und keine Ereignisse; sind --store und --into vertauscht?`, `${file} holds read models and no events; are --store and --into swapped?`))
  }
  const from = versionOfFile(file)
  // Whoever opens a file to write brings it up to date.
  const opened = await openSqlite(file, 'write', io)()
  if (isLeft(opened)) return opened
  await opened.right.close()()
  return right({ from, to: knownSchema })
}

const versionOfFile = (file: string): number => {
  let database: DatabaseSync | undefined
  try {
    if (statSync(file, { throwIfNoEntry: false }) === undefined) return 0
    database = new DatabaseSync(file, { readOnly: true })
    return Number(database.prepare('PRAGMA user_version').get()?.['user_version'])
  } catch {
    // Opening it as a store says what is wrong with it.
    return 0
  } finally {
    database?.close()
  }
}

// A step may have to go through all events.
const statementMilliseconds = 86_400_000

const migrateDatabase = async (url: ServerUrl<'postgres'>, io: Io): Promise<Either<Problem, Migrated>> => {
  const adapter = await import('@vor-ort/postgres')
  // The tenants are managed by the owner, who need not be allowed to use one.
  const open = async (migrate: boolean): Promise<Either<OpenError, void>> => {
    const opened = await adapter.openPostgresTenants({ url: url.url, migrate, statementMilliseconds, ...patience(io) })()
    if (isLeft(opened)) return opened
    await opened.right.close()()
    return right(undefined)
  }
  const found = await open(false)
  const to = adapter.knownSchema
  if (!isLeft(found)) return right({ from: to, to })
  const from = schemaBehind(found.left)
  if (from === undefined) return left(postgresProblem(found.left, nameOfServer(url)))
  const done = await open(true)
  return isLeft(done) ? left(postgresProblem(done.left, nameOfServer(url))) : right({ from, to })
}
