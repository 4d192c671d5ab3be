import { ageBandAt, AgeBandPeriod, caseAssignment, competenceOf, day, servingOn, type CaseAssignmentEvent, type CaseAssignmentEvents, type CaseworkerId } from '@vor-ort/core'
import { command, event, specify } from '@vor-ort/testing'
import { describe, expect, test } from 'vitest'

import { alder, assigned, aurich, birch, caseA, cedar, dayOf, february, january, march, norden, opened, otherNeedsUnit, reassigned, resolutionId, team } from './data.ts'

const given = specify(caseAssignment)
const before: ReadonlyArray<CaseAssignmentEvent> = [opened(), assigned()]

describe('A substitution (A-2)', () => {
  const start = (substitute: CaseworkerId, from: string, to?: string) =>
    command(caseAssignment, 'StartSubstitution', february, { substitute, period: { from: dayOf(from), ...(to === undefined ? {} : { to: dayOf(to) }) } })
  const started = (...of: Parameters<typeof start>) => event(caseAssignment, 'SubstitutionStarted', february, start(...of).data)

  test('leaves the case with whoever has it, and ends by itself with its period', () => {
    const { state } = given(before).when(start(birch, '2026-02-09', '2026-02-23')).then([started(birch, '2026-02-09', '2026-02-23')]).thenState({ current: { caseworker: alder } }).thenFindings()
    expect(['2026-02-08', '2026-02-09', '2026-02-22', '2026-02-23'].map((on) => servingOn(state, dayOf(on)))).toEqual([
      { caseworker: alder, as: 'assigned' },
      { caseworker: birch, as: 'substitute' },
      { caseworker: birch, as: 'substitute' },
      { caseworker: alder, as: 'assigned' },
    ])
    expect(servingOn(given([opened()]).state, day('2026-02-09'))).toBeUndefined()
  })

  test('is not nested, and not by the caseworker of the case', () => {
    const one = [...before, started(birch, '2026-02-09', '2026-02-23')]
    given(one).when(start(cedar, '2026-02-20', '2026-03-01')).thenRejected({ _tag: 'RuleBroken', rule: 'A-2', facts: { from: '2026-02-20', to: '2026-03-01' } })
    given(one).when(start(cedar, '2026-02-01')).thenRejected({ _tag: 'RuleBroken', rule: 'A-2', facts: { from: '2026-02-01', to: null } })
    given(before).when(start(alder, '2026-02-09')).thenRejected({ _tag: 'RuleBroken', rule: 'A-2', facts: { substitute: alder } })
    given(one).when(start(cedar, '2026-12-01')).thenState({ substitutions: [started(birch, '2026-02-09', '2026-02-23').data, started(cedar, '2026-12-01').data] })
    given(one).when({ ...start(cedar, '2026-02-23', '2026-03-01'), on: day('2026-02-23') }).thenState({ substitutions: [started(cedar, '2026-02-23', '2026-03-01').data] })
    given(one).when(start(cedar, '2026-02-01', '2026-02-09')).thenState({ substitutions: [started(birch, '2026-02-09', '2026-02-23').data, started(cedar, '2026-02-01', '2026-02-09').data] })
    given([...one, started(cedar, '2026-02-20')]).thenFindings({ rule: 'A-2', severity: 'violation', facts: { deviation: 'nestedSubstitution', on: february } })
  })

  test('may end early, and ends when the case goes to somebody else', () => {
    const one = [...before, started(birch, '2026-02-09')]
    const end = (substitute: CaseworkerId) => command(caseAssignment, 'EndSubstitution', march, { substitute })
    given(one).when(end(birch)).then([event(caseAssignment, 'SubstitutionEnded', march, { substitute: birch })]).thenState({ substitutions: [] })
    given(one).when(end(cedar)).thenRejected({ _tag: 'UnknownReference', what: 'substitution', id: cedar, known: [birch] })
    given([opened()]).when(end(cedar)).thenRejected({ _tag: 'WrongPhase', phase: 'unassigned' })
    given([...one, reassigned(alder, cedar)]).thenState({ substitutions: [], current: { caseworker: cedar } })
  })
})

