// @ts-nocheck
import { BodyId, day, derivedId, foldEvents, meeting, urgentDecision, type BodyId as Body } from '@vor-ort/core'
import { describe, expect, test } from 'vitest'

import { command, event, eventsFrom, given, SpecificationFailure, specify } from '../src/index.ts'

const body: Body = derivedId(BodyId, 'Verwaltungsrat')
const on = day('2015-01-13')
const later = day('2015-02-10')
const scheduled = event(meeting, 'MeetingScheduled', on, { body, mode: 'unknown', kind: 'ordinary' })
const opened = event(meeting, 'MeetingOpened', on, { members: 9 })
const establish = command(meeting, 'EstablishQuorum', on, { present: 7 })
const givenUrgent = specify(urgentDecision)
const taken = event(urgentDecision, 'UrgentDecisionTaken', on, {
  body,
  title: { asPublished: 'Miete' },
  office: 'Landrat',
  ground: 'Frist',
  reportTo: ['body', 'committee'],
})
const tell = command(urgentDecision, 'ReportUrgentDecision', later, { to: 'body' })

const messageOf = (run: () => unknown): string => {
  try {
    run()
  } catch (error) {
    if (error instanceof SpecificationFailure) return error.message
    throw error
  }
  return 'it holds'
}

describe('A specification that holds', () => {
  test('names the events that follow, and says no more', () => {
    expect(
      messageOf(() =>
        given(meeting, [scheduled, opened])
          .when(establish)
          .then([event(meeting, 'QuorumEstablished', on, { present: 7, deviates: false })])
          .thenState({ phase: 'open', quorum: 'established', closedDoors: { all: false } })
          .thenFindings(),
      ),
    ).toBe('it holds')
  })

  test('names the refusal, by as many of its fields as matter', () => {
    const refused = given(meeting, [scheduled]).when(establish)
    expect(messageOf(() => refused.then({ _tag: 'WrongPhase', phase: 'scheduled' }).thenRejected({ _tag: 'WrongPhase', allowed: ['open'] }))).toBe('it holds')
    expect(refused.events).toEqual([scheduled])
    expect(refused.state.phase).toBe('scheduled')
  })

  test('says that there is nothing to do', () => {
    const told = event(urgentDecision, 'UrgentDecisionReported', later, { to: 'body' })
    expect(messageOf(() => givenUrgent([taken, told]).when(tell).thenNothing())).toBe('it holds')
  })

  test('speaks of findings and of the state of a history alone', () => {
    expect(
      messageOf(() =>
        givenUrgent([taken]).thenState({ phase: 'taken', reported: [] }).thenFindings({ rule: 'R-108', facts: { missing: ['body', 'committee'] } }),
      ),
    ).toBe('it holds')
  })
})

describe('A specification that does not hold', () => {
  test('shows given, when, expected, actual and the first difference, in aligned lines', () => {
    const message = messageOf(() =>
      given(meeting, [scheduled, opened])
        .when(establish)
        .then([event(meeting, 'QuorumEstablished', on, { present: 7, deviates: true })]),
    )
    expect(message).toBe(
      [
        'The specification does not hold.',
        '',
        `given     MeetingScheduled on 2015-01-13 {"body":"${body}","mode":"unknown","kind":"ordinary"}`,
        '          MeetingOpened on 2015-01-13 {"members":9}',
        'when      EstablishQuorum on 2015-01-13 {"present":7}',
        'expected  QuorumEstablished on 2015-01-13 {"present":7,"deviates":true}',
        'actual    QuorumEstablished on 2015-01-13 {"deviates":false,"present":7}',
        'differs   at [0].data.deviates',
        '          expected  true',
        '          actual    false',
        '',
      ].join('\n'),
    )
  })

  test('shows the refusal in place of events, and events in place of a refusal', () => {
    expect(messageOf(() => given(meeting, []).when(establish).then([]))).toContain(
      ['given     nothing', 'when      EstablishQuorum on 2015-01-13 {"present":7}', 'expected  nothing', 'actual    WrongPhase: EstablishQuorum is not possible in the phase "none"; it is possible in: open.'].join('\n'),
    )
    expect(messageOf(() => givenUrgent([taken]).when(tell).thenRejected({ _tag: 'RuleBroken', rule: 'R-108' }))).toContain(
      ['expected  RuleBroken {"_tag":"RuleBroken","rule":"R-108"}', 'actual    UrgentDecisionReported on 2015-02-10 {"to":"body"}'].join('\n'),
    )
  })

  test('shows which field of a refusal differs', () => {
    expect(messageOf(() => given(meeting, []).when(establish).then({ _tag: 'WrongPhase', phase: 'open' }))).toContain(
      ['differs   at .phase', '          expected  "open"', '          actual    "none"'].join('\n'),
    )
  })

  test('shows an event too few and an event too many', () => {
    expect(messageOf(() => givenUrgent([taken]).when(tell).then([]))).toContain('differs   at [0]\n          expected  nothing\n          actual    {"type"')
    expect(messageOf(() => givenUrgent([taken]).thenFindings())).toContain('differs   at .length\n          expected  0\n          actual    1')
  })

  test('shows which part of a state differs, and a field that should be absent', () => {
    expect(messageOf(() => given(meeting, [scheduled]).thenState({ closedDoors: { all: true } }))).toContain('differs   at .closedDoors.all')
    expect(messageOf(() => given(meeting, [scheduled]).thenState({ body: undefined }))).toContain(`differs   at .body\n          expected  nothing\n          actual    "${body}"`)
  })

  test('shows which field of which finding differs', () => {
    expect(messageOf(() => givenUrgent([taken]).thenFindings({ rule: 'R-108', severity: 'warning' }))).toContain('differs   at [0].severity')
  })
})

describe('A specification that is itself wrong', () => {
  test('is told where its data is not valid', () => {
    const wrong = given(meeting, [scheduled])
    expect(messageOf(() => wrong.when(command(meeting, 'OpenMeeting', on, { members: -1 })))).toBe(
      'The data of OpenMeeting is not valid:\n  when.data.members must be a whole number from 0 up, not -1\n',
    )
    expect(messageOf(() => given(meeting, [event(meeting, 'MeetingOpened', on, { members: 0.5 })]))).toContain('given[0].data.members must be')
  })

  test('is told that a command is refused on the way to its history', () => {
    expect(messageOf(() => eventsFrom(meeting, [establish]))).toBe(
      'EstablishQuorum on 2015-01-13 {"present":7} is refused: WrongPhase: EstablishQuorum is not possible in the phase "none"; it is possible in: open.',
    )
  })

  test('is told that a type is not one of the aggregate', () => {
    const lenient = { ...meeting, commands: {} }
    expect(messageOf(() => given(lenient, []).when(establish))).toContain('EstablishQuorum is not a type of the aggregate')
  })
})

test('a history from commands continues an earlier one', () => {
  const events = eventsFrom(meeting, [command(meeting, 'OpenMeeting', on, { members: 9 }), establish], [scheduled])
  expect(events.map(({ type }) => type)).toEqual(['MeetingScheduled', 'MeetingOpened', 'QuorumEstablished'])
  expect(foldEvents(meeting.decider, events).quorum).toBe('established')
})
