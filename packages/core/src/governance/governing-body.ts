/**
 * Gremium: a body that decides or advises, its rules by date, its members and its succession.
 *
 * Seats: § 44c, § 18d SGB II; NKomVG, HGO, LKO, KVG LSA; Unternehmenssatzung of a kommunale Anstalt.
 * constituted → active → superseded | dissolved.
 */
import { left, right } from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'

import { defineAggregate, emits, keep, message, type EventsOf } from '../kernel/aggregate.ts'
import { list, record, text } from '../kernel/codec.ts'
import { alreadyExists, finding, ruleBroken, unknownReference, type Finding } from '../kernel/finding.ts'
import { isNotAfter, type FuzzyDate } from '../kernel/fuzzy-date.ts'
import type { PersonId } from '../kernel/ids.ts'
import type { BodyRules } from './body-rules.ts'
import {
  governingBodyEvents as events,
  OpenObligation,
  type BodyKind,
  type GoverningBodyEvents as Events,
  type MembershipRole,
} from './governing-body-events.ts'
import { BodyId } from './vocabulary.ts'

// State

/** A person on a seat, from one day to another. */
export interface Membership {
  readonly person: PersonId
  readonly role: t.TypeOf<typeof MembershipRole>
  readonly votingRight: boolean
  readonly seat?: string
  readonly onBehalfOf?: string
  readonly from: FuzzyDate
  readonly until?: FuzzyDate
}
/** What is known of a Gremium. */
export interface GoverningBodyState {
  readonly phase: 'none' | 'constituted' | 'active' | 'superseded' | 'dissolved' | 'depublished'
  readonly kind: BodyKind
  readonly details: Partial<Events['BodyCorrected']>
  /** Rules in the order of recording; see `rulesInForce`. */
  readonly rules: ReadonlyArray<{ readonly from: FuzzyDate; readonly rules: BodyRules }>
  readonly memberships: Readonly<Record<string, Membership>>
  readonly substitutions: ReadonlyArray<Events['SubstitutionArranged']>
  readonly successor?: BodyId
}
const initial: GoverningBodyState = {
  phase: 'none',
  kind: 'other',
  details: {},
  rules: [],
  memberships: {},
  substitutions: [],
}

// Commands that have one event with the same data share its codec.

const commands = {
  ConstituteBody: { german: 'Gremium konstituieren', data: events.BodyConstituted.data },
  AdoptBodyRules: { german: 'Geschäftsordnung beschließen', data: events.BodyRulesAdopted.data },
  AppointMember: { german: 'Mitglied berufen', data: events.MemberAppointed.data },
  EndMembership: { german: 'Mitgliedschaft beenden', data: events.MembershipEnded.data },
  ArrangeSubstitution: { german: 'Vertretung regeln', data: events.SubstitutionArranged.data },
  SupersedeBody: {
    german: 'Nachfolge regeln',
    data: record(
      { successor: BodyId, openObligations: list(OpenObligation), transferred: list(OpenObligation) },
      { basis: text },
    ),
  },
  DissolveBody: { german: 'Gremium auflösen', data: events.BodyDissolved.data },
  CorrectBody: { german: 'Angaben zum Gremium berichtigen', data: events.BodyCorrected.data },
  DepublishBody: { german: 'Gremium depublizieren', data: events.BodyDepublished.data },
}

/** The Gremium as an aggregate; its streams are `governing-body-<id>`. */
export const governingBody = defineAggregate<
  GoverningBodyState['phase'],
  GoverningBodyState,
  typeof events,
  typeof commands
