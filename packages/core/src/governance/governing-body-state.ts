/** The state of a Gremium, and the deviations that it shows. */
import type * as t from 'io-ts'

import { finding, type Finding } from '../kernel/finding.ts'
import { isNotAfter, type FuzzyDate } from '../kernel/fuzzy-date.ts'
import type { PersonId } from '../kernel/ids.ts'
import type { BodyRules } from './body-rules.ts'
import type { BodyKind, GoverningBodyEvents as Events, MembershipRole } from './governing-body-events.ts'
import type { BodyId } from './vocabulary.ts'

/** A person on a seat, from one day to another. */
export interface Membership {
  readonly person: PersonId
  readonly role: t.TypeOf<typeof MembershipRole>
  readonly votingRight: boolean
  readonly seat?: string
  readonly onBehalfOf?: string
  readonly providesIntegrationServices?: boolean
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
/** A Gremium of which nothing is known yet. */
export const initialBody: GoverningBodyState = {
  phase: 'none',
  kind: 'other',
  details: {},
  rules: [],
  memberships: {},
  substitutions: [],
}

/** What G-13 says of memberships. */
export const overlap = {
  de: 'Mitgliedschaften einer Person überschneiden sich nicht, und ein Sitz hat höchstens eine Stimme.',
  en: 'Memberships of one person do not overlap, and a seat has at most one vote.',
}

/** What R-12 says of providers. */
export const providerBarred = {
  de: 'Wer Eingliederungsleistungen nach dem SGB II anbietet, darf dem örtlichen Beirat nicht angehören (§ 18d SGB II).',
  en: 'Who offers integration services under SGB II may not be a member of the local advisory board (§ 18d SGB II).',
}

/** Whether a member is a provider in a Beirat. */
export const isBarred = (kind: BodyKind, member: { readonly providesIntegrationServices?: boolean }): boolean =>
  kind === 'beirat' && member.providesIntegrationServices === true

// Two memberships are apart only when one has certainly ended before the other begins.
const mayOverlap = (a: Held, b: Held): boolean =>
  !(a.until !== undefined && isNotAfter(a.until, b.from) === 'yes') && !(b.until !== undefined && isNotAfter(b.until, a.from) === 'yes')

type Held = Pick<Membership, 'person' | 'seat' | 'votingRight' | 'from' | 'until'>

/** Whether two memberships may be held at once by one person, or give one seat two votes (G-13). */
export const clashes = (a: Held, b: Held): boolean =>
  mayOverlap(a, b) && (a.person === b.person || (a.seat !== undefined && a.seat === b.seat && a.votingRight && b.votingRight))

/** Deviations that the history of a Gremium shows. */
export const governingBodyFindings = (state: GoverningBodyState): ReadonlyArray<Finding> => {
  const held = Object.entries(state.memberships)
  return [
    ...(state.phase === 'constituted'
      ? [
          finding('R-100', 'information', {
            de: 'Für dieses Gremium sind keine Abstimmungsregeln erfasst; Ergebnisse werden nicht nachgerechnet.',
            en: 'No voting rules are recorded for this body; outcomes are not recomputed.',
          }),
        ]
      : []),
    ...held.filter(([, member]) => isBarred(state.kind, member)).map(([membership]) => finding('R-12', 'violation', providerBarred, { membership })),
    ...held.flatMap(([membership, member], index) =>
      held
        .slice(index + 1)
        .filter(([, other]) => clashes(member, other))
        .map(([other]) => finding('G-13', 'warning', overlap, { membership, clashesWith: other })),
    ),
  ]
}
