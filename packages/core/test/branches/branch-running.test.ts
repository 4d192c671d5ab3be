import { branch, branchRules, hoursOf, offeredServices, type AssignmentsAtClosing } from '@vor-ort/core'
import { command, event, specify } from '@vor-ort/testing'
import { describe, expect, test } from 'vitest'

import { aurichBranch, benefits, carrier, caseManagement, emden, february, january, june, march, mornings, nordenBranch, obligation, otherBranch, otherSpace, pewsum, placement, registration, resolutionId, weekly, youthOffice } from './data.ts'

const given = specify(branch)
const registered = event(branch, 'BranchRegistered', january, { ...registration, services: [benefits] })
const paused = event(branch, 'BranchTemporarilyClosed', february, { reason: 'Wasserschaden', until: march })
const closed = event(branch, 'BranchClosed', june, { assignments: { kind: 'reassigned' } })
const add = (service: typeof benefits) => command(branch, 'AddService', march, { service, resolution: resolutionId })

describe('The opening hours of a Standort', () => {
  const set = command(branch, 'SetOpeningHours', february, { hours: mornings, resolution: resolutionId, obligation })
  const wasSet = event(branch, 'OpeningHoursSet', february, set.data)

  test('are known from the day on which they are set, and why', () => {
    const { state } = given([registered]).when(set).then([wasSet]).thenState({ hours: [{ ...set.data, since: february }] })
    expect([hoursOf(state), hoursOf(given([registered]).state)]).toEqual([mornings, { kind: 'unknown' }])
  })

  test('that were set already are nothing new', () => {
    given([registered, wasSet]).when(command(branch, 'SetOpeningHours', march, { hours: mornings })).thenNothing()
    given([registered, wasSet]).when(command(branch, 'SetOpeningHours', march, { hours: weekly({}) })).thenState({ phase: 'open', hours: [{ ...wasSet.data, since: february }, { hours: weekly({}), since: march }] })
    given([registered]).when(command(branch, 'SetOpeningHours', march, { hours: { kind: 'unknown' } })).thenState({ hours: [{ hours: { kind: 'unknown' }, since: march }] })
  })

  test('do not overlap and end after they begin (B-3)', () => {
    const overlapping = { hours: { ...mornings, pattern: { monday: [{ from: '08:00', to: '12:00' }, { from: '11:00', to: '13:00' }] } } }
    expect(branch.commands.SetOpeningHours.data.is(overlapping)).toBe(false)
    expect(branch.commands.SetOpeningHours.data.is({ hours: mornings })).toBe(true)
  })
})

