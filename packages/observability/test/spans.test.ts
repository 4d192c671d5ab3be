import { SpanKind, SpanStatusCode } from '@opentelemetry/api'
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base'
import { resolution } from '@vor-ort/core'
import { collect, memoryCheckpoints, type EventStore } from '@vor-ort/event-store'
import {
  inReaction,
  observedCommandHandler,
  observedProcessRunner,
  observedProjectionRunner,
  observedStore,
  spanDefinitions,
  type Telemetry,
} from '@vor-ort/observability'
import { memoryTarget } from '@vor-ort/projections'
import { left } from 'fp-ts/lib/Either.js'
import { beforeAll, describe, expect, it } from 'vitest'

import { makeSdk, trackContext, type Sdk } from './sdk.ts'
import { aStore, adopt, adopted, counter, effectiveAtOnce, idOf, later, must, now, streamOf } from './world.ts'

beforeAll(trackContext)

type Key = keyof typeof spanDefinitions

const parts = (store: EventStore, telemetry: Telemetry) => ({
  store,
  handler: observedCommandHandler({ store, clock: () => now }, telemetry),
  aggregates: [resolution],
  managers: [effectiveAtOnce],
  checkpoints: memoryCheckpoints(),
  clock: () => later,
})

/** What a reader needs: an append, its reaction, rows, and the reads and subscriptions of all of them. */
const aDay = async ({ telemetry }: Sdk): Promise<void> => {
  const store = observedStore(aStore(), telemetry)
  const { handle } = observedCommandHandler({ store, clock: () => now }, telemetry)
  must(await handle(resolution, idOf('a'), adopt(), { actor: { role: 'Verwaltung' } })())
  must(await observedProcessRunner(parts(store, telemetry), telemetry).catchUp()())
  const runner = must(observedProjectionRunner({ store, target: memoryTarget(), projections: [counter] }, telemetry))
  must(await runner.catchUp()())
  must(await runner.rebuild('counter')())
  must(await store.checkMedium()())
}

const expected: Readonly<Record<Key, { readonly kind: SpanKind; readonly attributes: Readonly<Record<string, unknown>> }>> = {
  append: {
    kind: SpanKind.CLIENT,
    attributes: {
      'db.system.name': 'memory', 'db.operation.name': 'append', 'vor_ort.category': 'resolution', 'vor_ort.expected': 'noStream', 'vor_ort.events': 1, 'vor_ort.outcome': 'Stored',
    },
  },
  readStream: {
    kind: SpanKind.CLIENT,
    attributes: {
      'db.system.name': 'memory', 'db.operation.name': 'read_stream', 'vor_ort.category': 'resolution', 'vor_ort.direction': 'forward', 'vor_ort.events': 0, 'vor_ort.unreadable': 0,
    },
  },
  readAll: {
    kind: SpanKind.CLIENT,
    attributes: { 'db.system.name': 'memory', 'db.operation.name': 'read_all', 'vor_ort.direction': 'backward', 'vor_ort.events': 1, 'vor_ort.unreadable': 0 },
  },
  subscribe: { kind: SpanKind.CLIENT, attributes: { 'db.system.name': 'memory', 'db.operation.name': 'subscribe' } },
  delivery: { kind: SpanKind.CONSUMER, attributes: { 'db.system.name': 'memory', 'db.operation.name': 'subscribe', 'vor_ort.events': 2, 'vor_ort.unreadable': 0 } },
  checkMedium: { kind: SpanKind.CLIENT, attributes: { 'db.system.name': 'memory', 'db.operation.name': 'check_medium' } },
  command: { kind: SpanKind.INTERNAL, attributes: { 'vor_ort.category': 'resolution', 'vor_ort.command': 'AdoptResolution', 'vor_ort.outcome': 'Done' } },
  reaction: {
    kind: SpanKind.INTERNAL,
    attributes: { 'vor_ort.manager': 'effective-at-once', 'vor_ort.category': 'resolution', 'vor_ort.command': 'TakeEffect', 'vor_ort.outcome': 'Done' },
  },
  processRun: { kind: SpanKind.INTERNAL, attributes: { 'vor_ort.outcome': 'Quiet' } },
  project: { kind: SpanKind.INTERNAL, attributes: { 'vor_ort.outcome': 'Done', 'vor_ort.events': 2 } },
  rebuild: { kind: SpanKind.INTERNAL, attributes: { 'vor_ort.projection': 'counter', 'vor_ort.outcome': 'Done', 'vor_ort.events': 2 } },
  commit: { kind: SpanKind.CLIENT, attributes: { 'vor_ort.outcome': 'Written' } },
}

