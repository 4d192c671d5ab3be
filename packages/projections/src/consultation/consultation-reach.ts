/** RM-8: whom the sessions reached, by social space, month and team. */
import { socialSpaceTable } from '../branches/social-space.ts'
import { column, optional, type Words } from '../columns.ts'
import { defineReadModel, made, takenIfThere, type ViewColumn } from '../read-models/define.ts'
import { minimumCount, reachGroups, reachJoins } from './consultation-reach-sql.ts'

const qualifiers: Words = [
  'exact, approx, atLeast, moreThan, lessThan, atMost, justUnder, suppressed (1 oder 2) oder unknown (dann ist die Zahl leer); leer in Zeilen eines Teams',
  'exact, approx, atLeast, moreThan, lessThan, atMost, justUnder, suppressed (1 or 2) or unknown (then the number is empty); empty in rows of a team',
]
const qualifier = (name: string, [de, en]: Words, source: string, sql: string): ViewColumn =>
  made(optional.text(`${name}_qualifier`, [`${de}: Genauigkeit`, `${en}: qualifier`], qualifiers, source), `CASE WHEN x.team IS NULL THEN ${sql} END`)

const isSmall = (cell: string): string => `${cell} > 0 AND ${cell} < ${minimumCount}`
const unlessSmall = (cell: string): string => `CASE WHEN ${isSmall(cell)} THEN NULL ELSE ${cell} END`
const smallOr = (cell: string): string => `CASE WHEN ${isSmall(cell)} THEN 'suppressed' ELSE coalesce(${cell}_qualifier, 'unknown') END`

// A share of two numbers has a meaning only where both are known, at least about.
const known = (cell: string): string => `${cell}_qualifier IN ('exact', 'approx')`
const share = (part: string, whole: string, least: number): string => `CASE WHEN ${known(part)} AND ${known(whole)} AND ${whole} >= ${least} THEN 100.0 * ${part} / ${whole} END`
const shareQualifier = (part: string, whole: string, least: number): string =>
  `CASE WHEN ${isSmall(whole)} AND ${least} > 1 THEN 'suppressed' WHEN ${known(part)} AND ${known(whole)} AND ${whole} >= ${least} THEN CASE WHEN ${part}_qualifier = 'exact' AND ${whole}_qualifier = 'exact' THEN 'exact' ELSE 'approx' END ELSE 'unknown' END`

/**
 * RM-8 consultation reach: one social space, month and team a row; the row without a team is the total.
 *
 * The total is made of sessions, never of its teams: who talks to two teams is one visitor (C-8).
 */
