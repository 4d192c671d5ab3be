/** Helpers for what is read in pages. */
// @ts-nocheck

import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

/**
 * The single things of a read, one after the other.
 *
 * It costs a promise for each, where pages cost one for hundreds; use it where comfort counts.
 *
 * @example
 * ```ts
 * import { eventsOf, memoryStore } from '@vor-ort/event-store'
 * import { makeRegistry } from '@vor-ort/core'
 * import { isRight } from 'fp-ts/lib/Either.js'
 * const registry = makeRegistry([])
 * const seen = []
 * if (isRight(registry)) for await (const read of eventsOf(memoryStore(registry.right).readAll())) seen.push(read)
 * seen // => []
 * ```
 */
export const eventsOf = async function* <A>(pages: AsyncIterable<ReadonlyArray<A>>): AsyncGenerator<A, void, undefined> {
  for await (const page of pages) yield* page
}

/**
 * Reads to the end: everything that was read, or the first fault.
 *
 * For small reads; a store may hold more than memory does.
 *
 * @example
 * ```ts
 * import { collect, memoryStore } from '@vor-ort/event-store'
 * import { makeRegistry } from '@vor-ort/core'
 * import { isRight } from 'fp-ts/lib/Either.js'
 * const registry = makeRegistry([])
 * isRight(registry) ? await collect(memoryStore(registry.right).readAll())() : undefined
 * // => { _tag: 'Right', right: [] }
 * ```
 */
export const collect =
  <E, A>(pages: AsyncIterable<ReadonlyArray<Either<E, A>>>): TaskEither<E, ReadonlyArray<A>> =>
  async () => {
    const all: A[] = []
    for await (const page of pages) {
      for (const item of page) {
        if (isLeft(item)) return left(item.left)
        all.push(item.right)
      }
    }
    return right(all)
  }
