/** Subscriptions that survive the loss of the connection. */
import type { AllPage, AllPageRange, StoreError } from '@vor-ort/event-store'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'

import type { EsdbClient } from './client.ts'
import { isPassing, type ClientFault } from './client-fault.ts'
import type { Connection } from './connection.ts'
import { earlierOf, laterOf, logPositionOf, positionOf } from './log-position.ts'
import type { LogPages } from './log-pages.ts'
import { makeOutage } from './outage.ts'
import { pause, pauseMilliseconds } from './patience.ts'
import { isOurs } from './server-event.ts'
import { storeErrorOf } from './store-error.ts'
import { subscriptionPages, type Beginning, type Progress } from './subscription-pages.ts'

type Range = Omit<AllPageRange, 'direction'>
type Page = Either<StoreError, AllPage>

// So many records at the end of the log are searched for the last event of ours.
const tailSize = 32

/**
 * Follows the log: what lies behind a position, then what comes.
 *
 * A subscription that breaks, ends or stays silent for `silenceMilliseconds` is replaced by one that starts behind the
 * last record that came; what is told again is passed over. Only a fault that asking again cannot mend is handed out.
 */
export const makeFollow = (connection: Connection, pages: LogPages, silenceMilliseconds: number) =>
  async function* follow({ after, ...range }: Range, signal: AbortSignal): AsyncGenerator<Page, void, undefined> {
    const stop = AbortSignal.any([signal, connection.closing])
    const progress: Progress = { last: after === undefined ? undefined : logPositionOf(after), reached: after }
    const outage = makeOutage('subscription', connection.report)
    let failures = 0
    let isFromStart = false
    while (!stop.aborted) {
      if (failures > 0) {
        const wait = pauseMilliseconds(failures - 1)
        outage.retrying(failures, wait)
        await pause(wait, stop)
      }
      if (stop.aborted) return
      const { client, giveBack } = connection.borrow()
      try {
        const before = await prepare(client, connection.deadlines.attemptMilliseconds)
        if (stop.aborted) return
        if (isLeft(before)) {
          if (!isPassing(before.left)) return yield left(storeErrorOf(before.left))
          outage.lost(before.left)
          connection.renew(client)
          failures++
          continue
        }
        const { end, tellsCaughtUp } = before.right
        if (!tellsCaughtUp && !(yield* readToEnd(pages, range, progress, end, stop))) {
          failures++
          continue
        }
        // Where no record lies at the position to start from, the server tells all, and what is too early is passed over here.
        const beginning: Beginning = { after: isFromStart ? undefined : progress.last, end, isCaughtUp: !tellsCaughtUp, onHeard: outage.answered }
        const ending = yield* subscriptionPages(client, range, progress, beginning, silenceMilliseconds, stop)
        if (ending === undefined) return
        if (ending.fault._tag === 'InvalidPosition' && !isFromStart) {
          isFromStart = true
          continue
        }
        if (!isPassing(ending.fault)) return yield left(storeErrorOf(ending.fault))
        outage.lost(ending.fault)
        // A client that connects anew by itself is given one chance; one that never got a word is of no use.
        if (!ending.wasHeard) connection.renew(client)
        failures = ending.wasHeard ? (ending.fault._tag === 'TimedOut' ? 0 : 1) : failures + 1
        // One that fell silent is replaced at once.
        if (failures === 0) outage.retrying(1, 0)
        isFromStart = false
      } finally {
        giveBack()
      }
    }
  }

/** What must be known before the server is asked to tell. */
const prepare = async (
  client: EsdbClient,
  milliseconds: number,
): Promise<Either<ClientFault, Pick<Beginning, 'end'> & { readonly tellsCaughtUp: boolean }>> => {
  const [tail, tells] = await Promise.all([client.readAll({ direction: 'backward', count: tailSize }, milliseconds), client.tellsCaughtUp(milliseconds)])
  if (isLeft(tail)) return tail
  if (isLeft(tells)) return tells
  const last = tail.right.find(isOurs)
  return right({ end: last?.position === undefined ? undefined : positionOf(last.position), tellsCaughtUp: tells.right })
}

/** Servers before 23.10 do not say when all was told; so what is stored is read, and only what comes is subscribed to. */
const readToEnd = async function* (
  pages: LogPages,
  range: Omit<Range, 'after'>,
  progress: Progress,
  end: Beginning['end'],
  stop: AbortSignal,
): AsyncGenerator<Page, boolean, undefined> {
  let after = progress.reached
  while (!stop.aborted) {
    const page = await pages({ ...range, direction: 'forward', ...(after === undefined ? {} : { after }) })
    if (stop.aborted || isLeft(page)) return false
    const { events, reached, done } = page.right
    if (reached !== undefined) progress.last = logPositionOf(reached)
    progress.reached = laterOf(laterOf(progress.reached, earlierOf(reached, end)), events.at(-1)?.position)
    yield right({ events, reached: progress.reached, done })
    if (done) return true
    after = reached
  }
  return false
}
