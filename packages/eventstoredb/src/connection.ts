/** The connection of one store: a client that is replaced when it is of no use any more. */
import { isRight, left, type Either } from 'fp-ts/lib/Either.js'

import type { EsdbClient } from './client.ts'
import { isPassing, type ClientFault } from './client-fault.ts'
import { makeOutage, type Outage, type Report } from './outage.ts'
import { pause, pauseMilliseconds } from './patience.ts'

/** How long the store waits. */
export interface Deadlines {
  /** How long one try may take. */
  readonly attemptMilliseconds: number
  /** How long tries are repeated, all in all. */
  readonly totalMilliseconds: number
}

/** A client in use; whoever has borrowed it gives it back. */
export interface Lease {
  readonly client: EsdbClient
  readonly giveBack: () => void
}

/** Calls to the server by whichever client is good. */
export interface Connection {
  readonly deadlines: Deadlines
  readonly closing: AbortSignal
  readonly report: Report
  /** The failing of appends, whose repetitions are not made here. */
  readonly writing: Outage
  readonly borrow: () => Lease
  /** No client that was made before is used for new calls. */
  readonly renew: (failed: EsdbClient) => void
  /** Asks once. */
  readonly call: <A>(work: (client: EsdbClient) => Promise<Either<ClientFault, A>>, kind: 'read' | 'append') => Promise<Either<ClientFault, A>>
  /** Asks again, until there is an answer, or the time is over; only for what changes nothing. */
  readonly read: <A>(work: (client: EsdbClient, milliseconds: number) => Promise<Either<ClientFault, A>>) => Promise<Either<ClientFault, A>>
  readonly close: () => Promise<void>
}

/** Makes a connection; `onRenewed` is told when a client was given up. */
export const makeConnection = (make: () => EsdbClient, deadlines: Deadlines, report: Report, onRenewed: () => void): Connection => {
  const writing = makeOutage('writer', report)
  const reading = makeOutage('reader', report)
  const users = new Map<EsdbClient, number>()
  const closing = new AbortController()
  let current = make()

  // A client that was given up may have appends under way; it is closed when the last of them is done.
  const closeIfIdle = (client: EsdbClient): void => {
    if (client !== current && !users.has(client)) void client.close()
  }

  const borrow = (): Lease => {
    const client = current
    users.set(client, (users.get(client) ?? 0) + 1)
    let isBorrowed = true
    return {
      client,
      giveBack: () => {
        if (!isBorrowed) return
        isBorrowed = false
        const left = (users.get(client) ?? 1) - 1
        if (left > 0) users.set(client, left)
        else users.delete(client)
        closeIfIdle(client)
      },
    }
  }

  const renew = (failed: EsdbClient): void => {
    if (failed !== current || closing.signal.aborted) return
    current = make()
    onRenewed()
    closeIfIdle(failed)
  }

  const call: Connection['call'] = async (work, kind) => {
    const { client, giveBack } = borrow()
    try {
      const result = await work(client)
      const outage = kind === 'append' ? writing : reading
      if (isRight(result) || !isPassing(result.left)) outage.answered()
      else if (!closing.signal.aborted) outage.lost(result.left)
      // The reads of a client whose first connection failed fail for ever; and one that does not answer may never do.
      if (!isRight(result) && (result.left._tag === 'TimedOut' || (result.left._tag === 'Unreachable' && kind === 'read'))) renew(client)
      return result
    } finally {
      giveBack()
    }
  }

  return {
    deadlines,
    closing: closing.signal,
    report,
    writing,
    borrow,
    renew,
    call,

    read: async (work) => {
      const end = Date.now() + deadlines.totalMilliseconds
      for (let attempt = 0; ; attempt++) {
        if (closing.signal.aborted) return left({ _tag: 'Unreachable', reason: 'the store was closed' })
        const result = await call((client) => work(client, deadlines.attemptMilliseconds), 'read')
        if (isRight(result) || !isPassing(result.left) || Date.now() >= end) return result
        const wait = pauseMilliseconds(attempt)
        if (!closing.signal.aborted) reading.retrying(attempt + 1, wait)
        await pause(wait, closing.signal)
      }
    },

    close: async () => {
      closing.abort()
      await Promise.all([...new Set([current, ...users.keys()])].map((client) => client.close()))
    },
  }
}
