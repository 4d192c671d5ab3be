/**
 * Sitzung: a meeting of a body, its agenda, attendance, quorum, publicity and minutes.
 *
 * Seats: §§ 59, 64, 65, 68 NKomVG; §§ 52, 53, 61 HGO; §§ 28, 32 LKO; §§ 52, 53, 55, 58 KVG LSA; § 44c SGB II.
 * scheduled → convened → open ↔ adjourned → closed → minutesDrafted → minutesApproved; scheduled | convened → cancelled.
 */
import { left, right } from 'fp-ts/lib/Either.js'

import { defineAggregate, emits, keep, message, type Decision, type EventsOf } from '../kernel/aggregate.ts'
import { record } from '../kernel/codec.ts'
import { flag, naturalNumber } from '../kernel/scalar.ts'
import type { MessageOf } from '../kernel/event.ts'
import { ruleBroken, unknownReference, type Rejection } from '../kernel/finding.ts'
import type { FuzzyDate } from '../kernel/fuzzy-date.ts'
import { meetingEvents as events, type MeetingEvents } from './meeting-events.ts'
import { meetingFindings } from './meeting-findings.ts'
import { initialMeeting, type MeetingPhase, type MeetingState } from './meeting-state.ts'
import { quorate, requiredPresence } from './quorum.ts'
import type { AgendaItemId } from './vocabulary.ts'

// Commands

const commands = {
  ScheduleMeeting: { german: 'Sitzung anberaumen', data: events.MeetingScheduled.data },
  ConveneMeeting: { german: 'Laden', data: events.MeetingConvened.data },
  PlaceAgendaItem: { german: 'Auf die Tagesordnung setzen', data: events.AgendaItemPlaced.data },
  RemoveAgendaItem: { german: 'Von der Tagesordnung absetzen', data: events.AgendaItemRemoved.data },
  OpenMeeting: { german: 'Sitzung eröffnen', data: events.MeetingOpened.data },
  RecordAttendance: { german: 'Anwesenheit feststellen', data: events.AttendanceRecorded.data },
  EstablishQuorum: { german: 'Beschlussfähigkeit feststellen', data: record({}, { present: naturalNumber, secondMeeting: flag }) },
  DoubtQuorum: { german: 'Beschlussfähigkeit bezweifeln', data: events.QuorumDoubted.data },
  DeclareQuorumLost: { german: 'Beschlussunfähigkeit feststellen', data: events.QuorumLost.data },
  ExcludePublic: { german: 'Öffentlichkeit ausschließen', data: events.PublicExcluded.data },
  ReadmitPublic: { german: 'Öffentlichkeit wiederherstellen', data: events.PublicReadmitted.data },
  DeclareConflict: { german: 'Mitwirkungsverbot erklären', data: events.ConflictOfInterestDeclared.data },
  AdjournMeeting: { german: 'Sitzung unterbrechen', data: events.MeetingAdjourned.data },
  ResumeMeeting: { german: 'Sitzung fortsetzen', data: events.MeetingResumed.data },
  CloseMeeting: { german: 'Sitzung schließen', data: events.MeetingClosed.data },
  ReportMeetingHeld: { german: 'Sitzung als abgehalten erfassen', data: events.MeetingHeld.data },
  ReportItemResult: { german: 'Ergebnis laut Quelle erfassen', data: events.ItemResultReported.data },
  DraftMinutes: { german: 'Niederschrift entwerfen', data: events.MinutesDrafted.data },
  ApproveMinutes: { german: 'Niederschrift genehmigen', data: events.MinutesApproved.data },
  CorrectMinutes: { german: 'Niederschrift berichtigen', data: events.MinutesCorrected.data },
  CancelMeeting: { german: 'Sitzung absagen', data: events.MeetingCancelled.data },
  CorrectMeeting: { german: 'Angaben zur Sitzung berichtigen', data: events.MeetingCorrected.data },
  CorrectAgendaItem: { german: 'Tagesordnungspunkt berichtigen', data: events.AgendaItemCorrected.data },
  DepublishMeeting: { german: 'Sitzung depublizieren', data: events.MeetingDepublished.data },
}

const withItem =
  <K extends keyof MeetingEvents>(type: K, itemOf: (data: MeetingEvents[K]) => string | undefined) =>
  (data: MeetingEvents[K], state: MeetingState, on: FuzzyDate): Decision<MessageOf<MeetingEvents, K>> => {
    const item = itemOf(data)
    return item === undefined || state.agenda[item] !== undefined
      ? right([message<MeetingEvents, K>(type, on, data)])
      : left(unknownReference('agenda item', item, Object.keys(state.agenda)))
  }
const withItemOf = <K extends keyof MeetingEvents>(type: K & ItemEvent<K>) =>
  withItem<K>(type, (data) => ('item' in data ? String(data.item) : undefined))
type ItemEvent<K extends keyof MeetingEvents> = MeetingEvents[K] extends { readonly item?: AgendaItemId } ? K : never

