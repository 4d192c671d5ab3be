/**
 * Quantities as sources state them: "rund 60", "knapp 13,9 Millionen", "über 2.100", or unknown.
 *
 * The qualifier travels with the number through sums and comparisons, so that no report turns "about 60" into 60, and
 * none turns unknown into 0.
 */
import { left, right, type Either } from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import { code, literal, record, variant } from './codec.ts'
import { text } from './scalar.ts'
import {
  addDecimals,
  Decimal,
  decimal,
  formatDecimal,
  negateDecimal,
  wholeNumber,
  type NotADecimal,
  type WholeNumber,
} from './decimal.ts'
import type { Language } from './finding.ts'

/**
 * How a source limits the number that it states.
 *
 * `exact`; `approx` ("rund"); `atLeast` ("mindestens"), `moreThan` ("über"); `atMost` ("höchstens"), `lessThan`
 * ("unter"), `justUnder` ("knapp": less, but near); `unknown`: no number at all.
 */
export const Qualifier = code('exact', 'approx', 'atLeast', 'moreThan', 'lessThan', 'atMost', 'justUnder', 'unknown')
export type Qualifier = t.TypeOf<typeof Qualifier>

/** A qualifier that comes with a number. */
export type KnownQualifier = Exclude<Qualifier, 'unknown'>

const known = <Q extends KnownQualifier>(qualifier: Q) =>
  record({ qualifier: literal(qualifier), value: Decimal, unit: text })

/**
 * A number with its unit and with how exactly it is known.
 *
 * `value` is there if and only if the qualifier is not `unknown`. Money is whole cents in the unit `ct`.
 *
 * @example
 * ```ts
 * import { Quantity } from '@vor-ort/core'
 * Quantity.is({ qualifier: 'approx', value: '60', unit: 'visit' }) // => true
 * Quantity.is({ qualifier: 'unknown', unit: 'vote' }) // => true
 * Quantity.is({ qualifier: 'unknown', value: '0', unit: 'vote' }) // => false
 * ```
 */
export const Quantity = variant('qualifier', {
  exact: known('exact'),
  approx: known('approx'),
  atLeast: known('atLeast'),
  moreThan: known('moreThan'),
  lessThan: known('lessThan'),
  atMost: known('atMost'),
  justUnder: known('justUnder'),
  unknown: record({ qualifier: literal('unknown'), unit: text }),
})
export type Quantity = t.TypeOf<typeof Quantity>

/** What was given as unit is not a non-empty text in Unicode normal form NFC. */
export interface NotAUnit {
  readonly _tag: 'NotAUnit'
  readonly found: string
}

/**
 * A quantity from program data: a decimal as text, or a safe whole number.
 *
 * @example
 * ```ts
 * import { quantity } from '@vor-ort/core'
 * quantity('justUnder', '13.90', 'Mio. EUR') // => { _tag: 'Right', right: { qualifier: 'justUnder', value: '13.9', unit: 'Mio. EUR' } }
 * quantity('exact', '13,9', 'Mio. EUR')._tag // => 'Left'
 * ```
 */
export const quantity = (
  qualifier: KnownQualifier,
  value: string | number,
  unit: string,
): Either<NotADecimal | NotAUnit, Quantity> => {
  if (!text.is(unit)) return left({ _tag: 'NotAUnit', found: unit })
  const number = decimal(value)
  return number._tag === 'Left' ? number : right({ qualifier, value: number.right, unit })
}

/**
 * Exactly this many, for a whole number that stands in the program; for others use {@link quantity}.
 *
 * @example
 * ```ts
 * import { exactly } from '@vor-ort/core'
 * exactly(47, 'seat') // => { qualifier: 'exact', value: '47', unit: 'seat' }
 * ```
 */
export const exactly = <const N extends number | bigint>(value: WholeNumber<N>, unit: string): Quantity => ({
  qualifier: 'exact',
  value: wholeNumber<N>(value),
  unit,
})

/**
 * About this many ("rund 60"), for a whole number that stands in the program; for others use {@link quantity}.
 *
 * @example
 * ```ts
 * import { about } from '@vor-ort/core'
 * about(60, 'visit') // => { qualifier: 'approx', value: '60', unit: 'visit' }
 * ```
 */
export const about = <const N extends number | bigint>(value: WholeNumber<N>, unit: string): Quantity => ({
  qualifier: 'approx',
  value: wholeNumber<N>(value),
  unit,
})

/**
 * A quantity that nobody stated; never the same as none.
 *
 * @example
 * ```ts
 * import { unknownQuantity } from '@vor-ort/core'
 * unknownQuantity('vote') // => { qualifier: 'unknown', unit: 'vote' }
 * ```
 */
export const unknownQuantity = (unit: string): Quantity => ({ qualifier: 'unknown', unit })

/** Two quantities have different units and cannot be added. */
export interface UnitMismatch {
  readonly _tag: 'UnitMismatch'
  readonly left: string
  readonly right: string
}

