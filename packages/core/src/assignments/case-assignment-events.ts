/** The events of a Fallzuordnung: the storage contract. Names and shapes change only with a new schema version. */
import { BranchId, CarrierKey } from '../branches/vocabulary.ts'
import { ResolutionId } from '../governance/vocabulary.ts'
import { code, record } from '../kernel/codec.ts'
import { EventId } from '../kernel/envelope.ts'
import { defineEvent, type DataOf } from '../kernel/event.ts'
import { FuzzyDate } from '../kernel/fuzzy-date.ts'
import { Period } from '../kernel/period.ts'
import { Competence } from './competence.ts'
import { FirstTalk, FirstTalkException } from './first-talk.ts'
import { AgeBandPeriod, BulkOrderId, CaseFunction, CaseId, CaseworkerId, CaseworkUnitId, NeedsUnitId, TalkMode, TalkVenue } from './vocabulary.ts'
import { CapacityOverride, CaseworkerWitness } from './witness.ts'

/** Why a case goes from one caseworker to another. */
export const ReassignmentReason = code(
  'staffChange',
  'decision',
  'branchOpening',
  'branchClosing',
  'capacity',
  'clientRequest',
  'conflictOfInterest',
  'ageBand',
  'move',
)
export type ReassignmentReason = (typeof ReassignmentReason)['_A']

/** Why an ordered reassignment was not carried out. */
export const DeclinedBecause = code('notOpen', 'otherAssignee', 'otherCaseworker', 'inactive', 'functionMissing', 'conflict', 'overCapacity', 'overlap')
export type DeclinedBecause = (typeof DeclinedBecause)['_A']

const place = { branch: BranchId, unit: CaseworkUnitId }
const talk = { mode: TalkMode }
const personal = { classification: 'personal' } as const

