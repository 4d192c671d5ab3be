/** Given / when / then for deciders: a test reads as a sentence, and a failure shows where it went another way. */
// @ts-nocheck

import {
  check,
  foldEvents,
  type CommandDefinitions,
  type EventDefinitions,
  type Finding,
  type Part,
  type Rejection,
  type Typed,
} from '@vor-ort/core'
import { isLeft, isRight, type Either } from 'fp-ts/lib/Either.js'

import { firstDifference, type Difference, type Extent } from './difference.ts'
import { labelled, show, showEvents, showMessage, showRejection } from './show.ts'

/** What is needed of an aggregate to specify it; every `Aggregate` of the core has it. */
export interface Specifiable<Command extends Typed, State, Event extends Typed> {
  readonly events: EventDefinitions
  readonly commands: CommandDefinitions
  readonly decider: Part<Command, State, Event, Rejection>
  readonly findings: (state: State) => ReadonlyArray<Finding>
}

/** A refusal to expect: its tag, and those of its fields that matter. */
export type ExpectedRejection = {
  readonly [Tag in Rejection['_tag']]: { readonly _tag: Tag } & Partial<Omit<Extract<Rejection, { readonly _tag: Tag }>, '_tag'>>
}[Rejection['_tag']]

/** A finding to expect: its rule, and those of its fields that matter. */
export type ExpectedFinding = Pick<Finding, 'rule'> & Partial<Finding>

/** Some of the fields of a state, in depth; `undefined` says that a field is absent. */
export type ExpectedState<State> = State extends ReadonlyArray<unknown> | string | number | boolean | bigint | undefined | null
  ? State
  : { readonly [K in keyof State]?: ExpectedState<State[K]> | undefined }

/** What can be said about the state after some events. */
export interface AboutState<State> {
  /** The state has these values; fields that are not named do not matter. Lists are compared whole. */
  readonly thenState: (expected: ExpectedState<State>) => this
  /** The state shows just these findings, in this order; fields that are not named do not matter. */
  readonly thenFindings: (...expected: ReadonlyArray<ExpectedFinding>) => this
  readonly state: State
}

/** What came of a command. */
export interface Outcome<State, Event> extends AboutState<State> {
  /** Just these events follow, or the command is refused like this. */
  readonly then: (expected: ReadonlyArray<Event> | ExpectedRejection) => Outcome<State, Event>
  /** The command is refused; fields that are not named do not matter. */
  readonly thenRejected: (expected: ExpectedRejection) => Outcome<State, Event>
  /** The command is accepted and there is nothing to do. */
  readonly thenNothing: () => Outcome<State, Event>
  /** The events before and after the command; those before alone when it was refused. */
  readonly events: ReadonlyArray<Event>
}

/** A history, to which a command may come. */
export interface Given<Command, State, Event> extends AboutState<State> {
  readonly when: (command: Command) => Outcome<State, Event>
}

/** A specification does not hold, or is itself wrong; the message tells what was given, expected and found. */
export class SpecificationFailure extends Error {
  override readonly name = 'SpecificationFailure'
}

/**
 * Says what an aggregate must do: given a history, when a command comes, then these events follow, or this refusal.
 *
 * The data of the history and of the command is checked against the codecs, and so are the events that follow.
 *
 * @example
 * ```ts
 * import { day, urgentDecision } from '@vor-ort/core'
 * import { given } from '@vor-ort/testing'
 * const reported = { type: 'ReportUrgentDecision', on: day('2015-01-13'), data: { to: 'body' } }
 * given(urgentDecision, []).when(reported).then({ _tag: 'WrongPhase', phase: 'none' }).state.phase // => 'none'
 * ```
 */
export const given = <Command extends Typed, State, Event extends Typed>(
  aggregate: Specifiable<Command, State, Event>,
  events: ReadonlyArray<NoInfer<Event>>,
): Given<Command, State, Event> => {
  events.forEach((event, index) => demandValid(`given[${index}]`, aggregate.events, event))
  const state = foldEvents(aggregate.decider, events)
  const told = labelled('given', showEvents(events))
  return {
    ...aboutState(aggregate, told, state),
    when: (command) => {
      demandValid('when', aggregate.commands, command)
      const decided = aggregate.decider.decide(command, state)
      if (isRight(decided)) decided.right.forEach((event, index) => demandValid(`then[${index}]`, aggregate.events, event))
      return outcome(aggregate, [...told, ...labelled('when', [showMessage(command)])], events, state, decided)
    },
  }
}

/**
 * The `given` of one aggregate, for test files that specify just one.
 *
 * @example
 * ```ts
 * import { day, urgentDecision } from '@vor-ort/core'
 * import { specify } from '@vor-ort/testing'
 * const given = specify(urgentDecision)
 * const noted = { type: 'NoteUrgentDecision', on: day('2015-01-13'), data: {} }
 * given([]).when(noted).then({ _tag: 'WrongPhase', allowed: ['taken'] }).events // => []
 * ```
 */
