/** An SDK of OpenTelemetry for a process of the command (`--import`): each collection of metrics is one line of JSON on stderr. */
import { createRequire } from 'node:module'

interface Point {
  readonly attributes: Readonly<Record<string, unknown>>
  readonly value: unknown
}

/** What the SDK hands to an exporter, as far as it is printed. */
interface Collection {
  readonly scopeMetrics: ReadonlyArray<{ readonly metrics: ReadonlyArray<{ readonly descriptor: { readonly name: string }; readonly dataPoints: ReadonlyArray<Point> }> }>
}

interface Reader {
  readonly forceFlush: () => Promise<void>
}

interface Sdk {
  readonly MeterProvider: new (options: { readonly readers: ReadonlyArray<Reader> }) => object
  readonly PeriodicExportingMetricReader: new (options: { readonly exporter: object; readonly exportIntervalMillis: number; readonly exportTimeoutMillis: number }) => Reader
}

// The package of the observers has the SDK for its tests; the command itself does without.
const loadBeside = createRequire(new URL('../../observability/package.json', import.meta.url))
const { metrics }: { readonly metrics: { readonly setGlobalMeterProvider: (provider: object) => boolean } } = loadBeside('@opentelemetry/api')
const { MeterProvider, PeriodicExportingMetricReader }: Sdk = loadBeside('@opentelemetry/sdk-metrics')

const exporter = {
  export: ({ scopeMetrics }: Collection, done: (result: { readonly code: 0 }) => void): void => {
    const points = scopeMetrics.flatMap((scope) => scope.metrics.flatMap(({ descriptor: { name }, dataPoints }) => dataPoints.map(({ attributes, value }) => ({ name, attributes, value }))))
    process.stderr.write(`${JSON.stringify(points)}\n`)
    done({ code: 0 })
  },
  forceFlush: () => Promise.resolve(),
  shutdown: () => Promise.resolve(),
}
const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 50, exportTimeoutMillis: 50 })
if (!metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }))) throw new Error('another SDK is registered')
process.once('beforeExit', () => void reader.forceFlush())
