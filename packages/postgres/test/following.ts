/** A subscriber that keeps what it was given. */
import type { RecordedEvent } from '@vor-ort/core'
import type { EventStore } from '@vor-ort/event-store'
import { isLeft } from 'fp-ts/lib/Either.js'

/** A running subscription from the start, or from a position. */
export interface Following {
  readonly seen: ReadonlyArray<RecordedEvent>
  /** Waits until so many events came. */
  readonly count: (count: number) => Promise<void>
  readonly leave: () => Promise<void>
}

/** Subscribes and keeps all; what fails is told by whoever waits. */
export const following = (store: EventStore, options: Parameters<EventStore['subscribe']>[0] = {}): Following => {
  const stop = new AbortController()
  const seen: RecordedEvent[] = []
  let failure: unknown
  let wake = (): void => undefined
  const running = (async () => {
    for await (const delivery of store.subscribe({ ...options, signal: stop.signal })) {
      if (delivery._tag === 'CaughtUp') continue
      for (const read of delivery.reads) {
        if (isLeft(read)) failure = read.left
        else seen.push(read.right)
      }
      wake()
    }
  })()
  const until = async (isThere: () => boolean): Promise<void> => {
    while (!isThere()) {
      if (failure !== undefined) throw new Error(`the subscription failed: ${JSON.stringify(failure)}`)
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
  return {
    seen,
    count: (count) => until(() => seen.length >= count),
    leave: async () => {
      stop.abort()
      await running
    },
  }
}
