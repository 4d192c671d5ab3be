/** A subscriber that goes on reading while a scenario does other things. */
import type { RecordedEvent } from '@vor-ort/core'

import type { Delivery } from '../port.ts'
import { comparePositions } from '../position.ts'
import { assert, within } from './checks.ts'

/** What a subscriber has seen so far. */
export interface Follower {
  readonly seen: () => ReadonlyArray<RecordedEvent>
  /** How often it was told that it has everything. */
  readonly timesCaughtUp: () => number
  /** Waits until it has seen so many events, or was told that it has everything for the n-th time. */
  readonly untilCount: (count: number) => Promise<ReadonlyArray<RecordedEvent>>
  readonly untilCaughtUp: (times?: number) => Promise<void>
  /** Ends it; fails where it was handed an event twice, one behind a later one, or a fault. */
  readonly leave: () => Promise<ReadonlyArray<RecordedEvent>>
}

/** Starts to read a subscription in the background; nothing is waited for longer than `patience` milliseconds. */
export const follow = (subscription: AsyncIterable<Delivery>, patience = 10_000): Follower => {
  const iterator = subscription[Symbol.asyncIterator]()
  const events: RecordedEvent[] = []
  const faults: unknown[] = []
  const sleepers = new Set<() => void>()
  let times = 0
  let hasLeft = false
  const reading = (async () => {
    for (;;) {
      const step = await iterator.next()
      if (step.done === true || hasLeft) break
      if (step.value._tag === 'CaughtUp') times++
      else for (const read of step.value.reads) (read._tag === 'Right' ? events : faults).push(read._tag === 'Right' ? read.right : read.left)
      for (const wake of sleepers) wake()
    }
    for (const wake of sleepers) wake()
  })()
  const until = async (isReached: () => boolean, what: string): Promise<void> => {
    const reached = (async () => {
      while (!isReached() && faults.length === 0) {
        await new Promise<void>((resolve) => {
          const wake = (): void => {
            sleepers.delete(wake)
            resolve()
          }
          sleepers.add(wake)
        })
      }
    })()
    await within(reached, what, patience)
    assert.deepEqual(faults, [])
  }
  return {
    seen: () => events,
    timesCaughtUp: () => times,
    untilCount: async (count) => {
      await until(() => events.length >= count, `event ${count}`)
      return events
    },
    untilCaughtUp: (count = 1) => until(() => times >= count, 'to have caught up'),
    leave: async () => {
      hasLeft = true
      await within(Promise.all([iterator.return?.(), reading]), 'leaving the subscription', patience)
      assert.deepEqual(faults, [])
      events.forEach(({ position }, index) => {
        const before = events[index - 1]?.position
        assert.ok(before === undefined || comparePositions(position, before) > 0, `position ${position} came behind ${before}`)
      })
      return events
    },
  }
}
