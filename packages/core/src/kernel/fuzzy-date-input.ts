/**
 * Dates as people write them in German or English texts: "10.2. 15", "Ende Januar", "vor 2015".
 */
import { left, right, type Either } from 'fp-ts/lib/Either.js'
import { addDays } from './calendar.ts'
import type { Language } from './finding.ts'
import { monthNames } from './fuzzy-date-words.ts'
import { boundsOf, FuzzyDate, fuzzyDate } from './fuzzy-date.ts'

/** How to read a date. */
export interface DateReading {
  readonly locale: Language
  /** The first and the last year that a year of two digits can mean; without it such years are refused. */
  readonly twoDigitYears?: { readonly from: number; readonly to: number }
}

/** A text is not a date as the language writes it. */
export interface UnreadableDate {
  readonly _tag: 'UnreadableDate'
  readonly found: string
  readonly locale: Language
  /** Forms that are right, to show to the person who typed. */
  readonly expected: ReadonlyArray<string>
}

/** A text is well-formed, but there is no such date: 30 February, or an end before its beginning. */
export interface NoSuchDate {
  readonly _tag: 'NoSuchDate'
  readonly found: string
  /** What was read, in the form in which it would have been stored. */
  readonly read: string
}

/** A year of two digits fits no year of the window, or several, or there is no window. */
export interface UnclearYear {
  readonly _tag: 'UnclearYear'
  readonly found: string
  readonly digits: string
  readonly candidates: ReadonlyArray<number>
}

/** Why a text is not read as a date. */
export type DateInputError = UnreadableDate | NoSuchDate | UnclearYear

/**
 * Reads a date as people write it.
 *
 * German: `10.2. 15`, `13.1.15`, `13.01.2015`, `13. Januar 2015`, `01/2015`, `Januar 2015`, `2023`, `Ende Januar`,
 * `Mitte Februar 2024`, `Anfang 2015`, `zwischen … und …`, `vor …`, `nach …`, `seit …`, `ab …`, `bis …`, `um 2015`,
 * `vermutlich 2015`, `unbekannt`. English alike, but no days in figures alone: 10/2/2015 is two different days in
 * London and New York. The stored forms of a fuzzy date are read in both. "Vor" and "before" exclude the date named,
 * "bis" and "until" include it.
 *
 * @example
 * ```ts
 * import { parseFuzzyDate } from '@vor-ort/core'
 * const german = { locale: 'de', twoDigitYears: { from: 1990, to: 2089 } } as const
 * parseFuzzyDate('10.2. 15', german) // => { _tag: 'Right', right: '2015-02-10' }
 * parseFuzzyDate('Ende Januar', german) // => { _tag: 'Right', right: 'XXXX-01~late' }
 * parseFuzzyDate('vor 2015', german) // => { _tag: 'Right', right: '../2014' }
 * parseFuzzyDate('30.2.2015', german) // => { _tag: 'Left', left: { _tag: 'NoSuchDate', found: '30.2.2015', read: '2015-02-30' } }
 * parseFuzzyDate('13.1.15', { locale: 'de' }) // => { _tag: 'Left', left: { _tag: 'UnclearYear', found: '13.1.15', digits: '15', candidates: [] } }
 * ```
 */
export const parseFuzzyDate = (text: string, reading: DateReading): Either<DateInputError, FuzzyDate> => {
  const plain = text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
  const read = FuzzyDate.is(plain) ? right(plain) : readPhrase(plain.toLowerCase(), reading)
  if (read._tag === 'Left') {
    const { locale } = reading
    return left(read.left === 'unreadable' ? { _tag: 'UnreadableDate', found: text, locale, expected: expected[locale] } : { _tag: 'UnclearYear', found: text, ...read.left })
  }
  const date = fuzzyDate(read.right)
  return date._tag === 'Right' ? date : left({ _tag: 'NoSuchDate', found: text, read: read.right })
}

/** Either what the date would be stored as, still to be checked, or what hinders the reading. */
type Read = Either<'unreadable' | Pick<UnclearYear, 'digits' | 'candidates'>, string>

const readPhrase = (words: string, reading: DateReading): Read => {
  for (const [form, build] of phrases[reading.locale]) {
    const [found, first, second] = form.exec(words) ?? []
    if (found !== undefined) return readParts(first, second, build, reading)
  }
  return readPoint(words, reading)
}

type Build = (first: string, second: string) => string

const readParts = (first: string | undefined, second: string | undefined, build: Build, reading: DateReading): Read => {
  const from = first === undefined ? right('') : readPoint(first, reading)
  const to = second === undefined ? right('') : readPoint(second, reading)
  if (from._tag === 'Left') return from
  return to._tag === 'Left' ? to : right(build(from.right, to.right))
}

const since: Build = (point) => `${point}/..`
const until: Build = (point) => `../${point}`
const between: Build = (from, to) => `${from}/${to}`
const approximate: Build = (point) => `${point}~`
const uncertain: Build = (point) => `${point}?`
const unknown: Build = () => 'unknown'
/** The day, month or year before the point's first day: as precise as the point itself. */
const before: Build = (point) => until(neighbour(point, 'earliest', -1), '')
const after: Build = (point) => since(neighbour(point, 'latest', 1), '')

