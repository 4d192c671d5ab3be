/** Caseloads: who has how many cases on a day, by a declared way of counting. */
import type { BranchId } from '../branches/vocabulary.ts'
import { wholeNumber } from '../kernel/decimal.ts'
import { isNotAfter, type FuzzyDate } from '../kernel/fuzzy-date.ts'
import type { LocalDate } from '../kernel/local-date.ts'
import type { Quantity } from '../kernel/quantity.ts'
import { ratioOf, type Ratio } from '../kernel/ratio.ts'
import type { ClientCounting } from './caseload-policy.ts'
import { ageBandAt, type AgeBand, type AgeBandPeriod, type CaseFunction, type CaseId, type CaseworkerId, type NeedsUnitId } from './vocabulary.ts'

/** That a caseworker has a case: from a day up to but not including another; without `to` still. */
export interface AssignmentInterval {
  readonly case: CaseId
  readonly function: CaseFunction
  readonly caseworker: CaseworkerId
  readonly from: FuzzyDate
  readonly to?: FuzzyDate
  readonly branch?: BranchId
  readonly needsUnit?: NeedsUnitId
  readonly ageBand?: AgeBandPeriod
  /** Whether work is not unreasonable for the person (§ 10 SGB II); only the source system knows. */
  readonly activatable?: boolean
}

/** What is counted: which clients, in which function, and of whom. */
export interface CaseloadDefinition {
  readonly clients: ClientCounting
  readonly function: CaseFunction
  readonly caseworker?: CaseworkerId
  readonly branch?: BranchId
  readonly ageBand?: AgeBand
}

/**
 * How many clients are assigned in a function on a day, by a declared way of counting.
 *
 * Substitutes are not counted: a substitution does not move the caseload. The unit is `eLb` or `BG`. Exact when all that
 * matters is known; else at least the certain ones. By persons, the caseloads of all caseworkers add up to the whole
 * by Bedarfsgemeinschaften, one that has several caseworkers counts for each of them.
 *
 * @example
 * ```ts
 * import { CaseId, caseloadAt, CaseworkerId, day, derivedId, exactly } from '@vor-ort/core'
 * const interval = { case: derivedId(CaseId, 'a'), function: 'placement', caseworker: derivedId(CaseworkerId, 'b'), from: day('2026-01-01') } as const
 * caseloadAt([interval], day('2026-07-01'), { clients: 'elb-all', function: 'placement' }) // => exactly(1, 'eLb')
 * caseloadAt([interval], day('2026-07-01'), { clients: 'bg', function: 'placement' }) // => { qualifier: 'atLeast', value: '0', unit: 'BG' }
 * ```
 */
export const caseloadAt = (intervals: Iterable<AssignmentInterval>, on: LocalDate, definition: CaseloadDefinition): Quantity => {
  const certain = new Set<string>()
  const possible = new Set<string>()
  for (const interval of intervals) {
    const counts = whetherCounts(interval, on, definition)
    if (counts === 'no') continue
    const key = definition.clients === 'bg' ? interval.needsUnit : interval.case
    // Of a person whose Bedarfsgemeinschaft is unknown nobody can say whether it is one of those counted.
    if (key === undefined || counts === 'unknown') possible.add(key ?? `of ${interval.case}`)
    else certain.add(key)
  }
  const isExact = [...possible].every((key) => certain.has(key))
  return { qualifier: isExact ? 'exact' : 'atLeast', value: wholeNumber(BigInt(certain.size)), unit: definition.clients === 'bg' ? 'BG' : 'eLb' }
}

type Answer = 'yes' | 'no' | 'unknown'

