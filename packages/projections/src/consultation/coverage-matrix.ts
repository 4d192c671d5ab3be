/** RM-7: what there is in each Sozialraum, month by month. */
import { socialSpaceTable } from '../branches/social-space.ts'
import { column, optional } from '../columns.ts'
import { defineReadModel, made, taken, type Dialect } from '../read-models/define.ts'

/** So many months at most: what is dated earlier is most likely a mistake of a source. */
const longest = 600

const numberOf = (month: string): string => `CAST(substr(${month}, 1, 4) AS integer) * 12 + CAST(substr(${month}, 6, 2) AS integer) - 1`
const monthOf = (n: string): string => `substr(CAST(10000 + ${n} / 12 AS text), 2, 4) || '-' || substr(CAST(101 + ${n} % 12 AS text), 2, 2)`
const oneMonth = (stem: string, month: Dialect['month']): string => `SELECT ${month(`${stem}_earliest`)} FROM branch WHERE ${month(`${stem}_earliest`)} = ${month(`${stem}_latest`)}`
const held = "phase IN ('held', 'reported')"

const before = ({ month }: Dialect): string => `WITH RECURSIVE dated (month) AS (
  SELECT month FROM consultation_session WHERE month IS NOT NULL AND ${held}
  UNION ${oneMonth('opened', month)}
  UNION ${oneMonth('closed', month)}
), span AS (
  SELECT MIN(${numberOf('month')}) AS first, MAX(${numberOf('month')}) AS last FROM dated
), calendar (n, last) AS (
  SELECT CASE WHEN first < last - ${longest - 1} THEN last - ${longest - 1} ELSE first END, last FROM span WHERE last IS NOT NULL
  UNION ALL SELECT n + 1, last FROM calendar WHERE n < last
), cell AS (
  SELECT s.social_space, ${monthOf('c.n')} AS month, c.n, s.social_space || ' ' || CAST(c.n AS text) AS cell FROM social_space s CROSS JOIN calendar c WHERE s.phase <> 'none'
  UNION ALL
  SELECT s.social_space, NULL, NULL, s.social_space FROM social_space s
  WHERE s.phase <> 'none' AND NOT EXISTS (SELECT 1 FROM consultation_session x WHERE x.social_space = s.social_space AND x.month IS NOT NULL AND x.${held})
), site AS (
  SELECT 'jobcenter' AS kind, branch AS site, social_space, CASE WHEN phase = 'open' THEN 'yes' ELSE 'no' END AS is_there, phase = 'closed' AS ended,
    ${month('opened_earliest')} AS from_earliest, ${month('CASE WHEN opened_latest IS NULL AND baseline THEN known_latest ELSE opened_latest END')} AS from_latest,
    ${month('closed_earliest')} AS until_earliest, ${month('closed_latest')} AS until_latest
  FROM branch WHERE phase IN ('open', 'temporarilyClosed', 'closed')
  UNION ALL
  SELECT partner, partner_site, social_space, CASE WHEN phase = 'active' THEN 'yes' ELSE 'no' END, phase = 'closed',
    NULL, ${month('known_latest')}, ${month('closed_earliest')}, ${month('closed_latest')}
  FROM partner_site WHERE phase <> 'none' AND partner IS NOT NULL
), presence AS (
  SELECT c.cell, t.kind, t.site, CASE
      WHEN c.month IS NULL THEN t.is_there
      WHEN t.from_earliest > c.month OR t.until_latest < c.month THEN 'no'
      WHEN t.from_latest <= c.month AND (NOT t.ended OR t.until_earliest >= c.month) THEN 'yes'
      ELSE 'unknown'
    END AS is_there
  FROM cell c JOIN site t ON t.social_space = c.social_space
), found AS (
  SELECT cell,
    MAX(CASE WHEN kind <> 'jobcenter' THEN 0 WHEN is_there = 'yes' THEN 2 WHEN is_there = 'unknown' THEN 1 ELSE 0 END) AS branch,
    MAX(CASE WHEN kind <> 'youthWelfareOffice' THEN 0 WHEN is_there = 'yes' THEN 2 WHEN is_there = 'unknown' THEN 1 ELSE 0 END) AS youth
  FROM presence GROUP BY cell
), partner AS (
  SELECT cell, string_agg(kind, '; ' ORDER BY kind) AS partners FROM (SELECT DISTINCT cell, kind FROM presence WHERE kind <> 'jobcenter' AND is_there = 'yes') AS each_partner GROUP BY cell
), reachable AS (
  SELECT cell, string_agg(label, '; ' ORDER BY label) AS services FROM (
    SELECT DISTINCT p.cell, s.label FROM presence p JOIN branch_service s ON s.branch = p.site WHERE p.kind = 'jobcenter' AND p.is_there = 'yes'
  ) AS each_service GROUP BY cell
), session_month AS (
  SELECT social_space, month, COUNT(*) AS sessions FROM consultation_session WHERE month IS NOT NULL AND ${held} GROUP BY social_space, month
), undated AS MATERIALIZED (
  SELECT social_space, month_of_year, ${month('day_earliest')} AS earliest, ${month('day_latest')} AS latest FROM consultation_session WHERE month IS NULL AND ${held}
), matrix AS (
  SELECT c.cell, c.social_space, c.month, c.n,
    CASE WHEN c.month IS NOT NULL THEN coalesce(m.sessions, 0) END AS certain,
    (SELECT COUNT(*) FROM undated u WHERE u.social_space = c.social_space AND (u.month_of_year IS NULL OR u.month_of_year = substr(c.month, 6, 2))
      AND (u.earliest IS NULL OR u.earliest <= c.month) AND (u.latest IS NULL OR u.latest >= c.month)) AS possible,
    (SELECT COUNT(*) FROM undated u WHERE u.social_space = c.social_space) AS undated,
    MAX(CASE WHEN m.sessions > 0 THEN c.n END) OVER (PARTITION BY c.social_space ORDER BY c.n) AS last_n
  FROM cell c LEFT JOIN session_month m ON m.social_space = c.social_space AND m.month = c.month
)`

