// @ts-nocheck
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isAmendment } from '../../src/oparl/amendment-traces.ts'
import type { AgendaRecords } from '../../src/oparl/agenda-index.ts'
import { linkAmendments, type AmendmentLink } from '../../src/oparl/link-amendments.ts'
import type { AgendaItem, Consultation, Meeting, Paper } from '../../src/oparl/schema.ts'
import { objectsIn, ofKind } from './files.ts'

const base = 'https://rat.example/oparl/'
const url = (id: string) => `${base}${id}`
const type = (name: string) => `https://schema.oparl.org/1.1/${name}`
const paper = (id: string, name: string, more: Partial<Paper> = {}): Paper => ({ id: url(id), type: type('Paper'), name, paperType: 'Antrag', date: '2019-03-01', ...more })
const amendment = (id: string, name: string, more: Partial<Paper> = {}): Paper => paper(id, name, { paperType: 'Änderungsantrag', date: '2019-03-20', ...more })
const consultation = (item: string): Consultation => ({ id: url(`c-${item}`), type: type('Consultation'), agendaItem: url(item) })
const item = (id: string, number: string, name: string, more: Partial<AgendaItem> = {}): AgendaItem => ({ id: url(id), type: type('AgendaItem'), number, name, ...more })
const meeting = (id: string, day: string, items: ReadonlyArray<AgendaItem>): Meeting => ({ id: url(id), type: type('Meeting'), start: `${day}T17:00:00+01:00`, agendaItem: items })

