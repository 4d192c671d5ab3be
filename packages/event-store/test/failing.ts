/** A store and checkpoints of which one call fails: before it had its effect, or after, so that only the answer is lost. */
import type { CheckpointStore, EventStore, StoreError } from '@vor-ort/event-store'
import { left, type Either } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

/** When a call fails. */
export type Moment = 'before' | 'after'

const died: Either<StoreError, never> = left({ _tag: 'StoreUnavailable', reason: 'the process died' })

/** What is wrapped. */
export interface Wrapped {
  readonly store: EventStore
  readonly checkpoints: CheckpointStore
}

/** Wraps both; from the n-th call on (from 1) all fail, as a process that has died does nothing more. */
export const failingFrom = (n: number, moment: Moment, store: EventStore, checkpoints: CheckpointStore): Wrapped & { readonly calls: () => number } => {
  let calls = 0
  const call =
    <E, A>(work: TaskEither<E, A>): TaskEither<E | StoreError, A> =>
    async () => {
      const mine = ++calls
      if (mine > n || (mine === n && moment === 'before')) return died
      const result = await work()
      return mine === n ? died : result
    }
  const pages = async function* <A>(work: AsyncIterable<ReadonlyArray<A>>): AsyncGenerator<ReadonlyArray<A | Either<StoreError, never>>> {
    const mine = ++calls
    if (mine >= n) return yield [died]
    yield* work
  }
  return {
    calls: () => calls,
    store: {
      ...store,
      append: (...request) => call(store.append(...request)),
      readStream: (...range) => pages(store.readStream(...range)),
      readAll: (...range) => pages(store.readAll(...range)),
    },
    checkpoints: {
      load: (name) => call(checkpoints.load(name)),
      save: (name, position) => call(checkpoints.save(name, position)),
      settled: (name, key) => call(checkpoints.settled(name, key)),
      settle: (name, key) => call(checkpoints.settle(name, key)),
      forget: (name) => call(checkpoints.forget(name)),
    },
  }
}
