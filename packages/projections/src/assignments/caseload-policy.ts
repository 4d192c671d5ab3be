/** Betreuungsschlüssel: how many clients there are to be for a full-time post, and how both sides are counted. */
import { caseloadPolicy, type CaseloadPolicyEvent, type CaseloadPolicyState, type FuzzyDate } from '@vor-ort/core'

import { aggregateProjection } from '../aggregate-projection.ts'
import { column, fuzzyDateColumns, fuzzyDateValues, optional } from '../columns.ts'
import { remembering } from '../remembering.ts'
import { defineTable, type RowOf } from '../table.ts'

const policyId = column.text('policy', ['Betreuungsschlüssel', 'Policy'], ['Kennung des Betreuungsschlüssels (UUID)', 'Id of the caseload policy (UUID)'], 'stream')
const version = column.integer('version', '1', ['Fassung', 'Version'], ['Laufende Nummer in der Folge der Erfassung, ab 1', 'Running number in the order of recording, from 1'], 'CaseloadPolicyAdopted, counted')

/** Versions of Betreuungsschlüssel. */
export const caseloadPolicyTable = defineTable({
  name: 'caseload_policy',
  title: { de: 'Betreuungsschlüssel', en: 'Caseload policies' },
  definition: { de: 'Eine Fassung eines Betreuungsschlüssels je Zeile; sie gilt, bis die nächste gilt oder er aufgehoben ist.', en: 'One version of a caseload policy a row; it holds until the next one does or it is repealed.' },
  key: ['policy', 'version'],
  columns: [
    policyId,
    version,
    column.text('source', ['Grundlage', 'Source'], ['Worauf er beruht, in Worten', 'What it rests on, in words'], 'CaseloadPolicyAdopted.source'),
    optional.text('resolution', ['Beschluss', 'Resolution'], ['Beschluss, der ihn festlegt', 'Resolution that adopts it'], 'CaseloadPolicyAdopted.resolution'),
    ...fuzzyDateColumns('adopted_on', ['Gilt ab', 'Adopted on'], ['Tag, von dem an sie gilt', 'Day from which it holds'], 'CaseloadPolicyAdopted, valid time'),
    ...fuzzyDateColumns('ended_on', ['Gilt bis', 'Ended on'], ['Tag, mit dem sie endet, selbst nicht mehr darin; leer: gilt noch', 'Day with which it ends, not in it itself; empty: still in force'], 'next CaseloadPolicyAdopted, CaseloadPolicyRepealed: valid time'),
  ],
})

/** Target ratios. */
export const caseloadTargetTable = defineTable({
  name: 'caseload_target',
  title: { de: 'Zielwerte der Betreuungsschlüssel', en: 'Targets of caseload policies' },
  definition: { de: 'Ein Zielwert einer Fassung je Zeile.', en: 'One target of a version a row.' },
  key: ['policy', 'version', 'function', 'age_band'],
  columns: [
    policyId,
    version,
    column.text('function', ['Funktion', 'Function'], ['placement, caseManagement, benefits oder youthPlacement', 'placement, caseManagement, benefits or youthPlacement'], 'CaseloadPolicyAdopted.targets.function'),
    column.text('age_band', ['Altersgruppe', 'Age band'], ['under25, from25 oder all', 'under25, from25 or all'], 'CaseloadPolicyAdopted.targets.ageBand'),
    column.real('clients_per_fte', 'client/FTE', ['Zielwert', 'Target'], ['Betreute je volle Stelle: 75 heißt 1 : 75', 'Clients for each full-time post: 75 means 1 : 75'], 'CaseloadPolicyAdopted.targets.clientsPerFte'),
    column.boolean('binding', ['Bindend', 'Binding'], ['Ob er bindet; sonst nur Orientierung', 'Whether it binds; else for orientation only'], 'CaseloadPolicyAdopted.targets.binding'),
  ],
})

/** Ways of counting. */
export const caseloadCountingTable = defineTable({
  name: 'caseload_counting',
  title: { de: 'Zählweisen der Betreuungsschlüssel', en: 'Ways of counting of caseload policies' },
  definition: { de: 'Eine Zählweise, die eine Fassung nennt, je Zeile.', en: 'One way of counting that a version declares a row.' },
  key: ['policy', 'version', 'clients_counting', 'staff_counting'],
  columns: [
    policyId,
    version,
    column.text('clients_counting', ['Zählung der Betreuten', 'Counting of clients'], ['elb-all, elb-activatable oder bg', 'elb-all, elb-activatable or bg'], 'CaseloadPolicyAdopted.counting.clients'),
    column.text('staff_counting', ['Zählung der Stellen', 'Counting of staff'], ['fte-direct, fte-with-lead oder fte-with-frontdesk', 'fte-direct, fte-with-lead or fte-with-frontdesk'], 'CaseloadPolicyAdopted.counting.staff'),
  ],
})

type Policy = NonNullable<CaseloadPolicyState['policy']>
interface Version {
  readonly policy: Policy
  readonly from: FuzzyDate
  readonly to?: FuzzyDate
}
interface Versions {
  readonly versions: ReadonlyArray<Version>
}
const noVersions: Versions = { versions: [] }

const rememberVersions = ({ versions }: Versions, event: CaseloadPolicyEvent): Versions => {
  const last = versions.at(-1)
  const ended = last === undefined || last.to !== undefined ? versions : [...versions.slice(0, -1), { ...last, to: event.on }]
  return { versions: event.type === 'CaseloadPolicyAdopted' ? [...ended, { policy: event.data, from: event.on }] : ended }
}

/** The same key twice is one row; what is said last counts. */
const each = <Item>(items: ReadonlyArray<Item>, keyOf: (item: Item) => string): ReadonlyArray<Item> => [...new Map(items.map((item) => [keyOf(item), item])).values()]

const targetRows = (policy: string, { versions }: Versions): ReadonlyArray<RowOf<typeof caseloadTargetTable>> =>
  versions.flatMap(({ policy: { targets } }, index) =>
    each(targets, (target) => `${target.function} ${target.ageBand}`).map((target) => ({
      policy,
      version: index + 1,
      function: target.function,
      age_band: target.ageBand,
      clients_per_fte: Number(target.clientsPerFte),
      binding: target.binding,
    })),
  )

const countingRows = (policy: string, { versions }: Versions): ReadonlyArray<RowOf<typeof caseloadCountingTable>> =>
  versions.flatMap(({ policy: { counting } }, index) =>
    each(counting, ({ clients, staff }) => `${clients} ${staff}`).map(({ clients, staff }) => ({ policy, version: index + 1, clients_counting: clients, staff_counting: staff })),
  )

/** The projection of Betreuungsschlüssel: tables `caseload_policy`, `caseload_target`, `caseload_counting` and `caseload_policy_finding`. */
export const caseloadPolicyProjection = aggregateProjection(remembering(caseloadPolicy, noVersions, rememberVersions), {
  name: 'caseload_policy',
  version: 1,
  title: { de: 'Betreuungsschlüssel', en: 'caseload policies' },
  tables: [caseloadPolicyTable, caseloadTargetTable, caseloadCountingTable],
  rows: ({ memory }, id) => ({
    caseload_policy: memory.versions.map(({ policy: { source, resolution }, from, to }, index) => ({
      policy: id,
      version: index + 1,
      source,
      resolution,
      ...fuzzyDateValues('adopted_on', from),
      ...fuzzyDateValues('ended_on', to),
    })),
    caseload_target: targetRows(id, memory),
    caseload_counting: countingRows(id, memory),
  }),
})
