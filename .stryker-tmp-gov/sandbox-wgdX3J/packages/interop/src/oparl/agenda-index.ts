/** Finds agenda items by meeting day and number, and the papers that stand on them. */
// @ts-nocheck

import type { AgendaItem, Consultation, Meeting, Paper } from './schema.ts'

/** An agenda item with its place. */
export interface IndexedItem {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly meeting: string
  /** The day of the meeting as written there, such as 2019-03-26; empty when unknown. */
  readonly day: string
}

/** The records between which amendments are linked. */
export interface AgendaRecords {
  readonly papers: ReadonlyArray<Paper>
  readonly meetings: ReadonlyArray<Meeting>
  /** Consultations and agenda items given as records of their own, where a server only refers to them. */
  readonly consultations?: ReadonlyArray<Consultation>
  readonly agendaItems?: ReadonlyArray<AgendaItem>
}

/** Look-ups over the agendas of all meetings. */
export interface AgendaIndex {
  readonly items: ReadonlyArray<IndexedItem>
  readonly itemsOfPaper: (paper: string) => ReadonlyArray<IndexedItem>
  readonly papersOfItem: (item: string) => ReadonlyArray<string>
  readonly itemsOfMeeting: (meeting: string) => ReadonlyArray<IndexedItem>
  readonly meetingsOn: (day: string) => ReadonlyArray<string>
}

/** Builds the look-ups; links between papers and items are taken from both ends, since servers fill only one. */
export const indexAgendas = (records: AgendaRecords): AgendaIndex => {
  const items = new Map<string, IndexedItem>()
  const ofMeeting = new Map<string, Array<IndexedItem>>()
  const onDay = new Map<string, Array<string>>()
  const consultationOfItem = new Map<string, string>()
  const separate = new Map((records.agendaItems ?? []).map((item) => [item.id, item]))
  const separateOfMeeting = Map.groupBy(records.agendaItems ?? [], (item) => item.meeting)
  for (const meeting of records.meetings) {
    const day = meeting.start?.slice(0, 10) ?? ''
    if (day !== '') push(onDay, day, meeting.id)
    const own = meeting.agendaItem?.map((item) => (typeof item === 'string' ? separate.get(item) : item))
    for (const item of own ?? separateOfMeeting.get(meeting.id) ?? []) {
      if (item === undefined || item.deleted === true) continue
      const indexed = { id: item.id, number: item.number ?? '', name: item.name ?? '', meeting: meeting.id, day }
      items.set(item.id, indexed)
      push(ofMeeting, meeting.id, indexed)
      if (item.consultation !== undefined) consultationOfItem.set(item.id, item.consultation)
    }
  }
  const paperOfConsultation = new Map<string, string>()
  const papersOfItem = new Map<string, Set<string>>()
  const itemsOfPaper = new Map<string, Set<string>>()
  const connect = (paper: string, item: string): void => {
    papersOfItem.set(item, (papersOfItem.get(item) ?? new Set()).add(paper))
    itemsOfPaper.set(paper, (itemsOfPaper.get(paper) ?? new Set()).add(item))
  }
  const read = (consultation: Consultation, paper: string | undefined): void => {
    if (paper === undefined || consultation.deleted === true) return
    paperOfConsultation.set(consultation.id, paper)
    if (consultation.agendaItem !== undefined) connect(paper, consultation.agendaItem)
  }
  for (const consultation of records.consultations ?? []) read(consultation, consultation.paper)
  for (const paper of records.papers) {
    for (const consultation of paper.consultation ?? []) {
      if (typeof consultation === 'string') paperOfConsultation.set(consultation, paper.id)
      else read(consultation, paper.id)
    }
  }
  for (const [item, consultation] of consultationOfItem) {
    const paper = paperOfConsultation.get(consultation)
    if (paper !== undefined) connect(paper, item)
  }
  return {
    items: [...items.values()],
    itemsOfPaper: (paper) => [...(itemsOfPaper.get(paper) ?? [])].flatMap((item) => items.get(item) ?? []),
    papersOfItem: (item) => [...(papersOfItem.get(item) ?? [])],
    itemsOfMeeting: (meeting) => ofMeeting.get(meeting) ?? [],
    meetingsOn: (day) => onDay.get(day) ?? [],
  }
}

const push = <K, V>(map: Map<K, Array<V>>, key: K, value: V): void => {
  const values = map.get(key)
  if (values === undefined) map.set(key, [value])
  else values.push(value)
}
