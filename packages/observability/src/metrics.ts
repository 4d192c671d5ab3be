/** Every metric of this package: its name, what it counts, and by what it is told apart. */
import type { Counter, Histogram, Meter, ObservableGauge, UpDownCounter } from '@opentelemetry/api'

/** How a metric is kept. */
export type MetricKind = 'counter' | 'upDownCounter' | 'histogram' | 'gauge'

/** One line of the table of metrics. */
export interface MetricDefinition {
  readonly name: string
  readonly kind: MetricKind
  /** In the notation of UCUM: `s` for seconds, `{event}` for things that are counted, `1` for a share. */
  readonly unit: string
  readonly attributes: ReadonlyArray<string>
  readonly what: string
}

/**
 * All metrics. None has an attribute that could name a person or a case: see the README.
 *
 * @example
 * ```ts
 * import { metricDefinitions } from '@vor-ort/observability'
 * metricDefinitions.appendDuration.unit // => 's'
 * ```
 */
export const metricDefinitions = {
  appendDuration: {
    name: 'vor_ort.append.duration', kind: 'histogram', unit: 's',
    attributes: ['db.system.name', 'db.operation.name', 'vor_ort.category', 'vor_ort.outcome'],
    what: 'how long an append took; its count by outcome tells conflicts (`WrongExpectedRevision`) and repetitions (`Duplicate`)',
  },
  eventsAppended: {
    name: 'vor_ort.events.appended', kind: 'counter', unit: '{event}', attributes: ['db.system.name', 'vor_ort.category'],
    what: 'events that were stored for the first time',
  },
  readDuration: {
    name: 'vor_ort.read.duration', kind: 'histogram', unit: 's', attributes: ['db.system.name', 'db.operation.name'],
    what: 'how long the store took for one step of a read, a page or the end; what the reader does with it is not in it',
  },
  eventsRead: {
    name: 'vor_ort.events.read', kind: 'counter', unit: '{event}', attributes: ['db.system.name', 'db.operation.name'],
    what: 'events that were read or delivered and could be understood',
  },
  eventsUnreadable: {
    name: 'vor_ort.events.unreadable', kind: 'counter', unit: '{event}', attributes: ['db.system.name', 'db.operation.name'],
    what: 'events that lie in the store and were skipped, since this software does not know or understand them',
  },
  storeFaults: {
    name: 'vor_ort.store.faults', kind: 'counter', unit: '{fault}', attributes: ['db.system.name', 'db.operation.name', 'error.type'],
    what: 'operations that ended by a fault of the store itself, such as `StoreUnavailable`',
  },
  subscriptions: {
    name: 'vor_ort.subscriptions', kind: 'upDownCounter', unit: '{subscription}', attributes: ['db.system.name'],
    what: 'subscriptions that are open now',
  },
  reconnects: {
    name: 'vor_ort.store.reconnects', kind: 'counter', unit: '{connection}', attributes: ['db.system.name', 'vor_ort.connection'],
    what: 'connections that were lost and are there again',
  },
  outageDuration: {
    name: 'vor_ort.store.outage.duration', kind: 'histogram', unit: 's', attributes: ['db.system.name', 'vor_ort.connection'],
    what: 'how long a connection was away',
  },
  storeRetries: {
    name: 'vor_ort.store.retries', kind: 'counter', unit: '{retry}', attributes: ['db.system.name', 'vor_ort.connection'],
    what: 'tries after the first, to connect or to send the same request again',
  },
  storeStalls: {
    name: 'vor_ort.store.stalls', kind: 'counter', unit: '{stall}', attributes: ['db.system.name', 'vor_ort.connection'],
    what: 'connections that were given up since nothing came for too long',
  },
  commandDuration: {
    name: 'vor_ort.command.duration', kind: 'histogram', unit: 's', attributes: ['vor_ort.category', 'vor_ort.command', 'vor_ort.outcome'],
    what: 'how long a command took, waiting for others on its stream and all retries included',
  },
  commandRetries: {
    name: 'vor_ort.command.retries', kind: 'counter', unit: '{retry}', attributes: ['vor_ort.category'],
    what: 'decisions that were made anew since another writer was quicker',
  },
  reactions: {
    name: 'vor_ort.reactions', kind: 'counter', unit: '{reaction}', attributes: ['vor_ort.manager', 'vor_ort.outcome'],
    what: 'what came of the reactions of process managers; `Failed` needs somebody to look',
  },
  reactionDelay: {
    name: 'vor_ort.reaction.delay', kind: 'histogram', unit: 's', attributes: ['vor_ort.manager'],
    what: 'from the recording of an event to the reaction to it, where that was new',
  },
  processUnreadable: {
    name: 'vor_ort.process.unreadable', kind: 'counter', unit: '{event}', attributes: [],
    what: 'events that no process manager was told of, since they cannot be read',
  },
  processLag: {
    name: 'vor_ort.process.lag', kind: 'gauge', unit: 's', attributes: [],
    what: 'for how long the process managers have not come to where the store ended then; 0 when they are there',
  },
  projectionEvents: {
    name: 'vor_ort.projection.events', kind: 'counter', unit: '{event}', attributes: ['vor_ort.projection'],
    what: 'events that were folded into at least one key, those that were folded again included',
  },
  batchEvents: {
    name: 'vor_ort.projection.batch.events', kind: 'histogram', unit: '{event}', attributes: ['vor_ort.projection'],
    what: 'events of one projection in one commit',
  },
  batchKeys: {
    name: 'vor_ort.projection.batch.keys', kind: 'histogram', unit: '{key}', attributes: ['vor_ort.projection'],
    what: 'keys of one projection that one commit wrote',
  },
  commitDuration: {
    name: 'vor_ort.projection.commit.duration', kind: 'histogram', unit: 's', attributes: ['vor_ort.outcome'],
    what: 'how long the target took to write a batch of all projections',
  },
  projectionRetries: {
    name: 'vor_ort.projection.retries', kind: 'counter', unit: '{retry}', attributes: ['vor_ort.projection'],
    what: 'batches that were folded in vain since another runner was quicker (`CheckpointMoved`)',
  },
  projectionLagPositions: {
    name: 'vor_ort.projection.lag.positions', kind: 'gauge', unit: '{position}', attributes: ['vor_ort.projection'],
    what: 'from the checkpoint to the end of the store, in positions of that store: events, or bytes of the log on EventStoreDB',
  },
  projectionLag: {
    name: 'vor_ort.projection.lag', kind: 'gauge', unit: 's', attributes: ['vor_ort.projection'],
    what: 'the age of the oldest event that is not in the rows; 0 when all are',
  },
  projectionPoison: {
    name: 'vor_ort.projection.poison', kind: 'gauge', unit: '{event}', attributes: ['vor_ort.projection'],
    what: 'events that the rows lack since they cannot be read',
  },
  projectionStale: {
    name: 'vor_ort.projection.stale', kind: 'gauge', unit: '1', attributes: ['vor_ort.projection'],
    what: '1 where the rows are of another version and a rebuild is due, else 0',
  },
  rebuildProgress: {
    name: 'vor_ort.projection.rebuild.progress', kind: 'gauge', unit: '1', attributes: ['vor_ort.projection'],
    what: 'which share of the store a rebuild has read; absent where there is none',
  },
} as const satisfies Readonly<Record<string, MetricDefinition>>

