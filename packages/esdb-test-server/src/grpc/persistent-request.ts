/** What requests say of a group. */
import type { CreateReq, UpdateReq } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/persistentsubscriptions_pb.js'
import type { StreamIdentifier } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js'

import { isStrategy, strategies, type GroupDefinition, type GroupSettings } from '../persistent/settings.ts'
import type { EventFilter } from '../reads/filter.ts'
import type { StartingPoint } from '../reads/messages.ts'
import { numberOf, streamNameOf } from './values.ts'

/** Names the source of a request: a stream, or the whole log. */
export const sourceOf = (options: {
  readonly hasAll: () => boolean
  readonly getStreamIdentifier: () => StreamIdentifier | undefined
}): string => (options.hasAll() ? '$all' : streamNameOf(options.getStreamIdentifier()))

const startOf = (text: string): StartingPoint => (BigInt(text) >= 2n ** 63n ? 'end' : numberOf(text))

interface Start {
  readonly hasStart: () => boolean
  readonly hasEnd: () => boolean
}

const startOfStream = (options: Start & { readonly getRevision: () => string }): StartingPoint =>
  options.hasStart() ? 'start' : options.hasEnd() ? 'end' : startOf(options.getRevision())

const startOfAll = (
  options: Start & { readonly getPosition: () => { readonly getCommitPosition: () => string } | undefined },
): StartingPoint => {
  const position = options.getPosition()
  if (position !== undefined) return startOf(position.getCommitPosition())
  return options.hasEnd() ? 'end' : 'start'
}

interface Filtering {
  readonly getFilter: () => CreateReq.AllOptions.FilterOptions | undefined
}

const filterOf = (options: Filtering): EventFilter | undefined => {
  const filter = options.getFilter()
  const onStream = filter?.getStreamIdentifier()
  const expression = onStream ?? filter?.getEventType()
  if (expression === undefined) return undefined
  return {
    on: onStream === undefined ? 'eventType' : 'streamName',
    regex: expression.getRegex(),
    prefixes: expression.getPrefixList(),
  }
}

const ticksPerMillisecond = 10_000

const strategyNames = ['DispatchToSingle', 'RoundRobin', 'Pinned'] as const

const settingsOf = (
  settings: CreateReq.Settings | UpdateReq.Settings,
  startFrom: StartingPoint,
  filter: EventFilter | undefined,
): GroupSettings | { readonly unknownStrategy: string } => {
  const named = 'getConsumerStrategy' in settings ? settings.getConsumerStrategy() : ''
  const strategy = named === '' ? (strategyNames[settings.getNamedConsumerStrategy()] ?? strategies[0]) : named
  if (!isStrategy(strategy)) return { unknownStrategy: strategy }
  return {
    startFrom,
    resolvesLinks: settings.getResolveLinks(),
    hasExtraStatistics: settings.getExtraStatistics(),
    messageTimeoutMilliseconds: settings.hasMessageTimeoutMs()
      ? settings.getMessageTimeoutMs()
      : Number(settings.getMessageTimeoutTicks()) / ticksPerMillisecond,
    maxRetryCount: settings.getMaxRetryCount(),
    checkpointAfterMilliseconds: settings.hasCheckpointAfterMs()
      ? settings.getCheckpointAfterMs()
      : Number(settings.getCheckpointAfterTicks()) / ticksPerMillisecond,
    minCheckpointCount: settings.getMinCheckpointCount(),
    maxCheckpointCount: settings.getMaxCheckpointCount(),
    maxSubscriberCount: settings.getMaxSubscriberCount(),
    liveBufferSize: settings.getLiveBufferSize(),
    readBatchSize: settings.getReadBatchSize(),
    historyBufferSize: settings.getHistoryBufferSize(),
    strategy,
    filter,
  }
}

/** A definition, or why there is none. */
export type RequestedGroup =
  | { readonly kind: 'group'; readonly definition: GroupDefinition }
  | { readonly kind: 'failed'; readonly stream: string; readonly group: string; readonly reason: string }

interface GroupOptions {
  readonly getAll: () =>
    | (Start & { readonly getPosition: () => { readonly getCommitPosition: () => string } | undefined } & Partial<Filtering>)
    | undefined
  readonly getStream: () =>
    | (Start & { readonly getRevision: () => string; readonly getStreamIdentifier: () => StreamIdentifier | undefined })
    | undefined
  readonly getStreamIdentifier: () => StreamIdentifier | undefined
  readonly getGroupName: () => string
  readonly getSettings: () => CreateReq.Settings | UpdateReq.Settings | undefined
}

/** Reads the definition that a request carries. */
export const requestedGroup = (options: GroupOptions | undefined): RequestedGroup => {
  const settings = options?.getSettings()
  const group = options?.getGroupName() ?? ''
  if (options === undefined || settings === undefined)
    return { kind: 'failed', stream: '', group, reason: 'No settings were given.' }
  const all = options.getAll()
  const ofStream = options.getStream()
  const stream =
    all === undefined ? streamNameOf(ofStream?.getStreamIdentifier() ?? options.getStreamIdentifier()) : '$all'
  const start =
    all !== undefined
      ? startOfAll(all)
      : ofStream !== undefined
        ? startOfStream(ofStream)
        : startOf(settings.getRevision())
  const filter = all?.getFilter === undefined ? undefined : filterOf({ getFilter: () => all.getFilter?.() })
  const understood = settingsOf(settings, start, filter)
  if ('unknownStrategy' in understood) {
    const reason = `Consumer strategy ${understood.unknownStrategy} does not exist.`
    return { kind: 'failed', stream, group, reason }
  }
  return { kind: 'group', definition: { stream, group, settings: understood } }
}

