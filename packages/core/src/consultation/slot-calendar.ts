/**
 * Terminkalender: the slots of one service point, their reservations and bookings.
 *
 * No statute rules it: the form is that of "Onlineterminierung" (book the slot you want, provided it is still free).
 * open → closed. A lost race is a fact and recorded; time comes in with the commands, because the core has no clock.
 */
import { isLeft, left, right } from 'fp-ts/lib/Either.js'

import { CaseId } from '../assignments/vocabulary.ts'
import { defineAggregate, emits, message, type Decision, type EventsOf } from '../kernel/aggregate.ts'
import { record } from '../kernel/codec.ts'
import type { MessageOf } from '../kernel/event.ts'
import { alreadyExists, ruleBroken, unknownReference, type Rejection } from '../kernel/finding.ts'
import type { FuzzyDate } from '../kernel/fuzzy-date.ts'
import { Instant } from '../kernel/local-date.ts'
import { slotCalendarEvents as events, type BookingRejectionReason, type SlotCalendarEvents } from './slot-calendar-events.ts'
import { slotsIn, bookingsIn,
  bookingOf,
  evolveSlotCalendar,
  initialSlotCalendar,
  slotCalendarFindings,
  slotOf,
  takenAt,
  type BookingState,
  type SlotCalendarState,
  type SlotState,
} from './slot-calendar-state.ts'
import { checkSlots } from './slot-publication.ts'
import { addMinutes, hasBegun } from './slot-times.ts'
import { AppointmentId, BookingChannel, SlotId } from './vocabulary.ts'

// Commands

const slotRequest = record({ appointment: AppointmentId, slot: SlotId, at: Instant, channel: BookingChannel }, { caseRef: CaseId })

const commands = {
  OpenCalendar: { german: 'Terminkalender eröffnen', data: events.CalendarOpened.data },
  PublishSlots: { german: 'Termine freigeben', data: events.SlotsPublished.data },
  WithdrawSlot: { german: 'Termin zurücknehmen', data: events.SlotWithdrawn.data },
  ReserveSlot: { german: 'Termin reservieren', data: slotRequest },
  ConfirmBooking: { german: 'Buchung bestätigen', data: record({ appointment: AppointmentId, at: Instant }) },
  BookSlot: { german: 'Termin buchen', data: slotRequest },
  ExpireReservation: { german: 'Reservierung verfallen lassen', data: record({ appointment: AppointmentId, at: Instant }) },
  RescheduleBooking: { german: 'Umbuchen', data: record({ appointment: AppointmentId, to: SlotId, at: Instant }) },
  CancelBooking: { german: 'Stornieren', data: events.BookingCancelled.data },
  CloseCalendar: { german: 'Terminkalender schließen', data: events.CalendarClosed.data },
}

type Event = MessageOf<SlotCalendarEvents>
interface Request {
  readonly appointment: AppointmentId
  readonly slot: SlotId
  readonly at: Instant
}

const rejected = (on: FuzzyDate, { appointment, slot, at }: Request, reason: BookingRejectionReason): Event =>
  message<SlotCalendarEvents, 'BookingRejected'>('BookingRejected', on, { appointment, slot, at, reason })

const expired = (on: FuzzyDate, appointment: AppointmentId, slot: SlotId, expiresAt: Instant): Event =>
  message<SlotCalendarEvents, 'ReservationExpired'>('ReservationExpired', on, { appointment, slot, expiresAt })

/** The reservations in a slot whose time is over: they are free at once, and it is said before anybody else gets in. */
const expiredIn = (on: FuzzyDate, id: SlotId, slot: SlotState, at: Instant): ReadonlyArray<Event> =>
  slot.reserved.flatMap(({ appointment, expiresAt }) => (expiresAt <= at ? [expired(on, appointment, id, expiresAt)] : []))

