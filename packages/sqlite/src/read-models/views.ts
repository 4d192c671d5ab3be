/** Read models as views of the file. */
import { columnFaults, type DefinitionFault, type ReadModel } from '@vor-ort/projections'
import type { DatabaseSync } from 'node:sqlite'

import { messageOf } from '../errors.ts'
import { quoted } from './schema.ts'

/** Makes the views of read models, anew where one is there already; inside a transaction of the caller. The name that something else has, if one does. */
export const installViews = (database: DatabaseSync, models: ReadonlyArray<ReadModel>): string | undefined => {
  for (const model of models) {
    const isOurs = database.prepare('SELECT 1 FROM read_model_views WHERE name = ?').get(model.name) !== undefined
    const isThere = database.prepare('SELECT 1 FROM sqlite_schema WHERE name = ? COLLATE NOCASE').get(model.name) !== undefined
    if (isThere && !isOurs) return model.name
    if (isOurs) database.exec(`DROP VIEW IF EXISTS ${quoted(model.name)}`)
    database.exec(`CREATE VIEW ${quoted(model.name)} AS ${model.sql}`)
    database.prepare('INSERT OR REPLACE INTO read_model_views VALUES (?, ?)').run(model.name, JSON.stringify(model))
  }
  return undefined
}

/** What differs between what read models declare and what their SQL gives in this file. */
export const viewFaults = (database: DatabaseSync, models: ReadonlyArray<ReadModel>): ReadonlyArray<DefinitionFault> =>
  models.flatMap((model) => {
    try {
      // A name in the list of columns would hide that the SQL has another one; so the SQL itself is asked.
      const found = database.prepare('SELECT name FROM pragma_table_info(?) ORDER BY cid').all(model.name).map((row) => String(row['name']))
      database.prepare(`SELECT * FROM ${quoted(model.name)} LIMIT 0`).all()
      return columnFaults(model.name, model.columns.map(({ name }) => name), found)
    } catch (thrown) {
      return [{ at: model.name, expected: `SQL that can be run: ${messageOf(thrown)}` }]
    }
  })
