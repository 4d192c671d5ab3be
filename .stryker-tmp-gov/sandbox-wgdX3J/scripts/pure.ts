/**
 * Checks that the core is pure: no throw, no clock, no randomness, no I/O, no promise.
 *
 * Done on the syntax tree, because the linter has no rule for most of these.
 */
// @ts-nocheck

import { readFileSync } from 'node:fs'
import path from 'node:path'

import ts from 'typescript'

import { packageSources, report, root } from './files.ts'

const globals = new Set([
  'process', 'console', 'Promise', 'globalThis', 'performance', 'crypto', 'fetch', 'Buffer', 'setTimeout', 'setInterval',
  'setImmediate', 'queueMicrotask', 'require',
])
const calls = new Set(['Date.now', 'Date', 'Math.random', 'DateTime.now', 'eval'])
// With arguments these build a value; without, they ask the clock.
const clocksWithoutArguments = new Set(['DateTime.local', 'DateTime.utc'])
// Making a UUID needs a clock or randomness; reading one, and deriving one from a name (v5), does not.
const impureUuid = new Set(['v1', 'v4', 'v6', 'v7'])

/** What is impure in one source text, a sentence each with its line. */
export const impurities = (file: string, text: string): ReadonlyArray<string> => {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const add = (node: ts.Node, what: string): void => {
    found.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}: ${what} in the core`)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isThrowStatement(node)) add(node, 'throw')
    if (ts.isAwaitExpression(node) || node.kind === ts.SyntaxKind.AsyncKeyword) add(node, 'async')
    if (ts.isNewExpression(node) && node.expression.getText(source) === 'Date' && (node.arguments ?? []).length === 0) add(node, 'new Date()')
    if (ts.isCallExpression(node)) {
      const name = node.expression.getText(source)
      if (calls.has(name) || (clocksWithoutArguments.has(name) && node.arguments.length === 0)) add(node, `${name}()`)
      if (node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node, 'import()')
    }
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const from = node.moduleSpecifier.text
      if (from.startsWith('node:')) add(node, `'${from}'`)
      const names = node.importClause?.namedBindings
      if (from === 'uuid' && names !== undefined && ts.isNamedImports(names)) {
        for (const { name, propertyName } of names.elements) {
          if (impureUuid.has((propertyName ?? name).text)) add(node, `uuid ${(propertyName ?? name).text}`)
        }
      }
    }
    if (ts.isIdentifier(node) && globals.has(node.text) && !isMemberName(node)) add(node, node.text)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

// `x.process` and `{ process: 1 }` are names of fields, not the global.
const isMemberName = (node: ts.Identifier): boolean => {
  const { parent } = node
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    ((ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isPropertyDeclaration(parent)) && parent.name === node)
  )
}

if (import.meta.main) {
  const files = packageSources().filter((file) => file.startsWith('packages/core/'))
  report('pure core', files.length, 15, files.flatMap((file) => impurities(file, readFileSync(path.join(root, file), 'utf8'))))
}
