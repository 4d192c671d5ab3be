// @ts-nocheck
import { isRight } from 'fp-ts/lib/Either.js'
import { list, naturalNumber, text } from '@vor-ort/core'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EmbeddedType, openRecord, readTolerantly } from '../../src/oparl/open-record.ts'
import { AgendaItem, Meeting, Paper, Person, readObject, reference } from '../../src/oparl/schema.ts'
import { objectsIn, ofKind } from './files.ts'

const base = 'https://rat.example/oparl/'
const type = (name: string, version = '1.1') => `https://schema.oparl.org/${version}/${name}`
const kinds = ['Body', 'Organization', 'Person', 'Membership', 'Meeting', 'AgendaItem', 'Paper', 'Consultation', 'File', 'Location'] as const
const readRight = (u: unknown) => {
  const read = readObject(u)
  if (read._tag === 'Left') throw new Error(JSON.stringify(read.left))
  return read.right
}

describe('An OParl object', () => {
  test.each(kinds)('of type %s is known in version 1.0 and 1.1, and by id and type alone', (kind) => {
    for (const version of ['1.0', '1.1']) {
      const object = { id: `${base}x`, type: type(kind, version) }
      expect(readRight(object)).toEqual({ kind, object, faults: [] })
    }
  })

  test('of a kind that the import does not use is no error', () => {
    for (const unused of [type('System'), type('LegislativeTerm', '1.0'), 'https://vendor.example/schema/VoteEvent', type('Meeting', '2.0')]) {
      expect(readRight({ id: `${base}x`, type: unused, name: 1 })).toEqual({ kind: 'Unused', object: { id: `${base}x`, type: unused }, faults: [] })
    }
  })

  test.each([
    ['no object', 'text', ['$']],
    ['no id', { type: type('Paper') }, ['$.id']],
    ['an id that is no URL', { id: 7, type: type('Paper') }, ['$.id']],
    ['an id that is empty', { id: '', type: type('Paper') }, ['$.id']],
    ['no type', { id: `${base}x` }, ['$.type']],
    ['a type that is no URL', { id: `${base}x`, type: 'Paper' }, ['$.type']],
    ['neither', {}, ['$.id', '$.type']],
  ])('is broken when it has %s', (_what, record, paths) => {
    const read = readObject(record)
    expect(read._tag === 'Left' && read.left.map((fault) => fault.path)).toEqual(paths)
  })

  test('may have fields of the vendor, which are no fault and go no further', () => {
    const read = readRight({ id: `${base}m/1`, type: type('Meeting'), name: 'Rat', 'vendor:livestream': { x: [1] } })
    expect(read).toEqual({ kind: 'Meeting', object: { id: `${base}m/1`, type: type('Meeting'), name: 'Rat' }, faults: [] })
  })

  test('keeps its other fields when one has the wrong type, and says which', () => {
    const wrong = { id: `${base}p/1`, type: type('Paper'), name: 7, date: '2019-02-30', reference: '1/19', relatedPaper: `${base}p/2`, deleted: 'yes', modified: '2019-01-01' }
    const read = readRight(wrong)
    expect(read.object).toEqual({ id: `${base}p/1`, type: type('Paper'), reference: '1/19' })
    expect(read.faults).toEqual([
      { path: '$.name', expected: 'must be a text', found: 7 },
      { path: '$.modified', expected: 'must be a date and time such as 2019-03-26T15:30:00+01:00', found: '2019-01-01' },
      { path: '$.deleted', expected: 'must be true or false', found: 'yes' },
      { path: '$.date', expected: 'must be a date such as 2019-03-26', found: '2019-02-30' },
      { path: '$.relatedPaper', expected: 'must be a list', found: `${base}p/2` },
    ])
  })

  test('loses only the entry of a list that cannot be used, and only the field of an object inside it', () => {
    const item = { id: `${base}a/1`, type: type('AgendaItem'), order: 1.5, number: '1', result: 'vertagt' }
    const read = readRight({ id: `${base}m/1`, type: type('Meeting'), agendaItem: [item, 7, { type: type('AgendaItem') }, `${base}a/2`, { ...item, type: type('Paper') }] })
    expect(read.object).toMatchObject({ agendaItem: [{ id: `${base}a/1`, type: type('AgendaItem'), number: '1', result: 'vertagt' }, `${base}a/2`] })
    expect(read.faults.map((fault) => fault.path)).toEqual(['$.agendaItem[0].order', '$.agendaItem[1]', '$.agendaItem[2].id', '$.agendaItem[4].type'])
  })

  test('may refer to another by URL instead of embedding it, as OParl 1.0 does', () => {
    const object = { id: `${base}m/1`, type: type('Meeting', '1.0'), location: `${base}l/1`, agendaItem: [`${base}a/1`], invitation: `${base}f/1` }
    expect(readRight(object)).toEqual({ kind: 'Meeting', object, faults: [] })
    expect(readRight({ ...object, location: 'upstairs' }).faults).toMatchObject([{ path: '$.location', expected: 'must be an absolute URL' }])
  })

  test('takes null for absent', () => {
    expect(readRight({ id: `${base}m/1`, type: type('Meeting'), name: null, agendaItem: null })).toEqual({ kind: 'Meeting', object: { id: `${base}m/1`, type: type('Meeting') }, faults: [] })
  })

  test('that was deleted says so', () => {
    expect(readRight({ id: `${base}m/1`, type: type('Meeting'), deleted: true }).object).toEqual({ id: `${base}m/1`, type: type('Meeting'), deleted: true })
  })

  test('of a person carries no name, however many the record has', () => {
    const person = { id: `${base}x`, type: type('Person'), name: 'N', familyName: 'F', givenName: 'G', formOfAddress: 'Frau', email: ['e'], phone: ['1'], life: 'text', title: ['Dr.'] }
    expect(readRight(person).object).toEqual({ id: `${base}x`, type: type('Person') })
  })

  test.each([
    ['2019-03-26T15:30:00+01:00', true], ['2019-03-26T15:30:00Z', true], ['2019-03-26T15:30Z', true], ['2019-03-26T15:30:00.123+0100', true], ['2019-03-26T15:30:00', true],
    ['2019-03-26', false], ['2019-02-29T15:30:00Z', false], ['2019-03-26T25:30:00Z', false], ['2019-03-26 15:30', false], ['bald', false],
  ])('has a time %s: %s', (start, valid) => {
    expect(readRight({ id: `${base}m/1`, type: type('Meeting'), start }).faults.length === 0).toBe(valid)
  })
})

