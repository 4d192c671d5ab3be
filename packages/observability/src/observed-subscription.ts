/** A subscription, told as short spans: its opening, and each delivery. It may live for years, and no span should. */
import type { Delivery, EventStore, SubscriptionOptions } from '@vor-ort/event-store'
import type { Link, Span } from '@opentelemetry/api'

import { operationAttributes } from './attributes.ts'
import { tallyOf } from './page-tally.ts'
import { fail, spanDefinitions, startSpan, thrownTag, within } from './spans.ts'
import type { Telemetry } from './telemetry.ts'

/** Subscribes to a store and hands through what it delivers. */
export const observedSubscription = (telemetry: Telemetry, store: EventStore, options: SubscriptionOptions | undefined): AsyncIterable<Delivery> => {
  // At once: the store takes note of its end when it is subscribed to, not at the first step.
  const deliveries = store.subscribe(options)
  return { [Symbol.asyncIterator]: () => observedDeliveries(telemetry, deliveries[Symbol.asyncIterator]()) }
}

const observedDeliveries = (telemetry: Telemetry, inner: AsyncIterator<Delivery>): AsyncIterator<Delivery> => {
  const { tracer, instruments, system } = telemetry
  const which = operationAttributes(system, 'subscribe')
  const open = { 'db.system.name': system }
  let isOpen = false
  let links: ReadonlyArray<Link> = []
  let opening: Span | undefined
  let delivery: Span | undefined

  const begin = (): void => {
    isOpen = true
    opening = startSpan(tracer, spanDefinitions.subscribe, { attributes: which })
    links = [{ context: opening.spanContext() }]
    instruments.subscriptions.add(1, open)
  }
  const endOpening = (): void => {
    opening?.end()
    opening = undefined
  }
  const endDelivery = (): void => {
    delivery?.end()
    delivery = undefined
  }
  const end = (): void => {
    endOpening()
    endDelivery()
    if (isOpen) instruments.subscriptions.add(-1, open)
    isOpen = false
  }
  const tell = (told: Delivery): void => {
    if (told._tag === 'CaughtUp') return endOpening()
    const { readable, unreadable, fault } = tallyOf(told.reads)
    instruments.eventsRead.add(readable, which)
    if (unreadable > 0) instruments.eventsUnreadable.add(unreadable, which)
    if (fault !== undefined) {
      instruments.storeFaults.add(1, { ...which, 'error.type': fault })
      if (opening !== undefined) fail(opening, fault)
    }
    endOpening()
    const attributes = { ...which, 'vor_ort.events': readable, 'vor_ort.unreadable': unreadable }
    delivery = startSpan(tracer, spanDefinitions.delivery, { attributes, links, root: true })
    if (fault !== undefined) fail(delivery, fault)
  }
  return {
    next: async () => {
      endDelivery()
      if (!isOpen) begin()
      try {
        const step = await (opening === undefined ? inner.next() : within(opening, () => inner.next()))
        if (step.done === true) end()
        else tell(step.value)
        return step
      } catch (thrown) {
        if (opening !== undefined) fail(opening, thrownTag)
        end()
        throw thrown
      }
    },
    return: async () => {
      end()
      return (await inner.return?.()) ?? { done: true, value: undefined }
    },
  }
}
