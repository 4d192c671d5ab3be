import { day, MotionId, derivedId, openObligations, overdueObligations, publicTitle, resolution, unknownDate, UrgentDecisionId, type Evidence } from '@vor-ort/core'
import { command, event, specify } from '@vor-ort/testing'
import { describe, expect, test } from 'vitest'

import { body, february, hashA, january, march, motionId, obligation, obligation2, otherBody, otherResolution, report, session, title } from './data.ts'

const given = specify(resolution)
const adopted = event(resolution, 'ResolutionAdopted', january, { body, title, public: 'no', motion: motionId, meeting: session, textHash: hashA })
const effective = event(resolution, 'ResolutionTookEffect', january, {})
const created = event(resolution, 'ObligationCreated', january, { obligation, aspect: 'site', what: 'Außenstelle einrichten', responsible: 'Verwaltung', due: february })
const second = event(resolution, 'ObligationCreated', january, { obligation: obligation2, aspect: 'openingHours', what: 'Öffnungszeiten angleichen' })
const evidence: ReadonlyArray<Evidence> = [{ kind: 'pressText', id: 'PM 1' }]
const fulfilled = event(resolution, 'ObligationFulfilled', february, { obligation, evidence })
const waived = event(resolution, 'ObligationWaived', february, { obligation, by: otherResolution })

describe('A Beschluss is adopted', () => {
  const { motion: _motion, ...origin } = adopted.data
  const urgentDecision = derivedId(UrgentDecisionId, 'x')

  test('from exactly one motion or urgent decision (G-8)', () => {
    const { state } = given([]).when(command(resolution, 'AdoptResolution', january, adopted.data)).then([adopted]).thenState({ phase: 'adopted', body, title, public: 'no', textHash: hashA, on: january, published: false }).thenFindings()
    expect(state.origin).toEqual({ motion: motionId, meeting: session })
    expect([resolution.title(state), resolution.title(resolution.initial)]).toEqual(['Dezentrale Außenstellen', ''])
    given([]).when(command(resolution, 'AdoptResolution', january, { ...origin, urgentDecision })).thenState({ phase: 'adopted', origin: { urgentDecision } })
    const explanation = { de: 'Ein Beschluss kommt aus genau einem Antrag oder einer Eilentscheidung.', en: 'A resolution comes from exactly one motion or urgent decision.' }
    given([]).when(command(resolution, 'AdoptResolution', january, origin)).then({ _tag: 'RuleBroken', rule: 'G-8', facts: { origins: 0 }, explanation })
    given([]).when(command(resolution, 'AdoptResolution', january, { ...adopted.data, urgentDecision })).then({ _tag: 'RuleBroken', rule: 'G-8', facts: { origins: 2 }, explanation })
    given([adopted]).when(command(resolution, 'AdoptResolution', january, { ...adopted.data, motion: derivedId(MotionId, 'y') })).thenRejected({ _tag: 'WrongPhase', phase: 'adopted', allowed: ['none'] })
  })

  test('and takes effect; before its adoption that is a finding (G-15)', () => {
    const effect = (on: typeof january) => given([adopted]).when(command(resolution, 'TakeEffect', on, {}))
    effect(january).then([effective]).thenState({ phase: 'effective', effectiveFrom: january }).thenFindings()
    effect(unknownDate).thenFindings()
    effect(day('2015-01-12')).thenFindings({ rule: 'G-15', severity: 'warning', facts: { adopted: january, effective: '2015-01-12' }, explanation: { de: 'Der Beschluss soll vor seiner Annahme wirksam geworden sein.', en: 'The resolution is said to have taken effect before it was adopted.' } })
    given([effective]).thenFindings()
  })

  test('with an objective; one without an indicator cannot be measured', () => {
    const declare = (indicator?: string) => command(resolution, 'DeclareObjective', january, { objective: 'Vermittlungsquote verbessern', direction: 'up', ...(indicator === undefined ? {} : { indicator }) })
    given([adopted]).when(declare('K2')).then([event(resolution, 'ObjectiveDeclared', january, declare('K2').data)]).thenState({ objectives: [declare('K2').data] }).thenFindings()
    given([adopted]).when(declare()).thenFindings({ rule: 'G-9', severity: 'information', facts: { objectives: ['Vermittlungsquote verbessern'] }, explanation: { de: 'Für ein Ziel ist keine Kennzahl genannt; ob es erreicht wurde, lässt sich nicht messen.', en: 'No indicator is named for an objective; whether it was reached cannot be measured.' } })
  })

  test('and what of it changed later is corrected', () => {
    const correct = command(resolution, 'CorrectResolution', february, { reason: 'Tippfehler', title: { asPublished: 'Neu' } })
    given([adopted]).when(correct).then([event(resolution, 'ResolutionCorrected', february, correct.data)]).thenState({ title: { asPublished: 'Neu' } })
    given([adopted]).when(command(resolution, 'CorrectResolution', february, { reason: 'zurückgezogen' })).thenState({ title })
  })
})

