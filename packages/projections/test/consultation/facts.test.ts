/** Single facts of the consultation module through projections and views. */
import { about, appointment, AppointmentId, BranchId, consultationSeries, consultationSession, CaseId, day, derivedId, exactly, fuzzyDate, Instant, localDateTime, SeriesId, SessionId, slotCalendar, SlotCalendarId, SlotId, socialSpace, SocialSpaceId, streamName, unknownQuantity, walkIn, WalkInId, YearMonth, type AnyEvent, type ConsultationSessionEvents, type FuzzyDate, type Quantity } from '@vor-ort/core'
import { event } from '@vor-ort/testing'
import { describe, expect, test } from 'vitest'

import { sure } from '../fixture.ts'
import { readModelsOver, rowsOf, storeOf } from '../governance/stores.ts'

const date = (text: string): FuzzyDate => sure(fuzzyDate(text))
const local = (text: string) => sure(localDateTime(text))
const at = (text: string): Instant => {
  if (!Instant.is(text)) throw new Error(text)
  return text
}
const space = derivedId(SocialSpaceId, 'Hage')
const on = day('2024-01-24')
const over = async (...given: Parameters<typeof storeOf>[0]) => readModelsOver(await storeOf(given))
type Events = ConsultationSessionEvents

const session = (name: string, more: Partial<Events['SessionScheduled']>, ...events: ReadonlyArray<AnyEvent>) =>
  [
    streamName('consultation-session', derivedId(SessionId, name)),
    [
      event(consultationSession, 'SessionScheduled', on, { socialSpace: space, venue: { kind: 'thirdParty', place: 'Hage' }, catchment: ['Hage'], obligation: 'voluntary', booking: 'none', ...more }),
      ...events,
      event(consultationSession, 'SessionHeld', on, {}),
    ],
  ] as const
const counted = (key: string, kind: Events['HeadcountRecorded']['source']['kind'], visitors: Quantity, perTeam?: Events['HeadcountRecorded']['perTeam']) =>
  event(consultationSession, 'HeadcountRecorded', on, { visitors, source: { key, kind }, ...(perTeam === undefined ? {} : { perTeam }) })
const refugees = (count: Quantity) => event(consultationSession, 'GroupTallied', on, { group: 'refugeesUkraine', count })
const total = 'FROM rm8_consultation_reach WHERE team IS NULL'

