/** A group at work: it hands messages to consumers and waits for what they say. */
import type { Bookkeeping } from './bookkeeping.ts'
import type { GroupSource } from './group-source.ts'
import { hasRoom, type BusyConsumer, type Consumer, type GroupMessage } from './message.ts'
import type { GroupDefinition } from './settings.ts'
import { strategyOf } from './strategies.ts'

/** What a consumer says of messages that it did not process. */
export type NackAction = 'unknown' | 'park' | 'retry' | 'skip' | 'stop'

/** The working group. */
export interface Group {
  readonly definition: GroupDefinition
  /** False when there are as many consumers as may be. */
  readonly connect: (consumer: Consumer) => boolean
  readonly disconnect: (consumer: Consumer) => void
  readonly acknowledge: (consumer: Consumer, ids: ReadonlyArray<string>) => void
  readonly refuse: (consumer: Consumer, ids: ReadonlyArray<string>, action: NackAction, reason: string) => void
  readonly replayParked: (stopAt: number | undefined) => Promise<void>
  /** Something was committed. */
  readonly wake: () => void
  readonly statistics: () => GroupStatistics
  /** Drops all consumers and stops all timers. */
  readonly end: () => void
}

/** The numbers of a group. */
export interface GroupStatistics {
  readonly consumers: ReadonlyArray<BusyConsumer>
  readonly totalSent: number
  readonly waiting: number
  readonly retrying: number
  readonly inFlight: number
  readonly parked: number
  readonly checkpoint: number | undefined
  readonly lastKnown: number | undefined
}

const rememberedLatencies = 100

