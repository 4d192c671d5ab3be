/** Deviations that the present state of a Fallzuordnung shows. */
import { finding, type Finding } from '../kernel/finding.ts'
import { isOpenCase, type CaseAssignmentState } from './case-assignment-state.ts'
import { deviationFindings } from './deviations.ts'

/** What deviates now, and what did in the past. */
export const caseAssignmentFindings = (state: CaseAssignmentState): ReadonlyArray<Finding> => [
  ...gap(state),
  ...demanded(state),
  ...outsideTerritory(state),
  ...deviationFindings(state.deviations),
]

const gap = ({ phase, function: of, freeSince }: CaseAssignmentState): ReadonlyArray<Finding> => {
  if (phase !== 'unassigned') return []
  const facts = { function: of ?? null, since: freeSince ?? null }
  // The person of § 14 Abs. 3 SGB II is the one who counsels and places, not the one who decides on benefits.
  return of === 'benefits'
    ? [finding('A-1', 'information', { de: 'Der Fall ist niemandem zugewiesen.', en: 'The case is assigned to nobody.' }, facts)]
    : [
        finding('R-20', 'warning', {
          de: 'Dem Fall ist keine persönliche Ansprechpartnerin und kein persönlicher Ansprechpartner benannt.',
          en: 'No personal contact is named for the case.',
        }, facts),
      ]
}

const demanded = ({ demand }: CaseAssignmentState): ReadonlyArray<Finding> =>
  demand === undefined
    ? []
    : [
        finding('A-13', 'warning', {
          de: 'Die verlangte Umverteilung steht noch aus.',
          en: 'The reassignment that was demanded is still to come.',
        }, { reason: demand.reason, branch: demand.branch ?? null, since: demand.on }),
      ]

const outsideTerritory = (state: CaseAssignmentState): ReadonlyArray<Finding> => {
  const { competence, branch } = state
  return isOpenCase(state) && competence?.within === 'no' && competence.exception === undefined
    ? [
        finding('R-29', 'warning', {
          de: 'Der Wohnort liegt nicht im Gebiet des Trägers, und keine Ausnahme ist genannt.',
          en: 'The place of residence is not in the territory of the carrier, and no exception is given.',
        }, { municipality: competence.municipality ?? null, branch: branch ?? null }),
      ]
    : []
}
