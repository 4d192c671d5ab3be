/**
 * Betreuungsschlüssel: how many clients there are to be for a full-time post, and how both sides are counted.
 *
 * Seat: § 44c Abs. 4 SGB II, by its place for gemeinsame Einrichtungen; for zugelassene kommunale Träger orientation only
 * (our reading). adopted → repealed; a later policy takes the place of the one before.
 */
import { left, right } from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'

import { ResolutionId } from '../governance/vocabulary.ts'
import { defineAggregate, emits, keep, message, type EventsOf } from '../kernel/aggregate.ts'
import { code, list, record, someOf } from '../kernel/codec.ts'
import { Decimal, wholeNumber } from '../kernel/decimal.ts'
import { defineEvent, type DataOf } from '../kernel/event.ts'
import { alreadyExists, finding } from '../kernel/finding.ts'
import { flag, scalar, text } from '../kernel/scalar.ts'
import { CaseFunction, type AgeBand } from './vocabulary.ts'

/** Which clients count: all eLb assigned, those for whom work is not unreasonable (§ 10 SGB II), or Bedarfsgemeinschaften. */
export const ClientCounting = code('elb-all', 'elb-activatable', 'bg')
export type ClientCounting = t.TypeOf<typeof ClientCounting>

/** Which posts count: placement and Fallmanagement alone, with team leads, or with the front desk. */
export const StaffCounting = code('fte-direct', 'fte-with-lead', 'fte-with-frontdesk')
export type StaffCounting = t.TypeOf<typeof StaffCounting>

/** How both sides of a ratio are counted: without it a ratio says nothing. */
export const CountingDefinition = record({ clients: ClientCounting, staff: StaffCounting })
export type CountingDefinition = t.TypeOf<typeof CountingDefinition>

const ClientsPerPost = scalar(
  'ClientsPerPost',
  (u): u is Decimal => Decimal.is(u) && u !== '0' && !u.startsWith('-'),
  'must be a decimal number above 0 as text, such as 75',
  [wholeNumber(75), wholeNumber(150), '62.5' as Decimal],
  { type: 'string', pattern: '^[0-9]' },
)

/** How many clients there are to be for a full-time post in a function and age band; `binding` or for orientation. */
export const CaseloadTarget = record({ function: CaseFunction, ageBand: code('under25', 'from25', 'all'), clientsPerFte: ClientsPerPost, binding: flag })
export type CaseloadTarget = t.TypeOf<typeof CaseloadTarget>

// Events: the storage contract. Names and shapes change only with a new schema version.

const events = {
  CaseloadPolicyAdopted: defineEvent({
    german: 'Betreuungsschlüssel festgelegt',
    seat: '§ 44c Abs. 4 SGB II',
    summary: 'Target ratios by function and age band, and the ways in which they are counted.',
    data: record({ targets: someOf(CaseloadTarget), counting: list(CountingDefinition), source: text }, { resolution: ResolutionId }),
  }),
  CaseloadPolicyRepealed: defineEvent({
    german: 'Betreuungsschlüssel aufgehoben',
    summary: 'There are no target ratios any more.',
    data: record({}, { resolution: ResolutionId }),
  }),
}
type Events = DataOf<typeof events>

// State

/** What is known of the Betreuungsschlüssel of a carrier. */
export interface CaseloadPolicyState {
  readonly phase: 'none' | 'adopted' | 'repealed'
  readonly policy: Events['CaseloadPolicyAdopted'] | undefined
}
const initial: CaseloadPolicyState = { phase: 'none', policy: undefined }

const commands = {
  AdoptCaseloadPolicy: { german: 'Betreuungsschlüssel festlegen', data: events.CaseloadPolicyAdopted.data },
  RepealCaseloadPolicy: { german: 'Betreuungsschlüssel aufheben', data: events.CaseloadPolicyRepealed.data },
}

