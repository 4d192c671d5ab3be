import { copyFileSync, existsSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeAll, describe, expect, test } from 'vitest'

import { folder } from './fixture.ts'
import { cli, typed } from './harness.ts'
import { recordFile, series, story } from './record-fixture.ts'

const by = { role: 'Verwaltung' }

const slot = { slot: '@termin', start: '2026-07-01T09:00', minutes: 20, capacity: 1 }
const reservation = [
  { command: 'OpenCalendar', id: '@kalender', on: '2026-06-01', data: { servicePoint: 'Hage', purpose: 'Beratung', obligation: 'voluntary', holdMinutes: 15 }, by },
  { command: 'PublishSlots', id: '@kalender', on: '2026-06-01', data: { slots: [slot] }, by },
  { command: 'ReserveSlot', id: '@kalender', on: '2026-06-15', data: { appointment: '@gespraech', slot: '@termin', at: '2026-06-15T08:00:00.000Z', channel: 'online' }, by },
]

let file = ''
beforeAll(async () => {
  const recorded = recordFile(...series, ...reservation)
  file = recorded.store
  const { code, out, err } = await cli(['record', recorded.file, '--store', `sqlite:${file}`])
  if (code !== 0) throw new Error(out + err)
})

const copyOf = (store: string): string => {
  const target = path.join(folder(), 'rat.db')
  copyFileSync(store, target)
  return target
}
const copy = (): string => copyOf(file)

interface Reacted {
  readonly at: string | null
  readonly managers: ReadonlyArray<{ readonly manager: string; readonly done: number; readonly duplicates: number; readonly refused: number; readonly settledBefore: number }>
  readonly troubles: ReadonlyArray<{ readonly kind: string; readonly manager: string; readonly command: string; readonly reason: string }>
}

const reacted = async (store: string, ...more: ReadonlyArray<string>): Promise<Reacted> => {
  const { code, out, err } = await cli(['react', '--store', `sqlite:${store}`, '--format', 'json', ...more])
  expect([code, err]).toEqual([0, ''])
  return JSON.parse(out)
}
const done = ({ managers }: Reacted) => Object.fromEntries(managers.flatMap((one) => (one.done === 0 ? [] : [[one.manager, one.done]])))
const notes = async (store: string, category: string, type: string): Promise<number> => {
  const { events }: { readonly events: ReadonlyArray<{ readonly type: string }> } = JSON.parse((await typed(`history ${category} --store sqlite:% --format json`, store)).out)
  return events.filter((event) => event.type === type).length
}

