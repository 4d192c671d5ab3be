/** SQLite files as stores. */
import { domainRegistry } from '@vor-ort/core'
import type { CheckpointStore, EventStore } from '@vor-ort/event-store'
import { openSqliteCheckpoints, openSqliteStore } from '@vor-ort/sqlite'
import { isLeft, left } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { statSync } from 'node:fs'

import type { Io } from '../io.ts'
import { problemOf, say, type Problem } from '../problem.ts'
import { openProblem } from '../store-problems.ts'
import type { Access } from './access.ts'

const durability = { read: 'full', write: 'full', copy: 'normal', load: 'loading' } as const

/** Opens a file as an event store. */
export const openSqlite =
  (file: string, access: Access, io: Io): TaskEither<Problem, EventStore> =>
  async () => {
    const missing = access === 'read' ? missingFile(file) : undefined
    if (missing !== undefined) return left(missing)
    const opened = await openSqliteStore({ path: file, registry: domainRegistry, readOnly: access === 'read', synchronous: durability[access], ...patience(io) })()
    return isLeft(opened) ? left(openProblem(opened.left, file)) : opened
  }

/** Checkpoints that are to be closed. */
export interface OpenCheckpoints extends CheckpointStore {
  readonly close: () => TaskEither<unknown, void>
}

/** Opens the checkpoints in a file. */
export const openCheckpointFile =
  (file: string, io: Io): TaskEither<Problem, OpenCheckpoints> =>
  async () => {
    const opened = await openSqliteCheckpoints({ path: file, ...patience(io) })()
    return isLeft(opened) ? left(openProblem(opened.left, file)) : opened
  }

/** How long a run waits for a file that is locked. */
export const patience = ({ busyTimeoutMilliseconds }: Io): { readonly busyTimeoutMilliseconds?: number } =>
  busyTimeoutMilliseconds === undefined ? {} : { busyTimeoutMilliseconds }

const missingFile = (file: string): Problem | undefined => {
  try {
    if (statSync(file, { throwIfNoEntry: false }) !== undefined) return undefined
  } catch {
    // A directory on the way may not be looked into.
    return problemOf(say(`Auf ${file} gibt es keinen Zugriff.`, `There is no access to ${file}.`))
  }
  const sentence = say(
    `Es gibt keinen Speicher ${file}; vor-ort record, vor-ort import, vor-ort simulate oder vor-ort demo mit --store sqlite:${file} legt einen an.`,
    `There is no store ${file}; vor-ort record, vor-ort import, vor-ort simulate or vor-ort demo with --store sqlite:${file} makes one.`,
  )
  return { ...problemOf(sentence), isAbsent: true }
}
