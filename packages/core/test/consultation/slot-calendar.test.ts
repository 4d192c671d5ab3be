import { slotCalendar, type SlotCalendarEvents } from '@vor-ort/core'
import { command, event, specify } from '@vor-ort/testing'
import { describe, expect, test } from 'vitest'

import { branch, caseRef, first, local, on, second, session, slotA, slotB, third, utc } from './data.ts'

const given = specify(slotCalendar)
const calendar = { servicePoint: 'Servicepoint', purpose: 'Leistungsberatung', obligation: 'occasionBound', holdMinutes: 10 } as const
const slot = { slot: slotA, start: local('2026-07-01T09:00'), minutes: 20, capacity: 1 }
const opened = event(slotCalendar, 'CalendarOpened', on, calendar)
const published = event(slotCalendar, 'SlotsPublished', on, { slots: [slot, { ...slot, slot: slotB, start: local('2026-07-01T09:20') }] })
const open = [opened, published]

const reserve = (appointment: typeof first, at: string, to = slotA) =>
  command(slotCalendar, 'ReserveSlot', on, { appointment, slot: to, at: utc(at), channel: 'online', caseRef })
const book = (appointment: typeof first, at: string, to = slotA) =>
  command(slotCalendar, 'BookSlot', on, { appointment, slot: to, at: utc(at), channel: 'phone' })
const confirm = (appointment: typeof first, at: string) => command(slotCalendar, 'ConfirmBooking', on, { appointment, at: utc(at) })
const move = (appointment: typeof first, to: typeof slotA, at: string) => command(slotCalendar, 'RescheduleBooking', on, { appointment, to, at: utc(at) })
const cancel = (appointment: typeof first, at: string) => command(slotCalendar, 'CancelBooking', on, { appointment, by: 'client', at: utc(at), reason: 'otherTime' })
const expire = (appointment: typeof first, at: string) => command(slotCalendar, 'ExpireReservation', on, { appointment, at: utc(at) })

const reserved = (appointment: typeof first, at: string, expiresAt: string, to = slotA) =>
  event(slotCalendar, 'SlotReserved', on, { appointment, slot: to, at: utc(at), expiresAt: utc(expiresAt), channel: 'online', caseRef })
const confirmed = (appointment: typeof first, at: string, to = slotA) => event(slotCalendar, 'BookingConfirmed', on, { appointment, slot: to, at: utc(at) })
const booked = (appointment: typeof first, at: string, to = slotA) => event(slotCalendar, 'BookingConfirmed', on, { appointment, slot: to, at: utc(at), channel: 'phone' })
const expired = (appointment: typeof first, expiresAt: string, from = slotA) => event(slotCalendar, 'ReservationExpired', on, { appointment, slot: from, expiresAt: utc(expiresAt) })
const cancelled = (appointment: typeof first, at: string) => event(slotCalendar, 'BookingCancelled', on, { appointment, by: 'client', at: utc(at), reason: 'otherTime' })
const rejected = (appointment: typeof first, at: string, reason: SlotCalendarEvents['BookingRejected']['reason'], to = slotA) =>
  event(slotCalendar, 'BookingRejected', on, { appointment, slot: to, at: utc(at), reason })

test('A calendar is shown by the ids of its slots and bookings, not by how it is kept', () => {
  const shown = [...open, booked(first, '08:00')].reduce((folded, one) => folded.next(one), slotCalendar.start).shown()
  expect(shown).toMatchObject({ phase: 'open', slots: { [slotA]: { capacity: 1, confirmed: [first] }, [slotB]: { confirmed: [] } }, bookings: { [first]: { slot: slotA } } })
})

describe('A Terminkalender', () => {
  test('is opened for a service point, gets slots, and is closed', () => {
    const more = { ...calendar, branch, session, sessionTime: { start: local('2026-07-01T08:00'), end: local('2026-07-01T12:00') } }
    given([]).when(command(slotCalendar, 'OpenCalendar', on, more)).then([event(slotCalendar, 'CalendarOpened', on, more)]).thenState({ phase: 'open' })
    given([opened]).when(command(slotCalendar, 'PublishSlots', on, { slots: published.data.slots })).then([published])
    given(open).when(command(slotCalendar, 'CloseCalendar', on, { reason: 'endOfPeriod' })).then([event(slotCalendar, 'CalendarClosed', on, { reason: 'endOfPeriod' })]).thenState({ phase: 'closed' })
    given([opened]).when(command(slotCalendar, 'OpenCalendar', on, calendar)).thenRejected({ _tag: 'WrongPhase', phase: 'open' })
  })

  test('takes nothing more when it is closed, but lets go of what it has', () => {
    const closed = [...open, booked(first, '08:00'), event(slotCalendar, 'CalendarClosed', on, {})]
    given(closed).when(book(second, '08:30', slotB)).thenRejected({ _tag: 'WrongPhase', phase: 'closed' })
    given(closed).when(cancel(first, '08:30')).then([cancelled(first, '08:30')])
  })

  test('publishes a slot once, and refuses the same id with another meaning', () => {
    const publish = (slots: typeof published.data.slots) => command(slotCalendar, 'PublishSlots', on, { slots })
    given(open).when(publish([slot])).thenNothing()
    given([opened]).when(publish([slot, slot])).then([event(slotCalendar, 'SlotsPublished', on, { slots: [slot] })])
    given(open).when(publish([{ ...slot, capacity: 2 }])).thenRejected({ _tag: 'AlreadyExists', what: 'slot' })
  })

  test('has the name of its service point and of what it is for', () => {
    expect(slotCalendar.title(given([opened]).state)).toBe('Servicepoint: Leistungsberatung')
  })
})

