/** Deviations that the history of a Standort shows. */
import { compareDecimals } from '../kernel/decimal.ts'
import { finding, type Bilingual, type Finding } from '../kernel/finding.ts'
import { isNotAfter } from '../kernel/fuzzy-date.ts'
import { excessFte, type BranchState } from './branch-state.ts'
import { municipalityOf, type SitePlace } from './vocabulary.ts'

/** The wording of the rules, the same in findings and refusals. */
export const branchExplanations = {
  lacks: { de: 'Dem Standort fehlt bei der Eröffnung, was er haben muss.', en: 'At its opening the branch lacks what it must have.' },
  early: { de: 'Der Standort öffnet vor seiner Genehmigung.', en: 'The branch opens before it is approved.' },
  closed: { de: 'Ein geschlossener Standort bietet keine Leistung an.', en: 'A closed branch offers no service.' },
  unsited: { de: 'Träger oder Ort des Standorts sind nicht bekannt.', en: 'The carrier or the place of the branch is not known.' },
  outside: { de: 'Der Ort liegt außerhalb des Gebiets des Trägers, und keine Ausnahme ist begründet.', en: 'The place lies outside the territory of the carrier, and no exception is given.' },
  contract: { de: 'Die Stellenanteile übersteigen zusammen die vertragliche Arbeitszeit.', en: 'The full-time equivalents together exceed what the contract says.' },
  cases: { de: 'Wer die laufenden Fälle des geschlossenen Standorts übernimmt, ist nicht bekannt.', en: 'Who takes over the running cases of the closed branch is not known.' },
} as const satisfies Readonly<Record<string, Bilingual>>

/**
 * Whether a place lies in the territory of a carrier, as far as their keys tell (B-5).
 *
 * The key of a municipality begins with the key of its Landkreis.
 *
 * @example
 * ```ts
 * import { liesInTerritory } from '@vor-ort/core'
 * liesInTerritory({ name: 'Pewsum', ags: '03452014' }, '03452') // => 'yes'
 * liesInTerritory({ name: 'Emden', ags: '03402000' }, '03452') // => 'no'
 * liesInTerritory({ name: 'Pewsum' }, '03452') // => 'unknown'
 * ```
 */
export const liesInTerritory = (place: SitePlace | undefined, carrier: string | undefined): 'yes' | 'no' | 'unknown' => {
  const municipality = place === undefined ? undefined : municipalityOf(place)
  if (municipality === undefined || carrier === undefined) return 'unknown'
  return municipality.startsWith(carrier) ? 'yes' : 'no'
}

const siteFindings = ({ phase, carrier, place, exception }: BranchState): ReadonlyArray<Finding> => {
  if ((phase === 'open' || phase === 'temporarilyClosed') && (carrier === undefined || place === undefined)) {
    return [finding('B-5', 'warning', branchExplanations.unsited, { carrier: carrier ?? null, place: place?.name ?? null })]
  }
  return exception === undefined && liesInTerritory(place, carrier) === 'no'
    ? [finding('B-5', 'violation', branchExplanations.outside, { carrier: carrier ?? null, place: place?.name ?? null })]
    : []
}

/** Deviations that the history of a Standort shows: only what is certain. */
export const branchFindings = (state: BranchState): ReadonlyArray<Finding> => {
  const findings: Finding[] = []
  // An approval that became known later is one; of rooms, services and hours it is not known since when they were there.
  const lacked = state.lackedAtOpening.filter((condition) => condition !== 'approval' || state.approval === undefined)
  if (lacked.length > 0) findings.push(finding('B-1', 'violation', branchExplanations.lacks, { lacked }))
  const { approval, openedOn } = state
  if (!state.baseline && approval !== undefined && openedOn !== undefined && isNotAfter(approval.on, openedOn) === 'no') {
    findings.push(finding('B-2', 'violation', branchExplanations.early, { approved: approval.on, opened: openedOn }))
  }
  if (state.addedWhileClosed.length > 0) {
    findings.push(finding('B-4', 'violation', branchExplanations.closed, { services: state.addedWhileClosed.map(({ service, name }) => name ?? service) }))
  }
  findings.push(...siteFindings(state))
  for (const staffed of state.staffing) {
    const excess = excessFte(state, staffed)
    if (excess !== undefined && compareDecimals(excess.total, excess.contractual) > 0) {
      findings.push(finding('B-7', 'violation', branchExplanations.contract, { person: staffed.person, ...excess }))
    }
  }
  if (state.phase === 'closed' && state.assignments?.kind === 'unknown') findings.push(finding('B-9', 'warning', branchExplanations.cases))
  return findings
}
