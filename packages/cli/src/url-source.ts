/** URLs that are not in the command line, which other users of a machine can see: they are in the environment, or in a file. */
import type { Bilingual, Language } from '@vor-ort/core'
import { isLeft, right, type Either } from 'fp-ts/lib/Either.js'
import { readFileSync } from 'node:fs'

import type { Option } from './command.ts'
import type { Io } from './io.ts'
import { refuse, say, type Problem } from './problem.ts'

/** What stands for the value of every option that is a URL. */
export const urlPlaceholder = 'URL'

/** How such a URL is given, for the help. */
export const urlSources = say(
  'Statt einer URL geht auch env:NAME (sie steht in dieser Umgebungsvariablen) oder file:PFAD (sie ist die erste Zeile dieser Datei).',
  'Instead of a URL, env:NAME (it is in that environment variable) or file:PATH (it is the first line of that file) will do.',
)

/** Reads an option that is a URL, wherever that is. What is found there is never in a sentence: it may be a password alone. */
export const readUrlOption = <A>(option: Option<A>, values: ReadonlyArray<string>, language: Language, env: Io['env']): Either<Problem, A> => {
  const [, kind, place = ''] = /^(env|file):(.*)$/s.exec(values[0] ?? '') ?? []
  if (kind === undefined) return option.read(values, language)
  const found = kind === 'env' ? fromEnvironment(option.name, place, env) : fromFile(option.name, place)
  if (isLeft(found)) return found
  const read = option.read([found.right], language)
  return isLeft(read) ? refuse(notUsable(option.name, kind === 'env' ? inVariable(place) : inFile(place))) : read
}

const fromEnvironment = (option: string, name: string, env: Io['env']): Either<Problem, string> => {
  const value = env[name]?.trim() ?? ''
  if (value !== '') return right(value)
  return refuse(
    say(
      `--${option} env:${name}: die Umgebungsvariable ${name} fehlt oder ist leer.`,
      `--${option} env:${name}: there is no environment variable ${name}, or it is empty.`,
    ),
  )
}

const fromFile = (option: string, file: string): Either<Problem, string> => {
  try {
    const [line = ''] = readFileSync(file, 'utf8').split(/\r?\n/, 1)
    const value = line.trim()
    return value === '' ? refuse(say(`--${option} file:${file}: die erste Zeile ist leer.`, `--${option} file:${file}: the first line is empty.`)) : right(value)
  } catch {
    return refuse(say(`--${option} file:${file}: die Datei fehlt oder ist nicht lesbar.`, `--${option} file:${file}: there is no such file, or it cannot be read.`))
  }
}

const inVariable = (name: string): Bilingual => say(`was in der Umgebungsvariablen ${name} steht`, `what is in the environment variable ${name}`)
const inFile = (file: string): Bilingual => say(`was in der ersten Zeile von ${file} steht`, `what is in the first line of ${file}`)

const notUsable = (option: string, where: Bilingual): Bilingual =>
  say(
    `--${option}: ${where.de}, ist hier keine brauchbare URL; es wird nicht gezeigt, da es ein Passwort enthalten kann.`,
    `--${option}: ${where.en} is no URL that can be used here; it is not shown, since it may hold a password.`,
  )
