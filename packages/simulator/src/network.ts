/** The network of branches as it is found on the first day. */
import {
  branch,
  BranchId,
  branchNetwork,
  BranchNetworkId,
  fuzzyDate,
  partnerSite,
  PartnerSiteId,
  SitingCriterionId,
  socialSpace,
  SocialSpaceId,
  unknownDate,
  type BranchCommands,
  type BranchNetworkState,
  type BranchService,
  type FuzzyDate,
  type OpeningHours,
} from '@vor-ort/core'
import { isRight } from 'fp-ts/lib/Either.js'

import type { Desk, Live } from './desk.ts'
import { carrierKey, mainPlaces, municipalities, patterns, placesOfSpace, siteAt, spaceNames, weekly, type Site, type Space } from './places.ts'
import { dateOf, type Day } from './time.ts'
import { actors, type World } from './world.ts'

/** The network, and where the Jugendamt has its sites. */
export interface Network {
  readonly live: Live<BranchNetworkState>
  readonly criterion: SitingCriterionId
  /** The site of the Jugendamt in a social space, by the place of the space in the list. */
  readonly partners: ReadonlyMap<number, PartnerSiteId>
}

/** A date that was written down roughly. */
export const roughly = (written: string): FuzzyDate => {
  const read = fuzzyDate(written)
  return isRight(read) ? read.right : unknownDate
}

/** The services of a full Standort. */
export const allServices = [{ service: 'benefits' }, { service: 'placement' }, { service: 'caseManagement' }, { service: 'reception' }] as const satisfies ReadonlyArray<BranchService>

/** Defines the social spaces. */
export const defineSpaces = (desk: Desk, first: Day): ReadonlyArray<Space> =>
  spaceNames.map(([name, ...names]) => {
    const id = desk.ids.next(SocialSpaceId)
    const live = desk.start(socialSpace, id)
    desk.act(socialSpace, live, actors.management, [{ type: 'DefineSocialSpace', on: dateOf(first), data: { carrier: carrierKey, name, places: placesOfSpace(names) } }])
    return { id, name, municipalities: names }
  })

/** Records the network, two main offices, the hourly consultation point at Pewsum and the sites of the Jugendamt. */
export const recordNetwork = ({ desk, first, spaces, sites }: World): Network => {
  const on = dateOf(first)
  const live = desk.start(branchNetwork, desk.ids.next(BranchNetworkId))
  const criterion = desk.ids.next(SitingCriterionId)
  desk.act(branchNetwork, live, actors.management, [
    { type: 'EstablishNetwork', on, data: { carrier: carrierKey, name: 'Jobcenter Musterland (erfunden)', spacePolicy: 'partition' } },
    ...municipalities.map(({ name, ags }) => ({
      type: 'ListMunicipality' as const,
      on,
      data: { ags, name, ...(mainPlaces.some((place) => place === name) ? { uncovered: 'Sitz einer Hauptstelle' } : {}) },
    })),
    ...spaces.map((space) => ({ type: 'IncludeSocialSpace' as const, on, data: { places: placesOfSpace(space.municipalities), space: space.id, version: 1 } })),
    { type: 'AdoptSitingCriterion', on, data: { coLocateWith: 'youthWelfareOffice', criterion } },
  ])

  const register = (details: BranchCommands['RegisterBranch'], hours: OpeningHours, site: Pick<Site, 'space' | 'weight'>): void => {
    const id = desk.ids.next(BranchId)
    const standing = desk.start(branch, id)
    desk.act(branch, standing, actors.management, [
      { type: 'RegisterBranch', on, data: details },
      { type: 'SetOpeningHours', on, data: { hours } },
    ])
    sites.push({ id, name: details.name, live: standing, ...site })
  }
  for (const [index, place] of mainPlaces.entries()) {
    register(
      { carrier: carrierKey, kind: 'mainOffice', name: `Hauptstelle ${place}`, openedOn: index === 0 ? roughly('2005') : unknownDate, place: siteAt(place), services: allServices },
      weekly(patterns.mainOffice),
      { space: undefined, weight: index === 0 ? 5 : 4 },
    )
  }
  const pewsum = spaces.findIndex(({ name }) => name === 'Pewsum')
  register(
    { carrier: carrierKey, kind: 'consultationPoint', name: 'Beratungsstelle Pewsum', place: siteAt('Krummhörn'), services: [{ service: 'placement' }], ...socialSpaceOf(spaces[pewsum]) },
    { kind: 'unknown', occurrencesPerWeek: 2 },
    { space: pewsum, weight: 0.4 },
  )

  const partners = new Map<number, PartnerSiteId>()
  for (const [index, space] of spaces.entries()) {
    if (index % 3 === 0) continue
    const id = desk.ids.next(PartnerSiteId)
    const place = siteAt(space.municipalities[0] ?? space.name)
    desk.act(partnerSite, desk.start(partnerSite, id), actors.management, [
      { type: 'RegisterPartnerSite', on: roughly('2012~'), data: { name: `Jugendamt ${space.name}`, partner: 'youthWelfareOffice', place, socialSpace: space.id } },
    ])
    partners.set(index, id)
  }
  return { live, criterion, partners }
}

/** The social space as a detail of a site. */
export const socialSpaceOf = (space: Space | undefined): { readonly socialSpace?: SocialSpaceId } => (space === undefined ? {} : { socialSpace: space.id })
