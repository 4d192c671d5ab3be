/**
 * Beschluss: what was resolved, what is to be done because of it, and what became of that.
 *
 * Seats: § 66 NKomVG, § 54 HGO, § 33 LKO, § 56 KVG LSA, § 44c SGB II; § 88 NKomVG and § 63 HGO for objections.
 * adopted → effective ↔ suspended → inImplementation → implemented | partlyImplemented | notImplemented | repealed |
 * superseded | lapsed. An obligation: open → inProgress → fulfilled | waived; overdue is derived, not stored.
 */
import { left, right } from 'fp-ts/lib/Either.js'

import { defineAggregate, emits, keep, message, type Decision, type EventsOf } from '../kernel/aggregate.ts'
import type { MessageOf } from '../kernel/event.ts'
import { alreadyExists, finding, ruleBroken, unknownReference, type Finding } from '../kernel/finding.ts'
import { isNotAfter, type FuzzyDate } from '../kernel/fuzzy-date.ts'
import { resolutionEvents as events, type ResolutionEvents } from './resolution-events.ts'
import type { BodyId, ObligationId, Title } from './vocabulary.ts'

// State

type Phase =
  | 'none'
  | 'adopted'
  | 'effective'
  | 'suspended'
  | 'inImplementation'
  | 'implemented'
  | 'partlyImplemented'
  | 'notImplemented'
  | 'repealed'
  | 'superseded'
  | 'lapsed'

/** An Umsetzungsauftrag. */
export interface Obligation extends Omit<ResolutionEvents['ObligationCreated'], 'obligation' | 'due'> {
  readonly status: 'open' | 'inProgress' | 'fulfilled' | 'waived'
  readonly owner: BodyId | undefined
  /** The date first set; it stays visible when the due date moves (G-9). */
  readonly originalDue: FuzzyDate | undefined
  readonly due: FuzzyDate | undefined
}
export interface ResolutionState {
  readonly phase: Phase
  readonly body: BodyId | undefined
  readonly on: FuzzyDate | undefined
  readonly title: Title | undefined
  readonly origin: Pick<ResolutionEvents['ResolutionAdopted'], 'motion' | 'urgentDecision' | 'meeting'>
  readonly textHash: string | undefined
  readonly public: 'yes' | 'no' | 'unknown'
  readonly published: boolean
  readonly effectiveFrom: FuzzyDate | undefined
  readonly objectives: ReadonlyArray<ResolutionEvents['ObjectiveDeclared']>
  readonly obligations: Readonly<Record<string, Obligation>>
  readonly reports: Readonly<Record<string, ResolutionEvents['ImplementationReportRequested'] & { readonly delivered: boolean }>>
  /** The phase to return to when a suspension ends. */
  readonly suspendedFrom: Phase
}
const initial: ResolutionState = {
  phase: 'none',
  body: undefined,
  on: undefined,
  title: undefined,
  origin: {},
  textHash: undefined,
  public: 'unknown',
  published: false,
  effectiveFrom: undefined,
  objectives: [],
  obligations: {},
  reports: {},
  suspendedFrom: 'adopted',
}

const change = (state: ResolutionState, id: string, to: Partial<Obligation>): ResolutionState => {
  const known = state.obligations[id]
  return known === undefined ? state : { ...state, obligations: { ...state.obligations, [id]: { ...known, ...to } } }
}

// Commands: each has one event with the same data.

