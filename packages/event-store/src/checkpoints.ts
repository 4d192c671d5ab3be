/** Checkpoints: what a process manager remembers of what it has done. */
import type { Position } from '@vor-ort/core'
import { right } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { StoreError } from './port.ts'
import { comparePositions } from './position.ts'

/**
 * Keeps, under a name, up to where events were reacted to, and which reactions are settled without a trace in any stream.
 *
 * Losing it is no harm: what was done is known from the ids of the events that came of it. Only a command that was
 * refused, or had nothing to do, is asked for once more.
 */
export interface CheckpointStore {
  /** The position of the last event that was reacted to; `undefined` when there was none. */
  readonly load: (name: string) => TaskEither<StoreError, Position | undefined>
  /** Remembers a position; one that lies before the position that is known changes nothing. */
  readonly save: (name: string, position: Position) => TaskEither<StoreError, void>
  /** Whether a reaction was settled. */
  readonly settled: (name: string, key: string) => TaskEither<StoreError, boolean>
  /** Remembers that a reaction is done although no event tells so. */
  readonly settle: (name: string, key: string) => TaskEither<StoreError, void>
  /** Forgets everything under a name: all is reacted to once more, and what was refused is asked for again. */
  readonly forget: (name: string) => TaskEither<StoreError, void>
}

/**
 * Checkpoints in memory: for tests, and for a store in memory.
 *
 * @example
 * ```ts
 * import { isPosition, memoryCheckpoints } from '@vor-ort/event-store'
 * const checkpoints = memoryCheckpoints()
 * for (const position of ['7', '12', '9'].filter(isPosition)) await checkpoints.save('effective-at-once', position)()
 * await checkpoints.load('effective-at-once')() // => { _tag: 'Right', right: '12' }
 * await checkpoints.settled('effective-at-once', 'some key')() // => { _tag: 'Right', right: false }
 * ```
 */
export const memoryCheckpoints = (): CheckpointStore => {
  const positions = new Map<string, Position>()
  const settled = new Map<string, Set<string>>()
  return {
    load: (name) => async () => right(positions.get(name)),
    save: (name, position) => async () => {
      const known = positions.get(name)
      if (known === undefined || comparePositions(position, known) > 0) positions.set(name, position)
      return right(undefined)
    },
    settled: (name, key) => async () => right(settled.get(name)?.has(key) ?? false),
    settle: (name, key) => async () => {
      settled.set(name, (settled.get(name) ?? new Set()).add(key))
      return right(undefined)
    },
    forget: (name) => async () => {
      positions.delete(name)
      settled.delete(name)
      return right(undefined)
    },
  }
}
