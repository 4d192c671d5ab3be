import { branchNetwork, sitingOf, spaceOverlaps, type SpacePlace } from '@vor-ort/core'
import { command, event, specify } from '@vor-ort/testing'
import { describe, expect, test } from 'vitest'

import { carrier, criterion, january, krummhoernBranch, march, otherSpace, pewsum, resolutionId, space, youthOffice } from './data.ts'

const given = specify(branchNetwork)
const established = event(branchNetwork, 'NetworkEstablished', january, { carrier, name: 'Landkreis Aurich', spacePolicy: 'partition' })
const overlapping = event(branchNetwork, 'NetworkEstablished', january, { ...established.data, spacePolicy: 'overlapping' })
const krummhoern: SpacePlace = { name: 'Krummhörn', kind: 'municipality', ags: '03452014' }
const district = (name: string): SpacePlace => ({ name, kind: 'district', ars: '034520014014' })
const include = (id: typeof space, version: number, ...places: ReadonlyArray<SpacePlace>) => event(branchNetwork, 'SocialSpaceIncluded', january, { space: id, version, places })
const listed = event(branchNetwork, 'MunicipalityListed', january, { ags: '03452014', name: 'Krummhörn' })
const adopted = event(branchNetwork, 'SitingCriterionAdopted', january, { criterion, coLocateWith: 'youthWelfareOffice', socialSpaces: [space, otherSpace], resolution: resolutionId })
const assessed = event(branchNetwork, 'SitingAssessed', march, { criterion, branch: krummhoernBranch, met: false, reason: 'kein Raum frei' })

describe('A Standortnetz', () => {
  test('is established once for a carrier, and corrected', () => {
    const { state } = given([]).when(command(branchNetwork, 'EstablishNetwork', january, established.data)).then([established]).thenState({ phase: 'established', carrier, spacePolicy: 'partition' }).thenFindings()
    expect([branchNetwork.title(state), branchNetwork.title(branchNetwork.initial)]).toEqual(['Landkreis Aurich', ''])
    given([established]).when(command(branchNetwork, 'EstablishNetwork', january, established.data)).thenRejected({ _tag: 'WrongPhase' })
    const correct = { reason: 'Satzung', spacePolicy: 'overlapping' } as const
    given([established]).when(command(branchNetwork, 'CorrectNetwork', march, correct)).then([event(branchNetwork, 'NetworkCorrected', march, correct)]).thenState({ name: 'Landkreis Aurich', spacePolicy: 'overlapping' })
  })

  test('includes one version of a Sozialraum, never an older one', () => {
    const first = include(space, 1, krummhoern)
    const second = include(space, 2, district('Pewsum'))
    const asked = (one: typeof first) => command(branchNetwork, 'IncludeSocialSpace', january, one.data)
    given([established]).when(asked(first)).then([first]).thenState({ spaces: { [space]: first.data } })
    given([established, first]).when(asked(first)).thenNothing()
    given([established, first]).when(asked(second)).then([second]).thenState({ spaces: { [space]: second.data } })
    given([established, second]).when(asked(first)).then({ _tag: 'AlreadyExists', what: 'later version of the social space', id: '2' })
    const exclude = command(branchNetwork, 'ExcludeSocialSpace', march, { space })
    given([established, first]).when(exclude).then([event(branchNetwork, 'SocialSpaceExcluded', march, { space })]).thenState({ spaces: {} })
    given([established, include(otherSpace, 1, krummhoern)]).when(exclude).then({ _tag: 'UnknownReference', what: 'social space', id: space, known: [otherSpace] })
  })
})

