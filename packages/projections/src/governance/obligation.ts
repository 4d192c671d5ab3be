/** Umsetzungsaufträge of Beschlüsse, and the Sachstandsberichte that were asked for. */
import type { ResolutionState } from '@vor-ort/core'

import { column, fuzzyDateColumns, fuzzyDateValues, optional } from '../columns.ts'
import { defineTable, type RowOf } from '../table.ts'
import type { ImplementationMemory } from './implementation-memory.ts'
import { resolutionId } from './resolution-id.ts'

/** Umsetzungsaufträge. */
export const obligationTable = defineTable({
  name: 'obligation',
  title: { de: 'Umsetzungsaufträge', en: 'Obligations' },
  definition: {
    de: 'Ein Umsetzungsauftrag je Zeile. Überfällig ist keine Spalte: das hängt vom Tag der Frage ab.',
    en: 'One obligation a row. Overdue is no column: it depends on the day of asking.',
  },
  key: ['resolution', 'obligation'],
  columns: [
    resolutionId,
    column.text('obligation', ['Umsetzungsauftrag', 'Obligation'], ['Kennung des Umsetzungsauftrags (UUID)', 'Id of the obligation (UUID)'], 'ObligationCreated.obligation'),
    column.text('aspect', ['Gegenstand', 'Aspect'], ['Worum es geht: schedule, staff, rooms, budget …', 'What it is about: schedule, staff, rooms, budget …'], 'ObligationCreated.aspect'),
    column.text('what', ['Auftrag', 'What'], ['Was zu tun ist', 'What is to be done'], 'ObligationCreated.what'),
    optional.text('responsible', ['Zuständig', 'Responsible'], ['Zuständige Stelle', 'Unit that is responsible'], 'ObligationCreated.responsible'),
    optional.text('owner', ['Gremium', 'Owner'], ['Gremium, dem der Auftrag jetzt gehört (G-10)', 'Body to which it belongs now (G-10)'], 'ResolutionAdopted.body, ObligationTransferred.to'),
    ...fuzzyDateColumns('original_due', ['Erste Frist', 'Original due date'], ['Frist, die zuerst gesetzt war', 'Due date that was set first'], 'ObligationCreated.due'),
    ...fuzzyDateColumns('due', ['Frist', 'Due date'], ['Frist, die jetzt gilt', 'Due date that holds now'], 'ObligationCreated.due, ObligationRescheduled.due'),
    column.integer('rescheduled', '1', ['Fristverschiebungen', 'Rescheduled'], ['Wie oft die Frist verschoben wurde', 'How often the due date was moved'], 'ObligationRescheduled, counted'),
    column.text('status', ['Stand', 'Status'], ['open, inProgress, fulfilled oder waived', 'open, inProgress, fulfilled or waived'], 'events of the obligation'),
    ...fuzzyDateColumns('fulfilled_on', ['Erfüllt am', 'Fulfilled on'], ['Tag der Erfüllung', 'Day of the fulfilment'], 'ObligationFulfilled, valid time'),
    optional.text('evidence', ['Beleg', 'Evidence'], ['Belege der Erfüllung (G-9), durch Semikolon getrennt', 'Evidence of the fulfilment (G-9), separated by semicolons'], 'ObligationFulfilled.evidence'),
  ],
})

/** Sachstandsberichte. */
export const reportTable = defineTable({
  name: 'report',
  title: { de: 'Sachstandsberichte', en: 'Implementation reports' },
  definition: { de: 'Ein verlangter Sachstandsbericht je Zeile.', en: 'One requested report a row.' },
  key: ['resolution', 'report'],
  columns: [
    resolutionId,
    column.text('report', ['Sachstandsbericht', 'Report'], ['Kennung des Berichts (UUID)', 'Id of the report (UUID)'], 'ImplementationReportRequested.report'),
    column.text('aspects', ['Gegenstände', 'Aspects'], ['Wonach gefragt ist, durch Semikolon getrennt', 'What is asked for, separated by semicolons'], 'ImplementationReportRequested.aspects'),
    column.text('addressee', ['An', 'Addressee'], ['Wer berichten soll', 'Who is to report'], 'ImplementationReportRequested.addressee'),
    optional.text('requested_by', ['Verlangt von', 'Requested by'], ['Wer danach fragt', 'Who asks for it'], 'ImplementationReportRequested.by'),
    ...fuzzyDateColumns('requested_on', ['Verlangt am', 'Requested on'], ['Tag der Anfrage', 'Day of the request'], 'ImplementationReportRequested, valid time'),
    ...fuzzyDateColumns('due', ['Frist', 'Due date'], ['Bis wann zu berichten ist', 'By when to report'], 'ImplementationReportRequested.due'),
    column.boolean('delivered', ['Erstattet', 'Delivered'], ['Ob der Bericht vorliegt', 'Whether the report was given'], 'ImplementationReportDelivered'),
    ...fuzzyDateColumns('delivered_on', ['Erstattet am', 'Delivered on'], ['Tag des Berichts', 'Day of the report'], 'ImplementationReportDelivered, valid time'),
    optional.text('evidence', ['Beleg', 'Evidence'], ['Belege, durch Semikolon getrennt', 'Evidence, separated by semicolons'], 'ImplementationReportDelivered.evidence'),
  ],
})

/** The obligations of one resolution. */
export const obligationRows = (id: string, { obligations }: ResolutionState, { fulfilled, rescheduled }: ImplementationMemory): ReadonlyArray<RowOf<typeof obligationTable>> =>
  Object.entries(obligations).map(([obligation, { aspect, what, responsible, owner, originalDue, due, status }]) => ({
    resolution: id,
    obligation,
    aspect,
    what,
    responsible,
    owner,
    ...fuzzyDateValues('original_due', originalDue),
    ...fuzzyDateValues('due', due),
    rescheduled: rescheduled[obligation] ?? 0,
    status,
    ...fuzzyDateValues('fulfilled_on', fulfilled[obligation]?.on),
    evidence: fulfilled[obligation]?.evidence,
  }))

/** The reports on one resolution. */
export const reportRows = (id: string, { reports }: ResolutionState, { requested, delivered }: ImplementationMemory): ReadonlyArray<RowOf<typeof reportTable>> =>
  Object.entries(reports).map(([report, asked]) => ({
    resolution: id,
    report,
    aspects: asked.aspects.join('; '),
    addressee: asked.addressee,
    requested_by: asked.by,
    ...fuzzyDateValues('requested_on', requested[report]),
    ...fuzzyDateValues('due', asked.due),
    delivered: asked.delivered,
    ...fuzzyDateValues('delivered_on', delivered[report]?.on),
    evidence: delivered[report]?.evidence,
  }))
