/** Builds read models: each column is one line with its documentation and its SQL, so that the two cannot part. */
import type { Bilingual, LocalDate } from '@vor-ort/core'

import type { Words } from '../columns.ts'
import type { ReadModel } from '../read-model.ts'
import type { Column, ColumnType, Table } from '../table.ts'

/** What databases write differently. */
export interface Dialect {
  /** The day of asking, of the type of days. */
  readonly today: string
  /** A certain day, written `YYYY-MM-DD`, of the type of days. */
  readonly day: (text: string) => string
  /** The whole days from one day to another. */
  readonly days: (from: string, to: string) => string
  /** The month of a day as a text, `YYYY-MM`. */
  readonly month: (day: string) => string
  /** A number of type `real` as a text of 15 digits at most, with a decimal point in any case. */
  readonly realText: (value: string) => string
  /** The value of a column, of the type that the column declares. */
  readonly of: (type: ColumnType, value: string) => string
}

/** SQLite from 3.44, which every supported Node brings; days are texts, and its `CURRENT_DATE` is the day in UTC. */
export const sqliteDialect: Dialect = {
  today: 'CURRENT_DATE',
  day: (text) => `'${text}'`,
  days: (from, to) => `CAST(julianday(${to}) - julianday(${from}) AS INTEGER)`,
  month: (day) => `substr(${day}, 1, 7)`,
  realText: (value) => `CAST(${value} AS text)`,
  of: (_type, value) => value,
}

/** The types of columns in PostgreSQL: days, instants and numbers are what they are, so that one can compute with them. */
export const postgresTypes: Readonly<Record<ColumnType, string>> = {
  text: 'text',
  integer: 'bigint',
  real: 'double precision',
  decimal: 'numeric',
  boolean: 'boolean',
  date: 'date',
  fuzzyDate: 'text',
  instant: 'timestamp with time zone',
  json: 'json',
}

/** PostgreSQL, where days are days and instants are instants. */
export const postgresDialect: Dialect = {
  today: "CAST(CURRENT_TIMESTAMP AT TIME ZONE 'UTC' AS date)",
  day: (text) => `CAST('${text}' AS date)`,
  days: (from, to) => `(${to} - ${from})`,
  month: (day) => `to_char(${day}, 'YYYY-MM')`,
  realText: (value) => `(CAST(CAST(${value} AS numeric) AS text) || CASE WHEN ${value} = trunc(${value}) THEN '.0' ELSE '' END)`,
  of: (type, value) => `CAST(${value} AS ${postgresTypes[type]})`,
}

/** SQL, or how to write it in a dialect. */
export type Sql = string | ((dialect: Dialect) => string)

/** A column of a view, and the expression that makes it. */
export interface ViewColumn {
  readonly column: Column
  readonly value: Sql
}

/** A column made by an expression. */
export const made = (column: Column, value: Sql): ViewColumn => ({ column, value })

const bilingual = ([de, en]: Words): Bilingual => ({ de, en })

type NameOf<T extends Table> = T['columns'][number]['name']
// Under another name a column stands among those of other things: there "Name" alone would not say whose.
type Taken<T extends Table> = ReadonlyArray<NameOf<T>> | { readonly [Name in NameOf<T>]?: Name | readonly [as: string, title: Words] }

const isList = <A>(names: ReadonlyArray<A> | object): names is ReadonlyArray<A> => Array.isArray(names)

const taking =
  (isOptional: boolean) =>
  <T extends Table>(table: T, alias: string, names: Taken<T>): ReadonlyArray<ViewColumn> => {
    const wanted: ReadonlyArray<readonly [string, string | readonly [as: string, title: Words]]> = isList(names) ? names.map((name) => [name, name]) : Object.entries(names)
    return wanted.flatMap(([from, as]) => {
      const found = table.columns.find(({ name }) => name === from)
      if (found === undefined) return []
      const renamed = typeof as === 'string' ? {} : { name: as[0], title: bilingual(as[1]) }
      const column: Column = { ...found, ...renamed, nullable: found.nullable || isOptional, source: `${table.name}.${from}: ${found.source}` }
      return [made(column, `${alias}.${from}`)]
    })
  }

/** Columns of a table as they are, by name, or by name with the name and title that they get: `{ day: ['meeting_day', ['Tag der Sitzung', 'Day of the meeting']] }`. */
export const taken = taking(false)

/** Columns of a table that may have no row for a row of the view (LEFT JOIN). */
export const takenIfThere = taking(true)

/** What the author of a read model gives. */
export interface ReadModelParts {
  readonly id: string
  readonly name: string
  readonly title: Words
  readonly definition: Words
  /** What one row stands for. */
  readonly grain: Words
  /** The columns that together name one row. */
  readonly key: ReadonlyArray<string>
  readonly needs: ReadonlyArray<string>
  readonly columns: ReadonlyArray<ViewColumn>
  /** What stands before the SELECT, such as `WITH …`. */
  readonly before?: Sql
  /** What follows the list of columns: `FROM … LEFT JOIN … WHERE …`. */
  readonly from: Sql
}

/** A read model of which the key is known, and which can be asked for another day than today. */
export interface DefinedReadModel extends ReadModel {
  readonly key: ReadonlyArray<string>
  /** Its SELECT in a dialect, as on a day; the view asks on the day on which it is read. */
  readonly select: (dialect: Dialect, on?: LocalDate) => string
}

const write = (sql: Sql, dialect: Dialect): string => (typeof sql === 'string' ? sql : sql(dialect))

/** Makes a read model of its parts; `sql` is in the dialect of SQLite. */
export const defineReadModel = ({ id, name, title, definition, grain, key, needs, columns, before, from }: ReadModelParts): DefinedReadModel => {
  const select: DefinedReadModel['select'] = (dialect, on) => {
    const told = on === undefined ? dialect : { ...dialect, today: dialect.day(on) }
    const list = columns.map(({ column, value }) => `  ${told.of(column.type, write(value, told))} AS ${column.name}`)
    return [...(before === undefined ? [] : [write(before, told)]), 'SELECT', list.join(',\n'), write(from, told)].join('\n')
  }
  return {
    id,
    name,
    title: bilingual(title),
    definition: bilingual(definition),
    grain: bilingual(grain),
    key,
    needs,
    columns: columns.map(({ column }) => column),
    sql: select(sqliteDialect),
    select,
  }
}

/**
 * The statement that makes the view of a read model.
 *
 * @example
 * ```ts
 * import { decisionHistory, viewSql } from '@vor-ort/projections'
 * viewSql(decisionHistory).startsWith('CREATE VIEW rm1_decision_history AS\nSELECT') // => true
 * ```
 */
export const viewSql = ({ name, sql }: Pick<ReadModel, 'name' | 'sql'>): string => `CREATE VIEW ${name} AS\n${sql}`
