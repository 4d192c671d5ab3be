/**
 * Quotients of exact decimals, rounded once and only where the caller says to how many places.
 *
 * A Betreuungsschlüssel such as 1 : 75 is one: clients for each full-time post. Without posts there is no ratio, and one
 * of which a side is unknown is unknown; neither is ever infinite or 0.
 */
import { left, right, type Either } from 'fp-ts/lib/Either.js'

import { compareDecimals, formatDecimal, shiftDecimal, wholeNumber, type Decimal } from './decimal.ts'
import type { Language } from './finding.ts'
import { describeQuantity, subtractQuantities, type KnownQualifier, type Quantity } from './quantity.ts'

/** What should be divided by zero. */
export interface DivisionByZero {
  readonly _tag: 'DivisionByZero'
  readonly dividend: Decimal
}

/** How a quotient is rounded: `halfUp` (commercially: a half goes away from zero), `floor`, `ceiling`. */
export type Rounding = 'halfUp' | 'floor' | 'ceiling'

/**
 * The quotient of two decimals to so many decimal places, rounded as declared: half-up by default.
 *
 * The division is exact before it is rounded; no floating point is involved. Negative or fractional `places` count as 0.
 *
 * @example
 * ```ts
 * import { divideDecimals, wholeNumber } from '@vor-ort/core'
 * divideDecimals(wholeNumber(1), wholeNumber(8), 2) // => { _tag: 'Right', right: '0.13' }
 * divideDecimals(wholeNumber(-1), wholeNumber(8), 2) // => { _tag: 'Right', right: '-0.13' }
 * divideDecimals(wholeNumber(1), wholeNumber(0), 2) // => { _tag: 'Left', left: { _tag: 'DivisionByZero', dividend: '1' } }
 * ```
 */
export const divideDecimals = (
  dividend: Decimal,
  divisor: Decimal,
  places: number,
  rounding: Rounding = 'halfUp',
): Either<DivisionByZero, Decimal> => {
  const below = digitsOf(divisor)
  if (below === 0n) return left({ _tag: 'DivisionByZero', dividend })
  const kept = Number.isSafeInteger(places) && places > 0 ? places : 0
  const numerator = digitsOf(dividend) * 10n ** BigInt(placesOf(divisor) + kept)
  const denominator = below * 10n ** BigInt(placesOf(dividend))
  const isNegative = numerator < 0n !== denominator < 0n
  const magnitude = rounded(magnitudeOf(numerator), magnitudeOf(denominator), isNegative, rounding)
  return right(shiftDecimal(wholeNumber<bigint>(isNegative ? -magnitude : magnitude), -kept))
}

const magnitudeOf = (value: bigint): bigint => (value < 0n ? -value : value)

const rounded = (numerator: bigint, denominator: bigint, isNegative: boolean, rounding: Rounding): bigint => {
  if (rounding === 'halfUp') return (2n * numerator + denominator) / (2n * denominator)
  const growsInMagnitude = (rounding === 'ceiling') !== isNegative
  return growsInMagnitude ? (numerator + denominator - 1n) / denominator : numerator / denominator
}

/**
 * The product of two decimals, exact.
 *
 * @example
 * ```ts
 * import { multiplyDecimals, wholeNumber, type Decimal } from '@vor-ort/core'
 * multiplyDecimals(wholeNumber(75), '0.5' as Decimal) // => '37.5'
 * ```
 */
export const multiplyDecimals = (a: Decimal, b: Decimal): Decimal =>
  shiftDecimal(wholeNumber<bigint>(digitsOf(a) * digitsOf(b)), -(placesOf(a) + placesOf(b)))

/** How many of one thing there are for each one of another. */
export type Ratio =
  | {
      readonly _tag: 'Ratio'
      /** How exactly it is known: no more exactly than its sides. */
      readonly qualifier: KnownQualifier
      /** The quotient as a whole number, for "1 : n". */
      readonly rounded: Decimal
      /** The quotient to the places that were asked for. */
      readonly value: Decimal
    }
  /** There is none of the other: nothing can be said, and it is neither infinite nor 0. */
  | { readonly _tag: 'Undefined' }
  /** A side is unknown, or known too badly to bound the ratio. */
  | { readonly _tag: 'Unknown' }

