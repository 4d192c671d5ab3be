/** The cells of read models, for people and for programs. */
import { FuzzyDate, Instant, type Language } from '@vor-ort/core'
import type { Column } from '@vor-ort/projections'

import { describe, describeInstant } from '../dates.ts'
import type { Cell } from '../output/csv.ts'

/** What a database gives for a cell: bigints only where a number would not be exact. */
export type Value = string | number | bigint | null

/** What stands for NULL in a table for people; an empty text is one too, and is not the same. */
export const nullMark = '·'

/** A value as it is, for people. */
export const plainCell = (value: Value): string => (value === null ? nullMark : String(value))

/** A value for CSV: NULL is an empty cell. */
export const csvCell = (value: Value): Cell => value ?? undefined

/** A value of a documented column for people: dates and answers in words. */
export const wordedCell = (value: Value, type: Column['type'], language: Language): string => {
  if (value === null) return nullMark
  switch (type) {
    case 'boolean':
      return value === 0 ? (language === 'de' ? 'nein' : 'no') : language === 'de' ? 'ja' : 'yes'
    case 'date':
    case 'fuzzyDate':
      return FuzzyDate.is(value) ? describe(value, language) : String(value)
    case 'instant':
      return Instant.is(value) ? describeInstant(value, language) : String(value)
    default:
      return String(value)
  }
}

/** A value of a documented column for programs. */
export const typedValue = (value: Value, type: Column['type']): unknown => {
  if (value === null) return null
  if (type === 'boolean') return value !== 0
  if (type !== 'json' || typeof value !== 'string') return value
  try {
    return JSON.parse(value) as unknown
  } catch {
    // Another program wrote it; it is shown as it is.
    return value
  }
}

/** Whether a documented column holds numbers. */
export const isNumeric = (type: Column['type']): boolean => type === 'integer' || type === 'real' || type === 'decimal'
