/** Opening a schema of PostgreSQL for read models. */
import type { DefinitionFault, ProjectionTarget, TargetError } from '@vor-ort/projections'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import { makeConnections, type Connections, type Session } from './connections.ts'
import type { OpenReadModelsError } from './errors.ts'
import { knownReadModelSchema, migrate, schemaState } from './migrations.ts'
import { isSchemaName, quoted } from './names.ts'
import { ask, type QueryBounds, type QueryRefusal, type ReadModelAnswer } from './query.ts'
import { seating, type Seat, type SeatError, type SeatOptions } from './seat.ts'
import { addReader } from './stable-names.ts'
import { postgresTarget } from './target.ts'
import { installViews, viewFaults, type PostgresReadModel } from './views.ts'

/** Which database and schema, and how. */
export interface PostgresReadModelsOptions {
  /** A connection URL, `postgres://user:password@host:port/database`; a direct connection, or a pool that keeps sessions. */
  readonly url: string
  /**
   * The schema that holds everything; it is made where there is none, `vor_ort_read` by default. Each carrier that is to
   * be kept apart gets a schema of its own, and a role that owns it.
   */
  readonly schema?: string
  /** Read only: the schema must have read models; false by default. It is all that a role in `readers` can do. */
  readonly readOnly?: boolean
  /** Roles that may read the views of tables and read models, now and after each rebuild, and nothing else of the schema. */
  readonly readers?: ReadonlyArray<string>
  /**
   * `normal` (the default): after a crash of the server the last batches may be gone, rows and checkpoint alike, and come
   * again; `full` keeps them.
   */
  readonly synchronous?: 'full' | 'normal'
  /** How many connections at most, seats not counted; 4 by default. */
  readonly maxConnections?: number
  /** How long a commit waits for another before `TargetBusy`; 10,000 by default. */
  readonly busyTimeoutMilliseconds?: number
  /** How long a switch waits for readers in long transactions before `TargetBusy`; 60,000 by default. New readers are never held up for it. */
  readonly switchTimeoutMilliseconds?: number
  /** How much one question in SQL may take: 30,000 ms, 100,000 rows and 64 million characters by default. */
  readonly query?: Partial<QueryBounds>
}

/** A target of projections on PostgreSQL, with views for people and questions in SQL. */
export interface PostgresReadModels extends ProjectionTarget {
  /** Makes the views of read models, anew where they are there; all or none. Those whose tables are missing come with the tables. */
  readonly install: (models: ReadonlyArray<PostgresReadModel>) => TaskEither<TargetError, void>
  /** What differs between the declared columns of read models that were installed and those that their views have. */
  readonly check: (models: ReadonlyArray<PostgresReadModel>) => TaskEither<TargetError, ReadonlyArray<DefinitionFault>>
  /** Asks one SELECT, with parameters `$1`, `$2` and so on; it cannot change anything. */
  readonly query: (sql: string, parameters?: ReadonlyArray<unknown>) => TaskEither<QueryRefusal | TargetError, ReadModelAnswer>
  /** Takes the right to keep some projections up, all or none; waits for whoever has one of them, and takes over when it is gone. */
  readonly seat: (projections: ReadonlyArray<string>, options?: SeatOptions) => TaskEither<SeatError, Seat>
}

/**
 * Opens a schema for read models, and makes it and its books where there are none.
 *
 * Any number of processes may work on one schema. A schema that holds anything else is left as it is. Readers in
 * transactions of the level REPEATABLE READ that began before a rebuild see the new tables as they were then: ask in
 * single statements, or in transactions of the usual level.
 */
export const openPostgresReadModels =
  (options: PostgresReadModelsOptions): TaskEither<OpenReadModelsError, PostgresReadModels> =>
  async () => {
    const { url, schema = 'vor_ort_read', readOnly = false, synchronous = 'normal', query } = options
    const { maxConnections = 4, busyTimeoutMilliseconds = 10_000, switchTimeoutMilliseconds = 60_000 } = options
    if (!isSchemaName(schema)) return left({ _tag: 'NotReadModels', schema, reason: 'its name must be lower-case letters, digits and _' })
    if (!URL.canParse(url)) return left({ _tag: 'TargetUnavailable', reason: 'the URL cannot be read' })
    const connections = makeConnections({ url, schema, readOnly, isDurable: synchronous === 'full', maxConnections, busyTimeoutMilliseconds, switchTimeoutMilliseconds })
    const prepared = await connections.transact('write', (session) => prepareSchema(session, { ...options, schema }))
    if (isLeft(prepared)) {
      await connections.close()
      return prepared
    }
    const bounds: QueryBounds = { timeoutMilliseconds: 30_000, maxRows: 100_000, maxCharacters: 64_000_000, ...query }
    return right({ ...postgresTarget(connections), ...views(connections, bounds), seat: seating(connections, schema) })
  }

const views = ({ transact, lend }: Connections, bounds: QueryBounds): Pick<PostgresReadModels, 'install' | 'check' | 'query'> => ({
  install: (models) => () => transact('change', (session) => installViews(session, models)),
  check: (models) => async () => {
    let faults: ReadonlyArray<DefinitionFault> = []
    // What the check tries is undone.
    const undone = await transact('change', async (session): Promise<Either<'undone', void>> => {
      faults = await viewFaults(session, models)
      return left('undone')
    })
    return isLeft(undone) && undone.left !== 'undone' ? left(undone.left) : right(faults)
  },
  query:
    (sql, parameters = []) =>
    async () => {
      const asked = await lend((client) => ask(client, sql, parameters, bounds))
      return isLeft(asked) ? asked : asked.right
    },
})

/** Checks that the schema may be used, and makes the books where that is wanted. */
const prepareSchema = async (session: Session, { schema = '', readOnly = false, readers = [] }: PostgresReadModelsOptions): Promise<Either<OpenReadModelsError, void>> => {
  // Two who come first at once: one makes it all, the other finds it.
  if (!readOnly) await session.ask("SELECT pg_advisory_xact_lock(hashtextextended('vor-ort read models ' || $1, 0))", [schema])
  const found = await schemaState(session, schema)
  if (found._tag === 'Forbidden') return left({ _tag: 'TargetUnavailable', reason: `the role has no right to use the schema ${schema}` })
  if (found._tag === 'Other') return left({ _tag: 'NotReadModels', schema, reason: 'it holds something else' })
  const version = found._tag === 'Books' ? found.version : 0
  if (version > knownReadModelSchema) return left({ _tag: 'NewerSchema', schema, found: version, known: knownReadModelSchema })
  if (readOnly) return found._tag === 'Books' ? right(undefined) : left({ _tag: 'NotReadModels', schema, reason: 'it has no read models' })
  // A schema that was made for us may be all that our role is allowed.
  if (found._tag === 'Missing') await session.run(`CREATE SCHEMA ${quoted(schema)}`)
  await migrate(session, version)
  for (const role of readers) await addReader(session, schema, role)
  return right(undefined)
}
