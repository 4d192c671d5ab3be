/**
 * Termin aus Anlass: an appointment that staying away from may have consequences, and what became of it.
 *
 * Seats: § 59 SGB II with §§ 309, 310 SGB III; §§ 32, 7b Abs. 4, 65a SGB II. Sanctions are not computed here.
 * made → attended | unresolved → attended | absent | excused; made | unresolved → cancelled. Never automatically absent.
 */
import { left, right } from 'fp-ts/lib/Either.js'

import { appointmentEvents as events, type AppointmentEvents as Events } from './appointment-events.ts'
import { defineAggregate, emits, message, type Decision, type EventsOf } from '../kernel/aggregate.ts'
import type { MessageOf } from '../kernel/event.ts'
import { finding, ruleBroken, type Finding } from '../kernel/finding.ts'
import type { FuzzyDate } from '../kernel/fuzzy-date.ts'
import { hasBegun, startFault, type SlotStart } from './slot-times.ts'

// State

/** What is known of a Termin. */
export interface AppointmentState {
  readonly phase: 'none' | 'made' | 'unresolved' | 'attended' | 'absent' | 'excused' | 'cancelled'
  readonly made: Events['AppointmentMade'] | undefined
  readonly attendance: Events['AttendanceConfirmed'] | undefined
  readonly moved: number
  readonly absenceRecordedBy: Events['AbsenceRecorded']['by'] | undefined
  readonly cancelledBy: Events['AppointmentCancelled']['by'] | undefined
}
const initial: AppointmentState = { phase: 'none', made: undefined, attendance: undefined, moved: 0, absenceRecordedBy: undefined, cancelledBy: undefined }

/** Whether an appearance keeps the appointment: in time, or later on the same day with its purpose reached. */
const isKept = (made: SlotStart | undefined, { at, purposeReached }: Events['AttendanceConfirmed']): boolean =>
  made === undefined || purposeReached || at <= made.start

/**
 * How many Meldeversäumnisse there are among appointments, for the count of R-27.
 *
 * Only a Meldeaufforderung with written instruction on the legal consequences counts, and only when a person has
 * recorded the absence; what follows from the number is not computed here.
 *
 * @example
 * ```ts
 * import { countMissed } from '@vor-ort/core'
 * countMissed([{ phase: 'absent', made: { kind: 'meldeaufforderung', instructionGiven: true } }, { phase: 'absent', made: { kind: 'regular' } }]) // => 1
 * ```
 */
export const countMissed = (
  appointments: Iterable<{ readonly phase: AppointmentState['phase']; readonly made: Pick<Events['AppointmentMade'], 'kind' | 'instructionGiven'> | undefined }>,
): number => {
  let missed = 0
  for (const { phase, made } of appointments) {
    if (phase === 'absent' && made?.kind === 'meldeaufforderung' && made.instructionGiven === true) missed += 1
  }
  return missed
}

// Commands

const commands = {
  MakeAppointment: { german: 'Termin vergeben', data: events.AppointmentMade.data },
  MoveAppointment: { german: 'Termin verlegen', data: events.AppointmentMoved.data },
  CancelAppointment: { german: 'Termin absagen', data: events.AppointmentCancelled.data },
  ConfirmAttendance: { german: 'Wahrnehmung erfassen', data: events.AttendanceConfirmed.data },
  LeaveUnresolved: { german: 'Ausgang als ungeklärt vermerken', data: events.AppointmentUnresolved.data },
  RecordAbsence: { german: 'Nichterscheinen feststellen', data: events.AbsenceRecorded.data },
  AcceptImportantReason: { german: 'Wichtigen Grund anerkennen', data: events.ImportantReasonAccepted.data },
  CorrectAppointment: { german: 'Angaben zum Termin berichtigen', data: events.AppointmentCorrected.data },
}

/** An event with a start that the clocks must show. */
const starting = <K extends keyof Events>(type: K, command: string, data: Events[K] & SlotStart, on: FuzzyDate): Decision<MessageOf<Events, K>> => {
  const fault = startFault('$.data', data)
  return fault === undefined ? right([message<Events, K>(type, on, data)]) : left({ _tag: 'InvalidCommand', command, faults: [fault] })
}

const isBeyondPurposes = ({ kind, purpose }: Partial<Pick<Events['AppointmentMade'], 'kind' | 'purpose'>>): boolean =>
  kind === 'meldeaufforderung' && purpose === 'other'

const beyondPurposes = ruleBroken('R-26', {
  de: 'Eine Meldeaufforderung hat einen der fünf Zwecke des § 309 Abs. 2 SGB III.',
  en: 'A Meldeaufforderung has one of the five purposes of § 309 Abs. 2 SGB III.',
})

