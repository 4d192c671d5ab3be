/** From rows to the values that a database binds, checked on the way, and back. */
import { left, right, type Either } from 'fp-ts/lib/Either.js'

import type { Column, Row, Table } from './table.ts'

/** What a target stores for a cell; JSON is text here, unknown is `null`. */
export type Value = string | number | boolean | null

/** A row that is not as its table says: a mistake in the projection. */
export interface RowFault {
  readonly table: string
  readonly column: string
  readonly expected: string
  readonly found: unknown
}

const expectations: Readonly<Record<Column['type'], string>> = {
  text: 'a text',
  decimal: 'a decimal as text',
  date: 'a day as text',
  fuzzyDate: 'a fuzzy date as text',
  instant: 'an instant as text',
  integer: 'a safe whole number',
  real: 'a finite number',
  boolean: 'true or false',
  json: 'a value that JSON carries',
}

/**
 * Makes the function that turns a row of a table into its values, in the order of the columns.
 *
 * @example
 * ```ts
 * import { rowEncoder } from '@vor-ort/projections'
 * const words = { de: '', en: '' }
 * const column = { name: 'open', type: 'boolean', nullable: true, title: words, definition: words, source: '' }
 * const encode = rowEncoder({ name: 'desk', title: words, definition: words, key: [], columns: [column] })
 * encode({ open: undefined }) // => { _tag: 'Right', right: [null] }
 * encode({ open: 1 }) // => { _tag: 'Left', left: { table: 'desk', column: 'open', expected: 'true or false', found: 1 } }
 * ```
 */
export const rowEncoder = ({ name, columns }: Table): ((row: Row) => Either<RowFault, ReadonlyArray<Value>>) => {
  const known = new Set(columns.map((column) => column.name))
  return (row) => {
    const values: Value[] = []
    let present = 0
    for (const column of columns) {
      const found = row[column.name]
      if (found !== undefined || column.name in row) present++
      const value = encodeCell(column, found)
      if (value === undefined) return left({ table: name, column: column.name, expected: expectations[column.type], found })
      values.push(value)
    }
    const names = Object.keys(row)
    if (names.length === present) return right(values)
    const extra = names.find((key) => !known.has(key)) ?? ''
    return left({ table: name, column: extra, expected: 'a column of the table', found: row[extra] })
  }
}

// `undefined` where the cell is not what the column says.
const encodeCell = ({ type, nullable }: Column, cell: unknown): Value | undefined => {
  if (cell === null || cell === undefined) return nullable ? null : undefined
  switch (type) {
    case 'integer':
      // Adding zero makes 0 of -0, which no database keeps.
      return typeof cell === 'number' && Number.isSafeInteger(cell) ? cell + 0 : undefined
    case 'real':
      return typeof cell === 'number' && Number.isFinite(cell) ? cell + 0 : undefined
    case 'boolean':
      return typeof cell === 'boolean' ? cell : undefined
    case 'json':
      return JSON.stringify(cell)
    default:
      return typeof cell === 'string' ? cell : undefined
  }
}

/**
 * A row from its values in the order of the columns; booleans may come as 0 and 1.
 *
 * @example
 * ```ts
 * import { decodeRow } from '@vor-ort/projections'
 * const words = { de: '', en: '' }
 * const column = { name: 'open', type: 'boolean', nullable: true, title: words, definition: words, source: '' }
 * decodeRow({ columns: [column] }, [1]) // => { open: true }
 * ```
 */
export const decodeRow = ({ columns }: Pick<Table, 'columns'>, values: ReadonlyArray<unknown>): Row =>
  Object.fromEntries(columns.map(({ name, type }, index) => [name, decodeCell(type, values[index])]))

const decodeCell = (type: Column['type'], value: unknown): unknown => {
  if (value === null || value === undefined) return null
  if (type === 'boolean') return value === true || value === 1
  return type === 'json' && typeof value === 'string' ? JSON.parse(value) : value
}
