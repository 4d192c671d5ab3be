/** Who has which case: the two ends of an assignment, as the simulation keeps them. */
import type { AppointmentState, CaseAssignmentState, CaseFunction, CaseId, CaseworkerId, CaseworkerState, EventId } from '@vor-ort/core'

import type { Live } from './desk.ts'
import type { Site } from './places.ts'
import type { Day } from './time.ts'

/** A case that is open. */
export interface LiveCase {
  readonly id: CaseId
  readonly function: CaseFunction
  readonly live: Live<CaseAssignmentState>
  /** The social space of the client, by its place in the list; none in the towns of the main offices. */
  readonly space: number | undefined
  readonly openedBy: EventId | undefined
  worker: Worker | undefined
  /** The appointment that is still to come. */
  appointment: Live<AppointmentState> | undefined
  isOpen: boolean
  /** The place in the list of open cases. */
  place: number
}

/** A caseworker who works now. */
export interface Worker {
  readonly id: CaseworkerId
  readonly live: Live<CaseworkerState>
  readonly function: CaseFunction
  /** How many cases the person can have. */
  readonly capacity: number
  readonly site: Site
  absentUntil: Day
  readonly cases: Set<LiveCase>
}
