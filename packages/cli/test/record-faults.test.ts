import { derivedUuid } from '@vor-ort/core'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

import { cli } from './harness.ts'
import { adopt, by, bytesOf, declare, openVote, place, recordFile, story, submit, tally, type Line } from './record-fixture.ts'

type Fault = readonly [line: Line, path: string, en: string, de: string]

const latin1 = Buffer.concat([Buffer.from('{"command":"Gro'), Buffer.from([0xdf]), Buffer.from('"}')])
const date = '2015-01-13, 2015-01, 2023, XXXX-01~late, 2015-01-13/2015-02-10, ../2015-01-12, 2015~'
const kinds = 'motion, proposal, enquiry, amendment, election, procedural, report, other'
const unsafe = JSON.stringify(tally('@motion/8', { kind: 'partial', yes: 1 })).replace('"yes":1', '"yes":9007199254740993')

const long = submit('@motion/3', { note: 'x'.repeat(5 * 1024 * 1024) })
const size = Buffer.byteLength(JSON.stringify(long))

/** Twenty lines with twenty different faults, each with the one sentence that tells of it. */
const faults: ReadonlyArray<Fault> = [
  [latin1, '$', 'In column 16 there is something that is not UTF-8; right is a file in UTF-8 (not Windows-1252 or Latin-1).', 'In Spalte 16 steht etwas, das kein UTF-8 ist; richtig ist eine Datei in UTF-8 (nicht Windows-1252 oder Latin-1).'],
  ['{"command":"Submit\u0000Motion"}', '$', 'In column 19 there is a NUL character; a text file has none. Perhaps the file is damaged.', 'In Spalte 19 steht ein NUL-Zeichen; eine Textdatei hat keines. Vielleicht ist die Datei beschädigt.'],
  [long, '$', `The line has ${size} bytes; allowed are 1048576. A long text belongs into a document that evidence refers to.`, `Die Zeile hat ${size} Bytes; erlaubt sind 1048576. Ein langer Text gehört in ein Dokument, auf das evidence verweist.`],
  [JSON.stringify(submit('@motion/4')).slice(0, -1), '$', 'The JSON object does not end; all of it belongs into one line.', 'Das JSON-Objekt endet nicht; es gehört ganz in eine Zeile.'],
  ['{"command":"SubmitMotion",}', '$', 'No valid JSON from column 27 on, where "}" stands.', 'Kein gültiges JSON ab Spalte 27, wo „}“ steht.'],
  ['["SubmitMotion"]', '$', 'A line is a JSON object such as {"command":…}; found: ["SubmitMotion"].', 'Eine Zeile ist ein JSON-Objekt wie {"command":…}; gefunden: ["SubmitMotion"].'],
  [JSON.stringify(submit('@motion/7')).replace('"kind":"motion"', '"kind":"motion","kind":"report"'), '$.data.kind', 'The field "kind" stands twice in the same object; one of them has to go.', 'Das Feld „kind“ steht zweimal im selben Objekt; eines davon gehört weg.'],
  [unsafe, '$.data.counts.yes', 'JSON does not carry the number 9007199254740993 exactly; right is a whole number without exponent up to ±9007199254740991, a decimal as a text.', 'Die Zahl 9007199254740993 trägt JSON nicht genau; richtig ist eine ganze Zahl ohne Exponent bis ±9007199254740991, eine Dezimalzahl als Text.'],
  [{ id: '@motion/9', on: '2015', data: {}, by }, '$.command', 'The field "command" is missing; it must be the name of a command; vor-ort schema shows them all.', 'Das Feld „command“ fehlt; es muss der Name eines Befehls sein; vor-ort schema zeigt alle.'],
  [submit('@motion/10', { command: 'SubmitMotoin' }), '$.command', 'There is no command "SubmitMotoin". Did you mean SubmitMotion?', 'Den Befehl "SubmitMotoin" gibt es nicht. Meinten Sie SubmitMotion?'],
  [submit('@motion/11', { aggregate: 'meeting' }), '$.aggregate', 'SubmitMotion belongs to "motion", not to "meeting".', 'SubmitMotion gehört zu "motion", nicht zu "meeting".'],
  [submit('@motion/12', {}, { refrence: 'A 1' }), '$.data.refrence', 'There is no field "refrence" here. Did you mean reference?', 'Das Feld „refrence“ gibt es hier nicht. Meinten Sie reference?'],
  [submit('@motion/13', { by: undefined }), '$.by', 'The field "by" is missing; it must be an object with role, here or in a line {"defaults":…} before.', 'Das Feld „by“ fehlt; es muss ein Objekt sein mit role, hier oder in einer Zeile {"defaults":…} davor.'],
  [submit('@motion/14', { on: '13.01.2015' }), '$.on', `Must be a date such as ${date} or unknown; found: "13.01.2015". Did you mean 2015-01-13?`, `Muss ein Datum sein wie ${date} oder unknown; gefunden: "13.01.2015". Meinten Sie 2015-01-13?`],
  [submit('@motion/15', {}, { body: 'rat' }), '$.data.body', 'Must be a UUID in lower case (the id of a Body) or a name such as @rat/1; found: "rat".', 'Muss eine UUID in Kleinbuchstaben sein (Kennung: Body) oder ein Name wie @rat/1; gefunden: "rat".'],
  [submit('@motion/16', {}, { kind: 'Antrag' }), '$.data.kind', `Must be one of ${kinds}; found: "Antrag".`, `Muss eines von diesen sein: ${kinds}; gefunden: "Antrag".`],
  [submit('@motion/17', {}, { originators: [] }), '$.data.originators', 'Must have at least 1 entry; found: [].', 'Muss mindestens 1 Eintrag haben; gefunden: [].'],
  [adopt({}), '$', 'A resolution comes from exactly one motion or urgent decision. (G-8)', 'Ein Beschluss kommt aus genau einem Antrag oder einer Eilentscheidung. (G-8)'],
  [place('@motion/19'), '$', 'PlaceMotionOnAgenda is not possible in the phase "none"; it is possible in: submitted, onAgenda, inDeliberation, referred, postponed, adopted, adoptedAmended, rejected, settled, notedOnly, withdrawn.', 'PlaceMotionOnAgenda ist in der Phase „none“ nicht möglich; möglich ist es in: submitted, onAgenda, inDeliberation, referred, postponed, adopted, adoptedAmended, rejected, settled, notedOnly, withdrawn.'],
  [submit('@motion/20', { commandId: 'good' }), '$.commandId', 'The commandId stands for the command in line 1 already; each command needs its own.', 'Die commandId steht schon für den Befehl in Zeile 1; jeder Befehl braucht seine eigene.'],
]

