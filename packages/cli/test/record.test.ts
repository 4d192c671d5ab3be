import { derivedUuid } from '@vor-ort/core'
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

import { cli, main, type Ran } from './harness.ts'
import { adopt, by, bytesOf, declare, openVote, place, recordFile, story, submit, tally, type Line } from './record-fixture.ts'

interface Report {
  readonly ok: boolean
  readonly mode: string
  readonly commands: number
  readonly events: number
  readonly types: Readonly<Record<string, number>>
  readonly alreadyRecorded: number
  readonly withoutEffect: number
  readonly refused: number
  readonly streams: number
}

const record = (file: string, store: string, ...more: ReadonlyArray<string>): Promise<Ran> => cli(['record', file, '--store', `sqlite:${store}`, '--lang', 'en', ...more])
const reported = async (...args: Parameters<typeof record>): Promise<Report> => JSON.parse((await record(...args, '--format', 'json')).out)
const json = async (...argv: ReadonlyArray<string>): Promise<unknown> => JSON.parse((await cli([...argv, '--format', 'json'])).out)

const storyTypes = { MotionSubmitted: 1, MotionPlacedOnAgenda: 1, VoteOpened: 1, VoteTallied: 1, VoteResultDeclared: 1, MotionAdopted: 1, ResolutionAdopted: 1 }
const storyFacts = [
  '  commands                6\n  events                  7\n',
  ...Object.entries(storyTypes).map(([type, count]) => `    ${type.padEnd(20)}  ${count}\n`),
].join('')

describe('vor-ort record', () => {
  test('records a story in the order of the file, and says so', async () => {
    const { file, store } = recordFile(...story)
    expect(await record(file, store)).toEqual({
      code: 0,
      out: `Recorded.\n${storyFacts}  already recorded        0\n  streams                 2\n`,
      err: '',
    })
    expect(await json('resolutions', '--store', `sqlite:${store}`)).toMatchObject([{ title: 'Dezentrale Außenstellen', outcome: 'adopted' }])
    expect(await cli(['verify', '--store', `sqlite:${store}`])).toMatchObject({ code: 0 })
  })

  test('says it in German, and as a table of counts', async () => {
    const { file, store } = recordFile(...story)
    expect((await cli(['record', file, '--store', `sqlite:${store}`, '--lang', 'de'])).out).toMatch(/^Erfasst\.\n {2}Befehle +6\n {2}Ereignisse +7\n {4}Antrag eingebracht \(MotionSubmitted\) +1\n/)
    expect((await record(file, store, '--format', 'csv')).out).toBe('measure,count\r\ncommands,6\r\nevents,0\r\nalreadyRecorded,6\r\nwithoutEffect,0\r\nrefused,0\r\nstreams,2\r\n')
  })

  test('has no second effect when the same file is recorded again', async () => {
    const { file, store } = recordFile(...story)
    await record(file, store)
    const bytes = readFileSync(store)
    expect(await reported(file, store)).toMatchObject({ ok: true, commands: 6, events: 0, alreadyRecorded: 6, streams: 2 })
    expect(readFileSync(store).equals(bytes)).toBe(true)
  })

  test('goes on with what was added to the file', async () => {
    const { file, store } = recordFile(...story.slice(0, 4))
    await record(file, store)
    writeFileSync(file, bytesOf(story))
    expect(await reported(file, store)).toMatchObject({ ok: true, commands: 6, events: 5, alreadyRecorded: 2 })
  })

  test('only checks with --check', async () => {
    const { file, store } = recordFile(...story)
    expect(await reported(file, store, '--check')).toMatchObject({ ok: true, mode: 'checked', commands: 6, events: 7 })
    expect(existsSync(store)).toBe(false)
    expect((await record(file, store, '--check')).out).toContain('Checked; nothing was recorded.\n')
  })

  test('makes no store for a file without commands', async () => {
    const { file, store } = recordFile('# nothing yet', '')
    expect(await reported(file, store)).toMatchObject({ ok: true, commands: 0, events: 0, streams: 0 })
    expect(existsSync(store)).toBe(false)
  })

  test('keeps who, on what basis and from which source with each event', async () => {
    const evidence = [{ kind: 'minutes', id: 'Niederschrift 1/2015' }]
    const line = submit('@motion/1', { by: { role: 'CDU-Fraktion', unit: 'Kreistag' }, evidence, carrier: '03452', legalBasis: ['§ 147 NKomVG'], purpose: 'Archiv', subjects: ['@person/1'], note: 'never stored' })
    const { file, store } = recordFile({ defaults: { by, on: '2015-01' } }, line)
    await record(file, store)
    const history = await json('history', `motion-${derivedUuid('motion/1')}`, '--store', `sqlite:${store}`)
    const text = JSON.stringify(history)
    for (const part of ['CDU-Fraktion', 'Kreistag', 'Niederschrift 1/2015', '03452', '§ 147 NKomVG', 'Archiv', derivedUuid('person/1')]) expect(text).toContain(part)
    expect(text).not.toContain('never stored')
    expect(text).not.toContain('"@')
  })
})