describe('The services of a Standort', () => {
  test('come and go', () => {
    given([registered]).when(add(placement)).then([event(branch, 'ServiceAdded', march, { service: placement, resolution: resolutionId })]).thenState({ services: [benefits, placement] })
    given([registered]).when(add({ ...benefits, name: 'Leistungsabteilung' })).then({ _tag: 'AlreadyExists', what: 'service', id: 'Leistungsabteilung' })
    const remove = (service: typeof benefits) => command(branch, 'RemoveService', march, { service, reason: 'Personal fehlt' })
    given([registered]).when(remove(benefits)).then([event(branch, 'ServiceRemoved', march, { service: benefits, reason: 'Personal fehlt' })]).thenState({ services: [] })
    given([registered]).when(remove(placement)).then({ _tag: 'UnknownReference', what: 'service', id: 'placement', known: ['benefits'] })
    // Of a list that is not complete anything may be removed.
    given([event(branch, 'BranchRegistered', january, registration)]).when(remove(placement)).thenState({ services: [] })
  })

  test('another than those with a code has a name', () => {
    expect([{ service: 'other' }, { service: 'other', name: 'Schuldnerberatung' }].map((service) => branch.commands.AddService.data.is({ service }))).toEqual([false, true])
    given([registered, event(branch, 'ServiceAdded', march, { service: { service: 'other', name: 'Schuldnerberatung' } })]).when(add({ service: 'other', name: 'Suchtberatung' })).thenState({ services: [benefits, { service: 'other', name: 'Schuldnerberatung' }, { service: 'other', name: 'Suchtberatung' }] })
  })

  test('may be recorded as a whole', () => {
    const recorded = event(branch, 'ServicesRecorded', march, { services: [placement, caseManagement] })
    given([event(branch, 'BranchRegistered', january, registration)]).when(command(branch, 'RecordServices', march, recorded.data)).then([recorded]).thenState({ services: [placement, caseManagement], servicesAreAll: true })
    expect(branch.commands.RecordServices.data.is({ services: [benefits, { ...benefits, name: 'Leistung' }] })).toBe(false)
  })

  test('are not offered while it is closed (B-4)', () => {
    expect([[registered], [registered, paused], [registered, closed]].map((history) => offeredServices(given(history).state))).toEqual([[benefits], [], []])
    const explanation = { de: 'Ein geschlossener Standort bietet keine Leistung an.', en: 'A closed branch offers no service.' }
    given([registered, paused]).when(add(placement)).then({ _tag: 'RuleBroken', rule: 'B-4', facts: { service: 'placement' }, explanation })
    given([registered, closed]).when(add(placement)).thenRejected({ _tag: 'RuleBroken', rule: 'B-4' })
    given([]).when(add(placement)).thenRejected({ _tag: 'WrongPhase' })
    const added = event(branch, 'ServiceAdded', march, { service: placement })
    given([registered, paused, added]).thenState({ services: [benefits, placement] }).thenFindings({ rule: 'B-4', severity: 'violation', facts: { services: ['placement'] } })
    given([registered, closed, added]).thenState({ services: [] }).thenFindings({ rule: 'B-4' })
  })

  test('are to be those of other branches (B-6)', () => {
    const target = { parityWith: [aurichBranch, nordenBranch], aspects: ['openingHours', 'services'] as const, resolution: resolutionId, obligation }
    given([registered]).when(command(branch, 'TargetParity', january, target)).then([event(branch, 'ServiceLevelParityTargeted', january, target)]).thenState({ parity: target })
    expect(branch.commands.TargetParity.data.is({ parityWith: [], aspects: ['services'] })).toBe(false)
  })
})

describe('A Standort with a partner (B-10)', () => {
  const agreed = event(branch, 'CoLocationAgreed', february, { partner: 'youthWelfareOffice', sharedResources: ['rooms', 'reception'], site: youthOffice })

  test('shares rooms and reception', () => {
    given([registered]).when(command(branch, 'AgreeCoLocation', february, agreed.data)).then([agreed]).thenState({ coLocations: [agreed.data] })
    given([registered, agreed]).when(command(branch, 'AgreeCoLocation', february, agreed.data)).then({ _tag: 'AlreadyExists', what: 'co-location', id: youthOffice })
    const { site: _site, ...elsewhere } = agreed.data
    given([registered, agreed]).when(command(branch, 'AgreeCoLocation', february, elsewhere)).thenState({ coLocations: [agreed.data, elsewhere] })
  })

  test('never data: there is no word for it', () => {
    for (const resource of ['data', 'files', 'register', 'e-Akte']) expect([resource, branch.commands.AgreeCoLocation.data.is({ ...agreed.data, sharedResources: [resource] })]).toEqual([resource, false])
    expect(branchRules['B-10'].seat).toBe('§ 67 Abs. 2, 4 SGB X')
  })

  test('until it ends', () => {
    const end = { partner: 'youthWelfareOffice', site: youthOffice, reason: 'Kündigung' } as const
    given([registered, agreed]).when(command(branch, 'EndCoLocation', june, end)).then([event(branch, 'CoLocationEnded', june, end)]).thenState({ coLocations: [] })
    given([registered, agreed]).when(command(branch, 'EndCoLocation', june, { partner: 'youthWelfareOffice' })).then({ _tag: 'UnknownReference', what: 'co-location', id: 'youthWelfareOffice', known: [youthOffice] })
  })
})

