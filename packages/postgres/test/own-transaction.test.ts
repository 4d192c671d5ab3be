/** The booking page of docs/how-to/append-in-your-own-transaction.md, and what becomes of it when things go wrong. */
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'

import { AppointmentId, day, derivedId, derivedUuid, domainRegistry, EventId, localDateTime, slotCalendar, SlotId, streamName, type CommandsOf } from '@vor-ort/core'
import { collect, loadState, makeCommandHandler, systemClock, verifyStore } from '@vor-ort/event-store'
import type { PostgresStore } from '@vor-ort/postgres'
import { isLeft } from 'fp-ts/lib/Either.js'
import { Pool } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { book, bookPatiently, tables, transaction, writeReplies, type Request } from './booking-page.ts'
import { ok, opened } from './fixture.ts'
import { following } from './following.ts'
import { testServer, urlWith, type TestServer } from './server.ts'

const on = day('2100-06-15')
const calendar = derivedUuid('calendar of the quay')
const stream = streamName(slotCalendar.category, calendar)
const [nine, ten] = [derivedId(SlotId, 'nine'), derivedId(SlotId, 'ten')]
const slotAt = (slot: SlotId, time: string) => {
  const start = localDateTime(time)
  if (isLeft(start)) throw new Error('a time of the test is faulty')
  return { slot, start: start.right, minutes: 20, capacity: 1 }
}
const offer: ReadonlyArray<CommandsOf<typeof slotCalendar>> = [
  { type: 'OpenCalendar', on, data: { servicePoint: 'Hafen', purpose: 'Beratung', obligation: 'voluntary', holdMinutes: 15 } },
  { type: 'PublishSlots', on, data: { slots: [slotAt(nine, '2100-06-15T09:00'), slotAt(ten, '2100-06-15T10:00')] } },
]
const at = systemClock()
const requestOf = (id: string, slot = nine): Request => ({ id, at, calendar, appointment: derivedId(AppointmentId, id), slot, on, replyTo: 'by letter' })

let server: TestServer
let url = ''
let store: PostgresStore
let pool: Pool

const poolOn = (address: string): Pool => {
  const made = new Pool({ connectionString: address, max: 4 })
  // Without these a connection that is lost while nobody asks it anything ends the process.
  made.on('error', () => undefined)
  made.on('connect', (client) => client.on('error', () => undefined))
  return made
}
const handled = async (command: CommandsOf<typeof slotCalendar>): Promise<void> => {
  await ok(makeCommandHandler({ store, clock: systemClock }).handle(slotCalendar, calendar, command, { actor: { role: 'Terminverwaltung' } }))
}
beforeAll(async () => {
  server = await testServer()
})
beforeEach(async () => {
  url = await server.database()
  store = await opened({ url, registry: domainRegistry, pollMilliseconds: 60_000 })
  pool = poolOn(url)
  await pool.query(tables)
  for (const command of offer) await handled(command)
})
afterEach(async () => {
  await pool.end()
  await store.close()()
})
afterAll(() => server.stop())

const rowsOf = async (table: 'bookings' | 'replies'): Promise<ReadonlyArray<unknown>> => (await pool.query(`SELECT * FROM ${table} ORDER BY request`)).rows
const typesStored = async (): Promise<ReadonlyArray<string>> => (await ok(collect(store.readAll()))).slice(2).map(({ type }) => type)

/** Kills the connection of the first who writes into the table. */
const deadlyOnce = (table: string): string => `
  CREATE SEQUENCE deaths;
  CREATE FUNCTION die_once() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF nextval('deaths') = 1 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER dies BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION die_once()`

