import { instant, slotCalendar, type OpeningHours, type Slot } from '@vor-ort/core'
import { command, event, specify } from '@vor-ort/testing'
import { getOrElse } from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

import { first, local, on, slotA, slotB, utc } from './data.ts'

const given = specify(slotCalendar)
const calendar = { servicePoint: 'Servicepoint', purpose: 'Beratung', obligation: 'voluntary', holdMinutes: 10 } as const
const opened = (more: { hours?: OpeningHours; sessionTime?: { start: Slot['start']; end: Slot['start'] } } = {}) =>
  event(slotCalendar, 'CalendarOpened', on, { ...calendar, ...more })
const slot = (start: string, more: Partial<Slot> = {}): Slot => ({ slot: slotA, start: local(start), minutes: 30, capacity: 1, ...more })
const publish = (one: Slot) => command(slotCalendar, 'PublishSlots', on, { slots: [one] })
const published = (one: Slot) => event(slotCalendar, 'SlotsPublished', on, { slots: [one] })
const bookAt = (at: ReturnType<typeof utc>) => command(slotCalendar, 'BookSlot', on, { appointment: first, slot: slotA, at, channel: 'online' })
/** What becomes of a booking of the slot at a point in time. */
const bookedAt = (one: Slot, at: ReturnType<typeof utc>): string | undefined => {
  const booked = given([opened(), published(one)]).when(bookAt(at)).events.at(-1)
  return booked?.type === 'BookingRejected' ? booked.data.reason : booked?.type
}

describe('When the clocks change', () => {
  test('a slot at 02:30 on 29 March 2026 is refused: the clocks skip it and show 03:30', () => {
    const skipped = 'must be a time that the clocks show: on this day they skip it and show 03:30'
    given([opened()])
      .when(publish(slot('2026-03-29T02:30')))
      .thenRejected({ _tag: 'InvalidCommand', faults: [{ path: '$.data.slots[0].start', expected: skipped, found: '2026-03-29T02:30' }] })
    given([opened()]).when(publish(slot('2026-03-29T03:30'))).then([published(slot('2026-03-29T03:30'))])
  })

  test('a slot at 02:30 on 25 October 2026 must say which of two is meant', () => {
    const expected = 'must be given, because the clocks show this time twice: +02:00 for the first, +01:00 for the second'
    const offsetNeeded = { path: '$.data.slots[0].offset', expected, found: undefined }
    given([opened()]).when(publish(slot('2026-10-25T02:30'))).thenRejected({ _tag: 'InvalidCommand', faults: [offsetNeeded] })
    const [earlier, later] = [slot('2026-10-25T02:30', { offset: '+02:00' }), slot('2026-10-25T02:30', { offset: '+01:00' })]
    given([opened()]).when(publish(earlier)).then([published(earlier)])
    expect(bookedAt(earlier, utc('00:29', '2026-10-25'))).toBe('BookingConfirmed')
    expect(bookedAt(earlier, utc('00:30', '2026-10-25'))).toBe('slotPast')
    expect(bookedAt(later, utc('00:30', '2026-10-25'))).toBe('BookingConfirmed')
    expect(bookedAt(later, utc('01:30', '2026-10-25'))).toBe('slotPast')
  })

  test('an offset that the clocks do not have at that time is refused', () => {
    const fault = { path: '$.data.slots[0].offset', expected: 'must be +02:00 at 2026-07-01T09:00, or left out', found: '+01:00' }
    given([opened()]).when(publish(slot('2026-07-01T09:00', { offset: '+01:00' }))).thenRejected({ _tag: 'InvalidCommand', faults: [fault] })
    given([opened()]).when(publish(slot('2026-12-01T09:00', { offset: '+01:00' }))).then([published(slot('2026-12-01T09:00', { offset: '+01:00' }))])
    given([opened()]).when(publish(slot('2026-07-01T00:30', { offset: '+02:00' }))).then([published(slot('2026-07-01T00:30', { offset: '+02:00' }))])
  })

  test('09:00 is two hours ahead of UTC in summer and one in winter', () => {
    expect(bookedAt(slot('2026-07-01T09:00'), utc('06:59', '2026-07-01'))).toBe('BookingConfirmed')
    expect(bookedAt(slot('2026-07-01T09:00'), utc('07:00', '2026-07-01'))).toBe('slotPast')
    expect(bookedAt(slot('2026-12-01T09:00'), utc('07:59', '2026-12-01'))).toBe('BookingConfirmed')
    expect(bookedAt(slot('2026-12-01T09:00'), utc('08:00', '2026-12-01'))).toBe('slotPast')
    expect(bookedAt(slot('2026-07-01T00:30'), utc('22:29', '2026-06-30'))).toBe('BookingConfirmed')
    expect(bookedAt(slot('2026-07-01T00:30'), utc('22:30', '2026-06-30'))).toBe('slotPast')
    expect(bookedAt(slot('2026-07-01T09:00'), utc('23:59', '2026-06-30'))).toBe('BookingConfirmed')
    expect(bookedAt(slot('2026-07-01T09:00'), utc('09:01', '2026-07-01'))).toBe('slotPast')
  })

  test('a start that the clocks skip, as history may have it, is past from then on', () => {
    expect(bookedAt(slot('2026-03-29T02:30'), utc('01:29', '2026-03-29'))).toBe('BookingConfirmed')
    expect(bookedAt(slot('2026-03-29T02:30'), utc('01:30', '2026-03-29'))).toBe('slotPast')
  })
})