/** The Betreuungsschlüssel as an aggregate, one for each carrier; its streams are `caseload-policy-<id>`. */
export const caseloadPolicy = defineAggregate<CaseloadPolicyState['phase'], CaseloadPolicyState, typeof events, typeof commands>({
  category: 'caseload-policy',
  module: 'assignments',
  german: 'Betreuungsschlüssel',
  seat: '§ 44c Abs. 4 SGB II',
  summary: 'How many clients there are to be for a full-time post, and how both sides are counted.',
  events,
  commands,
  initial,
  lifecycle: {
    CaseloadPolicyAdopted: [['none', 'adopted', 'repealed'], 'adopted'],
    CaseloadPolicyRepealed: [['adopted'], 'repealed'],
  },
  evolve: {
    CaseloadPolicyAdopted: (state, policy) => ({ ...state, policy }),
    CaseloadPolicyRepealed: keep,
  },
  decide: {
    AdoptCaseloadPolicy: (data, _state, on) => {
      const twice = data.targets.find((target, index) => data.targets.some((other, at) => at < index && areRivals(target, other)))
      return twice === undefined
        ? right([message<Events, 'CaseloadPolicyAdopted'>('CaseloadPolicyAdopted', on, data)])
        : left(alreadyExists('target', `${twice.function} ${twice.ageBand}`))
    },
    RepealCaseloadPolicy: emits<Events, 'CaseloadPolicyRepealed'>('CaseloadPolicyRepealed'),
  },
  title: (state) => state.policy?.source ?? '',
  findings: ({ phase, policy }) =>
    phase !== 'adopted' || policy === undefined || policy.counting.length > 0
      ? []
      : [
          finding('R-11', 'warning', {
            de: 'Für den Betreuungsschlüssel ist nicht festgelegt, wie gezählt wird; ohne das sagt er nichts.',
            en: 'The ratio does not say how both sides are counted; without that it says nothing.',
          }, { source: policy.source }),
        ],
})

const areRivals = (a: CaseloadTarget, b: CaseloadTarget): boolean =>
  a.function === b.function && (a.ageBand === b.ageBand || a.ageBand === 'all' || b.ageBand === 'all')

/** The target for a function and age band, if the policy in force has one. */
export const targetOf = ({ phase, policy }: CaseloadPolicyState, of: CaseFunction, band: AgeBand): CaseloadTarget | undefined =>
  phase === 'adopted' ? policy?.targets.find((target) => target.function === of && (target.ageBand === band || target.ageBand === 'all')) : undefined

/**
 * The ratios of § 44c Abs. 4 SGB II as a policy: 1 : 75 under 25, 1 : 150 from 25 ("im Regelfall", for planning posts).
 *
 * Binding for a gemeinsame Einrichtung; for a zugelassener kommunaler Träger only orientation. The law does not say how to
 * count: name it. That it covers Fallmanagement like Arbeitsvermittlung is our reading.
 *
 * @example
 * ```ts
 * import { betreuungsschluesselOf44c } from '@vor-ort/core'
 * const policy = betreuungsschluesselOf44c('authorisedMunicipal', [{ clients: 'elb-all', staff: 'fte-direct' }])
 * policy.targets.map(({ function: of, ageBand, clientsPerFte, binding }) => [of, ageBand, clientsPerFte, binding])[0]
 * // => ['placement', 'under25', '75', false]
 * ```
 */
export const betreuungsschluesselOf44c = (
  carrier: 'jointInstitution' | 'authorisedMunicipal',
  counting: ReadonlyArray<CountingDefinition>,
): Events['CaseloadPolicyAdopted'] => {
  const binding = carrier === 'jointInstitution'
  const [young, older] = [{ ageBand: 'under25', clientsPerFte: wholeNumber(75), binding }, { ageBand: 'from25', clientsPerFte: wholeNumber(150), binding }] as const
  return {
    targets: [
      { function: 'placement', ...young },
      { function: 'placement', ...older },
      { function: 'caseManagement', ...young },
      { function: 'caseManagement', ...older },
      { function: 'youthPlacement', ...young },
    ],
    counting,
    source: '§ 44c Abs. 4 SGB II',
  }
}

/** An event of a Betreuungsschlüssel. */
export type CaseloadPolicyEvent = EventsOf<typeof caseloadPolicy>
