/** Arbitraries of the scalar values of the kernel: near each other, so that they meet, and now and then at the edge. */
// @ts-nocheck

import { FuzzyDate, Instant, LocalDate, LocalDateTime, naturalNumber, Quantity, sha256Hex, Sha256, text, YearMonth } from '@vor-ort/core'
import * as fc from 'fast-check'

const daysBetween = (from: string, to: string): fc.Arbitrary<LocalDate> =>
  fc
    .date({ min: new Date(`${from}T00:00:00Z`), max: new Date(`${to}T00:00:00Z`), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
    .filter(LocalDate.is)

/** Days, most of them in the weeks between the meetings of the Aurich story, so that they meet and cross. */
export const arbitraryLocalDate: fc.Arbitrary<LocalDate> = fc.oneof(
  { weight: 4, arbitrary: daysBetween('2015-01-01', '2015-02-28') },
  { weight: 2, arbitrary: daysBetween('2005-01-01', '2030-12-31') },
  { weight: 1, arbitrary: fc.constantFrom<string>('0001-01-01', '2024-02-29', '9999-12-31').filter(LocalDate.is) },
)

/** Months. */
export const arbitraryYearMonth: fc.Arbitrary<YearMonth> = arbitraryLocalDate.map((date) => date.slice(0, 7)).filter(YearMonth.is)

/** Points in time in UTC. */
export const arbitraryInstant: fc.Arbitrary<Instant> = fc
  .date({ min: new Date('2005-01-01T00:00:00.000Z'), max: new Date('2030-12-31T23:59:59.999Z'), noInvalidDate: true })
  .map((date) => date.toISOString())
  .filter(Instant.is)

/** Days with a clock time. */
export const arbitraryLocalDateTime: fc.Arbitrary<LocalDateTime> = arbitraryInstant.map((at) => at.slice(0, 16)).filter(LocalDateTime.is)

const monthOrYear = arbitraryLocalDate.chain((date) => fc.constantFrom(date.slice(0, 7), date.slice(0, 4)))
const third = fc.tuple(monthOrYear, fc.constantFrom('early', 'mid', 'late')).map(([base, part]) => `${base}~${part}`)
const withoutYear = fc.constantFrom('XXXX-01', 'XXXX-01-13', 'XXXX-01~late', 'XXXX-02~late')
const point = fc.oneof({ weight: 3, arbitrary: arbitraryLocalDate }, monthOrYear, third)
const doubtful = fc.tuple(fc.oneof(arbitraryLocalDate, monthOrYear), fc.constantFrom('~', '?')).map(([base, mark]) => `${base}${mark}`)

/** Dates in every form that a source may state them in, from a day to `unknown`. */
export const arbitraryFuzzyDate: fc.Arbitrary<FuzzyDate> = fc
  .oneof(
    { weight: 5, arbitrary: point },
    { weight: 1, arbitrary: withoutYear },
    { weight: 1, arbitrary: doubtful },
    { weight: 1, arbitrary: fc.tuple(point, point).map(([from, to]) => (from <= to ? `${from}/${to}` : `${to}/${from}`)) },
    { weight: 1, arbitrary: point.chain((base) => fc.constantFrom(`${base}/..`, `../${base}`)) },
    { weight: 1, arbitrary: fc.constant('unknown') },
  )
  .filter(FuzzyDate.is)

/** The codec of the number in a quantity. */
export const Decimal = Quantity.variants.exact.required.value

/** Decimal numbers as text. */
export const arbitraryDecimal: fc.Arbitrary<(typeof Decimal)['_A']> = fc
  .tuple(fc.constantFrom('', '-'), fc.nat({ max: 1_000_000 }), fc.nat({ max: 999 }))
  .map(([sign, whole, fraction]) => `${sign}${whole}${fraction === 0 ? '' : `.${String(fraction).replace(/0+$/, '')}`}`)
  .filter(Decimal.is)

/** Texts as the field writes them: German words, other scripts, emoji; always in normal form NFC. */
export const arbitraryText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...text.examples, 'Überführung', 'Straße', 'Ärger und Öl', 'nicht öffentlich', 'CDU', 'Grüne') },
  { weight: 1, arbitrary: fc.constantFrom('👩‍👩‍👧', '"', '\\', '\u2028', '\u0000', '<b>', '__proto__') },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((value) => value.normalize('NFC')).filter(text.is) },
)

/** Whole numbers from 0 up: mostly as small as votes and paragraphs, now and then the largest that JSON carries exactly. */
export const arbitraryNaturalNumber: fc.Arbitrary<number> = fc
  .oneof({ weight: 6, arbitrary: fc.nat({ max: 4 }) }, { weight: 3, arbitrary: fc.nat({ max: 60 }) }, { weight: 1, arbitrary: fc.constant(Number.MAX_SAFE_INTEGER) })
  .filter(naturalNumber.is)

/** Digests of a few texts. */
export const arbitrarySha256: fc.Arbitrary<string> = fc.constantFrom('', 'a', 'b').map(sha256Hex).filter(Sha256.is)
