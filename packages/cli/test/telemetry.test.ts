/** What the command tells to an SDK of OpenTelemetry that somebody registered in its process. */
import { spawn } from 'node:child_process'
import { copyFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test, vi } from 'vitest'

import { filledStore, folder } from './fixture.ts'
import { cli, main, started } from './harness.ts'
import { recordFile, series } from './record-fixture.ts'

vi.setConfig({ testTimeout: 120_000 })

interface Point {
  readonly name: string
  readonly attributes: Readonly<Record<string, unknown>>
  readonly value: unknown
}

const sdk = fileURLToPath(new URL('telemetry-sdk.ts', import.meta.url))
const collections = (err: string): ReadonlyArray<ReadonlyArray<Point>> => err.split('\n').flatMap((line) => (line.startsWith('[') ? [JSON.parse(line)] : []))
const valueOf = (points: ReadonlyArray<Point>, name: string): ReadonlyArray<unknown> => points.flatMap((point) => (point.name === name ? [point.value] : []))

/** Runs a command that follows, until a collection of its metrics is what was waited for; then it is told to end. */
const followed = (argv: ReadonlyArray<string>, isEnough: (points: ReadonlyArray<Point>) => boolean): Promise<{ readonly code: number | null; readonly points: ReadonlyArray<Point> }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--conditions=@vor-ort/source', '--import', sdk, main, ...argv], { stdio: ['ignore', 'ignore', 'pipe'] })
    let err = ''
    let enough: ReadonlyArray<Point> | undefined
    child.stderr.on('data', (bytes: Buffer) => {
      err += bytes.toString('utf8')
      const found = enough === undefined ? collections(err.slice(0, err.lastIndexOf('\n') + 1)).find(isEnough) : undefined
      if (found === undefined) return
      enough = found
      child.kill('SIGTERM')
    })
    child.on('error', reject)
    child.on('close', (code) => (enough === undefined ? reject(new Error(err)) : resolve({ code, points: enough })))
  })

let store = ''
beforeAll(async () => {
  store = await filledStore()
})
const copy = (): string => {
  const target = path.join(folder(), 'rat.db')
  copyFileSync(store, target)
  return target
}

describe('A process of the command with an SDK', () => {
  test('tells of appends, commands and reactions', async () => {
    const { code, err } = await started(['demo', '--store', `sqlite:${path.join(folder(), 'demo.db')}`], { nodeOptions: ['--import', sdk] })
    expect(code).toBe(0)
    const points = collections(err).at(-1) ?? []
    const sum = (name: string): number => valueOf(points, name).reduce((total: number, value) => total + Number(value), 0)
    expect(sum('vor_ort.events.appended')).toBe(82)
    const appends = points.filter(({ name }) => name === 'vor_ort.append.duration')
    expect(appends.map(({ attributes }) => [attributes['db.system.name'], attributes['vor_ort.outcome']])).toContainEqual(['sqlite', 'Stored'])
    const counts = (name: string): number => valueOf(points, name).reduce((total: number, value) => total + Number(Object(value).count), 0)
    expect(counts('vor_ort.append.duration')).toBeGreaterThan(10)
    expect(counts('vor_ort.command.duration')).toBeGreaterThan(10)
    expect(sum('vor_ort.reactions')).toBeGreaterThan(0)
  })

  test('tells how far the read models are behind, while it follows', async () => {
    const argv = ['project', '--follow', '--store', `sqlite:${copy()}`, '--into', `sqlite:${path.join(folder(), 'tabellen.db')}`]
    const { code, points } = await followed(argv, (found) => valueOf(found, 'vor_ort.projection.lag').length > 5 && valueOf(found, 'vor_ort.projection.lag').every((lag) => lag === 0))
    expect(code).toBe(0)
    expect(valueOf(points, 'vor_ort.projection.commit.duration')).not.toEqual([])
    expect(valueOf(points, 'vor_ort.projection.poison').every((count) => count === 0)).toBe(true)
  })

  test('tells how far what follows is behind, and what the store was asked', async () => {
    const recorded = recordFile(...series)
    expect((await cli(['record', recorded.file, '--store', `sqlite:${recorded.store}`])).code).toBe(0)
    const { code, points } = await followed(['react', '--follow', '--store', `sqlite:${recorded.store}`], (found) => valueOf(found, 'vor_ort.process.lag').includes(0) && valueOf(found, 'vor_ort.reactions').length > 0)
    expect(code).toBe(0)
    expect(points.find(({ name }) => name === 'vor_ort.reactions')?.attributes).toMatchObject({ 'vor_ort.manager': 'monthly-series' })
    expect(valueOf(points, 'vor_ort.events.read')).not.toEqual([])
  })
})

test('A process of the command without an SDK tells nothing', async () => {
  const { code, err } = await started(['react', '--store', `sqlite:${copy()}`])
  expect([code, err]).toEqual([0, ''])
})
