/** Standorte: site, approval, opening, hours, services, staff, parity and partners. */
import { branch, staffedFte, type BranchState, type StaffFunction } from '@vor-ort/core'

import { aggregateProjection } from '../aggregate-projection.ts'
import { column, optional } from '../columns.ts'
import { remembering } from '../remembering.ts'
import { defineTable, type RowOf } from '../table.ts'
import { branchRow, branchTable } from './branch-table.ts'
import { branchId } from './ids.ts'
import { branchHoursTable, branchParityTable, hoursRows, parityRows, rememberParity, type ParityMemory } from './opening-hours.ts'

const ordinal = column.integer('ordinal', '1', ['Nummer', 'Number'], ['Laufende Nummer, ab 1', 'Running number, from 1'], 'order of recording')

/** Leistungen of Standorte. */
export const branchServiceTable = defineTable({
  name: 'branch_service',
  title: { de: 'Leistungen der Standorte', en: 'Services of branches' },
  definition: { de: 'Eine Leistung eines Standorts je Zeile; vor der Eröffnung die vorgesehenen, nach der Schließung keine.', en: 'One service of a branch a row; before the opening those intended, after the closing none.' },
  key: ['branch', 'ordinal'],
  columns: [
    branchId,
    ordinal,
    column.text('service', ['Leistung', 'Service'], ['benefits, placement, caseManagement, employerService, reception oder other', 'benefits, placement, caseManagement, employerService, reception or other'], 'ServiceAdded.service.service'),
    column.text('label', ['Bezeichnung', 'Label'], ['Bei other der Name, sonst der Code: gleiche Bezeichnung, gleiche Leistung', 'The name where it is other, else the code: same label, same service'], 'ServiceAdded.service'),
    optional.text('name', ['Name', 'Name'], ['Name, den die Quelle nennt', 'Name that the source tells'], 'ServiceAdded.service.name'),
  ],
})

/** Stellen of Standorte by function. No person has a row. */
export const branchStaffTable = defineTable({
  name: 'branch_staff',
  title: { de: 'Stellen der Standorte', en: 'Staff of branches' },
  definition: { de: 'Eine Funktion an einem Standort je Zeile, mit zugewiesenen und besetzten Stellenanteilen; nie eine Person.', en: 'One function at a branch a row, with full-time equivalents allocated and staffed; never a person.' },
  key: ['branch', 'function'],
  columns: [
    branchId,
    column.text('function', ['Funktion', 'Function'], ['benefits, placement, caseManagement, employerService, reception, leadership oder other', 'benefits, placement, caseManagement, employerService, reception, leadership or other'], 'PositionsAllocated.function'),
    optional.real('allocated_fte', 'FTE', ['Zugewiesene VZÄ', 'Allocated FTE'], ['Zugewiesene Vollzeitäquivalente; leer: nicht erfasst', 'Full-time equivalents allocated; empty: not on record'], 'PositionsAllocated.fte'),
    optional.real('staffed_fte', 'FTE', ['Besetzte VZÄ', 'Staffed FTE'], ['Besetzte Vollzeitäquivalente; leer: niemand erfasst', 'Full-time equivalents staffed; empty: nobody on record'], 'PositionStaffed.fte, summed'),
  ],
})

/** Gemeinsame Standorte. */
export const branchCoLocationTable = defineTable({
  name: 'branch_co_location',
  title: { de: 'Gemeinsame Standorte', en: 'Co-locations' },
  definition: { de: 'Eine geltende Vereinbarung eines Standorts mit einem Partner je Zeile; geteilt werden Räume und Empfang, nie Daten (B-10).', en: 'One agreement in force of a branch with a partner a row; rooms and reception are shared, never data (B-10).' },
  key: ['branch', 'ordinal'],
  columns: [
    branchId,
    ordinal,
    column.text('partner', ['Partner', 'Partner'], ['youthWelfareOffice (Jugendamt), socialWelfareOffice, employmentAgency …', 'youthWelfareOffice, socialWelfareOffice, employmentAgency …'], 'CoLocationAgreed.partner'),
    optional.text('partner_site', ['Partnerstandort', 'Partner site'], ['Kennung des Partnerstandorts', 'Id of the partner site'], 'CoLocationAgreed.site'),
    optional.text('name', ['Name', 'Name'], ['Name des Partners, wie die Quelle ihn nennt', 'Name of the partner as the source tells it'], 'CoLocationAgreed.name'),
    column.text('shared_resources', ['Gemeinsam genutzt', 'Shared resources'], ['Was geteilt wird, durch Semikolon getrennt', 'What is shared, separated by semicolons'], 'CoLocationAgreed.sharedResources'),
  ],
})

const staffRows = (id: string, state: BranchState): ReadonlyArray<RowOf<typeof branchStaffTable>> => {
  const staffed = staffedFte(state)
  const fte = (of: string | undefined): number | undefined => (of === undefined ? undefined : Number(of))
  const functions = Object.keys({ ...state.allocated, ...staffed }) as ReadonlyArray<StaffFunction>
  return functions.map((one) => ({ branch: id, function: one, allocated_fte: fte(state.allocated[one]), staffed_fte: fte(staffed[one]) }))
}

const noParity: ParityMemory = {}

/** The projection of Standorte: tables `branch`, `branch_hours`, `branch_service`, `branch_staff`, `branch_parity`, `branch_co_location` and `branch_finding`. */
export const branchProjection = aggregateProjection(remembering(branch, noParity, rememberParity), {
  name: 'branch',
  version: 1,
  title: { de: 'Standorte', en: 'branches' },
  tables: [branchTable, branchHoursTable, branchServiceTable, branchStaffTable, branchParityTable, branchCoLocationTable],
  rows: ({ state, memory }, id, meta) => ({
    branch: [branchRow(state, id, meta)],
    branch_hours: hoursRows(id, state),
    branch_service: state.services.map(({ service, name }, index) => ({ branch: id, ordinal: index + 1, service, label: service === 'other' ? (name ?? service) : service, name })),
    branch_staff: staffRows(id, state),
    branch_parity: parityRows(id, state, memory),
    branch_co_location: state.coLocations.map(({ partner, site, name, sharedResources }, index) => ({
      branch: id,
      ordinal: index + 1,
      partner,
      partner_site: site,
      name,
      shared_resources: sharedResources.join('; '),
    })),
  }),
})
