import { motion, resolution, streamName } from '@vor-ort/core'
import { loadState } from '@vor-ort/event-store'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

import { bodyIdOf, meetingIdOf, motionIdOf, resolutionIdOf } from '../../src/oparl/import/identity.ts'
import { emptyStore, eventsIn, importInto, sure } from './stores.ts'

// Made-up records that change between imports.
const at = (what: string): string => `https://rat.example/oparl/${what}`
const type = (what: string): string => `https://schema.oparl.org/1.1/${what}`
const item = (result: string | undefined, modified: string) => ({
  id: at('items/1'), type: type('AgendaItem'), meeting: at('meetings/1'), number: '1', name: 'Außenstelle', public: true, modified, ...(result === undefined ? {} : { result }),
})
const meetingRecord = (modified: string, items: ReadonlyArray<unknown>, rest: object = {}) => ({
  id: at('meetings/1'), type: type('Meeting'), name: 'Kreistag', start: '2019-03-31T00:30:00+01:00', organization: [at('organizations/1')], modified, agendaItem: items, ...rest,
})
const paper = (name: string, modified: string) => ({
  id: at('papers/1'), type: type('Paper'), name, paperType: 'Antrag', date: '2019-03-01', modified,
  consultation: [{ id: at('consultations/1'), type: type('Consultation'), agendaItem: at('items/1'), meeting: at('meetings/1'), authoritative: true, organization: [at('organizations/1')] }],
})
const may = '2019-05-01T10:00:00+02:00'
const june = '2019-06-01T10:00:00+02:00'
const july = '2019-07-01T10:00:00+02:00'

const folder = mkdtempSync(path.join(tmpdir(), 'vor-ort-changing-'))
afterAll(() => rmSync(folder, { recursive: true }))
let count = 0
const file = (...records: ReadonlyArray<unknown>): string => {
  const name = path.join(folder, `${count++}.ndjson`)
  writeFileSync(name, records.map((record) => JSON.stringify(record)).join('\n'))
  return name
}
const importRecords = (store: ReturnType<typeof emptyStore>, meetings: ReadonlyArray<unknown>, papers: ReadonlyArray<unknown>) =>
  importInto(store, { meetings: [file(...meetings)], papers: [file(...papers)] })
const typesOf = async (store: ReturnType<typeof emptyStore>) => (await eventsIn(store)).map((event) => event.type)

