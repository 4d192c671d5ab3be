/** The state of a Standort, and what can be read from it. */
import { addDecimals, wholeNumber, type Decimal } from '../kernel/decimal.ts'
import type { FuzzyDate } from '../kernel/fuzzy-date.ts'
import type { OpeningHours } from '../kernel/opening-hours.ts'
import type { AssignmentsAtClosing, BranchApproval, BranchEvents } from './branch-events.ts'
import { isSameService, type BranchKind, type BranchService, type SitePlace, type SocialSpaceId, type StaffFunction } from './vocabulary.ts'

/** The phases of a Standort. */
export type BranchPhase =
  | 'none'
  | 'proposed'
  | 'rejected'
  | 'approved'
  | 'inPreparation'
  | 'ready'
  | 'abandoned'
  | 'open'
  | 'temporarilyClosed'
  | 'closed'

/** What a branch must have before it opens (B-1). */
export type OpeningCondition = 'approval' | 'rooms' | 'service' | 'openingHours'

/** Opening hours since a date, and why. */
export interface HoursSince extends Omit<BranchEvents['OpeningHoursSet'], 'hours'> {
  readonly since: FuzzyDate
  readonly hours: OpeningHours
}

/** What is known of a Standort. */
export interface BranchState {
  readonly phase: BranchPhase
  readonly name: string | undefined
  readonly kind: BranchKind | undefined
  readonly carrier: string | undefined
  readonly place: SitePlace | undefined
  readonly socialSpace: SocialSpaceId | undefined
  /** Why the place may lie outside the carrier's territory (B-5). */
  readonly exception: string | undefined
  readonly origin: Pick<BranchEvents['BranchProposed'], 'resolution' | 'obligation' | 'permanent'>
  /** Whether it existed before anything was recorded of it. */
  readonly baseline: boolean
  readonly proposedOn: FuzzyDate | undefined
  readonly approval: { readonly on: FuzzyDate; readonly by: BranchApproval } | undefined
  readonly opensOn: FuzzyDate | undefined
  readonly delays: ReadonlyArray<BranchEvents['OpeningDelayed']>
  readonly openedOn: FuzzyDate | undefined
  /** What it lacked when it opened: only a reported opening lacks anything. */
  readonly lackedAtOpening: ReadonlyArray<OpeningCondition>
  readonly rooms: BranchEvents['RoomsSecured'] | undefined
  /** Full-time equivalents by function. */
  readonly allocated: Readonly<Partial<Record<StaffFunction, Decimal>>>
  readonly staffing: ReadonlyArray<BranchEvents['PositionStaffed']>
  readonly staffCouncil: BranchEvents['StaffCouncilInvolved']['outcome'] | undefined
  /** Every setting of the opening hours, the one in force last. */
  readonly hours: ReadonlyArray<HoursSince>
  readonly services: ReadonlyArray<BranchService>
  /** Whether `services` are all: of a branch that existed before, others may be unknown. */
  readonly servicesAreAll: boolean
  /** Services that a history says were added while the branch was closed (B-4). */
  readonly addedWhileClosed: ReadonlyArray<BranchService>
  readonly parity: BranchEvents['ServiceLevelParityTargeted'] | undefined
  readonly coLocations: ReadonlyArray<BranchEvents['CoLocationAgreed']>
  readonly moves: ReadonlyArray<BranchEvents['BranchRelocated']>
  readonly closing: BranchEvents['BranchClosingScheduled'] | undefined
  readonly closedOn: FuzzyDate | undefined
  readonly assignments: AssignmentsAtClosing | undefined
}

/** A Standort of which nothing is known yet. */
export const initialBranch: BranchState = {
  phase: 'none',
  name: undefined,
  kind: undefined,
  carrier: undefined,
  place: undefined,
  socialSpace: undefined,
  exception: undefined,
  origin: {},
  baseline: false,
  proposedOn: undefined,
  approval: undefined,
  opensOn: undefined,
  delays: [],
  openedOn: undefined,
  lackedAtOpening: [],
  rooms: undefined,
  allocated: {},
  staffing: [],
  staffCouncil: undefined,
  hours: [],
  services: [],
  servicesAreAll: true,
  addedWhileClosed: [],
  parity: undefined,
  coLocations: [],
  moves: [],
  closing: undefined,
  closedOn: undefined,
  assignments: undefined,
}

/** The opening hours that were set last; unknown hours where nobody set any. */
export const hoursOf = (state: BranchState): OpeningHours => state.hours.at(-1)?.hours ?? { kind: 'unknown' }

/** The services that people can get there now: none unless it is open (B-4). */
export const offeredServices = (state: BranchState): ReadonlyArray<BranchService> => (state.phase === 'open' ? state.services : [])

/** Whether a branch has a service. */
export const hasService = (services: ReadonlyArray<BranchService>, wanted: BranchService): boolean => services.some((one) => isSameService(one, wanted))

/** What the branch still lacks of the conditions for its opening (B-1). */
export const lackedForOpening = (state: BranchState): ReadonlyArray<OpeningCondition> => [
  ...(state.approval === undefined ? (['approval'] as const) : []),
  ...(state.rooms === undefined ? (['rooms'] as const) : []),
  ...(state.services.length === 0 ? (['service'] as const) : []),
  ...(hoursOf(state).kind === 'unknown' ? (['openingHours'] as const) : []),
]

const sum = (values: Iterable<Decimal>): Decimal => {
  let total = wholeNumber(0)
  for (const value of values) total = addDecimals(total, value)
  return total
}

/** The full-time equivalents that a person, by pseudonym, works on the site, without one function. */
export const fteOf = (state: BranchState, person: string, without?: StaffFunction): Decimal =>
  sum(state.staffing.filter((one) => one.person === person && one.function !== without).map(({ fte }) => fte))

/** The full-time equivalents that are staffed, by function. */
export const staffedFte = (state: BranchState): Readonly<Partial<Record<StaffFunction, Decimal>>> => {
  const staffed: Partial<Record<StaffFunction, Decimal>> = {}
  for (const { function: of, fte } of state.staffing) staffed[of] = addDecimals(staffed[of] ?? wholeNumber(0), fte)
  return staffed
}

/** Whether a person would work more than the contract says, and how much in all; nothing can be said without both numbers (B-7). */
export const excessFte = (
  state: BranchState,
  { person, function: staffed, fte, witness }: BranchEvents['PositionStaffed'],
): { readonly total: Decimal; readonly contractual: Decimal } | undefined =>
  witness.contractual === undefined || witness.elsewhere === undefined
    ? undefined
    : { total: sum([witness.elsewhere, fteOf(state, person, staffed), fte]), contractual: witness.contractual }

/** Whether two agreements are with the same partner on the same site. */
export const isSameCoLocation = (a: BranchEvents['CoLocationEnded'], b: BranchEvents['CoLocationEnded']): boolean => a.partner === b.partner && a.site === b.site
