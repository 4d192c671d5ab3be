/**
 * Antrag, Vorlage, Anfrage: what is brought in, amended, deliberated and decided.
 *
 * Seats: §§ 59, 66 NKomVG; § 54 HGO; § 33 LKO; § 56 KVG LSA; § 44c SGB II; standing orders for the voting order.
 * announced → submitted → onAgenda → inDeliberation → adopted | adoptedAmended | rejected | settled | notedOnly |
 * referred | postponed | withdrawn | inadmissible. Its Änderungsanträge and votes live in its own stream, so that all
 * that a vote must respect is decided in one place (ADR 0006).
 */
import { left, right } from 'fp-ts/lib/Either.js'

import { defineAggregate, emits, message, type EventsOf } from '../kernel/aggregate.ts'
import { code, record } from '../kernel/codec.ts'
import { alreadyExists, ruleBroken, unknownReference } from '../kernel/finding.ts'
import type { FuzzyDate } from '../kernel/fuzzy-date.ts'
import { motionEvents as events, type MotionEvents } from './motion-events.ts'
import { motionFindings } from './motion-findings.ts'
import { currentText, evolveMotion, initialMotion, type MotionPhase, type MotionState } from './motion-state.ts'
import { applyChange } from './motion-text.ts'
import { AmendmentId } from './vocabulary.ts'
import { DeclareResult, declareResult, openVote, tallyVote } from './voting.ts'

const anAmendment = record({ amendment: AmendmentId })

const commands = {
  AnnounceMotion: { german: 'Einbringung ankündigen', data: events.MotionAnnounced.data },
  SubmitMotion: { german: 'Antrag einbringen', data: events.MotionSubmitted.data },
  PlaceMotionOnAgenda: { german: 'Auf die Tagesordnung setzen', data: events.MotionPlacedOnAgenda.data },
  ForeseeConsultation: { german: 'Beratungsfolge festlegen', data: events.ConsultationForeseen.data },
  OpenDeliberation: { german: 'Beratung eröffnen', data: events.DeliberationOpened.data },
  ReferMotion: { german: 'Verweisen', data: events.MotionReferred.data },
  PostponeMotion: { german: 'Vertagen', data: events.MotionPostponed.data },
  WithdrawMotion: { german: 'Zurücknehmen', data: events.MotionWithdrawn.data },
  DeclareMotionInadmissible: { german: 'Für unzulässig erklären', data: events.MotionDeclaredInadmissible.data },
  SettleMotion: { german: 'Für erledigt erklären', data: events.MotionSettled.data },
  NoteMotion: { german: 'Zur Kenntnis nehmen', data: events.MotionNoted.data },
  SubmitAmendment: { german: 'Änderungsantrag stellen', data: events.AmendmentSubmitted.data },
  IncorporateAmendment: { german: 'Änderungsantrag übernehmen', data: anAmendment },
  WithdrawAmendment: { german: 'Änderungsantrag zurückziehen', data: anAmendment },
  ReportAmendmentOutcome: {
    german: 'Ergebnis eines Änderungsantrags laut Quelle erfassen',
    data: record({ amendment: AmendmentId, outcome: code('adopted', 'rejected', 'incorporated', 'withdrawn') }),
  },
  OpenVote: { german: 'Abstimmung eröffnen', data: events.VoteOpened.data },
  TallyVote: { german: 'Auszählen', data: events.VoteTallied.data },
  DeclareResult: { german: 'Ergebnis verkünden', data: DeclareResult },
  CorrectVoteResult: { german: 'Abstimmungsergebnis berichtigen', data: events.VoteResultCorrected.data },
  ReportOutcome: { german: 'Ergebnis laut Quelle erfassen', data: events.OutcomeReported.data },
  CorrectMotion: { german: 'Angaben zum Antrag berichtigen', data: events.MotionCorrected.data },
  DepublishMotion: { german: 'Antrag depublizieren', data: events.MotionDepublished.data },
}

const open = ['submitted', 'onAgenda', 'inDeliberation', 'referred', 'postponed'] as const
const decided = ['adopted', 'adoptedAmended', 'rejected', 'settled', 'notedOnly'] as const
const pending = ['submitted', 'onAgenda', 'inDeliberation'] as const

const settled = {
  adopted: 'AmendmentAdopted',
  rejected: 'AmendmentRejected',
  incorporated: 'AmendmentIncorporated',
  withdrawn: 'AmendmentWithdrawn',
} as const

const settleAmendment =
  (outcome: keyof typeof settled) =>
  (data: { readonly amendment: AmendmentId }, state: MotionState, on: FuzzyDate) => {
    const type = settled[outcome]
    const amendment = state.amendments[data.amendment]
    if (amendment === undefined) return left(unknownReference('amendment', data.amendment, Object.keys(state.amendments)))
    if (amendment.status === outcome) return right([])
    if (amendment.status !== 'submitted') return left(alreadyExists(`decision (${amendment.status}) on the amendment`, data.amendment))
    return right([message<MotionEvents, typeof type>(type, on, { amendment: data.amendment })])
  }

