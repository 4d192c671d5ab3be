/** Events, stores and folds for the tests. */
import { categoryOf, derivedId, derivedUuid, domainRegistry, EventId, Instant, meeting, ResolutionId, resolution, streamName, urgentDecision, type AnyEvent, type NewEvent, type RecordedEvent, type StreamName } from '@vor-ort/core'
import { memoryStore, type EventStore } from '@vor-ort/event-store'
import { makeProjectionRunner, type AnyProjection, type ProjectionRunner, type ProjectionTarget } from '@vor-ort/projections'
import { arbitraryHistory } from '@vor-ort/testing'
import * as fc from 'fast-check'
import { isLeft, type Either } from 'fp-ts/lib/Either.js'

/** The value of an Either that must not be Left. */
export const sure = <E, A>(either: Either<E, A>): A => {
  if (isLeft(either)) throw new Error(JSON.stringify(either.left, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)))
  return either.right
}

const instant = (minute: number): Instant => {
  const text: string = `2026-11-21T${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00.000Z`
  if (!Instant.is(text)) throw new Error(text)
  return text
}

let serial = 0

/** An event as a command handler would hand it to a store; each is recorded a minute after the one before. */
export const newEvent = ({ type, on, data }: AnyEvent, label = `event ${serial++}`, minute = serial): NewEvent => ({
  id: derivedId(EventId, label),
  type,
  schemaVersion: domainRegistry.definition(type)?.version ?? 1,
  data,
  metadata: { recordedAt: instant(minute), validTime: on, actor: { role: 'Verwaltung' }, classification: 'internal', evidence: [{ kind: 'minutes', id: `Protokoll ${label}` }] },
})

/** The stream of a resolution, always the same for the same label. */
export const resolutionStream = (label: string): StreamName => streamName('resolution', derivedId(ResolutionId, label))

/** Something that was appended, in order. */
export interface Step {
  readonly stream: StreamName
  readonly event: AnyEvent
}

/** Appends steps one after the other. */
export const appendAll = async (store: EventStore, steps: ReadonlyArray<Step>): Promise<void> => {
  for (const { stream, event } of steps) sure(await store.append(stream, 'any', [newEvent(event)])())
}

/** A memory store with some steps. */
export const storeOf = async (steps: ReadonlyArray<Step>): Promise<EventStore> => {
  const store = memoryStore(domainRegistry)
  await appendAll(store, steps)
  return store
}

const streamsOf = (category: string, histories: ReadonlyArray<{ readonly events: ReadonlyArray<AnyEvent> }>): ReadonlyArray<ReadonlyArray<Step>> =>
  histories.map(({ events }, index) => events.map((event) => ({ stream: streamName(category, derivedUuid(`${category} ${index}`)), event })))

// What ends a resolution is tried by others; without it histories are longer.
const lasting = Object.keys(resolution.commands).filter((type) => !['RepealResolution', 'SupersedeResolution', 'LapseResolution'].includes(type)) as ReadonlyArray<keyof typeof resolution.commands>

/** Histories of resolutions, urgent decisions and meetings, their events interleaved at random. */
export const arbitrarySteps: fc.Arbitrary<ReadonlyArray<Step>> = fc
  .tuple(
    fc.array(arbitraryHistory(resolution, { types: lasting, tries: 60 }), { maxLength: 4, size: 'max' }),
    fc.array(arbitraryHistory(urgentDecision, { tries: 10 }), { maxLength: 2, size: 'max' }),
    fc.array(arbitraryHistory(meeting, { tries: 10 }), { maxLength: 2, size: 'max' }),
    fc.infiniteStream(fc.nat()),
  )
  .map(([resolutions, urgent, meetings, turns]) => {
    const rest = [...streamsOf('resolution', resolutions), ...streamsOf('urgent-decision', urgent), ...streamsOf('meeting', meetings)].map((steps) => [...steps])
    const steps: Step[] = []
    for (;;) {
      const open = rest.filter((one) => one.length > 0)
      const next = open[(turns.next().value ?? 0) % Math.max(1, open.length)]?.shift()
      if (next === undefined) return steps
      steps.push(next)
    }
  })

/** A fixed set of histories with many events. */
export const sampleSteps = (seed: number): ReadonlyArray<Step> =>
  fc
    .sample(arbitrarySteps, { seed, numRuns: 40 })
    .flatMap((steps, index) => steps.map((step) => ({ ...step, stream: streamName(categoryOf(step.stream), derivedUuid(`${step.stream} ${index}`)) })))

/** A runner, or the test fails. */
export const runnerOf = (store: EventStore, target: ProjectionTarget, projections: ReadonlyArray<AnyProjection>, more: { readonly batchSize?: number; readonly statesAtHand?: number } = {}): ProjectionRunner =>
  sure(makeProjectionRunner({ store, target, projections, ...more }))

/** All rows of all tables of some projections. */
export const allRows = async (target: ProjectionTarget, projections: ReadonlyArray<AnyProjection>): Promise<Readonly<Record<string, unknown>>> => {
  const found: Record<string, unknown> = {}
  for (const { tables } of projections) for (const { name } of tables) found[name] = sure(await target.rows(name)())
  return found
}

/** All events of a store that can be read. */
export const eventsIn = async (store: EventStore): Promise<ReadonlyArray<RecordedEvent>> => {
  const events: RecordedEvent[] = []
  for await (const page of store.readAll()) for (const read of page) if (!isLeft(read)) events.push(read.right)
  return events
}

/** What the definitions say that the rows are: a plain fold over plain lists, without any runner or target. */
export const rowsOf = (events: ReadonlyArray<RecordedEvent>, projections: ReadonlyArray<AnyProjection>): Readonly<Record<string, unknown>> => {
  const found: Record<string, unknown> = {}
  for (const projection of projections) {
    const states = new Map<string, unknown>()
    for (const event of events) {
      if (!projection.handles.includes(categoryOf(event.stream))) continue
      for (const key of projection.keysOf(event)) states.set(key, projection.evolve(states.get(key) ?? projection.initial, event, key))
    }
    for (const { name, key, columns } of projection.tables) {
      const rows = [...states].flatMap(([one, state]) => projection.rows(state, one)[name] ?? [])
      const plain = rows.map((row) => Object.fromEntries(columns.map((column) => [column.name, JSON.parse(JSON.stringify(row[column.name] ?? null))])))
      const order = (row: Record<string, unknown>): string => JSON.stringify(key.map((part) => (typeof row[part] === 'number' ? String(row[part]).padStart(9, '0') : row[part])))
      found[name] = plain.toSorted((a, b) => (order(a) < order(b) ? -1 : 1))
    }
  }
  return found
}

/** The same for all that lies in a store. */
export const expectedRows = async (store: EventStore, projections: ReadonlyArray<AnyProjection>): Promise<Readonly<Record<string, unknown>>> =>
  rowsOf(await eventsIn(store), projections)