describe('Defaults', () => {
  const { by: _by, on: _on, ...bare } = submit('@motion/1')

  test('hold until the next ones, and a line has the last word', async () => {
    const { file, store } = recordFile(
      { defaults: { by: { role: 'Vorsitz' }, on: '2014', carrier: '03452' }, note: 'for the first' },
      bare,
      { ...bare, id: '@motion/2', on: '2015' },
      { defaults: { by } },
      { ...bare, id: '@motion/3' },
    )
    const { code, out } = await record(file, store, '--continue')
    expect(code).toBe(1)
    expect(out).toContain(`${file}:5 $.on: The field "on" is missing`)
    const events = async (name: string): Promise<string> => JSON.stringify(await json('history', `motion-${derivedUuid(name)}`, '--store', `sqlite:${store}`))
    expect(await events('motion/1')).toMatch(/(?=.*"2014")(?=.*Vorsitz)(?=.*03452)/)
    expect(await events('motion/2')).toMatch(/(?=.*"2015")(?=.*Vorsitz)(?=.*03452)/)
  })
})

describe('Ids of commands', () => {
  test('make two equal lines one, with a warning', async () => {
    const { file, store } = recordFile(submit('@motion/1'), place('@motion/1'), submit('@motion/1'))
    const { code, err } = await record(file, store)
    expect([code, err]).toEqual([0, `vor-ort: ${file}:3 repeats line 1 and counts once; with a commandId of its own it is recorded a second time.\n`])
    expect(await reported(file, store)).toMatchObject({ events: 0, alreadyRecorded: 3 })
  })

  test('are the same however a line is written, and whatever is noted beside it', async () => {
    const { file, store } = recordFile(submit('@motion/1'))
    await record(file, store)
    const { command, ...rest } = submit(derivedUuid('motion/1'), { note: 'again', aggregate: 'motion' })
    writeFileSync(file, bytesOf([{ ...rest, command }]))
    expect(await reported(file, store)).toMatchObject({ ok: true, events: 0, alreadyRecorded: 1 })
  })

  test('that stand for something else in the store are refused', async () => {
    const { file, store } = recordFile(submit('@motion/1', { commandId: 'a' }))
    await record(file, store)
    writeFileSync(file, bytesOf([submit('@motion/1', { commandId: 'a', on: '2016' })]))
    const { code, out } = await record(file, store)
    expect([code, out.split('\n')[0]]).toEqual([
      1,
      `${file}:1 $.commandId: The commandId stands for another command already, recorded in motion-${derivedUuid('motion/1')}; each command needs its own.`.replace(derivedUuid('motion/1'), '@motion/1'),
    ])
  })

  test('that another stream of the store has taken stop the run there, and a second one goes on', async () => {
    const { file, store } = recordFile(submit('@other', { commandId: 'taken' }))
    await record(file, store)
    const lines: ReadonlyArray<Line> = [submit('@motion/1'), submit('@motion/2', { commandId: 'taken' }), submit('@motion/3')]
    writeFileSync(file, bytesOf(lines))
    expect(await record(file, store)).toEqual({
      code: 2,
      out: '',
      err: `vor-ort: ${file}:2 could not be recorded: The commandId is taken already in motion-${derivedUuid('other')}. The lines before it are recorded; a second run goes on here.\n`,
    })
    writeFileSync(file, bytesOf(lines.with(1, submit('@motion/2'))))
    expect(await reported(file, store)).toMatchObject({ ok: true, events: 2, alreadyRecorded: 1 })
  })

  test('with --continue that line alone is left out', async () => {
    const { file, store } = recordFile(submit('@other', { commandId: 'taken' }))
    await record(file, store)
    writeFileSync(file, bytesOf([submit('@motion/1'), submit('@motion/2', { commandId: 'taken' }), submit('@motion/3')]))
    expect(await reported(file, store, '--continue')).toMatchObject({ ok: false, events: 2, refused: 1, problems: [{ line: 2, path: '$' }] })
  })
})

