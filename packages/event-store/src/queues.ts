/** Work in turn: for each key one after the other, for different keys at the same time. */

/** One queue for each key; a queue that is empty takes no room. */
export interface Queues {
  /** Does the work when all earlier work of the key is done, however that ended. */
  readonly run: <A>(key: string, work: () => Promise<A>) => Promise<A>
  /** How many keys have work that is not done. */
  readonly size: () => number
}

/**
 * Makes queues. For drivers whose appends to one stream must come one after the other.
 *
 * @example
 * ```ts
 * import { makeQueues } from '@vor-ort/event-store'
 * const queues = makeQueues()
 * const done = []
 * await Promise.all(['a', 'b'].map((name) => queues.run('one key', async () => void done.push(name))))
 * done // => ['a', 'b']
 * ```
 */
export const makeQueues = (): Queues => {
  const tails = new Map<string, Promise<unknown>>()
  return {
    run: (key, work) => {
      const before = tails.get(key)
      const result = before === undefined ? work() : before.then(work)
      const tail = result.then(ignore, ignore).then(() => {
        if (tails.get(key) === tail) tails.delete(key)
      })
      tails.set(key, tail)
      return result
    },
    size: () => tails.size,
  }
}

const ignore = (): void => undefined
