/** The tables of a generation and the views that are the stable names of them, as SQL. */
import type { Column, Table } from '@vor-ort/projections'

import { columnComment, relationComment, type Described } from './comments.ts'
import { quoted, rowsName, statesName } from './names.ts'
import { columnType } from './values.ts'

/** A table of a generation; `startsWithKey`: its first key column is the key that its rows came from. */
export interface KeptTable extends Table {
  readonly startsWithKey?: true
}

/** The column that holds the key that a row came from. */
export const keyColumnOf = ({ startsWithKey, key }: KeptTable): string => (startsWithKey === true ? (key[0] ?? '_key') : '_key')

const fieldOf = ({ name, type, nullable }: Column): string => `${quoted(name)} ${columnType(type)}${nullable ? '' : ' NOT NULL'}`

const listOf = (names: ReadonlyArray<string>): string => names.map(quoted).join(', ')

/** Makes the tables of a generation. Each row carries the key of the projection that it came from. */
export const createTablesSql = (projection: string, generation: number, tables: ReadonlyArray<KeptTable>): string =>
  [
    `CREATE TABLE ${quoted(statesName(projection, generation))} (key text COLLATE "C" PRIMARY KEY, state text NOT NULL)`,
    ...tables.flatMap((kept) => {
      const { name, key, columns, startsWithKey } = kept
      const table = quoted(rowsName(name, generation))
      const fields = columns.map(fieldOf)
      const made = startsWithKey === true ? fields : ['_key text COLLATE "C" NOT NULL', ...fields]
      return [
        `CREATE TABLE ${table} (${made.join(', ')}, PRIMARY KEY (${listOf(key)}))`,
        ...(startsWithKey === true ? [] : [`CREATE INDEX ON ${table} (_key)`]),
        ...commentsSql('TABLE', rowsName(name, generation), kept),
      ]
    }),
  ].join(';\n')

/** Drops the tables of a generation. */
export const dropTablesSql = (projection: string, generation: number, tables: ReadonlyArray<Pick<Table, 'name'>>): string =>
  `DROP TABLE ${[statesName(projection, generation), ...tables.map(({ name }) => rowsName(name, generation))].map(quoted).join(', ')}`

/** Puts the stable names on a generation; a view that is there already must have the same columns. */
export const createViewsSql = (generation: number, tables: ReadonlyArray<Table>): string =>
  tables
    .flatMap((table) => [
      `CREATE OR REPLACE VIEW ${quoted(table.name)} AS SELECT ${listOf(table.columns.map(({ name }) => name))} FROM ${quoted(rowsName(table.name, generation))}`,
      ...commentsSql('VIEW', table.name, table),
    ])
    .join(';\n')

/** Writes the dictionary to a table or view: what it is, and what each of its columns is. */
export const commentsSql = (kind: 'TABLE' | 'VIEW', name: string, described: Described): ReadonlyArray<string> => [
  `COMMENT ON ${kind} ${quoted(name)} IS ${relationComment(described)}`,
  ...described.columns.map((column) => `COMMENT ON COLUMN ${quoted(name)}.${quoted(column.name)} IS ${columnComment(column)}`),
]