const inWords = (cell: string): string => `CASE ${cell} WHEN 2 THEN 'yes' WHEN 1 THEN 'unknown' ELSE 'no' END`

/** RM-7 coverage matrix: one social space and month a row, and a row without a month for a space without a dated session. */
export const coverageMatrix = defineReadModel({
  id: 'RM-7',
  name: 'rm7_coverage_matrix',
  title: ['Abdeckung der Sozialräume', 'Coverage matrix'],
  definition: [
    `Was es in jedem Sozialraum in jedem Monat gab: Standort, Jugendamt, Beratungen, Leistungen. Monate vom ersten bis zum letzten, in dem eine Beratung, Eröffnung oder Schließung sicher liegt, höchstens die letzten ${longest}. Ein Sozialraum ohne Beratung mit bekanntem Monat hat zusätzlich eine Zeile ohne Monat; sie gilt für den letzten Stand. Sozialraum und Leistungen eines Standorts wie zuletzt erfasst; vorübergehende Schließungen zählen nicht. Erwerbsfähige Leistungsberechtigte und Entfernungen fehlen: dafür ist noch nichts erfasst.`,
    `What there was in each social space in each month: branch, Jugendamt, sessions, services. Months from the first to the last in which a session, an opening or a closing certainly lies, the last ${longest} at most. A space without a session of known month has one row more without a month, for things as they stand. Space and services of a branch as recorded last; temporary closings do not count. Beneficiaries (eLb) and distances are missing: nothing on them is recorded yet.`,
  ],
  grain: ['ein Sozialraum in einem Monat', 'one social space in one month'],
  key: ['social_space', 'month'],
  needs: ['social_space', 'branch', 'partner_site', 'consultation_series', 'consultation_session'],
  before,
  columns: [
    ...taken(socialSpaceTable, 's', { social_space: 'social_space', name: 'name', phase: ['space_state', ['Stand des Sozialraums', 'State of the social space']] }),
    made(optional.text('month', ['Monat', 'Month'], ['Kalendermonat, YYYY-MM; leer: keine Beratung mit bekanntem Monat, Angaben nach letztem Stand', 'Calendar month, YYYY-MM; empty: no session of known month, things as they stand'], 'consultation_session.month, branch.opened_on, branch.closed_on'), 'x.month'),
    made(column.text('jobcenter_branch', ['Standort des Jobcenters', 'Jobcenter branch'], ['yes: im Monat sicher geöffnet; no; unknown: Zeiten nicht genau genug bekannt', 'yes: certainly open in the month; no; unknown: times are not known well enough'], 'branch.opened_on, branch.closed_on'), inWords('f.branch')),
    made(column.text('youth_welfare_office', ['Jugendamt', 'Youth welfare office'], ['yes, no oder unknown', 'yes, no or unknown'], 'partner_site.partner, partner_site.known_on, partner_site.closed_on'), inWords('f.youth')),
    made(optional.text('partners', ['Partner', 'Partners'], ['Partner, die sicher dort sitzen, durch Semikolon getrennt; leer: keine erfasst', 'Partners who certainly sit there, separated by semicolons; empty: none on record'], 'partner_site.partner'), 'p.partners'),
    made(column.boolean('in_series', ['In einer Reihe', 'In a series'], ['Ob eine nicht beendete Reihe in den Sozialraum kommt, nach letztem Stand', 'Whether a series that has not ended comes to the space, as things stand'], 'series_space, consultation_series.phase'), "EXISTS (SELECT 1 FROM series_space j JOIN consultation_series i ON i.series = j.series WHERE j.social_space = s.social_space AND i.phase <> 'ended')"),
    made(optional.integer('sessions', 'session', ['Beratungen', 'Sessions'], ['Im Monat durchgeführte Beratungen; leer: nicht bekannt', 'Sessions held in the month; empty: not known'], 'consultation_session.month'), 'CASE WHEN x.possible = 0 OR x.certain > 0 THEN x.certain END'),
    made(column.text('sessions_qualifier', ['Beratungen: Genauigkeit', 'Sessions: qualifier'], ['exact; atLeast: eine ohne bekannten Monat kann dazukommen; unknown (dann ist die Zahl leer)', 'exact; atLeast: one of unknown month may come to it; unknown (then the number is empty)'], 'consultation_session.day'), "CASE WHEN x.month IS NULL THEN 'unknown' WHEN x.possible = 0 THEN 'exact' WHEN x.certain > 0 THEN 'atLeast' ELSE 'unknown' END"),
    made(column.integer('sessions_undated', 'session', ['Beratungen ohne Monat', 'Sessions undated'], ['Durchgeführte Beratungen des Sozialraums, deren Monat nicht bekannt ist, in jeder Zeile dieselben: nicht summieren', 'Sessions held in the space whose month is not known, the same in each row: do not sum'], 'consultation_session.month'), 'x.undated'),
    made(optional.integer('months_since_last_session', 'month', ['Monate seit der letzten Beratung', 'Months since the last session'], ['Seit der letzten mit bekanntem Monat; 0: in diesem Monat; leer: keine bekannt', 'Since the last one of known month; 0: in this month; empty: none known'], 'consultation_session.month'), 'x.n - x.last_n'),
    made(optional.text('services', ['Erreichbare Leistungen', 'Services reachable'], ['Leistungen der sicher geöffneten Standorte, durch Semikolon getrennt; leer: keine erfasst', 'Services of the branches that are certainly open, separated by semicolons; empty: none on record'], 'branch_service.label'), 'r.services'),
  ],
  from: `FROM matrix x
JOIN social_space s ON s.social_space = x.social_space
LEFT JOIN found f ON f.cell = x.cell
LEFT JOIN partner p ON p.cell = x.cell
LEFT JOIN reachable r ON r.cell = x.cell`,
})
