import { consultationSeries } from '@vor-ort/core'
import { command, event, specify } from '@vor-ort/testing'
import { describe, expect, test } from 'vitest'

import { dateOf, month, on, space } from './data.ts'

const given = specify(consultationSeries)
const start = { name: 'Sozialraumorientierte Beratung', pilot: true, obligation: 'voluntary' } as const
const started = event(consultationSeries, 'ConsultationSeriesStarted', on, start)
const monthly = event(consultationSeries, 'SeriesCadenceChanged', on, { cadence: 'monthly', rotating: true, reason: 'große Resonanz', from: month('2026-07') })
const paused = event(consultationSeries, 'SeriesPaused', on, { reason: 'season' })
const resumed = event(consultationSeries, 'SeriesResumed', on, {})

describe('A Beratungsreihe', () => {
  test('begins as a pilot, becomes recurring, rests, goes on and ends', () => {
    given([]).when(command(consultationSeries, 'StartSeries', on, start)).then([started]).thenState({ phase: 'pilot' })
    given([]).when(command(consultationSeries, 'StartSeries', on, { ...start, pilot: false })).thenState({ phase: 'recurring' })
    given([started]).when(command(consultationSeries, 'ChangeCadence', on, monthly.data)).then([monthly]).thenState({ phase: 'recurring', cadence: monthly.data })
    given([started, monthly]).when(command(consultationSeries, 'PauseSeries', on, paused.data)).then([paused]).thenState({ phase: 'paused' })
    given([started, monthly, paused]).when(command(consultationSeries, 'ResumeSeries', on, {})).then([resumed]).thenState({ phase: 'recurring' })
    const ended = event(consultationSeries, 'SeriesEnded', on, { reason: 'branchOpened' })
    given([started, monthly]).when(command(consultationSeries, 'EndSeries', on, ended.data)).then([ended]).thenState({ phase: 'ended' })
    given([started, monthly, ended]).when(command(consultationSeries, 'PauseSeries', on, paused.data)).thenRejected({ _tag: 'WrongPhase', phase: 'ended' })
  })

  test('that rested as a pilot goes on as a pilot', () => {
    given([started, paused, resumed]).thenState({ phase: 'pilot' })
    given([event(consultationSeries, 'ConsultationSeriesStarted', on, { ...start, pilot: false }), paused, resumed]).thenState({ phase: 'recurring' })
  })

  test('comes to social spaces, each once', () => {
    const added = event(consultationSeries, 'SocialSpaceAddedToSeries', on, { space, name: 'Hage' })
    const removed = event(consultationSeries, 'SocialSpaceRemovedFromSeries', on, { space, reason: 'merged' })
    given([started]).when(command(consultationSeries, 'AddSocialSpaceToSeries', on, added.data)).then([added]).thenState({ spaces: [{ space, name: 'Hage' }] })
    given([started, added]).when(command(consultationSeries, 'AddSocialSpaceToSeries', on, added.data)).thenNothing()
    given([started, added]).when(command(consultationSeries, 'RemoveSocialSpaceFromSeries', on, removed.data)).then([removed]).thenState({ spaces: [] })
    given([started]).when(command(consultationSeries, 'RemoveSocialSpaceFromSeries', on, removed.data)).thenRejected({ _tag: 'UnknownReference', what: 'social space' })
  })

  test('shows each month without a session once, until it is corrected (C-14)', () => {
    const without = event(consultationSeries, 'MonthWithoutSession', month('2026-08'), { month: month('2026-08') })
    const after = event(consultationSeries, 'MonthWithoutSessionCorrected', on, { month: month('2026-08'), reason: 'sessionRecordedLater' })
    const note = command(consultationSeries, 'NoteMonthWithoutSession', month('2026-08'), without.data)
    const correct = command(consultationSeries, 'CorrectMonthWithoutSession', on, after.data)
    given([started, monthly]).when(note).then([without]).thenFindings({ rule: 'C-14', facts: { months: ['2026-08'] } })
    given([started, monthly, without]).when(note).thenNothing()
    given([started, monthly, without]).when(correct).then([after]).thenFindings()
    given([started, monthly]).when(correct).thenNothing()
    given([started]).when(note).thenRejected({ _tag: 'WrongPhase', phase: 'pilot' })
  })

  test('that cites a provision from before it was in force says so (R-21)', () => {
    const citing = (when: string, legalBasis = '§ 14 Abs. 3 S. 2 SGB II') => given([event(consultationSeries, 'ConsultationSeriesStarted', dateOf(when), { ...start, legalBasis })])
    citing('2023-06-30').thenFindings({ rule: 'R-21', severity: 'information' })
    citing('2023-06', '§ 14 Absatz 3 Satz 2 SGB II').thenFindings({ rule: 'R-21' })
    citing('2023-07-01').thenFindings()
    citing('2023').thenFindings()
    citing('2023-06-30', '§ 14 Abs. 3 S. 1 SGB II').thenFindings()
    given([started]).thenFindings()
  })

  test('is corrected in its details', () => {
    const right = event(consultationSeries, 'SeriesCorrected', on, { reason: 'Name', name: 'Beratung vor Ort' })
    given([started]).when(command(consultationSeries, 'CorrectSeries', on, right.data)).then([right])
    expect(consultationSeries.title(given([started, right]).state)).toBe('Beratung vor Ort')
    expect(consultationSeries.title(given([]).state)).toBe('')
  })
})
