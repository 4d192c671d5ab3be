/** The state of a Beratung vor Ort, and what can be read from it. */
import type { FuzzyDate } from '../kernel/fuzzy-date.ts'
import type { Quantity } from '../kernel/quantity.ts'
import type { ConsultationSessionEvents, ConsultationTopic, HeadcountSource, VisitorGroup } from './session-events.ts'

type Events = ConsultationSessionEvents

/** The phases of a Beratung vor Ort. */
export type SessionPhase = 'none' | 'planned' | 'announced' | 'inProgress' | 'held' | 'reported' | 'cancelled'

/** What one source says on the number of visitors. */
export interface Headcount {
  readonly source: HeadcountSource
  readonly visitors: Quantity
  readonly perTeam: Events['HeadcountRecorded']['perTeam']
  /** What the source said before it was corrected, the oldest first. */
  readonly replaced: ReadonlyArray<Quantity>
}
/** What is known of a Beratung vor Ort. */
export interface ConsultationSessionState {
  readonly phase: SessionPhase
  readonly details: Partial<Omit<Events['SessionCorrected'], 'reason' | 'corrects' | 'date'>>
  /** The day on which it is to take place, or took place. */
  readonly date: FuzzyDate | undefined
  readonly booking: 'none' | 'calendar'
  readonly invitations: ReadonlyArray<Events['InvitationsDispatched'] & { readonly on: FuzzyDate }>
  readonly teams: ReadonlyArray<Events['TeamParticipated']>
  readonly staff: Quantity | undefined
  /** One entry for each source, in the order in which they were recorded. */
  readonly headcounts: ReadonlyArray<Headcount>
  /** The key of the source that was corrected last. */
  readonly correctedLast: string | undefined
  readonly topics: { readonly [K in ConsultationTopic]?: { readonly count: Quantity | undefined } }
  readonly groups: { readonly [K in VisitorGroup]?: Omit<Events['GroupTallied'], 'group'> }
  readonly vacancyInformation: Events['VacancyInformationOffered'] | undefined
  readonly surveys: ReadonlyArray<Events['SurveyConducted']>
  readonly cancelledBecause: Events['SessionCancelled']['reason'] | undefined
}
/** A Beratung vor Ort of which nothing is known yet. */
export const initialConsultationSession: ConsultationSessionState = {
  phase: 'none',
  details: {},
  date: undefined,
  booking: 'none',
  invitations: [],
  teams: [],
  staff: undefined,
  headcounts: [],
  correctedLast: undefined,
  topics: {},
  groups: {},
  vacancyInformation: undefined,
  surveys: [],
  cancelledBecause: undefined,
}

/** The headcount that counts, and why it does. */
export interface PreferredHeadcount {
  readonly visitors: Quantity
  readonly source: HeadcountSource
  readonly because: 'correction' | HeadcountSource['kind']
}

const ranks = ['onSite', 'ownReport', 'otherReport'] as const

/**
 * Which headcount a report uses, and why; all others stay in the state beside it.
 *
 * In this order: the count that was corrected last; who counted on site; a report of the Jobcenter itself; a report of
 * others. Of two of the same kind the one recorded first, because only a correction revises a count (C-8). A source
 * without a number never stands before one with a number. `undefined` when nobody said anything.
 *
 * @example
 * ```ts
 * import { about, exactly, preferredHeadcount } from '@vor-ort/core'
 * const newspaper = { source: { key: 'newspaper', kind: 'otherReport' as const }, visitors: exactly(65, 'visit'), perTeam: undefined, replaced: [] }
 * const pressText = { source: { key: 'press text', kind: 'ownReport' as const }, visitors: about(60, 'visit'), perTeam: undefined, replaced: [] }
 * preferredHeadcount({ headcounts: [newspaper, pressText], correctedLast: undefined })?.because // => 'ownReport'
 * ```
 */
export const preferredHeadcount = (state: Pick<ConsultationSessionState, 'headcounts' | 'correctedLast'>): PreferredHeadcount | undefined => {
  const known = state.headcounts.filter(({ visitors }) => visitors.qualifier !== 'unknown')
  const corrected = known.find(({ source }) => source.key === state.correctedLast)
  if (corrected !== undefined) return { visitors: corrected.visitors, source: corrected.source, because: 'correction' }
  const candidates = known.length > 0 ? known : state.headcounts
  const kind = ranks.find((rank) => candidates.some(({ source }) => source.kind === rank))
  const best = candidates.find(({ source }) => source.kind === kind)
  return best === undefined ? undefined : { visitors: best.visitors, source: best.source, because: best.source.kind }
}

type Fold = { readonly [K in keyof Events]: (state: ConsultationSessionState, data: Events[K], on: FuzzyDate) => ConsultationSessionState }

/** The fold of a Beratung vor Ort. */
export const evolveConsultationSession: Fold = {
  SessionScheduled: (state, { obligation: _obligation, booking, ...details }, on) => ({ ...state, details, booking, date: on }),
  SessionVenueChanged: (state, { venue }) => ({ ...state, details: { ...state.details, venue } }),
  SessionRescheduled: ({ details: { start: _start, end: _end, ...details }, ...state }, times, on) => ({
    ...state,
    details: { ...details, ...times },
    date: on,
  }),
  InvitationsDispatched: (state, data, on) => ({ ...state, invitations: [...state.invitations, { ...data, on }] }),
  SessionOpened: (state, _data, on) => ({ ...state, date: on }),
  SessionHeld: (state, _data, on) => ({ ...state, date: on }),
  TeamParticipated: (state, data) => ({ ...state, teams: [...state.teams, data] }),
  StaffPresent: (state, { count }) => ({ ...state, staff: count }),
  HeadcountRecorded: (state, { visitors, source, perTeam }) => ({
    ...state,
    headcounts: [...state.headcounts, { source, visitors, perTeam, replaced: [] }],
  }),
  HeadcountCorrected: (state, { key, visitors }) => ({
    ...state,
    headcounts: state.headcounts.map((one) => (one.source.key === key ? { ...one, visitors, replaced: [...one.replaced, one.visitors] } : one)),
    correctedLast: key,
  }),
  TopicTallied: (state, { topic, count }) => ({ ...state, topics: { ...state.topics, [topic]: { count } } }),
  GroupTallied: (state, { group, ...tally }) => ({ ...state, groups: { ...state.groups, [group]: tally } }),
  VacancyInformationOffered: (state, data) => ({ ...state, vacancyInformation: data }),
  SurveyConducted: (state, data) => ({ ...state, surveys: [...state.surveys, data] }),
  SessionReported: (state) => state,
  SessionCancelled: (state, { reason }) => ({ ...state, cancelledBecause: reason }),
  SessionCorrected: (state, { reason: _reason, corrects: _corrects, date, ...details }) => ({
    ...state,
    details: { ...state.details, ...details },
    date: date ?? state.date,
  }),
}
