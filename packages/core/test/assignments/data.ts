/** Pseudonyms and pieces that the assignment tests share. */
import {
  assignmentIdOf,
  BranchId,
  BulkOrderId,
  caseAssignment,
  CaseId,
  CaseworkerId,
  CaseworkUnitId,
  day,
  decimal,
  derivedId,
  fuzzyDate,
  LocalDate,
  NeedsUnitId,
  ResolutionId,
  type CaseAssignmentEvents,
  type Decimal,
  type FuzzyDate,
  type ObservedWitness,
} from '@vor-ort/core'
import { event } from '@vor-ort/testing'

export const caseA = derivedId(CaseId, 'case A')
export const caseB = derivedId(CaseId, 'case B')
export const alder = derivedId(CaseworkerId, 'alder')
export const birch = derivedId(CaseworkerId, 'birch')
export const cedar = derivedId(CaseworkerId, 'cedar')
export const needsUnit = derivedId(NeedsUnitId, 'needs unit')
export const otherNeedsUnit = derivedId(NeedsUnitId, 'other needs unit')
export const aurich = derivedId(BranchId, 'Aurich')
export const norden = derivedId(BranchId, 'Norden')
export const team = derivedId(CaseworkUnitId, 'team 3')
export const order = derivedId(BulkOrderId, 'order')
export const otherOrder = derivedId(BulkOrderId, 'other order')
export const resolutionId = derivedId(ResolutionId, 'resolution')
export const assignmentA = assignmentIdOf(caseA, 'placement')
export const assignmentB = assignmentIdOf(caseB, 'placement')

export const january: FuzzyDate = day('2026-01-12')
export const february: FuzzyDate = day('2026-02-09')
export const march: FuzzyDate = day('2026-03-09')

export const dec = (value: string): Decimal => {
  const read = decimal(value)
  if (read._tag === 'Left') throw new Error(`no decimal: ${value}`)
  return read.right
}

/** A date from a text, where the text is data of a test. */
export const fuzzy = (value: string): FuzzyDate => {
  const read = fuzzyDate(value)
  if (read._tag === 'Left') throw new Error(`no date: ${value}`)
  return read.right
}
/** A day from a text. */
export const dayOf = (value: string): LocalDate => {
  if (!LocalDate.is(value)) throw new Error(`no day: ${value}`)
  return value
}

/** A witness against whom nothing speaks. */
export const witness = (caseworker: CaseworkerId, changed: Partial<ObservedWitness> = {}): ObservedWitness => ({
  kind: 'observed',
  caseworker,
  active: true,
  functions: ['placement', 'caseManagement'],
  conflictDeclared: false,
  ...changed,
})

export const opened = (changed: Partial<CaseAssignmentEvents['CaseOpened']> = {}, on: FuzzyDate = january) =>
  event(caseAssignment, 'CaseOpened', on, { case: caseA, function: 'placement', branch: aurich, needsUnit, ...changed })
export const assigned = (to: CaseworkerId = alder, changed: Partial<CaseAssignmentEvents['CaseAssigned']> = {}, on: FuzzyDate = january) =>
  event(caseAssignment, 'CaseAssigned', on, { caseworker: to, witness: witness(to), ...changed })
export const reassigned = (from: CaseworkerId, to: CaseworkerId, changed: Partial<CaseAssignmentEvents['CaseReassigned']> = {}, on: FuzzyDate = february) =>
  event(caseAssignment, 'CaseReassigned', on, { from, to, reason: 'staffChange', witness: witness(to), ...changed })
export const hashOfNothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
