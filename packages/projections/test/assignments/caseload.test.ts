/** RM-11: single facts, each with a number that can be checked by hand. */
import { caseAssignment, caseloadPolicy, caseworker, day, decimal, derivedUuid, describeRatio, quantity, ratioOf, streamName } from '@vor-ort/core'
import { allProjections } from '@vor-ort/projections'
import { event } from '@vor-ort/testing'
import { describe, expect, test } from 'vitest'

import { sure } from '../fixture.ts'
import { readModelsOver, rowsOf, storeOf } from '../governance/stores.ts'
import { alder, asked, assigned, aurich, birch, caseloads, cases, cedar, january, needsUnitOf, norden, openCase, policy, team, usual, works, young } from './data.ts'

const dec = (text: string) => sure(decimal(text))
const counted = (count: number) => sure(quantity('exact', count, 'eLb'))
const whole = `${usual} AND level = 'carrier' AND age_band = 'all' AND assigned`
const schluessel = policy(
  [
    { function: 'placement', ageBand: 'under25', clientsPerFte: dec('75'), binding: true },
    { function: 'placement', ageBand: 'from25', clientsPerFte: dec('150'), binding: true },
    { function: 'youthPlacement', ageBand: 'under25', clientsPerFte: dec('75'), binding: false },
    { function: 'caseManagement', ageBand: 'all', clientsPerFte: dec('62.5'), binding: false },
  ],
  [{ clients: 'elb-all', staff: 'fte-direct' }],
)

describe('The ratio', () => {
  test.each([
    [113, '1.5', '1 : 75'],
    [3, '2', '1 : 2'],
    [5, '2', '1 : 3'],
    [9, '0.75', '1 : 12'],
    [1, '3', '1 : 0'],
  ])('of %i clients and %s posts is %s, rounded half-up once, as the core has it', async (count, fte, shown) => {
    const [row] = await caseloads([...cases(count, 'a'), works(alder, fte)], whole)
    const core = ratioOf(counted(count), { qualifier: 'exact', value: dec(fte), unit: 'FTE' }, 6)
    expect(row).toMatchObject({ clients: count, clients_qualifier: 'exact', fte: Number(fte), fte_qualifier: 'exact', ratio_shown: shown, ratio_qualifier: 'exact' })
    expect(core._tag === 'Ratio' ? Number(core.value) : undefined).toBeCloseTo(Number(row?.['ratio']), 5)
    expect(describeRatio(core, 'de').startsWith(shown)).toBe(true)
  })

  test('is exact where the sum of shares is none in binary', async () => {
    const [row] = await caseloads([...cases(75, 'a'), works(alder, '0.1'), works(birch, '0.2'), works(cedar, '0.7')], whole)
    expect(row).toMatchObject({ fte: 1, ratio: 75, ratio_shown: '1 : 75' })
    // In binary 0.1 + 0.2 + 0.9 is more than 1.2, and 3 for each would be less than 2.5.
    expect((await caseloads([...cases(3, 'a'), works(alder, '0.1'), works(birch, '0.2'), works(cedar, '0.9')], whole))[0]).toMatchObject({ fte: 1.2, ratio: 2.5, ratio_shown: '1 : 3' })
  })

  test('is undefined without posts, and unknown where they are', async () => {
    expect((await caseloads([...cases(2, 'a'), works(alder, '0')], whole))[0]).toMatchObject({ clients: 2, fte: 0, fte_qualifier: 'exact', ratio: null, ratio_shown: null, ratio_qualifier: 'undefined', deviation_percent: null })
    const nobody = { clients: 2, fte: null, fte_qualifier: 'unknown', ratio: null, ratio_shown: null, ratio_qualifier: 'unknown' }
    expect((await caseloads(cases(2, 'a'), whole))[0]).toMatchObject(nobody)
    expect((await caseloads([...cases(2, 'a'), works(alder, undefined)], whole))[0]).toMatchObject(nobody)
    expect((await caseloads([...cases(3, 'a'), works(alder, '2'), works(birch, undefined)], whole))[0]).toMatchObject({ fte: 2, fte_qualifier: 'atLeast', ratio_shown: '1 : 2', ratio_qualifier: 'atMost' })
  })

  test('takes the share of the day, and none of who has left', async () => {
    const changed = event(caseworker, 'CapacityChanged', january, { function: 'placement', fte: dec('0.5'), from: day('2026-06-02') })
    const gone = works(birch, '1', { more: [event(caseworker, 'CaseworkerLeft', day('2026-06-02'), {})] })
    const given = [...cases(6, 'a'), works(alder, '1', { more: [changed] }), gone]
    expect((await caseloads(given, whole))[0]).toMatchObject({ fte: 2, ratio: 3 })
    expect((await caseloads(given, whole, day('2026-06-02')))[0]).toMatchObject({ fte: 0.5, ratio: 12, report_day: '2026-06-02' })
  })
})

