/** What all observers of one process share: tracer, instruments, clock, and the memory of causes. */
import { metrics, trace, type BatchObservableCallback, type MeterProvider, type Observable, type Tracer, type TracerProvider } from '@opentelemetry/api'

import { makeCauseLinks, type CauseLinks } from './cause-links.ts'
import { instrumentsOf, type Instruments } from './metrics.ts'

/** Where telemetry goes, and what it is about. */
export interface TelemetryOptions {
  /** The kind of the database, for `db.system.name`: `sqlite`, `postgresql`, `eventstoredb`, `memory`; `other` by default. */
  readonly system?: string
  /** The provider that was registered globally, by default. */
  readonly tracerProvider?: TracerProvider
  /** The provider that was registered globally, by default; register it before. */
  readonly meterProvider?: MeterProvider
  /** A clock for durations; `performance.now` by default. */
  readonly milliseconds?: () => number
  /** Of how many events to remember in which span they were appended; 10,000 by default. */
  readonly rememberedCauses?: number
}

/** What the observers of this package work with. */
export interface Telemetry {
  readonly system: string
  readonly tracer: Tracer
  readonly instruments: Instruments
  readonly milliseconds: () => number
  readonly causes: CauseLinks
  /** Has several gauges asked at once whenever metrics are collected. */
  readonly observeAll: (ask: BatchObservableCallback, gauges: ReadonlyArray<Observable>) => void
  readonly stopObserving: (ask: BatchObservableCallback, gauges: ReadonlyArray<Observable>) => void
}

const scope = '@vor-ort/observability'

/**
 * Makes what the observers of one process share.
 *
 * Without a registered SDK all of it does nothing. Register the SDK first: metrics that were made before it stay silent.
 *
 * @example
 * ```ts
 * import { makeTelemetry } from '@vor-ort/observability'
 * const telemetry = makeTelemetry({ system: 'postgresql' })
 * telemetry.system // => 'postgresql'
 * ```
 */
export const makeTelemetry = (options: TelemetryOptions = {}): Telemetry => {
  const meter = (options.meterProvider ?? metrics).getMeter(scope)
  return {
    system: options.system ?? 'other',
    tracer: (options.tracerProvider ?? trace).getTracer(scope),
    instruments: instrumentsOf(meter),
    milliseconds: options.milliseconds ?? (() => performance.now()),
    causes: makeCauseLinks(options.rememberedCauses ?? 10_000),
    observeAll: (ask, gauges) => meter.addBatchObservableCallback(ask, [...gauges]),
    stopObserving: (ask, gauges) => meter.removeBatchObservableCallback(ask, [...gauges]),
  }
}

/** Seconds since a reading of the clock. */
export const secondsSince = ({ milliseconds }: Telemetry, began: number): number => (milliseconds() - began) / 1_000
