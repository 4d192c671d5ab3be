/** The data dictionary: every column of every read model and table, with title, meaning, unit and source. */
import type { AnyProjection, Column, DefinedReadModel, Table } from '@vor-ort/projections'

import { page, table, type Page } from './model.ts'

/** The dictionary: read models first, since most people ask these; then the tables beneath them. */
export const dataDictionary = (models: ReadonlyArray<DefinedReadModel>, projections: ReadonlyArray<AnyProjection>): Page =>
  page(
    'data-dictionary.md',
    'Data dictionary',
    'What analysts query: read models are views, tables lie beneath them. Empty (NULL) always means not known or none, never 0; a column `…_qualifier` beside a number says how exactly it is known. The same is in the view `data_dictionary` of every file.',
    [
      '## Read models',
      '',
      ...table(['id', 'view', 'title', 'Titel', 'one row is'], models.map(({ id, name, title, grain }) => [id, `[\`${name}\`](#${name})`, title.en, title.de, grain.en])),
      '',
      ...models.flatMap(({ id, name, title, definition, grain, columns }) => [
        `### ${name}`,
        '',
        `**${id}: ${title.en}** (${title.de}). ${definition.en} One row is ${grain.en}.`,
        '',
        ...columnsOf(columns),
        '',
      ]),
      '## Tables',
      '',
      ...projections.flatMap((projection) =>
        projection.tables.flatMap((one) => [`### ${one.name}`, '', `**${one.title.en}** (${one.title.de}). ${one.definition.en} Key: ${keyOf(one)}. Filled by \`${projection.name}\`.`, '', ...columnsOf(one.columns), '']),
      ),
    ],
  )

const keyOf = ({ key }: Table): string => key.map((name) => `\`${name}\``).join(', ')

const columnsOf = (columns: ReadonlyArray<Column>): ReadonlyArray<string> =>
  table(
    ['column', 'type', 'unit', 'title', 'Titel', 'definition', 'source'],
    columns.map(({ name, type, nullable, unit, title, definition, source }) => [`\`${name}\``, `${type}${nullable ? ', may be empty' : ''}`, unit ?? '', title.en, title.de, definition.en, source]),
  )
