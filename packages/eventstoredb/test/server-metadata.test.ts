/** What goes to the server comes back the same, whatever JSON it is. */
import { canonicalJson } from '@vor-ort/core'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { readServerMetadata, serverMetadataText } from '../src/server-metadata.ts'

const seal = { id: '0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d90', schemaVersion: 3, prevHash: '0'.repeat(64), hash: 'f'.repeat(64) }

// What a client does on the way: it parses what comes, and what goes is sent as it is.
const there = (text: string): unknown => JSON.parse(text)

// Keys that JavaScript or this package treats in a way of its own come often.
const key = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('__proto__', 'constructor', '10', '2', '-1', '', 'vorOrt', 'correlationId', 'causationId', '$correlationId', '$causationId', 'toJSON', '"', 'ä'),
)
const json = fc.letrec<{ value: unknown; object: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, depthIdentifier: 'json' },
    fc.oneof(fc.string({ unit: 'grapheme' }), fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (Object.is(n, -0) ? 0 : n)), fc.boolean(), fc.constant(null), fc.constantFrom(1e21, 1e-7, 2 ** 53, 5e-324)),
    fc.array(tie('value'), { depthIdentifier: 'json' }),
    tie('object'),
  ),
  object: fc.array(fc.tuple(key, tie('value')), { maxLength: 6, depthIdentifier: 'json' }).map((entries) => Object.fromEntries(entries)),
}))

describe('metadata on the server', () => {
  it('comes back byte for byte in canonical form, whatever JSON it is', () => {
    fc.assert(
      fc.property(fc.oneof(json.object, json.object, json.value), (metadata) => {
        const canonical = canonicalJson(metadata)
        const read = readServerMetadata(there(serverMetadataText(canonical, seal)))
        expect(read?.seal).toEqual(seal)
        expect(canonicalJson(read?.metadata)).toBe(canonical)
      }),
      { numRuns: 2_000 },
    )
  })

  it('survives deep nesting', () => {
    let deep: unknown = { correlationId: 'inner' }
    for (let level = 0; level < 190; level++) deep = level % 2 === 0 ? [deep] : { level: deep }
    const canonical = canonicalJson({ deep })
    expect(canonicalJson(readServerMetadata(there(serverMetadataText(canonical, seal)))?.metadata)).toBe(canonical)
  })

  it('lies at the top, with the names that the server documents, and what is ours in one field', () => {
    const metadata = canonicalJson({ actor: { role: 'Verwaltung' }, correlationId: 'a', causationId: 'b' })
    expect(there(serverMetadataText(metadata, seal))).toEqual({ actor: { role: 'Verwaltung' }, $correlationId: 'a', $causationId: 'b', vorOrt: seal })
    expect(there(serverMetadataText('{}', seal))).toEqual({ vorOrt: seal })
  })

  it('is nothing of ours where the field is missing or has another form', () => {
    for (const given of [undefined, null, [], 'text', 1, new Uint8Array([123]), {}, { vorOrt: null }, { vorOrt: { ...seal, hash: 1 } }, { vorOrt: { id: 'x' } }]) {
      expect(readServerMetadata(given)).toBeUndefined()
    }
  })
})
