/** The events of a Antrag, Vorlage or Anfrage: the storage contract. Names and shapes change only with a new version. */
import { code, list, record, someOf } from '../kernel/codec.ts'
import { flag, naturalNumber, text } from '../kernel/scalar.ts'
import { EventId } from '../kernel/envelope.ts'
import { defineEvent, type DataOf } from '../kernel/event.ts'
import { Sha256 } from '../kernel/evidence.ts'
import { Counts, MajorityRequired, Unanimity, VoteOutcome } from './body-rules.ts'
import { MotionText, TextChange } from './motion-text.ts'
import { ClassifiedResult } from './reported-result.ts'
import { Sitting } from './sitting.ts'
import {
  AgendaItemId,
  AmendmentId,
  Aspect,
  BodyId,
  Demand,
  ExternalId,
  MeetingId,
  MembershipId,
  MotionId,
  Originator,
  ResolutionId,
  Title,
  VoteId,
} from './vocabulary.ts'

/** Antrag, Vorlage, Anfrage, Änderungsantrag as a paper of its own, Wahl, Geschäftsordnungsantrag, Mitteilung. */
export const MotionKind = code('motion', 'proposal', 'enquiry', 'amendment', 'election', 'procedural', 'report', 'other')
const details = { title: Title, kind: MotionKind, reference: text, kindAsPublished: text }
const amendment = { amendment: AmendmentId }
const amendmentEvent = (german: string, summary: string) => defineEvent({ german, summary, data: record(amendment, { vote: VoteId }) })

