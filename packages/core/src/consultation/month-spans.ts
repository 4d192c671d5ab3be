/** Which calendar months a fuzzy date certainly lies in, and which it may lie in. */
import { addMonths, yearMonthOf } from '../kernel/calendar.ts'
import { boundsOf, partsOf, type FuzzyDate } from '../kernel/fuzzy-date.ts'
import type { LocalDate, YearMonth } from '../kernel/local-date.ts'

/** Calendar months from the one to the other, both included; an absent side is open. */
export interface MonthSpan {
  readonly from?: YearMonth
  readonly to?: YearMonth
  /** Only this month of each year, as two digits: what "late January" without a year says. */
  readonly ofYear?: string
}

/** The month so many months later. */
export const monthAfter = (month: YearMonth, months = 1): YearMonth => yearMonthOf(addMonths(`${month}-01` as LocalDate, months))

/** Whether a month may be meant. */
export const mayInclude = ({ from, to, ofYear }: MonthSpan, month: YearMonth): boolean =>
  (from === undefined || from <= month) && (to === undefined || month <= to) && (ofYear === undefined || month.slice(5) === ofYear)

/** The one month that is certainly meant, if there is one. */
export const certainMonth = ({ from, to }: MonthSpan): YearMonth | undefined => (from !== undefined && from === to ? from : undefined)

/** The months in which something may have taken place that is known on a day: not later than that day. */
export const monthsOfPast = (date: FuzzyDate, knownOn: LocalDate): MonthSpan => {
  const { earliest, latest } = boundsOf(date)
  const parts = partsOf(date)
  // A date after the day on which it became known is odd, but it is what the source says.
  const last = latest !== undefined && (latest < knownOn || (earliest !== undefined && earliest > knownOn)) ? latest : knownOn
  return {
    ...(earliest === undefined ? {} : { from: yearMonthOf(earliest) }),
    ...(earliest !== undefined && earliest > last ? {} : { to: yearMonthOf(last) }),
    ...(parts._tag === 'Point' && parts.year === undefined && parts.month !== undefined ? { ofYear: parts.month } : {}),
  }
}

/** The first month that lies in full on or after a day that is known only roughly; `undefined` where it cannot be told. */
export const firstFullMonth = (date: FuzzyDate): YearMonth | undefined => {
  const { latest } = boundsOf(date)
  return latest === undefined ? undefined : latest.endsWith('-01') ? yearMonthOf(latest) : monthAfter(yearMonthOf(latest))
}

/** The first month that may have a day on or after a day; `undefined` where every month may. */
export const firstTouchedMonth = (date: FuzzyDate): YearMonth | undefined => {
  const { earliest } = boundsOf(date)
  return earliest === undefined ? undefined : yearMonthOf(earliest)
}

/** The last month that may have a day before or on a day; `undefined` where every month may. */
export const lastTouchedMonth = (date: FuzzyDate): YearMonth | undefined => {
  const { latest } = boundsOf(date)
  return latest === undefined ? undefined : yearMonthOf(latest)
}
