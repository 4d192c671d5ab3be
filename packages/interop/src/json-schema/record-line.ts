/**
 * The lines of a record file: commands as NDJSON, for people and programs that record without code.
 *
 * `{"command":"SubmitMotion","id":"@motion/1","on":"2015-01-13","data":{…},"by":{"role":"CDU-Fraktion"}}`. A line
 * `{"defaults":{…}}` gives what the lines behind it leave out.
 */
import { Actor, EventId, Evidence, FuzzyDate, idOf, list, literal, PersonId, record, text, type Fields, type Id } from '@vor-ort/core'
import type * as t from 'io-ts'

import { schemaDocument, schemaWriter, type JsonSchema } from './codec-schema.ts'
import { commandCatalogue, headOf, type MessageInfo } from './message-schema.ts'

/** One line of a record file with all that the defaults add to it. */
export interface RecordLine {
  readonly command: string
  /** Needed only where several aggregates have a command of this name. */
  readonly aggregate?: string
  /** The id of the aggregate: its stream is `<aggregate>-<id>`. */
  readonly id: Id<string>
  /** When it was so. */
  readonly on: FuzzyDate
  readonly data: unknown
  readonly by: Actor
  readonly carrier?: string
  readonly legalBasis?: ReadonlyArray<string>
  readonly purpose?: string
  readonly subjects?: ReadonlyArray<PersonId>
  readonly evidence?: ReadonlyArray<Evidence>
  /** The event that this one corrects, where its data does not say so. */
  readonly corrects?: EventId
  /** Makes the line idempotent; by default it follows from the content of the line. */
  readonly commandId?: string
  /** For who reads the file; it is not recorded. */
  readonly note?: string
}

const shared = {
  carrier: text,
  legalBasis: list(text),
  purpose: text,
  subjects: list(PersonId),
  evidence: list(Evidence),
}

/** What a line `{"defaults":{…}}` may give to the lines behind it. */
export const LineDefaults = record({}, { on: FuzzyDate, by: Actor, ...shared })
export type LineDefaults = t.TypeOf<typeof LineDefaults>

/** A line that gives defaults: all of them, those of an earlier line end here. */
export const DefaultsLine = record({ defaults: LineDefaults }, { note: text })

/** A command as record files name it, with the codec of its lines. */
export interface RecordableCommand extends MessageInfo {
  readonly line: t.Type<RecordLine>
}

const own = { corrects: EventId, commandId: text, note: text }

const headFields = ({ name, category }: MessageInfo) => ({ command: literal(name), id: idOf(category) })

/** Every command that a record file can name. */
export const recordableCommands: ReadonlyArray<RecordableCommand> = commandCatalogue.map((info) => ({
  ...info,
  line: record({ ...headFields(info), on: FuzzyDate, data: info.data, by: Actor }, { aggregate: literal(info.category), ...shared, ...own }),
}))

/**
 * The JSON Schema of one line of a record file, so that editors complete and check it while it is written.
 *
 * Readable names stand for ids, and what defaults may give is optional.
 *
 * @example
 * ```ts
 * import { recordLineSchema } from '@vor-ort/interop'
 * recordLineSchema().$schema // => 'https://json-schema.org/draft/2020-12/schema'
 * ```
 */
export const recordLineSchema = (): JsonSchema => {
  const { schemaOf, definitions } = schemaWriter({ readableIds: true })
  const isAmbiguous = (info: MessageInfo): boolean => commandCatalogue.some(({ name, category }) => name === info.name && category !== info.category)
  const lines = recordableCommands.map((info): readonly [string, JsonSchema] => {
    const category: Fields = { aggregate: literal(info.category) }
    const [needed, optional] = isAmbiguous(info) ? [category, {}] : [{}, category]
    const codec = record({ ...headFields(info), data: info.data, ...needed }, { on: FuzzyDate, by: Actor, ...optional, ...shared, ...own })
    return [`${info.category}.${info.name}`, { ...headOf(info), ...schemaOf(codec) }]
  })
  const defaults: readonly [string, JsonSchema] = ['defaults', { title: 'Vorgaben', description: 'What the lines behind this one leave out.', ...schemaOf(DefaultsLine) }]
  const all = [defaults, ...lines]
  return schemaDocument(
    { title: 'Vor Ort record line', description: 'One line of a record file (NDJSON) for vor-ort record.' },
    { oneOf: all.map(([name]) => ({ $ref: `#/$defs/${name}` })) },
    { ...definitions(), ...Object.fromEntries(all) },
  )
}
