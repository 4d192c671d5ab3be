/** Reads a file that is one JSON document over several lines: an array, a list page, a single object. Pure. */
// @ts-nocheck

import { left, type Either } from 'fp-ts/lib/Either.js'
import { jsonElements, type JsonElement } from './json-elements.ts'
import { brokenRecord, type BrokenRecord, type UnreadableFile } from './read-fault.ts'
import { isObject, pageData, parse, recordsOfText, type SourceRecord } from './read-text.ts'

type Item = Either<BrokenRecord | UnreadableFile, SourceRecord>

/**
 * The records of a document given by its lines.
 *
 * A document that does not parse as a whole is cut into its elements; when it is no list either, each line is tried by itself,
 * because a broken first line hides that a file has one record a line. `complete` is false when the file was torn: what
 * can be saved is given, and the tear itself is reported by the caller.
 */
export function* readDocument(file: string, lines: ReadonlyArray<Uint8Array>, complete: boolean): Generator<Item> {
  const text = decodeLines(lines)
  if (text === undefined) {
    yield left({ _tag: 'UnreadableFile', file, reason: 'notUtf8', expected: 'must be JSON text in UTF-8, plain or gzip' })
    return
  }
  if (text.trim() === '') return
  const start = text.search(/\S/)
  const array = text[start] === '[' ? { start, path: '$' } : pageArray(text)
  if (array !== undefined) {
    const elements = [...jsonElements(text, array.start)]
    // The last element of a torn file is torn itself.
    if (!complete && elements.at(-1)?.broken === true) elements.pop()
    yield* readElements(file, array.path, elements)
    return
  }
  const whole = parse(text)
  if (whole._tag === 'Right' && isObject(whole.right)) {
    yield* recordsOfText(file, lineAt(text, start), '$', text)
    return
  }
  const items = [...lineByLine(file, complete ? text : text.slice(0, text.lastIndexOf('\n') + 1))]
  if (items.some((item) => item._tag === 'Right')) yield* items
  else if (complete) yield left(brokenRecord(file, lineAt(text, start), '$', whole._tag === 'Left' ? whole.left : 'is no JSON object', 'must be one JSON object'))
}

function* readElements(file: string, path: string, elements: ReadonlyArray<JsonElement>): Generator<Item> {
  for (const element of elements) {
    const at = `${path}[${element.index}]`
    const value = parse(element.text)
    if (value._tag === 'Left') {
      const problem = element.broken ? 'is not valid JSON (a bracket or a text is not closed)' : value.left
      yield left(brokenRecord(file, element.line, at, problem, 'must be one JSON object'))
    } else if (isList(value.right)) {
      yield left(brokenRecord(file, element.line, at, 'is a list', 'must be a JSON object'))
    } else {
      yield* recordsOfText(file, element.line, at, element.text)
      if (element.broken && element === elements.at(-1)) {
        yield left(brokenRecord(file, element.line, path, 'is not closed after this record', 'must end with "]"'))
      }
    }
  }
}

function* lineByLine(file: string, text: string): Generator<Item> {
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() !== '') yield* recordsOfText(file, index + 1, '$', line)
  }
}

/** The array of a list page, found even when a part of it is broken. */
const pageArray = (text: string): { readonly start: number; readonly path: string } | undefined => {
  const whole = parse(text)
  const data = whole._tag === 'Right' && isObject(whole.right) ? pageData(whole.right) : undefined
  if (whole._tag === 'Right' && data === undefined) return undefined
  // Pagination and links may come first and hold no list, so the first `"data": [` is the page's own …
  const found = /^\s*\{(?:[^[]*?[,{\s])?"data"\s*:\s*\[/.exec(text)
  if (found === null) return undefined
  const start = found[0].length - 1
  // … unless a vendor's field has a list of that name too; then the count gives it away.
  return data !== undefined && [...jsonElements(text, start)].length !== data.length ? undefined : { start, path: '$.data' }
}

const isList = (value: unknown): boolean => Array.isArray(value) || (isObject(value) && pageData(value) !== undefined)

const decodeLines = (lines: ReadonlyArray<Uint8Array>): string | undefined => {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    return lines.map((line) => decoder.decode(line)).join('\n')
  } catch {
    return undefined
  }
}

const lineAt = (text: string, position: number): number => text.slice(0, position).split('\n').length
