import { AppointmentKind, consultation, consultationSeries, consultationSession, walkIn, type CommandsOf, type EventsOf, type SlotCalendarEvent } from '@vor-ort/core'
import { expect, test } from 'vitest'

import { on } from './data.ts'

// C-4: the compiler proves that a voluntary offer has no absence; were there one, the expected errors would be missing.
type SessionCommand = CommandsOf<typeof consultationSession>
type SessionEvent = EventsOf<typeof consultationSession>

test('a voluntary session has no absence in its type (C-4)', () => {
  // @ts-expect-error no command of a session records an absence
  const recordAbsence: SessionCommand['type'] = 'RecordAbsence'
  // @ts-expect-error no event of a session is an absence
  const absenceRecorded: keyof typeof consultationSession.events = 'AbsenceRecorded'
  // @ts-expect-error a session is voluntary and nothing else
  const obligation: Extract<SessionEvent, { readonly type: 'SessionScheduled' }>['data']['obligation'] = 'occasionBound'
  // @ts-expect-error a calendar tells who booked, not who stayed away
  const stayedAway: SlotCalendarEvent['type'] = 'AbsenceRecorded'
  expect([recordAbsence, absenceRecorded, obligation, stayedAway]).toHaveLength(4)
  expect(consultationSession.decider.isCommand({ type: recordAbsence })).toBe(false)
  expect(consultationSession.decider.isEvent({ type: absenceRecorded })).toBe(false)
})

test('only the appointment for an occasion knows an absence (C-4), and none of its kinds is voluntary', () => {
  const withAbsence = consultation.filter(({ events }) => Object.keys(events).some((type) => type.includes('Absence') || type.includes('Missed')))
  expect(withAbsence.map(({ category }) => category)).toEqual(['appointment'])
  expect(AppointmentKind.codes).not.toContain('voluntary')
  const scheduled = consultationSession.events.SessionScheduled.data
  const data = { venue: { kind: 'own', place: 'Hage' }, catchment: [], booking: 'none' }
  expect([scheduled.is({ ...data, obligation: 'voluntary' }), scheduled.is({ ...data, obligation: 'occasionBound' })]).toEqual([true, false])
  expect(consultationSeries.events.ConsultationSeriesStarted.data.is({ name: 'x', pilot: true, obligation: 'occasionBound' })).toBe(false)
})

test('sessions, series and walk-ins hold no identifier of a person (C-13)', () => {
  const fields = [consultationSession, consultationSeries, walkIn].flatMap(({ events }) => Object.values(events).flatMap(({ data }) => [...Object.keys(data.required), ...Object.keys(data.optional)]))
  expect(fields.filter((field) => /caseRef|person|client|visitorName|appointment/i.test(field))).toEqual([])
  expect(walkIn.events.WalkInReceived.data.is({ servicePoint: 'Empfang', at: '2026-06-15T08:00:00.000Z', caseRef: on })).toBe(false)
})
