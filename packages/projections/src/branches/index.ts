import type { AnyProjection } from '../projection.ts'
import type { DefinedReadModel } from '../read-models/define.ts'
import { branchNetworkProjection } from './branch-network.ts'
import { branchProjection } from './branch.ts'
import { branchNetworkReport } from './network-report.ts'
import { openingHoursGainReport } from './opening-hours-gain.ts'
import { partnerSiteProjection } from './partner-site.ts'
import { socialSpaceProjection } from './social-space.ts'

export * from './branch-network.ts'
export * from './branch-table.ts'
export * from './branch.ts'
export * from './network-report.ts'
export * from './opening-hours-gain.ts'
export { branchHoursTable, branchParityTable } from './opening-hours.ts'
export * from './partner-site.ts'
export * from './social-space.ts'

/** The projections of the branches module: a new one takes one file and one line here. */
export const branchesProjections: ReadonlyArray<AnyProjection> = [socialSpaceProjection, branchProjection, partnerSiteProjection, branchNetworkProjection]

/** The read models of the branches module: a new one takes one file and one line here. */
export const branchesReadModels: ReadonlyArray<DefinedReadModel> = [branchNetworkReport, openingHoursGainReport]
