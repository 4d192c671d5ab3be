/** Opening read models in a test or in a process of its own. */
import { openSqliteReadModels, type SqliteReadModels, type SqliteReadModelsOptions } from '@vor-ort/sqlite'
import { isLeft } from 'fp-ts/lib/Either.js'

/** Opens read models or fails the test. */
export const openedModels = async (options: SqliteReadModelsOptions): Promise<SqliteReadModels> => {
  const models = await openSqliteReadModels(options)()
  if (isLeft(models)) throw new Error(`cannot open: ${JSON.stringify(models.left)}`)
  return models.right
}
