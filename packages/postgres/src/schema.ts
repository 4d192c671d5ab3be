/** The tables of the store, as numbered migrations. */
import { checkpoints } from './migrations/0003-checkpoints.ts'
import { events } from './migrations/0002-events.ts'
import { tenants } from './migrations/0001-tenants.ts'

/** One step from the schema before it. */
export interface Migration {
  readonly version: number
  /** Statements in which `@schema@` stands for the name of the schema. */
  readonly sql: string
}

/** Never change a step that was released: add one. */
export const migrations: ReadonlyArray<Migration> = [
  { version: 1, sql: tenants },
  { version: 2, sql: events },
  { version: 3, sql: checkpoints },
]

/**
 * The schema that this software writes.
 *
 * @example
 * ```ts
 * import { knownSchema } from '@vor-ort/postgres'
 * knownSchema // => 3
 * ```
 */
export const knownSchema = migrations.at(-1)?.version ?? 0

const plainName = /^[a-z_][a-z0-9_]{0,40}$/

/** Whether a name may be that of a schema: it is put into statements, some of which build others. */
export const isSchemaName = (name: string): boolean => plainName.test(name)

/** Statements for one schema. */
export const inSchema = (schema: string, sql: string): string => sql.replaceAll('@schema@', `"${schema}"`)
