/** When the plan with the beneficiary is to be reviewed, by the law of the date. */
import { addMonths } from '../kernel/calendar.ts'
import { entryAtFuzzy, type DatedEntry, type DatedTable } from '../kernel/dated-table.ts'
import { boundsOf, isNotAfter, unknownDate, type FuzzyDate } from '../kernel/fuzzy-date.ts'
import { day, type LocalDate } from '../kernel/local-date.ts'

/** How many months after its last version a plan is to be reviewed together. */
export interface PlanReviewRule {
  readonly months: number
}

/**
 * The rule of the six-month review by date.
 *
 * For the Kooperationsplan it was read in the law. That the Eingliederungsvereinbarung had the same term is from memory.
 * The law says "soll": a late review is a finding, never a fault of the beneficiary. What it is called on a day is in
 * `termTables.integrationPlan`.
 *
 * @example
 * ```ts
 * import { planReviewRules } from '@vor-ort/core'
 * planReviewRules.entries.map(({ value, confidence }) => [value.months, confidence]) // => [[6, 'recalledMedium'], [6, 'checked']]
 * ```
 */
export const planReviewRules: DatedTable<PlanReviewRule> = {
  entries: [
    { from: day('2005-01-01'), to: day('2023-07-01'), value: { months: 6 }, seat: '§ 15 SGB II', confidence: 'recalledMedium' },
    { from: day('2023-07-01'), value: { months: 6 }, seat: '§ 15 Abs. 3 SGB II', confidence: 'checked' },
  ],
}

/** When a plan is to be reviewed, and by which rule; several where the date of the plan leaves it open. */
export interface PlanReview {
  readonly due: FuzzyDate
  readonly rules: ReadonlyArray<DatedEntry<PlanReviewRule>>
}

/**
 * When a plan of this date is to be reviewed at the latest; `undefined` where the law knew no plan yet.
 *
 * Months are counted on the calendar (§ 188 BGB): six months after 31 August is the last day of February. A date that is
 * not exactly known gives a span of days; counting starts at the last version each time, never at a due date.
 *
 * @example
 * ```ts
 * import { day, planReviewAfter, yearMonthOf } from '@vor-ort/core'
 * planReviewAfter(day('2026-08-31'))?.due // => '2027-02-28'
 * planReviewAfter(yearMonthOf(day('2026-08-31')))?.due // => '2027-02-01/2027-02-28'
 * planReviewAfter(day('2004-12-31')) // => undefined
 * ```
 */
export const planReviewAfter = (lastVersion: FuzzyDate): PlanReview | undefined => {
  const found = entryAtFuzzy(planReviewRules, lastVersion)
  if (found._tag === 'Left') return undefined
  const rules = found.right._tag === 'Determined' ? [found.right.entry] : found.right.entries
  const months = rules.map(({ value }) => value.months)
  const { earliest, latest } = boundsOf(lastVersion)
  return {
    due: span(
      earliest === undefined ? undefined : addMonths(earliest, Math.min(...months)),
      latest === undefined ? undefined : addMonths(latest, Math.max(...months)),
    ),
    rules,
  }
}

/** Whether a plan of this date was certainly overdue on a day. */
export const isReviewOverdue = (lastVersion: FuzzyDate, on: FuzzyDate): boolean => {
  const review = planReviewAfter(lastVersion)
  return review !== undefined && isNotAfter(on, review.due) === 'no'
}

const span = (from: LocalDate | undefined, to: LocalDate | undefined): FuzzyDate => {
  if (from === undefined && to === undefined) return unknownDate
  if (from !== undefined && from === to) return from
  return `${from ?? '..'}/${to ?? '..'}` as FuzzyDate
}
