/** The state of a Terminkalender: slots with who is in them, and bookings by appointment. */
import { finding, type Finding } from '../kernel/finding.ts'
import type { Instant } from '../kernel/local-date.ts'
import { emptyBuckets, entriesOf, findIn, putIn, type Buckets } from './buckets.ts'
import type { BookingRejectionReason, Slot, SlotCalendarEvents } from './slot-calendar-events.ts'
import type { AppointmentId, SlotId } from './vocabulary.ts'

/** A Reservierung that was neither confirmed nor has expired in the records. */
export interface OpenReservation {
  readonly appointment: AppointmentId
  readonly expiresAt: Instant
}
/** A Terminplatz with the appointments in it. */
export interface SlotState extends Omit<Slot, 'slot'> {
  readonly withdrawn: boolean
  readonly confirmed: ReadonlyArray<AppointmentId>
  readonly reserved: ReadonlyArray<OpenReservation>
}
/** What became of a request for a place. */
export interface BookingState {
  readonly slot: SlotId
  readonly status: 'reserved' | 'confirmed' | 'expired' | 'cancelled' | 'rejected'
  /** The last refusal, so that the same request asked again is not counted again. */
  readonly refused: { readonly slot: SlotId; readonly reason: BookingRejectionReason } | undefined
}
/** What is known of a Terminkalender. */
export interface SlotCalendarState {
  readonly phase: 'none' | 'open' | 'closed'
  readonly calendar: SlotCalendarEvents['CalendarOpened'] | undefined
  readonly slots: Buckets<SlotState>
  readonly bookings: Buckets<BookingState>
  /** Slots with more confirmed bookings than places; one that is withdrawn has none. */
  readonly overbooked: ReadonlyArray<SlotId>
}
/** A Terminkalender of which nothing is known yet. */
export const initialSlotCalendar: SlotCalendarState = { phase: 'none', calendar: undefined, slots: emptyBuckets, bookings: emptyBuckets, overbooked: [] }

/** How many places a slot has for those who come now: none when it is withdrawn. */
export const placesOf = ({ withdrawn, capacity }: SlotState): number => (withdrawn ? 0 : capacity)

/** How many places of a slot are taken at a point in time, by bookings and by reservations that have not expired. */
export const takenAt = ({ confirmed, reserved }: SlotState, at: Instant): number =>
  confirmed.length + reserved.filter(({ expiresAt }) => expiresAt > at).length

/** A slot of a calendar. */
export const slotOf = (state: SlotCalendarState, slot: SlotId): SlotState | undefined => findIn(state.slots, slot)
/** The booking of an appointment. */
export const bookingOf = (state: SlotCalendarState, appointment: AppointmentId): BookingState | undefined => findIn(state.bookings, appointment)

/** Every slot of a calendar with its id, in no meaningful order. */
export const slotsIn = (state: SlotCalendarState): ReadonlyArray<readonly [id: string, slot: SlotState]> => entriesOf(state.slots)
/** Every booking of a calendar with the id of its appointment, in no meaningful order. */
export const bookingsIn = (state: SlotCalendarState): ReadonlyArray<readonly [appointment: string, booking: BookingState]> => entriesOf(state.bookings)

const putSlot = (state: SlotCalendarState, id: SlotId, slot: SlotState): SlotCalendarState => {
  const isOverbooked = slot.confirmed.length > placesOf(slot)
  const others = state.overbooked.includes(id) === isOverbooked ? undefined : state.overbooked.filter((other) => other !== id)
  const overbooked = others === undefined ? state.overbooked : isOverbooked ? [...others, id] : others
  return { ...state, slots: putIn(state.slots, id, slot), overbooked }
}

const changeSlot = (state: SlotCalendarState, id: SlotId, to: (slot: SlotState) => SlotState): SlotCalendarState => {
  const slot = slotOf(state, id)
  return slot === undefined ? state : putSlot(state, id, to(slot))
}

const without = (slot: SlotState, appointment: AppointmentId): SlotState => ({
  ...slot,
  confirmed: slot.confirmed.filter((other) => other !== appointment),
  reserved: slot.reserved.filter((other) => other.appointment !== appointment),
})

