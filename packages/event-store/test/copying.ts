/** Stores to copy, made of events that no registry of the tests knows. */
import { emptyRegistry, sealEvents, streamName, type NewEvent, type StoredEvent, type StreamHead, type StreamName } from '@vor-ort/core'
import { collect, isPosition, makeEventStore, memoryDriver, memoryMedium, type EventStore, type MemoryMedium } from '@vor-ort/event-store'

import { must } from './counter.ts'

/** One event of a story: in which stream, and how it differs from others. */
export interface Told {
  readonly stream: number
  readonly type: string
  readonly schemaVersion: number
  readonly data: unknown
}

/** The name of a stream of a story. */
export const streamAt = (number: number): StreamName => streamName('tale', `0195f3c2-7d1e-7c4a-9b61-${String(number).padStart(12, '0')}`)

/** A store on a medium; small pages let more happen between two of them. */
export const storeOn = (medium: MemoryMedium, pageSize = 3): EventStore => makeEventStore(memoryDriver(medium), emptyRegistry, { pageSize })

/** Stores a story behind what is there, one append for each event; the salt keeps the ids of two stories apart. */
export const tell = async (store: EventStore, story: ReadonlyArray<Told>, salt = ''): Promise<void> => {
  const heads = new Map<StreamName, StreamHead>()
  for await (const page of store.streams()) for (const info of page.map(must)) heads.set(info.stream, info)
  let count = 0
  for (const { stream: number, type, schemaVersion, data } of story) {
    const stream = streamAt(number)
    const id = `0195f3c2-7d1e-7c4a-9b62-${salt}${String(++count).padStart(12 - salt.length, '0')}`
    const told: unknown = { id, type, schemaVersion, data, metadata: { recordedAt: '2015-01-14T08:30:00.000Z', from: 'an older version' } }
    if (!isEvent(told)) throw new Error('no event')
    const [sealed] = sealEvents(stream, heads.get(stream), [told])
    if (sealed === undefined) throw new Error('nothing was sealed')
    heads.set(stream, sealed)
    // Any will do: a store gives its own.
    const position = positionOf('0')
    must(await store.appendStored(stream, [{ ...sealed, position }])())
  }
}

const positionOf = (text: string): StoredEvent['position'] => {
  if (!isPosition(text)) throw new Error('no position')
  return text
}
const isEvent = (u: unknown): u is NewEvent => typeof u === 'object' && u !== null && 'id' in u

/** All that lies in a store. */
export const contentOf = async (store: EventStore): Promise<ReadonlyArray<StoredEvent>> => must(await collect(store.readStored())())

/** A story of so many events in a few streams, now and then two in a row. */
export const story = (length: number, streams = 4): ReadonlyArray<Told> =>
  Array.from({ length }, (_, index) => ({
    stream: ((index >> 1) * 7) % streams,
    type: index % 5 === 0 ? 'OfAnotherVersion' : 'Told',
    schemaVersion: 1 + (index % 3),
    data: { index, text: 'ä'.repeat(index % 4), nested: { b: 1, a: [null, { z: true, y: 2.5 }] } },
  }))

/** A store with a story, and the medium beneath it. */
export const told = async (length: number, streams?: number): Promise<{ readonly store: EventStore; readonly medium: MemoryMedium }> => {
  const medium = memoryMedium()
  const store = storeOn(medium)
  await tell(store, story(length, streams))
  return { store, medium }
}
