/** Ways to spoil a sound store. */
// @ts-nocheck

import type { NewEvent } from '@vor-ort/core'
import { makeEventStore, memoryDriver, type AppendRequest, type Delivery, type EventStore, type MemoryMedium, type Read, type SealedEvent, type StoreDriver } from '@vor-ort/event-store'
import type { BuildStore } from '@vor-ort/event-store/contract'

/** Spoils the driver beneath the store. */
export const driver =
  (spoil: (sound: StoreDriver, medium: MemoryMedium) => Partial<StoreDriver>): BuildStore =>
  (medium, registry) => {
    const sound = memoryDriver(medium)
    return makeEventStore({ ...sound, ...spoil(sound, medium) }, registry)
  }

/** Spoils the store as its users see it. */
export const store =
  (spoil: (sound: EventStore, medium: MemoryMedium) => Partial<EventStore>): BuildStore =>
  (medium, registry) => {
    const sound = makeEventStore(memoryDriver(medium), registry)
    return { ...sound, ...spoil(sound, medium) }
  }

export const append = (change: (sound: EventStore['append'], medium: MemoryMedium) => EventStore['append']): BuildStore =>
  store((sound, medium) => ({ append: change(sound.append, medium) }))

export const subscribe = (change: (sound: EventStore['subscribe']) => EventStore['subscribe']): BuildStore =>
  store((sound) => ({ subscribe: change(sound.subscribe) }))

/** Spoils what the driver is to store. */
export const storing = (change: (events: ReadonlyArray<SealedEvent>) => ReadonlyArray<SealedEvent>): BuildStore =>
  driver((sound) => ({
    append: (request: AppendRequest) =>
      sound.append({
        ...request,
        resolve: (...found) => {
          const resolution = request.resolve(...found)
          return resolution._tag === 'Store' ? { _tag: 'Store', events: change(resolution.events) } : resolution
        },
      }),
  }))

export const mapPages = async function* (pages: AsyncIterable<ReadonlyArray<Read>>, change: (page: ReadonlyArray<Read>) => ReadonlyArray<Read>) {
  for await (const page of pages) yield change(page)
}
export const mapDeliveries = async function* (
  deliveries: AsyncIterable<Delivery>,
  change: (delivery: Delivery, index: number) => ReadonlyArray<Delivery>,
) {
  let index = 0
  for await (const delivery of deliveries) yield* change(delivery, index++)
}

/** Any claim that a value is what it is not; only for stores that are broken on purpose. */
export const plainly = (event: NewEvent): NewEvent => {
  const text: unknown = JSON.stringify(event.data, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
  return { ...event, data: typeof text === 'string' ? JSON.parse(text) : null }
}

