/** The events of a Sitzung: the storage contract. Names and shapes change only with a new schema version. */
import type * as t from 'io-ts'

import { code, list, record } from '../kernel/codec.ts'
import { flag, naturalNumber, text } from '../kernel/scalar.ts'
import { EventId } from '../kernel/envelope.ts'
import { defineEvent, type DataOf } from '../kernel/event.ts'
import { Sha256 } from '../kernel/evidence.ts'
import { FuzzyDate } from '../kernel/fuzzy-date.ts'
import { BodyRules } from './body-rules.ts'
import { AgendaItemId, BodyId, ExternalId, MeetingId, MembershipId, MotionId } from './vocabulary.ts'
import { ClassifiedResult } from './reported-result.ts'

/** How a meeting takes place. */
export const MeetingMode = code('inPerson', 'video', 'hybrid', 'circulation', 'unknown')
/** Ordinary, extraordinary (Sondersitzung), constituting, or the second on the same matter. */
export const MeetingKind = code('ordinary', 'extraordinary', 'constituting', 'second', 'unknown')

const form = { mode: MeetingMode, kind: MeetingKind }
const details = { name: text, plannedStart: text, plannedEnd: text, place: text }
const agendaItem = { number: text, title: text, order: naturalNumber, motion: MotionId }
const item = { item: AgendaItemId }