// Good lines stand around the bad ones: they are not to be recorded either.
const lines: ReadonlyArray<Line> = [submit('@good', { commandId: 'good' }), ...faults.map(([line]) => line), submit('@good/2')]
const firstFault = 2

describe('vor-ort record and twenty different faults', () => {
  test('tells of each with file, line, JSON path and what would be right, and writes nothing into a store that is there', async () => {
    const { file, store } = recordFile(...lines)
    const { file: before } = recordFile(...story)
    expect(await cli(['record', before, '--store', `sqlite:${store}`])).toMatchObject({ code: 0 })
    const bytes = readFileSync(store)
    for (const language of ['en', 'de'] as const) {
      const { code, out, err } = await cli(['record', file, '--store', `sqlite:${store}`, '--lang', language])
      expect([code, err]).toEqual([1, ''])
      const told = out.split('\n').slice(0, faults.length)
      expect(told).toEqual(faults.map(([, path, en, de], index) => `${file}:${index + firstFault} ${path}: ${language === 'en' ? en : de}`))
      expect(out.split('\n')[faults.length]).toBe('')
      expect(out).toContain(language === 'en' ? 'Nothing was recorded.' : 'Nichts wurde erfasst.')
      expect(readFileSync(store).equals(bytes)).toBe(true)
    }
  })

  test('makes no store where there was none', async () => {
    const { file, store } = recordFile(...lines)
    const { code, out } = await cli(['record', file, '--store', `sqlite:${store}`, '--format', 'json', '--lang', 'en'])
    expect(code).toBe(1)
    expect(existsSync(store)).toBe(false)
    const report: unknown = JSON.parse(out)
    expect(report).toMatchObject({ ok: false, mode: 'refused', commands: 22, events: 0, refused: 20 })
    expect(report).toMatchObject({ problems: faults.map(([, path, problem], index) => ({ line: index + firstFault, path, problem, followsFromLine: null })) })
  })

  test('gives them as a table for spreadsheets', async () => {
    const { file, store } = recordFile(submit('@motion/1', {}, { kind: 'Antrag' }))
    const { out } = await cli(['record', file, '--store', `sqlite:${store}`, '--format', 'csv', '--lang', 'en'])
    expect(out).toBe(`file,line,path,problem,follows_from_line\r\n${file},1,$.data.kind,"Must be one of ${kinds}; found: ""Antrag"".",\r\n`)
  })

  test('with --continue records the good lines and still ends with 1', async () => {
    const { file, store } = recordFile(...lines)
    const { code, out } = await cli(['record', file, '--store', `sqlite:${store}`, '--continue', '--format', 'json'])
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ ok: false, mode: 'recorded', commands: 22, events: 2, refused: 20, problems: { length: 20 } })
    const { out: streams } = await cli(['streams', '--store', `sqlite:${store}`, '--format', 'json'])
    expect(streams).toContain(`motion-${derivedUuid('good')}`)
    expect(streams).toContain(`motion-${derivedUuid('good/2')}`)
  })
})

