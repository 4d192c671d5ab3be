/** Read models for people: documented SQL views over the tables of projections. */
import type { Bilingual } from '@vor-ort/core'

import { documentationFaults, type DefinitionFault } from './check.ts'
import type { AnyProjection } from './projection.ts'
import type { Column } from './table.ts'

/** A documented view; it sees the tables of projections by their names, whatever generation is active. */
export interface ReadModel {
  /** The number in the catalogue of read models, such as `RM-1`. */
  readonly id: string
  /** The name of the view: lower-case words joined by `_`, such as `rm1_decision_history`. */
  readonly name: string
  readonly title: Bilingual
  readonly definition: Bilingual
  /** What one row stands for. */
  readonly grain: Bilingual
  readonly columns: ReadonlyArray<Column>
  /** One SELECT; its result columns are those declared, in the same order. */
  readonly sql: string
  /** The names of the projections whose tables it reads. */
  readonly needs: ReadonlyArray<string>
}

/**
 * What differs between the columns that a view declares and those that its SQL gives.
 *
 * @example
 * ```ts
 * import { columnFaults } from '@vor-ort/projections'
 * columnFaults('rm1', ['resolution', 'due'], ['resolution']) // => [{ at: 'rm1.due', expected: 'a column of the result, since it is declared' }]
 * ```
 */
export const columnFaults = (view: string, declared: ReadonlyArray<string>, found: ReadonlyArray<string>): ReadonlyArray<DefinitionFault> => {
  const missing = declared.filter((name) => !found.includes(name)).map((name) => ({ at: `${view}.${name}`, expected: 'a column of the result, since it is declared' }))
  const extra = found.filter((name) => !declared.includes(name)).map((name) => ({ at: `${view}.${name}`, expected: 'to be declared, since it is a column of the result' }))
  if (missing.length > 0 || extra.length > 0) return [...missing, ...extra]
  return declared.every((name, index) => found[index] === name) ? [] : [{ at: view, expected: `the order of columns that is declared: ${declared.join(', ')}` }]
}

/** What is wrong with read models before any SQL is run: names taken, needs that no projection meets, gaps in the documentation. */
export const readModelFaults = (models: ReadonlyArray<ReadModel>, projections: ReadonlyArray<AnyProjection>): ReadonlyArray<DefinitionFault> => {
  const known = new Set(projections.map(({ name }) => name))
  const taken = new Set(projections.flatMap(({ tables }) => tables.map(({ name }) => name)))
  return models.flatMap(({ name, columns, needs }) => {
    const isTaken = taken.has(name)
    taken.add(name)
    return [
      ...(isTaken ? [{ at: name, expected: 'a name that no table and no other view has' }] : []),
      ...needs.filter((need) => !known.has(need)).map((need) => ({ at: `${name}.${need}`, expected: 'a projection, since the view needs it' })),
      ...documentationFaults(name, columns),
    ]
  })
}

/** One line of the data dictionary: a column of a table or view. */
export interface DictionaryEntry extends Column {
  /** The table or view. */
  readonly relation: string
  readonly kind: 'table' | 'view'
  /** The projection that fills the table, or the id of the read model. */
  readonly of: string
  /** Whether the column is part of the key of its table. */
  readonly isKey: boolean
}

/** The data dictionary of some projections and read models, column by column. */
export const dictionaryOf = (projections: ReadonlyArray<AnyProjection>, models: ReadonlyArray<ReadModel> = []): ReadonlyArray<DictionaryEntry> => [
  ...projections.flatMap((projection) =>
    projection.tables.flatMap((table) =>
      table.columns.map((column) => ({ ...column, relation: table.name, kind: 'table' as const, of: projection.name, isKey: table.key.includes(column.name) })),
    ),
  ),
  ...models.flatMap((model) => model.columns.map((column) => ({ ...column, relation: model.name, kind: 'view' as const, of: model.id, isKey: false }))),
]
