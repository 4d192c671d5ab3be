import { BodyId, derivedId, derivedUuid, MotionId, PersonId, resolution, ResolutionId, streamName, type CommandsOf } from '@vor-ort/core'
import { collect, memoryCheckpoints, type EventStore } from '@vor-ort/event-store'
import { countNotices, inReaction, observedCommandHandler, observedProcessRunner, observedProjectionRunner, observedStore, type Telemetry } from '@vor-ort/observability'
import { memoryTarget } from '@vor-ort/projections'
import * as fc from 'fast-check'
import { left } from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { makeSdk, trackContext, type Sdk } from './sdk.ts'
import { aStore, adopted, counter, effectiveAtOnce, later, must, on } from './world.ts'

/** A text that nobody else writes, so that it is found wherever it goes. */
const mark = fc.stringMatching(/^[a-z]{12}$/).map((text) => `mark${text}`)
const marks = fc.record({ title: mark, role: mark, unit: mark, command: mark, key: mark, purpose: mark, correlation: mark, subject: mark, id: mark, reason: mark, stream: mark })
type Marks = Readonly<Record<'title' | 'role' | 'unit' | 'command' | 'key' | 'purpose' | 'correlation' | 'subject' | 'id' | 'reason' | 'stream', string>>

/** Everything that was told, as a text. */
const toldBy = async (sdk: Sdk): Promise<string> => {
  const spans = sdk.spans().map(({ name, attributes, events, links, status }) => ({
    name,
    attributes,
    status,
    events,
    links: links.map((link) => link.attributes),
  }))
  return JSON.stringify({ spans, metrics: await sdk.metrics() })
}

const command = (telemetry: Telemetry, store: EventStore, m: Marks, type: string) =>
  observedCommandHandler({ store, clock: () => later }, telemetry).handle(
    resolution,
    derivedId(ResolutionId, m.id),
    {
      type,
      on,
      data: { body: derivedId(BodyId, 'Verwaltungsrat'), title: { asPublished: m.title }, public: 'yes', motion: derivedId(MotionId, 'motion') },
    } as CommandsOf<typeof resolution>,
    {
      actor: { role: m.role, unit: m.unit },
      commandId: m.command,
      correlationId: m.correlation,
      purpose: m.purpose,
      subjects: [derivedId(PersonId, m.subject)],
    },
  )()

/** Whatever can be done with a store, with marks in everything that somebody types. */
const work = async ({ telemetry }: Sdk, m: Marks): Promise<ReadonlyArray<string>> => {
  const plain = aStore()
  const store = observedStore(plain, telemetry)
  const handled = must(await command(telemetry, store, m, 'AdoptResolution'))
  await command(telemetry, store, m, 'AdoptResolution')
  await command(telemetry, store, { ...m, command: m.key }, 'AdoptResolution')
  // A caller without types may hand in anything.
  await command(telemetry, store, m, m.title)
  await store.append(JSON.parse(JSON.stringify(`${m.stream} of somebody-0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d90`)), 'any', [adopted(m.id)])()
  await store.append(streamName('resolution', derivedId(ResolutionId, m.stream)), 5n, [adopted(m.id, m.title)])()
  const events = must(await collect(store.readAll())())
  await collect(store.readStream(handled.stream, { from: 0n }))()
  const manager = { ...effectiveAtOnce, react: () => [{ key: m.key, category: 'resolution', id: derivedUuid(m.id), command: { type: 'TakeEffect', on, data: {} } }] }
  const handler = observedCommandHandler({ store, clock: () => later }, telemetry)
  must(await observedProcessRunner({ store, handler, aggregates: [resolution], managers: [manager], checkpoints: memoryCheckpoints(), clock: () => later }, telemetry).catchUp()())
  const runner = must(observedProjectionRunner({ store, target: memoryTarget(), projections: [counter] }, telemetry))
  must(await runner.catchUp()())
  await runner.rebuild(m.title)()
  await inReaction(telemetry, { name: 'letter', causationId: events[0]?.id ?? '' }, async () => undefined)
  countNotices(telemetry)({ _tag: 'Disconnected', connection: 'reader', reason: m.reason })
  const unavailable = async () => left({ _tag: 'StoreUnavailable' as const, reason: m.reason })
  const failing: EventStore = { ...plain, append: () => unavailable, checkMedium: () => unavailable }
  const broken = observedStore(failing, telemetry)
  await broken.append(handled.stream, 'any', [])()
  await broken.checkMedium()()
  const buggy: EventStore = { ...plain, append: () => () => Promise.reject(new Error(m.reason)) }
  const throwing = observedStore(buggy, telemetry)
  await throwing.append(handled.stream, 'any', [])().catch(() => undefined)
  return events.flatMap(({ id, stream, hash, metadata }) => [id, stream, stream.slice(-36), hash, ...(metadata.subjects ?? [])])
}

describe('telemetry', () => {
  it('has no id, no name, no role and no text of any event or command', async () => {
    trackContext()
    await fc.assert(
      fc.asyncProperty(marks, async (m) => {
        const sdk = makeSdk()
        const ids = await work(sdk, m)
        const told = await toldBy(sdk)
        // The search finds what is there.
        expect(told).toContain('AdoptResolution')
        for (const secret of [...Object.values(m), ...ids]) expect(told, secret).not.toContain(secret)
        // No id in any form, whoever made it.
        expect(told).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/)
      }),
      { numRuns: 25 },
    )
  })
})
