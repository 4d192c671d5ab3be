// @ts-nocheck
import { readFileSync } from 'node:fs'
import path from 'node:path'

import ts from 'typescript'
import { describe, expect, it } from 'vitest'

import { packageSources, root } from '../files.ts'

/** The entry points of a package, from the source condition of its exports. */
const entriesOf = (folder: string): ReadonlyArray<string> => {
  const stored: unknown = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  const { exports } = stored as { readonly exports: Readonly<Record<string, Readonly<Record<string, string>>>> }
  return Object.values(exports).flatMap((conditions) => {
    const source = conditions['@vor-ort/source']
    return source === undefined ? [] : [path.join(folder, source)]
  })
}

/** The exports of the entry points that have no docstring, as `file: name`, and how many exports there are. */
const undocumented = (entries: ReadonlyArray<string>): { readonly seen: number; readonly missing: ReadonlyArray<string> } => {
  const program = ts.createProgram(entries, {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    customConditions: ['@vor-ort/source'],
    allowImportingTsExtensions: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
  })
  const checker = program.getTypeChecker()
  const missing = new Set<string>()
  let seen = 0
  for (const entry of entries) {
    const source = program.getSourceFile(entry)
    const symbol = source && checker.getSymbolAtLocation(source)
    // An entry point that is not yet a module exports nothing.
    for (const exported of symbol === undefined ? [] : checker.getExportsOfModule(symbol)) {
      seen += 1
      const real = (exported.flags & ts.SymbolFlags.Alias) === 0 ? exported : checker.getAliasedSymbol(exported)
      const file = real.declarations?.[0]?.getSourceFile().fileName ?? entry
      if (real.getDocumentationComment(checker).length === 0) missing.add(`${path.relative(root, file)}: ${exported.name}`)
    }
  }
  return { seen, missing: [...missing].toSorted() }
}

describe('every public export', () => {
  it('has a docstring', () => {
    const packages = new Set(packageSources().map((file) => file.split('/').slice(0, 2).join('/')))
    const { seen, missing } = undocumented([...packages].flatMap((folder) => entriesOf(path.join(root, folder))))
    expect(seen).toBeGreaterThan(100)
    expect(missing).toEqual([])
  })

  it('is missed where it has none', () => {
    const fixture = path.join(import.meta.dirname, 'fixtures', 'undocumented.ts')
    expect(undocumented([fixture])).toEqual({ seen: 2, missing: ['scripts/test/fixtures/undocumented.ts: bare'] })
  })
})
