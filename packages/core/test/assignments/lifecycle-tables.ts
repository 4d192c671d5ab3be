// Which event may happen in which phase, and the phase after it: written out by hand from the state machines of the
// domain, not read from the code. `=` leaves the phase.
import type { Table } from '../shape/laws.ts'

const open = 'unassigned assigned'

export const caseAssignmentTable: Table = {
  CaseOpened: { from: 'none', to: 'unassigned' },
  CaseAssigned: { from: 'unassigned', to: 'assigned' },
  CaseReassigned: { from: 'assigned', to: 'assigned' },
  ReassignmentDemanded: { from: 'assigned', to: '=' },
  ReassignmentDeclined: { from: 'unassigned assigned closed transferred', to: '=' },
  SubstitutionStarted: { from: 'assigned', to: '=' },
  SubstitutionEnded: { from: 'assigned', to: '=' },
  AssignmentEnded: { from: 'assigned', to: 'unassigned' },
  CaseClosed: { from: open, to: 'closed' },
  CaseReopened: { from: 'closed transferred', to: 'unassigned' },
  CaseTransferredToCarrier: { from: open, to: 'transferred' },
  HandoverCompleted: { from: 'assigned', to: '=' },
  FirstContactHeld: { from: open, to: '=' },
  ContactHeld: { from: open, to: '=' },
  PotentialAnalysisCompleted: { from: open, to: '=' },
  CooperationPlanConcluded: { from: open, to: '=' },
  CooperationPlanUpdated: { from: open, to: '=' },
  CooperationPlanNotConcluded: { from: open, to: '=' },
  AgeBandChanged: { from: open, to: '=' },
  CaseAssignmentCorrected: { from: 'unassigned assigned closed transferred', to: '=' },
}

export const caseworkerTable: Table = {
  CaseworkerRegistered: { from: 'none left', to: 'active' },
  CapacityChanged: { from: 'active', to: '=' },
  CaseworkerAbsenceRecorded: { from: 'active', to: '=' },
  CaseworkerConflictDeclared: { from: 'active left', to: '=' },
  CaseworkerConflictLifted: { from: 'active left', to: '=' },
  CaseworkerMoved: { from: 'active', to: '=' },
  CaseworkerLeft: { from: 'active', to: 'left' },
}

export const caseloadPolicyTable: Table = {
  CaseloadPolicyAdopted: { from: 'none adopted repealed', to: 'adopted' },
  CaseloadPolicyRepealed: { from: 'adopted', to: 'repealed' },
}

export const bulkReassignmentTable: Table = {
  BulkReassignmentOrdered: { from: 'none', to: 'ordered' },
  BulkMoveConfirmed: { from: 'ordered', to: '=' },
  BulkMoveFailed: { from: 'ordered', to: '=' },
  BulkReassignmentCompleted: { from: 'ordered', to: 'completed' },
}
