import { appointment, countMissed, type AppointmentEvents } from '@vor-ort/core'
import { command, event, specify } from '@vor-ort/testing'
import { describe, expect, test } from 'vitest'

import { branch, caseRef, local, on, utc } from './data.ts'

const given = specify(appointment)
const at = local('2026-06-15T09:00')
const made = (more: Partial<AppointmentEvents['AppointmentMade']> = {}) =>
  event(appointment, 'AppointmentMade', on, { kind: 'meldeaufforderung', caseRef, start: at, purpose: 'placement', instructionGiven: true, branch, ...more })
const appeared = (time: string, purposeReached: boolean) => event(appointment, 'AttendanceConfirmed', on, { at: local(time), purposeReached, mode: 'inPerson' })
const confirm = (time: string, purposeReached: boolean) => command(appointment, 'ConfirmAttendance', on, appeared(time, purposeReached).data)
const unresolved = event(appointment, 'AppointmentUnresolved', on, { at: utc('15:00') })
const absent = event(appointment, 'AbsenceRecorded', on, { by: 'caseManagement' })
const recordAbsence = command(appointment, 'RecordAbsence', on, { by: 'caseManagement' })
const cancelled = event(appointment, 'AppointmentCancelled', on, { by: 'client' })
const excused = event(appointment, 'ImportantReasonAccepted', on, { by: 'teamLead' })

describe('A Termin', () => {
  test('is made, moved, cancelled and corrected', () => {
    given([]).when(command(appointment, 'MakeAppointment', on, made().data)).then([made()]).thenState({ phase: 'made' })
    const moved = event(appointment, 'AppointmentMoved', on, { start: local('2026-06-16T09:00'), by: 'office' })
    given([made()]).when(command(appointment, 'MoveAppointment', on, moved.data)).then([moved]).thenState({ phase: 'made', moved: 1 })
    given([made(), unresolved, moved]).when(confirm('2026-06-16T09:00', true)).thenState({ phase: 'attended' })
    given([made()]).when(command(appointment, 'CancelAppointment', on, cancelled.data)).then([cancelled]).thenState({ phase: 'cancelled', cancelledBy: 'client' })
    const right = event(appointment, 'AppointmentCorrected', on, { reason: 'falsch erfasst', kind: 'regular' })
    given([made()]).when(command(appointment, 'CorrectAppointment', on, right.data)).then([right])
    expect(given([made(), right]).state.made).toMatchObject({ kind: 'regular', start: at })
  })

  test('has a start that the clocks show', () => {
    given([]).when(command(appointment, 'MakeAppointment', on, made({ start: local('2026-03-29T02:30') }).data)).thenRejected({ _tag: 'InvalidCommand', command: 'MakeAppointment' })
    const twice = { start: local('2026-10-25T02:30'), by: 'office' } as const
    given([made()]).when(command(appointment, 'MoveAppointment', on, twice)).thenRejected({ _tag: 'InvalidCommand', command: 'MoveAppointment' })
    given([made()]).when(command(appointment, 'MoveAppointment', on, { ...twice, offset: '+01:00' })).thenState({ moved: 1 })
  })

  test('with a duty to appear has one of the five purposes of the law (R-26)', () => {
    given([]).when(command(appointment, 'MakeAppointment', on, made({ purpose: 'other' }).data)).thenRejected({ _tag: 'RuleBroken', rule: 'R-26' })
    given([]).when(command(appointment, 'MakeAppointment', on, made({ purpose: 'other', kind: 'regular' }).data)).thenState({ phase: 'made' })
    given([made({ purpose: 'other', kind: 'regular' })])
      .when(command(appointment, 'CorrectAppointment', on, { reason: 'x', kind: 'meldeaufforderung' }))
      .thenRejected({ _tag: 'RuleBroken', rule: 'R-26' })
  })

  test('that is cancelled gets no attendance and no absence (C-7)', () => {
    given([made(), cancelled]).when(confirm('2026-06-15T09:00', true)).thenRejected({ _tag: 'WrongPhase', phase: 'cancelled' })
    given([made(), cancelled]).when(recordAbsence).thenRejected({ _tag: 'WrongPhase', phase: 'cancelled' })
  })

  test('is called by its time and purpose', () => {
    expect(appointment.title(given([made()]).state)).toBe('2026-06-15T09:00 placement')
  })
})

