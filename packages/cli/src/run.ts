/** The command from its words to its exit code. */
import type { Bilingual, Language } from '@vor-ort/core'
import { isLeft, right, type Either } from 'fp-ts/lib/Either.js'
import { readFileSync } from 'node:fs'
import { styleText } from 'node:util'

import { findCommand, inputFor, readLine } from './arguments.ts'
import type { Context } from './command.ts'
import { commands } from './commands/index.ts'
import { helpOf, overview } from './help.ts'
import type { Io, Output } from './io.ts'
import { languageOf } from './node-version.ts'
import { formatOption, languageOption, type Format } from './options.ts'
import { toCsv } from './output/csv.ts'
import { toJson } from './output/json.ts'
import type { Report } from './output/report.ts'
import { printBlocks } from './output/table.ts'
import { harmless } from './output/text.ts'
import { problemOf, say, type Problem } from './problem.ts'
import { progressOn } from './progress.ts'
import { withoutCredentials } from './store-url.ts'

/**
 * Runs one command line and gives the exit code: 0 done, 1 the store is not what it should be, 2 not possible like this.
 *
 * Whatever happens, stderr gets sentences, never a stack.
 */
export const run = async (argv: ReadonlyArray<string>, io: Io): Promise<0 | 1 | 2> => {
  let language = languageOf(io.env)
  try {
    const line = readLine(argv, commands)
    const chosen = languageOption.read(line.values.get('lang')?.slice(0, 1) ?? [], language)
    if (!isLeft(chosen)) language = chosen.right ?? language
    const done = isLeft(chosen) ? chosen : await carryOut(line, io, language)
    return isLeft(done) ? tell(done.left, io, language) : done.right
  } catch (thrown) {
    // A bug. Who uses the command can do no more than report it.
    const reason = thrown instanceof Error ? thrown.message : String(thrown)
    const sentence = say(`Unerwarteter Fehler von vor-ort: ${reason}.`, `Unexpected fault of vor-ort: ${reason}.`)
    return tell(problemOf(sentence), io, language)
  }
}

const carryOut = async (line: ReturnType<typeof readLine>, io: Io, language: Language): Promise<Either<Problem, 0 | 1>> => {
  const print = (text: string): Either<never, 0> => {
    io.stdout.write(text)
    return right(0)
  }
  const asksHelp = line.words[0] === 'help'
  const words = asksHelp ? line.words.slice(1) : line.words
  if (line.values.has('version')) return print(`${versionOfPackage()}\n`)
  if (words.length === 0 && (asksHelp || line.typed.every(({ name }) => name === 'help' || name === 'lang'))) return print(overview(commands, language))
  const isHelp = asksHelp || line.values.has('help')
  const found = findCommand(words, commands)
  // `vor-ort import --help` shall help although `import` is not the whole name.
  const begun = commands.find(({ name }) => name.split(' ')[0] === words[0])
  if (isHelp && (!isLeft(found) || begun !== undefined)) {
    const command = isLeft(found) ? begun : found.right.command
    if (command !== undefined) return print(helpOf(command, language))
  }
  if (isLeft(found)) return words.length === 0 ? { ...found, left: noCommand } : found
  const { command, rest } = found.right
  const input = inputFor(command, line, rest, language, io.env)
  if (isLeft(input)) return input
  const format = input.right.get(formatOption)
  if (isLeft(format)) return format
  const reported = await command.run(input.right, contextOf(io, language))()
  if (isLeft(reported)) return reported
  io.stdout.write(render(reported.right, format.right, io))
  return right(reported.right.exitCode ?? 0)
}

const noCommand = problemOf(say('Es fehlt der Befehl; vor-ort help zeigt alle.', 'The command is missing; vor-ort help shows them all.'))

const contextOf = (io: Io, language: Language): Context => ({
  language,
  io,
  progress: (what) => progressOn(io, language, what),
  warn: (sentence) => writeLine(io.stderr, sentence, language),
})

const render = (report: Report, format: Format, io: Io): string => {
  switch (format) {
    case 'json':
      return toJson(report.json())
    case 'csv': {
      const text = toCsv(report.csv())
      // A file gets the data as it is; a terminal would obey what is in it.
      return io.stdout.isTerminal ? text.split('\r\n').map(harmless).join('\n') : text
    }
    case 'table':
      return printBlocks(report.table(), {
        ...(io.stdout.columns === undefined ? {} : { width: io.stdout.columns }),
        colour: isColoured(io.stdout, io),
      })
  }
}

const isColoured = ({ isTerminal }: Output, { env }: Io): boolean =>
  isTerminal && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb'

// Whoever wrote the sentence: what was typed or came from a server may hold the URL of a store with its password.
const lineOf = (sentence: Bilingual, language: Language): string => `vor-ort: ${harmless(withoutCredentials(sentence[language]))}`

const writeLine = (output: Output, sentence: Bilingual, language: Language): void => output.write(`${lineOf(sentence, language)}\n`)

const tell = (problem: Problem, io: Io, language: Language): 1 | 2 => {
  const text = lineOf(problem.sentence, language)
  io.stderr.write(`${isColoured(io.stderr, io) ? styleText('red', text, { validateStream: false }) : text}\n`)
  return problem.exitCode
}

const versionOfPackage = (): string => {
  const text: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  return typeof text === 'object' && text !== null && 'version' in text ? String(text.version) : 'unknown'
}
