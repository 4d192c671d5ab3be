import type { AnyProjection } from '../projection.ts'
import type { DefinedReadModel } from '../read-models/define.ts'
import { appointmentProjection } from './appointment.ts'
import { consultationReach } from './consultation-reach.ts'
import { coverageMatrix } from './coverage-matrix.ts'
import { consultationSeriesProjection } from './series.ts'
import { consultationSessionProjection } from './session.ts'
import { slotCalendarProjection } from './slot-calendar.ts'
import { walkInProjection } from './walk-in.ts'

export * from './appointment.ts'
export * from './consultation-reach.ts'
export * from './coverage-matrix.ts'
export * from './series.ts'
export { sessionDetailTables } from './session-details.ts'
export { consultationSessionTable } from './session-table.ts'
export * from './session.ts'
export * from './slot-calendar.ts'
export * from './walk-in.ts'

/** The projections of the consultation module: a new one takes one file and one line here. */
export const consultationProjections: ReadonlyArray<AnyProjection> = [
  consultationSeriesProjection,
  consultationSessionProjection,
  slotCalendarProjection,
  appointmentProjection,
  walkInProjection,
]

/** The read models of the consultation module: a new one takes one file and one line here. */
export const consultationReadModels: ReadonlyArray<DefinedReadModel> = [coverageMatrix, consultationReach]
