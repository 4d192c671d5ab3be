/** What is told of one connection while it fails, and when it is there again. */
import type { StoreConnection, StoreNotice } from '@vor-ort/event-store'

import { isPassing, type ClientFault } from './client-fault.ts'

/** Is told what happens to connections. */
export type Report = (notice: StoreNotice) => void

/** The failing of one connection, from the first failure to the first success. */
export interface Outage {
  /** A try has failed; only the first one of an outage is told. */
  readonly lost: (fault: ClientFault) => void
  /** The next try, from 1, comes after so long. */
  readonly retrying: (attempt: number, waitMilliseconds: number) => void
  /** A try has got an answer. */
  readonly answered: () => void
}

/** Watches over one connection. Those who share it share its outages: a broken connection is told once, not by each call. */
export const makeOutage = (connection: StoreConnection, report: Report): Outage => {
  let lostAt: number | undefined
  let attempts = 0
  return {
    lost: (fault) => {
      if (lostAt !== undefined || !isPassing(fault)) return
      lostAt = performance.now()
      attempts = 0
      report(
        fault._tag === 'TimedOut'
          ? { _tag: 'Stalled', connection, silentMilliseconds: fault.milliseconds }
          : { _tag: 'Disconnected', connection, reason: fault._tag },
      )
    },
    retrying: (attempt, waitMilliseconds) => {
      attempts = Math.max(attempts, attempt)
      report({ _tag: 'Retrying', connection, attempt, waitMilliseconds })
    },
    answered: () => {
      if (lostAt === undefined) return
      const outageMilliseconds = performance.now() - lostAt
      lostAt = undefined
      report({ _tag: 'Reconnected', connection, attempts, outageMilliseconds })
    },
  }
}
