// @ts-nocheck
import { day, meeting, presets } from '@vor-ort/core'
import { command, event, eventsFrom, specify } from '@vor-ort/testing'
import { describe, expect, test } from 'vitest'

import { body, february, hashA, hashB, item, january, march, motionId, otherItem, otherSession, seatA, seatB, seatC, statutory } from './data.ts'

const given = specify(meeting)
const scheduled = event(meeting, 'MeetingScheduled', january, { body, mode: 'inPerson', kind: 'ordinary', name: 'Verwaltungsrat' })
const placed = event(meeting, 'AgendaItemPlaced', january, { item, public: true, number: '5', title: 'Außenstellen', order: 5, motion: motionId })
const opened = event(meeting, 'MeetingOpened', january, { rules: presets.NKomVG, members: 12, chair: seatA })
const open = [scheduled, placed, opened]
const closed = event(meeting, 'MeetingClosed', january, {})
const drafted = event(meeting, 'MinutesDrafted', february, { hash: hashA })
const approved = event(meeting, 'MinutesApproved', february, { hash: hashA, by: otherSession })

describe('A Sitzung is planned', () => {
  test('on a day, for a body', () => {
    const schedule = command(meeting, 'ScheduleMeeting', february, { ...scheduled.data, externalIds: [{ system: 'OParl', id: 'https://example.org/meeting/1' }] })
    const { state } = given([]).when(schedule).then([event(meeting, 'MeetingScheduled', february, schedule.data)]).thenState({ phase: 'scheduled', body, on: february })
    expect(state.details).toEqual({ mode: 'inPerson', kind: 'ordinary', name: 'Verwaltungsrat' })
    expect([meeting.title(state), meeting.title(meeting.initial)]).toEqual(['Verwaltungsrat', ''])
    given([scheduled]).when(schedule).thenRejected({ _tag: 'WrongPhase', command: 'ScheduleMeeting', phase: 'scheduled', allowed: ['none', 'depublished'] })
  })

  test('and convened; a convocation out of form is a finding', () => {
    const convene = (due: 'yes' | 'no' | 'unknown') => command(meeting, 'ConveneMeeting', january, { due, channel: 'E-Mail' })
    given([scheduled]).when(convene('yes')).then([event(meeting, 'MeetingConvened', january, { due: 'yes', channel: 'E-Mail' })]).thenState({ phase: 'convened', convocation: { due: 'yes' } }).thenFindings()
    given([scheduled]).when(convene('unknown')).thenFindings()
    given([scheduled]).when(convene('no')).thenFindings({ rule: 'R-103', severity: 'warning', facts: {}, explanation: { de: 'Die Ladung war nicht ordnungsgemäß.', en: 'The convocation was not in due form.' } })
  })

  test('and cancelled', () => {
    given([scheduled]).when(command(meeting, 'CancelMeeting', january, { reason: 'Sturm' })).then([event(meeting, 'MeetingCancelled', january, { reason: 'Sturm' })]).thenState({ phase: 'cancelled' })
  })

  test('and corrected: the valid time is then the day of the meeting', () => {
    const correct = command(meeting, 'CorrectMeeting', february, { reason: 'verlegt', place: 'Kreishaus' })
    const { state } = given([scheduled]).when(correct).then([event(meeting, 'MeetingCorrected', february, correct.data)])
    expect([state.on, state.details]).toEqual([february, { mode: 'inPerson', kind: 'ordinary', name: 'Verwaltungsrat', place: 'Kreishaus' }])
  })

  test('and depublished, even before anything else is known; then it may come back', () => {
    const depublish = command(meeting, 'DepublishMeeting', march, { reason: 'deleted' })
    const gone = given([]).when(depublish).then([event(meeting, 'MeetingDepublished', march, { reason: 'deleted' })]).thenState({ phase: 'depublished', body: undefined })
    given(gone.events).when(depublish).thenRejected({ _tag: 'WrongPhase', phase: 'depublished' })
    given(gone.events).when(command(meeting, 'ScheduleMeeting', february, scheduled.data)).thenState({ phase: 'scheduled' })
  })
})