/** The state with the appointment out of the slot that it is in, if it is in one. */
const release = (state: SlotCalendarState, appointment: AppointmentId): SlotCalendarState => {
  const booking = bookingOf(state, appointment)
  return booking?.status === 'reserved' || booking?.status === 'confirmed'
    ? changeSlot(state, booking.slot, (slot) => without(slot, appointment))
    : state
}

const note = (
  state: SlotCalendarState,
  appointment: AppointmentId,
  booking: Pick<BookingState, 'slot' | 'status'> & Partial<BookingState>,
): SlotCalendarState => ({ ...state, bookings: putIn(state.bookings, appointment, { refused: undefined, ...booking }) })

const published = (state: SlotCalendarState, { slot: id, ...slot }: Slot): SlotCalendarState =>
  slotOf(state, id) === undefined ? putSlot(state, id, { ...slot, withdrawn: false, confirmed: [], reserved: [] }) : state

const ended = (state: SlotCalendarState, appointment: AppointmentId, status: 'expired' | 'cancelled', slot?: SlotId): SlotCalendarState => {
  const at = slot ?? bookingOf(state, appointment)?.slot
  return at === undefined ? state : note(release(state, appointment), appointment, { slot: at, status })
}

type Fold = { readonly [K in keyof SlotCalendarEvents]: (state: SlotCalendarState, data: SlotCalendarEvents[K]) => SlotCalendarState }

/** The fold of a Terminkalender. */
export const evolveSlotCalendar: Fold = {
  CalendarOpened: (state, calendar) => ({ ...state, calendar }),
  SlotsPublished: (state, { slots }) => slots.reduce(published, state),
  SlotWithdrawn: (state, { slot }) => changeSlot(state, slot, (known) => ({ ...known, withdrawn: true })),
  SlotReserved: (state, { appointment, slot, expiresAt }) => {
    const added = changeSlot(release(state, appointment), slot, (known) => ({ ...known, reserved: [...known.reserved, { appointment, expiresAt }] }))
    return note(added, appointment, { slot, status: 'reserved' })
  },
  ReservationExpired: (state, { appointment, slot }) => ended(state, appointment, 'expired', slot),
  BookingConfirmed: (state, { appointment, slot }) => {
    const added = changeSlot(release(state, appointment), slot, (known) => ({ ...known, confirmed: [...known.confirmed, appointment] }))
    return note(added, appointment, { slot, status: 'confirmed' })
  },
  BookingRejected: (state, { appointment, slot, reason }) => {
    const booking = bookingOf(state, appointment)
    // Who could not move to another slot keeps the one that was booked.
    return booking?.status === 'confirmed'
      ? note(state, appointment, { ...booking, refused: { slot, reason } })
      : note(release(state, appointment), appointment, { slot, status: 'rejected', refused: { slot, reason } })
  },
  AppointmentRescheduled: (state, { appointment, to }) => {
    const added = changeSlot(release(state, appointment), to, (known) => ({ ...known, confirmed: [...known.confirmed, appointment] }))
    return note(added, appointment, { slot: to, status: 'confirmed' })
  },
  BookingCancelled: (state, { appointment }) => ended(state, appointment, 'cancelled'),
  CalendarClosed: (state) => state,
}

/** Deviations that the history of a Terminkalender shows. */
export const slotCalendarFindings = (state: SlotCalendarState): ReadonlyArray<Finding> => {
  if (state.overbooked.length === 0) return []
  const isWithdrawn = (id: SlotId): boolean => slotOf(state, id)?.withdrawn === true
  const withdrawn = state.overbooked.filter(isWithdrawn)
  const overfull = state.overbooked.filter((id) => !isWithdrawn(id))
  const tooMany = { de: 'Ein Termin hat mehr bestätigte Buchungen als Plätze.', en: 'A slot has more confirmed bookings than places.' }
  const stranded = { de: 'Ein Termin ist zurückgenommen, aber noch gebucht.', en: 'A slot is withdrawn but still booked.' }
  return [
    ...(overfull.length === 0 ? [] : [finding('C-1', 'violation', tooMany, { slots: overfull })]),
    ...(withdrawn.length === 0 ? [] : [finding('C-1', 'warning', stranded, { slots: withdrawn })]),
  ]
}
