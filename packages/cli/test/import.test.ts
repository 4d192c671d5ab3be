import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'

import { folder } from './fixture.ts'
import { cli } from './harness.ts'

const sample = (name: string): string => fileURLToPath(new URL(`../../interop/test/sample/${name}`, import.meta.url))
const into = (store: string, ...more: ReadonlyArray<string>) =>
  cli(['import', 'oparl', '--meetings', sample('meetings.ndjson'), '--papers', sample('papers.ndjson'), '--store', `sqlite:${store}`, ...more])

describe('vor-ort import oparl', () => {
  test('prints one object at the end, with every count', async () => {
    const store = path.join(folder(), 'city.db')
    const { code, out } = await into(store, '--format', 'json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual({
      meetings: { read: 4, recorded: 4 },
      papers: { read: 21, recorded: 21 },
      agendaItems: { read: expect.any(Number), withResult: 11, mapped: 10, unmapped: 1 },
      unmappedResults: [{ text: 'Blumen überreicht', count: 1 }],
      events: expect.any(Number),
      broken: expect.any(Number),
    })
    const again = JSON.parse((await into(store, '--format', 'json')).out)
    expect(again).toMatchObject({ events: 0, meetings: { read: 4, recorded: 4 } })
  })

  test('names file, line and JSON path of each broken record on stderr', async () => {
    const { err } = await into(path.join(folder(), 'city.db'), '--lang', 'en')
    expect(err).toMatch(/meetings\.ndjson:2 /)
    expect(err).toMatch(/meetings\.ndjson:8 \$\.id: /)
    expect(err).not.toContain(' at ')
  })

  test('reads gzip, several files after one option, and bodies with members', async () => {
    const store = path.join(folder(), 'city.db')
    const packed = path.join(folder(), 'meetings')
    writeFileSync(packed, gzipSync(readFileSync(sample('meetings.ndjson'))))
    const { code, out } = await cli([
      'import', 'oparl', '--meetings', packed, sample('by-reference.ndjson'), '--papers', sample('papers.ndjson'), '--papers', sample('by-reference.ndjson'),
      '--organizations', sample('organizations-page.json'), sample('persons-with-a-broken-one.json'), '--store', `sqlite:${store}`, '--format', 'json',
    ])
    expect(code).toBe(0)
    expect(JSON.parse(out).meetings).toEqual({ read: 5, recorded: 5 })
    expect(existsSync(`${store}.pseudonyms`)).toBe(true)
  })

  test('keeps the pseudonyms where it is told to', async () => {
    const store = path.join(folder(), 'city.db')
    const pseudonyms = path.join(folder(), 'wer.db')
    await into(store, '--organizations', sample('organizations-page.json'), sample('persons-with-a-broken-one.json'), '--pseudonyms', pseudonyms)
    expect([existsSync(pseudonyms), existsSync(`${store}.pseudonyms`)]).toEqual([true, false])
  })

  test('makes no file of pseudonyms where no file names persons', async () => {
    const store = path.join(folder(), 'city.db')
    await into(store)
    expect(existsSync(`${store}.pseudonyms`)).toBe(false)
  })

  test('tells of a file that is not there before it writes anything', async () => {
    const store = path.join(folder(), 'city.db')
    const { code, out, err } = await cli(['import', 'oparl', '--meetings', 'no-such-file.ndjson', '--papers', sample('papers.ndjson'), '--store', `sqlite:${store}`, '--lang', 'en'])
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('There is no file no-such-file.ndjson')
    expect(existsSync(store)).toBe(false)
  })

  test('says in German what it did', async () => {
    const { out } = await into(path.join(folder(), 'city.db'), '--lang', 'de')
    expect(out).toContain('4 von 4 erfasst')
    expect(out).toContain('Blumen überreicht')
  })
})
