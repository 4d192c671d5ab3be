/** Terminkalender: one row each, with counters. There is no row for a slot or booking, because a busy calendar is rewritten with every batch. */
import { slotCalendar, slotsIn, type SlotCalendarEvent, type SlotCalendarState } from '@vor-ort/core'

import { aggregateProjection } from '../aggregate-projection.ts'
import { column, optional } from '../columns.ts'
import { remembering } from '../remembering.ts'
import { defineTable } from '../table.ts'

const counted = <const Name extends string>(name: Name, de: string, en: string, says: readonly [de: string, en: string], source: string) => column.integer(name, '1', [de, en], says, source)

/** Terminkalender. */
export const slotCalendarTable = defineTable({
  name: 'slot_calendar',
  title: { de: 'Terminkalender', en: 'Slot calendars' },
  definition: {
    de: 'Ein Terminkalender je Zeile: jetzige Plätze und Belegung, und was mit Anfragen geschah. Wer gebucht hat, steht nicht hier.',
    en: 'One slot calendar a row: places and bookings as they are, and what became of requests. Who booked is not here.',
  },
  key: ['calendar'],
  columns: [
    column.text('calendar', ['Terminkalender', 'Calendar'], ['Kennung des Terminkalenders (UUID)', 'Id of the calendar (UUID)'], 'stream'),
    column.text('phase', ['Stand', 'Phase'], ['none, open oder closed', 'none, open or closed'], 'lifecycle of the slot calendar'),
    optional.text('service_point', ['Anlaufstelle', 'Service point'], ['Stelle, die Termine anbietet', 'Service point that offers slots'], 'CalendarOpened.servicePoint'),
    optional.text('purpose', ['Zweck', 'Purpose'], ['Wofür die Termine sind', 'What the slots are for'], 'CalendarOpened.purpose'),
    optional.text('obligation', ['Verbindlichkeit', 'Obligation'], ['voluntary (freiwillig) oder occasionBound (aus Anlass)', 'voluntary or occasionBound'], 'CalendarOpened.obligation'),
    optional.text('branch', ['Standort', 'Branch'], ['Standort der Anlaufstelle', 'Branch of the service point'], 'CalendarOpened.branch'),
    optional.text('session', ['Beratung', 'Session'], ['Beratung vor Ort, zu der er gehört', 'Session to which it belongs'], 'CalendarOpened.session'),
    optional.text('first_start', ['Erster Beginn', 'First start'], ['Frühester Terminbeginn in Europe/Berlin', 'Earliest start of a slot in Europe/Berlin'], 'SlotsPublished.slots.start'),
    optional.text('last_start', ['Letzter Beginn', 'Last start'], ['Spätester Terminbeginn in Europe/Berlin', 'Latest start of a slot in Europe/Berlin'], 'SlotsPublished.slots.start'),
    column.integer('slots_published', 'slot', ['Freigegebene Termine', 'Slots published'], ['Alle jemals freigegebenen Termine', 'All slots ever published'], 'SlotsPublished.slots, counted'),
    column.integer('slots_withdrawn', 'slot', ['Zurückgenommene Termine', 'Slots withdrawn'], ['Davon zurückgenommene', 'Those of them that were withdrawn'], 'SlotWithdrawn, counted'),
    optional.integer('places_published', 'place', ['Freigegebene Plätze', 'Places published'], ['Plätze aller jemals freigegebenen Termine; leer: mehr, als sich zählen lässt', 'Places of all slots ever published; empty: more than can be counted'], 'SlotsPublished.slots.capacity, summed'),
    optional.integer('places', 'place', ['Plätze', 'Places'], ['Plätze ohne zurückgenommene Termine; leer: mehr, als sich zählen lässt', 'Places without withdrawn slots; empty: more than can be counted'], 'SlotsPublished.slots.capacity, SlotWithdrawn'),
    column.integer('booked', 'booking', ['Gebucht', 'Booked'], ['Jetzt bestätigte Buchungen', 'Bookings confirmed as things stand'], 'BookingConfirmed, AppointmentRescheduled, BookingCancelled'),
    column.integer('held', 'reservation', ['Reserviert', 'Held'], ['Reservierungen, die weder bestätigt noch als abgelaufen erfasst sind', 'Reservations neither confirmed nor recorded as expired'], 'SlotReserved, ReservationExpired'),
    counted('reservations', 'Reservierungen', 'Reservations', ['Alle Reservierungen', 'All reservations'], 'SlotReserved, counted'),
    counted('reservations_expired', 'Verfallene Reservierungen', 'Reservations expired', ['Als abgelaufen erfasste Reservierungen', 'Reservations recorded as expired'], 'ReservationExpired, counted'),
    counted('confirmations', 'Bestätigungen', 'Confirmations', ['Alle Buchungsbestätigungen, auch später stornierte', 'All confirmations, those cancelled later included'], 'BookingConfirmed, counted'),
    counted('rescheduled', 'Umbuchungen', 'Rescheduled', ['Umbuchungen auf einen anderen Termin', 'Bookings moved to another slot'], 'AppointmentRescheduled, counted'),
    counted('cancelled_by_client', 'Storniert durch Kunden', 'Cancelled by clients', ['Stornierungen durch Kundinnen und Kunden', 'Cancellations by clients'], 'BookingCancelled.by, counted'),
    counted('cancelled_by_office', 'Storniert durch das Amt', 'Cancelled by the office', ['Stornierungen durch das Amt', 'Cancellations by the office'], 'BookingCancelled.by, counted'),
    counted('rejected_slot_taken', 'Abgelehnt: vergeben', 'Rejected: slot taken', ['Ablehnungen, weil jemand schneller war', 'Rejections because somebody was faster'], 'BookingRejected.reason, counted'),
    counted('rejected_slot_withdrawn', 'Abgelehnt: zurückgenommen', 'Rejected: slot withdrawn', ['Ablehnungen, weil der Termin zurückgenommen war', 'Rejections because the slot was withdrawn'], 'BookingRejected.reason, counted'),
    counted('rejected_reservation_expired', 'Abgelehnt: Reservierung verfallen', 'Rejected: reservation expired', ['Ablehnungen nach Ablauf der Reservierung', 'Rejections after the reservation had expired'], 'BookingRejected.reason, counted'),
    counted('rejected_slot_past', 'Abgelehnt: vorbei', 'Rejected: slot past', ['Ablehnungen, weil der Termin vorbei war', 'Rejections because the slot had passed'], 'BookingRejected.reason, counted'),
    counted('rejected_unknown_slot', 'Abgelehnt: unbekannt', 'Rejected: unknown slot', ['Ablehnungen, weil es den Termin nicht gibt', 'Rejections because there is no such slot'], 'BookingRejected.reason, counted'),
    counted('requests_online', 'Anfragen online', 'Requests online', ['Reservierungen und direkte Buchungen online', 'Reservations and direct bookings online'], 'SlotReserved.channel, BookingConfirmed.channel'),
    counted('requests_phone', 'Anfragen am Telefon', 'Requests by phone', ['Reservierungen und direkte Buchungen am Telefon', 'Reservations and direct bookings by phone'], 'SlotReserved.channel, BookingConfirmed.channel'),
    counted('requests_reception', 'Anfragen am Empfang', 'Requests at the reception', ['Reservierungen und direkte Buchungen am Empfang', 'Reservations and direct bookings at the reception'], 'SlotReserved.channel, BookingConfirmed.channel'),
    column.instant('recorded_at', ['Zuletzt erfasst', 'Last recorded'], ['Wann das letzte Ereignis erfasst wurde (UTC)', 'When the last event was recorded (UTC)'], 'recordedAt'),
  ],
})

