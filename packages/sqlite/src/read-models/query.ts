/** Questions in SQL, and answers that JSON carries. */
import type { Row } from '@vor-ort/projections'
import { left, right, type Either } from 'fp-ts/lib/Either.js'
import type { DatabaseSync, SQLInputValue, SQLOutputValue } from 'node:sqlite'

import { messageOf, primaryCode, resultCode } from '../errors.ts'

/** The answer to a query. */
export interface QueryResult {
  readonly columns: ReadonlyArray<string>
  /** Whole numbers beyond those that JavaScript keeps are texts; blobs are hexadecimal texts. */
  readonly rows: ReadonlyArray<Row>
}

/** The query is no valid SQL here, gives no rows, or would change something. */
export interface InvalidQuery {
  readonly _tag: 'InvalidQuery'
  readonly reason: string
}

// Error in the SQL, write on a read-only connection, type mismatch, parameter that is not there.
const faultsOfTheQuery: ReadonlyArray<number | undefined> = [1, resultCode.readOnly, 20, 25]

/** Asks a query on a connection that may not write while it runs. */
export const ask = (database: DatabaseSync, sql: string, parameters: ReadonlyArray<SQLInputValue>): Either<InvalidQuery, QueryResult> => {
  // On a closed database this throws, before there is anything to set back.
  database.exec('PRAGMA query_only = ON')
  try {
    const statement = database.prepare(sql)
    // The engine would leave what is behind the first statement unsaid.
    if (/[^\s;]/.test(sql.slice(statement.sourceSQL.length).replaceAll(/--[^\n]*|\/\*[\s\S]*?\*\//g, ' '))) return left({ _tag: 'InvalidQuery', reason: 'it is more than one statement' })
    statement.setReadBigInts(true)
    const named = typeof statement.columns === 'function' ? statement.columns().map(({ name }) => name) : undefined
    if (named?.length === 0) return left({ _tag: 'InvalidQuery', reason: 'it gives no columns' })
    const twice = named?.find((name, index) => named.indexOf(name) < index)
    if (twice !== undefined) return left({ _tag: 'InvalidQuery', reason: `it has two columns of the name ${twice}: rename one with AS` })
    const rows = statement.all(...parameters).map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, jsonSafe(value)])))
    return right({ columns: named ?? Object.keys(rows[0] ?? {}), rows })
  } catch (thrown) {
    const code = primaryCode(thrown)
    // What is no fault of SQLite, such as a parameter of an odd type, is one of the query too.
    if (code !== undefined && !faultsOfTheQuery.includes(code)) throw thrown
    return left({ _tag: 'InvalidQuery', reason: messageOf(thrown) })
  } finally {
    database.exec('PRAGMA query_only = OFF')
  }
}

const jsonSafe = (value: SQLOutputValue): string | number | null => {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value
}
