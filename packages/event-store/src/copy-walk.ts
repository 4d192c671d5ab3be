/** Walks through stores event by event, as a copy needs it. */
import type { Position, StoredEvent, StreamHead, StreamName } from '@vor-ort/core'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'

import { faultBehind } from './copy-link.ts'
import { orderDigest } from './copy-order.ts'
import type { EventPlace, EventStore, StoreError } from './port.ts'
import type { StoreFault } from './verify.ts'

/** The last event of each stream. */
export type Heads = ReadonlyMap<StreamName, StreamHead>

/** What was seen on a walk. */
export interface Walked {
  readonly heads: Heads
  readonly events: number
  readonly order: string
}

/** What is wrong with a store, and where. */
export type PlacedFault = { readonly fault: StoreFault } & Partial<EventPlace>

/** The heads by the store's own list of streams, in the order of their names. */
export const listedHeads = async (store: EventStore): Promise<Either<StoreError, Heads>> => {
  const heads = new Map<StreamName, StreamHead>()
  for await (const page of store.streams()) {
    for (const info of page) {
      if (isLeft(info)) return info
      const { stream, revision, hash } = info.right
      heads.set(stream, { revision, hash })
    }
  }
  return right(heads)
}

/** The position of the last event. */
export const endOf = async (store: EventStore): Promise<Either<StoreError, Position | undefined>> => {
  for await (const page of store.readStored({ direction: 'backward', maxCount: 1 })) {
    for (const read of page) return isLeft(read) ? read : right(read.right.position)
  }
  return right(undefined)
}

/** Follows the chains of all streams. */
export interface Follower {
  /** What is wrong with the next event; unless its digest was or will be checked elsewhere, that is checked too. */
  readonly next: (event: StoredEvent, isHashed: boolean) => PlacedFault | undefined
  readonly walked: () => Walked
}

/** Starts before the first event of a store. */
export const follower = (): Follower => {
  const heads = new Map<StreamName, StreamHead>()
  const order = orderDigest()
  let events = 0
  let last: Position | undefined
  return {
    next: (event, isHashed) => {
      const { stream, revision, position, hash } = event
      const fault = faultBehind(heads.get(stream), last, event, isHashed)
      if (fault !== undefined) return { stream, revision, position, fault }
      heads.set(stream, { revision, hash })
      order.add(hash)
      last = position
      events++
      return undefined
    },
    walked: () => ({ heads, events, order: order.value() }),
  }
}

/** The whole store, each event checked. */
export const walkThrough = async (store: EventStore, onEvent: () => void): Promise<Either<StoreError | PlacedFault, Walked>> => {
  const { next, walked } = follower()
  for await (const page of pagesAhead(store.readStored())) {
    for (const read of page) {
      if (isLeft(read)) return read
      const fault = next(read.right, true)
      if (fault !== undefined) return left(fault)
      onEvent()
    }
  }
  return right(walked())
}

/** The same pages; while one is worked on, the next is fetched already. */
export const pagesAhead = async function* <A>(pages: AsyncIterable<A>): AsyncGenerator<A, void, undefined> {
  const iterator = pages[Symbol.asyncIterator]()
  let next = iterator.next()
  try {
    for (;;) {
      const { done, value } = await next
      if (done === true) return
      next = iterator.next()
      yield value
    }
  } finally {
    await next
    await iterator.return?.()
  }
}

/** A stream that does not go as far as the store's own list of streams says, or has another end there. */
export const lessThanListed = (listed: Heads, heads: Heads): PlacedFault | undefined => {
  for (const [stream, { revision, hash }] of listed) {
    const found = heads.get(stream)
    if (found === undefined || found.revision < revision) {
      return { stream, revision: found === undefined ? 0n : found.revision + 1n, fault: { _tag: 'TailMissing', listed: revision } }
    }
    if (found.revision === revision && found.hash !== hash) return { stream, revision, fault: { _tag: 'HeadDiffers', listed: revision } }
  }
  return undefined
}
