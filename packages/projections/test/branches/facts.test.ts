/** Single facts of Standorte through projections and views: each test records a few events and asks one question. */
import { branch, branchNetwork, BranchId, BranchNetworkId, consultationSession, day, decimal, derivedId, fuzzyDate, ObligationId, partnerSite, PartnerSiteId, PersonId, ResolutionId, SessionId, SitingCriterionId, socialSpace, SocialSpaceId, streamName, type AnyEvent, type BranchEvents, type Decimal, type FuzzyDate, type OpeningHours, type WeeklyPattern } from '@vor-ort/core'
import { event } from '@vor-ort/testing'
import { describe, expect, test } from 'vitest'

import { sure } from '../fixture.ts'
import { readModelsOver, rowsOf, storeOf } from '../governance/stores.ts'

const date = (text: string): FuzzyDate => sure(fuzzyDate(text))
const fte = (text: string): Decimal => sure(decimal(text))
const id = (name: string) => derivedId(BranchId, name)
const space = derivedId(SocialSpaceId, 'Krummhörn')
const resolution = derivedId(ResolutionId, 'Beschluss')
const obligation = derivedId(ObligationId, 'Auftrag')
const on = day('2015-01-13')

const weekly = (pattern: WeeklyPattern): OpeningHours => ({ kind: 'weekly', pattern, exceptions: [], closedOnHolidays: true, land: 'NI' })
const mornings = weekly({ monday: [{ from: '08:00', to: '12:00' }], friday: [{ from: '08:00', to: '12:00' }] })
const long = weekly({ monday: [{ from: '08:00', to: '12:30' }, { from: '14:00', to: '16:00' }], friday: [{ from: '08:00', to: '12:00' }] })

const registered = (name: string, more: Partial<BranchEvents['BranchRegistered']> = {}) =>
  event(branch, 'BranchRegistered', date('../2015-01-12'), { name, kind: 'mainOffice', carrier: '03452', place: { name }, ...more })
const hours = (when: FuzzyDate, set: OpeningHours, because: object = {}) => event(branch, 'OpeningHoursSet', when, { hours: set, ...because })
const parity = (...references: readonly [string, ...string[]]) => {
  const [first, ...others] = references
  return event(branch, 'ServiceLevelParityTargeted', on, { parityWith: [id(first), ...others.map(id)], aspects: ['openingHours', 'services'], resolution, obligation })
}
const stream = (name: string, ...events: ReadonlyArray<AnyEvent>) => [streamName('branch', id(name)), events] as const
const over = async (...given: Parameters<typeof storeOf>[0]) => readModelsOver(await storeOf(given))

describe('RM-5', () => {
  test('counts the days from approval to opening, sums staff exactly and lists services and partners', async () => {
    const person = derivedId(PersonId, 'a')
    const target = await over(
      stream(
        'Krummhörn',
        event(branch, 'BranchProposed', on, { name: 'Krummhörn', socialSpace: space }),
        event(branch, 'BranchSiteChosen', on, { carrier: '03452', place: { name: 'Pewsum', ars: '034520014014', coordinates: { lat: fte('53.4'), lon: fte('7.1') } }, kind: 'branch' }),
        event(branch, 'BranchApproved', on, { by: { kind: 'resolution', resolution, obligation } }),
        event(branch, 'PositionsAllocated', on, { function: 'benefits', fte: fte('0.1') }),
        event(branch, 'PositionsAllocated', on, { function: 'placement', fte: fte('0.2') }),
        event(branch, 'PositionStaffed', on, { person, function: 'benefits', fte: fte('0.1'), witness: { kind: 'reported' } }),
        event(branch, 'ServiceAdded', on, { service: { service: 'benefits' } }),
        event(branch, 'ServiceAdded', on, { service: { service: 'other', name: 'Schuldnerberatung' } }),
        event(branch, 'CoLocationAgreed', on, { partner: 'youthWelfareOffice', sharedResources: ['rooms', 'reception'] }),
        hours(day('2015-06-01'), mornings),
        event(branch, 'BranchOpened', day('2015-06-01'), { reported: true }),
      ),
      [streamName('social-space', space), [event(socialSpace, 'SocialSpaceDefined', on, { name: 'Krummhörn', places: [{ name: 'Krummhörn', kind: 'municipality' }] })]],
    )
    expect(await rowsOf(target, 'SELECT state, kind, place, ags, lat, lon, social_space_name, services, services_complete, weekly_hours, weekly_hours_qualifier, occurrences_per_week, allocated_fte, staffed_fte, staff_by_function, partners, approved_by, days_approval_to_opening FROM rm5_branch_network')).toEqual([
      {
        state: 'open', kind: 'branch', place: 'Pewsum', ags: '03452014', lat: 53.4, lon: 7.1, social_space_name: 'Krummhörn', services: 'benefits; Schuldnerberatung', services_complete: 1, weekly_hours: 8,
        weekly_hours_qualifier: 'exact', occurrences_per_week: 2, allocated_fte: 0.3, staffed_fte: 0.1, staff_by_function: 'benefits 0.1/0.1; placement 0.2/?', partners: 'youthWelfareOffice',
        approved_by: 'resolution', days_approval_to_opening: 139,
      },
    ])
  })

  test('does not count days between dates that are not known to the day', async () => {
    const target = await over(
      stream(
        'a',
        event(branch, 'BranchProposed', on, { name: 'a' }),
        event(branch, 'BranchApproved', date('2015-01'), { by: { kind: 'administrative', office: 'Landrat', reference: 'Az. 1' } }),
        event(branch, 'BranchOpened', day('2015-06-01'), { reported: true }),
      ),
    )
    expect(await rowsOf(target, 'SELECT approved_by, approving_office, approved_earliest, approved_latest, days_approval_to_opening FROM rm5_branch_network')).toEqual([
      { approved_by: 'administrative', approving_office: 'Landrat', approved_earliest: '2015-01-01', approved_latest: '2015-01-31', days_approval_to_opening: null },
    ])
  })
})

