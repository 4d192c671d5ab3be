/** The decider: a pure state machine that turns commands into events, and its composition. */
// @ts-nocheck

import { right, type Either } from 'fp-ts/lib/Either.js'

/**
 * What an aggregate is: a start, a decision and a fold.
 *
 * `decide` returns the events that follow from a command (none when there is nothing to do) or the reason for refusing
 * it. `evolve` is total: history is never refused. The form is Jérémie Chassaing's decider with typed rejections.
 */
export interface Decider<Command, State, Event, Rejection> {
  readonly initial: State
  readonly decide: (command: Command, state: State) => Either<Rejection, ReadonlyArray<Event>>
  readonly evolve: (state: State, event: Event) => State
}

/** A decider that can tell its own commands and events from foreign ones, so that it can be combined. */
export interface Part<Command extends Typed, State, Event extends Typed, Rejection>
  extends Decider<Command, State, Event, Rejection> {
  readonly isCommand: (u: Typed) => u is Command
  readonly isEvent: (u: Typed) => u is Event
}

/** Anything that says what type it is. */
export interface Typed {
  readonly type: string
}

/**
 * The state after a list of events.
 *
 * @example
 * ```ts
 * import { foldEvents, governingBody } from '@vor-ort/core'
 * foldEvents(governingBody.decider, []).phase // => 'none'
 * ```
 */
export const foldEvents = <Command, State, Event, Rejection>(
  decider: Decider<Command, State, Event, Rejection>,
  events: Iterable<Event>,
  from: State = decider.initial,
): State => {
  let state = from
  for (const event of events) state = decider.evolve(state, event)
  return state
}

/**
 * Two deciders side by side: each gets just the commands and events that its guards claim.
 *
 * The state is a pair, so equal field names cannot overwrite each other. A command that neither part claims yields no
 * events; an event that neither claims changes nothing. Composition is associative up to the nesting of pairs and has
 * `neutral` as identity (both are tested as laws).
 *
 * @example
 * ```ts
 * import { combine, governingBody, motion } from '@vor-ort/core'
 * const both = combine(governingBody.decider, motion.decider)
 * both.initial.map((state) => state.phase) // => ['none', 'none']
 * ```
 */
export const combine = <C1 extends Typed, S1, E1 extends Typed, R1, C2 extends Typed, S2, E2 extends Typed, R2>(
  first: Part<C1, S1, E1, R1>,
  second: Part<C2, S2, E2, R2>,
): Part<C1 | C2, readonly [S1, S2], E1 | E2, R1 | R2> => ({
  initial: [first.initial, second.initial],
  isCommand: (u): u is C1 | C2 => first.isCommand(u) || second.isCommand(u),
  isEvent: (u): u is E1 | E2 => first.isEvent(u) || second.isEvent(u),
  decide: (command, state): Either<R1 | R2, ReadonlyArray<E1 | E2>> => {
    if (first.isCommand(command)) return first.decide(command, state[0])
    if (second.isCommand(command)) return second.decide(command, state[1])
    return right([])
  },
  evolve: (state, event) => {
    if (first.isEvent(event)) return [first.evolve(state[0], event), state[1]]
    if (second.isEvent(event)) return [state[0], second.evolve(state[1], event)]
    return state
  },
})

/** The identity of `combine`: it claims nothing. */
export const neutral: Part<never, null, never, never> = {
  initial: null,
  isCommand: (_u): _u is never => false,
  isEvent: (_u): _u is never => false,
  decide: () => right([]),
  evolve: (state) => state,
}
