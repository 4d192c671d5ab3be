import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeAll, describe, expect, test } from 'vitest'

import { filledStore, folder, ids } from './fixture.ts'
import { cli, typed } from './harness.ts'

let file = ''
let head = ''
beforeAll(async () => {
  file = await filledStore()
  const { out } = await typed('verify --store sqlite:% --format json', file)
  head = String(Object(JSON.parse(out)).head)
})

const copy = (): string => {
  const target = path.join(folder(), 'copy.db')
  copyFileSync(file, target)
  return target
}

/** A copy in which one byte of a text is another. */
const flippedIn = (text: string): string => {
  const target = copy()
  const bytes = readFileSync(target)
  const at = bytes.indexOf(text)
  expect(at).toBeGreaterThan(0)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(target, bytes)
  return target
}

describe('vor-ort verify', () => {
  test('ends with 0 and the head hash when nothing was changed', async () => {
    expect(head).toMatch(/^[0-9a-f]{64}$/)
    expect(await cli(['verify', '--store', `sqlite:${file}`, '--lang', 'de'])).toEqual({
      code: 0,
      err: '',
      out: `Unversehrt.\n  Speicher   ${file}\n  Inhalt     22 Ereignisse in 6 Strömen\n  Prüfsumme  ${head}\n`,
    })
    expect(await cli(['verify', '--store', `sqlite:${file}`, '--format', 'csv'])).toEqual({
      code: 0,
      err: '',
      out: `ok,head,expected,events,streams,unreadable,stream,revision,position,fault,explanation\r\ntrue,${head},,22,6,0,,,,,\r\n`,
    })
  })

  test('accepts with --expect the hash that was kept elsewhere, in either case of letters', async () => {
    for (const hash of [head, head.toUpperCase()]) expect(await cli(['verify', '--store', `sqlite:${file}`, '--expect', hash])).toMatchObject({ code: 0 })
  })

  test('ends with 1 when another hash was expected, and prints both', async () => {
    const other = '0'.repeat(64)
    const { code, out } = await cli(['verify', '--store', `sqlite:${file}`, '--expect', other])
    expect(code).toBe(1)
    expect(out).toContain(`Not the expected store: the chains hold, but the digest is another.\n`)
    expect(out).toContain(`  head hash  ${head}\n  expected   ${other}\n`)
    expect(JSON.parse((await cli(['verify', '--store', `sqlite:${file}`, '--expect', other, '--format', 'json'])).out)).toMatchObject({ ok: false, head, expected: other })
  })

  test('names the event of which one byte was changed', async () => {
    const target = flippedIn('Weitere Au')
    const { code, out } = await cli(['verify', '--store', `sqlite:${target}`, '--lang', 'de'])
    expect(code).toBe(1)
    expect(out).toMatch(/^Nicht unversehrt\.\n {2}Speicher {2}.*\n {2}Strom {5}motion-0a000001-0000-4000-8000-000000000000\n {2}Ereignis {2}#0\n/)
    expect(out).toContain('Der Inhalt ist nicht mehr der, der aufgezeichnet wurde.')
    const json = await cli(['verify', '--store', `sqlite:${target}`, '--format', 'json'])
    expect(JSON.parse(json.out)).toMatchObject({ ok: false, stream: `motion-${ids.branches}`, revision: '0', fault: { _tag: 'ContentChanged' } })
    expect(json.code).toBe(1)
  })

  test('names the event that is no JSON any more', async () => {
    const { code, out } = await cli(['verify', '--store', `sqlite:${flippedIn('{"body":"0000b0d1-0000-4000-8000-000000000000","item"')}`])
    expect(code).toBe(1)
    // Several events begin so; which of them comes first in the file is for SQLite to say.
    expect(out).toMatch(/stream +motion-0a00000\d-.*\n.*event +#\d\n/)
    expect(out).toContain('Cannot be read from here on: $.data must be JSON.')
  })

  test('ends with 1 when the last events of a stream are gone', async () => {
    const target = copy()
    const database = new DatabaseSync(target)
    database.exec(`DROP TRIGGER events_are_not_deleted; DELETE FROM events WHERE stream = 'motion-${ids.rooms}' AND revision > 4`)
    database.close()
    const { code, out } = await cli(['verify', '--store', `sqlite:${target}`])
    expect(code).toBe(1)
    expect(out).toContain(`motion-${ids.rooms}\n  event   #5\n`)
    expect(out).toContain('The stream ends here; by the list of streams it goes on to event 6.')
  })

  test.each([
    ['cut in half', (target: string) => truncateSync(target, 20_000)],
    ['a store no more in its header', (target: string) => writeFileSync(target, readFileSync(target).fill(0x41, 0, 16))],
    ['overwritten in the middle', (target: string) => writeFileSync(target, readFileSync(target).fill(0xff, 4096, 20_000))],
    ['another text altogether', (target: string) => writeFileSync(target, 'Protokoll der Sitzung')],
    ['empty', (target: string) => writeFileSync(target, '')],
  ])('ends with 1 and says why when the file is %s', async (_what, damage) => {
    const target = copy()
    damage(target)
    const { code, out, err } = await cli(['verify', '--store', `sqlite:${target}`])
    expect([code, err]).toEqual([1, ''])
    expect(out).toMatch(/^Not intact\.\n/)
    expect(out).toMatch(/fault +\S/)
    const json = await cli(['verify', '--store', `sqlite:${target}`, '--format', 'json'])
    expect([json.code, JSON.parse(json.out)]).toMatchObject([1, { ok: false }])
  })

  test('never passes a file with one changed byte as another history, and never breaks down over it', async () => {
    const target = copy()
    const bytes = readFileSync(target)
    const codes = new Set<number | null>()
    for (let at = 0; at < bytes.length; at += 83) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 0x10
      writeFileSync(target, changed)
      const { code, out, err } = await cli(['verify', '--store', `sqlite:${target}`, '--format', 'json'])
      codes.add(code)
      // A byte that means nothing may change; then history is the same.
      const verdict = code === 2 ? err : JSON.parse(out)
      if (code === 0) expect([at, verdict.head]).toEqual([at, head])
      else expect([at, code, err]).toEqual([at, 1, ''])
    }
    expect(codes).toEqual(new Set([0, 1]))
  })
})
