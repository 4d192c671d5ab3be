import { caseAssignment, day, nextReviewDue, planReviewRules, termAt, type CaseAssignmentEvent, type CaseAssignmentEvents, type FuzzyDate } from '@vor-ort/core'
import { command, event, specify } from '@vor-ort/testing'
import { describe, expect, test } from 'vitest'

import { assigned, dayOf, february, fuzzy, january, march, opened } from './data.ts'

const given = specify(caseAssignment)
const since = (on: string): ReadonlyArray<CaseAssignmentEvent> => [opened({}, fuzzy(on)), assigned(undefined, {}, fuzzy(on))]

describe('The first contact (A-9)', () => {
  const first = (data: CaseAssignmentEvents['FirstContactHeld'], on: FuzzyDate = february) => command(caseAssignment, 'RecordFirstContact', on, data)

  test('is one since the case was opened, and one more about the plan', () => {
    const before = since('2026-01-12')
    const other = first({ mode: 'phone', talk: 'other' })
    const { events } = given(before).when(other).then([event(caseAssignment, 'FirstContactHeld', february, other.data)]).thenState({ firstContact: february, firstTalk: undefined })
    given(events).when(other).thenRejected({ _tag: 'AlreadyExists', what: 'first talk', id: february })
    const second = given(events).when(first({ mode: 'inPerson', talk: 'potentialAnalysis' }, march)).thenState({ firstContact: february, firstTalk: march }).events
    given(second).when(first({ mode: 'inPerson', talk: 'cooperationPlan' }, march)).thenRejected({ _tag: 'AlreadyExists', what: 'first talk', id: march })
    given(before).when(first({ mode: 'inPerson', talk: 'cooperationPlan' })).thenState({ firstContact: february, firstTalk: february })
  })

  test('counts anew for a case that was opened again', () => {
    const held = event(caseAssignment, 'FirstContactHeld', january, { mode: 'inPerson', talk: 'cooperationPlan' })
    const again = [...since('2026-01-12'), held, event(caseAssignment, 'CaseClosed', february, {}), event(caseAssignment, 'CaseReopened', february, {})]
    given(again).when(first({ mode: 'inPerson', talk: 'cooperationPlan' }, march)).thenState({ firstTalk: march })
  })

  test('before the opening is recorded and noted', () => {
    given(since('2026-02-09')).when(first({ mode: 'inPerson', talk: 'other' }, january)).thenFindings({ rule: 'A-9', severity: 'warning', facts: { deviation: 'beforeOpening', on: january } })
    given(since('2026-01-12')).when(first({ mode: 'inPerson', talk: 'other' }, january)).thenFindings()
    given(since('2026-02')).when(first({ mode: 'inPerson', talk: 'other' }, fuzzy('2026-02'))).thenFindings()
  })
})

describe('The first talk (R-24)', () => {
  const findings = (data: CaseAssignmentEvents['FirstContactHeld'], on: string) =>
    caseAssignment.findings(given(since('2020-01-01')).when(command(caseAssignment, 'RecordFirstContact', fuzzy(on), data)).state).map(({ rule, severity, facts }) => [rule, severity, facts['deviation']])

  test.each(['video', 'phone', 'online'] as const)('by %s needs a reason from 1 July 2026 on; before there was no such rule', (mode) => {
    expect(findings({ mode, talk: 'cooperationPlan' }, '2026-06-30')).toEqual([])
    expect(findings({ mode, talk: 'cooperationPlan' }, '2026-07-01')).toEqual([['R-24', 'violation', 'notInPerson']])
    expect(findings({ mode, talk: 'potentialAnalysis' }, '2026-07-01')).toEqual([['R-24', 'violation', 'notInPerson']])
    expect(findings({ mode, talk: 'cooperationPlan', exceptionReason: 'unableToTravel' }, '2026-07-01')).toEqual([])
    expect(findings({ mode, talk: 'other' }, '2026-07-01')).toEqual([])
  })

  test('on a day that is not known may have been too early or too late', () => {
    expect(findings({ mode: 'video', talk: 'cooperationPlan' }, '2026')).toEqual([['R-24', 'information', 'perhapsNotInPerson']])
    expect(findings({ mode: 'video', talk: 'cooperationPlan' }, '2025')).toEqual([])
    expect(findings({ mode: 'video', talk: 'cooperationPlan' }, '2027')).toEqual([['R-24', 'violation', 'notInPerson']])
  })

  test('in person elsewhere is for the carrier to judge: the place is recorded', () => {
    expect(findings({ mode: 'inPerson', talk: 'cooperationPlan', venue: 'communityHouse' }, '2026-07-01')).toEqual([['R-24', 'information', 'elsewhere']])
    expect(findings({ mode: 'inPerson', talk: 'cooperationPlan', venue: 'communityHouse' }, '2026-06-30')).toEqual([])
    expect(findings({ mode: 'inPerson', talk: 'cooperationPlan', venue: 'jobcenter' }, '2026-07-01')).toEqual([])
    expect(findings({ mode: 'inPerson', talk: 'cooperationPlan' }, '2026-07-01')).toEqual([])
  })
})