/** Lets a request into a slot, or says why not; what was refused for the same reason before is not said again. */
const admit = (state: SlotCalendarState, on: FuzzyDate, request: Request, entry: Event): ReadonlyArray<Event> => {
  const { appointment, at } = request
  const slot = slotOf(state, request.slot)
  const booking = bookingOf(state, appointment)
  const own = booking?.slot === request.slot ? undefined : reservationIn(state, appointment, booking)
  const before = [
    ...(own === undefined || booking === undefined ? [] : [expired(on, appointment, booking.slot, own.expiresAt)]),
    ...(slot === undefined ? [] : expiredIn(on, request.slot, slot, at)),
  ]
  const reason = obstacle(slot, at)
  if (reason === undefined) return [...before, entry]
  const refused = booking?.refused
  return refused?.slot === request.slot && refused.reason === reason ? before : [...before, rejected(on, request, reason)]
}

const obstacle = (slot: SlotState | undefined, at: Instant): BookingRejectionReason | undefined =>
  slot === undefined
    ? 'unknownSlot'
    : slot.withdrawn
      ? 'slotWithdrawn'
      : hasBegun(slot, at)
        ? 'slotPast'
        : takenAt(slot, at) >= slot.capacity
          ? 'slotTaken'
          : undefined

const reservationIn = (state: SlotCalendarState, appointment: AppointmentId, booking: BookingState | undefined) =>
  booking?.status === 'reserved' ? slotOf(state, booking.slot)?.reserved.find((one) => one.appointment === appointment) : undefined

const cancelledBefore = ruleBroken('C-7', {
  de: 'Der Termin ist abgesagt; ein neuer Termin bekommt eine neue Kennung.',
  en: 'The appointment is cancelled; a new appointment gets a new id.',
})

const notConfirmed = (status: string): Rejection =>
  ruleBroken('C-2', { de: 'Umgebucht wird nur, was bestätigt ist.', en: 'Only a confirmed booking can be moved.' }, { status })

/** Confirms what is reserved: unless its time is over, its slot was withdrawn or has begun. */
const confirm = (state: SlotCalendarState, on: FuzzyDate, appointment: AppointmentId, at: Instant): Decision<Event> => {
  const booking = bookingOf(state, appointment)
  if (booking === undefined) return left(unknownReference('booking', appointment, []))
  if (booking.status === 'cancelled') return left(cancelledBefore)
  if (booking.status === 'confirmed' || booking.status === 'rejected') return right([])
  const request = { appointment, slot: booking.slot, at }
  const reservation = reservationIn(state, appointment, booking)
  if (booking.status === 'expired' || reservation === undefined) return right([rejected(on, request, 'reservationExpired')])
  if (reservation.expiresAt <= at) {
    return right([expired(on, appointment, booking.slot, reservation.expiresAt), rejected(on, request, 'reservationExpired')])
  }
  const slot = slotOf(state, booking.slot)
  if (slot?.withdrawn === true) return right([rejected(on, request, 'slotWithdrawn')])
  if (slot !== undefined && hasBegun(slot, at)) return right([rejected(on, request, 'slotPast')])
  return right([message<SlotCalendarEvents, 'BookingConfirmed'>('BookingConfirmed', on, request)])
}

/** What a request meets that has an id already: nothing to do, a contradiction, or undefined where it may go on. */
const repeated = (state: SlotCalendarState, { appointment, slot, at }: Request, otherwise: () => Decision<Event>): Decision<Event> => {
  const booking = bookingOf(state, appointment)
  if (booking?.status === 'cancelled') return left(cancelledBefore)
  const holds = booking?.status === 'confirmed' || (reservationIn(state, appointment, booking)?.expiresAt ?? at) > at
  if (!holds) return otherwise()
  return booking?.slot === slot ? right([]) : left(alreadyExists('booking', appointment))
}

const byId = (entries: ReadonlyArray<readonly [id: string, value: unknown]>): unknown => Object.fromEntries(entries)

