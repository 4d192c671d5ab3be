/** Finds the command lines of Markdown pages that are to be run, with the files that they need and the output that the page shows. */

/** One step of a page: a file to write, or command lines to run and, where the page shows it, what they print. */
export type Step =
  | { readonly kind: 'file'; readonly line: number; readonly name: string; readonly text: string }
  | { readonly kind: 'run'; readonly line: number; readonly commands: ReadonlyArray<string>; readonly ends: number; readonly shown?: string }

interface Block {
  readonly line: number
  readonly mark: string
  readonly text: string
}

/** The steps of a page: blocks marked `json file=NAME` and `sh run` (`sh run ends=1` where it fails), and the `text` block next to it. */
export const stepsIn = (markdown: string): ReadonlyArray<Step> => {
  const blocks = blocksOf(markdown)
  return blocks.flatMap(({ line, mark, text }, index): ReadonlyArray<Step> => {
    const file = /^\w+ file=(\S+)$/.exec(mark)?.[1]
    if (file !== undefined) return [{ kind: 'file', line, name: file, text: `${text}\n` }]
    const ends = /^sh run(?: ends=(\d))?$/.exec(mark)
    if (ends === null) return []
    const next = blocks[index + 1]
    const commands = text.split('\n').filter((one) => one !== '')
    return [{ kind: 'run', line, commands, ends: Number(ends[1] ?? '0'), ...(next?.mark === 'text' ? { shown: next.text } : {}) }]
  })
}

const blocksOf = (markdown: string): ReadonlyArray<Block> => {
  const lines = markdown.split('\n')
  const found: Block[] = []
  let open: { readonly mark: string; readonly at: number } | undefined
  lines.forEach((line, at) => {
    const fence = /^```(.*)$/.exec(line)
    if (fence === null) return
    if (open === undefined) open = { mark: (fence[1] ?? '').trim(), at }
    else {
      found.push({ line: open.at + 1, mark: open.mark, text: lines.slice(open.at + 1, at).join('\n') })
      open = undefined
    }
  })
  return found
}

/** The words of a command line, quotes taken off; enough of a shell for the command lines of pages. */
export const wordsOf = (command: string): ReadonlyArray<string> =>
  [...command.matchAll(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g)].map(([word]) => word.replaceAll(/"([^"]*)"|'([^']*)'/g, (_, double?: string, single?: string) => double ?? single ?? ''))

/** Whether a page shows what was printed: a line `…` stands for any lines, `…` in a line for any characters; how wide a table is does not matter. */
export const shows = (shown: string, printed: string): boolean => {
  const pattern = narrow(shown).split('\n').map((line) => (line === '…' ? String.raw`(?:.*\n)*?` : `${line.split('…').map(escaped).join('.*')}\\n`))
  return new RegExp(`^${pattern.join('')}$`).test(`${narrow(printed.trimEnd())}\n`)
}

const narrow = (text: string): string =>
  text.split('\n').map((line) => line.replaceAll(/(?<=\S) {2,}/g, ' ').replaceAll(/─+/g, '─').trimEnd()).join('\n')
const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
