/**
 * Beratungsreihe: counselling that comes to the social spaces again and again.
 *
 * Seat: § 14 Abs. 3 S. 2 SGB II, in force since 1 July 2023.
 * pilot → recurring ↔ paused → ended.
 */
import { left, right } from 'fp-ts/lib/Either.js'

import { SocialSpaceId } from '../branches/vocabulary.ts'
import { defineAggregate, emits, message, type Decision, type EventsOf } from '../kernel/aggregate.ts'
import { code, literal, record } from '../kernel/codec.ts'
import { EventId } from '../kernel/envelope.ts'
import { defineEvent, type DataOf, type MessageOf } from '../kernel/event.ts'
import { unknownReference } from '../kernel/finding.ts'
import type { FuzzyDate } from '../kernel/fuzzy-date.ts'
import { YearMonth } from '../kernel/local-date.ts'
import { flag, text } from '../kernel/scalar.ts'
import { Venue } from './session-events.ts'
import { consultationSeriesFindings } from './series-findings.ts'

/** How often a series comes. */
export const SeriesCadence = code('monthly', 'weekly', 'fortnightly', 'irregular')

// Events: the storage contract. Names and shapes change only with a new schema version.

const cadence = { rotating: flag, from: YearMonth }
const pauseReason = code('staffAbsent', 'accessRestriction', 'season', 'review', 'other')

/** The events of a Beratungsreihe by type. */
export const consultationSeriesEvents = {
  ConsultationSeriesStarted: defineEvent({
    german: 'Beginn der Beratungsreihe',
    seat: '§ 14 Abs. 3 S. 2 SGB II',
    classification: 'public',
    summary: 'Counselling on site begins, as a pilot or at once for good; `legalBasis` is the provision that the source names.',
    data: record({ name: text, pilot: flag, obligation: literal('voluntary') }, { firstVenue: Venue, legalBasis: text }),
  }),
  SeriesCadenceChanged: defineEvent({
    german: 'Änderung des Turnus',
    classification: 'public',
    summary: 'The series comes this often, in turn through its social spaces where `rotating`; `from` is the first month for which it holds.',
    data: record({ cadence: SeriesCadence }, { ...cadence, reason: text }),
  }),
  SocialSpaceAddedToSeries: defineEvent({
    german: 'Aufnahme eines Sozialraums in die Reihe',
    classification: 'public',
    summary: 'The series comes to one more social space.',
    data: record({ space: SocialSpaceId, name: text }),
  }),
  SocialSpaceRemovedFromSeries: defineEvent({
    german: 'Herausnahme eines Sozialraums aus der Reihe',
    classification: 'public',
    summary: 'The series does not come to a social space any more.',
    data: record({ space: SocialSpaceId }, { reason: code('lowDemand', 'branchOpened', 'merged', 'other') }),
  }),
  MonthWithoutSession: defineEvent({
    german: 'Monat ohne Beratung',
    summary: 'A calendar month has passed without a session although the series is monthly (C-14).',
    data: record({ month: YearMonth }),
  }),
  MonthWithoutSessionCorrected: defineEvent({
    german: 'Berichtigung: doch eine Beratung im Monat',
    summary: 'There was a session after all in a month that was noted as one without.',
    data: record({ month: YearMonth, reason: code('sessionRecordedLater', 'notedWrongly') }, { corrects: EventId }),
  }),
  SeriesPaused: defineEvent({
    german: 'Pause der Reihe',
    summary: 'The series rests; months with a day of rest are exempt from the cadence.',
    data: record({ reason: pauseReason }),
  }),
  SeriesResumed: defineEvent({ german: 'Fortsetzung der Reihe', summary: 'The series goes on.', data: record({}) }),
  SeriesEnded: defineEvent({
    german: 'Ende der Reihe',
    classification: 'public',
    summary: 'The series ends.',
    data: record({ reason: code('pilotEnded', 'branchOpened', 'lowDemand', 'budget', 'other') }),
  }),
  SeriesCorrected: defineEvent({
    german: 'Berichtigung der Angaben zur Reihe',
    summary: 'Details were recorded wrongly.',
    data: record({ reason: text }, { name: text, firstVenue: Venue, legalBasis: text, corrects: EventId }),
  }),
} as const

/** The data of each event of a Beratungsreihe. */
export type ConsultationSeriesEvents = DataOf<typeof consultationSeriesEvents>
type Events = ConsultationSeriesEvents

// State

/** What is known of a Beratungsreihe. */
export interface ConsultationSeriesState {
  readonly phase: 'none' | 'pilot' | 'recurring' | 'paused' | 'ended'
  readonly started: (Events['ConsultationSeriesStarted'] & { readonly on: FuzzyDate }) | undefined
  readonly cadence: Events['SeriesCadenceChanged'] | undefined
  /** The social spaces in the order in which they joined. */
  readonly spaces: ReadonlyArray<Events['SocialSpaceAddedToSeries']>
  readonly monthsWithoutSession: ReadonlyArray<YearMonth>
}
const initial: ConsultationSeriesState = { phase: 'none', started: undefined, cadence: undefined, spaces: [], monthsWithoutSession: [] }

// Commands

