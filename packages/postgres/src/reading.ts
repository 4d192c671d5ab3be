/** Reading the whole store by pages, up to the horizon. */
import type { Position } from '@vor-ort/core'
import type { AllPage, AllPageRange } from '@vor-ort/event-store'

import type { Ask } from './connections.ts'
import type { Slice, Statements } from './statements.ts'

// With few wanted among many, one page looks at so many positions at most, so that a reader hears of it now and then.
const window = 20_000n

/** Reads the whole store; it remembers the horizon, since what lay before it once always will. */
export interface Reading {
  readonly page: (ask: Ask, range: AllPageRange) => Promise<AllPage>
  /** Looks how far the store can be read now. */
  readonly horizon: (ask: Ask) => Promise<bigint>
  /** How far it could be read when it was looked at last. */
  readonly lastHorizon: () => bigint
}

/** Makes a reader of one store. */
export const makeReading = (sql: Statements): Reading => {
  let known = 0n
  const horizon = async (ask: Ask): Promise<bigint> => {
    const found = await sql.horizon(ask)
    if (found > known) known = found
    return found
  }

  const forward = async (ask: Ask, range: AllPageRange): Promise<AllPage> => {
    const low = range.after === undefined ? 0n : BigInt(range.after)
    const isFresh = low >= known
    const end = isFresh ? await horizon(ask) : known
    if (low >= end) return { events: [], reached: positionOf(end), done: true }
    const high = isWhole(range) || low + window > end ? end : low + window
    const events = await sql.slice(ask, slice(range, low, high))
    const last = events.at(-1)
    const reached = events.length === range.limit && last !== undefined ? last.position : positionOf(high)
    // Behind a horizon that is only remembered there may be more by now.
    return { events, reached, done: isFresh && BigInt(reached ?? 0) >= end }
  }

  const backward = async (ask: Ask, range: AllPageRange): Promise<AllPage> => {
    const before = range.after === undefined ? undefined : BigInt(range.after)
    const end = before !== undefined && before <= known ? known : await horizon(ask)
    const top = before === undefined || before > end ? end : before - 1n
    const low = isWhole(range) || top < window ? 0n : top - window
    const events = await sql.slice(ask, slice(range, low, top))
    const last = events.at(-1)
    const isFull = events.length === range.limit && last !== undefined
    return { events, reached: isFull ? last.position : positionOf(end === 0n ? 0n : low + 1n), done: !isFull && low === 0n }
  }

  return {
    page: (ask, range) => (range.direction === 'forward' ? forward(ask, range) : backward(ask, range)),
    horizon,
    lastHorizon: () => known,
  }
}

/** A number as a position; there is none before the first event. */
export const positionOf = (position: bigint): Position | undefined => (position > 0n ? (String(position) as Position) : undefined)

const isWhole = ({ categories, endings }: AllPageRange): boolean => categories === undefined && endings === undefined

const slice = ({ direction, limit, categories, endings }: AllPageRange, low: bigint, high: bigint): Slice => ({
  low,
  high,
  limit,
  direction,
  ...(categories === undefined ? {} : { categories }),
  ...(endings === undefined ? {} : { endings }),
})
