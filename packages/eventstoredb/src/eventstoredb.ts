/** The event store by the client of EventStoreDB, `@eventstore/db-client`. */
import type { EventStore } from '@vor-ort/event-store'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import { openBy, type ClientPackage, type EventStoreDbOptions, type OpenError } from './open.ts'

/** The package of the client; it is loaded when a store is opened. */
export const eventStoreDbPackage: ClientPackage = {
  name: 'eventstoredb',
  install: '@eventstore/db-client@^6.2.1',
  load: async () => (await import('./eventstoredb-client.ts')).loadEventStoreDb(),
}

/**
 * Opens a store on EventStoreDB 21.10 to KurrentDB 26 by the client of EventStoreDB.
 *
 * @example
 * ```ts
 * import { openEventStoreDbStore } from '@vor-ort/eventstoredb/eventstoredb'
 * import { domainRegistry } from '@vor-ort/core'
 * import { isLeft } from 'fp-ts/lib/Either.js'
 * const connectionString = 'esdb://127.0.0.1:1?tls=false'
 * const store = await openEventStoreDbStore({ connectionString, registry: domainRegistry, totalMilliseconds: 50 })()
 * isLeft(store) ? store.left._tag : store // => 'StoreUnavailable'
 * ```
 */
export const openEventStoreDbStore = (options: EventStoreDbOptions): TaskEither<OpenError, EventStore> => openBy(eventStoreDbPackage, options)
