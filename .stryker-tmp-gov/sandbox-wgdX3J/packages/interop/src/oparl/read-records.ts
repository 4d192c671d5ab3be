/**
 * Reads OParl records from files, one by one, whatever form the files have.
 *
 * This is the only part of the import that touches the disk. It knows nothing of meetings or papers: it finds objects
 * and says where each of them stood, so that every later complaint can name file, line and JSON path.
 */
// @ts-nocheck

import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { left, right, type Either } from 'fp-ts/lib/Either.js'
import { readDocument } from './read-document.ts'
import { brokenRecord, notText, tooLarge, tornFile, unreadable, type ReadFault, type UnreadableFile } from './read-fault.ts'
import { recordsOfText, type SourceRecord } from './read-text.ts'

/** Settings of the reader. */
export interface ReadOptions {
  /** The longest line or document, in bytes, that is held in memory; 256 MiB unless told. */
  readonly longest?: number
}

/** What the reader gives: a record, or what was wrong at that point. */
export type ReadItem = Either<ReadFault, SourceRecord>

/**
 * Reads the OParl records of the given files in order.
 *
 * Each file may be NDJSON, a JSON array, an OParl list page or a single object, plain or gzip (told by its first bytes, not by
 * its name). A byte order mark, CRLF and blank lines do no harm; texts come out in Unicode normal form NFC. A broken
 * record is given as a fault and the rest goes on; a file that cannot be read, or ends inside a compressed block, gives
 * one fault and the next file follows. NDJSON is read in constant memory; an array that spans lines is held as a whole.
 *
 * @example
 * ```ts
 * import { readRecords } from '@vor-ort/interop'
 * const items = []
 * for await (const item of readRecords(['no-such-file.ndjson'])) items.push(item)
 * items.length // => 1
 * items[0]._tag // => 'Left'
 * items[0].left.reason // => 'missing'
 * ```
 */
export async function* readRecords(files: ReadonlyArray<string>, options: ReadOptions = {}): AsyncGenerator<ReadItem> {
  for (const file of files) yield* readFile(file, options.longest ?? 256 * 1024 * 1024)
}

async function* readFile(file: string, longest: number): AsyncGenerator<ReadItem> {
  let line = 0
  // The first lines are held back until they tell whether the file has one record a line or is one document.
  let held: Array<Buffer> | undefined = []
  let heldBytes = 0
  for await (const part of linesOf(file, longest)) {
    if (part._tag === 'Left') {
      // A document on one line has no whole line yet, but perhaps whole records; an unfinished record a line has none.
      if (held !== undefined) yield* readDocument(file, [...held, part.left.rest], false)
      yield left(part.left.fault)
      return
    }
    const bytes = part.right
    line++
    if (line === 1) {
      const unreadable = notText(file, bytes)
      if (unreadable !== undefined) {
        yield left(unreadable)
        return
      }
    }
    if (held === undefined) {
      yield* recordsOfLine(file, line, bytes)
      continue
    }
    held.push(bytes)
    heldBytes += bytes.length
    if (heldBytes > longest) {
      yield left(tooLarge(file, longest))
      return
    }
    if (isOneRecordALine(held)) {
      for (const [index, early] of held.entries()) yield* recordsOfLine(file, index + 1, early)
      held = undefined
    }
  }
  if (held !== undefined) yield* readDocument(file, held, true)
}

/** True when the lines seen so far show one record a line: the first line is whole, or is broken before two whole ones. */
const isOneRecordALine = (lines: ReadonlyArray<Buffer>): boolean => {
  if (lines.length > 16) return false
  const seen = lines.map((line) => line.toString('utf8').replace(/^\uFEFF/, '').trim()).filter((line) => line !== '')
  const [first, second, third] = seen
  if (first === undefined) return false
  if (isJsonObject(first)) return true
  if (first.startsWith('[')) return false
  if (!first.startsWith('{')) return true
  return second !== undefined && third !== undefined && isJsonObject(second) && isJsonObject(third)
}

