/** Single facts through the projections of the assignments module. */
import { assignmentIdOf, BulkOrderId, bulkReassignment, caseAssignment, caseloadAt, caseloadPolicy, caseworker, day, decimal, derivedId, derivedUuid, fuzzyDate, intervalsOf, LocalDate, listHashOf, streamName, type BulkMove, type CaseAssignmentEvent, type FuzzyDate } from '@vor-ort/core'
import { event } from '@vor-ort/testing'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { sure } from '../fixture.ts'
import { readModelsOver, rowsOf, storeOf } from '../governance/stores.ts'
import { alder, assigned, asked, aurich, birch, caseOf, january, needsUnitOf, norden, openCase, policy, works, type Given } from './data.ts'
import { assignmentHistories } from './histories.ts'

const date = (text: string): FuzzyDate => sure(fuzzyDate(text))
const answer = async (given: ReadonlyArray<Given>, sql: string) => {
  const target = await readModelsOver(await storeOf(given))
  const rows = await rowsOf(target, sql)
  sure(await target.close()())
  return rows
}
const moved = event(caseAssignment, 'CaseReassigned', date('2026-03'), { from: alder, to: birch, reason: 'branchOpening', branch: norden, witness: { kind: 'reported' } })

test('a case has one row, with talks counted by who held them and how, and the day of the next review', async () => {
  const talk = (servedBy: 'assigned' | 'substitute', mode: 'phone' | 'inPerson') => event(caseAssignment, 'ContactHeld', january, { mode, servedBy })
  const events = [
    assigned(),
    event(caseAssignment, 'FirstContactHeld', january, { mode: 'inPerson', talk: 'potentialAnalysis' }),
    talk('assigned', 'phone'), talk('substitute', 'phone'), talk('assigned', 'inPerson'),
    event(caseAssignment, 'CooperationPlanConcluded', day('2026-08-31'), {}),
    event(caseAssignment, 'ReassignmentDemanded', day('2026-08-31'), { reason: 'branchClosing', branch: aurich }),
    moved,
    event(caseAssignment, 'CaseReassigned', day('2026-09-01'), { from: birch, to: birch, reason: 'move', branch: aurich, witness: { kind: 'reported' } }),
    event(caseAssignment, 'ReassignmentDemanded', day('2026-09-02'), { reason: 'clientRequest' }),
  ]
  const given = [openCase('a', { ageBand: { band: 'under25', to: asked } }, events)]
  const columns = 'function, phase, needs_unit, caseworker, since, since_latest, branch, unit, age_band, age_band_from, age_band_to, reassignment_demanded, reassignments, contacts_by_assigned, contacts_by_substitute, contacts_by_other, contacts_in_person, contacts_video, contacts_phone, contacts_online, plan_updated_on, next_review_due_latest'
  expect(await answer(given, `SELECT ${columns} FROM case_assignment`)).toEqual([
    {
      function: 'placement', phase: 'assigned', needs_unit: needsUnitOf('a'), caseworker: birch, since: '2026-09-01', since_latest: '2026-09-01', branch: aurich, unit: null,
      age_band: 'under25', age_band_from: null, age_band_to: '2026-06-01', reassignment_demanded: 1, reassignments: 1,
      contacts_by_assigned: 2, contacts_by_substitute: 1, contacts_by_other: 0, contacts_in_person: 1, contacts_video: 0, contacts_phone: 2, contacts_online: 0,
      plan_updated_on: '2026-08-31', next_review_due_latest: '2027-02-28',
    },
  ])
})

test('intervals end where the next begins and tell what was known then; the case is open over all of them', async () => {
  const closed = event(caseAssignment, 'CaseClosed', day('2026-05-01'), {})
  const given = [openCase('a', {}, [assigned(), moved, closed, event(caseAssignment, 'CaseReopened', asked, {})])]
  expect(await answer(given, 'SELECT ordinal, caseworker, branch, begun_on, ended_on, ended_earliest, ended_latest FROM assignment_interval ORDER BY ordinal')).toEqual([
    { ordinal: 1, caseworker: alder, branch: aurich, begun_on: '2026-01-12', ended_on: '2026-03', ended_earliest: '2026-03-01', ended_latest: '2026-03-31' },
    { ordinal: 2, caseworker: birch, branch: norden, begun_on: '2026-03', ended_on: '2026-05-01', ended_earliest: '2026-05-01', ended_latest: '2026-05-01' },
  ])
  expect(await answer(given, 'SELECT ordinal, begun_on, ended_on FROM case_open_interval ORDER BY ordinal')).toEqual([
    { ordinal: 1, begun_on: '2026-01-12', ended_on: '2026-05-01' },
    { ordinal: 2, begun_on: '2026-06-01', ended_on: null },
  ])
})

