import { motion, streamName } from '@vor-ort/core'
import { loadState } from '@vor-ort/event-store'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'

import { motionIdOf } from '../../src/oparl/import/identity.ts'
import { emptyStore, importInto, sure } from './stores.ts'

// Made up, in the form in which a real council shows an item that was put off: one consultation, listed once for each meeting.
const at = (what: string): string => `https://rat.example/oparl/${what}`
const type = (what: string): string => `https://schema.oparl.org/1.1/${what}`
const may = '2019-05-01T10:00:00+02:00'
const meeting = (number: number, day: string, result: string) => ({
  id: at(`meetings/${number}`), type: type('Meeting'), name: 'Kreistag', start: `${day}T16:00:00+02:00`, organization: [at('organizations/1')], modified: may,
  agendaItem: [{ id: at(`items/${number}`), type: type('AgendaItem'), meeting: at(`meetings/${number}`), number: '1', name: 'Außenstelle', public: true, modified: may, result }],
})
const listing = (number: number) => ({
  id: at('consultations/1'), type: type('Consultation'), agendaItem: at(`items/${number}`), meeting: at(`meetings/${number}`), authoritative: true, organization: [at('organizations/1')],
})
const paper = { id: at('papers/1'), type: type('Paper'), name: 'Außenstelle', paperType: 'Antrag', date: '2019-04-01', modified: may, consultation: [listing(1), listing(2)] }

const folder = mkdtempSync(path.join(tmpdir(), 'vor-ort-listed-twice-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string, records: ReadonlyArray<unknown>): string => {
  const where = path.join(folder, name)
  writeFileSync(where, records.map((record) => JSON.stringify(record)).join('\n'))
  return where
}

it('keeps both results of a consultation that the source lists for two meetings, and says them once', async () => {
  const store = emptyStore()
  const sources = { meetings: [file('meetings.ndjson', [meeting(1, '2019-05-07', 'vertagt'), meeting(2, '2019-06-04', 'mehrheitlich zugestimmt')])], papers: [file('papers.ndjson', [paper])] }
  const first = await importInto(store, sources)
  expect(first.refused).toEqual([])
  const { state } = sure(await loadState(store, motion, streamName('motion', motionIdOf(at('papers/1'))))())
  expect(state.placements.map(({ meeting: where }) => where)).toHaveLength(2)
  expect(state.reported.map(({ classified }) => classified?.outcome)).toEqual(['postponed', 'adopted'])
  const again = await importInto(store, sources)
  expect(again.events).toBe(0)
})
