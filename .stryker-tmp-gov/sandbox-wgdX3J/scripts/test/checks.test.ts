// @ts-nocheck
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { describe, expect, it } from 'vitest'

import { arrowsOf } from '../arrows.ts'
import { root } from '../files.ts'
import { faultsOf, forbid } from '../hygiene.ts'
import { impurities } from '../pure.ts'

describe('the check of a pure core', () => {
  it('finds what is impure', () => {
    const impure = [
      "throw new Error('x')",
      'const a = new Date()',
      'const b = Date.now()',
      'const c = Math.random()',
      'const d = process.env',
      "import { readFileSync } from 'node:fs'",
      'console.log(1)',
      'const e = async () => 1',
      'type F = Promise<number>',
      "import { v7 } from 'uuid'",
      'const g = DateTime.now()',
      'const h = DateTime.local()',
    ]
    const found = impurities('a.ts', impure.join('\n'))
    expect(new Set(found.map((fault) => Number(fault.split(':')[1])))).toEqual(new Set(impure.map((_, index) => index + 1)))
  })

  it('lets pure code pass', () => {
    const pure = "import { v5, validate } from 'uuid'\nconst a = (x: number) => new Date(x)\nconst b = { process: 1 }.process\nDateTime.utc(2015, 2, 10)"
    expect(impurities('a.ts', pure)).toEqual([])
  })
})

describe('the check of hygiene', () => {
  const forbidden = forbid(['Musterfrau'], ['Froh'], ['Erika Groß'])
  const faults = (text: string, file = 'packages/core/test/a.test.ts'): ReadonlyArray<string> => faultsOf(file, text, forbidden)

  it('finds names of persons however they are written', () => {
    for (const text of ['Frau Musterfrau', 'MUSTERFRAU', 'musterfrau@', 'voteOfMusterfrau', 'Herr Froh', 'Erika  Groß', 'erika-groß']) {
      expect([text, faults(text)]).toEqual([text, ['1: the name of a person']])
    }
    expect(faults('', 'docs/musterfrau.md')).toHaveLength(1)
  })

  it('lets common words pass', () => {
    expect(faults('froh, groß, Musterfrauen, Großefehn')).toEqual([])
  })

  it('finds hosts, paths and narrowed tests', () => {
    const dot = '.'
    expect(faults(`https://registry${dot}example.org/x`)).toHaveLength(1)
    expect(faults(`'${['', 'work', 'main'].join('/')}'`)).toHaveLength(1)
    expect(faults(`it${dot}skip('x')`)).toHaveLength(1)
    expect(faults(`describe${dot}only('x')`)).toHaveLength(1)
    expect(faults("it('x'); registry.types.map(f); './work/x'")).toEqual([])
  })
})

describe('the check of arrows', () => {
  it('finds every wrong arrow of a small house', async () => {
    const house = mkdtempSync(path.join(tmpdir(), 'arrows-'))
    const write = (file: string, text: string): void => {
      mkdirSync(path.dirname(path.join(house, file)), { recursive: true })
      writeFileSync(path.join(house, file), text)
    }
    for (const name of ['core', 'event-store']) {
      write(
        `packages/${name}/package.json`,
        JSON.stringify({ name: `@vor-ort/${name}`, type: 'module', exports: { '.': './src/index.ts', './deep': './src/deep/thing.ts' } }),
      )
      mkdirSync(path.join(house, 'node_modules/@vor-ort'), { recursive: true })
      symlinkSync(path.join(house, 'packages', name), path.join(house, 'node_modules/@vor-ort', name))
    }
    symlinkSync(path.join(root, 'node_modules/fast-check'), path.join(house, 'node_modules/fast-check'))
    write('packages/core/src/index.ts', "import '@vor-ort/event-store'\nimport 'node:fs'\nimport 'fast-check'\nimport './kernel/a.ts'\n")
    write('packages/core/src/kernel/a.ts', "import type { b } from './b.ts'\nimport '../index.ts'\nimport 'nowhere'\n")
    write('packages/core/src/kernel/b.ts', 'export const b = 1\n')
    write('packages/event-store/src/index.ts', "import '@vor-ort/core'\nimport '@vor-ort/core/deep'\nimport '../../core/src/index.ts'\nimport 'fast-check'\n")
    write('packages/core/src/deep/thing.ts', '\n')
    const { modules, faults } = await arrowsOf(house)
    rmSync(house, { recursive: true })
    expect(modules).toHaveLength(5)
    const rules = new Set(faults.map((fault) => /\(([\w-]+)\)$/.exec(fault)?.[1]))
    expect(rules).toEqual(
      new Set(['core-packages', 'core-node', 'core-externals', 'kernel-stands-alone', 'unresolved', 'cycle', 'deep-import', 'relative', 'fast-check-in-contract-only', 'unlisted']),
    )
  })
})

describe('the linter', () => {
  const lint = (code: string): string => {
    const folder = mkdtempSync(path.join(tmpdir(), 'lint-'))
    writeFileSync(path.join(folder, 'a.ts'), code)
    const { stdout } = spawnSync(path.join(root, 'node_modules/.bin/oxlint'), ['--config', path.join(root, '.oxlintrc.json'), '--format', 'unix', folder], { encoding: 'utf8' })
    rmSync(folder, { recursive: true })
    return stdout
  }

  it('refuses imports that die in plain Node', () => {
    for (const from of ['fp-ts', 'fp-ts/Either', 'fp-ts/function', 'fp-ts/lib/Either', 'io-ts/Decoder', '@vor-ort/core/src/kernel/codec.ts']) {
      expect([from, lint(`export { a } from '${from}'\nimport { b } from '${from}'\nexport const c = b\n`)]).toEqual([from, expect.stringContaining('no-restricted-imports')])
    }
  })

  it('lets the right form pass', () => {
    expect(lint("import { b } from 'fp-ts/lib/Either.js'\nimport * as t from 'io-ts'\nimport { d } from '@vor-ort/event-store/contract'\nexport const c = [b, t, d]\n")).not.toContain('no-restricted-imports')
  })

  it('refuses any, and narrowed tests', () => {
    expect(lint('export const a = (b: any): void => b()\n')).toContain('no-explicit-any')
    const dot = '.'
    expect(lint(`import { it } from 'vitest'\nit${dot}skip('x', () => {})\n`)).toContain('no-disabled-tests')
  })
})
