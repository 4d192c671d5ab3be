/** The books of a schema of read models: which generations there are, and how far each is. */
import type { Position } from '@vor-ort/core'
import { defaultPartitions, lowestCheckpoint, shapeOf, type Blueprint, type Generation, type GenerationId, type GenerationStatus, type PartCheckpoints, type PoisonRecord } from '@vor-ort/projections'

import { readerPatienceMilliseconds, type Cells, type Session } from './connections.ts'
import type { KeptTable } from './tables.ts'
import { storable } from './values.ts'

/** A generation with its tables as they were defined when it was made. */
export interface BookedGeneration extends Generation {
  readonly tables: ReadonlyArray<KeptTable>
}

/** The status and checkpoints of a generation. */
export type Mark = Pick<Generation, 'status' | 'parts'>

const columns = 'projection, generation, version, shape, tables, status, checkpoint, partitions, parts'

/** A generation from its row in the books. */
export const generationOf = (row: Cells): BookedGeneration => {
  const tables: unknown = JSON.parse(String(row['tables']))
  return {
    projection: String(row['projection']),
    generation: Number(row['generation']),
    version: Number(row['version']),
    shape: String(row['shape']),
    status: row['status'] as GenerationStatus,
    checkpoint: checkpointOf(row),
    parts: partsOf(row),
    tables: tables as ReadonlyArray<KeptTable>,
  }
}

const checkpointOf = ({ checkpoint }: Cells): Position | undefined => (checkpoint === null ? undefined : (checkpoint as Position))

// Most of the time all parts stand at one checkpoint, which is then written for them.
const partsOf = (row: Cells): PartCheckpoints => {
  const { partitions, parts } = row
  if (parts === null) return Array.from({ length: Number(partitions) }, () => checkpointOf(row))
  const found: ReadonlyArray<Position | null> = JSON.parse(String(parts))
  return found.map((checkpoint) => checkpoint ?? undefined)
}

/** A poison record from its row in the books. */
export const poisonOf = (row: Cells): PoisonRecord => {
  const fault: unknown = JSON.parse(String(row['fault']))
  return {
    position: row['position'] as Position,
    stream: row['stream'] as PoisonRecord['stream'],
    revision: BigInt(String(row['revision'])),
    ...(row['type'] === null ? {} : { type: String(row['type']) }),
    fault: fault as PoisonRecord['fault'],
  }
}

/** All generations, in their order. */
export const selectGenerations = `SELECT ${columns} FROM read_model_generations WHERE $1::text IS NULL OR projection = $1 ORDER BY projection, generation`

/** The poison of the active generation of a projection. */
export const selectPoison = `SELECT p.position, p.stream, p.revision, p.type, p.fault FROM read_model_poison p
  JOIN read_model_generations g ON g.projection = p.projection AND g.generation = p.generation AND g.status = 'active'
  WHERE p.projection = $1 ORDER BY length(p.position), p.position`

/** All generations of a projection or of all. */
export const readGenerations = async (session: Session, projection?: string): Promise<ReadonlyArray<BookedGeneration>> =>
  (await session.ask(selectGenerations, [projection ?? null])).map(generationOf)

/**
 * The generations of a projection, locked until the end of the transaction: nobody else changes which there are, and no
 * commit to them is on its way. From here on locks on tables and views are waited for a moment only, since readers hold them.
 */
export const lockToChange = async (session: Session, projection: string): Promise<ReadonlyArray<BookedGeneration>> => {
  await session.ask('SELECT version FROM read_model_schema FOR UPDATE')
  const generations = (await session.ask(`${selectGenerations} FOR UPDATE`, [projection])).map(generationOf)
  await session.run(`SET LOCAL lock_timeout = ${readerPatienceMilliseconds}`)
  return generations
}

/** One generation, if it is there. */
export const findGeneration = async (session: Session, { projection, generation }: GenerationId): Promise<BookedGeneration | undefined> => {
  const [row] = await session.ask(`SELECT ${columns} FROM read_model_generations WHERE projection = $1 AND generation = $2`, [projection, generation])
  return row === undefined ? undefined : generationOf(row)
}

/** The name of a generation among all. */
export const nameOf = ({ projection, generation }: GenerationId): string => `${projection} ${generation}`

const lockClause = { whole: 'FOR NO KEY UPDATE', shared: 'FOR KEY SHARE', none: '' } as const

/**
 * Where some generations stand, locked until the end of the transaction.
 *
 * `whole`: nobody else commits to them meanwhile. `shared`: others may, but nobody drops them or makes them previous. They
 * are locked in one order for all, so that no two who commit wait for each other.
 */
