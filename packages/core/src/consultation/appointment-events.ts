/** The events of a Termin aus Anlass: the storage contract. Names and shapes change only with a new schema version. */
import type * as t from 'io-ts'

import { CaseId } from '../assignments/vocabulary.ts'
import { BranchId } from '../branches/vocabulary.ts'
import { code, record } from '../kernel/codec.ts'
import { EventId } from '../kernel/envelope.ts'
import { defineEvent, type DataOf } from '../kernel/event.ts'
import { Instant, LocalDateTime } from '../kernel/local-date.ts'
import { flag, text } from '../kernel/scalar.ts'
import { SlotCalendarId, SlotId } from './vocabulary.ts'

/** What an appointment is: an ordinary invitation, a Meldeaufforderung (duty to report), or booked online by the client. */
export const AppointmentKind = code('regular', 'meldeaufforderung', 'onlineBooked')
export type AppointmentKind = t.TypeOf<typeof AppointmentKind>

/**
 * What an appointment is for: the five purposes of § 309 Abs. 2 SGB III, and `other`, which no Meldeaufforderung may have.
 *
 * In the order of the law (its wording from memory): Berufsberatung; Vermittlung in Ausbildung oder Arbeit; Vorbereitung aktiver
 * Arbeitsförderungsleistungen; Vorbereitung von Entscheidungen im Leistungsverfahren; Prüfung der Voraussetzungen für den Leistungsanspruch.
 */
export const AppointmentPurpose = code('careerGuidance', 'placement', 'supportPreparation', 'benefitDecision', 'entitlementCheck', 'other')
export type AppointmentPurpose = t.TypeOf<typeof AppointmentPurpose>

/** A role in which a person decides: a machine has none. */
export const DecidingRole = code('placement', 'caseManagement', 'benefits', 'reception', 'teamLead')
export type DecidingRole = t.TypeOf<typeof DecidingRole>

const offset = { offset: code('+01:00', '+02:00') }

/** The events of a Termin by type. */
export const appointmentEvents = {
  AppointmentMade: defineEvent({
    german: 'Termin oder Meldeaufforderung',
    seat: '§ 59 SGB II; § 309 SGB III',
    classification: 'personal',
    summary: 'A client has an appointment for an occasion; `instructionGiven` says whether the written instruction on the legal consequences came with it.',
    data: record(
      { kind: AppointmentKind, caseRef: CaseId, start: LocalDateTime, purpose: AppointmentPurpose },
      { ...offset, branch: BranchId, instructionGiven: flag, calendar: SlotCalendarId, slot: SlotId },
    ),
  }),
  AppointmentMoved: defineEvent({
    german: 'Verlegung des Termins',
    classification: 'personal',
    summary: 'The appointment is at another time.',
    data: record({ start: LocalDateTime, by: code('client', 'office') }, offset),
  }),
  AppointmentCancelled: defineEvent({
    german: 'Absage des Termins',
    classification: 'personal',
    summary: 'The client or the office cancels the appointment.',
    data: record({ by: code('client', 'office') }),
  }),
  AttendanceConfirmed: defineEvent({
    german: 'Wahrnehmung des Termins',
    seat: '§ 309 Abs. 3 S. 2 SGB III',
    classification: 'personal',
    summary: 'The client appeared on the day, perhaps at another time; later than appointed it counts if the purpose is reached (R-26).',
    data: record({ at: LocalDateTime, purposeReached: flag, mode: code('inPerson', 'phone', 'video') }),
  }),
  AppointmentUnresolved: defineEvent({
    german: 'Ungeklärter Ausgang',
    classification: 'personal',
    summary: 'The time has passed and nobody has said what became of it; that is no absence (C-5).',
    data: record({ at: Instant }),
  }),
  AbsenceRecorded: defineEvent({
    german: 'Feststellung des Nichterscheinens',
    seat: '§ 59 SGB II; § 309 SGB III',
    classification: 'personal',
    summary: 'A person establishes that the client did not appear (C-5).',
    data: record({ by: DecidingRole }),
  }),
  ImportantReasonAccepted: defineEvent({
    german: 'Anerkennung eines wichtigen Grundes',
    seat: '§ 32 SGB II',
    classification: 'personal',
    summary: 'The client had an important reason; which one is not for this record.',
    data: record({ by: DecidingRole }),
  }),
  AppointmentCorrected: defineEvent({
    german: 'Berichtigung der Angaben zum Termin',
    classification: 'personal',
    summary: 'Details were recorded wrongly.',
    data: record({ reason: text }, { kind: AppointmentKind, purpose: AppointmentPurpose, instructionGiven: flag, branch: BranchId, corrects: EventId }),
  }),
} as const

/** The data of each event of a Termin. */
export type AppointmentEvents = DataOf<typeof appointmentEvents>
