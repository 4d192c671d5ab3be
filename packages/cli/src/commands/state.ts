/** `vor-ort state`: what a stream amounts to, now or in a view. */
import type { Language } from '@vor-ort/core'
import { isLeft, left, right } from 'fp-ts/lib/Either.js'

import type { Command } from '../command.ts'
import { findingJson, findingLine } from '../output/findings.ts'
import { leavesOf, outlineOf } from '../output/outline.ts'
import { heading, paragraph, type Block, type Report } from '../output/report.ts'
import { say } from '../problem.ts'
import { storeProblem } from '../store-problems.ts'
import { headBlocks, readAskedStream, streamArgument, streamOptions, undeterminedBlocks } from '../stream-input.ts'
import type { StreamView } from '../stream-view.ts'

export const state: Command = {
  name: 'state',
  summary: say('Der Zustand eines Stroms mit seinen Befunden', 'the state of a stream, with its findings'),
  argument: streamArgument,
  options: streamOptions,
  examples: ['state resolution-0195f3c2 --store sqlite:./vor-ort.db --valid-at 2015-02-10', 'state 0195f3c2 --store sqlite:./vor-ort.db --format json'],
  run: (input, context) => async () => {
    const viewed = await readAskedStream(input, context)()
    if (isLeft(viewed)) return viewed
    const [unreadable] = viewed.right.unreadable
    // A state that leaves out part of its history would be a lie.
    if (unreadable !== undefined) return left(storeProblem(unreadable, viewed.right.stream))
    return right(reportOf(viewed.right, context.language))
  },
}

const documentOf = ({ stream, kind, folded, view, steps, undetermined }: StreamView, language: Language) => ({
  stream,
  category: kind.category,
  revision: steps.at(-1)?.event.revision ?? null,
  title: folded.title(),
  asOf: view.asOf ?? null,
  validAt: view.validAt ?? null,
  state: folded.shown(),
  findings: folded.findings().map((finding) => findingJson(finding, language)),
  undetermined: undetermined.map(({ revision, type, metadata }) => ({ revision, type, validTime: metadata.validTime })),
})

const reportOf = (viewed: StreamView, language: Language): Report => ({
  table: () => [...headBlocks(viewed, language), ...stateBlocks(viewed, language), ...findingBlocks(viewed, language), ...undeterminedBlocks(viewed, language)],
  json: () => documentOf(viewed, language),
  csv: () => ({ header: ['path', 'value'], rows: leavesOf(documentOf(viewed, language)) }),
})

const stateBlocks = ({ steps, folded }: StreamView, language: Language): ReadonlyArray<Block> =>
  steps.length === 0
    ? [paragraph(language === 'de' ? 'In dieser Sicht ist noch nichts geschehen.' : 'Nothing has happened in this view yet.')]
    : [heading(language === 'de' ? 'Zustand' : 'State'), { kind: 'outline', lines: outlineOf(folded.shown(), language) }]

const findingBlocks = ({ folded }: StreamView, language: Language): ReadonlyArray<Block> => {
  const findings = folded.findings()
  if (findings.length === 0) return []
  const lines = findings.map((finding) => ({ depth: 1, text: findingLine(finding, language) }))
  return [heading(language === 'de' ? 'Befunde' : 'Findings'), { kind: 'outline', lines }]
}
