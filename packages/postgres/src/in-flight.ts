/** What readers of the whole store wait for. */
import type { Position } from '@vor-ort/core'

import type { Ask } from './connections.ts'
import { inSchema } from './schema.ts'

/** Transactions that have appended, or are about to, and have not ended. */
export interface InFlight {
  readonly transactions: number
  /** Readers get up to here while they last. */
  readonly readableUpTo?: Position
  /** How long the oldest of them has been open; absent where this role may not see it. */
  readonly oldestMilliseconds?: number
}

/** Looks at the transactions of the tenant. */
export const inFlight = async (ask: Ask, schema: string): Promise<InFlight> => {
  const text = `
    SELECT count(DISTINCT f.pid), min(f.bound), floor(extract(epoch FROM clock_timestamp() - min(a.xact_start)) * 1000)
    FROM @schema@.in_flight() f LEFT JOIN pg_stat_activity a ON a.pid = f.pid`
  const [row] = await ask({ name: `${schema}_in_flight`, text: inSchema(schema, text) }, [])
  const [transactions, bound, oldest] = row ?? []
  return {
    transactions: Number(transactions ?? 0),
    ...(typeof bound === 'string' ? { readableUpTo: bound as Position } : {}),
    ...(typeof oldest === 'string' ? { oldestMilliseconds: Math.max(0, Number(oldest)) } : {}),
  }
}
