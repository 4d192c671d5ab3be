/** Which months of a monthly Beratungsreihe had no session (C-14). */
import { localDateOf } from '../kernel/berlin-time.ts'
import { yearMonthOf } from '../kernel/calendar.ts'
import type { FuzzyDate } from '../kernel/fuzzy-date.ts'
import type { Instant, YearMonth } from '../kernel/local-date.ts'
import { defineProcessManager, reaction, type Reaction, type Told } from '../kernel/process-manager.ts'
import { certainMonth, firstFullMonth, firstTouchedMonth, lastTouchedMonth, mayInclude, monthAfter, monthsOfPast, type MonthSpan } from './month-spans.ts'
import { consultationSeries, type ConsultationSeriesEvents, type consultationSeriesEvents } from './series.ts'
import type { consultationSessionEvents } from './session-events.ts'
import type { SeriesId } from './vocabulary.ts'

/** What the process manager knows of one series. */
export interface SeriesMonths {
  /** The months in which a session is due. */
  readonly monthly: ReadonlyArray<MonthSpan>
  /** The months that are exempt, because the series rested or had ended. */
  readonly rests: ReadonlyArray<MonthSpan>
  /** The months about which everything is said. */
  readonly noted: ReadonlyArray<YearMonth>
}
/** What the process manager knows of one session. */
export interface SessionMonth {
  readonly series?: SeriesId
  /** The months in which it may have been held; absent as long as it was not. */
  readonly held?: MonthSpan
}
/** What the process manager {@link monthlySeries} remembers. */
export interface MonthlySeriesState {
  readonly series: Readonly<Record<string, SeriesMonths>>
  readonly sessions: Readonly<Record<string, SessionMonth>>
}

const unknownSeries: SeriesMonths = { monthly: [], rests: [], noted: [] }

const changeSeries = (state: MonthlySeriesState, id: string, to: (known: SeriesMonths) => SeriesMonths): MonthlySeriesState => ({
  ...state,
  series: { ...state.series, [id]: to(state.series[id] ?? unknownSeries) },
})

const changeSession = (state: MonthlySeriesState, id: string, to: SessionMonth): MonthlySeriesState => ({
  ...state,
  sessions: { ...state.sessions, [id]: { ...state.sessions[id], ...to } },
})

const isOpen = (span: MonthSpan | undefined): boolean => span !== undefined && span.to === undefined

/** The spans with a change of cadence: a monthly one that goes on is left as it is. */
const withCadence = (
  spans: ReadonlyArray<MonthSpan>,
  { cadence, from }: ConsultationSeriesEvents['SeriesCadenceChanged'],
  on: FuzzyDate,
): ReadonlyArray<MonthSpan> => {
  const last = spans.at(-1)
  if (cadence === 'monthly') {
    const start = from ?? firstFullMonth(on)
    return isOpen(last) || start === undefined ? spans : [...spans, { from: start }]
  }
  if (last === undefined || !isOpen(last)) return spans
  const touched = from ?? firstTouchedMonth(on)
  // When the change cannot be placed, no month of the span is certain any more.
  return touched === undefined ? spans.slice(0, -1) : [...spans.slice(0, -1), { ...last, to: monthAfter(touched, -1) }]
}

const withResumption = (rests: ReadonlyArray<MonthSpan>, on: FuzzyDate): ReadonlyArray<MonthSpan> => {
  const last = rests.at(-1)
  const touched = lastTouchedMonth(on)
  return last === undefined || touched === undefined ? rests : [...rests.slice(0, -1), { ...last, to: touched }]
}

const restFrom = (on: FuzzyDate): MonthSpan => {
  const from = firstTouchedMonth(on)
  return from === undefined ? {} : { from }
}

