/** Issuing what follows: each reaction becomes one command, under an id of its own. */
import type { Actor, AnyEvent, Reaction, RecordedEvent } from '@vor-ort/core'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'

import type { CheckpointStore } from './checkpoints.ts'
import type { AnyAggregate, CommandContext, Handleable } from './command.ts'
import type { CommandHandler } from './command-handler.ts'
import type { PassingFault, ReactionOutcome } from './process-run.ts'

/** What issuing needs. */
export interface IssueParts {
  readonly handler: CommandHandler
  readonly aggregates: ReadonlyArray<AnyAggregate>
  readonly checkpoints: CheckpointStore
  readonly actor: Actor | undefined
}

/** Issues a reaction of a manager. */
export type Issue = (manager: string, reaction: Reaction, cause: RecordedEvent | undefined) => Promise<Either<PassingFault, ReactionOutcome>>

/**
 * Makes the function that issues reactions.
 *
 * An effect leaves events whose ids follow from the command id; so the store itself knows what was done. What leaves no
 * event is settled at once, before anything else is issued that could make it possible after all.
 */
export const makeIssue = ({ handler, aggregates, checkpoints, actor }: IssueParts): Issue => {
  const byCategory = new Map(aggregates.map((aggregate) => [aggregate.category, aggregate]))
  return async (manager, reaction, cause) => {
    const settled = await checkpoints.settled(manager, reaction.key)()
    if (isLeft(settled)) return settled
    if (settled.right) return right({ _tag: 'SettledBefore' })
    const { category, id, command } = reaction
    const aggregate = byCategory.get(category)
    if (aggregate === undefined) return right({ _tag: 'Failed', fault: { _tag: 'UnknownCategory', category } })
    const settle = async (outcome: ReactionOutcome): Promise<Either<PassingFault, ReactionOutcome>> => {
      const saved = await checkpoints.settle(manager, reaction.key)()
      return isLeft(saved) ? saved : right(outcome)
    }

    const context: CommandContext = {
      actor: actor ?? { role: `process manager ${manager}` },
      commandId: `${manager} ${reaction.key}`,
      ...(cause === undefined ? {} : { causationId: cause.id, correlationId: cause.metadata.correlationId ?? cause.id }),
    }
    // The handler checks the command against the codecs of this aggregate before anything of it sees the command.
    const handled = await handler.handle(aggregate as Handleable<AnyEvent, unknown, AnyEvent>, id, command, context)()
    if (handled._tag === 'Right') {
      const { stream, revision, duplicate, events } = handled.right
      return duplicate || events.length > 0 ? right({ _tag: 'Done', stream, revision, duplicate }) : settle({ _tag: 'NothingToDo' })
    }
    const fault = handled.left
    switch (fault._tag) {
      case 'CommandRejected':
        return settle({ _tag: 'Refused', rejection: fault.rejection })
      case 'StoreUnavailable':
      case 'StoreBusy':
      case 'StoreDamaged':
      case 'InvalidPosition':
      case 'TooManyConflicts':
        return left(fault)
      default:
        return right({ _tag: 'Failed', fault })
    }
  }
}
