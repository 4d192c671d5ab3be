/** The fields of a codec as rows for people: path, whether needed, and what goes there. */
import { ListType, RecordType, RefinedType, VariantType, type Bilingual, type Fields } from '@vor-ort/core'

import { say } from '../problem.ts'
import { leafInWords, shortly, type Codec } from './leaf-in-words.ts'

/** One field. */
export interface FieldRow {
  readonly path: string
  readonly need: Bilingual
  readonly what: Bilingual
}

export const needed = say('nötig', 'needed')
export const optional = say('möglich', 'optional')

/** The rows of a codec that stands at a path; below a list the path goes on with `[]`. */
export const fieldRows = (codec: Codec, path: string, need: Bilingual): ReadonlyArray<FieldRow> => rowsOf(codec, path, need, new Map())

// A part that several fields share is told once.
type Told = Map<Codec, string>

const rowsOf = (codec: Codec, path: string, need: Bilingual, told: Told): ReadonlyArray<FieldRow> => {
  const before = told.get(codec)
  if (before !== undefined) return [{ path, need, what: say(`wie ${before}`, `as ${before}`) }]
  const rows = untold(codec, path, need, told)
  if (rows.length > 1) told.set(codec, path)
  return rows
}

const untold = (codec: Codec, path: string, need: Bilingual, told: Told): ReadonlyArray<FieldRow> => {
  const { base, conditions } = unwrapped(codec)
  const row = (what: Bilingual): FieldRow => ({ path, need, what: conditions.reduce((words, condition) => say(`${words.de}; ${condition.de}`, `${words.en}; ${condition.en}`), what) })
  if (base instanceof ListType) {
    const { item, minimum }: { readonly item: Codec; readonly minimum: number } = base
    const least = minimum > 0 ? say(` (mindestens ${minimum})`, ` (at least ${minimum})`) : say('', '')
    const [first, ...rest] = rowsOf(item, `${path}[]`, needed, told)
    const each = first?.what ?? say('', '')
    return [row(say(`Liste${least.de}, je Eintrag: ${each.de}`, `list${least.en}, each entry: ${each.en}`)), ...rest]
  }
  if (!(base instanceof RecordType) && !(base instanceof VariantType)) return [row(leafInWords(base))]
  if (base instanceof RecordType) return [row(say('Objekt', 'object')), ...recordRows(base, path, told)]
  const [key, variants]: readonly [string, Fields] = [base.key, base.variants]
  const tags = Object.keys(variants).join(', ')
  return [row(say(`Objekt; ${key} ist eines von: ${tags}`, `object; ${key} is one of: ${tags}`)), ...variantRows(key, variants, path, told)]
}

const recordRows = ({ required, optional: more }: { readonly required: Fields; readonly optional: Fields }, path: string, told: Told): ReadonlyArray<FieldRow> => [
  ...Object.entries(required).flatMap(([name, codec]) => rowsOf(codec, `${path}.${name}`, needed, told)),
  ...Object.entries(more).flatMap(([name, codec]) => rowsOf(codec, `${path}.${name}`, optional, told)),
]

// A field that several variants have alike stands once, with all of them.
const variantRows = (key: string, variants: Fields, path: string, told: Told): ReadonlyArray<FieldRow> => {
  const found: { readonly name: string; readonly codec: Codec; readonly isNeeded: boolean; readonly tags: string[] }[] = []
  for (const [tag, variant] of Object.entries(variants)) {
    const { base } = unwrapped(variant)
    if (!(base instanceof RecordType)) continue
    const { required, optional: more }: { readonly required: Fields; readonly optional: Fields } = base
    for (const [fields, isNeeded] of [[required, true], [more, false]] as const) {
      for (const [name, codec] of Object.entries(fields)) {
        if (name === key) continue
        const same = found.find((other) => other.name === name && other.codec === codec && other.isNeeded === isNeeded)
        if (same === undefined) found.push({ name, codec, isNeeded, tags: [tag] })
        else same.tags.push(tag)
      }
    }
  }
  const all = Object.keys(variants).length
  return found.flatMap(({ name, codec, isNeeded, tags }) => {
    const { de, en } = isNeeded ? needed : optional
    const listed = tags.join(', ')
    return rowsOf(codec, `${path}.${name}`, tags.length === all ? say(de, en) : say(`${de} bei ${listed}`, `${en} with ${listed}`), told)
  })
}

const unwrapped = (codec: Codec): { readonly base: Codec; readonly conditions: ReadonlyArray<Bilingual> } => {
  if (!(codec instanceof RefinedType)) return { base: codec, conditions: [] }
  const inner: Codec = codec.base
  const { base, conditions } = unwrapped(inner)
  return { base, conditions: [...conditions, shortly(codec.expected)] }
}