const commands = {
  AdoptResolution: { german: 'Beschluss fassen', data: events.ResolutionAdopted.data },
  DeclareObjective: { german: 'Ziel erklären', data: events.ObjectiveDeclared.data },
  TakeEffect: { german: 'Wirksamwerden feststellen', data: events.ResolutionTookEffect.data },
  CreateObligation: { german: 'Umsetzungsauftrag anlegen', data: events.ObligationCreated.data },
  ReportProgress: { german: 'Sachstand melden', data: events.ImplementationProgressReported.data },
  FulfilObligation: { german: 'Umsetzung melden', data: events.ObligationFulfilled.data },
  RescheduleObligation: { german: 'Frist verschieben', data: events.ObligationRescheduled.data },
  WaiveObligation: { german: 'Auf Umsetzung verzichten', data: events.ObligationWaived.data },
  TransferObligation: { german: 'Umsetzungsauftrag übernehmen', data: events.ObligationTransferred.data },
  RequestReport: { german: 'Sachstandsbericht verlangen', data: events.ImplementationReportRequested.data },
  DeliverReport: { german: 'Sachstandsbericht erstatten', data: events.ImplementationReportDelivered.data },
  RaiseObjection: { german: 'Einspruch einlegen', data: events.ResolutionObjected.data },
  ResolveObjection: { german: 'Einspruch erledigen', data: events.ObjectionResolved.data },
  ConcludeImplementation: { german: 'Umsetzung abschließen', data: events.ImplementationConcluded.data },
  RepealResolution: { german: 'Beschluss aufheben', data: events.ResolutionRepealed.data },
  SupersedeResolution: { german: 'Beschluss ersetzen', data: events.ResolutionSuperseded.data },
  LapseResolution: { german: 'Gegenstandslosigkeit feststellen', data: events.ResolutionLapsed.data },
  PublishResolution: { german: 'Beschluss bekanntgeben', data: events.ResolutionPublished.data },
  CorrectResolution: { german: 'Angaben zum Beschluss berichtigen', data: events.ResolutionCorrected.data },
}

const live = ['adopted', 'effective', 'inImplementation'] as const
const standing = [...live, 'suspended'] as const
const concluded = ['implemented', 'partlyImplemented', 'notImplemented'] as const
const done = ['fulfilled', 'waived']

type ObligationEvent = {
  [K in keyof ResolutionEvents]: ResolutionEvents[K] extends { readonly obligation: ObligationId } ? K : never
}[keyof ResolutionEvents]

/** A step of an obligation that is known and not yet done. */
const onOpenObligation =
  <K extends ObligationEvent>(type: K) =>
  (data: ResolutionEvents[K], state: ResolutionState, on: FuzzyDate): Decision<MessageOf<ResolutionEvents, K>> => {
    const known = state.obligations[data.obligation]
    if (known === undefined) return left(unknownReference('obligation', data.obligation, Object.keys(state.obligations)))
    return done.includes(known.status)
      ? left(alreadyExists(`end (${known.status}) of the obligation`, data.obligation))
      : right([message<ResolutionEvents, K>(type, on, data)])
  }

