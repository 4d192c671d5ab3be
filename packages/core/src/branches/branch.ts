/**
 * Standort: a main office, an Außenstelle, a mobile stop or a consultation point, from the proposal to the closing.
 *
 * Seats: none; § 67 Abs. 2, 4 SGB X for what may be shared with a partner.
 * proposed → approved → inPreparation → ready → open ↔ temporarilyClosed → closed; before the opening also rejected and abandoned, from
 * which a new proposal may lead back. A branch that exists already is registered and open.
 */
import { left, right } from 'fp-ts/lib/Either.js'

import { defineAggregate, emits, message, type Decision, type EventsOf } from '../kernel/aggregate.ts'
import { canonicalJson } from '../kernel/canonical.ts'
import { compareDecimals } from '../kernel/decimal.ts'
import type { MessageOf } from '../kernel/event.ts'
import { alreadyExists, ruleBroken, unknownReference, type Rejection } from '../kernel/finding.ts'
import { isNotAfter, type FuzzyDate } from '../kernel/fuzzy-date.ts'
import { branchCommands as commands } from './branch-commands.ts'
import { branchEvents as events, type BranchEvents } from './branch-events.ts'
import { branchExplanations, branchFindings, liesInTerritory } from './branch-findings.ts'
import { evolveBranch } from './branch-fold.ts'
import { excessFte, hasService, hoursOf, initialBranch, isSameCoLocation, lackedForOpening, type BranchPhase, type BranchState } from './branch-state.ts'
import type { BranchService, SitePlace } from './vocabulary.ts'

const ended = ['rejected', 'abandoned'] as const
const approved = ['approved', 'inPreparation', 'ready'] as const
const beforeOpening = ['proposed', ...approved] as const
const running = ['open', 'temporarilyClosed'] as const
const standing = [...beforeOpening, ...running] as const

const one = <K extends keyof BranchEvents>(type: K, on: FuzzyDate, data: BranchEvents[K]): Decision<MessageOf<BranchEvents, K>> => right([message<BranchEvents, K>(type, on, data)])

const isIn = (phases: ReadonlyArray<BranchPhase>, { phase }: BranchState): boolean => phases.includes(phase)

/** Why a place that is certainly outside the territory is refused (B-5). */
const outside = (place: SitePlace, carrier: string | undefined, exception: string | undefined): Rejection | undefined =>
  exception === undefined && liesInTerritory(place, carrier) === 'no'
    ? ruleBroken('B-5', branchExplanations.outside, { carrier: carrier ?? null, place: place.name })
    : undefined

const notReady = (state: BranchState, on: FuzzyDate): Rejection | undefined => {
  const lacked = lackedForOpening(state)
  if (lacked.length > 0) return ruleBroken('B-1', branchExplanations.lacks, { lacked })
  const { approval, carrier, place } = state
  if (approval !== undefined && isNotAfter(approval.on, on) === 'no') return ruleBroken('B-2', branchExplanations.early, { approved: approval.on, opened: on })
  return carrier === undefined || place === undefined
    ? ruleBroken('B-5', branchExplanations.unsited, { carrier: carrier ?? null, place: place?.name ?? null })
    : outside(place, carrier, state.exception)
}

const named = ({ service, name }: BranchService): string => name ?? service

