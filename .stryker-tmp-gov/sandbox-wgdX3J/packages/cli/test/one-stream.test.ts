// @ts-nocheck
import { beforeAll, describe, expect, test } from 'vitest'

import { filledStore, ids } from './fixture.ts'
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

describe('vor-ort history', () => {
  test('tells of each event when it was recorded, when it happened, by whom, and what it changed', async () => {
    expect(await out('history 0b --store sqlite:% --lang de')).toMatch(
      /^Antrag, Vorlage, Anfrage: =SUM\(A1\), "Räume" und Zeiten\n {2}Strom {7}motion-0b000003-0000-4000-8000-000000000000\n {2}Ereignisse {2}7\n\n#0 Antrag eingebracht \(MotionSubmitted\)\n {2}erfasst {4}11\.02\.2015, 08:00:00 Uhr\n {2}geschehen {2}10\.02\.2015\n {2}durch {6}Fraktion B\n {2}änderte {4}phase: none → submitted\n {13}title\.asPublished: =SUM\(A1\), "Räume" und Zeiten\n/,
    )
  })

  test('names the event that a correction corrects', async () => {
    const text = await out('history 0b --store sqlite:% --lang de')
    expect(text.slice(text.indexOf('#6'))).toMatch(
      /^#6 Berichtigung eines Abstimmungsergebnisses \(VoteResultCorrected\)\n {2}erfasst {5}02\.03\.2015, 17:00:00 Uhr\n {2}geschehen {3}10\.02\.2015\n {2}durch {7}Verwaltung\n {2}berichtigt {2}#4 Abstimmungsergebnis \(VoteResultDeclared\)\n {2}änderte .*counts\.no: 3 → 4\n.*counts\.yes: 12 → 11\n/,
    )
    expect(await json('history 0b --store sqlite:%')).toMatchObject({ events: [{}, {}, {}, {}, {}, {}, { revision: '6', correctsRevision: '4' }] })
  })

  test('prints an event whose counts are not known as unknown', async () => {
    expect(await out('history 0a000001 --store sqlite:%')).toMatch(/#3 VoteTallied\n(?:.*\n){3} {2}changed .*tally\.counts: unknown\n/)
  })

  test('shows with --as-of what was known by the end of that day in Berlin', async () => {
    const known = await out('history 0b --store sqlite:% --as-of 11.2.2015 --lang de')
    expect(known).toContain('  erfasst bis  11.02.2015, 23:59:59 Uhr\n  Ereignisse   6 von 7\n')
    expect(known).not.toContain('VoteResultCorrected')
    expect(await out('history 0b --store sqlite:% --as-of 2015-02-10')).toContain('Nothing has happened in this view yet.')
    // 07:00 UTC is 08:00 in Berlin.
    expect(await out('history 0b --store sqlite:% --as-of 2015-02-11T07:59')).toContain('0 of 7')
    expect(await out('history 0b --store sqlite:% --as-of 2015-02-11T08:00')).toContain('6 of 7')
  })

  test('lists apart with --valid-at the events whose date leaves open whether they had happened', async () => {
    expect(await out('history 0a000002 --store sqlite:% --valid-at 2015-01-20 --lang de')).toBe(
      [
        'Antrag, Vorlage, Anfrage',
        '  Strom          motion-0a000002-0000-4000-8000-000000000000',
        '  geschehen bis  20.01.2015',
        '  Ereignisse     0 von 4',
        '',
        'In dieser Sicht ist noch nichts geschehen.',
        '',
        'Unbestimmt und darum nicht enthalten: ob es bis 20.01.2015 geschehen war, sagt das Datum nicht',
        '  #0 Einbringung angekündigt (MotionAnnounced)  zwischen 13.01.2015 und 10.02.2015',
        '',
      ].join('\n'),
    )
    expect(await json('history 0a000002 --store sqlite:% --valid-at 2015-02-15')).toMatchObject({
      validAt: '2015-02-15',
      events: [{ type: 'MotionAnnounced', validTime: '2015-01-13/2015-02-10', actor: { role: 'Fraktion B' } }],
      undetermined: [{ type: 'MotionSubmitted', validTime: '2015-02~mid' }],
    })
  })

  test('shows a replaced event beside its correction, and with --valid-at only the correction', async () => {
    const all = await out('history 0a000002 --store sqlite:%')
    expect(all).toMatch(/#2 MotionPlacedOnAgenda[^]*#3 MotionPlacedOnAgenda\n(?:.*\n){3} {2}corrects {2}#2 MotionPlacedOnAgenda\n/)
    const day = await out('history 0a000002 --store sqlite:% --valid-at 2015-04-01')
    expect(day).not.toContain('#2 MotionPlacedOnAgenda\n  recorded')
    expect(day).toContain('#3 MotionPlacedOnAgenda\n  recorded')
    // As known before the correction, the first one holds.
    expect(await out('history 0a000002 --store sqlite:% --valid-at 2015-03-25')).not.toContain('#3')
  })

  test('gives tables one row for each change, and unknown values as empty cells', async () => {
    expect(await out('history 0a000002 --store sqlite:% --valid-at 2015-01-20 --format csv')).toMatch(
      /^revision,in_view,event_id,type,recorded_at,valid_time,role,unit,corrects,path,before,after\r\n0,undetermined,[0-9a-f-]{36},MotionAnnounced,2015-02-01T10:00:00\.000Z,2015-01-13\/2015-02-10,Fraktion B,,,,,\r\n$/,
    )
    expect(await out('history 0b --store sqlite:% --format csv')).toMatch(/\r\n5,yes,[0-9a-f-]{36},MotionAdopted,2015-02-11T07:00:00\.000Z,2015-02-10,Vorsitz,,,phase,inDeliberation,adopted\r\n/)
  })
})

describe('vor-ort state', () => {
  test('prints the state as indented lines, and the findings with their explanation and legal seat', async () => {
    const text = await out('state 0a000001 --store sqlite:% --lang de')
    expect(text).toContain('\nZustand\n  phase: adopted\n  title:\n    asPublished: Weitere Außenstellen\n  kind: motion\n')
    expect(text).toContain('      tally:\n        counts: unbekannt\n')
    expect(text).toContain('\nBefunde\n  G-2 Hinweis: Die Stimmenzahlen sind nicht überliefert. (§ 66 NKomVG; § 54 HGO)\n')
    expect(await out('state 0a000001 --store sqlite:%')).toContain('\nFindings\n  G-2 information: The counts are not on record. (§ 66 NKomVG; § 54 HGO)\n')
  })

  test('gives programs the state itself', async () => {
    expect(await json('state 0a000001 --store sqlite:%')).toMatchObject({
      stream: `motion-${ids.branches}`,
      category: 'motion',
      revision: '5',
      asOf: null,
      validAt: null,
      state: { phase: 'adopted', decisions: 1 },
      findings: [{ rule: 'G-2', explanation: 'The counts are not on record.' }],
      undetermined: [],
    })
  })

  test('gives tables one row for each value', async () => {
    const csv = await out('state 0a000002 --store sqlite:% --as-of 2015-02-05 --format csv')
    expect(csv).toContain('path,value\r\n')
    expect(csv).toContain('\r\nstate.phase,announced\r\n')
    expect(csv).toContain('\r\nasOf,2015-02-05T22:59:59.999Z\r\n')
    expect(csv).toContain('\r\nvalidAt,\r\n')
  })

  test('shows what was so on a day, and what cannot be said of it', async () => {
    expect(await json('state 0a000002 --store sqlite:% --valid-at 2015-02-15')).toMatchObject({
      state: { phase: 'announced' },
      undetermined: [{ revision: '1', type: 'MotionSubmitted', validTime: '2015-02~mid' }],
    })
    expect(await out('state 0a000002 --store sqlite:% --valid-at 2015-02-15')).toContain(
      'Undetermined and so left out: the date does not tell whether it had happened by 15 February 2015\n  #1 MotionSubmitted  mid-February 2015\n',
    )
    expect(await json('state 0a000002 --store sqlite:% --valid-at 2015-04-01')).toMatchObject({ state: { phase: 'onAgenda', placements: [{ on: '2015-03-31' }] } })
  })

  test('says so when nothing had happened yet', async () => {
    expect(await json('state 0b --store sqlite:% --as-of 2015-01-01')).toMatchObject({ revision: null, state: { phase: 'none' } })
    expect(await out('state 0b --store sqlite:% --as-of 2015-01-01')).toContain('Nothing has happened in this view yet.')
  })

  test('finds a stream by its full name, the beginning of it, and its id', async () => {
    for (const name of [`motion-${ids.rooms}`, 'motion-0b', ids.rooms, '0b000003', 'MOTION-0B']) {
      expect(await json(`state ${name} --store sqlite:%`)).toMatchObject({ stream: `motion-${ids.rooms}` })
    }
  })
})
