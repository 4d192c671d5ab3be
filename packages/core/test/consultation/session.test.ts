import { about, consultationSession, exactly, preferredHeadcount, unknownQuantity, type HeadcountSource, type Quantity } from '@vor-ort/core'
import { command, event, specify } from '@vor-ort/testing'
import { describe, expect, test } from 'vitest'

import { dateOf, local, on, series, space } from './data.ts'

const given = specify(consultationSession)
const venue = { kind: 'thirdParty', place: 'Hage', name: 'Gemeindehaus' } as const
const planned = { venue, catchment: ['Hage', 'Lütetsburg'], obligation: 'voluntary', booking: 'none' } as const
const scheduled = event(consultationSession, 'SessionScheduled', on, planned)
const held = event(consultationSession, 'SessionHeld', on, {})
const minus = (unit: string): Quantity => exactly(-1, unit)
const counted = (key: string, kind: HeadcountSource['kind'], visitors: Quantity) => event(consultationSession, 'HeadcountRecorded', on, { visitors, source: { key, kind } })

describe('A Beratung vor Ort', () => {
  test('is planned, announced, begun, held and reported', () => {
    given([]).when(command(consultationSession, 'ScheduleSession', on, planned)).then([scheduled]).thenState({ phase: 'planned', date: on, booking: 'none' })
    const sent = event(consultationSession, 'InvitationsDispatched', on, { channel: 'post', count: exactly(412, 'invitation') })
    given([scheduled]).when(command(consultationSession, 'DispatchInvitations', on, sent.data)).then([sent]).thenState({ phase: 'announced' })
    const opened = event(consultationSession, 'SessionOpened', on, {})
    given([scheduled, sent]).when(command(consultationSession, 'OpenSession', on, {})).then([opened]).thenState({ phase: 'inProgress' })
    given([scheduled, sent, opened]).when(command(consultationSession, 'RecordSessionHeld', on, {})).then([held]).thenState({ phase: 'held' })
    const reported = event(consultationSession, 'SessionReported', on, { evidence: [{ kind: 'pressText', id: 'Hage' }] })
    given([scheduled, held]).when(command(consultationSession, 'ReportSession', on, reported.data)).then([reported]).thenState({ phase: 'reported' })
    given([scheduled, held, reported]).when(command(consultationSession, 'CancelSession', on, { reason: 'weather' })).thenRejected({ _tag: 'WrongPhase', phase: 'reported' })
  })

  test('moves to another place or time, or is called off', () => {
    const elsewhere = { kind: 'own', place: 'Norden' } as const
    given([scheduled]).when(command(consultationSession, 'ChangeSessionVenue', on, { venue: elsewhere })).then([event(consultationSession, 'SessionVenueChanged', on, { venue: elsewhere })])
    given([scheduled]).when(command(consultationSession, 'ChangeSessionVenue', on, { venue })).thenNothing()
    const later = dateOf('2026-06-22')
    const times = { start: local('2026-06-22T10:00'), end: local('2026-06-22T18:00') }
    given([scheduled]).when(command(consultationSession, 'RescheduleSession', later, times)).then([event(consultationSession, 'SessionRescheduled', later, times)]).thenState({ date: later })
    const off = event(consultationSession, 'SessionCancelled', on, { reason: 'venueUnavailable' })
    given([scheduled]).when(command(consultationSession, 'CancelSession', on, off.data)).then([off]).thenState({ phase: 'cancelled', cancelledBecause: 'venueUnavailable' })
  })

  test('forgets the clock times of the old day when the new ones are not known', () => {
    const timed = event(consultationSession, 'SessionScheduled', on, { ...planned, start: local('2026-06-15T10:00'), end: local('2026-06-15T18:00') })
    const { details } = given([timed, event(consultationSession, 'SessionRescheduled', dateOf('2026-07'), {})]).state
    expect([details.start, details.end, details.venue]).toEqual([undefined, undefined, venue])
  })

  test('does not end before it starts', () => {
    const times = { start: local('2026-06-15T10:00'), end: local('2026-06-15T10:00') }
    given([]).when(command(consultationSession, 'ScheduleSession', on, { ...planned, ...times })).thenRejected({ _tag: 'InvalidCommand', command: 'ScheduleSession' })
    given([scheduled]).when(command(consultationSession, 'RescheduleSession', on, times)).thenRejected({ _tag: 'InvalidCommand' })
    const started = event(consultationSession, 'SessionScheduled', on, { ...planned, start: local('2026-06-15T10:00') })
    given([started]).when(command(consultationSession, 'CorrectSession', on, { reason: 'x', end: local('2026-06-15T09:00') })).thenRejected({ _tag: 'InvalidCommand' })
  })

  test('is corrected in its details, and in its date', () => {
    const right = event(consultationSession, 'SessionCorrected', on, { reason: 'Tippfehler', date: dateOf('2026-06-16'), series, socialSpace: space })
    given([scheduled, held]).when(command(consultationSession, 'CorrectSession', on, right.data)).then([right]).thenState({ date: dateOf('2026-06-16'), phase: 'held' })
    expect(given([scheduled, right]).state.details).toMatchObject({ venue, series, socialSpace: space })
    given([scheduled, event(consultationSession, 'SessionCorrected', dateOf('unknown'), { reason: 'x' })]).thenState({ date: on })
  })

  test('knows who was there, as teams and numbers, never by name', () => {
    const team = event(consultationSession, 'TeamParticipated', on, { team: 'employerService', name: 'Arbeitgeberservice', headcount: exactly(2, 'person') })
    given([scheduled, held]).when(command(consultationSession, 'RecordTeam', on, team.data)).then([team])
    given([scheduled, held, team]).when(command(consultationSession, 'RecordTeam', on, team.data)).thenNothing()
    const staff = event(consultationSession, 'StaffPresent', on, { count: exactly(9, 'person') })
    given([scheduled, held]).when(command(consultationSession, 'RecordStaff', on, staff.data)).then([staff]).thenState({ staff: exactly(9, 'person') })
    given([scheduled, held, staff]).when(command(consultationSession, 'RecordStaff', on, staff.data)).thenNothing()
    given([scheduled]).when(command(consultationSession, 'RecordTeam', on, team.data)).thenRejected({ _tag: 'WrongPhase', phase: 'planned' })
  })

  test('tallies topics and groups beside the visitors, which they neither add up to nor divide (C-9)', () => {
    const topics = (['benefits', 'qualification'] as const).map((topic) => event(consultationSession, 'TopicTallied', on, { topic, count: exactly(50, 'talk') }))
    const all = [scheduled, held, counted('desk', 'onSite', exactly(60, 'visit')), ...topics]
    given(all).thenFindings().thenState({ topics: { benefits: { count: exactly(50, 'talk') }, qualification: { count: exactly(50, 'talk') } } })
    given([scheduled, held]).when(command(consultationSession, 'TallyTopic', on, { topic: 'benefits' })).then([event(consultationSession, 'TopicTallied', on, { topic: 'benefits' })])
    given(all).when(command(consultationSession, 'TallyTopic', on, { topic: 'benefits', count: exactly(50, 'talk') })).thenNothing()
    given(all).when(command(consultationSession, 'TallyTopic', on, { topic: 'benefits', count: minus('talk') })).thenRejected({ _tag: 'RuleBroken', rule: 'C-9' })
    const many = event(consultationSession, 'GroupTallied', on, { group: 'refugeesUkraine', count: unknownQuantity('visit'), wording: 'viele' })
    given([scheduled, held]).when(command(consultationSession, 'TallyGroup', on, many.data)).then([many]).thenState({ groups: { refugeesUkraine: { count: unknownQuantity('visit'), wording: 'viele' } } })
    given([scheduled, held, many]).when(command(consultationSession, 'TallyGroup', on, many.data)).thenNothing()
  })

  test('offers information on vacancies, and asks how it was', () => {
    const offered = event(consultationSession, 'VacancyInformationOffered', on, { employerContacts: exactly(12, 'talk') })
    given([scheduled, held]).when(command(consultationSession, 'OfferVacancyInformation', on, offered.data)).then([offered])
    given([scheduled, held, offered]).when(command(consultationSession, 'OfferVacancyInformation', on, offered.data)).thenNothing()
    const survey = event(consultationSession, 'SurveyConducted', on, { responses: exactly(40, 'response'), positive: unknownQuantity('response'), wording: 'nahezu alle' })
    given([scheduled, held]).when(command(consultationSession, 'RecordSurvey', on, survey.data)).then([survey]).thenState({ surveys: [survey.data] })
  })

  test('is called by its place and the name of the venue', () => {
    expect(consultationSession.title(given([scheduled]).state)).toBe('Hage, Gemeindehaus')
    expect(consultationSession.title(given([event(consultationSession, 'SessionScheduled', on, { ...planned, venue: { kind: 'unknown', place: 'Großheide' } })]).state)).toBe('Großheide')
  })
})

