/** What can go wrong while reading, as values. Pure. */
// @ts-nocheck


/** A record that cannot be used; the rest of its file goes on. */
export interface BrokenRecord {
  readonly _tag: 'BrokenRecord'
  readonly file: string
  readonly line: number
  readonly jsonPath: string
  /** Completes the sentence "the record …". */
  readonly problem: string
  /** Completes the sentence "the record …". */
  readonly expected: string
}

/** A compressed file that ends too early or is damaged; the records before that point were read. */
export interface TornFile {
  readonly _tag: 'TornFile'
  readonly file: string
  readonly line: number
  readonly problem: string
  readonly expected: string
}

/** A file from which nothing more can be read. */
export interface UnreadableFile {
  readonly _tag: 'UnreadableFile'
  readonly file: string
  readonly reason: 'missing' | 'directory' | 'notReadable' | 'notUtf8' | 'tooLarge'
  readonly expected: string
}

/** What can be wrong with a file or a part of it. */
export type ReadFault = BrokenRecord | TornFile | UnreadableFile

/** Makes the fault of one record. */
export const brokenRecord = (file: string, line: number, jsonPath: string, problem: string, expected: string): BrokenRecord => ({
  _tag: 'BrokenRecord',
  file,
  line,
  jsonPath,
  problem,
  expected,
})

/** Makes the fault of a compressed file that is torn after the given line. */
export const tornFile = (file: string, line: number): TornFile => ({
  _tag: 'TornFile',
  file,
  line,
  problem: 'ends too early or is damaged inside a compressed block',
  expected: 'must be a complete gzip file; the records before this line were read',
})

/** Makes the fault of a file that the system would not give. */
export const unreadable = (file: string, cause: unknown): UnreadableFile => {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code === 'ENOENT') return { _tag: 'UnreadableFile', file, reason: 'missing', expected: 'must exist' }
  if (code === 'EISDIR') return { _tag: 'UnreadableFile', file, reason: 'directory', expected: 'must be a file, not a folder' }
  return { _tag: 'UnreadableFile', file, reason: 'notReadable', expected: 'must be readable for this user' }
}

/** Makes the fault of a text that is too long to be held in memory. */
export const tooLarge = (file: string, longest: number): UnreadableFile => ({
  _tag: 'UnreadableFile',
  file,
  reason: 'tooLarge',
  expected: `must have lines of at most ${longest} bytes; large lists belong into NDJSON, one record a line`,
})

/** The fault of a first line that no text begins with: UTF-16, or a file of quite another kind. */
export const notText = (file: string, firstLine: Uint8Array): UnreadableFile | undefined => {
  const start = firstLine.subarray(0, 4096)
  const isUtf16 = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff)
  return isUtf16 || start.includes(0)
    ? { _tag: 'UnreadableFile', file, reason: 'notUtf8', expected: 'must be JSON text in UTF-8, plain or gzip' }
    : undefined
}
