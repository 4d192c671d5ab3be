/** Öffnungszeiten of Standorte: every setting, and which Standorte they are to equal. */
import { weeklyMinutes, type BranchEvent, type BranchState, type FuzzyDate, type OpeningHours } from '@vor-ort/core'

import { column, fuzzyDateColumns, fuzzyDateValues, optional, quantityColumns, quantityValues } from '../columns.ts'
import { defineTable, type RowOf } from '../table.ts'
import { branchId, causeColumns } from './ids.ts'

/** How often a week it is open, as far as that is known. */
export const occurrencesOf = (hours: OpeningHours): number | undefined =>
  hours.kind === 'unknown' ? hours.occurrencesPerWeek : Object.values(hours.pattern).reduce((sum, intervals) => sum + intervals.length, 0)

/** Every setting of opening hours. */
export const branchHoursTable = defineTable({
  name: 'branch_hours',
  title: { de: 'Öffnungszeiten der Standorte', en: 'Opening hours of branches' },
  definition: { de: 'Eine Festlegung der Öffnungszeiten je Zeile, in der Reihenfolge ihrer Erfassung.', en: 'One setting of opening hours a row, in the order in which they were recorded.' },
  key: ['branch', 'ordinal'],
  columns: [
    branchId,
    column.integer('ordinal', '1', ['Nummer', 'Number'], ['Laufende Nummer, ab 1', 'Running number, from 1'], 'order of recording'),
    column.boolean('latest', ['Letzte Festlegung', 'Latest setting'], ['Ob keine spätere erfasst ist', 'Whether none was recorded after it'], 'OpeningHoursSet'),
    ...fuzzyDateColumns('since_on', ['Von', 'From'], ['Erster Tag der Öffnungszeiten', 'First day of the opening hours'], 'OpeningHoursSet: valid time'),
    ...fuzzyDateColumns('until_on', ['Bis', 'Until'], ['Tag, von dem an andere gelten; leer: keiner', 'Day from which others hold; empty: none'], 'the next OpeningHoursSet: valid time'),
    column.text('kind', ['Kenntnis', 'Knowledge'], ['weekly: Wochenplan bekannt; unknown: Zeiten nicht bekannt', 'weekly: the pattern of the week is known; unknown: the times are not'], 'OpeningHoursSet.hours.kind'),
    ...quantityColumns('weekly_minutes', 'min/week', ['Minuten je Woche', 'Minutes a week'], ['Regelmäßige Öffnungszeit einer Woche ohne Ausnahmen und Feiertage', 'Regular opening time of a week without exceptions and holidays'], 'OpeningHoursSet.hours'),
    optional.integer('occurrences_per_week', '1/week', ['Öffnungen je Woche', 'Openings a week'], ['Wie oft in der Woche geöffnet ist; leer: nicht bekannt', 'How often a week it is open; empty: not known'], 'OpeningHoursSet.hours'),
    ...causeColumns('OpeningHoursSet'),
  ],
})

/** The settings of the opening hours of one Standort. */
export const hoursRows = (branch: string, { hours }: BranchState): ReadonlyArray<RowOf<typeof branchHoursTable>> =>
  hours.map((setting, index) => ({
    branch,
    ordinal: index + 1,
    latest: index === hours.length - 1,
    ...fuzzyDateValues('since_on', setting.since),
    ...fuzzyDateValues('until_on', hours[index + 1]?.since),
    kind: setting.hours.kind,
    ...quantityValues('weekly_minutes', 'min/week', weeklyMinutes(setting.hours)),
    occurrences_per_week: occurrencesOf(setting.hours),
    resolution: setting.resolution,
    obligation: setting.obligation,
  }))

/** Which Standorte another is to equal. */
export const branchParityTable = defineTable({
  name: 'branch_parity',
  title: { de: 'Angleichung der Standorte', en: 'Parity of branches' },
  definition: { de: 'Ein Vergleichsstandort eines Standorts, der so viel bieten soll wie er, je Zeile (B-6).', en: 'One reference of a branch that is to offer as much as it a row (B-6).' },
  key: ['branch', 'reference'],
  columns: [
    branchId,
    column.text('reference', ['Vergleichsstandort', 'Reference'], ['Standort, dem er gleichkommen soll', 'Branch that it is to equal'], 'ServiceLevelParityTargeted.parityWith'),
    ...fuzzyDateColumns('targeted_on', ['Ziel seit', 'Targeted on'], ['Tag, an dem das Ziel gesetzt wurde', 'Day on which the target was set'], 'ServiceLevelParityTargeted: valid time'),
    column.boolean('opening_hours', ['Öffnungszeiten', 'Opening hours'], ['Ob die Öffnungszeiten gleichen sollen', 'Whether the opening hours are to be equal'], 'ServiceLevelParityTargeted.aspects'),
    column.boolean('services', ['Leistungen', 'Services'], ['Ob die Leistungen gleichen sollen', 'Whether the services are to be equal'], 'ServiceLevelParityTargeted.aspects'),
    column.integer('hours_set_since', '1', ['Festlegungen seither', 'Settings since'], ['Wie oft seither Öffnungszeiten festgelegt wurden', 'How often opening hours were set since then'], 'OpeningHoursSet, counted'),
    ...causeColumns('ServiceLevelParityTargeted'),
  ],
})

/** When the parity in force was targeted, and how many settings of hours there were by then. */
export interface ParityMemory {
  readonly targetedOn?: FuzzyDate
  readonly settings?: number
}

/** What is remembered of parity after an event. */
export const rememberParity = (memory: ParityMemory, { type, on }: BranchEvent, { hours }: BranchState): ParityMemory =>
  type === 'ServiceLevelParityTargeted' ? { targetedOn: on, settings: hours.length } : memory

/** The references of one Standort. */
export const parityRows = (branch: string, { parity, hours }: BranchState, memory: ParityMemory): ReadonlyArray<RowOf<typeof branchParityTable>> =>
  parity === undefined
    ? []
    : [...new Set(parity.parityWith)].map((reference) => ({
        branch,
        reference,
        ...fuzzyDateValues('targeted_on', memory.targetedOn),
        opening_hours: parity.aspects.includes('openingHours'),
        services: parity.aspects.includes('services'),
        hours_set_since: hours.length - (memory.settings ?? 0),
        resolution: parity.resolution,
        obligation: parity.obligation,
      }))
