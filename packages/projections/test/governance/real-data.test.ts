/** The read models over the records of a real city, against a count that knows nothing of our software. */
import { domainRegistry, Instant } from '@vor-ort/core'
import { collect, memoryStore, type EventStore } from '@vor-ort/event-store'
import { importOParl, memoryDirectory } from '@vor-ort/interop'
import type { SqliteReadModels } from '@vor-ort/sqlite'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { sure } from '../fixture.ts'
import { countCouncil, countKeys } from './council-records.ts'
import { readModelsOver, rowsOf } from './stores.ts'

const folder = path.join(process.env['VOR_ORT_TEST_DATA'] ?? path.resolve(import.meta.dirname, '../../../../../shared/data'), 'oparl-karlsruhe')
const files = { meetings: path.join(folder, 'dev-meetings.ndjson.gz'), papers: path.join(folder, 'dev-papers.ndjson.gz') }
const isThere = Object.values(files).every((file) => existsSync(file))
if (!isThere) console.log(`The real council records are not here (${folder}, VOR_ORT_TEST_DATA): read models are not compared with them.`)

const clock = (): Instant => {
  const instant = '2026-11-21T22:00:00.000Z'
  if (!Instant.is(instant)) throw new Error(instant)
  return instant
}

describe.runIf(isThere)('over the records of a real city', () => {
  const expected = isThere ? countCouncil(files.meetings, files.papers) : undefined
  let store: EventStore
  let target: SqliteReadModels

  beforeAll(async () => {
    store = memoryStore(domainRegistry)
    sure(await importOParl({ store, clock, directory: memoryDirectory() }, { meetings: [files.meetings], papers: [files.papers] })())
    target = await readModelsOver(store)
  }, 120_000)
  afterAll(async () => sure(await target.close()()))

  test('meetings by body and year are those of the records', async () => {
    const urls = new Map<unknown, string>()
    for (const { type, stream, data } of sure(await collect(store.readAll({ categories: ['governing-body'] }))())) {
      const ids: unknown = typeof data === 'object' && data !== null && 'externalIds' in data ? data.externalIds : undefined
      if (type === 'BodyConstituted' && Array.isArray(ids)) urls.set(stream.slice('governing-body-'.length), String((ids as ReadonlyArray<{ readonly id: string }>)[0]?.id))
    }
    const rows = await rowsOf(target, 'SELECT b.body, substr(m.day, 1, 4) AS year FROM meeting m JOIN meeting_body b ON b.meeting = m.meeting')
    expect(countKeys(rows.map(({ body, year }) => `${urls.get(body)} ${String(year)}`))).toEqual(expected?.meetings)
  })

  test('results of agenda items by kind are those of the records', async () => {
    const rows = await rowsOf(target, 'SELECT outcome FROM agenda_item WHERE outcome IS NOT NULL')
    expect(countKeys(rows.map(({ outcome }) => String(outcome)))).toEqual(expected?.itemResults)
  })

  test('outcomes of motions and of amendments by kind are those of the records', async () => {
    const rows = await rowsOf(target, 'SELECT subject, outcome FROM decision')
    expect(countKeys(rows.map(({ subject, outcome }) => `${String(subject)} ${String(outcome)}`))).toEqual(expected?.decisions)
  })

  test('the number of adopted amendments is that of the records', async () => {
    const [row] = await rowsOf(target, "SELECT COUNT(*) AS adopted FROM decision WHERE subject = 'amendment' AND outcome = 'adopted'")
    expect(row?.['adopted']).toBe(expected?.amendmentsAdopted)
  })

  test('RM-1 has one row for each decision that makes a resolution, none with a made-up count', async () => {
    const [row] = await rowsOf(
      target,
      `SELECT COUNT(*) AS resolutions, COUNT(yes) AS counted, COUNT(CASE WHEN counts = 'unknown' THEN 1 END) AS unknown,
        (SELECT COUNT(*) FROM decision WHERE resolution IS NOT NULL) AS deciding FROM rm1_decision_history`,
    )
    expect(row?.['resolutions']).toBe(row?.['deciding'])
    expect(row).toMatchObject({ counted: 0, unknown: row?.['resolutions'] })
    expect(row?.['resolutions']).toBeGreaterThan(1000)
  })
})
