/** Every event, command and rule of a module is exemplified in its tests. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import type { CommandDefinitions, EventDefinitions, RuleCatalogue } from '@vor-ort/core'
import { describe, expect, test } from 'vitest'

interface Catalogued {
  readonly category: string
  readonly events: EventDefinitions
  readonly commands: CommandDefinitions
}

/** What the tests of `folder` must name: each type as `'Type'`, each rule by its id. */
export const describeEveryType = (folder: string, module: ReadonlyArray<Catalogued>, rules: RuleCatalogue): void => {
  const source = readdirSync(folder)
    .filter((file) => file.endsWith('.test.ts') && !['every-type.test.ts', 'laws.test.ts', 'golden.test.ts'].includes(file))
    .map((file) => readFileSync(path.join(folder, file), 'utf8'))
    .join('\n')
  const named = (word: string): boolean => source.includes(`'${word}'`)

  describe.each(module.map((aggregate) => [aggregate.category, aggregate] as const))('%s', (_category, { events, commands }) => {
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
    for (const [id, { de, en, seat }] of Object.entries(rules)) {
      expect([id, new RegExp(`${id}\\b`).test(source)]).toEqual([id, true])
      expect(de).not.toBe(en)
      expect([de, en, seat].every((words) => words !== '')).toBe(true)
    }
  })
}
