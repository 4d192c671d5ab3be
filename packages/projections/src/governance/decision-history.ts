/** RM-1: the history of resolutions, each with how it came about. */
import { column, optional } from '../columns.ts'
import { defineReadModel, made, taken, takenIfThere } from '../read-models/define.ts'
import { bodyTable } from './governing-body.ts'
import { decisionTable } from './decision.ts'
import { meetingTable } from './meeting.ts'
import { motionTable } from './motion.ts'
import { resolutionTable } from './resolution.ts'

// Three streams tell whether a resolution came about lawfully: its own, that of its motion, and that of its meeting.
const openFindings = `(
    SELECT rule, severity FROM resolution_finding WHERE stream = 'resolution-' || r.resolution AND closed_at IS NULL
    UNION ALL SELECT rule, severity FROM motion_finding WHERE stream = 'motion-' || r.motion AND closed_at IS NULL
    UNION ALL SELECT rule, severity FROM meeting_finding WHERE stream = 'meeting-' || r.meeting AND closed_at IS NULL
  ) AS open_finding`

// The rules that were certainly adopted before the day; an earlier day recorded later does not matter.
const rulesInForce = (what: string): string =>
  `(SELECT ${what} FROM body_rules b WHERE b.body = r.body AND b.adopted_latest <= r.adopted_earliest ORDER BY b.adopted_latest DESC, b.version DESC LIMIT 1)`