describe('A further contact', () => {
  test('is recorded with who held it, and leaves the state as it is', () => {
    const contact = command(caseAssignment, 'RecordContact', march, { mode: 'inPerson', servedBy: 'substitute', venue: 'branch' })
    const before = since('2026-01-12')
    const outcome = given(before).when(contact).then([event(caseAssignment, 'ContactHeld', march, contact.data)])
    expect(outcome.state).toEqual(given(before).state)
  })
})

describe('The plan (R-23, A-10)', () => {
  const plan = (on: string) => event(caseAssignment, 'CooperationPlanConcluded', fuzzy(on), {})
  const due = (on: string) => nextReviewDue(given([...since('2003-01-01'), plan(on)]).state)

  test('comes after the analysis; only the days are stored', () => {
    const analysis = command(caseAssignment, 'CompletePotentialAnalysis', february, {})
    const conclude = command(caseAssignment, 'ConcludePlan', march, {})
    const none = command(caseAssignment, 'RecordNoPlan', february, {})
    given(since('2026-01-12')).when(analysis).then([event(caseAssignment, 'PotentialAnalysisCompleted', february, {})]).thenState({ potentialAnalysis: february })
    const failed = given(since('2026-01-12')).when(none).then([event(caseAssignment, 'CooperationPlanNotConcluded', february, {})]).thenState({ noPlan: february, plan: undefined })
    given(failed.events).when(conclude).then([event(caseAssignment, 'CooperationPlanConcluded', march, {})]).thenState({ plan: march, noPlan: undefined })
  })

  test.each([
    ['2026-08-31', '2027-02-28'],
    ['2027-08-31', '2028-02-29'],
    ['2026-01-15', '2026-07-15'],
    ['2026-02-28', '2026-08-28'],
    ['2026-08', '2027-02-01/2027-02-28'],
    ['2026-08-30/..', '2027-02-28/..'],
    ['../2026-08-31', '../2027-02-28'],
    ['unknown', 'unknown'],
  ])('of %s is to be reviewed on %s', (on, expected) => {
    expect(due(on)?.due).toBe(expected)
  })

  test('has its rule and its name from the law of its day, with how well that is founded', () => {
    const law = (on: string) => [due(on)?.rules.map(({ seat, confidence }) => [seat, confidence])]
    const term = (on: string) => {
      const found = termAt('integrationPlan', dayOf(on))
      return found._tag === 'Right' ? found.right.value.label.de : found._tag
    }
    expect(law('2023-06-30')).toEqual([[['§ 15 SGB II', 'recalledMedium']]])
    expect(law('2023-07-01')).toEqual([[['§ 15 Abs. 3 SGB II', 'checked']]])
    expect(law('2023')).toEqual([planReviewRules.entries.map(({ seat, confidence }) => [seat, confidence])])
    expect([term('2023-06-30'), term('2023-07-01')]).toEqual(['Eingliederungsvereinbarung', 'Kooperationsplan'])
    expect(due('2004-12-31')).toBeUndefined()
  })

  test('is due again from each update, never from a due date', () => {
    const update = command(caseAssignment, 'UpdatePlan', day('2027-02-28'), {})
    const { state } = given([...since('2026-01-12'), plan('2026-08-31')]).when(update).then([event(caseAssignment, 'CooperationPlanUpdated', day('2027-02-28'), {})]).thenFindings()
    expect(nextReviewDue(state)?.due).toBe('2027-08-28')
  })

  test('that is updated later than it should be is a finding', () => {
    const late = event(caseAssignment, 'CooperationPlanUpdated', day('2027-03-01'), {})
    given([...since('2026-01-12'), plan('2026-08-31'), late]).thenFindings({ rule: 'R-23', severity: 'warning', facts: { deviation: 'reviewedLate', on: '2027-03-01' } })
    given([...since('2026-01-12'), plan('2026-08'), late]).thenFindings({ rule: 'R-23' })
    given([...since('2026-01-12'), plan('2026-08/2026-09'), late]).thenFindings()
    given([...since('2026-01-12'), late]).thenFindings()
  })

  test('is not due without a plan, nor for a case that is closed', () => {
    expect(nextReviewDue(given(since('2026-01-12')).state)).toBeUndefined()
    expect(nextReviewDue(given([...since('2026-01-12'), plan('2026-02-01'), event(caseAssignment, 'CaseClosed', march, {})]).state)).toBeUndefined()
  })
})
