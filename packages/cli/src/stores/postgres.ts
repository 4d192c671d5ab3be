/** PostgreSQL databases as stores; the adapter is loaded when one is asked for. */
import { domainRegistry } from '@vor-ort/core'
import type { EventStore } from '@vor-ort/event-store'
import type { OpenError } from '@vor-ort/postgres'
import { isLeft, left } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Io } from '../io.ts'
import { problemOf, say, type Problem } from '../problem.ts'
import { storeProblem } from '../store-problems.ts'
import { nameOfServer, type ServerUrl } from '../store-url.ts'
import { noticesOf } from '../telemetry.ts'
import type { Access } from './access.ts'
import { signInRefused, unreachable } from './server-problems.ts'
import type { OpenCheckpoints } from './sqlite.ts'

/** Opens a database as an event store; who only reads makes no tables. */
export const openPostgres =
  (url: ServerUrl<'postgres'>, access: Access, io: Io): TaskEither<Problem, EventStore> =>
  async () => {
    const { openPostgresStore } = await import('@vor-ort/postgres')
    const opened = await openPostgresStore({ url: url.url, registry: domainRegistry, migrate: access !== 'read', report: noticesOf('postgres'), ...patience(io) })()
    return isLeft(opened) ? left(postgresProblem(opened.left, nameOfServer(url))) : opened
  }

/** Opens the checkpoints in a database. */
export const openPostgresCheckpointsAt =
  (url: ServerUrl<'postgres'>, io: Io): TaskEither<Problem, OpenCheckpoints> =>
  async () => {
    const { openPostgresCheckpoints } = await import('@vor-ort/postgres')
    const opened = await openPostgresCheckpoints({ url: url.url, ...patience(io) })()
    return isLeft(opened) ? left(postgresProblem(opened.left, nameOfServer(url))) : opened
  }

/** How long a run waits for a server and for locks of others. */
export const patience = ({ serverTimeoutMilliseconds }: Io): { readonly timeoutMilliseconds?: number } =>
  serverTimeoutMilliseconds === undefined ? {} : { timeoutMilliseconds: serverTimeoutMilliseconds }

/** The schema that a database has, where that is older than the one that this version writes; 0 where it has none. */
export const schemaBehind = (error: OpenError): number | undefined => (error._tag === 'OlderSchema' ? error.found : undefined)

/** Why a database could not be opened as a store. */
export const postgresProblem = (error: OpenError, name: string): Problem => {
  switch (error._tag) {
    case 'NewerSchema':
      return problemOf(
        say(
          `${name} ist von einer neueren Version geschrieben (Schema ${error.found}, diese Version kennt ${error.known}): aktualisieren Sie vor-ort.`,
          `${name} was written by a newer version (schema ${error.found}, this version knows ${error.known}): update vor-ort.`,
        ),
      )
    case 'OlderSchema':
      return error.found === 0 ? absent(name) : behind(name)
    case 'NotAStore':
      return problemOf(
        say(
          `Das Schema ${error.schema} in ${name} ist kein Speicher von vor-ort (${error.reason}); es blieb unverändert. Ein anderes nennt ?schema=NAME.`,
          `The schema ${error.schema} in ${name} is not a store of vor-ort (${error.reason}); it was left as it is. ?schema=NAME names another.`,
        ),
      )
    case 'NoTenant':
      return problemOf(
        say(
          `In ${name} gibt es den Träger „${error.tenant}“ nicht, oder diese Rolle darf ihn nicht sehen; ?tenant=NAME nennt einen anderen.`,
          `There is no tenant "${error.tenant}" in ${name}, or this role may not see it; ?tenant=NAME names another.`,
        ),
      )
    case 'CannotOpen':
      if (/permission denied|must be (?:able|owner)/i.test(error.reason)) return notAllowed(name, error.reason)
      return /password|authentication|pg_hba/i.test(error.reason)
        ? signInRefused(name, error.reason)
        : problemOf(say(`${name} lässt sich nicht öffnen (${error.reason}); prüfen Sie Datenbank, Rolle und Rechte.`, `${name} cannot be opened (${error.reason}); check the database, the role and its rights.`))
    case 'StoreUnavailable':
      return unreachable(name, error.reason)
    default:
      return storeProblem(error, name)
  }
}

const absent = (name: string): Problem => ({
  ...problemOf(
    say(
      `Es gibt noch keinen Speicher in ${name}; vor-ort migrate, record, import, simulate, copy oder demo legt ihn an.`,
      `There is no store in ${name} yet; vor-ort migrate, record, import, simulate, copy or demo makes it.`,
    ),
  ),
  isAbsent: true,
})

const behind = (name: string): Problem =>
  problemOf(
    say(
      `Das Schema in ${name} ist älter als diese Version; vor-ort migrate --store URL bringt es auf den Stand, mit der Rolle, der die Tabellen gehören.`,
      `The schema in ${name} is older than this version; vor-ort migrate --store URL brings it up to date, by the role that owns the tables.`,
    ),
  )

const notAllowed = (name: string, reason: string): Problem =>
  problemOf(
    say(
      `In ${name} darf diese Rolle das nicht (${reason}); Tabellen legt mit vor-ort migrate die Rolle an, der sie gehören.`,
      `This role may not do that in ${name} (${reason}); tables are made by the role that owns them, with vor-ort migrate.`,
    ),
  )
