/** Stores that are broken on purpose, each in one way that a real one was seen to be, or might be. */
import { sealEvents, type NewEvent, type Registry, type StoredEvent, type StreamName } from '@vor-ort/core'
import {
  makeEventStore,
  memoryDriver,
  type AllRange,
  type AppendRequest,
  type Delivery,
  type EventStore,
  type MemoryMedium,
  type Read,
  type SealedEvent,
  type StoreDriver,
} from '@vor-ort/event-store'
import type { BuildStore } from '@vor-ort/event-store/contract'
import { isLeft, isRight, right } from 'fp-ts/lib/Either.js'

/** Spoils the driver beneath the store. */
const driver =
  (spoil: (sound: StoreDriver, medium: MemoryMedium) => Partial<StoreDriver>): BuildStore =>
  (medium, registry) => {
    const sound = memoryDriver(medium)
    return makeEventStore({ ...sound, ...spoil(sound, medium) }, registry)
  }

/** Spoils the store as its users see it. */
const store =
  (spoil: (sound: EventStore, medium: MemoryMedium) => Partial<EventStore>): BuildStore =>
  (medium, registry) => {
    const sound = makeEventStore(memoryDriver(medium), registry)
    return { ...sound, ...spoil(sound, medium) }
  }

const append = (change: (sound: EventStore['append'], medium: MemoryMedium) => EventStore['append']): BuildStore =>
  store((sound, medium) => ({ append: change(sound.append, medium) }))

const subscribe = (change: (sound: EventStore['subscribe']) => EventStore['subscribe']): BuildStore =>
  store((sound) => ({ subscribe: change(sound.subscribe) }))

/** Spoils what the driver is to store. */
const storing = (change: (events: ReadonlyArray<SealedEvent>) => ReadonlyArray<SealedEvent>): BuildStore =>
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

const mapPages = async function* (pages: AsyncIterable<ReadonlyArray<Read>>, change: (page: ReadonlyArray<Read>) => ReadonlyArray<Read>) {
  for await (const page of pages) yield change(page)
}
const mapDeliveries = async function* (
  deliveries: AsyncIterable<Delivery>,
  change: (delivery: Delivery, index: number) => ReadonlyArray<Delivery>,
) {
  let index = 0
  for await (const delivery of deliveries) yield* change(delivery, index++)
}

