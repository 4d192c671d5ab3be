/**
 * Umverteilung: one order that gives many cases to others, with the list that was decided and what came of each.
 *
 * No legal seat of its own. ordered → completed, by itself with the last move. The list is fixed by its digest, and no move
 * is lost: each is confirmed or has failed, so an order that was interrupted is taken up where it stopped.
 */
import { left, right } from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'

import { BranchId } from '../branches/vocabulary.ts'
import { ResolutionId } from '../governance/vocabulary.ts'
import { defineAggregate, keep, message, type Decision, type EventsOf } from '../kernel/aggregate.ts'
import { canonicalJson, sha256Hex } from '../kernel/canonical.ts'
import { code, record, someOf } from '../kernel/codec.ts'
import { defineEvent, type DataOf, type MessageOf } from '../kernel/event.ts'
import { Sha256 } from '../kernel/evidence.ts'
import { alreadyExists, finding, ruleBroken, unknownReference } from '../kernel/finding.ts'
import type { FuzzyDate } from '../kernel/fuzzy-date.ts'
import { naturalNumber } from '../kernel/scalar.ts'
import { DeclinedBecause, ReassignmentReason } from './case-assignment-events.ts'
import { assignmentIdOf, CaseAssignmentId, CaseFunction, CaseId, CaseworkerId, CaseworkUnitId } from './vocabulary.ts'
import { CaseworkerWitness } from './witness.ts'

/** One case of a list: to whom it goes. Without `from` it is whoever has it; without a witness the target is not checked. */
export const BulkMove = record(
  { assignment: CaseAssignmentId, case: CaseId, function: CaseFunction, to: CaseworkerId },
  { from: CaseworkerId, branch: BranchId, unit: CaseworkUnitId, witness: CaseworkerWitness },
)
export type BulkMove = t.TypeOf<typeof BulkMove>

/** Why a move failed; `refused` where the case itself could not say. */
export const BulkFailure = code(...DeclinedBecause.codes, 'refused')

/** The digest of a list of moves: SHA-256 over its canonical JSON. */
export const listHashOf = (moves: ReadonlyArray<BulkMove>): string => sha256Hex(canonicalJson(moves))

// Events: the storage contract. Names and shapes change only with a new schema version.

const move = { assignment: CaseAssignmentId }
const events = {
  BulkReassignmentOrdered: defineEvent({
    german: 'Umverteilung angeordnet',
    classification: 'personal',
    summary: 'A list of cases is to go to others; `countBefore` is how many the list was meant to have (A-11).',
    data: record({ reason: ReassignmentReason, moves: someOf(BulkMove), listHash: Sha256, countBefore: naturalNumber }, { resolution: ResolutionId }),
  }),
  BulkMoveConfirmed: defineEvent({ german: 'Umverteilung eines Falls bestätigt', classification: 'personal', summary: 'One case of the list has gone where it should.', data: record(move) }),
  BulkMoveFailed: defineEvent({
    german: 'Umverteilung eines Falls gescheitert',
    classification: 'personal',
    summary: 'One case of the list stays where it is.',
    data: record({ ...move, reason: BulkFailure }),
  }),
  BulkReassignmentCompleted: defineEvent({
    german: 'Umverteilung abgeschlossen',
    summary: 'Each case of the list has gone or failed; the two numbers are together those of the list.',
    data: record({ count: naturalNumber, failed: naturalNumber }),
  }),
}
type Events = DataOf<typeof events>

// State

/** What is known of an Umverteilung. */
export interface BulkReassignmentState {
  readonly phase: 'none' | 'ordered' | 'completed'
  readonly reason: ReassignmentReason | undefined
  readonly resolution: ResolutionId | undefined
  readonly listHash: string | undefined
  /** The place of each assignment in the list; made once, so that a confirmation copies nothing of the size of the list. */
  readonly places: Readonly<Record<string, number>>
  /** One letter for each place: `.` pending, `m` moved, `f` failed. */
  readonly outcomes: string
  readonly pending: number
  readonly moved: number
  readonly failures: ReadonlyArray<Events['BulkMoveFailed']>
}
const initial: BulkReassignmentState = {
  phase: 'none', reason: undefined, resolution: undefined, listHash: undefined, places: {}, outcomes: '', pending: 0, moved: 0, failures: [],
}

const markOf = (state: BulkReassignmentState, id: CaseAssignmentId): string | undefined => {
  const place = state.places[id]
  return place === undefined ? undefined : state.outcomes[place]
}

const marked = (state: BulkReassignmentState, id: CaseAssignmentId, mark: 'm' | 'f'): BulkReassignmentState => {
  const place = state.places[id]
  const before = markOf(state, id)
  if (place === undefined || before === mark || before === 'm') return state
  return {
    ...state,
    outcomes: `${state.outcomes.slice(0, place)}${mark}${state.outcomes.slice(place + 1)}`,
    pending: before === '.' ? state.pending - 1 : state.pending,
    moved: mark === 'm' ? state.moved + 1 : state.moved,
    failures: before === 'f' ? state.failures.filter(({ assignment }) => assignment !== id) : state.failures,
  }
}