describe('The Tagesordnung', () => {
  test('takes items, in whatever phase the source tells of them', () => {
    const place = command(meeting, 'PlaceAgendaItem', january, { ...placed.data, externalIds: [{ system: 'OParl', id: 'x' }] })
    const { state } = given([scheduled, opened, closed]).when(place).then([event(meeting, 'AgendaItemPlaced', january, place.data)])
    expect(state.agenda).toEqual({ [item]: { public: true, number: '5', title: 'Außenstellen', order: 5, motion: motionId } })
    given([]).when(place).thenRejected({ _tag: 'WrongPhase', phase: 'none' })
  })

  test('has items taken off, and corrected', () => {
    const other = event(meeting, 'AgendaItemPlaced', january, { item: otherItem, public: false })
    const { state } = given([scheduled, placed, other]).when(command(meeting, 'RemoveAgendaItem', january, { item, reason: 'abgesetzt' })).then([event(meeting, 'AgendaItemRemoved', january, { item, reason: 'abgesetzt' })])
    expect(state.agenda).toEqual({ [otherItem]: { public: false } })
    const correct = command(meeting, 'CorrectAgendaItem', january, { item, reason: 'Tippfehler', title: 'Außenstellen des Jobcenters' })
    const corrected = given([scheduled, placed]).when(correct).then([event(meeting, 'AgendaItemCorrected', january, correct.data)])
    expect(corrected.state.agenda[item]).toEqual({ public: true, number: '5', title: 'Außenstellen des Jobcenters', order: 5, motion: motionId })
  })

  test.each([
    command(meeting, 'RemoveAgendaItem', january, { item: otherItem }),
    command(meeting, 'CorrectAgendaItem', january, { item: otherItem, reason: 'x' }),
    command(meeting, 'ReportItemResult', january, { item: otherItem, published: 'x' }),
    command(meeting, 'ExcludePublic', january, { item: otherItem, ground: 'other' }),
    command(meeting, 'ReadmitPublic', january, { item: otherItem }),
    command(meeting, 'DeclareConflict', january, { item: otherItem, member: seatA }),
  ])('is what $type speaks of: an item that is not on it is unknown', (unknown) => {
    given(open).when(unknown).then({ _tag: 'UnknownReference', what: 'agenda item', id: otherItem, known: [item] })
  })

  test('is not changed by events of items that are not on it', () => {
    const corrected = event(meeting, 'AgendaItemCorrected', january, { item: otherItem, reason: 'x', title: 'y' })
    const removed = event(meeting, 'AgendaItemRemoved', january, { item: otherItem })
    expect(given([...open, corrected, removed]).state).toEqual(given(open).state)
  })
})

describe('A Sitzung takes place', () => {
  test('is opened under the rules in force, interrupted, resumed and closed', () => {
    const opening = command(meeting, 'OpenMeeting', january, opened.data)
    given([scheduled]).when(opening).then([opened]).thenState({ phase: 'open', rules: presets.NKomVG, members: 12 })
    const adjourned = given(open).when(command(meeting, 'AdjournMeeting', january, { until: february })).then([event(meeting, 'MeetingAdjourned', january, { until: february })]).thenState({ phase: 'adjourned' })
    given(adjourned.events).when(command(meeting, 'ResumeMeeting', february, {})).then([event(meeting, 'MeetingResumed', february, {})]).thenState({ phase: 'open' })
    given(adjourned.events).when(command(meeting, 'CloseMeeting', january, {})).then([closed]).thenState({ phase: 'closed' })
    given([scheduled]).when(command(meeting, 'CloseMeeting', january, {})).thenRejected({ _tag: 'WrongPhase', command: 'CloseMeeting', phase: 'scheduled', allowed: ['open', 'adjourned'] })
  })

  test('is recorded as held where only a source says so', () => {
    given([scheduled]).when(command(meeting, 'ReportMeetingHeld', january, { mode: 'video' })).then([event(meeting, 'MeetingHeld', january, { mode: 'video' })]).thenState({ phase: 'closed', details: { mode: 'video', name: 'Verwaltungsrat' } })
    given([scheduled]).when(command(meeting, 'ReportMeetingHeld', january, {})).thenState({ phase: 'closed', details: { mode: 'inPerson' } })
  })

  test('counts who is present: those named, and those merely counted', () => {
    const attend = (present: ReadonlyArray<typeof seatA>, count?: number) => given(open).when(command(meeting, 'RecordAttendance', january, { present, ...(count === undefined ? {} : { count }) }))
    attend([seatA, seatB]).then([event(meeting, 'AttendanceRecorded', january, { present: [seatA, seatB] })]).thenState({ present: [seatA, seatB], presentCount: 2 })
    attend([seatA], 9).thenState({ present: [seatA], presentCount: 9 })
    attend([seatA, seatB, seatC], 2).thenState({ presentCount: 3 })
    attend([]).thenState({ presentCount: 0 })
  })
})

