/** The dictionary as the comments of PostgreSQL, where every tool for databases shows it. */
import type { Bilingual } from '@vor-ort/core'
import type { Column } from '@vor-ort/projections'

import { literal } from './names.ts'

/** What has a title, a definition and columns: a table or a read model. */
export interface Described {
  readonly title: Bilingual
  readonly definition: Bilingual
  /** What one row stands for; of read models only. */
  readonly grain?: Bilingual
  readonly columns: ReadonlyArray<Column>
}

const inBoth = (title: Bilingual, definition: Bilingual): ReadonlyArray<string> => [`${title.de}: ${definition.de}`, `${title.en}: ${definition.en}`]

/** The comment on a table or view: German, then English. */
export const relationComment = ({ title, definition, grain }: Described): string =>
  literal([...inBoth(title, definition), ...(grain === undefined ? [] : [`Zeile / row: ${grain.de} / ${grain.en}`])].join('\n'))

/** The comment on a column: German, English, unit where it is a number, source, and what an empty cell means. */
export const columnComment = ({ title, definition, unit, source, nullable }: Column): string =>
  literal(
    [
      ...inBoth(title, definition),
      ...(unit === undefined ? [] : [`Einheit / unit: ${unit}`]),
      `Quelle / source: ${source}`,
      ...(nullable ? ['NULL: nicht bekannt oder nicht vorhanden / not known, or there is none'] : []),
    ].join('\n'),
  )
