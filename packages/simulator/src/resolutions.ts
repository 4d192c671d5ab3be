/** Resolutions: what follows from them, on time, late or never. */
import { ObligationId, resolution, type CommandsOf, type Demand, type ResolutionState } from '@vor-ort/core'

import type { BranchProjects } from './branch-projects.ts'
import type { Live } from './desk.ts'
import type { Adopted } from './motions.ts'
import type { Site } from './places.ts'
import { dateOf, type Day } from './time.ts'
import { actors, type World } from './world.ts'

type Command = CommandsOf<typeof resolution>

/** Carries resolutions out; `opened` is told when one of them has opened a branch. */
export const makeResolutions = ({ desk, agenda, randomOf }: World, projects: BranchProjects, opened: (site: Site, by: Adopted['follows']['resolution'], day: Day) => void): ((one: Adopted) => void) => {
  const random = randomOf('resolutions')
  const tell = (live: Live<ResolutionState>, ...commands: ReadonlyArray<Command>): void => void desk.act(resolution, live, actors.management, commands)

  const fulfil = (live: Live<ResolutionState>, { obligation, what }: Demand, day: Day): void => {
    const on = dateOf(day)
    tell(live, { type: 'FulfilObligation', on, data: { evidence: [{ date: on, id: `Vermerk ${on}`, kind: 'document' }], obligation } })
    if (Object.values(live.state.obligations).every(({ status }) => status === 'fulfilled')) tell(live, { type: 'ConcludeImplementation', on, data: { as: 'implemented', reason: what } })
  }

  const ordinary = (live: Live<ResolutionState>, demand: Demand, day: Day): void => {
    const { obligation, due } = demand
    agenda.on(day + random.between(50, 150), (later) => tell(live, { type: 'ReportProgress', on: dateOf(later), data: { obligation, progress: random.pick('in Bearbeitung', 'Angebote liegen vor', 'abgestimmt') } }))
    if (random.chance(0.25) && due !== undefined) {
      agenda.on(day + 165, (later) => {
        if (isOpen(live, obligation)) tell(live, { type: 'RescheduleObligation', on: dateOf(later), data: { decidedBy: 'Betriebsausschuss', due: dateOf(day + 330), obligation, reason: 'Personalmangel' } })
      })
    }
    // One in eight is never done.
    if (!random.chance(0.12)) agenda.on(day + random.between(160, 380), (later) => fulfil(live, demand, later))
  }

  const askForReport = (live: Live<ResolutionState>, day: Day): void => {
    const report = desk.ids.next(ObligationId)
    agenda.on(day + 28, (asked) => {
      tell(live, { type: 'RequestReport', on: dateOf(asked), data: { addressee: 'Betriebsleitung', aspects: ['schedule', 'staff'], by: 'Fraktion Moor', due: dateOf(asked + 60), report } })
      if (random.chance(0.8)) agenda.on(asked + random.between(30, 100), (later) => tell(live, { type: 'DeliverReport', on: dateOf(later), data: { report } }))
    })
  }

  return ({ follows, demands, subject, day }) => {
    const on = dateOf(day)
    const live = desk.start(resolution, follows.resolution)
    tell(
      live,
      follows.command,
      ...(subject.kind === 'branch' ? [{ type: 'DeclareObjective' as const, on, data: { direction: 'up' as const, indicator: 'K2', objective: 'Vermittlungsquote verbessern' } }] : []),
      ...demands.map((data): Command => ({ type: 'CreateObligation', on, data })),
    )
    agenda.on(day + 1, (later) => tell(live, { type: 'TakeEffect', on: dateOf(later), data: {} }))
    if (random.chance(0.3)) askForReport(live, day)
    for (const [index, demand] of demands.entries()) {
      const obliged = { obligation: demand.obligation, resolution: follows.resolution }
      if (index > 0 || subject.kind === 'other') ordinary(live, demand, day)
      else if (subject.kind === 'branch') {
        projects.setUp(subject.branch, subject.space, obliged, day, (later, site) => {
          if (site === undefined) return
          fulfil(live, demand, later)
          opened(site, follows.resolution, later)
        })
      } else {
        agenda.on(day + random.between(30, 120), (later) => {
          if (projects.raiseHours(obliged, later)) fulfil(live, demand, later)
        })
      }
    }
  }
}

const isOpen = ({ state }: Live<ResolutionState>, obligation: string): boolean => {
  const status = state.obligations[obligation]?.status
  return status === 'open' || status === 'inProgress'
}
