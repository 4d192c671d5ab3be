/** A booking page with tables of its own, as docs/how-to/append-in-your-own-transaction.md shows it. */
import { slotCalendar, type AppointmentId, type FuzzyDate, type Instant, type Position, type SlotId } from '@vor-ort/core'
import { isPosition, makeCommandHandler, systemClock, type CommandError, type Handled } from '@vor-ort/event-store'
import type { PostgresStore } from '@vor-ort/postgres'
import { isLeft, isRight, left, right, type Either } from 'fp-ts/lib/Either.js'
import type { Pool, PoolClient } from 'pg'

/** The tables of the page. */
export const tables = `
CREATE TABLE bookings (request text PRIMARY KEY, reply_to text NOT NULL, outcome text NOT NULL);
CREATE TABLE replies (request text NOT NULL, wording text NOT NULL);
CREATE TABLE consumers (name text PRIMARY KEY, position text);
INSERT INTO consumers (name) VALUES ('replies');
`

/** Does some work in one transaction: commits it where the work succeeds, and undoes it where it is refused. */
export const transaction = async <E, A>(pool: Pool, work: (client: PoolClient) => Promise<Either<E, A>>): Promise<Either<E, A>> => {
  const client = await pool.connect()
  let isSpoilt = true
  try {
    await client.query('BEGIN')
    await client.query("SET LOCAL lock_timeout = '5s'; SET LOCAL idle_in_transaction_session_timeout = '10s'")
    const done = await work(client)
    const ended = await client.query(isRight(done) ? 'COMMIT' : 'ROLLBACK')
    // A COMMIT of what has failed before is answered by ROLLBACK, and by no error.
    if (isRight(done) && ended.command !== 'COMMIT') throw new Error('the transaction had failed before its COMMIT')
    isSpoilt = false
    return done
  } finally {
    // Of what was thrown nobody knows how far it came: the server undoes what is open when the connection ends.
    client.release(isSpoilt)
  }
}

/** What somebody asks the page for. */
export interface Request {
  /** Made by the browser, and the same when it asks again. */
  readonly id: string
  /** When it came in first: a command that is tried again must say the same. */
  readonly at: Instant
  readonly calendar: string
  readonly appointment: AppointmentId
  readonly slot: SlotId
  readonly on: FuzzyDate
  readonly replyTo: string
}
type Booked = Either<CommandError, Handled<unknown, { readonly type: string }>>

/** Books: the event of the calendar and the row of the page, both or neither. */
export const book = (pool: Pool, store: PostgresStore, { id, at, on, calendar, appointment, slot, replyTo }: Request): Promise<Booked> =>
  transaction(pool, async (client): Promise<Booked> => {
    const { handle } = makeCommandHandler({ store: store.within(client), clock: systemClock, cacheStreams: 0 })
    const command = { type: 'BookSlot', on, data: { appointment, slot, at, channel: 'online' } } as const
    const handled = await handle(slotCalendar, calendar, command, { actor: { role: 'Terminbuchung' }, commandId: `book ${id}` })()
    if (isLeft(handled)) return handled
    const outcome = handled.right.events.at(-1)?.type ?? 'nothing'
    await client.query('INSERT INTO bookings VALUES ($1, $2, $3) ON CONFLICT (request) DO NOTHING', [id, replyTo, outcome])
    return handled
  })

/** The same, begun anew where another transaction was in the way or the connection was lost. */
export const bookPatiently = async (pool: Pool, store: PostgresStore, request: Request, attempts = 5): Promise<Booked> => {
  try {
    const booked = await book(pool, store, request)
    const isPassing = isLeft(booked) && (booked.left._tag === 'StoreBusy' || booked.left._tag === 'StoreUnavailable')
    if (!isPassing || attempts <= 1) return booked
  } catch (thrown) {
    if (attempts <= 1) throw thrown
  }
  return bookPatiently(pool, store, request, attempts - 1)
}

/** Writes a reply for each booking; rows and checkpoint change together, so each is written once. */
export const writeReplies = async (pool: Pool, store: PostgresStore, signal: AbortSignal): Promise<void> => {
  const { rows } = await pool.query<{ readonly position: string | null }>("SELECT position FROM consumers WHERE name = 'replies'")
  const known: unknown = rows[0]?.position
  let checkpoint: Position | undefined = isPosition(known) ? known : undefined
  for await (const delivery of store.subscribe({ after: checkpoint ?? 'start', categories: [slotCalendar.category], signal })) {
    if (delivery._tag === 'CaughtUp') continue
    const before = checkpoint
    const written = await transaction(pool, async (client): Promise<Either<string, Position | undefined>> => {
      let last = before
      for (const read of delivery.reads) {
        if (isLeft(read)) return left(read.left._tag)
        const { type, metadata, position } = read.right
        if (type === 'BookingConfirmed') await client.query('INSERT INTO replies VALUES ($1, $2)', [metadata.commandId, 'Ihr Termin ist gebucht.'])
        last = position
      }
      const moved = await client.query("UPDATE consumers SET position = $1 WHERE name = 'replies' AND position IS NOT DISTINCT FROM $2", [last, before])
      return moved.rowCount === 1 ? right(last) : left('another process writes replies too')
    })
    if (isLeft(written)) throw new Error(written.left)
    checkpoint = written.right
  }
}