/** The Termin aus Anlass as an aggregate; its streams are `appointment-<id>`. */
export const appointment = defineAggregate<AppointmentState['phase'], AppointmentState, typeof events, typeof commands>({
  category: 'appointment',
  module: 'consultation',
  german: 'Termin',
  seat: '§ 59 SGB II; §§ 309, 310 SGB III',
  summary: 'An appointment for an occasion, and what became of it.',
  events,
  commands,
  initial,
  lifecycle: {
    AppointmentMade: [['none'], 'made'],
    AppointmentMoved: [['made', 'unresolved'], 'made'],
    AppointmentCancelled: [['made', 'unresolved'], 'cancelled'],
    AttendanceConfirmed: [['made', 'unresolved', 'absent', 'excused'], ['attended', 'unresolved']],
    AppointmentUnresolved: [['made'], 'unresolved'],
    AbsenceRecorded: [['unresolved'], 'absent'],
    ImportantReasonAccepted: [['unresolved', 'absent'], 'excused'],
    AppointmentCorrected: ['any', 'same'],
  },
  evolve: {
    AppointmentMade: (state, made) => ({ ...state, made }),
    AppointmentMoved: (state, { start, offset }) => {
      if (state.made === undefined) return state
      const { offset: _offset, ...made } = state.made
      return { ...state, made: { ...made, start, ...(offset === undefined ? {} : { offset }) }, moved: state.moved + 1, attendance: undefined }
    },
    AppointmentCancelled: (state, { by }) => ({ ...state, cancelledBy: by }),
    AttendanceConfirmed: (state, attendance) => ({ ...state, phase: isKept(state.made, attendance) ? 'attended' : 'unresolved', attendance }),
    AppointmentUnresolved: (state) => state,
    AbsenceRecorded: (state, { by }) => ({ ...state, absenceRecordedBy: by }),
    ImportantReasonAccepted: (state) => state,
    AppointmentCorrected: (state, { reason: _reason, corrects: _corrects, ...changed }) =>
      state.made === undefined ? state : { ...state, made: { ...state.made, ...changed } },
  },
  decide: {
    MakeAppointment: (data, _state, on) => (isBeyondPurposes(data) ? left(beyondPurposes) : starting('AppointmentMade', 'MakeAppointment', data, on)),
    MoveAppointment: (data, _state, on) => starting('AppointmentMoved', 'MoveAppointment', data, on),
    CancelAppointment: emits<Events, 'AppointmentCancelled'>('AppointmentCancelled'),
    ConfirmAttendance: (data, { made }, on) =>
      made !== undefined && data.at.slice(0, 10) !== made.start.slice(0, 10)
        ? left(
            ruleBroken('C-6', {
              de: 'Wahrgenommen wird ein Termin nur an seinem Tag; an einem anderen Tag ist es ein anderer Termin.',
              en: 'An appointment is kept only on its day; on another day it is another appointment.',
            }, { appointed: made.start, appeared: data.at }),
          )
        : right([message<Events, 'AttendanceConfirmed'>('AttendanceConfirmed', on, data)]),
    LeaveUnresolved: (data, { made }, on) =>
      made !== undefined && !hasBegun(made, data.at)
        ? left(
            ruleBroken('C-5', { de: 'Der Termin hat noch nicht begonnen.', en: 'The appointment has not begun yet.' }, { start: made.start, at: data.at }),
          )
        : right([message<Events, 'AppointmentUnresolved'>('AppointmentUnresolved', on, data)]),
    RecordAbsence: (data, { made }, on) =>
      made?.kind === 'onlineBooked'
        ? left(
            ruleBroken('C-5', {
              de: 'Wer selbst online bucht, folgt keiner Einladung; ein Nichterscheinen wird nicht festgestellt.',
              en: 'Who books online follows no invitation; no absence is recorded.',
            }),
          )
        : right([message<Events, 'AbsenceRecorded'>('AbsenceRecorded', on, data)]),
    AcceptImportantReason: emits<Events, 'ImportantReasonAccepted'>('ImportantReasonAccepted'),
    CorrectAppointment: (data, { made }, on) =>
      isBeyondPurposes({ ...made, ...data }) ? left(beyondPurposes) : right([message<Events, 'AppointmentCorrected'>('AppointmentCorrected', on, data)]),
  },
  title: ({ made }) => (made === undefined ? '' : `${made.start} ${made.purpose}`),
  findings: (state) => appointmentFindings(state),
})

const appointmentFindings = ({ phase, made }: AppointmentState): ReadonlyArray<Finding> => {
  if (phase !== 'absent') return []
  if (made?.kind === 'onlineBooked') {
    return [
      finding('C-5', 'violation', {
        de: 'Zu einem selbst gebuchten Termin ist ein Nichterscheinen festgestellt.',
        en: 'An absence is recorded for an appointment that the client booked.',
      }),
    ]
  }
  return made?.kind === 'meldeaufforderung' && made.instructionGiven !== true
    ? [
        finding('R-27', 'information', {
          de: 'Ohne Rechtsfolgenbelehrung zählt das Nichterscheinen nicht als Meldeversäumnis.',
          en: 'Without instruction on the legal consequences the absence does not count as missed.',
        }, { instructionGiven: made.instructionGiven ?? 'unknown' }),
      ]
    : []
}

/** An event of a Termin. */
export type AppointmentEvent = EventsOf<typeof appointment>