/** The events of a Fallzuordnung by type. Reasons are codes, never texts: free text is where personal data leaks. */
export const caseAssignmentEvents = {
  CaseOpened: defineEvent({
    ...personal,
    german: 'Fallaufnahme',
    seat: '§§ 14, 36, 37 SGB II',
    summary: 'A case comes to the Jobcenter in one function; the age band is what the source system says (A-8).',
    data: record({ case: CaseId, function: CaseFunction }, { ...place, needsUnit: NeedsUnitId, ageBand: AgeBandPeriod, competence: Competence }),
  }),
  CaseAssigned: defineEvent({
    ...personal,
    german: 'Zuweisung',
    seat: '§ 14 Abs. 3 SGB II',
    summary: 'A caseworker becomes responsible; without a branch the case stays at the one that it had.',
    data: record({ caseworker: CaseworkerId, witness: CaseworkerWitness }, { ...place, order: BulkOrderId, override: CapacityOverride }),
  }),
  CaseReassigned: defineEvent({
    ...personal,
    german: 'Wechsel der Zuständigkeit',
    seat: '§ 14 Abs. 3 SGB II',
    summary: 'The case goes from one caseworker to another, with a reason (A-3).',
    data: record(
      { from: CaseworkerId, to: CaseworkerId, reason: ReassignmentReason, witness: CaseworkerWitness },
      { ...place, order: BulkOrderId, override: CapacityOverride },
    ),
  }),
  ReassignmentDemanded: defineEvent({
    ...personal,
    german: 'Umverteilung verlangt',
    summary: 'The case must go to somebody else, or elsewhere; a finding until it does (A-13).',
    data: record({ reason: ReassignmentReason }, { branch: BranchId, by: ResolutionId }),
  }),
  ReassignmentDeclined: defineEvent({
    ...personal,
    german: 'Umverteilung nicht ausgeführt',
    summary: 'An ordered reassignment could not be carried out; nothing changes but the order knows (A-11).',
    data: record({ order: BulkOrderId, to: CaseworkerId, because: DeclinedBecause }),
  }),
  SubstitutionStarted: defineEvent({
    ...personal,
    german: 'Vertretung',
    summary: 'Somebody stands in for the assigned caseworker for a period; the assignment stays (A-2).',
    data: record({ substitute: CaseworkerId, period: Period }),
  }),
  SubstitutionEnded: defineEvent({
    ...personal,
    german: 'Ende der Vertretung',
    summary: 'A substitution ends before its period does.',
    data: record({ substitute: CaseworkerId }),
  }),
  AssignmentEnded: defineEvent({
    ...personal,
    german: 'Ende der Zuweisung',
    summary: 'The caseworker is no longer responsible and nobody else is yet (R-20).',
    data: record({ reason: code('staffChange', 'conflictOfInterest', 'capacity', 'entryError', 'other') }),
  }),
  CaseClosed: defineEvent({
    ...personal,
    german: 'Fallabschluss',
    summary: 'The case is closed in this function and has no active assignment any more (A-5).',
    data: record({}, { reason: code('noLongerInNeed', 'functionEnded', 'movedAway', 'other') }),
  }),
  CaseReopened: defineEvent({
    ...personal,
    german: 'Wiederaufnahme',
    summary: 'The case is open again; whoever had it before is not assigned by that.',
    data: record({}, place),
  }),
  CaseTransferredToCarrier: defineEvent({
    ...personal,
    german: 'Zuständigkeitswechsel',
    seat: '§ 36 SGB II',
    summary: 'Another carrier is competent now; `to` is the key of its territory.',
    data: record({}, { to: CarrierKey }),
  }),
  HandoverCompleted: defineEvent({
    ...personal,
    german: 'Fallübergabe',
    summary: 'The caseworker who had the case has handed it over.',
    data: record({ from: CaseworkerId }),
  }),
  FirstContactHeld: defineEvent({
    ...personal,
    german: 'Erstgespräch',
    seat: '§ 15 Abs. 4 SGB II',
    summary: 'The first talk since the case was opened, or the first for Potenzialanalyse or Kooperationsplan.',
    data: record({ ...talk, talk: FirstTalk }, { venue: TalkVenue, exceptionReason: FirstTalkException }),
  }),
  ContactHeld: defineEvent({
    ...personal,
    german: 'Beratungsgespräch',
    seat: '§ 14 Abs. 3 SGB II',
    summary: 'A further talk, and whether the assigned caseworker held it.',
    data: record({ ...talk, servedBy: code('assigned', 'substitute', 'other') }, { venue: TalkVenue }),
  }),
  PotentialAnalysisCompleted: defineEvent({
    ...personal,
    german: 'Potenzialanalyse',
    seat: '§ 15 Abs. 1 SGB II',
    summary: 'The Potenzialanalyse is done; what it says is not stored.',
    data: record({}),
  }),
  CooperationPlanConcluded: defineEvent({
    ...personal,
    german: 'Kooperationsplan (bis 30.6.2023 Eingliederungsvereinbarung)',
    seat: '§ 15 Abs. 2 SGB II',
    summary: 'A plan is agreed; what it says is not stored.',
    data: record({}),
  }),
  CooperationPlanUpdated: defineEvent({
    ...personal,
    german: 'Fortschreibung des Kooperationsplans',
    seat: '§ 15 Abs. 3 SGB II',
    summary: 'The plan is reviewed together and brought up to date.',
    data: record({}),
  }),
  CooperationPlanNotConcluded: defineEvent({
    ...personal,
    german: 'Kooperationsplan nicht zustande gekommen',
    seat: '§ 15a SGB II',
    summary: 'No plan comes about; why is not stored.',
    data: record({}),
  }),
  AgeBandChanged: defineEvent({
    ...personal,
    german: 'Änderung der Altersgruppe',
    seat: '§ 44c Abs. 4 SGB II',
    summary: 'The source system states the age band anew; turning 25 needs no event (A-8).',
    data: record({ ageBand: AgeBandPeriod }),
  }),
  CaseAssignmentCorrected: defineEvent({
    ...personal,
    german: 'Berichtigung der Fallzuordnung',
    summary: 'Details were recorded wrongly; what is not named stays. `assignedSince` moves the begin of the assignment.',
    data: record(
      { reason: code('entryError', 'sourceCorrected', 'learnedLater') },
      { ...place, corrects: EventId, needsUnit: NeedsUnitId, ageBand: AgeBandPeriod, competence: Competence, openedOn: FuzzyDate, assignedSince: FuzzyDate },
    ),
  }),
} as const

/** The data of each event of a Fallzuordnung. */
export type CaseAssignmentEvents = DataOf<typeof caseAssignmentEvents>
