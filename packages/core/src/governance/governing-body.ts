/**
 * Gremium: a body that decides or advises, its rules by date, its members and its succession.
 *
 * Seats: § 44c, § 18d SGB II; NKomVG, HGO, LKO, KVG LSA; Unternehmenssatzung of a kommunale Anstalt.
 * constituted → active → superseded | dissolved.
 */
import { left, right } from 'fp-ts/lib/Either.js'

import { defineAggregate, emits, keep, message, type EventsOf } from '../kernel/aggregate.ts'
import { list, record } from '../kernel/codec.ts'
import { text } from '../kernel/scalar.ts'
import { alreadyExists, ruleBroken, unknownReference } from '../kernel/finding.ts'
import { isNotAfter, type FuzzyDate } from '../kernel/fuzzy-date.ts'
import type { BodyRules } from './body-rules.ts'
import { governingBodyEvents as events, OpenObligation, type GoverningBodyEvents as Events } from './governing-body-events.ts'
import {
  clashes,
  governingBodyFindings,
  initialBody,
  isBarred,
  overlap,
  providerBarred,
  type GoverningBodyState,
  type Membership,
} from './governing-body-state.ts'
import { BodyId } from './vocabulary.ts'

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
  initial: initialBody,
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
    MemberAppointed: (state, { membership, reported: _reported, ...rest }, on) => ({
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
  findings: governingBodyFindings,
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

const mayNotAppoint = (data: Events['MemberAppointed'], state: GoverningBodyState, on: FuzzyDate) => {
  const { membership, reported, ...rest } = data
  if (state.memberships[membership] !== undefined) return alreadyExists('membership', membership)
  // What a source reports is recorded as it is; deviations show as findings.
  if (reported === true) return undefined
  if (isBarred(state.kind, data)) return ruleBroken('R-12', providerBarred, { membership })
  const clash = Object.entries(state.memberships).find(([, other]) => clashes({ ...rest, from: on }, other))
  return clash === undefined ? undefined : ruleBroken('G-13', overlap, { membership, clashesWith: clash[0] })
}
