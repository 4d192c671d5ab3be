import type { AnyProjection } from '../projection.ts'
import type { DefinedReadModel } from '../read-models/define.ts'
import { bulkReassignmentProjection } from './bulk-reassignment.ts'
import { caseAssignmentProjection } from './case-assignment.ts'
import { caseload } from './caseload.ts'
import { caseloadPolicyProjection } from './caseload-policy.ts'
import { caseworkerProjection } from './caseworker.ts'

export * from './assignment-interval.ts'
export * from './bulk-reassignment.ts'
export * from './case-assignment.ts'
export * from './caseload-policy.ts'
export * from './caseload.ts'
export * from './caseworker.ts'

/** The projections of the assignments module: a new one takes one file and one line here. */
export const assignmentProjections: ReadonlyArray<AnyProjection> = [
  caseAssignmentProjection,
  caseworkerProjection,
  caseloadPolicyProjection,
  bulkReassignmentProjection,
]

/** The read models of the assignments module: a new one takes one file and one line here. */
export const assignmentReadModels: ReadonlyArray<DefinedReadModel> = [caseload]
