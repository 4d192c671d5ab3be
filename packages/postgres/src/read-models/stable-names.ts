/** The stable names: views on the tables of active generations, the views of read models over them, and who may read them. */
import type { BookedGeneration } from './books.ts'
import type { Session } from './connections.ts'
import { messageOf, sqlState } from './errors.ts'
import { booksForReaders } from './migrations.ts'
import { quoted } from './names.ts'
import { commentsSql, createViewsSql, type KeptTable } from './tables.ts'

/** A read model as it was installed. */
export interface InstalledView {
  readonly name: string
  readonly sql: string
  readonly comments: ReadonlyArray<string>
}

const installedViews = async (session: Session): Promise<ReadonlyArray<InstalledView>> =>
  (await session.ask('SELECT name, sql, definition FROM read_model_views ORDER BY ordinal')).map((row) => {
    const name = String(row['name'])
    return { name, sql: String(row['sql']), comments: commentsSql('VIEW', name, JSON.parse(String(row['definition']))) }
  })

const relations = async (session: Session): Promise<ReadonlySet<string>> =>
  new Set((await session.ask('SELECT relname::text AS name FROM pg_catalog.pg_class WHERE relnamespace = current_schema()::regnamespace')).map((row) => String(row['name'])))

/** Whether something has this name in the schema; names of the server's own are of another. */
export const isThere = async (session: Session, name: string): Promise<boolean> => (await relations(session)).has(name)

const columnsOf = ({ columns }: KeptTable): string => JSON.stringify(columns.map(({ name, type }) => [name, type]))

/** Lets readers read some views. */
const grant = async (session: Session, names: ReadonlyArray<string>): Promise<void> => {
  if (names.length === 0) return
  for (const row of await session.ask('SELECT role FROM read_model_readers')) {
    await session.run(`GRANT SELECT ON ${names.map(quoted).join(', ')} TO ${quoted(String(row['role']))}`)
  }
}

/** Makes a role one that reads: the views and what of the books tells what they are, and nothing else. */
export const addReader = async (session: Session, schema: string, role: string): Promise<void> => {
  await session.ask('INSERT INTO read_model_readers VALUES ($1) ON CONFLICT (role) DO NOTHING', [role])
  await session.run(`GRANT USAGE ON SCHEMA ${quoted(schema)} TO ${quoted(role)}; GRANT SELECT ON ${booksForReaders.map(quoted).join(', ')} TO ${quoted(role)}`)
  const tables = await session.ask("SELECT relation ->> 'name' AS name FROM read_model_generations, jsonb_array_elements(tables) AS relation WHERE status = 'active'")
  const there = await relations(session)
  const views = [...tables, ...(await session.ask('SELECT name FROM read_model_views'))].map((row) => String(row['name']))
  await grant(session, views.filter((name) => there.has(name)))
}

/**
 * Points the stable names of a projection from one generation to another (or makes them, where there was none).
 *
 * A view whose columns stay is replaced in place, so that what others built upon it stays too. Where columns change, the
 * views of read models are taken down and put up again in the same transaction; views of others on it refuse that.
 */
export const pointNames = async (session: Session, next: BookedGeneration, active: BookedGeneration | undefined): Promise<void> => {
  const before = new Map((active?.tables ?? []).map((table) => [table.name, columnsOf(table)]))
  const kept = new Set(next.tables.filter((table) => before.get(table.name) === columnsOf(table)).map(({ name }) => name))
  const leaving = [...before.keys()].filter((name) => !kept.has(name))
  if (leaving.length > 0) {
    const there = await relations(session)
    const views = (await installedViews(session)).map(({ name }) => name).filter((name) => there.has(name))
    // All in one statement: whatever depends on one of them and is none of them refuses it.
    await session.run(`DROP VIEW ${[...leaving, ...views].map(quoted).join(', ')}`)
  }
  if (next.tables.length > 0) await session.run(createViewsSql(next.generation, next.tables))
  await grant(session, next.tables.map(({ name }) => name))
  if (kept.size < next.tables.length || leaving.length > 0) await putUpViews(session)
}

/** Puts up the views of read models that are not there, as far as what they read is. */
export const putUpViews = async (session: Session): Promise<void> => {
  const there = await relations(session)
  for (const view of await installedViews(session)) if (!there.has(view.name)) await putUp(session, view)
}

/** Puts up one view; where its SQL cannot be run (yet), what the server says of it. */
export const putUp = async (session: Session, { name, sql, comments }: InstalledView): Promise<string | undefined> => {
  await session.run('SAVEPOINT one_view')
  try {
    await session.run(`CREATE VIEW ${quoted(name)} AS ${sql}`)
  } catch (thrown) {
    // Faults of the SQL; everything else is none of its.
    if (sqlState(thrown)?.startsWith('42') !== true) throw thrown
    await session.run('ROLLBACK TO SAVEPOINT one_view')
    return messageOf(thrown)
  }
  await session.run('RELEASE SAVEPOINT one_view')
  // A view with other columns than it declares is told by the check, not here.
  const columns = new Set((await session.ask('SELECT attname::text AS name FROM pg_catalog.pg_attribute WHERE attrelid = $1::regclass', [quoted(name)])).map((row) => String(row['name'])))
  const [relation = '', ...ofColumns] = comments
  await session.run([relation, ...ofColumns.filter((comment) => [...columns].some((column) => comment.startsWith(`COMMENT ON COLUMN ${quoted(name)}.${quoted(column)} IS`)))].join(';\n'))
  await grant(session, [name])
  return undefined
}