>({
  category: 'governing-body',
  module: 'governance',
  german: 'Gremium',
  seat: '§§ 18d, 44c SGB II; NKomVG, HGO, LKO, KVG LSA',
  summary: 'A body that decides or advises: its rules by date, its members, its succession.',
  events,
  commands,
  initial,
  lifecycle: {
    BodyConstituted: [['none'], 'constituted'],
    BodyRulesAdopted: [['constituted', 'active'], 'active'],
    MemberAppointed: [['constituted', 'active'], 'same'],
    MembershipEnded: [['constituted', 'active'], 'same'],
    SubstitutionArranged: [['constituted', 'active'], 'same'],
    BodySuperseded: [['constituted', 'active'], 'superseded'],
    BodyDissolved: [['constituted', 'active'], 'dissolved'],
    BodyCorrected: ['any', 'same'],
    BodyDepublished: [['none', 'constituted', 'active', 'superseded', 'dissolved'], 'depublished'],
  },
  evolve: {
    BodyConstituted: (state, { kind, externalIds: _ids, ...rest }) => ({ ...state, kind, details: rest }),
    BodyRulesAdopted: (state, { rules }, on) => ({ ...state, rules: [...state.rules, { from: on, rules }] }),
    MemberAppointed: (state, { membership, providesIntegrationServices: _provider, ...rest }, on) => ({
      ...state,
      memberships: { ...state.memberships, [membership]: { ...rest, from: on } },
    }),
    MembershipEnded: (state, { membership }, on) => {
      const ended = state.memberships[membership]
      return ended === undefined
        ? state
        : { ...state, memberships: { ...state.memberships, [membership]: { ...ended, until: on } } }
    },
    SubstitutionArranged: (state, data) => ({ ...state, substitutions: [...state.substitutions, data] }),
    BodySuperseded: (state, { successor }) => ({ ...state, successor }),
    BodyDissolved: keep,
    BodyCorrected: (state, { reason: _reason, corrects: _corrects, ...rest }) => ({
      ...state,
      details: { ...state.details, ...rest },
    }),
    BodyDepublished: keep,
  },
  decide: {
    ConstituteBody: emits<Events, 'BodyConstituted'>('BodyConstituted'),
    AdoptBodyRules: emits<Events, 'BodyRulesAdopted'>('BodyRulesAdopted'),
    AppointMember: (data, state, on) => {
      const refusal = mayNotAppoint(data, state, on)
      return refusal === undefined ? right([message<Events, 'MemberAppointed'>('MemberAppointed', on, data)]) : left(refusal)
    },
    EndMembership: (data, state, on) => {
      const known = state.memberships[data.membership]
      if (known === undefined) return left(unknownReference('membership', data.membership, Object.keys(state.memberships)))
      return known.until !== undefined && known.until === on ? right([]) : right([message<Events, 'MembershipEnded'>('MembershipEnded', on, data)])
    },
    ArrangeSubstitution: (data, state, on) => {
      for (const id of [data.absent, data.substitute]) {
        if (state.memberships[id] === undefined) return left(unknownReference('membership', id, Object.keys(state.memberships)))
      }
      const taken = state.substitutions.find(
        (other) => other.meeting === data.meeting && (other.absent === data.absent || other.substitute === data.substitute),
      )
      if (taken !== undefined || data.absent === data.substitute) {
        return left(
          ruleBroken('G-13', {
            de: 'Je Sitz und Sitzung gibt es höchstens eine Vertretung, und niemand vertritt sich selbst oder zwei zugleich.',
            en: 'A seat has at most one substitute at a meeting, and nobody stands in for themselves or for two.',
          }, { absent: data.absent, substitute: data.substitute, meeting: data.meeting }),
        )
      }
      return right([message<Events, 'SubstitutionArranged'>('SubstitutionArranged', on, data)])
    },
    SupersedeBody: ({ openObligations, ...data }, _state, on) => {
      const transferred = new Set(data.transferred.map(({ obligation }) => obligation))
      const orphaned = openObligations.filter(({ obligation }) => !transferred.has(obligation))
      if (orphaned.length > 0) {
        return left(
          ruleBroken('G-10', {
            de: 'Die Nachfolge muss jeden offenen Umsetzungsauftrag ausdrücklich übernehmen.',
            en: 'The successor must take over every open obligation explicitly.',
          }, { orphaned: orphaned.map(({ obligation }) => obligation) }),
        )
      }
      return right([message<Events, 'BodySuperseded'>('BodySuperseded', on, data)])
    },
    DissolveBody: emits<Events, 'BodyDissolved'>('BodyDissolved'),
    CorrectBody: emits<Events, 'BodyCorrected'>('BodyCorrected'),
    DepublishBody: emits<Events, 'BodyDepublished'>('BodyDepublished'),
  },
  title: (state) => state.details.name ?? '',
  findings: (state) => findingsOf(state),
})

