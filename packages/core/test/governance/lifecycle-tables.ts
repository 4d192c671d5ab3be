// Which event may happen in which phase, and the phase after it: written out by hand from the state machines of the
// domain, not read from the code. `=` leaves the phase; several phases mean that the data decides.
import type { Table } from '../shape/laws.ts'

const body: Table = {
  BodyConstituted: { from: 'none', to: 'constituted' },
  BodyRulesAdopted: { from: 'constituted active', to: 'active' },
  MemberAppointed: { from: 'constituted active', to: '=' },
  MembershipEnded: { from: 'constituted active', to: '=' },
  SubstitutionArranged: { from: 'constituted active', to: '=' },
  BodySuperseded: { from: 'constituted active', to: 'superseded' },
  BodyDissolved: { from: 'constituted active', to: 'dissolved' },
  BodyCorrected: { from: 'constituted active superseded dissolved depublished', to: '=' },
  BodyDepublished: { from: 'none constituted active superseded dissolved', to: 'depublished' },
}

const met = 'scheduled convened open adjourned closed minutesDrafted minutesApproved cancelled'
const meeting: Table = {
  MeetingScheduled: { from: 'none depublished', to: 'scheduled' },
  MeetingConvened: { from: 'scheduled convened', to: 'convened' },
  AgendaItemPlaced: { from: `${met} depublished`, to: '=' },
  AgendaItemRemoved: { from: `${met} depublished`, to: '=' },
  MeetingOpened: { from: 'scheduled convened', to: 'open' },
  AttendanceRecorded: { from: 'open', to: '=' },
  QuorumEstablished: { from: 'open', to: '=' },
  QuorumDoubted: { from: 'open', to: '=' },
  QuorumLost: { from: 'open', to: '=' },
  PublicExcluded: { from: 'open', to: '=' },
  PublicReadmitted: { from: 'open', to: '=' },
  ConflictOfInterestDeclared: { from: 'scheduled convened open', to: '=' },
  MeetingAdjourned: { from: 'open', to: 'adjourned' },
  MeetingResumed: { from: 'adjourned', to: 'open' },
  MeetingClosed: { from: 'open adjourned', to: 'closed' },
  MeetingHeld: { from: 'scheduled convened', to: 'closed' },
  ItemResultReported: { from: `${met} depublished`, to: '=' },
  MinutesDrafted: { from: 'closed minutesDrafted', to: 'minutesDrafted' },
  MinutesApproved: { from: 'closed minutesDrafted', to: 'minutesApproved' },
  MinutesCorrected: { from: 'minutesApproved', to: '=' },
  MeetingCancelled: { from: 'scheduled convened', to: 'cancelled' },
  MeetingCorrected: { from: `${met} depublished`, to: '=' },
  AgendaItemCorrected: { from: `${met} depublished`, to: '=' },
  MeetingDepublished: { from: `none ${met}`, to: 'depublished' },
}

const open = 'submitted onAgenda inDeliberation referred postponed'
const decided = 'adopted adoptedAmended rejected settled notedOnly'
const anyMotion = `announced ${open} ${decided} withdrawn inadmissible depublished`
const motion: Table = {
  MotionAnnounced: { from: 'none', to: 'announced' },
  MotionSubmitted: { from: 'none announced depublished', to: 'submitted' },
  MotionPlacedOnAgenda: { from: `${open} ${decided} withdrawn`, to: `onAgenda ${decided} withdrawn` },
  ConsultationForeseen: { from: anyMotion, to: '=' },
  DeliberationOpened: { from: 'onAgenda', to: 'inDeliberation' },
  MotionReferred: { from: 'submitted onAgenda inDeliberation', to: 'referred' },
  MotionPostponed: { from: 'submitted onAgenda inDeliberation', to: 'postponed' },
  MotionWithdrawn: { from: `announced ${open}`, to: 'withdrawn' },
  MotionDeclaredInadmissible: { from: open, to: 'inadmissible' },
  MotionSettled: { from: open, to: 'settled' },
  MotionNoted: { from: open, to: 'notedOnly' },
  AmendmentSubmitted: { from: `${open} ${decided}`, to: '=' },
  AmendmentAdopted: { from: `${open} ${decided}`, to: '=' },
  AmendmentRejected: { from: `${open} ${decided}`, to: '=' },
  AmendmentIncorporated: { from: `${open} ${decided}`, to: '=' },
  AmendmentWithdrawn: { from: `${open} ${decided}`, to: '=' },
  AmendmentObsolete: { from: open, to: '=' },
  VoteOpened: { from: 'submitted onAgenda inDeliberation', to: 'inDeliberation' },
  VoteTallied: { from: 'inDeliberation', to: '=' },
  VoteResultDeclared: { from: 'inDeliberation', to: '=' },
  VoteResultCorrected: { from: anyMotion, to: '=' },
  MotionAdopted: { from: 'inDeliberation', to: 'adopted adoptedAmended' },
  MotionRejected: { from: 'inDeliberation', to: 'rejected' },
  OutcomeReported: { from: anyMotion, to: `= ${decided} referred postponed withdrawn` },
  MotionCorrected: { from: anyMotion, to: '=' },
  MotionDepublished: { from: `none announced ${open} ${decided} withdrawn inadmissible`, to: 'depublished' },
}

const live = 'adopted effective inImplementation'
const concluded = 'implemented partlyImplemented notImplemented'
const anyResolution = `${live} suspended ${concluded} repealed superseded lapsed`
const resolution: Table = {
  ResolutionAdopted: { from: 'none', to: 'adopted' },
  ObjectiveDeclared: { from: `${live} suspended`, to: '=' },
  ResolutionTookEffect: { from: 'adopted', to: 'effective' },
  ObligationCreated: { from: `${live} suspended ${concluded}`, to: '=' },
  ImplementationProgressReported: { from: live, to: 'inImplementation' },
  ObligationFulfilled: { from: live, to: 'inImplementation' },
  ObligationRescheduled: { from: `${live} suspended`, to: '=' },
  ObligationWaived: { from: `${live} suspended`, to: '=' },
  ObligationTransferred: { from: anyResolution, to: '=' },
  ImplementationReportRequested: { from: `${live} suspended`, to: '=' },
  ImplementationReportDelivered: { from: `${live} suspended ${concluded}`, to: '=' },
  ResolutionObjected: { from: live, to: '= suspended' },
  ObjectionResolved: { from: 'suspended', to: `${live} repealed` },
  ImplementationConcluded: { from: live, to: concluded },
  ResolutionRepealed: { from: `${live} suspended ${concluded}`, to: 'repealed' },
  ResolutionSuperseded: { from: `${live} suspended ${concluded}`, to: 'superseded' },
  ResolutionLapsed: { from: `${live} suspended`, to: 'lapsed' },
  ResolutionPublished: { from: anyResolution, to: '=' },
  ResolutionCorrected: { from: anyResolution, to: '=' },
}

const urgent: Table = {
  UrgentDecisionTaken: { from: 'none', to: 'taken' },
  UrgentDecisionReported: { from: 'taken confirmed repealed noted', to: '=' },
  UrgentDecisionConfirmed: { from: 'taken', to: 'confirmed' },
  UrgentDecisionRepealed: { from: 'taken', to: 'repealed' },
  UrgentDecisionNoted: { from: 'taken', to: 'noted' },
}

/** The tables by category of stream. */
export const tables = { 'governing-body': body, meeting, motion, resolution, 'urgent-decision': urgent }