/** The months of a series that are over and certainly had no session. */
const missing = ({ monthly, rests, noted }: SeriesMonths, held: ReadonlyArray<MonthSpan>, last: YearMonth): ReadonlyArray<YearMonth> => {
  const found: YearMonth[] = []
  for (const { from, to = last } of monthly) {
    if (from === undefined) continue
    for (let month = from; month <= to && month <= last; month = monthAfter(month)) {
      if (!noted.includes(month) && ![...rests, ...held].some((span) => mayInclude(span, month))) found.push(month)
    }
  }
  return found
}

const due = (state: MonthlySeriesState, now: Instant): ReadonlyArray<Reaction> => {
  const last = monthAfter(yearMonthOf(localDateOf(now)), -1)
  const heldIn = new Map<string, MonthSpan[]>()
  for (const { series, held } of Object.values(state.sessions)) {
    if (series === undefined || held === undefined) continue
    const known = heldIn.get(series)
    if (known === undefined) heldIn.set(series, [held])
    else known.push(held)
  }
  return Object.entries(state.series).flatMap(([id, months]) =>
    missing(months, heldIn.get(id) ?? [], last).map((month) =>
      reaction(consultationSeries, id, `${id} ${month}`, { type: 'NoteMonthWithoutSession', on: month, data: { month } }),
    ),
  )
}

/** Takes a note back when a session of that month becomes known after all. */
const corrected = (state: MonthlySeriesState, told: Told): ReadonlyArray<Reaction> => {
  const session = state.sessions[told.id]
  const month = session?.held === undefined ? undefined : certainMonth(session.held)
  if (session?.series === undefined || month === undefined || state.series[session.series]?.noted.includes(month) !== true) return []
  return [
    reaction(consultationSeries, session.series, `${told.event} ${month}`, {
      type: 'CorrectMonthWithoutSession', on: month, data: { month, reason: 'sessionRecordedLater' },
    }),
  ]
}

/**
 * Notes every complete calendar month in which a monthly series had no session (C-14).
 *
 * A month is complete when it is over in Europe/Berlin, and counts from the first full month of the cadence. A session whose
 * date leaves the month open counts for none, and stands against a note on every month in which it may have been held.
 * Months with a day of rest are exempt. A session that becomes known later takes the note back.
 */
export const monthlySeries = defineProcessManager<MonthlySeriesState, typeof consultationSeriesEvents & typeof consultationSessionEvents>({
  name: 'monthly-series',
  german: 'Monatliche Beratungsreihe',
  summary: 'Notes the months in which a monthly series had no session.',
  initial: { series: {}, sessions: {} },
  evolve: {
    SeriesCadenceChanged: (state, data, told) => changeSeries(state, told.id, (known) => ({ ...known, monthly: withCadence(known.monthly, data, told.on) })),
    SeriesPaused: (state, _data, told) => changeSeries(state, told.id, (known) => ({ ...known, rests: [...known.rests, restFrom(told.on)] })),
    SeriesResumed: (state, _data, told) => changeSeries(state, told.id, (known) => ({ ...known, rests: withResumption(known.rests, told.on) })),
    SeriesEnded: (state, _data, told) => changeSeries(state, told.id, (known) => ({ ...known, rests: [...known.rests, restFrom(told.on)] })),
    MonthWithoutSession: (state, { month }, told) => changeSeries(state, told.id, (known) => ({ ...known, noted: [...known.noted, month] })),
    SessionScheduled: (state, { series }, told) => (series === undefined ? state : changeSession(state, told.id, { series })),
    SessionHeld: (state, _data, told) => changeSession(state, told.id, { held: monthsOfPast(told.on, localDateOf(told.recordedAt)) }),
    SessionCorrected: (state, { series, date }, told) =>
      changeSession(state, told.id, {
        ...(series === undefined ? {} : { series }),
        ...(date === undefined || state.sessions[told.id]?.held === undefined ? {} : { held: monthsOfPast(date, localDateOf(told.recordedAt)) }),
      }),
  },
  react: {
    SessionHeld: (state, _data, told) => corrected(state, told),
    SessionCorrected: (state, _data, told) => corrected(state, told),
  },
  due,
})