const keys = Object.keys(spanDefinitions).filter((key): key is Key => Object.hasOwn(spanDefinitions, key))

describe('every documented span is told', () => {
  for (const key of keys) {
    const { name, what, attributes } = spanDefinitions[key]
    it(`${name}: ${what}`, async () => {
      const sdk = makeSdk()
      await aDay(sdk)
      const spans = sdk.spansOf(name)
      expect(spans.map((span) => span.attributes)).toContainEqual(expected[key].attributes)
      for (const span of spans) {
        expect(span.kind).toBe(expected[key].kind)
        expect(Object.keys(span.attributes).filter((attribute) => !(attributes as ReadonlyArray<string>).includes(attribute))).toEqual([])
      }
    })
  }

  it('and no other', async () => {
    const sdk = makeSdk()
    await aDay(sdk)
    expect([...new Set(sdk.spans().map(({ name }) => name))].sort()).toEqual(keys.map((key) => spanDefinitions[key].name as string).sort())
  })
})

const traceOf = (span: ReadableSpan | undefined): string | undefined => span?.spanContext().traceId
const spanId = (span: ReadableSpan | undefined): string | undefined => span?.spanContext().spanId

describe('what belongs together', () => {
  it('is one trace: the appends and reads of a command lie within it', async () => {
    const sdk = makeSdk()
    await aDay(sdk)
    const [command] = sdk.spansOf('vor_ort.command')
    const [append] = sdk.spansOf('vor_ort.append')
    expect(append?.parentSpanContext?.spanId).toBe(spanId(command))
    expect(sdk.spansOf('vor_ort.read_stream').filter((span) => traceOf(span) === traceOf(command))).toHaveLength(1)
  })

  it('is linked: a reaction to the append of the event that caused it', async () => {
    const sdk = makeSdk()
    await aDay(sdk)
    const [append] = sdk.spansOf('vor_ort.append')
    const [reaction] = sdk.spansOf('vor_ort.reaction')
    expect(reaction?.links.map((link) => link.context.spanId)).toEqual([spanId(append)])
    expect(traceOf(reaction)).not.toBe(traceOf(append))
  })

  it('is linked to the first append, not to its repetition, and to nothing once it is forgotten', async () => {
    const sdk = makeSdk()
    const store = observedStore(aStore(), sdk.telemetry)
    for (const _ of [1, 2]) must(await store.append(streamOf('a'), 'noStream', [adopted('a')])())
    const causationId = adopted('a').id
    await inReaction(sdk.telemetry, { name: 'letter', causationId }, async () => undefined)
    for (let other = 0; other < 10_000; other++) sdk.telemetry.causes.remember([{ id: String(other) }], { traceId: 'a', spanId: 'b', traceFlags: 0 })
    await inReaction(sdk.telemetry, { name: 'letter', causationId }, async () => undefined)
    await inReaction(sdk.telemetry, { name: 'letter' }, async () => undefined)
    const [first] = sdk.spansOf('vor_ort.append')
    expect(sdk.spansOf('vor_ort.reaction').map(({ links }) => links.map(({ context }) => context.spanId))).toEqual([[spanId(first)], [], []])
  })

  it('tells each retry within the span of its command', async () => {
    const sdk = makeSdk()
    const store = aStore()
    let rivals = 2
    const contended: EventStore = {
      ...store,
      append: (stream, expectedRevision, events) =>
        rivals-- > 0 ? async () => left({ _tag: 'WrongExpectedRevision', stream, expected: expectedRevision, actual: 0n }) : store.append(stream, expectedRevision, events),
    }
    const { handle } = observedCommandHandler({ store: contended, clock: () => now }, sdk.telemetry)
    must(await handle(resolution, idOf('a'), adopt(), { actor: { role: 'Verwaltung' } })())
    const [command] = sdk.spansOf('vor_ort.command')
    expect(command?.events.map(({ name, attributes }) => [name, attributes])).toEqual([
      ['retry', { 'vor_ort.attempt': 1 }],
      ['retry', { 'vor_ort.attempt': 2 }],
    ])
  })
})

