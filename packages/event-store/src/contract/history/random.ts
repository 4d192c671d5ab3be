/** Random choices that are the same for the same seed. */

/** A row of random choices. */
export interface Choices {
  /** A whole number from 0 up to but not including `bound`. */
  readonly below: (bound: number) => number
  readonly oneOf: <A>(items: readonly [A, ...ReadonlyArray<A>]) => A
}

/**
 * Makes a row of choices; it is that of mulberry32.
 *
 * @example
 * ```ts
 * import { makeChoices } from '@vor-ort/event-store/contract'
 * const row = (seed) => Array.from({ length: 5 }, () => 0).map(makeChoices(seed).below.bind(undefined, 10))
 * row(7).join() === row(7).join() // => true
 * row(7).join() === row(8).join() // => false
 * ```
 */
export const makeChoices = (seed: number): Choices => {
  let state = seed >>> 0
  const below = (bound: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound)
  }
  return { below, oneOf: (items) => items[below(items.length)] ?? items[0] }
}
