/**
 * Numbers as people write them in German or English texts.
 *
 * `15.654` is fifteen thousand in German and fifteen and a half in English. So the language is always given, and a
 * number that is not well-formed in it is refused instead of guessed.
 */
import { left, mapLeft, right, type Either } from 'fp-ts/lib/Either.js'
import { text as unitText } from './scalar.ts'
import { decimal, shiftDecimal, type Decimal } from './decimal.ts'
import type { Language } from './finding.ts'
import { unknownQuantity, type KnownQualifier, type NotAUnit, type Quantity } from './quantity.ts'

/** A text is not a number as the language writes it. */
export interface UnreadableNumber {
  readonly _tag: 'UnreadableNumber'
  readonly found: string
  readonly locale: Language
  /** Forms that are right, to show to the person who typed. */
  readonly expected: ReadonlyArray<string>
}

/**
 * Reads a number as a language writes it, exactly.
 *
 * Thousands are grouped in threes or not at all. So `1.5` and `15.65` are refused in German, where they are likely an
 * English number, and `4,5` in English.
 *
 * @example
 * ```ts
 * import { parseDecimal } from '@vor-ort/core'
 * parseDecimal('15.654', 'de') // => { _tag: 'Right', right: '15654' }
 * parseDecimal('4,5', 'de') // => { _tag: 'Right', right: '4.5' }
 * parseDecimal('1.5', 'de')
 * // => { _tag: 'Left', left: { _tag: 'UnreadableNumber', found: '1.5', locale: 'de', expected: ['15654', '15.654', '4,5'] } }
 * ```
 */
export const parseDecimal = (text: string, locale: Language): Either<UnreadableNumber, Decimal> => {
  const [, sign, whole = '', fraction] = numberForm[locale].exec(plainSpaces(text)) ?? []
  const digits = whole.replaceAll(/[.,]/g, '')
  const read = decimal(`${sign === '' ? '' : '-'}${digits}${fraction === undefined ? '' : `.${fraction}`}`)
  return mapLeft(() => unreadableNumber(text, locale))(read)
}

// A group of thousands never begins with 0: 0.500 is no German number, though 500 and 0,5 are.
const numberForm: Readonly<Record<Language, RegExp>> = {
  de: /^([-−]?)([1-9][0-9]{0,2}(?:\.[0-9]{3})+|0|[1-9][0-9]*)(?:,([0-9]+))?$/,
  en: /^([-−]?)([1-9][0-9]{0,2}(?:,[0-9]{3})+|0|[1-9][0-9]*)(?:\.([0-9]+))?$/,
}

const unreadableNumber = (found: string, locale: Language): UnreadableNumber => ({
  _tag: 'UnreadableNumber',
  found,
  locale,
  expected: locale === 'de' ? ['15654', '15.654', '4,5'] : ['15654', '15,654', '4.5'],
})

/** A text is not a quantity: its number may be right, but not the words around it. */
export interface UnreadableQuantity {
  readonly _tag: 'UnreadableQuantity'
  readonly found: string
  readonly locale: Language
  /** Words that may stand before the number, and after it. */
  readonly before: ReadonlyArray<string>
  readonly after: ReadonlyArray<string>
}

/**
 * Reads a quantity as a text states it: "rund 60", "knapp 13,9 Mio.", "über 2.100", "570.000", "unbekannt".
 *
 * Words of scale are multiplied out. The unit is not read from the text; give it.
 *
 * @example
 * ```ts
 * import { parseQuantity } from '@vor-ort/core'
 * parseQuantity('rund 60', 'visit', 'de') // => { _tag: 'Right', right: { qualifier: 'approx', value: '60', unit: 'visit' } }
 * parseQuantity('knapp 13,9 Millionen', 'EUR', 'de')
 * // => { _tag: 'Right', right: { qualifier: 'justUnder', value: '13900000', unit: 'EUR' } }
 * parseQuantity('unbekannt', 'vote', 'de') // => { _tag: 'Right', right: { qualifier: 'unknown', unit: 'vote' } }
 * parseQuantity('viele', 'visit', 'de')._tag // => 'Left'
 * ```
 */
