import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeAll, describe, expect, test } from 'vitest'

import { filledStore, folder } from './fixture.ts'
import { cli, main, typed } from './harness.ts'

let file = ''
let head = ''
beforeAll(async () => {
  file = await filledStore()
  head = await headOf(file)
})

const headOf = async (store: string): Promise<string> => String(Object(JSON.parse((await typed('verify --store sqlite:% --format json', store)).out)).head)
const fresh = (): string => path.join(folder(), 'neu.db')
const copied = (from: string, to: string, ...more: ReadonlyArray<string>) => cli(['copy', '--from', `sqlite:${from}`, '--to', `sqlite:${to}`, ...more])

describe('vor-ort copy', () => {
  test('makes a store with the same events, and says so', async () => {
    const to = fresh()
    expect(await copied(file, to)).toEqual({
      code: 0,
      err: '',
      out: `Copied and verified: both stores are the same.\n  from       ${file}\n  to         ${to}\n  content    22 events in 6 streams\n  copied     22\n  head hash  ${head}\n`,
    })
    expect(await headOf(to)).toBe(head)
    const again = await copied(file, to, '--lang', 'de')
    expect(again.out).toContain(`Kopiert und geprüft: beide Speicher sind gleich.\n  von        ${file}\n`)
    expect(again.out).toContain('\n  kopiert    0; 22 waren schon da\n')
  })

  test('tells programs and spreadsheets the same', async () => {
    const to = fresh()
    const said = { ok: true, from: file, to, events: 22, streams: 6, head, sameOrder: true, end: '22' }
    expect(JSON.parse((await copied(file, to, '--format', 'json')).out)).toEqual({ ...said, copied: 22 })
    expect(JSON.parse((await copied(file, to, '--format', 'json', '--in-flight', '8')).out)).toEqual({ ...said, copied: 0 })
    expect((await copied(file, to, '--format', 'csv')).out).toBe(`ok,from,to,events,streams,copied,head,same_order,end\r\ntrue,${file},${to},22,6,0,${head},true,22\r\n`)
  })

  test('brings what came since the last time', async () => {
    const from = fresh()
    const to = fresh()
    copyFileSync(file, from)
    await copied(from, to)
    await typed('demo --store sqlite:%', from)
    const { events, copied: more } = Object(JSON.parse((await copied(from, to, '--format', 'json')).out))
    expect([events - more, await headOf(to)]).toEqual([22, await headOf(from)])
    // The other way round there is less than in the target.
    expect(await copied(file, to)).toMatchObject({ code: 2, out: '', err: expect.stringContaining('neither empty nor the beginning of the same copy') })
  })

  test('to memory: is a rehearsal', async () => {
    expect(await cli(['copy', '--from', `sqlite:${file}`, '--to', 'memory:', '--format', 'json'])).toMatchObject({ code: 0, out: expect.stringContaining(head) })
  })

  test('shows how far it is on a terminal', async () => {
    const { code, err } = await cli(['copy', '--from', `sqlite:${file}`, '--to', 'memory:'], { columns: 100 })
    expect([code, err]).toEqual([0, expect.stringMatching(/Copying events … [0-9]+ \/ 22 .*Verifying the copy … [0-9]+ \/ 22/s)])
  })
})

