/** The books of a file of read models: which generations there are, and how far each is. */
import type { Position } from '@vor-ort/core'
import { defaultPartitions, lowestCheckpoint, shapeOf, type PartCheckpoints, type Blueprint, type Generation, type GenerationId, type GenerationStatus, type PoisonRecord } from '@vor-ort/projections'
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'

import { createTablesSql, createViewsSql, dropTablesSql, dropViewsSql, type KeptTable } from './schema.ts'

/** A generation with its tables as they were defined when it was made. */
export interface BookedGeneration extends Generation {
  readonly tables: ReadonlyArray<KeptTable>
}

/** Reading and changing the books; changes are made inside a transaction of the caller. */
export interface Books {
  /** The store that the rows come from, as it was claimed. */
  readonly origin: () => string | undefined
  /** Writes it down, unless one is there already; the one that holds is the result. */
  readonly claim: (origin: string) => string
  readonly all: () => ReadonlyArray<BookedGeneration>
  readonly find: (id: GenerationId) => BookedGeneration | undefined
  /** The status and checkpoints alone, without the tables: for the way that every batch takes. */
  readonly mark: (id: GenerationId) => Pick<Generation, 'status' | 'parts'> | undefined
  readonly create: (blueprint: Blueprint, status: 'active' | 'building') => Generation
  readonly drop: (generation: BookedGeneration) => void
  /** Makes a generation active; the active one becomes previous. */
  readonly activate: (next: BookedGeneration, active: BookedGeneration | undefined) => void
  readonly moveParts: (id: GenerationId, parts: PartCheckpoints) => void
  readonly addPoison: (id: GenerationId, record: PoisonRecord) => void
  readonly poison: (id: GenerationId) => ReadonlyArray<PoisonRecord>
  /** Whether something that does not belong to a projection has this name. */
  readonly isTaken: (name: string, projection: string) => boolean
}

type Columns = Readonly<Record<string, SQLOutputValue>>

