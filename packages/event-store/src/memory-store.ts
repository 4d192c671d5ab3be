/** The store in memory: for tests, for what-if runs, and as the plainest example of a driver. */
import { categoryOf, type Position, type Registry, type StreamName } from '@vor-ort/core'
import { left, right } from 'fp-ts/lib/Either.js'
import { v7 } from 'uuid'

import { appended, type AppendRequest, type Polled, type SealedEvent, type StoreDriverBase, type StoredText } from './driver.ts'
import { makeEventStore } from './make-event-store.ts'
import { makeNotifier, type Notifier } from './notifier.ts'
import type { EventStore, StreamInfo } from './port.ts'
import { comparePositions } from './position.ts'

/** What lies in a memory store; for tests that tamper with it. */
export interface MemoryMedium {
  readonly identity: string
  /** All events in the order of the store; the position of an event is its index here plus one. */
  readonly all: StoredText[]
  readonly streams: Map<StreamName, { revision: bigint; hash: string; readonly events: StoredText[] }>
  readonly ids: Map<string, StoredText>
  /** Rings when something was appended. */
  readonly bell: Notifier
}

/** Memory for events; several drivers on one medium are several openings of one store. */
export const memoryMedium = (): MemoryMedium => ({
  identity: v7(),
  all: [],
  streams: new Map(),
  ids: new Map(),
  bell: makeNotifier(),
})

/**
 * The driver of the memory store.
 *
 * It keeps the JSON texts, as a durable store would: nobody who holds an event that was appended or read can change
 * history, and what JSON cannot carry fails here too. Appending costs the same however much is stored.
 */
export const memoryDriver = (medium: MemoryMedium = memoryMedium()): StoreDriverBase & Polled => {
  let closed = false
  let names: ReadonlyArray<StreamName> = []

  const store = (events: ReadonlyArray<SealedEvent>): Position => {
    let position = positionAt(medium.all.length - 1)
    for (const event of events) {
      position = positionAt(medium.all.length)
      const stored = { ...event, position }
      medium.all.push(stored)
      medium.ids.set(event.id, stored)
      const stream = medium.streams.get(event.stream)
      if (stream === undefined) {
        medium.streams.set(event.stream, { revision: event.revision, hash: event.hash, events: [stored] })
      } else {
        stream.events.push(stored)
        stream.revision = event.revision
        stream.hash = event.hash
      }
    }
    medium.bell.ring()
    return position
  }

  const known = (request: AppendRequest): ReadonlyArray<StoredText> =>
    request.ids.flatMap((id) => medium.ids.get(id) ?? [])

  return {
    capabilities: { durable: false, multiProcess: false, uniqueEventIds: true, joinsTransactions: false },

    append: (request) => {
      const head = medium.streams.get(request.stream)
      const stored = known(request)
      const resolution = request.resolve(head, stored)
      switch (resolution._tag) {
        case 'Answer':
          return Promise.resolve(resolution.answer)
        case 'Store':
          return Promise.resolve(right(appended(resolution.events, store(resolution.events))))
        case 'LookUp':
          return Promise.resolve(left({ _tag: 'StoreDamaged', reason: 'ids were looked up already' }))
      }
    },

    readStream: (name, { direction, from, to, limit }) => {
      const events = medium.streams.get(name)?.events ?? []
      const end = BigInt(events.length) - 1n
      if (direction === 'forward') {
        const first = clamp(from ?? 0n, 0n, end + 1n)
        const last = clamp(to ?? end, -1n, end)
        return Promise.resolve(right(events.slice(first, Math.max(first, Math.min(last + 1, first + limit)))))
      }
      const first = clamp(from ?? end, -1n, end)
      const last = clamp(to ?? 0n, 0n, end + 1n)
      return Promise.resolve(right(events.slice(Math.max(last, first + 1 - limit), Math.max(0, first + 1)).reverse()))
    },

    readAll: ({ direction, after, categories, endings, limit }) => {
      const forward = direction === 'forward'
      const total = medium.all.length
      const wanted = categories === undefined ? undefined : new Set(categories)
      const ends = endings === undefined ? undefined : new Set(endings)
      const isWanted = ({ stream }: StoredText): boolean =>
        (wanted === undefined || wanted.has(categoryOf(stream))) && (ends === undefined || ends.has(stream.slice(-2)))
      const events: StoredText[] = []
      // Few events may be wanted among many; a page looks at so many at most, so that it never holds up the process.
      const budget = Math.max(limit, 5_000)
      let index = after === undefined ? (forward ? 0 : total - 1) : Number(after) - (forward ? 0 : 2)
      index = Math.max(-1, Math.min(index, total))
      let looked = 0
      while (index >= 0 && index < total && events.length < limit && looked < budget) {
        const event = medium.all[index]
        if (event !== undefined && isWanted(event)) events.push(event)
        index += forward ? 1 : -1
        looked++
      }
      const reached = forward ? medium.all[index - 1]?.position : medium.all[index + 1]?.position
      return Promise.resolve(right({ events, reached, done: forward ? index >= total : index < 0 }))
    },

    heads: ({ after, category, limit }) => {
      // Streams are never removed, so the sorted names are good until there is one more.
      if (names.length !== medium.streams.size) names = [...medium.streams.keys()].sort()
      const infos: StreamInfo[] = []
      for (let i = after === undefined ? 0 : firstBehind(names, after); i < names.length && infos.length < limit; i++) {
        const stream = names[i]
        const head = stream === undefined ? undefined : medium.streams.get(stream)
        if (stream === undefined || head === undefined || (category !== undefined && categoryOf(stream) !== category)) continue
        infos.push({ stream, revision: head.revision, hash: head.hash })
      }
      return Promise.resolve(right(infos))
    },

    end: () => Promise.resolve(right(medium.all.at(-1)?.position)),

    changed: (after, signal) => {
      const last = medium.all.at(-1)?.position
      const isBehind = last !== undefined && (after === undefined || comparePositions(last, after) > 0)
      return closed || isBehind ? Promise.resolve() : medium.bell.wait(signal)
    },

    identity: () => Promise.resolve(right(medium.identity)),

    checkMedium: () => Promise.resolve(right([])),

    close: () => {
      closed = true
      medium.bell.ring()
      return Promise.resolve(right(undefined))
    },
  }
}