describe('The target', () => {
  test('is 1 : 75 under 25 and 1 : 150 from 25 side by side, where different people serve the two', async () => {
    const given = [schluessel, ...cases(4, 'young', { ageBand: young }), ...cases(3, 'old', {}, birch), works(alder, '0.04'), works(birch, '0.04')]
    const rows = await caseloads(given, `${usual} AND level = 'branch' AND age_band <> 'all' ORDER BY age_band DESC`, asked, 'branch, age_band, clients, fte, ratio, ratio_qualifier, target, deviation_percent, binding, policy_source, counting_declared')
    const common = { branch: aurich, ratio_qualifier: 'exact', binding: 1, policy_source: 'Kreisbeschluss', counting_declared: 1 }
    expect(rows.map((row) => ({ ...row, deviation_percent: Math.round(Number(row['deviation_percent']) * 100) / 100 }))).toEqual([
      { ...common, age_band: 'under25', clients: 4, fte: 0.04, ratio: 100, target: 75, deviation_percent: 33.33 },
      { ...common, age_band: 'from25', clients: 3, fte: 0.04, ratio: 75, target: 150, deviation_percent: -50 },
    ])
  })

  test('has only a bound to compare with, where the same people serve both age bands', async () => {
    const rows = await caseloads([schluessel, ...cases(3, 'young', { ageBand: young }), ...cases(4, 'old'), works(alder, '2')], `${usual} AND level = 'carrier' ORDER BY age_band`, asked, 'age_band, clients, fte, fte_qualifier, ratio_shown, ratio_qualifier, target')
    expect(rows).toEqual([
      { age_band: 'all', clients: 7, fte: 2, fte_qualifier: 'exact', ratio_shown: '1 : 4', ratio_qualifier: 'exact', target: null },
      { age_band: 'from25', clients: 4, fte: 2, fte_qualifier: 'atMost', ratio_shown: '1 : 2', ratio_qualifier: 'atLeast', target: 150 },
      { age_band: 'under25', clients: 3, fte: 2, fte_qualifier: 'atMost', ratio_shown: '1 : 1', ratio_qualifier: 'atLeast', target: 75 },
    ])
  })

  test('for all ages holds for each of them; without one there is no deviation', async () => {
    const rows = await caseloads([schluessel, ...cases(1, 'a', { function: 'caseManagement' }), ...cases(1, 'b', { function: 'benefits' })], `${usual} AND level = 'carrier' ORDER BY function, age_band`, asked, 'function, age_band, target, binding')
    expect(rows).toEqual([
      { function: 'benefits', age_band: 'all', target: null, binding: null },
      { function: 'benefits', age_band: 'from25', target: null, binding: null },
      { function: 'caseManagement', age_band: 'all', target: 62.5, binding: 0 },
      { function: 'caseManagement', age_band: 'from25', target: 62.5, binding: 0 },
    ])
  })

  test('is that of the day: not before its adoption, not after its repeal', async () => {
    const [stream, adoption] = schluessel
    const repealed = [stream, [...adoption, event(caseloadPolicy, 'CaseloadPolicyRepealed', asked, {})]] as const
    const targets = async (on: typeof asked) => (await caseloads([repealed, ...cases(1, 'a', {}, alder)], `${usual} AND level = 'carrier' AND age_band = 'from25'`, on, 'target'))[0]?.['target']
    expect([await targets(day('2026-05-31')), await targets(asked)]).toEqual([150, null])
    expect(stream).toBe(streamName('caseload-policy', derivedUuid('policy')))
  })
})

