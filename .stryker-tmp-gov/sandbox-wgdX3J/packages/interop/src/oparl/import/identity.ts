/** The ids and dates under which OParl objects are recorded. */
// @ts-nocheck

import {
  AgendaItemId,
  AmendmentId,
  BodyId,
  derivedId,
  Instant,
  localDateOf,
  MeetingId,
  MotionId,
  ResolutionId,
  FuzzyDate,
  unknownDate,
  type ExternalId,
} from '@vor-ort/core'

// An id is derived from the object's URL, so that a second import meets the same stream. URLs of persons and
// memberships are not: theirs are random and kept in a directory that can be deleted.
const ofUrl = (url: string): string => `oparl ${url}`

export const bodyIdOf = (url: string): BodyId => derivedId(BodyId, ofUrl(url))
export const meetingIdOf = (url: string): MeetingId => derivedId(MeetingId, ofUrl(url))
export const agendaItemIdOf = (url: string): AgendaItemId => derivedId(AgendaItemId, ofUrl(url))
export const motionIdOf = (url: string): MotionId => derivedId(MotionId, ofUrl(url))
export const amendmentIdOf = (url: string): AmendmentId => derivedId(AmendmentId, `amendment ${ofUrl(url)}`)
export const resolutionIdOf = (paper: string, item: string): ResolutionId => derivedId(ResolutionId, `resolution ${ofUrl(paper)} ${item}`)

/** The object's own name in the source system. */
export const externalId = (url: string): ExternalId => ({ system: 'oparl', id: url })

/** An OParl time as an instant in UTC; without an offset it is taken as UTC, which only orders versions. */
export const instantOfSource = (value: string | undefined): string | undefined => {
  if (value === undefined) return undefined
  const milliseconds = Date.parse(hasOffset(value) ? value : `${value}Z`)
  return Number.isNaN(milliseconds) ? undefined : new Date(milliseconds).toISOString()
}

/** The value for "no date is known". */
export const unknownDay: FuzzyDate = unknownDate

const hasOffset = (value: string): boolean => /(Z|[+-]\d{2}:?\d{2})$/.test(value)

/** A date text of the source, or unknown. */
export const fuzzy = (value: string | undefined): FuzzyDate => (FuzzyDate.is(value) ? value : unknownDay)

/** The day of an OParl time in Europe/Berlin; a time without offset is local already. */
export const dayOfSource = (value: string | undefined): FuzzyDate => {
  if (value === undefined || !hasOffset(value)) return fuzzy(value?.slice(0, 10))
  const instant = instantOfSource(value)
  return Instant.is(instant) ? localDateOf(instant) : unknownDay
}

/** Day and clock time in Europe/Berlin as text, or nothing. */
export const localTimeOfSource = (value: string | undefined): string | undefined => {
  if (value === undefined || !hasOffset(value)) return value?.slice(0, 16)
  const instant = instantOfSource(value)
  return instant === undefined ? undefined : berlinFormat.format(new Date(instant)).replace(' ', 'T')
}

// The Swedish locale writes ISO dates; the zone is that of every German council.
const berlinFormat = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Berlin',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})
