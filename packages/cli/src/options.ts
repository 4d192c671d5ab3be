/** The options that several commands share. */
import type { Instant, Language, LocalDate, View } from '@vor-ort/core'
import type { Share } from '@vor-ort/event-store'
import { isLeft, map, right, type Either } from 'fp-ts/lib/Either.js'

import type { Input, Option } from './command.ts'
import { readDay, readInstant } from './dates.ts'
import { didYouMean, refuse, say, type Problem } from './problem.ts'
import { readStoreUrl, storeUrlForms, type StoreUrl } from './store-url.ts'
import { similarTo } from './suggest.ts'
import { urlPlaceholder } from './url-source.ts'

/** The forms of output. */
export const formats = ['table', 'json', 'csv'] as const
export type Format = (typeof formats)[number]
const languages: ReadonlyArray<Language> = ['de', 'en']

const oneOf = <A extends string>(option: string, known: ReadonlyArray<A>, typed: string): Either<Problem, A> => {
  const found = known.find((value) => value === typed)
  if (found !== undefined) return right(found)
  const hint = didYouMean(similarTo(typed, known))
  return refuse(
    say(
      `--${option} kennt „${typed}“ nicht; möglich ist: ${known.join(', ')}.${hint.de}`,
      `--${option} does not know "${typed}"; possible are: ${known.join(', ')}.${hint.en}`,
    ),
  )
}

/** A switch: given or not. */
export const switchOption = (name: string, summary: Option<boolean>['summary']): Option<boolean> => ({
  name,
  summary,
  read: (values) => right(values.length > 0),
})

/** A text that may be left out. */
export const textOption = (name: string, placeholder: string, summary: Option<string>['summary']): Option<string | undefined> => ({
  name,
  placeholder,
  summary,
  read: ([value]) => right(value),
})

/** Several texts, such as files. */
export const textsOption = (
  name: string,
  placeholder: string,
  summary: Option<string>['summary'],
  required = false,
): Option<ReadonlyArray<string>> => ({
  name,
  placeholder,
  summary,
  many: true,
  ...(required ? { required } : {}),
  read: (values) => right(values),
})

/** A whole number between two bounds, with a value where nothing was typed. */
export const wholeNumberOption = (name: string, otherwise: number, from: number, to: number, summary: Option<number>['summary']): Option<number> => ({
  name,
  placeholder: 'N',
  summary: say(`${summary.de}; sonst ${otherwise}`, `${summary.en}; by default ${otherwise}`),
  read: ([value]) => {
    if (value === undefined) return right(otherwise)
    const typed = /^[0-9]{1,15}$/.test(value) ? Number(value) : Number.NaN
    return typed >= from && typed <= to
      ? right(typed)
      : refuse(say(`--${name} braucht eine ganze Zahl von ${from} bis ${to}, nicht „${value}“.`, `--${name} needs a whole number from ${from} to ${to}, not "${value}".`))
  },
})

export const formatOption: Option<Format> = {
  name: 'format',
  placeholder: formats.join('|'),
  summary: say('Ausgabe für Menschen (table), Programme (json) oder Tabellen (csv)', 'output for people (table), programs (json) or spreadsheets (csv)'),
  read: ([value]) => (value === undefined ? right('table') : oneOf('format', formats, value)),
}

/** The language; without the option the environment decides. */
export const languageOption: Option<Language | undefined> = {
  name: 'lang',
  placeholder: languages.join('|'),
  summary: say('Sprache; sonst entscheidet LANG', 'language; by default LANG decides'),
  read: ([value]) => (value === undefined ? right(undefined) : oneOf('lang', languages, value)),
}

export const helpOption = switchOption('help', say('Hilfe zum Befehl', 'help on the command'))
export const versionOption = switchOption('version', say('Version ausgeben', 'print the version'))

/** What every command takes. */
export const globalOptions: ReadonlyArray<Option<unknown>> = [formatOption, languageOption, helpOption, versionOption]

/** The store, which must be named. */
export const storeOption: Option<StoreUrl> = {
  name: 'store',
  placeholder: urlPlaceholder,
  required: true,
  summary: say(`der Speicher: ${storeUrlForms.de}`, `the store: ${storeUrlForms.en}`),
  read: ([value = '']) => readStoreUrl(value),
}

// The store is shared in so many parts: further members would have nothing to do.
const mostMembers = 16

/** Which of several processes that share a work this one is. */
export const memberOption: Option<Share | undefined> = {
  name: 'member',
  placeholder: 'I/N',
  summary: say(`der wievielte von N Prozessen, die sich die Arbeit teilen: 1/3, 2/3, 3/3; N höchstens ${mostMembers}`, `which of N processes that share the work this one is: 1/3, 2/3, 3/3; N is ${mostMembers} at most`),
  read: ([value]) => {
    if (value === undefined) return right(undefined)
    const [member = Number.NaN, size = Number.NaN] = /^[0-9]{1,3}\/[0-9]{1,3}$/.test(value) ? value.split('/').map(Number) : []
    return member >= 1 && member <= size && size <= mostMembers
      ? right({ member: member - 1, size })
      : refuse(say(`--member braucht I/N mit I von 1 bis N und N bis ${mostMembers}, etwa 2/3, nicht „${value}“.`, `--member needs I/N with I from 1 to N and N up to ${mostMembers}, such as 2/3, not "${value}".`))
  },
}

export const asOfOption: Option<Instant | undefined> = {
  name: 'as-of',
  placeholder: 'D',
  summary: say('nur was bis dahin erfasst war (Tag oder Zeitpunkt)', 'only what had been recorded by then (a day or a point in time)'),
  read: ([value], language) => (value === undefined ? right(undefined) : readInstant('as-of', value, language)),
}

export const validAtOption: Option<LocalDate | undefined> = {
  name: 'valid-at',
  placeholder: 'D',
  summary: say('nur was an diesem Tag schon geschehen war', 'only what had happened by that day'),
  read: ([value], language) => (value === undefined ? right(undefined) : readDay('valid-at', value, language)),
}

/** The view that `--as-of` and `--valid-at` ask for. */
export const viewOfInput = (input: Input): Either<Problem, View> => {
  const asOf = input.get(asOfOption)
  if (isLeft(asOf)) return asOf
  return map((validAt: LocalDate | undefined) => ({
    ...(asOf.right === undefined ? {} : { asOf: asOf.right }),
    ...(validAt === undefined ? {} : { validAt }),
  }))(input.get(validAtOption))
}
