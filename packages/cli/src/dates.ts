/** Dates as they are typed and printed. */
import {
  addDays,
  describeFuzzyDate,
  Instant,
  instantOf,
  LocalDate,
  LocalDateTime,
  parseFuzzyDate,
  startOfDay,
  type DateInputError,
  type FuzzyDate,
  type Language,
} from '@vor-ort/core'
import { isLeft, right, type Either } from 'fp-ts/lib/Either.js'

import { refuse, say, type Problem } from './problem.ts'

// Nobody asks a Jobcenter for a day before its law was conceived.
export const twoDigitYears = { from: 1970, to: 2069 }

/** Reads one day, as it is written in the language or as 2015-02-10. */
export const readDay = (option: string, typed: string, language: Language): Either<Problem, LocalDate> => {
  const date = parseFuzzyDate(typed, { locale: language, twoDigitYears })
  if (isLeft(date)) return refuse(dayFault(option, typed, date.left))
  if (LocalDate.is(date.right)) return right(date.right)
  const meaning = { de: describe(date.right, 'de'), en: describe(date.right, 'en') }
  return refuse(
    say(
      `--${option} braucht einen einzelnen Tag wie 2015-02-10; „${typed}“ heißt: ${meaning.de}.`,
      `--${option} needs one single day such as 2015-02-10; "${typed}" means: ${meaning.en}.`,
    ),
  )
}

const dayFault = (option: string, typed: string, error: DateInputError) => {
  switch (error._tag) {
    case 'NoSuchDate':
      return say(`--${option}: den Tag „${typed}“ gibt es nicht.`, `--${option}: there is no day "${typed}".`)
    case 'UnclearYear':
      return say(
        `--${option}: welches Jahr „${typed}“ meint, ist nicht eindeutig; schreiben Sie es mit vier Ziffern.`,
        `--${option}: which year "${typed}" means is not clear; write it with four digits.`,
      )
    case 'UnreadableDate':
      return say(
        `--${option}: „${typed}“ ist kein Tag; richtig wäre 2015-02-10, mit --lang de auch 10.2.2015 oder 10. Februar 2015.`,
        `--${option}: "${typed}" is no day; right would be 2015-02-10 or 10 February 2015, and with --lang de also 10.2.2015.`,
      )
  }
}

const instantForm = /^([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}:[0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,3}))?)?(Z|[+-][0-9]{2}:[0-9]{2})?$/

/** Reads a point in time: a full one, or a day, which stands for its last moment in Europe/Berlin. */
export const readInstant = (option: string, typed: string, language: Language): Either<Problem, Instant> => {
  const [full, date, time, seconds = '00', fraction = '', zone] = instantForm.exec(typed.trim()) ?? []
  if (full === undefined) {
    const day = readDay(option, typed, language)
    return isLeft(day) ? day : right(endOfDay(day.right))
  }
  const local = `${date}T${time}`
  const start = LocalDateTime.is(local) ? (zone === undefined ? instantOf(local) : inZone(local, zone)) : undefined
  if (start === undefined || Number(seconds) > 59) {
    return refuse(say(`--${option}: den Zeitpunkt „${typed}“ gibt es nicht.`, `--${option}: there is no point in time "${typed}".`))
  }
  if (isLeft(start)) {
    return refuse(
      say(
        `--${option}: die Uhren zeigen „${typed}“ in Europe/Berlin nicht oder zweimal; schreiben Sie Z oder +01:00 dahinter.`,
        `--${option}: the clocks in Europe/Berlin never show "${typed}", or twice; write Z or +01:00 behind it.`,
      ),
    )
  }
  const exact = `${start.right.slice(0, 17)}${seconds}.${fraction.padEnd(3, '0')}Z`
  return Instant.is(exact) ? right(exact) : right(start.right)
}

const inZone = (local: LocalDateTime, zone: string): Either<never, Instant> | undefined => {
  const milliseconds = Date.parse(`${local}:00.000${zone}`)
  const at = Number.isNaN(milliseconds) ? undefined : new Date(milliseconds).toISOString()
  return Instant.is(at) ? right(at) : undefined
}

/** The last moment of a day in Europe/Berlin. */
export const endOfDay = (day: LocalDate): Instant => {
  // The day after the last of all days has no form; nothing was recorded then.
  if (day === '9999-12-31') return startOfDay(day)
  const last = new Date(Date.parse(startOfDay(addDays(day, 1))) - 1).toISOString()
  return Instant.is(last) ? last : startOfDay(day)
}

/** A fuzzy date in words. */
export const describe = (date: FuzzyDate, language: Language): string => describeFuzzyDate(date, language)

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Berlin',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

/** A point in time as the clocks in Europe/Berlin show it. */
export const describeInstant = (instant: Instant, language: Language): string => {
  const shown = Object.fromEntries(clock.formatToParts(Date.parse(instant)).map(({ type, value }) => [type, value]))
  const day = `${shown['year']?.padStart(4, '0')}-${shown['month']}-${shown['day']}`
  const time = `${shown['hour']}:${shown['minute']}:${shown['second']}`
  const date = LocalDate.is(day) ? describe(day, language) : day
  return language === 'de' ? `${date}, ${time} Uhr` : `${date}, ${time} (Berlin)`
}

/** What sorts dates for a list: the first day that is possible, else the last, else the end. */
export const sortKeyOf = (bounds: { readonly earliest?: LocalDate; readonly latest?: LocalDate }): string =>
  `${bounds.earliest ?? bounds.latest ?? '9999-99-99'} ${bounds.latest ?? '9999-99-99'}`
