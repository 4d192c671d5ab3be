/** The table of Standorte: one row each. */
import { addDecimals, hoursOf, staffedFte, weeklyMinutes, wholeNumber, type BranchState, type Decimal } from '@vor-ort/core'

import type { StreamMeta } from '../aggregate-projection.ts'
import { column, fuzzyDateColumns, fuzzyDateValues, optional, quantityColumns, quantityValues } from '../columns.ts'
import { defineTable, type RowOf } from '../table.ts'
import { branchId, inSocialSpace, siteColumns } from './ids.ts'
import { occurrencesOf } from './opening-hours.ts'
import { siteValues } from './site-values.ts'

/** Standorte. */
export const branchTable = defineTable({
  name: 'branch',
  title: { de: 'Standorte', en: 'Branches' },
  definition: { de: 'Ein Standort je Zeile, wie er zuletzt erfasst ist: Hauptstelle, Außenstelle, mobile Haltestelle oder Beratungsstelle.', en: 'One branch a row, as it was recorded last: main office, branch, mobile stop or consultation point.' },
  key: ['branch'],
  columns: [
    branchId,
    optional.text('name', ['Name', 'Name'], ['Name des Standorts', 'Name of the branch'], 'BranchRegistered.name, BranchProposed.name'),
    optional.text('kind', ['Art', 'Kind'], ['mainOffice (Hauptstelle), branch (Außenstelle), mobileStop oder consultationPoint; leer: noch offen', 'mainOffice, branch, mobileStop or consultationPoint; empty: not settled yet'], 'BranchRegistered.kind, BranchProposed.kind'),
    column.text('phase', ['Stand', 'Phase'], ['none, proposed, rejected, approved, inPreparation, ready, abandoned, open, temporarilyClosed oder closed', 'none, proposed, rejected, approved, inPreparation, ready, abandoned, open, temporarilyClosed or closed'], 'lifecycle of the branch'),
    optional.text('carrier', ['Träger', 'Carrier'], ['AGS des Trägers', 'AGS of the carrier'], 'BranchRegistered.carrier, BranchSiteChosen.carrier'),
    ...siteColumns('BranchRegistered.place'),
    inSocialSpace('BranchRegistered.socialSpace, BranchSiteChosen.socialSpace'),
    column.boolean('baseline', ['Bestand', 'Baseline'], ['Ob er schon bestand, als die Erfassung begann', 'Whether it existed before anything was recorded of it'], 'BranchRegistered'),
    ...fuzzyDateColumns('known_on', ['Bekannt am', 'Known on'], ['Tag des ersten Ereignisses', 'Day of the first event'], 'valid time of the first event'),
    optional.text('approved_by', ['Beschlossen durch', 'Approved by'], ['resolution (Beschluss eines Gremiums), administrative (Entscheidung einer Stelle); leer: nicht beschlossen oder nicht bekannt', 'resolution (of a body), administrative (decision of an office); empty: not approved or not known'], 'BranchApproved.by.kind'),
    optional.text('approving_office', ['Entscheidende Stelle', 'Approving office'], ['Stelle, die ohne Gremium entschied', 'Office that decided without a body'], 'BranchApproved.by.office'),
    optional.text('resolution', ['Beschluss', 'Resolution'], ['Beschluss, der ihn genehmigt; vorher der, der ihn verlangt', 'Resolution that approves it; before that the one that asks for it'], 'BranchApproved.by.resolution, BranchProposed.resolution'),
    optional.text('obligation', ['Umsetzungsauftrag', 'Obligation'], ['Umsetzungsauftrag, aus dem er folgt', 'Obligation from which it follows'], 'BranchApproved.by.obligation, BranchProposed.obligation'),
    ...fuzzyDateColumns('approved_on', ['Beschlossen am', 'Approved on'], ['Tag des Beschlusses über den Standort', 'Day on which the branch was approved'], 'BranchApproved: valid time'),
    ...fuzzyDateColumns('opens_on', ['Eröffnung geplant', 'Opening planned'], ['Geplanter Tag der Eröffnung', 'Planned day of the opening'], 'OpeningScheduled.opensOn, OpeningDelayed.to'),
    column.integer('delays', '1', ['Verschiebungen', 'Delays'], ['Wie oft die Eröffnung verschoben wurde', 'How often the opening was delayed'], 'OpeningDelayed, counted'),
    ...fuzzyDateColumns('opened_on', ['Eröffnet am', 'Opened on'], ['Tag der Eröffnung', 'Day of the opening'], 'BranchOpened: valid time, BranchRegistered.openedOn'),
    ...fuzzyDateColumns('closed_on', ['Geschlossen am', 'Closed on'], ['Tag der endgültigen Schließung', 'Day of the final closing'], 'BranchClosed: valid time'),
    optional.text('accessible', ['Barrierefrei', 'Accessible'], ['yes, partly oder no; leer: nicht bekannt', 'yes, partly or no; empty: not known'], 'RoomsSecured.accessible'),
    column.boolean('services_complete', ['Leistungen vollständig', 'Services complete'], ['Falsch: er kann weitere Leistungen haben, als erfasst sind', 'False: it may have more services than are on record'], 'BranchRegistered.services, ServicesRecorded'),
    ...quantityColumns('weekly_minutes', 'min/week', ['Minuten je Woche', 'Minutes a week'], ['Regelmäßige Öffnungszeit der letzten Festlegung', 'Regular opening time as set last'], 'OpeningHoursSet.hours'),
    optional.integer('occurrences_per_week', '1/week', ['Öffnungen je Woche', 'Openings a week'], ['Wie oft in der Woche geöffnet ist', 'How often a week it is open'], 'OpeningHoursSet.hours'),
    optional.real('allocated_fte', 'FTE', ['Zugewiesene VZÄ', 'Allocated FTE'], ['Summe der zugewiesenen Stellen; leer: keine erfasst', 'Sum of the positions allocated; empty: none on record'], 'PositionsAllocated.fte, summed'),
    optional.real('staffed_fte', 'FTE', ['Besetzte VZÄ', 'Staffed FTE'], ['Summe der besetzten Stellen; leer: keine erfasst', 'Sum of the positions staffed; empty: none on record'], 'PositionStaffed.fte, summed'),
    optional.text('evidence', ['Beleg', 'Evidence'], ['Quelle des ersten Ereignisses mit Beleg', 'Source of the first event that has one'], 'evidence[0].id'),
    column.instant('recorded_at', ['Zuletzt erfasst', 'Last recorded'], ['Wann das letzte Ereignis erfasst wurde (UTC)', 'When the last event was recorded (UTC)'], 'recordedAt'),
  ],
})

