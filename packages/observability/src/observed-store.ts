/** A store that tells what is done with it. */
import type { StreamName } from '@vor-ort/core'
import type { Appended, EventStore } from '@vor-ort/event-store'
import { isLeft, type Either } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Attributes, Span } from '@opentelemetry/api'

import { categoryAttribute, expectedKind, operationAttributes } from './attributes.ts'
import { observedPages } from './observed-pages.ts'
import { observedSubscription } from './observed-subscription.ts'
import { fail, inSpan, spanDefinitions } from './spans.ts'
import { makeTelemetry, secondsSince, type Telemetry } from './telemetry.ts'

/**
 * The same store, with a span for each operation and metrics of all.
 *
 * It changes nothing: what goes in and what comes out are the very same values. Neither stream ids nor anything of an
 * event but their number is told. What a store has beside the port (such as `within` of PostgreSQL) is handed through and not
 * told.
 *
 * @example
 * ```ts
 * import { makeTelemetry, observedStore } from '@vor-ort/observability'
 * import { domainRegistry } from '@vor-ort/core'
 * import { collect, memoryStore } from '@vor-ort/event-store'
 * const store = observedStore(memoryStore(domainRegistry), makeTelemetry({ system: 'memory' }))
 * await collect(store.readAll())() // => { _tag: 'Right', right: [] }
 * ```
 */
export const observedStore = <S extends EventStore>(store: S, telemetry: Telemetry = makeTelemetry()): S => {
  const told: Omit<EventStore, 'capabilities' | 'registry' | 'close'> = {
    append: (stream, expected, events) =>
      observedAppend(telemetry, 'append', stream, { 'vor_ort.expected': expectedKind(expected) }, events, store.append(stream, expected, events)),

    appendStored: (stream, events) => observedAppend(telemetry, 'append_stored', stream, {}, events, store.appendStored(stream, events)),

    readStream: (stream, range) =>
      observedPages(
        telemetry,
        spanDefinitions.readStream,
        'read_stream',
        { ...categoryAttribute(stream), ...directionOf(range) },
        store.readStream(stream, range),
      ),

    readAll: (range) => observedPages(telemetry, spanDefinitions.readAll, 'read_all', directionOf(range), store.readAll(range)),

    readStored: (range) => observedPages(telemetry, spanDefinitions.readAll, 'read_stored', directionOf(range), store.readStored(range)),

    streams: (options) => observedPages(telemetry, spanDefinitions.readAll, 'streams', {}, store.streams(options)),

    subscribe: (options) => observedSubscription(telemetry, store, options),

    identity: store.identity,
    checkMedium: () => () =>
      inSpan(telemetry.tracer, spanDefinitions.checkMedium, { attributes: operationAttributes(telemetry.system, 'check_medium') }, async (span) => {
        const checked = await store.checkMedium()()
        if (isLeft(checked)) tellFault(telemetry, span, 'check_medium', checked.left._tag)
        return checked
      }),
  }
  const observed = { ...store, ...told }
  bare.set(observed, store)
  return observed
}

/** The store beneath, so that asking for the lag is not itself told as work. */
export const bareStore = (store: EventStore): EventStore => bare.get(store) ?? store

const bare = new WeakMap<EventStore, EventStore>()

const directionOf = (range: { readonly direction?: 'forward' | 'backward' } | undefined): Attributes => ({ 'vor_ort.direction': range?.direction ?? 'forward' })

const observedAppend =
  <E extends { readonly _tag: string }>(
    telemetry: Telemetry,
    operation: 'append' | 'append_stored',
    stream: StreamName,
    expected: Attributes,
    events: ReadonlyArray<{ readonly id: string }>,
    append: TaskEither<E, Appended>,
  ): TaskEither<E, Appended> =>
  async () => {
    const { system, tracer, instruments, milliseconds, causes } = telemetry
    const category = categoryAttribute(stream)
    const which = operationAttributes(system, operation)
    const attributes = { ...which, ...category, ...expected, 'vor_ort.events': events.length }
    return inSpan(tracer, spanDefinitions.append, { attributes }, async (span) => {
      const began = milliseconds()
      const result = await append()
      const outcome = outcomeOf(result)
      instruments.appendDuration.record(secondsSince(telemetry, began), { ...which, ...category, 'vor_ort.outcome': outcome })
      span.setAttribute('vor_ort.outcome', outcome)
      if (outcome === 'Stored') {
        instruments.eventsAppended.add(events.length, { 'db.system.name': system, ...category })
        // A repetition caused nothing: the first append stays the cause.
        if (span.isRecording()) causes.remember(events, span.spanContext())
      }
      // A conflict is no error: the writer decides anew.
      if (isLeft(result) && outcome !== 'WrongExpectedRevision') tellFault(telemetry, span, operation, outcome)
      return result
    })
  }

const outcomeOf = (result: Either<{ readonly _tag: string }, Appended>): string => {
  if (isLeft(result)) return result.left._tag
  if (result.right.duplicate) return 'Duplicate'
  return result.right.position === undefined ? 'Empty' : 'Stored'
}

const storeFaults: ReadonlySet<string> = new Set(['StoreUnavailable', 'StoreBusy', 'StoreDamaged', 'InvalidPosition'])

const tellFault = ({ system, instruments }: Telemetry, span: Span, operation: string, tag: string): void => {
  fail(span, tag)
  if (storeFaults.has(tag)) instruments.storeFaults.add(1, { ...operationAttributes(system, operation), 'error.type': tag })
}
