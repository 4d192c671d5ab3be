/** Deviations that the history of a meeting shows: recorded, never refused. */
import { finding, type Finding } from '../kernel/finding.ts'
import type { MeetingState } from './meeting-state.ts'

/** All findings of a meeting: quorum, convocation, results that were not understood. */
export const meetingFindings = (state: MeetingState): ReadonlyArray<Finding> => {
  const findings: Finding[] = []
  if (state.quorumDeviates) {
    findings.push(
      finding('R-103', 'violation', {
        de: 'Die Beschlussfähigkeit wurde festgestellt, obwohl nach den erfassten Zahlen zu wenige anwesend waren.',
        en: 'The quorum was established although by the numbers on record too few were present.',
      }, { present: state.presentCount ?? null }),
    )
  }
  if (state.convocation?.due === 'no') {
    findings.push(
      finding('R-103', 'warning', {
        de: 'Die Ladung war nicht ordnungsgemäß.',
        en: 'The convocation was not in due form.',
      }),
    )
  }
  const unclassified = Object.values(state.results).filter(({ classified }) => classified === undefined)
  if (unclassified.length > 0) {
    findings.push(
      finding('G-3', 'information', {
        de: 'Ergebnisse wurden wörtlich übernommen, weil ihr Sinn nicht sicher ist.',
        en: 'Results were kept verbatim because their meaning is not certain.',
      }, { results: unclassified.map(({ published }) => published) }),
    )
  }
  return findings
}