describe('A line that has nothing to do', () => {
  const ofBody = (command: string, on: string, data: unknown, purpose: string) => ({ command, id: '@rat', on, data, by, purpose })
  const appoint = ofBody('AppointMember', '2012', { membership: '@seat/1', person: '@person/1', role: 'member', votingRight: true }, 'a')
  const end = (on: string, purpose: string) => ofBody('EndMembership', on, { membership: '@seat/1' }, purpose)
  const begin: ReadonlyArray<Line> = [ofBody('ConstituteBody', '2012', { name: 'Rat', kind: 'council' }, 'a'), appoint]

  test('stays without effect when the file is recorded again, although it would have one after what came later', async () => {
    const { file, store } = recordFile(...begin, end('2014', 'a'), end('2014', 'b'), end('2015', 'a'))
    expect(await reported(file, store)).toMatchObject({ ok: true, events: 4, withoutEffect: 1 })
    expect(await reported(file, store)).toMatchObject({ ok: true, events: 0, alreadyRecorded: 4, withoutEffect: 1 })
  })

  test('stays without effect also where it is the first of its file', async () => {
    const first = recordFile(...begin, end('2014', 'a'))
    expect(await reported(first.file, first.store)).toMatchObject({ ok: true, events: 3 })
    const { file } = recordFile(end('2014', 'b'), end('2015', 'a'))
    expect(await reported(file, first.store)).toMatchObject({ ok: true, events: 1, withoutEffect: 1 })
    expect(await reported(file, first.store)).toMatchObject({ ok: true, events: 0, alreadyRecorded: 1, withoutEffect: 1 })
  })

  test('is not what a new line of an old file is', async () => {
    const { file, store } = recordFile(...begin, end('2014', 'a'))
    await record(file, store)
    writeFileSync(file, bytesOf([...begin, end('2013', 'new'), end('2014', 'a')]))
    expect(await reported(file, store)).toMatchObject({ ok: true, events: 1, alreadyRecorded: 3, withoutEffect: 0 })
  })
})

describe('The form of a file', () => {
  test('may be that of Windows: byte order mark, CRLF, no line feed at the end', async () => {
    const { file, store } = recordFile()
    writeFileSync(file, `\ufeff${story.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\r\n')}`)
    expect(await reported(file, store)).toMatchObject({ ok: true, commands: 6, events: 7 })
  })

  test('may be a pipe', async () => {
    const { store } = recordFile()
    const ran = await new Promise<Ran>((resolve, reject) => {
      const child = spawn(process.execPath, ['--conditions=@vor-ort/source', main, 'record', '-', '--store', `sqlite:${store}`, '--format', 'json'])
      let out = ''
      let err = ''
      child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString('utf8')))
      child.stderr.on('data', (bytes: Buffer) => (err += bytes.toString('utf8')))
      child.on('error', reject)
      child.on('close', (code) => resolve({ code, out, err }))
      child.stdin.end(bytesOf(story))
    })
    expect([ran.code, ran.err]).toEqual([0, ''])
    expect(JSON.parse(ran.out)).toMatchObject({ file: 'stdin', ok: true, events: 7 })
  })

  test('may be long', async () => {
    const { file, store } = recordFile({ defaults: { by } }, ...Array.from({ length: 20_000 }, (_, index) => submit(`@motion/${index}`)))
    expect(await reported(file, store, '--check')).toMatchObject({ ok: true, commands: 20_000, events: 20_000, streams: 20_000 })
  })

  test('shows its progress on a terminal', async () => {
    const { file, store } = recordFile(...story, openVote('@x'), tally('@x'), declare('@x'), adopt({}))
    const { err } = await cli(['record', file, '--store', `sqlite:${store}`, '--continue', '--lang', 'de'], { columns: 80 })
    expect(err).toContain('Zeilen prüfen … ')
    expect(err).toContain('Zeilen erfassen … ')
  })
})
