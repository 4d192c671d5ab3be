/** One run of process managers: read to the end, react, until nothing follows any more; then what is due, and so on. */
import { aggregateIdOf, eventOf, type Instant, type Position, type Reaction, type RecordedEvent } from '@vor-ort/core'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'

import type { CheckpointStore } from './checkpoints.ts'
import { partitionOf } from './partitions.ts'
import type { EventStore } from './port.ts'
import { comparePositions } from './position.ts'
import { laterOf, saveParts } from './process-checkpoints.ts'
import type { Issue } from './process-issue.ts'
import { endOf, type Memory, type Mind } from './process-memory.ts'
import { makeTally, type ProcessNotice, type ProcessRun, type RunError } from './process-run.ts'

/** What a run works with. */
export interface EngineParts {
  readonly store: EventStore
  readonly checkpoints: CheckpointStore
  readonly issue: Issue
  readonly categories: ReadonlyArray<string> | undefined
  readonly maxRounds: number
  readonly report: (notice: ProcessNotice) => void
}

/** Runs until all is quiet or it is to stop; after a fault the memory must not be used any more. */
export const runToQuiet = async (parts: EngineParts, memory: Memory, now: Instant, stopped: () => boolean): Promise<Either<RunError, ProcessRun>> => {
  const { store, checkpoints, categories, maxRounds } = parts
  const { own, partitions } = memory
  const { counts, tell } = makeTally(parts.report)

  const issue = async (mind: Mind, reactions: ReadonlyArray<Reaction>, cause?: RecordedEvent): Promise<Either<RunError, void>> => {
    const manager = mind.manager.name
    for (const reaction of reactions) {
      const outcome = await parts.issue(manager, reaction, cause)
      if (isLeft(outcome)) return outcome
      tell({ _tag: 'Reaction', manager, reaction, ...(cause === undefined ? {} : { cause }), outcome: outcome.right })
    }
    return right(undefined)
  }

  /** Tells a manager of an event; true where it has reacted now. Every member of a group folds all, and reacts in its own parts. */
  const tellOf = async (mind: Mind, recorded: RecordedEvent, part: number): Promise<Either<RunError, boolean>> => {
    const { stream, id, metadata, position } = recorded
    const event = eventOf(recorded)
    const told = { stream, id: aggregateIdOf(stream), event: id, on: metadata.validTime, recordedAt: metadata.recordedAt }
    mind.state = mind.manager.evolve(mind.state, event, told)
    const checkpoint = mind.checkpoints[part]
    if (!own.has(part) || (checkpoint !== undefined && comparePositions(position, checkpoint) <= 0)) return right(false)
    const issued = await issue(mind, mind.manager.react(mind.state, event, told), recorded)
    return isLeft(issued) ? issued : right(true)
  }

  const save = async (reached: ReadonlyMap<Mind, ReadonlyMap<number, Position>>): Promise<Either<RunError, void>> => {
    for (const [mind, positions] of reached) {
      const saved = await saveParts(checkpoints, mind.manager.name, positions, own.size === partitions, partitions)
      if (isLeft(saved)) return saved
      for (const [part, position] of positions) mind.checkpoints[part] = laterOf(mind.checkpoints[part], position)
    }
    return right(undefined)
  }

  /** Tells the managers of every event up to the end as it is now; what follows meanwhile is for the next round. */
  const readOn = async (): Promise<Either<RunError, void>> => {
    const end = await endOf(store)
    if (isLeft(end)) return end
    const last = end.right
    const { position: after } = memory
    if (last === undefined || (after !== undefined && comparePositions(last, after) <= 0)) return right(undefined)
    let passedEnd = false
    const range = { ...(after === undefined ? {} : { after }), ...(categories === undefined ? {} : { categories }) }
    for await (const page of store.readAll(range)) {
      const reached = new Map<Mind, Map<number, Position>>()
      for (const read of page) {
        const found = isLeft(read) ? read.left : read.right
        if ('_tag' in found && found._tag !== 'UnreadableEvent') return left(found)
        const { position } = found
        passedEnd ||= comparePositions(position, last) > 0
        if (passedEnd || stopped()) break
        if ('_tag' in found) tell({ _tag: 'Unreadable', event: found })
        else {
          const part = partitionOf(found.stream, partitions)
          for (const mind of memory.byType.get(found.type) ?? []) {
            const reacted = await tellOf(mind, found, part)
            if (isLeft(reacted)) return reacted
            if (reacted.right) reached.set(mind, (reached.get(mind) ?? new Map<number, Position>()).set(part, position))
          }
        }
        memory.position = position
      }
      const saved = await save(reached)
      if (isLeft(saved) || stopped()) return saved
      if (passedEnd) break
    }
    memory.position = last
    return right(undefined)
  }

  const issueDue = async (): Promise<Either<RunError, void>> => {
    for (const mind of memory.minds) {
      const due = mind.manager.due(mind.state, now).filter((reaction) => own.has(partOfReaction(reaction, partitions)))
      const issued = await issue(mind, due.filter(({ key }) => !mind.due.has(key)))
      if (isLeft(issued)) return issued
      mind.due = new Set(due.map(({ key }) => key))
    }
    return right(undefined)
  }

  for (let rounds = 1; rounds <= maxRounds; rounds++) {
    const before = counts.done
    const read = await readOn()
    if (isLeft(read)) return read
    // Only when all that follows from events has followed, the time is asked: so the states it is asked of are the newest.
    if (counts.done === before && !stopped()) {
      const due = await issueDue()
      if (isLeft(due)) return due
    }
    if (counts.done === before || stopped()) return right({ position: memory.position, rounds, ...counts })
  }
  return left({ _tag: 'NeverQuiet', rounds: maxRounds })
}

/** What is due belongs to the part of the stream that it goes to. An id that is none belongs somewhere too: its fault is to be told. */
const partOfReaction = ({ id }: Reaction, partitions: number): number => {
  const ending = Number.parseInt(id.slice(-2), 16)
  return Number.isNaN(ending) ? 0 : ending % partitions
}
