import { day, derivedId, meeting, MeetingId, StreamName, BodyId } from '@vor-ort/core'
import { describe, expect, test } from 'vitest'

import { makeDesk } from '../src/desk.ts'
import { makeRandom } from '../src/random.ts'
import { dayOf } from '../src/time.ts'

const on = day('2021-02-09')
const body = derivedId(BodyId, 'body')
const schedule = { type: 'ScheduleMeeting', on, data: { body, kind: 'ordinary', mode: 'inPerson' } } as const
const open = { type: 'OpenMeeting', on, data: {} } as const
const actor = { role: 'Sitzungsdienst' }

const deskOn = (date: typeof on) => {
  const desk = makeDesk('99452', makeRandom(1, 'desk'))
  desk.begin(dayOf(date))
  return { desk, live: desk.start(meeting, derivedId(MeetingId, 'meeting')) }
}

describe('The desk', () => {
  test('makes one append of what several commands bring to a stream, behind its last event', () => {
    const { desk, live } = deskOn(on)
    expect(desk.act(meeting, live, actor, [schedule, open]).events.map(({ type }) => type)).toEqual(['MeetingScheduled', 'MeetingOpened'])
    desk.act(meeting, live, actor, [{ type: 'CloseMeeting', on, data: {} }])
    expect(live.state.phase).toBe('closed')
    const appends = desk.take()
    expect(appends.map(({ expected, events }) => [expected, events.map(({ type }) => type)])).toEqual([
      ['noStream', ['MeetingScheduled', 'MeetingOpened']],
      [1n, ['MeetingClosed']],
    ])
    expect(StreamName.is(appends[0]?.stream)).toBe(true)
    expect(desk.take()).toEqual([])
  })

  test('records at the simulated time, which only goes forward, with ids that ascend', () => {
    const { desk, live } = deskOn(on)
    desk.act(meeting, live, actor, [schedule])
    desk.begin(dayOf(on) - 30)
    desk.act(meeting, live, actor, [open])
    const [first, second] = desk.take().flatMap(({ events }) => events)
    expect(first?.metadata).toMatchObject({ carrier: '99452', validTime: '2021-02-09', actor, classification: 'internal' })
    expect(first?.metadata.recordedAt.slice(0, 16)).toBe('2021-02-09T06:30')
    expect(first !== undefined && second !== undefined && first.metadata.recordedAt < second.metadata.recordedAt && first.id < second.id).toBe(true)
  })

  test('names the first command that is refused, and does nothing any more', () => {
    const { desk, live } = deskOn(on)
    desk.act(meeting, live, actor, [schedule, open, open])
    expect(desk.fault()).toMatchObject({ _tag: 'CommandRefused', command: 'OpenMeeting', stream: live.stream, on, rejection: { _tag: 'WrongPhase', phase: 'open' } })
    expect(live.state.phase).toBe('none')
    expect(desk.act(meeting, live, actor, [schedule]).events).toEqual([])
    expect(desk.take()).toEqual([])
  })
})
