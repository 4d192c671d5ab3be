/** RM-11: caseloads against the Betreuungsschlüssel, by every way of counting side by side. */
import { column, countColumns, optional, quantityColumns } from '../columns.ts'
import { defineReadModel, made } from '../read-models/define.ts'
import { caseloadSteps } from './caseload-sql.ts'

const [clients, clientsQualifier] = countColumns('clients', '1', ['Betreute', 'Clients'], ['eLb, bei bg Bedarfsgemeinschaften; leer: nicht bekannt, nie 0 dafür', 'eLb, for bg Bedarfsgemeinschaften; empty: not known, never 0 instead'], 'assignment_interval, case_open_interval')
const [fte, fteQualifier] = quantityColumns('fte', 'FTE', ['Stellen', 'FTE'], ['Volle Stellen in der Funktion, ohne Abzug für Abwesenheit; atMost: ein Teil davon dient auch der anderen Altersgruppe', 'Full-time posts in the function, absences not deducted; atMost: some of them serve the other age band too'], 'caseworker_capacity.fte')

const target = (what: string): string => `coalesce(t.${what}, g.${what})`

/**
 * RM-11 caseload: one place, function, age band and way of counting a row.
 *
 * The view asks on the day on which it is read (in UTC); `caseload.select(sqliteDialect, day)` is the query for any other
 * day, and `report_day` says which it was. That takes intervals as they are recorded now; a report with a valid-at day
 * folds no later event at all. Caseworkers work where they are now recorded, whatever the day.
 *
 * To count on any day by other groups, ask the intervals:
 * `SELECT branch, COUNT(DISTINCT case_id) FROM assignment_interval WHERE function = 'placement' AND begun_latest <= '2026-06-01'
 * AND (ended_on IS NULL OR ended_earliest > '2026-06-01') GROUP BY branch`.
 */
