/** Text for a terminal: harmless, measured, wrapped. */
// @ts-nocheck


// C0, DEL and C1 controls, line separators, marks that turn the direction of writing, and invisible tags.
const unsafe = /[\p{Cc}\u2028\u2029\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]|[\u{E0000}-\u{E007F}]/gu

/**
 * Text from outside as one harmless line.
 *
 * Data of foreign councils may hold escape sequences that recolour, overwrite or retitle a terminal. Blank characters
 * become spaces; other controls become visible pictures of themselves, so that they can be seen but do nothing.
 */
export const harmless = (text: string): string =>
  text.replaceAll(unsafe, (character) => {
    const code = character.codePointAt(0) ?? 0
    if ('\t\n\v\f\r\u0085\u2028\u2029'.includes(character)) return ' '
    return code < 0x20 ? String.fromCodePoint(0x2400 + code) : code === 0x7f ? '\u2421' : '\uFFFD'
  })

// Letters of one column without exceptions: ASCII, Latin, and the punctuation of German typography.
const narrow = /^[\u0020-\u007E\u00A0-\u00AC\u00AE-\u02FF\u2010-\u2027\u2030-\u205E\u2190-\u21FF]*$/
const invisible = /[\p{Mn}\p{Me}\p{Cf}]/u
const wide =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Emoji_Presentation}|[\u{20000}-\u{3FFFD}]/u

/** How many columns a text takes on a terminal; an umlaut takes one also when it is written as two characters. */
export const widthOf = (text: string): number => {
  if (narrow.test(text)) return text.length
  let width = 0
  for (const character of text) width += invisible.test(character) ? 0 : wide.test(character) ? 2 : 1
  return width
}

/** Fills a text with spaces to a width. */
export const padded = (text: string, width: number, align: 'left' | 'right' = 'left'): string => {
  const fill = ' '.repeat(Math.max(0, width - widthOf(text)))
  return align === 'left' ? text + fill : fill + text
}

/** The lines of a text at most so wide: broken between words, and inside a word that is too long. */
export const wrapped = (text: string, width: number): ReadonlyArray<string> => {
  if (widthOf(text) <= width) return [text]
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').flatMap((word) => pieces(word, width))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && widthOf(longer) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line]
}

const pieces = (word: string, width: number): ReadonlyArray<string> => {
  if (widthOf(word) <= width) return [word]
  const found: string[] = []
  let piece = ''
  for (const character of word) {
    if (piece !== '' && widthOf(piece + character) > width) {
      found.push(piece)
      piece = ''
    }
    piece += character
  }
  return [...found, piece]
}