describe('Tolerant reading', () => {
  const Room = openRecord('Room', { name: text }, { seats: naturalNumber, doors: list(text) })

  test('gives a value of the codec and no faults exactly for what the codec accepts', () => {
    fc.assert(
      fc.property(fc.record({ name: fc.anything(), seats: fc.anything(), doors: fc.oneof(fc.anything(), fc.array(fc.string())), other: fc.anything() }, { requiredKeys: [] }), (u) => {
        const read = readTolerantly(Room, u)
        if (read._tag === 'Right') expect(Room.is(read.right.value)).toBe(true)
        if (Room.is(u)) expect(read).toMatchObject({ _tag: 'Right', right: { faults: [] } })
        if (read._tag === 'Left') expect(read.left.length).toBeGreaterThan(0)
        expect(isRight(Room.decode(u))).toBe(Room.is(u))
      }),
    )
  })

  test('of an already tolerated value changes nothing', () => {
    fc.assert(
      fc.property(fc.record({ id: fc.constant(`${base}x`), type: fc.constant(type('Paper')), name: fc.anything(), date: fc.anything(), consultation: fc.anything() }, { requiredKeys: ['id', 'type'] }), (u) => {
        const { object } = readRight(u)
        expect(readRight(object)).toEqual({ kind: 'Paper', object, faults: [] })
      }),
    )
  })

  test('by the strict codec names every fault with its path', () => {
    const decoded = Room.decode({ name: '', seats: -1 })
    expect(decoded._tag === 'Left' && decoded.left.map((error) => error.context.at(-1)?.key)).toEqual(['name', 'seats'])
    expect(isRight(Room.decode('text'))).toBe(false)
    const Reference = new EmbeddedType(Room, reference)
    expect([Reference.is(`${base}x`), Reference.is('x'), Reference.is({ name: 'x' }), isRight(Reference.decode(7)), isRight(Reference.decode('x'))]).toEqual([true, false, true, false, false])
  })

  test('of a missing code says which there are', () => {
    expect(readTolerantly(Room, {})).toMatchObject({ _tag: 'Left', left: [{ path: '$.name', expected: 'is missing' }] })
  })
})

describe('The sample', () => {
  test('is read with exactly the faults that its README promises', async () => {
    const objects = await objectsIn('meetings.ndjson', 'meetings-newer.ndjson', 'papers.ndjson', 'organizations-page.json', 'persons-with-a-broken-one.json', 'body.json', 'by-reference.ndjson')
    expect(objects.flatMap((object) => object.faults.map((fault) => fault.path))).toEqual(['$.start', '$.end', '$.organization', '$.cancelled', '$.agendaItem[1]'].sort((a, b) => order.indexOf(a) - order.indexOf(b)))
    const counts = Object.fromEntries(kinds.map((kind) => [kind, ofKind(objects, kind).length]))
    expect(counts).toEqual({ Body: 1, Organization: 3, Person: 2, Membership: 0, Meeting: 7, AgendaItem: 2, Paper: 23, Consultation: 2, File: 0, Location: 0 })
    expect(objects.filter((object) => 'deleted' in object.object)).toHaveLength(3)
    expect(JSON.stringify(objects)).not.toContain('Person A')
  })
})
const order = ['$.cancelled', '$.start', '$.end', '$.organization', '$.agendaItem[1]']

test('The codecs carry what the import needs', () => {
  expect(Object.keys(Meeting.optional)).toContain('agendaItem')
  expect(Object.keys(AgendaItem.optional)).toContain('result')
  expect(Object.keys(Paper.optional)).toContain('superordinatedPaper')
  expect(Object.keys(Person.optional)).not.toContain('name')
})