/**
 * How many of the first there are for each one of the second.
 *
 * A lower bound of the second makes an upper bound of the ratio, and the other way round. Rounded half-up, from the exact
 * quotient each time, so nothing is rounded twice; a bound is rounded outwards, so that "more than 74.5" does not become
 * "more than 75". A side that is negative, or a stated 0 that is no exact 0, bounds nothing.
 *
 * @example
 * ```ts
 * import { exactly, quantity, ratioOf, unknownQuantity } from '@vor-ort/core'
 * import { map } from 'fp-ts/lib/Either.js'
 * map((fte) => ratioOf(exactly(113, 'eLb'), fte))(quantity('exact', '1.5', 'FTE'))
 * // => { _tag: 'Right', right: { _tag: 'Ratio', qualifier: 'exact', rounded: '75', value: '75.33' } }
 * ratioOf(exactly(113, 'eLb'), exactly(0, 'FTE')) // => { _tag: 'Undefined' }
 * ratioOf(exactly(113, 'eLb'), unknownQuantity('FTE')) // => { _tag: 'Unknown' }
 * ```
 */
export const ratioOf = (count: Quantity, per: Quantity, places = 2): Ratio => {
  if (per.qualifier === 'exact' && per.value === '0') return { _tag: 'Undefined' }
  if (count.qualifier === 'unknown' || per.qualifier === 'unknown') return { _tag: 'Unknown' }
  const areExact = count.qualifier === 'exact' && per.qualifier === 'exact'
  const zero = wholeNumber(0)
  if (!areExact && (compareDecimals(count.value, zero) < 0 || compareDecimals(per.value, zero) <= 0)) return { _tag: 'Unknown' }
  // Of what is positive, a quotient is bounded as a difference is: the logarithm turns the one into the other.
  const bounded = subtractQuantities({ ...count, unit: 'n' }, { ...per, unit: 'n' })
  if (bounded._tag === 'Left' || bounded.right.qualifier === 'unknown') return { _tag: 'Unknown' }
  const { qualifier } = bounded.right
  const whole = divideDecimals(count.value, per.value, 0, roundings[qualifier])
  const value = divideDecimals(count.value, per.value, places, roundings[qualifier])
  if (whole._tag === 'Left' || value._tag === 'Left') return { _tag: 'Undefined' }
  return { _tag: 'Ratio', qualifier, rounded: whole.right, value: value.right }
}

const roundings: Readonly<Record<KnownQualifier, Rounding>> = {
  exact: 'halfUp',
  approx: 'halfUp',
  atLeast: 'floor',
  moreThan: 'floor',
  atMost: 'ceiling',
  lessThan: 'ceiling',
  justUnder: 'ceiling',
}

/**
 * A ratio in words: `1 : n` with n as a whole number, and the value in brackets where it differs.
 *
 * @example
 * ```ts
 * import { about, describeRatio, exactly, ratioOf } from '@vor-ort/core'
 * describeRatio(ratioOf(exactly(226, 'eLb'), exactly(3, 'FTE')), 'de') // => '1 : 75 (75,33)'
 * describeRatio(ratioOf(about(150, 'eLb'), exactly(2, 'FTE')), 'en') // => '1 : about 75'
 * describeRatio(ratioOf(exactly(150, 'eLb'), exactly(0, 'FTE')), 'de') // => 'nicht bestimmbar'
 * ```
 */
export const describeRatio = (ratio: Ratio, language: Language): string => {
  if (ratio._tag !== 'Ratio') return words[language][ratio._tag]
  const { qualifier, rounded, value } = ratio
  const whole = describeQuantity({ qualifier, value: rounded, unit: 'n' }, language)
  return `1 : ${whole}${value === rounded ? '' : ` (${formatDecimal(value, language)})`}`
}

const words: Readonly<Record<Language, Readonly<Record<'Undefined' | 'Unknown', string>>>> = {
  de: { Undefined: 'nicht bestimmbar', Unknown: 'unbekannt' },
  en: { Undefined: 'undefined', Unknown: 'unknown' },
}

const digitsOf = (value: Decimal): bigint => BigInt(value.replace('.', ''))
const placesOf = (value: Decimal): number => {
  const point = value.indexOf('.')
  return point < 0 ? 0 : value.length - point - 1
}
