/** Rows as of a date: the same projections over a view of history instead of all of it. */
import { viewOf, type Position, type RecordedEvent, type StreamName, type View } from '@vor-ort/core'
import { comparePositions, type EventStore, type Read, type StoreError } from '@vor-ort/event-store'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import { categoriesOf, makeBatch, type BatchError, type PoisonEvent } from './batch.ts'
import { projectionFaults, type DefinitionFault } from './check.ts'
import type { AnyProjection } from './projection.ts'
import { headOf } from './run.ts'
import { makeSlot, type Slot } from './slot.ts'
import type { ProjectionTarget, TargetError } from './target.ts'

/** What is to be viewed, and where the rows go. */
export interface ViewRowsParts {
  readonly store: EventStore
  /** An empty place: a memory target, or SQLite on `:memory:`. */
  readonly target: ProjectionTarget
  readonly projections: ReadonlyArray<AnyProjection>
  readonly view: View
  readonly batchSize?: number
}

/** What a view came to. */
export interface ViewedRows {
  /** How many events are in the rows. */
  readonly events: number
  /** How many are not, since their dates leave open whether they had happened by `validAt`. */
  readonly undetermined: number
  /** Up to where the store was read. */
  readonly head: Position | undefined
}

/** Why there are no rows. */
export type ViewError =
  | StoreError
  | PoisonEvent
  | BatchError
  | { readonly _tag: 'InvalidDefinitions'; readonly faults: ReadonlyArray<DefinitionFault> }
  /** The target has rows already, which are not of this view. */
  | { readonly _tag: 'TargetNotEmpty'; readonly projection: string }

/**
 * Folds what was known at an instant, and had happened by a day, into an empty target.
 *
 * Without `validAt` the result is what the projections had at that instant. With it, the streams are read first, one after
 * the other, to see which events the view leaves out (corrections of the same stream decide on that); then the rest is
 * folded in the order of the store, since a projection may have keys across streams. Memory holds one stream at a time,
 * and the positions of what is left out. What cannot be read is in the target's poison.
 *
 * @example
 * ```ts
 * import { memoryTarget, resolutionProjection, viewRows } from '@vor-ort/projections'
 * import { domainRegistry } from '@vor-ort/core'
 * import { memoryStore } from '@vor-ort/event-store'
 * const parts = { store: memoryStore(domainRegistry), target: memoryTarget(), projections: [resolutionProjection] }
 * await viewRows({ ...parts, view: { validAt: '2015-02-10' } })()
 * // => { _tag: 'Right', right: { events: 0, undetermined: 0, head: undefined } }
 * ```
 */
export const viewRows =
  ({ store, target, projections, view, batchSize = 5_000 }: ViewRowsParts): TaskEither<ViewError, ViewedRows> =>
  async () => {
    const faults = projectionFaults(projections)
    if (faults.length > 0) return left({ _tag: 'InvalidDefinitions', faults })
    const slots = await emptySlots(target, projections)
    if (isLeft(slots)) return slots
    const end = await headOf(store)
    if (isLeft(end)) return end
    const head = end.right
    if (head === undefined) return right({ events: 0, undetermined: 0, head })
    const categories = categoriesOf(slots.right)
    const cut = view.validAt === undefined ? right({ excluded: new Set<Position>(), undetermined: 0 }) : await leftOut(store, categories, view, head)
    if (isLeft(cut)) return cut
    const { excluded, undetermined } = cut.right
    const isShown = ({ position, metadata }: RecordedEvent): boolean =>
      (view.asOf === undefined || metadata.recordedAt <= view.asOf) && !excluded.has(position)

    const batch = makeBatch(target, slots.right, 'record')
    let events = 0
    for await (const page of store.readAll({ categories })) {
      for (const read of page) {
        // What was appended since the streams were looked at is of no view yet.
        if (isBehind(read, head)) break
        if (!isLeft(read) && !isShown(read.right)) continue
        const added = batch.add(read)
        if (isLeft(added)) return added
        if (!isLeft(read)) events++
        const last = batch.last()
        if (batch.size().unfolded < batchSize || last === undefined) continue
        const committed = await batch.commit(last)
        if (isLeft(committed)) return committed
      }
      if (page.some((read) => isBehind(read, head))) break
    }
    const committed = await batch.commit(head)
    return isLeft(committed) ? committed : right({ events, undetermined, head })
  }

const isBehind = (read: Read, head: Position): boolean => {
  if (!isLeft(read)) return comparePositions(read.right.position, head) > 0
  return read.left._tag === 'UnreadableEvent' && comparePositions(read.left.position, head) > 0
}

const emptySlots = async (
  target: ProjectionTarget,
  projections: ReadonlyArray<AnyProjection>,
): Promise<Either<TargetError | { readonly _tag: 'TargetNotEmpty'; readonly projection: string }, ReadonlyArray<Slot>>> => {
  const slots: Slot[] = []
  for (const projection of projections) {
    const generation = await target.openGeneration(projection, 'active')()
    if (isLeft(generation)) return generation
    if (generation.right.checkpoint !== undefined) return left({ _tag: 'TargetNotEmpty', projection: projection.name })
    slots.push(makeSlot(projection, generation.right, 20_000))
  }
  return right(slots)
}

interface LeftOut {
  readonly excluded: Set<Position>
  readonly undetermined: number
}

/** The positions of the events that a view leaves out, found stream by stream. */
const leftOut = async (store: EventStore, categories: ReadonlyArray<string>, view: View, head: Position): Promise<Either<StoreError, LeftOut>> => {
  const excluded = new Set<Position>()
  let undetermined = 0
  for (const category of categories) {
    for await (const page of store.streams({ category })) {
      for (const info of page) {
        if (isLeft(info)) return info
        const events = await readableEvents(store, info.right.stream, head)
        if (isLeft(events)) return events
        const viewed = viewOf(events.right, view)
        undetermined += viewed.undetermined.length
        const shown = new Set(viewed.events)
        for (const event of events.right) if (!shown.has(event)) excluded.add(event.position)
      }
    }
  }
  return right({ excluded, undetermined })
}

const readableEvents = async (store: EventStore, stream: StreamName, head: Position): Promise<Either<StoreError, ReadonlyArray<RecordedEvent>>> => {
  const events: RecordedEvent[] = []
  for await (const page of store.readStream(stream)) {
    for (const read of page) {
      if (!isLeft(read)) {
        if (comparePositions(read.right.position, head) <= 0) events.push(read.right)
      } else if (read.left._tag !== 'UnreadableEvent') return left(read.left)
    }
  }
  return right(events)
}
