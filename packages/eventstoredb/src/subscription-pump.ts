/** A subscription of a client, told to a listener in the order of the log. */
import type { OpenSubscription, ServerRecord, SubscriptionListener } from './client.ts'
import { faultOf } from './client-fault.ts'
import { toLogPosition } from './log-position.ts'

/** What both clients' subscriptions are. */
export interface ClientSubscription {
  readonly readableLength: number
  readonly on: (event: string, listener: (given: unknown) => void) => unknown
  readonly pause: () => unknown
  readonly resume: () => unknown
  readonly unsubscribe: () => Promise<void>
}

/** Where a client tells checkpoints: not as an event of the stream, but to a function that it was given. */
export interface CheckpointTap {
  tell: (position: unknown) => void
}

/**
 * Passes on what a subscription says.
 *
 * Checkpoints and the word that all was told come at once, while events may still wait in the stream's buffer; they are
 * held back until the events before them were told.
 */
export const pump = (
  subscription: ClientSubscription,
  tap: CheckpointTap,
  toRecord: (resolved: unknown) => ServerRecord | undefined,
  listener: SubscriptionListener,
): OpenSubscription => {
  let isOver = false
  let told = 0
  let waiting: Array<{ readonly behind: number; readonly tell: () => void }> = []
  const inOrder = (tell: () => void): void => {
    if (isOver) return
    const behind = told + subscription.readableLength
    if (behind <= told) tell()
    else waiting.push({ behind, tell })
  }
  const end = (thrown: unknown): void => {
    if (isOver) return
    isOver = true
    listener.ended(faultOf(thrown))
  }

  tap.tell = (given) => {
    const position = toLogPosition(given)
    if (position !== undefined) inOrder(() => listener.passed(position))
  }
  subscription.on('confirmation', () => {
    if (!isOver) listener.heard()
  })
  subscription.on('caughtUp', () => inOrder(listener.caughtUp))
  subscription.on('data', (resolved) => {
    told++
    if (isOver) return
    const record = toRecord(resolved)
    if (record !== undefined) listener.record(record)
    if (waiting.length === 0) return
    const due = waiting.filter(({ behind }) => behind <= told)
    waiting = waiting.filter(({ behind }) => behind > told)
    for (const { tell } of due) tell()
  })
  // The listener stays: an error of a subscription that nobody wants any more must not end the process.
  subscription.on('error', end)
  subscription.on('end', () => end(new Error('the server ended the subscription')))
  subscription.on('close', () => end(new Error('the subscription was closed')))

  return {
    pause: () => void subscription.pause(),
    resume: () => void subscription.resume(),
    stop: () => {
      isOver = true
      waiting = []
      // Where the call was never made there is nothing to end.
      subscription.unsubscribe().catch(() => undefined)
    },
  }
}
