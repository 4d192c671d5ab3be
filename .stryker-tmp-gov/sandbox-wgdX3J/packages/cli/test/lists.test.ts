// @ts-nocheck
import { beforeAll, describe, expect, test } from 'vitest'

import { awkwardTitle, filledStore, hostileTitle, ids } from './fixture.ts'
import { typed } from './harness.ts'

let file = ''
beforeAll(async () => {
  file = await filledStore()
})

const out = async (line: string): Promise<string> => {
  const { code, out, err } = await typed(line, file)
  expect([code, err]).toEqual([0, ''])
  return out
}
const json = async (line: string): Promise<unknown> => JSON.parse(await out(`${line} --format json`))

describe('vor-ort streams', () => {
  test('prints one line a stream, in the order of recording', async () => {
    expect(await out('streams --store sqlite:% --lang de')).toBe(
      [
        'Strom                                                Art             Revision  Titel',
        '───────────────────────────────────────────────────  ──────────────  ────────  ────────────────────────────────────',
        'governing-body-0000b0d1-0000-4000-8000-000000000000  governing-body         0  Verwaltungsrat',
        'governing-body-0000b0d2-0000-4000-8000-000000000000  governing-body         0  Sozialausschuss',
        'motion-0c000004-0000-4000-8000-000000000000          motion                 2  Rot ␛[31malarm␛[0m␛]0;x␇ weg �txt�2J',
        'motion-0a000001-0000-4000-8000-000000000000          motion                 5  Weitere Außenstellen',
        'motion-0a000002-0000-4000-8000-000000000000          motion                 3  Umsetzung der Außenstellen',
        'motion-0b000003-0000-4000-8000-000000000000          motion                 6  =SUM(A1), "Räume" und Zeiten',
        '',
      ].join('\n'),
    )
  })

  test('shows only one category when asked to', async () => {
    expect(await out('streams --store sqlite:% --category governing-body --format csv')).toBe(
      [
        'stream,category,id,revision,title,phase',
        `governing-body-${ids.council},governing-body,${ids.council},0,Verwaltungsrat,constituted`,
        `governing-body-${ids.committee},governing-body,${ids.committee},0,Sozialausschuss,constituted`,
        '',
      ].join('\r\n'),
    )
  })

  test('gives titles to programs as they are', async () => {
    expect(await json('streams --store sqlite:% --category motion')).toEqual([
      { stream: `motion-${ids.hostile}`, category: 'motion', id: ids.hostile, revision: '2', title: hostileTitle, phase: 'rejected' },
      { stream: `motion-${ids.branches}`, category: 'motion', id: ids.branches, revision: '5', title: 'Weitere Außenstellen', phase: 'adopted' },
      { stream: `motion-${ids.follow}`, category: 'motion', id: ids.follow, revision: '3', title: 'Umsetzung der Außenstellen', phase: 'onAgenda' },
      { stream: `motion-${ids.rooms}`, category: 'motion', id: ids.rooms, revision: '6', title: awkwardTitle, phase: 'adopted' },
    ])
  })

  test('says so when there are none', async () => {
    expect(await out('streams --store memory: --lang de')).toBe('Keine Ströme.\n')
    expect(await out('streams --store memory:')).toBe('No streams.\n')
    expect(await json('streams --store memory:')).toEqual([])
    expect(await out('streams --store memory: --format csv')).toBe('stream,category,id,revision,title,phase\r\n')
  })
})