const isJsonObject = (text: string): boolean => {
  if (!text.startsWith('{') || !text.endsWith('}')) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function* recordsOfLine(file: string, line: number, bytes: Buffer): Generator<ReadItem> {
  const text = decode(bytes)
  if (text === undefined) {
    yield left(brokenRecord(file, line, '$', 'has bytes that are not UTF-8', 'must be UTF-8 text'))
  } else if (text.trim() !== '') {
    yield* recordsOfText(file, line, '$', text)
  }
}

const decode = (bytes: Buffer): string | undefined => {
  try {
    return utf8.decode(bytes)
  } catch {
    return undefined
  }
}
const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Why no more lines come, and what had been read of the line in which it happened. */
interface Stop {
  readonly fault: ReadFault
  readonly rest: Buffer
}

/** The bytes of a file split at line feeds, decompressed when they are gzip; a Left ends the sequence. */
async function* linesOf(file: string, longest: number): AsyncGenerator<Either<Stop, Buffer>> {
  let pieces: Array<Buffer> = []
  let size = 0
  let line = 1
  for await (const chunk of plainBytes(file)) {
    if (chunk._tag === 'Left') {
      yield left({ fault: chunk.left === 'torn' ? tornFile(file, line) : chunk.left, rest: Buffer.concat(pieces) })
      return
    }
    const bytes = chunk.right
    let from = 0
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, from)) {
      pieces.push(bytes.subarray(from, end))
      yield right(pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces))
      pieces = []
      size = 0
      line++
      from = end + 1
    }
    pieces.push(bytes.subarray(from))
    size += bytes.length - from
    if (size > longest) {
      yield left({ fault: tooLarge(file, longest), rest: Buffer.alloc(0) })
      return
    }
  }
  const rest = Buffer.concat(pieces)
  if (rest.length > 0) yield right(rest)
}

/**
 * The bytes of a file, decompressed when they are gzip.
 *
 * A step of decompression that meets damage gives nothing at all, not even what came before the damage. So the file is then read
 * once more, `carefully` byte by byte from that step on, without what was `given` already.
 */
async function* plainBytes(file: string, carefully = Number.POSITIVE_INFINITY, given = 0): AsyncGenerator<Either<UnreadableFile | 'torn', Buffer>> {
  let gunzip: Gunzip | undefined
  let position = 0
  let decompressed = 0
  const fresh = (output: ReadonlyArray<Buffer>): ReadonlyArray<Either<never, Buffer>> =>
    output.flatMap((bytes) => {
      const known = Math.max(0, Math.min(bytes.length, given - decompressed))
      decompressed += bytes.length
      return known === bytes.length ? [] : [right(bytes.subarray(known))]
    })
  try {
    // Leaving the loop early closes the file.
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
      if (position === 0 && chunk[0] === 0x1f && chunk[1] === 0x8b) gunzip = startGunzip()
      if (gunzip === undefined) yield right(chunk)
      for (let at = 0; gunzip !== undefined && at < chunk.length; ) {
        const step = position + at < carefully ? Math.min(compressedStep, carefully - position - at) : 1
        yield* fresh(await gunzip.write(chunk.subarray(at, at + step)))
        if (gunzip.failed()) {
          if (Number.isFinite(carefully)) yield left('torn')
          else yield* plainBytes(file, position + at, decompressed)
          return
        }
        at += step
      }
      position += chunk.length
    }
  } catch (cause) {
    yield left(unreadable(file, cause))
    return
  }
  if (gunzip === undefined) return
  yield* fresh(await gunzip.end())
  if (gunzip.failed()) yield left('torn')
}

const compressedStep = 16 * 1024

interface Gunzip {
  readonly write: (bytes: Buffer) => Promise<ReadonlyArray<Buffer>>
  readonly end: () => Promise<ReadonlyArray<Buffer>>
  readonly failed: () => boolean
}

/** Decompression by hand: a piped stream would drop what it had buffered when the input turns out to be torn. */
const startGunzip = (): Gunzip => {
  const stream = createGunzip()
  let output: Array<Buffer> = []
  let failed = false
  let finished = false
  let proceed = (): void => {}
  stream.on('data', (chunk: Buffer) => output.push(chunk))
  // The stream also finishes by itself when bytes that are no gzip follow; then no write is called back any more.
  stream.on('end', () => {
    finished = true
    proceed()
  })
  stream.on('error', () => {
    failed = true
    proceed()
  })
  const outputOf = async (action: (done: () => void) => void): Promise<ReadonlyArray<Buffer>> => {
    await new Promise<void>((resolve) => {
      proceed = resolve
      if (finished || failed) resolve()
      else action(resolve)
    })
    const result = output
    output = []
    return result
  }
  return {
    write: (bytes) => outputOf((done) => stream.write(bytes, () => done())),
    end: () => outputOf(() => stream.end()),
    failed: () => failed,
  }
}
