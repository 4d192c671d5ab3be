/** From the words of a command line to a command and its input. */
import type { Bilingual, Language } from '@vor-ort/core'
import { left, right, type Either } from 'fp-ts/lib/Either.js'
import { parseArgs } from 'node:util'

import type { Command, Input, Option } from './command.ts'
import type { Io } from './io.ts'
import { globalOptions } from './options.ts'
import { didYouMean, problemOf, refuse, say, type Problem } from './problem.ts'
import { similarTo } from './suggest.ts'
import { readUrlOption, urlPlaceholder } from './url-source.ts'

/** What was typed, sorted: words, and values by option. */
export interface Line {
  readonly words: ReadonlyArray<string>
  readonly values: ReadonlyMap<string, ReadonlyArray<string>>
  /** The options as they were typed, in order, with what is wrong about them whatever the command. */
  readonly typed: ReadonlyArray<{ readonly name: string; readonly raw: string; readonly fault?: Bilingual }>
}

/** Sorts the words of a command line; it needs no command yet, as options may stand before its name. */
export const readLine = (argv: ReadonlyArray<string>, commands: ReadonlyArray<Command>): Line => {
  const options = new Map([...globalOptions, ...commands.flatMap((command) => command.options)].map((option) => [option.name, option]))
  const { tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(
      [...options].map(([name, { placeholder }]) => [
        name,
        { type: placeholder === undefined ? 'boolean' : 'string', multiple: true, ...(name === 'help' ? { short: 'h' } : {}) } as const,
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const words: string[] = []
  const values = new Map<string, string[]>()
  const typed: Line['typed'][number][] = []
  // The option that still takes values: `--papers a b`.
  let open: string[] | undefined
  for (const token of tokens) {
    if (token.kind === 'option-terminator') open = undefined
    else if (token.kind === 'positional') (open ?? words).push(token.value)
    else {
      const option = options.get(token.name)
      const known = values.get(token.name) ?? []
      values.set(token.name, known)
      const fault = option === undefined ? undefined : valueFault(option, token.value, token.inlineValue === true, known.length)
      typed.push({ name: token.name, raw: token.rawName, ...(fault === undefined ? {} : { fault }) })
      known.push(token.value ?? '')
      open = option?.many === true ? known : undefined
    }
  }
  return { words, values, typed }
}

const valueFault = (option: Option<unknown>, value: string | undefined, isInline: boolean, before: number): Bilingual | undefined => {
  const { name, placeholder, many } = option
  if (placeholder === undefined) {
    return value === undefined ? undefined : say(`--${name} ist ein Schalter und nimmt keinen Wert.`, `--${name} is a switch and takes no value.`)
  }
  // Node takes the next word whatever it is; one that looks like an option is a forgotten value.
  if (value === undefined || value === '' || (!isInline && value.startsWith('-') && value.length > 1)) {
    return say(`--${name} braucht einen Wert: --${name} ${placeholder}.`, `--${name} needs a value: --${name} ${placeholder}.`)
  }
  return before > 0 && many !== true ? say(`--${name} steht zweimal da.`, `--${name} is given twice.`) : undefined
}

/** The command that the first words name, and the words behind its name. */
export const findCommand = (
  words: ReadonlyArray<string>,
  commands: ReadonlyArray<Command>,
): Either<Problem, { readonly command: Command; readonly rest: ReadonlyArray<string> }> => {
  for (const command of commands) {
    const name = command.name.split(' ')
    if (name.every((word, index) => words[index] === word)) return right({ command, rest: words.slice(name.length) })
  }
  const [first = '', second = ''] = words
  const begun = commands.filter(({ name }) => name.startsWith(`${first} `)).map(({ name }) => name)
  const names = commands.map(({ name }) => name)
  const similar = begun.length > 0 ? begun : similarTo(first, names).concat(similarTo(`${first} ${second}`, names))
  const hint = didYouMean([...new Set(similar)].map((name) => `vor-ort ${name}`))
  return refuse(
    begun.length > 0
      ? say(`„${words.slice(0, 2).join(' ')}“ ist kein ganzer Befehl.${hint.de}`, `"${words.slice(0, 2).join(' ')}" is not a whole command.${hint.en}`)
      : say(
          `Den Befehl „${first}“ gibt es nicht.${hint.de || ` Es gibt: ${names.join(', ')}.`}`,
          `There is no command "${first}".${hint.en || ` There are: ${names.join(', ')}.`}`,
        ),
  )
}

/** Checks the line against the command and gives its input. */
export const inputFor = (command: Command, line: Line, rest: ReadonlyArray<string>, language: Language, env: Io['env']): Either<Problem, Input> => {
  const allowed = [...command.options, ...globalOptions]
  for (const { name, raw, fault } of line.typed) {
    if (!allowed.some((option) => option.name === name)) return refuse(unknownOption(command, raw, name))
    if (fault !== undefined) return left(problemOf(fault))
  }
  const [argument, ...more] = rest
  const extra = command.argument === undefined ? argument : more[0]
  if (extra !== undefined) {
    return refuse(
      say(
        `vor-ort ${command.name} kann mit „${extra}“ nichts anfangen; ein Wert mit Leerzeichen gehört in Anführungszeichen.`,
        `vor-ort ${command.name} does not know what to do with "${extra}"; a value with blanks must be put in quotes.`,
      ),
    )
  }
  if (command.argument !== undefined && command.argument.optional !== true && argument === undefined) {
    const { name, summary } = command.argument
    return refuse(
      say(`vor-ort ${command.name} braucht ${name}: ${summary.de}.`, `vor-ort ${command.name} needs ${name}: ${summary.en}.`),
    )
  }
  const missing = command.options.find(({ name, required }) => required === true && !line.values.has(name))
  if (missing !== undefined) {
    const usage = `--${missing.name} ${missing.placeholder ?? ''}`.trim()
    return refuse(say(`Es fehlt ${usage}: ${missing.summary.de}.`, `${usage} is missing: ${missing.summary.en}.`))
  }
  const get: Input['get'] = (option) => {
    const values = line.values.get(option.name) ?? []
    return option.placeholder === urlPlaceholder ? readUrlOption(option, values, language, env) : option.read(values, language)
  }
  return right({ argument: argument ?? '', get })
}

const unknownOption = (command: Command, raw: string, name: string): Bilingual => {
  const allowed = [...command.options, ...globalOptions].map((option) => option.name)
  const similar = didYouMean(similarTo(name, allowed).map((option) => `--${option}`))
  const listed = allowed.map((option) => `--${option}`).join(', ')
  return say(
    `vor-ort ${command.name} hat keine Option ${raw}.${similar.de || ` Es hat: ${listed}.`}`,
    `vor-ort ${command.name} has no option ${raw}.${similar.en || ` It has: ${listed}.`}`,
  )
}
