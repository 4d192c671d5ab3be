import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { run } from '@vor-ort/cli'
import { systemClock } from '@vor-ort/event-store'
import { afterAll, describe, expect, it } from 'vitest'

import { repositoryFiles, root } from '../files.ts'
import { shows, stepsIn, wordsOf, type Step } from '../docs/transcripts.ts'

const prefix = 'pnpm --silent vor-ort '

/** Runs a command line of a page as its reader does: what it names as being here is in the folder of the page. */
const runIn = async (folder: string, command: string): Promise<{ readonly code: number; readonly printed: string }> => {
  if (!command.startsWith(prefix)) throw new Error(`not a line for vor-ort: ${command}`)
  const here = readdirSync(folder)
  const argv = wordsOf(command.slice(prefix.length)).map((word) => (here.includes(word) ? path.join(folder, word) : word.replace(/^sqlite:\.\//, `sqlite:${folder}/`)))
  let printed = ''
  const stream = { isTerminal: false, write: (text: string) => void (printed += text) }
  const code = await run(argv, { stdout: stream, stderr: stream, env: {}, clock: systemClock, milliseconds: () => performance.now() })
  return { code, printed: printed.replaceAll(`${folder}/`, '') }
}

const take = async (folder: string, step: Step): Promise<void> => {
  if (step.kind === 'file') return writeFileSync(path.join(folder, step.name), step.text)
  let printed = ''
  for (const [index, command] of step.commands.entries()) {
    const done = await runIn(folder, command)
    printed += done.printed
    const isLast = index === step.commands.length - 1
    expect(done.code, `${command}\n${done.printed}`).toBe(isLast ? step.ends : 0)
  }
  // On a difference the whole of both is shown.
  if (step.shown !== undefined && !shows(step.shown, printed)) expect(printed.trimEnd()).toBe(step.shown)
}

const pages = repositoryFiles()
  .filter((file) => /^(?:docs|packages|examples)\/.*\.md$/.test(file) || file === 'README.md')
  .map((file) => ({ file, steps: stepsIn(readFileSync(path.join(root, file), 'utf8')) }))
  .filter(({ steps }) => steps.some(({ kind }) => kind === 'run'))

describe('the command lines of the pages', () => {
  for (const { file, steps } of pages) {
    describe(`The page ${file}`, () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'transcript-'))
      afterAll(() => rmSync(folder, { recursive: true }))
      // One after the other: each goes on where the one before it ended.
      for (const step of steps) {
        it(`${file}:${step.line}`, async () => {
          await expect(take(folder, step)).resolves.toBeUndefined()
        }, 60_000)
      }
    })
  }

  it('are some: an empty search would prove nothing', () => {
    expect(pages.flatMap(({ steps }) => steps).length).toBeGreaterThan(5)
  })
})

describe('a command line of a page', () => {
  const page = '```json file=a.ndjson\n{}\n```\nA word.\n```sh run ends=1\npnpm --silent vor-ort record a.ndjson --store memory: --lang en\n```\n```text\nRecorded.\n```\n```sh\nrm -r /\n```\n'
  const steps = stepsIn(page)

  it('is found with its file and its output, unless it is not marked', () => {
    expect(steps).toEqual([
      { kind: 'file', line: 1, name: 'a.ndjson', text: '{}\n' },
      { kind: 'run', line: 5, commands: ['pnpm --silent vor-ort record a.ndjson --store memory: --lang en'], ends: 1, shown: 'Recorded.' },
    ])
  })

  it('fails where it prints something else, where it ends otherwise, and where it is no line for vor-ort', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'transcript-'))
    const last = steps[1]
    if (last?.kind !== 'run') throw new Error('a line to run')
    await take(folder, { ...last, kind: 'file', name: 'a.ndjson', text: '{}\n' })
    await expect(take(folder, last)).rejects.toThrow(/to be 'Recorded\.'/)
    await expect(take(folder, { ...last, ends: 0 })).rejects.toThrow(/a\.ndjson/)
    await expect(take(folder, { ...last, commands: ['rm -r x'] })).rejects.toThrow('not a line for vor-ort')
    rmSync(folder, { recursive: true })
  })

  it('is split as a shell would', () => {
    expect(wordsOf(`query "SELECT 'a  b'" --store sqlite:./x.db 'c d'`)).toEqual(['query', "SELECT 'a  b'", '--store', 'sqlite:./x.db', 'c d'])
  })

  it('may leave lines and parts of lines out', () => {
    expect(shows('a\n…\nc … e', 'a\nb\nb\nc d e\n')).toBe(true)
    expect(shows('a\n…\nb', 'a\nb')).toBe(true)
    expect(shows('a\nc', 'a\nb\nc')).toBe(false)
    expect(shows('a.c', 'abc')).toBe(false)
    expect(shows('a   b\n──  ─', 'a b\n─────  ──\n')).toBe(true)
    expect(shows('  a', 'a')).toBe(false)
  })
})
