/** The file to record from, readable twice: once to check all of it, once to record it. */
import { isLeft, right, type Either } from 'fp-ts/lib/Either.js'
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'

import { refuse, say, type Problem } from '../problem.ts'

/** Where the lines come from. */
export interface Source {
  /** How it is named in sentences. */
  readonly name: string
  readonly bytes: () => AsyncIterable<Buffer>
  /** Whether it is still what it was when it was opened. */
  readonly isUnchanged: () => boolean
  readonly close: () => void
}

/** Opens a file; `-` is what comes in by the pipe. */
export const openSource = async (typed: string, input: AsyncIterable<Uint8Array>): Promise<Either<Problem, Source>> => {
  if (typed === '-') return spooled('stdin', input)
  const stats = statSync(typed, { throwIfNoEntry: false })
  if (stats === undefined) return refuse(say(`Die Datei ${typed} gibt es nicht; zu nennen ist eine Datei mit Befehlen (NDJSON) oder - für die Standardeingabe.`, `There is no file ${typed}; a file with commands (NDJSON) is to be named, or - for the standard input.`))
  if (stats.isDirectory()) return refuse(say(`${typed} ist ein Ordner; zu nennen ist eine Datei mit Befehlen (NDJSON).`, `${typed} is a folder; a file with commands (NDJSON) is to be named.`))
  // A pipe can be read only once.
  return stats.isFile() ? right(regular(typed, typed)) : spooled(typed, createReadStream(typed))
}

const regular = (name: string, file: string): Source => {
  const before = statSync(file)
  return {
    name,
    bytes: () => createReadStream(file),
    isUnchanged: () => {
      const now = statSync(file, { throwIfNoEntry: false })
      return now !== undefined && now.size === before.size && now.mtimeMs === before.mtimeMs
    },
    close: () => undefined,
  }
}

const spooled = async (name: string, input: AsyncIterable<Uint8Array>): Promise<Either<Problem, Source>> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'vor-ort-record-'))
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  const file = path.join(folder, 'lines.ndjson')
  try {
    await pipeline(input, createWriteStream(file))
  } catch (thrown) {
    remove()
    return unreadable(name, thrown)
  }
  return right({ ...regular(name, file), close: remove })
}

/** A file that cannot be read to its end. */
export const unreadable = (name: string, thrown: unknown): Either<Problem, never> => {
  const reason = thrown instanceof Error ? thrown.message : String(thrown)
  return refuse(say(`${name} ist nicht lesbar: ${reason}.`, `${name} cannot be read: ${reason}.`))
}

/** Uses a source, and closes it whatever came of that. */
export const withSource = async <A>(
  opened: Either<Problem, Source>,
  use: (source: Source) => Promise<Either<Problem, A>>,
): Promise<Either<Problem, A>> => {
  if (isLeft(opened)) return opened
  try {
    return await use(opened.right)
  } finally {
    opened.right.close()
  }
}
