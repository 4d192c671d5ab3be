import { branch, day, lackedForOpening, staffedFte, unknownDate, type BranchApproval } from '@vor-ort/core'
import { command, event, eventsFrom, specify } from '@vor-ort/testing'
import { describe, expect, test } from 'vitest'

import { benefits, carrier, emden, february, fte, january, june, march, mornings, obligation, pewsum, personA, personB, registration, resolutionId, space } from './data.ts'

const given = specify(branch)
const proposed = event(branch, 'BranchProposed', january, { name: 'Krummhörn', resolution: resolutionId, obligation, permanent: true })
const sited = event(branch, 'BranchSiteChosen', february, { carrier, place: pewsum, kind: 'branch', socialSpace: space })
const by: BranchApproval = { kind: 'resolution', resolution: resolutionId, obligation }
const approved = event(branch, 'BranchApproved', january, { by })
const rooms = event(branch, 'RoomsSecured', february, { accessible: 'yes' })
const hours = event(branch, 'OpeningHoursSet', february, { hours: mornings, resolution: resolutionId })
const service = event(branch, 'ServiceAdded', february, { service: benefits, permanent: true })
const complete = [proposed, sited, approved, rooms, hours, service]
const open = (on = june) => command(branch, 'OpenBranch', on, {})
const opened = event(branch, 'BranchOpened', june, {})

describe('A Standort is planned', () => {
  test('from a proposal, with what asks for it', () => {
    const { state } = given([]).when(command(branch, 'ProposeBranch', january, proposed.data)).then([proposed]).thenFindings()
    expect(state).toMatchObject({ phase: 'proposed', name: 'Krummhörn', proposedOn: january, baseline: false, origin: { resolution: resolutionId, obligation, permanent: true } })
    expect([branch.title(state), branch.title(branch.initial)]).toEqual(['Krummhörn', ''])
    given([proposed]).when(command(branch, 'ProposeBranch', january, proposed.data)).thenRejected({ _tag: 'WrongPhase', phase: 'proposed', allowed: ['none', 'rejected', 'abandoned'] })
  })

  test('at a place in the territory of its carrier, or with a reason (B-5)', () => {
    const choose = command(branch, 'ChooseBranchSite', february, sited.data)
    given([proposed]).when(choose).then([sited]).thenState({ carrier, place: pewsum, kind: 'branch', socialSpace: space })
    const { kind: _kind, ...far } = { ...sited.data, place: emden }
    given([proposed]).when({ ...choose, data: far }).then({ _tag: 'RuleBroken', rule: 'B-5', facts: { carrier, place: 'Emden' } })
    given([proposed, sited]).when({ ...choose, data: { ...far, exception: 'gemeinsam mit der Stadt' } }).thenState({ place: emden, kind: 'branch', exception: 'gemeinsam mit der Stadt' }).thenFindings()
    given([proposed]).when({ ...choose, data: { carrier, place: { name: 'Emden' } } }).thenFindings()
    given([proposed]).when({ ...choose, data: { carrier, place: { name: 'Emden', ars: '034020000000' } } }).thenRejected({ _tag: 'RuleBroken', rule: 'B-5' })
  })

  test('and approved by a resolution or by a documented decision of an office', () => {
    given([proposed]).when(command(branch, 'ApproveBranch', january, { by })).then([approved]).thenState({ phase: 'approved', approval: { on: january, by } })
    const office: BranchApproval = { kind: 'administrative', office: 'Landrat', reference: 'Vfg. 3/2015' }
    given([proposed]).when(command(branch, 'ApproveBranch', february, { by: office })).thenState({ phase: 'approved', approval: { on: february, by: office } })
    expect(branch.commands.ApproveBranch.data.is({ by: { kind: 'administrative', office: 'Landrat' } })).toBe(false)
    given([proposed, approved]).when(command(branch, 'ApproveBranch', january, { by })).thenRejected({ _tag: 'WrongPhase', phase: 'approved' })
  })

  test('or rejected or abandoned, and perhaps proposed again from the beginning', () => {
    given([proposed]).when(command(branch, 'RejectBranch', february, { reason: 'kein Bedarf' })).then([event(branch, 'BranchRejected', february, { reason: 'kein Bedarf' })]).thenState({ phase: 'rejected' })
    const abandon = command(branch, 'AbandonBranch', march, { reason: 'keine Räume' })
    const abandoned = event(branch, 'BranchAbandoned', march, { reason: 'keine Räume' })
    given(complete).when(abandon).then([abandoned]).thenState({ phase: 'abandoned' })
    given([...complete, opened]).when(abandon).thenRejected({ _tag: 'WrongPhase', phase: 'open' })
    given([...complete, abandoned]).when(open()).thenRejected({ _tag: 'WrongPhase', phase: 'abandoned' })
    given([...complete, abandoned]).when(command(branch, 'ProposeBranch', june, { name: 'Krummhörn' })).thenState({ phase: 'proposed', approval: undefined, services: [], hours: [] })
  })

  test('and prepared step by step, until nothing is missing', () => {
    const steps = [
      [command(branch, 'SecureRooms', february, rooms.data), rooms],
      [command(branch, 'AllocatePositions', february, { function: 'benefits', fte: fte('2.5') }), event(branch, 'PositionsAllocated', february, { function: 'benefits', fte: fte('2.5') })],
      [command(branch, 'InvolveStaffCouncil', february, { outcome: 'agreed' }), event(branch, 'StaffCouncilInvolved', february, { outcome: 'agreed' })],
    ] as const
    for (const [step, expected] of steps) {
      given([proposed, approved]).when(step).then([expected]).thenState({ phase: 'inPreparation' })
      given([proposed]).when(step).thenState({ phase: 'proposed' })
    }
    const ready = command(branch, 'DeclareBranchReady', march, {})
    given([proposed, approved]).when(ready).thenRejected({ _tag: 'WrongPhase', phase: 'approved', allowed: ['inPreparation'] })
    given([proposed, approved, rooms]).when(ready).then([event(branch, 'BranchReady', march, {})]).thenState({ phase: 'ready' })
    given([proposed, approved, rooms, event(branch, 'BranchReady', march, {})]).when(steps[1][0]).thenState({ phase: 'ready', allocated: { benefits: fte('2.5') } })
  })

  test('for a date that may move, with a reason', () => {
    const scheduled = event(branch, 'OpeningScheduled', february, { opensOn: march })
    given([proposed, approved]).when(command(branch, 'ScheduleOpening', february, { opensOn: march })).then([scheduled]).thenState({ phase: 'approved', opensOn: march })
    const delay = command(branch, 'DelayOpening', february, { to: june, reason: 'Umbau' })
    const delayed = event(branch, 'OpeningDelayed', february, { from: march, to: june, reason: 'Umbau' })
    given([proposed, approved, scheduled]).when(delay).then([delayed]).thenState({ opensOn: june, delays: [delayed.data] })
    given([proposed, approved]).when(delay).then([event(branch, 'OpeningDelayed', february, { to: june, reason: 'Umbau' })])
  })
})

