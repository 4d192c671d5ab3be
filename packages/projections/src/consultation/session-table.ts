/** The table of Beratungen vor Ort: one row each. */
import { boundsOf, partsOf, preferredHeadcount, type ConsultationSessionState, type FuzzyDate, type PreferredHeadcount } from '@vor-ort/core'

import type { StreamMeta } from '../aggregate-projection.ts'
import { column, fuzzyDateColumns, fuzzyDateValues, optional, quantityColumns, quantityValues } from '../columns.ts'
import { defineTable, type RowOf } from '../table.ts'

/** The key of every table of the projection of Beratungen vor Ort. */
export const sessionId = column.text('session', ['Beratung', 'Session'], ['Kennung der Beratung vor Ort (UUID)', 'Id of the session (UUID)'], 'stream')

/** Beratungen vor Ort. */
export const consultationSessionTable = defineTable({
  name: 'consultation_session',
  title: { de: 'Beratungen vor Ort', en: 'Consultation sessions' },
  definition: { de: 'Eine Beratung vor Ort je Zeile, wie sie zuletzt erfasst ist; Menschen nur als Zahl. Intern: kleine Zahlen sind nicht unterdrückt.', en: 'One consultation session a row, as it was recorded last; people only as numbers. Internal: small numbers are not suppressed.' },
  key: ['session'],
  columns: [
    sessionId,
    column.text('phase', ['Stand', 'Phase'], ['none, planned, announced, inProgress, held, reported oder cancelled', 'none, planned, announced, inProgress, held, reported or cancelled'], 'lifecycle of the session'),
    optional.text('series', ['Beratungsreihe', 'Series'], ['Reihe, zu der sie gehört', 'Series to which it belongs'], 'SessionScheduled.series'),
    optional.text('social_space', ['Sozialraum', 'Social space'], ['Sozialraum, in dem sie stattfindet; leer: nicht bekannt', 'Social space in which it takes place; empty: not known'], 'SessionScheduled.socialSpace'),
    ...fuzzyDateColumns('day', ['Tag', 'Day'], ['Tag der Beratung', 'Day of the session'], 'SessionScheduled, SessionRescheduled, SessionHeld: valid time'),
    optional.text('month', ['Monat', 'Month'], ['Kalendermonat, YYYY-MM; leer: der Monat eines bestimmten Jahres ist nicht bekannt', 'Calendar month, YYYY-MM; empty: the month of a certain year is not known'], 'day, start'),
    optional.text('month_of_year', ['Monat des Jahres', 'Month of the year'], ['01 bis 12, auch wenn das Jahr nicht bekannt ist', '01 to 12, also where the year is not known'], 'day, start'),
    optional.text('venue_kind', ['Art des Orts', 'Kind of venue'], ['thirdParty, own, mobile, outdoor oder unknown', 'thirdParty, own, mobile, outdoor or unknown'], 'SessionScheduled.venue.kind'),
    optional.text('venue_place', ['Ort', 'Place'], ['Ort der Beratung', 'Place of the session'], 'SessionScheduled.venue.place'),
    optional.text('venue_name', ['Haus', 'Venue'], ['Name des Hauses', 'Name of the venue'], 'SessionScheduled.venue.name'),
    optional.text('starts_at', ['Beginn', 'Start'], ['Tag und Uhrzeit in Europe/Berlin, YYYY-MM-DDTHH:mm', 'Day and clock time in Europe/Berlin, YYYY-MM-DDTHH:mm'], 'SessionScheduled.start'),
    optional.text('ends_at', ['Ende', 'End'], ['Tag und Uhrzeit in Europe/Berlin, YYYY-MM-DDTHH:mm', 'Day and clock time in Europe/Berlin, YYYY-MM-DDTHH:mm'], 'SessionScheduled.end'),
    optional.integer('minutes', 'min', ['Minuten', 'Minutes'], ['Dauer nach der Uhr; leer: nicht bekannt', 'Length by the clock; empty: not known'], 'SessionScheduled.start, SessionScheduled.end'),
    column.text('booking', ['Buchung', 'Booking'], ['none: offen für alle; calendar: über Terminkalender', 'none: open to all; calendar: by a slot calendar'], 'SessionScheduled.booking'),
    ...quantityColumns('visitors', 'visit', ['Besuche', 'Visitors'], ['Besucherzahl der maßgeblichen Quelle; nie die Summe der Teams (C-8)', 'Visitors by the source that counts; never the sum of the teams (C-8)'], 'HeadcountRecorded.visitors'),
    optional.text('visitors_source', ['Quelle der Besucherzahl', 'Source of the visitors'], ['Maßgebliche Quelle', 'Source that counts'], 'HeadcountRecorded.source.key'),
    optional.text('visitors_because', ['Warum diese Quelle', 'Why this source'], ['correction, onSite, ownReport oder otherReport: in dieser Reihenfolge', 'correction, onSite, ownReport or otherReport: in this order'], 'HeadcountRecorded.source.kind, HeadcountCorrected'),
    column.integer('headcounts', '1', ['Quellen der Besucherzahl', 'Headcounts'], ['Zahl der Quellen; alle stehen in session_headcount', 'Number of sources; all are in session_headcount'], 'HeadcountRecorded, counted'),
    column.integer('conflicting_headcounts', '1', ['Abweichende Quellen', 'Conflicting headcounts'], ['Quellen, die eine andere Zahl nennen als die maßgebliche', 'Sources that state another number than the one that counts'], 'HeadcountRecorded.visitors'),
    ...quantityColumns('staff', 'person', ['Beschäftigte', 'Staff'], ['Anwesende Beschäftigte', 'Members of staff present'], 'StaffPresent.count'),
    column.boolean('vacancy_information', ['Stellenangebote', 'Vacancy information'], ['Ob Information über Stellenangebote erfasst ist', 'Whether information on vacancies is on record'], 'VacancyInformationOffered'),
    ...quantityColumns('employer_contacts', 'contact', ['Kontakte zum Arbeitgeberservice', 'Employer contacts'], ['Gespräche mit dem Arbeitgeberservice', 'Talks with the employer service'], 'VacancyInformationOffered.employerContacts'),
    optional.text('cancelled_because', ['Absagegrund', 'Cancelled because'], ['Grund der Absage; leer: nicht abgesagt', 'Reason of the cancellation; empty: not cancelled'], 'SessionCancelled.reason'),
    optional.text('evidence', ['Beleg', 'Evidence'], ['Quelle des ersten Ereignisses mit Beleg', 'Source of the first event that has one'], 'evidence[0].id'),
    column.instant('recorded_at', ['Zuletzt erfasst', 'Last recorded'], ['Wann das letzte Ereignis erfasst wurde (UTC)', 'When the last event was recorded (UTC)'], 'recordedAt'),
  ],
})

