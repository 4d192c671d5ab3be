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
import { alreadyExists, ruleBroken, unknownReference } from '../kernel/finding.ts'
import type { FuzzyDate } from '../kernel/fuzzy-date.ts'
import { resolutionEvents as events, type ResolutionEvents } from './resolution-events.ts'
import { changeObligation, initialResolution, isDone, openObligations, resolutionFindings, type ResolutionPhase, type ResolutionState } from './resolution-state.ts'
import type { ObligationId } from './vocabulary.ts'

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

type ObligationEvent = {
  [K in keyof ResolutionEvents]: ResolutionEvents[K] extends { readonly obligation: ObligationId } ? K : never
}[keyof ResolutionEvents]

/** A step of an obligation that is known and not yet done. */
const onOpenObligation =
  <K extends ObligationEvent>(type: K) =>
  (data: ResolutionEvents[K], state: ResolutionState, on: FuzzyDate): Decision<MessageOf<ResolutionEvents, K>> => {
    const known = state.obligations[data.obligation]
    if (known === undefined) return left(unknownReference('obligation', data.obligation, Object.keys(state.obligations)))
    return isDone(known)
      ? left(alreadyExists(`end (${known.status}) of the obligation`, data.obligation))
      : right([message<ResolutionEvents, K>(type, on, data)])
  }

/** The Beschluss as an aggregate; its streams are `resolution-<id>`. */
export const resolution = defineAggregate<ResolutionPhase, ResolutionState, typeof events, typeof commands>({
  category: 'resolution',
  module: 'governance',
  german: 'Beschluss',
  seat: '§§ 66, 88 NKomVG; §§ 54, 63 HGO; §§ 28, 33 LKO; § 56 KVG LSA; § 44c SGB II',
  summary: 'What was resolved, what is to be done because of it, and what became of that.',
  events,
  commands,
  initial: initialResolution,
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
    ImplementationProgressReported: (state, { obligation }) => changeObligation(state, obligation, { status: 'inProgress' }),
    ObligationFulfilled: (state, { obligation }) => changeObligation(state, obligation, { status: 'fulfilled' }),
    ObligationRescheduled: (state, { obligation, due }) => changeObligation(state, obligation, { due }),
    ObligationWaived: (state, { obligation }) => changeObligation(state, obligation, { status: 'waived' }),
    ObligationTransferred: (state, { obligation, to }) => changeObligation(state, obligation, { owner: to }),
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
    CreateObligation: (data, state, on) => {
      const known = state.obligations[data.obligation]
      if (known === undefined) return right([message<ResolutionEvents, 'ObligationCreated'>('ObligationCreated', on, data)])
      // A person and a process manager may both make what a motion asked for.
      const isSame = known.aspect === data.aspect && known.what === data.what && known.responsible === data.responsible && known.originalDue === data.due
      return isSame ? right([]) : left(alreadyExists('obligation', data.obligation))
    },
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
  findings: resolutionFindings,
})

/** An event of a Beschluss. */
export type ResolutionEvent = EventsOf<typeof resolution>
