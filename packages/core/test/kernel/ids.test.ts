import * as fc from 'fast-check'
import { v4, v7 } from 'uuid'
import { describe, expect, test } from 'vitest'

import { check } from '../../src/kernel/fault.ts'
import { derivedId, derivedUuid, idOf, isUuid, PersonId } from '../../src/kernel/ids.ts'

const BodyId = idOf('Body')

describe('An identifier', () => {
  test('is a UUID in lower case, of any version', () => {
    for (const id of [v4(), v7(), derivedUuid('x'), '0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d90']) expect([isUuid(id), BodyId.is(id)]).toEqual([true, true])
  })

  test.each([
    '0195F3C2-7D1E-7C4A-9B61-2F1C5A7E8D90', '0195f3c2-7d1e-9c4a-9b61-2f1c5a7e8d90', '0195f3c2-7d1e-0c4a-9b61-2f1c5a7e8d90', '0195f3c2-7d1e-7c4a-7b61-2f1c5a7e8d90',
    '0195f3c2-7d1e-7c4a-cb61-2f1c5a7e8d90', ' 0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d90', '0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d900', '0195f3c27d1e7c4a9b612f1c5a7e8d90', '', 'Verwaltungsrat',
  ])('is not %j', (u) => {
    expect([isUuid(u), BodyId.is(u)]).toEqual([false, false])
  })

  test('is a text', () => {
    expect([isUuid(1), isUuid(null), isUuid(undefined), isUuid(['0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d90'])]).toEqual([false, false, false, false])
  })

  test('says what it identifies', () => {
    expect([BodyId.name, PersonId.name]).toEqual(['BodyId', 'PersonId'])
    expect(check(BodyId, 'x')).toEqual({ _tag: 'Left', left: [{ path: '$', expected: 'must be a UUID in lower case (the id of a Body)', found: 'x' }] })
    expect(BodyId.examples).toEqual([1, 2, 3].map((n) => derivedUuid(`example Body ${n}`)))
  })
})

describe('A derived identifier', () => {
  test('is always the same for the same text, and another for another', () => {
    expect(derivedUuid('Verwaltungsrat')).toBe('6925f09a-b85a-5178-94d4-24781da66e53')
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(isUuid(derivedUuid(a))).toBe(true)
        expect(derivedUuid(a) === derivedUuid(b)).toBe(a.normalize('NFC') === b.normalize('NFC'))
        expect(derivedId(BodyId, a)).toBe(derivedUuid(a))
      }),
    )
  })

  test('does not depend on the normal form of the text', () => {
    expect(derivedUuid('Gro\u00dfefehn \u00e4')).toBe(derivedUuid('Gro\u00dfefehn a\u0308'))
  })
})
