import { assignmentReadModels } from '../assignments/index.ts'
import { branchesReadModels } from '../branches/index.ts'
import { consultationReadModels } from '../consultation/index.ts'
import { governanceReadModels } from '../governance/index.ts'
import { allProjections } from './all-projections.ts'
import { auditFindings } from './audit-findings.ts'
import type { DefinedReadModel } from './define.ts'

export * from './all-projections.ts'
export * from './audit-findings.ts'
export * from './define.ts'

/** All read models: a new module takes one line here. */
export const readModels: ReadonlyArray<DefinedReadModel> = [
  ...governanceReadModels,
  ...branchesReadModels,
  ...consultationReadModels,
  ...assignmentReadModels,
  auditFindings(allProjections),
]
