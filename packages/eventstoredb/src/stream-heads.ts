/** The list of streams, which the server does not keep: folded from the log, once in full and then from where it stood. */
import { categoryOf, type StreamName } from '@vor-ort/core'
import type { HeadsPageRange, StoreError, StreamInfo } from '@vor-ort/event-store'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'

import type { LogPosition } from './client.ts'
import type { Connection } from './connection.ts'
import { compareLogPositions } from './log-position.ts'
import { eventOf, isOurs } from './server-event.ts'
import { storeErrorOf } from './store-error.ts'

const pageSize = 2_000

/** Answers for pages of the list. */
export type StreamHeads = (range: HeadsPageRange) => Promise<Either<StoreError, ReadonlyArray<StreamInfo>>>

/**
 * Makes the list. The first page of each listing reads what is new in the log; the very first reads all of it, and the
 * list takes some hundred bytes of memory for each stream.
 */
export const makeStreamHeads = (connection: Connection): StreamHeads => {
  const heads = new Map<StreamName, StreamInfo>()
  let names: ReadonlyArray<StreamName> = []
  let known: LogPosition | undefined
  let refreshing: Promise<Either<StoreError, void>> = Promise.resolve(right(undefined))

  const refresh = async (): Promise<Either<StoreError, void>> => {
    for (;;) {
      const from = known
      const page = await connection.read((client, milliseconds) =>
        client.readAll({ direction: 'forward', count: pageSize, ...(from === undefined ? {} : { from }) }, milliseconds),
      )
      if (isLeft(page)) return left(storeErrorOf(page.left))
      for (const record of page.right) {
        const { position } = record
        if (position === undefined || (known !== undefined && compareLogPositions(position, known) <= 0)) continue
        known = position
        if (!isOurs(record)) continue
        const { stream, revision, hash } = eventOf(record)
        heads.set(stream, { stream, revision, hash })
      }
      if (page.right.length < pageSize) break
    }
    // Streams are never removed, so the sorted names are good until there is one more.
    if (names.length !== heads.size) names = [...heads.keys()].sort()
    return right(undefined)
  }

  return async ({ after, category, limit }) => {
    if (after === undefined) {
      // One after the other: two at once would both read the same.
      refreshing = refreshing.then(refresh)
      const refreshed = await refreshing
      if (isLeft(refreshed)) return refreshed
    }
    const infos: StreamInfo[] = []
    for (let index = firstBehind(names, after); index < names.length && infos.length < limit; index++) {
      const name = names[index]
      const info = name === undefined ? undefined : heads.get(name)
      if (info !== undefined && (category === undefined || categoryOf(info.stream) === category)) infos.push(info)
    }
    return right(infos)
  }
}

const firstBehind = (names: ReadonlyArray<StreamName>, after: StreamName | undefined): number => {
  if (after === undefined) return 0
  let low = 0
  let high = names.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const name = names[middle]
    if (name !== undefined && name > after) high = middle
    else low = middle + 1
  }
  return low
}
