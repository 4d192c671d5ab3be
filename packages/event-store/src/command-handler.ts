/** The command handler: load, decide, append; and again when another writer was quicker. */
import {
  canonicalJson,
  check,
  derivedId,
  EventId,
  eventOf,
  FuzzyDate,
  isUuid,
  sha256Hex,
  streamName,
  type AnyEvent,
  type CommandDefinitions,
  type EventDefinitions,
  type Fault,
  type Instant,
  type Metadata,
  type NewEvent,
  type Position,
  type RecordedEvent,
  type Rejection,
  type StreamName,
} from '@vor-ort/core'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { v7 } from 'uuid'

import { loadState, type Foldable } from './load.ts'
import type { ActualRevision, AppendError, EventStore, UnreadableEvent, WrongExpectedRevision } from './port.ts'

/** What is needed of an aggregate to handle its commands; every `Aggregate` of the core has it. */
export interface Handleable<Command extends AnyEvent, State, Event extends AnyEvent> extends Foldable<State, Event> {
  readonly events: EventDefinitions
  readonly commands: CommandDefinitions
  readonly decider: Foldable<State, Event>['decider'] & {
    readonly decide: (command: Command, state: State) => Either<Rejection, ReadonlyArray<Event>>
  }
}

/** Who acts, on what basis, and where it is from; what of it is given goes into the metadata of each event. */
export interface CommandContext
  extends Pick<
    Metadata,
    'actor' | 'carrier' | 'legalBasis' | 'purpose' | 'subjects' | 'evidence' | 'correlationId' | 'causationId' | 'corrects'
  > {
  /** Makes the command idempotent: tried again with the same id, it has no second effect. */
  readonly commandId?: string
}

/** What came of a command. */
export interface Handled<State, Event> {
  readonly stream: StreamName
  /** The last revision of the events of this command; of the stream, when there was nothing to do. */
  readonly revision: ActualRevision
  readonly position?: Position
  /** What happened by this command, at this or at its first try; empty when there was nothing to do. */
  readonly events: ReadonlyArray<Event>
  /** The state after all that is stored in the stream. */
  readonly state: State
  /** True when an earlier try of the same command had succeeded. */
  readonly duplicate: boolean
}

/** Why a command had no effect. */
export type CommandError =
  | { readonly _tag: 'CommandRejected'; readonly stream: StreamName; readonly rejection: Rejection }
  /** The id was used in this stream for a command with other content; that one's effect stands. */
  | { readonly _tag: 'CommandIdReused'; readonly stream: StreamName; readonly commandId: string }
  /** Other writers were quicker at every attempt. */
  | { readonly _tag: 'TooManyConflicts'; readonly stream: StreamName; readonly attempts: number }
  | UnreadableEvent
  | Exclude<AppendError, WrongExpectedRevision>

/** What a command handler works with. */
export interface CommandHandlerParts {
  readonly store: EventStore
  readonly clock: () => Instant
  /** How often to decide anew after a conflict; 10 by default. */
  readonly maxRetries?: number
  /** The ids of events whose command carries no id; UUIDv7 by default. */
  readonly newEventId?: () => EventId
}

/** Handles commands of any aggregate. */
export interface CommandHandler {
  readonly handle: <Command extends AnyEvent, State, Event extends AnyEvent>(
    aggregate: Handleable<Command, State, Event>,
    id: string,
    command: NoInfer<Command>,
    context: CommandContext,
  ) => TaskEither<CommandError, Handled<State, Event>>
}

/**
 * Makes a command handler.
 *
 * `handle` checks the command's data, loads the state, decides, and appends behind the revision that it loaded. When
 * another writer was quicker it loads and decides anew, up to `maxRetries` times. A command that decides on no events
 * changes nothing and succeeds.
 *
 * @example
 * ```ts
 * import { makeCommandHandler, memoryStore } from '@vor-ort/event-store'
 * import { defineAggregate, defineEvent, emits, keep, makeRegistry, record, text } from '@vor-ort/core'
 * import { isRight } from 'fp-ts/lib/Either.js'
 * const Written = defineEvent({ german: 'Vermerk', summary: 'A note was written.', data: record({ text }) })
 * const note = defineAggregate({
 *   category: 'note', module: 'example', german: 'Vermerk', seat: 'none', summary: 'A note.',
 *   events: { Written }, commands: { Write: { german: 'Vermerken', data: record({ text }) } },
 *   initial: { phase: 'none' }, lifecycle: { Written: [['none'], 'written'] }, evolve: { Written: keep },
 *   decide: { Write: emits('Written') }, title: () => 'note', findings: () => [],
 * })
 * const registry = makeRegistry([note.events])
 * const store = isRight(registry) ? memoryStore(registry.right) : undefined
 * const { handle } = makeCommandHandler({ store, clock: () => '2026-11-21T22:00:00.000Z' })
 * const write = { type: 'Write', on: '2015-01-13', data: { text: 'Vor Ort' } }
 * const id = '0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d90'
 * const first = await handle(note, id, write, { actor: { role: 'Verwaltung' }, commandId: 'press text 1' })()
 * isRight(first) ? [first.right.revision, first.right.state.phase, first.right.duplicate] : first
 * // => [0n, 'written', false]
 * const again = await handle(note, id, write, { actor: { role: 'Verwaltung' }, commandId: 'press text 1' })()
 * isRight(again) ? [again.right.revision, again.right.duplicate] : again // => [0n, true]
 * ```
 */
