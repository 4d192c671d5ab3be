/** The events of a Beschluss: the storage contract. Names and shapes change only with a new schema version. */
import { BranchProposal } from '../branches/vocabulary.ts'
import { code, list, record, someOf } from '../kernel/codec.ts'
import { flag, text } from '../kernel/scalar.ts'
import { defineEvent, type DataOf } from '../kernel/event.ts'
import { Evidence, Sha256 } from '../kernel/evidence.ts'
import { FuzzyDate } from '../kernel/fuzzy-date.ts'
import {
  Aspect,
  BodyId,
  MeetingId,
  MotionId,
  ObligationId,
  ResolutionId,
  Title,
  UrgentDecisionId,
} from './vocabulary.ts'

const obligation = { obligation: ObligationId }

/** The events of a Beschluss by type. */
export const resolutionEvents = {
  ResolutionAdopted: defineEvent({
    german: 'Beschluss',
    seat: '§ 66 NKomVG; § 54 HGO; § 33 LKO; § 56 KVG LSA; § 44c SGB II',
    summary: 'A body has resolved something; it comes from exactly one motion or urgent decision (G-8).',
    data: record(
      { body: BodyId, title: Title, public: code('yes', 'no', 'unknown') },
      { motion: MotionId, urgentDecision: UrgentDecisionId, meeting: MeetingId, textHash: Sha256 },
    ),
  }),
  ObjectiveDeclared: defineEvent({
    german: 'Ziel des Beschlusses',
    summary: 'What the resolution is to achieve; without an indicator it is a claim that cannot be measured.',
    data: record(
      { objective: text, direction: code('up', 'down', 'reach', 'notMeasurable') },
      { indicator: text, baseline: text, target: text },
    ),
  }),
  ResolutionTookEffect: defineEvent({
    german: 'Wirksamwerden',
    summary: 'The resolution is in effect from this day.',
    data: record({}),
  }),
  ObligationCreated: defineEvent({
    german: 'Umsetzungsauftrag',
    summary: 'One thing that is to be done because of the resolution.',
    data: record(
      { ...obligation, aspect: Aspect, what: text },
      { responsible: text, due: FuzzyDate, branches: list(BranchProposal) },
    ),
  }),
  ImplementationProgressReported: defineEvent({
    german: 'Sachstand der Umsetzung',
    summary: 'How far an obligation has come.',
    data: record({ ...obligation, progress: text }),
  }),
  ObligationFulfilled: defineEvent({
    german: 'Umsetzung',
    summary: 'An obligation is fulfilled, with at least one piece of evidence (G-9).',
    data: record({ ...obligation, evidence: someOf(Evidence) }),
  }),
  ObligationRescheduled: defineEvent({
    german: 'Fristverschiebung',
    summary: 'The due date moves, with a reason and who decided it; the first date stays visible (G-9).',
    data: record({ ...obligation, due: FuzzyDate, reason: text, decidedBy: text }),
  }),
  ObligationWaived: defineEvent({
    german: 'Verzicht auf die Umsetzung',
    summary: 'A later resolution waives an obligation.',
    data: record({ ...obligation, by: ResolutionId }),
  }),
  ObligationTransferred: defineEvent({
    german: 'Übergang eines Umsetzungsauftrags',
    summary: 'The successor of the body takes an open obligation over (G-10).',
    data: record({ ...obligation, to: BodyId }),
  }),
  ImplementationReportRequested: defineEvent({
    german: 'Sachstandsbericht verlangt',
    summary: 'Somebody asks the administration how the resolution is being implemented.',
    data: record(
      { report: ObligationId, aspects: someOf(Aspect), addressee: text },
      { due: FuzzyDate, by: text },
    ),
  }),
  ImplementationReportDelivered: defineEvent({
    german: 'Sachstandsbericht erstattet',
    summary: 'A requested report is given.',
    data: record({ report: ObligationId }, { evidence: list(Evidence) }),
  }),
  ResolutionObjected: defineEvent({
    german: 'Einspruch oder Beanstandung',
    seat: '§ 88 NKomVG; § 63 HGO',
    summary: 'An office objects; `suspends` says whether implementation must rest (R-109).',
    data: record({ by: text, suspends: flag }, { ground: text }),
  }),
  ObjectionResolved: defineEvent({
    german: 'Erledigung des Einspruchs',
    seat: '§ 88 NKomVG; § 63 HGO',
    summary: 'The objection is dealt with; the resolution stands again or is repealed.',
    data: record({ outcome: code('stands', 'repealed') }),
  }),
  ImplementationConcluded: defineEvent({
    german: 'Abschluss der Umsetzung',
    summary: 'The implementation ends: in full, in part, or not at all, then with a reason.',
    data: record({ as: code('implemented', 'partlyImplemented', 'notImplemented') }, { reason: text }),
  }),
  ResolutionRepealed: defineEvent({
    german: 'Aufhebung',
    summary: 'A later resolution repeals this one.',
    data: record({}, { by: ResolutionId }),
  }),
  ResolutionSuperseded: defineEvent({
    german: 'Ersetzung',
    summary: 'A later resolution takes the place of this one.',
    data: record({ by: ResolutionId }),
  }),
  ResolutionLapsed: defineEvent({
    german: 'Gegenstandslosigkeit',
    summary: 'The resolution has lost its object.',
    data: record({ reason: text }),
  }),
  ResolutionPublished: defineEvent({
    german: 'Bekanntgabe des Beschlusses',
    seat: '§ 28 LKO',
    classification: 'public',
    summary: 'What was resolved in closed session is made known (G-11).',
    data: record({ title: Title }, { url: text }),
  }),
  ResolutionCorrected: defineEvent({
    german: 'Berichtigung der Angaben zum Beschluss',
    summary: 'Details were recorded wrongly or have changed at the source.',
    data: record({ reason: text }, { title: Title }),
  }),
} as const

/** The data of each event of a Beschluss. */
export type ResolutionEvents = DataOf<typeof resolutionEvents>
