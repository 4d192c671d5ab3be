/** What the tables of a Fallzuordnung tell, and no decision needs: the intervals of the past, and counts. */
import { isOpenCase, type AgeBandPeriod, type CaseAssignmentEvent, type CaseAssignmentState, type FuzzyDate } from '@vor-ort/core'

/** A time from a day up to but not including another; without `to` still. */
export interface Interval {
  readonly from: FuzzyDate | undefined
  readonly to?: FuzzyDate
  readonly needsUnit: string | undefined
  readonly ageBand: AgeBandPeriod | undefined
}

/** Who had the case where. */
export interface HeldInterval extends Interval {
  readonly caseworker: string
  readonly branch: string | undefined
  readonly unit: string | undefined
}

/** The intervals of one Fallzuordnung, and what happened how often. */
export interface CaseMemory {
  readonly held: ReadonlyArray<HeldInterval>
  readonly holding: HeldInterval | undefined
  readonly open: ReadonlyArray<Interval>
  readonly opening: Interval | undefined
  /** Further talks by who held them and by how, such as `assigned` and `inPerson`. */
  readonly contacts: Readonly<Record<string, number>>
  readonly reassignments: number
}

/** Nothing happened yet. */
export const noCase: CaseMemory = { held: [], holding: undefined, open: [], opening: undefined, contacts: {}, reassignments: 0 }

/**
 * What is remembered after an event.
 *
 * The intervals are those of `intervalsOf` in the core: each ends with the event that ends it, and says what was known then.
 */
export const rememberCase = (memory: CaseMemory, event: CaseAssignmentEvent, state: CaseAssignmentState): CaseMemory => {
  if (event.type === 'ContactHeld') {
    const { servedBy, mode } = event.data
    return { ...memory, contacts: { ...memory.contacts, [servedBy]: (memory.contacts[servedBy] ?? 0) + 1, [mode]: (memory.contacts[mode] ?? 0) + 1 } }
  }
  const isNewBegin = event.type === 'CaseAssigned' || event.type === 'CaseReassigned'
  const { held, holding, open, opening } = memory
  return {
    ...memory,
    held: holding !== undefined && (state.current === undefined || isNewBegin) ? [...held, { ...holding, to: event.on }] : held,
    holding: holdingOf(state),
    open: opening !== undefined && !isOpenCase(state) ? [...open, { ...opening, to: event.on }] : open,
    opening: isOpenCase(state) ? { from: state.opened, needsUnit: state.needsUnit, ageBand: state.ageBand } : undefined,
    reassignments: memory.reassignments + (event.type === 'CaseReassigned' && event.data.from !== event.data.to ? 1 : 0),
  }
}

const holdingOf = ({ current, needsUnit, ageBand, branch, unit }: CaseAssignmentState): HeldInterval | undefined =>
  current === undefined ? undefined : { from: current.since, needsUnit, ageBand, caseworker: current.caseworker, branch, unit }
