/** Subscriptions: catch up by pages, then wait for the driver's bell, over and over. */
// @ts-nocheck

import type { Position, Registry } from '@vor-ort/core'
import { isLeft, left, type Either } from 'fp-ts/lib/Either.js'

import { decodeAll } from './decode.ts'
import type { StoreDriver } from './driver.ts'
import { breathe } from './notifier.ts'
import type { Delivery, StoreError, SubscriptionOptions } from './port.ts'
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
        const deliveries = deliver(driver, registry, pageSize, isClosed, start, options.categories, stop.signal)
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

const deliver = async function* (
  driver: StoreDriver,
  registry: Registry,
  pageSize: number,
  isClosed: () => boolean,
  start: Promise<Start>,
  categories: ReadonlyArray<string> | undefined,
  signal: AbortSignal,
): AsyncGenerator<Delivery, void, undefined> {
  const failed = (error: StoreError): Delivery => ({ _tag: 'Events', reads: [left(error)] })
  const begin = await start
  if (isLeft(begin)) return yield failed(begin.left)
  let cursor = begin.right
  let announced: Position | undefined | 'never' = 'never'
  while (!signal.aborted) {
    const page = await driver.readAll({
      direction: 'forward',
      limit: pageSize,
      ...(cursor === undefined ? {} : { after: cursor }),
      ...(categories === undefined ? {} : { categories }),
    })
    if (signal.aborted) return
    if (isClosed()) return yield failed({ _tag: 'StoreUnavailable', reason: 'the store was closed' })
    if (isLeft(page)) return yield failed(page.left)
    const { events, reached, done } = page.right
    // A subscriber may start at a position that the store has yet to reach.
    if (reached !== undefined && (cursor === undefined || comparePositions(reached, cursor) > 0)) cursor = reached
    if (events.length > 0) yield { _tag: 'Events', reads: decodeAll(registry, events) }
    if (!done) {
      await breathe()
      continue
    }
    if (announced !== cursor) {
      announced = cursor
      yield { _tag: 'CaughtUp', position: cursor }
    }
    if (signal.aborted) return
    await driver.changed(cursor, signal)
  }
}
