/** Beratungen vor Ort, with every source of their headcounts side by side. */
import { consultationSession, preferredHeadcount, type ConsultationSessionState, type PreferredHeadcount } from '@vor-ort/core'

import { aggregateProjection } from '../aggregate-projection.ts'
import { column, optional, quantityColumns, quantityValues } from '../columns.ts'
import { defineTable } from '../table.ts'
import { ordinal, sessionDetailRows, sessionDetailTables } from './session-details.ts'
import { consultationSessionTable, sessionId, sessionRow } from './session-table.ts'

const preferred = column.boolean('preferred', ['Maßgeblich', 'Preferred'], ['Ob Berichte diese Quelle verwenden', 'Whether reports use this source'], 'HeadcountRecorded.source, HeadcountCorrected')

/** Headcounts by source. */
export const sessionHeadcountTable = defineTable({
  name: 'session_headcount',
  title: { de: 'Besucherzahlen nach Quelle', en: 'Headcounts by source' },
  definition: { de: 'Eine Quelle der Besucherzahl einer Beratung je Zeile; verschiedene Zahlen bleiben nebeneinander stehen. Nie summieren.', en: 'One source of the headcount of a session a row; different numbers stay side by side. Never sum them.' },
  key: ['session', 'ordinal'],
  columns: [
    sessionId,
    ordinal,
    column.text('source', ['Quelle', 'Source'], ['Quelle, wie sie in der Beratung heißt', 'Source by its name within the session'], 'HeadcountRecorded.source.key'),
    column.text('source_kind', ['Art der Quelle', 'Kind of source'], ['onSite, ownReport oder otherReport', 'onSite, ownReport or otherReport'], 'HeadcountRecorded.source.kind'),
    optional.text('evidence', ['Beleg', 'Evidence'], ['Beleg der Quelle', 'Evidence of the source'], 'HeadcountRecorded.source.evidence.id'),
    preferred,
    ...quantityColumns('visitors', 'visit', ['Besuche', 'Visitors'], ['Besucherzahl dieser Quelle', 'Visitors by this source'], 'HeadcountRecorded.visitors, HeadcountCorrected.visitors'),
    column.integer('corrections', '1', ['Berichtigungen', 'Corrections'], ['Wie oft die Quelle berichtigt wurde', 'How often the source was corrected'], 'HeadcountCorrected, counted'),
  ],
})

/** Headcounts by source and team. */
export const sessionTeamHeadcountTable = defineTable({
  name: 'session_team_headcount',
  title: { de: 'Besuche je Team nach Quelle', en: 'Visitors by team and source' },
  definition: { de: 'Ein Team in einer Quelle je Zeile. Wer zwei Teams besucht, steht in beiden: nie zu Besuchen summieren (C-8).', en: 'One team in a source a row. Who talks to two teams is in both: never sum them to visitors (C-8).' },
  key: ['session', 'source_ordinal', 'ordinal'],
  columns: [
    sessionId,
    column.integer('source_ordinal', '1', ['Nummer der Quelle', 'Number of the source'], ['Nummer in session_headcount', 'Number in session_headcount'], 'order of recording'),
    ordinal,
    column.text('team', ['Team', 'Team'], ['placement, employerService, benefits, caseManagement, migrationCounselling oder other', 'placement, employerService, benefits, caseManagement, migrationCounselling or other'], 'HeadcountRecorded.perTeam.team'),
    preferred,
    ...quantityColumns('visitors', 'visit', ['Besuche', 'Visitors'], ['Besuche beim Team', 'Visitors of the team'], 'HeadcountRecorded.perTeam.visitors'),
  ],
})

const headcountRows = (session: string, { headcounts }: ConsultationSessionState, counted: PreferredHeadcount | undefined) => {
  // A source that a history tells twice counts once.
  const chosen = headcounts.findIndex(({ source, visitors }) => source.key === counted?.source.key && visitors === counted.visitors)
  return {
    session_headcount: headcounts.map(({ source, visitors, replaced }, index) => ({
      session,
      ordinal: index + 1,
      source: source.key,
      source_kind: source.kind,
      evidence: source.evidence?.id,
      preferred: index === chosen,
      ...quantityValues('visitors', 'visit', visitors),
      corrections: replaced.length,
    })),
    session_team_headcount: headcounts.flatMap(({ perTeam = [] }, source) =>
      perTeam.map(({ team, visitors }, index) => ({
        session,
        source_ordinal: source + 1,
        ordinal: index + 1,
        team,
        preferred: source === chosen,
        ...quantityValues('visitors', 'visit', visitors),
      })),
    ),
  }
}

/** The projection of Beratungen vor Ort: tables `consultation_session`, `session_headcount`, `session_team_headcount`, `session_catchment`, `session_team`, `session_topic`, `session_group`, `session_invitation`, `session_survey` and `consultation_session_finding`. */
export const consultationSessionProjection = aggregateProjection(consultationSession, {
  name: 'consultation_session',
  version: 1,
  title: { de: 'Beratungen vor Ort', en: 'consultation sessions' },
  tables: [consultationSessionTable, sessionHeadcountTable, sessionTeamHeadcountTable, ...sessionDetailTables],
  rows: (state, id, meta) => {
    const counted = preferredHeadcount(state)
    return { consultation_session: [sessionRow(state, id, meta, counted)], ...headcountRows(id, state, counted), ...sessionDetailRows(id, state) }
  },
})
