/** Which store rows come from: a target belongs to one, since checkpoints are places in a store and not names of it. */
import type { EventStore, StoreError } from '@vor-ort/event-store'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { ClaimError, OtherStore, ProjectionTarget, TargetError } from './target.ts'

/** Why nothing was written: the rows are of another store, or one of the two is at fault. */
export type OriginError = StoreError | ClaimError

/**
 * Whether the rows of a target, if there are any, come from this store; nothing is claimed or written.
 *
 * @example
 * ```ts
 * import { checkOrigin, memoryTarget } from '@vor-ort/projections'
 * import { domainRegistry } from '@vor-ort/core'
 * import { memoryStore } from '@vor-ort/event-store'
 * await checkOrigin(memoryStore(domainRegistry), memoryTarget())() // => { _tag: 'Right', right: undefined }
 * ```
 */
export const checkOrigin =
  (store: EventStore, target: Pick<ProjectionTarget, 'origin'>): TaskEither<StoreError | TargetError | OtherStore, void> =>
  async () => {
    const known = await target.origin()()
    if (isLeft(known)) return known
    if (known.right === undefined) return right(undefined)
    const found = await store.identity()()
    if (isLeft(found)) return found
    return found.right === undefined || found.right === known.right
      ? right(undefined)
      : left({ _tag: 'OtherStore', known: known.right, found: found.right })
  }

/** Claims a target for a store; asked before each write, and done once. An empty store claims nothing yet. */
export const makeClaim = (store: EventStore, target: ProjectionTarget): (() => Promise<Either<OriginError, void>>) => {
  let isDone = false
  return async () => {
    if (isDone) return right(undefined)
    const origin = await store.identity()()
    if (isLeft(origin)) return origin
    if (origin.right === undefined) return right(undefined)
    const claimed = await target.claim(origin.right)()
    isDone = !isLeft(claimed)
    return claimed
  }
}
