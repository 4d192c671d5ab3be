import { consultationSeries, consultationSession, derivedId, EventId, monthlySeries, streamName, type AnyEvent, type FuzzyDate, type Instant, type MonthlySeriesState } from '@vor-ort/core'
import { command, event } from '@vor-ort/testing'
import { describe, expect, test } from 'vitest'

import { dateOf, month, on, otherSession, series, session, utc } from './data.ts'

interface Happened {
  readonly id: string
  readonly event: AnyEvent
  readonly recordedAt: Instant
}
const lateAt = utc('12:00', '2030-01-01')
const told = ({ id, event: one, recordedAt }: Happened) => ({ stream: streamName('x', id), id, event: derivedId(EventId, `${one.type} ${id}`), on: one.on, recordedAt })
const after = (...happened: ReadonlyArray<Happened>) =>
  happened.reduce((state: MonthlySeriesState, one) => monthlySeries.evolve(state, one.event, told(one)), monthlySeries.initial)
const months = (state: MonthlySeriesState, now: Instant) =>
  monthlySeries.due(state, now).map(({ command: { data } }) => (typeof data === 'object' && data !== null && 'month' in data ? data.month : undefined))

const inSeries = (one: AnyEvent): Happened => ({ id: series, event: one, recordedAt: lateAt })
const monthly = (when = '2026-01-01', from?: string) =>
  inSeries(event(consultationSeries, 'SeriesCadenceChanged', dateOf(when), { cadence: 'monthly', ...(from === undefined ? {} : { from: month(from) }) }))
const scheduled = (id: string = session): Happened => ({
  id, recordedAt: lateAt,
  event: event(consultationSession, 'SessionScheduled', on, { venue: { kind: 'own', place: 'Hage' }, catchment: [], obligation: 'voluntary', booking: 'none', series }),
})
const held = (when: string, id: string = session, recordedAt = lateAt): Happened => ({ id, recordedAt, event: event(consultationSession, 'SessionHeld', dateOf(when), {}) })
const noted = (of: string) => inSeries(event(consultationSeries, 'MonthWithoutSession', month(of), { month: month(of) }))

