/** Process managers: what follows in other streams from an event or from the passing of time; pure. */
import type { CommandDefinitions, CommandsOf } from './aggregate.ts'
import type { StreamName } from './envelope.ts'
import type { AnyEvent, DataOf, EventDefinitions } from './event.ts'
import type { FuzzyDate } from './fuzzy-date.ts'
import type { Instant } from './local-date.ts'

/** What a process manager is told of an event beside its data: whose it is, and when it was so. */
export interface Told {
  readonly stream: StreamName
  /** The id of the aggregate whose event it is. */
  readonly id: string
  /** The id of the event. */
  readonly event: string
  readonly on: FuzzyDate
  readonly recordedAt: Instant
}

/**
 * A command that follows.
 *
 * `key` tells it from every other command of the same process manager, for ever: it makes the command's id, so that a
 * manager that is restarted anywhere issues nothing twice.
 */
export interface Reaction {
  readonly key: string
  readonly category: string
  /** The id of the aggregate that the command is for. */
  readonly id: string
  readonly command: AnyEvent
}

/** A process manager as a runtime sees it: a fold over some types of events, and what follows. */
export interface ProcessManager<State = unknown> {
  /** Fixed for ever: it is part of the ids of the commands that are issued. */
  readonly name: string
  readonly german: string
  readonly summary: string
  /** The types of events that it is told; no other event concerns it. */
  readonly handles: ReadonlyArray<string>
  readonly initial: State
  /** The state after one more event. */
  readonly evolve: (state: State, event: AnyEvent, told: Told) => State
  /** What follows from an event; the state is the one after it. */
  readonly react: (state: State, event: AnyEvent, told: Told) => ReadonlyArray<Reaction>
  /** What follows because it is now `now`: called with the newest state whenever time has passed. */
  readonly due: (state: State, now: Instant) => ReadonlyArray<Reaction>
}

type Handlers<State, D, Result> = { readonly [K in keyof D]?: (state: State, data: D[K], told: Told) => Result }

/** The parts from which a process manager is made; `E` maps the types of the events it may be told to their data. */
export interface ProcessManagerParts<State, E> {
  readonly name: string
  readonly german: string
  readonly summary: string
  readonly initial: State
  readonly evolve: Handlers<State, E, State>
  readonly react: Handlers<State, E, ReadonlyArray<Reaction>>
  readonly due?: (state: State, now: Instant) => ReadonlyArray<Reaction>
}

/**
 * Makes a process manager from handlers by event type.
 *
 * The state must be plain data that JSON can carry. `evolve` and `react` are total and pure: the runtime in
 * `@vor-ort/event-store` calls them again for events that were handled before.
 *
 * @example
 * ```ts
 * import { day, defineProcessManager, reaction, resolution, resolutionEvents } from '@vor-ort/core'
 * const effective = defineProcessManager<null, typeof resolutionEvents>({
 *   name: 'effective-at-once', german: 'Sofort wirksam', summary: 'Takes every resolution into effect on its day.', initial: null, evolve: {},
 *   react: { ResolutionAdopted: (_state, _data, told) => [reaction(resolution, told.id, told.id, { type: 'TakeEffect', on: told.on, data: {} })] },
 * })
 * effective.handles // => ['ResolutionAdopted']
 * ```
 */
export const defineProcessManager = <State, ED extends EventDefinitions>(
  parts: ProcessManagerParts<State, DataOf<ED>>,
): ProcessManager<State> => {
  // What is stored under a type has that type's data: the registry has checked it on the way here.
  const evolve = parts.evolve as Readonly<Record<string, (state: State, data: unknown, told: Told) => State>>
  const react = parts.react as Readonly<Record<string, (state: State, data: unknown, told: Told) => ReadonlyArray<Reaction>>>
  return {
    name: parts.name,
    german: parts.german,
    summary: parts.summary,
    handles: [...new Set([...Object.keys(parts.evolve), ...Object.keys(parts.react)])],
    initial: parts.initial,
    evolve: (state, { type, data }, told) => (Object.hasOwn(evolve, type) ? evolve[type]?.(state, data, told) : undefined) ?? state,
    react: (state, { type, data }, told) => (Object.hasOwn(react, type) ? react[type]?.(state, data, told) : undefined) ?? [],
    due: parts.due ?? (() => []),
  }
}

/** A reaction whose command fits its aggregate. */
export const reaction = <A extends { readonly category: string; readonly commands: CommandDefinitions }>(
  aggregate: A,
  id: string,
  key: string,
  command: CommandsOf<A>,
): Reaction => ({ key, category: aggregate.category, id, command })
