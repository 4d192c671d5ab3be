import { caseAssignment, caseloadAt, caseloadRatio, CaseId, CaseworkerId, day, derivedId, describeRatio, disjoint, exactly, foldEvents, intervalsOf, NeedsUnitId, Period, splitNeedsUnits, unknownQuantity, type AssignmentInterval, type CaseAssignmentEvent, type CommandsOf, type LocalDate } from '@vor-ort/core'
import { event } from '@vor-ort/testing'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { alder, assigned, aurich, birch, caseA, caseB, cedar, dayOf, dec, february, fuzzy, january, march, needsUnit, norden, opened, otherNeedsUnit, reassigned, witness } from './data.ts'

const interval = (changed: Partial<AssignmentInterval> = {}): AssignmentInterval => ({ case: caseA, function: 'placement', caseworker: alder, from: january, ...changed })
const at = day('2026-06-01')
const all = { clients: 'elb-all', function: 'placement' } as const
const atLeast = (value: string, unit = 'eLb') => ({ qualifier: 'atLeast', value, unit })

describe('The intervals of an assignment (A-1)', () => {
  test('end where the next begins, and with the assignment', () => {
    const events = [opened({ ageBand: { band: 'from25' } }), assigned(), reassigned(alder, birch, { branch: norden }), event(caseAssignment, 'AssignmentEnded', march, { reason: 'other' }), assigned(cedar, {}, day('2026-04-01'))]
    const known = { case: caseA, function: 'placement', needsUnit, ageBand: { band: 'from25' } }
    expect(intervalsOf(events)).toEqual([
      { ...known, caseworker: alder, from: january, to: february, branch: aurich },
      { ...known, caseworker: birch, from: february, to: march, branch: norden },
      { ...known, caseworker: cedar, from: '2026-04-01', branch: norden },
    ])
    expect(intervalsOf([opened()])).toEqual([])
    expect(intervalsOf([event(caseAssignment, 'CaseOpened', january, { case: caseA, function: 'placement' }), assigned(), event(caseAssignment, 'CaseClosed', march, {})])).toStrictEqual([interval({ to: march })])
    expect(intervalsOf([assigned()])).toEqual([])
  })

  test('are as corrected', () => {
    expect(intervalsOf([opened(), assigned(), event(caseAssignment, 'CaseAssignmentCorrected', march, { reason: 'learnedLater', assignedSince: february })])).toMatchObject([{ from: february }])
  })
})

describe('A caseload', () => {
  test('counts each person once, in one function, on days from the first up to but not including the last', () => {
    const list = [interval({ to: march }), interval({ case: caseB, function: 'benefits' })]
    expect(['2026-01-11', '2026-01-12', '2026-03-08', '2026-03-09'].map((on) => caseloadAt(list, dayOf(on), all))).toEqual([exactly(0, 'eLb'), exactly(1, 'eLb'), exactly(1, 'eLb'), exactly(0, 'eLb')])
    expect(caseloadAt([interval(), interval()], at, all)).toEqual(exactly(1, 'eLb'))
    expect(caseloadAt([interval({ from: january, to: january })], day('2026-01-12'), all)).toEqual(exactly(0, 'eLb'))
  })

  test('is at least the certain ones where dates, places, bands or Bedarfsgemeinschaften are not known', () => {
    expect(caseloadAt([interval(), interval({ case: caseB, from: fuzzy('2026') })], at, all)).toEqual(atLeast('1'))
    expect(caseloadAt([interval(), interval({ case: caseB, to: fuzzy('2026') })], at, all)).toEqual(atLeast('1'))
    expect(caseloadAt([interval(), interval({ from: fuzzy('2026') })], at, all)).toEqual(exactly(1, 'eLb'))
    expect(caseloadAt([interval({ branch: aurich }), interval({ case: caseB, branch: norden })], at, { ...all, branch: aurich })).toEqual(exactly(1, 'eLb'))
    expect(caseloadAt([interval({ branch: aurich }), interval({ case: caseB })], at, { ...all, branch: aurich })).toEqual(atLeast('1'))
    const bands = [interval({ ageBand: { band: 'under25', to: at } }), interval({ case: caseB })]
    expect([caseloadAt(bands, at, { ...all, ageBand: 'from25' }), caseloadAt(bands, at, { ...all, ageBand: 'under25' }), caseloadAt(bands.slice(0, 1), at, { ...all, ageBand: 'under25' })]).toEqual([atLeast('1'), atLeast('0'), exactly(0, 'eLb')])
    expect(caseloadAt([interval({ needsUnit })], at, { ...all, clients: 'bg' })).toEqual(exactly(1, 'BG'))
    expect(caseloadAt([interval({ needsUnit }), interval({ case: caseB })], at, { ...all, clients: 'bg' })).toEqual(atLeast('1', 'BG'))
    expect(caseloadAt([interval({ needsUnit }), interval({ case: caseB, needsUnit })], at, { ...all, clients: 'bg' })).toEqual(exactly(1, 'BG'))
    const activatable = { ...all, clients: 'elb-activatable' } as const
    expect(caseloadAt([interval({ activatable: true }), interval({ case: caseB, activatable: false })], at, activatable)).toEqual(exactly(1, 'eLb'))
    expect(caseloadAt([interval({ activatable: true }), interval({ case: caseB })], at, activatable)).toEqual(atLeast('1'))
  })

  test('makes a ratio only with posts that are known (R-11)', () => {
    const count = caseloadAt([interval(), interval({ case: caseB })], at, all)
    expect(describeRatio(caseloadRatio(count, { qualifier: 'exact', value: dec('0.75'), unit: 'FTE' }), 'de')).toBe('1 : 3 (2,67)')
    expect([caseloadRatio(count, exactly(0, 'FTE')), caseloadRatio(count, unknownQuantity('FTE'))]).toEqual([{ _tag: 'Undefined' }, { _tag: 'Unknown' }])
  })
})

