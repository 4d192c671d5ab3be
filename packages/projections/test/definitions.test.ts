import { BodyId, day, derivedId, MotionId, resolution, type AnyEvent, type FuzzyDate } from '@vor-ort/core'
import { aggregateProjection, columnFaults, defineProjection, defineTable, dictionaryOf, documentationFaults, makeProjectionRunner, memoryTarget, projectionFaults, readModelFaults, resolutionProjection } from '@vor-ort/projections'
import { event } from '@vor-ort/testing'
import { describe, expect, expectTypeOf, it } from 'vitest'

import { activity } from './activity.ts'
import { resolutionStream, runnerOf, storeOf, sure } from './fixture.ts'

const words = { de: 'Vermerk', en: 'Note' }
const column = { type: 'text', nullable: false, title: words, definition: words, source: 'stream' } as const
const table = defineTable({ name: 'note', title: words, definition: words, key: ['note'], columns: [{ ...column, name: 'note' }, { ...column, name: 'pages', type: 'integer', nullable: true, unit: '1' }] })
const note = (more: object) => ({ ...defineProjection({ name: 'note', version: 1, handles: ['note'], tables: [table], initial: 0, evolve: (n) => n + 1, rows: (n, key) => ({ note: [{ note: key, pages: n }] }) }), ...more })

describe('the definition of a projection', () => {
  it('is checked before anything runs on it', () => {
    expect(projectionFaults([note({}), activity, resolutionProjection])).toEqual([])
    const faulty = note({ name: 'Note', version: 0, handles: [], tables: [{ ...table, key: ['pages', 'none'], columns: [...table.columns, table.columns[0]] }, table, { ...table, name: 'x'.repeat(51), key: [] }] })
    expect(projectionFaults([faulty]).map(({ at }) => at)).toEqual(['Note', 'Note', 'Note', 'note', 'Note.note.note', 'Note.note.pages', 'Note.note.none', `Note.${'x'.repeat(51)}`, `Note.${'x'.repeat(51)}`])
    expect(makeProjectionRunner({ store: { ...({} as Parameters<typeof makeProjectionRunner>[0]['store']) }, target: memoryTarget(), projections: [faulty] })._tag).toBe('Left')
  })

  it('gives the types of its rows, so that a wrong row does not compile', () => {
    expectTypeOf<ReturnType<typeof resolutionProjection.rows>>().toHaveProperty('resolution_finding')
    defineProjection({
      name: 'note',
      version: 1,
      handles: ['note'],
      tables: [table],
      initial: 0,
      evolve: (n) => n + 1,
      // @ts-expect-error: a text is not a whole number
      rows: (_n, key) => ({ note: [{ note: key, pages: key }] }),
    })
    defineProjection({
      name: 'note',
      version: 1,
      handles: ['note'],
      tables: [table],
      initial: 0,
      evolve: (n) => n + 1,
      // @ts-expect-error: the note is always known
      rows: () => ({ note: [{ note: undefined, pages: 1 }] }),
    })
  })

  it('that makes a row unlike its table ends the run with the place of the mistake, and writes nothing', async () => {
    const wrong = { ...activity, rows: () => ({ activity: [{ year: '2015', type: 'x', events: 1.5, last: [], many: null }] }) }
    const target = memoryTarget()
    const store = await storeOf([{ stream: resolutionStream('a'), event: adopted }])
    expect(await runnerOf(store, target, [wrong]).catchUp()()).toEqual({
      _tag: 'Left',
      left: { _tag: 'InvalidRow', projection: 'activity', key: '2015', table: 'activity', column: 'events', expected: 'a safe whole number', found: 1.5 },
    })
    expect(sure(await target.rows('activity')())).toEqual([])
    const astray = { ...activity, idColumn: 'year', rows: () => ({ activity: [{ year: '1999', type: 'x', events: 1, last: [], many: null }] }) }
    expect(await runnerOf(store, memoryTarget(), [astray]).catchUp()()).toMatchObject({
      left: { _tag: 'InvalidRow', key: '2015', table: 'activity', column: 'year', expected: 'the key of the projection, 2015', found: '1999' },
    })
    const twice = { ...activity, rows: () => ({ activity: [{ year: '2015', type: 'x', events: 1, last: [], many: null }] }) }
    expect(await runnerOf(store, memoryTarget(), [twice]).catchUp()()).toMatchObject({ left: { _tag: 'DuplicateRow', table: 'activity' } })
  })

  it('is documented column by column, in a dictionary', () => {
    expect(documentationFaults('note', table.columns)).toEqual([])
    const bare = { ...column, name: 'pages', type: 'integer', title: { de: ' ', en: 'x' } } as const
    expect(documentationFaults('note', [bare]).map(({ at }) => at)).toEqual(['note.pages', 'note.pages'])
    const model = { id: 'RM-0', name: 'note', title: words, definition: words, grain: words, columns: table.columns, sql: '', needs: ['note', 'none'] }
    expect(readModelFaults([model, { ...model, name: 'other', needs: [] }, { ...model, name: 'other', needs: [] }], [note({})]).map(({ at }) => at)).toEqual(['note', 'note.none', 'other'])
    expect(dictionaryOf([note({})], [model]).map(({ kind, relation, of, name, isKey }) => [kind, relation, of, name, isKey])).toEqual([
      ['table', 'note', 'note', 'note', true],
      ['table', 'note', 'note', 'pages', false],
      ['view', 'note', 'RM-0', 'note', false],
      ['view', 'note', 'RM-0', 'pages', false],
    ])
    expect(columnFaults('v', ['a'], ['a', 'b'])).toEqual([{ at: 'v.b', expected: 'to be declared, since it is a column of the result' }])
  })
})

