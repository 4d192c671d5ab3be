import { allProjections, column, defineTable, documentationFaults, fuzzyDateColumns, projectionFaults, readModelFaults, readModels, viewSql, type RowOf } from '@vor-ort/projections'
import { aggregates } from '@vor-ort/core'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { sure } from '../fixture.ts'
import { arbitraryHistories, fits, readModelsOver, rowsOf, storeOf } from './stores.ts'

test('every projection and read model is sound and fully documented', () => {
  expect(projectionFaults(allProjections)).toEqual([])
  expect(readModelFaults(readModels, allProjections)).toEqual([])
  expect(allProjections.flatMap(({ tables }) => tables.flatMap((table) => documentationFaults(table.name, table.columns)))).toEqual([])
  for (const { key, columns } of readModels) expect(columns.map(({ name }) => name)).toEqual(expect.arrayContaining([...key]))
})

test('every aggregate of governance has a projection', () => {
  const handled = new Set(allProjections.flatMap(({ handles }) => handles))
  expect(aggregates.filter(({ module, category }) => module === 'governance' && !handled.has(category))).toEqual([])
})

test('each view gives the declared columns, cells of their types, no empty cell where one must be known, and one row for each key', async () => {
  const seen = new Map(readModels.map(({ name }) => [name, 0]))
  await fc.assert(
    fc.asyncProperty(arbitraryHistories, async (histories) => {
      const target = await readModelsOver(await storeOf(histories))
      expect(sure(await target.check(readModels)())).toEqual([])
      for (const { name, columns, key } of readModels) {
        const rows = await rowsOf(target, `SELECT * FROM ${name}`)
        seen.set(name, (seen.get(name) ?? 0) + rows.length)
        const unfit = rows.flatMap((row) => columns.flatMap((one) => (fits(one, row[one.name]) ? [] : [[name, one.name, one.type, row[one.name]]])))
        expect(unfit).toEqual([])
        expect(new Set(rows.map((row) => JSON.stringify(key.map((part) => row[part])))).size).toBe(rows.length)
      }
      sure(await target.close()())
    }),
    { numRuns: 50 },
  )
  // A law about no rows says nothing.
  for (const count of seen.values()) expect(count).toBeGreaterThan(0)
})

test('no resolution, obligation or finding is missing from its view', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryHistories, async (histories) => {
      const target = await readModelsOver(await storeOf(histories))
      const count = async (from: string): Promise<unknown> => (await rowsOf(target, `SELECT COUNT(*) AS n FROM ${from}`))[0]?.['n']
      expect(await count('rm1_decision_history')).toBe(await count("resolution WHERE phase <> 'none'"))
      expect(await count('rm2_implementation_tracker')).toBe(await count('obligation'))
      const findings = await Promise.all(allProjections.map(({ name }) => count(`${name}_finding`)))
      expect(await count('rm21_findings')).toBe(findings.reduce<number>((sum, n) => sum + Number(n), 0))
      sure(await target.close()())
    }),
    { numRuns: 10 },
  )
})

test('the compiler checks rows against columns that take one line', () => {
  const table = defineTable({
    name: 'note',
    title: { de: 'Vermerke', en: 'Notes' },
    definition: { de: 'Ein Vermerk je Zeile.', en: 'One note a row.' },
    key: ['note'],
    columns: [column.text('note', ['Vermerk', 'Note'], ['Kennung', 'Id'], 'stream'), ...fuzzyDateColumns('made_on', ['Am', 'On'], ['Tag', 'Day'], 'valid time')],
  })
  const row: RowOf<typeof table> = { note: 'a', made_on: '2015', made_earliest: '2015-01-01', made_latest: undefined }
  // @ts-expect-error a text that is always known
  const empty: RowOf<typeof table> = { ...row, note: undefined }
  // @ts-expect-error no such column
  const wrong: RowOf<typeof table> = { ...row, made_at: '' }
  expect([row, empty, wrong]).toHaveLength(3)
})

test('a view is made by one statement', () => {
  for (const model of readModels) expect(viewSql(model)).toMatch(new RegExp(`^CREATE VIEW ${model.name} AS\n(SELECT|WITH)`))
})
