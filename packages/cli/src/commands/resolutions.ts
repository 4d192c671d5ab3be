/** `vor-ort resolutions`: what was decided, by whom, with which counts. */
import { LocalDate, type Language } from '@vor-ort/core'
import { isLeft, right } from 'fp-ts/lib/Either.js'

import { findBodies, type BodyNames } from '../bodies.ts'
import type { Command } from '../command.ts'
import { describe, describeInstant } from '../dates.ts'
import { decides, readDecisions, type Decision } from '../decisions.ts'
import { withStore } from '../open-store.ts'
import { asOfOption, storeOption, switchOption, textOption, validAtOption, viewOfInput } from '../options.ts'
import type { Cell } from '../output/csv.ts'
import { findingJson } from '../output/findings.ts'
import { grouped } from '../output/numbers.ts'
import { paragraph, type Block, type Report } from '../output/report.ts'
import { say } from '../problem.ts'
import { nameOf } from '../store-url.ts'
import { countsInWords, outcomeInWords } from '../words.ts'

const bodyOption = textOption('body', 'B', say('nur dieses Gremium: Name, Teil des Namens oder Kennung', 'only this body: name, part of the name, or id'))
const allOption = switchOption('all', say('auch Empfehlungen, Verweisungen und anderes, das nicht entscheidet', 'also recommendations, referrals and all else that does not decide'))

export const resolutions: Command = {
  name: 'resolutions',
  summary: say('Entscheidungen: Datum, Gremium, Titel, Ergebnis, Stimmen, Befunde', 'decisions: date, body, title, outcome, counts, findings'),
  options: [storeOption, asOfOption, validAtOption, bodyOption, allOption],
  examples: ['resolutions --store sqlite:./vor-ort.db --valid-at 2015-02-10', 'resolutions --store sqlite:./vor-ort.db --body Verwaltungsrat --all --format csv'],
  run: (input, context) => async () => {
    const { language, io } = context
    const url = input.get(storeOption)
    if (isLeft(url)) return url
    const view = viewOfInput(input)
    if (isLeft(view)) return view
    const body = input.get(bodyOption)
    if (isLeft(body)) return body
    const all = input.get(allOption)
    if (isLeft(all)) return all
    const progress = context.progress(say('Ereignisse lesen', 'Reading events'))
    const read = await withStore(url.right, 'read', io, (store) => readDecisions(store, view.right, progress, nameOf(url.right)))()
    progress.end()
    if (isLeft(read)) return read
    const { bodies, unreadable } = read.right
    const wanted = body.right === undefined ? right(undefined) : findBodies(body.right, bodies)
    if (isLeft(wanted)) return wanted
    if (unreadable > 0) {
      context.warn(say(`${unreadable} Ereignisse sind für diese Version nicht lesbar; Ergebnisse können fehlen.`, `${unreadable} events cannot be read by this version; outcomes may be missing.`))
    }
    const ofBody = wanted.right === undefined ? read.right.all : read.right.all.filter((row) => wanted.right?.has(row.body))
    const rows = all.right ? ofBody : ofBody.filter(decides)
    return right(reportOf(rows, ofBody.length - rows.length, bodies, language, view.right.asOf === undefined ? undefined : describeInstant(view.right.asOf, language)))
  },
}

const reportOf = (rows: ReadonlyArray<Decision>, hidden: number, bodies: BodyNames, language: Language, asOf: string | undefined): Report => ({
  table: () => [...tableOf(rows, bodies, language), ...footerOf(rows, hidden, language, asOf)],
  json: () => rows.map((row) => jsonOf(row, bodies, language)),
  csv: () => ({ header: csvHeader, rows: rows.map((row) => csvRow(row, bodies)) }),
})

// For people

