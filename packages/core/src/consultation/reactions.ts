/** What follows for Terminkalender from the passing of time. */
import { localDateOf } from '../kernel/berlin-time.ts'
import type { Instant } from '../kernel/local-date.ts'
import { defineProcessManager, reaction } from '../kernel/process-manager.ts'
import type { slotCalendarEvents } from './slot-calendar-events.ts'
import { slotCalendar } from './slot-calendar.ts'
import type { AppointmentId } from './vocabulary.ts'

/** A reservation that waits for its end. */
export interface PendingReservation {
  readonly appointment: AppointmentId
  readonly expiresAt: Instant
}
/** The open reservations by calendar and appointment. */
export type PendingReservations = Readonly<Record<string, Readonly<Record<string, PendingReservation>>>>

const without = (state: PendingReservations, calendar: string, appointment: AppointmentId): PendingReservations => {
  const pending = state[calendar]
  if (pending?.[appointment] === undefined) return state
  const { [appointment]: _ended, ...others } = pending
  if (Object.keys(others).length > 0) return { ...state, [calendar]: others }
  const { [calendar]: _empty, ...calendars } = state
  return calendars
}

/**
 * Lets every reservation expire when its time has come (C-2).
 *
 * The place is free at that moment in any case, for whoever asks; this only brings it into the records.
 */
export const reservationsExpire = defineProcessManager<PendingReservations, typeof slotCalendarEvents>({
  name: 'reservations-expire',
  german: 'Ablauf von Reservierungen',
  summary: 'Lets every reservation expire when its time has come.',
  initial: {},
  evolve: {
    SlotReserved: (state, { appointment, expiresAt }, { id }) => ({ ...state, [id]: { ...state[id], [appointment]: { appointment, expiresAt } } }),
    ReservationExpired: (state, { appointment }, { id }) => without(state, id, appointment),
    BookingConfirmed: (state, { appointment }, { id }) => without(state, id, appointment),
    BookingRejected: (state, { appointment }, { id }) => without(state, id, appointment),
    BookingCancelled: (state, { appointment }, { id }) => without(state, id, appointment),
  },
  react: {},
  due: (state, now) =>
    Object.entries(state).flatMap(([calendar, pending]) =>
      Object.values(pending).flatMap(({ appointment, expiresAt }) =>
        expiresAt <= now
          ? [
              // The time of the command is that of the reservation, so that the same key is always the same command.
              reaction(slotCalendar, calendar, `${calendar} ${appointment} ${expiresAt}`, {
                type: 'ExpireReservation',
                on: localDateOf(expiresAt),
                data: { appointment, at: expiresAt },
              }),
            ]
          : [],
      ),
    ),
})