/** The Beschluss as an aggregate; its streams are `resolution-<id>`. */
export const resolution = defineAggregate<Phase, ResolutionState, typeof events, typeof commands>({
  category: 'resolution',
  module: 'governance',
  german: 'Beschluss',
  seat: '§§ 66, 88 NKomVG; §§ 54, 63 HGO; §§ 28, 33 LKO; § 56 KVG LSA; § 44c SGB II',
  summary: 'What was resolved, what is to be done because of it, and what became of that.',
  events,
  commands,
  initial,
  lifecycle: {
    ResolutionAdopted: [['none'], 'adopted'],
    ObjectiveDeclared: [standing, 'same'],
    ResolutionTookEffect: [['adopted'], 'effective'],
    ObligationCreated: [[...standing, ...concluded], 'same'],
    ImplementationProgressReported: [live, 'inImplementation'],
    ObligationFulfilled: [live, 'inImplementation'],
    ObligationRescheduled: [standing, 'same'],
    ObligationWaived: [standing, 'same'],
    ObligationTransferred: ['any', 'same'],
    ImplementationReportRequested: [standing, 'same'],
    ImplementationReportDelivered: [[...standing, ...concluded], 'same'],
    ResolutionObjected: [live, ['suspended', ...live]],
    ObjectionResolved: [['suspended'], [...live, 'repealed']],
    ImplementationConcluded: [live, concluded],
    ResolutionRepealed: [[...standing, ...concluded], 'repealed'],
    ResolutionSuperseded: [[...standing, ...concluded], 'superseded'],
    ResolutionLapsed: [standing, 'lapsed'],
    ResolutionPublished: ['any', 'same'],
    ResolutionCorrected: ['any', 'same'],
  },
  evolve: {
    ResolutionAdopted: (state, { body, title, textHash, public: isPublic, ...origin }, on) => ({
      ...state,
      body,
      title,
      textHash,
      public: isPublic,
      origin,
      on,
    }),
    ObjectiveDeclared: (state, data) => ({ ...state, objectives: [...state.objectives, data] }),
    ResolutionTookEffect: (state, _data, on) => ({ ...state, effectiveFrom: on }),
    ObligationCreated: (state, { obligation, due, ...rest }) => ({
      ...state,
      obligations: { ...state.obligations, [obligation]: { ...rest, status: 'open', owner: state.body, originalDue: due, due } },
    }),
    ImplementationProgressReported: (state, { obligation }) => change(state, obligation, { status: 'inProgress' }),
    ObligationFulfilled: (state, { obligation }) => change(state, obligation, { status: 'fulfilled' }),
    ObligationRescheduled: (state, { obligation, due }) => change(state, obligation, { due }),
    ObligationWaived: (state, { obligation }) => change(state, obligation, { status: 'waived' }),
    ObligationTransferred: (state, { obligation, to }) => change(state, obligation, { owner: to }),
    ImplementationReportRequested: (state, data) => ({
      ...state,
      reports: { ...state.reports, [data.report]: { ...data, delivered: false } },
    }),
    ImplementationReportDelivered: (state, { report }) => {
      const known = state.reports[report]
      return known === undefined ? state : { ...state, reports: { ...state.reports, [report]: { ...known, delivered: true } } }
    },
    ResolutionObjected: (state, { suspends }) =>
      suspends && state.phase !== 'suspended' ? { ...state, phase: 'suspended', suspendedFrom: state.phase } : state,
    ObjectionResolved: (state, { outcome }) => ({ ...state, phase: outcome === 'stands' ? state.suspendedFrom : 'repealed' }),
    ImplementationConcluded: (state, { as }) => ({ ...state, phase: as }),
    ResolutionRepealed: keep,
    ResolutionSuperseded: keep,
    ResolutionLapsed: keep,
    ResolutionPublished: (state) => ({ ...state, published: true }),
    ResolutionCorrected: (state, { title }) => (title === undefined ? state : { ...state, title }),
  },
  decide: {
    AdoptResolution: (data, _state, on) => {
      const origins = [data.motion, data.urgentDecision].filter((origin) => origin !== undefined)
      return origins.length === 1
        ? right([message<ResolutionEvents, 'ResolutionAdopted'>('ResolutionAdopted', on, data)])
        : left(
            ruleBroken('G-8', {
              de: 'Ein Beschluss kommt aus genau einem Antrag oder einer Eilentscheidung.',
              en: 'A resolution comes from exactly one motion or urgent decision.',
            }, { origins: origins.length }),
          )
    },
    DeclareObjective: emits<ResolutionEvents, 'ObjectiveDeclared'>('ObjectiveDeclared'),
    TakeEffect: emits<ResolutionEvents, 'ResolutionTookEffect'>('ResolutionTookEffect'),
    CreateObligation: (data, state, on) =>
      state.obligations[data.obligation] === undefined
        ? right([message<ResolutionEvents, 'ObligationCreated'>('ObligationCreated', on, data)])
        : left(alreadyExists('obligation', data.obligation)),
    ReportProgress: onOpenObligation('ImplementationProgressReported'),
    FulfilObligation: onOpenObligation('ObligationFulfilled'),
    RescheduleObligation: onOpenObligation('ObligationRescheduled'),
    WaiveObligation: onOpenObligation('ObligationWaived'),
    TransferObligation: onOpenObligation('ObligationTransferred'),
    RequestReport: (data, state, on) =>
      state.reports[data.report] === undefined
        ? right([message<ResolutionEvents, 'ImplementationReportRequested'>('ImplementationReportRequested', on, data)])
        : left(alreadyExists('report', data.report)),
    DeliverReport: (data, state, on) => {
      const known = state.reports[data.report]
      if (known === undefined) return left(unknownReference('report', data.report, Object.keys(state.reports)))
      return known.delivered ? right([]) : right([message<ResolutionEvents, 'ImplementationReportDelivered'>('ImplementationReportDelivered', on, data)])
    },
    RaiseObjection: emits<ResolutionEvents, 'ResolutionObjected'>('ResolutionObjected'),
    ResolveObjection: emits<ResolutionEvents, 'ObjectionResolved'>('ObjectionResolved'),
    ConcludeImplementation: (data, state, on) => {
      const openOnes = openObligations(state)
      if (data.as === 'implemented' && openOnes.length > 0) {
        return left(
          ruleBroken('G-9', {
            de: 'Voll umgesetzt ist ein Beschluss erst, wenn jeder Umsetzungsauftrag erfüllt oder erlassen ist.',
            en: 'A resolution is implemented in full only when every obligation is fulfilled or waived.',
          }, { open: openOnes }),
        )
      }
      if (data.as === 'notImplemented' && data.reason === undefined) {
        return left(
          ruleBroken('G-9', {
            de: 'Wird nicht umgesetzt, muss der Grund genannt werden.',
            en: 'If nothing is implemented, the reason must be given.',
          }),
        )
      }
      return right([message<ResolutionEvents, 'ImplementationConcluded'>('ImplementationConcluded', on, data)])
    },
    RepealResolution: emits<ResolutionEvents, 'ResolutionRepealed'>('ResolutionRepealed'),
    SupersedeResolution: emits<ResolutionEvents, 'ResolutionSuperseded'>('ResolutionSuperseded'),
    LapseResolution: emits<ResolutionEvents, 'ResolutionLapsed'>('ResolutionLapsed'),
    PublishResolution: emits<ResolutionEvents, 'ResolutionPublished'>('ResolutionPublished'),
    CorrectResolution: emits<ResolutionEvents, 'ResolutionCorrected'>('ResolutionCorrected'),
  },
  title: (state) => state.title?.asPublished ?? '',
  findings: (state) => findingsOf(state),
})

