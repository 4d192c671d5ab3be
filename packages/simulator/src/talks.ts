/** Talks: first contact, plan, reviews each half-year, and what lies between. */
import { appointment, yearMonthOf, type CaseAssignmentEvents } from '@vor-ort/core'

import { meanDaysOpen, type CaseCommand, type Cases } from './case.ts'
import type { LiveCase } from './casework.ts'
import type { Invitations } from './appointments.ts'
import { dateOf, type Day } from './time.ts'
import { actors, type World } from './world.ts'

type Mode = CaseAssignmentEvents['ContactHeld']['mode']

/** Lets every case that is opened have its talks, its reviews and its end. */
export const holdTalks = ({ desk, agenda, randomOf }: World, cases: Cases, invitations: Invitations): void => {
  const random = randomOf('talks')
  const mode = (): Mode => random.pick<Mode>('inPerson', 'inPerson', 'inPerson', 'phone', 'phone', 'video')

  const end = (one: LiveCase) => (day: Day): void => cases.close(one, day)

  const turn25 = (one: LiveCase) => (day: Day): void => {
    if (!one.isOpen) return
    cases.close(one, day, 'functionEnded')
    cases.admit(day, { id: one.id, function: 'placement', space: one.space })
  }

  const correction = (one: LiveCase, day: Day): CaseCommand => ({
    type: 'CorrectCaseAssignment',
    on: dateOf(day),
    data: { competence: { within: 'yes' }, reason: random.pick('entryError', 'sourceCorrected', 'learnedLater'), ...(one.openedBy === undefined ? {} : { corrects: one.openedBy }) },
  })

  const servedBy = (one: LiveCase, day: Day): 'assigned' | 'substitute' | 'other' =>
    one.worker !== undefined && one.worker.absentUntil > day ? 'substitute' : random.chance(0.93) ? 'assigned' : 'other'

  /** A talk on a day, and with it the review of the plan where one is due. */
  const talk = (one: LiveCase, held: Day, how: Mode, isReview: boolean) => (day: Day): void => {
    if (!one.isOpen) return
    const on = dateOf(held)
    cases.tell(one, [
      { type: 'RecordContact', on, data: { mode: how, servedBy: servedBy(one, held), ...(how === 'inPerson' && random.chance(0.7) ? { venue: one.space === undefined ? 'jobcenter' : 'branch' } : {}) } },
      // Of some reviews only the month was written down.
      ...(isReview ? [{ type: 'UpdatePlan' as const, on: random.chance(0.02) ? monthOf(held) : on, data: {} }] : []),
      ...(random.chance(0.004) ? [correction(one, day)] : []),
    ])
  }

  const meet = (one: LiveCase, isReview: boolean) => (day: Day): void => {
    if (!one.isOpen) return
    const how = mode()
    const held = (on: Day): void => {
      // Three of a hundred talks are entered weeks later.
      if (random.chance(0.03)) agenda.on(on + random.between(10, 60), talk(one, on, how, isReview))
      else talk(one, on, how, isReview)(on)
      next(one, on, isReview)
    }
    if (how !== 'inPerson' || random.chance(0.6)) held(day)
    else invitations.invite(one, day, (on) => held(on), (on) => agenda.on(on + random.between(5, 20), meet(one, isReview)))
  }

  /** After some reviews a talk between; then the next review, sometimes late. */
  const next = (one: LiveCase, day: Day, wasReview: boolean): void => {
    if (wasReview && random.chance(0.3)) agenda.on(day + random.between(60, 90), meet(one, false))
    else agenda.on(day + (wasReview ? 90 : 0) + (random.chance(0.85) ? random.between(50, 70) : random.between(85, 190)), meet(one, true))
  }

  const firstTalk = (one: LiveCase) => (day: Day): void => {
    if (!one.isOpen || one.live.state.firstTalk !== undefined) return
    const on = dateOf(day)
    const how: Mode = random.chance(0.8) ? 'inPerson' : mode()
    const isAgreed = random.chance(0.86)
    cases.tell(one, [
      {
        type: 'RecordFirstContact',
        on,
        data: {
          mode: how,
          talk: random.chance(0.6) ? 'potentialAnalysis' : 'cooperationPlan',
          venue: how === 'inPerson' ? 'jobcenter' : 'home',
          ...(how !== 'inPerson' && random.chance(0.6) ? { exceptionReason: random.pick('careDuties', 'distance', 'employment') } : {}),
        },
      },
      ...(random.chance(0.9) ? [{ type: 'CompletePotentialAnalysis' as const, on, data: {} }] : []),
      isAgreed ? { type: 'ConcludePlan', on, data: {} } : { type: 'RecordNoPlan', on, data: {} },
    ])
    next(one, day, true)
  }

  cases.onAdmitted((one, day, isBaseline) => {
    if (isBaseline) agenda.on(day + random.between(0, 170), meet(one, random.chance(0.5)))
    else agenda.on(day + random.between(4, 25), firstTalk(one))
    agenda.on(day + 2 + Math.floor(random.waiting(meanDaysOpen)), end(one))
    const { ageBand } = one.live.state
    if (one.function === 'youthPlacement' && ageBand?.to !== undefined) agenda.on(Date.parse(ageBand.to) / 86_400_000, turn25(one))
  })

  cases.onClosed((one, day) => {
    const pending = one.appointment
    one.appointment = undefined
    if (pending?.state.phase === 'made') desk.act(appointment, pending, actors.placement, [{ type: 'CancelAppointment', on: dateOf(day), data: { by: 'office' } }])
  })
}

const monthOf = (day: Day) => yearMonthOf(dateOf(day))
