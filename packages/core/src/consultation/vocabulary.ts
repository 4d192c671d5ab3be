/** Identifiers and codes that several aggregates of the consultation module share. */
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
/** Termin. */
export const AppointmentId = idOf('Appointment')
export type AppointmentId = Id<'Appointment'>
/** Vorsprache ohne Termin. */
export const WalkInId = idOf('WalkIn')
export type WalkInId = Id<'WalkIn'>