describe('What the public sees of a Beschluss (G-11, R-107)', () => {
  const publish = command(resolution, 'PublishResolution', february, { title })
  test('of one in closed session only that it exists, until it is made known', () => {
    const shown = (isPublic: 'yes' | 'no' | 'unknown') => publicTitle(given([event(resolution, 'ResolutionAdopted', january, { ...adopted.data, public: isPublic })]).state)
    expect([shown('yes'), shown('no'), shown('unknown')]).toEqual(['Dezentrale Außenstellen', undefined, undefined])
    const { state } = given([adopted]).when(publish).then([event(resolution, 'ResolutionPublished', february, { title })]).thenState({ published: true })
    expect(publicTitle(state)).toBe('Dezentrale Außenstellen')
    expect(publicTitle(resolution.initial)).toBeUndefined()
    given([]).when(publish).thenRejected({ _tag: 'WrongPhase', phase: 'none' })
  })

  test('what is made known is public, everything else internal', () => {
    expect(Object.entries(resolution.events).filter(([, { classification }]) => classification !== 'internal').map(([type, { classification }]) => [type, classification])).toEqual([['ResolutionPublished', 'public']])
  })
})

describe('An Umsetzungsauftrag (G-9)', () => {
  const open = [adopted, created]

  test('is created, with the date that was set first', () => {
    given([adopted]).when(command(resolution, 'CreateObligation', january, created.data)).then([created]).thenState({ obligations: { [obligation]: { status: 'open', owner: body, originalDue: february, due: february, aspect: 'site', what: 'Außenstelle einrichten', responsible: 'Verwaltung' } } })
    given([adopted]).when(command(resolution, 'CreateObligation', january, second.data)).thenState({ obligations: { [obligation2]: { due: undefined, originalDue: undefined } } })
    given(open).when(command(resolution, 'CreateObligation', january, created.data)).thenNothing()
    for (const other of [{ what: 'Räume mieten' }, { aspect: 'rooms' as const }, { responsible: 'Amt 50' }, { due: january }]) {
      given(open).when(command(resolution, 'CreateObligation', january, { ...created.data, ...other })).then({ _tag: 'AlreadyExists', what: 'obligation', id: obligation })
    }
  })

  const steps = [
    [command(resolution, 'ReportProgress', february, { obligation, progress: 'Räume gefunden' }), 'ImplementationProgressReported', { status: 'inProgress' }, 'inImplementation'],
    [command(resolution, 'FulfilObligation', february, { obligation, evidence }), 'ObligationFulfilled', { status: 'fulfilled' }, 'inImplementation'],
    [command(resolution, 'RescheduleObligation', february, { obligation, due: march, reason: 'Umbau', decidedBy: 'Verwaltungsrat' }), 'ObligationRescheduled', { due: march, originalDue: february, status: 'open' }, 'adopted'],
    [command(resolution, 'WaiveObligation', february, { obligation, by: otherResolution }), 'ObligationWaived', { status: 'waived' }, 'adopted'],
    [command(resolution, 'TransferObligation', february, { obligation, to: otherBody }), 'ObligationTransferred', { owner: otherBody, status: 'open' }, 'adopted'],
  ] as const

  test.each(steps.map((step) => [step[0].type, ...step] as const))('%s: as long as it is open', (_type, step, eventType, expected, phase) => {
    const { state, events } = given(open).when(step).thenState({ phase })
    expect(events.slice(2)).toEqual([{ type: eventType, on: february, data: step.data }])
    expect(state.obligations[obligation]).toMatchObject(expected)
    given([...open, fulfilled]).when(step).then({ _tag: 'AlreadyExists', what: 'end (fulfilled) of the obligation', id: obligation })
    given([...open, waived]).when(step).then({ _tag: 'AlreadyExists', what: 'end (waived) of the obligation', id: obligation })
    given([adopted, second]).when(step).then({ _tag: 'UnknownReference', what: 'obligation', id: obligation, known: [obligation2] })
    const strange = { type: eventType, on: february, data: step.data }
    expect(resolution.decider.isEvent(strange)).toBe(true)
    if (resolution.decider.isEvent(strange)) expect(given([adopted, strange]).state.obligations).toEqual({})
  })

  test('is fulfilled only with evidence', () => {
    expect(resolution.commands.FulfilObligation.data.is({ obligation, evidence: [] })).toBe(false)
    expect(resolution.commands.FulfilObligation.data.is({ obligation, evidence })).toBe(true)
  })

  test('is open until it is fulfilled or waived, and overdue after its day', () => {
    const { state } = given([adopted, created, second])
    expect(openObligations(state)).toEqual([obligation, obligation2])
    expect(openObligations(given([adopted, created, second, fulfilled]).state)).toEqual([obligation2])
    expect(openObligations(given([adopted, created, second, waived]).state)).toEqual([obligation2])
    expect(openObligations(given([adopted, created, event(resolution, 'ImplementationProgressReported', february, { obligation, progress: 'x' })]).state)).toEqual([obligation])
    expect([january, february, day('2015-02-11'), unknownDate].map((on) => overdueObligations(state, on))).toEqual([[], [], [obligation], []])
    expect(overdueObligations(given([adopted, created, fulfilled]).state, march)).toEqual([])
  })

  test('ends the implementation: in full, in part, or not at all and then with a reason', () => {
    const conclude = (as: 'implemented' | 'partlyImplemented' | 'notImplemented', reason?: string) => command(resolution, 'ConcludeImplementation', march, { as, ...(reason === undefined ? {} : { reason }) })
    given([...open, second, fulfilled]).when(conclude('implemented')).then({ _tag: 'RuleBroken', rule: 'G-9', facts: { open: [obligation2] }, explanation: { de: 'Voll umgesetzt ist ein Beschluss erst, wenn jeder Umsetzungsauftrag erfüllt oder erlassen ist.', en: 'A resolution is implemented in full only when every obligation is fulfilled or waived.' } })
    given([...open, fulfilled]).when(conclude('implemented')).then([event(resolution, 'ImplementationConcluded', march, { as: 'implemented' })]).thenState({ phase: 'implemented' })
    given([...open, waived]).when(conclude('implemented')).thenState({ phase: 'implemented' })
    given(open).when(conclude('partlyImplemented')).thenState({ phase: 'partlyImplemented' })
    given(open).when(conclude('notImplemented')).then({ _tag: 'RuleBroken', rule: 'G-9', facts: {}, explanation: { de: 'Wird nicht umgesetzt, muss der Grund genannt werden.', en: 'If nothing is implemented, the reason must be given.' } })
    given(open).when(conclude('notImplemented', 'kein Geld')).thenState({ phase: 'notImplemented' })
  })
})

