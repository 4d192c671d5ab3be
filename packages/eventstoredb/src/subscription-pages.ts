/** One subscription on the server, as pages of what has arrived. */
import type { Position } from '@vor-ort/core'
import { breathe, type AllPage, type AllPageRange, type StoredText, type StoreError } from '@vor-ort/event-store'
import { right, type Either } from 'fp-ts/lib/Either.js'

import type { EsdbClient, LogPosition, SubscriptionListener } from './client.ts'
import type { ClientFault } from './client-fault.ts'
import { compareLogPositions, earlierOf, laterOf, positionOf } from './log-position.ts'
import { eventOf, isOurs } from './server-event.ts'
import { streamPattern, streamTest } from './stream-filter.ts'

/** How far a reader has come; it outlives single subscriptions. */
export interface Progress {
  /** The last record that came, exactly: the next subscription starts behind it, and nothing up to it is told again. */
  last: LogPosition | undefined
  /** Up to where the pages go that were handed out. */
  reached: Position | undefined
}

/** What is known when a subscription begins. */
export interface Beginning {
  /** Behind which the server is to tell; nothing for the start. */
  readonly after: LogPosition | undefined
  /**
   * The last event of ours that was stored before. When the server says that all was told, this was; and what lies behind
   * it meanwhile is the server's own, whose positions nobody else knows.
   */
  readonly end: Position | undefined
  readonly isCaughtUp: boolean
  /** Is called when the server says something for the first time. */
  readonly onHeard: () => void
}

/** How a subscription ended. */
export interface Ending {
  readonly fault: ClientFault
  /** Whether the server had said anything. */
  readonly wasHeard: boolean
}

/** Subscribes, and hands out what arrives until the subscription ends or the signal aborts (then nothing is returned). */
export const subscriptionPages = async function* (
  client: EsdbClient,
  range: Omit<AllPageRange, 'direction' | 'after'>,
  progress: Progress,
  beginning: Beginning,
  silenceMilliseconds: number,
  stop: AbortSignal,
): AsyncGenerator<Either<StoreError, AllPage>, Ending | undefined, undefined> {
  const { limit } = range
  const isWanted = streamTest(range)
  let events: StoredText[] = []
  let searched = progress.reached
  let { isCaughtUp } = beginning
  let isNews = isCaughtUp
  let fault: ClientFault | undefined
  let isPaused = false
  let wasHeard = false
  let heardAt = Date.now()
  let wake = (): void => undefined

  const heard = (): void => {
    if (!wasHeard) beginning.onHeard()
    wasHeard = true
    heardAt = Date.now()
  }
  const tell = (): void => {
    isNews = true
    wake()
  }
  const listener: SubscriptionListener = {
    heard,
    record: (record) => {
      heard()
      const { position } = record
      if (position === undefined || (progress.last !== undefined && compareLogPositions(position, progress.last) <= 0)) return
      progress.last = position
      searched = laterOf(searched, positionOf(position))
      if (isOurs(record) && isWanted(record.stream)) events.push(eventOf(record))
      if (events.length >= 2 * limit && !isPaused) {
        isPaused = true
        subscription.pause()
      }
      tell()
    },
    // A server may tell a checkpoint again, or one that lies behind what it has told: only later ones count.
    passed: (position) => {
      heard()
      if (progress.last !== undefined && compareLogPositions(position, progress.last) <= 0) return
      progress.last = position
      searched = laterOf(searched, isCaughtUp ? positionOf(position) : earlierOf(positionOf(position), beginning.end))
      tell()
    },
    caughtUp: () => {
      heard()
      isCaughtUp = true
      searched = laterOf(searched, beginning.end)
      tell()
    },
    ended: (ending) => {
      fault ??= ending
      tell()
    },
  }
  const subscription = client.subscribe(beginning.after, streamPattern(range), listener)
  // A connection may be dead without anybody having been told.
  const watch = setInterval(() => {
    if (isPaused) heardAt = Date.now()
    if (Date.now() - heardAt >= silenceMilliseconds) listener.ended({ _tag: 'TimedOut', milliseconds: silenceMilliseconds })
  }, Math.max(1, silenceMilliseconds / 2))
  const free = (): void => {
    clearInterval(watch)
    stop.removeEventListener('abort', free)
    subscription.stop()
    wake()
  }
  // At once, and not when the reader takes its next step: it may never do.
  stop.addEventListener('abort', free)

  try {
    while (!stop.aborted) {
      if (!isNews) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      // What arrives together is handed out together.
      await breathe()
      while (isNews || events.length > 0) {
        if (stop.aborted) return undefined
        isNews = false
        const page = events.length <= limit ? events : events.slice(0, limit)
        events = events.length <= limit ? [] : events.slice(limit)
        const isEmpty = events.length === 0
        const reached = laterOf(progress.reached, isEmpty ? searched : page.at(-1)?.position)
        const done = isCaughtUp && isEmpty
        if (page.length > 0 || done || reached !== progress.reached) {
          progress.reached = reached
          yield right({ events: page, reached, done })
        }
        if (isPaused && events.length < limit) {
          isPaused = false
          subscription.resume()
        }
      }
      if (fault !== undefined) return { fault, wasHeard }
    }
    return undefined
  } finally {
    free()
  }
}
