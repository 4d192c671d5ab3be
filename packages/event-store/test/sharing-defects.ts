/** Stores that serve several badly: subscribers that come again, members of a group, and other stores. */
import { sealEvents, type NewEvent, type Position, type StoredEvent } from '@vor-ort/core'
import { comparePositions, type Appended, type EventStore, type MemoryMedium, type RestoreError } from '@vor-ort/event-store'
import { isLeft, right } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { driver, mapDeliveries, store } from './spoil.ts'

const sentUpTo = new WeakMap<MemoryMedium, Position>()
/** What was handed out once counts as done. */
const handsOutOnce = store((sound, medium) => ({
  subscribe: (options) =>
    mapDeliveries(sound.subscribe(options), (delivery) => {
      if (delivery._tag === 'CaughtUp') return [delivery]
      const sent = sentUpTo.get(medium)
      const reads = delivery.reads.filter((read) => isLeft(read) || sent === undefined || comparePositions(read.right.position, sent) > 0)
      const last = reads.at(-1)
      if (last?._tag === 'Right') sentUpTo.set(medium, last.right.position)
      return reads.length > 0 ? [{ ...delivery, reads }] : []
    }),
}))
const ignoresPartitions = store((sound) => ({
  readAll: ({ partitions: _ignored, ...range } = {}) => sound.readAll(range),
  subscribe: ({ partitions: _ignored, ...options } = {}) => sound.subscribe(options),
}))
/** It stops where it last found something, so that a checkpoint never moves past what is not wanted. */
const reachesOnlyWhatItShows = driver((sound) => ({
  readAll: async (range) => {
    const page = await sound.readAll(range)
    if (isLeft(page) || (range.categories === undefined && range.endings === undefined)) return page
    return right({ ...page.right, reached: page.right.events.at(-1)?.position })
  },
}))

/** Writes events anew, as if they had happened here. */
const anew = (sound: EventStore, medium: MemoryMedium, events: ReadonlyArray<StoredEvent>): TaskEither<RestoreError, Appended> => {
  const [first] = events
  if (first === undefined) return async () => right({ revision: 'noStream', duplicate: false })
  const sealed = sealEvents(first.stream, medium.streams.get(first.stream), events as ReadonlyArray<StoredEvent & NewEvent>)
  return sound.appendStored(first.stream, sealed.map((event) => ({ ...event, position: first.position })))
}
const sealsAnew = store((sound, medium) => ({
  appendStored: (stream, events) => anew(sound, medium, events.map((event) => ({ ...event, stream, schemaVersion: 3 }))),
}))
const takesOverAnything = store((sound, medium) => ({
  appendStored: (stream, events) => anew(sound, medium, events.map((event, index) => ({ ...event, stream, id: `0195f3c2-7d1e-7c4a-9b61-${String(medium.all.length + index).padStart(12, '0')}` }))),
}))
const refusesToRepeat = store((sound) => ({
  appendStored: (stream, events) => async () => {
    const result = await sound.appendStored(stream, events)()
    return result._tag === 'Right' && result.right.duplicate ? right({ ...result.right, duplicate: false }) : result
  },
}))

let openings = 0
const hasAnotherIdentityEachTime = store(() => {
  const identity = `opening ${openings++}`
  return { identity: () => async () => right(identity) }
})
const hasTheIdentityOfAll = store((sound) => ({
  identity: () => async () => {
    const own = await sound.identity()()
    return right(isLeft(own) || own.right === undefined ? undefined : 'memory')
  },
}))

/** By name. */
export const sharingDefects = {
  handsOutOnce,
  ignoresPartitions,
  reachesOnlyWhatItShows,
  sealsAnew,
  takesOverAnything,
  refusesToRepeat,
  hasAnotherIdentityEachTime,
  hasTheIdentityOfAll,
}
