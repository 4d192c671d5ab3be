/**
 * Fallzuordnung: who is responsible for a case in a function, and what follows from that.
 *
 * Seats: § 14 Abs. 3, §§ 15, 15a, 36 SGB II; § 16 SGB X for who is excluded.
 * unassigned ↔ assigned → closed | transferred; both may be opened again. One stream for each case and function: its id
 * is `assignmentIdOf(case, function)`.
 */
import { right } from 'fp-ts/lib/Either.js'

import { defineAggregate, emits, keep, message, type EventsOf } from '../kernel/aggregate.ts'
import { canonicalJson } from '../kernel/canonical.ts'
import { isNotAfter } from '../kernel/fuzzy-date.ts'
import {
  AssignCaseData,
  decideAssignment,
  decideDemand,
  decideFirstContact,
  decideHandover,
  decideReassignment,
  decideSubstitution,
  decideSubstitutionEnd,
  ReassignCaseData,
} from './case-assignment-decisions.ts'
import { caseAssignmentEvents as events, type CaseAssignmentEvents } from './case-assignment-events.ts'
import { caseAssignmentFindings } from './case-assignment-findings.ts'
import {
  deviating,
  initialCaseAssignment,
  openAgain,
  withAssignee,
  withoutAssignee,
  withSubstitution,
  type CaseAssignmentPhase,
  type CaseAssignmentState,
} from './case-assignment-state.ts'
import { firstTalkDeviation } from './first-talk.ts'
import { isReviewOverdue } from './plan-review.ts'
import type { CaseFunction } from './vocabulary.ts'

const commands = {
  OpenCase: { german: 'Fall aufnehmen', data: events.CaseOpened.data },
  AssignCase: { german: 'Fall zuweisen', data: AssignCaseData },
  ReassignCase: { german: 'Zuständigkeit wechseln', data: ReassignCaseData },
  DemandReassignment: { german: 'Umverteilung verlangen', data: events.ReassignmentDemanded.data },
  StartSubstitution: { german: 'Vertretung einrichten', data: events.SubstitutionStarted.data },
  EndSubstitution: { german: 'Vertretung beenden', data: events.SubstitutionEnded.data },
  EndAssignment: { german: 'Zuweisung beenden', data: events.AssignmentEnded.data },
  CloseCase: { german: 'Fall abschließen', data: events.CaseClosed.data },
  ReopenCase: { german: 'Fall wieder aufnehmen', data: events.CaseReopened.data },
  TransferCase: { german: 'Fall an anderen Träger abgeben', data: events.CaseTransferredToCarrier.data },
  CompleteHandover: { german: 'Übergabe abschließen', data: events.HandoverCompleted.data },
  RecordFirstContact: { german: 'Erstgespräch erfassen', data: events.FirstContactHeld.data },
  RecordContact: { german: 'Gespräch erfassen', data: events.ContactHeld.data },
  CompletePotentialAnalysis: { german: 'Potenzialanalyse abschließen', data: events.PotentialAnalysisCompleted.data },
  ConcludePlan: { german: 'Plan schließen', data: events.CooperationPlanConcluded.data },
  UpdatePlan: { german: 'Plan fortschreiben', data: events.CooperationPlanUpdated.data },
  RecordNoPlan: { german: 'Nichtzustandekommen erfassen', data: events.CooperationPlanNotConcluded.data },
  ChangeAgeBand: { german: 'Altersgruppe übernehmen', data: events.AgeBandChanged.data },
  CorrectCaseAssignment: { german: 'Fallzuordnung berichtigen', data: events.CaseAssignmentCorrected.data },
}

const open = ['unassigned', 'assigned'] as const
const ended = ['closed', 'transferred'] as const

