/** The state of a Sitzung. */
import type { FuzzyDate } from '../kernel/fuzzy-date.ts'
import type { BodyRules } from './body-rules.ts'
import type { AgendaItem, MeetingDetails, MeetingEvents } from './meeting-events.ts'
import type { QuorumRecord } from './quorum.ts'
import type { BodyId, MembershipId } from './vocabulary.ts'

/** The phases of a Sitzung. */
export type MeetingPhase = 'none' | 'scheduled' | 'convened' | 'open' | 'adjourned' | 'closed' | 'minutesDrafted' | 'minutesApproved' | 'cancelled' | 'depublished'

/** What is known of a Sitzung. */
export interface MeetingState {
  readonly phase: MeetingPhase
  readonly body?: BodyId
  /** Other bodies that meet at the same time (gemeinsame Sitzung). */
  readonly jointWith: ReadonlyArray<BodyId>
  readonly on?: FuzzyDate
  readonly details: MeetingDetails
  readonly convocation: MeetingEvents['MeetingConvened'] | undefined
  readonly agenda: Readonly<Record<string, AgendaItem>>
  readonly results: Readonly<Record<string, MeetingEvents['ItemResultReported']>>
  readonly rules: BodyRules | undefined
  readonly members: number | undefined
  readonly present: ReadonlyArray<MembershipId>
  readonly presentCount: number | undefined
  readonly quorum: QuorumRecord
  readonly quorumDeviates: boolean
  readonly closedDoors: { readonly all: boolean; readonly items: ReadonlyArray<string> }
  readonly conflicts: ReadonlyArray<MeetingEvents['ConflictOfInterestDeclared']>
  readonly minutes: string | undefined
  readonly corrections: ReadonlyArray<MeetingEvents['MinutesCorrected']>
}
/** A Sitzung of which nothing is known yet. */
export const initialMeeting: MeetingState = {
  phase: 'none',
  jointWith: [],
  details: {},
  convocation: undefined,
  agenda: {},
  results: {},
  rules: undefined,
  members: undefined,
  present: [],
  presentCount: undefined,
  quorum: 'notEstablished',
  quorumDeviates: false,
  closedDoors: { all: false, items: [] },
  conflicts: [],
  minutes: undefined,
  corrections: [],
}