describe('A demand to reassign (A-13)', () => {
  const demand = (data: CaseAssignmentEvents['ReassignmentDemanded']) => command(caseAssignment, 'DemandReassignment', february, data)
  const closing = { reason: 'branchClosing', branch: aurich } as const
  const demanded = event(caseAssignment, 'ReassignmentDemanded', february, closing)

  test('is a finding until the case has gone elsewhere', () => {
    given(before).when(demand(closing)).then([demanded]).thenFindings({ rule: 'A-13', severity: 'warning', facts: { reason: 'branchClosing', branch: aurich, since: february } })
    given([...before, demanded, reassigned(alder, birch, { branch: norden })]).thenState({ demand: undefined }).thenFindings()
    given([...before, demanded, reassigned(alder, birch)]).thenState({ demand: closing }).thenFindings({ rule: 'A-13' })
    given([...before, demanded, event(caseAssignment, 'CaseClosed', march, {})]).thenState({ demand: undefined }).thenFindings()
  })

  test('without a branch is met by any reassignment', () => {
    const staff = { reason: 'staffChange', by: resolutionId } as const
    const { events } = given(before).when(demand(staff)).thenFindings({ rule: 'A-13', facts: { reason: 'staffChange', branch: null, since: february } })
    given([...events, reassigned(alder, birch)]).thenFindings()
  })

  test('is made once, and not of a case that is elsewhere already', () => {
    given([...before, demanded]).when(demand(closing)).thenNothing()
    given([...before, demanded]).when(demand({ ...closing, reason: 'decision' })).thenState({ demand: { reason: 'decision' } })
    given([opened(), assigned(alder, { branch: norden })]).when(demand(closing)).thenNothing()
    given([...before, event(caseAssignment, 'CaseClosed', february, {})]).when(demand(closing)).thenNothing()
    given([opened()]).when(demand({ reason: 'decision' })).thenRejected({ _tag: 'WrongPhase', phase: 'unassigned', allowed: ['assigned'] })
    given([]).when(demand(closing)).thenRejected({ _tag: 'WrongPhase', phase: 'none' })
  })
})

describe('The end of a case', () => {
  test('leaves no active assignment (A-5), no substitution and nothing to hand over', () => {
    const close = command(caseAssignment, 'CloseCase', march, { reason: 'noLongerInNeed' })
    given([...before, reassigned(alder, birch)]).when(close).then([event(caseAssignment, 'CaseClosed', march, close.data)])
      .thenState({ phase: 'closed', current: undefined, handoverFrom: undefined, substitutions: [] }).thenFindings()
    given([...before, event(caseAssignment, 'CaseClosed', march, {})]).when(close).thenRejected({ _tag: 'WrongPhase', phase: 'closed' })
  })

  test('may be a transfer to another carrier', () => {
    const transfer = command(caseAssignment, 'TransferCase', march, { to: '03402' })
    given(before).when(transfer).then([event(caseAssignment, 'CaseTransferredToCarrier', march, transfer.data)]).thenState({ phase: 'transferred', current: undefined })
  })

  test.each([event(caseAssignment, 'CaseClosed', february, {}), event(caseAssignment, 'CaseTransferredToCarrier', february, {})])('$type: the case may come back, to nobody yet', (ended) => {
    const reopen = command(caseAssignment, 'ReopenCase', march, { branch: norden, unit: team })
    given([...before, ended]).when(reopen).then([event(caseAssignment, 'CaseReopened', march, reopen.data)])
      .thenState({ phase: 'unassigned', current: undefined, branch: norden, unit: team, opened: march, freeSince: march, case: caseA }).thenFindings({ rule: 'R-20' })
    given(before).when(reopen).thenRejected({ _tag: 'WrongPhase', phase: 'assigned', allowed: ['closed', 'transferred'] })
  })
})

describe('A handover', () => {
  test('is completed by the one who had the case', () => {
    const complete = (from: CaseworkerId) => command(caseAssignment, 'CompleteHandover', march, { from })
    const moved = [...before, reassigned(alder, birch)]
    given(moved).when(complete(alder)).then([event(caseAssignment, 'HandoverCompleted', march, { from: alder })]).thenState({ handoverFrom: undefined })
    given(moved).when(complete(cedar)).thenRejected({ _tag: 'UnknownReference', what: 'handover', id: cedar, known: [alder] })
    given(before).when(complete(cedar)).thenRejected({ _tag: 'UnknownReference', known: [] })
    given([...moved, event(caseAssignment, 'HandoverCompleted', march, { from: cedar })]).thenState({ handoverFrom: alder })
    given([opened()]).when(complete(alder)).thenRejected({ _tag: 'WrongPhase', phase: 'unassigned' })
  })
})