describe('A headcount (C-8)', () => {
  const base = [scheduled, held]
  const record = (key: string, visitors: Quantity) => command(consultationSession, 'RecordHeadcount', on, { visitors, source: { key, kind: 'onSite' } })

  test('is not negative, for the session and for its teams', () => {
    given(base).when(record('desk', exactly(0, 'visit'))).then([counted('desk', 'onSite', exactly(0, 'visit'))])
    given(base).when(record('desk', minus('visit'))).thenRejected({ _tag: 'RuleBroken', rule: 'C-8' })
    const perTeam = [{ team: 'benefits', visitors: minus('visit') } as const]
    given(base).when(command(consultationSession, 'RecordHeadcount', on, { visitors: about(60, 'visit'), source: { key: 'desk', kind: 'onSite' }, perTeam })).thenRejected({ _tag: 'RuleBroken', rule: 'C-8' })
    given([...base, counted('old', 'onSite', minus('visit'))]).thenFindings({ rule: 'C-8', severity: 'violation' })
  })

  test('of a source changes only by correction', () => {
    const first = counted('desk', 'onSite', exactly(58, 'visit'))
    given([...base, first]).when(record('desk', exactly(58, 'visit'))).thenNothing()
    given([...base, first]).when(record('desk', exactly(60, 'visit'))).thenRejected({ _tag: 'RuleBroken', rule: 'C-8' })
    const right = event(consultationSession, 'HeadcountCorrected', on, { key: 'desk', visitors: exactly(60, 'visit'), reason: 'verzählt' })
    given([...base, first]).when(command(consultationSession, 'CorrectHeadcount', on, right.data)).then([right])
    given([...base, first, right]).when(command(consultationSession, 'CorrectHeadcount', on, right.data)).thenNothing()
    given(base).when(command(consultationSession, 'CorrectHeadcount', on, right.data)).thenRejected({ _tag: 'UnknownReference', id: 'desk' })
    expect(given([...base, first, right]).state.headcounts).toMatchObject([{ visitors: exactly(60, 'visit'), replaced: [exactly(58, 'visit')] }])
  })

  test('may be exceeded by the sum of the teams: one visitor may talk to several', () => {
    const perTeam = (['benefits', 'placement'] as const).map((team) => ({ team, visitors: exactly(50, 'visit') }))
    given([...base, event(consultationSession, 'HeadcountRecorded', on, { visitors: exactly(60, 'visit'), source: { key: 'desk', kind: 'onSite' }, perTeam })]).thenFindings()
  })

  test('that counts is the one corrected last, then that of somebody on site, of the office, of others', () => {
    const [press, office, desk, door] = [
      counted('newspaper', 'otherReport', exactly(65, 'visit')), counted('press text', 'ownReport', about(60, 'visit')),
      counted('desk', 'onSite', exactly(63, 'visit')), counted('door', 'onSite', exactly(64, 'visit')),
    ]
    const chosen = (...events: ReadonlyArray<typeof press | typeof corrected>) => {
      const preferred = preferredHeadcount(given([...base, ...events]).state)
      return preferred === undefined ? 'none' : `${preferred.source.key}: ${preferred.because}`
    }
    const corrected = event(consultationSession, 'HeadcountCorrected', on, { key: 'newspaper', visitors: exactly(62, 'visit'), reason: 'x' })
    expect(chosen()).toBe('none')
    expect(chosen(press)).toBe('newspaper: otherReport')
    expect(chosen(press, office)).toBe('press text: ownReport')
    expect(chosen(press, office, desk)).toBe('desk: onSite')
    expect(chosen(press, office, desk, door)).toBe('desk: onSite')
    expect(chosen(press, office, desk, door, corrected)).toBe('newspaper: correction')
  })

  test('without a number never stands before one with a number', () => {
    const nobodyCounted = counted('desk', 'onSite', unknownQuantity('visit'))
    expect(preferredHeadcount(given([...base, nobodyCounted]).state)).toMatchObject({ visitors: unknownQuantity('visit'), because: 'onSite' })
    expect(preferredHeadcount(given([...base, nobodyCounted, counted('newspaper', 'otherReport', exactly(65, 'visit'))]).state)).toMatchObject({ because: 'otherReport' })
    given([...base, nobodyCounted, counted('newspaper', 'otherReport', exactly(65, 'visit'))]).thenFindings()
  })
})

