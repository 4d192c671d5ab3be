/**
 * Fachkraft: who works on cases, in which functions, for how much of a post, and from which cases they are excluded.
 *
 * Seats: § 14 Abs. 3 SGB II; § 16 SGB X for exclusion. active → left; who comes back is registered again. Only pseudonyms
 * are stored, no name and nothing about health.
 */
import { left, right } from 'fp-ts/lib/Either.js'

import { BranchId, Fte } from '../branches/vocabulary.ts'
import { defineAggregate, emits, message, type EventsOf } from '../kernel/aggregate.ts'
import { record, someOf } from '../kernel/codec.ts'
import type { Decimal } from '../kernel/decimal.ts'
import { defineEvent, type DataOf } from '../kernel/event.ts'
import { alreadyExists, unknownReference } from '../kernel/finding.ts'
import { boundsOf, isNotAfter, type FuzzyDate } from '../kernel/fuzzy-date.ts'
import { LocalDate } from '../kernel/local-date.ts'
import { contains, Period } from '../kernel/period.ts'
import { multiplyDecimals } from '../kernel/ratio.ts'
import { CaseFunction, CaseId, CaseworkUnitId, type CaseworkerId } from './vocabulary.ts'
import type { ObservedWitness } from './witness.ts'

// Events: the storage contract. Names and shapes change only with a new schema version.

const place = { unit: CaseworkUnitId, branch: BranchId }
const personal = { classification: 'personal' } as const

const events = {
  CaseworkerRegistered: defineEvent({
    ...personal,
    german: 'Fachkraft aufgenommen',
    summary: 'Somebody works on cases from now on, in these functions.',
    data: record({ functions: someOf(CaseFunction) }, place),
  }),
  CapacityChanged: defineEvent({
    ...personal,
    german: 'Stellenanteil',
    summary: 'The share of a full-time post in a function from a day on; a share of 0 ends the function.',
    data: record({ function: CaseFunction, fte: Fte, from: LocalDate }),
  }),
  CaseworkerAbsenceRecorded: defineEvent({
    ...personal,
    german: 'Abwesenheit',
    summary: 'Somebody is absent for a period; why is not stored.',
    data: record({ period: Period }),
  }),
  CaseworkerConflictDeclared: defineEvent({
    ...personal,
    german: 'Ausschluss im Verfahren',
    seat: '§ 16 SGB X',
    summary: 'Somebody is excluded from a case, as a relative or in their own affairs; which of these is not stored (A-4).',
    data: record({ case: CaseId }),
  }),
  CaseworkerConflictLifted: defineEvent({
    ...personal,
    german: 'Ende des Ausschlusses',
    seat: '§ 16 SGB X',
    summary: 'Somebody is no longer excluded from a case.',
    data: record({ case: CaseId }),
  }),
  CaseworkerMoved: defineEvent({ ...personal, german: 'Umsetzung', summary: 'Somebody works at another branch or in another unit.', data: record({}, place) }),
  CaseworkerLeft: defineEvent({ ...personal, german: 'Ausscheiden', summary: 'Somebody does not work on cases any more from this day.', data: record({}) }),
}
type Events = DataOf<typeof events>

// State

/** What is known of a Fachkraft. */
export interface CaseworkerState {
  readonly phase: 'none' | 'active' | 'left'
  readonly functions: ReadonlyArray<CaseFunction>
  readonly unit: CaseworkUnitId | undefined
  readonly branch: BranchId | undefined
  readonly left: FuzzyDate | undefined
  /** Shares of a post in the order of their days. */
  readonly posts: ReadonlyArray<Events['CapacityChanged']>
  readonly absences: ReadonlyArray<Period>
  readonly conflicts: ReadonlyArray<CaseId>
}
const initial: CaseworkerState = { phase: 'none', functions: [], unit: undefined, branch: undefined, left: undefined, posts: [], absences: [], conflicts: [] }

/** The share of a post in a function on a day; `undefined` when nobody said. */
export const fteOn = (state: CaseworkerState, of: CaseFunction, on: LocalDate): Decimal | undefined =>
  state.posts.findLast((post) => post.function === of && post.from <= on)?.fte

/** The functions that somebody has on a day: those not ended by a share of 0. */
export const functionsOn = (state: CaseworkerState, on: LocalDate): ReadonlyArray<CaseFunction> =>
  CaseFunction.codes.filter((of) => {
    const fte = fteOn(state, of, on)
    return fte === undefined ? state.functions.includes(of) : fte !== '0'
  })

/** Whether somebody is absent on a day. */
export const isAbsentOn = (state: CaseworkerState, on: LocalDate): boolean => state.absences.some((period) => contains(period, on))

/** For which assignment a witness is asked. */
export interface WitnessQuestion {
  readonly case: CaseId
  readonly function: CaseFunction
  readonly on: LocalDate
  /** How many assignments the person has before this one. */
  readonly caseload?: number
  /** How many clients there are to be for a full-time post, as the caseload policy says. */
  readonly clientsPerFte?: Decimal
}

/**
 * The witness for an assignment, as the caseworker's own stream shows it.
 *
 * The capacity is the share of the post times the clients for a full one; it is not known where one of them is not.
 *
 * @example
 * ```ts
 * import { CaseId, caseworker, CaseworkerId, day, derivedId, witnessOf } from '@vor-ort/core'
 * const [someone, someCase] = [derivedId(CaseworkerId, 'a'), derivedId(CaseId, 'b')]
 * witnessOf(someone, caseworker.initial, { case: someCase, function: 'placement', on: day('2026-07-01') })
 * // => { kind: 'observed', caseworker: someone, active: false, functions: [], conflictDeclared: false }
 * ```
 */
