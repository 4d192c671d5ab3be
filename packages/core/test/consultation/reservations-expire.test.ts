import { derivedId, EventId, foldEvents, reservationsExpire, slotCalendar, SlotCalendarId, streamName, type AppointmentId, type SlotCalendarEvent, type Told } from '@vor-ort/core'
import { event } from '@vor-ort/testing'
import { isRight } from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

import { first, local, on, second, slotA, utc } from './data.ts'

const calendar = derivedId(SlotCalendarId, 'calendar')
const otherCalendar = derivedId(SlotCalendarId, 'other calendar')
const told = (id: string): Told => ({ stream: streamName('slot-calendar', id), id, event: derivedId(EventId, 'event'), on, recordedAt: utc('08:00') })
const reserved = (appointment: AppointmentId, expiresAt: string) =>
  event(slotCalendar, 'SlotReserved', on, { appointment, slot: slotA, at: utc('08:00'), expiresAt: utc(expiresAt), channel: 'online' })
const after = (...events: ReadonlyArray<SlotCalendarEvent>) => events.reduce((state, one) => reservationsExpire.evolve(state, one, told(calendar)), reservationsExpire.initial)

describe('A reservation whose time has come', () => {
  test('is let expire, by a command that is always the same for the same reservation', () => {
    const state = after(reserved(first, '08:10'), reserved(second, '08:11'))
    expect(reservationsExpire.due(state, utc('08:09'))).toEqual([])
    const [due, ...others] = reservationsExpire.due(state, utc('08:10'))
    expect(others).toEqual([])
    expect(due).toEqual({
      key: `${calendar} ${first} ${utc('08:10')}`, category: 'slot-calendar', id: calendar,
      command: { type: 'ExpireReservation', on, data: { appointment: first, at: utc('08:10') } },
    })
    expect(reservationsExpire.due(state, utc('09:00'))).toHaveLength(2)
    expect(reservationsExpire.due(state, utc('09:00'))[0]).toEqual(due)
  })

  test('waits no more once it is confirmed, cancelled, rejected or expired', () => {
    const ends: ReadonlyArray<SlotCalendarEvent> = [
      event(slotCalendar, 'BookingConfirmed', on, { appointment: first, slot: slotA, at: utc('08:05') }),
      event(slotCalendar, 'BookingCancelled', on, { appointment: first, by: 'client', at: utc('08:05') }),
      event(slotCalendar, 'BookingRejected', on, { appointment: first, slot: slotA, at: utc('08:05'), reason: 'slotWithdrawn' }),
      event(slotCalendar, 'ReservationExpired', on, { appointment: first, slot: slotA, expiresAt: utc('08:10') }),
    ]
    for (const end of ends) {
      expect(after(reserved(first, '08:10'), end)).toEqual({})
      expect(reservationsExpire.due(after(reserved(first, '08:10'), reserved(second, '08:10'), end), utc('09:00'))).toHaveLength(1)
      expect(after(end)).toBe(reservationsExpire.initial)
    }
  })

  test('is known by its calendar', () => {
    const both = reservationsExpire.evolve(after(reserved(first, '08:10')), reserved(first, '08:20'), told(otherCalendar))
    expect(reservationsExpire.due(both, utc('08:10')).map(({ id }) => id)).toEqual([calendar])
    expect(reservationsExpire.due(both, utc('08:20')).map(({ id }) => id)).toEqual([calendar, otherCalendar])
  })

  test('gets a command that the calendar takes', () => {
    const opened = event(slotCalendar, 'CalendarOpened', on, { servicePoint: 'x', purpose: 'y', obligation: 'voluntary', holdMinutes: 10 })
    const published = event(slotCalendar, 'SlotsPublished', on, { slots: [{ slot: slotA, start: local('2026-07-01T09:00'), minutes: 20, capacity: 1 }] })
    const state = foldEvents(slotCalendar.decider, [opened, published, reserved(first, '08:10')])
    const reaction = reservationsExpire.due(after(reserved(first, '08:10')), utc('08:30'))[0]?.command
    if (reaction === undefined || !slotCalendar.decider.isCommand(reaction)) throw new Error('not a command of the calendar')
    const decided = slotCalendar.decider.decide(reaction, state)
    expect(isRight(decided) && decided.right.map(({ type }) => type)).toEqual(['ReservationExpired'])
  })
})
