/** Deviations that the history of a Beratung vor Ort shows. */
import { addDays } from '../kernel/calendar.ts'
import { finding, type Finding } from '../kernel/finding.ts'
import { boundsOf, isNotAfter } from '../kernel/fuzzy-date.ts'
import { describeQuantity, type Quantity } from '../kernel/quantity.ts'
import { isBelowZero } from './counts.ts'
import type { ConsultationSessionState } from './session-state.ts'

/** Every deviation: catchment, lead time, headcounts. */
export const consultationSessionFindings = (state: ConsultationSessionState): ReadonlyArray<Finding> => [
  ...outsideSpace(state),
  ...late(state),
  ...counts(state),
]

const outsideSpace = ({ details: { catchment = [], spacePlaces } }: ConsultationSessionState): ReadonlyArray<Finding> => {
  const outside = spacePlaces === undefined ? [] : catchment.filter((place) => !spacePlaces.includes(place))
  return outside.length === 0
    ? []
    : [
        finding('C-10', 'warning', {
          de: 'Das Einzugsgebiet reicht über den Sozialraum hinaus.',
          en: 'The catchment reaches beyond the social space.',
        }, { outside }),
      ]
}

// Late is only what is certainly late: the earliest possible dispatch against the latest possible day of the session.
const late = ({ details: { minimumLeadDays }, date, invitations }: ConsultationSessionState): ReadonlyArray<Finding> => {
  const latest = date === undefined ? undefined : boundsOf(date).latest
  if (minimumLeadDays === undefined || latest === undefined) return []
  const deadline = addDays(latest, -minimumLeadDays)
  return invitations
    .filter(({ on }) => isNotAfter(on, deadline) === 'no')
    .map(({ channel, on }) =>
      finding('C-11', 'warning', {
        de: 'Die Einladungen gingen später hinaus, als die Vorgabe es verlangt.',
        en: 'The invitations went out later than the policy asks.',
      }, { channel, sent: on, deadline }),
    )
}

const counts = ({ headcounts }: ConsultationSessionState): ReadonlyArray<Finding> => {
  const findings: Finding[] = []
  if (headcounts.some(({ visitors }) => isBelowZero(visitors))) {
    findings.push(finding('C-8', 'violation', { de: 'Eine Besucherzahl ist negativ.', en: 'A headcount is negative.' }))
  }
  const stated = new Set(headcounts.flatMap(({ visitors }) => (visitors.qualifier === 'unknown' ? [] : [said(visitors)])))
  if (stated.size > 1) {
    findings.push(
      finding('C-8', 'information', {
        de: 'Quellen nennen verschiedene Besucherzahlen; jede bleibt stehen.',
        en: 'Sources state different headcounts; each of them stays.',
      }, { stated: [...stated] }),
    )
  }
  return findings
}

const said = (visitors: Quantity): string => `${describeQuantity(visitors, 'en')} ${visitors.unit}`
