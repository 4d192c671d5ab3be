/** The events of a Terminkalender: the storage contract. Names and shapes change only with a new schema version. */
import type * as t from 'io-ts'

import { CaseId } from '../assignments/vocabulary.ts'
import { BranchId } from '../branches/vocabulary.ts'
import { code, record, someOf } from '../kernel/codec.ts'
import { defineEvent, type DataOf } from '../kernel/event.ts'
import { Instant, LocalDateTime } from '../kernel/local-date.ts'
import { OpeningHours } from '../kernel/opening-hours.ts'
import { flag, naturalNumber, text } from '../kernel/scalar.ts'
import { AppointmentId, BookingChannel, ConsultationObligation, SessionId, SlotId } from './vocabulary.ts'

/**
 * A Terminplatz as it is offered: start on the clocks in Europe/Berlin, length in minutes, places.
 *
 * `offset` tells which of two is meant when the clocks show the start twice; `outsideHours` says that the slot lies
 * outside the hours of its calendar on purpose.
 *
 * @example
 * ```ts
 * import { derivedId, Slot, SlotId } from '@vor-ort/core'
 * const slot = derivedId(SlotId, 'the first on Wednesday')
 * Slot.is({ slot, start: '2026-07-01T09:00', minutes: 20, capacity: 1 }) // => true
 * Slot.is({ slot, start: '2026-07-01T07:00:00.000Z', minutes: 20, capacity: 1 }) // => false
 * ```
 */
export const Slot = record(
  { slot: SlotId, start: LocalDateTime, minutes: naturalNumber, capacity: naturalNumber },
  { offset: code('+01:00', '+02:00'), outsideHours: flag },
)
export type Slot = t.TypeOf<typeof Slot>

/** Why a booking did not come about. */
export const BookingRejectionReason = code('slotTaken', 'slotWithdrawn', 'reservationExpired', 'slotPast', 'unknownSlot')
export type BookingRejectionReason = t.TypeOf<typeof BookingRejectionReason>

const appointment = { appointment: AppointmentId }
const request = { ...appointment, slot: SlotId, at: Instant }

/** The events of a Terminkalender by type. */
export const slotCalendarEvents = {
  CalendarOpened: defineEvent({
    german: 'Eröffnung des Terminkalenders',
    summary: 'A service point offers slots; a reservation is held for `holdMinutes`, and `hours` or `sessionTime` limit when slots may start (C-3).',
    data: record(
      { servicePoint: text, purpose: text, obligation: ConsultationObligation, holdMinutes: naturalNumber },
      { branch: BranchId, session: SessionId, hours: OpeningHours, sessionTime: record({ start: LocalDateTime, end: LocalDateTime }) },
    ),
  }),
  SlotsPublished: defineEvent({
    german: 'Freigabe von Terminen',
    summary: 'Slots can be booked from now on.',
    data: record({ slots: someOf(Slot) }),
  }),
  SlotWithdrawn: defineEvent({
    german: 'Rücknahme eines Termins',
    summary: 'A slot cannot be booked any more; confirmed bookings stay until they are moved or cancelled.',
    data: record({ slot: SlotId }, { reason: code('staffAbsent', 'roomUnavailable', 'closure', 'other') }),
  }),
  SlotReserved: defineEvent({
    german: 'Reservierung',
    classification: 'personal',
    summary: 'A place is held for a client until `expiresAt`, while the booking is completed.',
    data: record({ ...request, expiresAt: Instant, channel: BookingChannel }, { caseRef: CaseId }),
  }),
  ReservationExpired: defineEvent({
    german: 'Ablauf der Reservierung',
    summary: 'A reservation was not confirmed in time; its place was free from `expiresAt` (C-2).',
    data: record({ ...appointment, slot: SlotId, expiresAt: Instant }),
  }),
  BookingConfirmed: defineEvent({
    german: 'Buchungsbestätigung',
    classification: 'personal',
    summary: 'A place is booked; without a reservation before, with its channel.',
    data: record(request, { channel: BookingChannel, caseRef: CaseId }),
  }),
  BookingRejected: defineEvent({
    german: 'Abgelehnte Buchung',
    summary: 'A booking did not come about, most often because somebody else was faster: a fact that is counted (RM-9).',
    data: record({ ...request, reason: BookingRejectionReason }),
  }),
  AppointmentRescheduled: defineEvent({
    german: 'Umbuchung',
    summary: 'A booking moves from one slot to another.',
    data: record({ ...appointment, from: SlotId, to: SlotId, at: Instant }),
  }),
  BookingCancelled: defineEvent({
    german: 'Stornierung',
    summary: 'The client or the office gives a booking or reservation up; its place is free.',
    data: record(
      { ...appointment, by: code('client', 'office'), at: Instant },
      { reason: code('noLongerNeeded', 'otherTime', 'staffAbsent', 'slotWithdrawn', 'closure', 'other') },
    ),
  }),
  CalendarClosed: defineEvent({
    german: 'Schließung des Terminkalenders',
    summary: 'Nothing can be booked here any more.',
    data: record({}, { reason: code('endOfPeriod', 'servicePointClosed', 'other') }),
  }),
} as const

/** The data of each event of a Terminkalender. */
export type SlotCalendarEvents = DataOf<typeof slotCalendarEvents>
