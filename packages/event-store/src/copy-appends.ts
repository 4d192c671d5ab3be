/** Appends runs of events to a target, several at once where that is wanted, never two of one stream. */
import type { StoredEvent, StreamName } from '@vor-ort/core'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'

import { isStoreError, type CopyError } from './copy-error.ts'
import type { EventStore, RestoreError } from './port.ts'

type Failed = Extract<CopyError, { readonly _tag: 'SourceDamaged' | 'TargetFailed' | 'TargetRefused' }>

/** Consecutive events of one stream. */
export type Run = readonly [StoredEvent, ...ReadonlyArray<StoredEvent>]

/** Appends that are under way. */
export interface Appends {
  /** Waits until there is room, then starts; the fault of any earlier one is told here. */
  readonly start: (run: Run) => Promise<Either<Failed, void>>
  /** Waits for all that are under way. */
  readonly settled: () => Promise<Either<Failed, void>>
  /** How many events were appended by now. */
  readonly appended: () => number
}

/** At most `atOnce` appends at the same time; with 1 the target gets them in the order in which they are started. */
export const appendsTo = (to: EventStore, atOnce: number, onAppended: (events: number) => void): Appends => {
  const underWay = new Map<StreamName, Promise<void>>()
  let failed: Failed | undefined
  let appended = 0

  const carryOut = async (run: Run): Promise<void> => {
    const [{ stream }] = run
    const done = await appendRun(to, run)
    if (isLeft(done)) failed ??= done.left
    else {
      appended += run.length
      onAppended(run.length)
    }
    underWay.delete(stream)
  }
  const outcome = (): Either<Failed, void> => (failed === undefined ? right(undefined) : left(failed))

  return {
    start: async (run) => {
      const [{ stream }] = run
      // An event may only follow the one before it.
      await underWay.get(stream)
      while (underWay.size >= atOnce) await Promise.race(underWay.values())
      if (failed === undefined) underWay.set(stream, carryOut(run))
      return outcome()
    },
    settled: async () => {
      await Promise.all(underWay.values())
      return outcome()
    },
    appended: () => appended,
  }
}

const appendRun = async (to: EventStore, run: Run): Promise<Either<Failed, void>> => {
  const [first] = run
  const done = await to.appendStored(first.stream, run)()
  if (!isLeft(done)) return right(undefined)
  if (done.left._tag !== 'AppendTooLarge' || run.length === 1) return left(failureOf(done.left, run))
  // How much fits is known to the store alone; nothing of the run was stored.
  const middle = run.length >> 1
  for (const [head, ...rest] of [run.slice(0, middle), run.slice(middle)]) {
    if (head === undefined) continue
    const half = await appendRun(to, [head, ...rest])
    if (isLeft(half)) return half
  }
  return right(undefined)
}

const failureOf = (error: RestoreError, run: Run): Failed => {
  const [{ stream, revision }] = run
  if (isStoreError(error)) return { _tag: 'TargetFailed', error }
  // The target looks at each event before it stores it: what is wrong with it was wrong in the source.
  if (error._tag !== 'ChainBroken') return { _tag: 'TargetRefused', stream, revision, error }
  const broken = run.find((event) => event.revision === error.revision)
  return { _tag: 'SourceDamaged', stream, revision: error.revision, fault: error.fault, ...(broken === undefined ? {} : { position: broken.position }) }
}
