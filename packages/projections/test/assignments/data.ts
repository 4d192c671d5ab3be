/** Pseudonyms, events and questions that the tests of the assignment read models share. */
import { assignmentIdOf, BranchId, CaseId, caseAssignment, caseloadPolicy, caseworker, CaseworkerId, CaseworkUnitId, day, decimal, derivedId, derivedUuid, NeedsUnitId, streamName, type AgeBandPeriod, type AnyEvent, type CaseAssignmentEvents, type CaseFunction, type CaseloadTarget, type CountingDefinition, type FuzzyDate, type LocalDate, type StreamName } from '@vor-ort/core'
import { caseload, sqliteDialect, type Row } from '@vor-ort/projections'
import { event } from '@vor-ort/testing'

import { sure } from '../fixture.ts'
import { readModelsOver, rowsOf, storeOf } from '../governance/stores.ts'

export const alder = derivedId(CaseworkerId, 'alder')
export const birch = derivedId(CaseworkerId, 'birch')
export const cedar = derivedId(CaseworkerId, 'cedar')
export const aurich = derivedId(BranchId, 'Aurich')
export const norden = derivedId(BranchId, 'Norden')
export const team = derivedId(CaseworkUnitId, 'team 3')
export const january = day('2026-01-12')
export const asked = day('2026-06-01')

export const caseOf = (name: string): CaseId => derivedId(CaseId, name)
export const needsUnitOf = (name: string): NeedsUnitId => derivedId(NeedsUnitId, name)

/** A stream and its events. */
export type Given = readonly [StreamName, ReadonlyArray<AnyEvent>]

/** A case that is open, and what happened since. */
export const openCase = (name: string, details: Partial<CaseAssignmentEvents['CaseOpened']> = {}, more: ReadonlyArray<AnyEvent> = [], on: FuzzyDate = january): Given => {
  const { function: of = 'placement' } = details
  const opened = event(caseAssignment, 'CaseOpened', on, { case: caseOf(name), function: of, branch: aurich, ageBand: { band: 'from25' }, needsUnit: needsUnitOf(name), ...details })
  return [streamName('case-assignment', assignmentIdOf(caseOf(name), of)), [opened, ...more]]
}
/** That somebody becomes responsible. */
export const assigned = (to: CaseworkerId = alder, on: FuzzyDate = january) => event(caseAssignment, 'CaseAssigned', on, { caseworker: to, witness: { kind: 'reported' } })

/** So many cases of one caseworker. */
export const cases = (count: number, name: string, details: Partial<CaseAssignmentEvents['CaseOpened']> = {}, to: CaseworkerId = alder): ReadonlyArray<Given> =>
  Array.from({ length: count }, (_, index) => openCase(`${name} ${index}`, details, [assigned(to)]))

/** Somebody who works on cases, with a share of a post unless nobody said. */
export const works = (id: CaseworkerId, fte: string | undefined, details: { readonly function?: CaseFunction; readonly branch?: BranchId | undefined; readonly more?: ReadonlyArray<AnyEvent> } = {}): Given => {
  const { function: of = 'placement', branch, more = [] } = { branch: aurich, ...details }
  const registered = event(caseworker, 'CaseworkerRegistered', january, { functions: [of], ...(branch === undefined ? {} : { branch }) })
  const capacity = fte === undefined ? [] : [event(caseworker, 'CapacityChanged', january, { function: of, fte: sure(decimal(fte)), from: january })]
  return [streamName('caseworker', id), [registered, ...capacity, ...more]]
}

/** A Betreuungsschlüssel in force since January. */
export const policy = (targets: readonly [CaseloadTarget, ...CaseloadTarget[]], counting: ReadonlyArray<CountingDefinition> = []): Given => [
  streamName('caseload-policy', derivedUuid('policy')),
  [event(caseloadPolicy, 'CaseloadPolicyAdopted', january, { targets, counting, source: 'Kreisbeschluss' })],
]

export const young: AgeBandPeriod = { band: 'under25' }

/** The rows of RM-11 on a day, those of one way of counting unless others are asked for. */
export const caseloads = async (given: ReadonlyArray<Given>, where: string, on: LocalDate = asked, columns = '*'): Promise<ReadonlyArray<Row>> => {
  const target = await readModelsOver(await storeOf(given))
  const rows = await rowsOf(target, `SELECT ${columns} FROM (${caseload.select(sqliteDialect, on)}) AS rm11 WHERE ${where}`)
  sure(await target.close()())
  return rows
}

/** The usual way of counting. */
export const usual = "clients_counting = 'elb-all' AND staff_counting = 'fte-direct'"
