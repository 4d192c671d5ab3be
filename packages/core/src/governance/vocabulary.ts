/** Identifiers and codes that several aggregates of the governance module share. */
import type * as t from 'io-ts'

import { BranchProposal } from '../branches/vocabulary.ts'
import { code, list, literal, record, variant } from '../kernel/codec.ts'
import { FuzzyDate } from '../kernel/fuzzy-date.ts'
import { flag, text } from '../kernel/scalar.ts'
import { idOf, PersonId, type Id } from '../kernel/ids.ts'

/** Gremium. */
export const BodyId = idOf('Body')
export type BodyId = Id<'Body'>
/** Sitzung. */
export const MeetingId = idOf('Meeting')
export type MeetingId = Id<'Meeting'>
/** Tagesordnungspunkt. */
export const AgendaItemId = idOf('AgendaItem')
export type AgendaItemId = Id<'AgendaItem'>
/** Antrag, Vorlage or Anfrage. */
export const MotionId = idOf('Motion')
export type MotionId = Id<'Motion'>
/** Änderungsantrag. */
export const AmendmentId = idOf('Amendment')
export type AmendmentId = Id<'Amendment'>
/** Abstimmung. */
export const VoteId = idOf('Vote')
export type VoteId = Id<'Vote'>
/** Beschluss. */
export const ResolutionId = idOf('Resolution')
export type ResolutionId = Id<'Resolution'>
/** Umsetzungsauftrag. */
export const ObligationId = idOf('Obligation')
export type ObligationId = Id<'Obligation'>
/** Eilentscheidung. */
export const UrgentDecisionId = idOf('UrgentDecision')
export type UrgentDecisionId = Id<'UrgentDecision'>
/** Mitgliedschaft: one person in one body on one seat. */
export const MembershipId = idOf('Membership')
export type MembershipId = Id<'Membership'>

/** Who brings something in: a faction or group, members, the administration, another body, or not known. */
export const Originator = variant('kind', {
  faction: record({ kind: literal('faction'), faction: text }),
  members: record({ kind: literal('members') }, { members: list(PersonId), onBehalfOf: text }),
  administration: record({ kind: literal('administration') }, { unit: text }),
  body: record({ kind: literal('body'), body: BodyId }),
  external: record({ kind: literal('external'), who: text }),
  unknown: record({ kind: literal('unknown') }),
})
export type Originator = t.TypeOf<typeof Originator>

/** A title as it was published; `isExcerpt` says that the source quotes only part of it. */
export const Title = record({ asPublished: text }, { isExcerpt: flag })
export type Title = t.TypeOf<typeof Title>

/** An identifier of the same thing in another system, such as an OParl URL. */
export const ExternalId = record({ system: text, id: text })
export type ExternalId = t.TypeOf<typeof ExternalId>

/** What a report or an obligation is about. */
export const Aspect = code('schedule', 'staff', 'rooms', 'budget', 'openingHours', 'services', 'site', 'organisation', 'other')
export type Aspect = t.TypeOf<typeof Aspect>

/**
 * One thing that a motion asks for: it becomes an Umsetzungsauftrag of the same id when the motion is resolved.
 *
 * `branches` names the Standorte that are to be set up by it.
 */
export const Demand = record(
  { obligation: ObligationId, aspect: Aspect, what: text },
  { responsible: text, due: FuzzyDate, branches: list(BranchProposal) },
)
export type Demand = t.TypeOf<typeof Demand>
