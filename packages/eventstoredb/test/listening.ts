/** Subscriptions, heard step by step. */
import type { Delivery, Read } from '@vor-ort/event-store'

/** Waits until something is so; it fails when that takes too long. */
export const until = async (isSo: () => Promise<boolean>, milliseconds = 20_000): Promise<void> => {
  const end = Date.now() + milliseconds
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error('it did not become so in time')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** The ids of reads, and the tags of what could not be read. */
export const idsOf = (reads: ReadonlyArray<Read>): ReadonlyArray<string> => reads.map((read) => (read._tag === 'Right' ? read.right.id : read.left._tag))

/** What a subscription has told so far, and ways to wait for more. */
export interface Listener {
  readonly ids: () => ReadonlyArray<string>
  readonly tags: () => ReadonlyArray<Delivery['_tag']>
  /** Waits until so many events came in all. */
  readonly count: (count: number) => Promise<void>
  /** Waits until the last thing that it said is that all was told. */
  readonly caughtUp: () => Promise<void>
  readonly leave: () => Promise<void>
}

/** Hears a subscription in the background. */
export const listener = (subscription: AsyncIterable<Delivery>): Listener => {
  const deliveries: Delivery[] = []
  const iterator = subscription[Symbol.asyncIterator]()
  const reads = (): ReadonlyArray<Read> => deliveries.flatMap((delivery) => (delivery._tag === 'Events' ? delivery.reads : []))
  const hearing = (async () => {
    for (;;) {
      const step = await iterator.next()
      if (step.done === true) return
      deliveries.push(step.value)
    }
  })()
  return {
    ids: () => idsOf(reads()),
    tags: () => deliveries.map((delivery) => delivery._tag),
    count: (count) => until(async () => reads().length >= count),
    caughtUp: () => until(async () => deliveries.at(-1)?._tag === 'CaughtUp'),
    leave: async () => {
      await iterator.return?.()
      await hearing
    },
  }
}

/** Waits until a process has ended. */
export const ended = ({ pid }: { readonly pid: number }): Promise<void> =>
  until(async () => {
    try {
      process.kill(pid, 0)
      return false
    } catch {
      return true
    }
  })
