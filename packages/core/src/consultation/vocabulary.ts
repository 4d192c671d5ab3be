/** Identifiers and codes that several aggregates of the consultation module share. */
import type * as t from 'io-ts'

import { code } from '../kernel/codec.ts'
import { idOf, type Id } from '../kernel/ids.ts'

/** Beratungsreihe. */
export const SeriesId = idOf('Series')
export type SeriesId = Id<'Series'>
/** Beratung vor Ort: one session of a series. */
export const SessionId = idOf('Session')
export type SessionId = Id<'Session'>
/** Terminkalender: the slots of one service point. */
export const SlotCalendarId = idOf('SlotCalendar')
export type SlotCalendarId = Id<'SlotCalendar'>
/** Terminplatz: one slot of a calendar, with room for one appointment or more. */
export const SlotId = idOf('Slot')
export type SlotId = Id<'Slot'>
/** Termin. */
export const AppointmentId = idOf('Appointment')
export type AppointmentId = Id<'Appointment'>
/** Vorsprache ohne Termin. */
export const WalkInId = idOf('WalkIn')
export type WalkInId = Id<'WalkIn'>

/** Whether staying away can have consequences: never where the offer is voluntary. */
export const ConsultationObligation = code('voluntary', 'occasionBound')
export type ConsultationObligation = t.TypeOf<typeof ConsultationObligation>

/** How a client came to a booking. */
export const BookingChannel = code('online', 'phone', 'reception')
export type BookingChannel = t.TypeOf<typeof BookingChannel>