describe('A slot outside the hours (C-3)', () => {
  const hours: OpeningHours = { kind: 'weekly', pattern: { wednesday: [{ from: '08:00', to: '12:30' }] }, exceptions: [], closedOnHolidays: true, land: 'NI' }
  const sessionTime = { start: local('2026-07-01T14:00'), end: local('2026-07-01T18:00') }

  test('is refused unless it is marked', () => {
    given([opened({ hours })]).when(publish(slot('2026-07-01T12:00'))).then([published(slot('2026-07-01T12:00'))])
    given([opened({ hours })]).when(publish(slot('2026-07-01T12:30'))).thenRejected({ _tag: 'RuleBroken', rule: 'C-3' })
    given([opened({ hours })]).when(publish(slot('2026-07-02T09:00'))).thenRejected({ _tag: 'RuleBroken', rule: 'C-3' })
    const marked = slot('2026-07-02T09:00', { outsideHours: true })
    given([opened({ hours })]).when(publish(marked)).then([published(marked)])
  })

  test('is named with its start, so that it is found among others', () => {
    const [inside, outside] = [slot('2026-07-01T09:00'), slot('2026-07-01T13:00', { slot: slotB })]
    given([opened({ hours })])
      .when(command(slotCalendar, 'PublishSlots', on, { slots: [inside, outside] }))
      .thenRejected({
        _tag: 'RuleBroken',
        rule: 'C-3',
        explanation: {
          de: `Der Termin ${slotB} (2026-07-01 13:00) beginnt außerhalb der Öffnungszeiten oder der Dauer der Beratung und ist nicht als solcher gekennzeichnet.`,
          en: `The slot ${slotB} (2026-07-01 13:00) starts outside opening hours or session hours and is not marked so.`,
        },
        facts: { slot: slotB, start: '2026-07-01T13:00' },
      })
  })

  test('is one outside the time of the session too', () => {
    given([opened({ sessionTime })]).when(publish(slot('2026-07-01T14:00'))).then([published(slot('2026-07-01T14:00'))])
    given([opened({ sessionTime })]).when(publish(slot('2026-07-01T13:59'))).thenRejected({ _tag: 'RuleBroken', rule: 'C-3' })
    given([opened({ sessionTime })]).when(publish(slot('2026-07-01T18:00'))).thenRejected({ _tag: 'RuleBroken', rule: 'C-3' })
    given([opened({ sessionTime, hours })]).when(publish(slot('2026-07-01T14:00'))).thenRejected({ _tag: 'RuleBroken', rule: 'C-3' })
  })

  test('cannot be told from one inside where the hours are unknown', () => {
    given([opened({ hours: { kind: 'unknown', occurrencesPerWeek: 2 } })]).when(publish(slot('2026-07-02T09:00'))).then([published(slot('2026-07-02T09:00'))])
  })
})

test('A reservation is held for as long as the calendar says, up to the end of the calendar itself', () => {
  const longHeld = event(slotCalendar, 'CalendarOpened', on, { ...calendar, holdMinutes: Number.MAX_SAFE_INTEGER })
  const endOfTime = getOrElse(() => utc('00:00'))(instant('9999-12-31T23:59:59.999Z'))
  const request = { appointment: first, slot: slotA, at: utc('08:00'), channel: 'online' } as const
  given([longHeld, published(slot('2026-07-01T09:00'))])
    .when(command(slotCalendar, 'ReserveSlot', on, request))
    .then([event(slotCalendar, 'SlotReserved', on, { ...request, expiresAt: endOfTime })])
})
