// @ts-nocheck
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { code, defineEvent, list, literal, naturalNumber, record, text, variant } from '@vor-ort/core'
import { describe, expect, it } from 'vitest'

import { pagesOf, stalePages } from '../docs.ts'
import { namesOf } from '../docs/codecs.ts'
import { diagramOf } from '../docs/diagrams.ts'
import type { Documented } from '../docs/model.ts'

const Counts = variant('kind', { known: record({ kind: literal('known'), yes: naturalNumber }), unknown: record({ kind: literal('unknown') }) })
const Asked = defineEvent({
  german: 'Anfrage',
  seat: '§ 1 Beispielgesetz',
  classification: 'public',
  summary: 'Somebody asks.',
  version: 2,
  upcasters: [{ from: 1, to: 2, upcast: (data) => data }],
  data: record({ by: text, points: list(record({ name: text })) }, { mood: code('kind', 'stern') }),
})
const event = (german: string): typeof Asked => ({ ...Asked, german })

/** An inquiry: every form of transition, and every kind of codec. */
const inquiry: Documented = {
  module: 'example',
  category: 'inquiry',
  german: 'Anfrage',
  seat: 'none',
  summary: 'An inquiry.',
  events: {
    Asked,
    Discussed: event('Aussprache'),
    Answered: { ...Asked, data: record({ counts: Counts, inline: variant('how', { spoken: record({ how: literal('spoken'), where: text }) }) }) },
    Judged: event('Urteil'),
    Noted: event('Vermerk'),
    Withdrawn: event('Rücknahme'),
  },
  commands: { Ask: { german: 'Anfragen', data: record({ by: text }) } },
  lifecycle: {
    Asked: [['none'], 'open'],
    Discussed: [['open', 'in-hearing'], 'in-hearing'],
    Answered: [['open', 'in-hearing'], 'answered'],
    Judged: [['answered'], ['open', 'closed']],
    Noted: ['any', 'same'],
    Withdrawn: ['any', 'withdrawn'],
  },
  initial: { phase: 'none' },
}

describe('the generated reference', () => {
  it('draws the lifecycle', () => {
    expect(diagramOf(inquiry)).toEqual([
      'stateDiagram-v2',
      '  state "open" as open',
      '  state "in-hearing" as in_hearing',
      '  state "answered" as answered',
      '  state "closed" as closed',
      '  state "withdrawn" as withdrawn',
      '  state "any phase" as any_phase',
      '  state after_Judged <<choice>>',
      '  [*] --> open: Asked',
      '  open --> in_hearing: Discussed',
      '  open --> answered: Answered',
      '  in_hearing --> answered: Answered',
      '  answered --> after_Judged: Judged',
      '  after_Judged --> open',
      '  after_Judged --> closed',
      '  any_phase --> withdrawn: Withdrawn',
      '  closed --> [*]',
      '  withdrawn --> [*]',
      '  note right of in_hearing',
      '    stays at',
      '    Discussed',
      '  end note',
    ])
  })

  const pages = pagesOf([inquiry], namesOf({ Counts }), {
    example: { 'E-1': { de: 'Gefragt wird nur | einmal.', en: 'Ask only once.', seat: '§ 2', whenBroken: 'finding' } },
  })
  const page = (file: string): string => pages.find((one) => one.file === file)?.text ?? ''

  it('shows each event with its version, seat, class, fields and upcasters', () => {
    const catalogue = page('event-catalogue.md')
    expect(catalogue).toContain('Generated from the code by `pnpm docs:write`')
    expect(catalogue).toContain('### Asked\n\n**Anfrage.** Somebody asks.\n\nVersion 2 · seat: § 1 Beispielgesetz · public\n')
    expect(catalogue).toContain('| `by` |  | [text](data-types.md#text) |')
    expect(catalogue).toContain('| `points[].name` |  | [text](data-types.md#text) |')
    expect(catalogue).toContain('| `mood` | optional | `kind` \\| `stern` |')
    expect(catalogue).toContain('Older versions are read: 1 → 2.')
    expect(catalogue).toContain('| `counts` |  | [Counts](data-types.md#counts) |')
    expect(catalogue).toContain('| `inline(spoken).where` |  | [text](data-types.md#text) |')
  })

  it('shows the rules', () => {
    expect(page('rules.md')).toContain('| E-1 | Ask only once. | Gefragt wird nur \\| einmal. | § 2 | finding |')
  })

  it('shows the commands and the shared types', () => {
    expect(page('commands.md')).toContain('### Ask\n\n**Anfragen.**\n\n| field |')
    expect(page('data-types.md')).toContain('## Counts\n\n| field |  | type |\n| --- | --- | --- |\n| `(known).kind` |  | `known` |')
    expect(page('data-types.md')).toContain('## text\n\nIt must be a non-empty text')
    expect(page('state-diagrams.md')).toContain('In every phase, which stays: `Noted`.')
    expect(page('state-diagrams.md')).toContain('| `Judged` | answered | open or closed |')
  })

  it('links only to what is there', () => {
    const headings = new Set(page('data-types.md').match(/^## .*$/gm)?.map((heading) => heading.slice(3).toLowerCase()))
    const links = pages.flatMap(({ text: body }) => [...body.matchAll(/data-types\.md#([\w-]+)/g)].map((found) => found[1]))
    expect(links.length).toBeGreaterThan(5)
    expect(links.filter((link) => link === undefined || !headings.has(link))).toEqual([])
  })

  it('is stale when a file is missing or differs', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'docs-'))
    expect(stalePages(folder, pages)).toHaveLength(pages.length)
    for (const { file, text: body } of pages) writeFileSync(path.join(folder, file), body)
    expect(stalePages(folder, pages)).toEqual([])
    writeFileSync(path.join(folder, 'commands.md'), `${page('commands.md')}x`)
    expect(stalePages(folder, pages)).toEqual([path.join(folder, 'commands.md')])
    rmSync(folder, { recursive: true })
  })
})
