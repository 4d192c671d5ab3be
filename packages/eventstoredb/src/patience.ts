/** Waiting: deadlines of our own, and pauses between tries. */
import { left, type Either } from 'fp-ts/lib/Either.js'

import type { ClientFault } from './client-fault.ts'

/**
 * The result of a call, or `TimedOut`.
 *
 * The clients have no deadline of their own for appends (a server that accepts and never answers leaves them waiting for
 * ever), nor for reads. `abandon` is called when nobody waits for the call any more.
 */
export const withDeadline = <A>(
  milliseconds: number,
  call: Promise<Either<ClientFault, A>>,
  abandon: () => void = () => undefined,
): Promise<Either<ClientFault, A>> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve(left({ _tag: 'TimedOut', milliseconds }))
      abandon()
    }, milliseconds)
    void call.then((result) => {
      clearTimeout(timer)
      resolve(result)
    })
  })

const shortest = 25
const longest = 2_000

/** How long to wait before the next try: longer each time, and never as long as another waiter. */
export const pauseMilliseconds = (attempt: number): number => Math.min(longest, shortest * 2 ** attempt) * (0.5 + Math.random() / 2)

/** Waits before the next try, or until the signal aborts. */
export const pause = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal?.aborted === true) return resolve()
    const done = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    signal?.addEventListener('abort', done, { once: true })
  })
