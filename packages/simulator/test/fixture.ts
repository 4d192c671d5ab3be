/** Simulations in memory, small enough for tests, and the states that they lead to. */
import { aggregateIdOf, categoryOf, domainRegistry, eventOf, type AnyEvent, type RecordedEvent } from '@vor-ort/core'
import { memoryStore, type EventStore } from '@vor-ort/event-store'
import { writeSimulation, type SimulationOptions, type SimulationReport } from '@vor-ort/simulator'
import { isLeft } from 'fp-ts/lib/Either.js'

export interface Simulated {
  readonly store: EventStore
  readonly report: SimulationReport
}

/** A simulation in a store of its own; a refusal anywhere fails the test that asks for it. */
export const simulated = async (options: SimulationOptions): Promise<Simulated> => {
  const store = memoryStore(domainRegistry)
  const written = await writeSimulation(store, options)()
  if (isLeft(written)) throw new Error(JSON.stringify(written.left))
  return { store, report: written.right }
}

/** Every event of a store, in its order. */
export const eventsOf = async (store: EventStore): Promise<ReadonlyArray<RecordedEvent>> => {
  const events: RecordedEvent[] = []
  for await (const page of store.readAll()) {
    for (const read of page) {
      if (isLeft(read)) throw new Error(JSON.stringify(read.left))
      events.push(read.right)
    }
  }
  return events
}

interface Folds<State, Event extends AnyEvent> {
  readonly category: string
  readonly decider: { readonly initial: State; readonly evolve: (state: State, event: Event) => State; readonly isEvent: (event: AnyEvent) => event is Event }
}

/** The states of all streams of one aggregate, by id. */
export const statesOf = <State, Event extends AnyEvent>(events: ReadonlyArray<RecordedEvent>, { category, decider }: Folds<State, Event>): ReadonlyMap<string, State> => {
  const states = new Map<string, State>()
  for (const recorded of events) {
    if (categoryOf(recorded.stream) !== category) continue
    const id = aggregateIdOf(recorded.stream)
    const event = eventOf(recorded)
    if (decider.isEvent(event)) states.set(id, decider.evolve(states.get(id) ?? decider.initial, event))
  }
  return states
}
