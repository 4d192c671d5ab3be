/** A command, an event or a line of a record file for people: what it is, and a table of its fields. */
import type { Language } from '@vor-ort/core'
import { recordableCommands, type EventInfo, type MessageInfo } from '@vor-ort/interop'

import { facts, heading, paragraph, type Block } from '../output/report.ts'
import { say } from '../problem.ts'
import { eventOfCommand } from './event-of-command.ts'
import { fieldRows, needed, optional, type FieldRow } from './field-rows.ts'

const titleOf = ({ name, german }: MessageInfo, language: Language): string => (language === 'de' ? `${german} (${name})` : name)

/** The blocks of a command. */
export const commandBlocks = (command: MessageInfo, language: Language): ReadonlyArray<Block> => {
  const german = language === 'de'
  const event = eventOfCommand(command)
  return [
    heading(titleOf(command, language)),
    facts(
      [german ? 'Befehl an' : 'command to', command.category],
      ['German term', german ? undefined : command.german],
      [german ? 'führt zu' : 'leads to', event === undefined ? undefined : [titleOf(event, language), event.summary]],
      [german ? 'Fundstelle' : 'seat', command.seat === 'none' ? undefined : command.seat],
    ),
    ...fieldBlocks(fieldRows(command.data, 'data', needed), language),
  ]
}

/** The blocks of an event. */
export const eventBlocks = (event: EventInfo, language: Language): ReadonlyArray<Block> => {
  const german = language === 'de'
  return [
    heading(titleOf(event, language)),
    facts(
      [german ? 'Ereignis von' : 'event of', event.category],
      ['German term', german ? undefined : event.german],
      [german ? 'was' : 'what', event.summary],
      [german ? 'Fundstelle' : 'seat', event.seat === 'none' ? undefined : event.seat],
      [german ? 'Fassung' : 'version', String(event.version)],
      [german ? 'Einstufung' : 'class', event.classification],
    ),
    ...fieldBlocks(fieldRows(event.data, 'data', needed), language),
  ]
}

const ofLine: ReadonlyArray<FieldRow> = [
  { path: 'command', need: needed, what: say('Name eines Befehls; vor-ort schema zeigt alle', 'name of a command; vor-ort schema shows them all') },
  { path: 'id', need: needed, what: say('Kennung dessen, dem der Befehl gilt: @Name oder UUID', 'id of what the command is for: @name or UUID') },
  { path: 'data', need: needed, what: say('was der Befehl braucht: vor-ort schema NAME', 'what the command needs: vor-ort schema NAME') },
]

/** The blocks of a line of a record file, whatever its command. */
export const lineBlocks = (language: Language): ReadonlyArray<Block> => {
  const own = new Set(['line', 'line.command', 'line.id'])
  const [one] = recordableCommands
  const all = one === undefined ? [] : fieldRows(one.line, 'line', needed)
  const rest = all.flatMap((row): ReadonlyArray<FieldRow> => {
    if (own.has(row.path) || /^line\.data(?:$|[.[])/.test(row.path)) return []
    const path = row.path.slice('line.'.length)
    if (path === 'aggregate') return [{ path, need: optional, what: say('wo mehrere Arten von Strömen einen Befehl dieses Namens haben', 'where several kinds of streams have a command of this name') }]
    // Parts that are told once are named by the path of the line.
    const { de, en } = row.what
    return [{ ...row, path, what: say(de.replace('wie line.', 'wie '), en.replace('as line.', 'as ')) }]
  })
  return [
    heading(language === 'de' ? 'Zeile einer Datei für vor-ort record' : 'Line of a file for vor-ort record'),
    tableBlock([...ofLine, ...rest], language),
    paragraph(
      language === 'de'
        ? 'Eine Zeile {"defaults":{…}} gibt on, by, evidence, carrier, legalBasis, purpose und subjects für die Zeilen danach vor.'
        : 'A line {"defaults":{…}} gives on, by, evidence, carrier, legalBasis, purpose and subjects for the lines behind it.',
    ),
    jsonHint(language),
  ]
}

const fieldBlocks = (rows: ReadonlyArray<FieldRow>, language: Language): ReadonlyArray<Block> => {
  const [own, ...fields] = rows
  const shown = own?.path === 'data' && fields.length > 0 ? fields : rows
  const condition = own?.path === 'data' ? own.what[language].split('; ').slice(1).join('; ') : ''
  return [
    tableBlock(shown, language),
    ...(condition === '' || shown === rows ? [] : [paragraph(`data: ${condition}.`)]),
    jsonHint(language),
  ]
}

const tableBlock = (rows: ReadonlyArray<FieldRow>, language: Language): Block => ({
  kind: 'table',
  columns: language === 'de' ? [{ title: 'Feld' }, { title: 'Nötig' }, { title: 'Was', flexible: true }] : [{ title: 'Field' }, { title: 'Needed' }, { title: 'What', flexible: true }],
  rows: rows.map(({ path, need, what }) => [path, need[language], what[language]]),
})

const jsonHint = (language: Language): Block =>
  paragraph(language === 'de' ? 'Mit --format json: das JSON-Schema, für Programme und Editoren.' : 'With --format json: the JSON Schema, for programs and editors.')