describe('RM-6', () => {
  const gains = 'SELECT ordinal, period, since_on, until_on, hours_before, hours_after, gain, gain_qualifier, resolution, parity_gap, parity_gap_qualifier, missing_services, missing_services_qualifier FROM rm6_opening_hours_gain'

  test('has the gain of each setting with its cause, and the gap to the shortest reference that is left', async () => {
    const target = await over(
      stream('Aurich', registered('Aurich', { services: [{ service: 'benefits' }, { service: 'placement' }] }), hours(on, long)),
      stream('Norden', registered('Norden', { services: [{ service: 'benefits' }] }), hours(on, mornings)),
      stream('Pewsum', registered('Pewsum', { services: [{ service: 'benefits' }] }), hours(on, weekly({ monday: [{ from: '08:00', to: '10:00' }] })), parity('Aurich', 'Norden'), hours(day('2015-06-01'), weekly({ monday: [{ from: '08:00', to: '14:00' }] }), { resolution })),
    )
    const rows = await rowsOf(target, `${gains} WHERE branch = '${id('Pewsum')}' ORDER BY ordinal`)
    expect(rows).toEqual([
      { ordinal: 1, period: 'set', since_on: '2015-01-13', until_on: '2015-06-01', hours_before: null, hours_after: 2, gain: null, gain_qualifier: 'unknown', resolution: null, parity_gap: null, parity_gap_qualifier: null, missing_services: null, missing_services_qualifier: null },
      { ordinal: 2, period: 'set', since_on: '2015-06-01', until_on: null, hours_before: 2, hours_after: 6, gain: 4, gain_qualifier: 'exact', resolution, parity_gap: 2, parity_gap_qualifier: 'exact', missing_services: 'placement', missing_services_qualifier: 'exact' },
    ])
  })

  test('shows a target without new hours as pending, with the gap as far as it is known', async () => {
    const target = await over(
      stream('Aurich', registered('Aurich', { services: [{ service: 'placement' }] }), hours(on, long)),
      stream('Norden', registered('Norden')),
      stream('Pewsum', registered('Pewsum', { services: [] }), hours(on, mornings), parity('Aurich', 'Norden')),
    )
    expect(await rowsOf(target, `${gains} WHERE branch = '${id('Pewsum')}' AND period = 'pending'`)).toEqual([
      { ordinal: 2, period: 'pending', since_on: '2015-01-13', until_on: null, hours_before: 8, hours_after: null, gain: null, gain_qualifier: 'unknown', resolution, parity_gap: null, parity_gap_qualifier: 'unknown', missing_services: 'placement', missing_services_qualifier: 'atLeast' },
    ])
  })

  test('who is open as long as the shortest known reference lacks no hours, whatever the unknown one has', async () => {
    const target = await over(stream('Aurich', registered('Aurich'), hours(on, mornings)), stream('Norden', registered('Norden')), stream('Pewsum', registered('Pewsum'), hours(on, long), parity('Aurich', 'Norden')))
    expect(await rowsOf(target, `SELECT parity_gap, parity_gap_qualifier FROM rm6_opening_hours_gain WHERE branch = '${id('Pewsum')}' AND period = 'pending'`)).toEqual([{ parity_gap: 0, parity_gap_qualifier: 'exact' }])
  })

  test('a branch that did not exist before gained all its hours', async () => {
    const target = await over(stream('neu', event(branch, 'BranchProposed', on, { name: 'neu' }), event(branch, 'BranchApproved', on, { by: { kind: 'resolution', resolution } }), hours(on, mornings, { resolution })))
    expect(await rowsOf(target, 'SELECT period, hours_before, gain, gain_qualifier FROM rm6_opening_hours_gain')).toEqual([{ period: 'set', hours_before: 0, gain: 8, gain_qualifier: 'exact' }])
  })
})