describe('A month of a monthly series (C-14)', () => {
  test('without a session is noted when it is over in Berlin, not before', () => {
    expect(months(after(monthly()), utc('22:59', '2026-01-31'))).toEqual([])
    expect(months(after(monthly()), utc('23:00', '2026-01-31'))).toEqual(['2026-01'])
    expect(months(after(monthly('2026-07-01')), utc('21:59', '2026-07-31'))).toEqual([])
    expect(months(after(monthly('2026-07-01')), utc('22:00', '2026-07-31'))).toEqual(['2026-07'])
  })

  test('is noted by one command, that is always the same', () => {
    expect(monthlySeries.due(after(monthly()), utc('12:00', '2026-02-01'))).toEqual([
      { key: `${series} 2026-01`, category: 'consultation-series', id: series, command: command(consultationSeries, 'NoteMonthWithoutSession', month('2026-01'), { month: month('2026-01') }) },
    ])
    expect(months(after(monthly(), noted('2026-01')), utc('12:00', '2026-03-01'))).toEqual(['2026-02'])
  })

  test('with a session on its first or last day is not noted', () => {
    expect(months(after(monthly(), scheduled(), held('2026-01-31')), utc('12:00', '2026-03-01'))).toEqual(['2026-02'])
    expect(months(after(monthly(), scheduled(), held('2026-02-01')), utc('12:00', '2026-03-01'))).toEqual(['2026-01'])
    expect(months(after(monthly(), scheduled()), utc('12:00', '2026-02-01'))).toEqual(['2026-01'])
  })

  test('needs a session of this series', () => {
    expect(months(after(monthly(), held('2026-01-15')), utc('12:00', '2026-02-01'))).toEqual(['2026-01'])
    const belongs = { id: session, recordedAt: lateAt, event: event(consultationSession, 'SessionCorrected', on, { reason: 'x', series }) }
    expect(months(after(monthly(), held('2026-01-15'), belongs), utc('12:00', '2026-02-01'))).toEqual([])
  })

  test('counts from the first full month of the cadence, or from the month that is named', () => {
    expect(months(after(monthly('2026-01-02')), utc('12:00', '2026-03-01'))).toEqual(['2026-02'])
    expect(months(after(monthly('2026-01-15', '2026-01')), utc('12:00', '2026-02-01'))).toEqual(['2026-01'])
    expect(months(after(monthly('2025')), utc('12:00', '2026-02-01'))).toEqual(['2026-01'])
    expect(months(after(monthly('2023/..')), utc('12:00', '2026-02-01'))).toEqual([])
    expect(months(after(monthly('2025-11-01')), utc('12:00', '2026-02-01'))).toEqual(['2025-11', '2025-12', '2026-01'])
  })

  test('in which a session may have been held is not noted, and not counted either', () => {
    const open = (when: string, recordedAt = lateAt) => months(after(monthly('2025-12-01'), scheduled(), held(when, session, recordedAt)), utc('12:00', '2026-04-01'))
    expect(open('2026-01-20/2026-02-05')).toEqual(['2025-12', '2026-03'])
    expect(open('XXXX-01~late')).toEqual(['2025-12', '2026-02', '2026-03'])
    expect(open('2026-02~late')).toEqual(['2025-12', '2026-01', '2026-03'])
    expect(open('2026')).toEqual(['2025-12'])
    expect(open('2026-01/..')).toEqual(['2025-12'])
    expect(open('unknown')).toEqual([])
    expect(open('2026-01~')).toEqual([])
  })

  test('after the day on which a session became known cannot be its month', () => {
    const known = utc('12:00', '2026-01-20')
    const open = (when: string) => months(after(monthly('2025-12-01'), scheduled(), held(when, session, known)), utc('12:00', '2026-04-01'))
    expect(open('unknown')).toEqual(['2026-02', '2026-03'])
    expect(open('2026')).toEqual(['2025-12', '2026-02', '2026-03'])
    expect(open('2026-02-10')).toEqual(['2025-12', '2026-01', '2026-03'])
    expect(open('2026-02/..')).toEqual(['2025-12', '2026-01'])
  })

  test('in which the series rested is exempt, up to the months of the pause and of the resumption', () => {
    const pause = (when: string) => inSeries(event(consultationSeries, 'SeriesPaused', dateOf(when), { reason: 'season' }))
    const resume = (when: string) => inSeries(event(consultationSeries, 'SeriesResumed', dateOf(when), {}))
    const now = utc('12:00', '2026-07-01')
    expect(months(after(monthly(), pause('2026-02-15')), now)).toEqual(['2026-01'])
    expect(months(after(monthly(), pause('2026-02-15'), resume('2026-04-10')), now)).toEqual(['2026-01', '2026-05', '2026-06'])
    expect(months(after(monthly(), pause('2026-02-15'), resume('unknown')), now)).toEqual(['2026-01'])
    expect(months(after(monthly(), pause('unknown'), resume('2026-04-10')), now)).toEqual(['2026-05', '2026-06'])
    expect(months(after(monthly(), inSeries(event(consultationSeries, 'SeriesEnded', dateOf('2026-03-31'), { reason: 'budget' }))), now)).toEqual(['2026-01', '2026-02'])
  })

  test('in which the series was not monthly any more is exempt', () => {
    const irregular = (when: string, from?: string) =>
      inSeries(event(consultationSeries, 'SeriesCadenceChanged', dateOf(when), { cadence: 'irregular', ...(from === undefined ? {} : { from: month(from) }) }))
    const now = utc('12:00', '2026-07-01')
    expect(months(after(monthly(), irregular('2026-03-20')), now)).toEqual(['2026-01', '2026-02'])
    expect(months(after(monthly(), irregular('2026-03-20', '2026-05')), now)).toEqual(['2026-01', '2026-02', '2026-03', '2026-04'])
    expect(months(after(monthly(), irregular('unknown')), now)).toEqual([])
    expect(months(after(irregular('2026-03-20')), now)).toEqual([])
    expect(months(after(monthly(), irregular('2026-02-10'), monthly('2026-04-01')), now)).toEqual(['2026-01', '2026-04', '2026-05', '2026-06'])
    expect(months(after(monthly(), monthly('2026-04-10')), now)).toEqual(['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'])
  })
})

describe('A session that becomes known after its month was noted', () => {
  const react = (before: ReadonlyArray<Happened>, one: Happened) => monthlySeries.react(after(...before, one), one.event, told(one))

  test('takes the note back', () => {
    const late = held('2026-01-15')
    expect(react([monthly(), noted('2026-01'), scheduled()], late)).toEqual([
      {
        key: `${told(late).event} 2026-01`, category: 'consultation-series', id: series,
        command: command(consultationSeries, 'CorrectMonthWithoutSession', month('2026-01'), { month: month('2026-01'), reason: 'sessionRecordedLater' }),
      },
    ])
    expect(react([monthly(), scheduled()], late)).toEqual([])
    expect(react([monthly(), noted('2026-01'), scheduled()], held('2026-02-15'))).toEqual([])
    expect(react([monthly(), noted('2026-01'), scheduled()], held('XXXX-01~late'))).toEqual([])
    expect(react([monthly(), noted('2026-01')], late)).toEqual([])
  })

  test('does so too when its date is corrected, and only when it was held', () => {
    const corrected = (date: FuzzyDate, id: string = session) => ({ id, recordedAt: lateAt, event: event(consultationSession, 'SessionCorrected', on, { reason: 'x', date }) })
    const before = [monthly(), noted('2026-01'), scheduled(), held('2026-02-15'), scheduled(otherSession)]
    expect(react(before, corrected(dateOf('2026-01-15')))).toHaveLength(1)
    expect(react(before, corrected(dateOf('2026-01-15'), otherSession))).toEqual([])
    expect(months(after(...before, corrected(dateOf('2026-01-15'))), utc('12:00', '2026-03-01'))).toEqual(['2026-02'])
  })
})
