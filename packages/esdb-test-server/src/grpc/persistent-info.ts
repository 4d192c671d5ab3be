/** What can be told of a group. */
import persistentPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/persistentsubscriptions_pb.js'
import type { SubscriptionInfo } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/persistentsubscriptions_pb.js'

import type { Group } from '../persistent/group.ts'

const showPlace = (stream: string, place: number): string => (stream === '$all' ? `C:${place}/P:${place}` : String(place))

const showStart = (stream: string, start: 'start' | 'end' | number): string =>
  showPlace(stream, start === 'start' ? 0 : start === 'end' ? -1 : start)

const quantiles: ReadonlyArray<readonly [name: string, part: number]> = [
  ['Median', 0.5],
  ['Quintile 1', 0.2],
  ['Quintile 2', 0.4],
  ['Quintile 3', 0.6],
  ['Quintile 4', 0.8],
  ['Quintile 5', 1],
  ['90%', 0.9],
  ['95%', 0.95],
  ['99%', 0.99],
]

const measurements = (latencies: ReadonlyArray<number>): Array<Measurement> => {
  const sorted = latencies.toSorted((one, other) => one - other)
  return quantiles.map(([name, part]) => {
    const value = sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0
    return new persistentPb.SubscriptionInfo.Measurement().setKey(name).setValue(String(Math.round(value)))
  })
}

type Measurement = SubscriptionInfo.Measurement

/** Tells the settings and the numbers of a group. */
export const infoOf = ({ definition, statistics }: Group): SubscriptionInfo => {
  const { stream, group, settings } = definition
  const numbers = statistics()
  const connections = numbers.consumers.map(({ consumer, inFlight, sent, latencies }) =>
    new persistentPb.SubscriptionInfo.ConnectionInfo()
      .setFrom(consumer.from)
      .setUsername(consumer.user)
      .setTotalItems(String(sent))
      .setCountSinceLastMeasurement('0')
      .setAvailableSlots(consumer.slots - inFlight.size)
      .setInFlightMessages(inFlight.size)
      .setConnectionName(consumer.connectionName)
      .setObservedMeasurementsList(settings.hasExtraStatistics ? measurements(latencies) : []),
  )
  const show = (place: number | undefined): string => (place === undefined ? '' : showPlace(stream, place))
  return new persistentPb.SubscriptionInfo()
    .setEventSource(stream)
    .setGroupName(group)
    .setStatus('Live')
    .setConnectionsList(connections)
    .setTotalItems(String(numbers.totalSent))
    .setCountSinceLastMeasurement('0')
    .setLastCheckpointedEventPosition(show(numbers.checkpoint))
    .setLastKnownEventPosition(show(numbers.lastKnown))
    .setResolveLinkTos(settings.resolvesLinks)
    .setStartFrom(showStart(stream, settings.startFrom))
    .setMessageTimeoutMilliseconds(settings.messageTimeoutMilliseconds)
    .setExtraStatistics(settings.hasExtraStatistics)
    .setMaxRetryCount(settings.maxRetryCount)
    .setLiveBufferSize(settings.liveBufferSize)
    .setBufferSize(settings.historyBufferSize)
    .setReadBatchSize(settings.readBatchSize)
    .setCheckPointAfterMilliseconds(settings.checkpointAfterMilliseconds)
    .setMinCheckPointCount(settings.minCheckpointCount)
    .setMaxCheckPointCount(settings.maxCheckpointCount)
    .setReadBufferCount(numbers.waiting)
    .setLiveBufferCount('0')
    .setRetryBufferCount(numbers.retrying)
    .setTotalInFlightMessages(numbers.inFlight)
    .setOutstandingMessagesCount(numbers.inFlight)
    .setNamedConsumerStrategy(settings.strategy)
    .setMaxSubscriberCount(settings.maxSubscriberCount)
    .setParkedMessageCount(String(numbers.parked))
}
