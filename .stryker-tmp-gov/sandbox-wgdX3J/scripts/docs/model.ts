/** What the generators of the reference read from an aggregate. */
// @ts-nocheck

import type { CommandDefinitions, EventDefinitions } from '@vor-ort/core'

/** One row of a state machine: the phases an event may happen in, and the phase after it. */
export type Transition = readonly [from: ReadonlyArray<string> | 'any', to: string | ReadonlyArray<string>]

/** The part of an aggregate that the reference shows. */
export interface Documented {
  readonly module: string
  readonly category: string
  readonly german: string
  readonly seat: string
  readonly summary: string
  readonly events: EventDefinitions
  readonly commands: CommandDefinitions
  readonly lifecycle: Readonly<Record<string, Transition>>
  readonly initial: { readonly phase: string }
}

/** A page of the reference: its file name and its text. */
export interface Page {
  readonly file: string
  readonly text: string
}

/** The command that writes the pages anew. */
export const mend = 'pnpm docs:write'

/** A page with its title and the word that it is generated. */
export const page = (file: string, title: string, lead: string, body: ReadonlyArray<string>): Page => ({
  file,
  text: `${[`<!-- Generated from the code by \`${mend}\`. Do not edit. -->`, '', `# ${title}`, '', lead, '', ...body].join('\n').trimEnd()}\n`,
})

/** A Markdown table. */
export const table = (head: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string>>): ReadonlyArray<string> => {
  const line = (cells: ReadonlyArray<string>): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)]
}

/** The heading of an aggregate, which other pages link to. */
export const headingOf = (aggregate: Documented): string => `${aggregate.german} (\`${aggregate.category}\`)`

/** The lead under such a heading. */
export const leadOf = (aggregate: Documented): string =>
  `${aggregate.summary}${aggregate.seat === 'none' ? '' : ` Legal seat: ${aggregate.seat}.`}`
