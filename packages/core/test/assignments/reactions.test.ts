import {
  assignmentIdOf, bulkReassignment, bulkReassignments, caseAssignment, derivedId, derivedUuid, EventId, foldEvents, listHashOf, reassignmentOnClosing, streamName,
  type AnyEvent, type AssignmentsByBranch, type BulkMove, type BulkReassignmentEvent, type CaseAssignmentEvent, type CaseId, type Instant, type Reaction, type Told,
} from '@vor-ort/core'
import { event } from '@vor-ort/testing'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { entriesIn, valueIn, withId, withoutId, type IdMap } from '../../src/assignments/id-map.ts'
import { alder, assigned, assignmentA, assignmentB, aurich, birch, caseA, caseB, cedar, february, january, march, norden, opened, order, reassigned, witness } from './data.ts'

const told = (category: string, id: string, on = january): Told => ({
  stream: streamName(category, id), id, event: derivedId(EventId, `${category} ${id}`), on, recordedAt: '2026-11-22T08:00:00.000Z' as Instant,
})

describe('When a branch closes (A-13)', () => {
  type Told2 = readonly [id: string, event: CaseAssignmentEvent]
  const track = (...events: ReadonlyArray<Told2>): AssignmentsByBranch =>
    events.reduce<AssignmentsByBranch>((state, [id, one]) => reassignmentOnClosing.evolve(state, one, told('case-assignment', id)), { branchOf: {}, active: {} })
  const scheduled: AnyEvent = { type: 'BranchClosingScheduled', on: february, data: { closesOn: march } }
  const closed: AnyEvent = { type: 'BranchClosed', on: march, data: { assignments: { kind: 'unknown' } } }
  const asked = (state: AssignmentsByBranch, of = aurich, because = scheduled): ReadonlyArray<Reaction> => reassignmentOnClosing.react(state, because, told('branch', of, because.on))
  const ids = (...events: ReadonlyArray<Told2>) => asked(track(...events)).map(({ id }) => id)
  const open: Told2 = [assignmentA, opened()]
  const given: Told2 = [assignmentA, assigned()]

  test('a reassignment is demanded of each active assignment there, once for announcement and closing', () => {
    const state = track(open, given, [assignmentB, opened({ case: caseB, branch: norden })], [assignmentB, assigned()])
    expect(asked(state)).toEqual([
      { key: `${aurich}/${assignmentA}/closing`, category: 'case-assignment', id: assignmentA, command: { type: 'DemandReassignment', on: february, data: { reason: 'branchClosing', branch: aurich } } },
    ])
    expect(asked(state, aurich, closed).map(({ key }) => key)).toEqual(asked(state).map(({ key }) => key))
    expect(asked(state, norden, closed).map(({ id }) => id)).toEqual([assignmentB])
    expect(asked(reassignmentOnClosing.initial)).toEqual([])
  })

  test('it concerns the cases that are there then', () => {
    expect(ids(open)).toEqual([])
    expect(ids(given)).toEqual([])
    expect(ids([assignmentA, assigned(alder, { branch: aurich })])).toEqual([assignmentA])
    expect(ids(open, given, [assignmentA, reassigned(alder, birch)])).toEqual([assignmentA])
    expect(ids(open, given, [assignmentA, reassigned(alder, birch, { branch: norden })])).toEqual([])
    expect(ids(open, given, [assignmentA, reassigned(alder, birch, { branch: norden })], [assignmentA, reassigned(birch, alder, { branch: aurich })])).toEqual([assignmentA])
    expect(ids(open, given, [assignmentA, event(caseAssignment, 'AssignmentEnded', march, { reason: 'other' })])).toEqual([])
    expect(ids(open, given, [assignmentA, event(caseAssignment, 'AssignmentEnded', march, { reason: 'other' })], given)).toEqual([assignmentA])
    expect(ids(open, given, [assignmentA, event(caseAssignment, 'CaseTransferredToCarrier', march, {})])).toEqual([])
    expect(ids(open, given, [assignmentA, event(caseAssignment, 'CaseClosed', march, {})], [assignmentA, event(caseAssignment, 'CaseReopened', march, {})], given)).toEqual([])
    expect(ids(open, given, [assignmentA, event(caseAssignment, 'CaseClosed', march, {})], [assignmentA, event(caseAssignment, 'CaseReopened', march, { branch: aurich })], given)).toEqual([assignmentA])
    const corrected = (branch?: typeof norden): Told2 => [assignmentA, event(caseAssignment, 'CaseAssignmentCorrected', march, { reason: 'entryError', ...(branch === undefined ? {} : { branch }) })]
    expect([ids(open, given, corrected(norden)), ids(open, given, corrected()), ids([assignmentA, opened({ branch: norden })], given, corrected(aurich)), ids(open, corrected(aurich))]).toEqual([[], [assignmentA], [assignmentA], []])
  })

  test('a case that was assigned before anybody said where is tracked from the correction on', () => {
    const corrected: Told2 = [assignmentA, event(caseAssignment, 'CaseAssignmentCorrected', march, { reason: 'entryError', branch: aurich })]
    expect(ids([assignmentA, opened()], given, corrected)).toEqual([assignmentA])
    expect(ids([assignmentA, event(caseAssignment, 'CaseReopened', march, {})], [assignmentA, assigned(alder)], corrected)).toEqual([assignmentA])
  })

  test('what it knows is what the cases themselves say, in any history', () => {
    const branchOrNone = fc.constantFrom<{ branch?: typeof aurich }>({ branch: aurich }, { branch: norden }, {})
    const step = fc.oneof(
      branchOrNone.map((more) => assigned(alder, more)),
      branchOrNone.map((more) => reassigned(alder, birch, more)),
      branchOrNone.map((more) => event(caseAssignment, 'CaseReopened', march, more)),
      branchOrNone.map((more) => event(caseAssignment, 'CaseAssignmentCorrected', march, { reason: 'entryError', ...more })),
      fc.constantFrom<CaseAssignmentEvent>(event(caseAssignment, 'AssignmentEnded', march, { reason: 'other' }), event(caseAssignment, 'CaseClosed', march, {}), event(caseAssignment, 'CaseTransferredToCarrier', march, {})),
    )
    const { lifecycle } = caseAssignment
    const lawful = (history: ReadonlyArray<CaseAssignmentEvent>): ReadonlyArray<CaseAssignmentEvent> =>
      history.reduce<CaseAssignmentEvent[]>((kept, one) => {
        const [from] = lifecycle[one.type]
        const { phase } = foldEvents(caseAssignment.decider, kept)
        if (from === 'any' || from.some((allowed) => allowed === phase)) kept.push(one)
        return kept
      }, [opened()])
    fc.assert(fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      // A branch that is corrected after the end belongs to a case that is not tracked any more.
      const history = lawful(steps).filter(({ type }, index, all) => type !== 'CaseAssignmentCorrected' || !['closed', 'transferred'].includes(foldEvents(caseAssignment.decider, all.slice(0, index)).phase))
      const state = foldEvents(caseAssignment.decider, history)
      const expected = state.phase === 'assigned' && state.branch !== undefined ? [state.branch] : []
      const tracked = track(...history.map((one) => [assignmentA, one] as const))
      expect([aurich, norden].filter((branch) => asked(tracked, branch).length > 0)).toEqual(expected)
    }), { numRuns: 200 })
  })
})

