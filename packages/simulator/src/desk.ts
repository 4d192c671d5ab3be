/** The desk: where commands meet the real deciders, and where what follows waits to be appended. */
import {
  EventId,
  streamName,
  type Actor,
  type AnyEvent,
  type FuzzyDate,
  type Instant,
  type NewEvent,
  type Rejection,
  type StreamName,
} from '@vor-ort/core'
import type { Handleable } from '@vor-ort/event-store'
import { isLeft } from 'fp-ts/lib/Either.js'

import { makeIdentifiers, type Identifiers } from './identifiers.ts'
import type { Random } from './random.ts'
import { instantOn, type Day } from './time.ts'

/** A stream that the simulation still works on, with its state. */
export interface Live<State> {
  readonly id: string
  readonly stream: StreamName
  /** The last revision; -1 before the first event. */
  revision: bigint
  state: State
}

/** One append: what one command or one day brings to one stream. */
export interface SimulatedAppend {
  readonly stream: StreamName
  readonly expected: 'noStream' | bigint
  readonly events: ReadonlyArray<NewEvent>
}

/** A command that a decider refused: always a fault of the simulator, never of life. */
export interface CommandRefused {
  readonly _tag: 'CommandRefused'
  readonly command: string
  readonly stream: StreamName
  readonly on: FuzzyDate
  readonly rejection: Rejection
}

/** What some commands brought about. */
export interface Done<Event> {
  readonly events: ReadonlyArray<Event>
  readonly ids: ReadonlyArray<EventId>
}

/** Decides commands, and keeps what is to be appended. */
export interface Desk {
  readonly ids: Identifiers
  /** Begins a day at its first working minute; the clock never goes back. */
  readonly begin: (day: Day) => void
  /** A stream that is to begin. */
  readonly start: <Command extends AnyEvent, State, Event extends AnyEvent>(aggregate: Handleable<Command, State, Event>, id: string) => Live<State>
  /** Decides commands one after the other on the state of a stream; all their events make one append. */
  readonly act: <Command extends AnyEvent, State, Event extends AnyEvent>(
    aggregate: Handleable<Command, State, Event>,
    live: Live<State>,
    actor: Actor,
    commands: ReadonlyArray<NoInfer<Command>>,
  ) => Done<Event>
  /** What waits to be appended; it waits no more. */
  readonly take: () => ReadonlyArray<SimulatedAppend>
  /** The first refusal, if there was one: then nothing is decided any more. */
  readonly fault: () => CommandRefused | undefined
}

// Half past seven: nothing is recorded earlier.
const firstMinute = 450

/** Makes the desk of a carrier. */
export const makeDesk = (carrier: string, random: Random): Desk => {
  let now = 0
  let fault: CommandRefused | undefined
  let outbox: SimulatedAppend[] = []
  const ids = makeIdentifiers(random, () => now)

  return {
    ids,
    begin: (day) => {
      now = Math.max(now + 1, Date.parse(instantOn(day, firstMinute)))
    },
    start: (aggregate, id) => ({ id, stream: streamName(aggregate.category, id), revision: -1n, state: aggregate.decider.initial }),
    act: <Command extends AnyEvent, State, Event extends AnyEvent>(
      aggregate: Handleable<Command, State, Event>,
      live: Live<State>,
      actor: Actor,
      commands: ReadonlyArray<NoInfer<Command>>,
    ): Done<Event> => {
      const { decide, evolve } = aggregate.decider
      const happened: Event[] = []
      const events: NewEvent[] = []
      const eventIds: EventId[] = []
      if (fault !== undefined) return { events: happened, ids: eventIds }
      // A few seconds between two entries: the working day is never over before them.
      now += 1 + (random.bits() & 3)
      const recordedAt = new Date(now).toISOString() as Instant
      let { state } = live
      for (const command of commands) {
        const decided = decide(command, state)
        if (isLeft(decided)) {
          fault = { _tag: 'CommandRefused', command: command.type, stream: live.stream, on: command.on, rejection: decided.left }
          return { events: happened, ids: eventIds }
        }
        for (const event of decided.right) {
          state = evolve(state, event)
          const definition = aggregate.events[event.type]
          const corrects = correctedBy(event.data)
          const id = ids.next(EventId)
          happened.push(event)
          eventIds.push(id)
          // Keys in the order of canonical JSON, so that nobody has to sort them.
          events.push({
            id,
            type: event.type,
            schemaVersion: definition?.version ?? 1,
            data: event.data,
            metadata: {
              actor,
              carrier,
              classification: definition?.classification ?? 'internal',
              ...(corrects === undefined ? {} : { corrects }),
              recordedAt,
              validTime: event.on,
            },
          })
        }
      }
      if (events.length > 0) {
        outbox.push({ stream: live.stream, expected: live.revision < 0n ? 'noStream' : live.revision, events })
        live.revision += BigInt(events.length)
        live.state = state
      }
      return { events: happened, ids: eventIds }
    },
    take: () => {
      const taken = outbox
      outbox = []
      return taken
    },
    fault: () => fault,
  }
}

const correctedBy = (data: unknown): EventId | undefined =>
  typeof data === 'object' && data !== null && 'corrects' in data && EventId.is(data.corrects) ? data.corrects : undefined
