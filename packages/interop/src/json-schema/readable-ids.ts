/** Readable names for ids: `@motion/1` is always the same UUID, wherever a codec asks for an id. */
import { CodeType, derivedUuid, ListType, RecordType, RefinedType, ScalarType, VariantType, type Fields } from '@vor-ort/core'
import type * as t from 'io-ts'

import { isIdCodec } from './codec-schema.ts'

/** A field that is not there or not known, told with what a reader needs to put it right. */
export type FieldIssue =
  | { readonly _tag: 'UnknownField'; readonly path: string; readonly field: string; readonly known: ReadonlyArray<string>; readonly found: unknown }
  | { readonly _tag: 'MissingField'; readonly path: string; readonly field: string; readonly expected: string }

/** A value with its readable names replaced by ids, and the fields that are missing or not known. */
export interface Resolved {
  readonly value: unknown
  readonly issues: ReadonlyArray<FieldIssue>
}

/**
 * The id that a readable name stands for; `undefined` where the text is no readable name.
 *
 * A name in braces inside of a name stands for its id: `@resolution of vote {@vote/1}` names what follows from a vote.
 *
 * @example
 * ```ts
 * import { derivedUuid } from '@vor-ort/core'
 * import { idOfName } from '@vor-ort/interop'
 * idOfName('@motion/1') === derivedUuid('motion/1') // => true
 * idOfName('motion/1') // => undefined
 * ```
 */
export const idOfName = (name: string): string | undefined =>
  name.startsWith('@') && name.trim().length > 1
    ? derivedUuid(name.slice(1).replaceAll(/\{@([^{}]+)\}/g, (_whole, inner: string) => derivedUuid(inner)))
    : undefined

/**
 * Replaces readable names by ids wherever the codec asks for an id, and collects the fields that do not fit the records.
 *
 * What else is wrong with the value is for the codec to say.
 *
 * @example
 * ```ts
 * import { BodyId, derivedUuid, record } from '@vor-ort/core'
 * import { resolveNames } from '@vor-ort/interop'
 * resolveNames(record({ body: BodyId }), { body: '@rat' }) // => { value: { body: derivedUuid('rat') }, issues: [] }
 * ```
 */
export const resolveNames = (codec: t.Mixed, value: unknown): Resolved => {
  const issues: FieldIssue[] = []
  return { value: walk(codec, value, '$', issues), issues }
}

const walk = (codec: t.Mixed, value: unknown, path: string, issues: FieldIssue[]): unknown => {
  if (typeof value === 'string') return isIdCodec(codec) ? (idOfName(value) ?? value) : value
  if (codec instanceof RefinedType) {
    const base: t.Mixed = codec.base
    return walk(base, value, path, issues)
  }
  if (Array.isArray(value)) {
    if (!(codec instanceof ListType)) return value
    const item: t.Mixed = codec.item
    return value.map((entry: unknown, index) => walk(item, entry, `${path}[${index}]`, issues))
  }
  if (!isObject(value)) return value
  if (codec instanceof VariantType) {
    const [key, variants]: readonly [string, Fields] = [codec.key, codec.variants]
    const tag = value[key]
    const variant = typeof tag === 'string' && Object.hasOwn(variants, tag) ? variants[tag] : undefined
    return variant === undefined ? value : walk(variant, value, path, issues)
  }
  return codec instanceof RecordType ? walkRecord(codec.required, codec.optional, value, path, issues) : value
}

const walkRecord = (required: Fields, optional: Fields, value: Readonly<Record<string, unknown>>, path: string, issues: FieldIssue[]): unknown => {
  const fields: Fields = { ...required, ...optional }
  const codecOf = (name: string): t.Mixed | undefined => (Object.hasOwn(fields, name) ? fields[name] : undefined)
  for (const [name, codec] of Object.entries(required)) {
    if (!Object.hasOwn(value, name)) issues.push({ _tag: 'MissingField', path: jsonPathTo(path, name), field: name, expected: expectedOf(codec) })
  }
  // Entries, not assignments: a key such as __proto__ stays a key.
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      const codec = codecOf(name)
      if (codec !== undefined) return [name, walk(codec, item, jsonPathTo(path, name), issues)]
      issues.push({ _tag: 'UnknownField', path: jsonPathTo(path, name), field: name, known: Object.keys(fields), found: item })
      return [name, item]
    }),
  )
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null

/** The JSON path of a field, in the form that faults have. */
export const jsonPathTo = (path: string, key: string): string =>
  /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) ? `${path}.${key}` : /^[0-9]+$/.test(key) ? `${path}[${key}]` : `${path}[${JSON.stringify(key)}]`

/** What a codec asks for, as a sentence about "this field". */
export const expectedOf = (codec: t.Mixed): string => {
  if (codec instanceof ScalarType || codec instanceof RefinedType) return codec.expected
  if (codec instanceof CodeType) return `must be one of ${codec.codes.join(', ')}`
  if (codec instanceof ListType) return 'must be a list'
  if (codec instanceof VariantType) {
    const [key, variants]: readonly [string, Fields] = [codec.key, codec.variants]
    return `must be an object whose "${key}" is one of ${Object.keys(variants).join(', ')}`
  }
  if (codec instanceof RecordType) {
    const required: Fields = codec.required
    const names = Object.keys(required)
    return names.length === 0 ? 'must be an object' : `must be an object with ${names.join(', ')}`
  }
  return `must be ${codec.name}`
}
