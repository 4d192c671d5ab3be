/** Abstimmung: opening a vote, counting it, declaring its result. */
import { left, right } from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'

import { message, type Decision } from '../kernel/aggregate.ts'
import { code, record } from '../kernel/codec.ts'
import type { MessageOf } from '../kernel/event.ts'
import { alreadyExists, ruleBroken, unknownReference, type Rejection } from '../kernel/finding.ts'
import type { FuzzyDate } from '../kernel/fuzzy-date.ts'
import { derivedId } from '../kernel/ids.ts'
import { evaluateVote, Unanimity, unanimityOf, VoteOutcome, type Counts } from './body-rules.ts'
import { motionEvents, type MotionEvents } from './motion-events.ts'
import { currentText, undecidedAmendments, wasAmended, type MotionState, type Vote } from './motion-state.ts'
import { textHash } from './motion-text.ts'
import type { Sitting } from './sitting.ts'
import { ResolutionId, VoteId } from './vocabulary.ts'

type Decided = Decision<MessageOf<MotionEvents>>
type OpenVote = MotionEvents['VoteOpened']

/**
 * The command that declares a result; `unanimity` matters where the counts are not known.
 *
 * `resolution` fixes the id of the Beschluss that follows; without it the id is derived from that of the vote.
 */
export const DeclareResult = record(
  { vote: VoteId, outcome: VoteOutcome },
  { unanimity: Unanimity, chairVote: code('yes', 'no', 'abstain'), resolution: ResolutionId },
)

/** The resolution that follows from a vote: always the same id for the same vote, so there is at most one (G-8). */
export const resolutionOf = (vote: string): ResolutionId => derivedId(ResolutionId, `resolution of vote ${vote}`)

/** Opens a vote: only in an open meeting, on an item of its agenda (G-1), amendments before the motion (G-6). */
export const openVote = (data: OpenVote, state: MotionState, on: FuzzyDate): Decided => {
  const refusal = mayNotOpen(data, state)
  return refusal === undefined ? right([message<MotionEvents, 'VoteOpened'>('VoteOpened', on, data)]) : left(refusal)
}

const mayNotOpen = (data: OpenVote, state: MotionState): Rejection | undefined => {
  if (state.votes[data.vote] !== undefined) return alreadyExists('vote', data.vote)
  if (data.amendment !== undefined) {
    const amendment = state.amendments[data.amendment]
    if (amendment === undefined) return unknownReference('amendment', data.amendment, Object.keys(state.amendments))
    if (amendment.status !== 'submitted') {
      return ruleBroken('G-6', {
        de: `Über den Änderungsantrag ist schon entschieden (${amendment.status}).`,
        en: `The amendment is decided already (${amendment.status}).`,
      }, { amendment: data.amendment })
    }
  }
  const { sitting } = data
  // What a source reports is recorded as it is; deviations show as findings.
  if (sitting.kind === 'reported') return undefined
  if (!sitting.open) {
    return ruleBroken('G-1', {
      de: 'Abgestimmt wird nur in einer geöffneten Sitzung.',
      en: 'A vote is held only in an open meeting.',
    }, { meeting: sitting.meeting })
  }
  const placed = state.placements.some(({ meeting, item, body }) => meeting === sitting.meeting && item === sitting.item && body === sitting.body)
  if (!sitting.onAgenda || !placed) {
    return ruleBroken('G-1', {
      de: 'Der Antrag steht nicht auf der Tagesordnung dieser Sitzung dieses Gremiums.',
      en: 'The motion is not on the agenda of this meeting of this body.',
    }, { meeting: sitting.meeting, item: sitting.item, body: sitting.body })
  }
  const undecided = undecidedAmendments(state)
  if (data.amendment === undefined && undecided.length > 0 && sitting.rules?.votingOrder.amendmentsFirst !== false) {
    return ruleBroken('G-6', {
      de: 'Erst wird über die Änderungsanträge entschieden, dann über den Antrag.',
      en: 'Amendments are decided before the motion.',
    }, { undecided })
  }
  return undefined
}

/** Records the counts of a vote, or that they are not known; more votes than entitled members are refused (G-2). */
export const tallyVote = (data: MotionEvents['VoteTallied'], state: MotionState, on: FuzzyDate): Decided => {
  const vote = state.votes[data.vote]
  if (vote === undefined) return left(unknownReference('vote', data.vote, Object.keys(state.votes)))
  if (vote.result !== undefined) return left(alreadyExists('result of the vote', data.vote))
  const cast = votesCast(data.counts)
  const entitled = entitledIn(vote.sitting)
  if (cast !== undefined && entitled !== undefined && cast > entitled) {
    return left(
      ruleBroken('G-2', {
        de: `Es sind ${cast} Stimmen gezählt, aber nur ${entitled} Stimmberechtigte anwesend.`,
        en: `${cast} votes are counted, but only ${entitled} members entitled to vote are present.`,
      }, { cast, entitled }),
    )
  }
  return right([message<MotionEvents, 'VoteTallied'>('VoteTallied', on, data)])
}

/**
 * Declares a result; what follows for the motion or the amendment is recorded in the same breath.
 *
 * When the counts are known the outcome is recomputed by the body's rules; a chair who declares otherwise is recorded
 * with `deviates` (G-3). A vote without quorum is recorded as invalid, not annulled.
 */
