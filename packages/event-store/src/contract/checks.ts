/** What the scenarios check with; every check throws. */
import { strict as assert } from 'node:assert'

import type { NewEvent, RecordedEvent, StreamName } from '@vor-ort/core'
import { isLeft, isRight, type Either } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import { collect } from '../pages.ts'
import type { Appended, Delivery, EventStore, Read } from '../port.ts'

export { assert }

const shown = (value: unknown): string =>
  JSON.stringify(value, (_key, item: unknown) => (typeof item === 'bigint' ? `${item}n` : item))

/** Two long lists are equal; the first difference is named (a full comparison of long lists would take minutes). */
export const sameList = (actual: ReadonlyArray<unknown>, expected: ReadonlyArray<unknown>): void => {
  for (const [index, item] of expected.entries()) assert.deepEqual({ index, item: actual[index] }, { index, item })
  assert.equal(actual.length, expected.length)
}

/** The result of what must succeed. */
export const accepted = async <E, A>(task: TaskEither<E, A>): Promise<A> => {
  const result = await task()
  if (isLeft(result)) assert.fail(`was refused: ${shown(result.left)}`)
  return result.right
}

/** The error of what must be refused, with the tag that it must have. */
export const refused = async <E extends { readonly _tag: string }, Tag extends E['_tag']>(
  task: TaskEither<E, unknown>,
  tag: Tag,
): Promise<Extract<E, { readonly _tag: Tag }>> => {
  const result = await task()
  if (isRight(result)) assert.fail(`was accepted instead of refused as ${tag}: ${shown(result.right)}`)
  const error = result.left
  const isTagged = (e: E): e is Extract<E, { readonly _tag: Tag }> => e._tag === tag
  if (!isTagged(error)) assert.fail(`was refused as ${shown(error)} instead of ${tag}`)
  return error
}

/** Appends many events to a stream in batches that every store takes; the result of the last. */
export const appendAll = async (store: EventStore, stream: StreamName, events: ReadonlyArray<NewEvent>): Promise<Appended> => {
  const batchSize = 500
  let last: Appended | undefined
  for (let start = 0; start < events.length; start += batchSize) {
    last = await accepted(store.append(stream, 'any', events.slice(start, start + batchSize)))
  }
  return last ?? assert.fail('there is nothing to append')
}

/** All events of a read, which must all be readable. */
export const eventsIn = (pages: AsyncIterable<ReadonlyArray<Read>>): Promise<ReadonlyArray<RecordedEvent>> =>
  accepted(collect(pages))

/** The ids of all events of a read. */
export const idsIn = async (pages: AsyncIterable<ReadonlyArray<Read>>): Promise<ReadonlyArray<string>> =>
  (await eventsIn(pages)).map((event) => event.id)

/** Fails, instead of waiting for ever, when something does not come in time. */
export const within = async <A>(promise: Promise<A>, what: string, milliseconds = 10_000): Promise<A> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new assert.AssertionError({ message: `${what} did not come in ${milliseconds} ms` })), milliseconds)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Whether something is settled after a short while; for what may have to wait for something else that is open. */
export const soon = async (promise: Promise<unknown>, milliseconds = 200): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds)
  })
  try {
    return await Promise.race([promise.then(() => true), late])
  } finally {
    clearTimeout(timer)
  }
}

/** A subscription, read step by step. */
export interface Listener {
  /** Reads until all that is stored was delivered; what came meanwhile. */
  readonly untilCaughtUp: () => Promise<{ readonly reads: ReadonlyArray<Read>; readonly position: string | undefined }>
  /** Reads until so many events came. */
  readonly untilCount: (count: number) => Promise<ReadonlyArray<Read>>
  /** Whether the next step ends the subscription. */
  readonly ends: () => Promise<boolean>
  readonly leave: () => Promise<void>
}

/** Starts to read a subscription; nothing waits longer than `milliseconds`. */
export const listen = (subscription: AsyncIterable<Delivery>, milliseconds = 10_000): Listener => {
  const iterator = subscription[Symbol.asyncIterator]()
  const step = async (what: string): Promise<Delivery | undefined> => {
    const result = await within(iterator.next(), what, milliseconds)
    return result.done === true ? undefined : result.value
  }
  return {
    untilCaughtUp: async () => {
      const reads: Read[] = []
      for (;;) {
        const delivery = await step('to have caught up')
        if (delivery === undefined) assert.fail('the subscription ended before it had caught up')
        if (delivery._tag === 'CaughtUp') return { reads, position: delivery.position }
        reads.push(...delivery.reads)
      }
    },
    untilCount: async (count) => {
      const reads: Read[] = []
      while (reads.length < count) {
        const delivery = await step(`event ${reads.length + 1} of ${count}`)
        if (delivery === undefined) assert.fail('the subscription ended before its events')
        if (delivery._tag === 'Events') reads.push(...delivery.reads)
      }
      return reads
    },
    ends: async () => (await step('the end of the subscription')) === undefined,
    leave: async () => {
      if (iterator.return !== undefined) await within(iterator.return(), 'leaving the subscription', milliseconds)
    },
  }
}

/** The ids of reads, which must all be readable. */
export const idsOf = (reads: ReadonlyArray<Either<unknown, { readonly id: string }>>): ReadonlyArray<string> =>
  reads.map((read) => (isLeft(read) ? assert.fail(`was not readable: ${shown(read.left)}`) : read.right.id))
