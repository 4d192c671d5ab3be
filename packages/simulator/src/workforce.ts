/** The workforce: who is hired, who leaves and to whom their cases go, who is absent and who stands in. */
import { caseAssignment, caseworker, type CaseFunction } from '@vor-ort/core'

import type { Cases } from './case.ts'
import type { LiveCase, Worker } from './casework.ts'
import type { Site } from './places.ts'
import { shares, type Staff } from './staff.ts'
import { dateOf, type Day } from './time.ts'
import { actors, someSite, type World } from './world.ts'

/** The workforce of the Jobcenter. */
export interface Workforce {
  /** Hires somebody whose comings and goings follow by themselves. */
  readonly hire: (day: Day, of: CaseFunction, site: Site) => Worker
}

const meanDaysOfService = 8 * 365
const meanDaysBetweenAbsences = 2.5 * 365

/** Hires whoever is needed for the cases there are, and lets the workforce change from then on. */
export const makeWorkforce = ({ cases: expected, desk, agenda, randomOf, sites, first }: World, staff: Staff, cases: Cases): Workforce => {
  const random = randomOf('workforce')

  const somewhere = (): Site | undefined => someSite(sites, random)

  /** Gives cases to whoever is new, from those who have most. */
  const relieve = (worker: Worker, day: Day): void => {
    const wanted = Math.floor(worker.capacity * 0.75)
    for (let round = 0; round < wanted && worker.cases.size < wanted; round++) {
      const fullest = staff.active(worker.function).reduce<Worker | undefined>((most, other) => (other === worker || (most !== undefined && loadOf(most) >= loadOf(other)) ? most : other), undefined)
      const one = fullest === undefined || loadOf(fullest) < loadOf(worker) + 0.1 ? undefined : firstOf(fullest.cases)
      if (one === undefined) return
      cases.reassign(one, worker, day, 'capacity')
    }
  }

  const replace = (of: CaseFunction) => (day: Day): void => {
    const site = somewhere()
    if (site !== undefined) relieve(hire(day, of, site), day)
  }

  const leave = (worker: Worker) => (day: Day): void => {
    // Nobody goes before there is somebody else for the work.
    if (staff.active(worker.function).length < 2) replace(worker.function)(day)
    for (const one of worker.cases) {
      const to = staff.freest(day, one.function, worker.site, worker)
      if (to !== undefined) cases.reassign(one, to, day, 'staffChange')
    }
    staff.leave(worker, day)
    agenda.on(day + random.between(20, 140), replace(worker.function))
  }

  const standIn = (one: LiveCase, substitute: Worker, from: Day, to: Day): void =>
    cases.tell(one, [{ type: 'StartSubstitution', on: dateOf(from), data: { period: { from: dateOf(from), to: dateOf(to) }, substitute: substitute.id } }])

  const beAbsent = (worker: Worker) => (day: Day): void => {
    if (worker.live.state.phase !== 'active') return
    const to = day + random.between(18, 75)
    desk.act(caseworker, worker.live, actors.staffOffice, [{ type: 'RecordCaseworkerAbsence', on: dateOf(day), data: { period: { from: dateOf(day), to: dateOf(to) } } }])
    worker.absentUntil = to
    const colleagues = staff.active(worker.function).filter((other) => other !== worker && other.absentUntil <= day)
    const substituted = colleagues.length === 0 ? [] : [...worker.cases].filter(({ live }) => live.state.substitutions.length === 0)
    for (const [index, one] of substituted.entries()) {
      const substitute = colleagues[index % Math.min(colleagues.length, 3)]
      if (substitute !== undefined) standIn(one, substitute, day, to)
    }
    if (random.chance(0.15)) agenda.on(day + random.between(7, 16), returnEarly(worker))
    agenda.on(to + 1 + Math.floor(random.waiting(meanDaysBetweenAbsences)), beAbsent(worker))
  }

  const returnEarly = (worker: Worker) => (day: Day): void => {
    worker.absentUntil = Math.min(worker.absentUntil, day)
    for (const one of worker.cases) {
      const substitute = one.live.state.substitutions.at(-1)?.substitute
      if (substitute !== undefined) desk.act(caseAssignment, one.live, actors.teamLead, [{ type: 'EndSubstitution', on: dateOf(day), data: { substitute } }])
    }
  }

  const hire = (day: Day, of: CaseFunction, site: Site): Worker => {
    const worker = staff.hire(day, of, site)
    agenda.on(day + 90 + Math.floor(random.waiting(meanDaysOfService)), (on) => {
      if (worker.live.state.phase === 'active') leave(worker)(on)
    })
    agenda.on(day + 1 + Math.floor(random.waiting(meanDaysBetweenAbsences)), beAbsent(worker))
    return worker
  }

  for (const [of, share] of shares) {
    // One in fourteen places is free at the beginning.
    const wanted = (expected * share) / 0.93
    let capacity = 0
    while (capacity < wanted || staff.active(of).length < 2) {
      const site = somewhere()
      if (site === undefined) break
      capacity += hire(first, of, site).capacity
    }
  }
  return { hire }
}

const loadOf = ({ cases, capacity }: Worker): number => cases.size / capacity

const firstOf = <A>(all: Iterable<A>): A | undefined => {
  for (const one of all) return one
  return undefined
}
