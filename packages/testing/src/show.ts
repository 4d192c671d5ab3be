/** How values are shown in the message of a failed specification. */
import type { Language, Rejection } from '@vor-ort/core'
import { explainRejection } from '@vor-ort/core'

const language: Language = 'en'
const width = 160

/** A value as JSON, with what JSON has no word for; long texts are cut. */
export const show = (value: unknown, longest = 400): string => {
  const written = value === undefined ? 'nothing' : JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part))
  return written.length > longest ? `${written.slice(0, longest - 1)}…` : written
}

/** One line for a command or an event. */
export const showMessage = (message: { readonly type: string; readonly on?: unknown; readonly data?: unknown }): string =>
  `${message.type} on ${String(message.on)} ${show(message.data, width)}`

/** Lines for a list of events. */
export const showEvents = (events: ReadonlyArray<{ readonly type: string }>): ReadonlyArray<string> =>
  events.length === 0 ? ['nothing'] : events.map(showMessage)

/** One line for a refusal. */
export const showRejection = (rejection: Rejection): string => `${rejection._tag}: ${explainRejection(rejection, language)}`

/** Lines with a label in front of the first; the rest stands below it. */
export const labelled = (label: string, lines: ReadonlyArray<string>): ReadonlyArray<string> =>
  lines.map((line, index) => `${(index === 0 ? label : '').padEnd(10)}${line}`)
