/** The traces that lead from an amendment to its motion: each finds candidates, none decides. */
// @ts-nocheck

import { indexAgendas, type AgendaIndex, type AgendaRecords, type IndexedItem } from './agenda-index.ts'
import { classifyPaper, readTitle } from './paper-kind.ts'
import type { Paper } from './schema.ts'
import { commonWords, comparable, shareAWord } from './text-words.ts'

/**
 * True for a paper that its type or the beginning of its title calls an amendment.
 *
 * Old records have been given a type in bulk: Karlsruhe has a hundred papers of the type Beschlussvorlage called "Änderungsantrag
 * SPD: …".
 *
 * @example
 * ```ts
 * import { isAmendment } from '@vor-ort/interop'
 * isAmendment({ id: 'https://rat.example/p/1', type: 'https://schema.oparl.org/1.1/Paper', name: 'Zusatzantrag SPD: Mehr Bänke' }) // => true
 * ```
 */
export const isAmendment = (paper: Paper): boolean =>
  classifyPaper(paper.paperType ?? '').kind === 'amendment' || readTitle(paper.name ?? '').kind === 'amendment'

/** True for a paper that cannot be amended because it asks and proposes nothing. */
const isEnquiry = (paper: Paper): boolean =>
  classifyPaper(paper.paperType ?? '').kind === 'enquiry' || readTitle(paper.name ?? '').kind === 'enquiry'

/** Look-ups over all records. */
export interface Evidence {
  readonly agenda: AgendaIndex
  /** Every paper that can be amended. */
  readonly motions: ReadonlyMap<string, Paper>
  readonly byTitle: ReadonlyMap<string, ReadonlyArray<Paper>>
  readonly byReference: ReadonlyMap<string | undefined, ReadonlyArray<Paper>>
  readonly itemsByTitle: ReadonlyMap<string, ReadonlyArray<IndexedItem>>
  /** Motions that name a paper as subordinated or related, by that paper. */
  readonly namedBy: ReadonlyMap<string, ReadonlyArray<string>>
  /** What a motion is about, ready for comparison. */
  readonly subjects: ReadonlyMap<string, string>
  readonly common: ReadonlySet<string>
}

/** What a title is about, ready for comparison. */
export const subjectOf = (title: string | undefined): string => comparable(readTitle(title ?? '').subject)

/** Prepares the look-ups. */
export const evidenceOf = (records: AgendaRecords): Evidence => {
  const motions = records.papers.filter((paper) => !isAmendment(paper) && !isEnquiry(paper))
  const subjects = new Map(motions.map((motion) => [motion.id, subjectOf(motion.name)]))
  const agenda = indexAgendas(records)
  const namedBy = new Map<string, Array<string>>()
  for (const motion of motions) {
    for (const other of [...(motion.subordinatedPaper ?? []), ...(motion.relatedPaper ?? [])]) namedBy.set(other, [...(namedBy.get(other) ?? []), motion.id])
  }
  return {
    agenda,
    motions: new Map(motions.map((motion) => [motion.id, motion])),
    byTitle: Map.groupBy(motions, (motion) => subjects.get(motion.id) ?? ''),
    byReference: Map.groupBy(motions, (motion) => motion.reference?.toLowerCase()),
    itemsByTitle: Map.groupBy(agenda.items, (item) => comparable(item.name)),
    namedBy,
    subjects,
    common: commonWords(records.papers.map((paper) => paper.name ?? '')),
  }
}

/** Finds the ids of candidates. */
export type Trace = (amendment: Paper, evidence: Evidence) => ReadonlyArray<string>

/** What the records say themselves; the main paper may be one that is not among the records. */
export const declaredMotions: Trace = (amendment, { motions, namedBy }) => {
  const superordinated = amendment.superordinatedPaper ?? []
  if (superordinated.length > 0) return superordinated
  return [...(amendment.relatedPaper ?? []).filter((id) => motions.has(id)), ...(namedBy.get(amendment.id) ?? [])]
}

/** Papers whose reference the title names; a reference is a number with parts, or any number would be one. */
export const motionsByReference: Trace = (amendment, { byReference }) =>
  [...(amendment.name ?? '').toLowerCase().matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}/_-]*\d[/_-]\d[\p{N}/_-]*/gu)]
    .filter(([reference]) => reference.length >= 6 && reference !== amendment.reference?.toLowerCase())
    .flatMap(([reference]) => byReference.get(reference) ?? [])
    .map((motion) => motion.id)

/** Papers on the amendment's own items. */
export const papersOnOwnItems: Trace = ({ id }, { agenda }) => agenda.itemsOfPaper(id).flatMap((item) => agenda.papersOfItem(item.id))

/** Papers on the items that the amendment's own item, or its title, gives by number: "zu TOP 14.1 und 14.2". */
export const papersOnNamedNumbers: Trace = (amendment, { agenda }) =>
  agenda.itemsOfPaper(amendment.id).flatMap((item) => {
    const named = /\bzu (?:den )?(?:TOPs? )?((?:\d+(?:\.\d+)+|(?<=TOPs? )\d+)(?:(?:\s*,\s*|\s*\/\s*| und )\d+(?:\.\d+)*)*)/iu.exec(`${item.name} ${amendment.name ?? ''}`)?.[1]
    return (named?.match(/\d+(?:\.\d+)*/g) ?? []).flatMap((number) => papersBeside({ ...item, number }, agenda))
  })

/** Papers on item 8, when the amendment stands on item 8.1. */
export const papersOnParents: Trace = ({ id }, { agenda }) => agenda.itemsOfPaper(id).flatMap((item) => papersAbove(item, agenda))