/** Puts a group to work. */
export const makeGroup = (definition: GroupDefinition, source: GroupSource, book: Bookkeeping): Group => {
  const { settings } = definition
  const strategy = strategyOf(settings.strategy)
  const stored = book.checkpoint()
  const { startFrom } = settings
  let next = stored === undefined ? (startFrom === 'start' ? 0 : startFrom === 'end' ? source.end() : startFrom) : stored + 1
  let consumers: ReadonlyArray<BusyConsumer> = []
  let waiting: Array<GroupMessage> = []
  let retrying: Array<GroupMessage> = []
  // Places that were read and are not settled: the checkpoint stays before the least of them.
  const unsettled = new Set<number>()
  let lastKnown: number | undefined
  let checkpoint = stored
  let settledSince = 0
  let totalSent = 0

  const saveCheckpoint = (least: number): void => {
    let reached = lastKnown
    for (const place of unsettled) reached = Math.min(reached ?? place, place - 1)
    if (settledSince < least || settledSince === 0 || reached === undefined || reached <= (checkpoint ?? -1)) return
    checkpoint = reached
    settledSince = 0
    book.putCheckpoint(reached).catch(() => undefined)
  }
  const timer =
    settings.checkpointAfterMilliseconds > 0
      ? setInterval(() => saveCheckpoint(settings.minCheckpointCount), settings.checkpointAfterMilliseconds)
      : undefined

  const settle = (message: GroupMessage): void => {
    if (message.place === undefined) return
    unsettled.delete(message.place)
    settledSince += 1
    if (settledSince >= settings.maxCheckpointCount) saveCheckpoint(0)
  }
  const park = (message: GroupMessage, reason: string): void => {
    book.park(message, reason).then(
      () => settle(message),
      () => undefined,
    )
  }
  const retry = (message: GroupMessage): void => {
    if (message.retries >= settings.maxRetryCount) park(message, `Reached retry count of ${settings.maxRetryCount}`)
    else retrying.push({ ...message, retries: message.retries + 1 })
  }
  const release = (busy: BusyConsumer, id: string): GroupMessage | undefined => {
    const entry = busy.inFlight.get(id)
    if (entry === undefined) return undefined
    clearTimeout(entry.timer)
    busy.inFlight.delete(id)
    busy.latencies.push(performance.now() - entry.since)
    if (busy.latencies.length > rememberedLatencies) busy.latencies.shift()
    return entry.message
  }

  const fill = (): void => {
    while (consumers.length > 0 && waiting.length < Math.max(settings.historyBufferSize, 1)) {
      const page = source.read(next, Math.max(settings.readBatchSize, 1))
      next = page.next
      for (const { place, resolved } of page.events) {
        const id = (resolved.link ?? resolved.event)?.id
        if (id === undefined) continue
        waiting.push({ id, resolved, place, retries: 0 })
        unsettled.add(place)
        lastKnown = place
      }
      if (page.isEnd) return
    }
  }

  const give = (message: GroupMessage, busy: BusyConsumer): void => {
    const { messageTimeoutMilliseconds } = settings
    const expire = (): void => {
      const late = release(busy, message.id)
      if (late === undefined) return
      retry(late)
      push()
    }
    busy.inFlight.set(message.id, {
      message,
      since: performance.now(),
      timer: messageTimeoutMilliseconds > 0 ? setTimeout(expire, messageTimeoutMilliseconds) : undefined,
    })
    busy.sent += 1
    totalSent += 1
    busy.consumer.send(message)
  }
  const giveAll = (messages: ReadonlyArray<GroupMessage>): Array<GroupMessage> => {
    const kept: Array<GroupMessage> = []
    for (const [index, message] of messages.entries()) {
      const chosen = strategy(message, consumers)
      if (chosen === 'full') return [...kept, ...messages.slice(index)]
      if (chosen === 'wait') kept.push(message)
      else give(message, chosen)
    }
    return kept
  }
  const push = (): void => {
    retrying = giveAll(retrying)
    let before = -1
    while (consumers.some(({ consumer, inFlight }) => inFlight.size < consumer.slots)) {
      fill()
      if (waiting.length === 0 || before === totalSent) return
      before = totalSent
      waiting = giveAll(waiting)
    }
  }
  const busyOf = (consumer: Consumer): BusyConsumer | undefined => consumers.find((busy) => busy.consumer === consumer)

  const disconnect = (consumer: Consumer): void => {
    const busy = busyOf(consumer)
    if (busy === undefined) return
    consumers = consumers.filter((other) => other !== busy)
    // What a lost consumer held goes to the others without counting as a try.
    const held = [...busy.inFlight.keys()].flatMap((id) => release(busy, id) ?? [])
    retrying = [...held, ...retrying]
    push()
  }

  return {
    definition,
    connect: (consumer) => {
      if (settings.maxSubscriberCount > 0 && consumers.length >= settings.maxSubscriberCount) return false
      consumers = [...consumers, { consumer, inFlight: new Map(), sent: 0, latencies: [] }]
      return true
    },
    disconnect,
    acknowledge: (consumer, ids) => {
      const busy = busyOf(consumer)
      for (const id of ids) {
        const message = busy === undefined ? undefined : release(busy, id)
        if (message !== undefined) settle(message)
      }
      push()
    },
    refuse: (consumer, ids, action, reason) => {
      const busy = busyOf(consumer)
      for (const id of ids) {
        const message = busy === undefined ? undefined : release(busy, id)
        if (message === undefined) continue
        if (action === 'park') park(message, reason)
        else if (action === 'skip') settle(message)
        else retry(message)
      }
      if (action === 'stop') {
        disconnect(consumer)
        consumer.drop()
      }
      push()
    },
    replayParked: async (stopAt) => {
      const messages = await book.unpark(stopAt)
      retrying = [...retrying, ...messages]
      push()
    },
    wake: () => {
      if (consumers.some(hasRoom)) push()
    },
    statistics: () => ({
      consumers,
      totalSent,
      waiting: waiting.length,
      retrying: retrying.length,
      inFlight: consumers.reduce((sum, { inFlight }) => sum + inFlight.size, 0),
      parked: book.parkedCount(),
      checkpoint,
      lastKnown,
    }),
    end: () => {
      clearInterval(timer)
      const dropped = consumers
      consumers = []
      for (const busy of dropped) {
        for (const id of busy.inFlight.keys()) release(busy, id)
        busy.consumer.drop()
      }
      saveCheckpoint(0)
    },
  }
}
