/** Rows that do not fit the store: it has lost its end, or is a copy. */
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'

import { filledStore, folder } from './fixture.ts'
import { cli } from './harness.ts'

const story = async (): Promise<{ readonly store: string; readonly into: string }> => ({ store: await filledStore(), into: path.join(folder(), 'auswertung.db') })
const project = (store: string, into: string) => cli(['project', '--store', `sqlite:${store}`, '--into', `sqlite:${into}`])
const change = (file: string, sql: string): void => {
  const database = new DatabaseSync(file)
  database.exec(sql)
  database.close()
}

describe('vor-ort project refuses', () => {
  test('rows that are further than the store', async () => {
    const { store, into } = await story()
    await project(store, into)
    change(into, 'UPDATE read_model_generations SET checkpoint = 999999')
    expect((await project(store, into)).err).toMatch(/is at position 999999 for \S+ already, but .* ends at [0-9]+: it is another store, or has lost its end\.\n$/)
  })

  test('rows of which one part is further than the store', async () => {
    const { store, into } = await story()
    await project(store, into)
    const parts = JSON.stringify(Array.from({ length: 16 }, (_, part) => (part === 5 ? '888888' : '1')))
    change(into, `UPDATE read_model_generations SET checkpoint = '1', parts = '${parts}' WHERE projection = 'resolution'`)
    expect((await project(store, into)).err).toMatch(/is at position 888888 for resolution already, but /)
  })

  test('rows of the store that this one is a copy of', async () => {
    const { store, into } = await story()
    await project(store, into)
    const copy = path.join(folder(), 'kopie.db')
    await cli(['copy', '--from', `sqlite:${store}`, '--to', `sqlite:${copy}`])
    expect(await project(copy, into)).toMatchObject({ code: 2, err: expect.stringContaining('(a copy is another one too:') })
    expect((await project(copy, path.join(folder(), 'neu.db'))).code).toBe(0)
  })
})
