/** The events of a Standort: the storage contract. Names and shapes change only with a new schema version. */
import type * as t from 'io-ts'

import { ObligationId, ResolutionId } from '../governance/vocabulary.ts'
import { code, literal, record, someOf, variant } from '../kernel/codec.ts'
import { defineEvent, type DataOf } from '../kernel/event.ts'
import { FuzzyDate } from '../kernel/fuzzy-date.ts'
import { PersonId } from '../kernel/ids.ts'
import { OpeningHours } from '../kernel/opening-hours.ts'
import { flag, text } from '../kernel/scalar.ts'
import { BranchId, BranchKind, BranchService, BranchServices, CarrierKey, Fte, PartnerKind, PartnerSiteId, SharedResource, SitePlace, SocialSpaceId, StaffFunction } from './vocabulary.ts'

/** Why a Standort may be opened: a resolution of a body, or a documented decision of an office (B-1). */
export const BranchApproval = variant('kind', {
  resolution: record({ kind: literal('resolution'), resolution: ResolutionId }, { obligation: ObligationId }),
  administrative: record({ kind: literal('administrative'), office: text, reference: text }),
})
export type BranchApproval = t.TypeOf<typeof BranchApproval>

/**
 * What is known of a person's contract and work elsewhere when a position is staffed (B-7).
 *
 * `observed` is taken from the contract and from the other branches, so that the command can be judged in one stream; `reported` stands for
 * a staffing that a source merely tells of.
 */
export const StaffingWitness = variant('kind', {
  observed: record({ kind: literal('observed'), contractual: Fte, elsewhere: Fte }),
  reported: record({ kind: literal('reported') }, { contractual: Fte, elsewhere: Fte }),
})
export type StaffingWitness = t.TypeOf<typeof StaffingWitness>

/** Who takes over the running cases of a Standort that closes (B-9). */
export const AssignmentsAtClosing = variant('kind', {
  none: record({ kind: literal('none') }),
  reassigned: record({ kind: literal('reassigned') }),
  successor: record({ kind: literal('successor'), branch: BranchId }),
  unknown: record({ kind: literal('unknown') }),
})
export type AssignmentsAtClosing = t.TypeOf<typeof AssignmentsAtClosing>

const because = { resolution: ResolutionId, obligation: ObligationId }
const site = { socialSpace: SocialSpaceId, exception: text }

