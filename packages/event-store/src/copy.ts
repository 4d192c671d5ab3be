/** Moving house: a store copied into another one, event by event as it is stored. */
import { storeHead, type Position, type StoredEvent } from '@vor-ort/core'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import { appendsTo, type Appends, type Run } from './copy-appends.ts'
import { trueBeginning } from './copy-beginning.ts'
import type { CopyError } from './copy-error.ts'
import { compareWalks } from './copy-result.ts'
import { endOf, follower, lessThanListed, listedHeads, pagesAhead, walkThrough, type Heads, type Walked } from './copy-walk.ts'
import type { EventStore } from './port.ts'
import { comparePositions } from './position.ts'

/** How a store is copied. */
export interface CopyOptions {
  /**
   * How many appends may be under way at once, on different streams; 1 by default. With more a far server is filled
   * faster, but events of different streams may then lie in another order than in the source; within a stream never.
   */
  readonly inFlight?: number
  /** Told of each step: how many events of the source are in the target, or were verified there, of how many. */
  readonly onProgress?: (stage: 'copying' | 'verifying', done: number, total: number) => void
  /** Ends the copy before its next append; a second run goes on there. */
  readonly signal?: AbortSignal
}

/** What was copied and found equal on both sides. */
export interface Copied {
  /** The digest of both stores, as `verifyStore` gives it. */
  readonly head: string
  readonly events: number
  readonly streams: number
  /** How many of the events this run copied; the others were there before. */
  readonly copied: number
  /** Whether the events of different streams lie in the same order on both sides too. */
  readonly sameOrder: boolean
  /** The last event of the source when the copy began; what came later was not copied. */
  readonly end: Position | undefined
}

// So many events in one append are quick everywhere; a crash loses no more than one append.
const longestRun = 500

/**
 * Copies every event of a store into another one just as it is stored: ids, digests, times, older schema versions, and
 * types that this software does not know.
 *
 * The target must be empty or hold a true beginning of the source; then the copy goes on where each stream stops there.
 * At the end both sides have been read and every digest computed again: chains, ends of streams and counts are the same.
 * The source may grow meanwhile; into the target nobody else may write. Keeps a line per stream in memory.
 *
 * @example
 * ```ts
 * import { copyStore, memoryStore } from '@vor-ort/event-store'
 * import { emptyRegistry } from '@vor-ort/core'
 * const copied = await copyStore(memoryStore(emptyRegistry), memoryStore(emptyRegistry))()
 * copied._tag === 'Right' ? copied.right.events : copied // => 0
 * ```
 */
export const copyStore =
  (from: EventStore, to: EventStore, { inFlight = 1, onProgress = () => undefined, signal }: CopyOptions = {}): TaskEither<CopyError, Copied> =>
  async () => {
    // The list of streams first: all that is in it then lies before the end.
    const source = await listedHeads(from)
    if (isLeft(source)) return left({ _tag: 'SourceFailed', error: source.left })
    const end = await endOf(from)
    if (isLeft(end)) return left({ _tag: 'SourceFailed', error: end.left })
    const target = await listedHeads(to)
    if (isLeft(target)) return left({ _tag: 'TargetFailed', error: target.left })
    const beginning = await trueBeginning(from, source.right, target.right)
    if (isLeft(beginning)) return beginning

    const total = [...source.right.values()].reduce((sum, { revision }) => sum + Number(revision) + 1, 0)
    let done = 0
    const appends = appendsTo(to, Math.max(1, Math.floor(inFlight)), (events) => onProgress('copying', (done += events), total))
    const here = await copyEvents({ from, to, there: target.right, end: end.right, appends, onThere: () => void done++, signal })
    if (isLeft(here)) return here
    const missing = lessThanListed(source.right, here.right.heads)
    if (missing !== undefined) return left({ _tag: 'SourceDamaged', ...missing })

    let verified = 0
    const there = await walkThrough(to, () => onProgress('verifying', ++verified, here.right.events))
    if (isLeft(there)) return left('fault' in there.left ? { _tag: 'TargetDamaged', ...there.left } : { _tag: 'TargetFailed', error: there.left })
    const listed = await listedHeads(to)
    if (isLeft(listed)) return left({ _tag: 'TargetFailed', error: listed.left })
    const difference = compareWalks(here.right.heads, there.right.heads, listed.right)
    if (difference !== undefined) return left(difference)
    return right({
      head: storeHead([...there.right.heads].map(([stream, { hash }]) => [stream, hash])),
      events: there.right.events,
      streams: there.right.heads.size,
      copied: appends.appended(),
      sameOrder: here.right.order === there.right.order,
      end: end.right,
    })
  }

interface Copying {
  readonly from: EventStore
  readonly to: EventStore
  /** What the target had before. */
  readonly there: Heads
  readonly end: Position | undefined
  readonly appends: Appends
  readonly onThere: () => void
  readonly signal: AbortSignal | undefined
}

const copyEvents = async (copying: Copying): Promise<Either<CopyError, Walked>> => {
  const walked = await copyUpTo(copying)
  // Whatever ended it: nothing is left under way.
  const settled = await copying.appends.settled()
  return isLeft(walked) ? walked : isLeft(settled) ? settled : walked
}

const copyUpTo = async ({ from, to, there, end, appends, onThere, signal }: Copying): Promise<Either<CopyError, Walked>> => {
  const { next, walked } = follower()
  if (end === undefined) return right(walked())
  const longest = Math.min(longestRun, to.capabilities.maxAppendEvents ?? longestRun)
  let run: [StoredEvent, ...StoredEvent[]] | undefined
  const send = async (last: Run | undefined): Promise<Either<CopyError, void>> => {
    if (signal?.aborted === true) {
      await appends.settled()
      return left({ _tag: 'CopyStopped', copied: appends.appended() })
    }
    return last === undefined ? right(undefined) : appends.start(last)
  }
  for await (const page of pagesAhead(from.readStored())) {
    for (const read of page) {
      if (isLeft(read)) return left({ _tag: 'SourceFailed', error: read.left })
      const event = read.right
      if (comparePositions(event.position, end) > 0) {
        const sent = await send(run)
        return isLeft(sent) ? sent : right(walked())
      }
      const isThere = (there.get(event.stream)?.revision ?? -1n) >= event.revision
      // The target computes the digest of what it is to store; once is enough.
      const fault = next(event, isThere)
      if (fault !== undefined) {
        const sent = await send(run)
        return isLeft(sent) ? sent : left({ _tag: 'SourceDamaged', ...fault })
      }
      if (isThere) onThere()
      else if (run !== undefined && run[0].stream === event.stream && run.length < longest) run.push(event)
      else {
        const sent = await send(run)
        if (isLeft(sent)) return sent
        run = [event]
      }
    }
  }
  const sent = await send(run)
  return isLeft(sent) ? sent : right(walked())
}
