/** The state of a motion, and the fold of its events. */
import type { AggregateParts } from '../kernel/aggregate.ts'
import { keep } from '../kernel/aggregate.ts'
import { isNotAfter, type FuzzyDate } from '../kernel/fuzzy-date.ts'
import type { motionEvents, MotionEvents } from './motion-events.ts'
import { foldChanges, type MotionText, type TextChange } from './motion-text.ts'
import { endsMatter, makesResolution, type ReportedOutcome } from './reported-result.ts'
import type { BodyId, Originator, Title } from './vocabulary.ts'

/** The phases of a motion. */
export type MotionPhase =
  | 'none'
  | 'announced'
  | 'submitted'
  | 'onAgenda'
  | 'inDeliberation'
  | 'referred'
  | 'postponed'
  | 'adopted'
  | 'adoptedAmended'
  | 'rejected'
  | 'settled'
  | 'notedOnly'
  | 'withdrawn'
  | 'inadmissible'
  | 'depublished'

/** An Änderungsantrag and what became of it. */
export interface Amendment {
  readonly status: 'submitted' | 'adopted' | 'rejected' | 'incorporated' | 'withdrawn' | 'obsolete'
  readonly originators: ReadonlyArray<Originator>
  readonly change: TextChange | undefined
  readonly reach: number
  readonly title: Title | undefined
}

/** A vote on the motion or on an amendment. */
export interface Vote extends Omit<MotionEvents['VoteOpened'], 'vote'> {
  readonly tally?: Omit<MotionEvents['VoteTallied'], 'vote'>
  readonly result?: Omit<MotionEvents['VoteResultDeclared'], 'vote'>
  /** Whether the counts of the result were corrected after it was declared. */
  readonly corrected?: boolean
  readonly on: FuzzyDate
}

/** What is known of a motion. */
export interface MotionState {
  readonly phase: MotionPhase
  readonly title: Title | undefined
  readonly kind: MotionEvents['MotionSubmitted']['kind'] | undefined
  readonly originators: ReadonlyArray<Originator>
  readonly body: BodyId | undefined
  /** The text as it was brought in. */
  readonly baseText: MotionText | undefined
  /** The changes that were adopted or taken over, in that order. */
  readonly adoptedChanges: ReadonlyArray<TextChange>
  readonly placements: ReadonlyArray<MotionEvents['MotionPlacedOnAgenda'] & { readonly on: FuzzyDate }>
  readonly amendments: Readonly<Record<string, Amendment>>
  readonly votes: Readonly<Record<string, Vote>>
  readonly reported: ReadonlyArray<MotionEvents['OutcomeReported'] & { readonly on: FuzzyDate }>
  readonly decisions: number
  /** The days that G-15 puts in order. */
  readonly days: { readonly announced?: FuzzyDate; readonly submitted?: FuzzyDate; readonly placed?: FuzzyDate; readonly voted?: FuzzyDate }
}

/** A motion of which nothing is known yet. */
export const initialMotion: MotionState = {
  phase: 'none',
  title: undefined,
  kind: undefined,
  originators: [],
  body: undefined,
  baseText: undefined,
  adoptedChanges: [],
  placements: [],
  amendments: {},
  votes: {},
  reported: [],
  decisions: 0,
  days: {},
}

/** The text as it stands: the base with every adopted change, in order. */
export const currentText = (state: MotionState): MotionText | undefined =>
  state.baseText === undefined ? undefined : foldChanges(state.baseText, state.adoptedChanges)

/** The amendments on which nothing has been decided. */
export const undecidedAmendments = (state: MotionState): ReadonlyArray<string> =>
  Object.keys(state.amendments).filter((id) => state.amendments[id]?.status === 'submitted')

/** Whether any amendment has changed the text. */
export const isAmended = (state: MotionState): boolean =>
  Object.values(state.amendments).some(({ status }) => status === 'adopted' || status === 'incorporated')

/** Whether the text was amended, as far as it can be known: an amendment whose fate nobody tells leaves it open. */
export const wasAmended = (state: MotionState, fateIsTold: boolean): boolean | 'unknown' =>
  isAmended(state) || (!fateIsTold && undecidedAmendments(state).length > 0 ? 'unknown' : false)

const settle =
  (status: Amendment['status']) =>
  (state: MotionState, { amendment }: { readonly amendment: string }): MotionState => {
    const known = state.amendments[amendment]
    if (known === undefined) return state
    const changesText = (status === 'adopted' || status === 'incorporated') && known.change !== undefined
    return {
      ...state,
      amendments: { ...state.amendments, [amendment]: { ...known, status } },
      adoptedChanges: changesText ? [...state.adoptedChanges, known.change] : state.adoptedChanges,
    }
  }

const inVote = (state: MotionState, vote: string, change: (known: Vote) => Vote): MotionState => {
  const known = state.votes[vote]
  return known === undefined ? state : { ...state, votes: { ...state.votes, [vote]: change(known) } }
}

