import { derivedUuid } from '@vor-ort/core'
import { describe, expect, test } from 'vitest'

import { cli } from './harness.ts'
import { by, recordFile, submit, type Line } from './record-fixture.ts'

const on = '2026-11-16'
const open: Line = {
  command: 'OpenCalendar',
  id: '@pewsum/kalender',
  on,
  by,
  data: { servicePoint: 'Pewsum', purpose: 'Erstgespräch', obligation: 'voluntary', holdMinutes: 15, hours: { kind: 'weekly', pattern: { tuesday: [{ from: '08:00', to: '12:00' }] }, exceptions: [], closedOnHolidays: true, land: 'NI' } },
}
const slot = (name: string, start: string) => ({ slot: name, start, minutes: 30, capacity: 1 })
const publish = (...slots: ReadonlyArray<unknown>): Line => ({ command: 'PublishSlots', id: '@pewsum/kalender', on, by, data: { slots } })
const reserve = (appointment: string, second: number): Line => ({
  command: 'ReserveSlot',
  id: '@pewsum/kalender',
  on,
  by,
  data: { appointment, slot: '@neun-uhr', at: `2026-11-20T09:00:0${second}.000Z`, channel: 'online' },
})
const nine = slot('@neun-uhr', '2026-12-01T09:00')
const race = [open, publish(nine), reserve('@termin-a', 0), reserve('@termin-b', 1)]

describe('What came of a file', () => {
  test('is told by type, so that a rejected booking is seen at once: before, when it is recorded, and not again', async () => {
    const { file, store } = recordFile(...race)
    const record = async (...more: ReadonlyArray<string>) => (await cli(['record', file, '--store', `sqlite:${store}`, '--lang', 'en', ...more])).out
    const counts = '  commands           4\n  events             4\n    CalendarOpened   1\n    SlotsPublished   1\n    SlotReserved     1\n    BookingRejected  1\n'
    expect(await record('--check')).toContain(`Checked; nothing was recorded.\n${counts}`)
    expect(await record()).toContain(`Recorded.\n${counts}`)
    expect(await record()).not.toContain('BookingRejected')
    expect(await record('--format', 'csv')).toBe('measure,count\r\ncommands,4\r\nevents,0\r\nalreadyRecorded,4\r\nwithoutEffect,0\r\nrefused,0\r\nstreams,1\r\n')
  })

  test('is data for programs', async () => {
    const { file, store } = recordFile(...race)
    const json = async (...more: ReadonlyArray<string>): Promise<unknown> => JSON.parse((await cli(['record', file, '--store', `sqlite:${store}`, '--format', 'json', ...more])).out)
    const types = { CalendarOpened: 1, SlotsPublished: 1, SlotReserved: 1, BookingRejected: 1 }
    expect(await json('--check')).toMatchObject({ events: 4, types })
    expect(await json()).toMatchObject({ events: 4, types })
    expect(await json()).toMatchObject({ events: 0, types: {} })
  })

  test('is nothing where a line is refused', async () => {
    const { file, store } = recordFile(...race, submit('@motion/1', {}, { kind: 'Antrag' }))
    const { out } = await cli(['record', file, '--store', `sqlite:${store}`, '--format', 'json'])
    expect(JSON.parse(out)).toMatchObject({ mode: 'refused', events: 0, types: {} })
  })
})

describe('A broken rule', () => {
  const { file, store } = recordFile(open, publish(nine, slot('@dreizehn-uhr', '2026-12-01T13:00')), submit('@motion/1', {}, { kind: 'Antrag' }))

  test('names the item of a list that breaks it, as the file names it', async () => {
    const { out } = await cli(['record', file, '--store', `sqlite:${store}`, '--lang', 'en'])
    expect(out.split('\n')[0]).toBe(`${file}:2 $: The slot @dreizehn-uhr (2026-12-01 13:00) starts outside opening hours or session hours and is not marked so. (C-3)`)
  })

  test('is told to programs with its rule and facts; other problems have neither', async () => {
    const { out } = await cli(['record', file, '--store', `sqlite:${store}`, '--format', 'json'])
    const { problems }: { readonly problems: ReadonlyArray<object> } = JSON.parse(out)
    expect(problems).toMatchObject([{ line: 2, rule: 'C-3', facts: { slot: '@dreizehn-uhr', start: '2026-12-01T13:00' } }, { line: 3 }])
    expect(problems[1]).not.toHaveProperty('rule')
    expect(problems[1]).not.toHaveProperty('facts')
  })
})

describe('A name of a record file', () => {
  const constitute: Line = { command: 'ConstituteBody', id: '@aurich/Rat', on: '../2015-01-12', by, data: { name: 'Kreistag', kind: 'council' } }
  const out = async (...words: ReadonlyArray<string>) => cli([...words, '--store', `sqlite:${store}`, '--lang', 'en'])
  const { file, store } = recordFile(constitute, submit('@aurich/antrag'), submit('@zwei'), { ...constitute, id: '@zwei' })

  test('stands for its stream in state and history too, whatever kind of stream it is', async () => {
    expect(await cli(['record', file, '--store', `sqlite:${store}`])).toMatchObject({ code: 0 })
    expect((await out('state', '@aurich/antrag')).out).toContain(`motion-${derivedUuid('aurich/antrag')}`)
    expect((await out('history', '@aurich/Rat')).out).toContain(`governing-body-${derivedUuid('aurich/Rat')}`)
    expect((await out('state', ' @aurich/antrag ')).code).toBe(0)
  })

  test('says so where nothing has it, which is often another spelling', async () => {
    expect(await out('state', '@aurich/rat')).toEqual({
      code: 2,
      out: '',
      err: `vor-ort: No stream is recorded under the name "@aurich/rat" in ${store} (it stands for the id ${derivedUuid('aurich/rat')}; upper and lower case matter). vor-ort streams shows them all.\n`,
    })
    expect((await cli(['history', '@x', '--store', 'memory:', '--lang', 'de'])).err).toMatch(/^vor-ort: Unter dem Namen „@x“ ist in memory: kein Strom erfasst \(er steht für die Kennung [0-9a-f-]{36}; Groß- und Kleinschreibung zählt\)\./)
    expect((await out('state', '@')).err).toContain('There is no stream "@"')
  })

  test('says so where streams of several kinds have it', async () => {
    const id = derivedUuid('zwei')
    expect((await out('state', '@zwei')).err).toMatch(/^vor-ort: There are 2 streams under the name "@zwei": \S+, \S+\. Name one of them in full\.\n$/)
    expect((await cli(['state', '@zwei', '--store', `sqlite:${store}`, '--lang', 'de'])).err).toMatch(/^vor-ort: Unter dem Namen „@zwei“ gibt es 2 Ströme: /)
    expect((await out('state', `motion-${id}`)).code).toBe(0)
  })
})
