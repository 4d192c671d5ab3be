/** Checkpoints of process managers in the database of the events. */
import { isPosition, type CheckpointStore, type StoreError } from '@vor-ort/event-store'
import { isLeft, left, right } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import { makeConnections } from './connections.ts'
import type { OpenError } from './errors.ts'
import { placeOf, prepare, type PostgresOptions } from './open.ts'
import { inSchema } from './schema.ts'

/** Checkpoints in a database. */
export interface PostgresCheckpoints extends CheckpointStore {
  readonly close: () => TaskEither<StoreError, void>
}

/**
 * Opens the checkpoints of a tenant, beside the store that is open on it; it makes the tables where there are none.
 *
 * Several processes may share them: a position never goes back.
 */
export const openPostgresCheckpoints =
  (options: PostgresOptions): TaskEither<OpenError, PostgresCheckpoints> =>
  async () => {
    const place = placeOf(options)
    if (isLeft(place)) return place
    const prepared = await prepare(place.right)
    if (isLeft(prepared)) return prepared
    const { schema } = place.right
    const tenant = String(prepared.right.tenant)
    const connections = makeConnections({ ...place.right, connections: Math.min(2, place.right.connections) })
    const ask = (name: string, text: string, ...values: ReadonlyArray<string>) =>
      connections.patiently((on) => on({ name: `${schema}_${name}`, text: inSchema(schema, text) }, [tenant, ...values]))
    const doing = (name: string, text: string, ...values: ReadonlyArray<string>): TaskEither<StoreError, void> => async () => {
      const done = await ask(name, text, ...values)
      return isLeft(done) ? done : right(undefined)
    }
    return right({
      load: (name) => async () => {
        const rows = await ask('load', 'SELECT position FROM @schema@.process_checkpoints WHERE tenant = $1 AND name = $2', name)
        if (isLeft(rows)) return rows
        const found = rows.right[0]?.[0]
        if (found === undefined || isPosition(found)) return right(found)
        return left({ _tag: 'StoreDamaged', reason: `the checkpoint of ${name} is no position` })
      },
      save: (name, position) =>
        doing(
          'save',
          `INSERT INTO @schema@.process_checkpoints AS known (tenant, name, position) VALUES ($1, $2, $3)
           ON CONFLICT (tenant, name) DO UPDATE SET position = excluded.position WHERE excluded.position > known.position`,
          name,
          position,
        ),
      settled: (name, key) => async () => {
        const rows = await ask('settled', 'SELECT 1 FROM @schema@.process_settled WHERE tenant = $1 AND name = $2 AND key = $3', name, key)
        return isLeft(rows) ? rows : right(rows.right.length > 0)
      },
      settle: (name, key) =>
        doing('settle', 'INSERT INTO @schema@.process_settled (tenant, name, key) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', name, key),
      // Both at once, in one statement.
      forget: (name) =>
        doing(
          'forget',
          `WITH forgotten AS (DELETE FROM @schema@.process_checkpoints WHERE tenant = $1 AND name = $2)
           DELETE FROM @schema@.process_settled WHERE tenant = $1 AND name = $2`,
          name,
        ),
      close: () => async () => {
        await connections.end()
        return right(undefined)
      },
    })
  }
