/** Fachkräfte: who works on cases where, and for how much of a post in which function. */
import { CaseFunction, caseworker, isNotAfter, type CaseworkerEvent, type CaseworkerState, type FuzzyDate } from '@vor-ort/core'

import { aggregateProjection } from '../aggregate-projection.ts'
import { column, fuzzyDateColumns, fuzzyDateValues, optional } from '../columns.ts'
import { remembering } from '../remembering.ts'
import { defineTable, type RowOf } from '../table.ts'

const caseworkerId = column.text('caseworker', ['Fachkraft', 'Caseworker'], ['Pseudonym der Fachkraft', 'Pseudonym of the caseworker'], 'stream')
const left = fuzzyDateColumns('left_on', ['Ausgeschieden am', 'Left on'], ['Tag, von dem an sie keine Fälle mehr bearbeitet; leer: ist noch da', 'Day from which somebody works on no cases any more; empty: still there'], 'CaseworkerLeft, valid time')

/** Fachkräfte. */
export const caseworkerTable = defineTable({
  name: 'caseworker',
  title: { de: 'Fachkräfte', en: 'Caseworkers' },
  definition: {
    de: 'Eine Fachkraft je Zeile, wie sie zuletzt erfasst ist. Intern: Daten von Beschäftigten, nur unter Pseudonym.',
    en: 'One caseworker a row, as recorded last. Internal: data of staff, by pseudonym only.',
  },
  key: ['caseworker'],
  columns: [
    caseworkerId,
    column.text('phase', ['Stand', 'Phase'], ['none, active oder left', 'none, active or left'], 'lifecycle of the caseworker'),
    optional.text('branch', ['Außenstelle', 'Branch'], ['Außenstelle', 'Branch'], 'CaseworkerRegistered.branch, CaseworkerMoved.branch'),
    optional.text('unit', ['Team', 'Unit'], ['Team oder Sachgebiet', 'Team or unit'], 'CaseworkerRegistered.unit, CaseworkerMoved.unit'),
    optional.text('functions', ['Funktionen', 'Functions'], ['Funktionen bei der Aufnahme, durch Semikolon getrennt', 'Functions at registration, separated by semicolons'], 'CaseworkerRegistered.functions'),
    ...fuzzyDateColumns('registered_on', ['Aufgenommen am', 'Registered on'], ['Tag der letzten Aufnahme', 'Day of the last registration'], 'CaseworkerRegistered, valid time'),
    ...left,
    column.instant('recorded_at', ['Zuletzt erfasst', 'Last recorded'], ['Wann das letzte Ereignis erfasst wurde (UTC)', 'When the last event was recorded (UTC)'], 'recordedAt'),
  ],
})

/** Shares of posts. */
export const caseworkerCapacityTable = defineTable({
  name: 'caseworker_capacity',
  title: { de: 'Stellenanteile', en: 'Shares of posts' },
  definition: {
    de: 'Ein Zeitraum je Zeile, in dem ein Stellenanteil in einer Funktion gilt. Wer ausgeschieden ist (left_on), hat von da an keinen; Abwesenheiten ändern ihn nicht. Intern: Daten von Beschäftigten.',
    en: 'One interval a row in which a share of a post in a function holds. Who has left (left_on) has none from then on; absences do not change it. Internal: data of staff.',
  },
  key: ['caseworker', 'function', 'ordinal'],
  columns: [
    caseworkerId,
    column.text('function', ['Funktion', 'Function'], ['placement, caseManagement, benefits oder youthPlacement', 'placement, caseManagement, benefits or youthPlacement'], 'CapacityChanged.function, CaseworkerRegistered.functions'),
    column.integer('ordinal', '1', ['Nummer', 'Number'], ['Laufende Nummer, ab 1', 'Running number, from 1'], 'order of days'),
    ...fuzzyDateColumns('begun_on', ['Ab', 'From'], ['Erster Tag', 'First day'], 'CapacityChanged.from; CaseworkerRegistered, valid time, where the share is not known'),
    optional.date('ended_on', ['Bis', 'To'], ['Tag, mit dem der nächste Anteil gilt, selbst nicht mehr darin; leer: gilt weiter', 'Day on which the next share begins, not in it itself; empty: it goes on'], 'next CapacityChanged.from'),
    optional.real('fte', 'FTE', ['Stellenanteil', 'FTE'], ['Anteil einer vollen Stelle; 0 beendet die Funktion; leer: nicht gesagt', 'Share of a full-time post; 0 ends the function; empty: nobody said'], 'CapacityChanged.fte'),
    ...left,
  ],
})

interface Registration {
  readonly registered: FuzzyDate | undefined
}
const notRegistered: Registration = { registered: undefined }

const rememberRegistration = (memory: Registration, { type, on }: CaseworkerEvent): Registration => (type === 'CaseworkerRegistered' ? { registered: on } : memory)

const capacityRows = (id: string, state: CaseworkerState, { registered }: Registration): ReadonlyArray<RowOf<typeof caseworkerCapacityTable>> =>
  CaseFunction.codes.flatMap((of) => {
    const posts = state.posts.filter((post) => post.function === of)
    // Before the first share is said, somebody has the function for nobody knows how much.
    const unsaid = state.functions.includes(of) && (registered === undefined || posts[0] === undefined || isNotAfter(posts[0].from, registered) !== 'yes') ? [{ from: registered, fte: undefined }] : []
    return [...unsaid, ...posts].map(({ from, fte }, index, all) => ({
      caseworker: id,
      function: of,
      ordinal: index + 1,
      ...fuzzyDateValues('begun_on', from),
      ended_on: posts[index + 1 - (all.length - posts.length)]?.from,
      fte: fte === undefined ? undefined : Number(fte),
      ...fuzzyDateValues('left_on', state.left),
    }))
  })

/** The projection of Fachkräfte: tables `caseworker`, `caseworker_capacity` and `caseworker_finding`. */
export const caseworkerProjection = aggregateProjection(remembering(caseworker, notRegistered, rememberRegistration), {
  name: 'caseworker',
  version: 1,
  title: { de: 'Fachkräfte', en: 'caseworkers' },
  tables: [caseworkerTable, caseworkerCapacityTable],
  rows: ({ state, memory }, id, meta) => ({
    caseworker: [
      {
        caseworker: id,
        phase: state.phase,
        branch: state.branch,
        unit: state.unit,
        functions: state.functions.length === 0 ? undefined : state.functions.join('; '),
        ...fuzzyDateValues('registered_on', memory.registered),
        ...fuzzyDateValues('left_on', state.left),
        recorded_at: meta.lastRecordedAt,
      },
    ],
    caseworker_capacity: capacityRows(id, state, memory),
  }),
})
