import { readModels } from '@vor-ort/projections'
import { copyFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeAll, describe, expect, test } from 'vitest'

import { filledStore, folder } from './fixture.ts'
import { cli, typed } from './harness.ts'

let file = ''
beforeAll(async () => {
  file = path.join(folder(), 'demo.db')
  await typed('demo --store sqlite:%', file)
})

type Row = Readonly<Record<string, unknown>>
const rows = async (line: string, store = file): Promise<ReadonlyArray<Row>> => {
  const { code, out } = await typed(`report ${line} --store sqlite:% --format json`, store)
  expect(code).toBe(0)
  return JSON.parse(out)
}

describe('vor-ort report', () => {
  test('lists the read models when none is named, without a store', async () => {
    const { code, out, err } = await typed('report --format json')
    expect([code, err]).toEqual([0, ''])
    expect(JSON.parse(out)).toMatchObject(readModels.map(({ id, name, title, grain }) => ({ id, view: name, title: title.en, grain: grain.en })))
    expect((await typed('report --lang de')).out).toMatch(/\nRM-2 +Umsetzungsstand +ein Umsetzungsauftrag +rm2_implementation_tracker\n/)
    expect((await typed('report --format csv')).out).toContain('\r\nRM-2,Implementation tracker,one obligation,rm2_implementation_tracker\r\n')
  })

  test('finds one by its number, however it is written, and by its view', async () => {
    const found = await rows('RM-2')
    for (const name of ['rm-2', 'rm2', '2', 'RM2', 'rm2_implementation_tracker']) expect(await rows(name)).toEqual(found)
    expect(await typed('report RM-99 --store sqlite:%', file)).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/^vor-ort: There is no read model "RM-99"; there are: RM-1, RM-2, .*\.\n$/) })
    expect((await typed('report rm2_implementation_traker --store sqlite:% --lang de', file)).err).toMatch(/^vor-ort: Die Auswertung „rm2_implementation_traker“ gibt es nicht; .* Meinten Sie rm2_implementation_tracker\?\n$/)
  })

  test('RM-1 and RM-2 on 10 February 2015: one resolution, two obligations, both open', async () => {
    const resolutions = await rows('RM-1 --valid-at 2015-02-10')
    expect(resolutions).toMatchObject([{ body_name: 'Verwaltungsrat des Jobcenters Aurich', adopted_on: '2015-01-13', outcome: 'adopted', unanimity: 'majority', yes: null, no: null }])
    const obligations = await rows('RM-2 --valid-at 2015-02-10')
    expect(obligations.map((row) => [row['status'], row['overdue'], row['due'], row['report_day']])).toEqual([
      ['open', 'unknown', null, '2015-02-10'],
      ['open', 'unknown', null, '2015-02-10'],
    ])
  })

  test('knows nothing of what had not happened by the day, or was recorded later', async () => {
    expect(await rows('RM-2 --valid-at 2015-01-12')).toEqual([])
    expect(await rows('RM-2 --as-of 2020-01-01')).toEqual([])
    expect(await rows('RM-2 --as-of 2026-11-21T22:00:00.000Z')).toHaveLength(2)
    expect((await typed('report RM-2 --store sqlite:% --valid-at 2015-01-12 --lang de', file)).out).toMatch(/Keine Zeilen\.\n$/)
    expect((await typed('report RM-2 --store sqlite:% --valid-at 2015-01-12 --format csv', file)).out).toMatch(/^resolution,obligation,[^\r]*\r\n$/)
  })

  test('speaks of the day of the view, of the day of what was known, or of today', async () => {
    const day = async (line: string): Promise<unknown> => (await rows(line))[0]?.['report_day']
    expect(await day('2')).toBe('2026-11-21')
    expect(await day('2 --as-of 2026-12-24')).toBe('2026-12-24')
    expect(await day('2 --as-of 2026-12-24 --valid-at 2015-02-10')).toBe('2015-02-10')
  })

  test('has the definition above, titles in the language, units in the header, and dates in words', async () => {
    const german = (await typed('report RM-2 --store sqlite:% --valid-at 2015-02-10 --lang de', file)).out
    const [head, definition] = german.split('\n')
    expect([head, definition]).toEqual(['RM-2 Umsetzungsstand', expect.stringMatching(/^Was aus Beschlüssen zu tun ist: /)])
    expect(german).toMatch(/Stichtag +10\.02\.2015\n/)
    expect(german).toContain('  Tage Verzug [d]  ')
    expect(german).toContain('  13.01.2015  ')
    expect(german).toMatch(/  ·  /)
    const english = (await typed('report RM-2 --store sqlite:% --valid-at 2015-02-10', file)).out
    expect(english).toContain('  Days overdue [d]  ')
    expect(english).not.toContain('[1]')
  })

  test('shows one record after the other on a terminal', async () => {
    const { out } = await typed('report RM-2 --store sqlite:%', file, { columns: 100, env: { NO_COLOR: '1' } })
    expect(out).toMatch(/\n#1\n {2}Resolution {2,}\S/)
    expect(out).toContain('\n#2\n')
    expect(Math.max(...out.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(100)
  })

  test('tells how many events a fuzzy date keeps out', async () => {
    const store = await filledStore()
    const asked = await typed('report RM-1 --store sqlite:% --valid-at 2014-11-15', store)
    expect([asked.code, asked.err]).toEqual([0, expect.stringMatching(/^vor-ort: [0-9]+ events are left out: their dates do not tell whether they had happened by 15 November 2014\.\n$/)])
    const german = await typed('report RM-1 --store sqlite:% --valid-at 2014-11-15 --lang de', store)
    expect(german.err).toMatch(/ Ereignisse sind nicht enthalten: ob sie bis 15\.11\.2014 geschehen waren, sagen ihre Daten nicht\.\n$/)
    expect((await typed('report RM-1 --store sqlite:%', store)).err).toBe('')
  })

  test('tells how many events it cannot read', async () => {
    const store = path.join(folder(), 'kaputt.db')
    copyFileSync(file, store)
    const database = new DatabaseSync(store)
    database.exec("DROP TRIGGER events_are_not_changed; UPDATE events SET data = '{}' WHERE type = 'ResolutionAdopted'")
    database.close()
    expect((await typed('report RM-2 --store sqlite:%', store)).err).toBe('vor-ort: 1 events cannot be read by this version; the rows lack them.\n')
  })

  test('gives the same rows as the view of a file that is up to date', async () => {
    const into = path.join(folder(), 'auswertung.db')
    await cli(['project', '--store', `sqlite:${file}`, '--into', `sqlite:${into}`])
    for (const { id, name } of readModels) {
      const asked = await cli(['query', `SELECT * FROM ${name}`, '--into', `sqlite:${into}`, '--format', 'csv'])
      const reported = await typed(`report ${id} --store sqlite:% --format csv`, file)
      // The day of asking is that of the clock of the test in one, and that of the machine in the other.
      const sorted = (out: string): ReadonlyArray<string> => out.replaceAll(/\b20[2-9][0-9]-[0-9]{2}-[0-9]{2}\b/g, 'DAY').split('\r\n').toSorted()
      expect(sorted(reported.out)).toEqual(sorted(asked.out))
    }
  })

  test('needs a store, and one that is there', async () => {
    expect(await typed('report RM-2')).toEqual({ code: 2, out: '', err: 'vor-ort: --store URL is missing: the store: sqlite:PATH, postgres://…, esdb://…, kurrentdb://… or memory:.\n' })
    expect((await typed('report RM-2 --store sqlite:%', path.join(folder(), 'nichts.db'))).err).toContain('There is no store')
    expect(await rows('RM-2', file)).toHaveLength(2)
    expect((await typed('report RM-2 --store memory: --format json')).out).toBe('[]\n')
  })
})
