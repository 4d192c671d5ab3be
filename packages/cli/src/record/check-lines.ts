/** The first pass over a record file: every line is checked and decided, nothing is written. */
import type { Rejection } from '@vor-ort/core'
import type { LineDefaults } from '@vor-ort/interop'
import type { EventStore } from '@vor-ort/event-store'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'

import { didYouMean, say, type Problem } from '../problem.ts'
import type { Progress } from '../progress.ts'
import { storeProblem } from '../store-problems.ts'
import { similarTo } from '../suggest.ts'
import { startDryRun, type Outcome } from './dry-run.ts'
import { withReadableNames } from './readable-names.ts'
import { rejected, wrong, type LineProblem, type Wrong } from './line-problem.ts'
import { readLines } from './read-lines.ts'
import { readRecord, type CommandLine, type ReadRecord } from './read-record.ts'
import { unreadable, type Source } from './source.ts'
import { countTypes, type TypeCounts } from './type-counts.ts'

/** What a file amounts to, before anything is written. */
export interface Checked {
  /** Lines that are commands, the refused ones included. */
  readonly commands: number
  /** Events that would come. */
  readonly events: number
  readonly types: TypeCounts
  readonly alreadyRecorded: number
  readonly withoutEffect: number
  readonly repeated: ReadonlyArray<{ readonly line: number; readonly of: number }>
  readonly refused: number
  readonly streams: number
  readonly problems: ReadonlyArray<LineProblem>
  /** The lines that the second pass has nothing to do with. */
  readonly skip: ReadonlySet<number>
}

/** What the first pass works with. */
export interface CheckParts {
  readonly source: Source
  readonly store: EventStore
  readonly storeName: string
  /** Whether an earlier run may have recorded some of the lines. */
  readonly mayHoldEvents: boolean
  readonly progress: Progress
}

/** Checks every line of a file against the form, the codecs and the domain. */
export const checkLines = async ({ source, store, storeName, mayHoldEvents, progress }: CheckParts): Promise<Either<Problem, Checked>> => {
  const dryRun = startDryRun(store)
  const problems: LineProblem[] = []
  const repeated: { readonly line: number; readonly of: number }[] = []
  const skip = new Set<number>()
  // The first refused line about each id: what is refused later about it may only follow from that.
  const refusedAbout = new Map<string, number>()
  const names = startNames()
  const types = countTypes()
  const count = { commands: 0, events: 0, alreadyRecorded: 0, withoutEffect: 0, refused: 0 }
  let defaults: LineDefaults = {}
  let brokenDefaults: number | undefined

  const refuse = (line: number, wrongs: ReadonlyArray<Wrong>, id: string | undefined, follows?: number): void => {
    for (const one of wrongs) problems.push({ ...one, line, ...(follows === undefined ? {} : { follows }) })
    if (id !== undefined && !refusedAbout.has(id)) refusedAbout.set(id, line)
    count.refused++
    skip.add(line)
  }

  const decide = async (line: number, command: CommandLine): Promise<Either<Problem, undefined>> => {
    const decided = await dryRun.decide(line, command)()
    if (isLeft(decided)) return left(storeProblem(decided.left, storeName))
    const outcome = decided.right
    const { id } = command.record
    if (outcome._tag === 'Refused') {
      const earlier = refusedAbout.get(id)
      const follows = earlier !== undefined && mayFollow(outcome.rejection) ? earlier : undefined
      refuse(line, [rejectionProblem(outcome, follows === undefined ? names.similar(command) : [])], id, follows)
    } else if (outcome._tag === 'CommandIdTaken') refuse(line, [takenProblem(outcome)], id)
    else if (outcome._tag === 'NotStorable') refuse(line, [outcome.problem], id)
    else names.add(command)
    if (outcome._tag === 'Events') {
      count.events += outcome.events.length
      types.add(outcome.events)
    } else skip.add(line)
    if (outcome._tag === 'AlreadyRecorded') count.alreadyRecorded++
    if (outcome._tag === 'NoEffect') count.withoutEffect++
    if (outcome._tag === 'Repeated') repeated.push({ line, of: outcome.line })
    return right(undefined)
  }

  const refuseUnreadable = (line: number, { problems: wrongs, isDefaults, id }: Extract<ReadRecord, { readonly _tag: 'Wrong' }>): void => {
    if (isDefaults) {
      brokenDefaults = line
      defaults = {}
    }
    // What good defaults would have given is not missing a second time.
    const [missing, own] = [wrongs.filter(({ path }) => path === '$.by' || path === '$.on'), wrongs.filter(({ path }) => path !== '$.by' && path !== '$.on')]
    if (brokenDefaults === undefined || isDefaults || missing.length === 0) return refuse(line, wrongs, id)
    if (own.length > 0) for (const one of own) problems.push({ ...one, line })
    refuse(line, missing, id, brokenDefaults)
  }

  const prepare = async (): Promise<Either<Problem, undefined>> => {
    let given: LineDefaults = {}
    for await (const lines of readLines(source.bytes())) {
      for (const { text } of lines) {
        const read = readRecord(text, given)
        if (read._tag === 'Defaults') given = read.defaults
        if (read._tag === 'Wrong' && read.isDefaults) given = {}
        const prepared = read._tag === 'Command' ? await dryRun.prepare(read.command)() : right(undefined)
        if (isLeft(prepared)) return left(storeProblem(prepared.left, storeName))
      }
    }
    return right(undefined)
  }

  try {
    const prepared = mayHoldEvents ? await prepare() : right(undefined)
    if (isLeft(prepared)) return prepared
    for await (const lines of readLines(source.bytes())) {
      for (const { number: line, text, problem } of lines) {
        if (problem !== undefined) {
          count.commands++
          refuse(line, [problem], undefined)
          continue
        }
        const read = readRecord(text, defaults)
        if (read._tag === 'Nothing') continue
        if (read._tag === 'Defaults') {
          defaults = read.defaults
          brokenDefaults = undefined
          continue
        }
        count.commands++
        if (read._tag === 'Wrong') refuseUnreadable(line, read)
        else {
          const decided = await decide(line, read.command)
          if (isLeft(decided)) return decided
        }
      }
      progress.at(lines.at(-1)?.number ?? 0)
    }
  } catch (thrown) {
    if (isSystemError(thrown)) return unreadable(source.name, thrown)
    throw thrown
  }
  return right({ ...count, types: types.counts, repeated, streams: dryRun.streams(), problems: await withReadableNames(problems, source), skip })
}

