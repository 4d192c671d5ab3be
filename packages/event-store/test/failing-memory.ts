/** A place in memory whose connections break: the next calls fail, some of them after they were carried out. */
import { makeEventStore, memoryDriver, memoryMedium, type MemoryMedium, type StoreDriver, type StoreError } from '@vor-ort/event-store'
import type { Fixture } from '@vor-ort/event-store/contract'
import { left, type Either } from 'fp-ts/lib/Either.js'

/** What a fault does beside breaking connections; nothing in a sound store. */
export type Damage = (medium: MemoryMedium) => void

const broken: Either<StoreError, never> = left({ _tag: 'StoreUnavailable', reason: 'the connection broke' })

/** A fixture with faults. */
export const failingFixture = async (damage: Damage = () => undefined): Promise<Fixture> => {
  const medium = memoryMedium()
  let failing = 0
  const fails = (): boolean => failing > 0 && failing-- > 0
  const build = (): StoreDriver => {
    const sound = memoryDriver(medium)
    return {
      ...sound,
      append: async (request) => {
        await new Promise((resolve) => setImmediate(resolve))
        if (!fails()) return sound.append(request)
        // Every other time the answer alone is lost.
        if (failing % 2 === 0) await sound.append(request)
        damage(medium)
        return broken
      },
      readAll: async (range) => (fails() ? broken : sound.readAll(range)),
      readStream: async (stream, range) => (fails() ? broken : sound.readStream(stream, range)),
    }
  }
  return {
    open: async (registry, options) => makeEventStore(build(), registry, options),
    crash: async () => undefined,
    faults: {
      inject: async () => {
        failing = 6
        damage(medium)
        // Subscribers that wait find the connection broken too.
        medium.bell.ring()
      },
    },
    dispose: async () => undefined,
  }
}
