/** What was read of the log beyond the page that was asked for. */
import type { ServerRecord } from './client.ts'

/** Records that lie behind a place, from the index `next` on, and how many to read when they are used up. */
export interface Ahead {
  readonly records: ReadonlyArray<ServerRecord>
  readonly next: number
  readonly size: number
}

/** A few readers' records, by the place that each has reached. */
export interface ReadAhead {
  readonly take: (place: string) => Ahead | undefined
  readonly put: (place: string, ahead: Ahead) => void
}

const mostReaders = 4
const mostRecords = 4_000
const keptMilliseconds = 5_000

/**
 * Makes the memory. The log never changes behind a place, so what was read before is as good as what is read now; only
 * where it ended is asked for anew. A reader that has left is soon forgotten.
 */
export const makeReadAhead = (): ReadAhead => {
  const kept = new Map<string, Ahead>()
  let timer: NodeJS.Timeout | undefined
  return {
    take: (place) => {
      const ahead = kept.get(place)
      kept.delete(place)
      return ahead
    },
    put: (place, ahead) => {
      kept.delete(place)
      kept.set(place, { ...ahead, size: Math.min(mostRecords, ahead.size) })
      for (const oldest of kept.keys()) {
        if (kept.size <= mostReaders) break
        kept.delete(oldest)
      }
      clearTimeout(timer)
      timer = setTimeout(() => kept.clear(), keptMilliseconds)
      timer.unref()
    },
  }
}