describe('A Standort moves, pauses and closes', () => {
  test('from one place to another, within the territory', () => {
    const move = command(branch, 'RelocateBranch', march, { to: pewsum, socialSpace: otherSpace, successor: otherBranch })
    const moved = event(branch, 'BranchRelocated', march, { ...move.data, from: registration.place })
    given([registered]).when(move).then([moved]).thenState({ place: pewsum, socialSpace: otherSpace, moves: [moved.data] }).thenFindings()
    given([registered]).when(command(branch, 'RelocateBranch', march, { to: emden })).then({ _tag: 'RuleBroken', rule: 'B-5', facts: { carrier, place: 'Emden' } })
    given([registered]).when(command(branch, 'RelocateBranch', march, { to: emden, exception: 'Neubau' })).thenState({ exception: 'Neubau' }).thenFindings()
    // An exception is for one place: back in the territory it is not needed any more.
    given([registered, event(branch, 'BranchRelocated', march, { to: emden, exception: 'Neubau' })]).when(command(branch, 'RelocateBranch', june, { to: pewsum })).thenState({ exception: undefined })
    const proposed = event(branch, 'BranchProposed', january, { name: 'x' })
    given([proposed, event(branch, 'BranchOpened', february, { reported: true })]).when(move).then([event(branch, 'BranchRelocated', march, move.data)])
  })

  test('for a while', () => {
    given([registered]).when(command(branch, 'CloseBranchTemporarily', february, paused.data)).then([paused]).thenState({ phase: 'temporarilyClosed' })
    given([registered, paused]).when(command(branch, 'ReopenBranch', march, {})).then([event(branch, 'BranchReopened', march, {})]).thenState({ phase: 'open', services: [benefits] })
    given([registered]).when(command(branch, 'ReopenBranch', march, {})).thenRejected({ _tag: 'WrongPhase' })
  })

  test('for ever, on a date that was planned, with who takes over the cases (B-9)', () => {
    const plan = { closesOn: june, successor: otherBranch, reason: 'Mietende' }
    given([registered]).when(command(branch, 'ScheduleClosing', february, plan)).then([event(branch, 'BranchClosingScheduled', february, plan)]).thenState({ phase: 'open', closing: plan })
    const close = (assignments: AssignmentsAtClosing) => given([registered, paused]).when(command(branch, 'CloseBranch', june, { assignments }))
    for (const assignments of [{ kind: 'none' }, { kind: 'reassigned' }, { kind: 'successor', branch: otherBranch }] as const) {
      close(assignments).then([event(branch, 'BranchClosed', june, { assignments })]).thenState({ phase: 'closed', closedOn: june, assignments, services: [], coLocations: [] }).thenFindings()
    }
    close({ kind: 'unknown' }).thenFindings({
      rule: 'B-9', severity: 'warning', facts: {},
      explanation: { de: 'Wer die laufenden Fälle des geschlossenen Standorts übernimmt, ist nicht bekannt.', en: 'Who takes over the running cases of the closed branch is not known.' },
    })
    expect([{}, { assignments: { kind: 'successor' } }].some(branch.commands.CloseBranch.data.is)).toBe(false)
    given([registered, closed]).when(command(branch, 'SetOpeningHours', june, { hours: mornings })).thenRejected({ _tag: 'WrongPhase', phase: 'closed' })
  })

  test('and what was recorded wrongly is corrected, in whatever phase', () => {
    const correct = command(branch, 'CorrectBranch', june, { reason: 'falscher Ort', place: pewsum, name: 'Pewsum' })
    given([registered, closed]).when(correct).then([event(branch, 'BranchCorrected', june, correct.data)]).thenState({ phase: 'closed', place: pewsum, name: 'Pewsum', carrier })
    given([]).when(correct).thenRejected({ _tag: 'WrongPhase', phase: 'none' })
  })
})
