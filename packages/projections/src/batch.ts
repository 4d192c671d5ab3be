/** Batches: what was read is gathered, folded into every projection that it concerns, and committed in one transaction. */
import { categoryOf, type Position, type RecordedEvent } from '@vor-ort/core'
import { comparePositions, type Partitions, type Read, type StoreError, type UnreadableEvent } from '@vor-ort/event-store'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'

import { commitOf, foldInto, settle, type InvalidRow, type Slot } from './slot.ts'
import type { Commit, CommitError, GenerationGone, PoisonRecord, ProjectionTarget, TargetError } from './target.ts'

/** An event that cannot be read ends a rebuild; nothing that readers see has changed. */
export interface PoisonEvent extends PoisonRecord {
  readonly _tag: 'PoisonEvent'
}

/** Why a batch was not committed. */
export type BatchError = InvalidRow | CommitError | GenerationGone | TargetError

/** Gathers what is read. */
export interface Batch {
  /** Takes one thing that was read; a Left ends the run. */
  readonly add: (read: Read) => Either<StoreError | PoisonEvent, void>
  /** How many events were taken since the last fold, and since the last commit. */
  readonly size: () => { readonly unfolded: number; readonly uncommitted: number }
  /** The position of the last event that was taken. */
  readonly last: () => Position | undefined
  /** Folds what was gathered and writes nothing yet; the largest number of keys that now wait to be written. */
  readonly fold: () => Promise<Either<BatchError, number>>
  /** Commits what was gathered, and that everything up to `reached` was read. */
  readonly commit: (reached: Position) => Promise<Either<BatchError, void>>
}

/** Makes a batch for some slots; `onPoison` says what an event that cannot be read does. */
export const makeBatch = (target: ProjectionTarget, slots: ReadonlyArray<Slot>, onPoison: 'record' | 'stop'): Batch => {
  const concerned = slotsByCategory(slots)
  const gathered = new Map<Slot, RecordedEvent[]>(slots.map((slot) => [slot, []]))
  const poison = new Map<Slot, PoisonRecord[]>()
  let unfolded = 0
  let uncommitted = 0
  let last: Position | undefined

  const take = (position: Position, stream: RecordedEvent['stream'], into: (slot: Slot) => void): void => {
    // What is delivered twice is folded once.
    if (last !== undefined && comparePositions(position, last) <= 0) return
    last = position
    unfolded++
    uncommitted++
    for (const slot of concerned.get(categoryOf(stream)) ?? []) {
      if (slot.checkpoint !== undefined && comparePositions(position, slot.checkpoint) <= 0) continue
      if (slot.takes(stream)) into(slot)
    }
  }

  const fold = async (): Promise<Either<BatchError, number>> => {
    let touched = 0
    unfolded = 0
    for (const [slot, events] of gathered) {
      gathered.set(slot, [])
      const folded = events.length === 0 ? right(undefined) : await foldInto(slot, target, events)
      if (isLeft(folded)) return folded
      touched = Math.max(touched, slot.touched.length)
    }
    return right(touched)
  }

  return {
    size: () => ({ unfolded, uncommitted }),
    last: () => last,

    add: (read) => {
      if (!isLeft(read)) {
        const event = read.right
        take(event.position, event.stream, (slot) => gathered.get(slot)?.push(event))
        return right(undefined)
      }
      if (read.left._tag !== 'UnreadableEvent') return left(read.left)
      const record = poisonRecord(read.left)
      let stops = false
      take(record.position, record.stream, (slot) => {
        stops = true
        poison.set(slot, [...(poison.get(slot) ?? []), record])
      })
      return stops && onPoison === 'stop' ? left({ _tag: 'PoisonEvent', ...record }) : right(undefined)
    },

    fold,

    commit: async (reached) => {
      const folded = await fold()
      if (isLeft(folded)) return folded
      const written: Slot[] = []
      const commits: Commit[] = []
      for (const slot of slots) {
        // A slot that is ahead of the others has nothing to write until they are level.
        if (slot.checkpoint !== undefined && comparePositions(reached, slot.checkpoint) <= 0) continue
        const commit = commitOf(slot, poison.get(slot) ?? [], reached)
        if (isLeft(commit)) return commit
        written.push(slot)
        commits.push(commit.right)
      }
      uncommitted = 0
      if (commits.length === 0) return right(undefined)
      const done = await target.commit(commits)()
      if (isLeft(done)) return done
      poison.clear()
      for (const slot of written) settle(slot, reached)
      return right(undefined)
    },
  }
}

const slotsByCategory = (slots: ReadonlyArray<Slot>): ReadonlyMap<string, ReadonlyArray<Slot>> => {
  const concerned = new Map<string, Slot[]>()
  for (const slot of slots) {
    for (const category of new Set(slot.projection.handles)) concerned.set(category, [...(concerned.get(category) ?? []), slot])
  }
  return concerned
}

const poisonRecord = ({ position, stream, revision, fault }: UnreadableEvent): PoisonRecord => ({
  position,
  stream,
  revision,
  ...('type' in fault ? { type: fault.type } : {}),
  fault,
})

/** What the slots see of a store: their categories, each once, and the parts of the store, where it is not all of them. */
export const rangeOf = (slots: ReadonlyArray<Pick<Slot, 'projection' | 'generation' | 'parts'>>): { readonly categories: ReadonlyArray<string>; readonly partitions?: Partitions } => {
  const categories = categoriesOf(slots)
  const count = slots[0]?.generation.parts.length
  const wanted = new Set<number>()
  for (const { generation, parts } of slots) {
    if (parts === undefined || generation.parts.length !== count) return { categories }
    for (const part of parts) wanted.add(part)
  }
  return count === undefined ? { categories } : { categories, partitions: { count, wanted: [...wanted] } }
}

/** The categories that some projections see, each once. */
export const categoriesOf = (slots: ReadonlyArray<Pick<Slot, 'projection'>>): ReadonlyArray<string> => [...new Set(slots.flatMap(({ projection }) => projection.handles))]
