/** From one JSON text to records: parsing, NFC, and the unfolding of arrays and OParl list pages. Pure. */
import { left, right, type Either } from 'fp-ts/lib/Either.js'
import { brokenRecord, type BrokenRecord } from './read-fault.ts'

/** A JSON object whose fields were not looked at yet. */
export type JsonObject = Readonly<Record<string, unknown>>

/** A record and where it stood. */
export interface SourceRecord {
  readonly record: JsonObject
  readonly file: string
  /** The line on which the record begins, counted from 1. */
  readonly line: number
  /** The JSON path of the record in its line (NDJSON) or document (arrays and list pages). */
  readonly path: string
}

/** The records in one JSON text: the object itself, or the entries of an array or a list page. */
export function* recordsOfText(file: string, line: number, path: string, text: string): Generator<Either<BrokenRecord, SourceRecord>> {
  const parsed = parse(text)
  if (parsed._tag === 'Left') {
    yield left(brokenRecord(file, line, path, parsed.left, 'must be one JSON object'))
    return
  }
  const value = parsed.right
  const page = isObject(value) ? pageData(value) : undefined
  if (page !== undefined) yield* entries(file, line, `${path}.data`, page)
  else if (Array.isArray(value)) yield* entries(file, line, path, value)
  else yield entry(file, line, path, value)
}

function* entries(file: string, line: number, path: string, values: ReadonlyArray<unknown>): Generator<Either<BrokenRecord, SourceRecord>> {
  for (const [index, value] of values.entries()) yield entry(file, line, `${path}[${index}]`, value)
}

const entry = (file: string, line: number, path: string, value: unknown): Either<BrokenRecord, SourceRecord> =>
  isObject(value)
    ? right({ record: value, file, line, path })
    : left(brokenRecord(file, line, path, `is ${kindOf(value)}`, 'must be a JSON object'))

/** The entries of an OParl list page; an object with a type of its own is a record even if it has a field `data`. */
export const pageData = (value: JsonObject): ReadonlyArray<unknown> | undefined =>
  Array.isArray(value['data']) && value['type'] === undefined ? (value['data'] as ReadonlyArray<unknown>) : undefined

/** Parses a text to a value in normal form NFC, or says what is wrong without quoting the text, which may hold names. */
export const parse = (text: string): Either<string, unknown> => {
  try {
    const value: unknown = JSON.parse(text.normalize('NFC'))
    // Escapes such as \u0308 are combined only after parsing; they are rare, so the walk is too.
    return right(/\\u[0-9a-fA-F]{4}/.test(text) ? normalised(value) : value)
  } catch (cause) {
    return left(problemOf(cause))
  }
}

const problemOf = (cause: unknown): string => {
  const message = cause instanceof Error ? cause.message : ''
  const position = /position (\d+)/.exec(message)?.[1]
  if (position !== undefined) return `is not valid JSON (at character ${Number(position) + 1})`
  return message.includes('end of JSON') || message.includes('Unterminated')
    ? 'is not valid JSON (it ends too early)'
    : 'is not valid JSON'
}

const normalised = (value: unknown): unknown => {
  if (typeof value === 'string') return value.normalize('NFC')
  if (Array.isArray(value)) return value.map(normalised)
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key.normalize('NFC'), normalised(field)]))
}

/** True for a JSON object: neither a list nor null. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const kindOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value === 'string' ? 'a text' : `a ${typeof value}`
