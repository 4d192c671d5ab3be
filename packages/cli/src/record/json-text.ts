/** What `JSON.parse` lets pass in silence: keys that stand twice, numbers that it rounds, and any depth. */

/** A place in JSON text that does not come through parsing as it was meant. */
export type TextFault = { readonly path: ReadonlyArray<string | number> } & (
  | { readonly _tag: 'DuplicateKey'; readonly key: string }
  | { readonly _tag: 'InexactNumber'; readonly literal: string }
  /** Nothing behind it is looked at. */
  | { readonly _tag: 'TooDeep' }
)

/** An object or list that is open at the place of reading. */
interface Frame {
  /** The keys so far; none in a list. */
  readonly keys: Set<string> | undefined
  key: string
  index: number
  isKeyNext: boolean
}

/** No command is nested a tenth as deep; what is deeper would exhaust whoever looks at it. */
export const deepest = 100

const number = /-?[0-9.eE+-]+/y
const plainNumber = /^-?(?:0|[1-9][0-9]*)$/

/** Finds them in a text that is JSON; the text is walked, not parsed again. */
export const jsonTextFaults = (text: string): ReadonlyArray<TextFault> => {
  const faults: TextFault[] = []
  const open: Frame[] = []
  const path = (): ReadonlyArray<string | number> => open.map(({ keys, key, index }) => (keys === undefined ? index : key))
  let at = 0
  while (at < text.length) {
    const top = open.at(-1)
    if (open.length > deepest) return [{ _tag: 'TooDeep', path: [] }]
    switch (text[at]) {
      case '{':
        open.push({ keys: new Set(), key: '', index: 0, isKeyNext: true })
        at++
        break
      case '[':
        open.push({ keys: undefined, key: '', index: 0, isKeyNext: false })
        at++
        break
      case '}':
      case ']':
        open.pop()
        at++
        break
      case ',':
        if (top !== undefined) {
          top.index++
          top.isKeyNext = top.keys !== undefined
        }
        at++
        break
      case '"': {
        const end = endOfString(text, at)
        if (top?.keys !== undefined && top.isKeyNext) {
          const raw = text.slice(at + 1, end - 1)
          top.key = raw.includes('\\') ? String(JSON.parse(`"${raw}"`)) : raw
          if (top.keys.has(top.key)) faults.push({ _tag: 'DuplicateKey', key: top.key, path: path() })
          top.keys.add(top.key)
          top.isKeyNext = false
        }
        at = end
        break
      }
      default: {
        number.lastIndex = at
        const literal = startsNumber(text.charCodeAt(at)) ? number.exec(text)?.[0] : undefined
        if (literal !== undefined && !(plainNumber.test(literal) && Number.isSafeInteger(Number(literal)))) {
          faults.push({ _tag: 'InexactNumber', literal, path: path() })
        }
        at += literal?.length ?? 1
      }
    }
  }
  return faults
}

const startsNumber = (code: number): boolean => code === 0x2d || (code >= 0x30 && code <= 0x39)

const endOfString = (text: string, start: number): number => {
  let at = start + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at + 1
}