const neighbour = (point: string, side: 'earliest' | 'latest', step: number): string => {
  const date = fuzzyDate(point)
  const edge = date._tag === 'Right' ? boundsOf(date.right)[side] : undefined
  // Without a year there is no neighbour; the unchanged point is then refused as no such date.
  if (edge === undefined) return point
  return addDays(edge, step).slice(0, point.includes('~') ? undefined : point.length)
}

const phrases: Readonly<Record<Language, ReadonlyArray<readonly [RegExp, Build]>>> = {
  de: [
    [/^unbekannt$/, unknown],
    [/^zwischen (.+) und (.+)$/, between],
    [/^(?:seit|ab|frühestens) (.+)$/, since],
    [/^(?:bis|spätestens) (.+)$/, until],
    [/^vor (.+)$/, before],
    [/^nach (.+)$/, after],
    [/^(?:um|etwa|ca\.|circa|ungefähr) (.+)$/, approximate],
    [/^(?:vermutlich|wahrscheinlich) (.+)$/, uncertain],
  ],
  en: [
    [/^unknown$/, unknown],
    [/^between (.+) and (.+)$/, between],
    [/^(?:since|from) (.+)$/, since],
    [/^(.+) or later$/, since],
    [/^(?:until|by) (.+)$/, until],
    [/^(.+) or earlier$/, until],
    [/^before (.+)$/, before],
    [/^after (.+)$/, after],
    [/^(?:about|around|circa) (.+)$/, approximate],
    [/^probably (.+)$/, uncertain],
  ],
}

const readPoint = (words: string, reading: DateReading): Read => {
  if (/^[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?$/.test(words)) return right(words)
  for (const form of pointForms[reading.locale]) {
    const groups = form.exec(words)?.groups
    if (groups !== undefined) return built(groups, reading)
  }
  return left('unreadable')
}

const pointForms: Readonly<Record<Language, ReadonlyArray<RegExp>>> = {
  de: [
    /^(?<day>[0-9]{1,2})\. ?(?<month>[0-9]{1,2})\. ?(?<year>[0-9]{4}|[0-9]{2})?(?: \(jahr unbekannt\))?$/,
    /^(?<month>[0-9]{1,2})[./](?<year>[0-9]{4})$/,
    /^(?:(?<part>anfang|mitte|ende) )?(?<year>[0-9]{4})$/,
    /^(?:(?<part>anfang|mitte|ende) |(?<day>[0-9]{1,2})\. ?)?(?<name>\p{L}+)\.?(?: (?<year>[0-9]{4}|[0-9]{2}))?(?: \(jahr unbekannt\))?$/u,
  ],
  en: [
    /^(?:(?<part>early|mid|late)[ -])?(?<year>[0-9]{4})$/,
    /^(?<name>\p{L}+)\.? (?<day>[0-9]{1,2}), (?<year>[0-9]{4})$/u,
    /^(?:(?<part>early|mid|late)[ -]|(?<day>[0-9]{1,2}) )?(?<name>\p{L}+)\.?(?: (?<year>[0-9]{4}))?(?: \(year unknown\))?$/u,
  ],
}

const built = ({ part, day, month, name, year }: Readonly<Record<string, string | undefined>>, reading: DateReading): Read => {
  const number = name === undefined ? month : months[reading.locale].get(name)
  if (name !== undefined && number === undefined) return left('unreadable')
  const full = yearOf(year, reading)
  if (full._tag === 'Left') return full
  const suffix = part === undefined ? '' : `~${parts[part] ?? part}`
  return right([full.right, number, day].filter((field) => field !== undefined).map((field) => field.padStart(2, '0')).join('-') + suffix)
}

const yearOf = (digits: string | undefined, { twoDigitYears }: DateReading): Read => {
  if (digits === undefined) return right('XXXX')
  if (digits.length === 4) return right(digits)
  if (twoDigitYears === undefined) return left({ digits, candidates: [] })
  const { from, to } = twoDigitYears
  const first = from + ((((Number(digits) - from) % 100) + 100) % 100)
  const candidates = [first, first + 100].filter((year) => year <= to)
  return candidates.length === 1 ? right(String(first).padStart(4, '0')) : left({ digits, candidates })
}

const parts: Readonly<Record<string, string>> = { anfang: 'early', mitte: 'mid', ende: 'late' }

const numbered = (names: ReadonlyArray<string>): ReadonlyArray<readonly [string, string]> =>
  names.map((name, index) => [name.toLowerCase(), String(index + 1).padStart(2, '0')])

const months: Readonly<Record<Language, ReadonlyMap<string, string>>> = {
  de: new Map([
    ...numbered(monthNames.de),
    ...numbered(['jan', 'feb', 'mär', 'apr', 'mai', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dez']),
    ['mrz', '03'],
    ['sept', '09'],
  ]),
  en: new Map([
    ...numbered(monthNames.en),
    ...numbered(['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']),
    ['sept', '09'],
  ]),
}

const expected: Readonly<Record<Language, ReadonlyArray<string>>> = {
  de: ['13.1.2015', '13. Januar 2015', 'Januar 2015', '2015', 'Ende Januar 2015', 'Ende Januar', 'zwischen 13.1.2015 und 10.2.2015', 'vor 2015', 'seit 2023'],
  en: ['13 January 2015', 'January 2015', '2015', 'late January 2015', 'late January', 'between 13 January 2015 and 10 February 2015', 'before 2015', 'since 2023'],
}