const adopted: AnyEvent = event(resolution, 'ResolutionAdopted', day('2015-02-10'), {
  body: derivedId(BodyId, 'Kreistag'),
  title: { asPublished: 'Beratung vor Ort' },
  public: 'yes',
  motion: derivedId(MotionId, 'Antrag'),
})
const objective = (on: FuzzyDate, words: string, indicator?: string): AnyEvent =>
  event(resolution, 'ObjectiveDeclared', on, { objective: words, direction: 'up', ...(indicator === undefined ? {} : { indicator }) })

describe('the findings of an aggregate', () => {
  it('are opened by the event that shows them first, and closed by the one after which they are gone', async () => {
    const stream = resolutionStream('findings')
    const effective = event(resolution, 'ResolutionTookEffect', day('2015-02-01'), {})
    const store = await storeOf([adopted, objective(day('2015-02-11'), 'Arbeit'), effective, objective(day('2015-03-01'), 'Nähe', 'RM-7'), objective(day('2015-04-01'), 'Wege')].map((one) => ({ stream, event: one })))
    const target = memoryTarget()
    sure(await runnerOf(store, target, [resolutionProjection], { batchSize: 1, statesAtHand: 0 }).catchUp()())
    const rows = sure(await target.rows('resolution_finding')())
    expect(rows.map((row) => [row['ordinal'], row['rule'], row['severity'], row['opened_by'], row['opened_revision'], row['opened_on'], row['closed_by'], row['closed_on']])).toEqual([
      [1, 'G-9', 'information', 'ObjectiveDeclared', 1, '2015-02-11', 'ObjectiveDeclared', '2015-04-01'],
      [2, 'G-15', 'warning', 'ResolutionTookEffect', 2, '2015-02-01', null, null],
      [3, 'G-9', 'information', 'ObjectiveDeclared', 4, '2015-04-01', null, null],
    ])
    expect(rows.map((row) => row['facts'])).toEqual([{ objectives: ['Arbeit'] }, { adopted: '2015-02-10', effective: '2015-02-01' }, { objectives: ['Arbeit', 'Wege'] }])
    expect(rows[0]).toMatchObject({ stream, explanation_en: 'No indicator is named for an objective; whether it was reached cannot be measured.' })
    expect(String(rows[0]?.['closed_at']) > String(rows[0]?.['opened_at'])).toBe(true)
  })

  it('that come back are opened anew', async () => {
    const flicker = { ...resolution, findings: ({ objectives }: { readonly objectives: ReadonlyArray<unknown> }) => (objectives.length % 2 === 1 ? [{ rule: 'X-1', severity: 'warning' as const, explanation: { de: 'a', en: 'b' }, facts: { b: 1, a: 2 } }] : []) }
    const projection = aggregateProjection(flicker, { name: 'flicker', version: 1, tables: [], rows: () => ({}) })
    const store = await storeOf([adopted, ...['1', '2', '3'].map((name) => objective(day('2015-05-01'), name))].map((one) => ({ stream: resolutionStream('flicker'), event: one })))
    const target = memoryTarget()
    sure(await runnerOf(store, target, [projection]).catchUp()())
    expect(sure(await target.rows('flicker_finding')()).map((row) => [row['opened_revision'], row['closed_by']])).toEqual([[1, 'ObjectiveDeclared'], [3, null]])
  })
})
