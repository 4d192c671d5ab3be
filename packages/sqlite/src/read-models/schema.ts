/** The tables in which a file of read models keeps its own books, and the names of those that hold the rows. */
import { defaultPartitions, type Column, type Table } from '@vor-ort/projections'

import type { Migration } from '../schema.ts'

const booksSql = `
  CREATE TABLE read_model_schema (version INTEGER NOT NULL) STRICT;
  INSERT INTO read_model_schema VALUES (0);
  CREATE TABLE read_model_projections (projection TEXT PRIMARY KEY, last_generation INTEGER NOT NULL) STRICT;
  CREATE TABLE read_model_generations (
    projection TEXT NOT NULL,
    generation INTEGER NOT NULL,
    version INTEGER NOT NULL,
    shape TEXT NOT NULL,
    tables TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('active', 'building', 'previous')),
    checkpoint TEXT,
    PRIMARY KEY (projection, generation)
  ) STRICT;
  CREATE UNIQUE INDEX read_model_active ON read_model_generations (projection) WHERE status = 'active';
  CREATE TABLE read_model_poison (
    projection TEXT NOT NULL,
    generation INTEGER NOT NULL,
    position TEXT NOT NULL,
    stream TEXT NOT NULL,
    revision TEXT NOT NULL,
    type TEXT,
    fault TEXT NOT NULL,
    PRIMARY KEY (projection, generation, position)
  ) STRICT;
  CREATE TABLE read_model_views (name TEXT PRIMARY KEY, definition TEXT NOT NULL) STRICT;
  CREATE VIEW data_dictionary AS
    SELECT relation.value ->> 'name' AS relation, 'table' AS kind, projection AS "of", col.key + 1 AS ordinal,
      col.value ->> 'name' AS name, col.value ->> 'type' AS type, col.value ->> 'nullable' AS nullable, col.value ->> 'unit' AS unit,
      col.value ->> '$.title.de' AS title_de, col.value ->> '$.title.en' AS title_en,
      col.value ->> '$.definition.de' AS definition_de, col.value ->> '$.definition.en' AS definition_en, col.value ->> 'source' AS source
    FROM read_model_generations, json_each(tables) AS relation, json_each(relation.value, '$.columns') AS col
    WHERE status = 'active'
    UNION ALL
    SELECT read_model_views.name, 'view', definition ->> 'id', col.key + 1,
      col.value ->> 'name', col.value ->> 'type', col.value ->> 'nullable', col.value ->> 'unit',
      col.value ->> '$.title.de', col.value ->> '$.title.en', col.value ->> '$.definition.de', col.value ->> '$.definition.en', col.value ->> 'source'
    FROM read_model_views, json_each(definition, '$.columns') AS col;
`

/** Which store the rows come from, one row at most; some files of the first version lack it. */
const originSql = 'CREATE TABLE IF NOT EXISTS read_model_origin (only INTEGER PRIMARY KEY CHECK (only = 1), first_event TEXT NOT NULL) STRICT;'

// Most of the time all parts stand at one checkpoint, and one text is written for them. The trigger is for a process of the
// first version that still has the file open: it knows no parts, and would fold again what some of them have.
const partsSql = `
  ALTER TABLE read_model_generations ADD COLUMN partitions INTEGER NOT NULL DEFAULT ${defaultPartitions};
  ALTER TABLE read_model_generations ADD COLUMN parts TEXT;
  CREATE TRIGGER read_model_parts_move_with_checkpoint BEFORE UPDATE OF checkpoint ON read_model_generations
    WHEN OLD.parts IS NOT NULL AND NEW.parts IS OLD.parts
    BEGIN SELECT RAISE(ABORT, 'the parts of this generation stand at different checkpoints'); END;
`

/**
 * The books, as numbered steps: never change one that was released, add one. Plain SQL, so that another tool sees which
 * generation is active and up to where the rows go: `checkpoint`, the lowest of its `parts`, which are a JSON array where
 * they differ and NULL where all stand there.
 *
 * `data_dictionary` is for whoever opens the file: every column of every table and view, with its meaning.
 */
export const readModelMigrations: ReadonlyArray<Migration> = [
  { version: 1, sql: booksSql },
  // The first version named a store by its first event, which a copy has too: the next run names it anew.
  { version: 2, sql: `${originSql} DELETE FROM read_model_origin; ${partsSql}` },
]

/** The schema of the books that this software writes. */
export const knownReadModelSchema = readModelMigrations.length

/** An identifier in SQL. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** The table that holds the rows of one generation. */
export const rowsName = (table: string, generation: number): string => `${table}__g${generation}`

/** The table that holds the states of one generation. */
export const statesName = (projection: string, generation: number): string => `_state_${projection}__g${generation}`

/** A table of a generation; `startsWithKey`: its first key column is the key that its rows came from. */
export interface KeptTable extends Table {
  readonly startsWithKey?: true
}

/** The column that holds the key that a row came from. */
export const keyColumnOf = ({ startsWithKey, key }: KeptTable): string => (startsWithKey === true ? (key[0] ?? '_key') : '_key')

const sqlType = (type: Column['type']): string => (type === 'integer' || type === 'boolean' ? 'INTEGER' : type === 'real' ? 'REAL' : 'TEXT')

/** Makes the tables of a generation. Each row carries the key of the projection that it came from. */
export const createTablesSql = (projection: string, generation: number, tables: ReadonlyArray<KeptTable>): string =>
  [
    `CREATE TABLE ${quoted(statesName(projection, generation))} (key TEXT PRIMARY KEY, state TEXT NOT NULL) STRICT`,
    ...tables.flatMap(({ name, key, columns, startsWithKey }) => {
      const table = rowsName(name, generation)
      const fields = columns.map((column) => `${quoted(column.name)} ${sqlType(column.type)}${column.nullable ? '' : ' NOT NULL'}`)
      const keys = key.map(quoted).join(', ')
      if (startsWithKey === true) return [`CREATE TABLE ${quoted(table)} (${fields.join(', ')}, PRIMARY KEY (${keys})) STRICT, WITHOUT ROWID`]
      return [
        `CREATE TABLE ${quoted(table)} (_key TEXT NOT NULL, ${fields.join(', ')}, PRIMARY KEY (_key, ${keys})) STRICT, WITHOUT ROWID`,
        `CREATE UNIQUE INDEX ${quoted(`${table}__key`)} ON ${quoted(table)} (${keys})`,
      ]
    }),
  ].join(';\n')

/** Drops the tables of a generation. */
export const dropTablesSql = (projection: string, generation: number, tables: ReadonlyArray<Pick<Table, 'name'>>): string =>
  [statesName(projection, generation), ...tables.map(({ name }) => rowsName(name, generation))].map((name) => `DROP TABLE ${quoted(name)}`).join(';\n')

/** Puts the stable names on a generation. */
export const createViewsSql = (generation: number, tables: ReadonlyArray<Table>): string =>
  tables
    .map(({ name, columns }) => `CREATE VIEW ${quoted(name)} AS SELECT ${columns.map((column) => quoted(column.name)).join(', ')} FROM ${quoted(rowsName(name, generation))}`)
    .join(';\n')

/** Takes the stable names away. */
export const dropViewsSql = (tables: ReadonlyArray<Pick<Table, 'name'>>): string => tables.map(({ name }) => `DROP VIEW ${quoted(name)}`).join(';\n')
