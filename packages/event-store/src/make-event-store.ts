/** A driver and a registry make an event store: what is alike for all stores is here, and only here. */
import type { Position, Registry } from '@vor-ort/core'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'

import { decodeAll, parseAll } from './decode.ts'
import type { StoreDriver, StoredText } from './driver.ts'
import { breathe } from './notifier.ts'
import type { AllRange, EventStore, StoreError, StreamRange } from './port.ts'
import { filterOf } from './partitions.ts'
import { isPosition } from './position.ts'
import { linkedEvents } from './linked-events.ts'
import { appendRequest, restoreRequest } from './resolve.ts'
import { subscribing } from './subscription.ts'
import { acceptEvents } from './validate.ts'

/** How a store pages. */
export interface EventStoreOptions {
  /** The number of events that are read at once; other work of the process runs between pages. */
  readonly pageSize?: number
}

/**
 * Makes an event store of a driver: checks what is appended and what is read, knows the rules of expected revisions and
 * of retries, seals the hash chain, pages, and runs subscriptions.
 *
 * @example
 * ```ts
 * import { makeEventStore, memoryDriver } from '@vor-ort/event-store'
 * import { makeRegistry } from '@vor-ort/core'
 * import { isRight } from 'fp-ts/lib/Either.js'
 * const registry = makeRegistry([])
 * const store = isRight(registry) ? makeEventStore(memoryDriver(), registry.right) : undefined
 * store?.capabilities.durable // => false
 * ```
 */
export const makeEventStore = (driver: StoreDriver, registry: Registry, options: EventStoreOptions = {}): EventStore => {
  const pageSize = Math.max(1, Math.floor(options.pageSize ?? 500) || 500)
  let closed = false
  const closedError: StoreError = { _tag: 'StoreUnavailable', reason: 'the store was closed' }
  const guarded = (fetch: Fetch): Fetch => async (cursor, limit) => (closed ? left(closedError) : fetch(cursor, limit))

  return {
    capabilities: driver.capabilities,
    registry,

    append: (stream, expected, events) => async () => {
      if (closed) return left(closedError)
      const maximum = driver.capabilities.maxAppendEvents
      if (maximum !== undefined && events.length > maximum) {
        return left({ _tag: 'AppendTooLarge', unit: 'events', size: events.length, maximum })
      }
      const accepted = acceptEvents(registry, stream, events)
      return isLeft(accepted) ? accepted : driver.append(appendRequest(stream, expected, accepted.right))
    },

    appendStored: (stream, events) => async () => {
      if (closed) return left(closedError)
      const linked = linkedEvents(stream, events)
      if (isLeft(linked)) return linked
      const [first, ...rest] = linked.right
      return first === undefined ? right({ revision: 'noStream', duplicate: false }) : driver.append(restoreRequest(stream, [first, ...rest]))
    },

    readStream: (stream, range = {}) =>
      mapPages(pagesOf(guarded(streamPages(driver, stream, range)), pageSize, range.maxCount), (page) => decodeAll(registry, page)),

    readAll: (range = {}) =>
      mapPages(pagesOf(guarded(allPages(driver, range)), pageSize, range.maxCount), (page) => decodeAll(registry, page)),

    readStored: (range = {}) => mapPages(pagesOf(guarded(allPages(driver, range)), pageSize, range.maxCount), parseAll),

    streams: async function* ({ category } = {}) {
      let after: { readonly after?: StoredText['stream'] } = {}
      for (;;) {
        const page = closed
          ? left(closedError)
          : await driver.heads({ ...after, ...(category === undefined ? {} : { category }), limit: pageSize })
        if (isLeft(page)) return yield [page]
        if (page.right.length > 0) yield page.right.map((info) => right(info))
        const last = page.right.at(-1)
        if (last === undefined || page.right.length < pageSize) return
        after = { after: last.stream }
        await breathe()
      }
    },

    subscribe: subscribing(driver, registry, pageSize, () => closed),

    identity: () => async () => {
      if (closed) return left(closedError)
      const end = await driver.end()
      return isLeft(end) || end.right === undefined ? end : driver.identity()
    },

    checkMedium: () => async () => (closed ? left(closedError) : driver.checkMedium()),

    close: () => async () => {
      if (closed) return right(undefined)
      closed = true
      return driver.close()
    },
  }
}

interface Page {
  readonly events: ReadonlyArray<StoredText>
  /** How to go on; absent at the end. */
  readonly next?: Cursor
}
type Cursor = { readonly revision: bigint } | { readonly position: Position }
type Fetch = (cursor: Cursor | undefined, limit: number) => Promise<Either<StoreError, Page>>

const pagesOf = async function* (
  fetch: Fetch,
  pageSize: number,
  maxCount = Number.POSITIVE_INFINITY,
): AsyncGenerator<Either<StoreError, ReadonlyArray<StoredText>>, void, undefined> {
  let wanted = Math.floor(maxCount)
  let cursor: Cursor | undefined
  while (wanted > 0) {
    const page = await fetch(cursor, Math.min(pageSize, wanted))
    if (isLeft(page)) return yield page
    const { events, next } = page.right
    if (events.length > 0) yield right(events)
    wanted -= events.length
    if (next === undefined || wanted <= 0) return
    cursor = next
    await breathe()
  }
}

const mapPages = async function* <A>(
  pages: AsyncIterable<Either<StoreError, ReadonlyArray<StoredText>>>,
  convert: (page: ReadonlyArray<StoredText>) => ReadonlyArray<A>,
): AsyncGenerator<ReadonlyArray<A | Either<StoreError, never>>, void, undefined> {
  for await (const page of pages) yield isLeft(page) ? [page] : convert(page.right)
}

const streamPages = (driver: StoreDriver, stream: StoredText['stream'], range: StreamRange): Fetch => {
  const direction = range.direction ?? 'forward'
  return async (cursor, limit) => {
    const from = cursor !== undefined && 'revision' in cursor ? cursor.revision : range.from
    const page = await driver.readStream(stream, {
      direction,
      limit,
      ...(from === undefined ? {} : { from }),
      ...(range.to === undefined ? {} : { to: range.to }),
    })
    if (isLeft(page)) return page
    const last = page.right.at(-1)
    if (last === undefined || page.right.length < limit) return right({ events: page.right })
    return right({ events: page.right, next: { revision: last.revision + (direction === 'forward' ? 1n : -1n) } })
  }
}

const allPages = (driver: StoreDriver, range: AllRange): Fetch => async (cursor, limit) => {
  const after = cursor !== undefined && 'position' in cursor ? cursor.position : range.after
  if (after !== undefined && !isPosition(after)) return left({ _tag: 'InvalidPosition', position: String(after) })
  const page = await driver.readAll({
    direction: range.direction ?? 'forward',
    limit,
    ...(after === undefined ? {} : { after }),
    ...filterOf(range),
  })
  if (isLeft(page)) return page
  const { events, reached, done } = page.right
  return right({ events, ...(done || reached === undefined ? {} : { next: { position: reached } }) })
}