/** Papers on the other items below the same one, and further above: 23.1.1 and 23 for 23.1.2. */
export const papersOnRelatives: Trace = ({ id }, { agenda }) =>
  agenda.itemsOfPaper(id).flatMap((item) => {
    const parent = parentOf(item.number)
    if (parent === undefined) return []
    const siblings = agenda.itemsOfMeeting(item.meeting).filter((other) => parentOf(other.number) === parent)
    return [...siblings.flatMap((other) => agenda.papersOfItem(other.id)), ...papersAbove({ ...item, number: parent }, agenda)]
  })

/** Papers beside or above an item that bears the amendment's title, in a meeting not long before or after it was filed. */
export const papersBesideNamedItem: Trace = (amendment, { agenda, itemsByTitle }) =>
  (itemsByTitle.get(comparable(amendment.name ?? '')) ?? []).flatMap((item) =>
    Math.abs(daysBetween(item.day, amendment.date)) > 60 ? [] : [...papersBeside(item, agenda), ...papersAbove(item, agenda)],
  )

/** Papers on items whose number a file's name gives, "TOP 8.1", in meetings on the day of the file or of the amendment. */
export const papersInFileNames: Trace = (amendment, { agenda }) => {
  const files = [...(amendment.auxiliaryFile ?? []), ...(amendment.mainFile === undefined ? [] : [amendment.mainFile])]
  return files.flatMap((file) => {
    if (typeof file === 'string') return []
    const numbers = [...(file.name ?? '').matchAll(/\bTOP[ _-]{0,2}(\d{1,3}(?:\.\d{1,3})*)/giu)].map((match) => match[1])
    const days = new Set([file.date, amendment.date].flatMap((day) => day ?? []))
    return [...days]
      .flatMap((day) => agenda.meetingsOn(day))
      .flatMap((meeting) => agenda.itemsOfMeeting(meeting))
      .filter((item) => numbers.includes(item.number))
      .flatMap((item) => papersBeside(item, agenda))
  })
}

/** Papers of the same title: one alone within two years, several only within half a year. */
export const papersOfEqualTitle: Trace = ({ name, date }, { byTitle }) => {
  const subject = subjectOf(name)
  const papers = subject === '' ? [] : (byTitle.get(subject) ?? [])
  const days = papers.length > 1 ? 183 : 731
  return papers.filter((paper) => Math.abs(daysBetween(paper.date, date)) <= days).map((paper) => paper.id)
}

/** Papers whose long title the amendment's title contains; the other way round it may be any paper on the matter. */
export const papersOfContainedTitle: Trace = (amendment, { motions, subjects }) => {
  const own = subjectOf(amendment.name)
  return [...motions.values()]
    .filter((motion) => contains(own, subjects.get(motion.id) ?? '') && Math.abs(daysBetween(motion.date, amendment.date)) <= 183)
    .map((motion) => motion.id)
}

/** Shorter titles than this are contained in others by chance. */
const longEnough = 25

const contains = (long: string, short: string): boolean => short.length >= longEnough && ` ${long} `.includes(` ${short} `)

/** Papers on items that bear the same number in the same meeting: Karlsruhe lists an amendment as a second item 8. */
const papersBeside = (item: IndexedItem, agenda: AgendaIndex): ReadonlyArray<string> =>
  item.number === ''
    ? agenda.papersOfItem(item.id)
    : agenda.itemsOfMeeting(item.meeting).filter((other) => other.number === item.number).flatMap((other) => agenda.papersOfItem(other.id))

const papersAbove = (item: IndexedItem, agenda: AgendaIndex): ReadonlyArray<string> => {
  const number = parentOf(item.number)
  return number === undefined ? [] : papersBeside({ ...item, number }, agenda)
}

const parentOf = (number: string): string | undefined => /^(.+)\.[^.]+$/.exec(number)?.[1]

/** The days between two dates; 0 when one is unknown, for an unknown date speaks against nothing. */
const daysBetween = (a: string | undefined, b: string | undefined): number =>
  a === undefined || b === undefined || a === '' || b === '' ? 0 : (Date.parse(`${a}T00:00:00Z`) - Date.parse(`${b}T00:00:00Z`)) / 86_400_000

/** True when the titles, or the amendment's file names, have a telling word in common with the motion's title. */
export const titlesAgree = (amendment: Paper, motion: Paper | undefined, { common }: Evidence): boolean => {
  const files = (amendment.auxiliaryFile ?? []).map((file) => (typeof file === 'string' ? '' : (file.name ?? '')))
  const words = [readTitle(amendment.name ?? '').subject, ...files].join(' ')
  return shareAWord(words, motion?.name ?? '', common) || subjectOf(amendment.name) === subjectOf(motion?.name)
}

/** The candidates of equal title, else those that contain the title or are contained in it. */
export const withClosestTitle = (amendment: Paper, candidates: ReadonlyArray<string>, { subjects }: Evidence): ReadonlyArray<string> => {
  const own = subjectOf(amendment.name)
  const titled = (test: (subject: string) => boolean): ReadonlyArray<string> => candidates.filter((id) => test(subjects.get(id) ?? ''))
  const equal = titled((subject) => subject === own)
  return equal.length > 0 ? equal : titled((subject) => contains(own, subject) || contains(subject, own))
}

/** True for "A/B" when the motions are called A and B. */
export const areTogetherTheTitle = (amendment: Paper, candidates: ReadonlyArray<string>, { subjects }: Evidence): boolean => {
  const own = subjectOf(amendment.name)
  const titles = candidates.map((id) => subjects.get(id) ?? '').sort((a, b) => own.indexOf(a) - own.indexOf(b))
  return titles.join(' ') === own
}