/** The events of a Sitzung by type. */
export const meetingEvents = {
  MeetingScheduled: defineEvent({
    german: 'Sitzung anberaumt',
    seat: '§ 59 NKomVG',
    summary: 'A meeting of a body, perhaps jointly with others, is planned; valid time is the day of the meeting.',
    data: record({ body: BodyId, ...form }, { ...details, jointWith: list(BodyId), externalIds: list(ExternalId) }),
  }),
  MeetingConvened: defineEvent({
    german: 'Ladung',
    seat: '§ 59 NKomVG',
    summary: 'The members are invited; `due` says whether in due form and time.',
    data: record({ due: code('yes', 'no', 'unknown') }, { secondMeetingAnnounced: flag, channel: text }),
  }),
  AgendaItemPlaced: defineEvent({
    german: 'Tagesordnungspunkt',
    summary: 'An item is on the agenda; a non-public item may have no title.',
    data: record({ ...item, public: flag }, { ...agendaItem, byUrgency: flag, externalIds: list(ExternalId) }),
  }),
  AgendaItemRemoved: defineEvent({
    german: 'Absetzung von der Tagesordnung',
    summary: 'An item is taken off the agenda.',
    data: record(item, { reason: text }),
  }),
  MeetingOpened: defineEvent({
    german: 'Eröffnung der Sitzung',
    summary: 'The meeting begins under the rules in force, which are stored with it.',
    data: record({}, { rules: BodyRules, members: naturalNumber, chair: MembershipId }),
  }),
  AttendanceRecorded: defineEvent({
    german: 'Anwesenheit festgestellt',
    summary: 'Who with a vote is present from now on; replaces what was recorded before.',
    data: record({ present: list(MembershipId) }, { count: naturalNumber }),
  }),
  QuorumEstablished: defineEvent({
    german: 'Feststellung der Beschlussfähigkeit',
    seat: '§ 65 Abs. 1 NKomVG; § 53 HGO; § 32 LKO; § 55 KVG LSA',
    summary: 'The chair establishes the quorum; `deviates` when the numbers on record say otherwise.',
    data: record({ deviates: flag }, { present: naturalNumber, required: naturalNumber }),
  }),
  QuorumDoubted: defineEvent({
    german: 'Zweifel an der Beschlussfähigkeit',
    seat: '§ 65 Abs. 1 NKomVG',
    summary: 'A member doubts the quorum.',
    data: record({}, { by: MembershipId }),
  }),
  QuorumLost: defineEvent({
    german: 'Beschlussunfähigkeit festgestellt',
    seat: '§ 65 Abs. 1 NKomVG; § 53 Abs. 1 HGO',
    summary: 'It is established that the body is not quorate.',
    data: record({}, { present: naturalNumber }),
  }),
  PublicExcluded: defineEvent({
    german: 'Ausschluss der Öffentlichkeit',
    seat: '§ 64 NKomVG',
    summary: 'The public is excluded, for an item or from now on, on a stated ground.',
    data: record({ ground: code('publicWelfare', 'legitimateInterests', 'statute', 'other') }, { item: AgendaItemId, basis: text }),
  }),
  PublicReadmitted: defineEvent({
    german: 'Wiederherstellung der Öffentlichkeit',
    seat: '§ 64 NKomVG',
    summary: 'The public is admitted again.',
    data: record({}, { item: AgendaItemId }),
  }),
  ConflictOfInterestDeclared: defineEvent({
    german: 'Mitwirkungsverbot',
    seat: '§ 41 NKomVG; § 25 HGO; § 16 LKO; § 33 KVG LSA; § 16 SGB X',
    summary: 'A member neither advises nor votes on an item.',
    data: record({ ...item, member: MembershipId }, { ground: code('own', 'relative', 'represented', 'employer', 'other') }),
  }),
  MeetingAdjourned: defineEvent({
    german: 'Unterbrechung oder Vertagung der Sitzung',
    summary: 'The meeting is interrupted.',
    data: record({}, { until: FuzzyDate }),
  }),
  MeetingResumed: defineEvent({
    german: 'Fortsetzung der Sitzung',
    summary: 'The interrupted meeting goes on.',
    data: record({}),
  }),
  MeetingClosed: defineEvent({
    german: 'Schluss der Sitzung',
    summary: 'The meeting ends.',
    data: record({}),
  }),
  MeetingHeld: defineEvent({
    german: 'Sitzung hat stattgefunden (laut Quelle)',
    summary: 'A source says that the meeting took place; its course is not known.',
    data: record({}, { mode: MeetingMode }),
  }),
  ItemResultReported: defineEvent({
    german: 'Ergebnis eines Tagesordnungspunkts laut Quelle',
    summary: 'What the source says came of an item: its words, and what they were understood to mean, if at all.',
    data: record({ ...item, published: text }, { classified: ClassifiedResult }),
  }),
  MinutesDrafted: defineEvent({
    german: 'Entwurf der Niederschrift',
    seat: '§ 68 NKomVG; § 61 HGO; § 58 KVG LSA',
    summary: 'Minutes exist as a draft with this digest.',
    data: record({ hash: Sha256 }),
  }),
  MinutesApproved: defineEvent({
    german: 'Genehmigung der Niederschrift',
    seat: '§ 68 NKomVG',
    summary: 'The minutes with this digest are approved; they never change again (G-14).',
    data: record({ hash: Sha256 }, { by: MeetingId }),
  }),
  MinutesCorrected: defineEvent({
    german: 'Berichtigung der Niederschrift',
    seat: '§ 68 NKomVG',
    summary: 'A correction beside the approved minutes (R-110).',
    data: record({ reason: text, correction: text }, { corrects: EventId }),
  }),
  MeetingCancelled: defineEvent({
    german: 'Absage der Sitzung',
    summary: 'The meeting does not take place.',
    data: record({ reason: text }),
  }),
  MeetingCorrected: defineEvent({
    german: 'Berichtigung der Angaben zur Sitzung',
    summary: 'Details were recorded wrongly or have changed at the source; valid time is the day of the meeting.',
    data: record({ reason: text }, { ...details, ...form, corrects: EventId }),
  }),
  AgendaItemCorrected: defineEvent({
    german: 'Berichtigung eines Tagesordnungspunkts',
    summary: 'An item was recorded wrongly or has changed at the source.',
    data: record({ ...item, reason: text }, { ...agendaItem, public: flag, corrects: EventId }),
  }),
  MeetingDepublished: defineEvent({
    german: 'Depublikation der Sitzung',
    summary: 'The source no longer shows the meeting; what was recorded stays.',
    data: record({ reason: text }),
  }),
} as const

/** The data of each event of a Sitzung. */
export type MeetingEvents = DataOf<typeof meetingEvents>
/** What is known of a meeting apart from its course. */
export type MeetingDetails = Partial<Omit<MeetingEvents['MeetingCorrected'], 'reason' | 'corrects'>>
/** A Tagesordnungspunkt as it is recorded. */
export type AgendaItem = Omit<t.TypeOf<(typeof meetingEvents)['AgendaItemPlaced']['data']>, 'item' | 'externalIds'>