/** An event of a Beschluss. */
export type ResolutionEvent = EventsOf<typeof resolution>

/** The obligations that are neither fulfilled nor waived. */
export const openObligations = (state: ResolutionState): ReadonlyArray<string> =>
  Object.keys(state.obligations).filter((id) => !done.includes(state.obligations[id]?.status ?? ''))

/** The open obligations that are certainly overdue on a day. */
export const overdueObligations = (state: ResolutionState, on: FuzzyDate): ReadonlyArray<string> =>
  openObligations(state).filter((id) => {
    const due = state.obligations[id]?.due
    return due !== undefined && isNotAfter(on, due) === 'no'
  })

/** What the public may see of a resolution: of one taken in closed session only that it exists (G-11, R-107). */
export const publicTitle = (state: ResolutionState): string | undefined =>
  state.public === 'yes' || state.published ? state.title?.asPublished : undefined

const findingsOf = (state: ResolutionState): ReadonlyArray<Finding> => {
  const findings: Finding[] = []
  const unmeasured = state.objectives.filter(({ indicator }) => indicator === undefined)
  if (unmeasured.length > 0) {
    findings.push(
      finding('G-9', 'information', {
        de: 'Für ein Ziel ist keine Kennzahl genannt; ob es erreicht wurde, lässt sich nicht messen.',
        en: 'No indicator is named for an objective; whether it was reached cannot be measured.',
      }, { objectives: unmeasured.map(({ objective }) => objective) }),
    )
  }
  if (state.on !== undefined && state.effectiveFrom !== undefined && isNotAfter(state.on, state.effectiveFrom) === 'no') {
    findings.push(
      finding('G-15', 'warning', {
        de: 'Der Beschluss soll vor seiner Annahme wirksam geworden sein.',
        en: 'The resolution is said to have taken effect before it was adopted.',
      }, { adopted: state.on, effective: state.effectiveFrom }),
    )
  }
  return findings
}
