/** The events of a Gremium: the storage contract. Names and shapes change only with a new schema version. */
import type * as t from 'io-ts'

import { code, list, record } from '../kernel/codec.ts'
import { flag, naturalNumber, text } from '../kernel/scalar.ts'
import { EventId } from '../kernel/envelope.ts'
import { defineEvent, type DataOf } from '../kernel/event.ts'
import { FuzzyDate } from '../kernel/fuzzy-date.ts'
import { PersonId } from '../kernel/ids.ts'
import { BodyRules } from './body-rules.ts'
import { BodyId, ExternalId, MeetingId, MembershipId, ObligationId, ResolutionId } from './vocabulary.ts'

/** What kind of body it is; a faction or a municipality is recorded as a body too. */
export const BodyKind = code(
  'kreistag',
  'council',
  'committee',
  'verwaltungsrat',
  'traegerversammlung',
  'betriebsausschuss',
  'beirat',
  'executive',
  'faction',
  'territorialAuthority',
  'other',
)
export type BodyKind = t.TypeOf<typeof BodyKind>
const details = { shortName: text, partOf: BodyId, carrier: text, legalBasis: text, statutoryMembers: naturalNumber }
/** In which role a person belongs to a body. */
export const MembershipRole = code('chair', 'deputyChair', 'member', 'administrativeHead', 'advisory', 'substitute')
/** An obligation of a resolution, by both ids. */
export const OpenObligation = record({ resolution: ResolutionId, obligation: ObligationId })

/** The events of a Gremium by type. */
export const governingBodyEvents = {
  BodyConstituted: defineEvent({
    german: 'Konstituierung',
    summary: 'A body exists from this day on, or was found to exist when it was first recorded.',
    data: record({ name: text, kind: BodyKind }, { ...details, externalIds: list(ExternalId) }),
  }),
  BodyRulesAdopted: defineEvent({
    german: 'Geschäftsordnung oder Satzung beschlossen',
    seat: '§ 69 NKomVG; § 60 HGO; Unternehmenssatzung',
    summary: 'From this day on the body decides by these rules.',
    data: record({ rules: BodyRules }, { basis: text }),
  }),
  MemberAppointed: defineEvent({
    german: 'Berufung eines Mitglieds',
    summary: 'A person, by pseudonym, takes a seat; `reported` when a source merely says so, and deviations are findings.',
    data: record(
      { membership: MembershipId, person: PersonId, role: MembershipRole, votingRight: flag },
      { seat: text, onBehalfOf: text, providesIntegrationServices: flag, until: FuzzyDate, reported: flag },
    ),
  }),
  MembershipEnded: defineEvent({
    german: 'Ende der Mitgliedschaft',
    summary: 'A membership ends on this day.',
    data: record({ membership: MembershipId }, { reason: code('termEnded', 'resigned', 'recalled', 'lostSeat', 'death', 'other') }),
  }),
  SubstitutionArranged: defineEvent({
    german: 'Vertretung',
    summary: 'A substitute sits in for an absent member at one meeting.',
    data: record({ absent: MembershipId, substitute: MembershipId, meeting: MeetingId }),
  }),
  BodySuperseded: defineEvent({
    german: 'Nachfolge',
    summary: 'Another body takes over the tasks and every obligation that is still open (G-10).',
    data: record({ successor: BodyId, transferred: list(OpenObligation) }, { basis: text }),
  }),
  BodyDissolved: defineEvent({
    german: 'Auflösung',
    summary: 'The body ends without a successor.',
    data: record({ reason: text }),
  }),
  BodyCorrected: defineEvent({
    german: 'Berichtigung der Angaben zum Gremium',
    summary: 'Details of the body were recorded wrongly or have changed at the source.',
    data: record({ reason: text }, { ...details, name: text, corrects: EventId }),
  }),
  BodyDepublished: defineEvent({
    german: 'Depublikation',
    summary: 'The source no longer shows the body; what was recorded stays.',
    data: record({ reason: text }),
  }),
} as const

/** The data of each event of a Gremium. */
export type GoverningBodyEvents = DataOf<typeof governingBodyEvents>
