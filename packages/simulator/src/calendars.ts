/** Terminkalender: for each branch and day a calendar with slots, and the bookings that come in over the days before. */
import { AppointmentId, bookingOf as bookingIn, openingDay, slotCalendar, SlotCalendarId, SlotId, Weekday, type CommandsOf, type OpeningHours, type Slot, type SlotCalendarState } from '@vor-ort/core'

import type { BookedOnline, Invitations } from './appointments.ts'
import type { Cases } from './case.ts'
import type { Live } from './desk.ts'
import type { Site } from './places.ts'
import { clockOn, dateOf, instantOn, weekdayNumber, workdaysLater, type Day } from './time.ts'
import { actors, isOpen, type World } from './world.ts'

type Command = CommandsOf<typeof slotCalendar>

interface OpenSlot extends Slot {
  readonly minute: number
  /** How many have asked for it so far; people mostly choose what is shown to be free. */
  asked: number
}

/** A calendar of one branch and day. */
interface Calendar {
  readonly site: Site
  readonly live: Live<SlotCalendarState>
  readonly id: SlotCalendarId
  readonly day: Day
  readonly slots: ReadonlyArray<OpenSlot>
  readonly booked: AppointmentId[]
}

// How long a place is held while somebody books online.
const holdMinutes = 15
const slotMinutes = 30
// Calendars are opened a week before their day, and fill up on these days before it.
const workdaysBefore = 5
const shareOfDay = [0.25, 0.2, 0.2, 0.25, 0.1]

/** How many bookings a case makes on a working day, on average. */
const bookingsPerCase = 0.02

