/** The SDK of OpenTelemetry in memory: what was told, to be looked at. */
import { AsyncLocalStorage } from 'node:async_hooks'

import { context, ROOT_CONTEXT, type Context, type ContextManager } from '@opentelemetry/api'
import { MeterProvider, MetricReader } from '@opentelemetry/sdk-metrics'
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor, type ReadableSpan } from '@opentelemetry/sdk-trace-base'

import { makeTelemetry, type Telemetry } from '@vor-ort/observability'

class ReaderInMemory extends MetricReader {
  protected override async onShutdown(): Promise<void> {}
  protected override async onForceFlush(): Promise<void> {}
}

/** One value of a metric: a sum or a gauge, or of a histogram how many values there were and their sum. */
export interface Point {
  readonly attributes: Readonly<Record<string, unknown>>
  readonly value: number | { readonly count: number; readonly sum: number | undefined }
}

/** A metric as the SDK has it. */
export interface Collected {
  readonly name: string
  readonly unit: string
  readonly description: string
  readonly points: ReadonlyArray<Point>
}

export interface Sdk {
  readonly telemetry: Telemetry
  /** Ticks by 250 ms at each reading, so that durations are known. */
  readonly metrics: () => Promise<ReadonlyArray<Collected>>
  readonly points: (name: string) => Promise<ReadonlyArray<Point>>
  readonly spans: () => ReadonlyArray<ReadableSpan>
  readonly spansOf: (name: string) => ReadonlyArray<ReadableSpan>
}

/** Makes an SDK in memory, and telemetry that goes there. */
export const makeSdk = (milliseconds: () => number = () => 0): Sdk => {
  const reader = new ReaderInMemory()
  const exporter = new InMemorySpanExporter()
  const meterProvider = new MeterProvider({ readers: [reader] })
  const tracerProvider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] })
  const metrics = async (): Promise<ReadonlyArray<Collected>> => {
    const { resourceMetrics, errors } = await reader.collect()
    if (errors.length > 0) throw new Error(`collecting failed: ${errors.map(String).join('; ')}`)
    return resourceMetrics.scopeMetrics.flatMap((scope) =>
      scope.metrics.map(({ descriptor, dataPoints }) => ({
        name: descriptor.name,
        unit: descriptor.unit,
        description: descriptor.description,
        points: dataPoints.map(({ attributes, value }) => ({
          attributes,
          value: typeof value === 'number' ? value : { count: value.count, sum: value.sum },
        })),
      })),
    )
  }
  return {
    telemetry: makeTelemetry({ system: 'memory', meterProvider, tracerProvider, milliseconds }),
    metrics,
    points: async (name) => (await metrics()).find((metric) => metric.name === name)?.points ?? [],
    spans: () => exporter.getFinishedSpans(),
    spansOf: (name) => exporter.getFinishedSpans().filter((span) => span.name === name),
  }
}

/** A clock that moves on by so many milliseconds at each reading. */
export const ticking = (step: number): (() => number) => {
  let now = 0
  return () => (now += step)
}

const storage = new AsyncLocalStorage<Context>()
const manager: ContextManager = {
  active: () => storage.getStore() ?? ROOT_CONTEXT,
  with: (active, work, self, ...args) => storage.run(active, () => work.apply(self as ThisParameterType<typeof work>, args)),
  bind: (_active, target) => target,
  enable: () => manager,
  disable: () => manager,
}

/** Has the API keep track of the active span, as the SDK for Node does. */
export const trackContext = (): void => void context.setGlobalContextManager(manager)
