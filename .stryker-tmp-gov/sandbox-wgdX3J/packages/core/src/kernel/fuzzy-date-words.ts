/**
 * Fuzzy dates in words, German and English.
 */
// @ts-nocheck

import type { Language } from './finding.ts'
import { partsOf, type FuzzyDate, type FuzzyPoint } from './fuzzy-date.ts'

/** The names of the months, January first; fixed here so that no machine's locale data decides. */
export const monthNames: Readonly<Record<Language, ReadonlyArray<string>>> = {
  de: ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
}

/**
 * A fuzzy date in words, as a report prints it.
 *
 * `parseFuzzyDate` reads each of these wordings back.
 *
 * @example
 * ```ts
 * import { day, describeFuzzyDate, fuzzyDate } from '@vor-ort/core'
 * import { map } from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 * describeFuzzyDate(day('2015-01-13'), 'de') // => '13.01.2015'
 * describeFuzzyDate(day('2015-01-13'), 'en') // => '13 January 2015'
 * pipe(fuzzyDate('XXXX-01~late'), map((date) => describeFuzzyDate(date, 'de'))) // => { _tag: 'Right', right: 'Ende Januar (Jahr unbekannt)' }
 * pipe(fuzzyDate('2015-01-13/2015-02-10'), map((date) => describeFuzzyDate(date, 'de')))
 * // => { _tag: 'Right', right: 'zwischen 13.01.2015 und 10.02.2015' }
 * ```
 */
export const describeFuzzyDate = (date: FuzzyDate, language: Language): string => {
  const parts = partsOf(date)
  const is = phrases[language]
  if (parts._tag === 'Unknown') return is.unknown
  if (parts._tag === 'Point') return is.point(parts)
  if (parts.from === undefined) return parts.to === undefined ? is.unknown : is.until(is.point(parts.to))
  return parts.to === undefined ? is.since(is.point(parts.from)) : is.between(is.point(parts.from), is.point(parts.to))
}

interface Phrases {
  readonly unknown: string
  readonly point: (point: FuzzyPoint) => string
  readonly since: (from: string) => string
  readonly until: (to: string) => string
  readonly between: (from: string, to: string) => string
}

const words = {
  de: {
    part: { early: 'Anfang ', mid: 'Mitte ', late: 'Ende ' },
    doubt: { approximate: 'um ', uncertain: 'vermutlich ' },
    noYear: ' (Jahr unbekannt)',
  },
  en: {
    part: { early: 'early ', mid: 'mid-', late: 'late ' },
    doubt: { approximate: 'about ', uncertain: 'probably ' },
    noYear: ' (year unknown)',
  },
} as const

const pointIn = (language: Language) => (point: FuzzyPoint): string => {
  const { part, doubt, noYear } = words[language]
  return [
    point.doubt === undefined ? '' : doubt[point.doubt],
    point.part === undefined ? '' : part[point.part],
    dayIn[language](point),
    point.year === undefined ? noYear : '',
  ].join('')
}

const monthIn = (language: Language, { month }: FuzzyPoint): string | undefined => monthNames[language][Number(month) - 1]

const joined = (words: ReadonlyArray<string | undefined>): string => words.filter((word) => word !== undefined).join(' ')

const dayIn: Readonly<Record<Language, (point: FuzzyPoint) => string>> = {
  de: (point) =>
    point.day === undefined
      ? joined([monthIn('de', point), point.year])
      : point.year === undefined
        ? joined([`${Number(point.day)}.`, monthIn('de', point)])
        : `${point.day}.${point.month}.${point.year}`,
  en: (point) => joined([point.day === undefined ? undefined : String(Number(point.day)), monthIn('en', point), point.year]),
}

const phrases: Readonly<Record<Language, Phrases>> = {
  de: {
    unknown: 'unbekannt',
    point: pointIn('de'),
    since: (from) => `frühestens ${from}`,
    until: (to) => `spätestens ${to}`,
    between: (from, to) => `zwischen ${from} und ${to}`,
  },
  en: {
    unknown: 'unknown',
    point: pointIn('en'),
    since: (from) => `${from} or later`,
    until: (to) => `${to} or earlier`,
    between: (from, to) => `between ${from} and ${to}`,
  },
}