export const parseQuantity = (
  text: string,
  unit: string,
  locale: Language,
): Either<UnreadableNumber | UnreadableQuantity | NotAUnit, Quantity> => {
  if (!unitText.is(unit)) return left({ _tag: 'NotAUnit', found: unit })
  const words = plainSpaces(text).toLowerCase()
  if (words === unknownWords[locale]) return right(unknownQuantity(unit))
  const [, before, number, after] = /^([^0-9−-]*)([0-9−-]\S*)(.*)$/.exec(words) ?? []
  const qualifier = qualifiers[locale].get(before?.trim() ?? 'no number')
  const scale = scales[locale].get(after?.trim() ?? 'no number')
  if (number === undefined || qualifier === undefined || scale === undefined) {
    return left({
      _tag: 'UnreadableQuantity',
      found: text,
      locale,
      before: namesOf(qualifiers[locale]),
      after: namesOf(scales[locale]),
    })
  }
  const value = parseDecimal(number, locale)
  return value._tag === 'Left' ? value : right({ qualifier, value: shiftDecimal(value.right, scale), unit })
}

const namesOf = (table: ReadonlyMap<string, unknown>): ReadonlyArray<string> => [...table.keys()].filter((name) => name !== '')

const unknownWords: Readonly<Record<Language, string>> = { de: 'unbekannt', en: 'unknown' }

const qualifiers: Readonly<Record<Language, ReadonlyMap<string, KnownQualifier>>> = {
  de: new Map<string, KnownQualifier>([
    ['', 'exact'],
    ['genau', 'exact'],
    ['rund', 'approx'],
    ['etwa', 'approx'],
    ['ca.', 'approx'],
    ['circa', 'approx'],
    ['ungefähr', 'approx'],
    ['mindestens', 'atLeast'],
    ['wenigstens', 'atLeast'],
    ['über', 'moreThan'],
    ['mehr als', 'moreThan'],
    // "Gut 60" is a little more than 60; no qualifier says "a little".
    ['gut', 'moreThan'],
    ['höchstens', 'atMost'],
    ['maximal', 'atMost'],
    ['bis zu', 'atMost'],
    ['unter', 'lessThan'],
    ['weniger als', 'lessThan'],
    ['knapp', 'justUnder'],
    ['fast', 'justUnder'],
    ['beinahe', 'justUnder'],
  ]),
  en: new Map<string, KnownQualifier>([
    ['', 'exact'],
    ['exactly', 'exact'],
    ['about', 'approx'],
    ['around', 'approx'],
    ['approximately', 'approx'],
    ['roughly', 'approx'],
    ['at least', 'atLeast'],
    ['over', 'moreThan'],
    ['more than', 'moreThan'],
    ['at most', 'atMost'],
    ['up to', 'atMost'],
    ['under', 'lessThan'],
    ['less than', 'lessThan'],
    ['fewer than', 'lessThan'],
    ['just under', 'justUnder'],
    ['almost', 'justUnder'],
    ['nearly', 'justUnder'],
  ]),
}

const scales: Readonly<Record<Language, ReadonlyMap<string, number>>> = {
  de: new Map([
    ['', 0],
    ['tsd.', 3],
    ['tausend', 3],
    ['mio.', 6],
    ['million', 6],
    ['millionen', 6],
    ['mrd.', 9],
    ['milliarde', 9],
    ['milliarden', 9],
  ]),
  en: new Map([
    ['', 0],
    ['thousand', 3],
    ['million', 6],
    ['billion', 9],
  ]),
}

/** Composes letters and treats every run of blanks, also non-breaking ones, as one. */
const plainSpaces = (text: string): string => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
