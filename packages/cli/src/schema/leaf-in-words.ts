/** What goes into a field that has no fields of its own, in few words. */
import { CodeType, flag, FuzzyDate, naturalNumber, ScalarType, text, type Bilingual, type Fields } from '@vor-ort/core'

import { say } from '../problem.ts'
import { bothWays } from '../record/expected.ts'

/** Any codec. */
export type Codec = Fields[string]

// The sentences of problems would be too long for what stands in nearly every row.
const short: ReadonlyMap<unknown, Bilingual> = new Map<unknown, Bilingual>([
  [text, say('Text', 'text')],
  [naturalNumber, say('ganze Zahl ab 0', 'whole number from 0 up')],
  [flag, say('true oder false', 'true or false')],
  [FuzzyDate, say('Datum, so genau wie bekannt: 2015-01-13, 2015-01, ../2015-01-12 oder unknown', 'date, as exact as is known: 2015-01-13, 2015-01, ../2015-01-12 or unknown')],
])

/** The values of a field without fields. */
export const leafInWords = (codec: Codec): Bilingual => {
  const known = short.get(codec)
  if (known !== undefined) return known
  if (codec instanceof CodeType) {
    const codes: ReadonlyArray<string> = codec.codes
    return codes.length === 1 ? say(`immer ${codes[0]}`, `always ${codes[0]}`) : say(`eines von: ${codes.join(', ')}`, `one of: ${codes.join(', ')}`)
  }
  if (!(codec instanceof ScalarType)) return say(codec.name, codec.name)
  const of = /\(the id of an? (.+)\)$/.exec(codec.expected)?.[1]
  return of === undefined ? shortly(codec.expected) : say(`Kennung (${of}): @Name oder UUID`, `id (${of}): @name or UUID`)
}

/** What a codec asks for without "must be". */
export const shortly = (expected: string): Bilingual => {
  const { de, en } = bothWays(expected)
  return say(de.replace(/^(?:muss|müssen|must) (?:be )?/, '').replace(/ sein(?=$|[ ,:])/, ''), en.replace(/^must (?:be )?/, ''))
}