describe('vor-ort react', () => {
  test('notes each month of a series without a session once, as of the instant that is given', async () => {
    const store = copy()
    expect(done(await reacted(store, '--at', '2026-02-28'))).toEqual({ 'monthly-series': 1 })
    expect(done(await reacted(store, '--at', '2026-02-28'))).toEqual({})
    expect(await notes(store, 'consultation-series', 'MonthWithoutSession')).toBe(1)
    expect(done(await reacted(store, '--at', '2026-04-01T00:00'))).toEqual({ 'monthly-series': 1 })
    expect(await notes(store, 'consultation-series', 'MonthWithoutSession')).toBe(2)
  })

  test('lets a reservation expire when its time has come, not before', async () => {
    const store = copy()
    const expired = (ran: Reacted): unknown => done(ran)['reservations-expire']
    expect(expired(await reacted(store, '--at', '2026-06-15T08:14:59Z'))).toBe(undefined)
    expect(expired(await reacted(store, '--at', '2026-06-15T08:15:00Z'))).toBe(1)
    expect(expired(await reacted(store, '--at', '2026-06-15T08:16:00Z'))).toBe(undefined)
    expect(await notes(store, 'slot-calendar', 'ReservationExpired')).toBe(1)
  })

  test('takes the clock where no instant is given', async () => {
    const store = copy()
    const ran = await reacted(store)
    // By 21 November 2026: January and March to October.
    expect([ran.at, done(ran)]).toEqual([null, { 'monthly-series': 9, 'reservations-expire': 1 }])
    expect(done(await reacted(store))).toEqual({})
    expect((await typed('verify --store sqlite:%', store)).code).toBe(0)
  })

  test('does nothing twice when its checkpoints are lost', async () => {
    const store = copy()
    await reacted(store)
    const database = new DatabaseSync(store)
    database.exec('DELETE FROM process_checkpoints; DELETE FROM process_settled')
    database.close()
    expect(done(await reacted(store))).toEqual({})
  })

  test('names every process manager, in the language of the reader', async () => {
    const { out } = await typed('react --store sqlite:% --at 2026-02-28 --lang de', copy())
    expect(out).toMatch(/^ {2}als wäre es {2}28\.02\.2026, 23:59:59 Uhr\n/)
    expect(out).toMatch(/\nMonatliche Beratungsreihe \(monthly-series\) +1 +0 +0 +0 +0 +0\n/)
    expect(out).toMatch(/\nAblauf von Reservierungen \(reservations-expire\) +0 +0 +0 +0 +0 +0\n/)
    expect((await typed('react --store sqlite:% --at 2026-02-28 --format csv', copy())).out).toContain('\r\nmonthly-series,1,0,0,0,0,0\r\n')
  })

  test('tells of what the domain refused, with its reason, and does not ask for it again', async () => {
    const branches = [{ branch: '@standort/hage', name: 'Außenstelle Hage', kind: 'branch', carrier: '03452' }]
    const create = (obligation: string) => ({ command: 'CreateObligation', id: '@resolution of vote {@vote/1}', on: '2015-01-13', data: { obligation, aspect: 'site', what: 'Außenstelle Hage einrichten', branches }, by })
    const { file, store } = recordFile(...story, create('@auftrag/1'), create('@auftrag/2'))
    const recorded = await cli(['record', file, '--store', `sqlite:${store}`])
    expect([recorded.code, recorded.out + recorded.err]).toEqual([0, expect.any(String)])
    const original = copyOf(store)
    const ran = await reacted(store)
    expect(ran.managers.find(({ manager }) => manager === 'branches-from-obligations')).toMatchObject({ done: 1, refused: 1, settledBefore: 0 })
    expect(ran.troubles).toEqual([
      {
        kind: 'refused',
        manager: 'branches-from-obligations',
        stream: expect.stringMatching(/^branch-[0-9a-f-]{36}$/),
        command: 'ProposeBranch',
        cause: expect.stringMatching(/^resolution-[0-9a-f-]{36} #[0-9]+ ObligationCreated$/),
        reason: expect.stringMatching(/\.$/),
      },
    ])
    expect((await reacted(store)).troubles).toEqual([])
    const german = (await typed('react --store sqlite:% --lang de', original)).out
    expect(german).toMatch(/\nStandorte aus Umsetzungsaufträgen \(branches-from-obligations\) +1 +0 +0 +1 +0 +0\n/)
    expect(german).toMatch(/\nAbgelehnt\n +Ablauf +branches-from-obligations\n +Befehl +ProposeBranch, branch-\S+\n +wegen +resolution-\S+ #[0-9]+ ObligationCreated\n +Grund +\S/)
  })

  test('is shared by several members, each effect once', async () => {
    const store = copy()
    const sum: Record<string, number> = {}
    for (const member of ['1/3', '2/3', '3/3', '1/3']) {
      for (const [manager, count] of Object.entries(done(await reacted(store, '--member', member)))) sum[manager] = (sum[manager] ?? 0) + count
    }
    expect(sum).toEqual({ 'monthly-series': 9, 'reservations-expire': 1 })
    expect(done(await reacted(store))).toEqual({})
    expect((await typed('react --store sqlite:% --member 3/2', store)).err).toBe('vor-ort: --member needs I/N with I from 1 to N and N up to 16, such as 2/3, not "3/2".\n')
    expect((await typed('react --store sqlite:% --member 0/2 --lang de', store)).err).toContain('--member braucht I/N mit I von 1 bis N')
  })

  test('keeps its checkpoints elsewhere where that is wanted, and must where the store keeps none', async () => {
    const store = copy()
    const elsewhere = path.join(folder(), 'stand.db')
    await reacted(store, '--checkpoints', `sqlite:${elsewhere}`)
    const count = (file: string): unknown => {
      const database = new DatabaseSync(file, { readOnly: true })
      const row = database.prepare('SELECT count(*) > 0 AS some FROM process_checkpoints').get()
      database.close()
      return row?.['some']
    }
    expect([count(store), count(elsewhere)]).toEqual([0, 1])
    expect((await typed('react --store esdb://user:secret@localhost')).err).toBe('vor-ort: esdb://localhost does not remember how far everything is: name a place for it with --checkpoints, sqlite:PATH or postgres://….\n')
  })

  test('keeps those of a store and of its copy apart in one place, so that nothing is skipped', async () => {
    const create = { command: 'CreateObligation', id: '@resolution of vote {@vote/1}', on: '2015-01-13', data: { obligation: '@auftrag/1', aspect: 'site', what: 'Außenstelle Hage', branches: [{ branch: '@standort/hage', name: 'Hage', kind: 'branch', carrier: '03452' }] }, by }
    const { file: lines, store } = recordFile(...story, create)
    expect((await cli(['record', lines, '--store', `sqlite:${store}`])).code).toBe(0)
    const [fresh, elsewhere] = [path.join(folder(), 'kopie.db'), ['--checkpoints', `sqlite:${path.join(folder(), 'stand.db')}`]]
    // Copied before anything followed: what follows there is still to come.
    expect((await cli(['copy', '--from', `sqlite:${store}`, '--to', `sqlite:${fresh}`])).code).toBe(0)
    for (const one of [store, fresh]) {
      expect(done(await reacted(one, ...elsewhere))).toEqual({ 'branches-from-obligations': 1 })
      expect(done(await reacted(one, ...elsewhere))).toEqual({})
      expect(await notes(one, 'branch', 'BranchProposed')).toBe(1)
    }
  })

  test('has nothing to do in an empty store', async () => {
    const { code, out } = await typed('react --store memory: --format json')
    expect(code).toBe(0)
    expect(done(JSON.parse(out))).toEqual({})
  })

  test('does not make a store that is not there, and takes one way of telling the time', async () => {
    const missing = path.join(folder(), 'nichts.db')
    expect((await typed('react --store sqlite:%', missing)).err).toContain(`There is no store ${missing}`)
    expect(existsSync(missing)).toBe(false)
    expect(await typed('react --store sqlite:% --at 2026-02-28 --follow', file)).toEqual({ code: 2, out: '', err: 'vor-ort: --at and --follow do not go together.\n' })
    expect((await typed('react --store sqlite:% --at 2026-02-30', file)).err).toBe('vor-ort: --at: there is no day "2026-02-30".\n')
  })
})
