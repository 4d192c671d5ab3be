/** Schemas of read models for the tests. */
import { randomBytes } from 'node:crypto'

import type { PostgresReadModels, PostgresReadModelsOptions } from '@vor-ort/postgres'
import type { Generation, ProjectionTarget } from '@vor-ort/projections'

import { sure } from '../../../projections/test/fixture.ts'
import { bySql } from '../server.ts'
import { openedModels } from './open-models.ts'

/** A place for read models: one schema of a database. */
export const schemaFixture = async (url: string) => {
  const schema = `test_${randomBytes(6).toString('hex')}`
  const all: PostgresReadModels[] = []
  return {
    schema,
    open: async (more: Partial<PostgresReadModelsOptions> = {}): Promise<PostgresReadModels> => {
      const models = await openedModels({ url, schema, maxConnections: 2, ...more })
      all.push(models)
      return models
    },
    dispose: async (): Promise<void> => {
      for (const models of all) await models.close()()
      await bySql(url, (client) => client.query(`SET client_min_messages = warning; DROP SCHEMA IF EXISTS ${schema} CASCADE`))
    },
  }
}

/** Brings an empty generation to where the active one is. */
export const level = async (target: ProjectionTarget, { projection, generation }: Generation): Promise<void> => {
  const active = sure(await target.generations(projection)()).find(({ status }) => status === 'active')
  if (active?.checkpoint === undefined) throw new Error('nothing is active')
  sure(await target.commit([{ projection, generation, expected: undefined, next: active.checkpoint, touched: [], poison: [] }])())
}
