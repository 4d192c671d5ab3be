/** `vor-ort schema`: the fields of a command, an event or a line of a record file, and its JSON Schema. */
import { commandCatalogue, commandSchema, eventCatalogue, eventSchema, recordLineSchema, type JsonSchema, type MessageInfo } from '@vor-ort/interop'
import { right } from 'fp-ts/lib/Either.js'
import type { Language } from '@vor-ort/core'

import type { Argument, Command } from '../command.ts'
import { leavesOf } from '../output/outline.ts'
import { heading, paragraph, type Block, type Report } from '../output/report.ts'
import { didYouMean, refuse, say } from '../problem.ts'
import { commandBlocks, eventBlocks, lineBlocks } from '../schema/schema-blocks.ts'
import { similarTo } from '../suggest.ts'

const nameArgument: Argument = {
  name: 'NAME',
  optional: true,
  summary: say('ein Befehl, ein Ereignis oder record-line; ohne Angabe die Liste aller', 'a command, an event or record-line; without it the list of all'),
}

export const schema: Command = {
  name: 'schema',
  summary: say('Die Befehle und Ereignisse, und die Felder von jedem; mit --format json das JSON-Schema', 'the commands and events, and the fields of each; with --format json the JSON Schema'),
  argument: nameArgument,
  options: [],
  examples: ['schema', 'schema SubmitMotion', 'schema record-line --format json > record-line.schema.json'],
  run: ({ argument }, { language }) => async () => {
    if (argument === '') return right(listReport(language))
    const found = schemaNamed(argument)
    if (found !== undefined) return right(schemaReport(found, language))
    const names = [recordLine, ...allMessages().map(({ name }) => name), ...ambiguous()]
    const hint = didYouMean(similarTo(argument, names))
    return refuse(
      say(
        `„${argument}“ ist weder Befehl noch Ereignis.${hint.de || ' vor-ort schema zeigt alle.'}`,
        `"${argument}" is neither a command nor an event.${hint.en || ' vor-ort schema shows them all.'}`,
      ),
    )
  },
}

const recordLine = 'record-line'

const allMessages = (): ReadonlyArray<MessageInfo> => [...commandCatalogue, ...eventCatalogue]

// A command name of several aggregates is asked for as category/Name.
const ambiguous = (): ReadonlyArray<string> =>
  commandCatalogue.filter(({ name, category }) => commandCatalogue.some((other) => other.name === name && other.category !== category)).map(({ name, category }) => `${category}/${name}`)

interface Found {
  readonly schema: JsonSchema
  readonly blocks: (language: Language) => ReadonlyArray<Block>
}

const schemaNamed = (typed: string): Found | undefined => {
  if (typed === recordLine) return { schema: recordLineSchema(), blocks: lineBlocks }
  const [, category, name = typed] = /^([a-z-]+)\/(.+)$/.exec(typed) ?? []
  const asCommand = commandSchema(name, category)
  const command = commandCatalogue.find((info) => info.name === name && (category === undefined || info.category === category))
  if (asCommand !== undefined && command !== undefined) return { schema: asCommand, blocks: (language) => commandBlocks(command, language) }
  const asEvent = eventSchema(name)
  const event = eventCatalogue.find((info) => info.name === name)
  return asEvent === undefined || event === undefined ? undefined : { schema: asEvent, blocks: (language) => eventBlocks(event, language) }
}

const schemaReport = ({ schema: found, blocks }: Found, language: Language): Report => ({
  table: () => blocks(language),
  json: () => found,
  csv: () => ({ header: ['path', 'value'], rows: leavesOf(found) }),
})

const rowsOf = (kind: 'command' | 'event', messages: ReadonlyArray<MessageInfo>) =>
  messages.map(({ name, category, module, german, summary }) => ({ kind, name, category, module, german, summary }))

const listReport = (language: Language): Report => {
  const rows = [...rowsOf('command', commandCatalogue), ...rowsOf('event', eventCatalogue)]
  return {
    table: () => [
      ...listBlocks(language === 'de' ? 'Befehle' : 'Commands', commandCatalogue, language),
      ...listBlocks(language === 'de' ? 'Ereignisse' : 'Events', eventCatalogue, language),
      paragraph(
        language === 'de'
          ? 'vor-ort schema NAME zeigt die Felder (mit --format json das JSON-Schema), vor-ort schema record-line die einer Zeile für vor-ort record.'
          : 'vor-ort schema NAME shows the fields (with --format json the JSON Schema), vor-ort schema record-line those of a line for vor-ort record.',
      ),
    ],
    json: () => rows,
    csv: () => ({ header: ['kind', 'name', 'category', 'module', 'german', 'summary'], rows: rows.map((row) => Object.values(row)) }),
  }
}

const listBlocks = (title: string, messages: ReadonlyArray<MessageInfo>, language: Language): ReadonlyArray<Block> => [
  heading(title),
  {
    kind: 'table',
    columns: [{ title: 'Name' }, { title: language === 'de' ? 'Strom' : 'Stream' }, { title: language === 'de' ? 'Bezeichnung' : 'German term', flexible: true }],
    rows: messages.map(({ name, category, german }) => [name, category, german]),
  },
]
