/** Writing the rows and states of one generation, many in each statement. */
import { postgresTypes, type TouchedKey, type Value } from '@vor-ort/projections'

import type { BookedGeneration } from './books.ts'
import type { Session } from './connections.ts'
import { detailOf, sqlState, state } from './errors.ts'
import { quoted, rowsName, statesName } from './names.ts'
import { keyColumnOf, type KeptTable } from './tables.ts'
import { parameter, storable } from './values.ts'

/** A row of a table is there twice. */
export interface Duplicate {
  readonly table: string
}

/** Reading and writing one generation. */
export interface GenerationWriter {
  /** Asks for the states of some keys; gives `key` and `state`. */
  readonly selectStates: string
  /** Replaces states and rows inside a transaction of the caller; a Duplicate where a row would be there twice (the caller rolls back). */
  readonly write: (session: Session, touched: ReadonlyArray<TouchedKey>) => Promise<Duplicate | undefined>
}

// What one statement takes: enough that the way to the server does not matter, and little enough for both sides' memory.
const rowsAtOnce = 10_000
const charactersAtOnce = 8_000_000

interface TableWriter {
  readonly name: string
  readonly stored: string
  readonly remove: string
  readonly insert: string
  /** Whether a row has a column of its own for the key that it came from. */
  readonly carriesKey: boolean
  /** Whether a key has at most one row, which `insert` replaces. */
  readonly isOneRow: boolean
}

const tableWriter = (kept: KeptTable, generation: number): TableWriter => {
  const { name, columns, key, startsWithKey } = kept
  const stored = rowsName(name, generation)
  const carriesKey = startsWithKey !== true
  const isOneRow = !carriesKey && key.length === 1
  const types = [...(carriesKey ? ['text'] : []), ...columns.map(({ type }) => postgresTypes[type])]
  const others = columns.filter((column) => !key.includes(column.name)).map((column) => `${quoted(column.name)} = EXCLUDED.${quoted(column.name)}`)
  const replacing = isOneRow ? ` ON CONFLICT (${key.map(quoted).join(', ')}) DO ${others.length === 0 ? 'NOTHING' : `UPDATE SET ${others.join(', ')}`}` : ''
  return {
    name,
    stored,
    remove: `DELETE FROM ${quoted(stored)} WHERE ${quoted(keyColumnOf(kept))} = ANY($1::text[])`,
    insert: `INSERT INTO ${quoted(stored)} SELECT * FROM unnest(${types.map((type, index) => `$${index + 1}::${type}[]`).join(', ')})${replacing}`,
    carriesKey,
    isOneRow,
  }
}

/** Runs a statement over columns of values, in parts that are not too large. */
const inParts = async (session: Session, sql: string, rows: ReadonlyArray<ReadonlyArray<Value>>): Promise<void> => {
  let from = 0
  let size = 0
  const send = async (to: number): Promise<void> => {
    const part = rows.slice(from, to)
    const width = part[0]?.length ?? 0
    await session.ask(sql, Array.from({ length: width }, (_, column) => part.map((row) => parameter(row[column]))))
    from = to
    size = 0
  }
  for (const [index, row] of rows.entries()) {
    if (index - from >= rowsAtOnce || size > charactersAtOnce) await send(index)
    for (const value of row) if (typeof value === 'string') size += value.length
  }
  if (from < rows.length) await send(rows.length)
}

/** Prepares the statements of a generation whose tables are there. */
export const generationWriter = ({ projection, generation, tables }: Pick<BookedGeneration, 'projection' | 'generation' | 'tables'>): GenerationWriter => {
  const states = quoted(statesName(projection, generation))
  const putStates = `INSERT INTO ${states} SELECT * FROM unnest($1::text[], $2::text[]) ON CONFLICT (key) DO UPDATE SET state = EXCLUDED.state`
  const writers = tables.map((table) => tableWriter(table, generation))

  const replaceRows = async (session: Session, { remove, insert, carriesKey, isOneRow }: TableWriter, index: number, touched: ReadonlyArray<TouchedKey>): Promise<void> => {
    const replaced: string[] = []
    const rows: Array<ReadonlyArray<Value>> = []
    for (const { key, rows: ofTables, isNew } of touched) {
      const own = ofTables[index]
      if (own === undefined) continue
      // A row that is replaced by its key need not be removed first.
      if (!isNew && !(isOneRow && own.length === 1)) replaced.push(storable(key))
      for (const values of own) rows.push(carriesKey ? [key, ...values] : values)
    }
    // All are removed first: a row may move from one key to another within a batch.
    for (let from = 0; from < replaced.length; from += rowsAtOnce) await session.ask(remove, [replaced.slice(from, from + rowsAtOnce)])
    await inParts(session, insert, rows)
  }

  return {
    selectStates: `SELECT key, state FROM ${states} WHERE key = ANY($1::text[])`,
    write: async (session, touched) => {
      if (touched.length === 0) return undefined
      for (const [index, table] of writers.entries()) {
        // Where a row is replaced by its key, the server would not say that it came twice.
        if (table.isOneRow && touched.some(({ rows }) => (rows[index]?.length ?? 0) > 1)) return { table: table.name }
        try {
          await replaceRows(session, table, index, touched)
        } catch (thrown) {
          if (sqlState(thrown) === state.uniqueViolation && detailOf(thrown, 'table') === table.stored) return { table: table.name }
          throw thrown
        }
      }
      await inParts(session, putStates, touched.map(({ key, state: text }) => [key, text]))
      return undefined
    },
  }
}
