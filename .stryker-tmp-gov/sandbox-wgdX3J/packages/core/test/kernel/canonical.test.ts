// @ts-nocheck
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { canonicalJson, sha256Hex } from '../../src/kernel/canonical.ts'

describe('Canonical JSON (RFC 8785)', () => {
  test('the sample of section 3.2.2', () => {
    const sample: unknown = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`)
    expect(canonicalJson(sample)).toBe(String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`)
  })

  test('sorts keys by UTF-16 code units, as in section 3.2.3', () => {
    const sample: unknown = JSON.parse(String.raw`{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}`)
    expect([...canonicalJson(sample).matchAll(/:"([^"]+)"/g)].map(([, word]) => word)).toEqual([
      'Carriage Return', 'One', 'Control', 'Latin Small Letter O With Diaeresis', 'Euro Sign', 'Emoji: Grinning Face', 'Hebrew Letter Dalet With Dagesh',
    ])
  })

  test.each([
    [0, '0'], [-0, '0'], [5e-324, '5e-324'], [-1.7976931348623157e308, '-1.7976931348623157e+308'], [9007199254740992, '9007199254740992'],
    [295147905179352830000, '295147905179352830000'], [1e21, '1e+21'], [1e23, '1e+23'], [0.000001, '0.000001'], [1e-7, '1e-7'], [333333333.33333325, '333333333.33333325'],
  ])('writes %d as appendix B has it', (value, written) => {
    expect(canonicalJson(value)).toBe(written)
  })

  test('is the same whatever the order of keys, and reads back as what it was', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true }), (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value))
        const reversed = Object.fromEntries(Object.entries(value).toReversed())
        expect(canonicalJson(reversed)).toBe(canonicalJson(value))
        expect(JSON.parse(canonicalJson(value))).toEqual(plain)
      }),
    )
  })

  test('nothing is null', () => {
    expect(canonicalJson(undefined)).toBe('null')
  })
})

test('SHA-256 is taken over UTF-8, and written in lower case', () => {
  expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(sha256Hex('Großefehn')).not.toBe(sha256Hex('Grossefehn'))
})
