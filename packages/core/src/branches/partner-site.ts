/**
 * Standort eines Partners: where the Jugendamt or another authority has an office; the Standortkriterium asks for it.
 *
 * Seat: none. active → closed.
 */
import { defineAggregate, emits, type EventsOf } from '../kernel/aggregate.ts'
import { record } from '../kernel/codec.ts'
import { defineEvent, type DataOf } from '../kernel/event.ts'
import type { FuzzyDate } from '../kernel/fuzzy-date.ts'
import { text } from '../kernel/scalar.ts'
import { PartnerKind, SitePlace, SocialSpaceId } from './vocabulary.ts'

// Events: the storage contract. Names and shapes change only with a new schema version.

const events = {
  PartnerSiteRegistered: defineEvent({
    german: 'Standort eines Partners erfasst',
    summary: 'A partner has an office at a place; since when may be unknown.',
    data: record({ partner: PartnerKind, place: SitePlace }, { name: text, socialSpace: SocialSpaceId }),
  }),
  PartnerSiteClosed: defineEvent({ german: 'Standort eines Partners geschlossen', summary: 'The partner has no office there any more.', data: record({}, { reason: text }) }),
  PartnerSiteCorrected: defineEvent({
    german: 'Berichtigung der Angaben zum Standort eines Partners',
    summary: 'Details were recorded wrongly or have changed at the source.',
    data: record({ reason: text }, { partner: PartnerKind, place: SitePlace, name: text, socialSpace: SocialSpaceId }),
  }),
}
type Events = DataOf<typeof events>

// State

/** What is known of the Standort of a partner. */
export interface PartnerSiteState {
  readonly phase: 'none' | 'active' | 'closed'
  readonly partner: PartnerKind | undefined
  readonly place: SitePlace | undefined
  readonly name: string | undefined
  readonly socialSpace: SocialSpaceId | undefined
  readonly closedOn: FuzzyDate | undefined
}
const initial: PartnerSiteState = { phase: 'none', partner: undefined, place: undefined, name: undefined, socialSpace: undefined, closedOn: undefined }

const commands = {
  RegisterPartnerSite: { german: 'Standort eines Partners erfassen', data: events.PartnerSiteRegistered.data },
  ClosePartnerSite: { german: 'Schließung eines Partnerstandorts erfassen', data: events.PartnerSiteClosed.data },
  CorrectPartnerSite: { german: 'Angaben zum Partnerstandort berichtigen', data: events.PartnerSiteCorrected.data },
}

/** The Standort of a partner as an aggregate; its streams are `partner-site-<id>`. */
export const partnerSite = defineAggregate<PartnerSiteState['phase'], PartnerSiteState, typeof events, typeof commands>({
  category: 'partner-site',
  module: 'branches',
  german: 'Standort eines Partners',
  seat: 'none',
  summary: 'Where the Jugendamt or another authority has an office.',
  events,
  commands,
  initial,
  lifecycle: {
    PartnerSiteRegistered: [['none'], 'active'],
    PartnerSiteClosed: [['active'], 'closed'],
    PartnerSiteCorrected: ['any', 'same'],
  },
  evolve: {
    PartnerSiteRegistered: (state, data) => ({ ...state, ...data }),
    PartnerSiteClosed: (state, _data, on) => ({ ...state, closedOn: on }),
    PartnerSiteCorrected: (state, { reason: _reason, ...changed }) => ({ ...state, ...changed }),
  },
  decide: {
    RegisterPartnerSite: emits<Events, 'PartnerSiteRegistered'>('PartnerSiteRegistered'),
    ClosePartnerSite: emits<Events, 'PartnerSiteClosed'>('PartnerSiteClosed'),
    CorrectPartnerSite: emits<Events, 'PartnerSiteCorrected'>('PartnerSiteCorrected'),
  },
  title: (state) => state.name ?? state.place?.name ?? '',
  findings: () => [],
})

/** An event of the Standort of a partner. */
export type PartnerSiteEvent = EventsOf<typeof partnerSite>
