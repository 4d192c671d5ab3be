/** Seats: who keeps a projection up, one at a time, with takeover when whoever has it is gone. */
import type { ProjectionTarget, TargetError } from '@vor-ort/projections'
import { left, right } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Client } from 'pg'

import type { Permission } from './commits.ts'
import type { Connections } from './connections.ts'
import { targetErrorOf } from './errors.ts'
import { postgresTarget } from './target.ts'

/** Some projections that are one's own to keep up, as long as the connection that holds them lives. */
export interface Seat {
  readonly projections: ReadonlyArray<string>
  /**
   * The target for the runner: it commits only while the seat is held. That is asked in the transaction of each commit, so
   * that whoever was taken for dead and wakes up again writes nothing, whatever it believes.
   */
  readonly target: ProjectionTarget
  /** Comes when the seat is lost, or was released. */
  readonly lost: AbortSignal
  /** Gives the seat to whoever waits for it. */
  readonly release: () => Promise<void>
}

/** Why there is no seat. */
export type SeatError =
  /** Others have these, and one did not want to wait. */
  | { readonly _tag: 'SeatTaken'; readonly projections: ReadonlyArray<string> }
  /** The signal came first. */
  | { readonly _tag: 'SeatGivenUp' }
  | TargetError

/** How to ask for a seat. */
export interface SeatOptions {
  /** Whether to wait until it is free; true by default. */
  readonly wait?: boolean
  /** Ends the waiting. */
  readonly signal?: AbortSignal
}

const givenUp: SeatError = { _tag: 'SeatGivenUp' }

/** Takes all seats in one order for all, so that no two who wait have what the other wants; those that others have, where it does not wait. */
const takeLocks = async (client: Client, schema: string, names: ReadonlyArray<string>, wait: boolean): Promise<ReadonlyArray<string>> => {
  const taken: string[] = []
  for (const name of names) {
    const answer = await client.query<{ readonly has: unknown }>(`SELECT ${wait ? 'pg_advisory_lock' : 'pg_try_advisory_lock'}(hashtextextended('vor-ort seat ' || $1, 0)) AS has`, [`${schema} ${name}`])
    if (answer.rows[0]?.has === false) taken.push(name)
  }
  return taken
}

/** Raises the number of each seat. It waits for commits of the one before that are on their way; later ones are refused. */
const raiseEpochs = async (client: Client, names: ReadonlyArray<string>): Promise<ReadonlyArray<unknown>> => {
  const raised = await client.query<{ readonly epoch: unknown }>(
    `INSERT INTO read_model_seats AS s SELECT name, 1, now() FROM unnest($1::text[]) WITH ORDINALITY AS wanted (name, ordinal) ORDER BY ordinal
     ON CONFLICT (projection) DO UPDATE SET epoch = s.epoch + 1, taken_at = now() RETURNING epoch`,
    [names],
  )
  return raised.rows.map(({ epoch }) => epoch)
}

/** Makes the function that takes seats in a schema. */
export const seating =
  (connections: Connections, schema: string) =>
  (projections: ReadonlyArray<string>, { wait = true, signal }: SeatOptions = {}): TaskEither<SeatError, Seat> =>
  async () => {
    const names = [...new Set(projections)].toSorted()
    const isGivenUp = (): boolean => signal?.aborted === true
    if (isGivenUp()) return left(givenUp)
    const client = connections.dedicated(`vor-ort seat ${names.join(' ')}`)
    const lost = new AbortController()
    const lose = (): void => lost.abort()
    client.on('error', lose)
    client.on('end', lose)
    const end = async (): Promise<void> => {
      lose()
      // It may be gone already.
      await client.end().catch(() => undefined)
    }
    let stopWaiting = (): void => undefined
    try {
      await client.connect()
      const answer = await client.query<{ readonly pid: unknown }>('SELECT pg_backend_pid() AS pid')
      // The server would go on waiting in the name of a connection that is gone; so it is told.
      stopWaiting = () => void connections.ask('SELECT pg_cancel_backend($1)', [answer.rows[0]?.pid])
      signal?.addEventListener('abort', stopWaiting)
      const taken = await takeLocks(client, schema, names, wait)
      const epochs = taken.length > 0 ? [] : await raiseEpochs(client, names)
      if (taken.length > 0 || isGivenUp()) {
        await end()
        return left(taken.length > 0 ? { _tag: 'SeatTaken', projections: taken } : givenUp)
      }
      return right({ projections: names, target: postgresTarget(connections, permissionOf(names, epochs, lost.signal)), lost: lost.signal, release: end })
    } catch (thrown) {
      await end()
      return left(isGivenUp() ? givenUp : targetErrorOf(thrown))
    } finally {
      signal?.removeEventListener('abort', stopWaiting)
    }
  }

const permissionOf = (names: ReadonlyArray<string>, epochs: ReadonlyArray<unknown>, lost: AbortSignal): Permission => {
  const refusal: TargetError = { _tag: 'TargetUnavailable', reason: `the seat of ${names.join(', ')} was lost` }
  return async (session) => {
    if (lost.aborted) return refusal
    // Locked against the one who would take over until the commit is done.
    const held = await session.ask(
      `SELECT 1 FROM read_model_seats s WHERE (projection, epoch) IN (SELECT * FROM unnest($1::text[], $2::bigint[])) ORDER BY projection FOR SHARE`,
      [names, epochs],
    )
    return held.length === names.length ? undefined : refusal
  }
}