export const makeCommandHandler = (parts: CommandHandlerParts): CommandHandler => {
  const { store, clock } = parts
  const attempts = 1 + Math.max(0, parts.maxRetries ?? 10)
  const newEventId = parts.newEventId ?? randomEventId

  return {
    handle: (aggregate, id, command, context) => async () => {
      const stream = streamName(aggregate.category, id)
      const rejected = (rejection: Rejection): Either<CommandError, never> => left({ _tag: 'CommandRejected', stream, rejection })
      const faults = commandFaults(aggregate.commands, id, command)
      if (faults.length > 0) return rejected({ _tag: 'InvalidCommand', command: command.type, faults })

      const digest = context.commandId === undefined ? undefined : sha256Hex(canonicalJson([command.type, command.on, command.data]))
      for (let attempt = 1; attempt <= attempts; attempt++) {
        const earlier: RecordedEvent[] = []
        const isOfCommand = (recorded: RecordedEvent): boolean =>
          context.commandId !== undefined && recorded.metadata.commandId === context.commandId
        const loaded = await loadState(store, aggregate, stream, (recorded) => {
          if (isOfCommand(recorded)) earlier.push(recorded)
        })()
        if (isLeft(loaded)) return loaded
        const { state, revision } = loaded.right
        const last = earlier.at(-1)
        if (last !== undefined) {
          const { commandId = '', commandDigest } = last.metadata
          if (commandDigest !== undefined && commandDigest !== digest) return left({ _tag: 'CommandIdReused', stream, commandId })
          const events = earlier.map(eventOf).filter(aggregate.decider.isEvent)
          return right({ stream, revision: last.revision, position: last.position, events, state, duplicate: true })
        }

        const decided = aggregate.decider.decide(command, state)
        if (isLeft(decided)) return rejected(decided.left)
        const events = decided.right
        if (events.length === 0) return right({ stream, revision, events, state, duplicate: false })

        const recordedAt = clock()
        const news = events.map((event, index) => newEvent(aggregate.events, event, index, { ...context, ...(digest === undefined ? {} : { commandDigest: digest }) }, recordedAt, newEventId))
        const appended = await store.append(stream, revision, news)()
        if (isLeft(appended)) {
          if (appended.left._tag === 'WrongExpectedRevision') continue
          return left(appended.left)
        }
        return right({ stream, ...appended.right, events, state: events.reduce(aggregate.decider.evolve, state) })
      }
      return left({ _tag: 'TooManyConflicts', stream, attempts })
    },
  }
}

const randomEventId = (): EventId => {
  const id = v7()
  // A UUIDv7 always has the form; the guard only tells the compiler so.
  return EventId.is(id) ? id : derivedId(EventId, id)
}

const commandFaults = (
  commands: CommandDefinitions,
  id: string,
  command: AnyEvent,
): ReadonlyArray<Fault> => {
  if (!isUuid(id)) return [{ path: '$.id', expected: 'must be a UUID in lower case', found: id }]
  const definition = Object.hasOwn(commands, command.type) ? commands[command.type] : undefined
  if (definition === undefined) {
    return [{ path: '$.type', expected: `must be one of ${Object.keys(commands).join(', ')}`, found: command.type }]
  }
  return [...faultsAt('$.on', check(FuzzyDate, command.on)), ...faultsAt('$.data', check(definition.data, command.data))]
}

const faultsAt = (path: string, checked: Either<ReadonlyArray<Fault>, unknown>): ReadonlyArray<Fault> =>
  isLeft(checked) ? checked.left.map((fault) => ({ ...fault, path: `${path}${fault.path.slice(1)}` })) : []

// What an event says of itself that it corrects is said in its metadata too, where every view looks for it.
const correctedBy = (data: unknown): { readonly corrects?: EventId } =>
  typeof data === 'object' && data !== null && 'corrects' in data && EventId.is(data.corrects) ? { corrects: data.corrects } : {}

const newEvent = (
  definitions: EventDefinitions,
  event: AnyEvent,
  index: number,
  context: CommandContext & Pick<Metadata, 'commandDigest'>,
  recordedAt: Instant,
  newEventId: () => EventId,
): NewEvent => {
  const definition = definitions[event.type]
  return {
    id: context.commandId === undefined ? newEventId() : derivedId(EventId, `${context.commandId} ${index}`),
    type: event.type,
    // An event without a definition is a bug of the aggregate; the store refuses it with a typed error.
    schemaVersion: definition?.version ?? 1,
    data: event.data,
    metadata: {
      ...context,
      ...correctedBy(event.data),
      recordedAt,
      validTime: event.on,
      classification: definition?.classification ?? 'internal',
    },
  }
}
