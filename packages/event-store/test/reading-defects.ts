/** Stores that read wrongly, each in one way that a real one was seen to, or might. */
import { sealEvents, type NewEvent, type Registry, type StoredEvent, type StreamName } from '@vor-ort/core'
import { makeEventStore, memoryDriver, type AllRange, type Delivery, type Read } from '@vor-ort/event-store'
import type { BuildStore } from '@vor-ort/event-store/contract'
import { isLeft, isRight, right } from 'fp-ts/lib/Either.js'
import { driver, mapDeliveries, mapPages, store, storing, subscribe } from './spoil.ts'

const readsOneTooMany = store((sound) => ({
  readStream: (stream, range) => sound.readStream(stream, range?.maxCount === undefined ? range : { ...range, maxCount: range.maxCount + 1 }),
}))
const readsFromThePositionOn = store((sound) => {
  const including = (range: AllRange = {}): AllRange =>
    range.after === undefined ? range : { ...range, after: String(Number(range.after) - 1) as typeof range.after }
  return { readAll: (range) => sound.readAll(including(range)) }
})
const losesAnEventBetweenPages = driver((sound) => ({
  readStream: (stream, range) =>
    sound.readStream(stream, range.from !== undefined && range.from >= 500n ? { ...range, from: range.from + 1n } : range),
}))
const listsStreamsByPrefix = driver((sound) => ({
  heads: async ({ category, ...range }) => {
    const all = await sound.heads(range)
    return isLeft(all) ? all : right(all.right.filter(({ stream }) => category === undefined || stream.startsWith(category)))
  },
}))
const replaysFromTheEnd = subscribe((sound) => (options) => sound(options?.after === 'end' ? { ...options, after: 'start' } : options))
const deliversInAnotherOrder = subscribe((sound) => (options) =>
  mapDeliveries(sound(options), (delivery) => [delivery._tag === 'Events' ? { ...delivery, reads: delivery.reads.toReversed() } : delivery]),
)
const forgetsWhereItStopped = subscribe((sound) => (options) => sound({ ...options, after: 'start' }))
const isSilentWhereNothingIs = subscribe((sound) => (options) =>
  mapDeliveries(sound(options), (delivery, index) => (index === 0 && delivery._tag === 'CaughtUp' ? [] : [delivery])),
)
const doublesAtTheSeam = subscribe((sound) => (options) => {
  let last: Delivery | undefined
  return mapDeliveries(sound(options), (delivery) => {
    const again = delivery._tag === 'CaughtUp' && last !== undefined ? [last, delivery] : [delivery]
    last = delivery._tag === 'Events' ? delivery : undefined
    return again
  })
})
const losesAtTheSeam = subscribe((sound) => (options) => {
  let isCatchingUp = true
  return mapDeliveries(sound(options), (delivery, index) => {
    const isLost = isCatchingUp && index > 0 && delivery._tag === 'Events'
    if (isLost) isCatchingUp = false
    return isLost ? [] : [delivery]
  })
})
const filtersByPrefix = driver((sound) => ({
  readAll: async ({ categories, ...range }) => {
    const page = await sound.readAll(range)
    const isWanted = (stream: StreamName): boolean => categories?.some((category) => stream.startsWith(category)) ?? true
    return isLeft(page) ? page : right({ ...page.right, events: page.right.events.filter((event) => isWanted(event.stream)) })
  },
}))
const ignoresTheSignal = subscribe((sound) => (options = {}) => {
  const { signal: _ignored, ...rest } = options
  return sound(rest)
})
const doesNotUpcast: BuildStore = (medium, registry) => {
  const lax: Registry = { ...registry, decode: (_type, _version, data) => right(data) }
  return makeEventStore(memoryDriver(medium), lax)
}
const writesAnotherVersion = storing((events) => events.map((event) => ({ ...event, schemaVersion: 3 })))
const skipsWhatItCannotRead = store((sound) => {
  const readable = (page: ReadonlyArray<Read>): ReadonlyArray<Read> => page.filter(isRight)
  return {
    readStream: (...request) => mapPages(sound.readStream(...request), readable),
    readAll: (...request) => mapPages(sound.readAll(...request), readable),
    subscribe: (options) =>
      mapDeliveries(sound.subscribe(options), (delivery) => [delivery._tag === 'Events' ? { ...delivery, reads: readable(delivery.reads) } : delivery]),
  }
})
const readsUpToButNotIncluding = store((sound) => ({
  readStream: (stream, range) => sound.readStream(stream, range?.to === undefined ? range : { ...range, to: range.to - 1n }),
}))
const writesADigestOfNothing = storing((events) => events.map((event) => ({ ...event, hash: 'f'.repeat(64) })))
/** It makes the chain when it is asked for it, from whatever it finds: as good as none. */
const hasNoChain = store((sound) => {
  const sealed = async () => {
    const streams = new Map<StreamName, StoredEvent[]>()
    const all: StoredEvent[] = []
    for await (const page of sound.readStored()) {
      for (const read of page) {
        if (isLeft(read)) continue
        const stream = streams.get(read.right.stream) ?? []
        const [again] = sealEvents(read.right.stream, stream.at(-1), [read.right as StoredEvent & NewEvent])
        if (again === undefined) continue
        const event = { ...again, position: String(all.length + 1) as StoredEvent['position'] }
        streams.set(event.stream, [...stream, event])
        all.push(event)
      }
    }
    return { all, heads: [...streams.values()].flatMap((stream) => stream.at(-1) ?? []) }
  }

  return {
    readStored: async function* () {
      yield (await sealed()).all.map((event) => right(event))
    },
    streams: async function* () {
      yield (await sealed()).heads.map(({ stream, revision, hash }) => right({ stream, revision, hash }))
    },
  }
})
/** It hands out what it holds, so that who changes it changes history. */
const sharesItsEvents = store((sound) => {
  const cache = new Map<string, Read>()
  const shared = (page: ReadonlyArray<Read>): ReadonlyArray<Read> =>
    page.map((read) => {
      if (isLeft(read)) return read
      const first = cache.get(read.right.position) ?? read
      cache.set(read.right.position, first)
      return first
    })
  return {
    readStream: (...request) => mapPages(sound.readStream(...request), shared),
    readAll: (...request) => mapPages(sound.readAll(...request), shared),
  }
})
const forgetsWhatItKnewWhenReopened: BuildStore = (medium, registry) => {
  const sound = makeEventStore(memoryDriver(medium), registry)
  return {
    ...sound,
    close: () => async () => {
      medium.ids.clear()
      return sound.close()()
    },
  }
}
const beginsATailOneTooLate = store((sound) => ({
  readStream: (stream, range) => sound.readStream(stream, range?.from === undefined || range.from === 0n ? range : { ...range, from: range.from + 1n }),
}))
const readsBackwardOneTooEarly = store((sound) => ({
  readAll: (range) =>
    sound.readAll(
      range?.direction === 'backward' && range.after !== undefined ? { ...range, after: String(Number(range.after) - 1) as typeof range.after } : range,
    ),
}))


/** By name. */
export const readingDefects = {
  readsOneTooMany,
  readsFromThePositionOn,
  losesAnEventBetweenPages,
  listsStreamsByPrefix,
  replaysFromTheEnd,
  deliversInAnotherOrder,
  forgetsWhereItStopped,
  isSilentWhereNothingIs,
  doublesAtTheSeam,
  losesAtTheSeam,
  filtersByPrefix,
  ignoresTheSignal,
  doesNotUpcast,
  writesAnotherVersion,
  skipsWhatItCannotRead,
  readsUpToButNotIncluding,
  writesADigestOfNothing,
  hasNoChain,
  sharesItsEvents,
  forgetsWhatItKnewWhenReopened,
  readsBackwardOneTooEarly,
  beginsATailOneTooLate,
}