describe('The Beschlussfähigkeit of a Sitzung (R-103)', () => {
  const establish = (data: { present?: number; secondMeeting?: boolean } = {}) => command(meeting, 'EstablishQuorum', january, data)
  const established = (data: { present?: number; deviates: boolean; required?: number }) => [event(meeting, 'QuorumEstablished', january, data)]
  const attended = event(meeting, 'AttendanceRecorded', january, { present: [], count: 6 })
  const finding = {
    rule: 'R-103',
    severity: 'violation',
    explanation: {
      de: 'Die Beschlussfähigkeit wurde festgestellt, obwohl nach den erfassten Zahlen zu wenige anwesend waren.',
      en: 'The quorum was established although by the numbers on record too few were present.',
    },
  } as const

  test('is established by the chair with the numbers on record', () => {
    given(open).when(establish({ present: 7 })).then(established({ present: 7, required: 7, deviates: false })).thenState({ quorum: 'established' }).thenFindings()
    given([...open, attended]).when(establish({ present: 8 })).then(established({ present: 8, required: 7, deviates: false }))
  })

  test('too few are recorded as a deviation, not refused', () => {
    given(open).when(establish({ present: 6 })).then(established({ present: 6, required: 7, deviates: true })).thenState({ quorum: 'established', quorumDeviates: true }).thenFindings({ ...finding, facts: { present: null } })
    given([...open, attended]).when(establish()).then(established({ present: 6, required: 7, deviates: true })).thenFindings({ ...finding, facts: { present: 6 } })
  })

  test('nobody written down is not nobody present', () => {
    given(open).when(establish()).then(established({ deviates: false })).thenState({ quorum: 'established' }).thenFindings()
  })

  test('unknown rules or numbers deviate from nothing', () => {
    given([scheduled, event(meeting, 'MeetingOpened', january, {})]).when(establish({ present: 1 })).then(established({ present: 1, deviates: false }))
    given([scheduled, event(meeting, 'MeetingOpened', january, { rules: presets.NKomVG })]).when(establish({ present: 1 })).then(established({ present: 1, deviates: false }))
    given([scheduled, event(meeting, 'MeetingOpened', january, { rules: statutory(presets['HGO-HKO'], 12) })]).when(establish({ present: 6 })).then(established({ present: 6, required: 7, deviates: true }))
  })

  test('needs fewer in a second meeting that was announced as such', () => {
    const convened = (announced: boolean) => event(meeting, 'MeetingConvened', january, { due: 'yes', secondMeetingAnnounced: announced })
    const second = event(meeting, 'MeetingScheduled', january, { ...scheduled.data, kind: 'second' })
    given([second, convened(true), opened]).when(establish({ present: 1 })).then(established({ present: 1, required: 0, deviates: false }))
    given([second, convened(false), opened]).when(establish({ present: 1 })).then(established({ present: 1, required: 7, deviates: true }))
    given([second, opened]).when(establish({ present: 1 })).then(established({ present: 1, required: 7, deviates: true }))
    given([scheduled, convened(true), opened]).when(establish({ present: 1 })).then(established({ present: 1, required: 7, deviates: true }))
    given(open).when(establish({ present: 1, secondMeeting: true })).then(established({ present: 1, required: 0, deviates: false }))
    given([second, convened(true), opened]).when(establish({ present: 1, secondMeeting: false })).then(established({ present: 1, required: 7, deviates: true }))
  })

  test('after a convocation out of form needs all', () => {
    const convened = event(meeting, 'MeetingConvened', january, { due: 'no' })
    const late = [scheduled, convened, opened]
    given(late).when(establish({ present: 11 })).then(established({ present: 11, required: 7, deviates: true })).thenFindings({ rule: 'R-103', severity: 'violation' }, { rule: 'R-103', severity: 'warning' })
    given(late).when(establish({ present: 12 })).then(established({ present: 12, required: 7, deviates: false }))
    given([scheduled, event(meeting, 'MeetingConvened', january, { due: 'unknown' }), opened]).when(establish({ present: 7 })).then(established({ present: 7, required: 7, deviates: false }))
  })

  test('is doubted, and found missing', () => {
    given(open).when(command(meeting, 'DoubtQuorum', january, { by: seatB })).then([event(meeting, 'QuorumDoubted', january, { by: seatB })]).thenState({ quorum: 'doubted' })
    given(open).when(command(meeting, 'DeclareQuorumLost', january, { present: 5 })).then([event(meeting, 'QuorumLost', january, { present: 5 })]).thenState({ quorum: 'lost' })
  })
})

