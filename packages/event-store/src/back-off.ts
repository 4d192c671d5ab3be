/** How long a writer steps back after a conflict. */
import type { StreamName } from '@vor-ort/core'

import { breathe } from './notifier.ts'

/** A conflict that was met: in which stream, and the how manieth of this command (from 1). */
export interface Conflict {
  readonly stream: StreamName
  readonly attempt: number
}

/** How a writer waits before it decides anew. */
export type BackOff = (conflict: Conflict) => Promise<void>

/** The bounds of waiting. */
export interface BackOffOptions {
  /** The longest wait; 20 by default. */
  readonly maximumMilliseconds?: number
  /** Which part of a wait is taken, from 0 to 1; all of it by default. Writers that meet again and again take a random part. */
  readonly part?: (conflict: Conflict) => number
  /** Waits so many milliseconds; a timer by default. */
  readonly sleep?: (milliseconds: number) => Promise<void>
}

/**
 * Steps back after a conflict: at the first three it only lets other work of the process run; then it waits 1, 2, 4 …
 * milliseconds up to the bound. Nothing of it is left to chance.
 *
 * @example
 * ```ts
 * import { growingBackOff } from '@vor-ort/event-store'
 * import { streamName } from '@vor-ort/core'
 * const waits = []
 * const backOff = growingBackOff({ sleep: async (milliseconds) => void waits.push(milliseconds) })
 * const stream = streamName('note', '0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d90')
 * for (let attempt = 1; attempt <= 10; attempt++) await backOff({ stream, attempt })
 * waits // => [1, 2, 4, 8, 16, 20, 20]
 * ```
 */
export const growingBackOff = (options: BackOffOptions = {}): BackOff => {
  const { maximumMilliseconds = 20, part = () => 1, sleep = timeout } = options
  return (conflict) => {
    // Who was quicker is done by now, more often than not.
    if (conflict.attempt <= 3) return breathe()
    return sleep(Math.min(maximumMilliseconds, 2 ** (conflict.attempt - 4)) * part(conflict))
  }
}

const timeout = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))
