/** The tables and views of a file of read models, with their columns. */
import type { Language } from '@vor-ort/core'
import { isLeft, left, right } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import { facts, heading, paragraph, type Report } from '../output/report.ts'
import { problemOf, say, type Problem } from '../problem.ts'
import type { ReadModels } from './read-models.ts'
import { askProblem } from './ask-target.ts'

/** One column of a table or view, as the data dictionary of the file has it. */
export interface DocumentedColumn {
  readonly relation: string
  readonly kind: string
  /** The projection or read model that it belongs to. */
  readonly of: string
  readonly name: string
  readonly type: string
  readonly nullable: boolean
  readonly unit: string | null
  readonly title: string
  readonly definition: string
}

/** Reads the data dictionary of a file. */
export const readDictionary =
  (target: ReadModels, file: string, language: Language): TaskEither<Problem, ReadonlyArray<DocumentedColumn>> =>
  async () => {
    const asked = await target.query(`SELECT relation, kind, "of", name, type, nullable, unit, title_${language} AS title, definition_${language} AS definition FROM data_dictionary ORDER BY kind, relation, ordinal`)()
    if (isLeft(asked)) {
      return left(asked.left._tag === 'InvalidQuery' ? problemOf(say(`${file} hat kein Verzeichnis seiner Spalten (${asked.left.reason}).`, `${file} has no list of its columns (${asked.left.reason}).`)) : askProblem(asked.left, file))
    }
    return right(
      asked.right.rows.map((row) => ({
        relation: String(row['relation']),
        kind: String(row['kind']),
        of: String(row['of']),
        name: String(row['name']),
        type: String(row['type']),
        nullable: row['nullable'] === 1 || row['nullable'] === true,
        unit: typeof row['unit'] === 'string' ? row['unit'] : null,
        title: String(row['title']),
        definition: String(row['definition']),
      })),
    )
  }

/** Tables and views with their columns, as a report. */
export const relationsReport = (columns: ReadonlyArray<DocumentedColumn>, language: Language): Report => {
  const german = language === 'de'
  const relations = Map.groupBy(columns, ({ relation }) => relation)
  const kindOf = (kind: string): string => (kind === 'view' ? (german ? 'Sicht' : 'view') : german ? 'Tabelle' : 'table')
  return {
    table: () =>
      columns.length === 0
        ? [paragraph(german ? 'Noch keine Tabellen.' : 'No tables yet.')]
        : [...relations].flatMap(([relation, list]) => [
            heading(`${relation} (${kindOf(list[0]?.kind ?? '')}, ${list[0]?.of ?? ''})`),
            facts(...list.map(({ name, type, unit, title }) => [name, `${title} (${unit === null || unit === '1' ? type : `${type}, ${unit}`})`] as const)),
          ]),
    json: () =>
      [...relations].map(([relation, list]) => ({
        relation,
        kind: list[0]?.kind,
        of: list[0]?.of,
        columns: list.map(({ name, type, nullable, unit, title, definition }) => ({ name, type, nullable, unit, title, definition })),
      })),
    csv: () => ({
      header: ['relation', 'kind', 'of', 'name', 'type', 'nullable', 'unit', 'title', 'definition'],
      rows: columns.map(({ relation, kind, of, name, type, nullable, unit, title, definition }) => [relation, kind, of, name, type, nullable, unit ?? undefined, title, definition]),
    }),
  }
}
