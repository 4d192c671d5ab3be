/**
 * Exact decimal numbers, kept as text.
 *
 * Floating point loses cents and JSON numbers lose digits, so a value such as "13,9 Millionen" is stored as the text
 * `13900000` and calculated with BigInt. Each number has exactly one spelling, so equal numbers have equal hashes.
 */
import { left, right, type Either } from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import { scalar } from './scalar.ts'
import type { Language } from './finding.ts'

/** Marks texts that are exact decimal numbers. */
export interface DecimalBrand {
  readonly Decimal: unique symbol
}

/** An exact decimal number as text in its one canonical spelling; see the codec {@link Decimal}. */
export type Decimal = t.Branded<string, DecimalBrand>

const canonical = /^(?:0|-?(?:[1-9][0-9]*(?:\.[0-9]*[1-9])?|0\.[0-9]*[1-9]))$/

/**
 * An exact decimal number as text in its one canonical spelling.
 *
 * No leading zeros, no zeros at the end of the fraction, no plus sign, no exponent, no `-0`.
 *
 * @example
 * ```ts
 * import { Decimal } from '@vor-ort/core'
 * Decimal.is('13.9') // => true
 * Decimal.is('13.90') // => false
 * ```
 */
export const Decimal = scalar(
  'Decimal',
  (u): u is Decimal => typeof u === 'string' && canonical.test(u),
  'must be a decimal number as text without superfluous zeros, such as 13.9',
  ['0', '60', '-5345', '13.9', '0.05'].map((value) => value as Decimal),
  { type: 'string', pattern: canonical.source },
)

/** What was given is not a decimal number. */
export interface NotADecimal {
  readonly _tag: 'NotADecimal'
  readonly found: string | number
  readonly expected: string
}

const plain = /^-?[0-9]+(?:\.[0-9]+)?$/

/**
 * Reads a decimal number from program data: a text with a decimal point, or a safe whole number.
 *
 * Superfluous zeros are dropped. A `number` with a fraction is refused because it is not exact: give it as text.
 * What people typed goes through `parseDecimal`, which knows the language.
 *
 * @example
 * ```ts
 * import { decimal } from '@vor-ort/core'
 * decimal('13.90') // => { _tag: 'Right', right: '13.9' }
 * decimal(0.1)._tag // => 'Left'
 * ```
 */
export const decimal = (value: string | number): Either<NotADecimal, Decimal> =>
  (typeof value === 'number' ? Number.isSafeInteger(value) : plain.test(value))
    ? right(fromScaled(scaledOf(String(value))))
    : left({ _tag: 'NotADecimal', found: value, expected: 'a text such as 13.9, or a safe whole number such as 60' })

/**
 * The sum of two decimals, exact.
 *
 * @example
 * ```ts
 * import { addDecimals, wholeNumber } from '@vor-ort/core'
 * addDecimals(wholeNumber(10309), wholeNumber(-15654)) // => '-5345'
 * ```
 */
export const addDecimals = (a: Decimal, b: Decimal): Decimal => {
  const [x, y] = aligned(a, b)
  return fromScaled({ digits: x.digits + y.digits, places: x.places })
}

/** The decimal with the opposite sign. */
export const negateDecimal = (value: Decimal): Decimal => {
  const { digits, places } = scaledOf(value)
  return fromScaled({ digits: -digits, places })
}

/**
 * Orders two decimals: -1, 0 or 1.
 *
 * @example
 * ```ts
 * import { compareDecimals, wholeNumber } from '@vor-ort/core'
 * compareDecimals(wholeNumber(9), wholeNumber(10)) // => -1
 * ```
 */
export const compareDecimals = (a: Decimal, b: Decimal): -1 | 0 | 1 => {
  const [x, y] = aligned(a, b)
  return x.digits < y.digits ? -1 : x.digits > y.digits ? 1 : 0
}

/**
 * The decimal times a power of ten: 6 for millions, 2 from euros to cents, -2 back.
 *
 * @example
 * ```ts
 * import { shiftDecimal, wholeNumber } from '@vor-ort/core'
 * shiftDecimal(wholeNumber(1597), -2) // => '15.97'
 * ```
 */
export const shiftDecimal = (value: Decimal, tens: number): Decimal => {
  const { digits, places } = scaledOf(value)
  return tens > places
    ? fromScaled({ digits: digits * 10n ** BigInt(tens - places), places: 0 })
    : fromScaled({ digits, places: places - tens })
}

/**
 * The decimal of a whole number; for a `number` that may have a fraction use {@link decimal}.
 *
 * Whole-number literals and `bigint` are accepted; any other `number` is refused by the compiler.
 *
 * @example
 * ```ts
 * import { wholeNumber } from '@vor-ort/core'
 * wholeNumber(60) // => '60'
 * wholeNumber(-5345n) // => '-5345'
 * ```
 */
export const wholeNumber = <const N extends number | bigint>(value: WholeNumber<N>): Decimal =>
  String(value) as Decimal

/** A `bigint`, or a number literal without fraction and exponent. */
export type WholeNumber<N extends number | bigint> = N extends bigint ? N : `${N}` extends `${bigint}` ? N : never

/**
 * The decimal as people of a language write it, with grouped thousands.
 *
 * It does not ask the machine's locale data, so that the same number reads the same everywhere.
 *
 * @example
 * ```ts
 * import { formatDecimal, wholeNumber } from '@vor-ort/core'
 * formatDecimal(wholeNumber(15654), 'de') // => '15.654'
 * formatDecimal(wholeNumber(-15654), 'en') // => '−15,654'
 * ```
 */
export const formatDecimal = (value: Decimal, language: Language): string => {
  const [group, point] = language === 'de' ? ['.', ','] : [',', '.']
  const [, sign = '', whole = '', fraction] = /^(-?)([0-9]+)(?:\.([0-9]+))?$/.exec(value) ?? []
  const grouped = whole.replace(/[0-9](?=(?:[0-9]{3})+$)/g, `$&${group}`)
  return `${sign === '' ? '' : '−'}${grouped}${fraction === undefined ? '' : `${point}${fraction}`}`
}

/** digits × 10^-places */
interface Scaled {
  readonly digits: bigint
  readonly places: number
}

const scaledOf = (value: string): Scaled => {
  const point = value.indexOf('.')
  return point < 0
    ? { digits: BigInt(value), places: 0 }
    : { digits: BigInt(value.slice(0, point) + value.slice(point + 1)), places: value.length - point - 1 }
}

const fromScaled = ({ digits, places }: Scaled): Decimal => {
  const sign = digits < 0n ? '-' : ''
  const text = (digits < 0n ? -digits : digits).toString().padStart(places + 1, '0')
  const fraction = text.slice(text.length - places).replace(/0+$/, '')
  return `${sign}${text.slice(0, text.length - places)}${fraction === '' ? '' : `.${fraction}`}` as Decimal
}

const aligned = (a: Decimal, b: Decimal): readonly [Scaled, Scaled] => {
  const x = scaledOf(a)
  const y = scaledOf(b)
  const places = Math.max(x.places, y.places)
  return [widened(x, places), widened(y, places)]
}

const widened = ({ digits, places }: Scaled, to: number): Scaled => ({
  digits: digits * 10n ** BigInt(to - places),
  places: to,
})
