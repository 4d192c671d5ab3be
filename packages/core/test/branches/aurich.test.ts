// What the first seed document says of the branches: the Verwaltungsrat of the Jobcenter Aurich on 13 January 2015.
import {
  branch, branchNetwork, fuzzyDate, hoursOf, openingHoursGain, openMinutesBetween, parityFindings, parityGap, serviceLevelOf, sitingOf, socialSpace, day, unknownDate,
  weeklyMinutes, type BranchEvent, type BranchEvents, type FuzzyDate, type OpeningHours,
} from '@vor-ort/core'
import { command, event, eventsFrom, given } from '@vor-ort/testing'
import { describe, expect, test } from 'vitest'

import { aurichBranch, benefits, carrier, caseManagement, criterion, january, june, krummhoernBranch, march, nordenBranch, obligation, obligation2, otherSpace, pewsum, placement, resolutionId, space, weekly } from './data.ts'

const read = fuzzyDate('../2015-01-12')
const before: FuzzyDate = read._tag === 'Right' ? read.right : unknownDate
const registered = (data: BranchEvents['BranchRegistered']) => event(branch, 'BranchRegistered', before, data)
const full = [benefits, placement, caseManagement]
const office = [{ from: '08:00', to: '12:30' }] as const
const fullHours: OpeningHours = weekly({ monday: office, tuesday: office, wednesday: office, thursday: [...office, { from: '14:00', to: '17:00' }], friday: office })
const aurich = [registered({ name: 'Aurich', kind: 'mainOffice', carrier, place: { name: 'Aurich', ags: '03452001' } })]
const norden = [registered({ name: 'Norden', kind: 'mainOffice', carrier, place: { name: 'Norden', ags: '03452019' } })]
const because = { resolution: resolutionId, obligation: obligation2 }
const twice = event(branch, 'OpeningHoursSet', before, { hours: { kind: 'unknown', occurrencesPerWeek: 2 } })
const target = event(branch, 'ServiceLevelParityTargeted', january, { ...because, parityWith: [aurichBranch, nordenBranch], aspects: ['openingHours', 'services'] })
const pewsumBranch = [registered({ name: 'Pewsum', kind: 'consultationPoint', carrier, place: pewsum }), twice, target]
const level = (history: ReadonlyArray<BranchEvent>) => serviceLevelOf(given(branch, history).state)

