/** Identifiers and codes that several aggregates of the assignments module share. */
import { idOf, type Id } from '../kernel/ids.ts'

/** Fall: the pseudonym of one person's case, random, never made from a Kundennummer. */
export const CaseId = idOf('Case')
export type CaseId = Id<'Case'>
/** The pseudonym of a person who works on cases; names live in a deletable directory. */
export const CaseworkerId = idOf('Caseworker')
export type CaseworkerId = Id<'Caseworker'>
/** The pseudonym of a Bedarfsgemeinschaft. */
export const NeedsUnitId = idOf('NeedsUnit')
export type NeedsUnitId = Id<'NeedsUnit'>
