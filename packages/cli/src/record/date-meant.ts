/** A date as people write it, where a file needs it in the stored form. */
import { FuzzyDate, LocalDate, parseFuzzyDate, YearMonth } from '@vor-ort/core'
import { isRight } from 'fp-ts/lib/Either.js'

import { twoDigitYears } from '../dates.ts'

/** The stored form of the date that is most likely meant by "13.1.2015", as far as the field takes it; else nothing. */
export const dateMeant = (expected: string, found: unknown): ReadonlyArray<string> => {
  const codec = codecs.find(([form]) => form.test(expected))?.[1]
  if (codec === undefined || typeof found !== 'string') return []
  for (const locale of ['de', 'en'] as const) {
    const read = parseFuzzyDate(found, { locale, twoDigitYears })
    if (isRight(read)) return codec.is(read.right) ? [read.right] : []
  }
  return []
}

const codecs = [
  [/^must be a date such as /, FuzzyDate],
  [/^must be an existing day as /, LocalDate],
  [/^must be a month as /, YearMonth],
] as const
