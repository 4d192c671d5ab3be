/** Eilentscheidungen: who decided in place of a body, and who was told. */
import { urgentDecision } from '@vor-ort/core'

import { aggregateProjection } from '../aggregate-projection.ts'
import { column, fuzzyDateColumns, fuzzyDateValues, optional } from '../columns.ts'
import { defineTable } from '../table.ts'

/** Eilentscheidungen. */
export const urgentDecisionTable = defineTable({
  name: 'urgent_decision',
  title: { de: 'Eilentscheidungen', en: 'Urgent decisions' },
  definition: { de: 'Eine Eilentscheidung je Zeile, wie sie zuletzt erfasst ist.', en: 'One urgent decision a row, as it was recorded last.' },
  key: ['urgent_decision'],
  columns: [
    column.text('urgent_decision', ['Eilentscheidung', 'Urgent decision'], ['Kennung der Eilentscheidung (UUID)', 'Id of the urgent decision (UUID)'], 'stream'),
    optional.text('body', ['Gremium', 'Body'], ['Gremium, für das entschieden wurde', 'Body in whose place it was decided'], 'UrgentDecisionTaken.body'),
    optional.text('title', ['Titel', 'Title'], ['Titel wie veröffentlicht; intern', 'Title as published; internal'], 'UrgentDecisionTaken.title'),
    optional.text('office', ['Organ', 'Office'], ['Wer entschieden hat, als Funktion', 'Who decided, as a role'], 'UrgentDecisionTaken.office'),
    ...fuzzyDateColumns('last_event_on', ['Zuletzt geschehen am', 'Last event on'], ['Tag des letzten Ereignisses', 'Day of the last event'], 'valid time'),
    column.text('phase', ['Stand', 'Phase'], ['none, taken, confirmed, repealed oder noted', 'none, taken, confirmed, repealed or noted'], 'lifecycle of the urgent decision'),
    column.integer('to_be_told', '1', ['Zu unterrichten', 'To be told'], ['Stellen, die noch nicht unterrichtet sind (R-108)', 'Bodies that have not been told yet (R-108)'], 'UrgentDecisionTaken.reportTo, UrgentDecisionReported.to'),
  ],
})

/** The projection of Eilentscheidungen: tables `urgent_decision` and `urgent_decision_finding`. */
export const urgentDecisionProjection = aggregateProjection(urgentDecision, {
  name: 'urgent_decision',
  version: 1,
  title: { de: 'Eilentscheidungen', en: 'urgent decisions' },
  tables: [urgentDecisionTable],
  rows: ({ phase, taken, reported }, id, meta) => ({
    urgent_decision: [
      {
        urgent_decision: id,
        body: taken?.body,
        title: taken?.title.asPublished,
        office: taken?.office,
        ...fuzzyDateValues('last_event_on', meta.lastOn),
        phase,
        to_be_told: new Set((taken?.reportTo ?? []).filter((to) => !reported.includes(to))).size,
      },
    ],
  }),
})
