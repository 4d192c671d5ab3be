import { existsSync } from 'node:fs'
import path from 'node:path'
import { domainRegistry, exactly } from '@vor-ort/core'
import { collect, memoryStore } from '@vor-ort/event-store'
import { openSqliteStore } from '@vor-ort/sqlite'
import { isLeft, isRight } from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

import { answersFrom, knownOn } from '../src/demo/answers.ts'
import { folder } from './fixture.ts'
import { cli, started, typed } from './harness.ts'

const file = (): string => path.join(folder(), 'demo.db')

describe('vor-ort demo', () => {
  test('answers the questions of the golden timeline that seeds 000 and 001 answer, from the events', async () => {
    const { code, out } = await typed('demo --store memory: --format json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual({
      Q1: { open: 2, fulfilled: 0, report: 'announced only' },
      Q2: { outcome: 'adopted', counts: 'unknown' },
      Q3: { weeklyHoursGained: 'undetermined' },
      Q7: { visitors: 'about 60', suppressed: false },
      Q8: { spaces: 8, sessionsWithVisitors: 1 },
      Q9: 28,
    })
  })

  test('tells the story in both languages, with what the source does not tell as unknown', async () => {
    const english = (await typed('demo --store memory: --lang en')).out
    expect(english).toContain('adopted by majority; yes, no, abstentions: unknown')
    expect(english).toContain('between 13 January 2015 and 10 February 2015')
    expect(english).toContain('28 days')
    expect(english).toContain('Session in Hage: about 60 visitors, 3 teams.')
    expect(english).toContain('Außenstelle Großefehn is resolved, but not opened yet.')
    expect(english).toContain('undetermined (unknown before and after)')
    expect(english).not.toMatch(/\b0 (yes|no)\b/)
    const german = (await typed('demo --store memory: --lang de')).out
    expect(german).toContain('angenommen, mehrheitlich; Ja, Nein, Enthaltungen: unbekannt')
    expect(german).toContain('zwischen 13.01.2015 und 10.02.2015')
    expect(german).toContain('Besuche in Hage: etwa 60.')
    expect(german).toContain('nicht bestimmbar (vorher und nachher unbekannt)')
  })

  test('keeps the story in a file, and records it only once', async () => {
    const store = file()
    const first = await typed('demo --store sqlite:% --lang en', store)
    expect(first.out).toContain('82 events recorded')
    const again = await typed('demo --store sqlite:% --lang en', store)
    expect(again.out).toContain('Everything was recorded already')
    const verified = await typed('verify --store sqlite:% --format json', store)
    expect(JSON.parse(verified.out)).toMatchObject({ ok: true, events: 82 })
  })

  test('leaves a history that an auditor can replay as it was on a day', async () => {
    const store = file()
    await typed('demo --store sqlite:%', store)
    const streams: ReadonlyArray<{ readonly stream: string; readonly category: string }> = JSON.parse(
      (await typed('streams --store sqlite:% --category resolution --format json', store)).out,
    )
    expect(streams).toHaveLength(1)
    const [resolution] = streams
    const before = await cli(['state', resolution?.stream ?? '', '--store', `sqlite:${store}`, '--valid-at', '2015-01-12', '--format', 'json'])
    expect(before.out).toContain('"phase": "none"')
    const after = await cli(['state', resolution?.stream ?? '', '--store', `sqlite:${store}`, '--valid-at', '2015-02-10', '--format', 'json'])
    expect(after.out).toContain('"phase": "adopted"')
    const decisions = await typed('resolutions --store sqlite:% --format json', store)
    expect(JSON.parse(decisions.out)).toMatchObject([{ outcome: 'adopted', counts: 'unknown' }])
  })

  test('lets obligations follow from the motion and branches from the obligations, each naming what it follows from', async () => {
    const store = file()
    await typed('demo --store sqlite:%', store)
    const opened = await openSqliteStore({ path: store, registry: domainRegistry, readOnly: true })()
    if (isLeft(opened)) throw new Error(opened.left._tag)
    const read = await collect(opened.right.readAll())()
    await opened.right.close()()
    const events = isRight(read) ? read.right : []
    const caused = events.filter(({ metadata }) => metadata.causationId !== undefined)
    expect(caused.map(({ type, metadata }) => [type, events.find(({ id }) => id === metadata.causationId)?.type, metadata.actor.role])).toEqual([
      ['ObligationCreated', 'ResolutionAdopted', 'process manager obligations-from-demands'],
      ['ObligationCreated', 'ResolutionAdopted', 'process manager obligations-from-demands'],
      ['BranchProposed', 'ObligationCreated', 'process manager branches-from-obligations'],
      ['BranchProposed', 'ObligationCreated', 'process manager branches-from-obligations'],
      ['ObligationTransferred', 'BodySuperseded', 'process manager obligations-to-successor'],
      ['ObligationTransferred', 'BodySuperseded', 'process manager obligations-to-successor'],
    ])
  })

  test('writes a tidy table for spreadsheets', async () => {
    const { out } = await typed('demo --store memory: --format csv')
    expect(out.split('\r\n').slice(0, 2)).toEqual(['question,answer,value', 'Q1,open,2'])
  })

  test('runs as a process of its own, without a build', async () => {
    const store = file()
    const { code, out, err } = await started(['demo', '--store', `sqlite:${store}`, '--lang', 'en'])
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('counts: unknown (not 0)')
    expect(existsSync(store)).toBe(true)
  })
})

test('An answer that would show one or two visitors is suppressed; 0 and 3 are shown', async () => {
  const store = memoryStore(domainRegistry)
  const known = await knownOn(store)
  if (isLeft(known)) throw new Error(known.left._tag)
  const shown = (value: 0 | 1 | 2 | 3) =>
    answersFrom({ ...known.right, hage: { ...known.right.hage, headcounts: [{ source: { key: 'made up', kind: 'onSite' }, visitors: exactly(value, 'visit'), perTeam: undefined, replaced: [] }] } }).Q7
  expect([0, 1, 2, 3].map((value) => shown(value as 0 | 1 | 2 | 3))).toEqual([
    { visitors: '0', suppressed: false }, { visitors: '*', suppressed: true }, { visitors: '*', suppressed: true }, { visitors: '3', suppressed: false },
  ])
})

describe('vor-ort resolutions', () => {
  test('knows what had been decided by a day', async () => {
    const store = file()
    await typed('demo --store sqlite:%', store)
    expect(JSON.parse((await typed('resolutions --store sqlite:% --valid-at 2015-01-12 --format json', store)).out)).toEqual([])
    expect(JSON.parse((await typed('resolutions --store sqlite:% --valid-at 2015-01-13 --format json', store)).out)).toHaveLength(1)
  })
})

describe('The demo’s hints', () => {
  test('name the command as the reader can type it: alone, or as the script of a checkout', async () => {
    expect((await typed('demo --store memory:')).out).toContain('\n  vor-ort demo --store sqlite:./demo.db')
    const inCheckout = await typed('demo --store memory:', '', { env: { npm_config_user_agent: 'pnpm/12.21.0 npm/? node/v24.21.0 linux x64' } })
    expect(inCheckout.out).toContain('npx --yes pnpm@12.21.0 --silent vor-ort demo --store sqlite:./demo.db')
  })
})
