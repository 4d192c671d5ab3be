/** A file that was made by `project --into` and holds no events, named as a store. */
import path from 'node:path'
import { describe, expect, test } from 'vitest'

import { filledStore, folder } from './fixture.ts'
import { cli, typed } from './harness.ts'
import { recordFile, story } from './record-fixture.ts'

const project = (store: string, into: string) => cli(['project', '--store', `sqlite:${store}`, '--into', `sqlite:${into}`])

/** A store, and the file of its tables. */
const projected = async (): Promise<{ readonly store: string; readonly into: string }> => {
  const store = await filledStore()
  const into = path.join(folder(), 'auswertung.db')
  expect((await project(store, into)).code).toBe(0)
  return { store, into }
}

describe('A file of read models alone', () => {
  test('is no store to read, and whoever names it so is told why', async () => {
    const { into } = await projected()
    for (const line of ['streams', 'verify', 'state 0a', 'history 0a', 'resolutions', 'react']) {
      expect(await typed(`${line} --store sqlite:%`, into)).toEqual({ code: 2, out: '', err: `vor-ort: ${into} holds read models and no events; name the store that they come from.\n` })
    }
    expect((await typed('streams --lang de --store sqlite:%', into)).err).toBe(`vor-ort: ${into} enthält Auswertungen und keine Ereignisse; nennen Sie den Speicher, aus dem sie stammen.\n`)
  })

  test('takes events by record like a new file, which makes it a store', async () => {
    const { store, into } = await projected()
    const { file } = recordFile(...story)
    expect((await cli(['record', file, '--store', `sqlite:${into}`, '--check'])).code).toBe(0)
    expect((await typed('streams --store sqlite:%', into)).code).toBe(2)
    expect(await cli(['record', file, '--store', `sqlite:${into}`])).toMatchObject({ code: 0, err: '' })
    expect((await typed('verify --store sqlite:%', into)).code).toBe(0)
    // Its tables are still those of the other store.
    expect((await project(into, into)).err).toContain('come from another store')
    expect((await project(store, into)).code).toBe(0)
  })
})
