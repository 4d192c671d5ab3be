/** Opening a store by the client that its connection string names. */
import type { EventStore } from '@vor-ort/event-store'
import { left } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import { clientOf, shownConnectionString } from './connection-string.ts'
import { eventStoreDbPackage } from './eventstoredb.ts'
import { kurrentDbPackage } from './kurrentdb.ts'
import { openBy, type EventStoreDbOptions, type OpenError } from './open.ts'

/**
 * Opens a store on EventStoreDB 21.10 to KurrentDB 26 by the client that the connection string names.
 *
 * `esdb://` and `esdb+discover://` are for `@eventstore/db-client`; `kurrentdb://`, `kurrent://` and `kdb://`, each also
 * with `+discover`, for `@kurrent/kurrentdb-client`. The client must be installed, and is loaded now; the two can never
 * be loaded in one process.
 *
 * @example
 * ```ts
 * import { openEsdbStore } from '@vor-ort/eventstoredb'
 * import { domainRegistry } from '@vor-ort/core'
 * await openEsdbStore({ connectionString: 'nowhere', registry: domainRegistry })()
 * // => { _tag: 'Left', left: { _tag: 'InvalidConnectionString', reason: 'nowhere names no client: it must begin with esdb:// or kurrentdb://' } }
 * ```
 */
export const openEsdbStore = (options: EventStoreDbOptions): TaskEither<OpenError, EventStore> => {
  const client = clientOf(options.connectionString)
  if (client === undefined) {
    const reason = `${shownConnectionString(options.connectionString)} names no client: it must begin with esdb:// or kurrentdb://`
    return async () => left({ _tag: 'InvalidConnectionString', reason })
  }
  return openBy(client === 'eventstoredb' ? eventStoreDbPackage : kurrentDbPackage, options)
}