/** What was found for the only amendment, with short ids. */
const found = (records: Partial<AgendaRecords>): unknown => {
  const links = linkAmendments({ papers: [], meetings: [], ...records })
  expect(links).toHaveLength(1)
  return short(links[0] as AmendmentLink)
}
const short = (link: AmendmentLink): unknown => {
  const id = (long: string) => long.replace(/^.*\//, '')
  if (link._tag === 'Linked') return [link.method, link.certainty, ...link.motions.map(id)]
  return link._tag === 'Ambiguous' ? ['ambiguous', ...link.candidates.map(id)] : 'unlinked'
}

const bench = paper('bench', 'Mehr Sitzbänke in der Altstadt', { consultation: [consultation('i-bench')] })
const well = paper('well', 'Brunnen am Bahnhof', { consultation: [consultation('i-well')] })

describe('An amendment is linked to its motion', () => {
  test('when the source declares it, from either end, whatever else speaks against it', () => {
    const other = amendment('x', 'Änderungsantrag SPD: Brunnen am Bahnhof')
    for (const field of ['superordinatedPaper', 'relatedPaper'] as const) {
      expect(found({ papers: [bench, well, { ...other, [field]: [url('bench')] }] })).toEqual(['declared', 'stated', 'bench'])
    }
    for (const field of ['subordinatedPaper', 'relatedPaper'] as const) {
      expect(found({ papers: [{ ...bench, [field]: [url('x')] }, well, other] })).toEqual(['declared', 'stated', 'bench'])
    }
    expect(found({ papers: [{ ...other, superordinatedPaper: [url('elsewhere')] }] })).toEqual(['declared', 'stated', 'elsewhere'])
    expect(found({ papers: [{ ...other, relatedPaper: [url('elsewhere')] }] })).toBe('unlinked')
  })

  test('when its title names the reference', () => {
    const motion = paper('m', 'Haushalt', { reference: 'VO/2019/0123' })
    expect(found({ papers: [motion, amendment('x', 'Änderungsantrag zu vo/2019/0123')] })).toEqual(['reference', 'certain', 'm'])
    expect(found({ papers: [motion, amendment('x', 'Änderungsantrag zu VO/2019/01234')] })).toBe('unlinked')
    expect(found({ papers: [paper('m', 'Haushalt', { reference: '2019/20' }), amendment('x', 'Änderungsantrag zu 2019/20', { reference: '2019/20' })] })).toBe('unlinked')
  })

  test('when both stand on one item', () => {
    const records = { papers: [bench, amendment('x', 'Anderes', { consultation: [consultation('i-bench')] })], meetings: [meeting('m', '2019-03-26', [item('i-bench', '1', 'Sitzbänke')])] }
    expect(found(records)).toEqual(['sameItem', 'likely', 'bench'])
    expect(found({ ...records, papers: [bench, amendment('x', 'Sitzbänke aus Holz', { consultation: [consultation('i-bench')] })] })).toEqual(['sameItem', 'certain', 'bench'])
  })

  test('when its item names the numbers of the items it amends', () => {
    const items = [item('i-bench', '4.1', 'Sitzbänke'), item('i-well', '4.2', 'Brunnen'), item('i-x', '4.3', 'Ergänzungsantrag CDU zu 4.1 und 4.2')]
    expect(found({ papers: [bench, well, amendment('x', 'Anderes', { consultation: [consultation('i-x')] })], meetings: [meeting('m', '2019-03-26', items)] })).toEqual(['itemNumber', 'certain', 'bench', 'well'])
    const byTitle = amendment('x', 'Änderungsantrag zu TOP 7: Anderes', { consultation: [consultation('i-x')] })
    expect(found({ papers: [bench, byTitle], meetings: [meeting('m', '2019-03-26', [item('i-bench', '7', 'Sitzbänke'), item('i-x', '', 'Anderes')])] })).toEqual(['itemNumber', 'certain', 'bench'])
  })

  test('when it stands below the motion on the agenda', () => {
    const items = [item('i-bench', '8', 'Sitzbänke'), item('i-well', '9', 'Brunnen'), item('i-x', '8.1', 'Anderes')]
    const at = (name: string) => found({ papers: [bench, well, amendment('x', name, { consultation: [consultation('i-x')] })], meetings: [meeting('m', '2019-03-26', items)] })
    expect(at('Sitzbänke aus Holz')).toEqual(['subItem', 'certain', 'bench'])
    expect(at('Abfallkörbe')).toEqual(['subItem', 'likely', 'bench'])
  })

  test('when it stands beside the motion below one item, but only if the titles are alike', () => {
    const items = [item('i-bench', '8.1.1', 'Sitzbänke'), item('i-well', '8', 'Brunnen'), item('i-x', '8.1.2', 'Anderes')]
    const at = (name: string) => found({ papers: [bench, well, amendment('x', name, { consultation: [consultation('i-x')] })], meetings: [meeting('m', '2019-03-26', items)] })
    expect(at('Mehr Sitzbänke in der Altstadt')).toEqual(['subItem', 'likely', 'bench'])
    expect(at('Sitzbänke aus Holz')).toEqual(['ambiguous', 'bench', 'well'])
  })

  test('when an item with its own title bears the number of the motion', () => {
    const items = [item('i-bench', '8', 'Sitzbänke'), item('i-own', '8', 'Änderungsantrag SPD: Holz statt Stahl'), item('i-well', '9', 'Brunnen')]
    const own = amendment('x', 'Änderungsantrag SPD: Holz statt Stahl')
    expect(found({ papers: [bench, well, own], meetings: [meeting('m', '2019-03-26', items)] })).toEqual(['namedItem', 'likely', 'bench'])
    expect(found({ papers: [bench, well, own], meetings: [meeting('m', '2020-03-26', items)] })).toBe('unlinked')
    const unnumbered = items.map((each) => ({ ...each, number: '' }))
    expect(found({ papers: [bench, well, own], meetings: [meeting('m', '2019-03-26', unnumbered)] })).toBe('unlinked')
  })

  test('when a file of it names the item of a meeting on its day, and the titles have a word in common', () => {
    const items = [item('i-bench', '8.1', 'Sitzbänke'), item('i-well', '8', 'Brunnen')]
    const at = (name: string, file: string, day: string) => found({
      papers: [bench, well, amendment('x', name, { auxiliaryFile: [{ id: url('f'), type: type('File'), name: file, date: day }, url('f2')] })],
      meetings: [meeting('m', '2019-03-26', items)],
    })
    expect(at('Sitzbänke aus Holz', 'Stellungnahme TOP 8.1 SPD', '2019-03-26')).toEqual(['fileName', 'certain', 'bench'])
    expect(at('Abfallkörbe', 'Stellungnahme TOP 8.1 SPD', '2019-03-26')).toEqual(['ambiguous', 'bench'])
    expect(at('Sitzbänke aus Holz', 'Stellungnahme TOP 8.1 SPD', '2019-03-27')).toBe('unlinked')
    expect(at('Sitzbänke aus Holz', 'Stellungnahme STOP 8.1', '2019-03-26')).toBe('unlinked')
    expect(at('Sitzbänke aus Holz', 'TOP 8', '2019-03-26')).toEqual(['ambiguous', 'well'])
  })

  test('when the titles are equal but for the prefix, and only one is near in time', () => {
    const change = amendment('x', 'Interfraktioneller Änderungsantrag SPD, CDU: Spielplatz')
    expect(found({ papers: [paper('a', 'Spielplatz'), change] })).toEqual(['equalTitle', 'likely', 'a'])
    expect(found({ papers: [paper('a', 'Antrag GRÜNE: "Spielplatz"'), change] })).toEqual(['equalTitle', 'likely', 'a'])
    expect(found({ papers: [paper('a', 'Spielplatz', { date: '2016-03-01' }), change] })).toBe('unlinked')
    expect(found({ papers: [paper('a', 'Spielplatz', { date: '2018-03-01' }), paper('b', 'Spielplatz'), change] })).toEqual(['equalTitle', 'likely', 'b'])
    expect(found({ papers: [paper('a', 'Spielplatz'), paper('b', 'Spielplatz'), change] })).toEqual(['ambiguous', 'a', 'b'])
  })

  test('when its title contains the long title of one motion, and never the other way round', () => {
    const long = paper('a', 'Ferienprogramm für alle Ortsteile')
    expect(found({ papers: [long, amendment('x', 'Zusatzantrag SPD: Ferienprogramm für alle Ortsteile: auch im Winter')] })).toEqual(['containedTitle', 'likely', 'a'])
    expect(found({ papers: [paper('a', 'Ferienprogramm für alle Ortsteile: auch im Winter'), amendment('x', 'Zusatzantrag SPD: Ferienprogramm für alle Ortsteile')] })).toBe('unlinked')
    expect(found({ papers: [paper('a', 'Ferienprogramm'), amendment('x', 'Zusatzantrag SPD: Ferienprogramm im Winter')] })).toBe('unlinked')
  })

  test('to two motions when its title is both of theirs', () => {
    const papers = [paper('b', 'Richtlinien für Reisen der Verwaltung'), paper('a', 'Verkehrsmittel bei Reisen der Verwaltung')]
    expect(found({ papers: [...papers, amendment('x', 'Verkehrsmittel bei Reisen der Verwaltung/Richtlinien für Reisen der Verwaltung')] })).toEqual(['containedTitle', 'likely', 'b', 'a'])
  })
})

describe('A link is not made', () => {
  test('to a deleted paper, an enquiry, or another amendment', () => {
    const change = amendment('x', 'Änderungsantrag SPD: Brunnen am Bahnhof')
    expect(found({ papers: [{ ...well, deleted: true }, change] })).toBe('unlinked')
    expect(found({ papers: [{ ...well, paperType: 'Anfrage' }, change] })).toBe('unlinked')
    expect(found({ papers: [{ ...well, name: 'Anfrage CDU: Brunnen am Bahnhof', paperType: 'Beschlussvorlage' }, change] })).toBe('unlinked')
    const two = linkAmendments({ papers: [change, amendment('y', 'Änderungsantrag CDU: Brunnen am Bahnhof')], meetings: [] })
    expect(two.map(short)).toEqual(['unlinked', 'unlinked'])
  })

  test('by a deleted item or consultation', () => {
    const change = amendment('x', 'Anderes', { consultation: [consultation('i-x')] })
    const items = (more: Partial<AgendaItem>) => [item('i-bench', '8', 'Sitzbänke', more), item('i-x', '8.1', 'Anderes')]
    expect(found({ papers: [bench, change], meetings: [meeting('m', '2019-03-26', items({ deleted: true }))] })).toBe('unlinked')
    const gone = { ...bench, consultation: [{ ...consultation('i-bench'), deleted: true }] }
    expect(found({ papers: [gone, change], meetings: [meeting('m', '2019-03-26', items({}))] })).toBe('unlinked')
  })

  test('when several motions stand at the place and no title tells them apart', () => {
    const items = [item('i-bench', '8', 'Sitzbänke'), item('i-well', '8', 'Brunnen'), item('i-x', '8.1', 'Anderes')]
    expect(found({ papers: [bench, well, amendment('x', 'Abfallkörbe', { consultation: [consultation('i-x')] })], meetings: [meeting('m', '2019-03-26', items)] })).toEqual(['ambiguous', 'bench', 'well'])
  })

  test('by a place alone when a title speaks for another motion', () => {
    const items = [item('i-bench', '8', 'Sitzbänke'), item('i-x', '8.1', 'Anderes')]
    const change = amendment('x', 'Änderungsantrag SPD: Brunnen am Bahnhof', { consultation: [consultation('i-x')] })
    expect(found({ papers: [bench, well, change], meetings: [meeting('m', '2019-03-26', items)] })).toEqual(['equalTitle', 'likely', 'well'])
  })

  test('twice, or to itself, or to anything that is not among the papers unless declared', () => {
    const names = fc.constantFrom('Brunnen am Bahnhof', 'Sitzbänke', 'Ferienprogramm für alle Ortsteile', 'Antrag SPD: Brunnen am Bahnhof')
    const papers = fc.array(fc.record({ name: names, kind: fc.constantFrom('Antrag', 'Änderungsantrag', 'Anfrage'), at: fc.constantFrom('i-1', 'i-2', 'i-3') }), { maxLength: 8 })
    fc.assert(
      fc.property(papers, (drawn) => {
        const all = drawn.map(({ name, kind, at }, index) => paper(String(index), name, { paperType: kind, consultation: [consultation(at)] }))
        const meetings = [meeting('m', '2019-03-26', [item('i-1', '1', 'Eins'), item('i-2', '1.1', 'Zwei'), item('i-3', '2', 'Drei')])]
        const links = linkAmendments({ papers: all, meetings })
        expect(links.map((link) => link.amendment)).toEqual(all.filter(isAmendment).map(({ id }) => id))
        for (const link of links) {
          const targets = link._tag === 'Linked' ? link.motions : link._tag === 'Ambiguous' ? link.candidates : []
          expect(new Set(targets).size).toBe(targets.length)
          for (const target of targets) expect(all.find(({ id }) => id === target)?.paperType).toBe('Antrag')
        }
      }),
    )
  })
})

test('A paper counts as an amendment by its type or by the beginning of its title', () => {
  expect(isAmendment(paper('x', 'Brunnen', { paperType: 'Änderungs-/Ergänzungsantrag' }))).toBe(true)
  expect(isAmendment(paper('x', 'Änderungsantrag SPD: Brunnen', { paperType: 'Beschlussvorlage' }))).toBe(true)
  expect(isAmendment(paper('x', 'Umgang mit Änderungsanträgen: Regeln', { paperType: 'Antrag' }))).toBe(false)
  expect(isAmendment({ id: url('x'), type: type('Paper') })).toBe(false)
})

describe('The sample', () => {
  test('has an amendment for each way of being linked', async () => {
    const objects = await objectsIn('meetings.ndjson', 'papers.ndjson')
    const links = linkAmendments({ meetings: ofKind(objects, 'Meeting').map(({ object }) => object), papers: ofKind(objects, 'Paper').map(({ object }) => object) })
    expect(links.map(short)).toEqual([
      ['declared', 'stated', '1'], ['namedItem', 'likely', '1'], ['subItem', 'likely', '3'], ['fileName', 'certain', '4'], ['equalTitle', 'likely', '7'],
      ['containedTitle', 'likely', '7'], ['reference', 'certain', '5'], ['ambiguous', '9', '10'], 'unlinked', ['subItem', 'likely', '5'],
    ])
  })

  test('is linked also where objects only refer to each other', async () => {
    const objects = await objectsIn('by-reference.ndjson')
    const links = linkAmendments({
      meetings: ofKind(objects, 'Meeting').map(({ object }) => object), papers: ofKind(objects, 'Paper').map(({ object }) => object),
      consultations: ofKind(objects, 'Consultation').map(({ object }) => object), agendaItems: ofKind(objects, 'AgendaItem').map(({ object }) => object),
    })
    expect(links.map(short)).toEqual([['subItem', 'certain', '51']])
  })

  test('is linked by consultations that only the items name', () => {
    const items = [item('i-1', '8', 'Sitzbänke', { consultation: url('c-1') }), item('i-2', '8.1', 'Anderes', { consultation: url('c-2') })]
    const papers = [paper('bench', 'Sitzbänke', { consultation: [url('c-1')] }), amendment('x', 'Anderes', { consultation: [url('c-2')] })]
    expect(found({ papers, meetings: [meeting('m', '2019-03-26', items)] })).toEqual(['subItem', 'likely', 'bench'])
    const bare = { id: url('m'), type: type('Meeting'), start: '2019-03-26T17:00:00Z' }
    expect(found({ papers, meetings: [bare], agendaItems: items.map((each) => ({ ...each, meeting: url('m') })) })).toEqual(['subItem', 'likely', 'bench'])
  })
})
