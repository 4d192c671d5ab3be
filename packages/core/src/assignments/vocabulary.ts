/** Identifiers and codes that several aggregates of the assignments module share. */
import type * as t from 'io-ts'

import { code, record } from '../kernel/codec.ts'
import { derivedId, idOf, type Id } from '../kernel/ids.ts'
import { LocalDate } from '../kernel/local-date.ts'
import { refined } from '../kernel/refined.ts'

/** Fall: the pseudonym of one person's case, random, never made from a Kundennummer. */
export const CaseId = idOf('Case')
export type CaseId = Id<'Case'>
/** The pseudonym of a person who works on cases; names live in a deletable directory. */
export const CaseworkerId = idOf('Caseworker')
export type CaseworkerId = Id<'Caseworker'>
/** The pseudonym of a Bedarfsgemeinschaft. */
export const NeedsUnitId = idOf('NeedsUnit')
export type NeedsUnitId = Id<'NeedsUnit'>
/** Zuordnung: one case in one function; made by {@link assignmentIdOf}. */
export const CaseAssignmentId = idOf('CaseAssignment')
export type CaseAssignmentId = Id<'CaseAssignment'>
/** Umverteilung: one order to reassign many cases. */
export const BulkOrderId = idOf('BulkOrder')
export type BulkOrderId = Id<'BulkOrder'>
/** Team oder Sachgebiet. */
export const CaseworkUnitId = idOf('CaseworkUnit')
export type CaseworkUnitId = Id<'CaseworkUnit'>

/** Arbeitsvermittlung, Fallmanagement, Leistungssachbearbeitung, Vermittlung unter 25. */
export const CaseFunction = code('placement', 'caseManagement', 'benefits', 'youthPlacement')
export type CaseFunction = t.TypeOf<typeof CaseFunction>

/**
 * The id of the assignment of a case in a function: each pair has just one stream.
 *
 * @example
 * ```ts
 * import { assignmentIdOf, CaseId, derivedId } from '@vor-ort/core'
 * const anyCase = derivedId(CaseId, 'a random pseudonym')
 * assignmentIdOf(anyCase, 'placement') === assignmentIdOf(anyCase, 'benefits') // => false
 * ```
 */
export const assignmentIdOf = (id: CaseId, of: CaseFunction): CaseAssignmentId => derivedId(CaseAssignmentId, `${id}/${of}`)

/** Under 25, or from 25 to the age limit: the bands of the Betreuungsschlüssel (§ 44c Abs. 4 SGB II). */
export const AgeBand = code('under25', 'from25')
export type AgeBand = t.TypeOf<typeof AgeBand>

/** An age band, and from when up to but not including when it holds. */
export interface AgeBandPeriod {
  readonly band: AgeBand
  readonly from?: LocalDate
  readonly to?: LocalDate
}

/**
 * An age band with its days, as the source system states them: no birth date is ever stored.
 *
 * The end of the band under 25 is the 25th birthday. A source that need not tell the day gives a later one, such as the
 * first of the next month, or none.
 *
 * @example
 * ```ts
 * import { AgeBandPeriod } from '@vor-ort/core'
 * AgeBandPeriod.is({ band: 'under25', to: '2027-04-01' }) // => true
 * AgeBandPeriod.is({ band: 'under25', from: '2027-04-01', to: '2027-04-01' }) // => false
 * ```
 */
export const AgeBandPeriod = refined<AgeBandPeriod>(
  'AgeBandPeriod',
  record({ band: AgeBand }, { from: LocalDate, to: LocalDate }),
  ({ from, to }) => from === undefined || to === undefined || from < to,
  'must begin before it ends',
  [{ band: 'under25', to: '2027-04-01' as LocalDate }, { band: 'from25' }],
)

/**
 * The age band on a day, as far as the source told; turning 25 needs no event.
 *
 * @example
 * ```ts
 * import { ageBandAt, day } from '@vor-ort/core'
 * const young = { band: 'under25', to: day('2027-04-01') } as const
 * ageBandAt(young, day('2027-03-31')) // => 'under25'
 * ageBandAt(young, day('2027-04-01')) // => 'from25'
 * ageBandAt(undefined, day('2027-04-01')) // => 'unknown'
 * ```
 */
export const ageBandAt = (period: AgeBandPeriod | undefined, on: LocalDate): AgeBand | 'unknown' => {
  if (period === undefined) return 'unknown'
  const { band, from, to } = period
  if (from !== undefined && on < from) return band === 'from25' ? 'under25' : 'unknown'
  if (to !== undefined && to <= on) return band === 'under25' ? 'from25' : 'unknown'
  return band
}

/** How a talk is held. */
export const TalkMode = code('inPerson', 'video', 'phone', 'online')
export type TalkMode = t.TypeOf<typeof TalkMode>

/** Where a talk is held: recorded as it was; whether it is "im Jobcenter" (§ 15 Abs. 4 SGB II) is for the carrier to say. */
export const TalkVenue = code('jobcenter', 'branch', 'mobileOffice', 'communityHouse', 'partner', 'home', 'other')
export type TalkVenue = t.TypeOf<typeof TalkVenue>
