/** The fixture of the memory store: the plainest example of one. */
import type { Registry } from '@vor-ort/core'

import { makeEventStore } from '../make-event-store.ts'
import { memoryDriver, memoryMedium, type MemoryMedium } from '../memory-store.ts'
import type { EventStore } from '../port.ts'
import type { Fixture, OpenOptions } from './fixture.ts'

/** Makes a store on a medium; another one than the usual serves to prove that the suite notices what is wrong with it. */
export type BuildStore = (medium: MemoryMedium, registry: Registry, options?: OpenOptions) => EventStore

const sound: BuildStore = (medium, registry, options) => makeEventStore(memoryDriver(medium), registry, options)

/**
 * A place in memory; several openings share it, as processes share a file.
 *
 * @example
 * ```ts
 * import { contractRegistry, memoryFixture } from '@vor-ort/event-store/contract'
 * const fixture = await memoryFixture()
 * const store = await fixture.open(contractRegistry)
 * store.registry.types // => ['Opened', 'Kept', 'Confided', 'Noted']
 * ```
 */
export const memoryFixture = async (build: BuildStore = sound): Promise<Fixture> => {
  const medium = memoryMedium()
  return {
    open: async (registry, options) => build(medium, registry, options),
    raw: {
      read: async () => [...medium.all],
      write: async (events) => {
        medium.all.splice(0, medium.all.length, ...events)
        for (const stream of medium.streams.values()) stream.events.splice(0)
        for (const event of events) medium.streams.get(event.stream)?.events.push(event)
      },
    },
    crash: async () => undefined,
    dispose: async () => undefined,
  }
}
