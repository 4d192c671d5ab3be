/** The commands to a Standort: most have one event with the same data. */
import { record } from '../kernel/codec.ts'
import type { DataOf } from '../kernel/event.ts'
import { FuzzyDate } from '../kernel/fuzzy-date.ts'
import { text } from '../kernel/scalar.ts'
import { branchEvents as events } from './branch-events.ts'
import { BranchId, SitePlace, SocialSpaceId } from './vocabulary.ts'

/** The commands to a Standort by type. */
export const branchCommands = {
  RegisterBranch: { german: 'Standort erfassen', data: events.BranchRegistered.data },
  ProposeBranch: { german: 'Standort vorschlagen', data: events.BranchProposed.data },
  ChooseBranchSite: { german: 'Standort wählen', data: events.BranchSiteChosen.data },
  ApproveBranch: { german: 'Standort beschließen', data: events.BranchApproved.data },
  RejectBranch: { german: 'Standort ablehnen', data: events.BranchRejected.data },
  AbandonBranch: { german: 'Standort aufgeben', data: events.BranchAbandoned.data },
  ScheduleOpening: { german: 'Eröffnung planen', data: events.OpeningScheduled.data },
  SecureRooms: { german: 'Räume sichern', data: events.RoomsSecured.data },
  AllocatePositions: { german: 'Stellen zuweisen', data: events.PositionsAllocated.data },
  StaffPosition: { german: 'Stelle besetzen', data: events.PositionStaffed.data },
  VacatePosition: { german: 'Stelle freimachen', data: events.PositionVacated.data },
  InvolveStaffCouncil: { german: 'Personalrat beteiligen', data: events.StaffCouncilInvolved.data },
  DeclareBranchReady: { german: 'Betriebsbereitschaft feststellen', data: events.BranchReady.data },
  OpenBranch: { german: 'Standort eröffnen', data: events.BranchOpened.data },
  DelayOpening: { german: 'Eröffnung verschieben', data: record({ to: FuzzyDate, reason: text }) },
  CloseBranchTemporarily: { german: 'Standort vorübergehend schließen', data: events.BranchTemporarilyClosed.data },
  ReopenBranch: { german: 'Standort wieder öffnen', data: events.BranchReopened.data },
  RelocateBranch: { german: 'Standort verlegen', data: record({ to: SitePlace }, { socialSpace: SocialSpaceId, exception: text, successor: BranchId, reason: text }) },
  ScheduleClosing: { german: 'Schließung planen', data: events.BranchClosingScheduled.data },
  CloseBranch: { german: 'Standort schließen', data: events.BranchClosed.data },
  SetOpeningHours: { german: 'Öffnungszeiten festlegen', data: events.OpeningHoursSet.data },
  AddService: { german: 'Leistung aufnehmen', data: events.ServiceAdded.data },
  RemoveService: { german: 'Leistung einstellen', data: events.ServiceRemoved.data },
  RecordServices: { german: 'Leistungsangebot erfassen', data: events.ServicesRecorded.data },
  TargetParity: { german: 'Angleichung zum Ziel setzen', data: events.ServiceLevelParityTargeted.data },
  AgreeCoLocation: { german: 'Gemeinsamen Standort vereinbaren', data: events.CoLocationAgreed.data },
  EndCoLocation: { german: 'Gemeinsamen Standort beenden', data: events.CoLocationEnded.data },
  CorrectBranch: { german: 'Angaben zum Standort berichtigen', data: events.BranchCorrected.data },
} as const

/** The data of each command to a Standort. */
export type BranchCommands = DataOf<typeof branchCommands>
