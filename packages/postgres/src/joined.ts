/** The driver inside of a transaction of the caller. */
import type { AppendError, Appended, AppendRequest, Capabilities, Polled, StoreDriverBase, StoreError } from '@vor-ort/event-store'
import { left, right, type Either } from 'fp-ts/lib/Either.js'
import type { Client } from 'pg'

import { append } from './append.ts'
import { askOn, type Ask, type Patience } from './connections.ts'
import { kindOf, storeErrorOf } from './errors.ts'
import { makeKnownHeads } from './known-heads.ts'
import type { Statements } from './statements.ts'
import type { Storing } from './storing.ts'

// Savepoints of two appends on one connection must not cross; so they take turns.
const lastOn = new WeakMap<object, Promise<unknown>>()

const inTurn = <A>(client: object, work: () => Promise<A>): Promise<A> => {
  const result = (lastOn.get(client) ?? Promise.resolve()).then(work)
  lastOn.set(
    client,
    result.catch(() => undefined),
  )
  return result
}

/** Makes the driver; what else a store can do is done outside of the transaction. */
export const joinedDriver = (client: Pick<Client, 'query'>, sql: Statements, storing: Storing, tenant: string, capabilities: Capabilities): StoreDriverBase & Polled => {
  const ask = askOn(client)

  // What fails is undone, and the transaction of the caller goes on as if nothing had been asked.
  const inSavepoint = async <A>(work: (ask: Ask) => Promise<A>): Promise<A> => {
    await client.query('SAVEPOINT vor_ort')
    try {
      await client.query("SELECT set_config('vor_ort.tenant', $1, true)", [tenant])
      const result = await work(ask)
      await client.query('RELEASE SAVEPOINT vor_ort')
      return result
    } catch (thrown) {
      await client.query('ROLLBACK TO SAVEPOINT vor_ort; RELEASE SAVEPOINT vor_ort').catch(() => undefined)
      throw thrown
    }
  }
  const trying = async <A>(work: (ask: Ask) => Promise<A>): Promise<Either<StoreError, A>> => {
    try {
      return right(await inTurn(client, () => inSavepoint(work)))
    } catch (thrown) {
      return left(faultOf(thrown))
    }
  }
  // Only the caller can begin a transaction anew, so there is no second try.
  const patience: Patience = { after: async (thrown) => faultOf(thrown), isOver: () => undefined }
  const outside: StoreError = { _tag: 'StoreUnavailable', reason: 'only one stream can be read inside of a transaction' }

  return {
    capabilities,
    append: (request: AppendRequest): Promise<Either<AppendError, Appended>> =>
      inTurn(client, () =>
        // The caller may undo what was done on this connection, so no head is remembered.
        append(request, { sql, once: inSavepoint, patience, heads: makeKnownHeads(0), store: (sealed) => inSavepoint((on) => storing.one(on, sealed, true)) }),
      ),
    readStream: (stream, range) => trying((ask) => sql.ofStream(ask, stream, range)),
    readAll: async () => left(outside),
    heads: async () => left(outside),
    end: async () => left(outside),
    changed: async () => undefined,
    identity: () => Promise.resolve(left(outside)),
    checkMedium: async () => left(outside),
    close: async () => right(undefined),
  }
}

const faultOf = (thrown: unknown): StoreError => {
  const kind = kindOf(thrown)
  return kind === 'busy' || kind === 'again' ? { _tag: 'StoreBusy', waitedMilliseconds: 0 } : storeErrorOf(thrown)
}
