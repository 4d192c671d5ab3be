/** Umverteilungen: orders that give many cases to others, and what came of them. */
import { bulkReassignment } from '@vor-ort/core'

import { aggregateProjection } from '../aggregate-projection.ts'
import { column, fuzzyDateColumns, fuzzyDateValues, optional } from '../columns.ts'
import { defineTable } from '../table.ts'

/** Umverteilungen. */
export const bulkReassignmentTable = defineTable({
  name: 'bulk_reassignment',
  title: { de: 'Umverteilungen', en: 'Bulk reassignments' },
  definition: { de: 'Eine Anordnung je Zeile, ohne die Liste der Fälle.', en: 'One order a row, without the list of cases.' },
  key: ['bulk_reassignment'],
  columns: [
    column.text('bulk_reassignment', ['Umverteilung', 'Bulk reassignment'], ['Kennung der Anordnung (UUID)', 'Id of the order (UUID)'], 'stream'),
    column.text('phase', ['Stand', 'Phase'], ['none, ordered oder completed', 'none, ordered or completed'], 'lifecycle of the order'),
    optional.text('reason', ['Grund', 'Reason'], ['staffChange, decision, branchOpening, branchClosing, capacity …', 'staffChange, decision, branchOpening, branchClosing, capacity …'], 'BulkReassignmentOrdered.reason'),
    optional.text('resolution', ['Beschluss', 'Resolution'], ['Beschluss, aus dem sie folgt', 'Resolution from which it follows'], 'BulkReassignmentOrdered.resolution'),
    optional.text('list_hash', ['Prüfsumme der Liste', 'Hash of the list'], ['SHA-256 der Liste, wie sie angeordnet ist (A-11)', 'SHA-256 of the list as it was ordered (A-11)'], 'BulkReassignmentOrdered.listHash'),
    column.integer('moves', 'case', ['Fälle', 'Moves'], ['Fälle der Liste', 'Cases of the list'], 'BulkReassignmentOrdered.moves, counted'),
    column.integer('moved', 'case', ['Umverteilt', 'Moved'], ['Davon umverteilt', 'Those of them that have gone'], 'BulkMoveConfirmed, counted'),
    column.integer('failed', 'case', ['Gescheitert', 'Failed'], ['Davon geblieben, wo sie waren', 'Those of them that stay where they are'], 'BulkMoveFailed, counted'),
    column.integer('pending', 'case', ['Offen', 'Pending'], ['Davon noch ohne Ergebnis', 'Those of them without an outcome yet'], 'moves - moved - failed'),
    ...fuzzyDateColumns('ordered_on', ['Angeordnet am', 'Ordered on'], ['Tag der Anordnung', 'Day of the order'], 'BulkReassignmentOrdered, valid time'),
    ...fuzzyDateColumns('last_event_on', ['Zuletzt geschehen am', 'Last event on'], ['Tag des letzten Ereignisses', 'Day of the last event'], 'valid time'),
  ],
})

/** The projection of Umverteilungen: tables `bulk_reassignment` and `bulk_reassignment_finding`. */
export const bulkReassignmentProjection = aggregateProjection(bulkReassignment, {
  name: 'bulk_reassignment',
  version: 1,
  title: { de: 'Umverteilungen', en: 'bulk reassignments' },
  tables: [bulkReassignmentTable],
  rows: ({ phase, reason, resolution, listHash, outcomes, moved, pending }, id, meta) => ({
    bulk_reassignment: [
      {
        bulk_reassignment: id,
        phase,
        reason,
        resolution,
        list_hash: listHash,
        moves: outcomes.length,
        moved,
        failed: outcomes.length - moved - pending,
        pending,
        ...fuzzyDateValues('ordered_on', meta.firstOn),
        ...fuzzyDateValues('last_event_on', meta.lastOn),
      },
    ],
  }),
})
