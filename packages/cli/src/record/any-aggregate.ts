/** Every aggregate behind one interface that still decides: for commands whose type is known only when they are read. */
import { aggregates, type AnyEvent, type CommandDefinitions, type EventDefinitions, type Rejection } from '@vor-ort/core'
import type { Either } from 'fp-ts/lib/Either.js'

/**
 * An aggregate whose types are forgotten.
 *
 * The codec of a line has checked that a command is one of the aggregate, and only states of its own fold go in. The
 * members are methods, as only those let the compiler forget what they take.
 */
export interface AnyAggregate {
  readonly category: string
  readonly german: string
  readonly events: EventDefinitions
  readonly commands: CommandDefinitions
  readonly decider: {
    readonly initial: unknown
    decide(command: AnyEvent, state: unknown): Either<Rejection, ReadonlyArray<AnyEvent>>
    evolve(state: unknown, event: AnyEvent): unknown
    isEvent(event: AnyEvent): event is AnyEvent
  }
}

const all: ReadonlyArray<AnyAggregate> = aggregates

const byCategory = new Map(all.map((aggregate) => [aggregate.category, aggregate]))

/** The aggregate of a category. */
export const aggregateOf = (category: string): AnyAggregate | undefined => byCategory.get(category)
