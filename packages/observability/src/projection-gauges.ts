/** How far projections are, asked whenever metrics are collected. */
import type { Position } from '@vor-ort/core'
import { systemClock, type EventStore } from '@vor-ort/event-store'
import type { AnyProjection, ProjectionRunner, ProjectionStatus } from '@vor-ort/projections'
import { isLeft } from 'fp-ts/lib/Either.js'
import type { BatchObservableResult } from '@opentelemetry/api'

import { headOf } from './head.ts'
import { bareStore } from './observed-store.ts'
import type { Telemetry } from './telemetry.ts'

/** What the gauges ask. */
export interface ProjectionGauges {
  readonly store: EventStore
  readonly projections: ReadonlyArray<AnyProjection>
  readonly status: ProjectionRunner['status']
  /** The time of day, to tell the age of events; the clock of the computer by default. */
  readonly clock?: () => string
}

/** Makes the callback of all gauges of projections. */
export const projectionGauges = ({ instruments }: Telemetry, { store, projections, status, clock = systemClock }: ProjectionGauges) =>
  async (result: BatchObservableResult): Promise<void> => {
    const head = await headOf(store)
    const found = await status()()
    if (isLeft(head) || isLeft(found)) return
    for (const one of found.right) {
      const which = { 'vor_ort.projection': one.projection }
      result.observe(instruments.projectionPoison, one.poison, which)
      result.observe(instruments.projectionStale, one.state === 'stale' ? 1 : 0, which)
      const distance = between(one.checkpoint, head.right)
      result.observe(instruments.projectionLagPositions, distance, which)
      const handles = projections.find(({ name }) => name === one.projection)?.handles ?? []
      const age = distance === 0 ? 0 : await ageOfNext(store, one.checkpoint, handles, clock)
      if (age !== undefined) result.observe(instruments.projectionLag, age, which)
      const progress = progressOf(one, head.right)
      if (progress !== undefined) result.observe(instruments.rebuildProgress, progress, which)
    }
  }

const numberOf = (position: Position | undefined): bigint => (position === undefined ? 0n : BigInt(position))

const between = (checkpoint: Position | undefined, head: Position | undefined): number => {
  const distance = numberOf(head) - numberOf(checkpoint)
  return distance > 0n ? Number(distance) : 0
}

const progressOf = ({ generations }: ProjectionStatus, head: Position | undefined): number | undefined => {
  const building = generations.find(({ status }) => status === 'building')
  if (building === undefined || head === undefined) return undefined
  return Math.min(1, Number(numberOf(building.checkpoint)) / Number(numberOf(head)))
}

/** The age in seconds of the first event that is not in the rows; 0 when none of those behind the checkpoint concerns them. */
const ageOfNext = async (store: EventStore, checkpoint: Position | undefined, categories: ReadonlyArray<string>, clock: () => string): Promise<number | undefined> => {
  const range = { categories, maxCount: 100, ...(checkpoint === undefined ? {} : { after: checkpoint }) }
  let sawNone = true
  for await (const page of bareStore(store).readAll(range)) {
    for (const read of page) {
      sawNone = false
      // An event that cannot be read has no time that could be trusted.
      if (read._tag === 'Right') return Math.max(0, Date.parse(clock()) - Date.parse(read.right.metadata.recordedAt)) / 1_000
      if (read.left._tag !== 'UnreadableEvent') return undefined
    }
  }
  return sawNone ? 0 : undefined
}
