import { assignmentIdOf, caseAssignment, isUuid, type CaseAssignmentEvent, type CaseworkerId, type CaseworkerWitness, type FuzzyDate } from '@vor-ort/core'
import { command, event, specify } from '@vor-ort/testing'
import { describe, expect, test } from 'vitest'

import { alder, assigned, assignmentA, aurich, birch, caseA, caseB, cedar, dec, february, fuzzy, january, march, norden, opened, order, otherOrder, reassigned, team, witness } from './data.ts'

const given = specify(caseAssignment)
const assign = (to: CaseworkerId, by: CaseworkerWitness = witness(to), more: { override?: 'temporary' } = {}, on: FuzzyDate = january) =>
  command(caseAssignment, 'AssignCase', on, { caseworker: to, witness: by, ...more })
const full = { caseload: 150, capacity: dec('150') }

describe('A case', () => {
  test('is opened in a function, and waits for a caseworker (R-20)', () => {
    const open = command(caseAssignment, 'OpenCase', january, { case: caseA, function: 'placement' })
    given([]).when(open).then([event(caseAssignment, 'CaseOpened', january, open.data)]).thenState({ phase: 'unassigned', case: caseA, opened: january })
      .thenFindings({ rule: 'R-20', severity: 'warning', facts: { function: 'placement', since: january } })
    given([opened()]).when(open).thenRejected({ _tag: 'WrongPhase', phase: 'unassigned', allowed: ['none'] })
  })

  test('without somebody who decides on benefits is a gap, but no missing personal contact (A-1)', () => {
    given([opened({ function: 'benefits' })]).thenFindings({ rule: 'A-1', severity: 'information', facts: { function: 'benefits', since: january } })
  })

  test('has one stream for each function, named by case and function', () => {
    expect(isUuid(assignmentA)).toBe(true)
    expect(new Set([assignmentA, assignmentIdOf(caseA, 'placement'), assignmentIdOf(caseA, 'benefits'), assignmentIdOf(caseB, 'placement')]).size).toBe(3)
  })

  test.each([['placement', 'Arbeitsvermittlung'], ['caseManagement', 'Fallmanagement'], ['benefits', 'Leistungssachbearbeitung'], ['youthPlacement', 'Arbeitsvermittlung unter 25']] as const)(
    'in %s is shown as %s, never by a person', (of, title) => {
      expect([caseAssignment.title(given([opened({ function: of })]).state), caseAssignment.title(caseAssignment.initial)]).toEqual([title, ''])
    },
  )
})

