/** The event store by the client of KurrentDB, `@kurrent/kurrentdb-client`. */
import type { EventStore } from '@vor-ort/event-store'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import { openBy, type ClientPackage, type EventStoreDbOptions, type OpenError } from './open.ts'

/** The package of the client; it is loaded when a store is opened. */
export const kurrentDbPackage: ClientPackage = {
  name: 'kurrentdb',
  install: '@kurrent/kurrentdb-client@^1.3.1',
  load: async () => (await import('./kurrentdb-client.ts')).loadKurrentDb(),
}

/**
 * Opens a store on EventStoreDB 21.10 to KurrentDB 26 by the client of KurrentDB.
 *
 * @example
 * ```ts
 * import { openKurrentDbStore } from '@vor-ort/eventstoredb/kurrentdb'
 * import { domainRegistry } from '@vor-ort/core'
 * await openKurrentDbStore({ connectionString: 'kurrentdb:', registry: domainRegistry })()
 * // => { _tag: 'Left', left: { _tag: 'InvalidConnectionString', reason: 'it must look like esdb://user:password@host:2113?tls=true, and was kurrentdb:' } }
 * ```
 */
export const openKurrentDbStore = (options: EventStoreDbOptions): TaskEither<OpenError, EventStore> => openBy(kurrentDbPackage, options)