describe('A Standort opens', () => {
  test('when it is approved and has rooms, a service and opening hours (B-1)', () => {
    given(complete).when(open()).then([opened]).thenState({ phase: 'open', openedOn: june, lackedAtOpening: [] }).thenFindings()
    const explanation = { de: 'Dem Standort fehlt bei der Eröffnung, was er haben muss.', en: 'At its opening the branch lacks what it must have.' }
    for (const [missing, lacked] of [[approved, 'approval'], [rooms, 'rooms'], [service, 'service'], [hours, 'openingHours']] as const) {
      given(complete.filter((one) => one !== missing)).when(open()).then({ _tag: 'RuleBroken', rule: 'B-1', facts: { lacked: [lacked] }, explanation })
    }
    given([proposed]).when(open()).thenRejected({ _tag: 'RuleBroken', rule: 'B-1', facts: { lacked: ['approval', 'rooms', 'service', 'openingHours'] } })
    given([]).when(open()).thenRejected({ _tag: 'WrongPhase', phase: 'none' })
  })

  test('hours that nobody states are not set', () => {
    const vague = event(branch, 'OpeningHoursSet', february, { hours: { kind: 'unknown', occurrencesPerWeek: 2 } })
    given([...complete, vague]).when(open()).thenRejected({ _tag: 'RuleBroken', rule: 'B-1', facts: { lacked: ['openingHours'] } })
  })

  test('not before it was approved, as far as that is certain (B-2)', () => {
    given(complete).when(open(day('2015-01-12'))).then({
      _tag: 'RuleBroken', rule: 'B-2', facts: { approved: january, opened: '2015-01-12' },
      explanation: { de: 'Der Standort öffnet vor seiner Genehmigung.', en: 'The branch opens before it is approved.' },
    })
    given(complete).when(open(january)).thenState({ phase: 'open' }).thenFindings()
    given(complete).when(open(unknownDate)).thenState({ phase: 'open' }).thenFindings()
  })

  test('with one carrier and one place (B-5)', () => {
    given(complete.filter((one) => one !== sited)).when(open()).then({ _tag: 'RuleBroken', rule: 'B-5', facts: { carrier: null, place: null } })
    given([...complete, event(branch, 'BranchCorrected', march, { reason: 'Umzug', place: emden })]).when(open()).then({ _tag: 'RuleBroken', rule: 'B-5', facts: { carrier, place: 'Emden' } })
  })

  test('in fact, whatever it lacks: a reported opening is recorded, with findings', () => {
    const report = command(branch, 'OpenBranch', june, { reported: true })
    const { state } = given([proposed]).when(report).then([event(branch, 'BranchOpened', june, { reported: true })]).thenFindings(
      { rule: 'B-1', severity: 'violation', facts: { lacked: ['approval', 'rooms', 'service', 'openingHours'] } },
      { rule: 'B-5', severity: 'warning', facts: { carrier: null, place: null } },
    )
    expect(lackedForOpening(state)).toHaveLength(4)
    given([...complete, event(branch, 'BranchOpened', day('2015-01-12'), { reported: true })]).thenFindings({ rule: 'B-2', severity: 'violation', facts: { approved: january, opened: '2015-01-12' } })
    const late = [proposed, sited, rooms, hours, service, event(branch, 'BranchOpened', june, { reported: true })]
    given(late).thenFindings({ rule: 'B-1', facts: { lacked: ['approval'] } })
    given(late).when(command(branch, 'ApproveBranch', january, { by })).thenState({ phase: 'open' }).thenFindings()
    given([...late, approved]).when(command(branch, 'ApproveBranch', january, { by })).then({ _tag: 'AlreadyExists', what: 'approval of the branch', id: 'resolution' })
  })

  test('or was there before anything was recorded, perhaps without a known day', () => {
    const registered = event(branch, 'BranchRegistered', unknownDate, registration)
    given([]).when(command(branch, 'RegisterBranch', unknownDate, registration)).then([registered]).thenState({ phase: 'open', baseline: true, openedOn: undefined, services: [], servicesAreAll: false }).thenFindings()
    given([event(branch, 'BranchRegistered', unknownDate, { ...registration, openedOn: january, services: [benefits] }), event(branch, 'BranchApproved', february, { by })])
      .thenState({ openedOn: january, services: [benefits], servicesAreAll: true }).thenFindings()
    given([event(branch, 'BranchRegistered', unknownDate, { ...registration, place: emden })]).thenFindings({ rule: 'B-5', severity: 'violation', facts: { carrier, place: 'Emden' } })
    given([registered]).when(command(branch, 'RegisterBranch', january, registration)).thenRejected({ _tag: 'WrongPhase' })
  })
})

