/** Checks definitions before anything runs on them. */
import type { AnyProjection } from './projection.ts'
import type { Column, Table } from './table.ts'

/** What is wrong with a definition, and where. */
export interface DefinitionFault {
  /** Such as `resolution` (a projection) or `resolution.obligation.due` (a column of one of its tables). */
  readonly at: string
  readonly expected: string
}

const nameForm = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/
const longest = 50

/**
 * Everything that is wrong with some projections that are to run together: names that are no names or taken twice, keys
 * that are no columns or may be unknown, versions that do not count.
 *
 * @example
 * ```ts
 * import { projectionFaults, resolutionProjection } from '@vor-ort/projections'
 * projectionFaults([resolutionProjection]) // => []
 * projectionFaults([resolutionProjection, resolutionProjection])[0] // => { at: 'resolution', expected: 'a name that no other projection has' }
 * ```
 */
export const projectionFaults = (projections: ReadonlyArray<AnyProjection>): ReadonlyArray<DefinitionFault> => {
  const tables = projections.flatMap((projection) => projection.tables.map((table) => ({ projection, table })))
  return [
    ...projections.flatMap(({ name, version, handles }) => [
      ...nameFaults(name, name),
      ...(Number.isSafeInteger(version) && version >= 1 ? [] : [{ at: name, expected: 'a version that is a whole number from 1' }]),
      ...(handles.length > 0 ? [] : [{ at: name, expected: 'at least one category that it handles' }]),
    ]),
    ...doubles(projections.map(({ name }) => name)).map((at) => ({ at, expected: 'a name that no other projection has' })),
    ...doubles(tables.map(({ table }) => table.name)).map((at) => ({ at, expected: 'a name that no other table has' })),
    ...tables.flatMap(({ projection, table }) => tableFaults(`${projection.name}.${table.name}`, table)),
  ]
}

const tableFaults = (at: string, { name, key, columns }: Table): ReadonlyArray<DefinitionFault> => [
  ...nameFaults(at, name),
  ...columns.flatMap((column) => nameFaults(`${at}.${column.name}`, column.name)),
  ...doubles(columns.map((column) => column.name)).map((double) => ({ at: `${at}.${double}`, expected: 'a name that no other column has' })),
  ...(key.length > 0 ? [] : [{ at, expected: 'at least one column as key' }]),
  ...key.flatMap((part) => {
    const column = columns.find((candidate) => candidate.name === part)
    if (column === undefined) return [{ at: `${at}.${part}`, expected: 'a column, since it is in the key' }]
    return column.nullable ? [{ at: `${at}.${part}`, expected: 'a column that is always known, since it is in the key' }] : []
  }),
]

const nameFaults = (at: string, name: string): ReadonlyArray<DefinitionFault> =>
  nameForm.test(name) && name.length <= longest ? [] : [{ at, expected: `lower-case words joined by _, at most ${longest} characters` }]

const doubles = (names: ReadonlyArray<string>): ReadonlyArray<string> => [...new Set(names.filter((name, index) => names.indexOf(name) < index))]

/** What is wrong with the documentation of columns: no title, no definition, no source, or a number without a unit. */
export const documentationFaults = (at: string, columns: ReadonlyArray<Column>): ReadonlyArray<DefinitionFault> =>
  columns.flatMap(({ name, type, title, definition, source, unit }) => {
    const isBlank = [title.de, title.en, definition.de, definition.en, source].some((words) => words.trim() === '')
    const lacksUnit = ['integer', 'real', 'decimal'].includes(type) && unit === undefined
    return [
      ...(isBlank ? [{ at: `${at}.${name}`, expected: 'title and definition in both languages, and a source' }] : []),
      ...(lacksUnit ? [{ at: `${at}.${name}`, expected: 'a unit, since it is a number (1 for a plain count)' }] : []),
    ]
  })
