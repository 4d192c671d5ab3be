/** The stored samples of a module: what was written once is read for ever. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { canonicalJson, makeRegistry, type EventDefinitions } from '@vor-ort/core'
import { arbitraryOf } from '@vor-ort/testing'
import * as fc from 'fast-check'
import { isRight } from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * One stored sample per event type and version, in `golden/` beside the calling test. They are never rewritten: an event
 * that no longer decodes its sample has broken the storage contract. A new type gets its sample by
 * VOR_ORT_WRITE_GOLDEN=1, which writes only what is missing.
 */
export const describeGolden = (folder: string, module: ReadonlyArray<{ readonly events: EventDefinitions }>): void => {
  const definitions = module.flatMap(({ events }) => Object.entries(events))
  const registry = makeRegistry(module.map(({ events }) => events))
  const fileOf = (type: string, version: number): string => path.join(folder, `${type}.v${version}.json`)

  if (process.env['VOR_ORT_WRITE_GOLDEN'] === '1') {
    for (const [type, { version, data }] of definitions) {
      const file = fileOf(type, version)
      if (existsSync(file)) continue
      // The sample with the most fields, so that each optional field is in the contract too.
      const samples = fc.sample(arbitraryOf(data), { seed: 20150113, numRuns: 20_000 }).map((sample) => canonicalJson(sample))
      // What a person can read in a review.
      const printable = samples.filter((sample) => /^[ !"#-;=?-[\]^`-~äöüÄÖÜß]*$/.test(sample))
      const fields = (sample: string): number => sample.split('":').length * 1000 - sample.length
      const [fullest] = printable.toSorted((a, b) => fields(b) - fields(a) || compare(a, b))
      if (fullest !== undefined) writeFileSync(file, `${fullest}\n`)
    }
  }

  test.each(definitions.flatMap(([type, { version }]) => Array.from({ length: version }, (_, index) => [type, index + 1, version] as const)))(
    '%s, version %i: the stored sample is read, and written back byte by byte',
    (type, version, current) => {
      const stored = readFileSync(fileOf(type, version), 'utf8').trimEnd()
      const read: unknown = JSON.parse(stored)
      if (!isRight(registry)) throw new Error('the registry cannot be built')
      const decoded = registry.right.decode(type, version, read)
      // An older version is brought to the current one, which has another form; the current one comes back as it was.
      if (version === current) expect(isRight(decoded) ? canonicalJson(decoded.right) : decoded).toBe(stored)
      else expect(isRight(decoded)).toBe(true)
    },
  )

  test('no sample is left of an event that is not defined any more', () => {
    const expected = definitions.flatMap(([type, { version }]) => Array.from({ length: version }, (_, index) => `${type}.v${index + 1}.json`))
    expect(readdirSync(folder).toSorted(compare)).toEqual(expected.toSorted(compare))
  })
}
