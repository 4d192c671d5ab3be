/**
 * Between the clocks in Europe/Berlin and points in time, whatever the machine's own time zone.
 */
import { left, right, type Either } from 'fp-ts/lib/Either.js'
import { IANAZone } from 'luxon'
import { addDays } from './calendar.ts'
import type { Instant, LocalDate, LocalDateTime } from './local-date.ts'

/** The clocks skip this time: the day on which summer time begins. `movedForward` is what they show instead. */
export interface NonexistentTime {
  readonly _tag: 'NonexistentTime'
  readonly local: LocalDateTime
  readonly zone: 'Europe/Berlin'
  readonly movedForward: LocalDateTime
}

/** The clocks show this time twice: the day on which summer time ends. */
export interface AmbiguousTime {
  readonly _tag: 'AmbiguousTime'
  readonly local: LocalDateTime
  readonly zone: 'Europe/Berlin'
  readonly earlier: Instant
  readonly later: Instant
}

/**
 * The point in time at which the clocks in Europe/Berlin show a planned time.
 *
 * A time that is skipped or shown twice is an error that holds the choices, for a person to decide.
 *
 * @example
 * ```ts
 * import { instantOf, localDateTime } from '@vor-ort/core'
 * import { chainW } from 'fp-ts/lib/Either.js'
 * chainW(instantOf)(localDateTime('2026-07-01T09:00')) // => { _tag: 'Right', right: '2026-07-01T07:00:00.000Z' }
 * chainW(instantOf)(localDateTime('2026-03-29T02:30'))
 * // => { _tag: 'Left', left: { _tag: 'NonexistentTime', local: '2026-03-29T02:30', zone: 'Europe/Berlin', movedForward: '2026-03-29T03:30' } }
 * ```
 */
export const instantOf = (local: LocalDateTime): Either<NonexistentTime | AmbiguousTime, Instant> => {
  const { shown, before, after } = readingsOf(local)
  if (before.isShown && after.isShown && before.at !== after.at) {
    return left({ _tag: 'AmbiguousTime', local, zone: 'Europe/Berlin', earlier: isoOf(before.at), later: isoOf(after.at) })
  }
  if (before.isShown) return right(isoOf(before.at))
  if (after.isShown) return right(isoOf(after.at))
  const movedForward = isoOf(shown + (before.at - after.at)).slice(0, 16) as LocalDateTime
  return left({ _tag: 'NonexistentTime', local, zone: 'Europe/Berlin', movedForward })
}

/**
 * The point in time at which a day begins in Europe/Berlin.
 *
 * @example
 * ```ts
 * import { day, startOfDay } from '@vor-ort/core'
 * startOfDay(day('2026-01-01')) // => '2025-12-31T23:00:00.000Z'
 * startOfDay(day('2026-07-01')) // => '2026-06-30T22:00:00.000Z'
 * ```
 */
export const startOfDay = (date: LocalDate): Instant => {
  const { before, after } = readingsOf(`${date}T00:00` as LocalDateTime)
  // Were midnight itself skipped (1 April 1893), the old offset would still lead to the moment of the change.
  return isoOf(after.isShown && !before.isShown ? after.at : before.at)
}

/**
 * The day that the calendar in Europe/Berlin shows at a point in time.
 *
 * @example
 * ```ts
 * import { instant, localDateOf } from '@vor-ort/core'
 * import { map } from 'fp-ts/lib/Either.js'
 * map(localDateOf)(instant('2026-06-30T22:00:00.000Z')) // => { _tag: 'Right', right: '2026-07-01' }
 * ```
 */
export const localDateOf = (instant: Instant): LocalDate => {
  const dateInUtc = instant.slice(0, 10) as LocalDate
  // Berlin has always been ahead of UTC, by three hours at most: before 21:00 no time zone data is needed.
  if (instant.slice(11, 13) < '21') return dateInUtc
  const minute = Number(instant.slice(11, 13)) * 60 + Number(instant.slice(14, 16)) + berlin.offset(Date.parse(instant))
  return minute < minutesOfDay ? dateInUtc : addDays(dateInUtc, 1)
}

const berlin = IANAZone.create('Europe/Berlin')
const minutesOfDay = 1440
const millisecondsOfMinute = 60_000
const millisecondsOfDay = minutesOfDay * millisecondsOfMinute

/** A local time read with one offset from UTC: the point in time, and whether the clocks do show the time then. */
interface Reading {
  readonly at: number
  readonly isShown: boolean
}

/** A local time read with the offset of the day before and with that of the day after: they differ around a change. */
const readingsOf = (local: LocalDateTime): { readonly shown: number; readonly before: Reading; readonly after: Reading } => {
  const shown = Date.parse(`${local}:00.000Z`)
  const [offsetBefore, offsetAfter] = [berlin.offset(shown - millisecondsOfDay), berlin.offset(shown + millisecondsOfDay)]
  const read = (offset: number): Reading => {
    const at = shown - Math.round(offset * millisecondsOfMinute)
    // Where the clocks did not change all around, the offset is that of the moment too; looking it up is dear.
    return { at, isShown: offsetBefore === offsetAfter || berlin.offset(at) === offset }
  }
  return { shown, before: read(offsetBefore), after: read(offsetAfter) }
}

const isoOf = (milliseconds: number): Instant => new Date(milliseconds).toISOString() as Instant
