/** What a command has to say, in the three forms in which it can be asked for. */
import type { CsvTable } from './csv.ts'

/** A column of a table. */
export interface Column {
  readonly title: string
  readonly align?: 'left' | 'right'
  /** May be wrapped where the terminal is too narrow. */
  readonly flexible?: true
}

/** A line of an outline: a label and a text, so many levels deep. */
export interface OutlineLine {
  readonly depth: number
  readonly label?: string
  readonly text?: string
}

/** A part of what a person reads. All texts may come from outside: they are made harmless when they are printed. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  /** A paragraph. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'table'; readonly columns: ReadonlyArray<Column>; readonly rows: ReadonlyArray<ReadonlyArray<string>> }
  /** Labels and values in two columns; a value may have several lines. */
  | { readonly kind: 'facts'; readonly facts: ReadonlyArray<readonly [label: string, value: string | ReadonlyArray<string>]> }
  /** Lines for programs, such as JSON: never wrapped. */
  | { readonly kind: 'verbatim'; readonly text: string }
  | { readonly kind: 'outline'; readonly lines: ReadonlyArray<OutlineLine> }

/** The result of a command; only the form that was asked for is made. */
export interface Report {
  /** For people, in the language of the context. */
  readonly table: () => ReadonlyArray<Block>
  /** For programs: one document; bigints are printed as texts. */
  readonly json: () => unknown
  /** For spreadsheets and databases: one tidy table. */
  readonly csv: () => CsvTable
  /** 0 unless the result itself is bad news. */
  readonly exitCode?: 0 | 1
}

export const heading = (text: string): Block => ({ kind: 'heading', text })
export const paragraph = (text: string): Block => ({ kind: 'text', text })
export const facts = (...facts: ReadonlyArray<readonly [label: string, value: string | ReadonlyArray<string> | undefined]>): Block => ({
  kind: 'facts',
  facts: facts.flatMap(([label, value]) => (value === undefined || value.length === 0 ? [] : [[label, value] as const])),
})