describe('The Niederschrift (G-14, R-110)', () => {
  const minutes = [...open, closed, drafted, approved]
  const refusal = { _tag: 'RuleBroken', rule: 'G-14', facts: {}, explanation: { de: 'Eine genehmigte Niederschrift wird nicht mehr geändert; Berichtigungen kommen hinzu.', en: 'Approved minutes are not changed any more; corrections are added.' } } as const
  const draft = (hash: string) => command(meeting, 'DraftMinutes', february, { hash })
  const approve = (hash: string) => command(meeting, 'ApproveMinutes', february, { hash, by: otherSession })

  test('is drafted, drafted anew, and approved', () => {
    given([...open, closed]).when(draft(hashA)).then([drafted]).thenState({ phase: 'minutesDrafted', minutes: hashA })
    given([...open, closed, drafted]).when(draft(hashB)).thenState({ phase: 'minutesDrafted', minutes: hashB })
    given([...open, closed]).when(approve(hashA)).then([approved]).thenState({ phase: 'minutesApproved', minutes: hashA })
    given(open).when(draft(hashA)).thenRejected({ _tag: 'WrongPhase', phase: 'open', allowed: ['closed', 'minutesDrafted'] })
  })

  test('never changes once it is approved', () => {
    given(minutes).when(draft(hashB)).then(refusal)
    given(minutes).when(approve(hashB)).then(refusal)
    given(minutes).when(approve(hashA)).thenNothing()
  })

  test('is corrected by an addition; the approved text stays', () => {
    const correct = command(meeting, 'CorrectMinutes', march, { reason: 'Zahl verschrieben', correction: '7 statt 8 Ja' })
    given(minutes).when(correct).then([event(meeting, 'MinutesCorrected', march, correct.data)]).thenState({ phase: 'minutesApproved', minutes: hashA, corrections: [correct.data] })
    given([...open, closed, drafted]).when(correct).thenRejected({ _tag: 'WrongPhase', allowed: ['minutesApproved'] })
  })
})

describe('Results that a source reports', () => {
  const classified = { outcome: 'adopted', unanimity: 'majority', amended: false, counts: { kind: 'unknown' } } as const

  test('are kept with what they were understood to mean', () => {
    const understood = command(meeting, 'ReportItemResult', january, { item, published: 'mehrheitlich angenommen', classified })
    given(open).when(understood).then([event(meeting, 'ItemResultReported', january, understood.data)]).thenState({ results: { [item]: understood.data } }).thenFindings()
  })

  test('are kept verbatim where their meaning is not certain, with a finding', () => {
    given(open)
      .when(command(meeting, 'ReportItemResult', january, { item, published: 'siehe Anlage' }))
      .thenFindings({ rule: 'G-3', severity: 'information', facts: { results: ['siehe Anlage'] }, explanation: { de: 'Ergebnisse wurden wörtlich übernommen, weil ihr Sinn nicht sicher ist.', en: 'Results were kept verbatim because their meaning is not certain.' } })
  })
})

test('an event stream of a whole meeting ends in approved minutes', () => {
  const events = eventsFrom(meeting, [
    command(meeting, 'ScheduleMeeting', january, scheduled.data),
    command(meeting, 'ConveneMeeting', day('2015-01-05'), { due: 'yes' }),
    command(meeting, 'PlaceAgendaItem', january, placed.data),
    command(meeting, 'OpenMeeting', january, opened.data),
    command(meeting, 'RecordAttendance', january, { present: [seatA, seatB, seatC] }),
    command(meeting, 'CloseMeeting', january, {}),
    command(meeting, 'DraftMinutes', february, { hash: hashA }),
    command(meeting, 'ApproveMinutes', february, { hash: hashA }),
  ])
  given(events).thenState({ phase: 'minutesApproved' }).thenFindings()
})
