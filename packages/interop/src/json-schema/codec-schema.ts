/** JSON Schema (draft 2020-12) of any codec of the core: the parts that a codec keeps say all that is needed. */
import * as core from '@vor-ort/core'
import { CodeType, flag, ListType, naturalNumber, RecordType, RefinedType, ScalarType, text, VariantType, type Fields } from '@vor-ort/core'
import * as t from 'io-ts'

/** A JSON Schema, or a part of one. */
export type JsonSchema = Readonly<Record<string, unknown>>

/** How schemas are written. */
export interface SchemaOptions {
  /** Lets a readable name such as `@motion/dezentral` stand wherever an id is asked for, as in record files. */
  readonly readableIds?: boolean
}

/** Writes schemas that share their definitions. */
export interface SchemaWriter {
  /** The schema of a codec: a reference to the definitions where the codec has a name. */
  readonly schemaOf: (codec: t.Mixed) => JsonSchema
  /** The definitions that the schemas so far refer to, sorted by name. */
  readonly definitions: () => JsonSchema
}

/** The dialect of every schema here. */
export const jsonSchemaDialect = 'https://json-schema.org/draft/2020-12/schema'

// So short that a reference would only hide them.
const inlined: ReadonlySet<unknown> = new Set([text, naturalNumber, flag])

// A codec that the core exports is known by that name; others are written where they are used.
const names: ReadonlyMap<unknown, string> = new Map(
  Object.entries(core)
    .flatMap(([name, value]: readonly [string, unknown]) => (value instanceof t.Type && !inlined.has(value) ? [[value, name] as const] : []))
    .toReversed(),
)

/** Whether a codec is one of identifiers. */
export const isIdCodec = (codec: t.Mixed): boolean => codec instanceof ScalarType && codec.schema?.format === 'uuid'

/** Starts an empty set of definitions. */
export const schemaWriter = ({ readableIds = false }: SchemaOptions = {}): SchemaWriter => {
  const definitions = new Map<string, JsonSchema>()

  const schemaOf = (codec: t.Mixed): JsonSchema => {
    const name = names.get(codec)
    if (name === undefined) return inline(codec)
    if (!definitions.has(name)) {
      // The place is taken first, so that a codec that contained itself would end here.
      definitions.set(name, {})
      definitions.set(name, inline(codec))
    }
    return { $ref: `#/$defs/${name}` }
  }

  const inline = (codec: t.Mixed): JsonSchema => {
    if (codec instanceof RecordType) return recordSchema(codec.required, codec.optional)
    if (codec instanceof CodeType) {
      const codes: ReadonlyArray<string> = codec.codes
      return codes.length === 1 ? { const: codes[0] } : { type: 'string', enum: codes }
    }
    if (codec instanceof VariantType) {
      const [key, variants]: readonly [string, Fields] = [codec.key, codec.variants]
      return { oneOf: Object.entries(variants).map(([tag, variant]) => tagged(key, tag, schemaOf(variant))) }
    }
    if (codec instanceof ListType) {
      const { item, minimum }: { readonly item: t.Mixed; readonly minimum: number } = codec
      return { type: 'array', items: schemaOf(item), ...(minimum > 0 ? { minItems: minimum } : {}) }
    }
    if (codec instanceof RefinedType) {
      const base: t.Mixed = codec.base
      return { ...schemaOf(base), $comment: codec.expected }
    }
    if (codec instanceof ScalarType) return scalarSchema(codec)
    return { $comment: `any value: ${codec.name}` }
  }

  const recordSchema = (required: Fields, optional: Fields): JsonSchema => ({
    type: 'object',
    properties: Object.fromEntries(Object.entries({ ...required, ...optional }).map(([name, codec]) => [name, schemaOf(codec)])),
    required: Object.keys(required),
    additionalProperties: false,
  })

  const scalarSchema = (codec: ScalarType<unknown>): JsonSchema => {
    const { schema, expected, examples } = codec
    if (readableIds && isIdCodec(codec)) {
      return { type: 'string', pattern: `^@.+$|${schema?.pattern ?? ''}`, description: `${expected}, or a readable name such as @motion/1` }
    }
    if (inlined.has(codec)) return { ...schema }
    const [example] = examples
    const type = typeof example === 'number' || typeof example === 'boolean' ? typeof example : 'string'
    return { ...(schema ?? (example === undefined ? {} : { type })), description: expected, ...(examples.length === 0 ? {} : { examples }) }
  }

  return { schemaOf, definitions: () => Object.fromEntries([...definitions].sort(([a], [b]) => (a < b ? -1 : 1))) }
}

// The literal tag of a variant's record says the same; a variant of another kind gets it from here.
const tagged = (key: string, tag: string, schema: JsonSchema): JsonSchema =>
  hasTag(schema, key, tag) ? schema : { ...schema, type: 'object', properties: { ...propertiesOf(schema), [key]: { const: tag } }, required: requiredOf(schema, key) }

const propertiesOf = ({ properties }: JsonSchema): object => (typeof properties === 'object' && properties !== null ? properties : {})

const requiredOf = ({ required }: JsonSchema, key: string): ReadonlyArray<unknown> => (Array.isArray(required) ? [...new Set<unknown>([key, ...required])] : [key])

const hasTag = (schema: JsonSchema, key: string, tag: string): boolean => {
  const property: unknown = Object.entries(propertiesOf(schema)).find(([name]) => name === key)?.[1]
  return typeof property === 'object' && property !== null && 'const' in property && property.const === tag && requiredOf(schema, '').includes(key)
}

/**
 * The JSON Schema of a codec, with every codec that it shares with others under `$defs`.
 *
 * A schema asks for no more than the codec: what only a predicate can tell (that a text is in normal form, that a day of
 * a fuzzy date exists) is left to the codec; the condition of a refined codec is in its `$comment`.
 *
 * @example
 * ```ts
 * import { list, naturalNumber, record, text } from '@vor-ort/core'
 * import { jsonSchemaOf } from '@vor-ort/interop'
 * jsonSchemaOf(record({ name: text }, { seats: list(naturalNumber) })).required // => ['name']
 * ```
 */
export const jsonSchemaOf = (codec: t.Mixed, options: SchemaOptions = {}): JsonSchema => {
  const { schemaOf, definitions } = schemaWriter(options)
  return schemaDocument({}, schemaOf(codec), definitions())
}

/** A whole schema from its head, its body and what both refer to. */
export const schemaDocument = (head: JsonSchema, body: JsonSchema, definitions: JsonSchema): JsonSchema => ({
  $schema: jsonSchemaDialect,
  ...head,
  ...body,
  ...(Object.keys(definitions).length === 0 ? {} : { $defs: definitions }),
})