describe('A session shows', () => {
  test('where its catchment reaches beyond the social space (C-10)', () => {
    const inSpace = (spacePlaces: ReadonlyArray<string>) => given([event(consultationSession, 'SessionScheduled', on, { ...planned, spacePlaces })])
    inSpace(['Hage', 'Lütetsburg', 'Halbemond']).thenFindings()
    inSpace(['Hage']).thenFindings({ rule: 'C-10', facts: { outside: ['Lütetsburg'] } })
    given([scheduled]).thenFindings()
  })

  test('that its invitations went out late, when that is certain (C-11)', () => {
    const sentOn = (sent: string, day = '2026-06-15') =>
      given([
        event(consultationSession, 'SessionScheduled', dateOf(day), { ...planned, minimumLeadDays: 14 }),
        event(consultationSession, 'InvitationsDispatched', dateOf(sent), { channel: 'post' }),
      ])
    sentOn('2026-06-01').thenFindings()
    sentOn('2026-06-02').thenFindings({ rule: 'C-11', severity: 'warning', facts: { channel: 'post', sent: '2026-06-02', deadline: '2026-06-01' } })
    sentOn('2026-06').thenFindings()
    sentOn('2026-05').thenFindings()
    sentOn('2026-06-20', '2026-06').thenFindings({ rule: 'C-11' })
    sentOn('2026-06-16', '2026-06').thenFindings()
    sentOn('unknown').thenFindings()
    sentOn('2026-06-14', 'XXXX-06~late').thenFindings()
    given([scheduled, event(consultationSession, 'InvitationsDispatched', on, { channel: 'press' })]).thenFindings()
  })
})