test('a siting criterion has its areas, and the newest assessment of each branch', async () => {
  const criterion = derivedId(SitingCriterionId, 'Jugendamt')
  const target = await over([
    streamName('branch-network', derivedId(BranchNetworkId, 'Netz')),
    [
      event(branchNetwork, 'NetworkEstablished', on, { carrier: '03452', name: 'Netz', spacePolicy: 'overlapping' }),
      event(branchNetwork, 'MunicipalityListed', on, { ags: '03452014', name: 'Krummhörn' }),
      event(branchNetwork, 'SitingCriterionAdopted', on, { criterion, coLocateWith: 'youthWelfareOffice', socialSpaces: [space], places: [{ name: 'Wiesmoor', kind: 'municipality' }] }),
      event(branchNetwork, 'SitingAssessed', on, { criterion, branch: id('a'), met: false }),
      event(branchNetwork, 'SitingAssessed', on, { criterion, branch: id('a'), met: true }),
    ],
  ])
  expect(await rowsOf(target, 'SELECT everywhere, co_locate_with FROM siting_criterion')).toEqual([{ everywhere: 0, co_locate_with: 'youthWelfareOffice' }])
  expect(await rowsOf(target, 'SELECT social_space, place FROM siting_criterion_area ORDER BY ordinal')).toEqual([{ social_space: space, place: null }, { social_space: null, place: 'Wiesmoor' }])
  expect(await rowsOf(target, 'SELECT met FROM siting_assessment')).toEqual([{ met: 1 }])
  expect(await rowsOf(target, 'SELECT ags FROM network_municipality')).toEqual([{ ags: '03452014' }])
})

test('RM-7 tells for each month whether there certainly was a branch, a Jugendamt and a session', async () => {
  const session = (name: string, when: FuzzyDate): Parameters<typeof storeOf>[0][number] => [
    streamName('consultation-session', derivedId(SessionId, name)),
    [event(consultationSession, 'SessionScheduled', when, { socialSpace: space, venue: { kind: 'own', place: 'Pewsum' }, catchment: [], obligation: 'voluntary', booking: 'none' }), event(consultationSession, 'SessionHeld', when, {})],
  ]
  const target = await over(
    [streamName('social-space', space), [event(socialSpace, 'SocialSpaceDefined', on, { name: 'Krummhörn', places: [{ name: 'Krummhörn', kind: 'municipality' }] })]],
    stream('a', event(branch, 'BranchProposed', on, { name: 'a', socialSpace: space }), event(branch, 'ServiceAdded', on, { service: { service: 'benefits' } }), event(branch, 'BranchOpened', date('2023-11/2023-12'), { reported: true })),
    [streamName('partner-site', derivedId(PartnerSiteId, 'Jugendamt')), [event(partnerSite, 'PartnerSiteRegistered', day('2023-11-15'), { partner: 'youthWelfareOffice', place: { name: 'Pewsum' }, socialSpace: space }), event(partnerSite, 'PartnerSiteClosed', day('2024-01-10'), {})]],
    session('October', day('2023-10-24')),
    session('some January', date('XXXX-01~late')),
    session('February', date('2024-02')),
  )
  const row = (month: string, branchThere: string, youth: string, sessions: number | null, qualifier: string, since: number, services: string | null) =>
    ({ month, jobcenter_branch: branchThere, youth_welfare_office: youth, sessions, sessions_qualifier: qualifier, sessions_undated: 1, months_since_last_session: since, services })
  expect(await rowsOf(target, 'SELECT month, jobcenter_branch, youth_welfare_office, sessions, sessions_qualifier, sessions_undated, months_since_last_session, services FROM rm7_coverage_matrix ORDER BY month')).toEqual([
    row('2023-10', 'no', 'unknown', 1, 'exact', 0, null),
    row('2023-11', 'unknown', 'yes', 0, 'exact', 1, null),
    row('2023-12', 'yes', 'yes', 0, 'exact', 2, 'benefits'),
    row('2024-01', 'yes', 'yes', null, 'unknown', 3, 'benefits'),
    row('2024-02', 'yes', 'no', 1, 'exact', 0, 'benefits'),
  ])
})
