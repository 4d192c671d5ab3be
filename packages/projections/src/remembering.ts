/** What a report needs of past events beside what the aggregate itself remembers. */
import type { AnyEvent } from '@vor-ort/core'

import type { Projectable } from './aggregate-projection.ts'

/** The state of an aggregate, and what a projection remembers beside it. */
export interface Remembering<State, Memory> {
  readonly state: State
  readonly memory: Memory
}

/**
 * An aggregate that remembers more: for facts that its decisions do not need, but a report does.
 *
 * `remember` sees the state after the event. The memory must be plain JSON.
 *
 * @example
 * ```ts
 * import { meeting, type MeetingEvent } from '@vor-ort/core'
 * import { remembering } from '@vor-ort/projections'
 * const counting = remembering(meeting, { events: 0 }, ({ events }, _event: MeetingEvent) => ({ events: events + 1 }))
 * counting.decider.initial.memory // => { events: 0 }
 * ```
 */
export const remembering = <State, Event extends AnyEvent, Memory>(
  { category, german, decider, findings }: Projectable<State, Event>,
  initial: Memory,
  remember: (memory: Memory, event: Event, state: State) => Memory,
): Projectable<Remembering<State, Memory>, Event> => ({
  category,
  german,
  decider: {
    initial: { state: decider.initial, memory: initial },
    evolve: (before, event) => {
      const state = decider.evolve(before.state, event)
      return { state, memory: remember(before.memory, event, state) }
    },
    isEvent: decider.isEvent,
  },
  findings: ({ state }) => findings(state),
})
