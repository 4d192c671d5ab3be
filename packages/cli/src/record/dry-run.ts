/** Decides the commands of a record file on copies of the states, so that nothing is written before all is known to be good. */
import { canonicalJson, eventOf, sha256Hex, streamName, type AnyEvent, type Rejection, type StreamName } from '@vor-ort/core'
import { loadState, type EventStore, type LoadError } from '@vor-ort/event-store'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import { aggregateOf, type AnyAggregate } from './any-aggregate.ts'
import { wrong, type Wrong } from './line-problem.ts'
import type { CommandLine } from './read-record.ts'

/** What would come of a command. */
export type Outcome =
  | { readonly _tag: 'Events'; readonly events: ReadonlyArray<AnyEvent> }
  /** There is nothing to do. */
  | { readonly _tag: 'NoEffect' }
  /** An earlier run has recorded it. */
  | { readonly _tag: 'AlreadyRecorded' }
  /** The same line stood in this file before. */
  | { readonly _tag: 'Repeated'; readonly line: number }
  | { readonly _tag: 'Refused'; readonly rejection: Rejection; readonly phase: string }
  /** The store would not take an event of it. */
  | { readonly _tag: 'NotStorable'; readonly problem: Wrong }
  /** The id stands for another command, in this file or in the store. */
  | { readonly _tag: 'CommandIdTaken'; readonly line?: number; readonly stream: StreamName }

interface Known {
  readonly stream: StreamName
  readonly digest: string | undefined
  /** Where the events of the command lie in the store. */
  readonly stored?: { readonly first: bigint; readonly last: bigint }
  readonly line?: number
}

interface Scratch {
  readonly aggregate: AnyAggregate
  readonly stream: StreamName
  state: unknown
  /** The last revision in the store. */
  readonly head: bigint | undefined
  /** How far the lines of this file were recorded by an earlier run, up to the line that is looked at; `undefined`: none is. */
  seen: bigint | undefined
  /** The state at an earlier revision, as far as it was needed. */
  earlier: { readonly revision: bigint; readonly state: unknown } | undefined
}

/** A dry run over one file. */
export interface DryRun {
  /**
   * Finds out where in the history of its stream a file began; to be called for every command before the first is decided.
   *
   * It is needed only where an earlier run may have recorded some of the commands.
   */
  readonly prepare: (command: CommandLine) => TaskEither<LoadError, undefined>
  readonly decide: (line: number, command: CommandLine) => TaskEither<LoadError, Outcome>
  /** The streams that were touched. */
  readonly streams: () => number
}

