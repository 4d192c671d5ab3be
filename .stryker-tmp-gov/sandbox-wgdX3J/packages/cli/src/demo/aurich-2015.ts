/**
 * The story of seed 000: Aurich's Verwaltungsrat decides in January 2015 to decentralise the Jobcenter.
 *
 * Every fact is from the press text of the Green county faction (roles and factions only). What the text does not say
 * is not made up: the counts of the vote, the fate of the amendment, the hours of the branch are unknown.
 */
// @ts-nocheck

import {
  AgendaItemId,
  AmendmentId,
  BodyId,
  countsUnknown,
  day,
  derivedId,
  fuzzyDate,
  governingBody,
  MeetingId,
  meeting,
  motion,
  MotionId,
  ObligationId,
  PersonId,
  resolution,
  resolutionOf,
  unknownDate,
  VoteId,
  type CommandsOf,
  type Evidence,
  type FuzzyDate,
} from '@vor-ort/core'
import type { CommandContext, CommandError, CommandHandler, Handled } from '@vor-ort/event-store'
import { getOrElse, type Either } from 'fp-ts/lib/Either.js'

const named = (what: string): string => `demo Aurich 2015: ${what}`

export const verwaltungsrat = derivedId(BodyId, named('Verwaltungsrat'))
export const januaryMeeting = derivedId(MeetingId, named('meeting of 13 January'))
export const followUpMeeting = derivedId(MeetingId, named('meeting of 10 February'))
export const decentralisation = derivedId(MotionId, named('motion to decentralise'))
export const implementationMotion = derivedId(MotionId, named('motion on implementation'))
const item = derivedId(AgendaItemId, named('item'))
const amendment = derivedId(AmendmentId, named('amendment'))
const vote = derivedId(VoteId, named('vote'))
/** The Beschluss that follows from the vote. */
export const decision = resolutionOf(vote)

const decided = day('2015-01-13')
const orUnknown = getOrElse<unknown, FuzzyDate>(() => unknownDate)
const before = orUnknown(fuzzyDate('../2015-01-12'))
const inBetween = orUnknown(fuzzyDate('2015-01-13/2015-02-10'))

/** The source of every fact. */
export const source: Evidence = { kind: 'pressText', id: 'seed 000: Grüne im Kreistag Aurich', date: inBetween, isExcerpt: true }

/** One step: by which role it was done, and how it is recorded. */
export interface Step {
  readonly role: string
  readonly record: (handle: CommandHandler['handle'], context: CommandContext) => Promise<Either<CommandError, Recorded>>
}
type Recorded = Pick<Handled<unknown, unknown>, 'events' | 'duplicate'>

const aboutBody = (command: CommandsOf<typeof governingBody>): Step => ({
  role: 'Verwaltung',
  record: (handle, context) => handle(governingBody, verwaltungsrat, command, context)(),
})
const aboutMeeting = (id: MeetingId, command: CommandsOf<typeof meeting>): Step => ({
  role: 'Verwaltung',
  record: (handle, context) => handle(meeting, id, command, context)(),
})
const aboutMotion = (id: MotionId, role: string, command: CommandsOf<typeof motion>): Step => ({
  role,
  record: (handle, context) => handle(motion, id, command, context)(),
})
const aboutResolution = (role: string, command: CommandsOf<typeof resolution>): Step => ({
  role,
  record: (handle, context) => handle(resolution, decision, command, context)(),
})

const sitting = { kind: 'reported', body: verwaltungsrat, meeting: januaryMeeting, item } as const
const title = { asPublished: 'auf Dezentralisierung der Organisationsstrukturen im Jobcenter des Landkreises Aurich …', isExcerpt: true }

