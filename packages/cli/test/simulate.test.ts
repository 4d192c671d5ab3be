import path from 'node:path'
import { describe, expect, test } from 'vitest'

import { folder } from './fixture.ts'
import { cli, typed } from './harness.ts'

describe('vor-ort simulate', () => {
  test('fills an empty store, and gives the same store for the same seed', async () => {
    const heads: unknown[] = []
    for (const seed of [7, 7, 8]) {
      const file = path.join(folder(), `seed-${heads.length}.db`)
      const ran = await typed(`simulate --cases 20 --seed ${seed} --store sqlite:% --format json`, file)
      expect(ran).toMatchObject({ code: 0, err: '' })
      const report = Object(JSON.parse(ran.out))
      expect(report).toMatchObject({ cases: 20, years: 1, seed, from: '2021-01-01' })
      const verified = Object(JSON.parse((await typed('verify --store sqlite:% --format json', file)).out))
      expect(verified).toMatchObject({ ok: true, events: report.events, streams: report.streams })
      heads.push(verified.head)
    }
    expect(heads[1]).toBe(heads[0])
    expect(heads[2]).not.toBe(heads[0])
  })

  test('refuses a store that holds events, and leaves it as it is', async () => {
    const file = path.join(folder(), 'full.db')
    await typed('demo --store sqlite:%', file)
    const before = (await typed('verify --store sqlite:% --format json', file)).out
    expect(await typed('simulate --cases 10 --store sqlite:% --lang de', file)).toEqual({
      code: 2,
      out: '',
      err: `vor-ort: ${file} enthält schon Ereignisse; eine Simulation beginnt nur in einem leeren Speicher.\n`,
    })
    expect((await typed('verify --store sqlite:% --format json', file)).out).toBe(before)
  })

  test('reports the counts by category, as a table and as CSV, and that all of it is made up', async () => {
    const table = await typed('simulate --cases 10 --from 2024-02-01 --store memory:')
    expect(table).toMatchObject({ code: 0, err: '' })
    expect(table.out).toContain('10 cases, 1 year from 2024-02-01, seed 1')
    expect(table.out).toMatch(/\ncase-assignment +\d+ +\d+\n/)
    expect(table.out).toContain('All of it is made up')
    const { out } = await typed('simulate --cases 10 --from 2024-02-01 --store memory: --format csv')
    const [header, ...rows] = out.trim().split('\r\n')
    expect(header).toBe('module,category,german,streams,events')
    expect(rows).toContainEqual(expect.stringMatching(/^assignments,case-assignment,Fallzuordnung,\d+,\d+$/))
    expect(table.out).toContain(` ${rows.reduce((sum, row) => sum + Number(row.split(',').at(-1)), 0).toString().replace(/\B(?=(\d{3})+$)/g, ',')} events`)
  })

  test('tells on a terminal how long it took, but not in the report', async () => {
    const ran = await typed('simulate --cases 10 --store memory:', '', { columns: 100 })
    expect(ran.code).toBe(0)
    expect(ran.err).toMatch(/\d+\.\d s, [\d,]+ events\/s\n$/)
    expect(ran.out).not.toContain('events/s')
  })

  test.each([
    ['--cases', '0', '--cases needs a whole number from 1 to 1000000, not "0".'],
    ['--years', '1.5', '--years needs a whole number from 1 to 50, not "1.5".'],
    ['--seed', '-1', '--seed needs a whole number from 0 to 9007199254740991, not "-1".'],
  ])('says what %s may be', async (option, value, sentence) => {
    expect(await cli(['simulate', `${option}=${value}`, '--store', 'memory:'])).toEqual({ code: 2, out: '', err: `vor-ort: ${sentence}\n` })
  })
})