describe('An assignment', () => {
  test('names a caseworker, at the branch of the case unless another is named', () => {
    given([opened()]).when(assign(alder)).then([event(caseAssignment, 'CaseAssigned', january, { caseworker: alder, witness: witness(alder) })])
      .thenState({ phase: 'assigned', current: { caseworker: alder, since: january }, branch: aurich }).thenFindings()
    given([opened(), assigned(alder, { branch: norden, unit: team })]).thenState({ branch: norden, unit: team })
  })

  test('is one at a time (A-1)', () => {
    given([opened(), assigned()]).when(assign(birch)).thenRejected({ _tag: 'WrongPhase', phase: 'assigned', allowed: ['unassigned'] })
    given([]).when(assign(birch)).thenRejected({ _tag: 'WrongPhase', phase: 'none' })
  })

  test.each([
    ['A-3', 'inactive', witness(alder, { active: false })],
    ['A-3', 'functionMissing', witness(alder, { functions: ['benefits'] })],
    ['A-4', 'conflict', witness(alder, { conflictDeclared: true })],
    ['A-3', 'overCapacity', witness(alder, full)],
    ['A-3', 'otherCaseworker', witness(birch)],
  ] as const)('is refused by %s: %s', (rule, deviation, by) => {
    given([opened()]).when(assign(alder, by)).thenRejected({ _tag: 'RuleBroken', rule, facts: { deviation, caseworker: alder } })
  })

  test('fills a capacity up to its last place', () => {
    given([opened()]).when(assign(alder, witness(alder, { caseload: 149, capacity: dec('150') }))).thenFindings()
    given([opened()]).when(assign(alder, witness(alder, { caseload: 75, capacity: dec('75.5') }))).thenRejected({ _tag: 'RuleBroken', rule: 'A-3' })
    given([opened()]).when(assign(alder, witness(alder, { caseload: 500 }))).thenFindings()
  })

  test('goes beyond the capacity with a reason, and that stays visible; no reason lifts anything else', () => {
    given([opened()]).when(assign(alder, witness(alder, full), { override: 'temporary' })).thenState({ phase: 'assigned' })
      .thenFindings({ rule: 'A-3', severity: 'warning', facts: { deviation: 'overCapacity', on: january } })
    given([opened()]).when(assign(alder, witness(alder, { ...full, conflictDeclared: true }), { override: 'temporary' })).thenRejected({ _tag: 'RuleBroken', rule: 'A-4' })
  })

  test('that a source reports is recorded, whatever it breaks, with what it breaks', () => {
    const found = (by: CaseworkerWitness) => caseAssignment.findings(given([opened()]).when(assign(alder, by)).state).map(({ rule, severity, facts }) => [rule, severity, facts['deviation']])
    expect(found({ kind: 'reported' })).toEqual([['A-3', 'information', 'unchecked']])
    expect(found({ kind: 'reported', active: false, functions: [], conflictDeclared: true, ...full })).toEqual([
      ['A-3', 'information', 'unchecked'],
      ['A-3', 'violation', 'inactive'],
      ['A-3', 'violation', 'functionMissing'],
      ['A-4', 'violation', 'conflict'],
      ['A-3', 'warning', 'overCapacity'],
    ])
  })

  test('does not begin before the one before it ends (A-1)', () => {
    const free = [opened(), assigned(), event(caseAssignment, 'AssignmentEnded', march, { reason: 'staffChange' })]
    given(free).when(assign(birch, witness(birch), {}, february)).thenRejected({ _tag: 'RuleBroken', rule: 'A-1', facts: { on: february, before: march } })
    given(free).when(assign(birch, witness(birch), {}, march)).thenFindings()
    given(free).when(assign(birch, { kind: 'reported' }, {}, february)).thenFindings({ rule: 'A-3' }, { rule: 'A-1', severity: 'violation', facts: { deviation: 'overlap', on: february } })
    given(free).when(assign(birch, witness(birch), {}, fuzzy('2026'))).thenFindings()
  })

  test('that is said to end before it began is recorded and noted, and blocks the days until its begin (A-1)', () => {
    const ended = event(caseAssignment, 'AssignmentEnded', january, { reason: 'other' })
    const odd = [opened(), assigned(alder, {}, february), ended]
    given(odd).thenState({ freeSince: february }).thenFindings({ rule: 'R-20' }, { rule: 'A-1', severity: 'violation', facts: { deviation: 'endsTooEarly', on: january } })
    given(odd).when(assign(birch, witness(birch), {}, january)).thenRejected({ _tag: 'RuleBroken', rule: 'A-1' })
  })

  test('after a case came back does not begin before the last one ended, whenever it came back', () => {
    const back = [opened(), assigned(), event(caseAssignment, 'CaseClosed', march, {}), event(caseAssignment, 'CaseReopened', february, {})]
    given(back).thenState({ opened: february, freeSince: march }).when(assign(birch, witness(birch), {}, february)).thenRejected({ _tag: 'RuleBroken', rule: 'A-1', facts: { on: february, before: march } })
  })

  test('ends, and leaves the case to nobody', () => {
    const end = command(caseAssignment, 'EndAssignment', february, { reason: 'conflictOfInterest' })
    given([opened(), assigned()]).when(end).then([event(caseAssignment, 'AssignmentEnded', february, end.data)]).thenState({ phase: 'unassigned', current: undefined, freeSince: february })
      .thenFindings({ rule: 'R-20' })
  })
})

