/** Positions: decimal texts ordered by their numeric value. */
// @ts-nocheck

import type { Position } from '@vor-ort/core'

const decimal = /^(?:0|[1-9][0-9]*)$/

/** Whether a text is a position: a decimal number without leading zeros. */
export const isPosition = (u: unknown): u is Position => typeof u === 'string' && decimal.test(u)

/**
 * Orders two positions of one store by their numeric value: negative, zero or positive.
 *
 * @example
 * ```ts
 * import { comparePositions, isPosition } from '@vor-ort/event-store'
 * ['10', '9', '2'].filter(isPosition).sort(comparePositions) // => ['2', '9', '10']
 * ```
 */
export const comparePositions = (a: Position, b: Position): number =>
  // Without leading zeros the longer one is the greater; this spares two bigints for each comparison.
  a.length !== b.length ? a.length - b.length : a < b ? -1 : a > b ? 1 : 0