const tableOf = (rows: ReadonlyArray<Decision>, bodies: BodyNames, language: Language): ReadonlyArray<Block> => {
  if (rows.length === 0) return []
  const german = language === 'de'
  return [
    {
      kind: 'table',
      columns: [
        { title: german ? 'Datum' : 'Date', flexible: true },
        { title: german ? 'Gremium' : 'Body', flexible: true },
        { title: german ? 'Titel' : 'Title', flexible: true },
        { title: german ? 'Ergebnis' : 'Outcome', flexible: true },
        { title: german ? 'Stimmen' : 'Counts', flexible: true },
        { title: german ? 'Befunde' : 'Findings', flexible: true },
      ],
      rows: rows.map((row) => [
        describe(row.on, language),
        bodyName(row, bodies, language),
        titleOf(row, language),
        outcomeInWords(row, language),
        countsInWords(row.counts, language),
        rulesOf(row).join(' '),
      ]),
    },
  ]
}

const bodyName = ({ body }: Decision, bodies: BodyNames, language: Language): string =>
  bodies.get(body) || (language === 'de' ? `Name unbekannt (${body})` : `name unknown (${body})`)

const titleOf = ({ title, subject, stream }: Decision, language: Language): string => {
  const known = title === '' ? (language === 'de' ? `ohne Titel (${stream})` : `untitled (${stream})`) : title
  if (subject === 'motion') return known
  return language === 'de' ? `Änderungsantrag: ${known}` : `Amendment: ${known}`
}

const rulesOf = ({ findings }: Decision): ReadonlyArray<string> => [...new Set(findings.map(({ rule }) => rule))]

const footerOf = (rows: ReadonlyArray<Decision>, hidden: number, language: Language, asOf: string | undefined): ReadonlyArray<Block> => {
  const count = grouped(rows.length, language)
  const unknown = grouped(rows.filter(({ counts }) => counts.kind === 'unknown').length, language)
  const more = grouped(hidden, language)
  const sentences =
    language === 'de'
      ? [
          `${rows.length === 1 ? '1 Eintrag' : `${count} Einträge`}, davon ${unknown} mit unbekannten Stimmenzahlen.`,
          asOf === undefined ? '' : `Erfasst bis ${asOf}.`,
          hidden === 0 ? '' : `Nicht entscheidend und darum nur mit --all zu sehen: ${more}.`,
        ]
      : [
          `${rows.length === 1 ? '1 entry' : `${count} entries`}, ${unknown} of them with unknown counts.`,
          asOf === undefined ? '' : `Recorded by ${asOf}.`,
          hidden === 0 ? '' : `Not deciding, and so shown only with --all: ${more}.`,
        ]
  return [paragraph(sentences.filter((sentence) => sentence !== '').join(' '))]
}

// For programs

const jsonOf = (row: Decision, bodies: BodyNames, language: Language) => ({
  date: row.on,
  body: { id: row.body, name: bodies.get(row.body) || null },
  meeting: row.meeting ?? null,
  stream: row.stream,
  subject: row.subject,
  title: row.title,
  outcome: row.outcome,
  decisive: row.decisive,
  unanimity: row.unanimity,
  amended: row.amended,
  deviates: row.deviates,
  counts: countsJson(row.counts),
  published: row.published ?? null,
  findings: row.findings.map((finding) => findingJson(finding, language)),
})

const countsJson = (counts: Decision['counts']) => {
  if (counts.kind === 'unknown') return 'unknown'
  const { kind, ...known } = counts
  return kind === 'partial' ? { ...known, partial: true } : known
}

const csvHeader = [
  'date', 'day_known', 'body_id', 'body', 'stream', 'subject', 'title', 'outcome', 'decisive', 'unanimity', 'amended', 'deviates',
  'counts_known', 'yes', 'no', 'abstain', 'invalid', 'findings', 'published',
]

const csvRow = (row: Decision, bodies: BodyNames): ReadonlyArray<Cell> => {
  const { yes, no, abstain, invalid } = row.counts.kind === 'unknown' ? {} : row.counts
  return [
    row.on, LocalDate.is(row.on), row.body, bodies.get(row.body), row.stream, row.subject, row.title, row.outcome, row.decisive, row.unanimity, row.amended, row.deviates,
    row.counts.kind === 'known', yes, no, abstain, invalid, rulesOf(row).join(' '), row.published,
  ]
}