/** The Standort as an aggregate; its streams are `branch-<id>`. */
export const branch = defineAggregate<BranchPhase, BranchState, typeof events, typeof commands>({
  category: 'branch',
  module: 'branches',
  german: 'Standort',
  seat: 'none',
  summary: 'A main office, an Außenstelle, a mobile stop or a consultation point, from the proposal to the closing.',
  events,
  commands,
  initial: initialBranch,
  lifecycle: {
    BranchRegistered: [['none'], 'open'],
    BranchProposed: [['none', ...ended], 'proposed'],
    BranchSiteChosen: [beforeOpening, 'same'],
    BranchApproved: [['proposed', ...running], ['approved', ...running]],
    BranchRejected: [['proposed'], 'rejected'],
    BranchAbandoned: [beforeOpening, 'abandoned'],
    OpeningScheduled: [beforeOpening, 'same'],
    RoomsSecured: [standing, standing],
    PositionsAllocated: [standing, standing],
    PositionStaffed: [standing, standing],
    PositionVacated: [standing, 'same'],
    StaffCouncilInvolved: [standing, standing],
    BranchReady: [['inPreparation'], 'ready'],
    BranchOpened: [beforeOpening, 'open'],
    OpeningDelayed: [beforeOpening, 'same'],
    BranchTemporarilyClosed: [['open'], 'temporarilyClosed'],
    BranchReopened: [['temporarilyClosed'], 'open'],
    BranchRelocated: [running, 'same'],
    BranchClosingScheduled: [running, 'same'],
    BranchClosed: [running, 'closed'],
    OpeningHoursSet: [standing, 'same'],
    ServiceAdded: [[...beforeOpening, 'open'], 'same'],
    ServiceRemoved: [standing, 'same'],
    ServicesRecorded: [standing, 'same'],
    ServiceLevelParityTargeted: [standing, 'same'],
    CoLocationAgreed: [standing, 'same'],
    CoLocationEnded: [standing, 'same'],
    BranchCorrected: ['any', 'same'],
  },
  evolve: evolveBranch,
  decide: {
    RegisterBranch: emits<BranchEvents, 'BranchRegistered'>('BranchRegistered'),
    ProposeBranch: emits<BranchEvents, 'BranchProposed'>('BranchProposed'),
    ChooseBranchSite: (data, _state, on) => {
      const refusal = outside(data.place, data.carrier, data.exception)
      return refusal === undefined ? one('BranchSiteChosen', on, data) : left(refusal)
    },
    ApproveBranch: (data, state, on) =>
      isIn(running, state) && state.approval !== undefined ? left(alreadyExists('approval of the branch', state.approval.by.kind)) : one('BranchApproved', on, data),
    RejectBranch: emits<BranchEvents, 'BranchRejected'>('BranchRejected'),
    AbandonBranch: emits<BranchEvents, 'BranchAbandoned'>('BranchAbandoned'),
    ScheduleOpening: emits<BranchEvents, 'OpeningScheduled'>('OpeningScheduled'),
    SecureRooms: emits<BranchEvents, 'RoomsSecured'>('RoomsSecured'),
    AllocatePositions: emits<BranchEvents, 'PositionsAllocated'>('PositionsAllocated'),
    StaffPosition: (data, state, on) => {
      const excess = data.witness.kind === 'observed' ? excessFte(state, data) : undefined
      return excess !== undefined && compareDecimals(excess.total, excess.contractual) > 0
        ? left(ruleBroken('B-7', branchExplanations.contract, { person: data.person, ...excess }))
        : one('PositionStaffed', on, data)
    },
    VacatePosition: (data, state, on) =>
      state.staffing.some(({ person, function: staffed }) => person === data.person && staffed === data.function)
        ? one('PositionVacated', on, data)
        : left(unknownReference(`person with the function ${data.function}`, data.person, state.staffing.map(({ person }) => person))),
    InvolveStaffCouncil: emits<BranchEvents, 'StaffCouncilInvolved'>('StaffCouncilInvolved'),
    DeclareBranchReady: emits<BranchEvents, 'BranchReady'>('BranchReady'),
    OpenBranch: (data, state, on) => {
      const refusal = data.reported === true || !isIn(beforeOpening, state) ? undefined : notReady(state, on)
      return refusal === undefined ? one('BranchOpened', on, data) : left(refusal)
    },
    DelayOpening: (data, { opensOn }, on) => one('OpeningDelayed', on, opensOn === undefined ? data : { ...data, from: opensOn }),
    CloseBranchTemporarily: emits<BranchEvents, 'BranchTemporarilyClosed'>('BranchTemporarilyClosed'),
    ReopenBranch: emits<BranchEvents, 'BranchReopened'>('BranchReopened'),
    RelocateBranch: (data, { place, carrier }, on) => {
      const refusal = outside(data.to, carrier, data.exception)
      return refusal === undefined ? one('BranchRelocated', on, place === undefined ? data : { ...data, from: place }) : left(refusal)
    },
    ScheduleClosing: emits<BranchEvents, 'BranchClosingScheduled'>('BranchClosingScheduled'),
    CloseBranch: emits<BranchEvents, 'BranchClosed'>('BranchClosed'),
    SetOpeningHours: (data, state, on) =>
      state.hours.length > 0 && canonicalJson(hoursOf(state)) === canonicalJson(data.hours) ? right([]) : one('OpeningHoursSet', on, data),
    AddService: (data, state, on) => {
      if (isIn(['temporarilyClosed', 'closed'], state)) return left(ruleBroken('B-4', branchExplanations.closed, { service: named(data.service) }))
      return hasService(state.services, data.service) ? left(alreadyExists('service', named(data.service))) : one('ServiceAdded', on, data)
    },
    RemoveService: (data, state, on) =>
      hasService(state.services, data.service) || !state.servicesAreAll
        ? one('ServiceRemoved', on, data)
        : left(unknownReference('service', named(data.service), state.services.map(named))),
    RecordServices: emits<BranchEvents, 'ServicesRecorded'>('ServicesRecorded'),
    TargetParity: emits<BranchEvents, 'ServiceLevelParityTargeted'>('ServiceLevelParityTargeted'),
    AgreeCoLocation: (data, state, on) =>
      state.coLocations.some((agreed) => isSameCoLocation(agreed, data)) ? left(alreadyExists('co-location', data.site ?? data.partner)) : one('CoLocationAgreed', on, data),
    EndCoLocation: (data, state, on) =>
      state.coLocations.some((agreed) => isSameCoLocation(agreed, data))
        ? one('CoLocationEnded', on, data)
        : left(unknownReference('co-location', data.site ?? data.partner, state.coLocations.map(({ site, partner }) => site ?? partner))),
    CorrectBranch: emits<BranchEvents, 'BranchCorrected'>('BranchCorrected'),
  },
  title: (state) => state.name ?? '',
  findings: branchFindings,
})

/** An event of a Standort. */
export type BranchEvent = EventsOf<typeof branch>