/** Stands between the page and the server; it may keep the answer of the next COMMIT to itself and break the connection. */
const swallowing = async (): Promise<{ readonly url: string; readonly swallow: () => void; readonly close: () => void }> => {
  const target = new URL(url)
  let isToSwallow = false
  const sockets: Socket[] = []
  const proxy: Server = createServer((from) => {
    const to = connect(Number(target.port), target.hostname)
    let isCommitting = false
    sockets.push(from, to)
    for (const socket of [from, to]) socket.on('error', () => undefined)
    from.on('data', (bytes) => {
      if (isToSwallow && bytes.includes('COMMIT')) isCommitting = true
      to.write(bytes)
    })
    to.on('data', (bytes) => {
      if (!isCommitting) return void from.write(bytes)
      isToSwallow = false
      from.destroy()
      to.destroy()
    })
    from.on('close', () => to.destroy())
    to.on('close', () => from.destroy())
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const address = proxy.address()
  if (typeof address !== 'object' || address === null) throw new Error('the proxy has no port')
  return {
    url: urlWith(url, (changed) => void (changed.port = String(address.port))),
    swallow: () => void (isToSwallow = true),
    close: () => {
      for (const socket of sockets) socket.destroy()
      proxy.close()
    },
  }
}

describe('a booking page that writes its own table', () => {
  it('writes row and event together, through the command handler, and wakes subscribers', async () => {
    const follower = following(store, { after: 'end' })
    expect(await book(pool, store, requestOf('one'))).toMatchObject({ right: { revision: 2n, events: [{ type: 'BookingConfirmed' }], duplicate: false } })
    await follower.count(1)
    await follower.leave()
    expect(await rowsOf('bookings')).toEqual([{ request: 'one', reply_to: 'by letter', outcome: 'BookingConfirmed' }])
    // A lost race is a fact, not a refusal: it is stored, and so is the row.
    expect(await book(pool, store, requestOf('two'))).toMatchObject({ right: { events: [{ type: 'BookingRejected' }] } })
    expect((await rowsOf('bookings')).length).toBe(2)
    expect(await ok(verifyStore(store))).toMatchObject({ ok: true, events: 4 })
  })

  it('writes neither where the command is refused', async () => {
    await handled({ type: 'CloseCalendar', on, data: {} })
    expect(await book(pool, store, requestOf('late'))).toMatchObject({ left: { _tag: 'CommandRejected' } })
    expect(await rowsOf('bookings')).toEqual([])
    expect(await typesStored()).toEqual(['CalendarClosed'])
  })

  it('writes neither where its own table refuses, and the same request may come again', async () => {
    await pool.query("ALTER TABLE bookings ADD CONSTRAINT no_reply CHECK (reply_to <> '')")
    await expect(book(pool, store, { ...requestOf('one'), replyTo: '' })).rejects.toThrow('no_reply')
    expect(await typesStored()).toEqual([])
    expect(await book(pool, store, requestOf('one'))).toMatchObject({ right: { duplicate: false } })
    expect(await typesStored()).toEqual(['BookingConfirmed'])
  })

  it('is not taken in by a COMMIT that PostgreSQL answers with ROLLBACK', async () => {
    const swallowed = transaction(pool, async (client) => {
      const done = await store.within(client).append(stream, 'any', [])()
      await client.query('SELECT 1 / 0').catch(() => undefined)
      return done
    })
    await expect(swallowed).rejects.toThrow('had failed before')
  })

  it('may repeat a request: one row, one event, and it is told so', async () => {
    await book(pool, store, requestOf('one'))
    expect(await book(pool, store, requestOf('one'))).toMatchObject({ right: { duplicate: true, events: [{ type: 'BookingConfirmed' }] } })
    expect((await rowsOf('bookings')).length).toBe(1)
    expect(await typesStored()).toEqual(['BookingConfirmed'])
  })

  it('decides anew where another writer was quicker: of many for one place one gets it', async () => {
    const booked = await Promise.all(Array.from({ length: 8 }, (_, number) => bookPatiently(pool, store, requestOf(`request ${number}`))))
    expect(booked.filter(isLeft)).toEqual([])
    expect((await typesStored()).toSorted()).toEqual(['BookingConfirmed', ...Array.from({ length: 7 }, () => 'BookingRejected')])
    expect((await rowsOf('bookings')).length).toBe(8)
    const { state } = await ok(loadState(store, slotCalendar, stream))
    expect(state.phase).toBe('open')
  })

  it('begins anew where the connection is killed before the COMMIT, and where the answer of the COMMIT is lost', async () => {
    const between = await swallowing()
    const lossy = poolOn(between.url)
    await pool.query(deadlyOnce('bookings'))
    expect(await bookPatiently(lossy, store, requestOf('killed'))).toMatchObject({ right: { duplicate: false } })
    between.swallow()
    expect(await bookPatiently(lossy, store, requestOf('unanswered', ten))).toMatchObject({ right: { duplicate: true } })
    expect(await typesStored()).toEqual(['BookingConfirmed', 'BookingConfirmed'])
    expect((await rowsOf('bookings')).length).toBe(2)
    await lossy.end()
    between.close()
  })

  it('two transactions that take two streams in opposite orders: one is told StoreBusy, and goes well when begun anew', async () => {
    const other = streamName(slotCalendar.category, derivedUuid('another calendar'))
    await handled({ type: 'WithdrawSlot', on, data: { slot: ten } })
    const [stored] = await ok(collect(store.readStream(stream, { maxCount: 1 })))
    if (stored === undefined) throw new Error('the calendar was not opened')
    const event = (label: string) => ({ id: derivedId(EventId, label), type: stored.type, schemaVersion: stored.schemaVersion, data: stored.data, metadata: stored.metadata })
    let arrived = 0
    let open = (): void => undefined
    const barrier = new Promise<void>((resolve) => (open = resolve))
    const crossing = (order: readonly [typeof stream, typeof stream], label: string, isFirst: boolean) =>
      transaction(pool, async (client) => {
        const inside = store.within(client)
        const first = await inside.append(order[0], 'any', [event(`${label} 1`)])()
        if (isFirst && ++arrived === 2) open()
        if (isFirst) await barrier
        return isLeft(first) ? first : inside.append(order[1], 'any', [event(`${label} 2`)])()
      })
    const results = await Promise.all([crossing([stream, other], 'a', true), crossing([other, stream], 'b', true)])
    expect(results.filter(isLeft)).toMatchObject([{ left: { _tag: 'StoreBusy' } }])
    const loser = results[0]?._tag === 'Left' ? crossing([stream, other], 'a', false) : crossing([other, stream], 'b', false)
    expect(await loser).toMatchObject({ right: { duplicate: false } })
    expect(await ok(verifyStore(store))).toMatchObject({ ok: true, events: 7 })
  })
})

describe('a consumer that keeps its checkpoint in its own table', () => {
  it('writes each reply once, though it is killed in the middle and another one runs beside it', async () => {
    await book(pool, store, requestOf('one'))
    await book(pool, store, requestOf('two', ten))
    await pool.query(deadlyOnce('replies'))
    const isDone = async (): Promise<boolean> => (await rowsOf('replies')).length === 2
    const stop = new AbortController()
    let failures = 0
    const consumer = async (): Promise<void> => {
      while (!stop.signal.aborted) await writeReplies(pool, store, stop.signal).catch(() => void failures++)
    }
    const running = [consumer(), consumer()]
    while (!(await isDone()));
    stop.abort()
    await Promise.all(running)
    expect(failures).toBeGreaterThan(0)
    expect(await rowsOf('replies')).toEqual(['book one', 'book two'].map((request) => ({ request, wording: 'Ihr Termin ist gebucht.' })))
  })
})

describe('docs/how-to/append-in-your-own-transaction.md', () => {
  it('shows just the code that is tested here', () => {
    const page = readFileSync(new URL('../../../docs/how-to/append-in-your-own-transaction.md', import.meta.url), 'utf8')
    const code = readFileSync(new URL('booking-page.ts', import.meta.url), 'utf8')
    const blocks = [...page.matchAll(/```(?:ts no-run|sql)\n([\s\S]*?)```/g)].map(([, block = '']) => block)
    expect(blocks.length).toBeGreaterThan(4)
    for (const block of blocks) expect(code).toContain(block)
  })
})