describe('A reservation', () => {
  test('holds the place for as long as the calendar says', () => {
    given(open).when(reserve(first, '08:00')).then([reserved(first, '08:00', '08:10')])
    given([...open, reserved(first, '08:00', '08:10')]).when(confirm(first, '08:09')).then([confirmed(first, '08:09')])
    given([...open, reserved(first, '08:00', '08:10')]).when(book(first, '08:09')).then([confirmed(first, '08:09')])
  })

  test('is free again at its very end, which is said before somebody else gets in (C-2)', () => {
    given([...open, reserved(first, '08:00', '08:10')]).when(reserve(second, '08:10')).then([expired(first, '08:10'), reserved(second, '08:10', '08:20')])
    given([...open, reserved(first, '08:00', '08:10')]).when(book(second, '08:10')).then([expired(first, '08:10'), booked(second, '08:10')])
  })

  test('cannot be confirmed after its end: a fact that is counted once (C-2)', () => {
    const late = given([...open, reserved(first, '08:00', '08:10')]).when(confirm(first, '08:10')).then([expired(first, '08:10'), rejected(first, '08:10', 'reservationExpired')])
    given(late.events).when(confirm(first, '08:11')).thenNothing()
    given([...open, reserved(first, '08:00', '08:10'), expired(first, '08:10')]).when(confirm(first, '08:11')).then([rejected(first, '08:11', 'reservationExpired')])
  })

  test('expires by command when its time has come, and not before', () => {
    const held = [...open, reserved(first, '08:00', '08:10')]
    given(held).when(expire(first, '08:10')).then([expired(first, '08:10')])
    given(held).when(expire(first, '08:09')).thenNothing()
    given([...held, confirmed(first, '08:05')]).when(expire(first, '08:10')).thenNothing()
    given(open).when(expire(first, '08:10')).thenRejected({ _tag: 'UnknownReference', what: 'booking' })
  })

  test('may be made anew after it has expired, in another slot too', () => {
    const held = [...open, reserved(first, '08:00', '08:10')]
    given([...held, expired(first, '08:10')]).when(reserve(first, '08:20')).then([reserved(first, '08:20', '08:30')])
    given(held).when(reserve(first, '08:20', slotB)).then([expired(first, '08:10'), reserved(first, '08:20', '08:30', slotB)])
  })

  test('is rejected when its slot was withdrawn or has begun in the meantime', () => {
    const late = event(slotCalendar, 'SlotReserved', on, { appointment: first, slot: slotA, at: utc('06:55', '2026-07-01'), expiresAt: utc('07:05', '2026-07-01'), channel: 'online' })
    const withdrawn = event(slotCalendar, 'SlotWithdrawn', on, { slot: slotA })
    given([...open, reserved(first, '08:00', '08:10'), withdrawn]).when(confirm(first, '08:05')).then([rejected(first, '08:05', 'slotWithdrawn')])
    const begun = command(slotCalendar, 'ConfirmBooking', on, { appointment: first, at: utc('07:00', '2026-07-01') })
    given([...open, late]).when(begun).then([event(slotCalendar, 'BookingRejected', on, { appointment: first, slot: slotA, at: utc('07:00', '2026-07-01'), reason: 'slotPast' })])
  })
})

describe('The last place of a slot (C-1)', () => {
  test('goes to who comes first; the lost race is recorded, once for each request', () => {
    const race = given([...open, booked(first, '08:00')]).when(book(second, '08:00')).then([rejected(second, '08:00', 'slotTaken')])
    given(race.events).when(book(second, '08:01')).thenNothing()
    given([...race.events, cancelled(first, '08:02')]).when(book(second, '08:03')).then([booked(second, '08:03')])
    given([...open, reserved(first, '08:00', '08:10')]).when(reserve(second, '08:09')).then([rejected(second, '08:09', 'slotTaken')])
  })

  test('is not given for a slot that is unknown, withdrawn or past', () => {
    given([opened]).when(book(first, '08:00')).then([rejected(first, '08:00', 'unknownSlot')])
    given([...open, event(slotCalendar, 'SlotWithdrawn', on, { slot: slotA, reason: 'staffAbsent' })]).when(book(first, '08:00')).then([rejected(first, '08:00', 'slotWithdrawn')])
    const at = utc('07:00', '2026-07-01')
    given(open)
      .when(command(slotCalendar, 'BookSlot', on, { appointment: first, slot: slotA, at, channel: 'reception' }))
      .then([event(slotCalendar, 'BookingRejected', on, { appointment: first, slot: slotA, at, reason: 'slotPast' })])
  })

  test('asked for twice by one appointment is given once', () => {
    given([...open, booked(first, '08:00')]).when(book(first, '08:05')).thenNothing()
    given([...open, booked(first, '08:00')]).when(reserve(first, '08:05')).thenNothing()
    given([...open, booked(first, '08:00')]).when(confirm(first, '08:05')).thenNothing()
    given([...open, reserved(first, '08:00', '08:10')]).when(reserve(first, '08:05')).thenNothing()
    given([...open, booked(first, '08:00')]).when(book(first, '08:05', slotB)).thenRejected({ _tag: 'AlreadyExists', what: 'booking' })
  })
})

