import { AppointmentId, derivedId, foldEvents, instant, placesOf, slotCalendar, SlotId, slotsIn, takenAt, type CommandsOf, type Instant, type SlotCalendarEvent } from '@vor-ort/core'
import { command, event } from '@vor-ort/testing'
import * as fc from 'fast-check'
import { getOrElse, isLeft } from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

import { local, on, utc } from './data.ts'

// A naive model beside the calendar: every request in a list, looked through from the start each time.
const slots = ['A', 'B', 'C'].map((name, index) => ({ slot: derivedId(SlotId, name), start: local(`2026-07-01T0${7 + index}:00`), minutes: 30, capacity: index }))
const appointments = Array.from({ length: 8 }, (_, index) => derivedId(AppointmentId, `appointment ${index}`))
const holdMinutes = 10
const opening = [
  event(slotCalendar, 'CalendarOpened', on, { servicePoint: 'Servicepoint', purpose: 'Beratung', obligation: 'voluntary', holdMinutes }),
  event(slotCalendar, 'SlotsPublished', on, { slots: slots.map((one) => ({ ...one, capacity: one.capacity + 1 })) }),
]
const begin = Date.parse('2026-06-15T08:00:00.000Z')
const timeAt = (minute: number): Instant => getOrElse(() => utc('08:00'))(instant(new Date(begin + minute * 60_000).toISOString()))

interface Step {
  readonly kind: 'reserve' | 'confirm' | 'book' | 'expire' | 'move' | 'cancel'
  readonly appointment: AppointmentId
  readonly slot: SlotId
  /** Minutes since the step before. */
  readonly wait: number
}
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('reserve', 'reserve', 'confirm', 'book', 'expire', 'move', 'cancel'),
  appointment: fc.constantFrom(...appointments),
  slot: fc.constantFrom(...slots.map(({ slot }) => slot)),
  wait: fc.constantFrom(0, 1, 4, 10, 11),
})

type Slots = CommandsOf<typeof slotCalendar>
const commandOf = ({ kind, appointment, slot }: Step, at: Instant): Slots => {
  switch (kind) {
    case 'reserve':
      return command(slotCalendar, 'ReserveSlot', on, { appointment, slot, at, channel: 'online' })
    case 'book':
      return command(slotCalendar, 'BookSlot', on, { appointment, slot, at, channel: 'phone' })
    case 'confirm':
      return command(slotCalendar, 'ConfirmBooking', on, { appointment, at })
    case 'expire':
      return command(slotCalendar, 'ExpireReservation', on, { appointment, at })
    case 'move':
      return command(slotCalendar, 'RescheduleBooking', on, { appointment, to: slot, at })
    case 'cancel':
      return command(slotCalendar, 'CancelBooking', on, { appointment, by: 'client', at })
  }
}

interface Held {
  readonly appointment: AppointmentId
  readonly slot: SlotId
  /** The minute at which it is over; a confirmed one never is. */
  readonly until: number
}
interface Model {
  readonly held: ReadonlyArray<Held>
  readonly gone: ReadonlyArray<AppointmentId>
}
const live = ({ held }: Model, minute: number) => held.filter(({ until }) => until > minute)
const hasRoom = (model: Model, slot: SlotId, minute: number): boolean =>
  live(model, minute).filter((one) => one.slot === slot).length < 1 + slots.findIndex((one) => one.slot === slot)

const after = (model: Model, { kind, appointment, slot }: Step, minute: number): Model => {
  const mine = live(model, minute).find((one) => one.appointment === appointment)
  const others = live(model, minute).filter((one) => one.appointment !== appointment)
  const at = (place: SlotId, until: number): Model => ({ ...model, held: [...others, { appointment, slot: place, until }] })
  if (model.gone.includes(appointment)) return model
  if (kind === 'cancel') return mine === undefined ? model : { held: others, gone: [...model.gone, appointment] }
  if (kind === 'confirm') return mine === undefined ? model : at(mine.slot, Infinity)
  if (kind === 'move') return mine?.until === Infinity && mine.slot !== slot && hasRoom(model, slot, minute) ? at(slot, Infinity) : model
  if (kind === 'expire') return model
  if (mine !== undefined) return kind === 'book' && mine.slot === slot ? at(slot, Infinity) : model
  return hasRoom(model, slot, minute) ? at(slot, kind === 'book' ? Infinity : minute + holdMinutes) : model
}

const heldIn = (state: ReturnType<typeof foldEvents<Slots, typeof slotCalendar.initial, SlotCalendarEvent, unknown>>, at: Instant): ReadonlyArray<string> =>
  slotsIn(state)
    .flatMap(([id, { confirmed, reserved }]) => [
      ...confirmed.map((appointment) => `${appointment} confirmed in ${id}`),
      ...reserved.filter(({ expiresAt }) => expiresAt > at).map(({ appointment }) => `${appointment} reserved in ${id}`),
    ])
    .toSorted()

describe('Clients who reserve, confirm, move and cancel in any order', () => {
  test('never get more places than there are (C-1), and get what a naive list would give them', () => {
    let refused = 0
    let lost = 0
    fc.assert(fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
      let state = foldEvents(slotCalendar.decider, opening)
      let model: Model = { held: [], gone: [] }
      let minute = 0
      for (const one of steps) {
        minute += one.wait
        const at = timeAt(minute)
        const decided = slotCalendar.decider.decide(commandOf(one, at), state)
        model = after(model, one, minute)
        if (isLeft(decided)) refused += 1
        else {
          for (const happened of decided.right) {
            if (happened.type === 'BookingRejected' && happened.data.reason === 'slotTaken') lost += 1
            state = slotCalendar.decider.evolve(state, happened)
            for (const [, slot] of slotsIn(state)) expect(takenAt(slot, at)).toBeLessThanOrEqual(placesOf(slot))
          }
          // Asked for once more, nothing more happens.
          expect(slotCalendar.decider.decide(commandOf(one, at), state)).toEqual({ _tag: 'Right', right: [] })
        }
        const wanted = live(model, minute).map(({ appointment, slot, until }) => `${appointment} ${until === Infinity ? 'confirmed' : 'reserved'} in ${slot}`)
        expect(heldIn(state, at)).toEqual(wanted.toSorted())
        expect(slotCalendar.findings(state)).toEqual([])
      }
    }), { numRuns: 300 })
    // The steps did meet: some were refused, and some lost a race.
    expect(refused).toBeGreaterThan(0)
    expect(lost).toBeGreaterThan(0)
  })
})