/** The Antrag as an aggregate; its streams are `motion-<id>`. */
export const motion = defineAggregate<MotionPhase, MotionState, typeof events, typeof commands>({
  category: 'motion',
  module: 'governance',
  german: 'Antrag, Vorlage, Anfrage',
  seat: '§§ 59, 66 NKomVG; § 54 HGO; § 33 LKO; § 56 KVG LSA; § 44c SGB II',
  summary: 'What is brought in, amended, deliberated and decided, with its amendments and votes.',
  events,
  commands,
  initial: initialMotion,
  lifecycle: {
    MotionAnnounced: [['none'], 'announced'],
    MotionSubmitted: [['none', 'announced', 'depublished'], 'submitted'],
    // A decided motion may come before another body; its decision stands until that body decides.
    MotionPlacedOnAgenda: [[...open, ...decided, 'withdrawn'], ['onAgenda', ...decided, 'withdrawn']],
    ConsultationForeseen: ['any', 'same'],
    DeliberationOpened: [['onAgenda'], 'inDeliberation'],
    MotionReferred: [pending, 'referred'],
    MotionPostponed: [pending, 'postponed'],
    MotionWithdrawn: [['announced', ...open], 'withdrawn'],
    MotionDeclaredInadmissible: [open, 'inadmissible'],
    MotionSettled: [open, 'settled'],
    MotionNoted: [open, 'notedOnly'],
    AmendmentSubmitted: [[...open, ...decided], 'same'],
    AmendmentAdopted: [[...open, ...decided], 'same'],
    AmendmentRejected: [[...open, ...decided], 'same'],
    AmendmentIncorporated: [[...open, ...decided], 'same'],
    AmendmentWithdrawn: [[...open, ...decided], 'same'],
    AmendmentObsolete: [open, 'same'],
    VoteOpened: [pending, 'inDeliberation'],
    VoteTallied: [['inDeliberation'], 'same'],
    VoteResultDeclared: [['inDeliberation'], 'same'],
    VoteResultCorrected: ['any', 'same'],
    MotionAdopted: [['inDeliberation'], ['adopted', 'adoptedAmended']],
    MotionRejected: [['inDeliberation'], 'rejected'],
    OutcomeReported: ['any', ['adopted', 'adoptedAmended', 'rejected', 'settled', 'notedOnly', 'referred', 'postponed', 'withdrawn', 'onAgenda']],
    MotionCorrected: ['any', 'same'],
    MotionDepublished: [['none', ...open, ...decided, 'announced', 'withdrawn', 'inadmissible'], 'depublished'],
  },
  evolve: {
    ...evolveMotion,
    MotionPlacedOnAgenda: (state, data, on) => {
      const placed = evolveMotion.MotionPlacedOnAgenda(state, data, on)
      return open.some((phase) => phase === state.phase) ? { ...placed, phase: 'onAgenda' } : placed
    },
  },
  decide: {
    AnnounceMotion: emits<MotionEvents, 'MotionAnnounced'>('MotionAnnounced'),
    SubmitMotion: emits<MotionEvents, 'MotionSubmitted'>('MotionSubmitted'),
    PlaceMotionOnAgenda: emits<MotionEvents, 'MotionPlacedOnAgenda'>('MotionPlacedOnAgenda'),
    ForeseeConsultation: emits<MotionEvents, 'ConsultationForeseen'>('ConsultationForeseen'),
    OpenDeliberation: emits<MotionEvents, 'DeliberationOpened'>('DeliberationOpened'),
    ReferMotion: emits<MotionEvents, 'MotionReferred'>('MotionReferred'),
    PostponeMotion: emits<MotionEvents, 'MotionPostponed'>('MotionPostponed'),
    WithdrawMotion: emits<MotionEvents, 'MotionWithdrawn'>('MotionWithdrawn'),
    DeclareMotionInadmissible: emits<MotionEvents, 'MotionDeclaredInadmissible'>('MotionDeclaredInadmissible'),
    SettleMotion: emits<MotionEvents, 'MotionSettled'>('MotionSettled'),
    NoteMotion: emits<MotionEvents, 'MotionNoted'>('MotionNoted'),
    SubmitAmendment: (data, state, on) => {
      if (state.amendments[data.amendment] !== undefined) return left(alreadyExists('amendment', data.amendment))
      const isDecided = decided.some((phase) => phase === state.phase)
      // Only a link found in records may come after the decision; nobody moves to amend what is decided.
      if (isDecided && data.linkedBy === undefined) {
        return left({ _tag: 'WrongPhase', command: 'SubmitAmendment', phase: state.phase, allowed: open })
      }
      const current = currentText(state)
      if (data.change !== undefined && current !== undefined && applyChange(current, data.change) === undefined) {
        return left(
          ruleBroken('R-106', {
            de: `Die Änderung passt nicht zum Text: er hat ${current.paragraphs.length} Absätze.`,
            en: `The change does not fit the text: it has ${current.paragraphs.length} paragraphs.`,
          }, { paragraphs: current.paragraphs.length }),
        )
      }
      return right([message<MotionEvents, 'AmendmentSubmitted'>('AmendmentSubmitted', on, data)])
    },
    IncorporateAmendment: settleAmendment('incorporated'),
    WithdrawAmendment: settleAmendment('withdrawn'),
    ReportAmendmentOutcome: (data, state, on) => settleAmendment(data.outcome)(data, state, on),
    OpenVote: openVote,
    TallyVote: tallyVote,
    DeclareResult: declareResult,
    CorrectVoteResult: (data, state, on) =>
      state.votes[data.vote]?.result === undefined
        ? left(unknownReference('declared vote', data.vote, Object.keys(state.votes)))
        : right([message<MotionEvents, 'VoteResultCorrected'>('VoteResultCorrected', on, data)]),
    ReportOutcome: emits<MotionEvents, 'OutcomeReported'>('OutcomeReported'),
    CorrectMotion: emits<MotionEvents, 'MotionCorrected'>('MotionCorrected'),
    DepublishMotion: emits<MotionEvents, 'MotionDepublished'>('MotionDepublished'),
  },
  title: (state) => state.title?.asPublished ?? '',
  findings: motionFindings,
})

/** An event of a motion. */
export type MotionEvent = EventsOf<typeof motion>
