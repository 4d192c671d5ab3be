/** The JSON Schema of every command and event, by its name. */
import { aggregates, FuzzyDate, literal, record, type CommandDefinitions, type EventDefinitions } from '@vor-ort/core'
import type * as t from 'io-ts'

import { schemaDocument, schemaWriter, type JsonSchema } from './codec-schema.ts'

/** What is known of a command or event beside its fields. */
export interface MessageInfo {
  readonly name: string
  /** The category of the streams that it belongs to. */
  readonly category: string
  readonly module: string
  /** The German term. */
  readonly german: string
  /** The legal seat, or `none`. */
  readonly seat: string
  readonly summary: string
  readonly data: t.Mixed
}

/** An event, as the catalogue has it. */
export interface EventInfo extends MessageInfo {
  readonly version: number
  readonly classification: string
}

/** Every command of every aggregate. */
export const commandCatalogue: ReadonlyArray<MessageInfo> = aggregates.flatMap(({ category, module, seat, summary, commands }) => {
  const definitions: CommandDefinitions = commands
  return Object.entries(definitions).map(([name, { german, data }]) => ({ name, category, module, german, seat, summary, data }))
})

/** Every event of every aggregate. */
export const eventCatalogue: ReadonlyArray<EventInfo> = aggregates.flatMap(({ category, module, events }) => {
  const definitions: EventDefinitions = events
  return Object.entries(definitions).map(([name, { german, seat, summary, data, version, classification }]) => ({
    name, category, module, german, seat, summary, data, version, classification,
  }))
})

/**
 * The JSON Schema of a command `{type, on, data}`; `undefined` where there is none of that name.
 *
 * The category is needed only for a name that several aggregates use.
 *
 * @example
 * ```ts
 * import { commandSchema } from '@vor-ort/interop'
 * commandSchema('SubmitMotion')?.title // => 'Antrag einbringen'
 * commandSchema('SubmitMotions') // => undefined
 * ```
 */
export const commandSchema = (name: string, category?: string): JsonSchema | undefined => {
  const info = only(commandCatalogue, name, category)
  return info === undefined ? undefined : messageSchema(info, {})
}

/**
 * The JSON Schema of an event `{type, on, data}` in its current version; `undefined` where there is none of that name.
 *
 * @example
 * ```ts
 * import { eventSchema } from '@vor-ort/interop'
 * eventSchema('MotionSubmitted')?.['x-version'] // => 1
 * ```
 */
export const eventSchema = (name: string): JsonSchema | undefined => {
  const info = only(eventCatalogue, name)
  return info === undefined ? undefined : messageSchema(info, { 'x-version': info.version, 'x-classification': info.classification })
}

const only = <I extends MessageInfo>(catalogue: ReadonlyArray<I>, name: string, category?: string): I | undefined => {
  const found = catalogue.filter((info) => info.name === name && (category === undefined || info.category === category))
  return found.length === 1 ? found[0] : undefined
}

/** Title, description and place of a command or event, for the head of its schema. */
export const headOf = ({ german, summary, seat, category, module }: MessageInfo): JsonSchema => ({
  title: german,
  description: seat === 'none' ? summary : `${summary} (${seat})`,
  'x-category': category,
  'x-module': module,
  'x-seat': seat,
})

const messageSchema = (info: MessageInfo, more: JsonSchema): JsonSchema => {
  const { schemaOf, definitions } = schemaWriter()
  const body = schemaOf(record({ type: literal(info.name), on: FuzzyDate, data: info.data }))
  return schemaDocument({ ...headOf(info), ...more }, body, definitions())
}
