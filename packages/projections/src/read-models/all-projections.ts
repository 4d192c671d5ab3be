/** Every projection of every module. */
import { assignmentProjections } from '../assignments/index.ts'
import { branchesProjections } from '../branches/index.ts'
import { consultationProjections } from '../consultation/index.ts'
import { governanceProjections } from '../governance/index.ts'
import type { AnyProjection } from '../projection.ts'

/** All projections: a new module takes one line here. */
export const allProjections: ReadonlyArray<AnyProjection> = [
  ...governanceProjections,
  ...branchesProjections,
  ...consultationProjections,
  ...assignmentProjections,
]
