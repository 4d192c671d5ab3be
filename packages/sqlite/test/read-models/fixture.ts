/** Files of read models for the tests. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'

import type { SqliteReadModels } from '@vor-ort/sqlite'

import { temporaryDirectory } from '../fixture.ts'
import { openedModels } from './open-models.ts'

/** A place for read models: one file in a directory of its own. */
export const modelsFixture = async () => {
  const directory = temporaryDirectory()
  const path = join(directory, 'read-models.db')
  const all: SqliteReadModels[] = []
  return {
    path,
    open: async (): Promise<SqliteReadModels> => {
      const models = await openedModels({ path })
      all.push(models)
      return models
    },
    dispose: async (): Promise<void> => {
      for (const models of all) await models.close()()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