/** An event of a Gremium. */
export type GoverningBodyEvent = EventsOf<typeof governingBody>

/**
 * The rules in force on a day: the latest that were certainly adopted on or before it.
 *
 * Old rules may be recorded late, so the day of adoption counts, not the order of recording; that decides only where the
 * days leave it open. `undefined` when none is certain; a body without known rules is recorded all the same.
 */
export const rulesInForce = (state: GoverningBodyState, on: FuzzyDate): BodyRules | undefined => {
  let latest: GoverningBodyState['rules'][number] | undefined
  for (const adopted of state.rules) {
    const applies = isNotAfter(adopted.from, on) === 'yes'
    if (applies && (latest === undefined || isNotAfter(latest.from, adopted.from) !== 'no')) latest = adopted
  }
  return latest?.rules
}

/** The memberships that certainly hold on a day. */
export const membershipsOn = (state: GoverningBodyState, on: FuzzyDate): ReadonlyArray<readonly [string, Membership]> =>
  Object.entries(state.memberships).filter(
    ([, { from, until }]) => isNotAfter(from, on) === 'yes' && (until === undefined || isNotAfter(until, on) === 'no'),
  )

// Two memberships are apart only when one has certainly ended before the other begins.
const mayOverlap = (a: { from: FuzzyDate; until?: FuzzyDate }, b: { from: FuzzyDate; until?: FuzzyDate }): boolean =>
  !(a.until !== undefined && isNotAfter(a.until, b.from) === 'yes') && !(b.until !== undefined && isNotAfter(b.until, a.from) === 'yes')

const mayNotAppoint = (data: Events['MemberAppointed'], state: GoverningBodyState, on: FuzzyDate) => {
  if (state.memberships[data.membership] !== undefined) return alreadyExists('membership', data.membership)
  if (state.kind === 'beirat' && data.providesIntegrationServices === true) {
    return ruleBroken('R-12', {
      de: 'Wer Eingliederungsleistungen nach dem SGB II anbietet, darf dem örtlichen Beirat nicht angehören (§ 18d SGB II).',
      en: 'Who offers integration services under SGB II may not be a member of the local advisory board (§ 18d SGB II).',
    }, { membership: data.membership })
  }
  const period = data.until === undefined ? { from: on } : { from: on, until: data.until }
  const clash = Object.entries(state.memberships).find(
    ([, other]) =>
      mayOverlap(period, other) &&
      (other.person === data.person ||
        (data.seat !== undefined && other.seat === data.seat && other.votingRight && data.votingRight)),
  )
  if (clash === undefined) return undefined
  return ruleBroken('G-13', {
    de: 'Mitgliedschaften einer Person überschneiden sich nicht, und ein Sitz hat höchstens eine Stimme.',
    en: 'Memberships of one person do not overlap, and a seat has at most one vote.',
  }, { membership: data.membership, clashesWith: clash[0] })
}

const findingsOf = (state: GoverningBodyState): ReadonlyArray<Finding> =>
  state.phase === 'constituted'
    ? [
        finding('R-100', 'information', {
          de: 'Für dieses Gremium sind keine Abstimmungsregeln erfasst; Ergebnisse werden nicht nachgerechnet.',
          en: 'No voting rules are recorded for this body; outcomes are not recomputed.',
        }),
      ]
    : []