/** The events of a motion by type. */
export const motionEvents = {
  MotionAnnounced: defineEvent({
    german: 'Einbringung angekündigt',
    summary: 'Somebody says that they will bring in a motion; it is not submitted yet.',
    data: record(
      { title: Title, originators: someOf(Originator) },
      { body: BodyId, intendedMeeting: MeetingId, follows: ResolutionId, aspects: list(Aspect) },
    ),
  }),
  MotionSubmitted: defineEvent({
    german: 'Antrag eingebracht',
    summary: 'The motion is brought in, with its text where it is known.',
    data: record(
      { title: Title, kind: MotionKind, originators: someOf(Originator) },
      { body: BodyId, text: MotionText, reference: text, kindAsPublished: text, externalIds: list(ExternalId), demands: someOf(Demand) },
    ),
  }),
  MotionPlacedOnAgenda: defineEvent({
    german: 'Auf die Tagesordnung gesetzt',
    seat: '§ 59 NKomVG',
    summary: 'The motion is an item of a meeting; valid time is the day of the meeting.',
    data: record({ body: BodyId, meeting: MeetingId, item: AgendaItemId }, { authoritative: flag, roleAsPublished: text }),
  }),
  ConsultationForeseen: defineEvent({
    german: 'Beratungsfolge',
    summary: 'A body is to deal with the motion; the meeting is not known.',
    data: record({ consultation: text }, { body: BodyId, authoritative: flag, roleAsPublished: text }),
  }),
  DeliberationOpened: defineEvent({
    german: 'Beratung eröffnet',
    summary: 'The meeting begins to deal with the motion.',
    data: record({ item: AgendaItemId }),
  }),
  MotionReferred: defineEvent({
    german: 'Verweisung',
    summary: 'The motion goes to other bodies for deliberation.',
    data: record({}, { to: list(BodyId), toAsPublished: list(text) }),
  }),
  MotionPostponed: defineEvent({ german: 'Vertagung', summary: 'The motion is put off.', data: record({}, { to: MeetingId, reason: text }) }),
  MotionWithdrawn: defineEvent({ german: 'Rücknahme', summary: 'The mover takes the motion back.', data: record({}, { reason: text }) }),
  MotionDeclaredInadmissible: defineEvent({
    german: 'Für unzulässig erklärt',
    summary: 'The motion may not be dealt with.',
    data: record({ ground: text }),
  }),
  MotionSettled: defineEvent({
    german: 'Erledigung',
    summary: 'The motion is dealt with without a vote on it.',
    data: record({ by: code('statement', 'answer', 'otherResolution', 'overtaken', 'other') }),
  }),
  MotionNoted: defineEvent({ german: 'Kenntnisnahme', summary: 'The body takes note.', data: record({}) }),
  AmendmentSubmitted: defineEvent({
    german: 'Änderungsantrag',
    summary: 'Somebody moves to change the text; `reach` ranks amendments, the furthest-reaching highest.',
    data: record(
      { ...amendment, originators: someOf(Originator) },
      {
        title: Title,
        change: TextChange,
        reach: naturalNumber,
        reference: text,
        /** How a link that the source does not state was found, and how sure it is. */
        linkedBy: code('declared', 'reference', 'sameItem', 'itemNumber', 'subItem', 'namedItem', 'fileName', 'equalTitle', 'containedTitle'),
        certainty: code('stated', 'certain', 'likely'),
        externalIds: list(ExternalId),
      },
    ),
  }),
  AmendmentAdopted: amendmentEvent('Änderungsantrag angenommen', 'The body adopts the amendment.'),
  AmendmentRejected: amendmentEvent('Änderungsantrag abgelehnt', 'The body rejects the amendment.'),
  AmendmentIncorporated: amendmentEvent('Änderungsantrag übernommen', 'The mover of the motion takes the amendment over.'),
  AmendmentWithdrawn: amendmentEvent('Änderungsantrag zurückgezogen', 'The amendment is taken back.'),
  AmendmentObsolete: amendmentEvent('Änderungsantrag gegenstandslos', 'The amendment has lost its object.'),
  VoteOpened: defineEvent({
    german: 'Abstimmung eröffnet',
    seat: '§ 66 NKomVG; § 54 HGO; § 33 LKO; § 56 KVG LSA; § 44c SGB II',
    summary: 'A vote begins on the motion or on one amendment, in a sitting that is stored with it.',
    data: record(
      { vote: VoteId, sitting: Sitting, majority: MajorityRequired, ballot: code('open', 'secret', 'named', 'unknown') },
      { amendment: AmendmentId, matter: naturalNumber },
    ),
  }),
  VoteTallied: defineEvent({
    german: 'Auszählung',
    summary: 'The votes are counted, or it is recorded that the counts are not known.',
    data: record(
      { vote: VoteId, counts: Counts },
      { named: list(record({ member: MembershipId, option: code('yes', 'no', 'abstain', 'invalid') })) },
    ),
  }),
  VoteResultDeclared: defineEvent({
    german: 'Abstimmungsergebnis',
    seat: '§ 66 NKomVG; § 54 HGO; § 33 LKO; § 56 KVG LSA; § 44c SGB II',
    summary: 'The chair declares the outcome; `deviates` when the rules say otherwise (recorded, not refused: G-3).',
    data: record(
      { vote: VoteId, outcome: VoteOutcome, unanimity: Unanimity, counts: Counts, deviates: flag, validity: code('valid', 'invalid', 'unknown') },
      { amendment: AmendmentId, expected: code('adopted', 'rejected', 'undetermined'), rule: text, chairVote: code('yes', 'no', 'abstain') },
    ),
  }),
  VoteResultCorrected: defineEvent({
    german: 'Berichtigung eines Abstimmungsergebnisses',
    summary: 'A declared result was recorded wrongly; what was recorded stays visible.',
    data: record({ vote: VoteId, counts: Counts, unanimity: Unanimity, reason: text }, { corrects: EventId }),
  }),
  MotionAdopted: defineEvent({
    german: 'Antrag angenommen',
    summary: 'The motion is adopted, as it was or as amended (`amended` is absent where that is not known); exactly one resolution follows (G-8).',
    data: record({ body: BodyId, resolution: ResolutionId }, { amended: flag, vote: VoteId, textHash: Sha256, meeting: MeetingId }),
  }),
  MotionRejected: defineEvent({ german: 'Antrag abgelehnt', summary: 'The motion is rejected.', data: record({ body: BodyId }, { vote: VoteId }) }),
  OutcomeReported: defineEvent({
    german: 'Ergebnis laut Quelle',
    summary: 'A source tells what came of the motion in one meeting; `decisive` when that meeting decides it.',
    data: record(
      { body: BodyId, decisive: flag, published: text },
      { meeting: MeetingId, item: AgendaItemId, classified: ClassifiedResult, resolution: ResolutionId, corrects: EventId },
    ),
  }),
  MotionCorrected: defineEvent({
    german: 'Berichtigung der Angaben zum Antrag',
    summary: 'Details were recorded wrongly or have changed at the source.',
    data: record({ reason: text }, { ...details, text: MotionText, relatedMotion: MotionId, corrects: EventId }),
  }),
  MotionDepublished: defineEvent({
    german: 'Depublikation des Antrags',
    summary: 'The source no longer shows the motion; what was recorded stays.',
    data: record({ reason: text }),
  }),
} as const

/** The data of each event of a motion. */
export type MotionEvents = DataOf<typeof motionEvents>
