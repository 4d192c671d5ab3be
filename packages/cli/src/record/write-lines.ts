/** The second pass over a record file: what the first one found good is recorded, in the order of the file. */
import type { AnyEvent } from '@vor-ort/core'
import type { CommandError, CommandHandler, EventStore } from '@vor-ort/event-store'
import type { LineDefaults } from '@vor-ort/interop'
import { observedCommandHandler } from '@vor-ort/observability'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'

import type { Io } from '../io.ts'
import { problemOf, refuse, say, type Problem } from '../problem.ts'
import type { Progress } from '../progress.ts'
import { storeProblem } from '../store-problems.ts'
import { telemetryOf } from '../telemetry.ts'
import { aggregateOf } from './any-aggregate.ts'
import { rejected, type LineProblem } from './line-problem.ts'
import { readLines } from './read-lines.ts'
import { readRecord, type CommandLine } from './read-record.ts'
import type { Source } from './source.ts'
import { countTypes, type TypeCounts } from './type-counts.ts'

/** What the second pass did. */
export interface Written {
  readonly events: number
  readonly types: TypeCounts
  /** Lines that another writer had recorded in the meantime. */
  readonly alreadyRecorded: number
  /** Lines that were good when they were checked, and are not any more. */
  readonly problems: ReadonlyArray<LineProblem>
}

/** What the second pass works with. */
export interface WriteParts {
  readonly source: Source
  readonly store: EventStore
  readonly storeName: string
  readonly io: Io
  readonly progress: Progress
  readonly skip: ReadonlySet<number>
  /** Goes on behind a line that is refused. */
  readonly goesOn: boolean
}

/** Records the lines of a file. */
export const writeLines = async ({ source, store, storeName, io, progress, skip, goesOn }: WriteParts): Promise<Either<Problem, Written>> => {
  if (!source.isUnchanged()) {
    return refuse(say(`${source.name} wurde während der Prüfung geändert; es wurde nichts erfasst.`, `${source.name} was changed while it was checked; nothing was recorded.`))
  }
  const { handle } = observedCommandHandler({ store, clock: io.clock }, telemetryOf(store))
  const problems: LineProblem[] = []
  const types = countTypes()
  let [events, alreadyRecorded] = [0, 0]
  let defaults: LineDefaults = {}
  for await (const lines of readLines(source.bytes())) {
    for (const { number: line, text } of lines) {
      const read = readRecord(text, defaults)
      if (read._tag === 'Defaults') defaults = read.defaults
      if (read._tag === 'Wrong' && read.isDefaults) defaults = {}
      if (read._tag !== 'Command' || skip.has(line)) continue
      const handled = await write(handle, read.command)
      if (isLeft(handled)) {
        const problem = commandProblem(handled.left, storeName)
        if (!goesOn || !isAboutCommand(handled.left)) return left(stoppedAt(source.name, line, problem))
        problems.push({ line, ...(handled.left._tag === 'CommandRejected' ? rejected(handled.left.rejection) : { path: '$', sentence: problem.sentence }) })
      } else if (handled.right.duplicate) alreadyRecorded++
      else {
        events += handled.right.events.length
        types.add(handled.right.events)
      }
      progress.at(line)
    }
  }
  return right({ events, types: types.counts, alreadyRecorded, problems })
}

const write = async (
  handle: CommandHandler['handle'],
  { category, record, commandId }: CommandLine,
): Promise<Either<CommandError, { readonly events: ReadonlyArray<AnyEvent>; readonly duplicate: boolean }>> => {
  const aggregate = aggregateOf(category)
  if (aggregate === undefined) return left({ _tag: 'StoreUnavailable', reason: `there is no aggregate ${category}` })
  const { command: type, aggregate: _aggregate, id, on, data, by, note: _note, commandId: _commandId, ...context } = record
  return handle<AnyEvent, unknown, AnyEvent>(aggregate, id, { type, on, data }, { ...context, actor: by, commandId })()
}

// The others are about the store: no later line would fare better.
const isAboutCommand = ({ _tag }: CommandError): boolean => _tag === 'CommandRejected' || _tag === 'CommandIdReused' || _tag === 'EventIdTaken' || _tag === 'InvalidEvent'

const stoppedAt = (file: string, line: number, { sentence, ...rest }: Problem): Problem => ({
  ...rest,
  sentence: say(
    `${file}:${line} konnte nicht erfasst werden: ${sentence.de} Die Zeilen davor sind erfasst; ein zweiter Lauf macht hier weiter.`,
    `${file}:${line} could not be recorded: ${sentence.en} The lines before it are recorded; a second run goes on here.`,
  ),
})

const commandProblem = (error: CommandError, storeName: string): Problem => {
  switch (error._tag) {
    case 'CommandRejected':
      return problemOf(rejected(error.rejection).sentence)
    case 'CommandIdReused':
      return problemOf(say(`Die commandId steht in ${error.stream} schon für einen anderen Befehl.`, `The commandId stands for another command already in ${error.stream}.`))
    case 'EventIdTaken':
      return problemOf(say(`Die commandId ist schon in ${error.storedIn} vergeben.`, `The commandId is taken already in ${error.storedIn}.`))
    case 'TooManyConflicts':
      return problemOf(say(`Andere schreiben zugleich in ${error.stream}.`, `Others write into ${error.stream} at the same time.`))
    case 'AppendTooLarge':
      return problemOf(say(`Der Befehl ergibt ${error.size} ${error.unit === 'events' ? 'Ereignisse' : 'Byte'}, der Speicher nimmt ${error.maximum} auf einmal.`, `The command gives ${error.size} ${error.unit}, the store takes ${error.maximum} at once.`))
    case 'InvalidEvent':
      return problemOf(say(`Das Ereignis passt nicht zu seiner Form (${error.fault._tag}): das ist ein Fehler von vor-ort.`, `The event is not of its form (${error.fault._tag}): this is a fault of vor-ort.`))
    default:
      return storeProblem(error, storeName)
  }
}
