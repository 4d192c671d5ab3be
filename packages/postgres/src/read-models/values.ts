/** What a cell is in PostgreSQL: its type there, and its text on the way in and out. */
import { postgresTypes, type ColumnType, type Value } from '@vor-ort/projections'

/**
 * The type of a column of a table.
 *
 * Texts sort by code point, as in every other place for rows; who wants names in the order of a language asks for it:
 * `ORDER BY name COLLATE "de-x-icu"`.
 */
export const columnType = (type: ColumnType): string => (postgresTypes[type] === 'text' ? 'text COLLATE "C"' : postgresTypes[type])

// No text of PostgreSQL has a NUL. It is written as two characters of which the first is none that any text may have.
const mark = '\uFDD0'
const nul = '\u0000'

/** A text as PostgreSQL can hold it; almost always the same. */
export const storable = (text: string): string =>
  text.includes(nul) || text.includes(mark) ? text.replaceAll(mark, `${mark}1`).replaceAll(nul, `${mark}0`) : text

/** A text as it was before `storable`. */
export const restored = (text: string): string =>
  text.includes(mark) ? text.replaceAll(`${mark}0`, nul).replaceAll(`${mark}1`, mark) : text

/** A cell as a parameter. */
export const parameter = (value: Value | undefined): string | number | boolean | null => (typeof value === 'string' ? storable(value) : (value ?? null))

const safe = (text: string): string | number => (Number.isSafeInteger(Number(text)) ? Number(text) : text)

// `2026-11-21 22:00:00+00`, with the fraction that there is; the session is in UTC.
const instant = (text: string): string => {
  const found = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+00$/.exec(text)
  return found === null ? text : `${found[1]}T${found[2]}.${(found[3] ?? '').padEnd(3, '0')}Z`
}

const real = (text: string): string | number => (Number.isFinite(Number(text)) ? Number(text) : text)

// 5.000 is the whole number 5, as which it must not lose its end.
const numeric = (text: string): string | number => (Number.isInteger(Number(text)) ? safe(text) : real(text))

const readers = new Map<number, (text: string) => unknown>([
  [16, (text) => text === 't'],
  [17, (text) => text.slice(2)],
  [20, safe],
  [21, Number],
  [23, Number],
  [26, Number],
  [25, restored],
  [114, restored],
  [700, real],
  [701, real],
  [1184, instant],
])

const asText = (text: string): unknown => text

/** How answers are read: days, decimals and JSON as texts, instants as everywhere in UTC with milliseconds. */
export const rowTypes = { getTypeParser: (oid: number) => readers.get(oid) ?? asText }

/** The same for questions in SQL, where a decimal is a number: there it is what `sum` and `avg` give. */
export const queryTypes = { getTypeParser: (oid: number) => (oid === 1700 ? numeric : (readers.get(oid) ?? asText)) }
