import { decisionsOf, eventOf, foldEvents, motion, resolution, streamName } from '@vor-ort/core'
import { loadState, verifyStore } from '@vor-ort/event-store'
import { describe, expect, it } from 'vitest'

import { bodyIdOf, motionIdOf, resolutionIdOf } from '../../src/oparl/import/identity.ts'
import { memoryDirectory } from '../../src/index.ts'
import { emptyStore, eventsIn, importInto, meetingFiles, sample, sure, withOrganizations } from './stores.ts'

const url = (path: string): string => `https://rat.musterhausen.example/oparl/${path}`
const stateOf = async (store: ReturnType<typeof emptyStore>, paper: string) =>
  sure(await loadState(store, motion, streamName('motion', motionIdOf(url(paper))))()).state

describe('the import of OParl records', () => {
  it('counts what it read, and keeps a result that it does not understand word for word', async () => {
    const store = emptyStore()
    const report = await importInto(store, meetingFiles)
    expect(report.meetings).toEqual({ read: 4, recorded: 4 })
    expect(report.papers).toEqual({ read: 21, recorded: 21 })
    expect(report.agendaItems).toMatchObject({ withResult: 11, mapped: 10, unmapped: 1 })
    expect(report.unmappedResults).toEqual([{ text: 'Blumen überreicht', count: 1 }])
    expect(report.refused).toEqual([])
    const verbatim = (await eventsIn(store)).find(({ type, data }) => type === 'ItemResultReported' && JSON.stringify(data).includes('Blumen'))
    expect(verbatim?.data).toEqual({ item: expect.any(String), published: 'Blumen überreicht' })
  })

  it('reports each broken record with file, line and JSON path, and goes on', async () => {
    const report = await importInto(emptyStore(), meetingFiles)
    const where = report.faults.map((fault) => ('line' in fault ? [fault.line, 'jsonPath' in fault ? fault.jsonPath : ''] : []))
    expect(where).toContainEqual([2, expect.any(String)])
    expect(where).toContainEqual([6, '$'])
    expect(where).toContainEqual([8, '$.id'])
    expect(report.faults.every((fault) => fault.file.endsWith('.ndjson'))).toBe(true)
    expect(report.broken).toBe(report.faults.length)
  })

  it('records nothing when the same files are imported again', async () => {
    const store = emptyStore()
    const directory = memoryDirectory()
    const first = await importInto(store, withOrganizations, directory)
    const again = await importInto(store, withOrganizations, directory)
    expect(first.events).toBeGreaterThan(50)
    expect(again.events).toBe(0)
    expect(again.meetings).toEqual(first.meetings)
    expect(await eventsIn(store)).toHaveLength(first.events)
  })

  it('records a newer version as corrections that name what they correct, and a deletion as a tombstone', async () => {
    const store = emptyStore()
    await importInto(store, meetingFiles)
    const before = (await eventsIn(store)).length
    const newer = { ...meetingFiles, meetings: [sample('meetings-newer.ndjson')] }
    const report = await importInto(store, newer, memoryDirectory(), '2026-11-22T08:00:00.000Z')
    const events = (await eventsIn(store)).slice(before)
    expect(report.events).toBe(events.length)
    const types = events.map(({ type }) => type)
    expect(types).toContain('MeetingCorrected')
    expect(types).toContain('ItemResultReported')
    expect(types).toContain('MeetingDepublished')
    const corrections = events.filter(({ metadata }) => metadata.corrects !== undefined)
    const known = new Set((await eventsIn(store)).slice(0, before).map(({ id }) => id))
    expect(corrections.length).toBeGreaterThan(1)
    expect(corrections.every(({ metadata }) => metadata.corrects !== undefined && known.has(metadata.corrects))).toBe(true)
  })

  it('does not let an older version undo a newer one', async () => {
    const store = emptyStore()
    await importInto(store, { meetings: [sample('meetings-newer.ndjson')], papers: [sample('papers.ndjson')] })
    const report = await importInto(store, { meetings: [sample('meetings.ndjson')], papers: [] })
    const events = await eventsIn(store)
    expect(events.filter(({ type }) => type === 'MeetingCorrected')).toEqual([])
    // Only the meetings that the newer file did not have are new.
    expect(report.events).toBeLessThan(20)
  })

  it('gives a tombstone to a record that was deleted before it was ever seen', async () => {
    const store = emptyStore()
    await importInto(store, meetingFiles)
    const tombstones = (await eventsIn(store)).filter(({ type }) => type.endsWith('Depublished'))
    expect(tombstones.map(({ type }) => type).sort()).toEqual(['MeetingDepublished', 'MotionDepublished'])
    expect(tombstones.every(({ revision }) => revision === 0n)).toBe(true)
  })

  it('takes over counts that a result gives, and makes one resolution of an adopted motion', async () => {
    const store = emptyStore()
    await importInto(store, meetingFiles)
    const [decision] = decisionsOf(await stateOf(store, 'papers/1'))
    expect(decision).toMatchObject({
      on: '2019-03-26',
      outcome: 'adopted',
      unanimity: 'majority',
      counts: { kind: 'known', yes: 12, no: 3, abstain: 2, invalid: 0 },
      decisive: true,
    })
    const id = resolutionIdOf(url('papers/1'), url('agendaitems/11'))
    const { state } = sure(await loadState(store, resolution, streamName('resolution', id))())
    expect(state).toMatchObject({ phase: 'adopted', title: { asPublished: 'Barrierefreier Zugang zum Bürgerhaus' } })
  })

  it('links an amendment to its motion and records what became of it', async () => {
    const store = emptyStore()
    await importInto(store, { meetings: [sample('by-reference.ndjson')], papers: [sample('by-reference.ndjson')] })
    const { amendments } = await stateOf(store, 'papers/51')
    expect(Object.values(amendments)).toMatchObject([{ title: { asPublished: 'Nachtbus auch sonntags' }, status: 'withdrawn' }])
    expect((await stateOf(store, 'papers/52')).kind).toBe('amendment')
    await importInto(store, meetingFiles)
    const linked = Object.values((await stateOf(store, 'papers/1')).amendments)
    // No item tells what became of these two: they stay as they were submitted.
    expect(linked.map(({ title, status }) => [title?.asPublished, status])).toEqual([
      ['Änderungsantrag CDU: Ein ganz anderer Titel', 'submitted'],
      ['Änderungsantrag SPD: Rampe statt Aufzug', 'submitted'],
    ])
  })

  it('stores no name of a person, and a random pseudonym instead', async () => {
    const store = emptyStore()
    const directory = memoryDirectory()
    await importInto(store, withOrganizations, directory)
    const appointed = (await eventsIn(store)).filter(({ type }) => type === 'MemberAppointed')
    expect(appointed.length).toBeGreaterThan(0)
    const stored = JSON.stringify(appointed.map(({ data, metadata }) => [data, metadata]))
    expect(stored).not.toContain('/persons/')
    expect(stored).not.toContain('/people/')
    const other = emptyStore()
    await importInto(other, withOrganizations, memoryDirectory())
    const otherwise = (await eventsIn(other)).filter(({ type }) => type === 'MemberAppointed')
    expect(otherwise.map(({ data }) => data)).not.toEqual(appointed.map(({ data }) => data))
  })

  it('records the municipality too, and which bodies are its own', async () => {
    const store = emptyStore()
    await importInto(store, withOrganizations)
    const bodies = (await eventsIn(store)).flatMap(({ type, data }) => (type === 'BodyConstituted' ? [Object(data)] : []))
    const city = bodies.find(({ kind }) => kind === 'territorialAuthority')
    expect(city).toMatchObject({ name: expect.stringContaining('Musterhausen'), externalIds: [{ system: 'oparl', id: expect.stringContaining('/bodies/') }] })
    expect(bodies.filter(({ partOf }) => partOf === bodyIdOf(city.externalIds[0].id)).length).toBeGreaterThan(0)
  })

  it('gives every event its source as evidence', async () => {
    const store = emptyStore()
    await importInto(store, withOrganizations)
    for (const { metadata } of await eventsIn(store)) {
      expect(metadata.evidence).toHaveLength(1)
      expect(metadata.evidence?.[0]).toMatchObject({ kind: 'councilRecord', id: expect.any(String), hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
      expect(metadata.actor).toEqual({ role: 'Import', unit: 'OParl' })
    }
  })

  it('reads servers that refer instead of embedding', async () => {
    const store = emptyStore()
    const report = await importInto(store, { meetings: [sample('by-reference.ndjson')], papers: [sample('by-reference.ndjson')] })
    expect(report.meetings).toEqual({ read: 1, recorded: 1 })
    expect(report.agendaItems).toEqual({ read: 2, withResult: 2, mapped: 2, unmapped: 0 })
    expect((await stateOf(store, 'papers/51')).phase).toBe('adopted')
    expect((await stateOf(store, 'papers/52')).phase).toBe('withdrawn')
  })

  it('leaves a chain that verifies, and states that are the fold of their events', async () => {
    const store = emptyStore()
    await importInto(store, withOrganizations)
    expect(sure(await verifyStore(store)())).toMatchObject({ ok: true })
    const events = (await eventsIn(store)).filter(({ stream }) => stream === streamName('motion', motionIdOf(url('papers/1'))))
    expect(foldEvents(motion.decider, events.map(eventOf).filter(motion.decider.isEvent))).toEqual(await stateOf(store, 'papers/1'))
  })
})
