// Which event may happen in which phase, and the phase after it: written out by hand from the state machines of the
// domain, not read from the code. `=` leaves the phase; several phases mean that the data decides.
import type { Table } from '../shape/laws.ts'

const slotCalendar: Table = {
  CalendarOpened: { from: 'none', to: 'open' },
  SlotsPublished: { from: 'open', to: '=' },
  SlotWithdrawn: { from: 'open', to: '=' },
  SlotReserved: { from: 'open', to: '=' },
  ReservationExpired: { from: 'open closed', to: '=' },
  BookingConfirmed: { from: 'open', to: '=' },
  BookingRejected: { from: 'open closed', to: '=' },
  AppointmentRescheduled: { from: 'open', to: '=' },
  BookingCancelled: { from: 'open closed', to: '=' },
  CalendarClosed: { from: 'open', to: 'closed' },
}

const present = 'inProgress held reported'
const consultationSession: Table = {
  SessionScheduled: { from: 'none', to: 'planned' },
  SessionVenueChanged: { from: 'planned announced inProgress', to: '=' },
  SessionRescheduled: { from: 'planned announced', to: '=' },
  InvitationsDispatched: { from: 'planned announced', to: 'announced' },
  SessionOpened: { from: 'planned announced', to: 'inProgress' },
  SessionHeld: { from: 'planned announced inProgress', to: 'held' },
  TeamParticipated: { from: present, to: '=' },
  StaffPresent: { from: present, to: '=' },
  HeadcountRecorded: { from: present, to: '=' },
  HeadcountCorrected: { from: present, to: '=' },
  TopicTallied: { from: present, to: '=' },
  GroupTallied: { from: present, to: '=' },
  VacancyInformationOffered: { from: present, to: '=' },
  SurveyConducted: { from: present, to: '=' },
  SessionReported: { from: 'held', to: 'reported' },
  SessionCancelled: { from: 'planned announced', to: 'cancelled' },
  SessionCorrected: { from: `planned announced ${present} cancelled`, to: '=' },
}

const consultationSeries: Table = {
  ConsultationSeriesStarted: { from: 'none', to: 'pilot recurring' },
  SeriesCadenceChanged: { from: 'pilot recurring', to: 'recurring' },
  SocialSpaceAddedToSeries: { from: 'pilot recurring paused', to: '=' },
  SocialSpaceRemovedFromSeries: { from: 'pilot recurring paused', to: '=' },
  MonthWithoutSession: { from: 'recurring paused ended', to: '=' },
  MonthWithoutSessionCorrected: { from: 'recurring paused ended', to: '=' },
  SeriesPaused: { from: 'pilot recurring', to: 'paused' },
  SeriesResumed: { from: 'paused', to: 'pilot recurring' },
  SeriesEnded: { from: 'pilot recurring paused', to: 'ended' },
  SeriesCorrected: { from: 'pilot recurring paused ended', to: '=' },
}

const appointment: Table = {
  AppointmentMade: { from: 'none', to: 'made' },
  AppointmentMoved: { from: 'made unresolved', to: 'made' },
  AppointmentCancelled: { from: 'made unresolved', to: 'cancelled' },
  AttendanceConfirmed: { from: 'made unresolved absent excused', to: 'attended unresolved' },
  AppointmentUnresolved: { from: 'made', to: 'unresolved' },
  AbsenceRecorded: { from: 'unresolved', to: 'absent' },
  ImportantReasonAccepted: { from: 'unresolved absent', to: 'excused' },
  AppointmentCorrected: { from: 'made unresolved attended absent excused cancelled', to: '=' },
}

const walkIn: Table = {
  WalkInReceived: { from: 'none', to: 'received' },
  WalkInResolved: { from: 'received', to: 'resolved' },
  WalkInForwarded: { from: 'received forwarded', to: 'forwarded' },
  WalkInTakenOver: { from: 'forwarded', to: 'takenOver' },
  WalkInFinished: { from: 'takenOver', to: 'finished' },
  WalkInLeft: { from: 'received forwarded', to: 'left' },
}

export const tables = {
  'consultation-series': consultationSeries,
  'consultation-session': consultationSession,
  appointment,
  'walk-in': walkIn,
  'slot-calendar': slotCalendar,
}
