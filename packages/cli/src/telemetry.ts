/** Telemetry of a run: of each store that was opened, and of whatever works on it. Without an SDK in the process nothing is told. */
import type { EventStore, StoreNotice } from '@vor-ort/event-store'
import { countNotices, makeTelemetry, observedStore, type Telemetry } from '@vor-ort/observability'

import type { StoreUrl } from './store-url.ts'

// By the names that OpenTelemetry has for databases, where it has one.
const systems = { memory: 'memory', sqlite: 'sqlite', postgres: 'postgresql', eventstoredb: 'eventstoredb', kurrentdb: 'kurrentdb' } as const satisfies Record<StoreUrl['kind'], string>

const known = new WeakMap<EventStore, Telemetry>()

/** The same store, which tells what is done with it. */
export const observed = (store: EventStore, kind: StoreUrl['kind']): EventStore => {
  const telemetry = makeTelemetry({ system: systems[kind] })
  const observing = observedStore(store, telemetry)
  known.set(observing, telemetry)
  return observing
}

/** What handlers and runners on a store tell with: what they do and what the store does then belong together. */
export const telemetryOf = (store: EventStore): Telemetry => known.get(store) ?? makeTelemetry()

/** What an adapter tells of its connections, counted. */
export const noticesOf = (kind: StoreUrl['kind']): ((notice: StoreNotice) => void) => countNotices(makeTelemetry({ system: systems[kind] }))
