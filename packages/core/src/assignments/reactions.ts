/** What follows in other streams when a branch closes, and when a bulk reassignment is ordered. */
import type { branchEvents } from '../branches/branch-events.ts'
import type { BranchId } from '../branches/vocabulary.ts'
import { defineProcessManager, reaction, type Reaction, type Told } from '../kernel/process-manager.ts'
import { bulkReassignment, type bulkReassignmentEvents } from './bulk-reassignment.ts'
import { caseAssignment } from './case-assignment.ts'
import type { caseAssignmentEvents } from './case-assignment-events.ts'
import { entriesIn, valueIn, withId, withoutId, type IdMap } from './id-map.ts'
import type { BulkOrderId, CaseAssignmentId } from './vocabulary.ts'

/** Which assignments are active, by branch. */
export interface AssignmentsByBranch {
  /** The branch of each case that is open. */
  readonly branchOf: IdMap<BranchId | ''>
  /** The active assignments of each branch. */
  readonly active: Readonly<Record<string, IdMap<true>>>
}

type Tracked = typeof caseAssignmentEvents & Pick<typeof branchEvents, 'BranchClosingScheduled' | 'BranchClosed'>

const inactive = (state: AssignmentsByBranch, id: string): AssignmentsByBranch => {
  const branch = valueIn(state.branchOf, id)
  const there = branch === undefined ? undefined : state.active[branch]
  return branch === undefined || there === undefined ? state : { ...state, active: { ...state.active, [branch]: withoutId(there, id) } }
}

const isActive = (state: AssignmentsByBranch, id: string): boolean => {
  const branch = valueIn(state.branchOf, id)
  const there = branch === undefined ? undefined : state.active[branch]
  return there !== undefined && valueIn(there, id) === true
}

// A case may be assigned before anybody says where; a correction then tells.
const nowhere = ''

/** The case is at this branch, or at the one that it had; it is active there or only open. */
const placed = (state: AssignmentsByBranch, id: string, to: BranchId | undefined, active: boolean): AssignmentsByBranch => {
  const known = valueIn(state.branchOf, id)
  const branch = to ?? known ?? nowhere
  const left = known === branch && active ? state : inactive(state, id)
  return {
    branchOf: known === branch ? left.branchOf : withId(left.branchOf, id, branch),
    active: active ? { ...left.active, [branch]: withId(left.active[branch] ?? {}, id, true) } : left.active,
  }
}

const gone = (state: AssignmentsByBranch, _data: unknown, { id }: Told): AssignmentsByBranch => {
  const left = inactive(state, id)
  return { ...left, branchOf: withoutId(left.branchOf, id) }
}

// The key is the same for the announcement and the closing: who was asked at the first is not asked again.
const demands = (state: AssignmentsByBranch, _data: unknown, { id, on }: Told): ReadonlyArray<Reaction> =>
  entriesIn(state.active[id] ?? {}).map(([assignment]) =>
    reaction(caseAssignment, assignment, `${id}/${assignment}/closing`, {
      type: 'DemandReassignment',
      on,
      // The id of an event of a branch is that of the branch.
      data: { reason: 'branchClosing', branch: id as BranchId },
    }),
  )

/** Demands a reassignment of every active assignment at a branch that is to close, or has closed. */
export const reassignmentOnClosing = defineProcessManager<AssignmentsByBranch, Tracked>({
  name: 'reassignment-on-closing',
  german: 'Umverteilung bei Schließung eines Standorts',
  summary: 'Demands that the cases of a closing branch go elsewhere, one by one.',
  initial: { branchOf: {}, active: {} },
  evolve: {
    CaseOpened: (state, { branch }, { id }) => placed(state, id, branch, false),
    CaseAssigned: (state, { branch }, { id }) => placed(state, id, branch, true),
    CaseReassigned: (state, { branch }, { id }) => placed(state, id, branch, true),
    CaseReopened: (state, { branch }, { id }) => placed(state, id, branch, false),
    CaseAssignmentCorrected: (state, { branch }, { id }) => (branch === undefined ? state : placed(state, id, branch, isActive(state, id))),
    AssignmentEnded: (state, _data, { id }) => inactive(state, id),
    CaseClosed: gone,
    CaseTransferredToCarrier: gone,
  },
  react: { BranchClosingScheduled: demands, BranchClosed: demands },
})

type Ordered = typeof caseAssignmentEvents & typeof bulkReassignmentEvents

const confirmed = (order: BulkOrderId | undefined, { id, on }: Told): ReadonlyArray<Reaction> =>
  order === undefined ? [] : [reaction(bulkReassignment, order, `${order}/${id}/confirmed`, { type: 'ConfirmBulkMove', on, data: { assignment: assignmentOf(id) } })]

// The id of an event of an assignment is that of the assignment.
const assignmentOf = (id: string): CaseAssignmentId => id as CaseAssignmentId

/** Carries a bulk reassignment out, case by case, and tells the order what came of each. */
export const bulkReassignments = defineProcessManager<null, Ordered>({
  name: 'bulk-reassignments',
  german: 'Ausführung von Umverteilungen',
  summary: 'Reassigns each case of an order and reports back to it.',
  initial: null,
  evolve: {},
  react: {
    BulkReassignmentOrdered: (_state, { moves, reason }, { id, on }) =>
      moves.map(({ assignment, case: _case, function: _function, witness, ...move }) =>
        reaction(caseAssignment, assignment, `${id}/${assignment}`, {
          type: 'ReassignCase',
          on,
          data: { ...move, reason, order: id as BulkOrderId, witness: witness ?? { kind: 'reported' } },
        }),
      ),
    CaseAssigned: (_state, { order }, told) => confirmed(order, told),
    CaseReassigned: (_state, { order }, told) => confirmed(order, told),
    ReassignmentDeclined: (_state, { order, because }, { id, on }) => [
      reaction(bulkReassignment, order, `${order}/${id}/failed`, { type: 'FailBulkMove', on, data: { assignment: assignmentOf(id), reason: because } }),
    ],
  },
})