describe('a source that changes between imports', () => {
  it('lets a resolution lapse when the source no longer says that it was adopted', async () => {
    const store = emptyStore()
    await importRecords(store, [meetingRecord(may, [item('mehrheitlich zugestimmt', may)])], [paper('Außenstelle', may)])
    await importRecords(store, [meetingRecord(june, [item('mehrheitlich abgelehnt', june)])], [paper('Außenstelle', may)])
    const resolved = streamName('resolution', resolutionIdOf(at('papers/1'), at('items/1')))
    expect(sure(await loadState(store, resolution, resolved)()).state.phase).toBe('lapsed')
    const { state } = sure(await loadState(store, motion, streamName('motion', motionIdOf(at('papers/1'))))())
    expect(state.phase).toBe('rejected')
    expect(state.reported).toHaveLength(1)
    expect(state.decisions).toBe(1)
  })

  it('follows a source that goes back to its first wording', async () => {
    const store = emptyStore()
    const record = (result: string, modified: string) => [meetingRecord(modified, [item(result, modified)])]
    await importRecords(store, record('zugestimmt', may), [paper('Außenstelle', may)])
    await importRecords(store, record('abgelehnt', june), [paper('Außenstelle', may)])
    const report = await importRecords(store, record('zugestimmt', july), [paper('Außenstelle', may)])
    expect(report.refused).toEqual([])
    const { state } = sure(await loadState(store, motion, streamName('motion', motionIdOf(at('papers/1'))))())
    expect(state.phase).toBe('adopted')
  })

  it('takes an item off the agenda when a newer record no longer has it', async () => {
    const store = emptyStore()
    await importRecords(store, [meetingRecord(may, [item(undefined, may)])], [])
    await importRecords(store, [meetingRecord(june, [])], [])
    expect(await typesOf(store)).toContain('AgendaItemRemoved')
    const report = await importRecords(store, [meetingRecord(june, [])], [])
    expect(report.events).toBe(0)
  })

  it('records a correction when only the time of change is newer, and none when nothing is', async () => {
    const store = emptyStore()
    await importRecords(store, [meetingRecord(may, [])], [paper('Außenstelle', may)])
    const report = await importRecords(store, [meetingRecord(june, [])], [paper('Außenstelle', june)])
    const types = await typesOf(store)
    expect(types.filter((name) => name === 'MeetingCorrected')).toHaveLength(1)
    expect(types.filter((name) => name === 'MotionCorrected')).toHaveLength(1)
    expect(report.events).toBeGreaterThanOrEqual(2)
    expect((await importRecords(store, [meetingRecord(june, [])], [paper('Außenstelle', june)])).events).toBe(0)
  })

  it('counts the newer of two versions in one import', async () => {
    const store = emptyStore()
    const report = await importRecords(store, [meetingRecord(june, [], { name: 'Neu' }), meetingRecord(may, [], { name: 'Alt' })], [])
    expect(report.meetings).toEqual({ read: 2, recorded: 2 })
    const scheduled = (await eventsIn(store)).find((event) => event.type === 'MeetingScheduled')
    expect(scheduled?.data).toMatchObject({ name: 'Neu' })
  })

  it('records every body of a joint meeting, and names none of them after it', async () => {
    const store = emptyStore()
    const joint = meetingRecord(may, [], { name: 'Gemeinsame Sitzung', organization: [at('organizations/1'), at('organizations/2')] })
    await importRecords(store, [joint, { ...meetingRecord(may, []), id: at('meetings/2') }], [])
    const scheduled = (await eventsIn(store)).find((event) => event.type === 'MeetingScheduled')
    expect(scheduled?.data).toMatchObject({ body: bodyIdOf(at('organizations/1')), jointWith: [bodyIdOf(at('organizations/2'))] })
    const names = (await eventsIn(store)).flatMap((event) => (event.type === 'BodyConstituted' ? [Object(event.data).name] : []))
    expect(names).toEqual(['Kreistag', at('organizations/2')])
  })

  it('dates a meeting by the clock in Berlin, on the night when summer time begins too', async () => {
    const store = emptyStore()
    await importRecords(store, [meetingRecord(may, [], { start: '2019-03-30T23:30:00Z' })], [])
    const scheduled = (await eventsIn(store)).find((event) => event.type === 'MeetingScheduled')
    expect(scheduled?.stream).toBe(streamName('meeting', meetingIdOf(at('meetings/1'))))
    expect(scheduled?.metadata.validTime).toBe('2019-03-31')
    expect(scheduled?.data).toMatchObject({ plannedStart: '2019-03-31T00:30' })
  })

  it('calls a cancelled meeting off, and does not hold a meeting without a result to have taken place', async () => {
    const store = emptyStore()
    await importRecords(store, [meetingRecord(may, [item(undefined, may)], { cancelled: true })], [])
    expect(await typesOf(store)).toContain('MeetingCancelled')
    const quiet = emptyStore()
    await importRecords(quiet, [meetingRecord(may, [item(undefined, may)])], [])
    expect(await typesOf(quiet)).not.toContain('MeetingHeld')
  })

  it('gives the result of a shared item to the motion, not to the amendment that is dealt with on it', async () => {
    const store = emptyStore()
    const amending = { ...paper('Änderungsantrag SPD: Außenstelle', may), id: at('papers/2'), paperType: 'Änderungsantrag', consultation: [{ id: at('consultations/2'), type: type('Consultation'), agendaItem: at('items/1'), authoritative: true }] }
    await importRecords(store, [meetingRecord(may, [item('mehrheitlich zugestimmt', may)])], [amending, paper('Außenstelle', may)])
    const stateOf = async (url: string) => sure(await loadState(store, motion, streamName('motion', motionIdOf(at(url))))()).state
    expect((await stateOf('papers/1')).phase).toBe('adopted')
    expect(Object.values((await stateOf('papers/1')).amendments).map(({ status }) => status)).toEqual(['submitted'])
    expect((await stateOf('papers/2')).phase).toBe('onAgenda')
    expect((await typesOf(store)).filter((name) => name === 'ResolutionAdopted')).toHaveLength(1)
    const placed = (await eventsIn(store)).find((event) => event.type === 'AgendaItemPlaced')
    expect(placed?.data).toMatchObject({ motion: motionIdOf(at('papers/1')) })
  })

  it('does not decide a motion by the advice of another body', async () => {
    const store = emptyStore()
    const advised = { ...paper('Außenstelle', may), consultation: [{ id: at('consultations/1'), type: type('Consultation'), agendaItem: at('items/1'), role: 'Vorberatung' }] }
    await importRecords(store, [meetingRecord(may, [item('einstimmig zugestimmt', may)])], [advised])
    const { state } = sure(await loadState(store, motion, streamName('motion', motionIdOf(at('papers/1'))))())
    expect(state.phase).toBe('onAgenda')
    expect(await typesOf(store)).not.toContain('ResolutionAdopted')
  })
})

describe('A source that leaves texts empty', () => {
  it('is recorded all the same', async () => {
    const store = emptyStore()
    const organization = { id: at('organizations/1'), type: type('Organization'), name: '', shortName: '', classification: '', modified: may }
    const empty = meetingRecord(may, [{ ...item('', may), number: '', name: '' }], { name: '', location: { id: at('locations/1'), type: type('Location'), description: '' } })
    const report = await importInto(store, { meetings: [file(empty)], papers: [file({ ...paper('', may), reference: '', paperType: '' })], organizations: [file(organization)] })
    expect([report.refused, report.faults]).toEqual([[], []])
    expect(await typesOf(store)).toEqual(expect.arrayContaining(['BodyConstituted', 'MeetingScheduled', 'AgendaItemPlaced', 'MotionSubmitted']))
  })
})
