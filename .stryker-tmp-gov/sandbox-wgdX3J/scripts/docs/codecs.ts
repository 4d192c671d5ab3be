/** Codecs as documentation: the fields of a record, and the types that several records share. */
// @ts-nocheck

import { check, CodeType, ListType, RecordType, ScalarType, VariantType } from '@vor-ort/core'
import * as t from 'io-ts'

import { page, table, type Page } from './model.ts'

type Fields = Readonly<Record<string, t.Mixed>>

// A record narrowed by a condition across its fields keeps the record as its base.
const isRefined = (codec: t.Mixed): codec is t.Mixed & { readonly base: t.Mixed } => 'base' in codec && codec.base instanceof t.Type

/** The exported codecs by themselves: records, codes and variants have no name of their own. */
export type Names = ReadonlyMap<unknown, string>

/** Reads the names from the exports of a module. */
export const namesOf = (module: Readonly<Record<string, unknown>>): Names => {
  const names = new Map<unknown, string>()
  for (const [name, value] of Object.entries(module)) {
    const structured = value instanceof RecordType || value instanceof CodeType || value instanceof VariantType || value instanceof ListType
    if (structured && !names.has(value)) names.set(value, name)
  }
  return names
}

/** A field of a record, with a dotted path from its start. */
export interface Field {
  readonly path: string
  readonly required: boolean
  readonly type: string
}

const nameOf = (codec: t.Mixed, names: Names): string | undefined =>
  names.get(codec) ?? (codec instanceof ScalarType || isRefined(codec) ? codec.name : undefined)

/** The type of a field in words; named types link to the page of data types. */
export const typeOf = (codec: t.Mixed, names: Names): string => {
  const name = nameOf(codec, names)
  if (name !== undefined) return `[${name}](data-types.md#${name.toLowerCase()})`
  if (codec instanceof CodeType) return codec.codes.map((code) => `\`${String(code)}\``).join(' | ')
  if (codec instanceof ListType) return `${codec.minimum > 0 ? 'one or more of' : 'list of'} ${typeOf(codec.item, names)}`
  if (codec instanceof VariantType) return `one of the variants by \`${codec.key}\``
  if (codec instanceof RecordType) return 'record'
  return `\`${codec.name}\``
}

/** Every field of a codec, unnamed parts taken apart. */
export const fieldsOf = (codec: t.Mixed, names: Names, prefix = ''): ReadonlyArray<Field> => {
  const inner = (part: t.Mixed, path: string): ReadonlyArray<Field> =>
    nameOf(part, names) === undefined ? fieldsOf(part, names, path) : []
  const row = (fields: Fields, required: boolean): ReadonlyArray<Field> =>
    Object.entries(fields).flatMap(([name, part]) => {
      const path = prefix === '' ? name : `${prefix}.${name}`
      return [{ path, required, type: typeOf(part, names) }, ...inner(part, path)]
    })
  if (codec instanceof RecordType) return [...row(codec.required, true), ...row(codec.optional, false)]
  if (codec instanceof ListType) return inner(codec.item, `${prefix}[]`)
  if (isRefined(codec)) return fieldsOf(codec.base, names, prefix)
  if (codec instanceof VariantType) {
    return Object.entries(codec.variants as Fields).flatMap(([tag, variant]) => {
      const path = `${prefix}(${tag})`
      const name = nameOf(variant, names)
      return name === undefined ? fieldsOf(variant, names, path) : [{ path, required: true, type: typeOf(variant, names) }]
    })
  }
  return []
}

/** The fields as a table, or the sentence that there are none. */
export const fieldTable = (codec: t.Mixed, names: Names): ReadonlyArray<string> => {
  const fields = fieldsOf(codec, names)
  if (fields.length > 0) {
    return table(['field', '', 'type'], fields.map(({ path, required, type }) => [`\`${path}\``, required ? '' : 'optional', type]))
  }
  return codec instanceof RecordType ? ['No fields.'] : [`Type: ${typeOf(codec, names)}`]
}

const partsOf = (codec: t.Mixed): ReadonlyArray<t.Mixed> => {
  if (codec instanceof RecordType) return [...Object.values<t.Mixed>(codec.required), ...Object.values<t.Mixed>(codec.optional)]
  if (codec instanceof ListType) return [codec.item]
  if (isRefined(codec)) return [codec.base]
  return codec instanceof VariantType ? Object.values(codec.variants as Fields) : []
}

/** The page of all named types that the given codecs are made of. */
export const dataTypes = (roots: ReadonlyArray<t.Mixed>, names: Names): Page => {
  const seen = new Set<t.Mixed>()
  const walk = (codec: t.Mixed): void => {
    if (seen.has(codec)) return
    seen.add(codec)
    for (const part of partsOf(codec)) walk(part)
  }
  for (const root of roots) walk(root)
  const named = new Map<string, t.Mixed>()
  for (const codec of seen) {
    const name = nameOf(codec, names)
    if (name !== undefined) named.set(name, codec)
  }
  const sections = [...named]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, codec]) => [`## ${name}`, '', ...describe(codec, names), ''])
  return page('data-types.md', 'Data types', 'The types that fields of events and commands share.', sections)
}

const describe = (codec: t.Mixed, names: Names): ReadonlyArray<string> => {
  if (codec instanceof ScalarType) return scalarText(codec)
  if (isRefined(codec)) return [`A value that also meets a condition across its fields.`, '', ...fieldTable(codec.base, names)]
  // Its own name would only link to itself.
  const others = new Map([...names].filter(([known]) => known !== codec))
  return codec instanceof CodeType || codec instanceof ListType ? [typeOf(codec, others)] : fieldTable(codec, others)
}

const scalarText = (codec: ScalarType<unknown>): ReadonlyArray<string> => {
  const refused = check(codec, undefined)
  const expected = refused._tag === 'Left' ? (refused.left[0]?.expected ?? '') : ''
  const examples = codec.examples.slice(0, 3).map((example) => `\`${JSON.stringify(example)}\``)
  return [`It ${expected}.`, ...(examples.length > 0 ? ['', `Examples: ${examples.join(', ')}`] : [])]
}