describe('A map of ids', () => {
  test('behaves like a map, is never changed, and is plain data', () => {
    const ids = Array.from({ length: 40 }, (_, index) => derivedUuid(String(index)))
    const steps = fc.array(fc.tuple(fc.constantFrom(...ids), fc.option(fc.nat(), { nil: undefined })), { maxLength: 80 })
    fc.assert(fc.property(steps, (list) => {
      const oracle = new Map<string, number>()
      let map: IdMap<number> = {}
      for (const [id, value] of list) {
        const before = JSON.stringify(map)
        const next = value === undefined ? withoutId(map, id) : withId(map, id, value)
        expect(JSON.stringify(map)).toBe(before)
        map = next
        if (value === undefined) oracle.delete(id)
        else oracle.set(id, value)
      }
      expect(new Map(entriesIn(map))).toEqual(oracle)
      expect(ids.map((id) => valueIn(map, id))).toEqual(ids.map((id) => oracle.get(id)))
      expect(JSON.parse(JSON.stringify(map))).toEqual(map)
    }))
  })
})

describe('An order to reassign (A-11)', () => {
  const move = (of: CaseId, more: Partial<BulkMove> = {}): BulkMove => ({ assignment: assignmentIdOf(of, 'placement'), case: of, function: 'placement', to: birch, ...more })
  const list = [move(caseA, { from: alder, branch: norden, witness: witness(birch) }), move(caseB, { from: cedar })]
  const ordered = event(bulkReassignment, 'BulkReassignmentOrdered', february, { reason: 'branchOpening', moves: list, listHash: listHashOf(list), countBefore: 2 })
  const react = (category: string, id: string, one: AnyEvent): ReadonlyArray<Reaction> => bulkReassignments.react(null, one, told(category, id, one.on))

  test('reassigns case by case, with the witness that the list has, or none', () => {
    expect(react('bulk-reassignment', order, ordered)).toEqual([
      { key: `${order}/${assignmentA}`, category: 'case-assignment', id: assignmentA, command: { type: 'ReassignCase', on: february, data: { from: alder, to: birch, branch: norden, reason: 'branchOpening', order, witness: witness(birch) } } },
      { key: `${order}/${assignmentB}`, category: 'case-assignment', id: assignmentB, command: { type: 'ReassignCase', on: february, data: { from: cedar, to: birch, reason: 'branchOpening', order, witness: { kind: 'reported' } } } },
    ])
  })

  test('hears of what was done under it, and of nothing else', () => {
    const confirm = [{ key: `${order}/${assignmentA}/confirmed`, category: 'bulk-reassignment', id: order, command: { type: 'ConfirmBulkMove', on: february, data: { assignment: assignmentA } } }]
    expect(react('case-assignment', assignmentA, reassigned(alder, birch, { order }))).toEqual(confirm)
    expect(react('case-assignment', assignmentA, assigned(birch, { order }, february))).toEqual(confirm)
    expect([react('case-assignment', assignmentA, reassigned(alder, birch)), react('case-assignment', assignmentA, assigned())]).toEqual([[], []])
    expect(react('case-assignment', assignmentB, event(caseAssignment, 'ReassignmentDeclined', february, { order, to: birch, because: 'otherAssignee' }))).toEqual([
      { key: `${order}/${assignmentB}/failed`, category: 'bulk-reassignment', id: order, command: { type: 'FailBulkMove', on: february, data: { assignment: assignmentB, reason: 'otherAssignee' } } },
    ])
  })

  test('runs to its end through both aggregates, and running again changes nothing', () => {
    const streams = new Map<string, ReadonlyArray<CaseAssignmentEvent>>([[assignmentA, [opened(), assigned()]], [assignmentB, [opened({ case: caseB }), assigned()]]])
    const history: BulkReassignmentEvent[] = [ordered]
    const run = (): void => {
      for (const { id, command } of react('bulk-reassignment', order, ordered)) {
        const before = streams.get(id) ?? []
        if (!caseAssignment.decider.isCommand(command)) throw new Error('not a command of a case')
        const decided = caseAssignment.decider.decide(command, foldEvents(caseAssignment.decider, before))
        if (decided._tag === 'Left') throw new Error(decided.left._tag)
        streams.set(id, [...before, ...decided.right])
        for (const answer of decided.right.flatMap((one) => react('case-assignment', id, one))) {
          if (!bulkReassignment.decider.isCommand(answer.command)) throw new Error('not a command of an order')
          const heard = bulkReassignment.decider.decide(answer.command, foldEvents(bulkReassignment.decider, history))
          if (heard._tag === 'Right') history.push(...heard.right)
        }
      }
    }
    run()
    const state = foldEvents(bulkReassignment.decider, history)
    expect(state).toMatchObject({ phase: 'completed', moved: 1, failures: [{ assignment: assignmentB, reason: 'otherAssignee' }] })
    expect([assignmentA, assignmentB].map((id) => foldEvents(caseAssignment.decider, streams.get(id) ?? []).current?.caseworker)).toEqual([birch, alder])
    run()
    expect(foldEvents(bulkReassignment.decider, history)).toEqual(state)
    expect(streams.get(assignmentA)).toHaveLength(3)
  })
})
