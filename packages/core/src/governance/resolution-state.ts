/** The state of a Beschluss, and what can be read from it. */
import { finding, type Finding } from '../kernel/finding.ts'
import { isNotAfter, type FuzzyDate } from '../kernel/fuzzy-date.ts'
import type { ResolutionEvents } from './resolution-events.ts'
import type { BodyId, Title } from './vocabulary.ts'

/** The phases of a Beschluss. */
export type ResolutionPhase =
  | 'none'
  | 'adopted'
  | 'effective'
  | 'suspended'
  | 'inImplementation'
  | 'implemented'
  | 'partlyImplemented'
  | 'notImplemented'
  | 'repealed'
  | 'superseded'
  | 'lapsed'

/** An Umsetzungsauftrag. */
export interface Obligation extends Omit<ResolutionEvents['ObligationCreated'], 'obligation' | 'due'> {
  readonly status: 'open' | 'inProgress' | 'fulfilled' | 'waived'
  readonly owner: BodyId | undefined
  /** The date first set; it stays visible when the due date moves (G-9). */
  readonly originalDue: FuzzyDate | undefined
  readonly due: FuzzyDate | undefined
}
/** What is known of a Beschluss. */
export interface ResolutionState {
  readonly phase: ResolutionPhase
  readonly body: BodyId | undefined
  readonly on: FuzzyDate | undefined
  readonly title: Title | undefined
  readonly origin: Pick<ResolutionEvents['ResolutionAdopted'], 'motion' | 'urgentDecision' | 'meeting'>
  readonly textHash: string | undefined
  readonly public: 'yes' | 'no' | 'unknown'
  readonly published: boolean
  readonly effectiveFrom: FuzzyDate | undefined
  readonly objectives: ReadonlyArray<ResolutionEvents['ObjectiveDeclared']>
  readonly obligations: Readonly<Record<string, Obligation>>
  readonly reports: Readonly<Record<string, ResolutionEvents['ImplementationReportRequested'] & { readonly delivered: boolean }>>
  /** The phase to return to when a suspension ends. */
  readonly suspendedFrom: ResolutionPhase
}
/** A Beschluss of which nothing is known yet. */
export const initialResolution: ResolutionState = {
  phase: 'none',
  body: undefined,
  on: undefined,
  title: undefined,
  origin: {},
  textHash: undefined,
  public: 'unknown',
  published: false,
  effectiveFrom: undefined,
  objectives: [],
  obligations: {},
  reports: {},
  suspendedFrom: 'adopted',
}

/** The state with one obligation changed; an unknown one changes nothing. */
export const changeObligation = (state: ResolutionState, id: string, to: Partial<Obligation>): ResolutionState => {
  const known = state.obligations[id]
  return known === undefined ? state : { ...state, obligations: { ...state.obligations, [id]: { ...known, ...to } } }
}

/** Whether nothing more is to be done for an obligation. */
export const isDone = ({ status }: Obligation): boolean => status === 'fulfilled' || status === 'waived'

/** The obligations that are neither fulfilled nor waived. */
export const openObligations = (state: ResolutionState): ReadonlyArray<string> =>
  Object.entries(state.obligations).flatMap(([id, obligation]) => (isDone(obligation) ? [] : [id]))

/** The open obligations that are certainly overdue on a day. */
export const overdueObligations = (state: ResolutionState, on: FuzzyDate): ReadonlyArray<string> =>
  openObligations(state).filter((id) => {
    const due = state.obligations[id]?.due
    return due !== undefined && isNotAfter(on, due) === 'no'
  })

/** What the public may see of a resolution: of one taken in closed session only that it exists (G-11, R-107). */
export const publicTitle = (state: ResolutionState): string | undefined =>
  state.public === 'yes' || state.published ? state.title?.asPublished : undefined

/** Deviations that the history of a Beschluss shows. */
export const resolutionFindings = (state: ResolutionState): ReadonlyArray<Finding> => {
  const findings: Finding[] = []
  const unmeasured = state.objectives.filter(({ indicator }) => indicator === undefined)
  if (unmeasured.length > 0) {
    findings.push(
      finding('G-9', 'information', {
        de: 'Für ein Ziel ist keine Kennzahl genannt; ob es erreicht wurde, lässt sich nicht messen.',
        en: 'No indicator is named for an objective; whether it was reached cannot be measured.',
      }, { objectives: unmeasured.map(({ objective }) => objective) }),
    )
  }
  if (state.on !== undefined && state.effectiveFrom !== undefined && isNotAfter(state.on, state.effectiveFrom) === 'no') {
    findings.push(
      finding('G-15', 'warning', {
        de: 'Der Beschluss soll vor seiner Annahme wirksam geworden sein.',
        en: 'The resolution is said to have taken effect before it was adopted.',
      }, { adopted: state.on, effective: state.effectiveFrom }),
    )
  }
  return findings
}
