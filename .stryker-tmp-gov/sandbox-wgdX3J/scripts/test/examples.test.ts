// @ts-nocheck
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

import { describe, expect, it } from 'vitest'

import { examplesInMarkdown, examplesInSource, moduleOf, type Example } from '../examples.ts'
import { packageSources, repositoryFiles, root } from '../files.ts'

const folder = path.join(root, '.examples')

const run = async (example: Example): Promise<void> => {
  const code = moduleOf(example)
  mkdirSync(folder, { recursive: true })
  // The name follows the content, so that runs side by side do not write over one another.
  const name = `${example.file.replaceAll(/[^\w.]+/g, '-')}-${createHash('sha256').update(code).digest('hex').slice(0, 12)}.ts`
  const file = path.join(folder, name)
  if (!existsSync(file)) writeFileSync(file, code)
  await import(pathToFileURL(file).href)
}

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8')
const inSources = packageSources().flatMap((file) => examplesInSource(file, read(file)))
const inPages = repositoryFiles()
  .filter((file) => file === 'README.md' || /^(?:docs|packages|examples)\/.*\.md$/.test(file))
  .flatMap((file) => examplesInMarkdown(file, read(file)))

describe('the examples', () => {
  for (const example of [...inSources, ...inPages]) {
    it(`${example.file}:${example.line}`, async () => {
      await run(example)
    })
  }

  it('are many: an empty search would prove nothing', () => {
    expect(inSources.length).toBeGreaterThan(20)
  })
})

describe('an example', () => {
  const of = (code: string): Example => ({ file: 'page.md', line: 10, code })

  it('fails where its expected value is wrong, and says where', async () => {
    await expect(run(of('1 + 1 // => 3'))).rejects.toThrow(/page\.md:10/)
    await expect(run(of("const a = { b: 'x' }\na // => { b: 'y' }"))).rejects.toThrow(/page\.md:11/)
    await expect(run(of('const a = 1 // => 2'))).rejects.toThrow(/page\.md:10/)
    await expect(run(of('[1]\n// => [\n//   2,\n// ]'))).rejects.toThrow(/page\.md:10/)
  })

  it('fails where it throws', async () => {
    await expect(run(of("throw new Error('of the example')"))).rejects.toThrow('of the example')
  })

  it('passes where it is right, over several lines too', async () => {
    await run(of('const a = 1 // => 1\nawait Promise.resolve([a,\n  2]) // => [1, 2]\n;({ a })\n// => {\n//   a: 1,\n// }\n// A remark.\n'))
  })

  it('must not hide an expectation that is not understood', () => {
    expect(() => moduleOf(of('if (true) {\n  1 // => 2\n}'))).toThrow('page.md:10')
    expect(() => moduleOf(of('1 // => one, that is'))).toThrow('not an expression')
  })

  it('is found in docstrings and in pages, unless marked', () => {
    const docstring = '/**\n * A.\n *\n * ```ts\n * no()\n * ```\n * @example\n * ```ts\n * yes()\n *   .more()\n * ```\n */\nexport const a = 1'
    expect(examplesInSource('a.ts', docstring)).toEqual([{ file: 'a.ts', line: 9, code: 'yes()\n  .more()' }])
    expect(examplesInMarkdown('a.md', 'x\n```ts no-run\na\n```\n```sh\nb\n```\n```ts\nc\n```\n')).toEqual([{ file: 'a.md', line: 9, code: 'c' }])
  })
})
