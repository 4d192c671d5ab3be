/** A store with one kind of aggregate, process managers and a projection, to be observed. */
import {
  BodyId,
  day,
  defineProcessManager,
  derivedId,
  EventId,
  Instant,
  makeRegistry,
  MotionId,
  reaction,
  resolution,
  ResolutionId,
  streamName,
  type CommandsOf,
  type Metadata,
  type NewEvent,
  type resolutionEvents,
  type StreamName,
} from '@vor-ort/core'
import { makeEventStore, memoryDriver, memoryMedium, type EventStore, type MemoryMedium } from '@vor-ort/event-store'
import { defineProjection, type AnyProjection } from '@vor-ort/projections'
import { isLeft, type Either } from 'fp-ts/lib/Either.js'

/** The right side, or the failure of the test. */
export const must = <A>(result: Either<unknown, A>): A => {
  if (isLeft(result)) throw new Error(JSON.stringify(result.left, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)))
  return result.right
}

const instant = (text: string): Instant => {
  const made: unknown = text
  if (!Instant.is(made)) throw new Error(`${text} is no instant`)
  return made
}
export const now = instant('2026-11-21T22:00:00.000Z')
export const later = instant('2026-11-21T22:00:40.000Z')
export const on = day('2015-01-13')
export const registry = must(makeRegistry([resolution.events]))

export const aStore = (medium: MemoryMedium = memoryMedium()): EventStore => makeEventStore(memoryDriver(medium), registry)
export const idOf = (name: string): ResolutionId => derivedId(ResolutionId, name)
export const streamOf = (name: string): StreamName => streamName('resolution', idOf(name))

export const adopt = (title = 'Außensprechstunde'): CommandsOf<typeof resolution> => ({
  type: 'AdoptResolution',
  on,
  data: { body: derivedId(BodyId, 'Verwaltungsrat'), title: { asPublished: title }, public: 'yes', motion: derivedId(MotionId, 'motion') },
})

export const metadata: Metadata = { recordedAt: now, validTime: on, actor: { role: 'Verwaltung' }, classification: 'internal' }
/** The event of `adopt`, to be appended as it is. */
export const adopted = (name: string, title?: string): NewEvent => ({
  id: derivedId(EventId, name),
  type: 'ResolutionAdopted',
  schemaVersion: resolution.events.ResolutionAdopted.version,
  data: adopt(title).data,
  metadata,
})

/** Takes every resolution into effect on its day. */
export const effectiveAtOnce = defineProcessManager<null, typeof resolutionEvents>({
  name: 'effective-at-once',
  german: 'Sofort wirksam',
  summary: 'Takes every resolution into effect on its day.',
  initial: null,
  evolve: {},
  react: { ResolutionAdopted: (_state, _data, told) => [reaction(resolution, told.id, told.id, { type: 'TakeEffect', on: told.on, data: {} })] },
})

/** Counts the events of each resolution. */
export const counter: AnyProjection = defineProjection<{ readonly events: number }, []>({
  name: 'counter',
  version: 1,
  handles: ['resolution'],
  tables: [],
  initial: { events: 0 },
  evolve: ({ events }) => ({ events: events + 1 }),
  rows: () => ({}),
})
