/** Rows for people: a table where the terminal is wide enough, else one record after the other. */
import { facts, heading, type Block, type Column } from '../output/report.ts'
import { harmless, widthOf } from '../output/text.ts'

// As narrow as a wrapped column may become, and the gap behind it.
const narrowest = 10
const gap = 2

/** The blocks of some rows; without a width they are a table, so that programs get whole lines. */
export const rowBlocks = (columns: ReadonlyArray<Column>, rows: ReadonlyArray<ReadonlyArray<string>>, width: number | undefined): ReadonlyArray<Block> => {
  const needed = columns.map(({ title }, index) =>
    Math.min(narrowest, rows.reduce((widest, row) => Math.max(widest, widthOf(harmless(row[index] ?? ''))), widthOf(title))),
  )
  const fits = width === undefined || needed.reduce((sum, one) => sum + one + gap, -gap) <= width
  if (fits) return [{ kind: 'table', columns: columns.map((column) => ({ ...column, flexible: true })), rows }]
  return rows.flatMap((row, number) => [heading(`#${number + 1}`), facts(...columns.map(({ title }, index) => [title, row[index] ?? ''] as const))])
}
