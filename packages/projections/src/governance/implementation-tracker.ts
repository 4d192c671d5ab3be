/** RM-2: what is to be done because of resolutions, and whether it is overdue. */
import { column, optional } from '../columns.ts'
import { defineReadModel, made, taken, takenIfThere } from '../read-models/define.ts'
import { bodyTable } from './governing-body.ts'
import { obligationTable } from './obligation.ts'
import { resolutionTable } from './resolution.ts'

// A report answers for an obligation when it is about the same aspect of the same resolution.
const reports = (condition: string): string =>
  `(SELECT COUNT(*) FROM report p WHERE p.resolution = o.resolution AND '; ' || p.aspects || '; ' LIKE '%; ' || o.aspect || '; %'${condition})`

const isDone = "o.status IN ('fulfilled', 'waived')"

/**
 * RM-2 implementation tracker: one obligation a row.
 *
 * The view asks on the day on which it is read (in UTC); `implementationTracker.select(sqliteDialect, day)` is the query
 * for any other day. `report_day` says which it was, so that a table that was exported still tells.
 */
export const implementationTracker = defineReadModel({
  id: 'RM-2',
  name: 'rm2_implementation_tracker',
  title: ['Umsetzungsstand', 'Implementation tracker'],
  definition: [
    'Was aus Beschlüssen zu tun ist: Frist zuerst und jetzt, Stand, Verzug am Stichtag, Berichte, Belege, Dauer bis zur Erfüllung.',
    'What is to be done because of resolutions: due date first and now, status, delay on the report day, reports, evidence, days to fulfilment.',
  ],
  grain: ['ein Umsetzungsauftrag', 'one obligation'],
  key: ['resolution', 'obligation'],
  needs: ['resolution', 'governing_body'],
  columns: [
    ...taken(obligationTable, 'o', ['resolution', 'obligation']),
    ...takenIfThere(resolutionTable, 'r', { title: ['resolution_title', ['Titel des Beschlusses', 'Title of the resolution']], adopted_on: 'adopted_on', phase: ['resolution_phase', ['Stand des Beschlusses', 'Phase of the resolution']] }),
    ...taken(obligationTable, 'o', ['aspect', 'what', 'responsible', 'owner']),
    ...takenIfThere(bodyTable, 'g', { name: ['owner_name', ['Name des Gremiums', 'Name of the owner']] }),
    ...taken(obligationTable, 'o', ['original_due', 'due', 'due_earliest', 'due_latest', 'rescheduled', 'status']),
    made(column.date('report_day', ['Stichtag', 'Report day'], ['Tag, für den der Verzug gilt: der Tag der Abfrage (UTC), wenn kein anderer verlangt ist', 'Day for which the delay holds: the day of asking (UTC) unless another is asked for'], 'day of asking'), ({ today }) => today),
    made(column.text('overdue', ['Überfällig', 'Overdue'], ['yes, no (auch wenn erledigt) oder unknown (keine oder ungenaue Frist)', 'yes, no (also when done) or unknown (no due date, or an inexact one)'], 'obligation.status, obligation.due'), ({ today }) => `CASE WHEN ${isDone} OR o.due_earliest >= ${today} THEN 'no' WHEN o.due_latest < ${today} THEN 'yes' ELSE 'unknown' END`),
    made(optional.integer('days_overdue', 'd', ['Tage Verzug', 'Days overdue'], ['Tage seit dem letzten Tag der Frist; leer: nicht überfällig, oder nicht bekannt (siehe overdue)', 'Days since the last day of the due date; empty: not overdue, or not known (see overdue)'], 'obligation.due_latest, report_day'), ({ today, days }) => `CASE WHEN NOT ${isDone} AND o.due_latest < ${today} THEN ${days('o.due_latest', today)} END`),
    made(column.integer('reports_requested', '1', ['Berichte verlangt', 'Reports requested'], ['Verlangte Sachstandsberichte zu Beschluss und Gegenstand', 'Reports requested on the resolution and aspect'], 'report'), reports('')),
    made(column.integer('reports_delivered', '1', ['Berichte erstattet', 'Reports delivered'], ['Davon erstattet', 'Those of them that were given'], 'report.delivered'), reports(' AND p.delivered')),
    ...taken(obligationTable, 'o', ['fulfilled_on', 'fulfilled_earliest', 'fulfilled_latest']),
    made(optional.integer('days_to_fulfilment', 'd', ['Tage bis zur Erfüllung', 'Days to fulfilment'], ['Vom Beschluss bis zur Erfüllung; leer: nicht erfüllt, oder einer der Tage ist nicht auf den Tag bekannt', 'From resolution to fulfilment; empty: not fulfilled, or one of the days is not known to the day'], 'resolution.adopted_on, obligation.fulfilled_on'), ({ days }) => `CASE WHEN r.adopted_earliest = r.adopted_latest AND o.fulfilled_earliest = o.fulfilled_latest THEN ${days('r.adopted_earliest', 'o.fulfilled_earliest')} END`),
    ...taken(obligationTable, 'o', ['evidence']),
  ],
  from: `FROM obligation o
JOIN resolution r ON r.resolution = o.resolution
LEFT JOIN body g ON g.body = o.owner`,
})
