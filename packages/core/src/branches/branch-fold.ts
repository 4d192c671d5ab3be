/** How the state of a Standort follows from its events. */
import type { AggregateParts } from '../kernel/aggregate.ts'
import type { BranchEvents, branchEvents } from './branch-events.ts'
import { initialBranch, isSameCoLocation, lackedForOpening, type BranchPhase, type BranchState } from './branch-state.ts'
import { isSameService } from './vocabulary.ts'

/** A step of the preparation takes an approved branch into preparation, and leaves every other phase. */
const prepared = (state: BranchState): BranchState => (state.phase === 'approved' ? { ...state, phase: 'inPreparation' } : state)

const atSite = (state: BranchState, { socialSpace, exception }: Pick<BranchEvents['BranchSiteChosen'], 'socialSpace' | 'exception'>): Pick<BranchState, 'socialSpace' | 'exception'> => ({
  socialSpace: socialSpace ?? state.socialSpace,
  exception,
})

const withoutStaff = (state: BranchState, { person, function: staffed }: BranchEvents['PositionVacated']): BranchState['staffing'] =>
  state.staffing.filter((one) => one.person !== person || one.function !== staffed)

/** The fold of a Standort, event by event. */
export const evolveBranch: AggregateParts<BranchPhase, BranchState, typeof branchEvents, Record<never, never>>['evolve'] = {
  BranchRegistered: (_state, { name, kind, carrier, place, socialSpace, exception, openedOn, services }) => ({
    ...initialBranch,
    name,
    kind,
    carrier,
    place,
    socialSpace,
    exception,
    openedOn,
    baseline: true,
    services: services ?? [],
    servicesAreAll: services !== undefined,
  }),
  BranchProposed: (_state, { name, kind, carrier, place, socialSpace, exception, ...origin }, on) => ({
    ...initialBranch,
    name,
    kind,
    carrier,
    place,
    socialSpace,
    exception,
    origin,
    proposedOn: on,
  }),
  BranchSiteChosen: (state, data) => ({ ...state, ...atSite(state, data), carrier: data.carrier, place: data.place, kind: data.kind ?? state.kind }),
  BranchApproved: (state, { by }, on) => ({ ...state, approval: { on, by }, phase: state.phase === 'proposed' ? 'approved' : state.phase }),
  BranchRejected: (state) => state,
  BranchAbandoned: (state) => state,
  OpeningScheduled: (state, { opensOn }) => ({ ...state, opensOn }),
  RoomsSecured: (state, rooms) => ({ ...prepared(state), rooms, place: rooms.place ?? state.place }),
  PositionsAllocated: (state, { function: allocated, fte }) => ({ ...prepared(state), allocated: { ...state.allocated, [allocated]: fte } }),
  PositionStaffed: (state, data) => ({ ...prepared(state), staffing: [...withoutStaff(state, data), data] }),
  PositionVacated: (state, data) => ({ ...state, staffing: withoutStaff(state, data) }),
  StaffCouncilInvolved: (state, { outcome }) => ({ ...prepared(state), staffCouncil: outcome }),
  BranchReady: (state) => state,
  BranchOpened: (state, _data, on) => ({ ...state, openedOn: on, lackedAtOpening: lackedForOpening(state) }),
  OpeningDelayed: (state, data) => ({ ...state, opensOn: data.to, delays: [...state.delays, data] }),
  BranchTemporarilyClosed: (state) => state,
  BranchReopened: (state) => state,
  BranchRelocated: (state, data) => ({ ...state, ...atSite(state, data), place: data.to, moves: [...state.moves, data] }),
  BranchClosingScheduled: (state, closing) => ({ ...state, closing }),
  BranchClosed: (state, { assignments }, on) => ({ ...state, assignments, closedOn: on, services: [], coLocations: [] }),
  OpeningHoursSet: (state, data, since) => ({ ...state, hours: [...state.hours, { ...data, since }] }),
  ServiceAdded: (state, { service }) => {
    const services = [...state.services.filter((one) => !isSameService(one, service)), service]
    if (state.phase === 'closed') return { ...state, addedWhileClosed: [...state.addedWhileClosed, service] }
    return state.phase === 'temporarilyClosed' ? { ...state, services, addedWhileClosed: [...state.addedWhileClosed, service] } : { ...state, services }
  },
  ServiceRemoved: (state, { service }) => ({ ...state, services: state.services.filter((one) => !isSameService(one, service)) }),
  ServicesRecorded: (state, { services }) => ({ ...state, services, servicesAreAll: true }),
  ServiceLevelParityTargeted: (state, parity) => ({ ...state, parity }),
  CoLocationAgreed: (state, data) => ({ ...state, coLocations: [...state.coLocations.filter((one) => !isSameCoLocation(one, data)), data] }),
  CoLocationEnded: (state, data) => ({ ...state, coLocations: state.coLocations.filter((one) => !isSameCoLocation(one, data)) }),
  BranchCorrected: (state, { reason: _reason, ...changed }) => ({ ...state, ...changed }),
}
