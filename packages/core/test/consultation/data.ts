/** Names and pieces that the consultation tests share: roles and random pseudonyms only. */
import {
  AppointmentId,
  BranchId,
  CaseId,
  day,
  derivedId,
  fuzzyDate,
  instant,
  localDateTime,
  SeriesId,
  SessionId,
  SlotId,
  SocialSpaceId,
  unknownDate,
  YearMonth,
  type FuzzyDate,
  type Instant,
  type LocalDateTime,
} from '@vor-ort/core'
import { isRight } from 'fp-ts/lib/Either.js'

export const on: FuzzyDate = day('2026-06-15')
export const branch = derivedId(BranchId, 'Servicepoint')
export const caseRef = derivedId(CaseId, 'case 1')
export const slotA = derivedId(SlotId, 'slot A')
export const slotB = derivedId(SlotId, 'slot B')
export const first = derivedId(AppointmentId, 'appointment 1')
export const second = derivedId(AppointmentId, 'appointment 2')
export const third = derivedId(AppointmentId, 'appointment 3')
export const series = derivedId(SeriesId, 'series')
export const session = derivedId(SessionId, 'session')
export const otherSession = derivedId(SessionId, 'other session')
export const space = derivedId(SocialSpaceId, 'Hage')

/** A fuzzy date that stands in a test. */
export const dateOf = (value: string): FuzzyDate => {
  const read = fuzzyDate(value)
  if (isRight(read)) return read.right
  throw new Error(`${value} is not a fuzzy date`)
}
/** A point in time on 15 June 2026 by its clock in UTC, or with its day. */
export const utc = (clock: string, date = '2026-06-15'): Instant => {
  const read = instant(`${date}T${clock}:00.000Z`)
  if (isRight(read)) return read.right
  throw new Error(`${clock} is not a time`)
}
/** A local time that stands in a test. */
export const local = (value: string): LocalDateTime => {
  const read = localDateTime(value)
  if (isRight(read)) return read.right
  throw new Error(`${value} is not a local time`)
}
/** A month that stands in a test. */
export const month = (value: string): YearMonth => {
  if (YearMonth.is(value)) return value
  throw new Error(`${value} is not a month`)
}
export { unknownDate }