const approvedAlready: Rejection = ruleBroken('G-14', {
  de: 'Eine genehmigte Niederschrift wird nicht mehr geändert; Berichtigungen kommen hinzu.',
  en: 'Approved minutes are not changed any more; corrections are added.',
})

/** The Sitzung as an aggregate; its streams are `meeting-<id>`. */
export const meeting = defineAggregate<MeetingPhase, MeetingState, typeof events, typeof commands>({
  category: 'meeting',
  module: 'governance',
  german: 'Sitzung',
  seat: '§§ 59, 64, 65, 68 NKomVG; §§ 52, 53, 61 HGO; §§ 28, 32 LKO; §§ 52–58 KVG LSA; § 44c SGB II',
  summary: 'A meeting of a body: agenda, attendance, quorum, publicity, minutes.',
  events,
  commands,
  initial: initialMeeting,
  lifecycle: {
    MeetingScheduled: [['none', 'depublished'], 'scheduled'],
    MeetingConvened: [['scheduled', 'convened'], 'convened'],
    // Agendas are often published late: an item may be recorded after the meeting.
    AgendaItemPlaced: ['any', 'same'],
    AgendaItemRemoved: ['any', 'same'],
    MeetingOpened: [['scheduled', 'convened'], 'open'],
    AttendanceRecorded: [['open'], 'same'],
    QuorumEstablished: [['open'], 'same'],
    QuorumDoubted: [['open'], 'same'],
    QuorumLost: [['open'], 'same'],
    PublicExcluded: [['open'], 'same'],
    PublicReadmitted: [['open'], 'same'],
    ConflictOfInterestDeclared: [['scheduled', 'convened', 'open'], 'same'],
    MeetingAdjourned: [['open'], 'adjourned'],
    MeetingResumed: [['adjourned'], 'open'],
    MeetingClosed: [['open', 'adjourned'], 'closed'],
    MeetingHeld: [['scheduled', 'convened'], 'closed'],
    ItemResultReported: ['any', 'same'],
    MinutesDrafted: [['closed', 'minutesDrafted'], 'minutesDrafted'],
    MinutesApproved: [['closed', 'minutesDrafted'], 'minutesApproved'],
    MinutesCorrected: [['minutesApproved'], 'same'],
    MeetingCancelled: [['scheduled', 'convened'], 'cancelled'],
    MeetingCorrected: ['any', 'same'],
    AgendaItemCorrected: ['any', 'same'],
    // A source may tell of a deletion before anything else was known.
    MeetingDepublished: [['none', 'scheduled', 'convened', 'open', 'adjourned', 'closed', 'minutesDrafted', 'minutesApproved', 'cancelled'], 'depublished'],
  },
  evolve: {
    MeetingScheduled: (state, { body, jointWith = [], externalIds: _ids, ...details }, on) => ({ ...state, body, jointWith, details, on }),
    MeetingConvened: (state, convocation) => ({ ...state, convocation }),
    AgendaItemPlaced: (state, { item, externalIds: _ids, ...placed }) => ({ ...state, agenda: { ...state.agenda, [item]: placed } }),
    AgendaItemRemoved: (state, { item }) => ({ ...state, agenda: without(state.agenda, item) }),
    MeetingOpened: (state, { rules, members }) => ({ ...state, rules, members }),
    AttendanceRecorded: (state, { present: listed, count }) => {
      // Who is listed twice is still one person.
      const present = [...new Set(listed)]
      return { ...state, present, presentCount: Math.max(count ?? 0, present.length) }
    },
    QuorumEstablished: (state, { deviates }) => ({ ...state, quorum: 'established', quorumDeviates: deviates }),
    QuorumDoubted: (state) => ({ ...state, quorum: 'doubted' }),
    QuorumLost: (state) => ({ ...state, quorum: 'lost' }),
    PublicExcluded: (state, { item }) => ({
      ...state,
      closedDoors: item === undefined ? { ...state.closedDoors, all: true } : { ...state.closedDoors, items: [...state.closedDoors.items, item] },
    }),
    PublicReadmitted: (state, { item }) => ({
      ...state,
      closedDoors:
        item === undefined
          ? { ...state.closedDoors, all: false }
          : { ...state.closedDoors, items: state.closedDoors.items.filter((closed) => closed !== item) },
    }),
    ConflictOfInterestDeclared: (state, data) => ({ ...state, conflicts: [...state.conflicts, data] }),
    MeetingAdjourned: keep,
    MeetingResumed: keep,
    MeetingClosed: keep,
    MeetingHeld: (state, { mode }) => (mode === undefined ? state : { ...state, details: { ...state.details, mode } }),
    ItemResultReported: (state, data) => ({ ...state, results: { ...state.results, [data.item]: data } }),
    MinutesDrafted: (state, { hash }) => ({ ...state, minutes: hash }),
    MinutesApproved: (state, { hash }) => ({ ...state, minutes: hash }),
    MinutesCorrected: (state, data) => ({ ...state, corrections: [...state.corrections, data] }),
    MeetingCancelled: keep,
    MeetingCorrected: (state, { reason: _reason, corrects: _corrects, ...details }, on) => ({
      ...state,
      on,
      details: { ...state.details, ...details },
    }),
    AgendaItemCorrected: (state, { item, reason: _reason, corrects: _corrects, ...changed }) => {
      const placed = state.agenda[item]
      return placed === undefined ? state : { ...state, agenda: { ...state.agenda, [item]: { ...placed, ...changed } } }
    },
    MeetingDepublished: keep,
  },
  decide: {
    ScheduleMeeting: emits<MeetingEvents, 'MeetingScheduled'>('MeetingScheduled'),
    ConveneMeeting: emits<MeetingEvents, 'MeetingConvened'>('MeetingConvened'),
    PlaceAgendaItem: emits<MeetingEvents, 'AgendaItemPlaced'>('AgendaItemPlaced'),
    RemoveAgendaItem: withItemOf('AgendaItemRemoved'),
    OpenMeeting: emits<MeetingEvents, 'MeetingOpened'>('MeetingOpened'),
    RecordAttendance: emits<MeetingEvents, 'AttendanceRecorded'>('AttendanceRecorded'),
    EstablishQuorum: (data, state, on) => right([establishQuorum(data, state, on)]),
    DoubtQuorum: emits<MeetingEvents, 'QuorumDoubted'>('QuorumDoubted'),
    DeclareQuorumLost: emits<MeetingEvents, 'QuorumLost'>('QuorumLost'),
    ExcludePublic: withItemOf('PublicExcluded'),
    ReadmitPublic: withItemOf('PublicReadmitted'),
    DeclareConflict: withItemOf('ConflictOfInterestDeclared'),
    AdjournMeeting: emits<MeetingEvents, 'MeetingAdjourned'>('MeetingAdjourned'),
    ResumeMeeting: emits<MeetingEvents, 'MeetingResumed'>('MeetingResumed'),
    CloseMeeting: emits<MeetingEvents, 'MeetingClosed'>('MeetingClosed'),
    ReportMeetingHeld: emits<MeetingEvents, 'MeetingHeld'>('MeetingHeld'),
    ReportItemResult: withItemOf('ItemResultReported'),
    DraftMinutes: (data, state, on) =>
      state.phase === 'minutesApproved' ? left(approvedAlready) : right([message<MeetingEvents, 'MinutesDrafted'>('MinutesDrafted', on, data)]),
    ApproveMinutes: (data, state, on) => {
      if (state.phase !== 'minutesApproved') return right([message<MeetingEvents, 'MinutesApproved'>('MinutesApproved', on, data)])
      return state.minutes === data.hash ? right([]) : left(approvedAlready)
    },
    CorrectMinutes: emits<MeetingEvents, 'MinutesCorrected'>('MinutesCorrected'),
    CancelMeeting: emits<MeetingEvents, 'MeetingCancelled'>('MeetingCancelled'),
    CorrectMeeting: emits<MeetingEvents, 'MeetingCorrected'>('MeetingCorrected'),
    CorrectAgendaItem: withItemOf('AgendaItemCorrected'),
    DepublishMeeting: emits<MeetingEvents, 'MeetingDepublished'>('MeetingDepublished'),
  },
  title: (state) => state.details.name ?? '',
  findings: meetingFindings,
})

