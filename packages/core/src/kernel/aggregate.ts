/** The one shape of every aggregate: events, lifecycle, fold, commands, decisions. */
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'

import type { Part } from './decider.ts'
import type { AnyEvent, DataOf, EventDefinitions, MessageOf } from './event.ts'
import type { Finding, Rejection } from './finding.ts'
import type { FuzzyDate } from './fuzzy-date.ts'

/** What is fixed about one command. */
export interface CommandDefinition<Data extends t.Mixed = t.Mixed> {
  readonly german: string
  readonly data: Data
}

/** Command definitions by command type. */
export type CommandDefinitions = Readonly<Record<string, CommandDefinition>>

/** Every state knows its phase; `none` is the phase before the first event. */
export interface Phased<Phase extends string> {
  readonly phase: Phase
}

/**
 * The state machine as data: for each event the phases it may happen in, and the phase after it.
 *
 * `any` stands for every phase but `none`; `same` leaves the phase; a list means that the fold decides among these.
 * The table guards every decision and is the source of the state diagrams.
 */
export type Lifecycle<Phase extends string, E> = {
  readonly [K in keyof E]: readonly [from: ReadonlyArray<Phase> | 'any', to: Phase | 'same' | ReadonlyArray<Phase>]
}

/** What a decision handler returns. */
export type Decision<Event> = Either<Rejection, ReadonlyArray<Event>>

/** The parts from which an aggregate is made; `E` and `C` map types of events and commands to their data. */
export interface AggregateParts<
  Phase extends string,
  State extends Phased<Phase>,
  ED extends EventDefinitions,
  CD extends CommandDefinitions,
> {
  /** The first part of its streams' names. */
  readonly category: string
  readonly module: string
  readonly german: string
  readonly seat: string
  readonly summary: string
  readonly events: ED
  readonly commands: CD
  readonly initial: State
  readonly lifecycle: Lifecycle<Phase, DataOf<ED>>
  readonly evolve: {
    readonly [K in keyof DataOf<ED>]: (state: State, data: DataOf<ED>[K], on: FuzzyDate) => State
  }
  readonly decide: {
    readonly [K in keyof DataOf<CD>]: (data: DataOf<CD>[K], state: State, on: FuzzyDate) => Decision<MessageOf<DataOf<ED>>>
  }
  /** What a list of streams shows for this one. */
  readonly title: (state: State) => string
  /** Deviations that the state shows. */
  readonly findings: (state: State) => ReadonlyArray<Finding>
  /** How people are shown the state, where it is kept in a form that only serves speed; the state itself by default. */
  readonly shown?: (state: State) => unknown
}

/** An aggregate: its parts, and the decider that they make. */
export interface Aggregate<
  Phase extends string,
  State extends Phased<Phase>,
  ED extends EventDefinitions,
  CD extends CommandDefinitions,
> extends AggregateParts<Phase, State, ED, CD> {
  readonly decider: Part<MessageOf<DataOf<CD>>, State, MessageOf<DataOf<ED>>, Rejection>
  /** The start of a fold whose state nobody needs to know the type of. */
  readonly start: Folded
}

/** A state on its way through events, with its type closed in: for views over aggregates of every kind. */
export interface Folded {
  readonly state: Phased<string>
  readonly title: () => string
  readonly findings: () => ReadonlyArray<Finding>
  /** The state as people are shown it. */
  readonly shown: () => unknown
  /** The state after one more event; an event of another aggregate changes nothing. */
  readonly next: (event: AnyEvent) => Folded
}

/** The events of an aggregate. */
export type EventsOf<A extends { readonly events: EventDefinitions }> = MessageOf<DataOf<A['events']>>
/** The commands of an aggregate. */
export type CommandsOf<A extends { readonly commands: CommandDefinitions }> = MessageOf<DataOf<A['commands']>>

/**
 * Makes an aggregate from its parts.
 *
 * Decisions are guarded by the lifecycle: an event that may not happen in the phase it would meet turns the command
 * into a `WrongPhase` rejection, so the handlers hold only what is special. The fold never refuses an event.
 */
export const defineAggregate = <
  Phase extends string,
  State extends Phased<Phase>,
  ED extends EventDefinitions,
  CD extends CommandDefinitions,
>(
  parts: AggregateParts<Phase, State, ED, CD>,
): Aggregate<Phase, State, ED, CD> => {
  type E = DataOf<ED>
  type C = DataOf<CD>
  const { lifecycle, initial } = parts

  const evolve = <K extends keyof E>(state: State, event: MessageOf<E, K>): State => {
    const handler = parts.evolve[event.type]
    const [, to] = lifecycle[event.type]
    const next = handler(state, event.data, event.on)
    return to === 'same' || typeof to !== 'string' || next.phase === to ? next : { ...next, phase: to }
  }

  const mayHappen = (type: keyof E, phase: Phase): boolean => {
    const [from] = lifecycle[type]
    return from === 'any' ? phase !== initial.phase : from.includes(phase)
  }

  const decide = <K extends keyof C>(command: MessageOf<C, K>, state: State): Decision<MessageOf<E>> => {
    const decided = parts.decide[command.type](command.data, state, command.on)
    if (isLeft(decided)) return decided
    let reached = state
    for (const [index, event] of decided.right.entries()) {
      if (!mayHappen(event.type, reached.phase)) {
        const [from] = lifecycle[event.type]
        return left({
          _tag: 'WrongPhase',
          command: command.type,
          phase: reached.phase,
          allowed: from === 'any' ? ['any phase after the first event'] : from,
        })
      }
      if (index < decided.right.length - 1) reached = evolve(reached, event)
    }
    return decided
  }

  const decider: Part<MessageOf<C>, State, MessageOf<E>, Rejection> = {
    initial,
    decide,
    evolve,
    isCommand: (u): u is MessageOf<C> => isMessageOf(parts.commands, u),
    isEvent: (u): u is MessageOf<E> => isMessageOf(parts.events, u),
  }
  const folded = (state: State): Folded => ({
    state,
    title: () => parts.title(state),
    findings: () => parts.findings(state),
    shown: () => (parts.shown === undefined ? state : parts.shown(state)),
    next: (event) => (decider.isEvent(event) ? folded(decider.evolve(state, event)) : folded(state)),
  })
  return { ...parts, decider, start: folded(initial) }
}

// The type alone tells whose a message is; whether its data is valid is for the codecs at the door.
const isMessageOf = (definitions: object, u: { readonly type: string }): boolean => Object.hasOwn(definitions, u.type)

/** The handler of a command that has one event with the same data and no other condition than the lifecycle. */
export const emits =
  <D, K extends keyof D>(type: K) =>
  (data: D[K], _state: unknown, on: FuzzyDate): Either<Rejection, ReadonlyArray<MessageOf<D, K>>> =>
    right([message<D, K>(type, on, data)])

/** An event of a catalogue. */
export const message = <D, K extends keyof D>(type: K, on: FuzzyDate, data: D[K]): MessageOf<D, K> => ({ type, on, data })

/** The fold of an event that leaves no trace in the state but its phase. */
export const keep = <State>(state: State): State => state
