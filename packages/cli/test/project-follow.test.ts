/** Following a store, as people do: one process follows, another writes. */
import { spawn } from 'node:child_process'
import { copyFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'

import { folder } from './fixture.ts'
import { cli, main, started, typed } from './harness.ts'
import { recordFile, submit } from './record-fixture.ts'

let seeds = ''
beforeAll(async () => {
  seeds = path.join(folder(), 'demo.db')
  await typed('demo --store sqlite:%', seeds)
})

const root = path.resolve(path.dirname(main), '../../..')

/** A command that goes on until it is told to stop. */
const following = (argv: ReadonlyArray<string>) => {
  const child = spawn(process.execPath, ['--conditions=@vor-ort/source', main, ...argv], { cwd: root, env: { PATH: process.env['PATH'] ?? '' } })
  let out = ''
  let err = ''
  const waiting: Array<() => void> = []
  child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString('utf8')))
  child.stderr.on('data', (bytes: Buffer) => {
    err += bytes.toString('utf8')
    for (const look of waiting) look()
  })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  return {
    /** Resolves when stderr says so, or when the process has ended without. */
    says: (text: string) => Promise.race([ended, new Promise<void>((resolve) => { const look = (): void => { if (err.includes(text)) resolve() }; waiting.push(look); look() })]),
    stop: async (signal: 'SIGINT' | 'SIGTERM') => {
      child.kill(signal)
      return { code: await ended, out, err }
    },
  }
}

const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20))
}

const caughtUp = 'vor-ort: Caught up with the store; waiting for more, Ctrl-C ends.\n'

describe('vor-ort project --follow', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('brings in what another process records, and ends with 0 at %s', { timeout: 60_000 }, async (signal) => {
    const here = folder()
    const [store, into] = [path.join(here, 'rat.db'), path.join(here, 'auswertung.db')]
    copyFileSync(seeds, store)
    const run = following(['project', '--store', `sqlite:${store}`, '--into', `sqlite:${into}`, '--follow', '--format', 'json'])
    await run.says(caughtUp)
    const count = async (): Promise<unknown> => JSON.parse((await cli(['query', "SELECT COUNT(*) AS n FROM motion WHERE title LIKE '%Dezentrale Außenstellen%'", '--into', `sqlite:${into}`, '--format', 'json'])).out)[0].n
    expect(await count()).toBe(0)
    const { file } = recordFile(submit('@motion/neu'))
    expect(await started(['record', file, '--store', `sqlite:${store}`])).toMatchObject({ code: 0, err: '' })
    await until(async () => (await count()) === 1)
    const { code, out, err } = await run.stop(signal)
    expect([code, err]).toEqual([0, caughtUp])
    const { head, projections }: { readonly head: string; readonly projections: ReadonlyArray<{ readonly checkpoint: string }> } = JSON.parse(out)
    expect(head).toBe('83')
    expect(new Set(projections.map(({ checkpoint }) => checkpoint))).toEqual(new Set(['83']))
  })
})

describe('vor-ort react --follow', () => {
  test('reacts to what another process records, and ends with 0', { timeout: 60_000 }, async () => {
    const store = path.join(folder(), 'rat.db')
    const { file } = recordFile(submit('@motion/neu'))
    await cli(['record', file, '--store', `sqlite:${store}`])
    const run = following(['react', '--store', `sqlite:${store}`, '--follow', '--format', 'json'])
    await run.says(caughtUp)
    const series = recordFile(
      { command: 'StartSeries', id: '@reihe', on: '2024-12-01', data: { name: 'Beratung', pilot: false, obligation: 'voluntary', firstVenue: { kind: 'unknown', place: 'Hage' } }, by: { role: 'Verwaltung' } },
      { command: 'ChangeCadence', id: '@reihe', on: '2025-01-01', data: { cadence: 'monthly' }, by: { role: 'Verwaltung' } },
    )
    expect(await started(['record', series.file, '--store', `sqlite:${store}`])).toMatchObject({ code: 0, err: '' })
    await until(async () => (await typed('history consultation-series --store sqlite:%', store)).out.includes('MonthWithoutSession'))
    const { code, err, out } = await run.stop('SIGTERM')
    expect([code, err]).toEqual([0, caughtUp])
    expect(JSON.parse(out)).toMatchObject({ at: null, troubles: [], unreadable: 0 })
  })
})
