/** Finds the TypeScript examples of docstrings and Markdown files and turns them into modules that assert what they say. */
// @ts-nocheck

import ts from 'typescript'

/** One example: where it stands, and its code. */
export interface Example {
  readonly file: string
  /** The line of the file on which the code begins. */
  readonly line: number
  readonly code: string
}

/** The examples of a source file: every `ts` block after an `@example` tag. */
export const examplesInSource = (file: string, text: string): ReadonlyArray<Example> => {
  let tagged = false
  const plain = text.split('\n').map((line) => {
    if (/^\s*\/\*\*/.test(line)) tagged = false
    if (/^\s*\*\s*@example\b/.test(line)) tagged = true
    else if (/^\s*\*\s*@\w/.test(line)) tagged = false
    return tagged ? line.replace(/^\s*\* ?/, '') : ''
  })
  return blocks(file, plain)
}

/** The examples of a Markdown file: every `ts` block that is not marked `no-run`. */
export const examplesInMarkdown = (file: string, text: string): ReadonlyArray<Example> => blocks(file, text.split('\n'))

const blocks = (file: string, lines: ReadonlyArray<string>): ReadonlyArray<Example> => {
  const found: Example[] = []
  let fence: string | undefined
  let run = false
  let start = 0
  lines.forEach((line, index) => {
    const mark = /^\s*(```+)\s*([^`]*)$/.exec(line)
    if (fence === undefined && mark !== null) {
      fence = mark[1]
      run = /^(?:ts|typescript)$/.test((mark[2] ?? '').trim())
      start = index + 1
    } else if (fence !== undefined && mark?.[1] === fence && (mark[2] ?? '') === '') {
      if (run) found.push({ file, line: start + 1, code: lines.slice(start, index).join('\n') })
      fence = undefined
    }
  })
  return found
}

/** An example that cannot be understood: a bug of the page, so it is thrown into its test. */
export class ExampleError extends Error {}

/**
 * The module of an example: each statement with a `// => expected` behind or below it asserts deep equality.
 *
 * The expected value is TypeScript and may go over several comment lines. Behind a declaration it is about the variable.
 */
export const moduleOf = ({ file, line, code }: Example): string => {
  const source = ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest, true)
  const edits: Array<readonly [from: number, to: number, text: string]> = []
  let expectations = 0
  source.statements.forEach((statement, index) => {
    const next = source.statements[index + 1]?.getStart(source) ?? code.length
    // A `;` on the line after the comment still belongs to the statement, so the search begins before it.
    const end = ts.isExpressionStatement(statement) ? statement.expression.end : ts.isVariableStatement(statement) ? statement.declarationList.end : statement.end
    const expected = expectedIn(code.slice(end, next))
    if (expected === undefined) return
    expectations += 1
    const at = line + source.getLineAndCharacterOfPosition(statement.getStart(source)).line
    const where = JSON.stringify(`${file}:${at}`)
    if (ts.isExpressionStatement(statement)) {
      const { expression } = statement
      edits.push([expression.getStart(source), expression.end, `exampleEquals((${expression.getText(source)}), (${expected}), ${where})`])
    } else if (ts.isVariableStatement(statement)) {
      const name = statement.declarationList.declarations.at(-1)?.name.getText(source) ?? ''
      edits.push([statement.end, statement.end, `;exampleEquals(${name}, (${expected}), ${where})`])
    } else throw new ExampleError(`${file}:${at}: // => behind what is neither an expression nor a declaration`)
  })
  const written = code.split('\n').filter((text) => /\/\/ =>/.test(text)).length
  if (written !== expectations) {
    throw new ExampleError(`${file}:${line}: ${written} times // =>, but ${expectations} understood; put one behind a whole statement`)
  }
  const edited = edits.reduceRight((text, [from, to, replacement]) => text.slice(0, from) + replacement + text.slice(to), code)
  return `import { expect as exampleExpect } from 'vitest'; const exampleEquals = (actual: unknown, expected: unknown, where: string): void => exampleExpect(actual, where).toStrictEqual(expected)\n${edited}\nexport {}\n`
}

// The shortest run of comment lines that is a whole expression, from the first `// =>` on.
const expectedIn = (trivia: string): string | undefined => {
  const lines = trivia.split('\n')
  const first = lines.findIndex((line) => /^[;\s]*\/\/ =>/.test(line))
  if (first < 0) return undefined
  let text = (lines[first] ?? '').replace(/^[;\s]*\/\/ =>/, '')
  for (let i = first + 1; !isExpression(text) && /^\s*\/\//.test(lines[i] ?? ''); i++) text += `\n${(lines[i] ?? '').replace(/^\s*\/\//, '')}`
  if (!isExpression(text)) throw new ExampleError(`not an expression: ${text.trim()}`)
  return text.trim()
}

const isExpression = (text: string): boolean =>
  text.trim() !== '' && (ts.transpileModule(`(${text})`, { reportDiagnostics: true }).diagnostics ?? []).length === 0