describe('A Sachstandsbericht', () => {
  const requested = event(resolution, 'ImplementationReportRequested', january, { report, aspects: ['schedule', 'staff', 'rooms'], addressee: 'Verwaltung', due: february, by: 'Grüne' })
  const delivered = event(resolution, 'ImplementationReportDelivered', february, { report, evidence: [...evidence] })

  test('is requested once, and delivered once', () => {
    const request = command(resolution, 'RequestReport', january, requested.data)
    given([adopted]).when(request).then([requested]).thenState({ reports: { [report]: { ...requested.data, delivered: false } } })
    given([adopted, requested]).when(request).then({ _tag: 'AlreadyExists', what: 'report', id: report })
    const deliver = command(resolution, 'DeliverReport', february, delivered.data)
    given([adopted, requested]).when(deliver).then([delivered]).thenState({ reports: { [report]: { delivered: true, addressee: 'Verwaltung' } } })
    given([adopted, requested, delivered]).when(deliver).thenNothing()
    given([adopted]).when(deliver).then({ _tag: 'UnknownReference', what: 'report', id: report, known: [] })
    given([adopted, delivered]).thenState({ reports: {} })
    expect(given([adopted, delivered]).state.reports).toEqual({})
  })
})

describe('An Einspruch (R-109)', () => {
  const raise = (suspends: boolean) => command(resolution, 'RaiseObjection', february, { by: 'Landrat', suspends, ground: 'rechtswidrig' })
  const objected = event(resolution, 'ResolutionObjected', february, raise(true).data)
  const resolve = (outcome: 'stands' | 'repealed') => command(resolution, 'ResolveObjection', march, { outcome })

  test('suspends implementation', () => {
    const suspended = given([adopted, effective, created]).when(raise(true)).then([objected]).thenState({ phase: 'suspended', suspendedFrom: 'effective' })
    given(suspended.events).when(command(resolution, 'FulfilObligation', march, { obligation, evidence })).then({ _tag: 'WrongPhase', command: 'FulfilObligation', phase: 'suspended', allowed: ['adopted', 'effective', 'inImplementation'] })
    given(suspended.events).when(raise(true)).thenRejected({ _tag: 'WrongPhase', phase: 'suspended' })
    expect(given([...suspended.events, objected]).state).toMatchObject({ phase: 'suspended', suspendedFrom: 'effective' })
  })

  test('leaves the resolution where it was if it does not suspend', () => {
    given([adopted, effective]).when(raise(false)).thenState({ phase: 'effective', suspendedFrom: 'adopted' })
  })

  test.each([
    ['adopted', []],
    ['effective', [effective]],
    ['inImplementation', [effective, created, event(resolution, 'ImplementationProgressReported', january, { obligation, progress: 'x' })]],
  ] as const)('is resolved: the resolution is %s again, or repealed', (phase, steps) => {
    const history = [adopted, ...steps, objected]
    given(history).when(resolve('stands')).then([event(resolution, 'ObjectionResolved', march, { outcome: 'stands' })]).thenState({ phase })
    given(history).when(resolve('repealed')).thenState({ phase: 'repealed' })
    given([adopted, ...steps]).when(resolve('stands')).thenRejected({ _tag: 'WrongPhase', allowed: ['suspended'] })
  })
})

test.each([
  [command(resolution, 'RepealResolution', march, { by: otherResolution }), 'ResolutionRepealed', 'repealed'],
  [command(resolution, 'SupersedeResolution', march, { by: otherResolution }), 'ResolutionSuperseded', 'superseded'],
  [command(resolution, 'LapseResolution', march, { reason: 'überholt' }), 'ResolutionLapsed', 'lapsed'],
] as const)('$type ends a Beschluss', (step, type, phase) => {
  const { events } = given([adopted]).when(step).thenState({ phase })
  expect(events[1]).toEqual({ type, on: march, data: step.data })
  given(events).when(step).thenRejected({ _tag: 'WrongPhase', phase })
})