describe('The age band (A-8)', () => {
  test('follows the days that the source system gives, without an event on the birthday', () => {
    const at = (period: AgeBandPeriod | undefined, ...days: ReadonlyArray<string>) => days.map((on) => ageBandAt(period, dayOf(on)))
    expect(at({ band: 'under25', from: day('2020-01-01'), to: day('2027-04-01') }, '2019-12-31', '2020-01-01', '2027-03-31', '2027-04-01')).toEqual(['unknown', 'under25', 'under25', 'from25'])
    expect(at({ band: 'from25', from: day('2027-04-01'), to: day('2060-01-01') }, '2027-03-31', '2027-04-01', '2060-01-01')).toEqual(['under25', 'from25', 'unknown'])
    expect(at({ band: 'from25' }, '2027-03-31')).toEqual(['from25'])
    expect(at(undefined, '2027-03-31')).toEqual(['unknown'])
    expect([AgeBandPeriod.is({ band: 'under25', from: '2027-04-01', to: '2027-04-01' }), AgeBandPeriod.is({ band: 'under25', from: '2027-04-01', to: '2027-04-02' })]).toEqual([false, true])
  })

  test('is stated anew when the source does so, and only then', () => {
    const change = command(caseAssignment, 'ChangeAgeBand', february, { ageBand: { band: 'under25', to: day('2027-04-01') } })
    const changed = event(caseAssignment, 'AgeBandChanged', february, change.data)
    given(before).when(change).then([changed]).thenState({ ageBand: change.data.ageBand })
    given([...before, changed]).when(change).thenNothing()
    given([...before, changed]).when(command(caseAssignment, 'ChangeAgeBand', february, { ageBand: { band: 'from25' } })).thenState({ ageBand: { band: 'from25', to: undefined } })
  })
})

describe('Local competence (R-29)', () => {
  const findings = (competence: CaseAssignmentEvents['CaseOpened']['competence'], ...more: ReadonlyArray<CaseAssignmentEvent>) =>
    caseAssignment.findings(given([opened(competence === undefined ? {} : { competence }), assigned(), ...more]).state).map(({ rule, facts }) => [rule, facts])

  test('is doubted for a place outside the territory without an exception, and only there', () => {
    expect(findings(competenceOf('03402000', ['03452']))).toEqual([['R-29', { municipality: '03402000', branch: aurich }]])
    expect(findings({ within: 'no' })).toEqual([['R-29', { municipality: null, branch: aurich }]])
    expect(findings({ ...competenceOf('03402000', ['03452']), exception: 'agreement' })).toEqual([])
    expect(findings(competenceOf('03452001', ['03402', '03452']))).toEqual([])
    expect([findings(competenceOf(undefined, ['03452'])), findings(undefined)]).toEqual([[], []])
    expect(findings({ within: 'no' }, event(caseAssignment, 'CaseClosed', march, {}))).toEqual([])
    expect(competenceOf('03452001', [''])).toEqual({ within: 'no', municipality: '03452001' })
  })
})

describe('A correction', () => {
  const correct = (data: Omit<CaseAssignmentEvents['CaseAssignmentCorrected'], 'reason'>) => command(caseAssignment, 'CorrectCaseAssignment', march, { reason: 'entryError', ...data })

  test('changes what it names and nothing else, in any phase', () => {
    const first = correct({ needsUnit: otherNeedsUnit, branch: norden, unit: team, competence: { within: 'yes' }, ageBand: { band: 'from25' } })
    given(before).when(first).then([event(caseAssignment, 'CaseAssignmentCorrected', march, first.data)])
      .thenState({ needsUnit: otherNeedsUnit, branch: norden, unit: team, competence: { within: 'yes' }, ageBand: { band: 'from25' }, opened: january, current: { caseworker: alder, since: january } })
    given(before).when(correct({ openedOn: february, assignedSince: march })).thenState({ opened: february, current: { caseworker: alder, since: march }, branch: aurich })
    given([opened(), event(caseAssignment, 'CaseClosed', february, {})]).when(correct({ assignedSince: march })).thenState({ current: undefined })
    given([]).when(correct({})).thenRejected({ _tag: 'WrongPhase', phase: 'none' })
  })
})