/** The phase after each outcome; what is not here leaves the motion where it was. */
const phaseOfReported: Partial<Record<ReportedOutcome, MotionPhase>> = {
  adopted: 'adopted',
  partlyAdopted: 'adoptedAmended',
  rejected: 'rejected',
  partlyRejected: 'rejected',
  elected: 'adopted',
  noted: 'notedOnly',
  announced: 'notedOnly',
  settled: 'settled',
  agreed: 'settled',
  answered: 'settled',
  incorporated: 'settled',
  referred: 'referred',
  postponed: 'postponed',
  removed: 'postponed',
  withdrawn: 'withdrawn',
}

const reportedPhase = (state: MotionState, data: MotionEvents['OutcomeReported']): MotionPhase => {
  if (data.classified === undefined) return state.phase
  const { outcome, amended } = data.classified
  // A recommendation of another body decides nothing; a referral or a withdrawal there does move the motion.
  if (!data.decisive && endsMatter(outcome)) return state.phase
  const phase = phaseOfReported[outcome] ?? state.phase
  return phase === 'adopted' && amended ? 'adoptedAmended' : phase
}

const isDecision = ({ decisive, classified }: MotionEvents['OutcomeReported']): boolean =>
  decisive && classified !== undefined && (makesResolution(classified.outcome) || classified.outcome === 'rejected')

type Folds = AggregateParts<MotionPhase, MotionState, typeof motionEvents, Record<never, never>>['evolve']

/** The fold of each event of a motion. */
export const evolveMotion: Folds = {
  MotionAnnounced: (state, { title, originators, body }, on) => ({
    ...state,
    title,
    originators,
    body: body ?? state.body,
    days: { ...state.days, announced: on },
  }),
  MotionSubmitted: (state, { title, kind, originators, body, text }, on) => ({
    ...state,
    title,
    kind,
    originators,
    body: body ?? state.body,
    baseText: text,
    days: { ...state.days, submitted: on },
  }),
  MotionPlacedOnAgenda: (state, data, on) => ({
    ...state,
    body: data.body,
    placements: [...state.placements.filter(({ item }) => item !== data.item), { ...data, on }],
    // The first day on an agenda counts, in whatever order the days were recorded.
    days: state.days.placed === undefined || isNotAfter(on, state.days.placed) === 'yes' ? { ...state.days, placed: on } : state.days,
  }),
  ConsultationForeseen: keep,
  DeliberationOpened: keep,
  MotionReferred: keep,
  MotionPostponed: keep,
  MotionWithdrawn: keep,
  MotionDeclaredInadmissible: keep,
  MotionSettled: keep,
  MotionNoted: keep,
  AmendmentSubmitted: (state, { amendment, originators, change, reach, title }) => ({
    ...state,
    amendments: { ...state.amendments, [amendment]: { status: 'submitted', originators, change, reach: reach ?? 0, title } },
  }),
  AmendmentAdopted: settle('adopted'),
  AmendmentRejected: settle('rejected'),
  AmendmentIncorporated: settle('incorporated'),
  AmendmentWithdrawn: settle('withdrawn'),
  AmendmentObsolete: settle('obsolete'),
  VoteOpened: (state, { vote, ...data }, on) => ({ ...state, votes: { ...state.votes, [vote]: { ...data, on } } }),
  VoteTallied: (state, { vote, ...tally }) => inVote(state, vote, (known) => ({ ...known, tally })),
  VoteResultDeclared: (state, { vote, ...result }, on) => {
    const declared = inVote(state, vote, (known) => ({ ...known, result }))
    return result.amendment === undefined ? { ...declared, days: { ...declared.days, voted: on } } : declared
  },
  VoteResultCorrected: (state, { vote, counts, unanimity }) =>
    inVote(state, vote, (known) => (known.result === undefined ? known : { ...known, corrected: true, result: { ...known.result, counts, unanimity } })),
  MotionAdopted: (state, { amended }) => ({ ...state, phase: amended === true ? 'adoptedAmended' : 'adopted', decisions: state.decisions + 1 }),
  MotionRejected: (state) => ({ ...state, decisions: state.decisions + 1 }),
  OutcomeReported: (state, data, on) => {
    // A corrected report takes the place of the one on the same item.
    const others = data.item === undefined ? state.reported : state.reported.filter(({ item }) => item !== data.item)
    const decides = isDecision(data)
    const replaced = state.reported.filter(isDecision).length - others.filter(isDecision).length
    return {
      ...state,
      phase: reportedPhase(state, data),
      reported: [...others, { ...data, on }],
      decisions: state.decisions - replaced + (decides ? 1 : 0),
      days: decides ? { ...state.days, voted: on } : state.days,
    }
  },
  MotionCorrected: (state, { title, kind, text }) => ({
    ...state,
    title: title ?? state.title,
    kind: kind ?? state.kind,
    baseText: text ?? state.baseText,
  }),
  MotionDepublished: keep,
}
