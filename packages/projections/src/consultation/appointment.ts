/** Termine aus Anlass, and what became of them. Whose appointment it is stays in the events: no report asks for it. */
import { appointment, countMissed } from '@vor-ort/core'

import { aggregateProjection } from '../aggregate-projection.ts'
import { column, optional } from '../columns.ts'
import { defineTable } from '../table.ts'

/** Termine. */
export const appointmentTable = defineTable({
  name: 'appointment',
  title: { de: 'Termine', en: 'Appointments' },
  definition: { de: 'Ein Termin je Zeile, wie er zuletzt erfasst ist; ohne Kennzeichen von Fällen oder Personen. Intern.', en: 'One appointment a row, as it was recorded last; without any sign of cases or persons. Internal.' },
  key: ['appointment'],
  columns: [
    column.text('appointment', ['Termin', 'Appointment'], ['Kennung des Termins (UUID)', 'Id of the appointment (UUID)'], 'stream'),
    column.text('phase', ['Stand', 'Phase'], ['none, made, unresolved, attended, absent, excused oder cancelled', 'none, made, unresolved, attended, absent, excused or cancelled'], 'lifecycle of the appointment'),
    optional.text('kind', ['Art', 'Kind'], ['regular, meldeaufforderung oder onlineBooked', 'regular, meldeaufforderung or onlineBooked'], 'AppointmentMade.kind'),
    optional.text('purpose', ['Zweck', 'Purpose'], ['careerGuidance, placement, supportPreparation, benefitDecision, entitlementCheck oder other', 'careerGuidance, placement, supportPreparation, benefitDecision, entitlementCheck or other'], 'AppointmentMade.purpose'),
    optional.text('starts_at', ['Beginn', 'Start'], ['Tag und Uhrzeit in Europe/Berlin, YYYY-MM-DDTHH:mm', 'Day and clock time in Europe/Berlin, YYYY-MM-DDTHH:mm'], 'AppointmentMade.start, AppointmentMoved.start'),
    optional.text('month', ['Monat', 'Month'], ['Kalendermonat des Beginns, YYYY-MM', 'Calendar month of the start, YYYY-MM'], 'AppointmentMade.start, AppointmentMoved.start'),
    optional.text('branch', ['Standort', 'Branch'], ['Standort, an dem er stattfindet', 'Branch where it takes place'], 'AppointmentMade.branch'),
    optional.text('calendar', ['Terminkalender', 'Calendar'], ['Terminkalender, aus dem er gebucht ist', 'Calendar from which it was booked'], 'AppointmentMade.calendar'),
    optional.boolean('instruction_given', ['Rechtsfolgenbelehrung', 'Instruction given'], ['Ob die schriftliche Belehrung beilag; leer: nicht bekannt', 'Whether the written instruction came with it; empty: not known'], 'AppointmentMade.instructionGiven'),
    column.integer('moved', '1', ['Verlegungen', 'Moves'], ['Wie oft er verlegt wurde', 'How often it was moved'], 'AppointmentMoved, counted'),
    optional.text('attended_at', ['Erschienen', 'Attended at'], ['Tag und Uhrzeit des Erscheinens in Europe/Berlin', 'Day and clock time of the appearance in Europe/Berlin'], 'AttendanceConfirmed.at'),
    optional.text('mode', ['Form', 'Mode'], ['inPerson, phone oder video', 'inPerson, phone or video'], 'AttendanceConfirmed.mode'),
    column.boolean('counts_as_missed', ['Meldeversäumnis', 'Counts as missed'], ['Nur festgestelltes Nichterscheinen zu einer Meldeaufforderung mit Belehrung (R-27)', 'Only a recorded absence from a Meldeaufforderung with instruction (R-27)'], 'AbsenceRecorded, AppointmentMade'),
    optional.text('cancelled_by', ['Abgesagt von', 'Cancelled by'], ['client oder office', 'client or office'], 'AppointmentCancelled.by'),
    column.instant('recorded_at', ['Zuletzt erfasst', 'Last recorded'], ['Wann das letzte Ereignis erfasst wurde (UTC)', 'When the last event was recorded (UTC)'], 'recordedAt'),
  ],
})

/** The projection of Termine: tables `appointment` and `appointment_finding`. */
export const appointmentProjection = aggregateProjection(appointment, {
  name: 'appointment',
  version: 1,
  title: { de: 'Termine', en: 'appointments' },
  tables: [appointmentTable],
  rows: ({ phase, made, attendance, moved, cancelledBy }, id, meta) => ({
    appointment: [
      {
        appointment: id,
        phase,
        kind: made?.kind,
        purpose: made?.purpose,
        starts_at: made?.start,
        month: made?.start.slice(0, 7),
        branch: made?.branch,
        calendar: made?.calendar,
        instruction_given: made?.instructionGiven,
        moved,
        attended_at: attendance?.at,
        mode: attendance?.mode,
        counts_as_missed: countMissed([{ phase, made }]) > 0,
        cancelled_by: cancelledBy,
        recorded_at: meta.lastRecordedAt,
      },
    ],
  }),
})
