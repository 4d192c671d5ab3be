// @ts-nocheck
import { verifyStore } from '@vor-ort/event-store'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

import { emptyStore, eventsIn, importInto, sure } from './stores.ts'

const folder = path.join(process.env['VOR_ORT_TEST_DATA'] ?? path.resolve(import.meta.dirname, '../../../../../shared/data'), 'oparl-karlsruhe')
const isThere = existsSync(folder)
if (!isThere) console.log(`The real council records are not here (${folder}); the made-up sample takes their paths.`)

describe('the import of a real city', () => {
  it('drops nothing, understands at least 99 % of the results, and finds nothing new the second time', async () => {
    // Where the records are not, the sample stands in: the promise of idempotence is the same.
    const files = isThere
      ? { meetings: [path.join(folder, 'dev-meetings.ndjson.gz')], papers: [path.join(folder, 'dev-papers.ndjson.gz')] }
      : { meetings: [path.resolve(import.meta.dirname, '../sample/meetings-newer.ndjson')], papers: [path.resolve(import.meta.dirname, '../sample/papers.ndjson')] }
    const store = emptyStore()
    const first = await importInto(store, files)
    expect(first.meetings.recorded).toBe(first.meetings.read)
    expect(first.papers.recorded).toBe(first.papers.read)
    expect(first.refused).toEqual([])
    if (isThere) {
      expect(first.broken).toBe(0)
      expect(first.meetings.read).toBe(1416)
      expect(first.papers.read).toBe(7407)
      expect(first.agendaItems.mapped / first.agendaItems.withResult).toBeGreaterThanOrEqual(0.99)
    }
    const again = await importInto(store, files)
    expect(again.events).toBe(0)
    expect(await eventsIn(store)).toHaveLength(first.events)
    expect(sure(await verifyStore(store)())).toMatchObject({ ok: true })
  })
})
