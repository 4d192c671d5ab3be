/** RM-6: what each setting of opening hours gained, because of which resolution, and what is lacking to parity. */
import { column, optional } from '../columns.ts'
import { defineReadModel, made, taken } from '../read-models/define.ts'
import { branchTable } from './branch-table.ts'
import { branchHoursTable } from './opening-hours.ts'

// A branch that did not exist before had no hours before; of one that did nobody knows them until somebody says so.
const beforeFirst = 'CASE WHEN b.baseline THEN NULL ELSE 0.0 END'

const before = `WITH target AS (
  SELECT DISTINCT branch, targeted_on, targeted_earliest, targeted_latest, opening_hours, services, hours_set_since, resolution, obligation FROM branch_parity
), reference AS (
  SELECT p.branch, COUNT(*) AS n, COUNT(r.weekly_minutes) AS known, MIN(r.weekly_minutes) AS shortest, SUM(CASE WHEN r.services_complete THEN 1 ELSE 0 END) AS complete
  FROM branch_parity p LEFT JOIN branch r ON r.branch = p.reference GROUP BY p.branch
), setting AS (
  SELECT h.branch, h.ordinal, 'set' AS period, h.since_on, h.since_earliest, h.since_latest, h.until_on,
    CASE WHEN l.branch IS NULL THEN ${beforeFirst} ELSE l.weekly_minutes END AS minutes_before, l.occurrences_per_week AS occurrences_before,
    h.weekly_minutes AS minutes_after, h.occurrences_per_week AS occurrences_after, h.weekly_minutes AS own, h.resolution, h.obligation
  FROM branch_hours h JOIN branch b ON b.branch = h.branch
  LEFT JOIN branch_hours l ON l.branch = h.branch AND l.ordinal = h.ordinal - 1
  UNION ALL
  SELECT b.branch, 1 + (SELECT COUNT(*) FROM branch_hours h WHERE h.branch = b.branch), 'pending',
    coalesce(t.targeted_on, b.approved_on), CASE WHEN t.branch IS NULL THEN b.approved_earliest ELSE t.targeted_earliest END, CASE WHEN t.branch IS NULL THEN b.approved_latest ELSE t.targeted_latest END, NULL,
    CASE WHEN EXISTS (SELECT 1 FROM branch_hours h WHERE h.branch = b.branch) THEN b.weekly_minutes ELSE ${beforeFirst} END, b.occurrences_per_week,
    NULL, NULL, b.weekly_minutes,
    CASE WHEN t.branch IS NULL THEN b.resolution ELSE t.resolution END, CASE WHEN t.branch IS NULL THEN b.obligation ELSE t.obligation END
  FROM branch b LEFT JOIN target t ON t.branch = b.branch
  WHERE t.hours_set_since = 0 OR (
    t.branch IS NULL AND b.approved_by = 'resolution' AND b.phase IN ('approved', 'inPreparation', 'ready', 'open', 'temporarilyClosed')
    AND NOT EXISTS (SELECT 1 FROM branch_hours h WHERE h.branch = b.branch)
  )
), numbered AS (
  SELECT setting.*, ordinal = MAX(ordinal) OVER (PARTITION BY branch) AS latest FROM setting
)`

// Services of the references that are not on the list of the branch.
const absent = `FROM (
    SELECT DISTINCT s.label FROM branch_parity p JOIN branch_service s ON s.branch = p.reference
    WHERE p.branch = x.branch AND NOT EXISTS (SELECT 1 FROM branch_service o WHERE o.branch = p.branch AND o.label = s.label)
  ) AS absent`
const isAbsent = `EXISTS (SELECT 1 ${absent})`

const hoursLatest = 'x.latest AND t.opening_hours'
const servicesLatest = 'x.latest AND t.services'
const isLong = 'x.own >= r.shortest'
const isUndetermined = 'x.own IS NULL OR r.known < r.n'

