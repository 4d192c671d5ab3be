/** RM-5: the branches, each with what it offers and how it came about. */
import { column, optional } from '../columns.ts'
import { defineReadModel, made, taken, takenIfThere, type Dialect } from '../read-models/define.ts'
import { branchTable } from './branch-table.ts'
import { socialSpaceTable } from './social-space.ts'

const known = (cell: string, { realText }: Dialect): string => `CASE WHEN ${cell} IS NULL THEN '?' ELSE ${realText(cell)} END`

/**
 * RM-5 branch network: one branch a row.
 *
 * It tells of all events that were projected. For the network at a date D, project only the events that are valid by D
 * (reports do so with `--valid-at D`): a view cannot see what a branch was before.
 */
export const branchNetworkReport = defineReadModel({
  id: 'RM-5',
  name: 'rm5_branch_network',
  title: ['Standortnetz', 'Branch network'],
  definition: [
    'Jeder Standort mit Stand, Ort, Leistungen, Öffnungszeit, Stellen, Partnern, Beschluss und Dauer bis zur Eröffnung. Für einen Stichtag D: den Bericht mit --valid-at D abrufen, dann zählen nur Ereignisse, die bis D gelten.',
    'Each branch with state, place, services, opening time, staff, partners, approval and days to its opening. At a date D: run the report with --valid-at D, so that only events valid by D count.',
  ],
  grain: ['ein Standort', 'one branch'],
  key: ['branch'],
  needs: ['branch', 'social_space'],
  columns: [
    ...taken(branchTable, 'b', { branch: 'branch', phase: ['state', ['Stand', 'State']], name: 'name', kind: 'kind', place: 'place', ags: 'ags', lat: 'lat', lon: 'lon', carrier: 'carrier', social_space: 'social_space' }),
    ...takenIfThere(socialSpaceTable, 's', { name: ['social_space_name', ['Name des Sozialraums', 'Name of the social space']] }),
    made(optional.text('services', ['Leistungen', 'Services'], ['Leistungen, durch Semikolon getrennt; vor der Eröffnung die vorgesehenen; leer: keine erfasst', 'Services, separated by semicolons; before the opening those intended; empty: none on record'], 'branch_service.label'), "(SELECT string_agg(l.label, '; ' ORDER BY l.ordinal) FROM branch_service l WHERE l.branch = b.branch)"),
    ...taken(branchTable, 'b', ['services_complete']),
    made(optional.real('weekly_hours', 'h/week', ['Stunden je Woche', 'Hours a week'], ['Regelmäßige Öffnungszeit; leer: nicht bekannt', 'Regular opening time; empty: not known'], 'branch.weekly_minutes'), 'b.weekly_minutes / CAST(60 AS double precision)'),
    made(column.text('weekly_hours_qualifier', ['Stunden je Woche: Genauigkeit', 'Hours a week: qualifier'], ['exact oder unknown (dann ist die Zahl leer)', 'exact or unknown (then the number is empty)'], 'branch.weekly_minutes_qualifier'), 'b.weekly_minutes_qualifier'),
    ...taken(branchTable, 'b', ['occurrences_per_week', 'allocated_fte', 'staffed_fte']),
    made(optional.text('staff_by_function', ['Stellen nach Funktion', 'Staff by function'], ['Funktion zugewiesen/besetzt in VZÄ, durch Semikolon getrennt; ?: nicht erfasst', 'Function allocated/staffed in FTE, separated by semicolons; ?: not on record'], 'branch_staff'), (dialect) => `(SELECT string_agg(f.function || ' ' || ${known('f.allocated_fte', dialect)} || '/' || ${known('f.staffed_fte', dialect)}, '; ' ORDER BY f.function) FROM branch_staff f WHERE f.branch = b.branch)`),
    made(optional.text('partners', ['Partner am Standort', 'Co-located partners'], ['Partner, mit denen Räume geteilt werden, durch Semikolon getrennt; leer: keine erfasst', 'Partners with whom rooms are shared, separated by semicolons; empty: none on record'], 'branch_co_location.partner'), "(SELECT string_agg(c.partner, '; ' ORDER BY c.ordinal) FROM branch_co_location c WHERE c.branch = b.branch)"),
    ...taken(branchTable, 'b', ['approved_by', 'approving_office', 'resolution', 'obligation', 'approved_on', 'approved_earliest', 'approved_latest', 'opens_on', 'opened_on', 'opened_earliest', 'opened_latest']),
    made(optional.integer('days_approval_to_opening', 'd', ['Tage bis zur Eröffnung', 'Days to the opening'], ['Vom Beschluss bis zur Eröffnung; leer: nicht eröffnet, oder einer der Tage ist nicht auf den Tag bekannt', 'From approval to opening; empty: not opened, or one of the days is not known to the day'], 'branch.approved_on, branch.opened_on'), ({ days }) => `CASE WHEN b.approved_earliest = b.approved_latest AND b.opened_earliest = b.opened_latest THEN ${days('b.approved_earliest', 'b.opened_earliest')} END`),
    ...taken(branchTable, 'b', ['closed_on', 'evidence', 'recorded_at']),
  ],
  // What is only corrected is nothing that anybody registered or proposed.
  from: `FROM branch b
LEFT JOIN social_space s ON s.social_space = b.social_space
WHERE b.phase <> 'none'`,
})
