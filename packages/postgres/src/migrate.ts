/** Bringing a database to the schema that this software knows. */
import { left, right, type Either } from 'fp-ts/lib/Either.js'
import { escapeLiteral, type ClientBase } from 'pg'

import type { OpenError } from './errors.ts'
import { inSchema, isSchemaName, knownSchema, migrations, type Migration } from './schema.ts'

/** The tenant of a store that has only one. */
export const defaultTenant = 'default'

/** The version of a schema: 0 where there is none, `undefined` where the schema is of something else. */
export const versionOf = async (client: ClientBase, schema: string): Promise<number | undefined> => {
  const { rows } = await client.query<{ readonly is_ours: boolean; readonly is_used: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_class WHERE relnamespace = n.oid AND relname = 'migration') AS is_ours,
       EXISTS (SELECT FROM pg_class WHERE relnamespace = n.oid AND relkind IN ('r', 'p', 'v', 'm', 'S', 'f')) AS is_used
     FROM pg_namespace n WHERE nspname = $1`,
    [schema],
  )
  const [found] = rows
  if (found === undefined || !found.is_used) return 0
  if (!found.is_ours) return undefined
  const versions = await client.query<{ readonly version: number | null }>(inSchema(schema, 'SELECT max(version) AS version FROM @schema@.migration'))
  return versions.rows[0]?.version ?? 0
}

/** Checks that the schema is one that can be used now. */
export const checkSchema = async (client: ClientBase, schema: string): Promise<Either<OpenError, number>> => {
  if (!isSchemaName(schema)) return left({ _tag: 'CannotOpen', reason: `${schema} is no name for a schema: small letters, digits and underscores` })
  const { rows } = await client.query<{ readonly server_encoding: string }>('SHOW server_encoding')
  const encoding = rows[0]?.server_encoding
  // Another one cannot hold every letter of a name.
  if (encoding !== 'UTF8') return left({ _tag: 'CannotOpen', reason: `the database has the encoding ${String(encoding)}; it must be UTF8` })
  const found = await versionOf(client, schema)
  if (found === undefined) return left({ _tag: 'NotAStore', schema, reason: 'its tables are of another application' })
  return found > knownSchema ? left({ _tag: 'NewerSchema', schema, found, known: knownSchema }) : right(found)
}

/**
 * Takes the steps that the database lacks, each in a transaction of its own; a fault is thrown.
 *
 * Of several who start at once, one takes a step and the others find it taken.
 */
export const migrate = async (client: ClientBase, schema: string, steps: ReadonlyArray<Migration> = migrations): Promise<void> => {
  const sql = (text: string): string => inSchema(schema, text)
  const newest = steps.at(-1)?.version ?? 0
  for (let version = await versionOf(client, schema); version !== undefined && version < newest; version = await versionOf(client, schema)) {
    await client.query('BEGIN')
    try {
      await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`migration of ${schema}`])
      // Asked again behind the lock: another process may have been quicker.
      const found = (await versionOf(client, schema)) ?? newest
      const step = steps.find((candidate) => candidate.version > found)
      if (step !== undefined) {
        if (found === 0) {
          await client.query(sql('CREATE SCHEMA IF NOT EXISTS @schema@'))
          await client.query(
            sql('CREATE TABLE IF NOT EXISTS @schema@.migration (version integer PRIMARY KEY, taken_at timestamptz NOT NULL DEFAULT now())'),
          )
        }
        await client.query(sql(step.sql))
        await client.query(sql('INSERT INTO @schema@.migration (version) VALUES ($1)'), [step.version])
        if (step.version === 1) await client.query(sql(`SELECT @schema@.create_tenant(${escapeLiteral(defaultTenant)})`))
        // What is new is allowed to those who were allowed what was there before.
        await client.query(sql('SELECT @schema@.allow(role) FROM (SELECT DISTINCT role FROM @schema@.grants WHERE to_regrole(quote_ident(role)) IS NOT NULL) AS roles'))
      }
      await client.query('COMMIT')
    } catch (thrown) {
      await client.query('ROLLBACK')
      throw thrown
    }
  }
}
