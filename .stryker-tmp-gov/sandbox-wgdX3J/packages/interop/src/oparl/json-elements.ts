/**
 * Finds the elements of a JSON array in a text, also when some of them are broken.
 *
 * `JSON.parse` refuses a whole list for one misplaced comma. A council's export of ten thousand records with one torn
 * record must still be read, so the elements are cut apart first and parsed one by one.
 */
// @ts-nocheck


/** A stretch of text that holds one element of an array. */
export interface JsonElement {
  /** The position in the array, from 0; broken elements count. */
  readonly index: number
  /** The line on which the element begins, counted from 1. */
  readonly line: number
  readonly text: string
  /** Set when the element's brackets or strings do not close; its text then ends where the next element was found. */
  readonly broken: boolean
}

/**
 * Cuts the array whose `[` stands at `start` into its elements.
 *
 * An element that does not close is given as broken, and the search goes on at the next line that begins like the broken
 * element did. Nothing is parsed here: an element that closes may still be no JSON.
 */
export function* jsonElements(text: string, start: number): Generator<JsonElement> {
  let line = countLines(text, 0, start) + 1
  let position = start + 1
  for (let index = 0; ; index++) {
    const begin = skip(text, position, /[^\s,]/g)
    line += countLines(text, position, begin)
    if (begin >= text.length || text[begin] === ']') return
    const end = endOfElement(text, begin)
    const next = end ?? nextSibling(text, begin)
    yield { index, line, text: text.slice(begin, next), broken: end === undefined }
    line += countLines(text, begin, next)
    position = next
  }
}

/** The end of the element that begins at `begin`, or undefined when it does not close properly. */
const endOfElement = (text: string, begin: number): number | undefined => {
  const open: Array<string> = []
  // Only these characters matter: the rest of the text is skipped by the regular expression.
  const marks = /["[\]{},]/g
  marks.lastIndex = begin
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    const at = mark.index
    const character = mark[0]
    if (character === '"') {
      const end = endOfString(text, at)
      if (end === undefined) return undefined
      marks.lastIndex = end
    } else if (character === '{' || character === '[') {
      open.push(character === '{' ? '}' : ']')
    } else if (character === ',') {
      if (open.length === 0) return at
    } else if (open.length === 0) {
      // The closing bracket of the array itself; a closing brace here belongs to nothing.
      return character === ']' ? at : undefined
    } else if (open.pop() !== character) {
      return undefined
    }
  }
  return undefined
}

const endOfString = (text: string, quote: number): number | undefined => {
  const marks = /["\\\n]/g
  marks.lastIndex = quote + 1
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    if (mark[0] === '"') return mark.index + 1
    // JSON allows no line break inside a string, so the string was never closed.
    if (mark[0] === '\n') return undefined
    marks.lastIndex = mark.index + 2
  }
  return undefined
}

/** Where the next element begins after a broken one: at the next line that begins just as the broken element's line does. */
const nextSibling = (text: string, begin: number): number => {
  const lineStart = text.lastIndexOf('\n', begin) + 1
  const lead = text.slice(lineStart, begin)
  const indentation = /^\s*$/.test(lead) ? lead : ''
  const sibling = text.indexOf(`\n${indentation}{`, begin)
  return sibling === -1 ? text.length : sibling
}

const skip = (text: string, from: number, until: RegExp): number => {
  until.lastIndex = from
  return until.exec(text)?.index ?? text.length
}

const countLines = (text: string, from: number, to: number): number => {
  let lines = 0
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) lines++
  return lines
}
