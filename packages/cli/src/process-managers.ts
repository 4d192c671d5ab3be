/** What follows from what was recorded: the process managers of the core, run on a store. */
import { aggregates, processManagers, type Instant } from '@vor-ort/core'
import type { AnyProcessManager, CheckpointStore, EventStore, ProcessNotice, RunError, Share } from '@vor-ort/event-store'
import { observedCommandHandler, observedProcessRunner, type ObservedProcessRunner } from '@vor-ort/observability'

import { problemOf, say, type Problem } from './problem.ts'
import { storeProblem } from './store-problems.ts'
import { telemetryOf } from './telemetry.ts'

/** What process managers run with. */
export interface Reacting {
  readonly store: EventStore
  readonly checkpoints: CheckpointStore
  readonly clock: () => Instant
  readonly report?: (notice: ProcessNotice) => void
  /** Which of the reactions, where several processes share them. */
  readonly share?: Share
}

/** A runner of every process manager; `events` leaves out what follows from the mere passing of time. Whoever has it stops it observing before the store is closed. */
export const reactionsOn = (because: 'events' | 'eventsAndTime', { store, checkpoints, clock, report, share }: Reacting): ObservedProcessRunner => {
  const telemetry = telemetryOf(store)
  const parts = {
    store,
    handler: observedCommandHandler({ store, clock }, telemetry),
    aggregates,
    managers: because === 'events' ? processManagers.map((manager): AnyProcessManager => ({ ...manager, due: () => [] })) : processManagers,
    checkpoints,
    clock,
    ...(report === undefined ? {} : { report }),
    ...(share === undefined ? {} : { share }),
  }
  return observedProcessRunner(parts, telemetry)
}

/** Why a run of process managers ended, in words. */
export const runProblem = (error: RunError, storeName: string): Problem => {
  switch (error._tag) {
    case 'TooManyConflicts':
      return problemOf(say(`Andere schreiben zugleich in ${error.stream}; ein zweiter Lauf macht hier weiter.`, `Others write into ${error.stream} at the same time; a second run goes on here.`))
    case 'UnusableManager':
      return problemOf(say(`Die Ablaufsteuerung ${error.manager} ist nicht brauchbar (${error.reason}): das ist ein Fehler von vor-ort.`, `The process manager ${error.manager} cannot be used (${error.reason}): this is a fault of vor-ort.`))
    case 'NeverQuiet':
      return problemOf(say(`Nach ${error.rounds} Runden folgt noch immer etwas: das ist ein Fehler von vor-ort.`, `After ${error.rounds} rounds something still follows: this is a fault of vor-ort.`))
    default:
      return storeProblem(error, storeName)
  }
}
