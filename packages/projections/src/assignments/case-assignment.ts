/** Fallzuordnungen: who is responsible for a case in a function now, since when, and what is due. */
import { caseAssignment, nextReviewDue } from '@vor-ort/core'

import { aggregateProjection } from '../aggregate-projection.ts'
import { column, fuzzyDateColumns, fuzzyDateValues, optional } from '../columns.ts'
import { remembering } from '../remembering.ts'
import { defineTable } from '../table.ts'
import { ageBandColumns, ageBandValues, assignmentId, assignmentIntervalRows, assignmentIntervalTable, openIntervalRows, openIntervalTable } from './assignment-interval.ts'
import { noCase, rememberCase } from './case-memory.ts'

const contacts = <const Name extends string>(name: Name, de: string, en: string, source: string) =>
  column.integer(name, '1', [`Gespräche, ${de}`, `Contacts, ${en}`], [`Weitere Gespräche nach dem Erstgespräch: ${de}`, `Further talks after the first one: ${en}`], source)

/** Fallzuordnungen. */
export const caseAssignmentTable = defineTable({
  name: 'case_assignment',
  title: { de: 'Fallzuordnungen', en: 'Case assignments' },
  definition: {
    de: 'Ein Fall in einer Funktion je Zeile, wie er zuletzt erfasst ist. Intern: nur Pseudonyme, aber Einzelfälle und Leistungsdaten von Beschäftigten.',
    en: 'One case in one function a row, as it was recorded last. Internal: pseudonyms only, but single cases and performance data of staff.',
  },
  key: ['assignment'],
  columns: [
    assignmentId,
    optional.text('case_id', ['Fall', 'Case'], ['Pseudonym des Falls', 'Pseudonym of the case'], 'CaseOpened.case'),
    optional.text('function', ['Funktion', 'Function'], ['placement, caseManagement, benefits oder youthPlacement', 'placement, caseManagement, benefits or youthPlacement'], 'CaseOpened.function'),
    column.text('phase', ['Stand', 'Phase'], ['none, unassigned, assigned, closed oder transferred', 'none, unassigned, assigned, closed or transferred'], 'lifecycle of the assignment'),
    optional.text('needs_unit', ['Bedarfsgemeinschaft', 'Needs unit'], ['Pseudonym der Bedarfsgemeinschaft', 'Pseudonym of the Bedarfsgemeinschaft'], 'CaseOpened.needsUnit, CaseAssignmentCorrected.needsUnit'),
    optional.text('caseworker', ['Fachkraft', 'Caseworker'], ['Pseudonym der zuständigen Fachkraft; leer: niemand', 'Pseudonym of the caseworker who is responsible; empty: nobody'], 'CaseAssigned.caseworker, CaseReassigned.to'),
    ...fuzzyDateColumns('since', ['Zuständig seit', 'Since'], ['Tag, seit dem diese Fachkraft zuständig ist', 'Day since which this caseworker is responsible'], 'CaseAssigned, CaseReassigned: valid time; CaseAssignmentCorrected.assignedSince'),
    optional.text('branch', ['Außenstelle', 'Branch'], ['Außenstelle, bei der der Fall liegt', 'Branch at which the case is'], 'CaseOpened, CaseAssigned, CaseReassigned: branch'),
    optional.text('unit', ['Team', 'Unit'], ['Team oder Sachgebiet', 'Team or unit'], 'CaseOpened, CaseAssigned, CaseReassigned: unit'),
    ...ageBandColumns,
    ...fuzzyDateColumns('opened_on', ['Aufgenommen am', 'Opened on'], ['Tag der letzten Aufnahme des Falls', 'Day on which the case was last opened'], 'CaseOpened, CaseReopened: valid time; CaseAssignmentCorrected.openedOn'),
    column.boolean('reassignment_demanded', ['Umverteilung verlangt', 'Reassignment demanded'], ['Ob eine verlangte Umverteilung noch aussteht (A-13)', 'Whether a reassignment that was demanded is still to come (A-13)'], 'ReassignmentDemanded'),
    column.integer('reassignments', '1', ['Wechsel', 'Reassignments'], ['Wechsel zu einer anderen Fachkraft, über alle Jahre', 'Changes to another caseworker, over all years'], 'CaseReassigned with other from and to, counted'),
    ...fuzzyDateColumns('first_contact_on', ['Erstgespräch am', 'First contact on'], ['Tag des ersten Gesprächs seit der Aufnahme', 'Day of the first talk since the case was opened'], 'FirstContactHeld, valid time'),
    contacts('contacts_by_assigned', 'mit der zuständigen Fachkraft', 'with the assigned caseworker', 'ContactHeld.servedBy assigned'),
    contacts('contacts_by_substitute', 'mit der Vertretung', 'with a substitute', 'ContactHeld.servedBy substitute'),
    contacts('contacts_by_other', 'mit anderen', 'with others', 'ContactHeld.servedBy other'),
    contacts('contacts_in_person', 'persönlich', 'in person', 'ContactHeld.mode inPerson'),
    contacts('contacts_video', 'per Video', 'by video', 'ContactHeld.mode video'),
    contacts('contacts_phone', 'am Telefon', 'by phone', 'ContactHeld.mode phone'),
    contacts('contacts_online', 'im Netz', 'online', 'ContactHeld.mode online'),
    ...fuzzyDateColumns('plan_updated_on', ['Plan zuletzt fortgeschrieben am', 'Plan last updated on'], ['Tag der letzten Fassung des Plans', 'Day of the last version of the plan'], 'CooperationPlanConcluded, CooperationPlanUpdated: valid time'),
    ...fuzzyDateColumns('next_review_due', ['Nächste Überprüfung', 'Next review due'], ['Bis wann der Plan gemeinsam zu überprüfen ist (R-23); leer: kein Plan oder kein offener Fall', 'By when the plan is to be reviewed together (R-23); empty: no plan, or no open case'], 'planReviewAfter(plan)'),
    column.instant('recorded_at', ['Zuletzt erfasst', 'Last recorded'], ['Wann das letzte Ereignis erfasst wurde (UTC)', 'When the last event was recorded (UTC)'], 'recordedAt'),
  ],
})

