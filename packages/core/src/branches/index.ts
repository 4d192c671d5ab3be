import { branchNetwork } from './branch-network.ts'
import { branch } from './branch.ts'
import { partnerSite } from './partner-site.ts'
import { socialSpace } from './social-space.ts'

export * from './branch-commands.ts'
export * from './branch-events.ts'
export * from './branch-findings.ts'
export * from './branch-fold.ts'
export * from './branch-network-events.ts'
export * from './branch-network-state.ts'
export * from './branch-network.ts'
export * from './branch-state.ts'
export * from './branch.ts'
export * from './parity.ts'
export * from './partner-site.ts'
export * from './reactions.ts'
export * from './rules.ts'
export * from './social-space.ts'
export * from './vocabulary.ts'

/** The aggregates of the branches module: a new one takes one file and one line here. */
export const branches = [socialSpace, branch, partnerSite, branchNetwork] as const
