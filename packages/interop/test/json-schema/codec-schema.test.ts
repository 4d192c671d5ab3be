import { BodyId, code, Counts, FuzzyDate, list, literal, naturalNumber, Period, Quantity, record, refined, ScalarType, someOf, text, variant } from '@vor-ort/core'
import * as core from '@vor-ort/core'
import { jsonSchemaOf } from '@vor-ort/interop'
import * as fc from 'fast-check'
import { arbitraryFuzzyDate } from '@vor-ort/testing'
import { describe, expect, test } from 'vitest'

import { compile } from './ajv.ts'

const $schema = 'https://json-schema.org/draft/2020-12/schema'

describe('The JSON Schema of a codec', () => {
  test('of a record is closed and names what is required', () => {
    expect(jsonSchemaOf(record({ name: text }, { seats: naturalNumber }))).toEqual({
      $schema,
      type: 'object',
      properties: { name: { type: 'string', minLength: 1 }, seats: { type: 'integer', minimum: 0, maximum: 9007199254740991 } },
      required: ['name'],
      additionalProperties: false,
    })
  })

  test('of a list says how many there must be', () => {
    expect(jsonSchemaOf(list(text))).toEqual({ $schema, type: 'array', items: { type: 'string', minLength: 1 } })
    expect(jsonSchemaOf(someOf(text))).toEqual({ $schema, type: 'array', items: { type: 'string', minLength: 1 }, minItems: 1 })
  })

  test('of codes is an enumeration, of one code a constant', () => {
    expect(jsonSchemaOf(code('open', 'secret'))).toEqual({ $schema, type: 'string', enum: ['open', 'secret'] })
    expect(jsonSchemaOf(literal('open'))).toEqual({ $schema, const: 'open' })
  })

  test('of variants is one of them, told apart by the constant tag', () => {
    const Shape = variant('kind', { circle: record({ kind: literal('circle') }), square: record({ kind: code('square', 'circle') }) })
    const { oneOf } = jsonSchemaOf(Shape)
    expect(oneOf).toEqual([
      { type: 'object', properties: { kind: { const: 'circle' } }, required: ['kind'], additionalProperties: false },
      { type: 'object', properties: { kind: { const: 'square' } }, required: ['kind'], additionalProperties: false },
    ])
  })

  test('puts codecs with a name among the definitions, once, in the order of their names', () => {
    const schema = jsonSchemaOf(record({ body: BodyId, other: BodyId, at: FuzzyDate }))
    expect(schema['properties']).toEqual({ body: { $ref: '#/$defs/BodyId' }, other: { $ref: '#/$defs/BodyId' }, at: { $ref: '#/$defs/FuzzyDate' } })
    expect(Object.keys(Object(schema['$defs']))).toEqual(['BodyId', 'FuzzyDate'])
  })

  test('of a refined codec keeps the condition as a comment', () => {
    const Odd = refined('Odd', naturalNumber, (n) => n % 2 === 1, 'must be odd', [1])
    expect(jsonSchemaOf(Odd)).toEqual({ $schema, type: 'integer', minimum: 0, maximum: 9007199254740991, $comment: 'must be odd' })
    expect(Object(jsonSchemaOf(record({ during: Period }))['$defs']).Period).toMatchObject({ type: 'object', $comment: 'must begin before it ends' })
  })

  test('of a scalar that says nothing for schemas takes its type from its examples', () => {
    const Flat = new ScalarType('Flat', (u): u is number => typeof u === 'number', 'must be flat', [1.5])
    expect(jsonSchemaOf(Flat)).toEqual({ $schema, type: 'number', description: 'must be flat', examples: [1.5] })
  })

  test('tells known counts from unknown ones', () => {
    const validate = compile(jsonSchemaOf(Counts))
    expect(validate({ kind: 'unknown' })).toBe(true)
    expect(validate({ kind: 'unknown', yes: 0 })).toBe(false)
    expect(validate({ kind: 'known', yes: 0 })).toBe(false)
    const quantity = compile(jsonSchemaOf(Quantity))
    expect(quantity({ qualifier: 'approx', value: '60', unit: 'visit' })).toBe(true)
    expect(quantity({ qualifier: 'approx', value: '60.0', unit: 'visit' })).toBe(false)
    expect(quantity({ qualifier: 'unknown', value: '0', unit: 'vote' })).toBe(false)
  })
})

describe('The patterns of scalars', () => {
  const scalars = Object.entries(core).flatMap(([name, codec]: readonly [string, unknown]) => (codec instanceof ScalarType ? [[name, codec] as const] : []))

  test.each(scalars)('hold for every example of %s', (_name, codec: ScalarType<unknown>) => {
    const validate = compile(jsonSchemaOf(codec))
    for (const example of codec.examples) expect([example, validate(example)]).toEqual([example, true])
  })

  test('hold for every fuzzy date, and refuse what nobody would take for one', () => {
    const validate = compile(jsonSchemaOf(FuzzyDate))
    fc.assert(fc.property(arbitraryFuzzyDate, (date) => validate(date)))
    for (const text of ['', '2015-13', '13.1.2015', 'XXXX-', '0000', '2015-01-13/', '2015-01-13T10:00', 'unknown/..', 'Unknown', '2015-1-3']) {
      expect([text, validate(text), FuzzyDate.is(text)]).toEqual([text, false, false])
    }
  })
})
