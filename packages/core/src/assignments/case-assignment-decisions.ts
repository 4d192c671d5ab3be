/** Decisions of a Fallzuordnung that look at more than its phase. */
import { left, right } from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'

import { BranchId } from '../branches/vocabulary.ts'
import { message, type Decision } from '../kernel/aggregate.ts'
import { record } from '../kernel/codec.ts'
import type { MessageOf } from '../kernel/event.ts'
import { alreadyExists, ruleBroken, unknownReference, type Rejection } from '../kernel/finding.ts'
import { isNotAfter, type FuzzyDate } from '../kernel/fuzzy-date.ts'
import { ReassignmentReason, type CaseAssignmentEvents, type DeclinedBecause } from './case-assignment-events.ts'
import { isNested, isOpenCase, type CaseAssignmentState } from './case-assignment-state.ts'
import { BulkOrderId, CaseworkerId, CaseworkUnitId } from './vocabulary.ts'
import { CapacityOverride, CaseworkerWitness, refusedBy, targetRejected } from './witness.ts'

const place = { branch: BranchId, unit: CaseworkUnitId, override: CapacityOverride }

/** What the command to assign a case says. */
export const AssignCaseData = record({ caseworker: CaseworkerId, witness: CaseworkerWitness }, place)
/** What the command to reassign a case says: without `from` it is whoever has the case. */
export const ReassignCaseData = record(
  { to: CaseworkerId, reason: ReassignmentReason, witness: CaseworkerWitness },
  { ...place, from: CaseworkerId, order: BulkOrderId },
)

type Decided<K extends keyof CaseAssignmentEvents> = Decision<MessageOf<CaseAssignmentEvents, K>>

/** An assignment to whoever is at work, has the function and the capacity, and is not excluded. */
export const decideAssignment = (data: t.TypeOf<typeof AssignCaseData>, state: CaseAssignmentState, on: FuzzyDate): Decided<'CaseAssigned'> => {
  const { caseworker, witness, override } = data
  const assigned = right([message<CaseAssignmentEvents, 'CaseAssigned'>('CaseAssigned', on, data)])
  if (state.phase !== 'unassigned' || state.function === undefined) return assigned
  const deviation = refusedBy(witness, caseworker, state.function, override)
  if (deviation !== undefined) return left(targetRejected(deviation, caseworker))
  return witness.kind === 'observed' && overlapsBefore(state, on) ? left(overlapRejected(state, on)) : assigned
}

/** A reassignment; one that is part of an order tells the order when it cannot be carried out. */
export const decideReassignment = (
  data: t.TypeOf<typeof ReassignCaseData>,
  state: CaseAssignmentState,
  on: FuzzyDate,
): Decided<'CaseAssigned' | 'CaseReassigned' | 'ReassignmentDeclined'> => {
  const { from, to, order, witness, override, reason: _reason, ...rest } = data
  const { current } = state
  if (order !== undefined && current?.order === order) return right([])
  const refuse = (because: DeclinedBecause, rejection: Rejection): Decided<'ReassignmentDeclined'> =>
    order === undefined ? left(rejection) : right([message<CaseAssignmentEvents, 'ReassignmentDeclined'>('ReassignmentDeclined', on, { order, to, because })])
  const isOpen = isOpenCase(state) && (order !== undefined || current !== undefined)
  if (!isOpen || state.function === undefined) {
    return refuse('notOpen', { _tag: 'WrongPhase', command: 'ReassignCase', phase: state.phase, allowed: ['assigned'] })
  }
  if (from !== undefined && from !== current?.caseworker && (order !== undefined || witness.kind === 'observed')) {
    return refuse('otherAssignee', unknownReference('assignee', from, current === undefined ? [] : [current.caseworker]))
  }
  if (order === undefined && isAlreadyThere(data, state)) return right([])
  const deviation = refusedBy(witness, to, state.function, override)
  if (deviation !== undefined) return refuse(deviation, targetRejected(deviation, to))
  if ((order !== undefined || witness.kind === 'observed') && overlapsBefore(state, on)) return refuse('overlap', overlapRejected(state, on))
  if (current === undefined) {
    const assigned = { ...rest, caseworker: to, witness, ...(order === undefined ? {} : { order }), ...(override === undefined ? {} : { override }) }
    return right([message<CaseAssignmentEvents, 'CaseAssigned'>('CaseAssigned', on, assigned)])
  }
  return right([message<CaseAssignmentEvents, 'CaseReassigned'>('CaseReassigned', on, { ...data, from: from ?? current.caseworker })])
}

