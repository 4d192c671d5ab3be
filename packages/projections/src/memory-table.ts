/** One table in memory: its rows by the key that they came from. */
import type { Value } from './encode.ts'
import type { Table } from './table.ts'

type Values = ReadonlyArray<Value>

/** The rows of a table, and which key each row is from. */
export interface MemoryTable {
  readonly definition: Table
  readonly rows: Map<string, ReadonlyArray<Values>>
  /** From the text of a row's key columns to the key of the projection that made it. */
  readonly owners: Map<string, string>
}

/** A table without rows. */
export const emptyTable = (definition: Table): MemoryTable => ({ definition, rows: new Map(), owners: new Map() })

const keyOf = ({ key, columns }: Table, values: Values): Values => key.map((name) => values[columns.findIndex((column) => column.name === name)] ?? null)

const removeRows = ({ definition, rows, owners }: MemoryTable, key: string): void => {
  for (const values of rows.get(key) ?? []) owners.delete(JSON.stringify(keyOf(definition, values)))
  rows.delete(key)
}

// False, and nothing is added, where a row with the same key columns is there already.
const addRows = ({ definition, rows, owners }: MemoryTable, key: string, added: ReadonlyArray<Values>): boolean => {
  const ids = added.map((values) => JSON.stringify(keyOf(definition, values)))
  if (new Set(ids).size < ids.length || ids.some((id) => owners.has(id))) return false
  for (const id of ids) owners.set(id, key)
  if (added.length > 0) rows.set(key, added)
  return true
}

/** The rows of a key, to be put in the place of those it has. */
export type Replacement = readonly [key: string, rows: ReadonlyArray<Values>]

/** Replaces the rows of several keys; `undefined` where that makes a row twice, else how to undo it. */
export const replaceRows = (table: MemoryTable, replacements: ReadonlyArray<Replacement>): (() => void) | undefined => {
  const before = replacements.map(([key]): Replacement => [key, table.rows.get(key) ?? []])
  // All are removed first: a row may move from one key to another within a batch.
  const put = (given: ReadonlyArray<Replacement>): boolean => {
    for (const [key] of replacements) removeRows(table, key)
    return given.every(([key, rows]) => addRows(table, key, rows))
  }
  const undo = (): void => void put(before)
  if (put(replacements)) return undo
  undo()
  return undefined
}

/** All rows in the order of their key columns. */
export const sortedRows = ({ definition, rows }: MemoryTable): ReadonlyArray<Values> =>
  [...rows.values()].flat().toSorted((a, b) => compareValues(keyOf(definition, a), keyOf(definition, b)))

const compareValues = (a: Values, b: Values): number => {
  for (const [index, one] of a.entries()) {
    const other = b[index] ?? null
    if (one === other || one === null || other === null) continue
    return one < other ? -1 : 1
  }
  return 0
}