const isSystemError = (thrown: unknown): boolean => thrown instanceof Error && 'syscall' in thrown

// Only these say that something before is missing; a broken rule is a problem of its own.
const mayFollow = ({ _tag }: Rejection): boolean => _tag === 'WrongPhase' || _tag === 'UnknownReference'

const rejectionProblem = ({ rejection, phase }: Extract<Outcome, { readonly _tag: 'Refused' }>, similar: ReadonlyArray<string>): Wrong => {
  const hint = phase === 'none' ? didYouMean(similar) : say('', '')
  return rejected(rejection, hint)
}

const takenProblem = ({ line, stream }: Extract<Outcome, { readonly _tag: 'CommandIdTaken' }>): Wrong =>
  line === undefined
    ? wrong(`Die commandId steht schon für einen anderen Befehl, erfasst in ${stream}; jeder Befehl braucht seine eigene.`, `The commandId stands for another command already, recorded in ${stream}; each command needs its own.`, '$.commandId')
    : wrong(`Die commandId steht schon für den Befehl in Zeile ${line}; jeder Befehl braucht seine eigene.`, `The commandId stands for the command in line ${line} already; each command needs its own.`, '$.commandId')

/** The readable names that a file has used for ids: a command to nothing is often a command to a mistyped name. */
const startNames = () => {
  const byCategory = new Map<string, Set<string>>()
  return {
    add: ({ category, writtenId }: CommandLine): void => {
      if (!writtenId.startsWith('@')) return
      const names = byCategory.get(category) ?? new Set()
      byCategory.set(category, names.add(writtenId))
    },
    similar: ({ category, writtenId }: CommandLine): ReadonlyArray<string> => {
      const others = [...(byCategory.get(category) ?? [])].filter((name) => name !== writtenId)
      return writtenId.startsWith('@') ? similarTo(writtenId, others) : []
    },
  }
}
