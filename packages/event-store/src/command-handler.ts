/** The command handler: load, decide, append; and again when another writer was quicker. */
import { eventOf, streamName, type AnyEvent, type EventId, type Instant, type RecordedEvent, type StreamName } from '@vor-ort/core'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import { growingBackOff, type BackOff } from './back-off.ts'
import type { CommandContext, CommandError, Handleable, Handled } from './command.ts'
import { makeHotStates, type Hot } from './hot-states.ts'
import type { LoadError } from './load.ts'
import { commandDigestOf, commandFaults, newEvents, randomEventId } from './new-events.ts'
import type { EventStore } from './port.ts'
import { makeQueues } from './queues.ts'

/** What a command handler works with. */
export interface CommandHandlerParts {
  /** Also a store inside of a transaction of the caller, where an adapter has one. */
  readonly store: Pick<EventStore, 'append' | 'readStream'>
  readonly clock: () => Instant
  /** How often to decide anew after a conflict; 100 by default. */
  readonly maxRetries?: number
  /** How to wait after a conflict; `growingBackOff()` by default. */
  readonly backOff?: BackOff
  /** Of how many streams to keep the state in memory, those that were used last; 1,000 by default, 0 for none. */
  readonly cacheStreams?: number
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
 * `handle` checks the command's data, loads the state, decides, and appends behind the revision that it loaded. A command
 * that decides on no events changes nothing and succeeds.
 *
 * Commands on one stream wait for each other, those on different streams do not. The state of a stream that was used
 * lately is in memory: then only the last event known of it and what came after is read, however long the stream is, and
 * the hash chain proves that the rest is what it was. What comes of a command is the same with and without.
 *
 * Writers elsewhere (another handler, another process) may still be quicker. Then it steps back, loads and decides
 * anew, up to `maxRetries` times: by default about two seconds of waiting at most.
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
  const { store, clock, backOff = growingBackOff(), newEventId = randomEventId } = parts
  const attempts = 1 + Math.max(0, parts.maxRetries ?? 100)
  const hotStates = makeHotStates(store, Math.max(0, parts.cacheStreams ?? 1_000))
  const queues = makeQueues()

  const handleNow = async <Command extends AnyEvent, State, Event extends AnyEvent>(
    aggregate: Handleable<Command, State, Event>,
    stream: StreamName,
    command: Command,
    context: CommandContext,
  ): Promise<Either<CommandError, Handled<State, Event>>> => {
    const { decider } = aggregate
    const digest = context.commandId === undefined ? undefined : commandDigestOf(command)
    const full = digest === undefined ? context : { ...context, commandDigest: digest }
    for (let attempt = 1; attempt <= attempts; attempt++) {
      if (attempt > 1) await backOff({ stream, attempt: attempt - 1 })
      const loaded = await hotStates.load(aggregate, stream)
      if (isLeft(loaded)) return loaded
      const { state, revision } = loaded.right
      const found = await eventsOfCommand(store, stream, loaded.right, context.commandId)
      if (isLeft(found)) return found
      const last = found.right.at(-1)
      if (last !== undefined) {
        const { commandId = '', commandDigest } = last.metadata
        if (commandDigest !== undefined && commandDigest !== digest) return left({ _tag: 'CommandIdReused', stream, commandId })
        const events = found.right.map(eventOf).filter(decider.isEvent)
        return right({ stream, revision: last.revision, position: last.position, events, state, duplicate: true })
      }

      const decided = decider.decide(command, state)
      if (isLeft(decided)) return left({ _tag: 'CommandRejected', stream, rejection: decided.left })
      const events = decided.right
      if (events.length === 0) return right({ stream, revision, events, state, duplicate: false })

      const appended = await store.append(stream, revision, newEvents(aggregate.events, events, full, clock(), newEventId))()
      if (isLeft(appended)) {
        if (appended.left._tag === 'WrongExpectedRevision') continue
        hotStates.drop(stream)
        return left(appended.left)
      }
      return right({ stream, ...appended.right, events, state: events.reduce(decider.evolve, state) })
    }
    return left({ _tag: 'TooManyConflicts', stream, attempts })
  }

  return {
    handle: (aggregate, id, command, context) => async () => {
      const stream = streamName(aggregate.category, id)
      const faults = commandFaults(aggregate.commands, id, command)
      if (faults.length > 0) {
        return left({ _tag: 'CommandRejected', stream, rejection: { _tag: 'InvalidCommand', command: command.type, faults } })
      }
      return queues.run(stream, () => handleNow(aggregate, stream, command, context))
    },
  }
}

/** What an earlier try of a command has stored, in the part of the stream that was loaded. */
const eventsOfCommand = async (
  store: Pick<EventStore, 'readStream'>,
  stream: StreamName,
  { commands, revision }: Hot<unknown>,
  commandId: string | undefined,
): Promise<Either<LoadError, ReadonlyArray<RecordedEvent>>> => {
  const from = commandId === undefined ? undefined : commands.get(commandId)
  if (from === undefined || revision === 'noStream') return right([])
  const earlier: RecordedEvent[] = []
  for await (const page of store.readStream(stream, { from, to: revision })) {
    for (const read of page) {
      if (isLeft(read)) return read
      if (read.right.metadata.commandId === commandId) earlier.push(read.right)
    }
  }
  return right(earlier)
}
