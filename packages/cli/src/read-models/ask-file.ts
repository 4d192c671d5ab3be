/** One question in SQL to a file of read models, which the engine itself keeps from changing. */
import { left, right, type Either } from 'fp-ts/lib/Either.js'
import { DatabaseSync, type SQLOutputValue, type StatementSync } from 'node:sqlite'

import type { Io } from '../io.ts'
import { problemOf, say, type Problem } from '../problem.ts'
import type { Value } from './cells.ts'
import { sqlProblem } from './sql-fault.ts'

/** The answer; rows are in the order of the columns. */
export interface Answer {
  readonly columns: ReadonlyArray<string>
  readonly rows: ReadonlyArray<ReadonlyArray<Value>>
}

// What is printed is one text, and JavaScript has no text much longer than this; JSON repeats the names in each row.
const largest = 128 * 1024 * 1024

/**
 * Asks one query.
 *
 * The file is opened to be read only, and the connection may not write; a statement that gives no rows is not run at all.
 * An answer that would print as more than 128 MB is refused.
 */
export const askFile = (file: string, sql: string, { busyTimeoutMilliseconds = 5_000 }: Io): Either<Problem, Answer> => {
  const refusal = refusalOf(sql)
  if (refusal !== undefined) return left(refusal)
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(file, { readOnly: true })
    database.exec(`PRAGMA busy_timeout = ${busyTimeoutMilliseconds}; PRAGMA query_only = ON`)
    const statement = database.prepare(sql)
    const rest = sql.slice(statement.sourceSQL.length)
    return bare(rest) === '' ? read(statement) : left(oneAtATime)
  } catch (thrown) {
    return left(database === undefined ? sqlProblem(thrown, sql, undefined) : sqlProblem(thrown, sql, database))
  } finally {
    database?.close()
  }
}

const oneAtATime = problemOf(say('vor-ort query nimmt eine Abfrage auf einmal; hinter der ersten steht noch etwas.', 'vor-ort query takes one query at a time; there is more behind the first.'))

// Statements that read begin like this; all others change something, or settings, or reach for other files.
const reading = /^(?:select|with|values|explain)\b/i

const bare = (sql: string): string => sql.replaceAll(/--[^\n]*(?:\n|$)|\/\*[\s\S]*?(?:\*\/|$)/g, ' ').replace(/^[\s;]+/, '').trim()

const refusalOf = (sql: string): Problem | undefined => {
  const begin = bare(sql)
  if (begin === '') return problemOf(say('Die Abfrage ist leer.', 'The query is empty.'))
  if (reading.test(begin)) return undefined
  const word = /^\S{1,20}/.exec(begin)?.[0] ?? ''
  // What is none of SQL's own words is rather a slip of the pen: the engine says where.
  if (!/^(?:alter|analyze|attach|begin|commit|create|delete|detach|drop|end|insert|pragma|reindex|release|replace|rollback|savepoint|update|vacuum)\b/i.test(begin)) return undefined
  const hint = /^pragma$/i.test(word) ? say(' Was eine Tabelle hat, zeigt --tables.', ' What a table has, --tables shows.') : say('', '')
  return problemOf(
    say(
      `vor-ort query liest nur (SELECT, WITH, VALUES, EXPLAIN); ${word.toUpperCase()} geht nicht, es blieb alles, wie es war.${hint.de}`,
      `vor-ort query only reads (SELECT, WITH, VALUES, EXPLAIN); ${word.toUpperCase()} is not possible, all was left as it is.${hint.en}`,
    ),
  )
}

const read = (statement: StatementSync): Either<Problem, Answer> => {
  statement.setReadBigInts(true)
  // Older versions of Node cannot tell the columns before the first row.
  let columns = typeof statement.columns === 'function' ? statement.columns().map(({ name }) => name) : undefined
  const rows: Array<ReadonlyArray<Value>> = []
  let length = 0
  for (const row of statement.iterate()) {
    columns ??= Object.keys(row)
    const values = Object.values(row).map(valueOf)
    // Blanks, quotes and commas of a line, and its columns with their names.
    length += values.reduce<number>((sum, value) => sum + (value === null ? 4 : String(value).length) + 10, 10) + columns.reduce((sum, name) => sum + name.length, 0)
    if (length > largest) return left(tooLarge(rows.length))
    rows.push(values)
  }
  const named = columns ?? []
  const twice = named.find((name, index) => named.indexOf(name) < index)
  if (twice !== undefined) {
    return left(problemOf(say(`Zwei Spalten heißen „${twice}“: geben Sie einer mit AS einen anderen Namen.`, `Two columns have the name "${twice}": give one of them another name with AS.`)))
  }
  return right({ columns: named, rows })
}

const valueOf = (value: SQLOutputValue): Value => {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value
}

const tooLarge = (rows: number): Problem =>
  problemOf(
    say(
      `Die Antwort ist größer als 128 MB (nach ${rows} Zeilen abgebrochen): engen Sie sie ein, oder fragen Sie in Teilen mit LIMIT und OFFSET.`,
      `The answer is larger than 128 MB (stopped after ${rows} rows): narrow it, or ask for it in parts with LIMIT and OFFSET.`,
    ),
  )
