/** Appointments for an occasion: invitations, and what became of them. */
import { appointment, AppointmentId, type AppointmentEvents, type AppointmentState, type BranchId, type CaseId } from '@vor-ort/core'

import type { LiveCase } from './casework.ts'
import type { Live } from './desk.ts'
import { clockOn, dateOf, instantOn, workdayFrom, workdaysLater, type Day } from './time.ts'
import { actors, type World } from './world.ts'

/** Invites clients to appointments. */
export interface Invitations {
  /** Invites to an appointment some days later; tells when it was kept, or that it came to nothing. */
  readonly invite: (one: LiveCase, day: Day, kept: (on: Day) => void, missed: (on: Day) => void) => void
  /** An appointment that a client booked online. */
  readonly booked: (booking: BookedOnline) => void
}

/** What a booking says of its appointment. */
export interface BookedOnline extends Pick<AppointmentEvents['AppointmentMade'], 'calendar' | 'slot'> {
  readonly id: AppointmentId
  readonly caseRef: CaseId
  readonly branch: BranchId
  /** The day on which it was booked, and that of the appointment. */
  readonly bookedOn: Day
  readonly day: Day
  readonly minutes: number
}

const purposes = ['careerGuidance', 'placement', 'placement', 'placement', 'supportPreparation', 'benefitDecision'] as const

/** Makes the invitations. */
export const makeInvitations = ({ desk, agenda, randomOf }: World): Invitations => {
  const random = randomOf('appointments')
  const tell = (live: Live<AppointmentState>, ...commands: Parameters<typeof appointment.decider.decide>[0][]): void =>
    void desk.act(appointment, live, actors.placement, commands)

  const unresolved = (live: Live<AppointmentState>, day: Day, minutes: number): void =>
    tell(live, { type: 'LeaveUnresolved', on: dateOf(day), data: { at: instantOn(day, minutes + 30) } })

  /** What somebody establishes days after a client did not come; of some it stays open. */
  const settle = (live: Live<AppointmentState>, on: Day) => (): void => {
    if (live.state.phase !== 'unresolved') return
    const date = dateOf(on)
    const outcome = random.unit()
    if (outcome < 0.55) {
      tell(live, { type: 'RecordAbsence', on: date, data: { by: random.pick('placement', 'placement', 'teamLead') } })
      if (random.chance(0.12)) agenda.on(on + random.between(10, 40), (day) => tell(live, { type: 'AcceptImportantReason', on: dateOf(day), data: { by: 'placement' } }))
    } else if (outcome < 0.85) tell(live, { type: 'AcceptImportantReason', on: date, data: { by: 'placement' } })
  }

  return {
    invite: (one, day, kept, missed) => {
      let date = workdaysLater(day, random.between(7, 14))
      let minutes = 480 + 15 * random.between(0, 27)
      const live = desk.start(appointment, desk.ids.next(AppointmentId))
      const isDuty = random.chance(0.45)
      tell(live, {
        type: 'MakeAppointment',
        on: dateOf(day),
        data: {
          ...(one.live.state.branch === undefined ? {} : { branch: one.live.state.branch }),
          caseRef: one.id,
          ...(isDuty ? { instructionGiven: random.chance(0.96) } : {}),
          kind: isDuty ? 'meldeaufforderung' : 'regular',
          purpose: random.of(purposes) ?? 'placement',
          start: clockOn(date, minutes),
        },
      })
      one.appointment = live
      if (random.chance(0.01)) tell(live, { type: 'CorrectAppointment', on: dateOf(day), data: { purpose: 'placement', reason: 'Zweck falsch erfasst' } })

      const outcome = (on: Day): void => {
        if (live.state.phase !== 'made' || !one.isOpen) return
        one.appointment = undefined
        const drawn = random.unit()
        if (drawn < 0.76) {
          const isLate = random.chance(0.06)
          tell(live, { type: 'ConfirmAttendance', on: dateOf(on), data: { at: clockOn(on, minutes + (isLate ? 45 : -random.between(0, 8))), mode: 'inPerson', purposeReached: !isLate || random.chance(0.8) } })
          kept(on)
        } else if (drawn < 0.83) {
          tell(live, { type: 'CancelAppointment', on: dateOf(on), data: { by: random.chance(0.75) ? 'client' : 'office' } })
          missed(on)
        } else {
          unresolved(live, on, minutes)
          const later = workdayFrom(on + random.between(2, 12))
          agenda.on(later, settle(live, later))
          missed(on)
        }
      }

      if (random.chance(0.06)) {
        agenda.on(workdaysLater(date, -2), (on) => {
          if (live.state.phase !== 'made' || !one.isOpen) return
          date = workdaysLater(date, random.between(2, 8))
          minutes = 480 + 15 * random.between(0, 27)
          tell(live, { type: 'MoveAppointment', on: dateOf(on), data: { by: random.pick('client', 'client', 'office'), start: clockOn(date, minutes) } })
          agenda.on(date, outcome)
        })
      } else agenda.on(date, outcome)
    },
    booked: ({ id, bookedOn, day, minutes, ...details }) => {
      const live = desk.start(appointment, id)
      tell(live, { type: 'MakeAppointment', on: dateOf(bookedOn), data: { ...details, kind: 'onlineBooked', purpose: 'other', start: clockOn(day, minutes) } })
      agenda.on(day, (on) => {
        if (random.chance(0.85)) tell(live, { type: 'ConfirmAttendance', on: dateOf(on), data: { at: clockOn(on, minutes), mode: 'inPerson', purposeReached: true } })
        else unresolved(live, on, minutes)
      })
    },
  }
}
