// @ts-nocheck
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { toCsv } from '../src/output/csv.ts'
import { toJson } from '../src/output/json.ts'
import { grouped } from '../src/output/numbers.ts'
import type { Block } from '../src/output/report.ts'
import { printBlocks } from '../src/output/table.ts'
import { harmless, widthOf, wrapped } from '../src/output/text.ts'
import { progressOn } from '../src/progress.ts'
import { similarTo } from '../src/suggest.ts'
import { filledStore, instantAt } from './fixture.ts'
import { typed } from './harness.ts'

// What a terminal might obey, and what turns the direction of writing.
const dangerous = /(?!\n)[\p{Cc}\u202A-\u202E\u2066-\u2069]/u

/** A reader of RFC 4180, as the oracle. */
const readCsv = (text: string): ReadonlyArray<ReadonlyArray<string>> => {
  const rows: string[][] = []
  let row: string[] = []
  for (let at = 0; at < text.length; ) {
    let cell = ''
    if (text[at] === '"') {
      for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
        if (text[at] === '"') at += 1
        cell += text[at]
      }
      at += 1
    } else for (; text[at] !== ',' && text[at] !== '\r'; at += 1) cell += text[at]
    row.push(cell)
    if (text[at] === '\r') {
      rows.push(row)
      row = []
      at += 2
    } else at += 1
  }
  return rows
}

describe('CSV', () => {
  test('quotes what needs it and nothing else', () => {
    expect(toCsv({ header: ['a', 'b'], rows: [['x', 'y z'], ['a,b', 'say "so"'], [' edge', 'line\nbreak'], [undefined, 1n], [false, 0]] })).toBe(
      'a,b\r\nx,y z\r\n"a,b","say ""so"""\r\n" edge","line\nbreak"\r\n,1\r\nfalse,0\r\n',
    )
  })

  test('does not alter cells that look like formulas', () => {
    expect(toCsv({ header: ['x'], rows: [['=1+1'], ['-5'], ['+49'], ['@home']] })).toBe('x\r\n=1+1\r\n-5\r\n+49\r\n@home\r\n')
  })

  test('comes back from any reader as it went in', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', ' ', 'x') }))), (rows) => {
        expect(readCsv(toCsv({ header: ['a', 'b'], rows }))).toEqual([['a', 'b'], ...rows])
      }),
    )
  })
})

describe('JSON', () => {
  test('is one document in which a bigint is a text', () => {
    expect(toJson({ revision: 12345678901234567890n, list: [] })).toBe('{\n  "revision": "12345678901234567890",\n  "list": []\n}\n')
  })

  test('keeps every text, but shows a terminal nothing that it would obey', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const json = toJson({ text })
        expect(JSON.parse(json)).toEqual({ text })
        expect(json).not.toMatch(dangerous)
      }),
    )
  })
})

describe('Text for a terminal', () => {
  test('shows controls instead of obeying them', () => {
    expect(harmless('a\u001B[31mb\u0007\r\nc\u009Bd\u202Ee')).toBe('a␛[31mb␇  c�d�e')
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !dangerous.test(harmless(text))))
  })

  test('leaves all that people write as it is', () => {
    for (const text of ['Großefehn – „Straße“ § 44c Abs. 2', '東京', 'café', 'cafe\u0301', 'Ж', '👩‍👧']) expect(harmless(text)).toBe(text)
  })

  test.each([
    ['Straße', 6],
    ['Mu\u0308ller', 6],
    ['東京', 4],
    ['…–„“', 4],
    ['', 0],
    ['🏛', 1],
    ['🎓', 2],
  ])('"%s" is %i columns wide', (text, width) => {
    expect(widthOf(text)).toBe(width)
  })

  test('is wrapped between words, and within a word only when it is too long', () => {
    expect(wrapped('Antrag auf weitere Außenstellen', 14)).toEqual(['Antrag auf', 'weitere', 'Außenstellen'])
    expect(wrapped('Donaudampfschiff', 6)).toEqual(['Donaud', 'ampfsc', 'hiff'])
    fc.assert(
      fc.property(fc.lorem({ maxCount: 20 }), fc.integer({ min: 2, max: 30 }), (text, width) => {
        const lines = wrapped(text, width)
        expect(lines.every((line) => widthOf(line) <= width)).toBe(true)
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
      }),
    )
  })
})

