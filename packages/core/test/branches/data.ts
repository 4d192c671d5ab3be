/** Pieces that the tests of the branches share: places, spaces and pseudonyms of nobody. */
import {
  BranchId, day, decimal, derivedId, ObligationId, PartnerSiteId, PersonId, ResolutionId, SitingCriterionId, SocialSpaceId,
  type BranchEvents, type BranchService, type Decimal, type FuzzyDate, type OpeningDay, type OpeningHours, type WeeklyPattern,
} from '@vor-ort/core'

export const aurichBranch = derivedId(BranchId, 'Aurich')
export const nordenBranch = derivedId(BranchId, 'Norden')
export const krummhoernBranch = derivedId(BranchId, 'Krummhörn')
export const grossefehnBranch = derivedId(BranchId, 'Großefehn')
export const otherBranch = derivedId(BranchId, 'other')
export const space = derivedId(SocialSpaceId, 'Krummhörn')
export const otherSpace = derivedId(SocialSpaceId, 'Großefehn/Wiesmoor')
export const youthOffice = derivedId(PartnerSiteId, 'Jugendamt')
export const criterion = derivedId(SitingCriterionId, 'Jugendamt')
export const resolutionId = derivedId(ResolutionId, 'decentralise')
export const obligation = derivedId(ObligationId, 'set up')
export const obligation2 = derivedId(ObligationId, 'parity')
export const personA = derivedId(PersonId, 'A')
export const personB = derivedId(PersonId, 'B')

export const january: FuzzyDate = day('2015-01-13')
export const february: FuzzyDate = day('2015-02-10')
export const march: FuzzyDate = day('2015-03-10')
export const june: FuzzyDate = day('2015-06-01')

export const carrier = '03452'
export const pewsum = { name: 'Pewsum', ags: '03452014' }
export const emden = { name: 'Emden', ags: '03402000' }

export const benefits: BranchService = { service: 'benefits' }
export const placement: BranchService = { service: 'placement' }
export const caseManagement: BranchService = { service: 'caseManagement' }

export const morning: OpeningDay = [{ from: '08:00', to: '12:30' }]
export const weekly = (pattern: WeeklyPattern): OpeningHours => ({ kind: 'weekly', pattern, exceptions: [], closedOnHolidays: true, land: 'NI' })
export const mornings = weekly({ monday: morning, tuesday: morning, thursday: morning })

export const fte = (value: string): Decimal => {
  const read = decimal(value)
  if (read._tag === 'Left') throw new Error(value)
  return read.right
}

export const registration: BranchEvents['BranchRegistered'] = { name: 'Norden', kind: 'mainOffice', carrier, place: { name: 'Norden', ags: '03452019' } }
