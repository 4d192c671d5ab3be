/** Arbitraries derived from codecs: whatever a codec accepts can be generated. */
// @ts-nocheck

import {
  check,
  CodeType,
  flag,
  FuzzyDate,
  Instant,
  ListType,
  LocalDate,
  LocalDateTime,
  naturalNumber,
  RecordType,
  RefinedType,
  ScalarType,
  Sha256,
  text,
  VariantType,
  YearMonth,
  type Fields,
} from '@vor-ort/core'
import * as fc from 'fast-check'
import { isLeft } from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'

import {
  arbitraryDecimal,
  Decimal,
  arbitraryFuzzyDate,
  arbitraryInstant,
  arbitraryLocalDate,
  arbitraryLocalDateTime,
  arbitraryNaturalNumber,
  arbitrarySha256,
  arbitraryText,
  arbitraryYearMonth,
} from './scalars.ts'
import { show } from './show.ts'

/**
 * An arbitrary of all that a codec accepts, made from the parts that the codec keeps.
 *
 * Identifiers come from the few examples of their codec, so that references meet. A codec of another kind, or a scalar
 * without examples, is an error at once, so that nothing is left ungenerated in silence.
 *
 * @example
 * ```ts
 * import { Counts, counted } from '@vor-ort/core'
 * import { arbitraryOf } from '@vor-ort/testing'
 * import * as fc from 'fast-check'
 * fc.sample(arbitraryOf(Counts), 20).every(Counts.is) // => true
 * ```
 */
export const arbitraryOf = <A>(codec: t.Type<A>): fc.Arbitrary<A> =>
  partsOf(codec).map((value) => {
    if (codec.is(value)) return value
    const checked = check(codec, value)
    throw new Error(`The arbitrary of ${codec.name} made ${show(value)}: ${isLeft(checked) ? show(checked.left) : 'not valid'}`)
  })

const scalars = new Map<t.Mixed, fc.Arbitrary<unknown>>([
  [text, arbitraryText],
  [naturalNumber, arbitraryNaturalNumber],
  [flag, fc.boolean()],
  [FuzzyDate, arbitraryFuzzyDate],
  [LocalDate, arbitraryLocalDate],
  [LocalDateTime, arbitraryLocalDateTime],
  [YearMonth, arbitraryYearMonth],
  [Instant, arbitraryInstant],
  [Decimal, arbitraryDecimal],
  [Sha256, arbitrarySha256],
])

const partsOf = (codec: t.Mixed): fc.Arbitrary<unknown> => {
  if (codec instanceof RecordType) {
    const required: Fields = codec.required
    const optional: Fields = codec.optional
    const fields = [...Object.entries(required), ...Object.entries(optional)].map(([name, field]) => [name, partsOf(field)] as const)
    return fc.record(Object.fromEntries(fields), { requiredKeys: Object.keys(required), noNullPrototype: true })
  }
  if (codec instanceof CodeType) {
    const codes: ReadonlyArray<string> = codec.codes
    return fc.constantFrom(...codes)
  }
  if (codec instanceof VariantType) {
    const variants: Fields = codec.variants
    return fc.oneof(...Object.values(variants).map(partsOf))
  }
  if (codec instanceof ListType) {
    const item: t.Mixed = codec.item
    return fc.array(partsOf(item), { minLength: codec.minimum, maxLength: codec.minimum + 3 })
  }
  if (codec instanceof RefinedType) {
    const base: t.Mixed = codec.base
    return fc.oneof(examplesOf(codec), partsOf(base).filter(codec.is))
  }
  if (codec instanceof ScalarType) return scalars.get(codec) ?? examplesOf(codec)
  throw new Error(`There is no arbitrary for the codec ${codec.name}: it is none of record, code, variant, list, refined and scalar.`)
}

const examplesOf = (codec: { readonly name: string; readonly examples: ReadonlyArray<unknown> }): fc.Arbitrary<unknown> => {
  if (codec.examples.length === 0) throw new Error(`There is no arbitrary for the codec ${codec.name}: it has no examples.`)
  return fc.constantFrom(...codec.examples)
}
