/** The names of what lies in a schema of read models. */
import { createHash } from 'node:crypto'

/** A name in PostgreSQL has so many bytes at most; the server would cut a longer one without a word. */
const longest = 63

// The end tells apart what is cut: two long names must not become one.
const fitting = (name: string): string =>
  Buffer.byteLength(name) <= longest ? name : `${Buffer.from(name).subarray(0, longest - 13).toString('utf8').replaceAll('\uFFFD', '')}_${createHash('sha256').update(name).digest('hex').slice(0, 12)}`

/** An identifier in SQL. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** A text in SQL; it is read the same whether or not the server takes backslashes for escapes. */
export const literal = (text: string): string => {
  const escaped = text.replaceAll("'", "''")
  return escaped.includes('\\') ? `E'${escaped.replaceAll('\\', '\\\\')}'` : `'${escaped}'`
}

/** The table that holds the rows of one generation. */
export const rowsName = (table: string, generation: number): string => fitting(`${table}__g${generation}`)

/** The table that holds the states of one generation. */
export const statesName = (projection: string, generation: number): string => fitting(`_state_${projection}__g${generation}`)

/** Whether a schema may have this name: what can be written without quotes, and is not the server's own. */
export const isSchemaName = (name: string): boolean => /^[a-z_][a-z0-9_]{0,62}$/.test(name) && !name.startsWith('pg_') && name !== 'information_schema'