describe('A table', () => {
  const table: Block = {
    kind: 'table',
    columns: [{ title: 'Gremium' }, { title: 'Anzahl', align: 'right' }, { title: 'Titel', flexible: true }],
    rows: [
      ['Müllausschuss', '7', 'Ein Antrag, der länger ist als die Zeile'],
      ['東京', '1.234', 'kurz'],
    ],
  }

  test('is aligned by what is seen, and whole where no terminal limits it', () => {
    expect(printBlocks([table], { colour: false })).toBe(
      [
        'Gremium        Anzahl  Titel',
        '─────────────  ──────  ────────────────────────────────────────',
        'Müllausschuss       7  Ein Antrag, der länger ist als die Zeile',
        '東京            1.234  kurz',
        '',
      ].join('\n'),
    )
  })

  test('is wrapped to the width of the terminal', () => {
    expect(printBlocks([table], { colour: false, width: 44 })).toBe(
      [
        'Gremium        Anzahl  Titel',
        '─────────────  ──────  ─────────────────────',
        'Müllausschuss       7  Ein Antrag, der',
        '                       länger ist als die',
        '                       Zeile',
        '東京            1.234  kurz',
        '',
      ].join('\n'),
    )
  })
})

describe('A terminal too narrow for a table', () => {
  test('gets the lines whole, as broken names could not be copied', async () => {
    const { out } = await typed('streams --store sqlite:% --category motion', await filledStore(), { columns: 60, env: { NO_COLOR: '1' } })
    expect(out).toContain('motion-0a000001-0000-4000-8000-000000000000  motion           5  Weitere Außenstellen\n')
    expect(out.split('\n')[1]).toHaveLength(60)
  })
})

describe('A terminal', () => {
  test('gets colour, unless NO_COLOR or a dumb terminal says otherwise', async () => {
    const file = await filledStore()
    const line = 'streams --store sqlite:%'
    expect((await typed(line, file, { columns: 120 })).out).toContain('\u001B[1m')
    expect((await typed(line, file, { columns: 120, env: { NO_COLOR: '1' } })).out).not.toContain('\u001B')
    expect((await typed(line, file, { columns: 120, env: { TERM: 'dumb' } })).out).not.toContain('\u001B')
    expect((await typed(line, file)).out).not.toContain('\u001B')
  })

  test('gets no control of foreign data in any format', async () => {
    const file = await filledStore()
    for (const format of ['table', 'json', 'csv']) {
      for (const command of ['streams', 'resolutions --all', 'history 0c', 'state 0c']) {
        const { code, out } = await typed(`${command} --store sqlite:% --format ${format}`, file, { columns: 100, env: { NO_COLOR: '1' } })
        expect(code).toBe(0)
        expect(out).not.toMatch(dangerous)
        expect(out).toContain('alarm')
      }
    }
  })

  test('gets lines no longer than itself from every table and every history', async () => {
    const file = await filledStore()
    for (const command of ['resolutions --all', 'history 0c', 'state 0c']) {
      const { out } = await typed(`${command} --store sqlite:% --lang de`, file, { columns: 80, env: { NO_COLOR: '1' } })
      for (const text of out.split('\n')) expect([text, widthOf(text) <= 80]).toEqual([text, true])
    }
  })

  test('sees the progress of long work, and nothing of it when it is done', async () => {
    const file = await filledStore()
    const { err } = await typed('streams --store sqlite:% --lang de', file, { columns: 80 })
    expect(err).toBe('\r\u001B[2KEreignisse lesen … 22\r\u001B[2K')
    expect((await typed('streams --store sqlite:%', file)).err).toBe('')
  })

  test('sees progress in groups of thousands, with the share of what is known', () => {
    let seen = ''
    let now = 0
    const output = { isTerminal: true, columns: 80, write: (text: string) => void (seen += text) }
    const clock = () => instantAt('2026-11-21T22:00:00.000Z')
    const line = progressOn({ stdout: output, stderr: output, env: {}, clock, milliseconds: () => now }, 'en', { de: 'Lesen', en: 'Reading' })
    line.at(1, 8000)
    line.at(2, 8000)
    now = 150
    line.at(2000, 8000)
    line.end()
    line.end()
    expect(seen).toBe('\r\u001B[2KReading … 1 / 8,000 (0 %)\r\u001B[2KReading … 2,000 / 8,000 (25 %)\r\u001B[2K')
  })
})

describe('Numbers', () => {
  test('are grouped as the language does', () => {
    expect([grouped(1234567, 'de'), grouped(1234567n, 'en'), grouped(999, 'de'), grouped(0, 'en')]).toEqual(['1.234.567', '1,234,567', '999', '0'])
  })
})

describe('A suggestion', () => {
  test('is close to what was typed: a letter more, less, changed or swapped, or the beginning', () => {
    const known = ['streams', 'history', 'state', 'resolutions', 'verify']
    expect(['strems', 'streamss', 'stresms', 'straems', 'reso', 'VERIFY', 'xyz'].map((text) => similarTo(text, known)[0])).toEqual([
      'streams',
      'streams',
      'streams',
      'streams',
      'resolutions',
      'verify',
      undefined,
    ])
  })
})
