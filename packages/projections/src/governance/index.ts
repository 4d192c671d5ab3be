import type { AnyProjection } from '../projection.ts'
import type { DefinedReadModel } from '../read-models/define.ts'
import { decisionHistory } from './decision-history.ts'
import { governingBodyProjection } from './governing-body.ts'
import { implementationTracker } from './implementation-tracker.ts'
import { meetingProjection } from './meeting.ts'
import { motionProjection } from './motion.ts'
import { resolutionProjection } from './resolution.ts'
import { urgentDecisionProjection } from './urgent-decision.ts'

export * from './decision-history.ts'
export * from './decision.ts'
export * from './governing-body.ts'
export * from './implementation-tracker.ts'
export * from './meeting.ts'
export * from './motion.ts'
export * from './obligation.ts'
export * from './originators.ts'
export * from './resolution.ts'
export * from './urgent-decision.ts'

/** The projections of the governance module: a new one takes one file and one line here. */
export const governanceProjections: ReadonlyArray<AnyProjection> = [
  governingBodyProjection,
  meetingProjection,
  motionProjection,
  resolutionProjection,
  urgentDecisionProjection,
]

/** The read models of the governance module: a new one takes one file and one line here. */
export const governanceReadModels: ReadonlyArray<DefinedReadModel> = [decisionHistory, implementationTracker]