const generationOf = (row: Columns): BookedGeneration => {
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

const checkpointOf = ({ checkpoint }: Columns): Position | undefined => (checkpoint === null ? undefined : (checkpoint as Position))

// A file of the first version, opened to be read only, has no columns for parts.
const partsOf = (row: Columns): PartCheckpoints => {
  const { partitions = defaultPartitions, parts = null } = row
  if (parts === null) return Array.from({ length: Number(partitions) }, () => checkpointOf(row))
  const found: ReadonlyArray<Position | null> = JSON.parse(String(parts))
  return found.map((checkpoint) => checkpoint ?? undefined)
}

const poisonOf = (row: Columns): PoisonRecord => {
  const fault: unknown = JSON.parse(String(row['fault']))
  return {
    position: row['position'] as Position,
    stream: row['stream'] as PoisonRecord['stream'],
    revision: BigInt(String(row['revision'])),
    ...(row['type'] === null ? {} : { type: String(row['type']) }),
    fault: fault as PoisonRecord['fault'],
  }
}

/** Opens the books of a database that has them. */
export const openBooks = (database: DatabaseSync): Books => {
  const selectAll = database.prepare('SELECT * FROM read_model_generations ORDER BY projection, generation')
  const selectOne = database.prepare('SELECT * FROM read_model_generations WHERE projection = ? AND generation = ?')
  const hasParts = database.prepare("SELECT 1 FROM pragma_table_info('read_model_generations') WHERE name = 'parts'").get() !== undefined
  const selectMark = database.prepare(
    `SELECT status, checkpoint${hasParts ? ', partitions, parts' : ''} FROM read_model_generations WHERE projection = ? AND generation = ?`,
  )
  const selectPoison = database.prepare(
    'SELECT * FROM read_model_poison WHERE projection = ? AND generation = ? ORDER BY length(position), position',
  )
  const selectSchema = database.prepare('SELECT 1 FROM sqlite_schema WHERE name = ? COLLATE NOCASE')
  const setParts = hasParts ? database.prepare('UPDATE read_model_generations SET checkpoint = ?, parts = ? WHERE projection = ? AND generation = ?') : undefined
  const setStatus = database.prepare('UPDATE read_model_generations SET status = ? WHERE projection = ? AND generation = ?')
  const insertPoison = database.prepare('INSERT OR REPLACE INTO read_model_poison VALUES (?, ?, ?, ?, ?, ?, ?)')
  const all = (): ReadonlyArray<BookedGeneration> => selectAll.all().map(generationOf)

  const drop = ({ projection, generation, tables }: BookedGeneration): void => {
    database.exec(dropTablesSql(projection, generation, tables))
    for (const book of ['generations', 'poison']) {
      database.prepare(`DELETE FROM read_model_${book} WHERE projection = ? AND generation = ?`).run(projection, generation)
    }
  }

  // A file that is older than this book, opened to be read only, has none.
  const origin = (): string | undefined => {
    if (selectSchema.get('read_model_origin') === undefined) return undefined
    const row = database.prepare('SELECT first_event FROM read_model_origin').get()
    return row === undefined ? undefined : String(row['first_event'])
  }

  return {
    origin,
    claim: (first) => {
      database.prepare('INSERT INTO read_model_origin VALUES (1, ?) ON CONFLICT (only) DO NOTHING').run(first)
      return origin() ?? first
    },
    all,
    find: ({ projection, generation }) => {
      const row = selectOne.get(projection, generation)
      return row === undefined ? undefined : generationOf(row)
    },
    mark: ({ projection, generation }) => {
      const row = selectMark.get(projection, generation)
      return row === undefined ? undefined : { status: row['status'] as GenerationStatus, parts: partsOf(row) }
    },
    create: (blueprint, status) => {
      const { name: projection, version, idColumn, partitions = defaultPartitions } = blueprint
      const tables = blueprint.tables.map((table): KeptTable => (idColumn !== undefined && table.key[0] === idColumn ? { ...table, startsWithKey: true } : table))
      const counted = database
        .prepare(
          `INSERT INTO read_model_projections VALUES (?, 1)
           ON CONFLICT (projection) DO UPDATE SET last_generation = last_generation + 1 RETURNING last_generation`,
        )
        .get(projection)
      const generation = Number(counted?.['last_generation'])
      const shape = shapeOf(blueprint)
      database
        .prepare('INSERT INTO read_model_generations (projection, generation, version, shape, tables, status, partitions) VALUES (?, ?, ?, ?, ?, ?, ?)')
        .run(projection, generation, version, shape, JSON.stringify(tables), status, partitions)
      database.exec(createTablesSql(projection, generation, tables))
      if (status === 'active') database.exec(createViewsSql(generation, tables))
      return { projection, generation, version, shape, status, checkpoint: undefined, parts: Array.from({ length: partitions }, () => undefined) }
    },
    drop,
    activate: (next, active) => {
      const { projection } = next
      if (active !== undefined) {
        database.exec(dropViewsSql(active.tables))
        // Only one can be active: the one that goes makes room first.
        setStatus.run('previous', projection, active.generation)
      }
      setStatus.run('active', projection, next.generation)
      database.exec(createViewsSql(next.generation, next.tables))
    },
    moveParts: ({ projection, generation }, parts) => {
      const isLevel = parts.every((checkpoint) => checkpoint === parts[0])
      setParts?.run(lowestCheckpoint(parts) ?? null, isLevel ? null : JSON.stringify(parts.map((checkpoint) => checkpoint ?? null)), projection, generation)
    },
    addPoison: ({ projection, generation }, { position, stream, revision, type, fault }) =>
      void insertPoison.run(projection, generation, position, stream, String(revision), type ?? null, JSON.stringify(fault)),
    poison: ({ projection, generation }) => selectPoison.all(projection, generation).map(poisonOf),
    isTaken: (name, projection) => {
      const tables = all()
      const has = (one: BookedGeneration): boolean => one.tables.some((table) => table.name === name)
      if (tables.some((one) => one.projection !== projection && has(one))) return true
      return selectSchema.get(name) !== undefined && !tables.some((one) => one.projection === projection && has(one))
    },
  }
}
