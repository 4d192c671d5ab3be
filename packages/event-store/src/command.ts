/** What goes into handling a command, and what comes of it. */
import type { AnyEvent, CommandDefinitions, EventDefinitions, Metadata, Position, Rejection, StreamName } from '@vor-ort/core'
import type { Either } from 'fp-ts/lib/Either.js'

import type { Foldable } from './load.ts'
import type { ActualRevision, AppendError, UnreadableEvent, WrongExpectedRevision } from './port.ts'

/** What is needed of an aggregate to handle its commands; every `Aggregate` of the core has it. */
export interface Handleable<Command extends AnyEvent, State, Event extends AnyEvent> extends Foldable<State, Event> {
  readonly events: EventDefinitions
  readonly commands: CommandDefinitions
  readonly decider: Foldable<State, Event>['decider'] & {
    readonly decide: (command: Command, state: State) => Either<Rejection, ReadonlyArray<Event>>
  }
}

/** An aggregate whose types of commands, states and events are closed in: for lists of aggregates of every kind. */
export interface AnyAggregate {
  readonly category: string
  readonly events: EventDefinitions
  readonly commands: CommandDefinitions
  readonly decider: {
    readonly initial: unknown
    readonly evolve: (state: never, event: never) => unknown
    readonly isEvent: (event: AnyEvent) => boolean
    readonly decide: (command: never, state: never) => Either<Rejection, ReadonlyArray<AnyEvent>>
  }
}

/** Who acts, on what basis, and where it is from; what of it is given goes into the metadata of each event. */
export interface CommandContext
  extends Pick<
    Metadata,
    'actor' | 'carrier' | 'legalBasis' | 'purpose' | 'subjects' | 'evidence' | 'correlationId' | 'causationId' | 'corrects'
  > {
  /** Makes the command idempotent: tried again with the same id, it has no second effect. */
  readonly commandId?: string
}

/** What came of a command. */
export interface Handled<State, Event> {
  readonly stream: StreamName
  /** The last revision of the events of this command; of the stream, when there was nothing to do. */
  readonly revision: ActualRevision
  readonly position?: Position
  /** What happened by this command, at this or at its first try; empty when there was nothing to do. */
  readonly events: ReadonlyArray<Event>
  /** The state after all that is stored in the stream; other commands are decided on it too, so it must not be changed. */
  readonly state: State
  /** True when an earlier try of the same command had succeeded. */
  readonly duplicate: boolean
}

/** Why a command had no effect. */
export type CommandError =
  | { readonly _tag: 'CommandRejected'; readonly stream: StreamName; readonly rejection: Rejection }
  /** The id was used in this stream for a command with other content; that one's effect stands. */
  | { readonly _tag: 'CommandIdReused'; readonly stream: StreamName; readonly commandId: string }
  /** Other writers were quicker at every attempt. */
  | { readonly _tag: 'TooManyConflicts'; readonly stream: StreamName; readonly attempts: number }
  | UnreadableEvent
  | Exclude<AppendError, WrongExpectedRevision>
