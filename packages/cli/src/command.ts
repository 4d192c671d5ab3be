/** The one shape of every command. */
import type { Bilingual, Language } from '@vor-ort/core'
import type { Either } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Io } from './io.ts'
import type { Report } from './output/report.ts'
import type { Problem } from './problem.ts'
import type { Progress } from './progress.ts'

/** One option of a command, and how its values are read. */
export interface Option<out A> {
  readonly name: string
  /** What stands for the value in the help; an option without it is a switch. */
  readonly placeholder?: string
  /** Takes several values: `--papers a b` or `--papers a --papers b`. */
  readonly many?: true
  readonly required?: true
  readonly summary: Bilingual
  /** Reads what was typed; nothing was typed where `values` is empty. A switch that is given has the value ''. */
  readonly read: (values: ReadonlyArray<string>, language: Language) => Either<Problem, A>
}

/** The argument of a command that is no option. */
export interface Argument {
  readonly name: string
  /** May be left out; then the input has ''. */
  readonly optional?: true
  readonly summary: Bilingual
}

/** What was typed after the name of the command. */
export interface Input {
  /** The argument; a command that declares one always has it, unless it is optional. */
  readonly argument: string
  readonly get: <A>(option: Option<A>) => Either<Problem, A>
}

/** What a command works with beside its input. */
export interface Context {
  readonly language: Language
  readonly io: Io
  /** A progress line on stderr; silent where that is no terminal. */
  readonly progress: (what: Bilingual) => Progress
  /** One line on stderr about something that does not end the run. */
  readonly warn: (sentence: Bilingual) => void
}

/** A command: one file in `commands/`, and one line in the list there. */
export interface Command {
  readonly name: string
  readonly summary: Bilingual
  readonly argument?: Argument
  readonly options: ReadonlyArray<Option<unknown>>
  /** Lines for the help, without `vor-ort` itself. */
  readonly examples: ReadonlyArray<string>
  readonly run: (input: Input, context: Context) => TaskEither<Problem, Report>
}