const nothingCounted = {
  reservations: 0,
  reservations_expired: 0,
  confirmations: 0,
  rescheduled: 0,
  cancelled_by_client: 0,
  cancelled_by_office: 0,
  rejected_slot_taken: 0,
  rejected_slot_withdrawn: 0,
  rejected_reservation_expired: 0,
  rejected_slot_past: 0,
  rejected_unknown_slot: 0,
  requests_online: 0,
  requests_phone: 0,
  requests_reception: 0,
}
type Counters = Readonly<typeof nothingCounted>

const rejected = {
  slotTaken: 'rejected_slot_taken',
  slotWithdrawn: 'rejected_slot_withdrawn',
  reservationExpired: 'rejected_reservation_expired',
  slotPast: 'rejected_slot_past',
  unknownSlot: 'rejected_unknown_slot',
} as const

const namesOf = ({ type, data }: SlotCalendarEvent): ReadonlyArray<keyof Counters> => {
  switch (type) {
    case 'SlotReserved':
      return ['reservations', `requests_${data.channel}`]
    case 'ReservationExpired':
      return ['reservations_expired']
    case 'BookingConfirmed':
      return data.channel === undefined ? ['confirmations'] : ['confirmations', `requests_${data.channel}`]
    case 'BookingRejected':
      return [rejected[data.reason]]
    case 'AppointmentRescheduled':
      return ['rescheduled']
    case 'BookingCancelled':
      return [`cancelled_by_${data.by}`]
    default:
      return []
  }
}

const count = (counters: Counters, event: SlotCalendarEvent): Counters => {
  const names = namesOf(event)
  if (names.length === 0) return counters
  const next = { ...counters }
  for (const name of names) next[name] += 1
  return next
}

// A source may claim any capacity; a sum beyond whole numbers must not stop the projection.
const countable = (places: number): number | undefined => (Number.isSafeInteger(places) ? places : undefined)

/** What the slots of a calendar are now. */
const slotCells = (state: SlotCalendarState) => {
  const cells = { slots_published: 0, slots_withdrawn: 0, places_published: 0, places: 0, booked: 0, held: 0 }
  let [first, last]: [string | undefined, string | undefined] = [undefined, undefined]
  for (const [, { start, capacity, withdrawn, confirmed, reserved }] of slotsIn(state)) {
    cells.slots_published += 1
    cells.places_published += capacity
    if (withdrawn) cells.slots_withdrawn += 1
    else cells.places += capacity
    cells.booked += confirmed.length
    cells.held += reserved.length
    if (first === undefined || start < first) first = start
    if (last === undefined || start > last) last = start
  }
  return { ...cells, places_published: countable(cells.places_published), places: countable(cells.places), first_start: first, last_start: last }
}

/** The projection of Terminkalender: tables `slot_calendar` and `slot_calendar_finding`. */
export const slotCalendarProjection = aggregateProjection(remembering(slotCalendar, nothingCounted, count), {
  name: 'slot_calendar',
  version: 1,
  title: { de: 'Terminkalender', en: 'slot calendars' },
  tables: [slotCalendarTable],
  rows: ({ state, memory }, id, meta) => ({
    slot_calendar: [
      {
        calendar: id,
        phase: state.phase,
        service_point: state.calendar?.servicePoint,
        purpose: state.calendar?.purpose,
        obligation: state.calendar?.obligation,
        branch: state.calendar?.branch,
        session: state.calendar?.session,
        ...slotCells(state),
        ...memory,
        recorded_at: meta.lastRecordedAt,
      },
    ],
  }),
})
