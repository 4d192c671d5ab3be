/** What a run of process managers says: of each reaction, of each event that it could not read, and of its end. */
import type { AnyEvent, Instant, Position, ProcessManager, Reaction, RecordedEvent, Rejection, Told } from '@vor-ort/core'

import type { CommandError, Handled } from './command.ts'
import type { StoreError, UnreadableEvent } from './port.ts'

/** A process manager whose type of state is closed in: for lists of managers of every kind. */
export interface AnyProcessManager extends Omit<ProcessManager, 'evolve' | 'react' | 'due'> {
  readonly evolve: (state: never, event: AnyEvent, told: Told) => unknown
  readonly react: (state: never, event: AnyEvent, told: Told) => ReadonlyArray<Reaction>
  readonly due: (state: never, now: Instant) => ReadonlyArray<Reaction>
}

/** Faults that end a run: to try again later may help. */
export type PassingFault = StoreError | Extract<CommandError, { readonly _tag: 'TooManyConflicts' }>

/** Why a command that follows can never be handled as it is. */
export type ReactionFault =
  | Exclude<CommandError, PassingFault | { readonly _tag: 'CommandRejected' }>
  /** None of the given aggregates has this category. */
  | { readonly _tag: 'UnknownCategory'; readonly category: string }

/** What came of a reaction. */
export type ReactionOutcome =
  /** Its events are stored; `duplicate` when they were before. */
  | ({ readonly _tag: 'Done' } & Pick<Handled<unknown, unknown>, 'stream' | 'revision' | 'duplicate'>)
  | { readonly _tag: 'NothingToDo' }
  /** The domain refused it: that is its end. */
  | { readonly _tag: 'Refused'; readonly rejection: Rejection }
  /** It was refused, or had nothing to do, at an earlier time; it was not asked for again. */
  | { readonly _tag: 'SettledBefore' }
  /** It could not be handled; once the cause is mended, `forget` of the checkpoints has it asked for again. */
  | { readonly _tag: 'Failed'; readonly fault: ReactionFault }

/** One thing that a run tells. */
export type ProcessNotice =
  | {
      readonly _tag: 'Reaction'
      readonly manager: string
      readonly reaction: Reaction
      /** The event that it follows from; absent where it follows from the time. */
      readonly cause?: RecordedEvent
      readonly outcome: ReactionOutcome
    }
  /** An event that cannot be read was passed: no manager was told of it. */
  | { readonly _tag: 'Unreadable'; readonly event: UnreadableEvent }

/** Why a run ended before all was quiet. */
export type RunError =
  | PassingFault
  /** Two managers of one name, a name that cannot be part of a command id, or a share that there is not. */
  | { readonly _tag: 'UnusableManager'; readonly manager: string; readonly reason: string }
  /** Commands led to events and these to commands, for so many rounds: likely in a circle. */
  | { readonly _tag: 'NeverQuiet'; readonly rounds: number }

/** What a run has done. */
export interface ProcessRun {
  /** Up to where the store was read; `undefined` where it is empty. */
  readonly position: Position | undefined
  readonly rounds: number
  /** How many reactions had which outcome; done are those that were so for the first time. */
  readonly done: number
  readonly duplicates: number
  readonly nothingToDo: number
  readonly refused: number
  readonly settledBefore: number
  readonly failed: number
  /** How many events could not be read. */
  readonly unreadable: number
}

/** Two parts of one run together. */
export const addRuns = (one: ProcessRun | undefined, next: ProcessRun): ProcessRun =>
  one === undefined
    ? next
    : {
        position: next.position,
        rounds: one.rounds + next.rounds,
        done: one.done + next.done,
        duplicates: one.duplicates + next.duplicates,
        nothingToDo: one.nothingToDo + next.nothingToDo,
        refused: one.refused + next.refused,
        settledBefore: one.settledBefore + next.settledBefore,
        failed: one.failed + next.failed,
        unreadable: one.unreadable + next.unreadable,
      }

/** Counts notices. */
export const makeTally = (report: (notice: ProcessNotice) => void) => {
  const counts = { done: 0, duplicates: 0, nothingToDo: 0, refused: 0, settledBefore: 0, failed: 0, unreadable: 0 }
  const tell = (notice: ProcessNotice): void => {
    counts[counted(notice)]++
    report(notice)
  }
  return { counts, tell }
}

const counted = (notice: ProcessNotice): Exclude<keyof ProcessRun, 'position' | 'rounds'> => {
  if (notice._tag === 'Unreadable') return 'unreadable'
  switch (notice.outcome._tag) {
    case 'Done':
      return notice.outcome.duplicate ? 'duplicates' : 'done'
    case 'NothingToDo':
      return 'nothingToDo'
    case 'Refused':
      return 'refused'
    case 'SettledBefore':
      return 'settledBefore'
    case 'Failed':
      return 'failed'
  }
}
