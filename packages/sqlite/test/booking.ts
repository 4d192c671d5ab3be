/** A Terminkalender with one slot for one, for the tests of concurrent bookings. */
import { AppointmentId, day, derivedId, instant, localDateTime, makeRegistry, slotCalendar, SlotId, type CommandsOf } from '@vor-ort/core'
import { isLeft, type Either } from 'fp-ts/lib/Either.js'

const must = <A>(made: Either<unknown, A>): A => {
  if (isLeft(made)) throw new Error('a constant of the test is faulty')
  return made.right
}
type Command = CommandsOf<typeof slotCalendar>

/** It knows the Terminkalender alone. */
export const registry = must(makeRegistry([slotCalendar.events]))
/** The calendar that all want a place in. */
export const calendarId = '0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d90'
const on = day('2026-06-15')
const slot = derivedId(SlotId, 'monday at nine')
const at = must(instant('2026-06-15T06:00:00.000Z'))

/** Opens the calendar and offers one place. */
export const offer: ReadonlyArray<Command> = [
  { type: 'OpenCalendar', on, data: { servicePoint: 'Servicepoint', purpose: 'Beratung', obligation: 'voluntary', holdMinutes: 10 } },
  { type: 'PublishSlots', on, data: { slots: [{ slot, start: must(localDateTime('2026-06-22T09:00')), minutes: 30, capacity: 1 }] } },
]
/** Books the place for somebody. */
export const book = (name: string): Command => ({ type: 'BookSlot', on, data: { slot, appointment: derivedId(AppointmentId, name), at, channel: 'online' } })
