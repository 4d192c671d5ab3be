/** Arbitraries of the commands, events and histories of an aggregate. */
// @ts-nocheck

import { type CommandDefinitions, type EventDefinitions, type Typed } from '@vor-ort/core'
import * as fc from 'fast-check'
import { isRight } from 'fp-ts/lib/Either.js'

import { arbitraryOf } from './arbitrary.ts'
import { arbitraryFuzzyDate } from './scalars.ts'
import type { Specifiable } from './specify.ts'

/**
 * Any event of an aggregate, or any of some types.
 *
 * @example
 * ```ts
 * import { meeting } from '@vor-ort/core'
 * import { arbitraryEvent } from '@vor-ort/testing'
 * import * as fc from 'fast-check'
 * fc.sample(arbitraryEvent(meeting, ['QuorumLost']), 5).every(({ type }) => type === 'QuorumLost') // => true
 * ```
 */
export const arbitraryEvent = <Event extends Typed>(
  aggregate: { readonly events: EventDefinitions; readonly decider: { readonly isEvent: (u: Typed) => u is Event } },
  types?: ReadonlyArray<NoInfer<Event>['type']>,
): fc.Arbitrary<Event> => anyMessage(aggregate.events, aggregate.decider.isEvent, types)

/**
 * Any command to an aggregate, or any of some types.
 *
 * @example
 * ```ts
 * import { meeting } from '@vor-ort/core'
 * import { arbitraryCommand } from '@vor-ort/testing'
 * import * as fc from 'fast-check'
 * fc.sample(arbitraryCommand(meeting), 20).every((command) => meeting.decider.isCommand(command)) // => true
 * ```
 */
export const arbitraryCommand = <Command extends Typed>(
  aggregate: { readonly commands: CommandDefinitions; readonly decider: { readonly isCommand: (u: Typed) => u is Command } },
  types?: ReadonlyArray<NoInfer<Command>['type']>,
): fc.Arbitrary<Command> => anyMessage(aggregate.commands, aggregate.decider.isCommand, types)

/** A history that an aggregate allowed: the commands that had an effect, their events, and the state after them. */
export interface History<Command, State, Event> {
  readonly commands: ReadonlyArray<Command>
  readonly events: ReadonlyArray<Event>
  readonly state: State
}

/** How histories are made. */
export interface HistoryOptions<Type extends string> {
  /** The types of commands to try; all by default. Leaving out what ends everything makes histories longer. */
  readonly types?: ReadonlyArray<Type>
  /** How many commands to try; those that are refused or have nothing to do are left out. 40 by default. */
  readonly tries?: number
}

/**
 * Histories that an aggregate allows: random commands, each decided in the state that it meets.
 *
 * @example
 * ```ts
 * import { meeting } from '@vor-ort/core'
 * import { arbitraryHistory } from '@vor-ort/testing'
 * import * as fc from 'fast-check'
 * fc.sample(arbitraryHistory(meeting), 5).every(({ commands, events }) => events.length >= commands.length) // => true
 * ```
 */
export const arbitraryHistory = <Command extends Typed, State, Event extends Typed>(
  aggregate: Specifiable<Command, State, Event>,
  { types, tries = 40 }: HistoryOptions<NoInfer<Command>['type']> = {},
): fc.Arbitrary<History<Command, State, Event>> =>
  fc
    .array(arbitraryCommand(aggregate, types), { maxLength: tries, size: 'max' })
    .map((candidates) => allowed(aggregate, candidates))

const allowed = <Command extends Typed, State, Event extends Typed>(
  { decider }: Specifiable<Command, State, Event>,
  candidates: ReadonlyArray<Command>,
): History<Command, State, Event> => {
  const commands: Command[] = []
  const events: Event[] = []
  let state = decider.initial
  for (const candidate of candidates) {
    const decided = decider.decide(candidate, state)
    if (isRight(decided) && decided.right.length > 0) {
      commands.push(candidate)
      events.push(...decided.right)
      state = decided.right.reduce(decider.evolve, state)
    }
  }
  return { commands, events, state }
}

const anyMessage = <Message extends Typed>(
  definitions: EventDefinitions | CommandDefinitions,
  isMessage: (u: Typed) => u is Message,
  types: ReadonlyArray<string> | undefined,
): fc.Arbitrary<Message> => {
  const chosen = Object.entries(definitions).filter(([type]) => types === undefined || types.includes(type))
  if (chosen.length === 0) throw new Error(`There is no type to choose from; types are ${Object.keys(definitions).join(', ')}.`)
  return fc
    .oneof(...chosen.map(([type, { data }]) => fc.record({ type: fc.constant(type), on: arbitraryFuzzyDate, data: arbitraryOf(data) }, { noNullPrototype: true })))
    .map((message) => {
      if (isMessage(message)) return message
      throw new Error(`${message.type} is not a type of the aggregate.`)
    })
}