const whetherCounts = (interval: AssignmentInterval, on: LocalDate, definition: CaseloadDefinition): Answer => {
  const { clients, function: of, caseworker, branch, ageBand } = definition
  if (interval.function !== of || (caseworker !== undefined && interval.caseworker !== caseworker)) return 'no'
  if (branch !== undefined && interval.branch !== undefined && interval.branch !== branch) return 'no'
  const band = ageBand === undefined ? ageBand : ageBandAt(interval.ageBand, on)
  const answers: ReadonlyArray<Answer> = [
    isActiveOn(interval, on),
    branch !== undefined && interval.branch === undefined ? 'unknown' : 'yes',
    band === 'unknown' ? 'unknown' : band === ageBand ? 'yes' : 'no',
    clients !== 'elb-activatable' ? 'yes' : interval.activatable === undefined ? 'unknown' : interval.activatable ? 'yes' : 'no',
  ]
  return answers.includes('no') ? 'no' : answers.includes('unknown') ? 'unknown' : 'yes'
}

/** Whether an assignment holds on a day, as far as its dates tell. */
export const isActiveOn = ({ from, to }: AssignmentInterval, on: LocalDate): Answer => {
  const begun = isNotAfter(from, on)
  const ended = to === undefined ? 'no' : isNotAfter(to, on)
  if (begun === 'no' || ended === 'yes') return 'no'
  return begun === 'yes' && ended === 'no' ? 'yes' : 'unknown'
}

/**
 * The ratio of clients to full-time posts; both sides must be counted as one definition says.
 *
 * @example
 * ```ts
 * import { caseloadRatio, describeRatio, exactly } from '@vor-ort/core'
 * describeRatio(caseloadRatio(exactly(226, 'eLb'), exactly(3, 'FTE')), 'de') // => '1 : 75 (75,33)'
 * describeRatio(caseloadRatio(exactly(226, 'eLb'), exactly(0, 'FTE')), 'de') // => 'nicht bestimmbar'
 * ```
 */
export const caseloadRatio = (clients: Quantity, fte: Quantity): Ratio => ratioOf(clients, fte)

/** A Bedarfsgemeinschaft whose members have different caseworkers in one function: allowed, but to be seen. */
export interface SplitNeedsUnit {
  readonly needsUnit: NeedsUnitId
  readonly function: CaseFunction
  readonly cases: ReadonlyArray<CaseId>
  readonly caseworkers: ReadonlyArray<CaseworkerId>
}

/**
 * The Bedarfsgemeinschaften that certainly have more than one caseworker in a function on a day.
 *
 * @example
 * ```ts
 * import { CaseId, CaseworkerId, day, derivedId, NeedsUnitId, splitNeedsUnits } from '@vor-ort/core'
 * const member = (name: string) => ({
 *   case: derivedId(CaseId, name), needsUnit: derivedId(NeedsUnitId, 'bg'), function: 'placement', caseworker: derivedId(CaseworkerId, name), from: day('2026-01-01'),
 * }) as const
 * splitNeedsUnits([member('a'), member('b')], day('2026-07-01')).map(({ cases }) => cases.length) // => [2]
 * ```
 */
export const splitNeedsUnits = (intervals: Iterable<AssignmentInterval>, on: LocalDate): ReadonlyArray<SplitNeedsUnit> => {
  const found = new Map<string, { readonly needsUnit: NeedsUnitId; readonly function: CaseFunction; readonly cases: Set<CaseId>; readonly caseworkers: Set<CaseworkerId> }>()
  for (const interval of intervals) {
    const { needsUnit, function: of } = interval
    if (needsUnit === undefined || isActiveOn(interval, on) !== 'yes') continue
    const key = `${needsUnit}/${of}`
    const known = found.get(key) ?? { needsUnit, function: of, cases: new Set(), caseworkers: new Set() }
    known.cases.add(interval.case)
    known.caseworkers.add(interval.caseworker)
    found.set(key, known)
  }
  return [...found.values()].flatMap(({ cases, caseworkers, ...rest }) => (caseworkers.size > 1 ? [{ ...rest, cases: [...cases], caseworkers: [...caseworkers] }] : []))
}
