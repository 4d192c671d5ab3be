/** Where a store ends. */
import type { Position } from '@vor-ort/core'
import type { EventStore } from '@vor-ort/event-store'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'

import type { Problem } from '../problem.ts'
import { storeProblem } from '../store-problems.ts'

/** The position of the last event of a store; `undefined` where it is empty. */
export const headOf = async (store: EventStore, storeName: string): Promise<Either<Problem, Position | undefined>> => {
  for await (const delivery of store.subscribe({ after: 'end' })) {
    if (delivery._tag === 'CaughtUp') return right(delivery.position)
    for (const read of delivery.reads) if (isLeft(read) && read.left._tag !== 'UnreadableEvent') return left(storeProblem(read.left, storeName))
  }
  return right(undefined)
}
