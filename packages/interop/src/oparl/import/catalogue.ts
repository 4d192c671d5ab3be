/** All records of one import, and the look-ups between them. */
import { isLeft } from 'fp-ts/lib/Either.js'

import { isAmendment } from '../amendment-traces.ts'
import { linkAmendments, type AmendmentLink } from '../link-amendments.ts'
import type { AgendaItem, Body, Consultation, Meeting, Membership, Organization, Paper, Person } from '../schema.ts'
import { readObject, type OParlObject } from '../schema.ts'
import { readRecords } from '../read-records.ts'
import type { ReadFault } from '../read-fault.ts'
import type { SourceRecord } from '../read-text.ts'
import { brokenRecord } from '../read-fault.ts'
import { dayOfSource } from './identity.ts'

/** The files to import. */
export interface OParlFiles {
  readonly meetings: ReadonlyArray<string>
  readonly papers: ReadonlyArray<string>
  readonly organizations?: ReadonlyArray<string>
}

/** A consultation of a paper, with the meeting and item where it takes place, as far as they are known. */
export interface Treatment {
  readonly consultation: Consultation
  readonly meeting: Meeting | undefined
  readonly item: AgendaItem | undefined
}

/** The records of one import by kind, and how they hang together. */
export interface Catalogue {
  readonly meetings: ReadonlyMap<string, Meeting>
  readonly papers: ReadonlyMap<string, Paper>
  readonly organizations: ReadonlyMap<string, Organization>
  readonly bodies: ReadonlyMap<string, Body>
  readonly persons: ReadonlyMap<string, Person>
  readonly memberships: ReadonlyMap<string, Membership>
  readonly itemsOf: (meeting: Meeting) => ReadonlyArray<AgendaItem>
  readonly paperOf: (item: string) => string | undefined
  readonly treatmentsOf: (paper: Paper) => ReadonlyArray<Treatment>
  /** By the URL of the amending paper. */
  readonly links: ReadonlyMap<string, AmendmentLink>
  /** The amendments that were linked to a paper. */
  readonly amendmentsTo: (paper: string) => ReadonlyArray<Paper>
  /** Records and files that cannot be used. */
  readonly faults: ReadonlyArray<ReadFault>
  /** Fields that cannot be used in records that can. */
  readonly leftOut: ReadonlyArray<ReadFault>
  readonly read: { readonly meetings: number; readonly papers: number }
}

/**
 * Reads all files of an import.
 *
 * The records are held in memory, because papers and meetings refer to each other in both directions; a city's records
 * of thirty years take some tens of megabytes. Of two versions of a record the newer one counts.
 */
export const readCatalogue = async (files: OParlFiles, onRecord: (count: number) => void): Promise<Catalogue> => {
  const kinds = {
    Meeting: new Map<string, Meeting>(),
    Paper: new Map<string, Paper>(),
    Organization: new Map<string, Organization>(),
    Body: new Map<string, Body>(),
    Person: new Map<string, Person>(),
    Membership: new Map<string, Membership>(),
    AgendaItem: new Map<string, AgendaItem>(),
    Consultation: new Map<string, Consultation>(),
  }
  const faults: ReadFault[] = []
  const leftOut: ReadFault[] = []
  const read = { meetings: 0, papers: 0 }
  let count = 0
  const all = [...files.meetings, ...files.papers, ...(files.organizations ?? [])]
  for await (const found of readRecords([...new Set(all)])) {
    onRecord(++count)
    if (isLeft(found)) {
      faults.push(found.left)
      continue
    }
    const object = readObject(found.right.record)
    if (isLeft(object)) {
      // One record, one fault: the first tells where to look.
      faults.push(...object.left.slice(0, 1).map((fault) => broken(found.right, fault.path, 'has no usable id or type', fault.expected)))
      continue
    }
    leftOut.push(...object.right.faults.map((fault) => broken(found.right, fault.path, 'has a field that is left out', fault.expected)))
    if (object.right.kind === 'Meeting') read.meetings++
    if (object.right.kind === 'Paper') read.papers++
    keepNewest(kinds, object.right)
  }
  return { ...lookUps(kinds), faults, leftOut, read }
}

const broken = ({ file, line, path }: SourceRecord, faultPath: string, problem: string, expected: string): ReadFault =>
  brokenRecord(file, line, path === '$' ? faultPath : `${path}${faultPath.slice(1)}`, problem, expected)

type Kinds = {
  readonly Meeting: Map<string, Meeting>
  readonly Paper: Map<string, Paper>
  readonly Organization: Map<string, Organization>
  readonly Body: Map<string, Body>
  readonly Person: Map<string, Person>
  readonly Membership: Map<string, Membership>
  readonly AgendaItem: Map<string, AgendaItem>
  readonly Consultation: Map<string, Consultation>
}

