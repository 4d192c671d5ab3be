/** The state of a Fallzuordnung, and what can be read from it. */
import type { BranchId } from '../branches/vocabulary.ts'
import { boundsOf, isNotAfter, type FuzzyDate } from '../kernel/fuzzy-date.ts'
import type { LocalDate } from '../kernel/local-date.ts'
import { contains, overlaps, type Period } from '../kernel/period.ts'
import type { CaseAssignmentEvents } from './case-assignment-events.ts'
import type { Competence } from './competence.ts'
import type { AssignmentDeviation, DeviationKind } from './deviations.ts'
import { planReviewAfter, type PlanReview } from './plan-review.ts'
import type { AgeBandPeriod, BulkOrderId, CaseFunction, CaseId, CaseworkerId, CaseworkUnitId, NeedsUnitId } from './vocabulary.ts'
import { deviationsOf } from './witness.ts'

/** The phases of a Fallzuordnung. */
export type CaseAssignmentPhase = 'none' | 'unassigned' | 'assigned' | 'closed' | 'transferred'

/** Who has a case now. */
export interface CurrentAssignment {
  readonly caseworker: CaseworkerId
  readonly since: FuzzyDate
  /** The order that brought the case there. */
  readonly order: BulkOrderId | undefined
}

/** What is known of a Fallzuordnung: the present, not the years before; those are in the events. */
export interface CaseAssignmentState {
  readonly phase: CaseAssignmentPhase
  readonly case: CaseId | undefined
  readonly function: CaseFunction | undefined
  readonly needsUnit: NeedsUnitId | undefined
  readonly ageBand: AgeBandPeriod | undefined
  readonly competence: Competence | undefined
  readonly branch: BranchId | undefined
  readonly unit: CaseworkUnitId | undefined
  /** Since when the case is open, for the last time. */
  readonly opened: FuzzyDate | undefined
  /** When the assignment before the current one ended; an assignment may not begin before. */
  readonly freeSince: FuzzyDate | undefined
  readonly current: CurrentAssignment | undefined
  readonly substitutions: ReadonlyArray<CaseAssignmentEvents['SubstitutionStarted']>
  readonly demand: (CaseAssignmentEvents['ReassignmentDemanded'] & { readonly on: FuzzyDate }) | undefined
  /** From whom a handover is still to come. */
  readonly handoverFrom: CaseworkerId | undefined
  readonly firstContact: FuzzyDate | undefined
  readonly firstTalk: FuzzyDate | undefined
  readonly potentialAnalysis: FuzzyDate | undefined
  /** The date of the last version of the plan. */
  readonly plan: FuzzyDate | undefined
  readonly noPlan: FuzzyDate | undefined
  readonly deviations: ReadonlyArray<AssignmentDeviation>
}

/** A Fallzuordnung of which nothing is known yet. */
export const initialCaseAssignment: CaseAssignmentState = {
  phase: 'none',
  case: undefined,
  function: undefined,
  needsUnit: undefined,
  ageBand: undefined,
  competence: undefined,
  branch: undefined,
  unit: undefined,
  opened: undefined,
  freeSince: undefined,
  current: undefined,
  substitutions: [],
  demand: undefined,
  handoverFrom: undefined,
  firstContact: undefined,
  firstTalk: undefined,
  potentialAnalysis: undefined,
  plan: undefined,
  noPlan: undefined,
  deviations: [],
}

/** Whether the case is open. */
export const isOpenCase = ({ phase }: CaseAssignmentState): boolean => phase === 'unassigned' || phase === 'assigned'

/** The state with further deviations of this day. */
export const deviating = (state: CaseAssignmentState, on: FuzzyDate, kinds: ReadonlyArray<DeviationKind | undefined>): CaseAssignmentState => {
  const found = kinds.flatMap((kind) => (kind === undefined ? [] : [{ kind, on }]))
  return found.length === 0 ? state : { ...state, deviations: [...state.deviations, ...found] }
}

/** The later of two days, as far as it is known; the second where it is not. */
const later = (first: FuzzyDate | undefined, second: FuzzyDate): FuzzyDate =>
  first !== undefined && isNotAfter(first, second) === 'no' ? first : second

