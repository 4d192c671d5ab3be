/**
 * Eilentscheidung: what an office decides when the body cannot meet in time, and whom it must tell.
 *
 * Seats: § 89 NKomVG; § 51a HGO, § 30a HKO; § 42 LKO; § 65 Abs. 4 KVG LSA.
 * taken → confirmed | repealed | noted; the reports to body and committee are due in between.
 */
import { right } from 'fp-ts/lib/Either.js'

import { defineAggregate, emits, keep, message, type EventsOf } from '../kernel/aggregate.ts'
import { code, list, record } from '../kernel/codec.ts'
import { flag, text } from '../kernel/scalar.ts'
import { defineEvent, type DataOf } from '../kernel/event.ts'
import { finding } from '../kernel/finding.ts'
import { BodyId, MeetingId, ResolutionId, Title } from './vocabulary.ts'

const Addressee = code('body', 'committee')

// Events: the storage contract. Names and shapes change only with a new schema version.

const events = {
  UrgentDecisionTaken: defineEvent({
    german: 'Eilentscheidung',
    seat: '§ 89 NKomVG; § 51a HGO; § 42 LKO; § 65 Abs. 4 KVG LSA',
    summary: 'An office decides in place of the body; `reportTo` comes from the rules of the body.',
    data: record(
      { body: BodyId, title: Title, office: text, ground: text, reportTo: list(Addressee) },
      { agreedBy: text, disadvantageThreatened: flag, resolution: ResolutionId },
    ),
  }),
  UrgentDecisionReported: defineEvent({
    german: 'Unterrichtung über die Eilentscheidung',
    seat: '§ 89 NKomVG',
    summary: 'The body or the committee is told.',
    data: record({ to: Addressee }, { meeting: MeetingId }),
  }),
  UrgentDecisionConfirmed: defineEvent({ german: 'Bestätigung', summary: 'The body confirms it.', data: record({}, { resolution: ResolutionId }) }),
  UrgentDecisionRepealed: defineEvent({ german: 'Aufhebung der Eilentscheidung', summary: 'The body repeals it.', data: record({}, { resolution: ResolutionId }) }),
  UrgentDecisionNoted: defineEvent({ german: 'Kenntnisnahme der Eilentscheidung', summary: 'The body takes note.', data: record({}, { meeting: MeetingId }) }),
}
type Events = DataOf<typeof events>

// State

/** What is known of an Eilentscheidung. */
export interface UrgentDecisionState {
  readonly phase: 'none' | 'taken' | 'confirmed' | 'repealed' | 'noted'
  readonly taken: Events['UrgentDecisionTaken'] | undefined
  readonly reported: ReadonlyArray<Events['UrgentDecisionReported']['to']>
}
const initial: UrgentDecisionState = { phase: 'none', taken: undefined, reported: [] }

const commands = {
  TakeUrgentDecision: { german: 'Eilentscheidung treffen', data: events.UrgentDecisionTaken.data },
  ReportUrgentDecision: { german: 'Über Eilentscheidung unterrichten', data: events.UrgentDecisionReported.data },
  ConfirmUrgentDecision: { german: 'Eilentscheidung bestätigen', data: events.UrgentDecisionConfirmed.data },
  RepealUrgentDecision: { german: 'Eilentscheidung aufheben', data: events.UrgentDecisionRepealed.data },
  NoteUrgentDecision: { german: 'Eilentscheidung zur Kenntnis nehmen', data: events.UrgentDecisionNoted.data },
}

const ended = ['confirmed', 'repealed', 'noted'] as const

/** The Eilentscheidung as an aggregate; its streams are `urgent-decision-<id>`. */
export const urgentDecision = defineAggregate<UrgentDecisionState['phase'], UrgentDecisionState, typeof events, typeof commands>({
  category: 'urgent-decision',
  module: 'governance',
  german: 'Eilentscheidung',
  seat: '§ 89 NKomVG; § 51a HGO, § 30a HKO; § 42 LKO; § 65 Abs. 4 KVG LSA',
  summary: 'What an office decides when the body cannot meet in time, and whom it must tell.',
  events,
  commands,
  initial,
  lifecycle: {
    UrgentDecisionTaken: [['none'], 'taken'],
    UrgentDecisionReported: [['taken', ...ended], 'same'],
    UrgentDecisionConfirmed: [['taken'], 'confirmed'],
    UrgentDecisionRepealed: [['taken'], 'repealed'],
    UrgentDecisionNoted: [['taken'], 'noted'],
  },
  evolve: {
    UrgentDecisionTaken: (state, taken) => ({ ...state, taken }),
    UrgentDecisionReported: (state, { to }) => ({ ...state, reported: [...state.reported, to] }),
    UrgentDecisionConfirmed: keep,
    UrgentDecisionRepealed: keep,
    UrgentDecisionNoted: keep,
  },
  decide: {
    TakeUrgentDecision: emits<Events, 'UrgentDecisionTaken'>('UrgentDecisionTaken'),
    ReportUrgentDecision: (data, state, on) =>
      right(state.reported.includes(data.to) ? [] : [message<Events, 'UrgentDecisionReported'>('UrgentDecisionReported', on, data)]),
    ConfirmUrgentDecision: emits<Events, 'UrgentDecisionConfirmed'>('UrgentDecisionConfirmed'),
    RepealUrgentDecision: emits<Events, 'UrgentDecisionRepealed'>('UrgentDecisionRepealed'),
    NoteUrgentDecision: emits<Events, 'UrgentDecisionNoted'>('UrgentDecisionNoted'),
  },
  title: (state) => state.taken?.title.asPublished ?? '',
  findings: (state) => {
    const missing = (state.taken?.reportTo ?? []).filter((addressee) => !state.reported.includes(addressee))
    return missing.length === 0
      ? []
      : [
          finding('R-108', 'violation', {
            de: 'Über die Eilentscheidung wurde noch nicht unverzüglich unterrichtet.',
            en: 'The urgent decision has not been reported as it must be without delay.',
          }, { missing }),
        ]
  },
})

/** An event of an Eilentscheidung. */
export type UrgentDecisionEvent = EventsOf<typeof urgentDecision>