/** Opens the calendars of each day, and lets people book in them. */
export const makeCalendars = ({ cases: expected, desk, agenda, randomOf, sites }: World, cases: Cases, invitations: Invitations): ((day: Day) => void) => {
  const random = randomOf('calendars')
  const tell = (live: Live<SlotCalendarState>, commands: ReadonlyArray<Command>): void => void desk.act(slotCalendar, live, actors.bookings, commands)
  /** How many bookings a branch has for one day, on average. */
  const bookingsOf = ({ weight }: Site): number => (expected * bookingsPerCase * weight) / Math.max(1, sites.reduce((sum, site) => (isOpen(site) ? sum + site.weight : sum), 0))

  /** What comes in for a calendar on one day, in the order of the clock. */
  const bookings = (calendar: Calendar, share: number) => (day: Day): void => {
    const { site, live, slots, booked } = calendar
    const on = dateOf(day)
    if (live.state.phase !== 'open') return
    if (!isOpen(site)) return cancelAll(calendar, day)
    const count = random.count(bookingsOf(site) * share)
    const commands: Command[] = []
    const online: BookedOnline[] = []
    let minute = 460
    for (let index = 0; index < count; index++) {
      minute += random.between(1, Math.max(1, Math.floor(480 / (count + 1))))
      const slot = chosen(calendar.day > day ? slots : slots.filter((one) => one.minute > minute + 2 * holdMinutes))
      if (slot === undefined) break
      slot.asked++
      commands.push(...bookingOf(calendar, slot, day, minute, online))
    }
    const moving = calendar.day > day && random.chance(0.3) ? random.of(booked.filter((appointment) => isConfirmed(calendar, appointment))) : undefined
    const target = random.of(slots)
    if (moving !== undefined && target !== undefined) commands.push({ type: 'RescheduleBooking', on, data: { appointment: moving, at: instantOn(day, 965), to: target.slot } })
    if (booked.length > 0 && random.chance(0.35)) {
      const [appointment] = booked.splice(random.between(0, booked.length - 1), 1)
      if (appointment !== undefined) {
        const by = random.pick('client', 'client', 'client', 'office')
        commands.push({ type: 'CancelBooking', on, data: { appointment, at: instantOn(day, 970), by, reason: by === 'client' ? random.pick('noLongerNeeded', 'otherTime') : 'staffAbsent' } })
      }
    }
    if (calendar.day === day) commands.push({ type: 'CloseCalendar', on, data: { reason: 'endOfPeriod' } })
    if (commands.length > 0) tell(live, commands)
    for (const booking of online) if (isConfirmed(calendar, booking.id)) invitations.booked(booking)
  }

  /** A slot that is shown to be free; now and then somebody else is faster. */
  const chosen = (slots: ReadonlyArray<OpenSlot>): OpenSlot | undefined => {
    let slot = random.of(slots)
    for (let tries = 0; tries < 6 && slot !== undefined && slot.asked >= slot.capacity && !random.chance(0.05); tries++) slot = random.of(slots)
    return slot
  }

  /** One person's way to a place: reserved and confirmed, forgotten, or booked at once by the reception. */
  const bookingOf = ({ id, site, booked, day: of }: Calendar, { slot, minute: start }: OpenSlot, day: Day, minute: number, online: BookedOnline[]): ReadonlyArray<Command> => {
    const on = dateOf(day)
    const appointment = desk.ids.next(AppointmentId)
    const one = random.chance(0.85) ? random.of(cases.open) : undefined
    const request = { appointment, at: instantOn(day, minute), ...(one === undefined ? {} : { caseRef: one.id }), slot }
    const way = random.unit()
    if (way < 0.35) {
      booked.push(appointment)
      return [{ type: 'BookSlot', on, data: { ...request, channel: random.pick('phone', 'reception') } }]
    }
    const reserve: Command = { type: 'ReserveSlot', on, data: { ...request, channel: 'online' } }
    if (way < 0.42) return [reserve, { type: 'ExpireReservation', on, data: { appointment, at: instantOn(day, minute + holdMinutes) } }]
    booked.push(appointment)
    if (one !== undefined && of > day && random.chance(0.05)) {
      online.push({ id: appointment, calendar: id, caseRef: one.id, branch: site.id, slot, bookedOn: day, day: of, minutes: start })
    }
    return [reserve, { type: 'ConfirmBooking', on, data: { appointment, at: instantOn(day, minute + random.between(2, 10)) } }]
  }

  /** A branch that is closed cancels what was booked. */
  const cancelAll = ({ live, booked, day: of }: Calendar, day: Day): void => {
    const on = dateOf(day)
    const cancelled = booked.splice(0).map((appointment): Command => ({ type: 'CancelBooking', on, data: { appointment, at: instantOn(day, 540), by: 'office', reason: 'closure' } }))
    tell(live, [...cancelled, ...(of === day ? [{ type: 'CloseCalendar' as const, on, data: { reason: 'servicePointClosed' as const } }] : [])])
  }

  const openCalendar = (site: Site, on: Day, day: Day): void => {
    const hours = site.live.state.hours.at(-1)?.hours
    const slots = hours === undefined ? [] : slotsOf(hours, day, () => desk.ids.next(SlotId), bookingsOf(site))
    const [first, ...rest] = slots
    if (hours === undefined || first === undefined) return
    const id = desk.ids.next(SlotCalendarId)
    const live = desk.start(slotCalendar, id)
    const published = [publishedOf(first), ...rest.map(publishedOf)] as [Slot, ...Slot[]]
    tell(live, [
      { type: 'OpenCalendar', on: dateOf(on), data: { branch: site.id, holdMinutes, hours: hoursOfDay(hours, day), obligation: 'occasionBound', purpose: 'Leistungen und Vermittlung', servicePoint: site.name } },
      { type: 'PublishSlots', on: dateOf(on), data: { slots: published } },
    ])
    const calendar: Calendar = { site, live, id, day, slots, booked: [] }
    for (const [index, share] of shareOfDay.entries()) agenda.on(workdaysLater(day, index - workdaysBefore + 1), bookings(calendar, share))
  }

  return (day) => {
    const opened = workdaysLater(day, workdaysBefore)
    for (const site of sites) if (isOpen(site)) openCalendar(site, day, opened)
  }
}

const isConfirmed = ({ live }: Calendar, appointment: AppointmentId): boolean => bookingIn(live.state, appointment)?.status === 'confirmed'

const publishedOf = ({ minute: _minute, asked: _asked, ...slot }: OpenSlot): Slot => slot

/** The hours of the one day that the calendar is for; that it is no holiday is known. */
const hoursOfDay = (hours: OpeningHours, day: Day): OpeningHours => {
  const weekday = Weekday.codes[weekdayNumber(day)] ?? 'monday'
  return hours.kind === 'unknown' ? hours : { ...hours, closedOnHolidays: false, exceptions: [], pattern: { [weekday]: hours.pattern[weekday] ?? [] } }
}

const slotsOf = (hours: OpeningHours, day: Day, next: () => SlotId, wanted: number): ReadonlyArray<OpenSlot> => {
  const slots: OpenSlot[] = []
  for (const { from, to } of openingDay(hoursOfDay(hours, day), dateOf(day)) ?? []) {
    for (let minute = minuteOf(from); minute + slotMinutes <= minuteOf(to); minute += slotMinutes) {
      slots.push({ asked: 0, capacity: 1, minute, minutes: slotMinutes, slot: next(), start: clockOn(day, minute) })
    }
  }
  // One place in five is to stay free.
  const capacity = Math.max(1, Math.ceil(wanted / Math.max(1, slots.length) / 0.8))
  return slots.map((slot) => ({ ...slot, capacity }))
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