/** The Fallzuordnung as an aggregate; its streams are `case-assignment-<id>`. */
export const caseAssignment = defineAggregate<CaseAssignmentPhase, CaseAssignmentState, typeof events, typeof commands>({
  category: 'case-assignment',
  module: 'assignments',
  german: 'Fallzuordnung',
  seat: '§ 14 Abs. 3, §§ 15, 15a, 36 SGB II; § 16 SGB X',
  summary: 'Who is responsible for a case in a function, and what follows from that.',
  events,
  commands,
  initial: initialCaseAssignment,
  lifecycle: {
    CaseOpened: [['none'], 'unassigned'],
    CaseAssigned: [['unassigned'], 'assigned'],
    CaseReassigned: [['assigned'], 'assigned'],
    ReassignmentDemanded: [['assigned'], 'same'],
    ReassignmentDeclined: ['any', 'same'],
    SubstitutionStarted: [['assigned'], 'same'],
    SubstitutionEnded: [['assigned'], 'same'],
    AssignmentEnded: [['assigned'], 'unassigned'],
    CaseClosed: [open, 'closed'],
    CaseReopened: [ended, 'unassigned'],
    CaseTransferredToCarrier: [open, 'transferred'],
    HandoverCompleted: [['assigned'], 'same'],
    FirstContactHeld: [open, 'same'],
    ContactHeld: [open, 'same'],
    PotentialAnalysisCompleted: [open, 'same'],
    CooperationPlanConcluded: [open, 'same'],
    CooperationPlanUpdated: [open, 'same'],
    CooperationPlanNotConcluded: [open, 'same'],
    AgeBandChanged: [open, 'same'],
    CaseAssignmentCorrected: ['any', 'same'],
  },
  evolve: {
    CaseOpened: (state, { case: id, function: of, needsUnit, ageBand, competence, branch, unit }, on) => ({
      ...state, case: id, function: of, needsUnit, ageBand, competence, branch, unit, opened: on, freeSince: on,
    }),
    CaseAssigned: (state, data, on) => withAssignee(state, data.caseworker, data, on),
    CaseReassigned: (state, data, on) => {
      const next = withAssignee(state, data.to, data, on)
      const handedOver = data.from === data.to ? next : { ...next, handoverFrom: data.from }
      return state.current !== undefined && state.current.caseworker !== data.from ? deviating(handedOver, on, ['otherAssignee']) : handedOver
    },
    ReassignmentDemanded: (state, data, on) => ({ ...state, demand: { ...data, on } }),
    ReassignmentDeclined: keep,
    SubstitutionStarted: withSubstitution,
    SubstitutionEnded: (state, data) => ({ ...state, substitutions: state.substitutions.filter(({ substitute }) => substitute !== data.substitute) }),
    AssignmentEnded: (state, _data, on) => withoutAssignee(state, on),
    CaseClosed: (state, _data, on) => withoutAssignee(state, on),
    CaseReopened: openAgain,
    CaseTransferredToCarrier: (state, _data, on) => withoutAssignee(state, on),
    HandoverCompleted: (state, { from }) => (state.handoverFrom === from ? { ...state, handoverFrom: undefined } : state),
    FirstContactHeld: (state, data, on) => {
      const isEarly = state.opened !== undefined && isNotAfter(state.opened, on) === 'no'
      const next = { ...state, firstContact: state.firstContact ?? on, ...(data.talk === 'other' ? {} : { firstTalk: state.firstTalk ?? on }) }
      return deviating(next, on, [isEarly ? 'beforeOpening' : undefined, firstTalkDeviation(data, on)])
    },
    ContactHeld: keep,
    PotentialAnalysisCompleted: (state, _data, on) => ({ ...state, potentialAnalysis: on }),
    CooperationPlanConcluded: (state, _data, on) => ({ ...state, plan: on, noPlan: undefined }),
    CooperationPlanUpdated: (state, _data, on) => {
      const next = { ...state, plan: on }
      return state.plan !== undefined && isReviewOverdue(state.plan, on) ? deviating(next, on, ['reviewedLate']) : next
    },
    CooperationPlanNotConcluded: (state, _data, on) => ({ ...state, noPlan: on }),
    AgeBandChanged: (state, { ageBand }) => ({ ...state, ageBand }),
    CaseAssignmentCorrected: (state, { reason: _reason, corrects: _corrects, openedOn, assignedSince, ...details }) => ({
      ...state,
      ...details,
      ...(openedOn === undefined ? {} : { opened: openedOn }),
      ...(assignedSince === undefined || state.current === undefined ? {} : { current: { ...state.current, since: assignedSince } }),
    }),
  },
  decide: {
    OpenCase: emits<CaseAssignmentEvents, 'CaseOpened'>('CaseOpened'),
    AssignCase: decideAssignment,
    ReassignCase: decideReassignment,
    DemandReassignment: decideDemand,
    StartSubstitution: decideSubstitution,
    EndSubstitution: decideSubstitutionEnd,
    EndAssignment: emits<CaseAssignmentEvents, 'AssignmentEnded'>('AssignmentEnded'),
    CloseCase: emits<CaseAssignmentEvents, 'CaseClosed'>('CaseClosed'),
    ReopenCase: emits<CaseAssignmentEvents, 'CaseReopened'>('CaseReopened'),
    TransferCase: emits<CaseAssignmentEvents, 'CaseTransferredToCarrier'>('CaseTransferredToCarrier'),
    CompleteHandover: decideHandover,
    RecordFirstContact: decideFirstContact,
    RecordContact: emits<CaseAssignmentEvents, 'ContactHeld'>('ContactHeld'),
    CompletePotentialAnalysis: emits<CaseAssignmentEvents, 'PotentialAnalysisCompleted'>('PotentialAnalysisCompleted'),
    ConcludePlan: emits<CaseAssignmentEvents, 'CooperationPlanConcluded'>('CooperationPlanConcluded'),
    UpdatePlan: emits<CaseAssignmentEvents, 'CooperationPlanUpdated'>('CooperationPlanUpdated'),
    RecordNoPlan: emits<CaseAssignmentEvents, 'CooperationPlanNotConcluded'>('CooperationPlanNotConcluded'),
    ChangeAgeBand: (data, state, on) =>
      right(
        state.ageBand !== undefined && canonicalJson(state.ageBand) === canonicalJson(data.ageBand)
          ? []
          : [message<CaseAssignmentEvents, 'AgeBandChanged'>('AgeBandChanged', on, data)],
      ),
    CorrectCaseAssignment: emits<CaseAssignmentEvents, 'CaseAssignmentCorrected'>('CaseAssignmentCorrected'),
  },
  title: (state) => (state.function === undefined ? '' : titles[state.function]),
  findings: caseAssignmentFindings,
})

const titles: Readonly<Record<CaseFunction, string>> = {
  placement: 'Arbeitsvermittlung',
  caseManagement: 'Fallmanagement',
  benefits: 'Leistungssachbearbeitung',
  youthPlacement: 'Arbeitsvermittlung unter 25',
}

/** An event of a Fallzuordnung. */
export type CaseAssignmentEvent = EventsOf<typeof caseAssignment>
