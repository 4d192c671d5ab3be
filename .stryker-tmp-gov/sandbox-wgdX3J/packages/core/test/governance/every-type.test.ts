// @ts-nocheck
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { governance, governanceRules } from '@vor-ort/core'
import { describe, expect, test } from 'vitest'

// What the tests of this folder name, apart from the tables and this file.
const source = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.test.ts') && !['every-type.test.ts', 'laws.test.ts', 'golden.test.ts'].includes(file))
  .map((file) => readFileSync(path.join(import.meta.dirname, file), 'utf8'))
  .join('\n')
const named = (word: string): boolean => source.includes(`'${word}'`)

describe.each(governance.map((aggregate) => [aggregate.category, aggregate] as const))('%s', (_category, { events, commands }) => {
  test('has an example of every event', () => {
    expect(Object.keys(events).filter((type) => !named(type))).toEqual([])
  })

  test('has an example of every command', () => {
    expect(Object.keys(commands).filter((type) => !named(type))).toEqual([])
  })

  test('names for every event its German term, its seat or none, and what it is (K-12)', () => {
    for (const { german, seat, summary, version } of Object.values(events)) {
      expect([german, seat, summary].every((word) => word.trim() === word && word !== '')).toBe(true)
      expect(version).toBeGreaterThanOrEqual(1)
    }
  })
})

test('every rule is exemplified, and says the same in two languages with its seat', () => {
  for (const [id, { de, en, seat }] of Object.entries(governanceRules)) {
    expect([id, new RegExp(`${id}\\b`).test(source)]).toEqual([id, true])
    expect(de).not.toBe(en)
    expect([de, en, seat].every((words) => words !== '')).toBe(true)
  }
  expect(Object.keys(governanceRules).filter((id) => id.startsWith('G-'))).toHaveLength(15)
  expect(Object.keys(governanceRules).filter((id) => /^R-1\d\d$/.test(id))).toHaveLength(11)
})