export const lockMarks = async (session: Session, ids: ReadonlyArray<GenerationId>, lock: 'whole' | 'shared' | 'none'): Promise<ReadonlyMap<string, Mark>> => {
  if (ids.length === 0) return new Map()
  const rows = await session.ask(
    `SELECT projection, generation, status, checkpoint, partitions, parts FROM read_model_generations
     WHERE (projection, generation) IN (SELECT * FROM unnest($1::text[], $2::bigint[])) ORDER BY projection, generation
     ${lockClause[lock]}`,
    [ids.map(({ projection }) => projection), ids.map(({ generation }) => generation)],
  )
  return new Map(
    rows.map((row) => [
      nameOf({ projection: String(row['projection']), generation: Number(row['generation']) }),
      { status: row['status'] as GenerationStatus, parts: partsOf(row) },
    ]),
  )
}

/** Moves checkpoints, all at once. */
export const moveCheckpoints = async (session: Session, moves: ReadonlyArray<GenerationId & { readonly parts: PartCheckpoints }>): Promise<void> => {
  const isLevel = ({ parts }: { readonly parts: PartCheckpoints }): boolean => parts.every((checkpoint) => checkpoint === parts[0])
  await session.ask(
    `UPDATE read_model_generations g SET checkpoint = m.checkpoint, parts = m.parts
     FROM unnest($1::text[], $2::bigint[], $3::text[], $4::json[]) AS m (projection, generation, checkpoint, parts)
     WHERE g.projection = m.projection AND g.generation = m.generation`,
    [
      moves.map(({ projection }) => projection),
      moves.map(({ generation }) => generation),
      moves.map(({ parts }) => lowestCheckpoint(parts) ?? null),
      moves.map((move) => (isLevel(move) ? null : JSON.stringify(move.parts.map((checkpoint) => checkpoint ?? null)))),
    ],
  )
}

/** Writes down events that the rows lack. */
export const addPoison = async (session: Session, { projection, generation }: GenerationId, records: ReadonlyArray<PoisonRecord>): Promise<void> => {
  for (const { position, stream, revision, type, fault } of records) {
    await session.ask(
      `INSERT INTO read_model_poison VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (projection, generation, position)
       DO UPDATE SET stream = EXCLUDED.stream, revision = EXCLUDED.revision, type = EXCLUDED.type, fault = EXCLUDED.fault`,
      [projection, generation, position, stream, String(revision), type ?? null, storable(JSON.stringify(fault))],
    )
  }
}

/** Books a new generation; its number is one that was never used. */
export const bookGeneration = async (session: Session, blueprint: Blueprint, status: 'active' | 'building'): Promise<BookedGeneration> => {
  const { name: projection, version, idColumn, partitions = defaultPartitions } = blueprint
  const tables = blueprint.tables.map((table): KeptTable => (idColumn !== undefined && table.key[0] === idColumn ? { ...table, startsWithKey: true } : table))
  const [counted] = await session.ask(
    `INSERT INTO read_model_projections AS p VALUES ($1, 1)
     ON CONFLICT (projection) DO UPDATE SET last_generation = p.last_generation + 1 RETURNING last_generation`,
    [projection],
  )
  const generation = Number(counted?.['last_generation'])
  const shape = shapeOf(blueprint)
  await session.ask('INSERT INTO read_model_generations (projection, generation, version, shape, tables, status, partitions) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
    projection,
    generation,
    version,
    shape,
    JSON.stringify(tables),
    status,
    partitions,
  ])
  return { projection, generation, version, shape, status, checkpoint: undefined, parts: Array.from({ length: partitions }, () => undefined), tables }
}

/** Strikes a generation from the books. */
export const strikeGeneration = async (session: Session, { projection, generation }: GenerationId): Promise<void> => {
  for (const book of ['generations', 'poison']) await session.ask(`DELETE FROM read_model_${book} WHERE projection = $1 AND generation = $2`, [projection, generation])
}

/** Changes the status of a generation. */
export const setStatus = async (session: Session, { projection, generation }: GenerationId, status: GenerationStatus): Promise<void> =>
  void (await session.ask('UPDATE read_model_generations SET status = $3 WHERE projection = $1 AND generation = $2', [projection, generation, status]))

/** The store that the rows come from, as it was claimed. */
export const selectOrigin = 'SELECT first_event FROM read_model_origin'

/** Writes the origin down, unless one is there already; the one that holds is the result. */
export const claimOrigin = async (session: Session, origin: string): Promise<string> => {
  await session.ask('INSERT INTO read_model_origin VALUES (true, $1) ON CONFLICT (only_row) DO NOTHING', [origin])
  const [row] = await session.ask(selectOrigin)
  return String(row?.['first_event'] ?? origin)
}
