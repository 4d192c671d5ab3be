/**
 * Beratung vor Ort: one session of open, voluntary counselling in a social space.
 *
 * Seat: § 14 Abs. 3 S. 2 SGB II (outreach counselling, oriented to the social space; in force since 1 July 2023).
 * planned → announced → inProgress → held → reported; planned | announced → cancelled. Nobody can be absent (C-4).
 */
import { left, right } from 'fp-ts/lib/Either.js'

import { defineAggregate, emits, message, type Decision, type EventsOf } from '../kernel/aggregate.ts'
import type { MessageOf } from '../kernel/event.ts'
import { ruleBroken, unknownReference, type Rejection } from '../kernel/finding.ts'
import type { FuzzyDate } from '../kernel/fuzzy-date.ts'
import type { LocalDateTime } from '../kernel/local-date.ts'
import type { Quantity } from '../kernel/quantity.ts'
import { isBelowZero, isSameData } from './counts.ts'
import { consultationSessionEvents as events, type ConsultationSessionEvents as Events } from './session-events.ts'
import { consultationSessionFindings } from './session-findings.ts'
import { evolveConsultationSession, initialConsultationSession, type ConsultationSessionState, type SessionPhase } from './session-state.ts'

// Commands

const commands = {
  ScheduleSession: { german: 'Beratung vor Ort ansetzen', data: events.SessionScheduled.data },
  ChangeSessionVenue: { german: 'Ort ändern', data: events.SessionVenueChanged.data },
  RescheduleSession: { german: 'Beratung verlegen', data: events.SessionRescheduled.data },
  DispatchInvitations: { german: 'Einladungen versenden', data: events.InvitationsDispatched.data },
  OpenSession: { german: 'Beratung beginnen', data: events.SessionOpened.data },
  RecordSessionHeld: { german: 'Beratung als durchgeführt erfassen', data: events.SessionHeld.data },
  RecordTeam: { german: 'Team erfassen', data: events.TeamParticipated.data },
  RecordStaff: { german: 'Zahl der Beschäftigten erfassen', data: events.StaffPresent.data },
  RecordHeadcount: { german: 'Besucherzahl erfassen', data: events.HeadcountRecorded.data },
  CorrectHeadcount: { german: 'Besucherzahl berichtigen', data: events.HeadcountCorrected.data },
  TallyTopic: { german: 'Thema zählen', data: events.TopicTallied.data },
  TallyGroup: { german: 'Besuchergruppe zählen', data: events.GroupTallied.data },
  OfferVacancyInformation: { german: 'Information über Stellenangebote erfassen', data: events.VacancyInformationOffered.data },
  RecordSurvey: { german: 'Befragung erfassen', data: events.SurveyConducted.data },
  ReportSession: { german: 'Beratung abschließend berichten', data: events.SessionReported.data },
  CancelSession: { german: 'Beratung absagen', data: events.SessionCancelled.data },
  CorrectSession: { german: 'Angaben zur Beratung berichtigen', data: events.SessionCorrected.data },
}

type Event = MessageOf<Events>

const negative = (rule: 'C-8' | 'C-9'): Rejection =>
  ruleBroken(rule, {
    de: 'Eine Zahl von Besuchern, Gesprächen oder Einladungen ist nicht negativ.',
    en: 'A number of visitors, talks or invitations is not negative.',
  })

/** An event with counts: refused when one is negative, nothing when the state says the same already. */
const counted = <K extends keyof Events>(
  type: K,
  rule: 'C-8' | 'C-9',
  quantities: (data: Events[K]) => ReadonlyArray<Quantity | undefined>,
  isKnown: (data: Events[K], state: ConsultationSessionState) => boolean = () => false,
) =>
  (data: Events[K], state: ConsultationSessionState, on: FuzzyDate): Decision<MessageOf<Events, K>> =>
    quantities(data).some((quantity) => quantity !== undefined && isBelowZero(quantity))
      ? left(negative(rule))
      : right(isKnown(data, state) ? [] : [message<Events, K>(type, on, data)])

interface Times {
  readonly start?: LocalDateTime
  readonly end?: LocalDateTime
}

/** An event with times, refused when the session would end before it starts. */
const timed = <K extends keyof Events>(
  command: keyof typeof commands,
  type: K,
  timesOf: (data: Events[K], state: ConsultationSessionState) => Times,
) =>
  (data: Events[K], state: ConsultationSessionState, on: FuzzyDate): Decision<MessageOf<Events, K>> => {
    const { start, end } = timesOf(data, state)
    return start !== undefined && end !== undefined && end <= start
      ? left({ _tag: 'InvalidCommand', command, faults: [{ path: '$.data.end', expected: `must be later than the start at ${start}`, found: end }] })
      : right([message<Events, K>(type, on, data)])
  }

const present = ['inProgress', 'held', 'reported'] as const