describe('A Bedarfsgemeinschaft (A-7)', () => {
  test('is split where its members have different caseworkers in one function on one day', () => {
    const list = [interval({ needsUnit }), interval({ case: caseB, needsUnit, caseworker: birch, from: march })]
    expect(splitNeedsUnits(list, at)).toEqual([{ needsUnit, function: 'placement', cases: [caseA, caseB], caseworkers: [alder, birch] }])
    expect(splitNeedsUnits(list, day('2026-02-01'))).toEqual([])
    const [one = interval(), two = interval()] = list
    expect(splitNeedsUnits([one, { ...two, function: 'benefits' }], at)).toEqual([])
    expect(splitNeedsUnits([one, { ...two, needsUnit: otherNeedsUnit }], at)).toEqual([])
    expect(splitNeedsUnits([one, { ...two, caseworker: alder }], at)).toEqual([])
    expect(splitNeedsUnits([interval(), interval({ case: caseB, caseworker: birch })], at)).toEqual([])
  })
})

describe('The whole of all caseloads (A-6)', () => {
  const workers = [alder, birch, cedar, derivedId(CaseworkerId, 'dogwood')]
  const worker = fc.constantFrom(...workers)
  type Step = CommandsOf<typeof caseAssignment>
  const stepOf = (on: LocalDate): fc.Arbitrary<Step> =>
    fc.oneof(
      worker.map((to): Step => ({ type: 'AssignCase', on, data: { caseworker: to, witness: witness(to) } })),
      worker.map((to): Step => ({ type: 'ReassignCase', on, data: { to, reason: 'capacity', witness: witness(to) } })),
      worker.map((substitute): Step => ({ type: 'StartSubstitution', on, data: { substitute, period: { from: on } } })),
      fc.constantFrom<Step>({ type: 'EndAssignment', on, data: { reason: 'other' } }, { type: 'CloseCase', on, data: {} }, { type: 'ReopenCase', on, data: {} }),
    )
  const someDay = fc.integer({ min: 10, max: 28 }).map((date) => dayOf(`2026-01-${date}`))
  const cases = Array.from({ length: 12 }, (_, index) => derivedId(CaseId, `property ${index}`))
  const steps = fc.array(fc.tuple(fc.nat({ max: cases.length - 1 }), someDay.chain(stepOf)), { maxLength: 120, size: 'max' })

  const histories = (list: ReadonlyArray<readonly [number, Step]>): ReadonlyArray<ReadonlyArray<CaseAssignmentEvent>> => {
    const all = cases.map((id, index): ReadonlyArray<CaseAssignmentEvent> => [opened({ case: id, needsUnit: derivedId(NeedsUnitId, `unit ${index % 5}`) }, day('2026-01-01'))])
    for (const [index, step] of list) {
      const history = all[index] ?? []
      const decided = caseAssignment.decider.decide(step, foldEvents(caseAssignment.decider, history))
      if (decided._tag === 'Right') all[index] = [...history, ...decided.right]
    }
    return all
  }
  const count = (quantity: ReturnType<typeof caseloadAt>): number => (quantity.qualifier === 'exact' ? Number(quantity.value) : Number.NaN)

  test('is the sum over the caseworkers on every day, whatever was assigned, reassigned or substituted', () => {
    fc.assert(fc.property(steps, someDay, (list, on) => {
      const all = histories(list)
      const intervals = all.flatMap(intervalsOf)
      const sum = (clients: 'elb-all' | 'bg') => workers.reduce((total, caseworker) => total + count(caseloadAt(intervals, on, { clients, function: 'placement', caseworker })), 0)
      const whole = (clients: 'elb-all' | 'bg') => count(caseloadAt(intervals, on, { clients, function: 'placement' }))
      expect(sum('elb-all')).toBe(whole('elb-all'))
      // By Bedarfsgemeinschaften, each split one counts once more for each further caseworker.
      const more = splitNeedsUnits(intervals, on).reduce((total, { caseworkers }) => total + caseworkers.length - 1, 0)
      expect(sum('bg')).toBe(whole('bg') + more)
      const active = all.filter((history) => foldEvents(caseAssignment.decider, history).current !== undefined).length
      expect(count(caseloadAt(intervals, day('2026-01-28'), { clients: 'elb-all', function: 'placement' }))).toBe(active)
    }), { numRuns: 60 })
  })

  test('of each case has intervals that do not overlap (A-1)', () => {
    fc.assert(fc.property(steps, (list) => {
      for (const history of histories(list)) expect(disjoint(intervalsOf(history).filter((one): one is AssignmentInterval & Period => Period.is({ from: one.from, ...(one.to === undefined ? {} : { to: one.to }) })))).toBe(true)
    }), { numRuns: 60 })
  })

  test('is not changed by a reassignment or a substitution', () => {
    fc.assert(fc.property(steps, fc.nat({ max: cases.length - 1 }), worker, (list, index, to) => {
      const on = day('2026-01-28')
      const before = histories(list)
      const total = (all: typeof before): number => count(caseloadAt(all.flatMap(intervalsOf), day('2026-02-01'), { clients: 'elb-all', function: 'placement' }))
      for (const step of [{ type: 'ReassignCase', on, data: { to, reason: 'capacity', witness: witness(to) } }, { type: 'StartSubstitution', on, data: { substitute: to, period: { from: on } } }] as const) {
        expect(total(histories([...list, [index, step]]))).toBe(total(before))
      }
    }), { numRuns: 60 })
  })
})
