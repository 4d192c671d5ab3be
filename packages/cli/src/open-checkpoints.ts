/** Opening the checkpoints of process managers. */
import { memoryCheckpoints, type CheckpointStore } from '@vor-ort/event-store'
import { isLeft, right } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Io } from './io.ts'
import type { Problem } from './problem.ts'
import type { StoreUrl } from './store-url.ts'
import { openPostgresCheckpointsAt } from './stores/postgres.ts'
import { openCheckpointFile, type OpenCheckpoints } from './stores/sqlite.ts'

/** A place that can keep checkpoints. */
export type CheckpointsUrl = Extract<StoreUrl, { readonly kind: 'memory' | 'sqlite' | 'postgres' }>

/** Opens checkpoints, uses them, and closes them whatever came of that. */
export const withCheckpoints =
  <A>(url: CheckpointsUrl, io: Io, use: (checkpoints: CheckpointStore) => TaskEither<Problem, A>): TaskEither<Problem, A> =>
  async () => {
    const opened = await open(url, io)()
    if (isLeft(opened)) return opened
    try {
      return await use(opened.right)()
    } finally {
      await opened.right.close()()
    }
  }

const open = (url: CheckpointsUrl, io: Io): TaskEither<Problem, OpenCheckpoints> => {
  switch (url.kind) {
    case 'memory':
      return () => Promise.resolve(right({ ...memoryCheckpoints(), close: () => () => Promise.resolve(right(undefined)) }))
    case 'sqlite':
      return openCheckpointFile(url.path, io)
    case 'postgres':
      return openPostgresCheckpointsAt(url, io)
  }
}