export const specify =
  <Command extends Typed, State, Event extends Typed>(aggregate: Specifiable<Command, State, Event>) =>
  (events: ReadonlyArray<NoInfer<Event>>): Given<Command, State, Event> =>
    given(aggregate, events)

const outcome = <Command extends Typed, State, Event extends Typed>(
  aggregate: Specifiable<Command, State, Event>,
  told: ReadonlyArray<string>,
  before: ReadonlyArray<Event>,
  from: State,
  decided: Either<Rejection, ReadonlyArray<Event>>,
): Outcome<State, Event> => {
  const after = isLeft(decided) ? [] : decided.right
  const state = foldEvents(aggregate.decider, after, from)
  const found = isLeft(decided) ? [showRejection(decided.left)] : showEvents(after)
  const itself: Outcome<State, Event> = {
    ...aboutState(aggregate, [...told, ...labelled('then', found)], state),
    events: [...before, ...after],
    // oxlint-disable-next-line unicorn/no-thenable -- the word of the trade; nobody awaits a specification
    then: (expected) => {
      if (!isEvents(expected)) return itself.thenRejected(expected)
      if (isLeft(decided)) return fail(told, showEvents(expected), found)
      demandEqual(told, showEvents(expected), found, firstDifference(expected, after, 'whole'))
      return itself
    },
    thenRejected: (expected) => {
      const wanted = [`${expected._tag} ${show(expected)}`]
      if (isRight(decided)) return fail(told, wanted, found)
      demandEqual(told, wanted, found, differenceInFields(expected, decided.left))
      return itself
    },
    thenNothing: () => itself.then([]),
  }
  return itself
}

const isEvents = <Event>(expected: ReadonlyArray<Event> | ExpectedRejection): expected is ReadonlyArray<Event> => Array.isArray(expected)

const aboutState = <Command extends Typed, State, Event extends Typed>(
  aggregate: Specifiable<Command, State, Event>,
  told: ReadonlyArray<string>,
  state: State,
) => ({
  state,
  thenState<Self>(this: Self, expected: ExpectedState<State>): Self {
    demandEqual(told, [show(expected)], [show(state)], firstDifference(expected, state, 'named'))
    return this
  },
  thenFindings<Self>(this: Self, ...expected: ReadonlyArray<ExpectedFinding>): Self {
    const found = aggregate.findings(state)
    const difference =
      expected.length === found.length
        ? expected.map((one, index) => differenceInFields(one, found[index], `[${index}]`)).find((one) => one !== undefined)
        : { path: '.length', expected: expected.length, actual: found.length }
    demandEqual(told, expected.length === 0 ? ['no finding'] : expected.map((one) => show(one)), found.length === 0 ? ['no finding'] : found.map((one) => show(one)), difference)
    return this
  },
})

// The fields that are named are compared whole: the facts of a refusal are all its facts.
const differenceInFields = (expected: object, actual: object | undefined, path = ''): Difference | undefined => {
  const given: Readonly<Record<string, unknown>> = { ...expected }
  const found: Readonly<Record<string, unknown>> = { ...actual }
  const whole: Extent = 'whole'
  return Object.keys(given)
    .map((key) => firstDifference(given[key], found[key], whole, `${path}.${key}`))
    .find((one) => one !== undefined)
}

const demandEqual = (
  told: ReadonlyArray<string>,
  expected: ReadonlyArray<string>,
  actual: ReadonlyArray<string>,
  difference: Difference | undefined,
): void => {
  if (difference !== undefined) fail(told, expected, actual, difference)
}

const fail = (
  told: ReadonlyArray<string>,
  expected: ReadonlyArray<string>,
  actual: ReadonlyArray<string>,
  difference?: Difference,
): never => {
  const where =
    difference === undefined
      ? []
      : [
          ...labelled('differs', [`at ${difference.path === '' ? 'the root' : difference.path}`]),
          ...labelled('', [`expected  ${show(difference.expected)}`, `actual    ${show(difference.actual)}`]),
        ]
  const lines = [...told, ...labelled('expected', expected), ...labelled('actual', actual), ...where]
  throw new SpecificationFailure(`The specification does not hold.\n\n${lines.join('\n')}\n`)
}

const demandValid = (
  place: string,
  definitions: Readonly<Record<string, EventDefinitions[string] | CommandDefinitions[string]>>,
  message: Typed & { readonly data?: unknown },
): void => {
  const definition = Object.hasOwn(definitions, message.type) ? definitions[message.type] : undefined
  if (definition === undefined) {
    throw new SpecificationFailure(`${place}: ${message.type} is not a type of the aggregate; types are ${Object.keys(definitions).join(', ')}.`)
  }
  const checked = check(definition.data, message.data)
  if (isRight(checked)) return
  const faults = checked.left.map(({ path, expected, found }) => `  ${place}.data${path.slice(1)} ${expected}, not ${show(found)}`)
  throw new SpecificationFailure(`The data of ${message.type} is not valid:\n${faults.join('\n')}\n`)
}
