/** Pages of the log, as the port asks for them. */
import { comparePositions, type AllPage, type AllPageRange, type StoredText, type StoreError } from '@vor-ort/event-store'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'

import type { Connection } from './connection.ts'
import { readFilteredLog, readLog, recordAtOrBehind, searchWindow, type LogRecords } from './log-reading.ts'
import { laterOf, logPositionOf, positionOf } from './log-position.ts'
import { makeReadAhead } from './read-ahead.ts'
import { eventOf, isOurs } from './server-event.ts'
import { storeErrorOf } from './store-error.ts'
import { streamPattern, streamTest } from './stream-filter.ts'

/** Answers for pages of the log. */
export type LogPages = (range: AllPageRange) => Promise<Either<StoreError, AllPage>>

/** Makes the pages; whoever asks for one after the other gets them out of larger and larger reads. */
export const makeLogPages = (connection: Connection): LogPages => {
  const ahead = makeReadAhead()

  return async (range) => {
    const { direction, after, limit, ...wanted } = range
    const isForward = direction === 'forward'
    const pattern = wanted.categories === undefined && wanted.endings === undefined ? undefined : streamPattern(wanted)
    const place = `${direction} ${pattern ?? ''} `
    const known = ahead.take(`${place}${after ?? ''}`)
    const isKnown = known !== undefined && known.next < known.records.length
    const size = Math.max(known?.size ?? 0, pattern === undefined ? limit : Math.max(limit, searchWindow))
    const fetched = isKnown ? right({ records: known.records, isLast: false }) : await fetch(connection, { direction, after, limit, size, pattern })
    if (isLeft(fetched)) return fetched
    const { records, isLast } = fetched.right

    const isWanted = streamTest(wanted)
    const events: StoredText[] = []
    let reached = after
    let next = isKnown ? known.next : 0
    for (; next < records.length; next++) {
      const record = records[next]
      if (record?.position === undefined) continue
      const position = positionOf(record.position)
      if (after !== undefined && (isForward ? comparePositions(position, after) <= 0 : comparePositions(position, after) >= 0)) continue
      if (isOurs(record) && isWanted(record.stream)) {
        if (events.length === limit) break
        events.push(eventOf(record))
      }
      reached = isForward ? laterOf(reached, position) : position
    }
    const done = isLast && next >= records.length
    if (!done && reached !== undefined) ahead.put(`${place}${reached}`, { records, next, size: isKnown ? size : 2 * size })
    return right({ events, reached, done })
  }
}

const fetch = async (
  connection: Connection,
  { direction, after, limit, size, pattern }: Fetch,
): Promise<Either<StoreError, LogRecords>> => {
  const isForward = direction === 'forward'
  // Reading forward begins with the record at the position, which the reader has.
  const extra = isForward && after !== undefined ? 1 : 0
  const from = after === undefined ? undefined : logPositionOf(after)
  const filtered = pattern === undefined ? undefined : await readFilteredLog(connection, direction, from, limit + extra, pattern)
  if (filtered !== undefined) return right(filtered)
  const page = await readLog(connection, direction, from, size + extra)
  if (!isLeft(page)) return page
  if (page.left._tag !== 'InvalidPosition' || after === undefined) return left(storeErrorOf(page.left))
  const aligned = await recordAtOrBehind(connection, after)
  if (isLeft(aligned)) return aligned
  if (aligned.right === 'none' && isForward) return right({ records: [], isLast: true })
  const again = await readLog(connection, direction, aligned.right === 'none' ? undefined : aligned.right, size)
  return isLeft(again) ? left(storeErrorOf(again.left)) : again
}

interface Fetch {
  readonly direction: AllPageRange['direction']
  readonly after: AllPageRange['after']
  readonly limit: number
  readonly size: number
  readonly pattern: string | undefined
}