/**
 * The sum of two quantities of one unit, no more exact than its parts.
 *
 * `exact` changes nothing and `unknown` makes the sum unknown. Lower bounds give a lower bound, upper bounds an upper
 * one, strict when one of them is; two "just under" stay "just under". A mixture is only approximate. The operation is
 * commutative and associative, so a sum does not depend on the order of its events.
 *
 * @example
 * ```ts
 * import { addQuantities, exactly, quantity } from '@vor-ort/core'
 * import { chainW } from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 * const esf = quantity('justUnder', 1390000000, 'ct')
 * pipe(esf, chainW((funds) => addQuantities(funds, exactly(57000000, 'ct'))))
 * // => { _tag: 'Right', right: { qualifier: 'justUnder', value: '1447000000', unit: 'ct' } }
 * addQuantities(exactly(1, 'ct'), exactly(1, 'h')) // => { _tag: 'Left', left: { _tag: 'UnitMismatch', left: 'ct', right: 'h' } }
 * ```
 */
export const addQuantities = (a: Quantity, b: Quantity): Either<UnitMismatch, Quantity> => {
  if (a.unit !== b.unit) return left({ _tag: 'UnitMismatch', left: a.unit, right: b.unit })
  if (a.qualifier === 'unknown' || b.qualifier === 'unknown') return right(unknownQuantity(a.unit))
  return right({
    qualifier: combined(a.qualifier, b.qualifier),
    value: addDecimals(a.value, b.value),
    unit: a.unit,
  })
}

/**
 * The sum of any number of quantities of one unit; of none at all it is exactly 0.
 *
 * @example
 * ```ts
 * import { about, exactly, sumQuantities } from '@vor-ort/core'
 * sumQuantities('visit', [about(60, 'visit'), exactly(5, 'visit')]) // => { _tag: 'Right', right: about(65, 'visit') }
 * sumQuantities('visit', []) // => { _tag: 'Right', right: exactly(0, 'visit') }
 * ```
 */
export const sumQuantities = (unit: string, quantities: Iterable<Quantity>): Either<UnitMismatch, Quantity> => {
  let sum: Quantity = exactly(0, unit)
  for (const quantity of quantities) {
    const next = addQuantities(sum, quantity)
    if (next._tag === 'Left') return next
    sum = next.right
  }
  return right(sum)
}

/**
 * The difference of two quantities of one unit, no more exact than its parts.
 *
 * To take away a lower bound leaves an upper bound, and the other way round.
 *
 * @example
 * ```ts
 * import { exactly, subtractQuantities } from '@vor-ort/core'
 * subtractQuantities(exactly(10309, 'eLb'), exactly(15654, 'eLb')) // => { _tag: 'Right', right: exactly(-5345, 'eLb') }
 * ```
 */
export const subtractQuantities = (a: Quantity, b: Quantity): Either<UnitMismatch, Quantity> =>
  addQuantities(a, b.qualifier === 'unknown' ? b : { ...b, qualifier: opposite[b.qualifier], value: negateDecimal(b.value) })

/**
 * The quantity in words, without its unit.
 *
 * @example
 * ```ts
 * import { about, describeQuantity, unknownQuantity } from '@vor-ort/core'
 * describeQuantity(about(60, 'visit'), 'de') // => 'rund 60'
 * describeQuantity(about(60, 'visit'), 'en') // => 'about 60'
 * describeQuantity(unknownQuantity('vote'), 'de') // => 'unbekannt'
 * ```
 */
export const describeQuantity = (quantity: Quantity, language: Language): string =>
  quantity.qualifier === 'unknown'
    ? unknownWord[language]
    : `${words[language][quantity.qualifier]}${formatDecimal(quantity.value, language)}`

const combined = (a: KnownQualifier, b: KnownQualifier): KnownQualifier => {
  if (a === 'exact') return b
  if (b === 'exact') return a
  if (isLower(a) && isLower(b)) return a === 'moreThan' || b === 'moreThan' ? 'moreThan' : 'atLeast'
  if (isUpper(a) && isUpper(b)) {
    if (a === 'atMost' && b === 'atMost') return 'atMost'
    return a === 'justUnder' && b === 'justUnder' ? 'justUnder' : 'lessThan'
  }
  return 'approx'
}

const isLower = (qualifier: KnownQualifier): boolean => qualifier === 'atLeast' || qualifier === 'moreThan'
const isUpper = (qualifier: KnownQualifier): boolean =>
  qualifier === 'atMost' || qualifier === 'lessThan' || qualifier === 'justUnder'

/** No qualifier says "just over", so the nearness of "just under" is lost. */
const opposite: Readonly<Record<KnownQualifier, KnownQualifier>> = {
  exact: 'exact',
  approx: 'approx',
  atLeast: 'atMost',
  moreThan: 'lessThan',
  atMost: 'atLeast',
  lessThan: 'moreThan',
  justUnder: 'moreThan',
}

const unknownWord: Readonly<Record<Language, string>> = { de: 'unbekannt', en: 'unknown' }

const words: Readonly<Record<Language, Readonly<Record<KnownQualifier, string>>>> = {
  de: {
    exact: '',
    approx: 'rund ',
    atLeast: 'mindestens ',
    moreThan: 'über ',
    atMost: 'höchstens ',
    lessThan: 'unter ',
    justUnder: 'knapp ',
  },
  en: {
    exact: '',
    approx: 'about ',
    atLeast: 'at least ',
    moreThan: 'more than ',
    atMost: 'at most ',
    lessThan: 'less than ',
    justUnder: 'just under ',
  },
}