const newer = <A extends { readonly id: string; readonly modified?: string }>(map: Map<string, A>, object: A): void => {
  const known = map.get(object.id)
  if (known === undefined || (known.modified ?? '') <= (object.modified ?? '')) map.set(object.id, object)
}

const keepNewest = (kinds: Kinds, found: OParlObject): void => {
  switch (found.kind) {
    case 'Meeting':
      return newer(kinds.Meeting, found.object)
    case 'Paper':
      return newer(kinds.Paper, found.object)
    case 'Organization':
      return newer(kinds.Organization, found.object)
    case 'Body':
      return newer(kinds.Body, found.object)
    case 'Person':
      return newer(kinds.Person, found.object)
    case 'Membership':
      return newer(kinds.Membership, found.object)
    case 'AgendaItem':
      return newer(kinds.AgendaItem, found.object)
    case 'Consultation':
      return newer(kinds.Consultation, found.object)
    case 'Location':
    case 'File':
    case 'Unused':
  }
}

const lookUps = (kinds: Kinds): Omit<Catalogue, 'faults' | 'leftOut' | 'read'> => {
  const meetings = kinds.Meeting
  const papers = kinds.Paper
  const loose = Map.groupBy(kinds.AgendaItem.values(), (item) => item.meeting ?? '')
  const itemsOf = (meeting: Meeting): ReadonlyArray<AgendaItem> =>
    meeting.agendaItem?.flatMap((item) => (typeof item === 'string' ? (kinds.AgendaItem.get(item) ?? []) : item)) ??
    loose.get(meeting.id) ??
    []

  const items = new Map<string, { readonly item: AgendaItem; readonly meeting: Meeting }>()
  for (const meeting of meetings.values()) for (const item of itemsOf(meeting)) items.set(item.id, { item, meeting })
  const consultationsOf = (paper: Paper): ReadonlyArray<Consultation> => {
    const own = (paper.consultation ?? []).flatMap((entry) => (typeof entry === 'string' ? (kinds.Consultation.get(entry) ?? []) : entry))
    // Some servers list a consultation twice, in two wordings; the embedded and the last one counts.
    return [...new Map([...(looseConsultations.get(paper.id) ?? []), ...own].map((consultation) => [`${consultation.id} ${consultation.agendaItem ?? ''}`, consultation])).values()]
  }
  const looseConsultations = Map.groupBy(kinds.Consultation.values(), (consultation) => consultation.paper ?? '')

  // Servers fill the link between paper and item at one end only, so it is taken from both.
  const itemOfConsultation = new Map<string, string>()
  for (const { item } of items.values()) if (item.consultation !== undefined) itemOfConsultation.set(item.consultation, item.id)
  const paperOfItem = new Map<string, string>()
  for (const paper of [...papers.values()].toSorted((a, b) => Number(isAmendment(a)) - Number(isAmendment(b)))) {
    for (const { id, agendaItem } of consultationsOf(paper)) {
      const item = agendaItem ?? itemOfConsultation.get(id)
      // An item is about the motion, not about an amendment that is dealt with on it.
      if (item !== undefined && !(isAmendment(paper) && paperOfItem.has(item))) paperOfItem.set(item, paper.id)
    }
  }
  const treatmentsOf = (paper: Paper): ReadonlyArray<Treatment> =>
    consultationsOf(paper)
      .map((consultation): Treatment => {
        const found = items.get(consultation.agendaItem ?? itemOfConsultation.get(consultation.id) ?? '')
        const meeting = found?.meeting ?? (consultation.meeting === undefined ? undefined : meetings.get(consultation.meeting))
        return { consultation, meeting, item: found?.item }
      })
      .sort((a, b) => compareDays(dayOfSource(a.meeting?.start), dayOfSource(b.meeting?.start)))

  const linked = linkAmendments({
    papers: [...papers.values()],
    meetings: [...meetings.values()],
    consultations: [...kinds.Consultation.values()],
    agendaItems: [...kinds.AgendaItem.values()],
  })
  const amendmentsByPaper = new Map<string, string[]>()
  for (const link of linked) {
    for (const paper of link._tag === 'Linked' ? link.motions : []) {
      amendmentsByPaper.set(paper, [...(amendmentsByPaper.get(paper) ?? []), link.amendment])
    }
  }
  return {
    meetings,
    papers,
    organizations: kinds.Organization,
    bodies: kinds.Body,
    persons: kinds.Person,
    memberships: kinds.Membership,
    itemsOf,
    paperOf: (item) => paperOfItem.get(item),
    treatmentsOf,
    links: new Map(linked.map((link) => [link.amendment, link])),
    amendmentsTo: (paper) => (amendmentsByPaper.get(paper) ?? []).flatMap((id) => papers.get(id) ?? []),
  }
}

// Unknown days sort last: 'u' is behind every digit.
const compareDays = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
