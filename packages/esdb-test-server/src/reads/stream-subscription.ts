/** Subscriptions to one stream. */
import { streamDeleted } from '../grpc/rpc-faults.ts'
import { tombstoneRevision, type StoredEvent } from '../storage/records.ts'
import { liveBuffer } from './live-buffer.ts'
import type { ReadMessage, ReadMessages, StartingPoint } from './messages.ts'
import { resolve, visiblePartOf, type ReadSource } from './source.ts'

/** What is subscribed to. */
export interface StreamSubscription {
  readonly stream: string
  /** Events after this one. */
  readonly from: StartingPoint
  readonly followsLinks: boolean
}

const pageSize = 500

/** Follows a stream until the signal fires or the stream is closed for ever. */
export async function* subscribeToStream(
  source: ReadSource,
  { stream, from, followsLinks }: StreamSubscription,
  signal: AbortSignal,
): ReadMessages {
  const { log, states, commits } = source
  const before = states.of(stream)
  const confirmedAt = before.isTombstoned ? tombstoneRevision : before.last
  yield [{ kind: 'confirmed' }]

  const eventMessage = (event: StoredEvent): ReadMessage => ({
    kind: 'event',
    resolved: resolve(source, event, followsLinks),
  })
  let checkpoint = from === 'start' ? -1 : from === 'end' ? confirmedAt : from
  // How far the stream was looked at: hidden events are passed over without being sent.
  let looked = Math.max(checkpoint, -1)

  async function* catchUp(): AsyncGenerator<ReadonlyArray<ReadMessage>, 'caughtUp' | 'deleted', undefined> {
    while (!signal.aborted) {
      const part = visiblePartOf(source, stream)
      if (part === 'deleted') return 'deleted'
      if (part === 'notFound') {
        looked = Math.max(looked, states.of(stream).last)
        return 'caughtUp'
      }
      const page = log.streamForwards(stream, Math.max(looked + 1, part.first), pageSize)
      const seen = page.filter(part.isYoungEnough)
      looked = page.at(-1)?.revision ?? Math.max(looked, part.last)
      checkpoint = seen.at(-1)?.revision ?? checkpoint
      if (seen.length > 0) yield seen.map(eventMessage)
      if (page.length < pageSize) return 'caughtUp'
    }
    return 'caughtUp'
  }

  const deleted: ReadonlyArray<ReadMessage> = [{ kind: 'failed', fault: streamDeleted(stream) }]
  if (checkpoint < confirmedAt && (yield* catchUp()) === 'deleted') return yield deleted
  let isCaughtUp = false
  while (!signal.aborted) {
    if (!isCaughtUp) yield [checkpoint < 0 ? { kind: 'caughtUp' } : { kind: 'caughtUp', revision: checkpoint }]
    isCaughtUp = true
    const seen = commits.count()
    const page = log.streamForwards(stream, looked + 1, pageSize)
    const last = page.at(-1)
    if (last === undefined) {
      await commits.after(seen, signal)
      continue
    }
    if (page.length > liveBuffer) {
      if ((yield* catchUp()) === 'deleted') return yield deleted
      isCaughtUp = false
      continue
    }
    looked = last.revision
    checkpoint = last.revision
    yield page.map(eventMessage)
    if (last.revision === tombstoneRevision) return yield deleted
  }
}
