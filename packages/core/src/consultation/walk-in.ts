/**
 * Vorsprache ohne Termin: who comes to the reception, is helped there or forwarded; no identifier of a person (C-13).
 *
 * No statute rules it. received → resolved | forwarded → takenOver → finished; received | forwarded → left.
 */
import { left, right } from 'fp-ts/lib/Either.js'

import { BranchId } from '../branches/vocabulary.ts'
import { defineAggregate, emits, message, type Decision, type EventsOf } from '../kernel/aggregate.ts'
import { code, record } from '../kernel/codec.ts'
import { defineEvent, type DataOf, type MessageOf } from '../kernel/event.ts'
import { finding, ruleBroken, type Rejection } from '../kernel/finding.ts'
import type { FuzzyDate } from '../kernel/fuzzy-date.ts'
import { Instant } from '../kernel/local-date.ts'
import { text } from '../kernel/scalar.ts'

// Events: the storage contract. Names and shapes change only with a new schema version.

const at = { at: Instant }
const events = {
  WalkInReceived: defineEvent({
    german: 'Vorsprache',
    summary: 'Somebody comes to the reception without an appointment.',
    data: record({ servicePoint: text, ...at }, { branch: BranchId, concern: code('benefits', 'placement', 'application', 'documents', 'other') }),
  }),
  WalkInResolved: defineEvent({ german: 'Erledigung am Empfang', summary: 'The concern is dealt with at the reception.', data: record(at) }),
  WalkInForwarded: defineEvent({
    german: 'Weitervermittlung',
    summary: 'A unit or role is to take over, because the reception could do nothing (`none`) or only a part (`partial`) of what is needed.',
    data: record({ to: text, reason: code('none', 'partial'), ...at }),
  }),
  WalkInTakenOver: defineEvent({
    german: 'Übernahme durch die Sachbearbeitung',
    summary: 'The unit takes over; `by` says whether that is the caseworker in charge.',
    data: record(at, { by: code('assigned', 'substitute', 'other') }),
  }),
  WalkInFinished: defineEvent({ german: 'Abschluss der Vorsprache', summary: 'The talk is over.', data: record(at) }),
  WalkInLeft: defineEvent({ german: 'Gegangen ohne Beratung', summary: 'The person left while waiting.', data: record(at) }),
}
type Events = DataOf<typeof events>

// State

/** What is known of a Vorsprache. */
export interface WalkInState {
  readonly phase: 'none' | 'received' | 'resolved' | 'forwarded' | 'takenOver' | 'finished' | 'left'
  readonly received: Events['WalkInReceived'] | undefined
  /** The last forwarding; the first is in `firstForwardedAt`. */
  readonly forwarded: Events['WalkInForwarded'] | undefined
  readonly firstForwardedAt: Instant | undefined
  readonly takenOver: Events['WalkInTakenOver'] | undefined
  readonly endedAt: Instant | undefined
  /** The latest time so far. */
  readonly lastAt: Instant | undefined
  /** The events whose time lies before that of an earlier one. */
  readonly outOfOrder: ReadonlyArray<string>
}
const initial: WalkInState = {
  phase: 'none',
  received: undefined,
  forwarded: undefined,
  firstForwardedAt: undefined,
  takenOver: undefined,
  endedAt: undefined,
  lastAt: undefined,
  outOfOrder: [],
}

const passed = (state: WalkInState, type: keyof Events, now: Instant): WalkInState =>
  state.lastAt === undefined || state.lastAt <= now ? { ...state, lastAt: now } : { ...state, outOfOrder: [...state.outOfOrder, type] }

// Commands

const commands = {
  ReceiveWalkIn: { german: 'Vorsprache aufnehmen', data: events.WalkInReceived.data },
  ResolveWalkIn: { german: 'Am Empfang erledigen', data: events.WalkInResolved.data },
  ForwardWalkIn: { german: 'Weitervermitteln', data: events.WalkInForwarded.data },
  TakeOverWalkIn: { german: 'Vorsprache übernehmen', data: events.WalkInTakenOver.data },
  FinishWalkIn: { german: 'Vorsprache abschließen', data: events.WalkInFinished.data },
  RecordWalkInLeft: { german: 'Weggang erfassen', data: events.WalkInLeft.data },
}

const tooEarly = (now: Instant, before: Instant): Rejection =>
  ruleBroken('C-12', { de: 'Die Zeit liegt vor der des vorigen Schritts.', en: 'The time lies before that of the step before.' }, { at: now, before })

const inOrder = <K extends keyof Events>(type: K) =>
  (data: Events[K], { lastAt }: WalkInState, on: FuzzyDate): Decision<MessageOf<Events, K>> =>
    lastAt !== undefined && data.at < lastAt
      ? left(tooEarly(data.at, lastAt))
      : right([message<Events, K>(type, on, data)])

/** The Vorsprache ohne Termin as an aggregate; its streams are `walk-in-<id>`. */
export const walkIn = defineAggregate<WalkInState['phase'], WalkInState, typeof events, typeof commands>({
  category: 'walk-in',
  module: 'consultation',
  german: 'Vorsprache ohne Termin',
  seat: 'none',
  summary: 'Who comes to the reception without an appointment, is helped there or forwarded.',
  events,
  commands,
  initial,
  lifecycle: {
    WalkInReceived: [['none'], 'received'],
    WalkInResolved: [['received'], 'resolved'],
    WalkInForwarded: [['received', 'forwarded'], 'forwarded'],
    WalkInTakenOver: [['forwarded'], 'takenOver'],
    WalkInFinished: [['takenOver'], 'finished'],
    WalkInLeft: [['received', 'forwarded'], 'left'],
  },
  evolve: {
    WalkInReceived: (state, received) => ({ ...passed(state, 'WalkInReceived', received.at), received }),
    WalkInResolved: (state, { at: now }) => ({ ...passed(state, 'WalkInResolved', now), endedAt: now }),
    WalkInForwarded: (state, forwarded) => ({
      ...passed(state, 'WalkInForwarded', forwarded.at),
      forwarded,
      firstForwardedAt: state.firstForwardedAt ?? forwarded.at,
    }),
    WalkInTakenOver: (state, takenOver) => ({ ...passed(state, 'WalkInTakenOver', takenOver.at), takenOver }),
    WalkInFinished: (state, { at: now }) => ({ ...passed(state, 'WalkInFinished', now), endedAt: now }),
    WalkInLeft: (state, { at: now }) => ({ ...passed(state, 'WalkInLeft', now), endedAt: now }),
  },
  decide: {
    ReceiveWalkIn: emits<Events, 'WalkInReceived'>('WalkInReceived'),
    ResolveWalkIn: inOrder('WalkInResolved'),
    ForwardWalkIn: inOrder('WalkInForwarded'),
    TakeOverWalkIn: inOrder('WalkInTakenOver'),
    FinishWalkIn: inOrder('WalkInFinished'),
    RecordWalkInLeft: inOrder('WalkInLeft'),
  },
  title: ({ received }) => (received === undefined ? '' : `${received.servicePoint}, ${received.at}`),
  findings: ({ outOfOrder }) =>
    outOfOrder.length === 0
      ? []
      : [
          finding('C-12', 'warning', {
            de: 'Die Zeiten der Vorsprache liegen nicht in der Reihenfolge ihrer Schritte.',
            en: 'The times of the walk-in are not in the order of its steps.',
          }, { events: outOfOrder }),
        ],
})

/** An event of a Vorsprache ohne Termin. */
export type WalkInEvent = EventsOf<typeof walkIn>
