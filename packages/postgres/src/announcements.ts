/** Telling other processes that something was appended, and hearing it from them. */
import { setTimeout as pause } from 'node:timers/promises'

import { makeNotifier } from '@vor-ort/event-store'
import { Client, escapeIdentifier, type ClientConfig } from 'pg'

import type { Report } from './connections.ts'
import { codeOf } from './errors.ts'

/** How to hear of news. */
export interface AnnouncementOptions {
  readonly connection: ClientConfig
  readonly channel: string
  /** How often to look, in case that nothing is heard. */
  readonly pollMilliseconds: number
  readonly report: Report
  /** Whether there is something new; rings the bell if so. */
  readonly look: () => Promise<boolean>
  /** Tells all who listen on the channel. */
  readonly tell: () => Promise<unknown>
}

/** The bell of one store. */
export interface Announcements {
  /** Something was appended here. */
  readonly announce: () => void
  /** Resolves at the next news, or when the signal aborts, or at the end. */
  readonly wait: (signal: AbortSignal) => Promise<void>
  /** How often the bell has rung; when it has not, nothing new was heard of. */
  readonly count: () => number
  readonly end: () => Promise<void>
}

// Many appends in a row are told of together, at most so often.
const tellMilliseconds = 20

/** Makes the bell of a store; it connects when somebody waits for the first time. */
export const makeAnnouncements = ({ connection, channel, pollMilliseconds, report, look, tell }: AnnouncementOptions): Announcements => {
  const stop = new AbortController()
  let count = 0
  let listening: Promise<void> | undefined
  let poll: NodeJS.Timeout | undefined
  let isLooking = false

  const ring = (): void => {
    count++
    bell.ring()
  }
  const lookOnce = async (): Promise<void> => {
    if (isLooking) return
    isLooking = true
    try {
      if (await look()) ring()
    } finally {
      isLooking = false
    }
  }
  const bell = makeNotifier((waiting) => {
    if (waiting === 0) {
      clearInterval(poll)
      poll = undefined
    } else {
      poll ??= setInterval(() => void lookOnce(), pollMilliseconds)
      listening ??= keepListening()
    }
  })

  // Whatever ends a connection, a new one is made; until then looking now and then is enough.
  const keepListening = async (): Promise<void> => {
    let attempts = 0
    let lostAt: number | undefined
    while (!stop.signal.aborted) {
      const reason = await listenOnce(() => {
        if (lostAt !== undefined) report({ _tag: 'Reconnected', connection: 'listener', attempts, outageMilliseconds: performance.now() - lostAt })
        lostAt = undefined
        attempts = 0
      })
      if (stop.signal.aborted) return
      if (lostAt === undefined) report({ _tag: 'Disconnected', connection: 'listener', reason })
      lostAt ??= performance.now()
      const waitMilliseconds = Math.min(5_000, 10 * 2 ** attempts)
      attempts++
      report({ _tag: 'Retrying', connection: 'listener', attempt: attempts, waitMilliseconds })
      await pause(waitMilliseconds, undefined, { signal: stop.signal }).catch(() => undefined)
    }
  }

  /** Listens until the connection ends; why it did. */
  const listenOnce = async (onListening: () => void): Promise<string> => {
    const client = new Client({ ...connection, keepAlive: true })
    const ended = new Promise<string>((resolve) => {
      client.on('error', (thrown) => resolve(codeOf(thrown)))
      client.on('end', () => resolve('ended'))
      stop.signal.addEventListener('abort', () => resolve('closed'), { once: true })
    })
    client.on('notification', ring)
    try {
      await client.connect()
      await client.query(`LISTEN ${escapeIdentifier(channel)}`)
      onListening()
      // Something may have been told while nobody listened.
      ring()
      return await ended
    } catch (thrown) {
      return codeOf(thrown)
    } finally {
      await client.end().catch(() => undefined)
    }
  }

  let telling: Promise<void> | undefined
  let isUntold = false
  const tellAll = async (): Promise<void> => {
    while (isUntold) {
      isUntold = false
      // Who was not told looks by itself.
      await tell().catch(() => undefined)
      await pause(tellMilliseconds, undefined, { signal: stop.signal }).catch(() => undefined)
    }
    telling = undefined
  }

  return {
    announce: () => {
      ring()
      isUntold = true
      telling ??= tellAll()
    },
    wait: bell.wait,
    count: () => count,
    end: async () => {
      stop.abort()
      clearInterval(poll)
      ring()
      await Promise.all([telling, listening])
    },
  }
}