describe('RM-8', () => {
  test('never sums teams to visitors, and tells of a team what is counted by team', async () => {
    const target = await over(
      session(
        'a', {},
        event(consultationSession, 'TeamParticipated', on, { team: 'placement' }),
        event(consultationSession, 'TeamParticipated', on, { team: 'benefits' }),
        counted('desk', 'onSite', exactly(40, 'visit'), [{ team: 'placement', visitors: exactly(35, 'visit') }, { team: 'benefits', visitors: exactly(30, 'visit') }]),
      ),
      session('b', {}, event(consultationSession, 'TeamParticipated', on, { team: 'placement' }), counted('desk', 'onSite', about(20, 'visit'))),
    )
    expect(await rowsOf(target, 'SELECT team, teams, sessions, visitors, visitors_qualifier, visitors_per_session FROM rm8_consultation_reach ORDER BY team')).toEqual([
      { team: null, teams: 'benefits + placement; placement', sessions: 2, visitors: 60, visitors_qualifier: 'approx', visitors_per_session: 30 },
      { team: 'benefits', teams: null, sessions: 1, visitors: 30, visitors_qualifier: 'exact', visitors_per_session: 30 },
      { team: 'placement', teams: null, sessions: 2, visitors: 35, visitors_qualifier: 'atLeast', visitors_per_session: 17.5 },
    ])
  })

  test('uses one source of each session, and the tables keep both (60 and 65)', async () => {
    const target = await over(session('a', {}, counted('newspaper', 'otherReport', exactly(65, 'visit')), counted('press text', 'ownReport', about(60, 'visit'))))
    expect(await rowsOf(target, `SELECT visitors, visitors_qualifier ${total}`)).toEqual([{ visitors: 60, visitors_qualifier: 'approx' }])
    expect(await rowsOf(target, 'SELECT source, visitors, preferred FROM session_headcount ORDER BY ordinal')).toEqual([
      { source: 'newspaper', visitors: 65, preferred: 0 },
      { source: 'press text', visitors: 60, preferred: 1 },
    ])
    expect(await rowsOf(target, 'SELECT visitors_because, headcounts, conflicting_headcounts FROM consultation_session')).toEqual([{ visitors_because: 'ownReport', headcounts: 2, conflicting_headcounts: 1 }])
  })

  test.each<readonly [string, Quantity, object]>([
    ['one', exactly(1, 'visit'), { refugees: null, refugees_qualifier: 'suppressed' }],
    ['two', exactly(2, 'visit'), { refugees: null, refugees_qualifier: 'suppressed' }],
    ['three', exactly(3, 'visit'), { refugees: 3, refugees_qualifier: 'exact' }],
    ['none', exactly(0, 'visit'), { refugees: 0, refugees_qualifier: 'exact' }],
    ['many', unknownQuantity('visit'), { refugees: null, refugees_qualifier: 'unknown' }],
  ])('shows %s of the refugees as the minimum count allows', async (_words, count, expected) => {
    const target = await over(session('a', {}, refugees(count)))
    expect(await rowsOf(target, `SELECT refugees, refugees_qualifier ${total}`)).toEqual([expected])
  })

  test('has hours, invitations, response rate, lead time, topics and survey of the month', async () => {
    const invited = (when: FuzzyDate, count: Quantity) => event(consultationSession, 'InvitationsDispatched', when, { channel: 'post', count })
    const target = await over(
      session(
        'a', {}, event(consultationSession, 'SessionRescheduled', on, { start: local('2024-01-24T09:00'), end: local('2024-01-24T13:30') }),
        invited(day('2024-01-10'), exactly(200, 'invitation')), invited(day('2024-01-14'), exactly(40, 'invitation')), invited(date('2024-01'), exactly(10, 'invitation')),
        counted('desk', 'onSite', exactly(50, 'visit')),
        event(consultationSession, 'TopicTallied', on, { topic: 'debts', count: exactly(2, 'talk') }), event(consultationSession, 'TopicTallied', on, { topic: 'benefits', count: about(30, 'talk') }), event(consultationSession, 'TopicTallied', on, { topic: 'housing' }),
        event(consultationSession, 'SurveyConducted', on, { responses: exactly(40, 'response'), positive: exactly(38, 'response') }),
      ),
    )
    expect(await rowsOf(target, `SELECT month, hours, hours_qualifier, invitations, response_rate, response_rate_qualifier, lead_days_least, lead_days_median, topics, survey_responses, survey_positive, survey_positive_qualifier ${total}`)).toEqual([
      { month: '2024-01', hours: 4.5, hours_qualifier: 'exact', invitations: 250, response_rate: 20, response_rate_qualifier: 'exact', lead_days_least: 10, lead_days_median: 12, topics: 'benefits approx 30; debts *; housing', survey_responses: 40, survey_positive: 95, survey_positive_qualifier: 'exact' },
    ])
  })

  test('leaves out what was not held', async () => {
    const [stream, events] = session('a', {})
    const target = await over([stream, events.slice(0, 1)])
    expect(await rowsOf(target, 'SELECT * FROM rm8_consultation_reach')).toEqual([])
  })
})

test('a series that has ended covers no space any more', async () => {
  const series = streamName('consultation-series', derivedId(SeriesId, 'a'))
  const month = '2024-02'
  if (!YearMonth.is(month)) throw new Error(month)
  const given = [
    event(consultationSeries, 'ConsultationSeriesStarted', date('2023'), { name: 'Beratung', pilot: true, obligation: 'voluntary' }),
    event(consultationSeries, 'SocialSpaceAddedToSeries', on, { space, name: 'Hage' }),
    event(consultationSeries, 'SeriesCadenceChanged', on, { cadence: 'monthly', rotating: true }),
    event(consultationSeries, 'MonthWithoutSession', on, { month }),
  ]
  const defined = [streamName('social-space', space), [event(socialSpace, 'SocialSpaceDefined', on, { name: 'Hage', places: [{ name: 'Hage', kind: 'other' }] })]] as const
  const going = await over(defined, [series, given])
  expect(await rowsOf(going, 'SELECT in_series FROM rm7_coverage_matrix')).toEqual([{ in_series: 1 }])
  expect(await rowsOf(going, 'SELECT phase, started_on, cadence, rotating, social_spaces, months_without_session FROM consultation_series')).toEqual([{ phase: 'recurring', started_on: '2023', cadence: 'monthly', rotating: 1, social_spaces: 1, months_without_session: 1 }])
  expect(await rowsOf(going, 'SELECT month FROM series_month_without_session')).toEqual([{ month: '2024-02' }])
  const ended = await over(defined, [series, [...given, event(consultationSeries, 'SeriesEnded', on, { reason: 'budget' })]])
  expect(await rowsOf(ended, 'SELECT in_series FROM rm7_coverage_matrix')).toEqual([{ in_series: 0 }])
})

