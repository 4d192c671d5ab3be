/** One booking on a calendar that holds a thousand, against a bare durable append of the same event. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { AppointmentId, day, derivedId, EventId, SlotCalendarId, slotCalendar, SlotId, streamName, type Instant, type NewEvent } from '@vor-ort/core'
import { makeCommandHandler, systemClock } from '@vor-ort/event-store'
import { openSqliteStore } from '@vor-ort/sqlite'
import { v7 } from 'uuid'

import { compare, type Comparison } from './measure.ts'
import { registry, sure } from './sqlite.ts'

const on = day('2026-11-02')
// oxlint-disable-next-line no-unsafe-type-assertion -- a benchmark's fixed instant
const at = '2026-11-02T08:00:00.000Z' as Instant
const actor = { role: 'Servicepoint' }
const slots = Array.from({ length: 40 }, (_, index) => ({
  slot: derivedId(SlotId, `bench slot ${index}`),
  start: `2026-12-${String(1 + (index % 28)).padStart(2, '0')}T${String(8 + Math.floor(index / 28)).padStart(2, '0')}:00`,
  minutes: 15,
  capacity: 100_000,
}))

/** Books and appends on one file, in turn. */
export const bookingComparison = async (rounds = 5, bookings = 300): Promise<Comparison> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'vor-ort-bench-booking-'))
  const store = sure(await openSqliteStore({ path: path.join(folder, 'bookings.db'), registry })())
  const bare = sure(await openSqliteStore({ path: path.join(folder, 'bare.db'), registry })())
  const { handle } = makeCommandHandler({ store, clock: systemClock })
  const calendar = derivedId(SlotCalendarId, 'bench calendar')
  sure(await handle(slotCalendar, calendar, { type: 'OpenCalendar', on, data: { servicePoint: 'Servicepoint', purpose: 'Beratung', obligation: 'voluntary', holdMinutes: 10 } }, { actor })())
  const published = slotCalendar.commands.PublishSlots.data.decode({ slots })
  sure(await handle(slotCalendar, calendar, { type: 'PublishSlots', on, data: sure(published) }, { actor })())
  let serial = 0
  const request = () => {
    serial++
    return { appointment: derivedId(AppointmentId, `bench appointment ${serial}`), slot: derivedId(SlotId, `bench slot ${serial % slots.length}`), at, channel: 'online' as const }
  }
  const book = async (count: number): Promise<number> => {
    for (let index = 0; index < count; index++) sure(await handle(slotCalendar, calendar, { type: 'BookSlot', on, data: request() }, { actor })())
    return count
  }
  await book(1_000)
  // The revisions are known, as to a writer who is alone.
  let revision: bigint | 'noStream' = 'noStream'
  const stream = streamName('slot-calendar', derivedId(SlotCalendarId, 'bench bare calendar'))
  const append = async (): Promise<number> => {
    for (let index = 0; index < bookings; index++) {
      const id = v7()
      const event: NewEvent = { id: EventId.is(id) ? id : derivedId(EventId, id), type: 'BookingConfirmed', schemaVersion: 1, data: request(), metadata: { recordedAt: systemClock(), validTime: on, actor, classification: 'personal' } }
      revision = sure(await bare.append(stream, revision, [event])()).revision
    }
    return bookings
  }
  const result = await compare(
    'booking on a calendar of 1,000 bookings (load, decide, append)',
    'a bare durable append of the same event through the same store',
    0.5,
    () => book(bookings),
    append,
    rounds,
  )
  sure(await store.close()())
  sure(await bare.close()())
  rmSync(folder, { recursive: true })
  return result
}