type Definitions = typeof metricDefinitions
interface InstrumentOf {
  readonly counter: Counter
  readonly upDownCounter: UpDownCounter
  readonly histogram: Histogram
  readonly gauge: ObservableGauge
}

/** The instruments of all metrics, by their keys in `metricDefinitions`. */
export type Instruments = { readonly [K in keyof Definitions]: InstrumentOf[Definitions[K]['kind']] }

/** Makes every instrument. */
export const instrumentsOf = (meter: Meter): Instruments => {
  const optionsOf = ({ unit, what }: MetricDefinition) => ({ unit, description: what })
  const counter = (metric: MetricDefinition): Counter => meter.createCounter(metric.name, optionsOf(metric))
  const histogram = (metric: MetricDefinition): Histogram =>
    meter.createHistogram(metric.name, { ...optionsOf(metric), advice: { explicitBucketBoundaries: metric.unit === 's' ? seconds : counts } })
  const gauge = (metric: MetricDefinition): ObservableGauge => meter.createObservableGauge(metric.name, optionsOf(metric))
  const all = metricDefinitions
  return {
    appendDuration: histogram(all.appendDuration),
    eventsAppended: counter(all.eventsAppended),
    readDuration: histogram(all.readDuration),
    eventsRead: counter(all.eventsRead),
    eventsUnreadable: counter(all.eventsUnreadable),
    storeFaults: counter(all.storeFaults),
    subscriptions: meter.createUpDownCounter(all.subscriptions.name, optionsOf(all.subscriptions)),
    reconnects: counter(all.reconnects),
    outageDuration: histogram(all.outageDuration),
    storeRetries: counter(all.storeRetries),
    storeStalls: counter(all.storeStalls),
    commandDuration: histogram(all.commandDuration),
    commandRetries: counter(all.commandRetries),
    reactions: counter(all.reactions),
    reactionDelay: histogram(all.reactionDelay),
    processUnreadable: counter(all.processUnreadable),
    processLag: gauge(all.processLag),
    projectionEvents: counter(all.projectionEvents),
    batchEvents: histogram(all.batchEvents),
    batchKeys: histogram(all.batchKeys),
    commitDuration: histogram(all.commitDuration),
    projectionRetries: counter(all.projectionRetries),
    projectionLagPositions: gauge(all.projectionLagPositions),
    projectionLag: gauge(all.projectionLag),
    projectionPoison: gauge(all.projectionPoison),
    projectionStale: gauge(all.projectionStale),
    rebuildProgress: gauge(all.rebuildProgress),
  }
}

// From half a millisecond, a durable append to a fast disk, to ten seconds, where every caller has given up.
const seconds = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
const counts = [1, 2, 5, 10, 50, 100, 500, 1_000, 5_000, 20_000, 100_000]
