/** Questions in SQL, and answers that JSON carries. */
import type { Row } from '@vor-ort/projections'
import { left, right, type Either } from 'fp-ts/lib/Either.js'
import type { PoolClient, QueryConfig } from 'pg'

import { messageOf, sqlState, state } from './errors.ts'
import { queryTypes } from './values.ts'

/** The answer to a question. */
export interface ReadModelAnswer {
  readonly columns: ReadonlyArray<string>
  /** Numbers beyond those that JavaScript keeps are texts; days, instants and JSON are texts; bytes are hexadecimal texts. */
  readonly rows: ReadonlyArray<Row>
}

/** How much one question may take. */
export interface QueryBounds {
  /** How long the server works on it. */
  readonly timeoutMilliseconds: number
  readonly maxRows: number
  /** Characters of all texts of the answer together. */
  readonly maxCharacters: number
}

/** Why a question has no answer. */
export type QueryRefusal =
  /** It is no valid SQL here, gives no rows, or would change something. */
  | { readonly _tag: 'InvalidQuery'; readonly reason: string }
  /** The server would have worked longer than the bound. */
  | { readonly _tag: 'QueryTooLong'; readonly timeoutMilliseconds: number }
  /** The answer is larger than the bound: ask for less, or for sums. */
  | { readonly _tag: 'AnswerTooLarge'; readonly maxRows: number; readonly maxCharacters: number }

// Syntax, names, types, rights, values and parameters of the question; writing in a transaction that only reads.
const ofTheQuestion = /^(?:42|22|21|2F|0A|08P01|25006|54|P0|34)/

// Without a parameter the driver would take the protocol that lets several statements through, were it not told (its types do not know that).
const oneStatement = (text: string, parameters: ReadonlyArray<unknown>): QueryConfig & { readonly queryMode: 'extended' } => ({ text, values: [...parameters], queryMode: 'extended' })

const invalid = (reason: string): Either<QueryRefusal, never> => left({ _tag: 'InvalidQuery', reason })

const sizeOf = (row: ReadonlyArray<unknown>): number => row.reduce((sum: number, cell) => sum + (typeof cell === 'string' ? cell.length : 8), 0)

/**
 * Asks one question in a transaction that only reads and is undone.
 *
 * The question goes over the protocol that takes one statement; rows come by a cursor, so that an answer beyond the bounds
 * is never in memory.
 */
export const ask = async (client: PoolClient, sql: string, parameters: ReadonlyArray<unknown>, bounds: QueryBounds): Promise<Either<QueryRefusal, ReadModelAnswer>> => {
  const { timeoutMilliseconds, maxRows, maxCharacters } = bounds
  const start = performance.now()
  await client.query(`BEGIN READ ONLY; SET LOCAL statement_timeout = ${timeoutMilliseconds}; SET LOCAL lock_timeout = ${timeoutMilliseconds}`)
  try {
    // A statement inside DECLARE must be one that gives rows; what stands behind it is refused as a second statement.
    await client.query(oneStatement(`DECLARE question NO SCROLL CURSOR WITHOUT HOLD FOR ${sql}`, parameters))
    const rows: Array<ReadonlyArray<unknown>> = []
    let characters = 0
    for (;;) {
      const page = await client.query<unknown[]>({ text: 'FETCH FORWARD 1000 FROM question', rowMode: 'array', types: queryTypes })
      const columns = page.fields.map(({ name }) => name)
      if (columns.length === 0) return invalid('it gives no columns')
      const twice = columns.find((name, index) => columns.indexOf(name) < index)
      if (twice !== undefined) return invalid(`it has two columns of the name ${twice}: rename one with AS`)
      for (const row of page.rows) characters += sizeOf(row)
      rows.push(...page.rows)
      if (rows.length > maxRows || characters > maxCharacters) return left({ _tag: 'AnswerTooLarge', maxRows, maxCharacters })
      if (page.rows.length < 1000) return right({ columns, rows: rows.map((row) => Object.fromEntries(columns.map((name, index) => [name, row[index] ?? null]))) })
      // The server counts each page on its own.
      if (performance.now() - start > timeoutMilliseconds) return left({ _tag: 'QueryTooLong', timeoutMilliseconds })
    }
  } catch (thrown) {
    const code = sqlState(thrown)
    if (code === state.canceled) return left({ _tag: 'QueryTooLong', timeoutMilliseconds })
    if (code === undefined || !ofTheQuestion.test(code)) throw thrown
    const reason = messageOf(thrown)
    return invalid(reason.startsWith('cannot insert multiple commands') ? 'it is more than one statement' : reason)
  } finally {
    await client.query('ROLLBACK')
  }
}