/** Which month a session lies in, as far as that is known. */
const monthCells = (date: FuzzyDate | undefined, start: string | undefined) => {
  const { earliest, latest } = date === undefined ? {} : boundsOf(date)
  const certain = earliest !== undefined && earliest.slice(0, 7) === latest?.slice(0, 7) ? earliest.slice(0, 7) : undefined
  const month = certain ?? start?.slice(0, 7)
  if (month !== undefined || date === undefined) return { month, month_of_year: month?.slice(5) }
  const parts = partsOf(date)
  // "Late January" without a year is some January; "about January 2015" may be another month.
  return { month, month_of_year: parts._tag === 'Point' && parts.doubt === undefined ? parts.month : undefined }
}

const minutesBetween = (start: string | undefined, end: string | undefined): number | undefined => {
  const minutes = start === undefined || end === undefined ? 0 : (Date.parse(`${end}:00Z`) - Date.parse(`${start}:00Z`)) / 60_000
  // A session that ends before it begins tells nothing of its length.
  return minutes > 0 ? minutes : undefined
}

const isOther = (counted: PreferredHeadcount | undefined, { visitors }: ConsultationSessionState['headcounts'][number]): boolean =>
  visitors.qualifier !== 'unknown' &&
  (counted?.visitors.qualifier !== visitors.qualifier || counted.visitors.unit !== visitors.unit || counted.visitors.value !== visitors.value)

/** The row of a session; `counted` is the headcount that counts. */
export const sessionRow = (state: ConsultationSessionState, id: string, meta: StreamMeta, counted = preferredHeadcount(state)): RowOf<typeof consultationSessionTable> => {
  const { details, headcounts, vacancyInformation } = state
  return {
    session: id,
    phase: state.phase,
    series: details.series,
    social_space: details.socialSpace,
    ...fuzzyDateValues('day', state.date),
    ...monthCells(state.date, details.start),
    venue_kind: details.venue?.kind,
    venue_place: details.venue?.place,
    venue_name: details.venue?.name,
    starts_at: details.start,
    ends_at: details.end,
    minutes: minutesBetween(details.start, details.end),
    booking: state.booking,
    ...quantityValues('visitors', 'visit', counted?.visitors),
    visitors_source: counted?.source.key,
    visitors_because: counted?.because,
    headcounts: headcounts.length,
    conflicting_headcounts: headcounts.filter((one) => isOther(counted, one)).length,
    ...quantityValues('staff', 'person', state.staff),
    vacancy_information: vacancyInformation !== undefined,
    ...quantityValues('employer_contacts', 'contact', vacancyInformation?.employerContacts),
    cancelled_because: state.cancelledBecause,
    evidence: meta.firstEvidence?.id,
    recorded_at: meta.lastRecordedAt,
  }
}
