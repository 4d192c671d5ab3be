/**
 * The order of quantities, as far as what is known of them allows.
 */
// @ts-nocheck

import { compareDecimals } from './decimal.ts'
import type { KnownQualifier, Quantity } from './quantity.ts'

/** How one quantity lies to another, or that nothing can be said. */
export type QuantityOrder = 'less' | 'equal' | 'greater' | 'unknown'

/**
 * Orders two quantities as far as their qualifiers allow.
 *
 * `less` and `greater` only when the bounds exclude every other answer, `equal` only for two exact numbers. "About" says
 * nothing on how far the true number may lie away, and quantities of different units are not comparable: `unknown`.
 * A partial order: `less` is irreflexive and transitive, and `greater` is its mirror image.
 *
 * @example
 * ```ts
 * import { about, compareQuantities, exactly } from '@vor-ort/core'
 * compareQuantities(exactly(9, 'visit'), exactly(10, 'visit')) // => 'less'
 * compareQuantities(exactly(9, 'visit'), about(60, 'visit')) // => 'unknown'
 * ```
 */
export const compareQuantities = (a: Quantity, b: Quantity): QuantityOrder =>
  isBelow(a, b) ? 'less' : isBelow(b, a) ? 'greater' : isEqual(a, b) ? 'equal' : 'unknown'

/** Whether every number that `a` can be lies below every number that `b` can be. */
const isBelow = (a: Quantity, b: Quantity): boolean => {
  if (a.qualifier === 'unknown' || b.qualifier === 'unknown' || a.unit !== b.unit) return false
  const top = bounds[a.qualifier].above
  const bottom = bounds[b.qualifier].below
  if (top === 'none' || bottom === 'none') return false
  const order = compareDecimals(a.value, b.value)
  return order < 0 || (order === 0 && (top === 'excluded' || bottom === 'excluded'))
}

const isEqual = (a: Quantity, b: Quantity): boolean =>
  a.qualifier === 'exact' && b.qualifier === 'exact' && a.unit === b.unit && a.value === b.value

/** Whether the stated number limits the true one, and whether it is itself a possible value. */
type Limit = 'none' | 'included' | 'excluded'

const bounds: Readonly<Record<KnownQualifier, { readonly below: Limit; readonly above: Limit }>> = {
  exact: { below: 'included', above: 'included' },
  approx: { below: 'none', above: 'none' },
  atLeast: { below: 'included', above: 'none' },
  moreThan: { below: 'excluded', above: 'none' },
  atMost: { below: 'none', above: 'included' },
  lessThan: { below: 'none', above: 'excluded' },
  justUnder: { below: 'none', above: 'excluded' },
}