describe('vor-ort resolutions', () => {
  test('prints what was decided, with "unbekannt" where nobody wrote down the counts', async () => {
    expect(await out('resolutions --store sqlite:% --lang de')).toBe(
      [
        'Datum               Gremium         Titel                                 Ergebnis                  Stimmen                   Befunde',
        '──────────────────  ──────────────  ────────────────────────────────────  ────────────────────────  ────────────────────────  ───────',
        'Ende Dezember 2014  Verwaltungsrat  Rot ␛[31malarm␛[0m␛]0;x␇ weg �txt�2J  abgelehnt, mehrheitlich   2 Enth.; sonst unbekannt',
        '13.01.2015          Verwaltungsrat  Weitere Außenstellen                  angenommen, mehrheitlich  unbekannt                 G-2',
        '10.02.2015          Verwaltungsrat  =SUM(A1), "Räume" und Zeiten          angenommen, mehrheitlich  11 Ja, 4 Nein, 1 Enth.',
        '',
        '3 Einträge, davon 1 mit unbekannten Stimmenzahlen. Nicht entscheidend und darum nur mit --all zu sehen: 1.',
        '',
      ].join('\n'),
    )
  })

  test('adds with --all what does not decide, such as recommendations', async () => {
    const english = await out('resolutions --store sqlite:% --all')
    expect(english).toContain('November 2014       Sozialausschuss  Rot')
    expect(english).toContain('not recommended        unknown')
    expect(english).toContain('4 entries, 2 of them with unknown counts.\n')
  })

  test('shows with --as-of what was known by then', async () => {
    const known = await out('resolutions --store sqlite:% --as-of 10.2.2015 --lang de')
    expect(known).toContain('Weitere Außenstellen')
    expect(known).not.toContain('Räume')
    expect(known).toContain('Erfasst bis 10.02.2015, 23:59:59 Uhr.')
  })

  test('shows the counts as they stood before their correction', async () => {
    expect(await out('resolutions --store sqlite:% --as-of 2015-03-02T15:59:59Z')).toContain('12 yes, 3 no, 1 abst.')
    expect(await out('resolutions --store sqlite:% --as-of 2015-03-02T16:00:00Z')).toContain('11 yes, 4 no, 1 abst.')
  })

  test('finds a body by its name, by a part of it, and by its id', async () => {
    for (const body of ['Sozialausschuss', 'sozial', ids.committee, '0000b0d2', `governing-body-${ids.committee}`]) {
      expect(await json(`resolutions --store sqlite:% --all --body ${body}`)).toMatchObject([{ body: { id: ids.committee, name: 'Sozialausschuss' } }])
    }
    expect(await out('resolutions --store sqlite:% --body sozial')).toBe('0 entries, 0 of them with unknown counts. Not deciding, and so shown only with --all: 1.\n')
  })

  test('gives programs counts as numbers, as part of them, or as "unknown"', async () => {
    expect(await json('resolutions --store sqlite:% --lang de')).toMatchObject([
      { date: '2014-12~late', outcome: 'rejected', counts: { abstain: 2, partial: true }, published: 'mehrheitlich abgelehnt bei 2 Enthaltungen' },
      {
        date: '2015-01-13',
        title: 'Weitere Außenstellen',
        counts: 'unknown',
        findings: [{ rule: 'G-2', severity: 'information', explanation: 'Die Stimmenzahlen sind nicht überliefert.', seat: '§ 66 NKomVG; § 54 HGO' }],
      },
      { date: '2015-02-10', title: awkwardTitle, counts: { yes: 11, no: 4, abstain: 1, invalid: 0 } },
    ])
  })

  test('gives spreadsheets empty cells for unknown counts, and data that begins with "=" as it is', async () => {
    const csv = await out('resolutions --store sqlite:% --as-of 2015-02-20 --body Verwaltungsrat --format csv')
    const rows = csv.slice(csv.indexOf('2015-01-13'))
    expect(csv.split('\r\n')[0]).toBe(
      'date,day_known,body_id,body,stream,subject,title,outcome,decisive,unanimity,amended,deviates,counts_known,yes,no,abstain,invalid,findings,published',
    )
    expect(rows).toBe(
      `2015-01-13,true,${ids.council},Verwaltungsrat,motion-${ids.branches},motion,Weitere Außenstellen,adopted,true,majority,false,false,false,,,,,G-2,\r\n` +
        `2015-02-10,true,${ids.council},Verwaltungsrat,motion-${ids.rooms},motion,"=SUM(A1), ""Räume""\nund Zeiten",adopted,true,majority,false,false,true,12,3,1,0,,\r\n`,
    )
  })
})
