import { BodyId, derivedUuid, list, Period, record, text, variant, literal } from '@vor-ort/core'
import { idOfName, recordableCommands, recordLineSchema, resolveNames } from '@vor-ort/interop'
import { arbitraryOf } from '@vor-ort/testing'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { compile } from './ajv.ts'

const validate = compile(recordLineSchema())
const line = {
  command: 'PlaceMotionOnAgenda',
  id: '@motion/1',
  on: '2015-01-13',
  data: { body: '@rat', meeting: '@sitzung/januar', item: derivedUuid('item') },
  by: { role: 'Verwaltung' },
}

describe('The JSON Schema of a record line', () => {
  test('accepts readable names and UUIDs, with and without what defaults may give', () => {
    expect([validate(line), validate.errors]).toEqual([true, null])
    const { on: _on, by: _by, ...short } = line
    expect(validate(short)).toBe(true)
    expect(validate({ ...line, note: 'from the minutes', commandId: 'a', subjects: ['@person/1'], aggregate: 'motion' })).toBe(true)
    expect(validate({ defaults: { by: { role: 'Verwaltung' }, carrier: '03452' } })).toBe(true)
  })

  test('refuses what a record file may not have', () => {
    for (const wrong of [
      { ...line, command: 'PlaceMotion' },
      { ...line, id: 'motion/1' },
      { ...line, id: '@' },
      { ...line, aggregate: 'meeting' },
      { ...line, data: { ...line.data, body: 'Rat' } },
      { ...line, data: { ...line.data, bdoy: '@rat' } },
      { ...line, by: { name: 'x' } },
      { ...line, comment: 'x' },
      { defaults: { role: 'Verwaltung' } },
      {},
    ]) {
      expect([wrong, validate(wrong)]).toEqual([wrong, false])
    }
  })

  test('accepts every line that the codec of its command accepts', () => {
    for (const { name, line: codec } of recordableCommands) {
      fc.assert(fc.property(arbitraryOf(codec), (value) => {
        expect([name, validate(value)]).toEqual([name, true])
      }), { numRuns: 5 })
    }
  })
})

describe('Readable names', () => {
  test('stand for the same id everywhere, whatever Unicode form they are written in', () => {
    expect(idOfName('@Außenstelle Großefehn')).toBe(derivedUuid('Außenstelle Großefehn'))
    expect(idOfName('@Müller'.normalize('NFD'))).toBe(idOfName('@Müller'.normalize('NFC')))
    expect([idOfName('rat'), idOfName('@'), idOfName('@ ')]).toEqual([undefined, undefined, undefined])
  })

  test('may hold other names, so that what follows from a vote can be named', () => {
    expect(idOfName('@resolution of vote {@vote/1}')).toBe(derivedUuid(`resolution of vote ${derivedUuid('vote/1')}`))
  })

  test('are replaced only where an id is asked for', () => {
    const codec = record(
      { body: BodyId, title: text },
      { others: list(BodyId), by: variant('kind', { body: record({ kind: literal('body'), body: BodyId }), text: record({ kind: literal('text'), body: text }) }), period: Period },
    )
    expect(resolveNames(codec, { body: '@rat', title: '@rat', others: ['@a', 'b', 1], by: { kind: 'text', body: '@rat' } })).toEqual({
      value: { body: derivedUuid('rat'), title: '@rat', others: [derivedUuid('a'), 'b', 1], by: { kind: 'text', body: '@rat' } },
      issues: [],
    })
    expect(resolveNames(codec, { body: '@rat', title: 'x', by: { kind: 'body', body: '@rat' } }).value).toMatchObject({ by: { body: derivedUuid('rat') } })
  })

  test('leave a value of another shape to the codec', () => {
    const codec = record({ body: BodyId }, { by: variant('kind', { body: record({ kind: literal('body') }) }) })
    for (const value of [null, 1, 'x', [], { body: null, by: { kind: 'toString' } }, { body: { a: 1 }, by: [] }]) expect(resolveNames(codec, value).value).toEqual(value)
  })

  test('come with the fields that are missing or not known, at their paths', () => {
    const codec = record({ body: BodyId }, { others: list(record({ 'a b': text })) })
    const value: unknown = JSON.parse('{"bdoy":1,"__proto__":2,"others":[{"a b":"x"},{}]}')
    const { issues, value: resolved } = resolveNames(codec, value)
    expect(JSON.stringify(resolved)).toBe(JSON.stringify(value))
    expect(issues.map(({ _tag, path }) => `${_tag} ${path}`)).toEqual([
      'MissingField $.body',
      'UnknownField $.bdoy',
      'UnknownField $.__proto__',
      'MissingField $.others[1]["a b"]',
    ])
  })
})
