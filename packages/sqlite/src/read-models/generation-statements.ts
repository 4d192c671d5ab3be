/** The statements that fill one generation, prepared once. */
import type { TouchedKey, Value } from '@vor-ort/projections'
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'

import type { BookedGeneration } from './books.ts'
import { keyColumnOf, quoted, rowsName, statesName } from './schema.ts'

/** A row of a table is there twice. */
export interface Duplicate {
  readonly table: string
}

/** Reading and writing one generation, inside a transaction of the caller. */
export interface GenerationStatements {
  readonly state: (key: string) => string | undefined
  /** Replaces states and rows; a Duplicate where a row would be there twice (the caller rolls back). */
  readonly write: (touched: ReadonlyArray<TouchedKey>) => Duplicate | undefined
}

// The extended codes of a row that is there already: by a unique index, or by the primary key.
const isDuplicate = (thrown: unknown): boolean =>
  thrown instanceof Error && 'errcode' in thrown && (thrown.errcode === 2067 || thrown.errcode === 1555)

const input = (value: Value): SQLInputValue => (typeof value === 'boolean' ? Number(value) : value)

interface TableStatements {
  readonly name: string
  readonly remove: StatementSync
  readonly insert: StatementSync
  readonly hasBooleans: boolean
  /** Whether a row has a column of its own for the key that it came from. */
  readonly carriesKey: boolean
  /** Whether a key has at most one row, which `insert` replaces. */
  readonly isOneRow: boolean
}

/** Prepares the statements of a generation whose tables are there. */
export const prepareGeneration = (database: DatabaseSync, { projection, generation, tables }: BookedGeneration): GenerationStatements => {
  const states = quoted(statesName(projection, generation))
  const selectState = database.prepare(`SELECT state FROM ${states} WHERE key = ?`)
  const insertState = database.prepare(`INSERT INTO ${states} VALUES (?, ?)`)
  const updateState = database.prepare(`UPDATE ${states} SET state = ? WHERE key = ?`)
  const statements = tables.map((kept): TableStatements => {
    const { name, columns, startsWithKey } = kept
    const table = quoted(rowsName(name, generation))
    const carriesKey = startsWithKey !== true
    const isOneRow = !carriesKey && kept.key.length === 1
    return {
      name,
      remove: database.prepare(`DELETE FROM ${table} WHERE ${quoted(keyColumnOf(kept))} = ?`),
      insert: database.prepare(`${isOneRow ? 'REPLACE' : 'INSERT'} INTO ${table} VALUES (?${', ?'.repeat(columns.length - (carriesKey ? 0 : 1))})`),
      hasBooleans: columns.some(({ type }) => type === 'boolean'),
      carriesKey,
      isOneRow,
    }
  })

  const replaceRows = ({ remove, insert, hasBooleans, carriesKey, isOneRow }: TableStatements, index: number, touched: ReadonlyArray<TouchedKey>): void => {
    // All are removed first: a row may move from one key to another within a batch.
    for (const { key, rows, isNew } of touched) {
      const own = rows[index]
      if (!isNew && own !== undefined && !(isOneRow && own.length === 1)) remove.run(key)
    }
    for (const { key, rows } of touched) {
      for (const values of rows[index] ?? []) {
        const bound = hasBooleans ? values.map(input) : (values as ReadonlyArray<SQLInputValue>)
        if (carriesKey) insert.run(key, ...bound)
        else insert.run(...bound)
      }
    }
  }

  return {
    state: (key) => {
      const row = selectState.get(key)
      return row === undefined ? undefined : String(row['state'])
    },
    write: (touched) => {
      for (const [index, table] of statements.entries()) {
        // Where a row is replaced by its key, the engine would not say that it came twice.
        if (table.isOneRow && touched.some(({ rows }) => (rows[index]?.length ?? 0) > 1)) return { table: table.name }
        try {
          replaceRows(table, index, touched)
        } catch (thrown) {
          if (isDuplicate(thrown)) return { table: table.name }
          throw thrown
        }
      }
      for (const { key, state, isNew } of touched) {
        if (isNew) insertState.run(key, state)
        else updateState.run(state, key)
      }
      return undefined
    },
  }
}