/** The projection of Fallzuordnungen: tables `case_assignment`, `assignment_interval`, `case_open_interval` and `case_assignment_finding`. */
export const caseAssignmentProjection = aggregateProjection(remembering(caseAssignment, noCase, rememberCase), {
  name: 'case_assignment',
  version: 1,
  title: { de: 'Fallzuordnungen', en: 'case assignments' },
  tables: [caseAssignmentTable, assignmentIntervalTable, openIntervalTable],
  rows: ({ state, memory }, id, meta) => ({
    case_assignment: [
      {
        assignment: id,
        case_id: state.case,
        function: state.function,
        phase: state.phase,
        needs_unit: state.needsUnit,
        caseworker: state.current?.caseworker,
        ...fuzzyDateValues('since', state.current?.since),
        branch: state.branch,
        unit: state.unit,
        ...ageBandValues(state.ageBand),
        ...fuzzyDateValues('opened_on', state.opened),
        reassignment_demanded: state.demand !== undefined,
        reassignments: memory.reassignments,
        ...fuzzyDateValues('first_contact_on', state.firstContact),
        contacts_by_assigned: memory.contacts['assigned'] ?? 0,
        contacts_by_substitute: memory.contacts['substitute'] ?? 0,
        contacts_by_other: memory.contacts['other'] ?? 0,
        contacts_in_person: memory.contacts['inPerson'] ?? 0,
        contacts_video: memory.contacts['video'] ?? 0,
        contacts_phone: memory.contacts['phone'] ?? 0,
        contacts_online: memory.contacts['online'] ?? 0,
        ...fuzzyDateValues('plan_updated_on', state.plan),
        ...fuzzyDateValues('next_review_due', nextReviewDue(state)?.due),
        recorded_at: meta.lastRecordedAt,
      },
    ],
    assignment_interval: assignmentIntervalRows(id, state, memory),
    case_open_interval: openIntervalRows(id, state, memory),
  }),
})