/** The state in which nobody has the case any more. */
export const withoutAssignee = (state: CaseAssignmentState, on: FuzzyDate): CaseAssignmentState => {
  const { current } = state
  const next: CaseAssignmentState = {
    ...state,
    current: undefined,
    freeSince: current === undefined ? state.freeSince : later(current.since, on),
    substitutions: [],
    demand: undefined,
    handoverFrom: undefined,
  }
  return current !== undefined && isNotAfter(current.since, on) === 'no' ? deviating(next, on, ['endsTooEarly']) : next
}

/** The state of a case that is open again, at a place named anew; what was first once may be first again. */
export const openAgain = (state: CaseAssignmentState, { branch, unit }: CaseAssignmentEvents['CaseReopened'], on: FuzzyDate): CaseAssignmentState => ({
  ...withoutAssignee(state, on),
  branch,
  unit,
  opened: on,
  // An assignment of the time before may have ended later than the case is said to have come back.
  freeSince: later(state.freeSince, on),
  firstContact: undefined,
  firstTalk: undefined,
})

type Begun = Pick<CaseAssignmentEvents['CaseAssigned'], 'witness' | 'branch' | 'unit' | 'order'>

/** The state in which a caseworker has the case from a day on; a substitution was for the one before. */
export const withAssignee = (state: CaseAssignmentState, to: CaseworkerId, { witness, branch, unit, order }: Begun, on: FuzzyDate): CaseAssignmentState => {
  const before = state.current?.since ?? state.freeSince
  const against = state.function === undefined ? [] : deviationsOf(witness, to, state.function)
  const isOverlap = before !== undefined && isNotAfter(before, on) === 'no'
  const reached = branch ?? state.branch
  const next: CaseAssignmentState = {
    ...state,
    branch: reached,
    unit: unit ?? state.unit,
    current: { caseworker: to, since: on, order },
    substitutions: state.substitutions.length === 0 ? state.substitutions : [],
    // To stay at a branch that closes does not meet the demand, whoever has the case there.
    demand: state.demand?.branch !== undefined && state.demand.branch === reached ? state.demand : undefined,
  }
  return against.length === 0 && !isOverlap ? next : deviating(next, on, isOverlap ? [...against, 'overlap'] : against)
}

/** The state with a further substitution; those that have ended by then need not be kept. */
export const withSubstitution = (state: CaseAssignmentState, data: CaseAssignmentEvents['SubstitutionStarted'], on: FuzzyDate): CaseAssignmentState => {
  const { earliest } = boundsOf(on)
  const kept = state.substitutions.filter(({ period }) => earliest === undefined || period.to === undefined || period.to > earliest)
  const next = { ...state, substitutions: [...kept, data] }
  return isNested(state, data.period) ? deviating(next, on, ['nestedSubstitution']) : next
}

/** Whether a period has a day in common with a substitution on record. */
export const isNested = ({ substitutions }: CaseAssignmentState, period: Period): boolean => substitutions.some((one) => overlaps(one.period, period))

/** Who serves a case on a day. */
export interface Serving {
  readonly caseworker: CaseworkerId
  readonly as: 'assigned' | 'substitute'
}

/**
 * Who serves a case on a day: the substitute during the period of a substitution, else the one to whom it is assigned.
 *
 * A substitution ends with its period by itself, and never moves the caseload. `undefined` when nobody has the case.
 */
export const servingOn = (state: CaseAssignmentState, on: LocalDate): Serving | undefined => {
  if (state.current === undefined) return undefined
  const standIn = state.substitutions.find(({ period }) => contains(period, on))
  return standIn === undefined ? { caseworker: state.current.caseworker, as: 'assigned' } : { caseworker: standIn.substitute, as: 'substitute' }
}

/**
 * When the plan of an open case is to be reviewed at the latest, by the law of its date.
 *
 * `undefined` without a plan, for a case that is not open, or where the law knew no plan yet.
 *
 * @example
 * ```ts
 * import { day, initialCaseAssignment, nextReviewDue } from '@vor-ort/core'
 * nextReviewDue({ ...initialCaseAssignment, phase: 'assigned', plan: day('2026-08-31') })?.due // => '2027-02-28'
 * nextReviewDue(initialCaseAssignment) // => undefined
 * ```
 */
export const nextReviewDue = (state: CaseAssignmentState): PlanReview | undefined =>
  state.plan === undefined || !isOpenCase(state) ? undefined : planReviewAfter(state.plan)