/** The events of a Standort by type. */
export const branchEvents = {
  BranchRegistered: defineEvent({
    german: 'Standort erfasst',
    summary: 'The branch exists already; when it opened may be unknown. `services`, if given, are all that it has.',
    data: record({ name: text, kind: BranchKind, carrier: CarrierKey, place: SitePlace }, { ...site, openedOn: FuzzyDate, services: BranchServices }),
  }),
  BranchProposed: defineEvent({
    german: 'Standort vorgeschlagen',
    summary: 'Somebody asks for a branch; `permanent` says that no end is intended.',
    data: record({ name: text }, { ...because, ...site, kind: BranchKind, carrier: CarrierKey, place: SitePlace, permanent: flag }),
  }),
  BranchSiteChosen: defineEvent({
    german: 'Standortwahl',
    summary: 'Carrier and place are settled; `exception` is the reason for a place outside the territory (B-5).',
    data: record({ carrier: CarrierKey, place: SitePlace }, { ...site, kind: BranchKind }),
  }),
  BranchApproved: defineEvent({ german: 'Standort beschlossen', summary: 'A body or an office has decided that there shall be the branch (B-1).', data: record({ by: BranchApproval }) }),
  BranchRejected: defineEvent({ german: 'Standort abgelehnt', summary: 'The proposal is not followed.', data: record({}, { reason: text, resolution: ResolutionId }) }),
  BranchAbandoned: defineEvent({ german: 'Standort aufgegeben', summary: 'The branch will not open, although it was planned.', data: record({ reason: text }, { resolution: ResolutionId }) }),
  OpeningScheduled: defineEvent({ german: 'Eröffnung geplant', summary: 'The date on which the branch is to open.', data: record({ opensOn: FuzzyDate }) }),
  RoomsSecured: defineEvent({
    german: 'Räume gesichert',
    summary: 'Rooms are rented, bought or lent; `accessible` says whether they are barrier-free.',
    data: record({}, { place: SitePlace, accessible: code('yes', 'partly', 'no'), until: FuzzyDate }),
  }),
  PositionsAllocated: defineEvent({ german: 'Stellen zugewiesen', summary: 'The full-time equivalents that a function has on the site from now on.', data: record({ function: StaffFunction, fte: Fte }) }),
  PositionStaffed: defineEvent({
    german: 'Stelle besetzt',
    classification: 'personal',
    summary: 'A person, by pseudonym, works on the site with so many full-time equivalents from now on (B-7).',
    data: record({ person: PersonId, function: StaffFunction, fte: Fte, witness: StaffingWitness }),
  }),
  PositionVacated: defineEvent({ german: 'Stelle frei geworden', classification: 'personal', summary: 'A person, by pseudonym, leaves a function.', data: record({ person: PersonId, function: StaffFunction }) }),
  StaffCouncilInvolved: defineEvent({
    german: 'Beteiligung des Personalrats',
    seat: 'Personalvertretungsgesetz des Landes (from memory)',
    summary: 'The staff council was heard.',
    data: record({ outcome: code('agreed', 'refused', 'heard', 'pending') }),
  }),
  BranchReady: defineEvent({ german: 'Standort betriebsbereit', summary: 'Nothing is missing for the opening.', data: record({}) }),
  BranchOpened: defineEvent({
    german: 'Eröffnung',
    summary: 'The branch serves people from this day; `reported` says that a source merely tells so.',
    data: record({}, { reported: flag }),
  }),
  OpeningDelayed: defineEvent({ german: 'Verschiebung der Eröffnung', summary: 'The planned date moves, with a reason; `from` is the date until now.', data: record({ to: FuzzyDate, reason: text }, { from: FuzzyDate }) }),
  BranchTemporarilyClosed: defineEvent({ german: 'Vorübergehende Schließung', summary: 'The branch serves nobody for a while.', data: record({}, { reason: text, until: FuzzyDate }) }),
  BranchReopened: defineEvent({ german: 'Wiedereröffnung', summary: 'The branch serves people again.', data: record({}) }),
  BranchRelocated: defineEvent({
    german: 'Umzug',
    summary: 'The branch moves; `successor` is the branch that goes on in its place where it is counted as another.',
    data: record({ to: SitePlace }, { ...site, from: SitePlace, successor: BranchId, reason: text }),
  }),
  BranchClosingScheduled: defineEvent({ german: 'Schließung geplant', summary: 'The date on which the branch is to close.', data: record({ closesOn: FuzzyDate }, { successor: BranchId, reason: text, resolution: ResolutionId }) }),
  BranchClosed: defineEvent({
    german: 'Schließung',
    summary: 'The branch serves nobody any more; who takes the running cases over (B-9).',
    data: record({ assignments: AssignmentsAtClosing }, { reason: text, resolution: ResolutionId }),
  }),
  OpeningHoursSet: defineEvent({ german: 'Öffnungszeiten festgelegt', summary: 'The opening hours from now on; the cause is the resolution or obligation.', data: record({ hours: OpeningHours }, because) }),
  ServiceAdded: defineEvent({ german: 'Leistung aufgenommen', summary: 'The branch offers one service more.', data: record({ service: BranchService }, { ...because, permanent: flag }) }),
  ServiceRemoved: defineEvent({ german: 'Leistung eingestellt', summary: 'The branch does not offer a service any more.', data: record({ service: BranchService }, { ...because, reason: text }) }),
  ServicesRecorded: defineEvent({ german: 'Leistungsangebot erfasst', summary: 'All services that the branch has, as a source states them; it has no other.', data: record({ services: BranchServices }) }),
  ServiceLevelParityTargeted: defineEvent({
    german: 'Angleichung der Leistungen als Ziel',
    summary: 'The branch is to offer what other branches offer (B-6).',
    data: record({ parityWith: someOf(BranchId), aspects: someOf(code('openingHours', 'services')) }, because),
  }),
  CoLocationAgreed: defineEvent({
    german: 'Gemeinsamer Standort vereinbart',
    seat: '§ 67 Abs. 2, 4 SGB X',
    summary: 'The branch shares rooms or reception with a partner, never data (B-10).',
    data: record({ partner: PartnerKind, sharedResources: someOf(SharedResource) }, { site: PartnerSiteId, name: text }),
  }),
  CoLocationEnded: defineEvent({ german: 'Gemeinsamer Standort beendet', summary: 'The branch shares nothing with the partner any more.', data: record({ partner: PartnerKind }, { site: PartnerSiteId, reason: text }) }),
  BranchCorrected: defineEvent({
    german: 'Berichtigung der Angaben zum Standort',
    summary: 'Details were recorded wrongly or have changed at the source.',
    data: record({ reason: text }, { ...site, name: text, kind: BranchKind, carrier: CarrierKey, place: SitePlace, openedOn: FuzzyDate }),
  }),
} as const

/** The data of each event of a Standort. */
export type BranchEvents = DataOf<typeof branchEvents>
