/** `vor-ort import oparl`: council records from files into a store. */
import { importOParl, memoryDirectory, type ImportProgress, type ImportReport, type PseudonymDirectory, type ReadFault } from '@vor-ort/interop'
import { openPseudonymDirectory } from '@vor-ort/sqlite'
import type { Bilingual } from '@vor-ort/core'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'
import { statSync } from 'node:fs'

import type { Command, Context } from '../command.ts'
import { withStore } from '../open-store.ts'
import { storeOption, textOption, textsOption } from '../options.ts'
import { grouped } from '../output/numbers.ts'
import { facts, heading, paragraph, type Block, type Report } from '../output/report.ts'
import { problemOf, refuse, say, type Problem } from '../problem.ts'
import { storeProblem } from '../store-problems.ts'
import { nameOf } from '../store-url.ts'

const meetingsOption = textsOption('meetings', 'F...', say('Dateien mit Sitzungen (NDJSON, JSON-Liste oder OParl-Seite, auch gzip)', 'files with meetings (NDJSON, JSON list or OParl page, also gzip)'), true)
const papersOption = textsOption('papers', 'F...', say('Dateien mit Vorlagen und Anträgen', 'files with papers'), true)
const organizationsOption = textsOption('organizations', 'F...', say('Dateien mit Gremien, Fraktionen, Personen, Mitgliedschaften', 'files with bodies, factions, persons, memberships'))

const pseudonymsOption = textOption('pseudonyms', 'F', say('Datei, in der steht, wer hinter welchem Pseudonym ist; sonst neben dem Speicher', 'the file that says who is behind which pseudonym; by default beside the store'))

export const importOparl: Command = {
  name: 'import oparl',
  summary: say('Übernimmt Sitzungen und Vorlagen aus OParl-Dateien', 'imports meetings and papers from OParl files'),
  options: [meetingsOption, papersOption, organizationsOption, pseudonymsOption, storeOption],
  examples: ['import oparl --meetings meetings.ndjson.gz --papers papers.ndjson.gz --store sqlite:./city.db'],
  run: (input, context) => async () => {
    const url = input.get(storeOption)
    if (isLeft(url)) return url
    const meetings = input.get(meetingsOption)
    if (isLeft(meetings)) return meetings
    const papers = input.get(papersOption)
    if (isLeft(papers)) return papers
    const organizations = input.get(organizationsOption)
    if (isLeft(organizations)) return organizations
    const pseudonyms = input.get(pseudonymsOption)
    if (isLeft(pseudonyms)) return pseudonyms
    const directoryFile = pseudonyms.right ?? (url.right.kind === 'sqlite' ? `${url.right.path}.pseudonyms` : undefined)
    if (organizations.right.length > 0 && directoryFile === undefined && url.right.kind !== 'memory') {
      return refuse(
        say(
          'Mit --organizations braucht ein Speicher auf einem Server --pseudonyms F: dort steht, wer hinter welchem Pseudonym ist.',
          'With --organizations a store on a server needs --pseudonyms F: it says who is behind which pseudonym.',
        ),
      )
    }
    const files = { meetings: meetings.right, papers: papers.right, organizations: organizations.right }
    // A mistyped name is told before anything is written.
    const missing = Object.values(files).flat().find((file) => statSync(file, { throwIfNoEntry: false })?.isFile() !== true)
    if (missing !== undefined) {
      return refuse(say(`Die Datei ${missing} gibt es nicht; zu nennen sind OParl-Dateien.`, `There is no file ${missing}; OParl files are to be named.`))
    }
    const imported = await withStore(url.right, 'write', context.io, (store) => async () => {
      const directory = openDirectory(organizations.right.length > 0 ? directoryFile : undefined)
      if (isLeft(directory)) return directory
      const line = progressLine(context)
      const done = await importOParl({ store, clock: context.io.clock, directory: directory.right.directory, onProgress: line.at }, files)()
      line.end()
      directory.right.close()
      return isLeft(done) ? left(importProblem(done.left, nameOf(url.right))) : done
    })()
    return isLeft(imported) ? imported : right(reportOf(imported.right, context))
  },
}

type ImportError = Extract<Awaited<ReturnType<ReturnType<typeof importOParl>>>, { readonly _tag: 'Left' }>['left']

const importProblem = (error: ImportError, storeName: string): Problem =>
  error._tag === 'StoreBusy' || error._tag === 'StoreDamaged' || error._tag === 'StoreUnavailable'
    ? storeProblem(error, storeName)
    : problemOf(
        say(
          `Der Import hielt an, weil ${storeName} etwas anderes enthält als erwartet (${error._tag}${'stream' in error ? ` in ${error.stream}` : ''}); ein leerer Speicher hilft, was schon erfasst ist bleibt gültig.`,
          `The import stopped because ${storeName} holds something other than expected (${error._tag}${'stream' in error ? ` in ${error.stream}` : ''}); an empty store helps, what was recorded stays valid.`,
        ),
      )

// Deletable without the store: who is behind which pseudonym. Only files of organisations name persons.
const openDirectory = (file: string | undefined): Either<Problem, { readonly directory: PseudonymDirectory; readonly close: () => void }> => {
  if (file === undefined) return right({ directory: memoryDirectory(), close: () => undefined })
  const opened = openPseudonymDirectory(file)
  if (!isLeft(opened)) return right({ directory: opened.right, close: opened.right.close })
  return left(
    problemOf(
      say(
        `Das Verzeichnis der Pseudonyme ${opened.left.path} ist nicht zu öffnen: ${opened.left.reason}.`,
        `The directory of pseudonyms ${opened.left.path} cannot be opened: ${opened.left.reason}.`,
      ),
    ),
  )
}