test('intervals are those of the core, for any history, and the query of the definition counts as the core does', async () => {
  await fc.assert(
    fc.asyncProperty(assignmentHistories, async (histories) => {
      const target = await readModelsOver(await storeOf(histories))
      for (const [stream, events] of histories.filter(([name]) => name.startsWith('case-assignment-'))) {
        const rows = await rowsOf(target, `SELECT case_id, function, caseworker, begun_on, ended_on, branch, needs_unit, age_band FROM assignment_interval WHERE 'case-assignment-' || assignment = '${stream}' ORDER BY ordinal`)
        expect(rows).toEqual(
          intervalsOf(events as ReadonlyArray<CaseAssignmentEvent>).map((one) => ({ case_id: one.case, function: one.function, caseworker: one.caseworker, begun_on: one.from, ended_on: one.to ?? null, branch: one.branch ?? null, needs_unit: one.needsUnit ?? null, age_band: one.ageBand?.band ?? null })),
        )
      }
      const intervals = histories.flatMap(([stream, events]) => (stream.startsWith('case-assignment-') ? intervalsOf(events as ReadonlyArray<CaseAssignmentEvent>) : []))
      const [row] = await rowsOf(target, "SELECT COUNT(DISTINCT case_id) AS n FROM assignment_interval WHERE function = 'placement' AND begun_latest <= '2026-06-01' AND (ended_on IS NULL OR ended_earliest > '2026-06-01')")
      const counted = caseloadAt(intervals, LocalDate.is(asked) ? asked : day('2026-06-01'), { clients: 'elb-all', function: 'placement' })
      expect(String(row?.['n'])).toBe(counted.qualifier === 'unknown' ? undefined : counted.value)
      sure(await target.close()())
    }),
    { numRuns: 25 },
  )
})

test('shares of posts are intervals; a function of which nobody said the share is unknown until somebody does', async () => {
  const capacity = (fte: string, from: LocalDate) => event(caseworker, 'CapacityChanged', january, { function: 'placement', fte: sure(decimal(fte)), from })
  const given = [works(alder, undefined, { more: [capacity('0.5', day('2026-02-01')), capacity('1', day('2026-03-01')), event(caseworker, 'CaseworkerLeft', date('2026-07'), {})] }), works(birch, '0.75')]
  const columns = 'ordinal, begun_on, ended_on, fte, left_latest'
  expect(await answer(given, `SELECT ${columns} FROM caseworker_capacity ORDER BY caseworker = '${birch}', ordinal`)).toEqual([
    { ordinal: 1, begun_on: '2026-01-12', ended_on: '2026-02-01', fte: null, left_latest: '2026-07-31' },
    { ordinal: 2, begun_on: '2026-02-01', ended_on: '2026-03-01', fte: 0.5, left_latest: '2026-07-31' },
    { ordinal: 3, begun_on: '2026-03-01', ended_on: null, fte: 1, left_latest: '2026-07-31' },
    { ordinal: 1, begun_on: '2026-01-12', ended_on: null, fte: 0.75, left_latest: null },
  ])
  expect(await answer(given, `SELECT phase, functions, branch, left_on FROM caseworker WHERE caseworker = '${alder}'`)).toEqual([{ phase: 'left', functions: 'placement', branch: aurich, left_on: '2026-07' }])
})

test('a policy has its versions, each with targets and ways of counting, until the next or its repeal', async () => {
  const [stream, events] = policy([{ function: 'placement', ageBand: 'all', clientsPerFte: sure(decimal('62.5')), binding: false }], [{ clients: 'bg', staff: 'fte-with-lead' }])
  const given: ReadonlyArray<Given> = [[stream, [...events, ...events.map((one) => ({ ...one, on: asked })), event(caseloadPolicy, 'CaseloadPolicyRepealed', day('2026-07-01'), {})]]]
  expect(await answer(given, 'SELECT version, source, adopted_on, ended_on FROM caseload_policy ORDER BY version')).toEqual([
    { version: 1, source: 'Kreisbeschluss', adopted_on: '2026-01-12', ended_on: '2026-06-01' },
    { version: 2, source: 'Kreisbeschluss', adopted_on: '2026-06-01', ended_on: '2026-07-01' },
  ])
  expect(await answer(given, 'SELECT version, function, age_band, clients_per_fte, binding FROM caseload_target WHERE version = 2')).toEqual([{ version: 2, function: 'placement', age_band: 'all', clients_per_fte: 62.5, binding: 0 }])
  expect(await answer(given, 'SELECT policy, clients_counting, staff_counting FROM caseload_counting WHERE version = 1')).toEqual([{ policy: derivedUuid('policy'), clients_counting: 'bg', staff_counting: 'fte-with-lead' }])
})

test('an order to reassign many cases counts what came of each, and never more than the list', async () => {
  const move = (name: string): BulkMove => ({ assignment: assignmentIdOf(caseOf(name), 'placement'), case: caseOf(name), function: 'placement', to: birch })
  const moves = [move('a'), move('b'), move('c')] as const
  const order = derivedId(BulkOrderId, 'order')
  const listHash = listHashOf(moves)
  const given: ReadonlyArray<Given> = [
    [
      streamName('bulk-reassignment', order),
      [
        event(bulkReassignment, 'BulkReassignmentOrdered', january, { reason: 'branchOpening', moves: [...moves], listHash, countBefore: 3 }),
        event(bulkReassignment, 'BulkMoveConfirmed', asked, { assignment: moves[0].assignment }),
        event(bulkReassignment, 'BulkMoveFailed', asked, { assignment: moves[1].assignment, reason: 'conflict' }),
      ],
    ],
  ]
  expect(await answer(given, 'SELECT bulk_reassignment, phase, reason, list_hash, moves, moved, failed, pending, ordered_on, last_event_on FROM bulk_reassignment')).toEqual([
    { bulk_reassignment: order, phase: 'ordered', reason: 'branchOpening', list_hash: listHash, moves: 3, moved: 1, failed: 1, pending: 1, ordered_on: '2026-01-12', last_event_on: '2026-06-01' },
  ])
  expect(await answer(given, 'SELECT rule FROM bulk_reassignment_finding')).toEqual([{ rule: 'A-11' }])
})
