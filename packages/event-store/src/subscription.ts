/** Subscriptions: catch up by pages, then wait for the driver's bell, over and over. */
import type { Position, Registry } from '@vor-ort/core'
import { isLeft, left, type Either } from 'fp-ts/lib/Either.js'

import { decodeAll } from './decode.ts'
import type { AllPage, AllPageRange, Polled, StoreDriver, StoreDriverBase } from './driver.ts'
import { breathe } from './notifier.ts'
import type { Delivery, StoreError, SubscriptionOptions } from './port.ts'
import { filterOf } from './partitions.ts'
import { comparePositions, isPosition } from './position.ts'

type Start = Either<StoreError, Position | undefined>

/** Makes the subscriptions of a store; `isClosed` tells whether the store was closed meanwhile. */
export const subscribing =
  (driver: StoreDriver, registry: Registry, pageSize: number, isClosed: () => boolean) =>
  (options: SubscriptionOptions = {}): AsyncIterable<Delivery> => {
    // The end is taken now, not at the first step of the loop: what is appended in between is new to the subscriber.
    const start = startOf(driver, options.after ?? 'start')
    return {
      [Symbol.asyncIterator]: () => {
        const stop = new AbortController()
        const onAbort = (): void => stop.abort()
        if (options.signal?.aborted === true) stop.abort()
        options.signal?.addEventListener('abort', onAbort, { once: true })
        const free = (): void => {
          options.signal?.removeEventListener('abort', onAbort)
          stop.abort()
        }
        const deliveries = deliver(driver, registry, { ...filterOf(options), limit: pageSize }, isClosed, start, stop.signal)
        const settle = async (step: Promise<IteratorResult<Delivery, void>>): Promise<IteratorResult<Delivery, void>> => {
          const result = await step
          if (result.done === true) free()
          return result
        }
        return {
          next: () => settle(deliveries.next()),
          // A generator's own return would wait for a step that may never end; stopping first ends that step.
          return: () => {
            free()
            return deliveries.return()
          },
        }
      },
    }
  }

const startOf = async (driver: StoreDriver, after: Position | 'start' | 'end'): Promise<Start> => {
  if (after === 'start') return { _tag: 'Right', right: undefined }
  if (after === 'end') return driver.end()
  return isPosition(after) ? { _tag: 'Right', right: after } : left({ _tag: 'InvalidPosition', position: String(after) })
}

type Wanted = Omit<AllPageRange, 'direction' | 'after'>
type Pages = AsyncIterable<Either<StoreError, AllPage>>

const deliver = async function* (
  driver: StoreDriver,
  registry: Registry,
  wanted: Wanted,
  isClosed: () => boolean,
  start: Promise<Start>,
  signal: AbortSignal,
): AsyncGenerator<Delivery, void, undefined> {
  const failed = (error: StoreError): Delivery => ({ _tag: 'Events', reads: [left(error)] })
  const begin = await start
  if (isLeft(begin)) return yield failed(begin.left)
  let cursor = begin.right
  let announced: Position | undefined | 'never' = 'never'
  const range = { ...wanted, ...(cursor === undefined ? {} : { after: cursor }) }
  const pages: Pages = 'follow' in driver ? driver.follow(range, signal) : polled(driver, range, isClosed, signal)
  for await (const page of pages) {
    if (signal.aborted) return
    if (isClosed()) return yield failed(closedError)
    if (isLeft(page)) return yield failed(page.left)
    const { events, reached, done } = page.right
    // A subscriber may start at a position that the store has yet to reach.
    if (reached !== undefined && (cursor === undefined || comparePositions(reached, cursor) > 0)) cursor = reached
    if (events.length > 0) yield { _tag: 'Events', reads: decodeAll(registry, events) }
    if (!done || announced === cursor) continue
    announced = cursor
    yield { _tag: 'CaughtUp', position: cursor }
  }
  if (!signal.aborted) yield failed(closedError)
}

const closedError: StoreError = { _tag: 'StoreUnavailable', reason: 'the store was closed' }

/** Pages of a driver that has no subscriptions of its own: reads to the end, waits for the bell, over and over. */
const polled = async function* (driver: StoreDriverBase & Polled, range: Wanted & { readonly after?: Position }, isClosed: () => boolean, signal: AbortSignal): Pages {
  let after = range.after
  while (!signal.aborted && !isClosed()) {
    const page = await driver.readAll({ ...range, direction: 'forward', ...(after === undefined ? {} : { after }) })
    yield page
    if (isLeft(page)) return
    const { reached, done } = page.right
    if (reached !== undefined && (after === undefined || comparePositions(reached, after) > 0)) after = reached
    if (!done) await breathe()
    else if (!signal.aborted) await driver.changed(after, signal)
  }
}