/** The Beratung vor Ort as an aggregate; its streams are `consultation-session-<id>`. */
export const consultationSession = defineAggregate<SessionPhase, ConsultationSessionState, typeof events, typeof commands>({
  category: 'consultation-session',
  module: 'consultation',
  german: 'Beratung vor Ort',
  seat: '§ 14 Abs. 3 S. 2 SGB II',
  summary: 'One session of open, voluntary counselling in a social space.',
  events,
  commands,
  initial: initialConsultationSession,
  lifecycle: {
    SessionScheduled: [['none'], 'planned'],
    SessionVenueChanged: [['planned', 'announced', 'inProgress'], 'same'],
    SessionRescheduled: [['planned', 'announced'], 'same'],
    InvitationsDispatched: [['planned', 'announced'], 'announced'],
    SessionOpened: [['planned', 'announced'], 'inProgress'],
    SessionHeld: [['planned', 'announced', 'inProgress'], 'held'],
    TeamParticipated: [present, 'same'],
    StaffPresent: [present, 'same'],
    HeadcountRecorded: [present, 'same'],
    HeadcountCorrected: [present, 'same'],
    TopicTallied: [present, 'same'],
    GroupTallied: [present, 'same'],
    VacancyInformationOffered: [present, 'same'],
    SurveyConducted: [present, 'same'],
    SessionReported: [['held'], 'reported'],
    SessionCancelled: [['planned', 'announced'], 'cancelled'],
    SessionCorrected: ['any', 'same'],
  },
  evolve: evolveConsultationSession,
  decide: {
    ScheduleSession: timed('ScheduleSession', 'SessionScheduled', (data) => data),
    ChangeSessionVenue: (data, state, on) =>
      right(isSameData(data.venue, state.details.venue) ? [] : [message<Events, 'SessionVenueChanged'>('SessionVenueChanged', on, data)]),
    RescheduleSession: timed('RescheduleSession', 'SessionRescheduled', (data) => data),
    DispatchInvitations: counted('InvitationsDispatched', 'C-8', ({ count }) => [count]),
    OpenSession: emits<Events, 'SessionOpened'>('SessionOpened'),
    RecordSessionHeld: emits<Events, 'SessionHeld'>('SessionHeld'),
    RecordTeam: counted('TeamParticipated', 'C-8', ({ headcount }) => [headcount], (data, { teams }) => teams.some((team) => isSameData(team, data))),
    RecordStaff: counted('StaffPresent', 'C-8', ({ count }) => [count], ({ count }, { staff }) => isSameData(count, staff)),
    RecordHeadcount: (data, state, on): Decision<Event> => {
      const known = state.headcounts.find(({ source }) => source.key === data.source.key)
      if (known !== undefined && !isSameData(known.visitors, data.visitors)) {
        return left(
          ruleBroken('C-8', {
            de: 'Diese Quelle hat schon eine Besucherzahl; sie ändert sich nur durch Berichtigung.',
            en: 'This source has a headcount already; it changes only by correction.',
          }, { key: data.source.key }),
        )
      }
      const perTeam = (data.perTeam ?? []).map(({ visitors }) => visitors)
      return counted('HeadcountRecorded', 'C-8', ({ visitors }) => [visitors, ...perTeam], () => known !== undefined)(data, state, on)
    },
    CorrectHeadcount: (data, state, on): Decision<Event> => {
      const known = state.headcounts.find(({ source }) => source.key === data.key)
      if (known === undefined) return left(unknownReference('source of a headcount', data.key, state.headcounts.map(({ source }) => source.key)))
      return counted('HeadcountCorrected', 'C-8', ({ visitors }) => [visitors], ({ visitors }) => isSameData(visitors, known.visitors))(data, state, on)
    },
    TallyTopic: counted('TopicTallied', 'C-9', ({ count }) => [count], ({ topic, count }, { topics }) => isSameData({ count }, topics[topic])),
    TallyGroup: counted('GroupTallied', 'C-8', ({ count }) => [count], ({ group, ...tally }, { groups }) => isSameData(tally, groups[group])),
    OfferVacancyInformation: counted('VacancyInformationOffered', 'C-8', ({ employerContacts }) => [employerContacts], (data, state) =>
      isSameData(data, state.vacancyInformation)),
    RecordSurvey: counted('SurveyConducted', 'C-8', ({ responses, positive }) => [responses, positive]),
    ReportSession: emits<Events, 'SessionReported'>('SessionReported'),
    CancelSession: emits<Events, 'SessionCancelled'>('SessionCancelled'),
    CorrectSession: timed('CorrectSession', 'SessionCorrected', (data, { details: { start, end } }) => ({
      ...(start === undefined ? {} : { start }),
      ...(end === undefined ? {} : { end }),
      ...data,
    })),
  },
  title: ({ details: { venue } }) => (venue === undefined ? '' : venue.name === undefined ? venue.place : `${venue.place}, ${venue.name}`),
  findings: consultationSessionFindings,
})

/** An event of a Beratung vor Ort. */
export type ConsultationSessionEvent = EventsOf<typeof consultationSession>
