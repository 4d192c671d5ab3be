/** The bytes of a record file as lines of text, however long the file is. */
import { isUtf8 } from 'node:buffer'

import { wrong, type Wrong } from './line-problem.ts'

/** A line: its text, or why it has none. */
export interface TextLine {
  readonly number: number
  readonly text: string
  readonly problem?: Wrong
}

/** The longest line in bytes: far longer than any fact, far shorter than what would hold up a machine. */
export const longestLine = 1024 * 1024

/** The lines of a file in pages; a byte order mark at the start and the CR of CRLF belong to no line. */
export async function* readLines(bytes: AsyncIterable<Buffer>): AsyncGenerator<ReadonlyArray<TextLine>> {
  let pieces: Buffer[] = []
  let size = 0
  let number = 0
  const add = (piece: Buffer): void => {
    size += piece.length
    // What is too long is counted, not kept.
    if (size > longestLine) pieces = []
    else pieces.push(piece)
  }
  const endLine = (): TextLine => {
    number++
    const line = size > longestLine ? tooLong(number, size) : textOf(number, pieces.length === 1 ? (pieces[0] ?? empty) : Buffer.concat(pieces))
    pieces = []
    size = 0
    return line
  }
  let isFirst = true
  for await (const chunk of bytes) {
    const foreign = isFirst ? foreignForm(chunk) : undefined
    if (foreign !== undefined) return yield [{ number: 1, text: '', problem: foreign }]
    isFirst = false
    const lines: TextLine[] = []
    let from = 0
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
      add(chunk.subarray(from, end))
      lines.push(endLine())
      from = end + 1
    }
    add(chunk.subarray(from))
    if (lines.length > 0) yield lines
  }
  if (size > 0) yield [endLine()]
}

const empty = Buffer.alloc(0)

const tooLong = (number: number, size: number): TextLine => ({
  number,
  text: '',
  problem: wrong(
    `Die Zeile hat ${size} Bytes; erlaubt sind ${longestLine}. Ein langer Text gehört in ein Dokument, auf das evidence verweist.`,
    `The line has ${size} bytes; allowed are ${longestLine}. A long text belongs into a document that evidence refers to.`,
  ),
})

const textOf = (number: number, bytes: Buffer): TextLine => {
  const end = bytes.at(-1) === 13 ? bytes.length - 1 : bytes.length
  const hasMark = number === 1 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  const line = bytes.subarray(hasMark ? 3 : 0, end)
  const text = line.toString('utf8')
  if (!isUtf8(line)) return { number, text: '', problem: notUtf8(text.indexOf('\uFFFD') + 1) }
  const nul = text.indexOf('\u0000')
  return nul < 0 ? { number, text } : { number, text: '', problem: withNul(nul + 1) }
}

const notUtf8 = (column: number): Wrong =>
  wrong(
    `In Spalte ${column} steht etwas, das kein UTF-8 ist; richtig ist eine Datei in UTF-8 (nicht Windows-1252 oder Latin-1).`,
    `In column ${column} there is something that is not UTF-8; right is a file in UTF-8 (not Windows-1252 or Latin-1).`,
  )

const withNul = (column: number): Wrong =>
  wrong(
    `In Spalte ${column} steht ein NUL-Zeichen; eine Textdatei hat keines. Vielleicht ist die Datei beschädigt.`,
    `In column ${column} there is a NUL character; a text file has none. Perhaps the file is damaged.`,
  )

const foreignForm = (chunk: Buffer): Wrong | undefined => {
  const [first, second] = chunk
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return wrong('Die Datei ist in UTF-16 gespeichert; richtig ist UTF-8.', 'The file is saved in UTF-16; right is UTF-8.')
  }
  if (first === 0x1f && second === 0x8b) {
    return wrong('Die Datei ist mit gzip gepackt; sie gehört erst entpackt.', 'The file is packed with gzip; it has to be unpacked first.')
  }
  return undefined
}