const isAlreadyThere = ({ to, branch, unit }: t.TypeOf<typeof ReassignCaseData>, state: CaseAssignmentState): boolean =>
  to === state.current?.caseworker && (branch === undefined || branch === state.branch) && (unit === undefined || unit === state.unit)

const overlapsBefore = ({ current, freeSince }: CaseAssignmentState, on: FuzzyDate): boolean => {
  const before = current?.since ?? freeSince
  return before !== undefined && isNotAfter(before, on) === 'no'
}

const overlapRejected = ({ current, freeSince }: CaseAssignmentState, on: FuzzyDate): Rejection =>
  ruleBroken('A-1', {
    de: 'Die Zuweisung würde beginnen, bevor die vorige endet.',
    en: 'The assignment would begin before the one before it ends.',
  }, { on, before: current?.since ?? freeSince ?? null })

/** A demand that still concerns the case: one for a branch where it no longer is has nothing to demand. */
export const decideDemand = (data: CaseAssignmentEvents['ReassignmentDemanded'], state: CaseAssignmentState, on: FuzzyDate): Decided<'ReassignmentDemanded'> => {
  const { demand, phase } = state
  const isElsewhere = data.branch !== undefined && phase !== 'none' && (phase !== 'assigned' || state.branch !== data.branch)
  const isKnown = demand !== undefined && demand.reason === data.reason && demand.branch === data.branch
  return right(isElsewhere || isKnown ? [] : [message<CaseAssignmentEvents, 'ReassignmentDemanded'>('ReassignmentDemanded', on, data)])
}

/** A substitution by somebody else, in a period in which there is no other. */
export const decideSubstitution = (data: CaseAssignmentEvents['SubstitutionStarted'], state: CaseAssignmentState, on: FuzzyDate): Decided<'SubstitutionStarted'> => {
  const { substitute, period } = data
  if (substitute === state.current?.caseworker) {
    return left(ruleBroken('A-2', { de: 'Niemand vertritt sich selbst.', en: 'Nobody stands in for themselves.' }, { substitute }))
  }
  return isNested(state, period)
    ? left(ruleBroken('A-2', { de: 'In diesem Zeitraum gibt es schon eine Vertretung.', en: 'There is a substitution in this period already.' }, { from: period.from, to: period.to ?? null }))
    : right([message<CaseAssignmentEvents, 'SubstitutionStarted'>('SubstitutionStarted', on, data)])
}

/** The early end of a substitution that is on record. */
export const decideSubstitutionEnd = (data: CaseAssignmentEvents['SubstitutionEnded'], state: CaseAssignmentState, on: FuzzyDate): Decided<'SubstitutionEnded'> => {
  const known = state.substitutions.map(({ substitute }) => substitute)
  return state.phase === 'assigned' && !known.includes(data.substitute)
    ? left(unknownReference('substitution', data.substitute, known))
    : right([message<CaseAssignmentEvents, 'SubstitutionEnded'>('SubstitutionEnded', on, data)])
}

/** A handover that is still to come. */
export const decideHandover = (data: CaseAssignmentEvents['HandoverCompleted'], state: CaseAssignmentState, on: FuzzyDate): Decided<'HandoverCompleted'> =>
  state.phase === 'assigned' && state.handoverFrom !== data.from
    ? left(unknownReference('handover', data.from, state.handoverFrom === undefined ? [] : [state.handoverFrom]))
    : right([message<CaseAssignmentEvents, 'HandoverCompleted'>('HandoverCompleted', on, data)])

/** A first contact: one since the case was opened, and one more if only that is about the plan. */
export const decideFirstContact = (data: CaseAssignmentEvents['FirstContactHeld'], state: CaseAssignmentState, on: FuzzyDate): Decided<'FirstContactHeld'> => {
  const known = data.talk === 'other' ? state.firstContact : state.firstTalk
  return known === undefined
    ? right([message<CaseAssignmentEvents, 'FirstContactHeld'>('FirstContactHeld', on, data)])
    : left(alreadyExists('first talk', known))
}