export const witnessOf = (id: CaseworkerId, state: CaseworkerState, question: WitnessQuestion): ObservedWitness => {
  const { function: of, on, caseload, clientsPerFte } = question
  const fte = fteOn(state, of, on)
  return {
    kind: 'observed',
    caseworker: id,
    active: state.phase === 'active' || (state.left !== undefined && isNotAfter(state.left, on) === 'no'),
    functions: functionsOn(state, on),
    conflictDeclared: state.conflicts.includes(question.case),
    ...(fte === undefined ? {} : { fte }),
    ...(caseload === undefined ? {} : { caseload }),
    ...(fte === undefined || clientsPerFte === undefined ? {} : { capacity: multiplyDecimals(fte, clientsPerFte) }),
  }
}

const notEndedBefore = (periods: ReadonlyArray<Period>, on: FuzzyDate): ReadonlyArray<Period> => {
  const { earliest } = boundsOf(on)
  return earliest === undefined ? periods : periods.filter(({ to }) => to === undefined || to > earliest)
}

const commands = {
  RegisterCaseworker: { german: 'Fachkraft aufnehmen', data: events.CaseworkerRegistered.data },
  ChangeCapacity: { german: 'Stellenanteil ändern', data: events.CapacityChanged.data },
  RecordCaseworkerAbsence: { german: 'Abwesenheit erfassen', data: events.CaseworkerAbsenceRecorded.data },
  DeclareCaseworkerConflict: { german: 'Ausschluss anzeigen', data: events.CaseworkerConflictDeclared.data },
  LiftCaseworkerConflict: { german: 'Ausschluss aufheben', data: events.CaseworkerConflictLifted.data },
  MoveCaseworker: { german: 'Fachkraft umsetzen', data: events.CaseworkerMoved.data },
  EndCasework: { german: 'Ausscheiden erfassen', data: events.CaseworkerLeft.data },
}

/** The Fachkraft as an aggregate; its streams are `caseworker-<id>`. */
export const caseworker = defineAggregate<CaseworkerState['phase'], CaseworkerState, typeof events, typeof commands>({
  category: 'caseworker',
  module: 'assignments',
  german: 'Fachkraft',
  seat: '§ 14 Abs. 3 SGB II; § 16 SGB X',
  summary: 'Who works on cases, in which functions, for how much of a post, and from which cases they are excluded.',
  events,
  commands,
  initial,
  lifecycle: {
    CaseworkerRegistered: [['none', 'left'], 'active'],
    CapacityChanged: [['active'], 'same'],
    CaseworkerAbsenceRecorded: [['active'], 'same'],
    CaseworkerConflictDeclared: ['any', 'same'],
    CaseworkerConflictLifted: ['any', 'same'],
    CaseworkerMoved: [['active'], 'same'],
    CaseworkerLeft: [['active'], 'left'],
  },
  evolve: {
    CaseworkerRegistered: (state, { functions, unit, branch }) => ({ ...state, functions, unit, branch, left: undefined, posts: [] }),
    CapacityChanged: (state, post) => {
      const others = state.posts.filter((known) => known.function !== post.function || known.from !== post.from)
      return { ...state, posts: [...others, post].toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)) }
    },
    // Absences of the past are in the events; the state keeps what may still matter.
    CaseworkerAbsenceRecorded: (state, { period }, on) => ({ ...state, absences: [...notEndedBefore(state.absences, on), period] }),
    CaseworkerConflictDeclared: (state, data) => (state.conflicts.includes(data.case) ? state : { ...state, conflicts: [...state.conflicts, data.case] }),
    CaseworkerConflictLifted: (state, data) => ({ ...state, conflicts: state.conflicts.filter((id) => id !== data.case) }),
    CaseworkerMoved: (state, { unit, branch }) => ({ ...state, unit: unit ?? state.unit, branch: branch ?? state.branch }),
    CaseworkerLeft: (state, _data, on) => ({ ...state, left: on }),
  },
  decide: {
    RegisterCaseworker: emits<Events, 'CaseworkerRegistered'>('CaseworkerRegistered'),
    ChangeCapacity: (data, state, on) =>
      right(state.posts.some((post) => post.function === data.function && post.from === data.from && post.fte === data.fte) ? [] : [message<Events, 'CapacityChanged'>('CapacityChanged', on, data)]),
    RecordCaseworkerAbsence: emits<Events, 'CaseworkerAbsenceRecorded'>('CaseworkerAbsenceRecorded'),
    DeclareCaseworkerConflict: (data, state, on) =>
      state.conflicts.includes(data.case)
        ? left(alreadyExists('conflict', data.case))
        : right([message<Events, 'CaseworkerConflictDeclared'>('CaseworkerConflictDeclared', on, data)]),
    LiftCaseworkerConflict: (data, state, on) =>
      state.phase === 'none' || state.conflicts.includes(data.case)
        ? right([message<Events, 'CaseworkerConflictLifted'>('CaseworkerConflictLifted', on, data)])
        : left(unknownReference('conflict', data.case, state.conflicts)),
    MoveCaseworker: emits<Events, 'CaseworkerMoved'>('CaseworkerMoved'),
    EndCasework: emits<Events, 'CaseworkerLeft'>('CaseworkerLeft'),
  },
  // A pseudonym has no title; the directory knows the name.
  title: () => '',
  findings: () => [],
})

/** An event of a Fachkraft. */
export type CaseworkerEvent = EventsOf<typeof caseworker>
