/** Waiting for a database that someone else holds, without holding up this process. */
// @ts-nocheck

import type { StoreError } from '@vor-ort/event-store'
import { left, right, type Either } from 'fp-ts/lib/Either.js'

import { isBusy, storeErrorOf } from './errors.ts'

/**
 * Does some work of SQLite; while another writer holds the database, tries again until the time is up.
 *
 * SQLite's own waiting would stop the whole process, timers and sockets and all, so it is not used.
 */
export const patiently = async <A>(timeoutMilliseconds: number, work: () => A): Promise<Either<StoreError, A>> => {
  const start = performance.now()
  for (let pause = 1; ; pause = Math.min(20, pause * 2)) {
    try {
      return right(work())
    } catch (thrown) {
      if (!isBusy(thrown)) return left(storeErrorOf(thrown))
      const waited = performance.now() - start
      if (waited >= timeoutMilliseconds) return left({ _tag: 'StoreBusy', waitedMilliseconds: Math.round(waited) })
      const rest = timeoutMilliseconds - waited
      // Some chance, so that two writers do not meet again and again at the same moment.
      await new Promise((resolve) => setTimeout(resolve, Math.min(rest, pause * (0.5 + Math.random()))))
    }
  }
}
