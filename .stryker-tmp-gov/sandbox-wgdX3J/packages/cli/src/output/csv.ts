/** CSV as RFC 4180 has it: comma, CRLF, quotes where they are needed, a header row. */
// @ts-nocheck


/** What a cell may hold; `undefined` is an empty cell: not known, or not so. */
export type Cell = string | number | bigint | boolean | undefined

/** One tidy table. */
export interface CsvTable {
  readonly header: ReadonlyArray<string>
  readonly rows: Iterable<ReadonlyArray<Cell>>
}

const quote = (text: string): string => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/**
 * A table as CSV text.
 *
 * Cells are the data and nothing else: one that begins with `=`, `+`, `-` or `@` is not changed, so who opens the file
 * in a spreadsheet must import it as text.
 */
export const toCsv = ({ header, rows }: CsvTable): string => {
  const lines = [header.map(quote).join(',')]
  for (const row of rows) lines.push(row.map((cell) => (cell === undefined ? '' : quote(String(cell)))).join(','))
  return `${lines.join('\r\n')}\r\n`
}
