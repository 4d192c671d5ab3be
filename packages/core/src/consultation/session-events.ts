/** The events of a Beratung vor Ort: the storage contract. Names and shapes change only with a new schema version. */
import type * as t from 'io-ts'

import { SocialSpaceId } from '../branches/vocabulary.ts'
import { code, list, literal, record, someOf } from '../kernel/codec.ts'
import { EventId } from '../kernel/envelope.ts'
import { defineEvent, type DataOf } from '../kernel/event.ts'
import { Evidence } from '../kernel/evidence.ts'
import { FuzzyDate } from '../kernel/fuzzy-date.ts'
import { LocalDateTime } from '../kernel/local-date.ts'
import { Quantity } from '../kernel/quantity.ts'
import { naturalNumber, text } from '../kernel/scalar.ts'
import { SeriesId, SlotCalendarId } from './vocabulary.ts'

/**
 * Where a session takes place: at a third party's, in an own branch, in a vehicle, outdoors, or not known.
 *
 * @example
 * ```ts
 * import { Venue } from '@vor-ort/core'
 * Venue.is({ kind: 'thirdParty', place: 'Hage', name: 'Gemeindehaus' }) // => true
 * Venue.is({ kind: 'unknown', place: 'Großheide' }) // => true
 * ```
 */
export const Venue = record({ kind: code('thirdParty', 'own', 'mobile', 'outdoor', 'unknown'), place: text }, { name: text })
export type Venue = t.TypeOf<typeof Venue>

/** A team of the Jobcenter, or one that joins it, at a session. */
export const ConsultationTeam = code('placement', 'employerService', 'benefits', 'caseManagement', 'migrationCounselling', 'other')
export type ConsultationTeam = t.TypeOf<typeof ConsultationTeam>

/** How clients are told of a session. */
export const InvitationChannel = code('post', 'email', 'press', 'notice')
export type InvitationChannel = t.TypeOf<typeof InvitationChannel>

/** What the talks of a session are about. */
export const ConsultationTopic = code(
  'occupationalPerspectives', 'qualification', 'regionalVacancies', 'benefits', 'application', 'documents', 'languageCourse', 'childcare', 'debts', 'housing',
  'selfEmployment', 'other',
)
export type ConsultationTopic = t.TypeOf<typeof ConsultationTopic>

/** A group that is tallied as a whole, never by person. */
export const VisitorGroup = code('refugeesUkraine', 'refugeesOther', 'under25', 'over55', 'singleParents', 'longTermUnemployed', 'other')
export type VisitorGroup = t.TypeOf<typeof VisitorGroup>

/**
 * Who counted the visitors: somebody on site, a report of the Jobcenter itself, or a report of others.
 *
 * `key` names the source within the session; each source has one count, which only a correction changes (C-8).
 *
 * @example
 * ```ts
 * import { HeadcountSource } from '@vor-ort/core'
 * HeadcountSource.is({ key: 'desk', kind: 'onSite' }) // => true
 * ```
 */
export const HeadcountSource = record({ key: text, kind: code('onSite', 'ownReport', 'otherReport') }, { evidence: Evidence })
export type HeadcountSource = t.TypeOf<typeof HeadcountSource>

// `spacePlaces` are the places of the version of the social space that was in force: the witness for C-10.
const details = {
  series: SeriesId,
  socialSpace: SocialSpaceId,
  spacePlaces: list(text),
  start: LocalDateTime,
  end: LocalDateTime,
  calendar: SlotCalendarId,
  invitationBy: InvitationChannel,
  minimumLeadDays: naturalNumber,
}

