import {
  assignmentIdOf, bulkReassignment, CaseId, derivedId, foldEvents, listHashOf, type BulkMove, type BulkReassignmentEvent, type CaseAssignmentId,
} from '@vor-ort/core'
import { command, event, specify } from '@vor-ort/testing'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { alder, assignmentA, assignmentB, birch, caseA, caseB, february, hashOfNothing, january, march, norden, resolutionId } from './data.ts'

const given = specify(bulkReassignment)
const move = (of: CaseId, more: Partial<BulkMove> = {}): BulkMove => ({ assignment: assignmentIdOf(of, 'placement'), case: of, function: 'placement', to: birch, ...more })
const moves = [move(caseA, { from: alder, branch: norden }), move(caseB)]
const orderOf = (list: ReadonlyArray<BulkMove>, more: object = {}) =>
  command(bulkReassignment, 'OrderBulkReassignment', january, { reason: 'branchOpening', moves: list, listHash: listHashOf(list), countBefore: list.length, resolution: resolutionId, ...more })
const ordered = event(bulkReassignment, 'BulkReassignmentOrdered', january, orderOf(moves).data)
const confirm = (assignment: CaseAssignmentId) => command(bulkReassignment, 'ConfirmBulkMove', february, { assignment })
const confirmed = (assignment: CaseAssignmentId) => event(bulkReassignment, 'BulkMoveConfirmed', february, { assignment })
const fail = (assignment: CaseAssignmentId) => command(bulkReassignment, 'FailBulkMove', february, { assignment, reason: 'inactive' })
const failed = (assignment: CaseAssignmentId) => event(bulkReassignment, 'BulkMoveFailed', february, { assignment, reason: 'inactive' })
const completed = (count: number, failures: number) => event(bulkReassignment, 'BulkReassignmentCompleted', february, { count, failed: failures })

describe('A bulk reassignment (A-11)', () => {
  test('is ordered with a list that its digest fixes', () => {
    given([]).when(orderOf(moves)).then([ordered]).thenState({ phase: 'ordered', pending: 2, moved: 0, outcomes: '..', reason: 'branchOpening', resolution: resolutionId, listHash: listHashOf(moves) }).thenFindings()
    given([ordered]).when(orderOf(moves)).thenRejected({ _tag: 'WrongPhase', phase: 'ordered', allowed: ['none'] })
    expect([bulkReassignment.title(given([ordered]).state), bulkReassignment.title(bulkReassignment.initial)]).toEqual(['branchOpening', ''])
  })

  test('is refused with another list than the digest says, another count, a case twice or misnamed', () => {
    const refused = { _tag: 'RuleBroken', rule: 'A-11' } as const
    given([]).when(orderOf(moves, { listHash: hashOfNothing })).thenRejected({ ...refused, facts: { listHash: hashOfNothing, actual: listHashOf(moves) } })
    given([]).when(orderOf(moves, { listHash: listHashOf(moves.toReversed()) })).thenRejected(refused)
    given([]).when(orderOf(moves, { countBefore: 3 })).thenRejected({ ...refused, facts: { moves: 2, countBefore: 3 } })
    given([]).when(orderOf([...moves, move(caseA)])).thenRejected({ ...refused, facts: { moves: 3, distinct: 2 } })
    given([]).when(orderOf([move(caseA, { assignment: assignmentB })])).thenRejected({ ...refused, facts: { assignment: assignmentB } })
  })

  test('is completed by the last of its moves, whichever way that goes', () => {
    given([ordered]).when(confirm(assignmentA)).then([confirmed(assignmentA)]).thenState({ phase: 'ordered', pending: 1, moved: 1, outcomes: 'm.' })
    given([ordered, confirmed(assignmentA)]).when(confirm(assignmentB)).then([confirmed(assignmentB), completed(2, 0)]).thenState({ phase: 'completed', pending: 0, moved: 2 }).thenFindings()
    given([ordered, confirmed(assignmentA)]).when(fail(assignmentB)).then([failed(assignmentB), completed(1, 1)]).thenState({ phase: 'completed', outcomes: 'mf' })
      .thenFindings({ rule: 'A-11', severity: 'warning', facts: { failed: 1, assignments: [assignmentB] } })
  })

  test('hears each answer once, and may be told later that a move did succeed', () => {
    given([ordered, confirmed(assignmentA)]).when(confirm(assignmentA)).thenNothing()
    given([ordered, failed(assignmentA)]).when(fail(assignmentA)).thenNothing()
    given([ordered, confirmed(assignmentA)]).when(fail(assignmentA)).thenRejected({ _tag: 'AlreadyExists', what: 'confirmation of the move', id: assignmentA })
    given([ordered, failed(assignmentA)]).when(confirm(assignmentA)).then([confirmed(assignmentA)]).thenState({ outcomes: 'm.', pending: 1, moved: 1, failures: [] }).thenFindings()
    given([ordered, failed(assignmentA), confirmed(assignmentA), failed(assignmentA)]).thenState({ outcomes: 'm.', moved: 1, failures: [] })
    given([ordered, confirmed(assignmentA), confirmed(assignmentB), completed(2, 0)]).when(confirm(assignmentB)).thenNothing()
    given([ordered, confirmed(assignmentA), failed(assignmentB), completed(1, 1)]).when(confirm(assignmentB)).thenRejected({ _tag: 'WrongPhase', phase: 'completed' })
  })

  test('knows only its own moves', () => {
    const other = assignmentIdOf(caseA, 'benefits')
    given([ordered]).when(confirm(other)).thenRejected({ _tag: 'UnknownReference', what: 'move', id: other, known: [assignmentA, assignmentB] })
    given([]).when(confirm(other)).thenRejected({ _tag: 'WrongPhase', phase: 'none' })
    given([ordered, confirmed(other), failed(other)]).thenState({ pending: 2, failures: [] })
  })

  test('loses no case: in whatever order the answers come, moved and failed are the list, and it is completed once', () => {
    const size = fc.integer({ min: 1, max: 40 })
    fc.assert(fc.property(size.chain((n) => fc.tuple(fc.constant(n), fc.array(fc.tuple(fc.nat({ max: n - 1 }), fc.boolean()), { maxLength: 200 }))), ([n, answers]) => {
      const list = Array.from({ length: n }, (_, index) => move(derivedId(CaseId, `case ${index}`)))
      const decide = (history: ReadonlyArray<BulkReassignmentEvent>, step: Parameters<typeof bulkReassignment.decider.decide>[0]) => {
        const decided = bulkReassignment.decider.decide(step, foldEvents(bulkReassignment.decider, history))
        return decided._tag === 'Right' ? [...history, ...decided.right] : history
      }
      let history = decide([], orderOf(list))
      const rest = list.map((_, index) => [index, true] as const)
      for (const [index, succeeds] of [...answers, ...rest]) {
        const { assignment } = list[index] ?? move(caseA)
        history = decide(history, { ...(succeeds ? confirm(assignment) : fail(assignment)), on: march })
      }
      const state = foldEvents(bulkReassignment.decider, history)
      const ends = history.flatMap((one) => (one.type === 'BulkReassignmentCompleted' ? [one.data] : []))
      expect(state).toMatchObject({ phase: 'completed', pending: 0 })
      expect(ends).toEqual([{ count: state.moved, failed: state.failures.length }])
      expect(state.moved + state.failures.length).toBe(n)
      expect(state.outcomes.replaceAll('f', '')).toHaveLength(state.moved)
    }), { numRuns: 60 })
  })
})