/** RM-1 decision history: one resolution a row. */
export const decisionHistory = defineReadModel({
  id: 'RM-1',
  name: 'rm1_decision_history',
  title: ['Beschlussgeschichte', 'Decision history'],
  definition: [
    'Wie jeder Beschluss zustande kam: Gremium, Regeln, Sitzung, Antrag, Änderungen, Stimmen, Feststellungen, Ziele, Beleg. Intern: enthält Titel nichtöffentlicher Beschlüsse.',
    'How each resolution came about: body, rules, meeting, motion, amendments, votes, findings, objectives, evidence. Internal: it has titles of resolutions of closed sessions.',
  ],
  grain: ['ein Beschluss', 'one resolution'],
  key: ['resolution'],
  needs: ['resolution', 'motion', 'meeting', 'governing_body'],
  columns: [
    ...taken(resolutionTable, 'r', ['resolution', 'title', 'public_title', 'body']),
    ...takenIfThere(bodyTable, 'g', { name: ['body_name', ['Name des Gremiums', 'Name of the body']] }),
    made(optional.text('rules', ['Regeln', 'Rules'], ['Grundlage der Regeln: nach denen abgestimmt wurde, sonst die am Tag geltende Fassung; leer: nicht bekannt', 'Preset of the rules: those of the vote, else those in force on the day; empty: not known'], 'decision.rules, body_rules.preset'), `coalesce(d.rules, ${rulesInForce('b.preset')})`),
    made(optional.integer('rules_version', '1', ['Fassung der Regeln', 'Version of the rules'], ['Fassung in body_rules, die an dem Tag sicher galt', 'Version in body_rules that was certainly in force on the day'], 'body_rules.version'), rulesInForce('b.version')),
    ...taken(resolutionTable, 'r', ['adopted_on', 'adopted_earliest', 'adopted_latest', 'meeting']),
    ...takenIfThere(meetingTable, 't', { day: ['meeting_day', ['Tag der Sitzung', 'Day of the meeting']], mode: ['meeting_mode', ['Form der Sitzung', 'Mode of the meeting']] }),
    ...taken(resolutionTable, 'r', ['public', 'motion', 'urgent_decision']),
    ...takenIfThere(motionTable, 'm', ['originators']),
    made(optional.text('type', ['Art', 'Type'], ['Art des Antrags, oder urgentDecision', 'Kind of the motion, or urgentDecision'], 'motion.kind, resolution.urgent_decision'), "CASE WHEN r.urgent_decision IS NULL THEN m.kind ELSE 'urgentDecision' END"),
    ...takenIfThere(motionTable, 'm', { amendments: ['amendments_submitted', ['Eingebrachte Änderungsanträge', 'Amendments submitted']], amendments_adopted: 'amendments_adopted' }),
    made(column.text('amendments_adopted_qualifier', ['Angenommene Änderungsanträge: Genauigkeit', 'Amendments adopted: qualifier'], ['exact, atLeast oder unknown (dann ist die Zahl leer)', 'exact, atLeast or unknown (then the number is empty)'], 'motion.amendments_adopted_qualifier'), "coalesce(m.amendments_adopted_qualifier, 'unknown')"),
    made(column.text('outcome', ['Ergebnis', 'Outcome'], ['adopted, partlyAdopted oder elected', 'adopted, partlyAdopted or elected'], 'decision.outcome; a resolution without a recorded vote is adopted'), "coalesce(d.outcome, 'adopted')"),
    ...takenIfThere(decisionTable, 'd', ['yes', 'no', 'abstain', 'invalid']),
    made(column.text('counts', ['Stimmenzahlen', 'Counts'], ['known, partial (manche fehlen) oder unknown', 'known, partial (some are missing) or unknown'], 'decision.counts'), "coalesce(d.counts, 'unknown')"),
    made(column.text('unanimity', ['Einmütigkeit', 'Unanimity'], ['unanimous, majority, tie, unanimouslyAgainst, noVotes oder unknown', 'unanimous, majority, tie, unanimouslyAgainst, noVotes or unknown'], 'decision.unanimity'), "coalesce(d.unanimity, 'unknown')"),
    ...takenIfThere(decisionTable, 'd', { majority: 'majority', rule: ['majority_rule', ['Angewandte Mehrheitsregel', 'Majority rule applied']], deviates: 'deviates', published: ['outcome_published', ['Ergebnis im Wortlaut', 'Outcome as published']] }),
    made(column.integer('findings', '1', ['Feststellungen', 'Findings'], ['Offene Feststellungen zu Beschluss, Antrag und Sitzung', 'Open findings on resolution, motion and meeting'], 'resolution_finding, motion_finding, meeting_finding'), `(SELECT COUNT(*) FROM ${openFindings})`),
    made(column.integer('violations', '1', ['Verstöße', 'Violations'], ['Davon solche der Schwere violation', 'Those of them of the severity violation'], 'resolution_finding, motion_finding, meeting_finding'), `(SELECT COUNT(*) FROM ${openFindings} WHERE severity = 'violation')`),
    made(optional.text('finding_rules', ['Regeln der Feststellungen', 'Rules of the findings'], ['Kennungen der Regeln, jede einmal', 'Ids of the rules, each once'], 'resolution_finding, motion_finding, meeting_finding'), `(SELECT string_agg(rule, ', ' ORDER BY rule) FROM (SELECT DISTINCT rule FROM ${openFindings}) AS each_rule)`),
    ...taken(resolutionTable, 'r', ['text_hash']),
    made(optional.text('objectives', ['Ziele', 'Objectives'], ['Erklärte Ziele, durch Semikolon getrennt', 'Declared objectives, separated by semicolons'], 'objective.objective'), "(SELECT string_agg(o.objective, '; ' ORDER BY o.ordinal) FROM objective o WHERE o.resolution = r.resolution)"),
    ...taken(resolutionTable, 'r', ['phase', 'evidence', 'recorded_at']),
  ],
  // Of what is only corrected or published nobody knows yet that it was adopted.
  from: `FROM resolution r
LEFT JOIN body g ON g.body = r.body
LEFT JOIN meeting t ON t.meeting = r.meeting
LEFT JOIN motion m ON m.motion = r.motion
LEFT JOIN decision d ON d.motion = r.motion AND d.ordinal = (
  SELECT x.ordinal FROM decision x WHERE x.motion = r.motion AND x.resolution = r.resolution ORDER BY x.ordinal DESC LIMIT 1
)
WHERE r.phase <> 'none'`,
})