describe('Ways of counting', () => {
  test('stand side by side, and what is not recorded is unknown, never 0', async () => {
    const given = [openCase('a', { needsUnit: needsUnitOf('bg') }, [assigned()]), openCase('b', { needsUnit: needsUnitOf('bg') }, [assigned()]), works(alder, '1')]
    const rows = await caseloads(given, "level = 'carrier' AND age_band = 'all' ORDER BY clients_counting, staff_counting", asked, 'clients_counting AS c, staff_counting AS s, clients, clients_qualifier AS q, fte, ratio_qualifier AS r')
    const three = (c: string, clients: number | null, q: string, r: string) => [
      { c, s: 'fte-direct', clients, q, fte: 1, r },
      { c, s: 'fte-with-frontdesk', clients, q, fte: null, r: 'unknown' },
      { c, s: 'fte-with-lead', clients, q, fte: null, r: 'unknown' },
    ]
    expect(rows).toEqual([...three('bg', 1, 'exact', 'exact'), ...three('elb-activatable', null, 'unknown', 'unknown'), ...three('elb-all', 2, 'exact', 'exact')])
  })

  test('by Bedarfsgemeinschaften gives no number where one is missing', async () => {
    const [stream, opened] = openCase('b')
    const { needsUnit: _unknown, ...without } = (opened[0]?.data ?? {}) as { readonly needsUnit: string }
    const given = [...cases(1, 'a'), [stream, [{ ...opened[0], type: 'CaseOpened', on: january, data: without }, assigned()]] as const]
    expect(await caseloads(given, "level = 'carrier' AND age_band = 'all' AND staff_counting = 'fte-direct' AND clients_counting <> 'elb-activatable' ORDER BY clients_counting", asked, 'clients, clients_qualifier')).toEqual([
      { clients: null, clients_qualifier: 'unknown' },
      { clients: 2, clients_qualifier: 'exact' },
    ])
  })
})

describe('The whole (A-6)', () => {
  const byBranch = `${usual} AND level = 'branch' AND age_band = 'all' ORDER BY assigned, branch = '${norden}'`
  test('keeps open cases that nobody has, in a row of their own, and loses none to a reassignment', async () => {
    const moved = event(caseAssignment, 'CaseReassigned', day('2026-03-01'), { from: alder, to: birch, reason: 'branchOpening', branch: norden, unit: team, witness: { kind: 'reported' } })
    const closed = event(caseAssignment, 'CaseClosed', day('2026-03-01'), {})
    const given = [...cases(2, 'a'), openCase('moved', {}, [assigned(), moved]), openCase('free'), openCase('closed', {}, [assigned(), closed])]
    const columns = 'branch, unit, assigned, clients'
    const free = { branch: null, unit: null, assigned: 0, clients: 1 }
    expect(await caseloads(given, byBranch, day('2026-02-28'), columns)).toEqual([free, { branch: aurich, unit: null, assigned: 1, clients: 4 }])
    expect(await caseloads(given, byBranch, day('2026-03-01'), columns)).toEqual([free, { branch: aurich, unit: null, assigned: 1, clients: 2 }, { branch: norden, unit: null, assigned: 1, clients: 1 }])
    const units = `${usual} AND level = 'unit' AND age_band = 'all' AND assigned ORDER BY unit IS NULL`
    expect(await caseloads(given, units, asked, `${columns}, clients_qualifier AS q`)).toEqual([{ branch: null, unit: team, assigned: 1, clients: 1, q: 'atLeast' }, { branch: null, unit: null, assigned: 1, clients: 2, q: 'exact' }])
  })

  test('says nothing of a day before the case was opened, and counts no substitute', async () => {
    const substitution = event(caseAssignment, 'SubstitutionStarted', january, { substitute: birch, period: { from: january } })
    const given = [openCase('a', {}, [assigned(), substitution])]
    expect(await caseloads(given, usual, day('2026-01-11'))).toEqual([])
    expect(await caseloads(given, byBranch, asked, 'clients')).toEqual([{ clients: 1 }])
  })

  test('has each person in the age band of the day: who turns 25 needs no event (A-8)', async () => {
    const given = [openCase('a', { ageBand: { band: 'under25', to: asked } }, [assigned()])]
    const bands = async (on: typeof asked) => (await caseloads(given, `${usual} AND level = 'carrier' AND age_band <> 'all'`, on, 'age_band, clients')).map(({ age_band, clients }) => [age_band, clients])
    expect([await bands(day('2026-05-31')), await bands(asked)]).toEqual([[['under25', 1]], [['from25', 1]]])
  })
})

test('no column of the view tells who a caseworker or a client is', async () => {
  const target = await readModelsOver(await storeOf([...cases(1, 'a'), works(alder, '1')]))
  const found = JSON.stringify(await rowsOf(target, 'SELECT * FROM rm11_caseload'))
  expect(found).not.toContain(alder)
  expect(allProjections.map(({ name }) => name)).toEqual(expect.arrayContaining(['case_assignment', 'caseworker', 'caseload_policy', 'bulk_reassignment']))
})