describe('The branches of Aurich in January 2015', () => {
  test('000-10: Aurich and Norden are there; since when is unknown', () => {
    given(branch, aurich).thenState({ phase: 'open', openedOn: undefined, baseline: true }).thenFindings()
    given(branch, norden).thenState({ phase: 'open' }).thenFindings()
  })

  test('000-15: Pewsum counsels twice a week; how long is unknown, not 0', () => {
    const { state } = given(branch, pewsumBranch).thenState({ phase: 'open', kind: 'consultationPoint', parity: target.data }).thenFindings()
    expect(hoursOf(state)).toEqual({ kind: 'unknown', occurrencesPerWeek: 2 })
    expect(weeklyMinutes(hoursOf(state))).toEqual({ qualifier: 'unknown', unit: 'min/week' })
  })

  test('000-16: what the resolution gains is undetermined until hours are recorded, then exact', () => {
    const gap = parityGap(level(pewsumBranch), [level(aurich), level(norden)])
    expect(gap).toEqual({ minutes: { qualifier: 'unknown', unit: 'min/week' }, missing: [], undetermined: ['openingHours', 'services'], reached: 'undetermined' })
    expect(parityFindings(gap)).toMatchObject([{ rule: 'B-6', severity: 'information' }])

    const known = (history: ReadonlyArray<BranchEvent>) => level(eventsFrom(branch, [
      command(branch, 'SetOpeningHours', march, { hours: fullHours }),
      command(branch, 'RecordServices', march, { services: full }),
    ], history))
    const references = [known(aurich), known(norden)]
    const measured = eventsFrom(branch, [
      command(branch, 'SetOpeningHours', march, { hours: weekly({ tuesday: [{ from: '09:00', to: '11:00' }], thursday: [{ from: '14:00', to: '16:00' }] }) }),
      command(branch, 'RecordServices', march, { services: [benefits] }),
    ], pewsumBranch)
    expect(parityGap(level(measured), references)).toEqual({ minutes: { qualifier: 'exact', value: '1290', unit: 'min/week' }, missing: [placement, caseManagement], undetermined: [], reached: 'no' })

    const extended = eventsFrom(branch, [
      command(branch, 'SetOpeningHours', june, { hours: fullHours, ...because }),
      command(branch, 'AddService', june, { service: placement, permanent: true, ...because }),
      command(branch, 'AddService', june, { service: caseManagement, permanent: true, ...because }),
    ], measured)
    const { hours } = given(branch, extended).state
    expect(hours.map(({ since, resolution }) => [since, resolution])).toEqual([[before, undefined], [march, undefined], [june, resolutionId]])
    const [first, second, third] = hours.map((one) => one.hours)
    if (first === undefined || second === undefined || third === undefined) throw new Error('three settings')
    expect(openingHoursGain(first, third)).toEqual({ qualifier: 'unknown', unit: 'min/week' })
    expect(openingHoursGain(second, third)).toEqual({ qualifier: 'exact', value: '1290', unit: 'min/week' })
    expect(parityGap(level(extended), references).reached).toBe('yes')
    // Regular weeks are the same in summer and winter; the clocks change at night, when nobody is there.
    expect(openMinutesBetween(third, day('2015-03-23'), day('2015-03-30'))).toEqual({ qualifier: 'exact', value: '1530', unit: 'min' })
    // Easter: Good Friday and Easter Monday are holidays in Niedersachsen.
    expect(openMinutesBetween(third, day('2015-03-30'), day('2015-04-13'))).toEqual({ qualifier: 'exact', value: '2520', unit: 'min' })
  })

  test('000-09: Großefehn and Krummhörn are approved, not open', () => {
    for (const name of ['Großefehn', 'Krummhörn']) {
      const planned = eventsFrom(branch, [
        command(branch, 'ProposeBranch', january, { name, resolution: resolutionId, obligation, permanent: true }),
        command(branch, 'ApproveBranch', january, { by: { kind: 'resolution', resolution: resolutionId, obligation } }),
      ])
      given(branch, planned).thenState({ phase: 'approved', name }).thenFindings()
      given(branch, planned).when(command(branch, 'OpenBranch', march, {})).thenRejected({ _tag: 'RuleBroken', rule: 'B-1', facts: { lacked: ['rooms', 'service', 'openingHours'] } })
    }
  })

  test('000-11, 000-12: they are to stand where the Jugendamt is, by social spaces of which one has a compound name', () => {
    const places = [{ name: 'Großefehn', kind: 'municipality' as const, ags: '03452007' }, { name: 'Wiesmoor', kind: 'municipality' as const, ags: '03452025' }]
    given(socialSpace, []).when(command(socialSpace, 'DefineSocialSpace', january, { name: 'Großefehn/Wiesmoor', places })).thenState({ versions: [{ version: 1, from: january, places }] })
    const adopt = command(branchNetwork, 'AdoptSitingCriterion', january, { criterion, coLocateWith: 'youthWelfareOffice', socialSpaces: [space, otherSpace], resolution: resolutionId })
    const { state } = given(branchNetwork, [event(branchNetwork, 'NetworkEstablished', before, { carrier, name: 'Aurich', spacePolicy: 'partition' })]).when(adopt)
    const [adopted] = Object.values(state.criteria)
    if (adopted === undefined) throw new Error('adopted')
    const jugendamt = { partner: 'youthWelfareOffice', place: pewsum, socialSpace: space } as const
    expect([sitingOf(adopted, { socialSpace: space }, [jugendamt]), sitingOf(adopted, { socialSpace: otherSpace }, [jugendamt])]).toEqual(['met', 'violated'])
    given(branchNetwork, [event(branchNetwork, 'NetworkEstablished', before, { carrier, name: 'Aurich', spacePolicy: 'partition' }), event(branchNetwork, 'SitingCriterionAdopted', january, adopted), event(branchNetwork, 'SitingAssessed', march, { criterion, branch: krummhoernBranch, met: false })]).thenFindings({ rule: 'B-11' })
  })
})