const stages: Readonly<Record<ImportProgress['stage'], Bilingual>> = {
  reading: say('Dateien lesen', 'Reading files'),
  bodies: say('Gremien erfassen', 'Recording bodies'),
  meetings: say('Sitzungen erfassen', 'Recording meetings'),
  papers: say('Vorlagen erfassen', 'Recording papers'),
}

const progressLine = (context: Context): { readonly at: (progress: ImportProgress) => void; readonly end: () => void } => {
  let stage: ImportProgress['stage'] | undefined
  let line = context.progress(stages.reading)
  return {
    at: ({ stage: now, done, of }) => {
      if (now !== stage) {
        line.end()
        line = context.progress(stages[now])
        stage = now
      }
      line.at(done, of)
    },
    end: () => line.end(),
  }
}

const reportOf = (report: ImportReport, { language, warn }: Context): Report => {
  const faults = [...report.faults, ...report.leftOut]
  for (const fault of faults.slice(0, shownFaults)) warn(faultSentence(fault))
  if (faults.length > shownFaults) {
    const more = faults.length - shownFaults
    warn(say(`… und ${more} weitere Mängel.`, `… and ${more} more faults.`))
  }
  for (const { source, reason } of report.refused) warn(say(`${source} passt nicht: ${reason}`, `${source} does not fit: ${reason}`))
  const { meetings, papers, agendaItems, unmappedResults, events, broken } = report
  const json = { meetings, papers, agendaItems, unmappedResults, events, broken }
  return {
    table: () => table(report, language),
    json: () => json,
    csv: () => ({
      header: ['measure', 'count'],
      rows: [
        ...Object.entries({ meetings, papers, agendaItems }).flatMap(([what, counts]) => Object.entries(counts).map(([name, count]) => [`${what}.${name}`, count])),
        ['events', events],
        ['broken', broken],
        ...unmappedResults.map(({ text, count }) => [`unmapped: ${text}`, count]),
      ],
    }),
  }
}

const shownFaults = 20

const faultSentence = (fault: ReadFault): Bilingual => {
  const at = 'line' in fault ? `${fault.file}:${fault.line}` : fault.file
  if (fault._tag === 'BrokenRecord') return say(`${at} ${fault.jsonPath}: ${fault.problem}; ${fault.expected}`, `${at} ${fault.jsonPath}: ${fault.problem}; ${fault.expected}`)
  if (fault._tag === 'TornFile') return say(`${at}: ${fault.problem}; ${fault.expected}`, `${at}: ${fault.problem}; ${fault.expected}`)
  return say(`${at}: ${fault.reason}; ${fault.expected}`, `${at}: ${fault.reason}; ${fault.expected}`)
}

const table = (report: ImportReport, language: Context['language']): ReadonlyArray<Block> => {
  const german = language === 'de'
  const n = (count: number): string => grouped(count, language)
  const { meetings, papers, agendaItems, amendments, unmappedResults, events, broken, leftOut } = report
  const share = agendaItems.withResult === 0 ? '' : ` (${Math.floor((1000 * agendaItems.mapped) / agendaItems.withResult) / 10} %)`
  return [
    heading(german ? 'Import' : 'Import'),
    facts(
      [german ? 'Sitzungen' : 'Meetings', german ? `${n(meetings.recorded)} von ${n(meetings.read)} erfasst` : `${n(meetings.recorded)} of ${n(meetings.read)} recorded`],
      [german ? 'Vorlagen' : 'Papers', german ? `${n(papers.recorded)} von ${n(papers.read)} erfasst` : `${n(papers.recorded)} of ${n(papers.read)} recorded`],
      [
        german ? 'Tagesordnungspunkte' : 'Agenda items',
        german
          ? `${n(agendaItems.read)}, davon ${n(agendaItems.withResult)} mit Ergebnis, ${n(agendaItems.mapped)} verstanden${share}`
          : `${n(agendaItems.read)}, ${n(agendaItems.withResult)} with a result, ${n(agendaItems.mapped)} understood${share}`,
      ],
      [
        german ? 'Änderungsanträge' : 'Amendments',
        german
          ? `${n(amendments.linked)} ihrem Antrag zugeordnet, ${n(amendments.ambiguous)} mehrdeutig, ${n(amendments.unlinked)} ohne Zuordnung`
          : `${n(amendments.linked)} linked to their motion, ${n(amendments.ambiguous)} ambiguous, ${n(amendments.unlinked)} unlinked`,
      ],
      [german ? 'Neue Ereignisse' : 'New events', n(events)],
      [german ? 'Unbrauchbare Datensätze' : 'Broken records', n(broken)],
      [german ? 'Ausgelassene Felder' : 'Fields left out', n(leftOut.length)],
    ),
    ...(unmappedResults.length === 0
      ? []
      : [
          paragraph(german ? 'Wörtlich übernommen, weil nicht sicher verstanden:' : 'Kept verbatim because not surely understood:'),
          {
            kind: 'table' as const,
            columns: [
              { title: german ? 'Anzahl' : 'Count', align: 'right' as const },
              { title: german ? 'Ergebnis' : 'Result', flexible: true as const },
            ],
            rows: unmappedResults.map(({ text, count }) => [n(count), text]),
          },
        ]),
  ]
}