describe('vor-ort copy refuses', () => {
  const sentence = async (argv: ReadonlyArray<string>, exitCode = 2): Promise<string> => {
    const { code, out, err } = await cli(['copy', ...argv])
    expect([code, out]).toEqual([exitCode, ''])
    expect(err).toMatch(/^vor-ort: [^\n]+[.?]\n$/)
    return err.slice('vor-ort: '.length, -1)
  }

  test('one store for both, and one that is not named', async () => {
    expect(await sentence(['--from', `sqlite:${file}`, '--to', `sqlite:${file}`])).toBe(`--from and --to are the same store: ${file}.`)
    expect(await sentence(['--from', `sqlite:${file}`])).toMatch(/^--to URL is missing: /)
    expect(await sentence(['--from', 'mysql://x', '--to', 'memory:'])).toMatch(/^--from does not know "mysql:"; possible are /)
  })

  test('a source that is not there, and makes no target', async () => {
    const to = fresh()
    expect(await sentence(['--from', 'sqlite:/nirgends/x.db', '--to', `sqlite:${to}`])).toMatch(/^There is no store \/nirgends\/x\.db; /)
    expect(existsSync(to)).toBe(false)
  })

  test('a target with other events, which it leaves as it is', async () => {
    const to = fresh()
    await typed('demo --store sqlite:%', to)
    const before = await headOf(to)
    expect(await sentence(['--from', `sqlite:${file}`, '--to', `sqlite:${to}`])).toMatch(
      /neu\.db is neither empty nor the beginning of the same copy: there [a-z-]+-[0-9a-f-]{36} ends with event [0-9]+, .* does not have it; it was left as it is, name an empty store\.$/,
    )
    expect(await sentence(['--from', `sqlite:${file}`, '--to', `sqlite:${to}`, '--lang', 'de'])).toContain('es blieb unverändert, nennen Sie einen leeren Speicher.')
    expect(await headOf(to)).toBe(before)
  })

  test('to go on behind a byte that is another, and names the event; what it copied is intact', async () => {
    const from = fresh()
    copyFileSync(file, from)
    const bytes = readFileSync(from)
    const at = bytes.indexOf('Umsetzung der Au')
    bytes[at] = (bytes[at] ?? 0) ^ 1
    writeFileSync(from, bytes)
    const to = fresh()
    expect(await sentence(['--from', `sqlite:${from}`, '--to', `sqlite:${to}`], 1)).toMatch(/neu\.db is not intact at event 0 of motion-[0-9a-f-]+: The content is not what was recorded\. What lies before it is in .*neu\.db, and intact\.$/)
    expect(await typed('verify --store sqlite:%', to)).toMatchObject({ code: 0 })
  })
})

describe('vor-ort copy that is killed', () => {
  const large = path.join(folder(), 'large.db')
  beforeAll(async () => {
    const { code, err } = await typed('simulate --cases 40 --years 1 --store sqlite:%', large)
    if (code !== 0) throw new Error(err)
  })

  const eventsIn = (store: string): number => {
    if (!existsSync(store)) return 0
    const database = new DatabaseSync(store, { readOnly: true })
    try {
      return Number(database.prepare('SELECT count(*) AS n FROM events').get()?.['n'])
    } catch {
      // Not made yet, or locked just now.
      return 0
    } finally {
      database.close()
    }
  }

  test('at any time leaves a true beginning, and the next run goes on there', async () => {
    const to = fresh()
    const total = eventsIn(large)
    let last = 0
    let kills = 0
    for (const share of [0.1, 0.3, 0.5, 0.7, 0.9]) {
      const child = spawn(process.execPath, ['--conditions=@vor-ort/source', main, 'copy', '--from', `sqlite:${large}`, '--to', `sqlite:${to}`], { stdio: 'ignore' })
      const ended = new Promise<NodeJS.Signals | null>((resolve) => child.on('close', (_code, signal) => resolve(signal)))
      while (child.exitCode === null && eventsIn(to) < total * share) await new Promise((resolve) => setTimeout(resolve, 2))
      child.kill('SIGKILL')
      if ((await ended) === 'SIGKILL') kills++
      const there = eventsIn(to)
      expect(there).toBeGreaterThanOrEqual(last)
      last = there
      expect(await typed('verify --store sqlite:%', to)).toMatchObject({ code: 0 })
    }
    expect(kills).toBeGreaterThan(2)
    const done = Object(JSON.parse((await copied(large, to, '--format', 'json')).out))
    expect(done).toMatchObject({ events: total, copied: total - last, sameOrder: true, head: await headOf(large) })
    expect(await headOf(to)).toBe(await headOf(large))
  })

  test('by Ctrl-C says so and ends with 2', async () => {
    const to = fresh()
    const child = spawn(process.execPath, ['--conditions=@vor-ort/source', main, 'copy', '--from', `sqlite:${large}`, '--to', `sqlite:${to}`], { stdio: ['ignore', 'ignore', 'pipe'] })
    let err = ''
    child.stderr.on('data', (bytes: Buffer) => (err += bytes.toString('utf8')))
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
    while (eventsIn(to) === 0) await new Promise((resolve) => setTimeout(resolve, 2))
    child.kill('SIGINT')
    expect([await ended, err]).toEqual([2, expect.stringMatching(/^vor-ort: Stopped after [0-9]+ events; a second run goes on there\.\n$/)])
  })
})
