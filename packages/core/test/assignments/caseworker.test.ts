import { caseworker, day, fteOn, functionsOn, isAbsentOn, unknownDate, witnessOf, type CaseworkerEvent, type FuzzyDate } from '@vor-ort/core'
import { command, event, specify } from '@vor-ort/testing'
import { describe, expect, test } from 'vitest'

import { alder, aurich, caseA, caseB, dayOf, dec, february, january, march, norden, team } from './data.ts'

const given = specify(caseworker)
const registered = event(caseworker, 'CaseworkerRegistered', january, { functions: ['placement', 'benefits'], branch: aurich, unit: team })
const capacity = (fte: string, from: string, of: 'placement' | 'caseManagement' = 'placement') =>
  event(caseworker, 'CapacityChanged', january, { function: of, fte: dec(fte), from: dayOf(from) })
const stateOf = (...events: ReadonlyArray<CaseworkerEvent>) => given([registered, ...events]).state

describe('A caseworker', () => {
  test('is registered with functions, moved, and leaves; who comes back is registered again', () => {
    given([]).when(command(caseworker, 'RegisterCaseworker', january, registered.data)).then([registered]).thenState({ phase: 'active', functions: ['placement', 'benefits'], branch: aurich, unit: team }).thenFindings()
    const moved = event(caseworker, 'CaseworkerMoved', february, { branch: norden })
    given([registered]).when(command(caseworker, 'MoveCaseworker', february, { branch: norden })).then([moved]).thenState({ branch: norden, unit: team })
    const gone = event(caseworker, 'CaseworkerLeft', march, {})
    given([registered, capacity('1', '2026-01-01')]).when(command(caseworker, 'EndCasework', march, {})).then([gone]).thenState({ phase: 'left', left: march })
    given([registered, capacity('1', '2026-01-01'), gone]).when(command(caseworker, 'RegisterCaseworker', march, { functions: ['benefits'] })).thenState({ phase: 'active', left: undefined, posts: [], branch: undefined })
    given([registered]).when(command(caseworker, 'RegisterCaseworker', january, registered.data)).thenRejected({ _tag: 'WrongPhase', phase: 'active' })
    expect(caseworker.title(stateOf())).toBe('')
  })

  test('has a share of a post in each function, from day to day', () => {
    const change = command(caseworker, 'ChangeCapacity', january, { function: 'placement', fte: dec('0.5'), from: day('2026-03-01') })
    const state = given([registered, capacity('1', '2026-04-01')]).when(change).then([capacity('0.5', '2026-03-01')]).state
    expect(['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].map((on) => fteOn(state, 'placement', dayOf(on)))).toEqual([undefined, '0.5', '0.5', '1'])
    expect(fteOn(state, 'benefits', day('2026-04-01'))).toBeUndefined()
    given([registered, capacity('0.5', '2026-03-01')]).when(change).thenNothing()
    expect(fteOn(stateOf(capacity('1', '2026-03-01'), capacity('0.75', '2026-03-01')), 'placement', day('2026-03-01'))).toBe('0.75')
  })

  test('gains a function with a share of a post, and loses it with a share of 0', () => {
    const state = stateOf(capacity('0', '2026-03-01'), capacity('0.25', '2026-02-01', 'caseManagement'))
    expect(['2026-01-31', '2026-02-01', '2026-03-01'].map((on) => functionsOn(state, dayOf(on)))).toEqual([['placement', 'benefits'], ['placement', 'caseManagement', 'benefits'], ['caseManagement', 'benefits']])
  })

  test('is absent for a period, and nobody is told why', () => {
    const absent = (from: string, to?: string) => event(caseworker, 'CaseworkerAbsenceRecorded', january, { period: { from: dayOf(from), ...(to === undefined ? {} : { to: dayOf(to) }) } })
    const state = given([registered]).when(command(caseworker, 'RecordCaseworkerAbsence', january, absent('2026-02-01', '2026-02-10').data)).then([absent('2026-02-01', '2026-02-10')]).state
    expect(['2026-01-31', '2026-02-01', '2026-02-09', '2026-02-10'].map((on) => isAbsentOn(state, dayOf(on)))).toEqual([false, true, true, false])
    const recorded = (on: FuzzyDate, from: string) => ({ ...absent(from), on })
    const kept = (...events: ReadonlyArray<CaseworkerEvent>) => stateOf(...events).absences.map(({ from }) => from)
    expect(kept(absent('2026-02-01', '2026-02-10'), recorded(february, '2026-12-01'))).toEqual(['2026-02-01', '2026-12-01'])
    expect(kept(absent('2026-02-01', '2026-02-10'), recorded(day('2026-02-10'), '2026-02-11'))).toEqual(['2026-02-11'])
    expect(kept(absent('2026-02-01', '2026-02-10'), recorded(unknownDate, '2026-02-11'))).toEqual(['2026-02-01', '2026-02-11'])
  })

  test('may be excluded from a case, and that may end (A-4)', () => {
    const declare = command(caseworker, 'DeclareCaseworkerConflict', february, { case: caseA })
    const lift = (of: typeof caseA) => command(caseworker, 'LiftCaseworkerConflict', march, { case: of })
    const declared = event(caseworker, 'CaseworkerConflictDeclared', february, { case: caseA })
    given([registered]).when(declare).then([declared]).thenState({ conflicts: [caseA] })
    given([registered, declared]).when(declare).thenRejected({ _tag: 'AlreadyExists', what: 'conflict', id: caseA })
    given([registered, declared, declared]).when(lift(caseA)).then([event(caseworker, 'CaseworkerConflictLifted', march, { case: caseA })]).thenState({ conflicts: [] })
    given([registered, declared]).when(lift(caseB)).thenRejected({ _tag: 'UnknownReference', what: 'conflict', id: caseB, known: [caseA] })
    given([]).when(lift(caseB)).thenRejected({ _tag: 'WrongPhase', phase: 'none' })
  })
})

describe('The witness for an assignment', () => {
  const ask = { case: caseA, function: 'placement', on: day('2026-03-09') } as const

  test('says what the stream shows on the day, and no more', () => {
    expect(witnessOf(alder, caseworker.initial, ask)).toStrictEqual({ kind: 'observed', caseworker: alder, active: false, functions: [], conflictDeclared: false })
    expect(witnessOf(alder, stateOf(), ask)).toStrictEqual({ kind: 'observed', caseworker: alder, active: true, functions: ['placement', 'benefits'], conflictDeclared: false })
    const known = stateOf(capacity('0.5', '2026-01-01'), event(caseworker, 'CaseworkerConflictDeclared', january, { case: caseA }))
    expect(witnessOf(alder, known, { ...ask, caseload: 12, clientsPerFte: dec('75') })).toStrictEqual({
      kind: 'observed', caseworker: alder, active: true, functions: ['placement', 'benefits'], conflictDeclared: true, fte: '0.5', caseload: 12, capacity: '37.5',
    })
    expect(witnessOf(alder, known, { ...ask, case: caseB }).conflictDeclared).toBe(false)
    expect(witnessOf(alder, stateOf(), { ...ask, clientsPerFte: dec('75') })).not.toHaveProperty('capacity')
  })

  test.each<readonly [FuzzyDate, boolean]>([[day('2026-03-08'), false], [day('2026-03-09'), false], [day('2026-03-10'), true], [unknownDate, false]])('of somebody who left on %s: at work is %s', (left, active) => {
    expect(witnessOf(alder, stateOf(event(caseworker, 'CaseworkerLeft', left, {})), ask).active).toBe(active)
  })
})