/** Any claim that a value is what it is not; only for stores that are broken on purpose. */
const plainly = (event: NewEvent): NewEvent => {
  const text: unknown = JSON.stringify(event.data, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
  return { ...event, data: typeof text === 'string' ? JSON.parse(text) : null }
}

const ignoresNoStream = append((sound) => (stream, expected, events) => sound(stream, expected === 'noStream' ? 'any' : expected, events))
const ignoresStreamExists = append((sound) => (stream, expected, events) => sound(stream, expected === 'streamExists' ? 'any' : expected, events))
const acceptsRevisionsOfMissingStreams = append((sound, medium) => (stream, expected, events) =>
  sound(stream, typeof expected === 'bigint' && !medium.streams.has(stream) ? 'noStream' : expected, events),
)
const acceptsHigherRevisions = append((sound, medium) => (stream, expected, events) => {
  const actual = medium.streams.get(stream)?.revision
  return sound(stream, typeof expected === 'bigint' && actual !== undefined && expected > actual ? actual : expected, events)
})
const countsRevisionsFromOne = append((sound) => (stream, expected, events) =>
  sound(stream, typeof expected === 'bigint' ? expected - 1n : expected, events),
)
const bumpsTheRevisionOnRefusal = append((sound, medium) => (stream, expected, events) => async () => {
  const result = await sound(stream, expected, events)()
  const head = medium.streams.get(stream)
  if (isLeft(result) && head !== undefined) head.revision += 1n
  return result
})
const checksBeforeItLocks = append((sound, medium) => (stream, expected, events) => async () => {
  const asExpected = medium.streams.get(stream)?.revision === expected
  await Promise.resolve()
  return sound(stream, asExpected ? 'any' : expected, events)()
})
const appendsOneByOne = append((sound) => (stream, expected, events) => async () => {
  let result = await sound(stream, expected, events.slice(0, 1))()
  for (const event of events.slice(1)) {
    await new Promise((resolve) => setImmediate(resolve))
    result = await sound(stream, 'any', [event])()
  }
  return result
})
const saysARetryIsNew = append((sound) => (...request) => async () => {
  const result = await sound(...request)()
  return isRight(result) ? right({ ...result.right, duplicate: false }) : result
})
const doesNothingOnConflictOfIds = append((sound, medium) => (stream, expected, events) => async () => {
  const result = await sound(stream, expected, events)()
  return isLeft(result) && result.left._tag === 'EventIdTaken'
    ? right({ revision: medium.streams.get(stream)?.revision ?? 'noStream', duplicate: true })
    : result
})
const takesAnyKnownBeginningForARetry = append((sound, medium) => (stream, expected, events) => async () => {
  const known = medium.ids.get(events[0]?.id ?? '')
  return known?.stream === stream ? right({ revision: known.revision, position: known.position, duplicate: true }) : sound(stream, expected, events)()
})
const dropsRepeatedIds = append((sound) => (stream, expected, events) =>
  sound(stream, expected, [...new Map(events.map((event) => [event.id, event])).values()]),
)
const refusesEmptyAppends = append((sound) => (stream, expected, events) =>
  events.length > 0 ? sound(stream, expected, events) : async () => ({ _tag: 'Left', left: { _tag: 'WrongExpectedRevision', stream, expected, actual: 'noStream' } }),
)
const dropsTheLastEventOfABatch = storing((events) => events.slice(0, -1))
const storesWhatComesBeforeTheFault = append((sound) => (stream, expected, events) => async () => {
  const result = await sound(stream, expected, events)()
  if (isLeft(result) && result.left._tag === 'InvalidEvent') await sound(stream, expected, events.slice(0, result.left.index))()
  return result
})
const acknowledgesBeforeItStores = append((sound, medium) => (stream, expected, events) => async () => {
  const head = medium.streams.get(stream)
  setTimeout(() => void sound(stream, expected, events)(), 2)
  return right({ revision: (head?.revision ?? -1n) + BigInt(events.length), duplicate: false })
})
const normalisesTexts = storing((events) => events.map((event) => ({ ...event, data: event.data.normalize('NFC') })))
const dropsWhatJsonDrops = append((sound) => (stream, expected, events) => sound(stream, expected, events.map(plainly)))
const doesNotValidate = append((sound) => (...request) => async () => {
  const result = await sound(...request)()
  return isLeft(result) && result.left._tag === 'InvalidEvent' ? right({ revision: 0n, duplicate: false }) : result
})
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
const readsBackwardOneTooEarly = store((sound) => ({
  readAll: (range) =>
    sound.readAll(
      range?.direction === 'backward' && range.after !== undefined ? { ...range, after: String(Number(range.after) - 1) as typeof range.after } : range,
    ),
}))

/** All of them, by name. */
export const defects = {
  ignoresNoStream,
  ignoresStreamExists,
  acceptsRevisionsOfMissingStreams,
  acceptsHigherRevisions,
  countsRevisionsFromOne,
  bumpsTheRevisionOnRefusal,
  checksBeforeItLocks,
  appendsOneByOne,
  saysARetryIsNew,
  doesNothingOnConflictOfIds,
  takesAnyKnownBeginningForARetry,
  dropsRepeatedIds,
  refusesEmptyAppends,
  dropsTheLastEventOfABatch,
  storesWhatComesBeforeTheFault,
  acknowledgesBeforeItStores,
  normalisesTexts,
  dropsWhatJsonDrops,
  doesNotValidate,
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
}
