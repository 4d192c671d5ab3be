/** The books of a schema of read models, made and changed by numbered migrations. */
import type { Session } from './connections.ts'

/**
 * The migrations in order; the number of one is its place, from 1. What was released is never changed: a change is a new
 * one at the end.
 *
 * The books are plain SQL, so that another tool sees which generation is active and up to where the rows go: `checkpoint`,
 * the lowest of its `parts`, which are an array where they differ and NULL where all stand there.
 */
const migrations: ReadonlyArray<string> = [
  `
  CREATE TABLE read_model_projections (projection text COLLATE "C" PRIMARY KEY, last_generation bigint NOT NULL);
  CREATE TABLE read_model_generations (
    projection text COLLATE "C" NOT NULL,
    generation bigint NOT NULL,
    version bigint NOT NULL,
    shape text NOT NULL,
    tables jsonb NOT NULL,
    status text NOT NULL CHECK (status IN ('active', 'building', 'previous')),
    checkpoint text,
    partitions bigint NOT NULL,
    parts json,
    PRIMARY KEY (projection, generation)
  ) WITH (fillfactor = 50);
  CREATE UNIQUE INDEX read_model_active ON read_model_generations (projection) WHERE status = 'active';
  CREATE TABLE read_model_poison (
    projection text COLLATE "C" NOT NULL,
    generation bigint NOT NULL,
    position text COLLATE "C" NOT NULL,
    stream text NOT NULL,
    revision numeric NOT NULL,
    type text,
    fault text NOT NULL,
    PRIMARY KEY (projection, generation, position)
  );
  CREATE TABLE read_model_views (name text COLLATE "C" PRIMARY KEY, ordinal bigint GENERATED ALWAYS AS IDENTITY, definition jsonb NOT NULL, sql text NOT NULL);
  CREATE TABLE read_model_readers (role text COLLATE "C" PRIMARY KEY);
  CREATE TABLE read_model_origin (only_row boolean PRIMARY KEY CHECK (only_row), first_event text NOT NULL);
  CREATE TABLE read_model_seats (projection text COLLATE "C" PRIMARY KEY, epoch bigint NOT NULL, taken_at timestamp with time zone NOT NULL);
  CREATE VIEW data_dictionary AS
    SELECT relation ->> 'name' AS relation, 'table' AS kind, projection AS "of", ordinal,
      entry ->> 'name' AS name, entry ->> 'type' AS type, CAST(entry ->> 'nullable' AS boolean) AS nullable, entry ->> 'unit' AS unit,
      entry -> 'title' ->> 'de' AS title_de, entry -> 'title' ->> 'en' AS title_en,
      entry -> 'definition' ->> 'de' AS definition_de, entry -> 'definition' ->> 'en' AS definition_en, entry ->> 'source' AS source
    FROM read_model_generations, jsonb_array_elements(tables) AS relation, jsonb_array_elements(relation -> 'columns') WITH ORDINALITY AS field (entry, ordinal)
    WHERE status = 'active'
    UNION ALL
    SELECT v.name, 'view', definition ->> 'id', ordinal_in_view,
      entry ->> 'name', entry ->> 'type', CAST(entry ->> 'nullable' AS boolean), entry ->> 'unit',
      entry -> 'title' ->> 'de', entry -> 'title' ->> 'en', entry -> 'definition' ->> 'de', entry -> 'definition' ->> 'en', entry ->> 'source'
    FROM read_model_views AS v, jsonb_array_elements(definition -> 'columns') WITH ORDINALITY AS field (entry, ordinal_in_view);
  `,
]

/** The schema of the books that this software writes. */
export const knownReadModelSchema = migrations.length

/** The tables of the books that readers may read too; poison may carry what nobody was to read, states are nobody's business. */
export const booksForReaders = ['read_model_schema', 'read_model_generations', 'read_model_views', 'read_model_origin', 'data_dictionary'] as const

/** What there is of a schema: whether something lies in it, and the number of its last migration where that is books. */
export type SchemaState =
  | { readonly _tag: 'Missing' | 'Forbidden' | 'Empty' | 'Other' }
  | { readonly _tag: 'Books'; readonly version: number }

/** Looks into a schema before anything is done with it. */
export const schemaState = async (session: Session, schema: string): Promise<SchemaState> => {
  const [row] = await session.ask(
    `SELECT has_schema_privilege(n.oid, 'USAGE') AS usable, EXISTS (SELECT 1 FROM pg_catalog.pg_class c WHERE c.relnamespace = n.oid) AS taken,
       EXISTS (SELECT 1 FROM pg_catalog.pg_class c WHERE c.relnamespace = n.oid AND c.relname = 'read_model_schema') AS kept
     FROM pg_catalog.pg_namespace n WHERE nspname = $1`,
    [schema],
  )
  if (row === undefined) return { _tag: 'Missing' }
  if (row['usable'] !== true) return { _tag: 'Forbidden' }
  if (row['kept'] !== true) return { _tag: row['taken'] === true ? 'Other' : 'Empty' }
  const [books] = await session.ask('SELECT version FROM read_model_schema')
  return { _tag: 'Books', version: Number(books?.['version']) }
}

/** Brings the books to what this software writes; the caller holds the lock on migrations, and has made sure that they are no newer. */
export const migrate = async (session: Session, from: number): Promise<void> => {
  if (from === 0) await session.run('CREATE TABLE read_model_schema (version bigint NOT NULL); INSERT INTO read_model_schema VALUES (0)')
  for (const migration of migrations.slice(from)) await session.run(migration)
  if (from < knownReadModelSchema) await session.run(`UPDATE read_model_schema SET version = ${knownReadModelSchema}`)
}
