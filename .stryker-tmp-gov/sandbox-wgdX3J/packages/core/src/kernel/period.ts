/**
 * Spans of days: half-open, so that one period ends where the next begins and no day is counted twice.
 */
// @ts-nocheck

import { left, right, type Either } from 'fp-ts/lib/Either.js'
import { none, some, type Option } from 'fp-ts/lib/Option.js'
import { record } from './codec.ts'
import { LocalDate } from './local-date.ts'
import { refined } from './refined.ts'

/** The days from `from` up to but not including `to`; without `to` the end is open. */
export interface Period {
  readonly from: LocalDate
  readonly to?: LocalDate
}

/**
 * A span of at least one day in Europe/Berlin: from `from` up to but not including `to`; without `to` the end is open.
 *
 * The half-year from January 2026 is `{ from: '2026-01-01', to: '2026-07-01' }`.
 *
 * @example
 * ```ts
 * import { Period } from '@vor-ort/core'
 * Period.is({ from: '2026-01-01', to: '2026-07-01' }) // => true
 * Period.is({ from: '2026-01-01' }) // => true
 * Period.is({ from: '2026-01-01', to: '2026-01-01' }) // => false
 * ```
 */
export const Period = refined<Period>(
  'Period',
  record({ from: LocalDate }, { to: LocalDate }),
  ({ from, to }) => to === undefined || from < to,
  'must begin before it ends',
  [
    { from: '2015-01-13' as LocalDate, to: '2015-02-10' as LocalDate },
    { from: '2023-07-01' as LocalDate },
  ],
)

/** A period without days: it ends on or before the day on which it begins. */
export interface EmptyPeriod {
  readonly _tag: 'EmptyPeriod'
  readonly from: LocalDate
  readonly to: LocalDate
}

/**
 * A period from its first day up to but not including its end.
 *
 * @example
 * ```ts
 * import { day, period } from '@vor-ort/core'
 * period(day('2026-01-01'), day('2026-07-01')) // => { _tag: 'Right', right: { from: '2026-01-01', to: '2026-07-01' } }
 * period(day('2026-01-01')) // => { _tag: 'Right', right: { from: '2026-01-01' } }
 * period(day('2026-07-01'), day('2026-01-01'))._tag // => 'Left'
 * ```
 */
export const period = (from: LocalDate, to?: LocalDate): Either<EmptyPeriod, Period> =>
  to === undefined ? right({ from }) : from < to ? right({ from, to }) : left({ _tag: 'EmptyPeriod', from, to })

/**
 * Whether a day lies in a period.
 *
 * @example
 * ```ts
 * import { contains, day } from '@vor-ort/core'
 * contains({ from: day('2026-01-01'), to: day('2026-07-01') }, day('2026-01-01')) // => true
 * contains({ from: day('2026-01-01'), to: day('2026-07-01') }, day('2026-07-01')) // => false
 * ```
 */
export const contains = (period: Period, date: LocalDate): boolean =>
  period.from <= date && (period.to === undefined || date < period.to)

/**
 * Whether two periods have a day in common.
 *
 * @example
 * ```ts
 * import { day, overlaps } from '@vor-ort/core'
 * const firstHalf = { from: day('2026-01-01'), to: day('2026-07-01') }
 * overlaps(firstHalf, { from: day('2026-06-30') }) // => true
 * overlaps(firstHalf, { from: day('2026-07-01') }) // => false
 * ```
 */
export const overlaps = (a: Period, b: Period): boolean =>
  (b.to === undefined || a.from < b.to) && (a.to === undefined || b.from < a.to)

/**
 * The days that two periods have in common, if any.
 *
 * @example
 * ```ts
 * import { day, intersection } from '@vor-ort/core'
 * intersection({ from: day('2026-01-01') }, { from: day('2025-01-01'), to: day('2026-07-01') })
 * // => { _tag: 'Some', value: { from: '2026-01-01', to: '2026-07-01' } }
 * intersection({ from: day('2026-01-01') }, { from: day('2025-01-01'), to: day('2026-01-01') }) // => { _tag: 'None' }
 * ```
 */
export const intersection = (a: Period, b: Period): Option<Period> => {
  if (!overlaps(a, b)) return none
  const from = a.from < b.from ? b.from : a.from
  const to = a.to === undefined ? b.to : b.to === undefined || a.to < b.to ? a.to : b.to
  return some(to === undefined ? { from } : { from, to })
}

/**
 * Whether no two of the periods have a day in common, in whatever order they come.
 *
 * @example
 * ```ts
 * import { day, disjoint } from '@vor-ort/core'
 * disjoint([{ from: day('2026-07-01') }, { from: day('2026-01-01'), to: day('2026-07-01') }]) // => true
 * disjoint([{ from: day('2026-01-01') }, { from: day('2026-07-01') }]) // => false
 * ```
 */
export const disjoint = (periods: ReadonlyArray<Period>): boolean => {
  const sorted = periods.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  return sorted.every((period, index) => {
    const next = sorted[index + 1]
    return next === undefined || !overlaps(period, next)
  })
}
