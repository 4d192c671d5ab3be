import { readModels, resolutionTable } from '@vor-ort/projections'
import { describe, expect, it } from 'vitest'

import { taken, takenIfThere } from '../src/read-models/define.ts'

describe('the titles of the columns of a read model', () => {
  for (const { id, columns } of readModels) {
    it(`${id}: each stands once, in both languages, so that the head of a column says which it is`, () => {
      for (const language of ['de', 'en'] as const) {
        const titles = columns.map(({ title }) => title[language].toLowerCase())
        expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([])
      }
    })
  }

  it('are those of the table, unless a column is taken under another name: then it says whose it is', () => {
    const [plain] = taken(resolutionTable, 'r', ['title'])
    expect(plain?.column).toMatchObject({ name: 'title', nullable: true, source: expect.stringMatching(/^resolution\.title: /) })
    const [renamed] = takenIfThere(resolutionTable, 'r', { title: ['resolution_title', ['Titel des Beschlusses', 'Title of the resolution']] })
    expect(renamed).toMatchObject({ column: { name: 'resolution_title', title: { de: 'Titel des Beschlusses', en: 'Title of the resolution' }, definition: plain?.column.definition }, value: 'r.title' })
    // @ts-expect-error: another name needs a title
    expect(takenIfThere(resolutionTable, 'r', { title: 'resolution_title' })).toHaveLength(1)
  })
})
