// Which event may happen in which phase, and the phase after it: written out by hand from the state machines of the
// domain, not read from the code. `=` leaves the phase; several phases mean that the data decides.
import type { Table } from '../shape/laws.ts'

const planned = 'proposed approved inPreparation ready'
const standing = `${planned} open temporarilyClosed`
const step = { from: standing, to: standing }
const branch: Table = {
  BranchRegistered: { from: 'none', to: 'open' },
  BranchProposed: { from: 'none rejected abandoned', to: 'proposed' },
  BranchSiteChosen: { from: planned, to: '=' },
  BranchApproved: { from: 'proposed open temporarilyClosed', to: 'approved open temporarilyClosed' },
  BranchRejected: { from: 'proposed', to: 'rejected' },
  BranchAbandoned: { from: planned, to: 'abandoned' },
  OpeningScheduled: { from: planned, to: '=' },
  RoomsSecured: step,
  PositionsAllocated: step,
  PositionStaffed: step,
  PositionVacated: { from: standing, to: '=' },
  StaffCouncilInvolved: step,
  BranchReady: { from: 'inPreparation', to: 'ready' },
  BranchOpened: { from: planned, to: 'open' },
  OpeningDelayed: { from: planned, to: '=' },
  BranchTemporarilyClosed: { from: 'open', to: 'temporarilyClosed' },
  BranchReopened: { from: 'temporarilyClosed', to: 'open' },
  BranchRelocated: { from: 'open temporarilyClosed', to: '=' },
  BranchClosingScheduled: { from: 'open temporarilyClosed', to: '=' },
  BranchClosed: { from: 'open temporarilyClosed', to: 'closed' },
  OpeningHoursSet: { from: standing, to: '=' },
  ServiceAdded: { from: `${planned} open`, to: '=' },
  ServiceRemoved: { from: standing, to: '=' },
  ServicesRecorded: { from: standing, to: '=' },
  ServiceLevelParityTargeted: { from: standing, to: '=' },
  CoLocationAgreed: { from: standing, to: '=' },
  CoLocationEnded: { from: standing, to: '=' },
  BranchCorrected: { from: `${standing} rejected abandoned closed`, to: '=' },
}

const socialSpace: Table = {
  SocialSpaceDefined: { from: 'none', to: 'defined' },
  SocialSpaceRevised: { from: 'defined revised', to: 'revised' },
  SocialSpaceRenamed: { from: 'defined revised', to: '=' },
  SocialSpaceRetired: { from: 'defined revised', to: 'retired' },
  SocialSpaceCorrected: { from: 'defined revised retired', to: '=' },
}

const partnerSite: Table = {
  PartnerSiteRegistered: { from: 'none', to: 'active' },
  PartnerSiteClosed: { from: 'active', to: 'closed' },
  PartnerSiteCorrected: { from: 'active closed', to: '=' },
}

const inNetwork = { from: 'established', to: '=' }
const branchNetwork: Table = {
  NetworkEstablished: { from: 'none', to: 'established' },
  NetworkCorrected: inNetwork,
  MunicipalityListed: inNetwork,
  MunicipalityDelisted: inNetwork,
  SocialSpaceIncluded: inNetwork,
  SocialSpaceExcluded: inNetwork,
  SitingCriterionAdopted: inNetwork,
  SitingCriterionRepealed: inNetwork,
  SitingAssessed: inNetwork,
}

export const tables = { branch, 'social-space': socialSpace, 'partner-site': partnerSite, 'branch-network': branchNetwork }
