/** Reads the part of YAML that the files of this example keep to; anything else is an error, so nothing is taken for what it is not. */

/** A value of a file. */
export type Yaml = string | number | boolean | null | ReadonlyArray<Yaml> | { readonly [key: string]: Yaml }
/** A map of a file. */
export type YamlMap = { readonly [key: string]: Yaml }

interface Line {
  readonly indent: number
  readonly text: string
  readonly number: number
}

const key = /^([\w./-]+):(?: +(.*))?$/
const isMap = (value: Yaml): value is YamlMap => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads a file, which must be a map. */
export const readYaml = (source: string): YamlMap => {
  const raw = source.split('\n')
  const lines: ReadonlyArray<Line> = raw.flatMap((text, index) =>
    /^\s*(?:#.*)?$/.test(text) ? [] : [{ indent: text.length - text.trimStart().length, text: text.trim(), number: index + 1 }],
  )
  const anchors = new Map<string, Yaml>()
  let at = 0

  const failed = (line: Line | undefined, why: string): Error => new Error(`line ${line?.number ?? 'last'}: ${why}`)

  const scalar = (text: string, line: Line): Yaml => {
    if (text.startsWith('[') || text.startsWith('{')) return flow(text, line)
    if (/^".*"$/.test(text)) return String(JSON.parse(text))
    if (/^['|>&*!%@`]|: | #/.test(text)) throw failed(line, `not understood: ${text}`)
    if (/^-?\d+(?:\.\d+)?$/.test(text)) return Number(text)
    return text === 'true' || text === 'false' ? text === 'true' : text === 'null' ? null : text
  }
  const flow = (text: string, line: Line): Yaml => {
    const inner = text.slice(1, -1).trim()
    const items = inner === '' ? [] : (inner.match(/"(?:[^"\\]|\\.)*"|[^,"]+/g) ?? []).map((item) => item.trim()).filter((item) => item !== '')
    if (text.startsWith('[') && text.endsWith(']')) return items.map((item) => scalar(item, line))
    if (!text.startsWith('{') || !text.endsWith('}')) throw failed(line, `not closed: ${text}`)
    return Object.fromEntries(items.map((item) => {
      const [, name, value] = key.exec(item) ?? []
      if (name === undefined || value === undefined) throw failed(line, `no key: ${item}`)
      return [name, scalar(value, line)]
    }))
  }
  const literal = (indent: number, from: number): string => {
    const block: string[] = []
    for (let index = from; index < raw.length; index++) {
      const text = raw[index] ?? ''
      if (text.trim() !== '' && text.length - text.trimStart().length <= indent) break
      block.push(text)
    }
    while ((lines[at]?.number ?? Number.POSITIVE_INFINITY) <= from + block.length) at++
    const margin = Math.min(...block.filter((text) => text.trim() !== '').map((text) => text.length - text.trimStart().length))
    return `${block.map((text) => text.slice(margin)).join('\n').trimEnd()}\n`
  }
  const valueOf = (text: string, line: Line): Yaml => {
    const [, name, rest = ''] = /^&(\w+)\s*(.*)$/.exec(text) ?? []
    if (name !== undefined) {
      const value = valueOf(rest, line)
      anchors.set(name, value)
      return value
    }
    const alias = /^\*(\w+)$/.exec(text)?.[1]
    if (alias !== undefined) {
      const value = anchors.get(alias)
      if (value === undefined) throw failed(line, `no anchor ${alias}`)
      return value
    }
    if (text === '|') return literal(line.indent, line.number)
    if (text !== '') return scalar(text, line)
    const next = lines[at]
    // The items of a list may stand as far left as the key of the list.
    return next !== undefined && next.indent > line.indent ? block(next.indent) : null
  }
  const block = (indent: number): Yaml => (lines[at]?.text.startsWith('- ') === true ? list(indent) : map(indent))

  const list = (indent: number): Yaml => {
    const items: Yaml[] = []
    for (let line = lines[at]; line !== undefined && line.indent === indent && line.text.startsWith('- '); line = lines[at]) {
      const text = line.text.slice(2)
      if (/^[\w-]+:(?: |$)/.test(text)) {
        // A map that begins behind the dash.
        const mutable = lines as Line[]
        mutable[at] = { ...line, indent: indent + 2, text }
        items.push(map(indent + 2))
      } else {
        at++
        items.push(valueOf(text, line))
      }
    }
    return items
  }
  const map = (indent: number): YamlMap => {
    const own: Record<string, Yaml> = {}
    let merged: YamlMap = {}
    for (let line = lines[at]; line !== undefined && line.indent === indent && !line.text.startsWith('- '); line = lines[at]) {
      at++
      const source = /^<<: +(.*)$/.exec(line.text)?.[1]
      if (source !== undefined) {
        const value = valueOf(source, line)
        if (!isMap(value)) throw failed(line, 'merges what is no map')
        merged = value
        continue
      }
      const [, name, text = ''] = key.exec(line.text) ?? []
      if (name === undefined) throw failed(line, `no key: ${line.text}`)
      if (Object.hasOwn(own, name)) throw failed(line, `${name} is there twice`)
      own[name] = valueOf(text, line)
    }
    const next = lines[at]
    if (next !== undefined && next.indent > indent) throw failed(next, 'indented too far')
    return { ...merged, ...own }
  }
  const read = map(0)
  if (at < lines.length) throw failed(lines[at], 'not understood')
  return read
}