const total = (fte: ReadonlyArray<Decimal>): number | undefined =>
  fte.length === 0 ? undefined : Number(fte.reduce((sum, one) => addDecimals(sum, one), wholeNumber(0)))

/** The row of a Standort. */
export const branchRow = (state: BranchState, id: string, meta: StreamMeta): RowOf<typeof branchTable> => {
  const hours = hoursOf(state)
  const by = state.approval?.by
  const because = by?.kind === 'resolution' ? by : state.origin
  return {
    branch: id,
    name: state.name,
    kind: state.kind,
    phase: state.phase,
    carrier: state.carrier,
    ...siteValues(state.place),
    social_space: state.socialSpace,
    baseline: state.baseline,
    ...fuzzyDateValues('known_on', meta.firstOn),
    approved_by: by?.kind,
    approving_office: by?.kind === 'administrative' ? by.office : undefined,
    resolution: because.resolution,
    obligation: because.obligation,
    ...fuzzyDateValues('approved_on', state.approval?.on),
    ...fuzzyDateValues('opens_on', state.opensOn),
    delays: state.delays.length,
    ...fuzzyDateValues('opened_on', state.openedOn),
    ...fuzzyDateValues('closed_on', state.closedOn),
    accessible: state.rooms?.accessible,
    services_complete: state.servicesAreAll,
    ...quantityValues('weekly_minutes', 'min/week', weeklyMinutes(hours)),
    occurrences_per_week: occurrencesOf(hours),
    allocated_fte: total(Object.values(state.allocated)),
    staffed_fte: total(Object.values(staffedFte(state))),
    evidence: meta.firstEvidence?.id,
    recorded_at: meta.lastRecordedAt,
  }
}
