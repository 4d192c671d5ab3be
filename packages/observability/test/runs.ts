/** Stores with two resolutions, and observed runners on them. */
import { makeRegistry, resolution } from '@vor-ort/core'
import { makeEventStore, memoryCheckpoints, memoryDriver, memoryMedium, type EventStore } from '@vor-ort/event-store'
import { observedCommandHandler, observedProcessRunner, observedProjectionRunner, type ObservedProcessRunner, type ObservedProjectionRunner, type Telemetry } from '@vor-ort/observability'
import { memoryTarget, type AnyProjection, type ProjectionTarget } from '@vor-ort/projections'

import { aStore, adopted, counter, effectiveAtOnce, later, must, streamOf } from './world.ts'

/** Two resolutions, read by a software that knows none of their events. */
export const unknowing = async (): Promise<EventStore> => {
  const medium = memoryMedium()
  await fill(aStore(medium))
  return makeEventStore(memoryDriver(medium), must(makeRegistry([])))
}
/** Two resolutions. */
export const fill = async (store: EventStore): Promise<EventStore> => {
  for (const name of ['a', 'b']) must(await store.append(streamOf(name), 'noStream', [adopted(name)])())
  return store
}

/** A runner of one process manager, 40 seconds after the resolutions. */
export const reacting = (telemetry: Telemetry, store: EventStore): ObservedProcessRunner => {
  const handler = observedCommandHandler({ store, clock: () => later }, telemetry)
  return observedProcessRunner(
    { store, handler, aggregates: [resolution], managers: [effectiveAtOnce], checkpoints: memoryCheckpoints(), clock: () => later },
    telemetry,
  )
}
/** A runner of one projection, 40 seconds after the resolutions. */
export const projecting = (telemetry: Telemetry, store: EventStore, target: ProjectionTarget = memoryTarget(), projection: AnyProjection = counter): ObservedProjectionRunner =>
  must(observedProjectionRunner({ store, target, projections: [projection], clock: () => later }, telemetry))