describe('The staff of a Standort (B-7)', () => {
  const staff = (person: typeof personA, of: 'benefits' | 'placement', share: string, elsewhere: string, contractual = '1') =>
    command(branch, 'StaffPosition', march, { person, function: of, fte: fte(share), witness: { kind: 'observed', contractual: fte(contractual), elsewhere: fte(elsewhere) } })
  const running = eventsFrom(branch, [open()], complete)

  test('is never negative', () => {
    expect(branch.commands.AllocatePositions.data.is({ function: 'benefits', fte: '-0.5' })).toBe(false)
    expect(branch.commands.AllocatePositions.data.is({ function: 'benefits', fte: '0' })).toBe(true)
  })

  test('works over all branches no more than the contract says', () => {
    const first = eventsFrom(branch, [staff(personA, 'benefits', '0.5', '0.25')], running)
    given(running).when(staff(personA, 'benefits', '0.5', '0.25')).then([event(branch, 'PositionStaffed', march, staff(personA, 'benefits', '0.5', '0.25').data)]).thenState({ phase: 'open' }).thenFindings()
    given(running).when(staff(personA, 'benefits', '0.75', '0.5')).then({
      _tag: 'RuleBroken', rule: 'B-7', facts: { person: personA, total: '1.25', contractual: '1' },
      explanation: { de: 'Die Stellenanteile übersteigen zusammen die vertragliche Arbeitszeit.', en: 'The full-time equivalents together exceed what the contract says.' },
    })
    given(first).when(staff(personA, 'placement', '0.25', '0.25')).thenFindings()
    given(first).when(staff(personA, 'placement', '0.3', '0.25')).thenRejected({ _tag: 'RuleBroken', rule: 'B-7', facts: { person: personA, total: '1.05', contractual: '1' } })
    // The same function again takes the place of what was there.
    given(first).when(staff(personA, 'benefits', '0.75', '0.25')).thenState({ staffing: [staff(personA, 'benefits', '0.75', '0.25').data] })
    const both = eventsFrom(branch, [staff(personB, 'benefits', '1', '0'), staff(personA, 'placement', '0.25', '0.25')], first)
    expect(staffedFte(given(both).state)).toEqual({ benefits: '1.5', placement: '0.25' })
  })

  test('a reported excess is recorded, with a finding; what is not known is none', () => {
    const report = (witness: object) => {
      const data: unknown = { person: personA, function: 'benefits', fte: fte('1'), witness: { kind: 'reported', ...witness } }
      if (!branch.commands.StaffPosition.data.is(data)) throw new Error('not valid')
      return given(running).when(command(branch, 'StaffPosition', march, data))
    }
    report({ contractual: fte('1'), elsewhere: fte('0.5') }).thenFindings({ rule: 'B-7', severity: 'violation', facts: { person: personA, total: '1.5', contractual: '1' } })
    report({ contractual: fte('0.5') }).thenFindings()
    report({ elsewhere: fte('0.5') }).thenFindings()
  })

  test('leaves', () => {
    const first = eventsFrom(branch, [staff(personA, 'benefits', '0.5', '0')], running)
    const leave = (of: 'benefits' | 'placement') => command(branch, 'VacatePosition', june, { person: personA, function: of })
    given(first).when(leave('benefits')).then([event(branch, 'PositionVacated', june, { person: personA, function: 'benefits' })]).thenState({ staffing: [] })
    given(first).when(leave('placement')).then({ _tag: 'UnknownReference', what: 'person with the function placement', id: personA, known: [personA] })
  })
})