/** Starts a dry run on what is stored. */
export const startDryRun = (store: EventStore): DryRun => {
  const scratches = new Map<StreamName, Scratch>()
  const known = new Map<string, Known>()

  const load = async (aggregate: AnyAggregate, stream: StreamName): Promise<Either<LoadError, Scratch>> => {
    const open = scratches.get(stream)
    if (open !== undefined) return right(open)
    const loaded = await loadState<unknown, AnyEvent>(store, aggregate, stream, ({ metadata, revision }) => {
      const { commandId, commandDigest: digest } = metadata
      if (commandId === undefined) return
      known.set(commandId, { stream, digest, stored: { first: known.get(commandId)?.stored?.first ?? revision, last: revision } })
    })()
    if (isLeft(loaded)) return loaded
    const { state, revision } = loaded.right
    const scratch: Scratch = { aggregate, stream, state, head: revision === 'noStream' ? undefined : revision, seen: undefined, earlier: undefined }
    scratches.set(stream, scratch)
    return right(scratch)
  }

  const isDoneAlready = async (scratch: Scratch, command: AnyEvent): Promise<Either<LoadError, boolean>> => {
    const { aggregate, stream, head, seen } = scratch
    if (head === undefined || seen === undefined || seen >= head) return right(false)
    let state = scratch.earlier?.state ?? aggregate.decider.initial
    const from = scratch.earlier === undefined ? 0n : scratch.earlier.revision + 1n
    if (from <= seen) {
      for await (const page of store.readStream(stream, { from, to: seen })) {
        for (const read of page) {
          if (isLeft(read)) return read
          const event = eventOf(read.right)
          if (aggregate.decider.isEvent(event)) state = aggregate.decider.evolve(state, event)
        }
      }
    }
    scratch.earlier = { revision: seen, state }
    const decided = aggregate.decider.decide(command, state)
    return right(!isLeft(decided) && decided.right.length === 0)
  }

  return {
    streams: () => scratches.size,
    prepare:
      ({ category, record, commandId }) =>
      async () => {
        const aggregate = aggregateOf(category)
        if (aggregate === undefined) return right(undefined)
        const loaded = await load(aggregate, streamName(category, record.id))
        if (isLeft(loaded)) return loaded
        const stored = known.get(commandId)?.stored
        if (stored !== undefined) loaded.right.seen ??= stored.first - 1n
        return right(undefined)
      },
    decide:
      (line, { category, record, commandId }) =>
      async () => {
        const aggregate = aggregateOf(category)
        const stream = streamName(category, record.id)
        if (aggregate === undefined) return left({ _tag: 'StoreUnavailable', reason: `there is no aggregate ${category}` })
        const loaded = await load(aggregate, stream)
        if (isLeft(loaded)) return loaded
        const scratch = loaded.right
        const { decider } = scratch.aggregate
        const command: AnyEvent = { type: record.command, on: record.on, data: record.data }
        const digest = sha256Hex(canonicalJson([command.type, command.on, command.data]))
        const earlier = known.get(commandId)
        if (earlier !== undefined) {
          const isSame = earlier.stream === stream && (earlier.digest === undefined || earlier.digest === digest)
          if (!isSame) return right({ _tag: 'CommandIdTaken', stream: earlier.stream, ...(earlier.line === undefined ? {} : { line: earlier.line }) })
          if (earlier.line !== undefined) return right({ _tag: 'Repeated', line: earlier.line })
          const last = earlier.stored?.last
          if (last !== undefined && (scratch.seen === undefined || last > scratch.seen)) scratch.seen = last
          known.set(commandId, { ...earlier, line })
          return right({ _tag: 'AlreadyRecorded' })
        }
        // A line that had nothing to do left no trace. It is not done anew because later lines of the file were recorded.
        const done = await isDoneAlready(scratch, command)
        if (isLeft(done)) return done
        const decided = done.right ? right([]) : decider.decide(command, scratch.state)
        if (isLeft(decided)) return right({ _tag: 'Refused', rejection: decided.left, phase: phaseOf(scratch.state) })
        const problem = notStorable(decided.right, scratch.aggregate, record.subjects ?? [])
        if (problem !== undefined) return right({ _tag: 'NotStorable', problem })
        known.set(commandId, { stream, digest, line })
        if (decided.right.length === 0) return right({ _tag: 'NoEffect' })
        scratch.state = decided.right.reduce((state: unknown, event) => decider.evolve(state, event), scratch.state)
        return right({ _tag: 'Events', events: decided.right })
      },
  }
}

// What the store refuses at its door, told before anything is written.
const notStorable = (events: ReadonlyArray<AnyEvent>, { events: definitions }: AnyAggregate, subjects: ReadonlyArray<string>): Wrong | undefined => {
  for (const { type, data } of events) {
    const definition = definitions[type]
    if (definition?.data.is(data) !== true) return wrong(`Das Ereignis ${type} hat nicht die vereinbarte Form: das ist ein Fehler von vor-ort.`, `The event ${type} is not of the agreed form: this is a fault of vor-ort.`)
    if (definition.classification === 'public' && subjects.length > 0) {
      return wrong(`${type} ist öffentlich und darf keine Person nennen (K-10); hier gehört „subjects“ weg.`, `${type} is public and may name no person (K-10); "subjects" has to go here.`, '$.subjects')
    }
  }
  return undefined
}

const phaseOf = (state: unknown): string => (typeof state === 'object' && state !== null && 'phase' in state ? String(state.phase) : '')
