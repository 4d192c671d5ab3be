// @ts-nocheck
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'

import { languageOf, refusalOfNode } from '../src/node-version.ts'
import { filledStore } from './fixture.ts'
import { main, started } from './harness.ts'

let file = ''
beforeAll(async () => {
  file = await filledStore()
})

/** Makes a process believe that it runs on another Node. */
const pretending = (version: string): ReadonlyArray<string> => [
  '--import',
  `data:text/javascript,Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`,
]

describe('The vor-ort process', () => {
  test('ends with 0 and prints plain text when it is done', async () => {
    const { code, out, err } = await started(['streams', '--store', `sqlite:${file}`])
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('Weitere Außenstellen\n')
    expect(out).not.toContain('\u001B')
  })

  test('ends with 2 and one sentence, never with a stack', async () => {
    expect(await started(['streams', '--stroe', 'x'])).toEqual({ code: 2, out: '', err: 'vor-ort: vor-ort streams has no option --stroe. Did you mean --store?\n' })
    const missing = await started(['verify', '--store', 'sqlite:/nirgends/x.db'], { env: { LANG: 'de_DE.UTF-8' } })
    expect(missing).toMatchObject({ code: 2, out: '', err: expect.stringContaining('Es gibt keinen Speicher /nirgends/x.db') })
  })

  test('ends with 1 when verify finds another store than the expected one', async () => {
    expect(await started(['verify', '--store', `sqlite:${file}`, '--expect', '0'.repeat(64)])).toMatchObject({ code: 1, err: '' })
  })

  test('says nothing when its reader has seen enough, and keeps its exit code', async () => {
    expect(await started(['history', '0b', '--store', `sqlite:${file}`], { hangUp: true })).toMatchObject({ code: 0, err: '' })
    expect(await started(['verify', '--store', `sqlite:${file}`, '--expect', '0'.repeat(64)], { hangUp: true })).toMatchObject({ code: 1, err: '' })
    const piped = execFileSync('bash', ['-c', '"$0" --conditions=@vor-ort/source "$1" streams --store "sqlite:$2" | head -1; echo "${PIPESTATUS[0]}"', process.execPath, main, file])
    expect(piped.toString('utf8')).toMatch(/^Stream .*\n0\n$/)
  })

  test('tells its version', async () => {
    const { version }: { readonly version: string } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
    expect(await started(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' })
  })
})

describe('An old Node', () => {
  test('is told in one sentence, and the command ends with 2', async () => {
    expect(await started(['streams'], { nodeOptions: pretending('20.20.2') })).toEqual({
      code: 2,
      out: '',
      err: 'vor-ort needs Node.js 22.13 or newer and was started with 20.20.2: install a newer Node.js (https://nodejs.org).\n',
    })
    const german = await started(['streams'], { nodeOptions: pretending('22.12.0'), env: { LC_ALL: 'de_DE.UTF-8' } })
    expect(german).toMatchObject({ code: 2, err: expect.stringMatching(/^vor-ort braucht Node\.js 22\.13 oder neuer/) })
  })

  test.each([
    ['20.20.2', true],
    ['22.12.9', true],
    ['22.13.0', false],
    ['22.20.0', false],
    ['24.1.0', false],
    ['26.0.0-nightly', false],
  ])('is %s: %s', (version, isOld) => {
    expect(refusalOfNode(version, 'en') !== undefined).toBe(isOld)
  })

  test('can read the entry, which imports nothing of the rest before the check', () => {
    const text = readFileSync(main, 'utf8')
    expect([...text.matchAll(/^import .* from '(.*)'$/gm)].map(([, from]) => from)).toEqual(['./node-version.ts'])
    expect(text.startsWith('#!/usr/bin/env node\n')).toBe(true)
    expect(readFileSync(new URL('../src/node-version.ts', import.meta.url), 'utf8')).not.toMatch(/^import/m)
  })
})

describe('The language of the environment', () => {
  test.each([
    [{}, 'en'],
    [{ LANG: 'de_DE.UTF-8' }, 'de'],
    [{ LANG: 'de' }, 'de'],
    [{ LANG: 'en_GB.UTF-8', LC_MESSAGES: 'de_AT.UTF-8' }, 'de'],
    [{ LANG: 'de_DE.UTF-8', LC_ALL: 'C' }, 'en'],
    [{ LANG: 'de_DE.UTF-8', LC_ALL: '' }, 'de'],
  ])('%o is %s', (env, language) => {
    expect(languageOf(env)).toBe(language)
  })
})
