import { Ags, agsOfArs, Ars, CarrierKey, Coordinates, day, partnerSite, socialSpace, socialSpaceOn, unknownDate, yearMonthOf, type SpacePlace } from '@vor-ort/core'
import { command, event, specify } from '@vor-ort/testing'
import { describe, expect, test } from 'vitest'

import { february, january, june, march, otherSpace, pewsum, space } from './data.ts'

const given = specify(socialSpace)
const grossefehn: SpacePlace = { name: 'Großefehn', kind: 'municipality', ags: '03452007' }
const wiesmoor: SpacePlace = { name: 'Wiesmoor', kind: 'municipality', ags: '03452025' }
const defined = event(socialSpace, 'SocialSpaceDefined', january, { name: 'Großefehn/Wiesmoor', places: [grossefehn, wiesmoor] })
const revised = event(socialSpace, 'SocialSpaceRevised', march, { version: 2, places: [grossefehn], reason: 'Neuzuschnitt' })
const retired = event(socialSpace, 'SocialSpaceRetired', june, { successors: [space, otherSpace] })

describe('A Sozialraum', () => {
  test('has a name, perhaps a compound one, and parts in several municipalities', () => {
    const { state } = given([]).when(command(socialSpace, 'DefineSocialSpace', january, defined.data)).then([defined]).thenState({ phase: 'defined', versions: [{ version: 1, from: january, places: [grossefehn, wiesmoor] }] }).thenFindings()
    expect([socialSpace.title(state), socialSpace.title(socialSpace.initial)]).toEqual(['Großefehn/Wiesmoor', ''])
    given([defined]).when(command(socialSpace, 'DefineSocialSpace', january, defined.data)).thenRejected({ _tag: 'WrongPhase' })
    expect(socialSpace.commands.DefineSocialSpace.data.is({ name: 'x', places: [] })).toBe(false)
  })

  test('has one version after the other, and each is in force from its day on', () => {
    const revise = command(socialSpace, 'ReviseSocialSpace', march, { places: [grossefehn], reason: 'Neuzuschnitt' })
    const { state } = given([defined]).when(revise).then([revised]).thenState({ phase: 'revised' })
    given([defined, revised]).when(revise).thenNothing()
    given([defined, revised]).when(command(socialSpace, 'ReviseSocialSpace', june, { places: [wiesmoor] })).then([event(socialSpace, 'SocialSpaceRevised', june, { version: 3, places: [wiesmoor] })])
    expect([day('2015-01-12'), january, february, march, june, unknownDate, yearMonthOf(day('2015-03-10'))].map((on) => socialSpaceOn(state, on)?.version)).toEqual([undefined, 1, 1, 2, 2, undefined, 1])
  })

  test('may get another name; the old one is not forgotten', () => {
    const rename = command(socialSpace, 'RenameSocialSpace', march, { name: 'Süd' })
    const { state } = given([defined]).when(rename).then([event(socialSpace, 'SocialSpaceRenamed', march, { name: 'Süd' })]).thenState({ phase: 'defined', names: [{ name: 'Großefehn/Wiesmoor', from: january }, { name: 'Süd', from: march }] })
    expect(socialSpace.title(state)).toBe('Süd')
    given([defined, event(socialSpace, 'SocialSpaceRenamed', march, { name: 'Süd' })]).when(rename).thenNothing()
  })

  test('is retired, perhaps for others', () => {
    given([defined]).when(command(socialSpace, 'RetireSocialSpace', june, retired.data)).then([retired]).thenState({ phase: 'retired', successors: [space, otherSpace] })
    given([defined, event(socialSpace, 'SocialSpaceRetired', june, {})]).thenState({ successors: [] })
    given([defined, retired]).when(command(socialSpace, 'RenameSocialSpace', june, { name: 'x' })).thenRejected({ _tag: 'WrongPhase', phase: 'retired' })
  })

  test('is corrected without a new version', () => {
    const coordinates = { lat: '53.4', lon: '7.5' }
    const data = { reason: 'Tippfehler', name: 'Wiesmoor', places: [wiesmoor] }
    const correct = command(socialSpace, 'CorrectSocialSpace', june, data)
    given([defined, revised]).when(correct).then([event(socialSpace, 'SocialSpaceCorrected', june, data)])
      .thenState({ phase: 'revised', names: [{ name: 'Wiesmoor', from: january }], versions: [{ version: 1, from: january, places: [grossefehn, wiesmoor] }, { version: 2, from: march, places: [wiesmoor] }] })
    if (!Coordinates.is(coordinates)) throw new Error('not valid')
    given([defined]).when(command(socialSpace, 'CorrectSocialSpace', june, { reason: 'x', coordinates })).thenState({ coordinates, versions: [{ version: 1, from: january, places: [grossefehn, wiesmoor] }] })
  })
})

describe('The keys of a place', () => {
  test('are texts with their leading zero', () => {
    expect(['03452014', '3452014', '034520141', 3452014].map(Ags.is)).toEqual([true, false, false, false])
    expect(['034525403014', '34525403014'].map(Ars.is)).toEqual([true, false])
    expect(['03452', '3452', '03452014', '034520'].map(CarrierKey.is)).toEqual([true, false, true, false])
    expect(agsOfArs('034525403014')).toBe('03452014')
  })

  test('latitude and longitude are not exchanged', () => {
    expect([{ lat: '53.47', lon: '7.48' }, { lat: '7.48', lon: '53.47' }, { lat: '53.47' }, { lat: 53.47, lon: 7.48 }, { lat: '47', lon: '16' }, { lat: '56.1', lon: '7' }, { lat: '53', lon: '4.9' }, { lat: '46.9', lon: '7' }, { lat: '53', lon: '16.1' }].map(Coordinates.is)).toEqual([true, false, false, false, true, false, false, false, false])
  })
})

describe('The Standort of a partner', () => {
  const site = specify(partnerSite)
  const registered = event(partnerSite, 'PartnerSiteRegistered', unknownDate, { partner: 'youthWelfareOffice', place: pewsum, socialSpace: space })

  test('is registered, perhaps without a day', () => {
    const { state } = site([]).when(command(partnerSite, 'RegisterPartnerSite', unknownDate, registered.data)).then([registered]).thenState({ phase: 'active', partner: 'youthWelfareOffice', place: pewsum, socialSpace: space }).thenFindings()
    expect([partnerSite.title(state), partnerSite.title(partnerSite.initial)]).toEqual(['Pewsum', ''])
    site([registered]).when(command(partnerSite, 'RegisterPartnerSite', january, registered.data)).thenRejected({ _tag: 'WrongPhase' })
  })

  test('is corrected and closed', () => {
    const correct = command(partnerSite, 'CorrectPartnerSite', february, { reason: 'Name', name: 'Jugendamt Nord' })
    const { state } = site([registered]).when(correct).then([event(partnerSite, 'PartnerSiteCorrected', february, correct.data)]).thenState({ name: 'Jugendamt Nord', place: pewsum })
    expect(partnerSite.title(state)).toBe('Jugendamt Nord')
    site([registered]).when(command(partnerSite, 'ClosePartnerSite', june, {})).then([event(partnerSite, 'PartnerSiteClosed', june, {})]).thenState({ phase: 'closed', closedOn: june })
  })
})