describe('A reassignment', () => {
  const reassign = (from: CaseworkerId | undefined, to: CaseworkerId, more: object = {}, by: CaseworkerWitness = witness(to), on: FuzzyDate = february) =>
    command(caseAssignment, 'ReassignCase', on, { to, reason: 'staffChange', witness: by, ...(from === undefined ? {} : { from }), ...more })
  const before: ReadonlyArray<CaseAssignmentEvent> = [opened(), assigned()]

  test('takes the case from one to the other, with a reason', () => {
    given(before).when(reassign(alder, birch)).then([event(caseAssignment, 'CaseReassigned', february, { from: alder, to: birch, reason: 'staffChange', witness: witness(birch) })]).thenState({ phase: 'assigned', current: { caseworker: birch, since: february }, handoverFrom: alder }).thenFindings()
    given(before).when(reassign(undefined, birch, { branch: norden })).then([reassigned(alder, birch, { branch: norden })]).thenState({ branch: norden })
  })

  test('from somebody who does not have the case is refused; where a source tells so, it is recorded', () => {
    given(before).when(reassign(cedar, birch)).thenRejected({ _tag: 'UnknownReference', what: 'assignee', id: cedar, known: [alder] })
    given(before).when(reassign(cedar, birch, {}, { kind: 'reported' })).thenState({ current: { caseworker: birch } })
      .thenFindings({ rule: 'A-3' }, { rule: 'A-1', severity: 'warning', facts: { deviation: 'otherAssignee', on: february } })
  })

  test('to whoever has the case already changes nothing, but may take it elsewhere', () => {
    given(before).when(reassign(alder, alder)).thenNothing()
    given(before).when(reassign(alder, alder, { branch: aurich })).thenNothing()
    given(before).when(reassign(alder, alder, { branch: norden })).thenState({ branch: norden, handoverFrom: undefined })
    given(before).when(reassign(alder, alder, { unit: team })).thenState({ unit: team })
  })

  test('is refused as an assignment is (A-3, A-4), and before the assignment began (A-1)', () => {
    given(before).when(reassign(alder, birch, {}, witness(birch, { active: false }))).thenRejected({ _tag: 'RuleBroken', rule: 'A-3' })
    given(before).when(reassign(alder, birch, {}, witness(birch, { conflictDeclared: true }))).thenRejected({ _tag: 'RuleBroken', rule: 'A-4' })
    given(before).when(reassign(alder, birch, { override: 'continuity' }, witness(birch, full))).thenFindings({ rule: 'A-3', severity: 'warning' })
    given([opened(), assigned(alder, {}, february)]).when(reassign(alder, birch, {}, witness(birch), january)).thenRejected({ _tag: 'RuleBroken', rule: 'A-1' })
    given([opened(), assigned(alder, {}, february)]).when(reassign(alder, birch, {}, { kind: 'reported' }, january)).thenFindings({ rule: 'A-3' }, { rule: 'A-1' })
  })

  test('needs a case that somebody has', () => {
    given([opened()]).when(reassign(alder, birch)).thenRejected({ _tag: 'WrongPhase', phase: 'unassigned', allowed: ['assigned'] })
    given([]).when(reassign(alder, birch)).thenRejected({ _tag: 'WrongPhase', phase: 'none', allowed: ['assigned'] })
  })

  describe('that is part of an order (A-11)', () => {
    const declined = (because: 'notOpen' | 'otherAssignee' | 'inactive' | 'overlap') => [event(caseAssignment, 'ReassignmentDeclined', february, { order, to: birch, because })]

    test('is carried out once', () => {
      const done = given(before).when(reassign(alder, birch, { order })).then([reassigned(alder, birch, { order })]).events
      given(done).when(reassign(alder, birch, { order })).thenNothing()
      given(done).when(reassign(birch, cedar, { order: otherOrder })).thenState({ current: { caseworker: cedar } })
    })

    test('gives a case that nobody has to the one named', () => {
      given([opened()]).when(reassign(undefined, birch, { order, override: 'ordered' })).then([assigned(birch, { order, override: 'ordered' }, february)])
    })

    test('tells the order why it is not carried out, and changes nothing', () => {
      given(before).when(reassign(cedar, birch, { order })).then(declined('otherAssignee')).thenState({ current: { caseworker: alder } })
      given([opened()]).when(reassign(alder, birch, { order })).then(declined('otherAssignee'))
      given(before).when(reassign(alder, birch, { order }, witness(birch, { active: false }))).then(declined('inactive'))
      given([...before, event(caseAssignment, 'CaseClosed', february, {})]).when(reassign(alder, birch, { order })).then(declined('notOpen'))
      given([opened(), assigned(alder, {}, march)]).when(reassign(alder, birch, { order })).then(declined('overlap'))
      given([opened(), assigned(alder, {}, march)]).when(reassign(alder, birch, { order }, { kind: 'reported' })).then(declined('overlap'))
      given([]).when(reassign(alder, birch, { order })).thenRejected({ _tag: 'WrongPhase', phase: 'none' })
    })

    test('that nobody checked is carried out, and says so', () => {
      given(before).when(reassign(alder, birch, { order }, { kind: 'reported' })).thenFindings({ rule: 'A-3', severity: 'information' })
    })
  })
})
