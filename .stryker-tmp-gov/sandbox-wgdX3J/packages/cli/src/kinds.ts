/** Every kind of stream behind one interface, whatever its aggregate. */
// @ts-nocheck

import {
  eventOf,
  governingBody,
  meeting,
  motion,
  resolution,
  urgentDecision,
  type Aggregate,
  type CommandDefinitions,
  type EventDefinition,
  type EventDefinitions,
  type Finding,
  type Phased,
  type RecordedEvent,
} from '@vor-ort/core'

/** A state on its way through the events of a stream. */
export interface Folded {
  readonly state: Phased<string>
  readonly title: () => string
  readonly findings: () => ReadonlyArray<Finding>
  /** The state after one more event. */
  readonly next: (recorded: RecordedEvent) => Folded
}

/** What all streams of one category have in common. */
export interface Kind {
  readonly category: string
  readonly german: string
  readonly start: Folded
  readonly definition: (type: string) => EventDefinition | undefined
}

const kindOf = <Phase extends string, State extends Phased<Phase>, ED extends EventDefinitions, CD extends CommandDefinitions>(
  aggregate: Aggregate<Phase, State, ED, CD>,
): Kind => {
  const { decider, title, findings, category, german, events } = aggregate
  const folded = (state: State): Folded => ({
    state,
    title: () => title(state),
    findings: () => findings(state),
    next: (recorded) => {
      const event = eventOf(recorded)
      return decider.isEvent(event) ? folded(decider.evolve(state, event)) : folded(state)
    },
  })
  return {
    category,
    german,
    start: folded(decider.initial),
    definition: (type) => (Object.hasOwn(events, type) ? events[type] : undefined),
  }
}

/** Every kind of stream. A new aggregate takes one more here; the tests compare with the core's own list. */
export const kinds: ReadonlyArray<Kind> = [kindOf(governingBody), kindOf(meeting), kindOf(motion), kindOf(resolution), kindOf(urgentDecision)]

const byCategory = new Map(kinds.map((kind) => [kind.category, kind]))

/** The kind of a category; streams of a category that this version does not know have no state. */
export const kindOfCategory = (category: string): Kind => byCategory.get(category) ?? unknownKind(category)

const unknownKind = (category: string): Kind => {
  const start: Folded = { state: { phase: 'none' }, title: () => '', findings: () => [], next: () => start }
  return { category, german: category, start, definition: () => undefined }
}
