/** Stores that write wrongly, each in one way that a real one was seen to, or might. */
import { derivedId, EventId } from '@vor-ort/core'
import { makeEventStore, memoryDriver } from '@vor-ort/event-store'
import { isLeft, isRight, left, right } from 'fp-ts/lib/Either.js'
import type { BuildStore } from '@vor-ort/event-store/contract'
import { limitedCapabilities, limitedMemory } from './limited-memory.ts'
import { append, plainly, storing } from './spoil.ts'

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
const dropsCommandIds = storing((events) =>
  events.map((event) => {
    const { commandId: _dropped, ...metadata } = JSON.parse(event.metadata) as Record<string, unknown>
    return { ...event, metadata: JSON.stringify(metadata) }
  }),
)
const storesMoreThanWasDecided = append((sound) => (stream, expected, events) => async () => {
  const [first] = events
  const more = first === undefined ? [] : [{ ...first, id: derivedId(EventId, `more than ${first.id}`) }]
  return sound(stream, expected, [...events, ...more])()
})
// Both at once would be sound: what it declares is not what it does.
const sharesIdsUndeclared: BuildStore = (medium, registry, options) => ({
  ...limitedMemory(medium, registry, options),
  capabilities: { ...limitedCapabilities, uniqueEventIds: true },
})
const takesHalfOfWhatIsTooLarge: BuildStore = (medium, registry, options) => {
  const sound = limitedMemory(medium, registry, options)
  return {
    ...sound,
    append: (stream, expected, events) => async () => {
      const result = await sound.append(stream, expected, events)()
      if (isLeft(result) && result.left._tag === 'AppendTooLarge') await sound.append(stream, expected, events.slice(0, 100))()
      return result
    },
  }
}

/** What has not begun when the store is closed is refused. */
const dropsWhatIsUnderWay: BuildStore = (medium, registry) => {
  const sound = makeEventStore(memoryDriver(medium), registry)
  let isClosed = false
  return {
    ...sound,
    append: (...request) => async () => {
      await Promise.resolve()
      return isClosed ? left({ _tag: 'StoreUnavailable', reason: 'the store was closed' }) : sound.append(...request)()
    },
    close: () => {
      isClosed = true
      return sound.close()
    },
  }
}

/** By name. */
export const writingDefects = {
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
  dropsCommandIds,
  storesMoreThanWasDecided,
  sharesIdsUndeclared,
  takesHalfOfWhatIsTooLarge,
  dropsWhatIsUnderWay,
}