describe('What follows from a refused line', () => {
  const problems = async (...given: ReadonlyArray<Line>): Promise<ReadonlyArray<string>> => {
    const { file, store } = recordFile(...given)
    const { out } = await cli(['record', file, '--store', `sqlite:${store}`, '--lang', 'en'])
    return out.slice(0, out.indexOf('\n\n')).split('\n').map((line) => line.replace(`${file}:`, ''))
  }

  test('is marked as that, with the line that has to be put right first', async () => {
    const told = await problems(submit('@motion/1', {}, { kind: 'Antrag' }), place('@motion/1'), openVote('@motion/1'), tally('@motion/1'), submit('@motion/2'), declare('@motion/2'))
    expect(told.map((line) => line.replace(/^([0-9]+) .*?( \(follows from line [0-9]+\))?$/, '$1$2'))).toEqual([
      '1', '2 (follows from line 1)', '3 (follows from line 1)', '4 (follows from line 1)', '6',
    ])
    expect(told.at(-1)).toBe('6 $: vote @vote/1 is not known.')
  })

  test('of defaults is told once, where the defaults are', async () => {
    const { by: _by, ...without } = submit('@motion/1')
    expect(await problems({ defaults: { by: { name: 'Verwaltung' } } }, without)).toEqual([
      '1 $.defaults.by.role: The field "role" is missing; it must be a non-empty text in Unicode normal form NFC.',
      '1 $.defaults.by.name: There is no field "name" here. There are: role, unit.',
      '2 $.by: The field "by" is missing; it must be an object with role, here or in a line {"defaults":…} before. (follows from line 1)',
    ])
  })

  test('of a mistyped name is told with the name that was meant', async () => {
    expect(await problems(submit('@motion/dezentral'), place('@motion/dezental'))).toEqual([
      expect.stringMatching(/^2 \$: PlaceMotionOnAgenda is not possible in the phase "none".* Did you mean @motion\/dezentral\?$/),
    ])
  })

  test.each<readonly [string, Line, string]>([
    ['a text with half a character', submit('@motion/1', {}, { reference: '\ud800' }), '1 $.data.reference: Must be well-formed Unicode, without lone surrogates; found: "\\ud800".'],
    ['a text that is not in normal form', submit('@motion/1', {}, { reference: 'Mu\u0308ller' }), '1 $.data.reference: Must be a non-empty text in Unicode normal form NFC; found: "Mu\u0308ller".'],
    ['a mistyped "command"', { comand: 'SubmitMotion' }, '1 $.comand: There is no field "comand" here. Did you mean command?'],
    ['a day as it is written by hand', submit('@motion/1', { on: '13.1.2015' }), `1 $.on: Must be a date such as ${date} or unknown; found: "13.1.2015". Did you mean 2015-01-13?`],
    ['a date in words', submit('@motion/1', { on: 'Ende Januar 2015' }), `1 $.on: Must be a date such as ${date} or unknown; found: "Ende Januar 2015". Did you mean 2015-01~late?`],
    ['a day that is none', submit('@motion/1', { on: '30.2.2015' }), `1 $.on: Must be a date such as ${date} or unknown; found: "30.2.2015".`],
    ['an id that is none', submit('motion'), '1 $.id: Must be a UUID in lower case (the id of a motion) or a name such as @rat/1; found: "motion".'],
    ['a command that is no text', submit('@motion/1', { command: 7 }), '1 $.command: There is no command 7. vor-ort schema shows them all.'],
    ['a decimal as a number', tally('@motion/1', { kind: 'partial', yes: 1.5 }), '1 $.data.counts.yes: JSON does not carry the number 1.5 exactly; right is a whole number without exponent up to ±9007199254740991, a decimal as a text.'],
    ['a file in UTF-16', Buffer.from('\ufeff{}', 'utf16le'), '1 $: The file is saved in UTF-16; right is UTF-8.'],
    ['a file that is packed', Buffer.from([0x1f, 0x8b, 8, 0]), '1 $: The file is packed with gzip; it has to be unpacked first.'],
  ])('%s is one problem', async (_what, line, told) => {
    expect(await problems(line)).toEqual([told])
  })

  test('deeply nested nonsense is a problem like any other', async () => {
    for (const nested of [`{"command":"SubmitMotion","id":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, `${'['.repeat(100_000)}${']'.repeat(100_000)}`]) {
      expect(await problems(nested)).toEqual(['1 $: The line is nested deeper than 100 levels; no command is.'])
    }
  })
})

describe('What the store would refuse at its door', () => {
  test('is told before anything is written: a public event names no person', async () => {
    const publish = { command: 'PublishResolution', id: '@resolution of vote {@vote/1}', on: '2015-01-14', data: { title: { asPublished: 'Dezentrale Außenstellen' } }, by, subjects: ['@person/1'] }
    const { file, store } = recordFile(...story, publish)
    const { code, out } = await cli(['record', file, '--store', `sqlite:${store}`, '--lang', 'en'])
    expect([code, out.split('\n')[0]]).toEqual([1, `${file}:10 $.subjects: ResolutionPublished is public and may name no person (K-10); "subjects" has to go here.`])
    expect(existsSync(store)).toBe(false)
  })
})

describe('A file that cannot be recorded at all', () => {
  test('is told of before anything else happens', async () => {
    const { store } = recordFile()
    expect(await cli(['record', 'no-such-file.ndjson', '--store', `sqlite:${store}`, '--lang', 'en'])).toEqual({
      code: 2,
      out: '',
      err: 'vor-ort: There is no file no-such-file.ndjson; a file with commands (NDJSON) is to be named, or - for the standard input.\n',
    })
    expect((await cli(['record', '.', '--store', `sqlite:${store}`, '--lang', 'de'])).err).toContain('. ist ein Ordner')
    expect(existsSync(store)).toBe(false)
  })

  test('says so where the store is none', async () => {
    const { file, store } = recordFile(...story)
    writeFileSync(store, bytesOf(['this is no store, and it is longer than nothing']))
    const { code, err } = await cli(['record', file, '--store', `sqlite:${store}`, '--lang', 'en'])
    expect(code).toBe(2)
    expect(err).toContain('is not a store of vor-ort')
  })
})
