/** Beratungsreihen: how often they come, to which Sozialräume, and which months they left out. */
import { consultationSeries } from '@vor-ort/core'

import { aggregateProjection } from '../aggregate-projection.ts'
import { column, fuzzyDateColumns, fuzzyDateValues, optional } from '../columns.ts'
import { defineTable } from '../table.ts'

const seriesId = column.text('series', ['Beratungsreihe', 'Series'], ['Kennung der Beratungsreihe (UUID)', 'Id of the series (UUID)'], 'stream')

/** Beratungsreihen. */
export const consultationSeriesTable = defineTable({
  name: 'consultation_series',
  title: { de: 'Beratungsreihen', en: 'Consultation series' },
  definition: { de: 'Eine Beratungsreihe je Zeile, wie sie zuletzt erfasst ist.', en: 'One consultation series a row, as it was recorded last.' },
  key: ['series'],
  columns: [
    seriesId,
    optional.text('name', ['Name', 'Name'], ['Name der Reihe', 'Name of the series'], 'ConsultationSeriesStarted.name'),
    column.text('phase', ['Stand', 'Phase'], ['none, pilot, recurring, paused oder ended', 'none, pilot, recurring, paused or ended'], 'lifecycle of the series'),
    ...fuzzyDateColumns('started_on', ['Begonnen am', 'Started on'], ['Tag des Beginns', 'Day of the start'], 'ConsultationSeriesStarted: valid time'),
    optional.boolean('pilot', ['Erprobung', 'Pilot'], ['Ob sie als Erprobung begann', 'Whether it began as a pilot'], 'ConsultationSeriesStarted.pilot'),
    optional.text('first_place', ['Erster Ort', 'First place'], ['Ort der ersten Beratung', 'Place of the first session'], 'ConsultationSeriesStarted.firstVenue.place'),
    optional.text('legal_basis', ['Rechtsgrundlage', 'Legal basis'], ['Vorschrift, die die Quelle nennt', 'Provision that the source names'], 'ConsultationSeriesStarted.legalBasis'),
    optional.text('cadence', ['Turnus', 'Cadence'], ['monthly, weekly, fortnightly oder irregular; leer: nicht bekannt', 'monthly, weekly, fortnightly or irregular; empty: not known'], 'SeriesCadenceChanged.cadence'),
    optional.boolean('rotating', ['Reihum', 'Rotating'], ['Ob sie reihum in ihre Sozialräume kommt', 'Whether it comes to its social spaces in turn'], 'SeriesCadenceChanged.rotating'),
    optional.text('cadence_from', ['Turnus ab Monat', 'Cadence from month'], ['Erster Monat des Turnus, YYYY-MM', 'First month of the cadence, YYYY-MM'], 'SeriesCadenceChanged.from'),
    column.integer('social_spaces', 'social space', ['Sozialräume', 'Social spaces'], ['Sozialräume, in die sie kommt', 'Social spaces to which it comes'], 'SocialSpaceAddedToSeries, counted'),
    column.integer('months_without_session', 'month', ['Monate ohne Beratung', 'Months without a session'], ['Vermerkte Monate ohne Beratung (C-14)', 'Months noted as without a session (C-14)'], 'MonthWithoutSession, counted'),
    optional.text('evidence', ['Beleg', 'Evidence'], ['Quelle des ersten Ereignisses mit Beleg', 'Source of the first event that has one'], 'evidence[0].id'),
    column.instant('recorded_at', ['Zuletzt erfasst', 'Last recorded'], ['Wann das letzte Ereignis erfasst wurde (UTC)', 'When the last event was recorded (UTC)'], 'recordedAt'),
  ],
})

/** Sozialräume of Beratungsreihen. */
export const seriesSpaceTable = defineTable({
  name: 'series_space',
  title: { de: 'Sozialräume der Beratungsreihen', en: 'Social spaces of series' },
  definition: { de: 'Ein Sozialraum, in den eine Reihe kommt, je Zeile; herausgenommene stehen nicht hier.', en: 'One social space to which a series comes a row; those that were removed are not here.' },
  key: ['series', 'social_space'],
  columns: [
    seriesId,
    column.text('social_space', ['Sozialraum', 'Social space'], ['Kennung des Sozialraums (UUID)', 'Id of the social space (UUID)'], 'SocialSpaceAddedToSeries.space'),
    column.integer('ordinal', '1', ['Nummer', 'Number'], ['Reihenfolge der Aufnahme, ab 1', 'Order of joining, from 1'], 'order of recording'),
    column.text('name', ['Name', 'Name'], ['Name bei der Aufnahme', 'Name when it joined'], 'SocialSpaceAddedToSeries.name'),
  ],
})

/** Months in which a monthly Beratungsreihe had no session. */
export const seriesMonthTable = defineTable({
  name: 'series_month_without_session',
  title: { de: 'Monate ohne Beratung', en: 'Months without a session' },
  definition: { de: 'Ein vermerkter Monat ohne Beratung je Zeile; berichtigte stehen nicht hier.', en: 'One month noted as without a session a row; corrected ones are not here.' },
  key: ['series', 'month'],
  columns: [seriesId, column.text('month', ['Monat', 'Month'], ['Kalendermonat, YYYY-MM', 'Calendar month, YYYY-MM'], 'MonthWithoutSession.month')],
})

/** The projection of Beratungsreihen: tables `consultation_series`, `series_space`, `series_month_without_session` and `consultation_series_finding`. */
export const consultationSeriesProjection = aggregateProjection(consultationSeries, {
  name: 'consultation_series',
  version: 1,
  title: { de: 'Beratungsreihen', en: 'consultation series' },
  tables: [consultationSeriesTable, seriesSpaceTable, seriesMonthTable],
  rows: ({ phase, started, cadence, spaces, monthsWithoutSession }, id, meta) => {
    const months = [...new Set(monthsWithoutSession)]
    return {
      consultation_series: [
        {
          series: id,
          name: started?.name,
          phase,
          ...fuzzyDateValues('started_on', started?.on),
          pilot: started?.pilot,
          first_place: started?.firstVenue?.place,
          legal_basis: started?.legalBasis,
          cadence: cadence?.cadence,
          rotating: cadence?.rotating,
          cadence_from: cadence?.from,
          social_spaces: spaces.length,
          months_without_session: months.length,
          evidence: meta.firstEvidence?.id,
          recorded_at: meta.lastRecordedAt,
        },
      ],
      series_space: spaces.map(({ space, name }, index) => ({ series: id, social_space: space, ordinal: index + 1, name })),
      series_month_without_session: months.map((month) => ({ series: id, month })),
    }
  },
})
