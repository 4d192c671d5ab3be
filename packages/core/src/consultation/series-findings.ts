/** Deviations that the history of a Beratungsreihe shows. */
import { finding, type Finding } from '../kernel/finding.ts'
import { boundsOf, type FuzzyDate } from '../kernel/fuzzy-date.ts'
import type { LocalDate, YearMonth } from '../kernel/local-date.ts'

interface Series {
  readonly started: { readonly on: FuzzyDate; readonly legalBasis?: string } | undefined
  readonly monthsWithoutSession: ReadonlyArray<YearMonth>
}

const inForceSince = '2023-07-01' as LocalDate
const isThisProvision = (legalBasis: string): boolean => /§\s*14\b.*(?:Abs\.|Absatz)\s*3\s*(?:S\.|Satz)\s*2/.test(legalBasis)

/** Months without a session (C-14), and a legal basis from before it was in force. */
export const consultationSeriesFindings = ({ started, monthsWithoutSession }: Series): ReadonlyArray<Finding> => {
  const findings: Finding[] = []
  if (monthsWithoutSession.length > 0) {
    findings.push(
      finding('C-14', 'warning', { de: 'Die monatliche Reihe hatte in einem Monat keine Beratung.', en: 'The monthly series had no session in a month.' }, {
        months: monthsWithoutSession,
      }),
    )
  }
  const latest = started === undefined ? undefined : boundsOf(started.on).latest
  if (started?.legalBasis !== undefined && latest !== undefined && latest < inForceSince && isThisProvision(started.legalBasis)) {
    findings.push(
      finding('R-21', 'information', {
        de: 'Die Reihe beruft sich auf eine Vorschrift, die erst seit dem 1.7.2023 gilt.',
        en: 'The series cites a provision that has been in force only since 1 July 2023.',
      }, { started: started.on, legalBasis: started.legalBasis }),
    )
  }
  return findings
}