export const consultationReach = defineReadModel({
  id: 'RM-8',
  name: 'rm8_consultation_reach',
  title: ['Reichweite der Beratung vor Ort', 'Consultation reach'],
  definition: [
    'Durchgeführte Beratungen je Sozialraum und Monat: Stunden, Besuche, Themen, Einladungen, Befragung. Die Zeile ohne Team ist die Gesamtzeile; sie wird aus Beratungen gebildet, nie aus Teams, denn wer zwei Teams besucht, kommt einmal (C-8). Zeilen mit Team nennen nur, was je Team gezählt ist. Besuche nach der maßgeblichen Quelle; alle Quellen stehen in session_headcount. Von Geflüchteten, Befragten und Themen sind 1 und 2 unterdrückt; Besuche nicht: vor einer Veröffentlichung prüfen.',
    'Sessions held by social space and month: hours, visitors, topics, invitations, survey. The row without a team is the total; it is made of sessions, never of teams, because who talks to two teams comes once (C-8). Rows with a team tell only what is counted by team. Visitors by the source that counts; all sources are in session_headcount. Of refugees, respondents and topics 1 and 2 are suppressed; visitors are not: check before publication.',
  ],
  grain: ['ein Sozialraum in einem Monat, gesamt (Team leer) und je Team', 'one social space in one month, in total (team empty) and by team'],
  key: ['social_space', 'month', 'team'],
  needs: ['social_space', 'consultation_session'],
  before: reachGroups,
  columns: [
    made(optional.text('social_space', ['Sozialraum', 'Social space'], ['Sozialraum; leer: nicht bekannt', 'Social space; empty: not known'], 'consultation_session.social_space'), 'x.social_space'),
    ...takenIfThere(socialSpaceTable, 's', { name: ['social_space_name', ['Name des Sozialraums', 'Name of the social space']] }),
    made(optional.text('month', ['Monat', 'Month'], ['Kalendermonat, YYYY-MM; leer: nicht bekannt', 'Calendar month, YYYY-MM; empty: not known'], 'consultation_session.month'), 'x.month'),
    made(optional.text('team', ['Team', 'Team'], ['Team; leer: die Gesamtzeile', 'Team; empty: the total'], 'session_team.team, session_team_headcount.team'), 'x.team'),
    made(optional.text('teams', ['Besetzungen', 'Team constellations'], ['Welche Teams zusammen da waren, mit +, verschiedene durch Semikolon getrennt; nur in der Gesamtzeile', 'Which teams were there together, with +, different ones separated by semicolons; in the total only'], 'session_team.team'), 'c.teams'),
    made(column.integer('sessions', 'session', ['Beratungen', 'Sessions'], ['Durchgeführte Beratungen; je Team die, an denen es beteiligt war', 'Sessions held; of a team those in which it took part'], 'consultation_session'), 'x.sessions'),
    made(optional.real('hours', 'h', ['Stunden', 'Hours'], ['Angebotene Stunden nach der Uhr; leer: nicht bekannt', 'Hours offered by the clock; empty: not known'], 'consultation_session.minutes'), 'CAST(x.minutes AS double precision) / 60'),
    made(column.text('hours_qualifier', ['Stunden: Genauigkeit', 'Hours: qualifier'], ['exact, atLeast (von manchen nicht bekannt) oder unknown', 'exact, atLeast (not known of some) or unknown'], 'consultation_session.minutes'), 'x.minutes_qualifier'),
    made(optional.real('visitors', 'visit', ['Besuche', 'Visitors'], ['Besuche der Beratungen; je Team die Besuche beim Team; leer: nicht bekannt. Nie über Teams summieren', 'Visitors of the sessions; of a team the visitors of the team; empty: not known. Never sum over teams'], 'consultation_session.visitors, session_team_headcount.visitors'), 'x.visitors'),
    made(column.text('visitors_qualifier', ['Besuche: Genauigkeit', 'Visitors: qualifier'], ['exact, approx, atLeast, moreThan, lessThan, atMost, justUnder oder unknown', 'exact, approx, atLeast, moreThan, lessThan, atMost, justUnder or unknown'], 'consultation_session.visitors_qualifier'), 'x.visitors_qualifier'),
    made(optional.real('visitors_per_session', 'visit/session', ['Besuche je Beratung', 'Visitors per session'], ['So genau wie die Besuche', 'As exact as the visitors'], 'visitors / sessions'), 'x.visitors / x.sessions'),
    made(optional.text('topics', ['Themen', 'Topics'], ['Themen mit Zahl der Gespräche, durch Semikolon getrennt; ohne Zahl: nicht gezählt; *: 1 oder 2; nicht zu Besuchen summieren (C-9)', 'Topics with the number of talks, separated by semicolons; without a number: not counted; *: 1 or 2; do not sum to visitors (C-9)'], 'session_topic.talks'), 't.topics'),
    made(optional.real('invitations', 'invitation', ['Einladungen', 'Invitations'], ['Versandte Einladungen; leer: nicht bekannt, oder Zeile eines Teams', 'Invitations sent; empty: not known, or row of a team'], 'session_invitation.invitations'), 'i.invitations'),
    qualifier('invitations', ['Einladungen', 'Invitations'], 'session_invitation.invitations_qualifier', "coalesce(i.invitations_qualifier, 'unknown')"),
    made(optional.real('response_rate', '%', ['Rücklauf', 'Response rate'], ['Besuche je hundert Einladungen; kann über 100 liegen', 'Visitors per hundred invitations; may be above 100'], '100 * visitors / invitations'), `CASE WHEN i.invitations > 0 THEN ${share('x.visitors', 'i.invitations', 1)} END`),
    qualifier('response_rate', ['Rücklauf', 'Response rate'], 'visitors, invitations', shareQualifier('x.visitors', 'i.invitations', 1)),
    made(optional.integer('lead_days_least', 'd', ['Vorlauf, kürzester', 'Lead time, shortest'], ['Tage von der Einladung bis zur Beratung; nur wo beide Tage bekannt sind', 'Days from invitation to session; only where both days are known'], 'session_invitation.lead_days'), 'l.least'),
    made(optional.real('lead_days_median', 'd', ['Vorlauf, Median', 'Lead time, median'], ['Tage von der Einladung bis zur Beratung; nur wo beide Tage bekannt sind', 'Days from invitation to session; only where both days are known'], 'session_invitation.lead_days'), 'l.median'),
    made(optional.real('refugees', 'visit', ['Geflüchtete', 'Refugees'], ['Besuche von Geflüchteten aus der Ukraine und anderen; 1 und 2 unterdrückt', 'Visits of refugees from Ukraine and others; 1 and 2 suppressed'], 'session_group.visitors'), unlessSmall('g.visitors')),
    qualifier('refugees', ['Geflüchtete', 'Refugees'], 'session_group.visitors_qualifier', smallOr('g.visitors')),
    made(optional.text('refugees_wording', ['Geflüchtete, Wortlaut', 'Refugees, wording'], ['Was Quellen ohne Zahl sagen, etwa "viele"', 'What sources say without a number, such as "many"'], 'session_group.wording'), 'g.wording'),
    made(optional.real('survey_responses', 'response', ['Befragte', 'Survey responses'], ['Antworten auf die Befragung; 1 und 2 unterdrückt; leer: keine Befragung, oder nicht bekannt', 'Responses to the survey; 1 and 2 suppressed; empty: no survey, or not known'], 'session_survey.responses'), unlessSmall('q.responses')),
    qualifier('survey_responses', ['Befragte', 'Survey responses'], 'session_survey.responses_qualifier', smallOr('q.responses')),
    made(optional.real('survey_positive', '%', ['Zustimmung', 'Survey positive'], ['Anteil, der das Angebot hilfreich fand; unterdrückt bei weniger als 3 Antworten', 'Share that found the offer helpful; suppressed for fewer than 3 responses'], '100 * session_survey.positive / session_survey.responses'), share('q.positive', 'q.responses', minimumCount)),
    qualifier('survey_positive', ['Zustimmung', 'Survey positive'], 'session_survey.positive, session_survey.responses', shareQualifier('q.positive', 'q.responses', minimumCount)),
  ],
  from: reachJoins,
})
