/** Numbers that look random and follow from a seed: xoshiro128**, seeded by splitmix32. */

/** Draws from one stream of numbers. */
export interface Random {
  /** A whole number from 0 up to but not including 2³². */
  readonly bits: () => number
  /** From 0 up to but not including 1. */
  readonly unit: () => number
  /** A whole number from `low` to `high`, both included. */
  readonly between: (low: number, high: number) => number
  /** Whether something happens that happens with this probability. */
  readonly chance: (probability: number) => boolean
  /** One of some values, each as likely as the others. */
  readonly pick: <A>(first: A, ...others: ReadonlyArray<A>) => A
  /** One of the entries of a list; `undefined` of an empty one. */
  readonly of: <A>(list: ReadonlyArray<A>) => A | undefined
  /** A waiting time for something that happens at random, on average after `mean`. */
  readonly waiting: (mean: number) => number
  /** How often something happens at random that happens `mean` times on average. */
  readonly count: (mean: number) => number
}

/** Mixes a name into a seed (FNV-1a), so that each area of the simulation has its own stream of numbers. */
const mixed = (seed: number, name: string): number => {
  let hash = (seed ^ 0x811c9dc5) >>> 0
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193) >>> 0
  return hash
}

/**
 * The stream of numbers of a seed and a name: always the same for the same two.
 *
 * @example
 * ```ts
 * import { makeRandom } from '@vor-ort/simulator'
 * makeRandom(1, 'cases').bits() === makeRandom(1, 'cases').bits() // => true
 * makeRandom(1, 'cases').bits() === makeRandom(2, 'cases').bits() // => false
 * ```
 */
export const makeRandom = (seed: number, name: string): Random => {
  // Both halves of a large seed count.
  let mixing = (mixed(seed >>> 0, name) ^ Math.imul(Math.floor(seed / 4_294_967_296), 0x9e3779b9)) >>> 0
  const seeded = (): number => {
    mixing = (mixing + 0x9e3779b9) >>> 0
    let z = mixing
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
    return (z ^ (z >>> 15)) >>> 0
  }
  let [a, b, c, d] = [seeded(), seeded(), seeded(), seeded() | 1]

  const bits = (): number => {
    const multiplied = Math.imul(b, 5)
    const result = Math.imul((multiplied << 7) | (multiplied >>> 25), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << 11) | (d >>> 21)
    return result
  }
  const unit = (): number => bits() / 4_294_967_296
  const between = (low: number, high: number): number => low + Math.floor(unit() * (high - low + 1))
  return {
    bits,
    unit,
    between,
    chance: (probability) => unit() < probability,
    pick: (first, ...others) => {
      const index = between(0, others.length)
      return index === 0 ? first : (others[index - 1] ?? first)
    },
    of: (list) => list[between(0, list.length - 1)],
    waiting: (mean) => -Math.log(1 - unit()) * mean,
    count: (mean) => (mean > 40 ? many(unit, mean) : few(unit, mean)),
  }
}

// Knuth's way: as many draws as events.
const few = (unit: () => number, mean: number): number => {
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = unit(); product > limit; product *= unit()) count++
  return count
}

// For large means nearly normal: the sum of twelve draws has the variance 1.
const many = (unit: () => number, mean: number): number => {
  let sum = -6
  for (let i = 0; i < 12; i++) sum += unit()
  return Math.max(0, Math.round(mean + sum * Math.sqrt(mean)))
}
