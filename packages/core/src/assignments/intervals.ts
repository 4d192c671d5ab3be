/** Who had a case when: the intervals that the events of an assignment tell. */
import type { FuzzyDate } from '../kernel/fuzzy-date.ts'
import { caseAssignment, type CaseAssignmentEvent } from './case-assignment.ts'
import type { CaseAssignmentState } from './case-assignment-state.ts'
import type { AssignmentInterval } from './caseload.ts'

/**
 * The intervals of one assignment from its events, in their order; the last is open while the case is assigned.
 *
 * A reassignment ends one interval on the day on which the next begins, so no day is counted twice. What the case
 * is said to be is what was known at the end of each interval.
 *
 * @example
 * ```ts
 * import { intervalsOf } from '@vor-ort/core'
 * intervalsOf([]) // => []
 * ```
 */
export const intervalsOf = (events: Iterable<CaseAssignmentEvent>): ReadonlyArray<AssignmentInterval> => {
  const intervals: AssignmentInterval[] = []
  let state = caseAssignment.initial
  for (const event of events) {
    const next = caseAssignment.decider.evolve(state, event)
    const isNewBegin = event.type === 'CaseAssigned' || event.type === 'CaseReassigned'
    if (state.current !== undefined && (next.current === undefined || isNewBegin)) intervals.push(...intervalOf(state, event.on))
    state = next
  }
  return [...intervals, ...intervalOf(state)]
}

const intervalOf = (state: CaseAssignmentState, to?: FuzzyDate): ReadonlyArray<AssignmentInterval> => {
  const { current, case: id, function: of, branch, needsUnit, ageBand } = state
  if (current === undefined || id === undefined || of === undefined) return []
  return [
    {
      case: id,
      function: of,
      caseworker: current.caseworker,
      from: current.since,
      ...(to === undefined ? {} : { to }),
      ...(branch === undefined ? {} : { branch }),
      ...(needsUnit === undefined ? {} : { needsUnit }),
      ...(ageBand === undefined ? {} : { ageBand }),
    },
  ]
}
