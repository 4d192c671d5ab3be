/** Tables as data: what a projection fills, column by column, documented for whoever reads it. */
import type { Bilingual } from '@vor-ort/core'

/**
 * What a column holds.
 *
 * `text`; `integer` (a safe whole number); `real`; `decimal` (a decimal as text, as in `Quantity`); `boolean`; `date`
 * (a day, `YYYY-MM-DD`); `fuzzyDate` (as the core writes it); `instant` (UTC with milliseconds); `json` (any value that
 * JSON carries). Dates and instants are texts, and instants sort as texts.
 */
export type ColumnType = 'text' | 'integer' | 'real' | 'decimal' | 'boolean' | 'date' | 'fuzzyDate' | 'instant' | 'json'

/** One column: what it means, in which unit, and where it comes from. */
export interface Column {
  /** Lower-case words joined by `_`. */
  readonly name: string
  readonly type: ColumnType
  /** Whether it may be `null`, which always means "not known" or "there is none"; never write 0 for unknown. */
  readonly nullable: boolean
  readonly title: Bilingual
  readonly definition: Bilingual
  /** The unit of a number, such as `vote`, `h/week`, `ct` or `1` for a plain count. */
  readonly unit?: string
  /** Where the value is from: an event and its field, or how it is derived. */
  readonly source: string
}

/** A table that a projection fills. */
export interface Table {
  /** Lower-case words joined by `_`; readers use this name whatever generation is active. */
  readonly name: string
  readonly title: Bilingual
  readonly definition: Bilingual
  /** The columns that together name one row, in the order of sorting. */
  readonly key: ReadonlyArray<string>
  readonly columns: ReadonlyArray<Column>
}

/** The values that a column takes in the rows of a projection. */
export type ValueOf<C extends Column> =
  | { text: string; decimal: string; date: string; fuzzyDate: string; instant: string; integer: number; real: number; boolean: boolean; json: unknown }[C['type']]
  // `undefined` is what a state says where it knows nothing; it is stored as `null`.
  | (C['nullable'] extends false ? never : null | undefined)

/** A row of a table as its projection gives it: every column by name. */
export type RowOf<T extends Table> = { readonly [C in T['columns'][number] as C['name']]: ValueOf<C> }

/** The rows of one key, by table. */
export type RowsOf<Tables extends ReadonlyArray<Table>> = { readonly [T in Tables[number] as T['name']]: ReadonlyArray<RowOf<T>> }

/** A row whose table is known only when the program runs; values are JSON, `null` for unknown. */
export type Row = Readonly<Record<string, unknown>>

/**
 * A table with the literal types of its columns, so that the compiler checks the rows.
 *
 * @example
 * ```ts
 * import { defineTable } from '@vor-ort/projections'
 * const note = defineTable({
 *   name: 'note',
 *   title: { de: 'Vermerk', en: 'Note' },
 *   definition: { de: 'Ein Vermerk je Zeile.', en: 'One note a row.' },
 *   key: ['note'],
 *   columns: [{ name: 'note', type: 'text', nullable: false, title: { de: 'Vermerk', en: 'Note' }, definition: { de: 'Kennung', en: 'Id' }, source: 'stream' }],
 * })
 * note.key // => ['note']
 * ```
 */
export const defineTable = <const T extends Table>(table: T): T => table