/** The events of a Beratung vor Ort by type. There is none for an absence: the offer is voluntary (C-4). */
export const consultationSessionEvents = {
  SessionScheduled: defineEvent({
    german: 'Ansetzung der Beratung vor Ort',
    seat: '§ 14 Abs. 3 S. 2 SGB II',
    classification: 'public',
    summary: 'A session is planned; valid time is its day as far as it is known, and catchment the places from which clients are addressed.',
    data: record({ venue: Venue, catchment: list(text), obligation: literal('voluntary'), booking: code('none', 'calendar') }, details),
  }),
  SessionVenueChanged: defineEvent({
    german: 'Verlegung an einen anderen Ort',
    classification: 'public',
    summary: 'The session takes place elsewhere.',
    data: record({ venue: Venue }),
  }),
  SessionRescheduled: defineEvent({
    german: 'Verlegung auf einen anderen Zeitpunkt',
    classification: 'public',
    summary: 'The session takes place at another time; valid time is the new day.',
    data: record({}, { start: LocalDateTime, end: LocalDateTime }),
  }),
  InvitationsDispatched: defineEvent({
    german: 'Versand der Einladungen',
    summary: 'Clients are told of the session; valid time is the day of dispatch, `count` in the unit `invitation`.',
    data: record({ channel: InvitationChannel }, { count: Quantity }),
  }),
  SessionOpened: defineEvent({ german: 'Beginn der Beratung', summary: 'The session begins.', data: record({}) }),
  SessionHeld: defineEvent({
    german: 'Durchführung der Beratung',
    classification: 'public',
    summary: 'The session took place; valid time is the day as far as it is known.',
    data: record({}),
  }),
  TeamParticipated: defineEvent({
    german: 'Beteiligtes Team',
    summary: 'A team was there; how many of it, in the unit `person`, never who.',
    data: record({ team: ConsultationTeam }, { name: text, headcount: Quantity }),
  }),
  StaffPresent: defineEvent({
    german: 'Anwesende Beschäftigte',
    summary: 'How many members of staff were there in all, in the unit `person`; no names.',
    data: record({ count: Quantity }),
  }),
  HeadcountRecorded: defineEvent({
    german: 'Besucherzahl',
    summary: 'How many came, in the unit `visit`, by one source; one visitor may talk to several teams, so teams are never summed (C-8).',
    data: record({ visitors: Quantity, source: HeadcountSource }, { perTeam: someOf(record({ team: ConsultationTeam, visitors: Quantity })) }),
  }),
  HeadcountCorrected: defineEvent({
    german: 'Berichtigung der Besucherzahl',
    summary: 'The count of one source was wrong; from then on the corrected one counts.',
    data: record({ key: text, visitors: Quantity, reason: text }, { corrects: EventId }),
  }),
  TopicTallied: defineEvent({
    german: 'Beratungsthema',
    summary: 'How many talks were about a topic, in the unit `talk`; a tally, not a part of the visitors (C-9).',
    data: record({ topic: ConsultationTopic }, { count: Quantity }),
  }),
  GroupTallied: defineEvent({
    german: 'Besuchergruppe',
    summary: 'How many of a group came; where the source has no number it is unknown, and `wording` what the source says.',
    data: record({ group: VisitorGroup, count: Quantity }, { wording: text }),
  }),
  VacancyInformationOffered: defineEvent({
    german: 'Information über Stellenangebote',
    summary: 'Vacancies of the region and the employer service could be asked about on site.',
    data: record({}, { employerContacts: Quantity }),
  }),
  SurveyConducted: defineEvent({
    german: 'Anonyme Befragung',
    summary: 'How many answered, in the unit `response`, and how many of them found the offer helpful.',
    data: record({ responses: Quantity, positive: Quantity }, { wording: text }),
  }),
  SessionReported: defineEvent({
    german: 'Abschlussbericht der Beratung',
    summary: 'What was to be counted is recorded.',
    data: record({}, { evidence: list(Evidence) }),
  }),
  SessionCancelled: defineEvent({
    german: 'Absage der Beratung',
    classification: 'public',
    summary: 'The session does not take place.',
    data: record({ reason: code('staffAbsent', 'venueUnavailable', 'weather', 'lowDemand', 'accessRestriction', 'other') }),
  }),
  SessionCorrected: defineEvent({
    german: 'Berichtigung der Angaben zur Beratung',
    summary: 'Details were recorded wrongly; `date` is the right day of the session.',
    data: record({ reason: text }, { ...details, venue: Venue, catchment: list(text), date: FuzzyDate, corrects: EventId }),
  }),
} as const

/** The data of each event of a Beratung vor Ort. */
export type ConsultationSessionEvents = DataOf<typeof consultationSessionEvents>
