/** What a person reads: blocks as lines of text. */
import { styleText } from 'node:util'

import type { Block, Column, OutlineLine } from './report.ts'
import { harmless, padded, widthOf, wrapped } from './text.ts'

/** How to print. */
export interface Style {
  /** The width of the terminal; without it nothing is wrapped, so that programs get whole lines. */
  readonly width?: number
  readonly colour: boolean
}

const gap = '  '
// Narrower columns cannot be read.
const narrowest = 10

/** Blocks as text, an empty line between them; a heading stays with what it heads. */
export const printBlocks = (blocks: ReadonlyArray<Block>, style: Style): string => {
  let text = ''
  for (const [index, block] of blocks.entries()) {
    const separate = index > 0 && blocks[index - 1]?.kind !== 'heading'
    text += `${separate ? '\n' : ''}${linesOf(block, style).map((line) => `${line.trimEnd()}\n`).join('')}`
  }
  return text
}

const linesOf = (block: Block, style: Style): ReadonlyArray<string> => {
  const width = style.width ?? Number.POSITIVE_INFINITY
  switch (block.kind) {
    case 'heading':
      return wrapped(harmless(block.text), width).map((line) => bold(line, style))
    case 'text':
      // Lines of prose longer than this tire the eye.
      return wrapped(harmless(block.text), style.width === undefined ? width : Math.min(width, 100))
    case 'verbatim':
      return block.text.trimEnd().split('\n').map(harmless)
    case 'table':
      return tableLines(block.columns, block.rows, style)
    case 'facts':
      return factLines(block.facts, width, style)
    case 'outline':
      return block.lines.flatMap((line) => outlineLines(line, width, style))
  }
}

const bold = (text: string, { colour }: Style): string => (colour ? styleText('bold', text, { validateStream: false }) : text)
const dim = (text: string, { colour }: Style): string => (colour ? styleText('dim', text, { validateStream: false }) : text)

const tableLines = (columns: ReadonlyArray<Column>, rows: ReadonlyArray<ReadonlyArray<string>>, style: Style): ReadonlyArray<string> => {
  const cells = rows.map((row) => row.map(harmless))
  const natural = columns.map(({ title }, index) => cells.reduce((width, row) => Math.max(width, widthOf(row[index] ?? '')), widthOf(title)))
  const widths = style.width === undefined ? natural : fitted(columns, natural, style.width)
  const lineOf = (texts: ReadonlyArray<string>): string =>
    columns.map(({ align }, index) => padded(texts[index] ?? '', widths[index] ?? 0, align)).join(gap).trimEnd()
  const rowLines = (row: ReadonlyArray<string>): ReadonlyArray<string> => {
    const columnLines = columns.map((_, index) => wrapped(row[index] ?? '', widths[index] ?? 0))
    const height = Math.max(1, ...columnLines.map(({ length }) => length))
    return Array.from({ length: height }, (_, line) => lineOf(columnLines.map((lines) => lines[line] ?? '')))
  }
  const header = rowLines(columns.map(({ title }) => title)).map((line) => bold(line, style))
  const rule = widths.map((width) => '─'.repeat(width)).join(gap).slice(0, style.width)
  return [...header, dim(rule, style), ...cells.flatMap(rowLines)]
}

/** Takes from the flexible columns what is too much, from the widest first; where that is not enough, nothing is wrapped. */
const fitted = (columns: ReadonlyArray<Column>, natural: ReadonlyArray<number>, terminal: number): ReadonlyArray<number> => {
  const widths = [...natural]
  let excess = widths.reduce((sum, width) => sum + width, gap.length * (widths.length - 1)) - terminal
  while (excess > 0) {
    let widest = -1
    for (const [index, column] of columns.entries()) {
      const width = widths[index] ?? 0
      if (column.flexible === true && width > narrowest && width > (widths[widest] ?? 0)) widest = index
    }
    if (widest < 0) return natural
    widths[widest] = (widths[widest] ?? 0) - 1
    excess--
  }
  return widths
}

const factLines = (facts: Extract<Block, { kind: 'facts' }>['facts'], width: number, style: Style): ReadonlyArray<string> => {
  const labelWidth = Math.max(0, ...facts.map(([label]) => widthOf(label)))
  const rest = Math.max(narrowest, width - labelWidth - 2 * gap.length)
  return facts.flatMap(([label, value]) => {
    const lines = (typeof value === 'string' ? [value] : value).flatMap((line) => wrapped(harmless(line), rest))
    return lines.map((line, index) => `${gap}${dim(padded(index === 0 ? label : '', labelWidth), style)}${gap}${line}`)
  })
}

const outlineLines = ({ depth, label, text }: OutlineLine, width: number, style: Style): ReadonlyArray<string> => {
  const indent = gap.repeat(depth)
  if (text === undefined) return [`${indent}${dim(`${harmless(label ?? '')}:`, style)}`]
  const head = label === undefined ? '' : `${harmless(label)}: `
  const hanging = `${indent}${label === undefined ? '' : gap}`
  const [first = '', ...more] = wrapped(head + harmless(text), Math.max(narrowest, width - widthOf(hanging)))
  return [indent + dim(first.slice(0, head.length), style) + first.slice(head.length), ...more.map((line) => hanging + line)]
}
