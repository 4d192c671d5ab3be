/** Where a store ends: the position up to which everything can be read. */
import type { Position } from '@vor-ort/core'
import type { EventStore, StoreError } from '@vor-ort/event-store'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'

import { bareStore } from './observed-store.ts'

/** Asks for the end of a store, without telling of the question. */
export const headOf = async (store: EventStore): Promise<Either<StoreError, Position | undefined>> => {
  for await (const delivery of bareStore(store).subscribe({ after: 'end' })) {
    if (delivery._tag === 'CaughtUp') return right(delivery.position)
    for (const read of delivery.reads) if (isLeft(read) && read.left._tag !== 'UnreadableEvent') return left(read.left)
  }
  return right(undefined)
}
