/** The parts of RM-8: what is summed in which group, before the groups are put side by side. */
import { sumQuantities, summed } from './sum-quantities.ts'

/** Fewer than so many are not shown (§ 3.4 of the conventions of the BA statistics). */
export const minimumCount = 3

const minutes = `SUM(h.minutes) AS minutes, CASE COUNT(h.minutes) WHEN COUNT(*) THEN 'exact' WHEN 0 THEN 'unknown' ELSE 'atLeast' END AS minutes_qualifier`
const teamVisitors = sumQuantities('v.visitors', 'v.visitors_qualifier')

// A tally as a text: without a number where none is known, a star for 1 and 2.
const tally = `t.topic || CASE
    WHEN t.talks_qualifier = 'unknown' THEN ''
    WHEN t.talks > 0 AND t.talks < ${minimumCount} THEN ' *'
    ELSE ' ' || CASE WHEN t.talks_qualifier = 'exact' THEN '' ELSE t.talks_qualifier || ' ' END || CAST(CAST(t.talks AS integer) AS text)
  END`

/** What stands before the SELECT of RM-8. A `cell` is a social space in a month, both of which may be unknown. */
export const reachGroups = `WITH held AS (
  SELECT session, social_space, month, minutes, visitors, visitors_qualifier, coalesce(social_space, '') || ' ' || coalesce(month, '') AS cell
  FROM consultation_session WHERE phase IN ('held', 'reported')
), attended AS (
  SELECT session, team FROM session_team UNION SELECT session, team FROM session_team_headcount WHERE preferred
), team_visitors AS (
  SELECT session, team, CASE WHEN COUNT(*) = 1 THEN MIN(visitors) END AS visitors, CASE WHEN COUNT(*) = 1 THEN MIN(visitors_qualifier) ELSE 'unknown' END AS visitors_qualifier
  FROM session_team_headcount WHERE preferred GROUP BY session, team
), reach AS (
  SELECT h.cell, NULL AS team, MIN(h.social_space) AS social_space, MIN(h.month) AS month, COUNT(*) AS sessions, ${minutes}, ${summed('h.visitors', 'visitors')}
  FROM held h GROUP BY h.cell
  UNION ALL
  SELECT h.cell, a.team, MIN(h.social_space), MIN(h.month), COUNT(*), ${minutes}, ${teamVisitors.value}, ${teamVisitors.qualifier}
  FROM held h JOIN attended a ON a.session = h.session LEFT JOIN team_visitors v ON v.session = a.session AND v.team = a.team
  GROUP BY h.cell, a.team
), constellation AS (
  SELECT session, string_agg(team, ' + ' ORDER BY team) AS teams FROM attended GROUP BY session
), constellations AS (
  SELECT cell, string_agg(teams, '; ' ORDER BY teams) AS teams FROM (SELECT DISTINCT h.cell, c.teams FROM held h JOIN constellation c ON c.session = h.session) AS each_one GROUP BY cell
), talks AS (
  SELECT h.cell, t.topic, ${summed('t.talks', 'talks')} FROM held h JOIN session_topic t ON t.session = h.session GROUP BY h.cell, t.topic
), topics AS (
  SELECT t.cell, string_agg(${tally}, '; ' ORDER BY t.topic) AS topics FROM talks t GROUP BY t.cell
), invited AS (
  SELECT h.cell, ${summed('i.invitations', 'invitations')} FROM held h LEFT JOIN session_invitation i ON i.session = h.session GROUP BY h.cell
), lead_order AS (
  SELECT h.cell, i.lead_days, ROW_NUMBER() OVER (PARTITION BY h.cell ORDER BY i.lead_days) AS r, COUNT(*) OVER (PARTITION BY h.cell) AS n
  FROM held h JOIN session_invitation i ON i.session = h.session WHERE i.lead_days IS NOT NULL
), lead_time AS (
  SELECT cell, MIN(lead_days) AS least, AVG(CASE WHEN r * 2 IN (n, n + 1, n + 2) THEN CAST(lead_days AS double precision) END) AS median FROM lead_order GROUP BY cell
), refugees AS (
  SELECT h.cell, ${summed('g.visitors', 'visitors')}, string_agg(g.wording, '; ' ORDER BY g.wording) AS wording
  FROM held h LEFT JOIN session_group g ON g.session = h.session AND g.visitor_group IN ('refugeesUkraine', 'refugeesOther') GROUP BY h.cell
), survey AS (
  SELECT h.cell, ${summed('q.responses', 'responses')}, ${summed('q.positive', 'positive')} FROM held h JOIN session_survey q ON q.session = h.session GROUP BY h.cell
)`

/** The tables of groups, put side by side; what concerns whole sessions stands in the row without a team. */
export const reachJoins = `FROM reach x
LEFT JOIN social_space s ON s.social_space = x.social_space
LEFT JOIN constellations c ON c.cell = x.cell AND x.team IS NULL
LEFT JOIN topics t ON t.cell = x.cell AND x.team IS NULL
LEFT JOIN invited i ON i.cell = x.cell AND x.team IS NULL
LEFT JOIN lead_time l ON l.cell = x.cell AND x.team IS NULL
LEFT JOIN refugees g ON g.cell = x.cell AND x.team IS NULL
LEFT JOIN survey q ON q.cell = x.cell AND x.team IS NULL`
