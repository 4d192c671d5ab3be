import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { jsonTextFaults } from '../src/record/json-text.ts'
import { readLines } from '../src/record/read-lines.ts'

describe('The look at JSON text', () => {
  test('finds nothing in what JSON.stringify writes of texts and whole numbers', () => {
    const value = fc.letrec((tie) => ({
      any: fc.oneof({ depthSize: 'small' }, fc.maxSafeInteger(), fc.string({ unit: 'grapheme' }), fc.boolean(), fc.constant(null), tie('list'), tie('object')),
      list: fc.array(tie('any'), { maxLength: 4 }),
      object: fc.dictionary(fc.string(), tie('any'), { maxKeys: 4 }),
    })).any
    fc.assert(fc.property(value, fc.constantFrom(undefined, 2), (json, indent) => {
      expect(jsonTextFaults(JSON.stringify(json, undefined, indent))).toEqual([])
    }))
  })

  test('finds the same key twice, however it is written, and only in one object', () => {
    expect(jsonTextFaults('{"a":{"b":1},"c":[{"b":1},{"b":1,"\\u0062":2}]}')).toEqual([{ _tag: 'DuplicateKey', key: 'b', path: ['c', 1, 'b'] }])
    expect(jsonTextFaults('{"a":"a","b":"a","__proto__":1,"constructor":2}')).toEqual([])
    expect(jsonTextFaults('{"a\\"":1,"a\\\\":2,"a\\"":3}')).toEqual([{ _tag: 'DuplicateKey', key: 'a"', path: ['a"'] }])
  })

  test('finds every number that is not a plain whole one, where it stands', () => {
    const literals = ['1.0', '1e3', '-0.5', '9007199254740992', '-9007199254740992', '1E400', '0e0']
    for (const literal of literals) expect(jsonTextFaults(`{"a":["1.5",${literal}]}`)).toEqual([{ _tag: 'InexactNumber', literal, path: ['a', 1] }])
    for (const literal of ['0', '-1', '9007199254740991', '-9007199254740991']) expect(jsonTextFaults(`[ ${literal} ]`)).toEqual([])
  })

  test('gives up where nobody would nest any deeper', () => {
    expect(jsonTextFaults(`${'['.repeat(100)}${']'.repeat(100)}`)).toEqual([])
    expect(jsonTextFaults('['.repeat(200_000) + ']'.repeat(200_000))).toEqual([{ _tag: 'TooDeep', path: [] }])
  })
})

describe('The lines of a file', () => {
  const read = async (chunks: ReadonlyArray<Buffer>) => {
    const lines: (readonly [number, string])[] = []
    async function* bytes() {
      yield* chunks
    }
    for await (const page of readLines(bytes())) for (const { number, text } of page) lines.push([number, text])
    return lines
  }
  const pieces = (bytes: Buffer, size: number): ReadonlyArray<Buffer> =>
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.subarray(index * size, (index + 1) * size))

  test('are the same in whatever pieces the bytes come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('', 'a', 'ß', '{"a":1}', '👩‍👩‍👧', ' '), { maxLength: 8 }), fc.constantFrom('\n', '\r\n'), fc.integer({ min: 1, max: 9 }), async (texts, end, size) => {
        const bytes = Buffer.from(texts.map((text) => text + end).join(''))
        expect(await read(pieces(bytes, size))).toEqual(texts.map((text, index) => [index + 1, text]))
      }),
    )
  })

  test('need no line feed at the end', async () => {
    expect(await read([Buffer.from('a\nb')])).toEqual([[1, 'a'], [2, 'b']])
    expect(await read([])).toEqual([])
  })
})