test('a calendar counts places, bookings, who cancelled and why requests were rejected, and names nobody', async () => {
  const slot = derivedId(SlotId, 'a')
  const who = (name: string) => derivedId(AppointmentId, name)
  const now = at('2024-01-10T08:00:00.000Z')
  const booked = (name: string) => event(slotCalendar, 'BookingConfirmed', on, { appointment: who(name), slot, at: now, channel: 'online' })
  const target = await over([
    streamName('slot-calendar', derivedId(SlotCalendarId, 'a')),
    [
      event(slotCalendar, 'CalendarOpened', on, { servicePoint: 'Norden', purpose: 'Antrag', obligation: 'occasionBound', holdMinutes: 10, branch: derivedId(BranchId, 'Norden') }),
      event(slotCalendar, 'SlotsPublished', on, { slots: [{ slot, start: local('2024-01-24T09:00'), minutes: 20, capacity: 2 }, { slot: derivedId(SlotId, 'b'), start: local('2024-01-24T10:00'), minutes: 20, capacity: 3 }] }),
      event(slotCalendar, 'SlotWithdrawn', on, { slot: derivedId(SlotId, 'b') }),
      booked('a'), booked('b'),
      event(slotCalendar, 'BookingRejected', on, { appointment: who('c'), slot, at: now, reason: 'slotTaken' }),
      event(slotCalendar, 'BookingCancelled', on, { appointment: who('a'), by: 'client', at: now }),
      event(slotCalendar, 'SlotReserved', on, { appointment: who('d'), slot, at: now, expiresAt: at('2024-01-10T08:10:00.000Z'), channel: 'phone' }),
    ],
  ])
  expect(await rowsOf(target, 'SELECT slots_published, slots_withdrawn, places_published, places, booked, held, confirmations, cancelled_by_client, cancelled_by_office, rejected_slot_taken, requests_online, requests_phone, first_start, last_start FROM slot_calendar')).toEqual([
    { slots_published: 2, slots_withdrawn: 1, places_published: 5, places: 2, booked: 1, held: 1, confirmations: 2, cancelled_by_client: 1, cancelled_by_office: 0, rejected_slot_taken: 1, requests_online: 2, requests_phone: 1, first_start: '2024-01-24T09:00', last_start: '2024-01-24T10:00' },
  ])
  expect(JSON.stringify(await rowsOf(target, 'SELECT * FROM slot_calendar'))).not.toContain(who('b'))
})

test('places beyond all counting are not known, and stop nothing', async () => {
  const huge = (name: string) => ({ slot: derivedId(SlotId, name), start: local('2024-01-24T09:00'), minutes: 20, capacity: Number.MAX_SAFE_INTEGER })
  const target = await over([streamName('slot-calendar', derivedId(SlotCalendarId, 'a')), [event(slotCalendar, 'SlotsPublished', on, { slots: [huge('a'), huge('b')] })]])
  expect(await rowsOf(target, 'SELECT slots_published, places_published, places FROM slot_calendar')).toEqual([{ slots_published: 2, places_published: null, places: null }])
})

test('an absence counts as missed only for a Meldeaufforderung with instruction; whose it was is not in the table', async () => {
  const caseRef = derivedId(CaseId, 'somebody')
  const made = (name: string, instructionGiven?: boolean) =>
    [
      streamName('appointment', derivedId(AppointmentId, name)),
      [
        event(appointment, 'AppointmentMade', on, { kind: 'meldeaufforderung', caseRef, start: local('2024-01-24T09:00'), purpose: 'placement', ...(instructionGiven === undefined ? {} : { instructionGiven }) }),
        event(appointment, 'AppointmentUnresolved', on, { at: at('2024-01-24T18:00:00.000Z') }),
        event(appointment, 'AbsenceRecorded', on, { by: 'placement' }),
      ],
    ] as const
  const target = await over(made('a', true), made('b'))
  expect(await rowsOf(target, 'SELECT phase, month, instruction_given, counts_as_missed FROM appointment ORDER BY counts_as_missed')).toEqual([
    { phase: 'absent', month: '2024-01', instruction_given: null, counts_as_missed: 0 },
    { phase: 'absent', month: '2024-01', instruction_given: 1, counts_as_missed: 1 },
  ])
  expect(JSON.stringify(await rowsOf(target, 'SELECT * FROM appointment'))).not.toContain(caseRef)
})

test('a walk-in tells how long people waited until somebody took over', async () => {
  const target = await over([
    streamName('walk-in', derivedId(WalkInId, 'a')),
    [
      event(walkIn, 'WalkInReceived', on, { servicePoint: 'Norden', at: at('2024-01-24T08:00:00.000Z') }),
      event(walkIn, 'WalkInForwarded', on, { to: 'benefits', reason: 'partial', at: at('2024-01-24T08:05:30.000Z') }),
      event(walkIn, 'WalkInTakenOver', on, { at: at('2024-01-24T08:20:00.000Z') }),
    ],
  ])
  expect(await rowsOf(target, 'SELECT phase, minutes_to_forwarding, minutes_to_taking_over, ended_at FROM walk_in')).toEqual([{ phase: 'takenOver', minutes_to_forwarding: 5, minutes_to_taking_over: 20, ended_at: null }])
})
