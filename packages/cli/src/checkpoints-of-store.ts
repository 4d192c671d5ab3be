/** The checkpoints of one store in a place that may keep those of several: a position means nothing in another store, a copy included. */
import type { CheckpointStore, EventStore, StoreError } from '@vor-ort/event-store'
import { isLeft, right, type Either } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

/** Keeps everything under names that begin with the identity of the store. A store without events has none yet, and nothing to remember. */
export const checkpointsOfStore = (checkpoints: CheckpointStore, store: Pick<EventStore, 'identity'>): CheckpointStore => {
  let prefix: string | undefined
  const scoped =
    <A>(otherwise: A, name: string, use: (name: string) => TaskEither<StoreError, A>): TaskEither<StoreError, A> =>
    async (): Promise<Either<StoreError, A>> => {
      if (prefix === undefined) {
        const identity = await store.identity()()
        if (isLeft(identity)) return identity
        if (identity.right === undefined) return right(otherwise)
        // Without a blank, so that no identity with a name is another identity with another name.
        prefix = encodeURIComponent(identity.right)
      }
      return use(`${prefix} ${name}`)()
    }
  return {
    load: (name) => scoped(undefined, name, checkpoints.load),
    save: (name, position) => scoped(undefined, name, (own) => checkpoints.save(own, position)),
    settled: (name, key) => scoped(false, name, (own) => checkpoints.settled(own, key)),
    settle: (name, key) => scoped(undefined, name, (own) => checkpoints.settle(own, key)),
    forget: (name) => scoped(undefined, name, checkpoints.forget),
  }
}
