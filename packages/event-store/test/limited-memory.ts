/** A store in memory with the limits of a server: ids are told in their stream alone, and an append has a largest size. */
import { makeEventStore, memoryDriver, type AppendRequest, type SealedEvent, type StoredText } from '@vor-ort/event-store'
import type { BuildStore } from '@vor-ort/event-store/contract'
import { left } from 'fp-ts/lib/Either.js'

const maximum = 262_144
/** What this store says that it can. */
export const limitedCapabilities = { durable: false, multiProcess: false, uniqueEventIds: false, joinsTransactions: false, maxAppendBytes: maximum }

const sizeOf = (events: ReadonlyArray<SealedEvent>): number =>
  events.reduce((sum, { id, type, data, metadata }) => sum + 150 + Buffer.byteLength(id + type + data + metadata), 0)

/** What an append with these ids can know: what lies at its place, or the last events of its stream. */
const seen = (events: ReadonlyArray<StoredText>, { ids, place }: AppendRequest): ReadonlyArray<StoredText> => {
  const wanted = new Set(ids)
  const from = place === undefined ? Math.max(0, events.length - 1_000) : Number(place)
  return events.slice(from, place === undefined ? undefined : from + ids.length).filter(({ id }) => wanted.has(id))
}

/** Makes it; sound, within its limits. */
export const limitedMemory: BuildStore = (medium, registry, options) => {
  const sound = memoryDriver(medium)
  return makeEventStore(
    {
      ...sound,
      capabilities: limitedCapabilities,
      append: (request) => {
        const stream = medium.streams.get(request.stream)
        const resolution = request.resolve(stream, seen(stream?.events ?? [], request))
        if (resolution._tag === 'Answer') return Promise.resolve(resolution.answer)
        if (resolution._tag === 'LookUp') return Promise.resolve(left({ _tag: 'StoreDamaged', reason: 'ids were looked up already' }))
        const size = sizeOf(resolution.events)
        if (size > maximum) return Promise.resolve(left({ _tag: 'AppendTooLarge', unit: 'bytes', size, maximum }))
        // The sound driver stores what it is given; that ids may come twice is this store's own affair.
        medium.ids.clear()
        return sound.append({ ...request, resolve: () => resolution })
      },
    },
    registry,
    options,
  )
}