const commands = {
  StartSeries: { german: 'Beratungsreihe beginnen', data: consultationSeriesEvents.ConsultationSeriesStarted.data },
  ChangeCadence: { german: 'Turnus ändern', data: consultationSeriesEvents.SeriesCadenceChanged.data },
  AddSocialSpaceToSeries: { german: 'Sozialraum aufnehmen', data: consultationSeriesEvents.SocialSpaceAddedToSeries.data },
  RemoveSocialSpaceFromSeries: { german: 'Sozialraum herausnehmen', data: consultationSeriesEvents.SocialSpaceRemovedFromSeries.data },
  NoteMonthWithoutSession: { german: 'Monat ohne Beratung vermerken', data: consultationSeriesEvents.MonthWithoutSession.data },
  CorrectMonthWithoutSession: { german: 'Vermerk über einen Monat berichtigen', data: consultationSeriesEvents.MonthWithoutSessionCorrected.data },
  PauseSeries: { german: 'Reihe unterbrechen', data: consultationSeriesEvents.SeriesPaused.data },
  ResumeSeries: { german: 'Reihe fortsetzen', data: consultationSeriesEvents.SeriesResumed.data },
  EndSeries: { german: 'Reihe beenden', data: consultationSeriesEvents.SeriesEnded.data },
  CorrectSeries: { german: 'Angaben zur Reihe berichtigen', data: consultationSeriesEvents.SeriesCorrected.data },
}

const unless = <K extends keyof Events>(
  isDone: (data: Events[K], state: ConsultationSeriesState) => boolean,
  type: K,
) =>
  (data: Events[K], state: ConsultationSeriesState, on: FuzzyDate): Decision<MessageOf<Events, K>> =>
    right(isDone(data, state) ? [] : [message<Events, K>(type, on, data)])

const has = (state: ConsultationSeriesState, space: SocialSpaceId): boolean => state.spaces.some((one) => one.space === space)

/** The Beratungsreihe as an aggregate; its streams are `consultation-series-<id>`. */
export const consultationSeries = defineAggregate<ConsultationSeriesState['phase'], ConsultationSeriesState, typeof consultationSeriesEvents, typeof commands>({
  category: 'consultation-series',
  module: 'consultation',
  german: 'Beratungsreihe',
  seat: '§ 14 Abs. 3 S. 2 SGB II',
  summary: 'Counselling that comes to the social spaces again and again, open and voluntary.',
  events: consultationSeriesEvents,
  commands,
  initial,
  lifecycle: {
    ConsultationSeriesStarted: [['none'], ['pilot', 'recurring']],
    SeriesCadenceChanged: [['pilot', 'recurring'], 'recurring'],
    SocialSpaceAddedToSeries: [['pilot', 'recurring', 'paused'], 'same'],
    SocialSpaceRemovedFromSeries: [['pilot', 'recurring', 'paused'], 'same'],
    MonthWithoutSession: [['recurring', 'paused', 'ended'], 'same'],
    MonthWithoutSessionCorrected: [['recurring', 'paused', 'ended'], 'same'],
    SeriesPaused: [['pilot', 'recurring'], 'paused'],
    SeriesResumed: [['paused'], ['pilot', 'recurring']],
    SeriesEnded: [['pilot', 'recurring', 'paused'], 'ended'],
    SeriesCorrected: ['any', 'same'],
  },
  evolve: {
    ConsultationSeriesStarted: (state, data, on) => ({ ...state, phase: data.pilot ? 'pilot' : 'recurring', started: { ...data, on } }),
    SeriesCadenceChanged: (state, data) => ({ ...state, cadence: data }),
    SocialSpaceAddedToSeries: (state, data) => ({ ...state, spaces: [...state.spaces.filter(({ space }) => space !== data.space), data] }),
    SocialSpaceRemovedFromSeries: (state, { space }) => ({ ...state, spaces: state.spaces.filter((one) => one.space !== space) }),
    MonthWithoutSession: (state, { month }) => ({ ...state, monthsWithoutSession: [...state.monthsWithoutSession, month] }),
    MonthWithoutSessionCorrected: (state, { month }) => ({ ...state, monthsWithoutSession: state.monthsWithoutSession.filter((other) => other !== month) }),
    SeriesPaused: (state) => state,
    // A pilot that rested is a pilot again: only a cadence makes it recurring.
    SeriesResumed: (state) => ({ ...state, phase: state.started?.pilot === true && state.cadence === undefined ? 'pilot' : 'recurring' }),
    SeriesEnded: (state) => state,
    SeriesCorrected: (state, { reason: _reason, corrects: _corrects, ...changed }) =>
      state.started === undefined ? state : { ...state, started: { ...state.started, ...changed } },
  },
  decide: {
    StartSeries: emits<Events, 'ConsultationSeriesStarted'>('ConsultationSeriesStarted'),
    ChangeCadence: emits<Events, 'SeriesCadenceChanged'>('SeriesCadenceChanged'),
    AddSocialSpaceToSeries: unless(({ space }, state) => has(state, space), 'SocialSpaceAddedToSeries'),
    RemoveSocialSpaceFromSeries: (data, state, on) =>
      has(state, data.space)
        ? right([message<Events, 'SocialSpaceRemovedFromSeries'>('SocialSpaceRemovedFromSeries', on, data)])
        : left(unknownReference('social space', data.space, state.spaces.map(({ space }) => space))),
    NoteMonthWithoutSession: unless(({ month }, state) => state.monthsWithoutSession.includes(month), 'MonthWithoutSession'),
    CorrectMonthWithoutSession: unless(({ month }, state) => !state.monthsWithoutSession.includes(month), 'MonthWithoutSessionCorrected'),
    PauseSeries: emits<Events, 'SeriesPaused'>('SeriesPaused'),
    ResumeSeries: emits<Events, 'SeriesResumed'>('SeriesResumed'),
    EndSeries: emits<Events, 'SeriesEnded'>('SeriesEnded'),
    CorrectSeries: emits<Events, 'SeriesCorrected'>('SeriesCorrected'),
  },
  title: (state) => state.started?.name ?? '',
  findings: consultationSeriesFindings,
})

/** An event of a Beratungsreihe. */
export type ConsultationSeriesEvent = EventsOf<typeof consultationSeries>
