/** What groups share in the tests: two projections that are partitioned, and one that is shared out as a whole. */
import { resolutionProjection, type AnyProjection } from '@vor-ort/projections'

import { activity } from './activity.ts'
import { trace } from './trace.ts'

/** In the order that every member has them in. */
export const shared: ReadonlyArray<AnyProjection> = [resolutionProjection, activity, trace]
