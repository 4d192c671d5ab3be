/** What a persistent subscription is made of. */
import type { EventFilter } from '../reads/filter.ts'
import type { StartingPoint } from '../reads/messages.ts'

/** How messages are shared among consumers. */
export const strategies = ['RoundRobin', 'DispatchToSingle', 'Pinned', 'PinnedByCorrelation'] as const

/** The name of a strategy. */
export type StrategyName = (typeof strategies)[number]

/** The settings of a group. */
export interface GroupSettings {
  /** Where it starts, that event included. */
  readonly startFrom: StartingPoint
  readonly resolvesLinks: boolean
  readonly hasExtraStatistics: boolean
  readonly messageTimeoutMilliseconds: number
  readonly maxRetryCount: number
  readonly checkpointAfterMilliseconds: number
  readonly minCheckpointCount: number
  readonly maxCheckpointCount: number
  /** 0 means as many as come. */
  readonly maxSubscriberCount: number
  readonly liveBufferSize: number
  readonly readBatchSize: number
  readonly historyBufferSize: number
  readonly strategy: StrategyName
  readonly filter: EventFilter | undefined
}

/** A group and what it reads. */
export interface GroupDefinition {
  /** `$all` for the whole log. */
  readonly stream: string
  readonly group: string
  readonly settings: GroupSettings
}

/** Tells whether a name is that of a strategy. */
export const isStrategy = (name: string): name is StrategyName => strategies.some((strategy) => strategy === name)

/** Names a group among all groups. */
export const keyOf = (stream: string, group: string): string => `${stream}::${group}`

/** Names the stream of a group's checkpoints. */
export const checkpointStream = (key: string): string => `$persistentsubscription-${key}-checkpoint`

/** Names the stream of a group's parked messages. */
export const parkedStream = (key: string): string => `$persistentsubscription-${key}-parked`
