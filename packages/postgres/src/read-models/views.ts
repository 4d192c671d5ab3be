/** Read models as views of the schema. */
import { columnFaults, postgresDialect, type DefinedReadModel, type DefinitionFault, type ReadModel, type TargetError } from '@vor-ort/projections'
import { left, right, type Either } from 'fp-ts/lib/Either.js'

import { lockToChange } from './books.ts'
import type { Session } from './connections.ts'
import { quoted } from './names.ts'
import { isThere, putUp } from './stable-names.ts'
import { commentsSql } from './tables.ts'

/** A read model; one that knows its SELECT in every dialect is asked for that, any other is taken as it is written. */
export type PostgresReadModel = ReadModel & Partial<Pick<DefinedReadModel, 'select'>>

const sqlOf = ({ sql, select }: PostgresReadModel): string => (select === undefined ? sql : select(postgresDialect))

/** Makes the views of read models, anew where one is there already; those whose tables are not there yet come with them. Inside a transaction. */
export const installViews = async (session: Session, models: ReadonlyArray<PostgresReadModel>): Promise<Either<TargetError, void>> => {
  await lockToChange(session, '')
  const known = new Set((await session.ask('SELECT name FROM read_model_views')).map((row) => String(row['name'])))
  const old: string[] = []
  for (const { name } of models) {
    const there = await isThere(session, name)
    if (there && !known.has(name)) return left({ _tag: 'NameTaken', name })
    if (there) old.push(name)
  }
  if (old.length > 0) await session.run(`DROP VIEW ${old.map(quoted).join(', ')}`)
  for (const model of models) {
    const { sql: _sql, ...definition } = model
    const sql = sqlOf(model)
    await session.ask(
      'INSERT INTO read_model_views (name, definition, sql) VALUES ($1, $2, $3) ON CONFLICT (name) DO UPDATE SET definition = EXCLUDED.definition, sql = EXCLUDED.sql',
      [model.name, JSON.stringify(definition), sql],
    )
    await putUp(session, { name: model.name, sql, comments: commentsSql('VIEW', model.name, model) })
  }
  return right(undefined)
}

/** What differs between what read models declare and what their SQL gives in this schema; inside a transaction that is undone. */
export const viewFaults = async (session: Session, models: ReadonlyArray<PostgresReadModel>): Promise<ReadonlyArray<DefinitionFault>> => {
  const faults: DefinitionFault[] = []
  for (const model of models) {
    const { name, columns } = model
    const found = (
      await session.ask(
        `SELECT attname::text AS name FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.relnamespace = current_schema()::regnamespace AND c.relname = $1 AND attnum > 0 ORDER BY attnum`,
        [name],
      )
    ).map((row) => String(row['name']))
    if (found.length > 0) faults.push(...columnFaults(name, columns.map((column) => column.name), found))
    else {
      const [row] = await session.ask('SELECT sql FROM read_model_views WHERE name = $1', [name])
      const reason = row === undefined ? `relation "${name}" does not exist` : await putUp(session, { name, sql: String(row['sql']), comments: [] })
      faults.push({ at: name, expected: `SQL that can be run: ${reason ?? 'it was not installed'}` })
    }
  }
  return faults
}