/** RM-6 opening-hours gain: one setting of the opening hours of a branch a row, and one row more for hours that are still to be set. */
export const openingHoursGainReport = defineReadModel({
  id: 'RM-6',
  name: 'rm6_opening_hours_gain',
  title: ['Gewinn an Öffnungszeit', 'Opening-hours gain'],
  definition: [
    'Stunden je Woche vor und nach jeder Festlegung, mit dem veranlassenden Beschluss, und was zur Gleichwertigkeit fehlt. Steht die Festlegung noch aus (pending: Angleichung als Ziel oder beschlossener Standort ohne Zeiten), ist der Gewinn unbestimmt. Nicht nach dem Beschluss heißt nicht wegen des Beschlusses: es zählt, was die Quelle als Anlass nennt.',
    'Hours a week before and after each setting, with the resolution that caused it, and what is lacking to parity. Where the setting is still to come (pending: a parity target, or an approved branch without hours) the gain is undetermined. After a resolution is not because of it: what counts is the cause that the source names.',
  ],
  grain: ['eine Festlegung der Öffnungszeiten eines Standorts, oder die ausstehende', 'one setting of the opening hours of a branch, or the one to come'],
  key: ['branch', 'ordinal'],
  needs: ['branch'],
  before,
  columns: [
    ...taken(branchHoursTable, 'x', ['branch']),
    ...taken(branchTable, 'b', { name: ['branch_name', ['Name des Standorts', 'Name of the branch']], kind: ['branch_kind', ['Art des Standorts', 'Kind of the branch']], phase: ['branch_state', ['Stand des Standorts', 'State of the branch']] }),
    ...taken(branchHoursTable, 'x', ['ordinal']),
    made(column.text('period', ['Zeitraum', 'Period'], ['set: festgelegt; pending: steht aus', 'set: was set; pending: still to come'], 'branch_hours, branch_parity, branch.approved_by'), 'x.period'),
    ...taken(branchHoursTable, 'x', ['since_on', 'since_earliest', 'since_latest', 'until_on']),
    made(optional.real('hours_before', 'h/week', ['Stunden vorher', 'Hours before'], ['Stunden je Woche vorher; 0 nur, wenn es den Standort vorher nicht gab; leer: nicht bekannt', 'Hours a week before; 0 only where there was no branch before; empty: not known'], 'branch_hours.weekly_minutes of the setting before'), 'x.minutes_before / CAST(60 AS double precision)'),
    made(optional.integer('occurrences_before', '1/week', ['Öffnungen vorher', 'Openings before'], ['Wie oft in der Woche vorher geöffnet war', 'How often a week it was open before'], 'branch_hours.occurrences_per_week of the setting before'), 'x.occurrences_before'),
    made(optional.real('hours_after', 'h/week', ['Stunden nachher', 'Hours after'], ['Stunden je Woche nachher; leer: nicht bekannt oder noch nicht festgelegt', 'Hours a week after; empty: not known or not set yet'], 'branch_hours.weekly_minutes'), 'x.minutes_after / CAST(60 AS double precision)'),
    made(optional.integer('occurrences_after', '1/week', ['Öffnungen nachher', 'Openings after'], ['Wie oft in der Woche nachher geöffnet ist', 'How often a week it is open after'], 'branch_hours.occurrences_per_week'), 'x.occurrences_after'),
    made(optional.real('gain', 'h/week', ['Gewinn', 'Gain'], ['Stunden je Woche mehr; negativ: weniger; leer: unbestimmt', 'Hours a week more; negative: fewer; empty: undetermined'], 'hours_after - hours_before'), '(x.minutes_after - x.minutes_before) / CAST(60 AS double precision)'),
    made(column.text('gain_qualifier', ['Gewinn: Genauigkeit', 'Gain: qualifier'], ['exact oder unknown (unbestimmt)', 'exact or unknown (undetermined)'], 'hours_before, hours_after'), "CASE WHEN x.minutes_after IS NULL OR x.minutes_before IS NULL THEN 'unknown' ELSE 'exact' END"),
    ...taken(branchHoursTable, 'x', ['resolution', 'obligation']),
    made(optional.real('parity_gap', 'h/week', ['Rückstand', 'Parity gap'], ['Stunden je Woche, die zum kürzesten Vergleichsstandort fehlen (B-6), nach heutigem Stand; nur in der letzten Zeile eines Standorts; leer: kein Ziel, oder unbestimmt', 'Hours a week that are lacking to the shortest reference (B-6), as things stand; in the last row of a branch only; empty: no target, or undetermined'], 'branch_parity, branch.weekly_minutes of the references'), `CASE WHEN ${hoursLatest} THEN CASE WHEN ${isLong} THEN 0.0 WHEN ${isUndetermined} THEN NULL ELSE (r.shortest - x.own) / CAST(60 AS double precision) END END`),
    made(optional.text('parity_gap_qualifier', ['Rückstand: Genauigkeit', 'Parity gap: qualifier'], ['exact oder unknown (unbestimmt); leer: kein Ziel, oder nicht die letzte Zeile', 'exact or unknown (undetermined); empty: no target, or not the last row'], 'branch_parity'), `CASE WHEN ${hoursLatest} THEN CASE WHEN ${isLong} THEN 'exact' WHEN ${isUndetermined} THEN 'unknown' ELSE 'exact' END END`),
    made(optional.text('missing_services', ['Fehlende Leistungen', 'Missing services'], ['Leistungen der Vergleichsstandorte, die sicher fehlen, durch Semikolon getrennt; leer: keine, kein Ziel, oder unbestimmt', 'Services of the references that are certainly lacking, separated by semicolons; empty: none, no target, or undetermined'], 'branch_service'), `CASE WHEN ${servicesLatest} AND b.services_complete THEN (SELECT string_agg(label, '; ' ORDER BY label) ${absent}) END`),
    made(optional.text('missing_services_qualifier', ['Fehlende Leistungen: Genauigkeit', 'Missing services: qualifier'], ['exact; atLeast: es können mehr sein; unknown: unbestimmt; leer: kein Ziel, oder nicht die letzte Zeile', 'exact; atLeast: there may be more; unknown: undetermined; empty: no target, or not the last row'], 'branch_service, branch.services_complete'), `CASE WHEN ${servicesLatest} THEN CASE WHEN r.complete = r.n AND (b.services_complete OR NOT ${isAbsent}) THEN 'exact' WHEN b.services_complete AND ${isAbsent} THEN 'atLeast' ELSE 'unknown' END END`),
  ],
  from: `FROM numbered x
JOIN branch b ON b.branch = x.branch
LEFT JOIN target t ON t.branch = x.branch
LEFT JOIN reference r ON r.branch = x.branch`,
})