describe('A booking', () => {
  test('moves to a free slot, and stays where it is when the other is taken', () => {
    const both = [...open, booked(first, '08:00'), booked(second, '08:00', slotB)]
    given([...open, booked(first, '08:00')]).when(move(first, slotB, '08:30')).then([event(slotCalendar, 'AppointmentRescheduled', on, { appointment: first, from: slotA, to: slotB, at: utc('08:30') })])
    const refused = given(both).when(move(first, slotB, '08:30')).then([rejected(first, '08:30', 'slotTaken', slotB)])
    given(refused.events).when(book(third, '08:31')).then([rejected(third, '08:31', 'slotTaken')])
    given(refused.events).when(move(first, slotB, '08:32')).thenNothing()
    given(both).when(move(first, slotA, '08:30')).thenNothing()
  })

  test('leaves its old place free when it moves', () => {
    const moved = event(slotCalendar, 'AppointmentRescheduled', on, { appointment: first, from: slotA, to: slotB, at: utc('08:30') })
    given([...open, booked(first, '08:00'), moved]).when(book(second, '08:31')).then([booked(second, '08:31')])
    given([...open, booked(first, '08:00'), moved]).when(book(second, '08:31', slotB)).then([rejected(second, '08:31', 'slotTaken', slotB)])
  })

  test('moves only when it is confirmed, and only when it is known', () => {
    given([...open, reserved(first, '08:00', '08:10')]).when(move(first, slotB, '08:05')).thenRejected({ _tag: 'RuleBroken', rule: 'C-2' })
    given(open).when(move(first, slotB, '08:05')).thenRejected({ _tag: 'UnknownReference', what: 'booking' })
    given(open).when(confirm(first, '08:05')).thenRejected({ _tag: 'UnknownReference', what: 'booking' })
    given(open).when(cancel(first, '08:05')).thenRejected({ _tag: 'UnknownReference', what: 'booking' })
  })

  test('that is cancelled frees its place and comes back under no command (C-7)', () => {
    const without = [...open, booked(first, '08:00'), cancelled(first, '08:30')]
    given([...open, booked(first, '08:00')]).when(cancel(first, '08:30')).then([cancelled(first, '08:30')])
    given(without).when(book(second, '08:31')).then([booked(second, '08:31')])
    given(without).when(cancel(first, '08:31')).thenNothing()
    for (const again of [book(first, '08:31'), reserve(first, '08:31'), confirm(first, '08:31'), move(first, slotB, '08:31')]) {
      given(without).when(again).thenRejected({ _tag: 'RuleBroken', rule: 'C-7' })
    }
  })

  test('that was only a reservation and is over expires instead of being cancelled', () => {
    given([...open, reserved(first, '08:00', '08:10')]).when(cancel(first, '08:10')).then([expired(first, '08:10')])
    given([...open, reserved(first, '08:00', '08:10')]).when(cancel(first, '08:09')).then([cancelled(first, '08:09')])
  })

  test('in a slot that is withdrawn stays, with a finding, until somebody moves or cancels it (C-1)', () => {
    const withdrawn = event(slotCalendar, 'SlotWithdrawn', on, { slot: slotA, reason: 'staffAbsent' })
    const withdraw = command(slotCalendar, 'WithdrawSlot', on, { slot: slotA, reason: 'staffAbsent' })
    given([...open, booked(first, '08:00')]).when(withdraw).then([withdrawn]).thenFindings({ rule: 'C-1', severity: 'warning' })
    given([...open, withdrawn]).when(withdraw).thenNothing()
    given([opened]).when(withdraw).thenRejected({ _tag: 'UnknownReference', what: 'slot' })
    given([...open, booked(first, '08:00'), withdrawn, cancelled(first, '08:30')]).thenFindings()
  })

  test('too many, as history may have it, is a finding (C-1)', () => {
    given([...open, booked(first, '08:00'), booked(second, '08:00')]).thenFindings({ rule: 'C-1', severity: 'violation', facts: { slots: [slotA] } })
    given([...open, booked(first, '08:00'), booked(second, '08:00'), cancelled(second, '08:10')]).thenFindings()
  })
})
