/** What came of a record file, for people, programs and spreadsheets. */
import type { Language } from '@vor-ort/core'
import { eventCatalogue } from '@vor-ort/interop'

import { grouped } from '../output/numbers.ts'
import { facts, heading, type Block, type OutlineLine, type Report } from '../output/report.ts'
import type { LineProblem } from './line-problem.ts'
import type { TypeCounts } from './type-counts.ts'

/** What is told of a run. */
export interface Recorded {
  readonly file: string
  /** `checked`: only checked. `refused`: nothing was written because of the problems. */
  readonly mode: 'recorded' | 'checked' | 'refused'
  readonly commands: number
  readonly events: number
  /** The events by their types; none where nothing came of the file. */
  readonly types: TypeCounts
  readonly alreadyRecorded: number
  readonly withoutEffect: number
  readonly refused: number
  readonly streams: number
  readonly problems: ReadonlyArray<LineProblem>
}

/** The report of a run; problems are its result, so they go where results go. */
export const recordReport = (recorded: Recorded, language: Language): Report => {
  const { problems, file, mode, types, ...counts } = recorded
  return {
    exitCode: problems.length === 0 ? 0 : 1,
    table: () => table(recorded, language),
    json: () => ({ ok: problems.length === 0, file, mode, ...counts, types: Object.fromEntries(types), problems: problems.map((problem) => problemJson(problem, language)) }),
    csv: () =>
      problems.length === 0
        ? { header: ['measure', 'count'], rows: Object.entries(counts) }
        : {
            header: ['file', 'line', 'path', 'problem', 'follows_from_line'],
            rows: problems.map(({ line, path, sentence, follows }) => [file, line, path, sentence[language], follows]),
          },
  }
}

const problemJson = ({ line, path, sentence, follows, broken }: LineProblem, language: Language) => ({
  line,
  path,
  problem: sentence[language],
  followsFromLine: follows ?? null,
  ...(broken === undefined ? {} : { rule: broken.rule, facts: broken.facts }),
})

const headings = {
  de: { recorded: 'Erfasst.', checked: 'Geprüft; nichts wurde erfasst.', refused: 'Nichts wurde erfasst.' },
  en: { recorded: 'Recorded.', checked: 'Checked; nothing was recorded.', refused: 'Nothing was recorded.' },
} as const

const table = (recorded: Recorded, language: Language): ReadonlyArray<Block> => {
  const { file, mode, commands, events, alreadyRecorded, withoutEffect, refused, streams, types, problems } = recorded
  const german = language === 'de'
  const n = (count: number): string => grouped(count, language)
  const some = (count: number): string | undefined => (count === 0 ? undefined : n(count))
  const lines: ReadonlyArray<OutlineLine> = problems.map((problem) => ({
    depth: 0,
    label: `${file}:${problem.line} ${problem.path}`,
    text: `${problem.sentence[language]}${followsIn(problem, language)}`,
  }))
  return [
    ...(problems.length === 0 ? [] : [{ kind: 'outline' as const, lines }]),
    heading(headings[language][mode]),
    facts(
      [german ? 'Befehle' : 'commands', n(commands)],
      [german ? 'Ereignisse' : 'events', mode === 'refused' ? undefined : n(events)],
      ...[...types].map(([type, count]): readonly [string, string] => [`  ${german ? inGerman(type) : type}`, n(count)]),
      [german ? 'schon erfasst' : 'already recorded', n(alreadyRecorded)],
      [german ? 'ohne Wirkung' : 'without effect', some(withoutEffect)],
      [german ? 'abgelehnt' : 'refused', some(refused)],
      [german ? 'Ströme' : 'streams', n(streams)],
    ),
  ]
}

const germanTerms = new Map(eventCatalogue.map(({ name, german }) => [name, german]))

const inGerman = (type: string): string => {
  const german = germanTerms.get(type)
  return german === undefined ? type : `${german} (${type})`
}

const followsIn = ({ follows }: LineProblem, language: Language): string =>
  follows === undefined ? '' : language === 'de' ? ` (folgt aus Zeile ${follows})` : ` (follows from line ${follows})`
