/** Two hundred want the last place. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'

import { slotCalendar, streamName } from '@vor-ort/core'
import { collect, makeCommandHandler, systemClock, verifyStore } from '@vor-ort/event-store'
import { isLeft } from 'fp-ts/lib/Either.js'
import { afterAll, describe, expect, it } from 'vitest'

import { calendarId, offer, registry } from './booking.ts'
import { start } from './child.ts'
import { opened, temporaryDirectory } from './fixture.ts'

const directory = temporaryDirectory()
afterAll(() => rmSync(directory, { recursive: true }))

describe('bookings of the last place', () => {
  it('two hundred at once, from four processes: one gets it, and 199 are told that it is taken', async () => {
    const path = join(directory, 'calendar.db')
    const store = await opened({ path, registry })
    const { handle } = makeCommandHandler({ store, clock: systemClock })
    for (const command of offer) expect(await handle(slotCalendar, calendarId, command, { actor: { role: 'Verwaltung' } })()).toMatchObject({ _tag: 'Right' })
    const clerks = ['a', 'b', 'c', 'd'].map((name) => start('booking-clerk.ts', path, name, '50'))
    await Promise.all(clerks.map((clerk) => clerk.said(1)))
    for (const clerk of clerks) clerk.process.stdin?.write('go\n')
    expect(await Promise.all(clerks.map((clerk) => clerk.ended))).toEqual(['', '', '', ''])

    const told = clerks.flatMap((clerk) => clerk.lines.slice(1)).toSorted()
    expect(told).toEqual(['BookingConfirmed', ...Array.from({ length: 199 }, () => 'BookingRejected')])
    const events = await collect(store.readStream(streamName('slot-calendar', calendarId)))()
    if (isLeft(events)) throw new Error(events.left._tag)
    expect(events.right.map((event) => event.revision)).toEqual(Array.from({ length: 202 }, (_, index) => BigInt(index)))
    expect(events.right.filter((event) => event.type === 'BookingConfirmed').length).toBe(1)
    const refused = events.right.filter((event) => event.type === 'BookingRejected')
    expect(refused.map((event) => event.data)).toEqual(Array.from({ length: 199 }, () => expect.objectContaining({ reason: 'slotTaken' })))
    expect(new Set(events.right.slice(2).map((event) => event.metadata.commandId)).size).toBe(200)
    expect(await verifyStore(store)()).toMatchObject({ right: { ok: true, events: 202, streams: 1 } })
    await store.close()()
  })
})
