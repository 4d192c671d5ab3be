/** Who had a case when, and when it was open: intervals, so that caseloads of every day can be asked for. */
import type { AgeBandPeriod, CaseAssignmentState } from '@vor-ort/core'

import { column, fuzzyDateColumns, fuzzyDateValues, optional } from '../columns.ts'
import { defineTable, type RowOf } from '../table.ts'
import type { CaseMemory, Interval } from './case-memory.ts'

/** The key of every table of the projection of Fallzuordnungen. */
export const assignmentId = column.text('assignment', ['Fallzuordnung', 'Assignment'], ['Kennung aus Fall und Funktion (UUID)', 'Id made of case and function (UUID)'], 'stream')

const ordinal = column.integer('ordinal', '1', ['Nummer', 'Number'], ['Laufende Nummer, ab 1', 'Running number, from 1'], 'order of recording')
const known = ['wie am Ende des Zeitraums bekannt', 'as known at the end of the interval'] as const
const caseColumns = [
  column.text('case_id', ['Fall', 'Case'], ['Pseudonym des Falls', 'Pseudonym of the case'], 'CaseOpened.case'),
  column.text('function', ['Funktion', 'Function'], ['placement, caseManagement, benefits oder youthPlacement', 'placement, caseManagement, benefits or youthPlacement'], 'CaseOpened.function'),
  optional.text('needs_unit', ['Bedarfsgemeinschaft', 'Needs unit'], [`Pseudonym der Bedarfsgemeinschaft, ${known[0]}`, `Pseudonym of the Bedarfsgemeinschaft, ${known[1]}`], 'CaseOpened.needsUnit, CaseAssignmentCorrected.needsUnit'),
] as const

/** The columns of an age band and its days. */
export const ageBandColumns = [
  optional.text('age_band', ['Altersgruppe', 'Age band'], ['under25 oder from25, wie das Fachverfahren sie nennt; gilt in den Tagen daneben', 'under25 or from25, as the source system states it; holds for the days beside it'], 'CaseOpened.ageBand, AgeBandChanged.ageBand'),
  optional.date('age_band_from', ['Altersgruppe ab', 'Age band from'], ['Erster Tag der Altersgruppe', 'First day of the age band'], 'ageBand.from'),
  optional.date('age_band_to', ['Altersgruppe bis', 'Age band to'], ['Tag, mit dem sie endet, für under25 der 25. Geburtstag oder ein späterer; selbst nicht mehr darin', 'Day with which it ends, for under25 the 25th birthday or a later day; not in it itself'], 'ageBand.to'),
] as const

/** The cells of the columns of an age band. */
export const ageBandValues = (period: AgeBandPeriod | undefined) => ({ age_band: period?.band, age_band_from: period?.from, age_band_to: period?.to })

/** Intervals of assignments. */
export const assignmentIntervalTable = defineTable({
  name: 'assignment_interval',
  title: { de: 'Zeiträume der Zuweisungen', en: 'Intervals of assignments' },
  definition: {
    de: 'Ein Zeitraum je Zeile, in dem eine Fachkraft einen Fall hatte, ohne Vertretungen. An einem Tag zählt der Zeitraum, wenn begun_latest nicht nach ihm liegt und ended_on leer ist oder ended_earliest nach ihm. Intern: Leistungsdaten von Beschäftigten.',
    en: 'One interval a row in which a caseworker had a case, without substitutions. On a day an interval counts if begun_latest is not after it and ended_on is empty or ended_earliest is after it. Internal: performance data of staff.',
  },
  key: ['assignment', 'ordinal'],
  columns: [
    assignmentId,
    ordinal,
    ...caseColumns,
    column.text('caseworker', ['Fachkraft', 'Caseworker'], ['Pseudonym der Fachkraft', 'Pseudonym of the caseworker'], 'CaseAssigned.caseworker, CaseReassigned.to'),
    optional.text('branch', ['Außenstelle', 'Branch'], [`Außenstelle, ${known[0]}`, `Branch, ${known[1]}`], 'CaseOpened, CaseAssigned, CaseReassigned: branch'),
    optional.text('unit', ['Team', 'Unit'], [`Team oder Sachgebiet, ${known[0]}`, `Team or unit, ${known[1]}`], 'CaseOpened, CaseAssigned, CaseReassigned: unit'),
    ...ageBandColumns,
    ...fuzzyDateColumns('begun_on', ['Beginn', 'Begun on'], ['Erster Tag', 'First day'], 'CaseAssigned, CaseReassigned: valid time; CaseAssignmentCorrected.assignedSince'),
    ...fuzzyDateColumns('ended_on', ['Ende', 'Ended on'], ['Tag, mit dem es endet, selbst nicht mehr darin; leer: dauert an', 'Day with which it ends, not in it itself; empty: it goes on'], 'event that ended it, valid time'),
  ],
})

/** Intervals in which a case was open. */
export const openIntervalTable = defineTable({
  name: 'case_open_interval',
  title: { de: 'Zeiträume offener Fälle', en: 'Intervals of open cases' },
  definition: {
    de: 'Ein Zeitraum je Zeile, in dem ein Fall in einer Funktion offen war, ob zugewiesen oder nicht.',
    en: 'One interval a row in which a case was open in a function, assigned or not.',
  },
  key: ['assignment', 'ordinal'],
  columns: [
    assignmentId,
    ordinal,
    ...caseColumns,
    ...ageBandColumns,
    ...fuzzyDateColumns('begun_on', ['Beginn', 'Begun on'], ['Erster Tag', 'First day'], 'CaseOpened, CaseReopened: valid time; CaseAssignmentCorrected.openedOn'),
    ...fuzzyDateColumns('ended_on', ['Ende', 'Ended on'], ['Tag, mit dem es endet, selbst nicht mehr darin; leer: noch offen', 'Day with which it ends, not in it itself; empty: still open'], 'CaseClosed, CaseTransferredToCarrier: valid time'),
  ],
})

const caseOf = (state: CaseAssignmentState) => (state.case === undefined || state.function === undefined ? undefined : { case_id: state.case, function: state.function })

const common = (assignment: string, index: number, { from, to, needsUnit, ageBand }: Interval) => ({
  assignment,
  ordinal: index + 1,
  needs_unit: needsUnit,
  ...ageBandValues(ageBand),
  ...fuzzyDateValues('begun_on', from),
  ...fuzzyDateValues('ended_on', to),
})

/** Who had the case when. */
export const assignmentIntervalRows = (id: string, state: CaseAssignmentState, { held, holding }: CaseMemory): ReadonlyArray<RowOf<typeof assignmentIntervalTable>> => {
  const of = caseOf(state)
  if (of === undefined) return []
  return [...held, ...(holding === undefined ? [] : [holding])].map((one, index) => ({ ...common(id, index, one), ...of, caseworker: one.caseworker, branch: one.branch, unit: one.unit }))
}

/** When the case was open. */
export const openIntervalRows = (id: string, state: CaseAssignmentState, { open, opening }: CaseMemory): ReadonlyArray<RowOf<typeof openIntervalTable>> => {
  const of = caseOf(state)
  return of === undefined ? [] : [...open, ...(opening === undefined ? [] : [opening])].map((one, index) => ({ ...common(id, index, one), ...of }))
}
