import {
  appointment,
  branch,
  branchNetwork,
  bulkReassignment,
  caseAssignment,
  caseworker,
  consultationSeries,
  governingBody,
  meeting,
  motion,
  resolution,
  slotCalendar,
  slotCalendarFindings,
  slotsIn,
  type RecordedEvent,
} from '@vor-ort/core'
import { beforeAll, describe, expect, test } from 'vitest'

import { eventsOf, simulated, statesOf } from './fixture.ts'

// A little more than a year, so that branches open, people leave and plans are reviewed.
let events: ReadonlyArray<RecordedEvent> = []
beforeAll(async () => {
  const { store } = await simulated({ cases: 60, years: 1.5, seed: 5 })
  events = await eventsOf(store)
})

const typesIn = (): ReadonlySet<string> => new Set(events.map(({ type }) => type))
const countOf = (...types: ReadonlyArray<string>): number => events.filter(({ type }) => types.includes(type)).length

describe('The cases of a simulation', () => {
  test('that are open have one caseworker each, those that are closed none', () => {
    const states = [...statesOf(events, caseAssignment).values()]
    expect(states.length).toBeGreaterThan(60)
    for (const { phase, current } of states) expect([phase, current !== undefined]).toEqual([phase, phase === 'assigned'])
    const open = states.filter(({ phase }) => phase === 'assigned')
    expect(open.length).toBeGreaterThan(40)
    expect(open.length).toBeLessThan(85)
  })

  test('lie with people who are at work, and add up to what was assigned less what has ended (A-6)', () => {
    const states = [...statesOf(events, caseAssignment).values()]
    const workers = statesOf(events, caseworker)
    const loads = new Map<string, number>()
    for (const { current } of states) if (current !== undefined) loads.set(current.caseworker, (loads.get(current.caseworker) ?? 0) + 1)
    for (const id of loads.keys()) expect([id, workers.get(id)?.phase]).toEqual([id, 'active'])
    const sum = [...loads.values()].reduce((total, load) => total + load, 0)
    expect(sum).toBe(countOf('CaseAssigned') - countOf('CaseClosed', 'CaseTransferredToCarrier', 'AssignmentEnded'))
  })

  test('show only deviations that belong to life', () => {
    const kinds = new Set([...statesOf(events, caseAssignment).values()].flatMap(({ deviations }) => deviations.map(({ kind }) => kind)))
    // Taken over from before without a check, beyond capacity with a reason, reviewed late, ended earlier than anybody knew.
    for (const kind of kinds) expect(['unchecked', 'overCapacity', 'reviewedLate', 'endsTooEarly', 'notInPerson', 'elsewhere']).toContain(kind)
  })

  test('are redistributed by order when a branch has opened, and none is lost (A-11)', () => {
    const orders = [...statesOf(events, bulkReassignment).values()]
    expect(orders.length).toBeGreaterThan(0)
    for (const { phase, pending, moved, failures, outcomes } of orders) {
      expect([phase, pending]).toEqual(['completed', 0])
      expect(moved + failures.length).toBe(outcomes.length)
    }
  })
})

describe('The calendars of a simulation', () => {
  test('never have more confirmed bookings in a slot than places (C-1)', () => {
    const calendars = [...statesOf(events, slotCalendar).values()]
    expect(calendars.length).toBeGreaterThan(100)
    for (const state of calendars) {
      expect(slotCalendarFindings(state)).toEqual([])
      for (const [id, { confirmed, capacity }] of slotsIn(state)) expect([id, confirmed.length <= capacity]).toEqual([id, true])
    }
  })

  test('have lost races, expired reservations, moved and cancelled bookings', () => {
    for (const type of ['BookingRejected', 'ReservationExpired', 'AppointmentRescheduled', 'BookingCancelled']) expect([type, typesIn().has(type)]).toEqual([type, true])
  })

  test('have appointments of every fate', () => {
    const phases = new Set([...statesOf(events, appointment).values()].map(({ phase }) => phase))
    for (const phase of ['attended', 'unresolved', 'absent', 'excused', 'cancelled']) expect(phases).toContain(phase)
  })
})

describe('What is resolved in a simulation', () => {
  test('comes from one adopted motion each, and opens branches', () => {
    const motions = [...statesOf(events, motion).values()]
    const resolutions = [...statesOf(events, resolution).values()]
    expect(motions.filter(({ phase }) => phase === 'adopted' || phase === 'adoptedAmended')).toHaveLength(resolutions.length)
    const opened = [...statesOf(events, branch).values()].filter(({ origin, phase }) => origin.resolution !== undefined && phase === 'open')
    expect(opened.length).toBeGreaterThan(0)
    for (const state of opened) expect(branch.findings(state)).toEqual([])
  })

  test('is decided in meetings of a body with rules, ten a year or nearly so', () => {
    const [body] = [...statesOf(events, governingBody).values()]
    expect(body).toMatchObject({ phase: 'active', kind: 'committee' })
    const meetings = [...statesOf(events, meeting).values()]
    expect(meetings.length).toBeGreaterThan(12)
    expect(meetings.length).toBeLessThan(20)
    expect(countOf('VoteResultDeclared')).toBeGreaterThan(10)
  })

  test('leaves a network without findings but those on siting', () => {
    const [network] = [...statesOf(events, branchNetwork).values()]
    expect(network).toBeDefined()
    if (network !== undefined) for (const { rule } of branchNetwork.findings(network)) expect(['B-11']).toContain(rule)
  })
})

describe('The dirt of a simulation', () => {
  test('is that of records: unknown dates, approximate counts, late entries, months without a session', () => {
    expect(events.some(({ metadata }) => metadata.validTime === 'unknown')).toBe(true)
    expect(events.some(({ data }) => JSON.stringify(data).includes('"approx"'))).toBe(true)
    const late = events.filter(({ type, metadata }) => type === 'ContactHeld' && Date.parse(metadata.recordedAt) - Date.parse(metadata.validTime) > 9 * 86_400_000)
    expect(late.length).toBeGreaterThan(0)
    const [series] = [...statesOf(events, consultationSeries).values()]
    expect(series?.phase).toBe('recurring')
  })
})
