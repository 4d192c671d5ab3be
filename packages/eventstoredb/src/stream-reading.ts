/** Reading pages of a stream. */
import type { StreamName } from '@vor-ort/core'
import type { StoredText, StoreError, StreamPageRange } from '@vor-ort/event-store'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'

import type { Connection } from './connection.ts'
import { eventOf, isOurs } from './server-event.ts'
import { storeErrorOf } from './store-error.ts'

const greatestRevision = 2n ** 63n - 1n

/** One page of a stream. */
export const readStreamPage = async (
  connection: Connection,
  stream: StreamName,
  { direction, from, to, limit }: StreamPageRange,
): Promise<Either<StoreError, ReadonlyArray<StoredText>>> => {
  const isForward = direction === 'forward'
  const low = (isForward ? from : to) ?? 0n
  const high = (isForward ? to : from) ?? greatestRevision
  const events: StoredText[] = []
  let next: bigint | undefined = isForward ? (low < 0n ? 0n : low) : high >= greatestRevision ? undefined : high
  while (events.length < limit) {
    const start: bigint | undefined = next
    const inRange = start === undefined ? greatestRevision : isForward ? high - start + 1n : start - (low < 0n ? 0n : low) + 1n
    const count = Number(inRange < BigInt(limit) ? inRange : BigInt(limit))
    if (count <= 0 || (start !== undefined && start > greatestRevision)) break
    const page = await connection.read((client, milliseconds) =>
      client.readStream(stream, { direction, count, ...(start === undefined ? {} : { from: start }) }, milliseconds),
    )
    if (isLeft(page)) {
      if (page.left._tag === 'StreamNotFound') break
      return left(storeErrorOf(page.left))
    }
    for (const record of page.right) {
      if (record.revision >= low && record.revision <= high && events.length < limit && isOurs(record)) events.push(eventOf(record))
    }
    const last = page.right.at(-1)
    // What is not ours is passed over, and the page is filled from behind it.
    if (last === undefined || page.right.length < count) break
    next = last.revision + (isForward ? 1n : -1n)
  }
  return right(events)
}
