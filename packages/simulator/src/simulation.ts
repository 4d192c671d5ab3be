/** The simulation: day by day, in the order in which a Jobcenter would record it. */
import { day as dateLiteral } from '@vor-ort/core'

import { makeAgenda } from './agenda.ts'
import { makeInvitations } from './appointments.ts'
import { makeBranchProjects } from './branch-projects.ts'
import { makeCalendars } from './calendars.ts'
import { makeCases, meanDaysOpen } from './case.ts'
import { makeCouncil } from './council.ts'
import { makeDesk, type CommandRefused, type SimulatedAppend } from './desk.ts'
import { makeMotions } from './motions.ts'
import { defineSpaces, recordNetwork, roughly } from './network.ts'
import { carrierKey } from './places.ts'
import { makeRandom } from './random.ts'
import { redistribute } from './redistribution.ts'
import { makeResolutions } from './resolutions.ts'
import { makeSeries } from './series.ts'
import { makeStaff } from './staff.ts'
import { holdTalks } from './talks.ts'
import { dateOf, dayOf, isWorkday, workdayFrom, type Day } from './time.ts'
import { makeWalkIns } from './walk-ins.ts'
import { makeWorkforce } from './workforce.ts'
import type { SimulationOptions, World } from './world.ts'

/** The first day where none is given. */
export const defaultFirstDay = dateLiteral('2021-01-01')

/** The first day and every other, as steps after each of which what follows may be written. */
interface Simulated {
  readonly found: () => Generator<() => void, void, undefined>
  readonly workday: (day: Day, isFirstOfMonth: boolean) => Generator<() => void, void, undefined>
}

/**
 * Years of a Jobcenter that never was, as appends in the order of their recording.
 *
 * The same options give the same appends, ids and times included. What is kept in memory is what is open at a time,
 * whatever was written before. The return value is a refusal by a decider, which is a fault of the simulation.
 *
 * @example
 * ```ts
 * import { simulate } from '@vor-ort/simulator'
 * const [first] = simulate({ cases: 10, years: 1, seed: 1 })
 * first?.events.map(({ type, metadata }) => [type, metadata.recordedAt.slice(0, 10)]) // => [['SocialSpaceDefined', '2021-01-04']]
 * ```
 */
export function* simulate(options: SimulationOptions): Generator<SimulatedAppend, CommandRefused | undefined, undefined> {
  const first = workdayFrom(dayOf(options.from ?? defaultFirstDay))
  const end = dayOf(options.from ?? defaultFirstDay) + Math.round(options.years * 365.25)
  const desk = makeDesk(carrierKey, makeRandom(options.seed, 'desk'))
  desk.begin(first)
  const world: World = {
    cases: options.cases,
    first,
    desk,
    agenda: makeAgenda(first),
    randomOf: (area) => makeRandom(options.seed, area),
    spaces: defineSpaces(desk, first),
    sites: [],
  }
  const { found, workday } = assemble(world)
  for (const step of found()) {
    step()
    yield* desk.take()
    if (desk.fault() !== undefined) return desk.fault()
  }
  let month = dateOf(first).slice(0, 7)
  for (let day = first; day < end; day++) {
    if (!isWorkday(day)) continue
    if (day > first) desk.begin(day)
    const isFirstOfMonth = dateOf(day).slice(0, 7) !== month
    month = dateOf(day).slice(0, 7)
    for (const step of workday(day, isFirstOfMonth)) {
      step()
      yield* desk.take()
      if (desk.fault() !== undefined) return desk.fault()
    }
  }
  return undefined
}

/** Puts the parts together. */
const assemble = (world: World): Simulated => {
  const { agenda, cases: expected, first, randomOf } = world
  const random = randomOf('simulation')
  const network = recordNetwork(world)
  const staff = makeStaff(world)
  const cases = makeCases(world, staff)
  const workforce = makeWorkforce(world, staff, cases)
  const invitations = makeInvitations(world)
  holdTalks(world, cases, invitations)
  const calendars = makeCalendars(world, cases, invitations)
  const walkIns = makeWalkIns(world)
  const series = makeSeries(world)
  const projects = makeBranchProjects(world, network)
  const resolutions = makeResolutions(world, projects, (site, by, day) => redistribute(world, staff, workforce, cases, site, by, day))
  const council = makeCouncil(world, (meetingOn) => motions(meetingOn))
  const motions = makeMotions(world, () => council.body, projects, council.bringIn, resolutions)

  const baseline = () => roughly(random.chance(0.05) ? 'unknown' : random.chance(0.6) ? dateOf(first - random.between(1, 1_500)) : dateOf(first - random.between(31, 2_500)).slice(0, random.pick(4, 7)))
  const perWorkday = (expected / meanDaysOpen) * (365.25 / 250)

  return {
    found: function* () {
      yield () => council.planMonth(first - 30)
      yield () => council.planMonth(first)
      yield () => series(first)
      for (let index = 0; index < expected; index++) yield () => void cases.admit(first, { baseline: baseline() })
    },
    workday: function* (day, isFirstOfMonth) {
      if (isFirstOfMonth) {
        yield () => council.planMonth(day)
        yield () => series(day)
      }
      // A Jobcenter that grows or shrinks comes back to its size over some months.
      const admitted = random.count(Math.max(0, perWorkday + (expected - cases.open.length) / 250))
      for (let index = 0; index < admitted; index++) yield () => void cases.admit(day)
      for (const task of agenda.due(day)) yield () => task(day)
      yield () => calendars(day)
      yield () => walkIns(day)
    },
  }
}