/** The Terminkalender as an aggregate; its streams are `slot-calendar-<id>`. */
export const slotCalendar = defineAggregate<SlotCalendarState['phase'], SlotCalendarState, typeof events, typeof commands>({
  category: 'slot-calendar',
  module: 'consultation',
  german: 'Terminkalender',
  seat: 'none',
  summary: 'The slots of one service point, their reservations and bookings.',
  events,
  commands,
  initial: initialSlotCalendar,
  lifecycle: {
    CalendarOpened: [['none'], 'open'],
    SlotsPublished: [['open'], 'same'],
    SlotWithdrawn: [['open'], 'same'],
    SlotReserved: [['open'], 'same'],
    ReservationExpired: [['open', 'closed'], 'same'],
    BookingConfirmed: [['open'], 'same'],
    BookingRejected: [['open', 'closed'], 'same'],
    AppointmentRescheduled: [['open'], 'same'],
    BookingCancelled: [['open', 'closed'], 'same'],
    CalendarClosed: [['open'], 'closed'],
  },
  evolve: evolveSlotCalendar,
  decide: {
    OpenCalendar: emits<SlotCalendarEvents, 'CalendarOpened'>('CalendarOpened'),
    PublishSlots: ({ slots }, state, on) => {
      const fresh = checkSlots(state, slots)
      if (isLeft(fresh)) return fresh
      return right(fresh.right.length === 0 ? [] : [message<SlotCalendarEvents, 'SlotsPublished'>('SlotsPublished', on, { slots: fresh.right })])
    },
    WithdrawSlot: (data, state, on) => {
      const slot = slotOf(state, data.slot)
      if (slot === undefined) return left(unknownReference('slot', data.slot, []))
      return right(slot.withdrawn ? [] : [message<SlotCalendarEvents, 'SlotWithdrawn'>('SlotWithdrawn', on, data)])
    },
    ReserveSlot: (data, state, on) =>
      repeated(state, data, () => {
        const expiresAt = addMinutes(data.at, state.calendar?.holdMinutes ?? 0)
        return right(admit(state, on, data, message<SlotCalendarEvents, 'SlotReserved'>('SlotReserved', on, { ...data, expiresAt })))
      }),
    ConfirmBooking: ({ appointment, at }, state, on) => confirm(state, on, appointment, at),
    BookSlot: (data, state, on) => {
      const booking = bookingOf(state, data.appointment)
      const reservation = reservationIn(state, data.appointment, booking)
      // Who holds the place already confirms it.
      if (reservation !== undefined && reservation.expiresAt > data.at && booking?.slot === data.slot) return confirm(state, on, data.appointment, data.at)
      const entry = message<SlotCalendarEvents, 'BookingConfirmed'>('BookingConfirmed', on, data)
      return repeated(state, data, () => right(admit(state, on, data, entry)))
    },
    ExpireReservation: ({ appointment, at }, state, on) => {
      const booking = bookingOf(state, appointment)
      if (booking === undefined) return left(unknownReference('booking', appointment, []))
      const reservation = reservationIn(state, appointment, booking)
      return right(reservation !== undefined && reservation.expiresAt <= at ? [expired(on, appointment, booking.slot, reservation.expiresAt)] : [])
    },
    RescheduleBooking: ({ appointment, to, at }, state, on) => {
      const booking = bookingOf(state, appointment)
      if (booking === undefined) return left(unknownReference('booking', appointment, []))
      if (booking.status === 'cancelled') return left(cancelledBefore)
      if (booking.status !== 'confirmed') return left(notConfirmed(booking.status))
      if (booking.slot === to) return right([])
      const moved = message<SlotCalendarEvents, 'AppointmentRescheduled'>('AppointmentRescheduled', on, { appointment, from: booking.slot, to, at })
      return right(admit(state, on, { appointment, slot: to, at }, moved))
    },
    CancelBooking: (data, state, on) => {
      const booking = bookingOf(state, data.appointment)
      if (booking === undefined) return left(unknownReference('booking', data.appointment, []))
      const reservation = reservationIn(state, data.appointment, booking)
      if (reservation !== undefined && reservation.expiresAt <= data.at) {
        return right([expired(on, data.appointment, booking.slot, reservation.expiresAt)])
      }
      const holds = booking.status === 'confirmed' || booking.status === 'reserved'
      return right(holds ? [message<SlotCalendarEvents, 'BookingCancelled'>('BookingCancelled', on, data)] : [])
    },
    CloseCalendar: emits<SlotCalendarEvents, 'CalendarClosed'>('CalendarClosed'),
  },
  title: (state) => (state.calendar === undefined ? '' : `${state.calendar.servicePoint}: ${state.calendar.purpose}`),
  findings: slotCalendarFindings,
  shown: (state) => ({ ...state, slots: byId(slotsIn(state)), bookings: byId(bookingsIn(state)) }),
})

/** An event of a Terminkalender. */
export type SlotCalendarEvent = EventsOf<typeof slotCalendar>