// Positions count from 1, as rows do in SQL.
const positionAt = (index: number): Position => String(index + 1) as Position

// The index of the first name behind a given one.
const firstBehind = (names: ReadonlyArray<StreamName>, after: StreamName): number => {
  let low = 0
  let high = names.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((names[middle] as StreamName) > after) high = middle
    else low = middle + 1
  }
  return low
}

const clamp = (value: bigint, low: bigint, high: bigint): number =>
  Number(value < low ? low : value > high ? high : value)

/**
 * An event store in memory, gone with the process.
 *
 * @example
 * ```ts
 * import { collect, memoryStore } from '@vor-ort/event-store'
 * import { defineEvent, derivedId, EventId, makeRegistry, Metadata, record, streamName, text } from '@vor-ort/core'
 * import { isRight } from 'fp-ts/lib/Either.js'
 * const Noted = defineEvent({ german: 'Vermerk', summary: 'Something was noted.', data: record({ text }) })
 * const registry = makeRegistry([{ Noted }])
 * const store = isRight(registry) ? memoryStore(registry.right) : undefined
 * const stream = streamName('note', '0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d90')
 * const metadata = { recordedAt: '2026-11-21T22:00:00.000Z', validTime: '2015-01-13', actor: { role: 'Verwaltung' }, classification: 'internal' }
 * const event = { id: derivedId(EventId, 'first'), type: 'Noted', schemaVersion: 1, data: { text: 'Vor Ort' }, metadata }
 * await store?.append(stream, 'noStream', [event])()
 * // => { _tag: 'Right', right: { revision: 0n, position: '1', duplicate: false } }
 * ```
 */
export const memoryStore = (registry: Registry): EventStore => makeEventStore(memoryDriver(), registry)