describe('The Sozialräume of a Standortnetz (B-8)', () => {
  const overlap = (a: SpacePlace, b: SpacePlace) => spaceOverlaps(given([established, include(space, 1, a), include(otherSpace, 1, b)]).state)

  test('do not overlap under a partition, as far as the keys tell', () => {
    const findings = { rule: 'B-8', severity: 'violation', facts: { places: ['Pewsum'], municipalities: ['03452014'] } } as const
    given([established, include(space, 1, krummhoern), include(otherSpace, 1, district('Pewsum'))]).thenFindings(findings)
    given([overlapping, include(space, 1, krummhoern), include(otherSpace, 1, district('Pewsum'))]).thenFindings()
    expect(overlap(krummhoern, krummhoern)).toEqual([{ ags: '03452014', spaces: [space, otherSpace], place: 'Krummhörn' }])
    expect(overlap(district('Pewsum'), krummhoern)).toHaveLength(1)
    expect(overlap(district('Pewsum'), district('Pewsum'))).toHaveLength(1)
    expect(overlap(district('Pewsum'), district('Greetsiel'))).toEqual([])
    expect(overlap(krummhoern, { ...krummhoern, ags: '03452011' })).toEqual([])
  })

  test('are never told by the name alone', () => {
    expect(overlap({ name: 'Neustadt', kind: 'municipality' }, { name: 'Neustadt', kind: 'municipality' })).toEqual([])
    expect(spaceOverlaps(given([established, include(space, 1, krummhoern, district('Pewsum'))]).state)).toEqual([])
  })

  test('cover every municipality that is not listed as uncovered, with a reason', () => {
    const missing = { rule: 'B-8', severity: 'warning', facts: { municipalities: ['03452014'] } } as const
    given([established]).when(command(branchNetwork, 'ListMunicipality', january, listed.data)).then([listed]).thenFindings(missing)
    given([established, listed]).when(command(branchNetwork, 'ListMunicipality', january, listed.data)).thenNothing()
    given([established, listed]).when(command(branchNetwork, 'ListMunicipality', march, { ...listed.data, uncovered: 'Insel' })).thenFindings()
    given([established, listed, include(space, 1, district('Pewsum'))]).thenFindings()
    given([established, listed, include(space, 1, { name: 'Krummhörn', kind: 'municipality' })]).thenFindings(missing)
    const delist = command(branchNetwork, 'DelistMunicipality', march, { ags: '03452014', reason: 'Gebietsreform' })
    given([established, listed]).when(delist).then([event(branchNetwork, 'MunicipalityDelisted', march, delist.data)]).thenState({ municipalities: {} }).thenFindings()
    given([established]).when(delist).then({ _tag: 'UnknownReference', what: 'municipality', id: '03452014', known: [] })
  })
})

describe('A Standortkriterium (B-11)', () => {
  const assess = command(branchNetwork, 'AssessSiting', march, assessed.data)
  const repeal = command(branchNetwork, 'RepealSitingCriterion', march, { criterion, resolution: resolutionId })

  test('is adopted once and repealed', () => {
    given([established]).when(command(branchNetwork, 'AdoptSitingCriterion', january, adopted.data)).then([adopted]).thenState({ criteria: { [criterion]: adopted.data } })
    given([established, adopted]).when(command(branchNetwork, 'AdoptSitingCriterion', january, adopted.data)).then({ _tag: 'AlreadyExists', what: 'siting criterion', id: criterion })
    given([established, adopted, assessed]).when(repeal).then([event(branchNetwork, 'SitingCriterionRepealed', march, repeal.data)]).thenState({ criteria: {}, assessments: [] }).thenFindings()
    given([established]).when(repeal).then({ _tag: 'UnknownReference', what: 'siting criterion', id: criterion, known: [] })
  })

  test('that a branch does not meet is a finding, until a newer assessment', () => {
    given([established, adopted]).when(assess).then([assessed]).thenFindings({ rule: 'B-11', severity: 'warning', facts: { criterion, branch: krummhoernBranch, reason: 'kein Raum frei' } })
    given([established, adopted, assessed]).when(command(branchNetwork, 'AssessSiting', march, { criterion, branch: krummhoernBranch, met: true, partnerSite: youthOffice })).thenFindings()
    given([established]).when(assess).then({ _tag: 'UnknownReference', what: 'siting criterion', id: criterion, known: [] })
    given([established, assessed]).thenFindings()
  })

  test('is met in the Sozialraum of the partner, or else in its municipality', () => {
    const everywhere = { coLocateWith: 'youthWelfareOffice' } as const
    const office = { partner: 'youthWelfareOffice', place: pewsum, socialSpace: space } as const
    expect(sitingOf(everywhere, { socialSpace: space }, [office])).toBe('met')
    expect(sitingOf(everywhere, { socialSpace: otherSpace }, [office])).toBe('violated')
    expect(sitingOf(everywhere, { place: { name: 'Greetsiel', ars: '034520014014' } }, [office])).toBe('met')
    expect(sitingOf(everywhere, { place: { name: 'Norden', ags: '03452019' } }, [office])).toBe('violated')
    expect(sitingOf(everywhere, { place: pewsum }, [{ ...office, partner: 'healthOffice' }])).toBe('violated')
    expect(sitingOf(everywhere, {}, [office])).toBe('unknown')
    expect(sitingOf(everywhere, {}, [])).toBe('violated')
  })

  test('concerns the spaces and places that it names', () => {
    const inSpace = { coLocateWith: 'youthWelfareOffice', socialSpaces: [space] } as const
    const office = { partner: 'youthWelfareOffice', place: pewsum, socialSpace: space } as const
    expect(sitingOf(inSpace, { socialSpace: otherSpace }, [office])).toBe('notConcerned')
    expect(sitingOf(inSpace, { socialSpace: space }, [office])).toBe('met')
    expect(sitingOf(inSpace, { place: pewsum }, [office])).toBe('unknown')
    expect(sitingOf({ coLocateWith: 'youthWelfareOffice', places: [krummhoern] }, { place: pewsum }, [office])).toBe('met')
    expect(sitingOf({ coLocateWith: 'youthWelfareOffice', places: [] }, { place: pewsum }, [office])).toBe('notConcerned')
  })
})