const commands = {
  OrderBulkReassignment: { german: 'Umverteilung anordnen', data: events.BulkReassignmentOrdered.data },
  ConfirmBulkMove: { german: 'Umverteilung eines Falls bestätigen', data: events.BulkMoveConfirmed.data },
  FailBulkMove: { german: 'Umverteilung eines Falls als gescheitert melden', data: events.BulkMoveFailed.data },
}

type Outcome = MessageOf<Events, 'BulkMoveConfirmed' | 'BulkMoveFailed'>

/** The outcome of a move, and the completion where it was the last that was pending. */
const decideOutcome = (outcome: Outcome, state: BulkReassignmentState): Decision<MessageOf<Events>> => {
  const id = outcome.data.assignment
  const mark = markOf(state, id)
  const wanted = outcome.type === 'BulkMoveConfirmed' ? 'm' : 'f'
  if (state.phase !== 'none' && mark === undefined) return left(unknownReference('move', id, Object.keys(state.places)))
  if (mark === wanted) return right([])
  if (mark === 'm') return left(alreadyExists('confirmation of the move', id))
  if (state.phase !== 'ordered' || state.pending !== 1 || mark !== '.') return right([outcome])
  const count = state.moved + (wanted === 'm' ? 1 : 0)
  return right([outcome, message<Events, 'BulkReassignmentCompleted'>('BulkReassignmentCompleted', outcome.on, { count, failed: state.outcomes.length - count })])
}

/** An order whose list is what was decided: no case twice, none misnamed, the digest and the count its own. */
const decideOrder = (data: Events['BulkReassignmentOrdered'], _state: BulkReassignmentState, on: FuzzyDate): Decision<MessageOf<Events>> => {
  const { moves, listHash, countBefore } = data
  const broken = (de: string, en: string, facts: Readonly<Record<string, string | number>>) => left(ruleBroken('A-11', { de, en }, facts))
  const misnamed = moves.find((one) => one.assignment !== assignmentIdOf(one.case, one.function))
  if (misnamed !== undefined) {
    return broken('Die Zuordnung gehört nicht zu Fall und Funktion.', 'The assignment does not belong to case and function.', { assignment: misnamed.assignment })
  }
  const distinct = new Set(moves.map(({ assignment }) => assignment)).size
  if (distinct !== moves.length) return broken('Ein Fall steht mehrmals in der Liste.', 'A case is in the list more than once.', { moves: moves.length, distinct })
  if (countBefore !== moves.length) return broken('Die Liste hat nicht so viele Fälle wie angegeben.', 'The list does not have as many cases as stated.', { moves: moves.length, countBefore })
  const actual = listHashOf(moves)
  if (actual !== listHash) return broken('Die Prüfsumme gehört nicht zu dieser Liste.', 'The digest is not that of this list.', { listHash, actual })
  return right([message<Events, 'BulkReassignmentOrdered'>('BulkReassignmentOrdered', on, data)])
}

/** The Umverteilung as an aggregate; its streams are `bulk-reassignment-<id>`. */
export const bulkReassignment = defineAggregate<BulkReassignmentState['phase'], BulkReassignmentState, typeof events, typeof commands>({
  category: 'bulk-reassignment',
  module: 'assignments',
  german: 'Umverteilung',
  seat: 'none',
  summary: 'One order that gives many cases to others, with the list that was decided and what came of each.',
  events,
  commands,
  initial,
  lifecycle: {
    BulkReassignmentOrdered: [['none'], 'ordered'],
    BulkMoveConfirmed: [['ordered'], 'same'],
    BulkMoveFailed: [['ordered'], 'same'],
    BulkReassignmentCompleted: [['ordered'], 'completed'],
  },
  evolve: {
    BulkReassignmentOrdered: (state, { reason, resolution, moves, listHash }) => ({
      ...state,
      reason,
      resolution,
      listHash,
      places: Object.fromEntries(moves.map(({ assignment }, place) => [assignment, place])),
      outcomes: '.'.repeat(moves.length),
      pending: moves.length,
      moved: 0,
      failures: [],
    }),
    BulkMoveConfirmed: (state, { assignment }) => marked(state, assignment, 'm'),
    BulkMoveFailed: (state, data) => {
      const next = marked(state, data.assignment, 'f')
      return next === state ? state : { ...next, failures: [...next.failures, data] }
    },
    BulkReassignmentCompleted: keep,
  },
  decide: {
    OrderBulkReassignment: decideOrder,
    ConfirmBulkMove: (data, state, on) => decideOutcome({ type: 'BulkMoveConfirmed', on, data }, state),
    FailBulkMove: (data, state, on) => decideOutcome({ type: 'BulkMoveFailed', on, data }, state),
  },
  title: (state) => state.reason ?? '',
  findings: ({ failures }) =>
    failures.length === 0
      ? []
      : [
          finding('A-11', 'warning', {
            de: 'Nicht jeder Fall der Liste wurde umverteilt.',
            en: 'Not every case of the list was reassigned.',
          }, { failed: failures.length, assignments: failures.map(({ assignment }) => assignment) }),
        ],
})

/** An event of an Umverteilung. */
export type BulkReassignmentEvent = EventsOf<typeof bulkReassignment>
/** The events of an Umverteilung by type. */
export const bulkReassignmentEvents = events
