/** Loading: the state of an aggregate is the fold of its stream. */
import { eventOf, type AnyEvent, type RecordedEvent, type StreamName } from '@vor-ort/core'
import { isLeft, left, right } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { ActualRevision, EventStore, StoreError, UnreadableEvent } from './port.ts'

/** What is needed of an aggregate to fold its events; every `Aggregate` of the core has it. */
export interface Foldable<State, Event extends AnyEvent> {
  readonly category: string
  readonly decider: {
    readonly initial: State
    readonly evolve: (state: State, event: Event) => State
    readonly isEvent: (event: AnyEvent) => event is Event
  }
}

/** A state, and how far the stream was read for it. */
export interface Loaded<State> {
  readonly state: State
  readonly revision: ActualRevision
}

/** Why a state cannot be had: the store is at fault, or an event of the stream cannot be read. */
export type LoadError = UnreadableEvent | StoreError

/**
 * The state of an aggregate now: the fold of its stream, page by page.
 *
 * An event that cannot be read is an error that names it: a state that leaves out part of its history would be a lie.
 * An event that the aggregate does not know (but the registry does) changes nothing.
 *
 * @example
 * ```ts
 * import { loadState, memoryStore } from '@vor-ort/event-store'
 * import { makeRegistry, streamName } from '@vor-ort/core'
 * import { isRight } from 'fp-ts/lib/Either.js'
 * const registry = makeRegistry([])
 * const nothing = { category: 'note', decider: { initial: { phase: 'none' }, evolve: (state) => state, isEvent: () => true } }
 * const stream = streamName('note', '0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d90')
 * isRight(registry) ? await loadState(memoryStore(registry.right), nothing, stream)() : undefined
 * // => { _tag: 'Right', right: { state: { phase: 'none' }, revision: 'noStream' } }
 * ```
 */
export const loadState = <State, Event extends AnyEvent>(
  store: Pick<EventStore, 'readStream'>,
  aggregate: Foldable<State, Event>,
  stream: StreamName,
  onEvent?: (recorded: RecordedEvent) => void,
): TaskEither<LoadError, Loaded<State>> => async () => {
  const { initial, evolve, isEvent } = aggregate.decider
  let state = initial
  let revision: ActualRevision = 'noStream'
  for await (const page of store.readStream(stream)) {
    for (const read of page) {
      if (isLeft(read)) return left(read.left)
      const event = eventOf(read.right)
      if (isEvent(event)) state = evolve(state, event)
      revision = read.right.revision
      onEvent?.(read.right)
    }
  }
  return right({ state, revision })
}