describe('Who appears', () => {
  test('in time has kept the appointment, whatever came of it', () => {
    given([made()]).when(confirm('2026-06-15T09:00', false)).then([appeared('2026-06-15T09:00', false)]).thenState({ phase: 'attended' })
    given([made()]).when(confirm('2026-06-15T08:45', true)).thenState({ phase: 'attended' })
  })

  test('later on the same day has kept it if the purpose is reached (C-6, R-26)', () => {
    given([made()]).when(confirm('2026-06-15T16:30', true)).thenState({ phase: 'attended' })
    given([made()]).when(confirm('2026-06-15T16:30', false)).thenState({ phase: 'unresolved' })
    given([made(), unresolved]).when(confirm('2026-06-15T16:30', true)).thenState({ phase: 'attended' })
  })

  test('on another day has another appointment (C-6)', () => {
    given([made()]).when(confirm('2026-06-16T09:00', true)).thenRejected({ _tag: 'RuleBroken', rule: 'C-6' })
    given([made()]).when(confirm('2026-06-14T09:00', true)).thenRejected({ _tag: 'RuleBroken', rule: 'C-6' })
  })

  test('on the day, as it becomes known later, was not absent', () => {
    given([made(), unresolved, absent]).when(confirm('2026-06-15T16:30', true)).thenState({ phase: 'attended' })
  })
})

describe('Who does not appear (C-5)', () => {
  test('is not absent by the passing of time: the outcome is unresolved, and not before the start', () => {
    given([made()]).when(command(appointment, 'LeaveUnresolved', on, { at: utc('15:00') })).then([unresolved]).thenState({ phase: 'unresolved' })
    given([made()]).when(command(appointment, 'LeaveUnresolved', on, { at: utc('07:00') })).thenState({ phase: 'unresolved' })
    given([made()]).when(command(appointment, 'LeaveUnresolved', on, { at: utc('06:59') })).thenRejected({ _tag: 'RuleBroken', rule: 'C-5' })
    given([made()]).when(recordAbsence).thenRejected({ _tag: 'WrongPhase', phase: 'made', allowed: ['unresolved'] })
  })

  test('is absent only when a person says so, in a role of the office', () => {
    given([made(), unresolved]).when(recordAbsence).then([absent]).thenState({ phase: 'absent', absenceRecordedBy: 'caseManagement' })
    expect(appointment.events.AbsenceRecorded.data.is({ by: 'system' })).toBe(false)
    given([made({ kind: 'regular' }), unresolved]).when(recordAbsence).then([absent])
  })

  test('is not absent from what was booked online', () => {
    given([made({ kind: 'onlineBooked' }), unresolved]).when(recordAbsence).thenRejected({ _tag: 'RuleBroken', rule: 'C-5' })
    given([made({ kind: 'onlineBooked' }), unresolved, absent]).thenFindings({ rule: 'C-5', severity: 'violation' })
  })

  test('may have an important reason, before and after the absence is recorded', () => {
    const accept = command(appointment, 'AcceptImportantReason', on, { by: 'teamLead' })
    given([made(), unresolved]).when(accept).then([excused]).thenState({ phase: 'excused' })
    given([made(), unresolved, absent]).when(accept).then([excused]).thenState({ phase: 'excused' })
  })
})

describe('What counts as missed (R-27)', () => {
  const after = (...events: Parameters<typeof given>[0]) => given(events).state

  test('is a Meldeaufforderung with instruction whose absence was recorded, and nothing else', () => {
    const missed = after(made(), unresolved, absent)
    expect(countMissed([missed])).toBe(1)
    expect(countMissed([missed, missed, missed])).toBe(3)
    const others = [
      after(made(), unresolved), after(made(), unresolved, absent, excused), after(made(), unresolved, absent, appeared('2026-06-15T16:30', true)),
      after(made({ instructionGiven: false }), unresolved, absent), after(made({ kind: 'regular' }), unresolved, absent),
      after(made({ kind: 'onlineBooked' }), unresolved, absent), after(made(), cancelled), after(),
    ]
    expect(others.map((state) => countMissed([state]))).toEqual(others.map(() => 0))
    expect(countMissed(others)).toBe(0)
  })

  test('is not what came without instruction on the legal consequences, and the record says so', () => {
    given([made(), unresolved, absent]).thenFindings()
    given([made({ instructionGiven: false }), unresolved, absent]).thenFindings({ rule: 'R-27', severity: 'information', facts: { instructionGiven: false } })
    const { instructionGiven: _unknown, ...data } = made().data
    given([event(appointment, 'AppointmentMade', on, data), unresolved, absent]).thenFindings({ rule: 'R-27', facts: { instructionGiven: 'unknown' } })
    given([made({ instructionGiven: false }), unresolved]).thenFindings()
    given([made({ kind: 'regular', instructionGiven: false }), unresolved, absent]).thenFindings()
  })
})