/** An event of a Sitzung. */
export type MeetingEvent = EventsOf<typeof meeting>

const without = <V>(map: Readonly<Record<string, V>>, key: string): Readonly<Record<string, V>> => {
  const { [key]: _removed, ...rest } = map
  return rest
}

// Whether the rules count `present` members as a quorum, from all that is on record.
const judge = (state: MeetingState, presentEntitled: number, excluded: number, second: boolean) => {
  if (state.rules === undefined) return undefined
  const presence = {
    presentEntitled,
    excluded,
    secondMeeting: second,
    ...(state.members === undefined ? {} : { members: state.members }),
    ...(state.convocation?.due === 'no' ? { dulyConvened: false } : {}),
  }
  return { verdict: quorate(state.rules, presence), required: requiredPresence(state.rules, presence) }
}

const isSecond = (state: MeetingState, said: boolean | undefined): boolean =>
  said ?? (state.details.kind === 'second' && state.convocation?.secondMeetingAnnounced === true)

const establishQuorum = (
  data: { readonly present?: number; readonly secondMeeting?: boolean },
  state: MeetingState,
  on: FuzzyDate,
): MessageOf<MeetingEvents, 'QuorumEstablished'> => {
  const present = data.present ?? state.presentCount
  // Where nobody wrote down who was present, the chair's word stands: unknown is not 0.
  const judged = present === undefined ? undefined : judge(state, present, 0, isSecond(state, data.secondMeeting))
  return message<MeetingEvents, 'QuorumEstablished'>('QuorumEstablished', on, {
    deviates: judged?.verdict === 'no',
    ...(present === undefined ? {} : { present }),
    ...(judged?.required === undefined ? {} : { required: judged.required }),
  })
}
