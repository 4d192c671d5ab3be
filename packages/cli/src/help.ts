/** The help: of the whole, and of each command. */
import type { Language } from '@vor-ort/core'

import type { Argument, Command, Option } from './command.ts'
import { widthOf, padded } from './output/text.ts'
import { globalOptions } from './options.ts'
import { urlPlaceholder, urlSources } from './url-source.ts'

const words = {
  de: {
    what: 'vor-ort: was ein Gremium beschlossen hat, was wann bekannt war, und der Nachweis, dass nichts geändert wurde.',
    usage: 'Aufruf',
    command: 'BEFEHL',
    options: 'OPTIONEN',
    commands: 'Befehle',
    argument: 'Angabe',
    ofCommand: 'Optionen',
    ofAll: 'Optionen aller Befehle',
    examples: 'Beispiele',
    required: 'nötig',
    more: 'vor-ort BEFEHL --help zeigt die Optionen eines Befehls.',
    exits: 'Ende mit 0: gelungen. 1: der Speicher ist beschädigt oder nicht der erwartete (verify), Zeilen sind abgelehnt (record). 2: so nicht möglich.',
    csv: 'CSV ist RFC 4180 in UTF-8; Zellen sind unveränderte Daten: in eine Tabellenkalkulation als Text einlesen.',
  },
  en: {
    what: 'vor-ort: what a body decided, what was known when, and the proof that nothing was changed.',
    usage: 'Usage',
    command: 'COMMAND',
    options: 'OPTIONS',
    commands: 'Commands',
    argument: 'Argument',
    ofCommand: 'Options',
    ofAll: 'Options of every command',
    examples: 'Examples',
    required: 'needed',
    more: 'vor-ort COMMAND --help shows the options of a command.',
    exits: 'Ends with 0: done. 1: the store is damaged or not the expected one (verify), lines are refused (record). 2: not possible like this.',
    csv: 'CSV is RFC 4180 in UTF-8; cells are unaltered data: import them into a spreadsheet as text.',
  },
} as const satisfies Record<Language, Record<string, string>>

type Line = readonly [left: string, right: string]

// All lists of one page share a column, so that the eye can follow it.
const page = (parts: ReadonlyArray<readonly [title: string, lines: ReadonlyArray<Line>]>): string => {
  const width = Math.max(...parts.flatMap(([, lines]) => lines.map(([left]) => widthOf(left))))
  return parts
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => `${title}:\n${lines.map(([left, right]) => `  ${padded(left, width)}  ${right}\n`).join('')}`)
    .join('\n')
}

const optionLine = (language: Language) => ({ name, placeholder, many, required, summary }: Option<unknown>): Line => [
  `--${name}${placeholder === undefined ? '' : ` ${placeholder}`}${many === true && !placeholder?.endsWith('...') ? '...' : ''}`,
  `${summary[language]}${required === true ? ` (${words[language].required})` : ''}`,
]

const argumentOf = (argument: Argument | undefined): string =>
  argument === undefined ? '' : argument.optional === true ? ` [${argument.name}]` : ` ${argument.name}`

/** The help of the whole. */
export const overview = (commands: ReadonlyArray<Command>, language: Language): string => {
  const say = words[language]
  const lists = page([
    [say.commands, commands.map(({ name, argument, summary }): Line => [`${name}${argumentOf(argument)}`, summary[language]])],
    [say.ofAll, globalOptions.map(optionLine(language))],
  ])
  return `${say.what}\n\n${say.usage}: vor-ort ${say.command} [${say.options}]\n\n${lists}\n${say.more}\n${say.exits}\n`
}

/** The help of one command. */
export const helpOf = (command: Command, language: Language): string => {
  const say = words[language]
  const { name, argument, options, summary, examples } = command
  const needed = options.filter(({ required }) => required === true).map((option) => ` ${optionLine(language)(option)[0]}`)
  const usage = `vor-ort ${name}${argumentOf(argument)}${needed.join('')} [${say.options}]`
  const lists = page([
    [say.argument, argument === undefined ? [] : [[argument.name, argument.summary[language]]]],
    [say.ofCommand, options.map(optionLine(language))],
    [say.ofAll, globalOptions.map(optionLine(language))],
  ])
  const shown = examples.map((example) => `  vor-ort ${example}\n`).join('')
  const urls = options.some(({ placeholder }) => placeholder === urlPlaceholder) ? `${urlSources[language]}\n\n` : ''
  return `${summary[language]}\n\n${say.usage}: ${usage}\n\n${lists}\n${urls}${say.examples}:\n${shown}\n${say.csv}\n`
}
