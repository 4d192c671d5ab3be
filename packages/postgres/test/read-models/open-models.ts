/** Opening read models in a test or in a process of its own. */
import { isLeft } from 'fp-ts/lib/Either.js'

import { openPostgresReadModels, type PostgresReadModels, type PostgresReadModelsOptions } from '@vor-ort/postgres'

/** Opens read models or fails the test. */
export const openedModels = async (options: PostgresReadModelsOptions): Promise<PostgresReadModels> => {
  const models = await openPostgresReadModels(options)()
  if (isLeft(models)) throw new Error(`cannot open: ${JSON.stringify(models.left)}`)
  return models.right
}