describe('a subscription', () => {
  it('is told by a span that ends with the first delivery, and by one for each delivery, ended by the next step', async () => {
    const sdk = makeSdk()
    const store = observedStore(aStore(), sdk.telemetry)
    must(await store.append(streamOf('a'), 'noStream', [adopted('a')])())
    const steps = store.subscribe()[Symbol.asyncIterator]()
    expect(sdk.spansOf('vor_ort.subscribe')).toHaveLength(0)
    await steps.next()
    const [opening] = sdk.spansOf('vor_ort.subscribe')
    expect(opening).toBeDefined()
    expect(sdk.spansOf('vor_ort.delivery')).toHaveLength(0)
    await steps.next()
    const [delivery] = sdk.spansOf('vor_ort.delivery')
    expect(delivery?.links.map(({ context }) => context.spanId)).toEqual([spanId(opening)])
    expect(delivery?.parentSpanContext).toBeUndefined()
    // It waits now, and no span is open while it does.
    const waiting = steps.next()
    expect(sdk.spans().map(({ name }) => name)).toEqual(['vor_ort.append', 'vor_ort.subscribe', 'vor_ort.delivery'])
    await steps.return?.()
    expect((await waiting).done).toBe(true)
  })

  it('that nobody reads tells nothing', async () => {
    const sdk = makeSdk()
    observedStore(aStore(), sdk.telemetry).subscribe()
    expect(sdk.spans()).toEqual([])
    expect(await sdk.points('vor_ort.subscriptions')).toEqual([])
  })
})

describe('errors', () => {
  it('of the store are told by their tag alone', async () => {
    const sdk = makeSdk()
    const store = observedStore(aStore(), sdk.telemetry)
    await store.close()()
    await store.append(streamOf('a'), 'any', [adopted('a')])()
    await store.checkMedium()()
    await collect(store.readAll())()
    for await (const _ of store.subscribe()) continue
    expect(sdk.spans().map(({ name, status, attributes }) => [name, status, attributes['error.type']])).toEqual(
      ['vor_ort.append', 'vor_ort.check_medium', 'vor_ort.read_all', 'vor_ort.subscribe', 'vor_ort.delivery'].map((name) => [
        name,
        { code: SpanStatusCode.ERROR, message: 'StoreUnavailable' },
        'StoreUnavailable',
      ]),
    )
  })

  it('are neither conflicts nor refusals', async () => {
    const sdk = makeSdk()
    const store = observedStore(aStore(), sdk.telemetry)
    await store.append(streamOf('a'), 3n, [adopted('a')])()
    const { handle } = observedCommandHandler({ store, clock: () => now }, sdk.telemetry)
    await handle(resolution, idOf('a'), { ...adopt(), type: 'TakeEffect', data: {} }, { actor: { role: 'Verwaltung' } })()
    expect(sdk.spansOf('vor_ort.append').map(({ status, attributes }) => [status.code, attributes['vor_ort.outcome']])).toEqual([[SpanStatusCode.UNSET, 'WrongExpectedRevision']])
    expect(sdk.spansOf('vor_ort.command').map(({ status, attributes }) => [status.code, attributes['vor_ort.outcome']])).toEqual([[SpanStatusCode.UNSET, 'CommandRejected']])
  })

  it('that are bugs go through as they are, and end the span', async () => {
    const sdk = makeSdk()
    const bug = new Error('of the test')
    const broken: EventStore = {
      ...aStore(),
      append: () => () => Promise.reject(bug),
      readAll: () => ({ [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(bug) }) }),
      subscribe: () => ({ [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(bug) }) }),
    }
    const store = observedStore(broken, sdk.telemetry)
    await expect(store.append(streamOf('a'), 'any', [])()).rejects.toBe(bug)
    await expect(collect(store.readAll())()).rejects.toBe(bug)
    await expect(store.subscribe()[Symbol.asyncIterator]().next()).rejects.toBe(bug)
    expect(sdk.spans().map(({ name, attributes }) => [name, attributes['error.type']])).toEqual(
      ['vor_ort.append', 'vor_ort.read_all', 'vor_ort.subscribe'].map((name) => [name, 'Exception']),
    )
    expect(sdk.spans().flatMap(({ events }) => events)).toEqual([])
    expect((await sdk.points('vor_ort.subscriptions')).map(({ value }) => value)).toEqual([0])
  })
})
