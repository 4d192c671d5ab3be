/** Subscriptions to the whole log. */
import { invalidPosition } from '../grpc/rpc-faults.ts'
import type { StoredEvent } from '../storage/records.ts'
import type { EventTest } from './filter.ts'
import { liveBuffer } from './live-buffer.ts'
import type { ReadMessage, ReadMessages, StartingPoint } from './messages.ts'
import { resolve, type ReadSource } from './source.ts'

/** What is subscribed to. */
export interface AllSubscription {
  /** Events after this one. */
  readonly from: StartingPoint
  readonly followsLinks: boolean
  readonly test: EventTest
  /** Only filtered subscriptions tell checkpoints. */
  readonly checkpoints: { readonly window: number; readonly interval: number } | undefined
}

const pageSize = 500

/** Follows the log until the signal fires. */
export async function* subscribeToAll(
  source: ReadSource,
  subscription: AllSubscription,
  signal: AbortSignal,
): ReadMessages {
  const { log, commits } = source
  const { checkpoints, test } = subscription
  const confirmedAt = log.lastPosition()
  yield [{ kind: 'confirmed' }]

  const eventMessage = (event: StoredEvent): ReadMessage => ({
    kind: 'event',
    resolved: resolve(source, event, subscription.followsLinks),
  })
  const { from } = subscription
  // What was last sent towards the reader, and how far the log was looked at.
  let checkpoint = from === 'start' ? -1 : from === 'end' ? confirmedAt : from
  let looked = Math.max(checkpoint, -1)
  let toldCheckpoint = -1
  const checkpointMessage = (): ReadonlyArray<ReadMessage> => {
    if (checkpoint <= toldCheckpoint) return []
    toldCheckpoint = checkpoint
    return [{ kind: 'checkpoint', position: checkpoint }]
  }

  async function* catchUp(): ReadMessages {
    const size = checkpoints?.window ?? pageSize
    let next = Math.max(checkpoint, 0)
    let considered = 0
    while (!signal.aborted) {
      const page = log.allForwards(next, size)
      const messages: Array<ReadMessage> = []
      for (const event of page) {
        if (event.position <= checkpoint || event.position <= looked || !test(event)) continue
        messages.push(eventMessage(event))
        checkpoint = event.position
      }
      checkpoint = Math.max(checkpoint, page[0]?.position ?? -1)
      looked = Math.max(looked, page.at(-1)?.position ?? -1)
      considered += page.length
      const isEnd = page.length < size
      if (checkpoints !== undefined && (isEnd || considered >= checkpoints.interval)) {
        considered %= checkpoints.interval
        messages.push(...checkpointMessage())
      }
      if (messages.length > 0) yield messages
      if (isEnd) return
      next = looked + 1
    }
  }

  if (checkpoint < confirmedAt) {
    if (checkpoint >= 0 && !log.isRecordStart(checkpoint)) return yield [{ kind: 'failed', fault: invalidPosition() }]
    yield* catchUp()
  }
  let consideredLive = 0
  let isCaughtUp = false
  while (!signal.aborted) {
    if (!isCaughtUp) yield [checkpoint < 0 ? { kind: 'caughtUp' } : { kind: 'caughtUp', position: checkpoint }]
    isCaughtUp = true
    const seen = commits.count()
    const page = log.allForwards(looked + 1, pageSize)
    if (page.length === 0) {
      await commits.after(seen, signal)
      continue
    }
    if (page.filter(test).length > liveBuffer) {
      if (checkpoints !== undefined) yield checkpointMessage()
      yield* catchUp()
      isCaughtUp = false
      continue
    }
    const messages: Array<ReadMessage> = []
    for (const event of page) {
      looked = event.position
      consideredLive += 1
      if (event.position > checkpoint && test(event)) {
        messages.push(eventMessage(event))
        checkpoint = event.position
      }
      if (checkpoints !== undefined && consideredLive >= checkpoints.interval) {
        consideredLive = 0
        checkpoint = Math.max(checkpoint, event.position)
        messages.push(...checkpointMessage())
      }
    }
    if (messages.length > 0) yield messages
  }
}
