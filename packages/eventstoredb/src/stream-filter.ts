/** Which streams are wanted: as a regular expression for the server, and as a test here. */
import { categoryOf, type StreamName } from '@vor-ort/core'

/** What is wanted of the store. */
export interface Wanted {
  readonly categories?: ReadonlyArray<string>
  readonly endings?: ReadonlyArray<string>
}

const category = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*'
const idBeforeEnding = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{10}'

/**
 * One regular expression for the names of the wanted streams.
 *
 * It names the whole form, so that system streams and those of other applications stay on the server, and so that a
 * category is not taken for another one that begins like it.
 */
export const streamPattern = ({ categories, endings }: Wanted): string => {
  const wantedCategory = categories === undefined ? category : anyOf(categories)
  const wantedEnding = endings === undefined ? '[0-9a-f]{2}' : anyOf(endings)
  return `^${wantedCategory}-${idBeforeEnding}${wantedEnding}$`
}

// No name begins or ends with what cannot be, so a choice of nothing matches nothing.
const anyOf = (choices: ReadonlyArray<string>): string => (choices.length === 0 ? '(?!)' : `(?:${choices.map(escaped).join('|')})`)

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)

/** Tells whether a stream is wanted. */
export const streamTest = ({ categories, endings }: Wanted): ((stream: StreamName) => boolean) => {
  if (categories === undefined && endings === undefined) return () => true
  const wanted = categories === undefined ? undefined : new Set(categories)
  const ends = endings === undefined ? undefined : new Set(endings)
  return (stream) => (wanted === undefined || wanted.has(categoryOf(stream))) && (ends === undefined || ends.has(stream.slice(-2)))
}