/** The steps in the order in which they are recorded. */
export const story: ReadonlyArray<Step> = [
  aboutBody({
    type: 'ConstituteBody',
    on: before,
    data: { name: 'Verwaltungsrat des Jobcenters Aurich', kind: 'verwaltungsrat', carrier: 'Landkreis Aurich (03452)', legalBasis: '§ 147 NKomVG, Unternehmenssatzung' },
  }),
  aboutMeeting(januaryMeeting, {
    type: 'ScheduleMeeting',
    on: decided,
    data: { body: verwaltungsrat, mode: 'unknown', kind: 'unknown', name: 'Verwaltungsrat, Sitzung im Januar' },
  }),
  aboutMeeting(januaryMeeting, {
    type: 'PlaceAgendaItem',
    on: decided,
    data: { item, public: false, title: 'Dezentrale Außenstellen', motion: decentralisation },
  }),
  aboutMotion(decentralisation, 'CDU-Fraktion', {
    type: 'SubmitMotion',
    on: decided,
    data: { title, kind: 'motion', originators: [{ kind: 'faction', faction: 'CDU' }], body: verwaltungsrat },
  }),
  aboutMotion(decentralisation, 'Verwaltung', {
    type: 'PlaceMotionOnAgenda',
    on: decided,
    data: { body: verwaltungsrat, meeting: januaryMeeting, item },
  }),
  aboutMotion(decentralisation, 'Mitglieder der Grünen', {
    type: 'SubmitAmendment',
    on: decided,
    data: {
      amendment,
      originators: [
        {
          kind: 'members',
          members: [derivedId(PersonId, named('first member')), derivedId(PersonId, named('second member'))],
          onBehalfOf: 'Grüne',
        },
      ],
    },
  }),
  aboutMotion(decentralisation, 'Vorsitz', {
    type: 'OpenVote',
    on: decided,
    data: { vote, sitting, majority: 'simple', ballot: 'unknown' },
  }),
  aboutMotion(decentralisation, 'Vorsitz', { type: 'TallyVote', on: decided, data: { vote, counts: countsUnknown } }),
  aboutMotion(decentralisation, 'Vorsitz', { type: 'DeclareResult', on: decided, data: { vote, outcome: 'adopted', unanimity: 'majority' } }),
  aboutMeeting(januaryMeeting, { type: 'ReportMeetingHeld', on: decided, data: {} }),
  aboutResolution('Vorsitz', {
    type: 'AdoptResolution',
    on: decided,
    data: { body: verwaltungsrat, title, public: 'unknown', motion: decentralisation, meeting: januaryMeeting },
  }),
  aboutResolution('Vorsitz', {
    type: 'DeclareObjective',
    on: decided,
    data: { objective: 'Verbesserung der Vermittlungsquote', direction: 'up', indicator: 'Vermittlungsquote' },
  }),
  aboutResolution('Vorsitz', {
    type: 'CreateObligation',
    on: decided,
    data: { obligation: derivedId(ObligationId, named('branch')), aspect: 'site', what: 'Eine weitere Außenstelle einrichten', responsible: 'Verwaltung' },
  }),
  aboutResolution('Vorsitz', {
    type: 'CreateObligation',
    on: decided,
    data: {
      obligation: derivedId(ObligationId, named('parity')),
      aspect: 'services',
      what: 'Beratung vor Ort auf Öffnungszeiten und Leistungen wie in Aurich und Norden ausweiten',
      responsible: 'Verwaltung',
    },
  }),
  aboutMotion(implementationMotion, 'Grüne Kreistagsfraktion', {
    type: 'AnnounceMotion',
    on: inBetween,
    data: {
      title: { asPublished: 'Antrag zur konkreten Umsetzung des Beschlusses zu den Außenstellen' },
      originators: [{ kind: 'faction', faction: 'Grüne' }],
      body: verwaltungsrat,
      intendedMeeting: followUpMeeting,
      follows: decision,
      aspects: ['schedule', 'staff', 'rooms'],
    },
  }),
  aboutMeeting(followUpMeeting, {
    type: 'ScheduleMeeting',
    on: day('2015-02-10'),
    data: { body: verwaltungsrat, mode: 'unknown', kind: 'unknown', name: 'Verwaltungsrat, Sitzung im Februar' },
  }),
]
