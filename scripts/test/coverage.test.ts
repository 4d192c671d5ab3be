import { aggregates } from '@vor-ort/core'
import { describe, expect, it } from 'vitest'

import { coverage, coverageFaults, coverageOf, repositoryText } from '../docs/coverage.ts'
import { coverageRows, rowsOfSeeds, type CoverageRow } from '../docs/coverage-rows.ts'

const row = (change: Partial<CoverageRow>): CoverageRow =>
  ({ id: '000-01', what: 'a meeting', events: ['MeetingHeld'], tests: [{ file: 'a.test.ts', title: 'it is held (once)' }], ...change })
const texts: Readonly<Record<string, string>> = { 'a.test.ts': "test('it is held (once)', () => {})\n// it is not held\n" }
const faults = (...rows: ReadonlyArray<CoverageRow>): ReadonlyArray<string> => coverageFaults(rows, { '000': 1 }, aggregates, (file) => texts[file])

describe('the coverage page', () => {
  it('names only rows, events, files and tests that exist', () => {
    expect(coverageFaults(coverageRows, rowsOfSeeds, aggregates, repositoryText)).toEqual([])
    expect(coverageRows).toHaveLength(109)
  })

  it('counts what it shows', () => {
    const { text } = coverage(coverageRows, rowsOfSeeds)
    const all = /^\| all \| (.*) \|$/m.exec(text)?.[1]?.split(' | ').map(Number) ?? []
    const [rows = 0, ...states] = all
    expect(rows).toBe(109)
    expect(states.reduce((sum, count) => sum + count, 0)).toBe(109)
    expect(text.match(/^\| \d{3}-\d{2} \|/gm)).toHaveLength(109)
  })

  it('links events to the catalogue, tests to their files', () => {
    const { text } = coverage([row({ missing: 'the minutes', goesTo: 'GOV' })], { '000': 1 })
    expect(text).toContain('| 000-01 | a meeting | partly | [MeetingHeld](event-catalogue.md#meetingheld) | [a.test.ts](../../a.test.ts): it is held (once) | the minutes (GOV) |')
  })
})

describe('a row', () => {
  it('is covered, partly, not yet, or has nothing to carry, as its tests and what is missing say', () => {
    expect(coverageOf(row({}))).toBe('covered')
    expect(coverageOf(row({ missing: 'the minutes', goesTo: 'GOV' }))).toBe('partly')
    expect(coverageOf(row({ tests: [], missing: 'all of it', goesTo: 'NET' }))).toBe('not yet')
    expect(coverageOf(row({ tests: [], missing: 'nothing to carry', goesTo: 'none' }))).toBe('nothing to carry')
  })

  it('is at fault where a name does not exist', () => {
    expect(faults(row({}))).toEqual([])
    expect(faults(row({ events: ['MeetingDreamed'] }))).toEqual(['000-01: no aggregate has an event MeetingDreamed'])
    expect(faults(row({ tests: [{ file: 'b.test.ts', title: 'x' }] }))).toEqual(['000-01: there is no test file b.test.ts'])
    expect(faults(row({ tests: [{ file: 'a.test.ts', title: 'it is held' }] }))).toEqual(['000-01: a.test.ts has no test "it is held"'])
    expect(faults(row({ tests: [{ file: 'a.test.ts', title: 'it is not held' }] }))).toHaveLength(1)
  })

  it('is at fault where it is missing, unknown or there twice, and where nothing shows its events', () => {
    expect(faults()).toEqual(['000-01: the row is missing'])
    expect(faults(row({}), row({}), row({ id: '000-02' }))).toEqual(['000-01: there is no such row, or it is there twice', '000-02: there is no such row, or it is there twice'])
    expect(faults(row({ tests: [] }))).toEqual(['000-01: nothing shows it, and nothing says where it will go', '000-01: events, but no test shows them'])
  })
})