export const caseload = defineReadModel({
  id: 'RM-11',
  name: 'rm11_caseload',
  title: ['Fälle und Betreuungsschlüssel', 'Caseload and target ratio'],
  definition: [
    "Betreute, Stellen und ihr Verhältnis am Stichtag, nach allen Zählweisen nebeneinander; ohne Zählweise sagt ein Verhältnis nichts. Eine Ebene (level) und eine Altersgruppe wählen, all oder die einzelnen, nie summieren darüber. Je Ebene, Funktion und Altersgruppe ergeben alle Orte und die nicht zugewiesenen Fälle (assigned falsch) bei elb-all alle offenen. Vertretungen verschieben nichts. An anderen Tagen: SELECT branch, COUNT(DISTINCT case_id) FROM assignment_interval WHERE function = 'placement' AND begun_latest <= '2026-06-01' AND (ended_on IS NULL OR ended_earliest > '2026-06-01') GROUP BY branch.",
    "Clients, posts and their ratio on the report day, by all ways of counting side by side; without one a ratio says nothing. Choose one level and one age band, all or the single ones, and never add over them. By level, function and age band, all places and the cases not assigned (assigned false) are together all open ones, for elb-all. Substitutions move nothing. On other days: SELECT branch, COUNT(DISTINCT case_id) FROM assignment_interval WHERE function = 'placement' AND begun_latest <= '2026-06-01' AND (ended_on IS NULL OR ended_earliest > '2026-06-01') GROUP BY branch.",
  ],
  grain: ['Ort, Funktion, Altersgruppe und Zählweise', 'place, function, age band and way of counting'],
  key: ['level', 'branch', 'unit', 'assigned', 'function', 'age_band', 'clients_counting', 'staff_counting'],
  needs: ['case_assignment', 'caseworker', 'caseload_policy'],
  before: caseloadSteps,
  columns: [
    made(column.date('report_day', ['Stichtag', 'Report day'], ['Tag, für den gezählt wird: der Tag der Abfrage (UTC), wenn kein anderer verlangt ist', 'Day for which it is counted: the day of asking (UTC) unless another is asked for'], 'day of asking'), ({ today }) => today),
    made(column.text('level', ['Ebene', 'Level'], ['carrier (alles), branch (Außenstellen) oder unit (Teams); jede zählt alle Fälle', 'carrier (the whole), branch or unit; each counts every case'], 'made'), 'c.level'),
    made(optional.text('branch', ['Außenstelle', 'Branch'], ['Außenstelle des Falls; leer: andere Ebene, nicht zugewiesen oder nicht bekannt', 'Branch of the case; empty: another level, not assigned, or not known'], 'assignment_interval.branch, caseworker.branch'), "CASE WHEN c.level = 'branch' THEN c.place END"),
    made(optional.text('unit', ['Team', 'Unit'], ['Team des Falls; leer: andere Ebene, nicht zugewiesen oder nicht bekannt', 'Unit of the case; empty: another level, not assigned, or not known'], 'assignment_interval.unit, caseworker.unit'), "CASE WHEN c.level = 'unit' THEN c.place END"),
    made(column.boolean('assigned', ['Zugewiesen', 'Assigned'], ['Falsch für offene Fälle, die niemand hat (R-20, A-6)', 'False for open cases that nobody has (R-20, A-6)'], 'assignment_interval, case_open_interval'), 'c.assigned'),
    made(column.text('function', ['Funktion', 'Function'], ['placement, caseManagement, benefits oder youthPlacement', 'placement, caseManagement, benefits or youthPlacement'], 'CaseOpened.function'), 'c.function'),
    made(column.text('age_band', ['Altersgruppe', 'Age band'], ['Am Stichtag: under25, from25, unknown, oder all für alle zusammen', 'On the report day: under25, from25, unknown, or all for all together'], 'assignment_interval.age_band'), 'c.age_band'),
    made(column.text('clients_counting', ['Zählung der Betreuten', 'Counting of clients'], ['elb-all: alle zugewiesenen eLb; elb-activatable: ohne die, denen Arbeit unzumutbar ist (noch nicht erfasst, daher unbekannt); bg: Bedarfsgemeinschaften, unbekannt, wenn eine fehlt', 'elb-all: all eLb assigned; elb-activatable: without those for whom work is unreasonable (not recorded yet, thus unknown); bg: Bedarfsgemeinschaften, unknown where one is missing'], 'made'), 'c.clients_counting'),
    made(column.text('staff_counting', ['Zählung der Stellen', 'Counting of staff'], ['fte-direct: Vermittlung und Fallmanagement selbst; fte-with-lead und fte-with-frontdesk: mit Leitung, mit Empfang (noch nicht erfasst, daher unbekannt)', 'fte-direct: placement and Fallmanagement alone; fte-with-lead and fte-with-frontdesk: with team leads, with the front desk (not recorded yet, thus unknown)'], 'made'), 'c.staff_counting'),
    made(column.boolean('counting_declared', ['Zählweise festgelegt', 'Counting declared'], ['Ob der Betreuungsschlüssel diese Zählweise nennt', 'Whether the policy declares this way of counting'], 'caseload_counting'), 'EXISTS (SELECT 1 FROM declared k WHERE k.clients_counting = c.clients_counting AND k.staff_counting = c.staff_counting)'),
    made(clients, 'c.clients'),
    made(clientsQualifier, 'c.clients_qualifier'),
    made(fte, 'CAST(c.millionths AS DOUBLE PRECISION) / 1000000'),
    made(fteQualifier, 'c.fte_qualifier'),
    made(optional.real('ratio', 'client/FTE', ['Verhältnis', 'Ratio'], ['Betreute je volle Stelle, nicht gerundet; nie ohne ratio_qualifier lesen', 'Clients for each full-time post, not rounded; never read it without ratio_qualifier'], 'clients / fte'), 'c.ratio'),
    made(optional.text('ratio_shown', ['Verhältnis in Worten', 'Ratio shown'], ['1 : n, n kaufmännisch gerundet; Schranken nach außen (atLeast ab-, atMost aufgerundet)', '1 : n, n rounded half-up; bounds outwards (atLeast down, atMost up)'], 'clients / fte'), "'1 : ' || c.whole"),
    made(column.text('ratio_qualifier', ['Verhältnis: Genauigkeit', 'Ratio: qualifier'], ['exact, atLeast, atMost, approx (beide Seiten sind Mindestzahlen), undefined (keine Stellen) oder unknown (eine Seite ist nicht bekannt)', 'exact, atLeast, atMost, approx (both sides are lower bounds), undefined (no posts) or unknown (a side is not known)'], 'clients_qualifier, fte_qualifier'), 'c.ratio_qualifier'),
    made(optional.real('target', 'client/FTE', ['Zielwert', 'Target'], ['Betreute je volle Stelle, die am Stichtag gelten sollen; leer: kein Zielwert', 'Clients for each full-time post that there are to be on the report day; empty: no target'], 'caseload_target.clients_per_fte'), target('clients_per_fte')),
    made(optional.real('deviation_percent', '%', ['Abweichung', 'Deviation'], ['Um wie viel Prozent das Verhältnis über dem Zielwert liegt, negativ darunter; so genau wie ratio_qualifier', 'By how many per cent the ratio is above the target, negative below; as exact as ratio_qualifier'], '100 * (ratio / target - 1)'), `100 * (c.ratio / ${target('clients_per_fte')} - 1)`),
    made(optional.boolean('binding', ['Bindend', 'Binding'], ['Ob der Zielwert bindet; sonst nur Orientierung (R-11)', 'Whether the target binds; else for orientation only (R-11)'], 'caseload_target.binding'), target('binding')),
    made(optional.text('policy', ['Betreuungsschlüssel', 'Policy'], ['Kennung des Betreuungsschlüssels, der den Zielwert setzt', 'Id of the policy that sets the target'], 'caseload_policy.policy'), target('policy')),
    made(optional.text('policy_source', ['Grundlage', 'Policy source'], ['Worauf er beruht, in Worten', 'What it rests on, in words'], 'caseload_policy.source'), target('source')),
  ],
  // A target for all ages counts where there is none for the band.
  from: `FROM caseload c
LEFT JOIN target t ON t.function = c.function AND t.age_band = c.age_band
LEFT JOIN target g ON g.function = c.function AND g.age_band = 'all' AND c.age_band IN ('under25', 'from25')`,
})
