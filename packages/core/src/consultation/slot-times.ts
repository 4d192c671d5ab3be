/** The times of slots: what the clocks show, opening hours, and whether a slot has begun. */
import { isRight } from 'fp-ts/lib/Either.js'

import { instantOf } from '../kernel/berlin-time.ts'
import type { Fault } from '../kernel/fault.ts'
import type { Instant, LocalDateTime } from '../kernel/local-date.ts'
import { isOpenAt } from '../kernel/opening-hours-week.ts'
import type { Slot, SlotCalendarEvents } from './slot-calendar-events.ts'

/** When a slot starts: local time, and which of two where the clocks show it twice. */
export type SlotStart = Pick<Slot, 'start' | 'offset'>

/** What is wrong with the start of a slot: a time that the clocks skip, or show twice, or with another offset. */
export const startFault = (path: string, { start, offset }: SlotStart): Fault | undefined => {
  const found = instantOf(start)
  if (isRight(found)) {
    const shown = offsetBetween(start, found.right)
    const isRightOne = offset === undefined || offset === shown
    return isRightOne ? undefined : { path: `${path}.offset`, expected: `must be ${shown} at ${start}, or left out`, found: offset }
  }
  if (found.left._tag === 'NonexistentTime') {
    const instead = found.left.movedForward.slice(11)
    return { path: `${path}.start`, expected: `must be a time that the clocks show: on this day they skip it and show ${instead}`, found: start }
  }
  const expected = 'must be given, because the clocks show this time twice: +02:00 for the first, +01:00 for the second'
  return offset === undefined ? { path: `${path}.offset`, expected, found: undefined } : undefined
}

/** The point in time at which a slot starts; of a start that the clocks skip, the moment at which they do. */
export const startOf = ({ start, offset }: SlotStart): Instant => {
  const found = instantOf(start)
  if (isRight(found)) return found.right
  if (found.left._tag === 'AmbiguousTime') return offset === '+01:00' ? found.left.later : found.left.earlier
  const moved = instantOf(found.left.movedForward)
  return isRight(moved) ? moved.right : endOfTime
}

/** Whether a slot has begun at a point in time. */
export const hasBegun = (slot: SlotStart, at: Instant): boolean => {
  // Berlin is ahead of UTC by three hours at most: nearly every question is answered without time zone data.
  if (at.slice(0, 16) >= slot.start) return true
  if (at.slice(0, 10) < slot.start.slice(0, 10) && slot.start.slice(11, 13) >= '03') return false
  return startOf(slot) <= at
}

/** Whether a slot starts outside the hours of its calendar; `unknown` where the hours are. */
export const startsOutside = (calendar: SlotCalendarEvents['CalendarOpened'], { start }: SlotStart): 'yes' | 'no' | 'unknown' => {
  const { hours, sessionTime } = calendar
  if (sessionTime !== undefined && (start < sessionTime.start || start >= sessionTime.end)) return 'yes'
  const open = hours === undefined ? (sessionTime === undefined ? 'unknown' : 'yes') : isOpenAt(hours, start)
  return open === 'unknown' ? 'unknown' : open === 'yes' ? 'no' : 'yes'
}

/** The point in time so many minutes later; what lies beyond the year 9999 is its last millisecond. */
export const addMinutes = (at: Instant, minutes: number): Instant => {
  const later = Date.parse(at) + minutes * 60_000
  return later > Date.parse(endOfTime) ? endOfTime : (new Date(later).toISOString() as Instant)
}
const endOfTime = '9999-12-31T23:59:59.999Z' as Instant

const offsetBetween = (shown: LocalDateTime, at: Instant): string =>
  `+0${(Number(shown.slice(11, 13)) - Number(at.slice(11, 13)) + 24) % 24}:00`