export const declareResult = (data: t.TypeOf<typeof DeclareResult>, state: MotionState, on: FuzzyDate): Decided => {
  const vote = state.votes[data.vote]
  if (vote === undefined) return left(unknownReference('vote', data.vote, Object.keys(state.votes)))
  if (vote.result !== undefined) {
    const isSame = vote.result.outcome === data.outcome && (data.unanimity ?? vote.result.unanimity) === vote.result.unanimity
    return isSame ? right([]) : left(alreadyExists('result of the vote', data.vote))
  }
  const amendment = vote.amendment === undefined ? undefined : state.amendments[vote.amendment]
  if (vote.amendment !== undefined && amendment !== undefined && amendment.status !== 'submitted') {
    // A second vote on the same amendment must not change the text twice, nor one that was taken back meanwhile.
    return left(alreadyExists(`decision (${amendment.status}) on the amendment`, vote.amendment))
  }
  const counts = vote.tally?.counts
  if (counts === undefined) return left(unknownReference('tally of the vote', data.vote, []))
  if (counts.kind === 'known' && data.unanimity !== undefined && data.unanimity !== unanimityOf(counts)) {
    return left(
      ruleBroken('G-4', {
        de: `„${data.unanimity}“ passt nicht zu ${counts.yes} Ja und ${counts.no} Nein.`,
        en: `"${data.unanimity}" does not fit ${counts.yes} yes and ${counts.no} no.`,
      }, { yes: counts.yes, no: counts.no, computed: unanimityOf(counts) }),
    )
  }
  const result = resultOf(data, vote, counts)
  const declared = message<MotionEvents, 'VoteResultDeclared'>('VoteResultDeclared', on, result)
  return right([declared, ...consequences(data, vote, state, on)])
}

const resultOf = (data: t.TypeOf<typeof DeclareResult>, vote: Vote, counts: Counts): MotionEvents['VoteResultDeclared'] => {
  const rules = vote.sitting.rules
  const evaluation =
    counts.kind === 'known' && rules !== undefined
      ? evaluateVote(rules, counts, {
          majority: vote.majority,
          ...(vote.matter === undefined ? {} : { matter: vote.matter }),
          ...(data.chairVote === undefined ? {} : { chairVote: data.chairVote }),
        })
      : undefined
  return {
    vote: data.vote,
    outcome: data.outcome,
    unanimity: counts.kind === 'known' ? unanimityOf(counts) : (data.unanimity ?? 'unknown'),
    counts,
    deviates: evaluation !== undefined && evaluation.outcome !== 'undetermined' && evaluation.outcome !== data.outcome,
    validity: vote.sitting.kind === 'reported' ? 'unknown' : validity[vote.sitting.quorum],
    ...(vote.amendment === undefined ? {} : { amendment: vote.amendment }),
    ...(evaluation === undefined ? {} : { expected: evaluation.outcome, rule: evaluation.rule }),
    ...(data.chairVote === undefined ? {} : { chairVote: data.chairVote }),
  }
}

const validity = { stands: 'valid', missing: 'invalid', unknown: 'unknown' } as const

const consequences = (
  data: t.TypeOf<typeof DeclareResult>,
  vote: Vote,
  state: MotionState,
  on: FuzzyDate,
): ReadonlyArray<MessageOf<MotionEvents>> => {
  const adopted = data.outcome === 'adopted'
  if (vote.amendment !== undefined) {
    const settled = { amendment: vote.amendment, vote: data.vote }
    return adopted
      ? [message<MotionEvents, 'AmendmentAdopted'>('AmendmentAdopted', on, settled)]
      : [message<MotionEvents, 'AmendmentRejected'>('AmendmentRejected', on, settled)]
  }
  const body = vote.sitting.body
  // What a source does not tell about an amendment stays open; in an observed sitting it has lost its object.
  const obsolete =
    vote.sitting.kind === 'reported'
      ? []
      : undecidedAmendments(state).flatMap((id) =>
          motionEvents.AmendmentObsolete.data.required.amendment.is(id)
            ? [message<MotionEvents, 'AmendmentObsolete'>('AmendmentObsolete', on, { amendment: id })]
            : [],
        )
  if (!adopted) return [...obsolete, message<MotionEvents, 'MotionRejected'>('MotionRejected', on, { body, vote: data.vote })]
  const amended = wasAmended(state, vote.sitting.kind === 'observed')
  // Where it is not known which changes were adopted, neither is the text.
  const current = amended === 'unknown' ? undefined : currentText(state)
  return [
    ...obsolete,
    message<MotionEvents, 'MotionAdopted'>('MotionAdopted', on, {
      body,
      ...(amended === 'unknown' ? {} : { amended }),
      resolution: data.resolution ?? resolutionOf(data.vote),
      vote: data.vote,
      ...(current === undefined ? {} : { textHash: textHash(current) }),
      ...(vote.sitting.meeting === undefined ? {} : { meeting: vote.sitting.meeting }),
    }),
  ]
}

/** All votes that were counted, at least as many as were cast; `undefined` where nobody counted. */
export const votesCast = (counts: Counts): number | undefined =>
  counts.kind === 'unknown' ? undefined : (counts.yes ?? 0) + (counts.no ?? 0) + (counts.abstain ?? 0) + (counts.invalid ?? 0)

const entitledIn = (sitting: Sitting): number | undefined =>
  sitting.kind === 'reported' ? undefined : (sitting.presentEntitled ?? sitting.members)
