/** Cases: how they come, to whom they are given, and how they end. */
import {
  assignmentIdOf,
  caseAssignment,
  CaseId,
  NeedsUnitId,
  type BranchId,
  type CaseAssignmentEvents,
  type CaseFunction,
  type CommandsOf,
  type FuzzyDate,
} from '@vor-ort/core'

import type { LiveCase, Worker } from './casework.ts'
import { agsOf, mainPlaces, neighbourKey, type Site } from './places.ts'
import { isFull, shares, type Staff } from './staff.ts'
import { dateOf, type Day } from './time.ts'
import { actors, someSite, type World } from './world.ts'

/** The commands to a Fallzuordnung. */
export type CaseCommand = CommandsOf<typeof caseAssignment>
type ReassignmentReason = CaseAssignmentEvents['CaseReassigned']['reason']

/** The cases of the Jobcenter. */
export interface Cases {
  readonly open: ReadonlyArray<LiveCase>
  /** Opens and assigns a case; `baseline` for one that existed before the simulation. */
  readonly admit: (day: Day, details?: Partial<Admission>) => LiveCase
  readonly reassign: (one: LiveCase, to: Worker, day: Day, reason: ReassignmentReason, more?: { readonly branch?: BranchId }) => void
  readonly close: (one: LiveCase, day: Day, reason?: 'functionEnded') => void
  readonly tell: (one: LiveCase, commands: ReadonlyArray<CaseCommand>) => void
  /** What else is to be done when a case was opened, and when it was closed. */
  readonly onAdmitted: (listener: (one: LiveCase, day: Day, isBaseline: boolean) => void) => void
  readonly onClosed: (listener: (one: LiveCase, day: Day) => void) => void
}

/** What is known of a case that comes. */
export interface Admission {
  readonly id: CaseId
  readonly function: CaseFunction
  readonly space: number | undefined
  /** When it was opened before the simulation, as far as anybody knows. */
  readonly baseline: FuzzyDate
}

/** How many days a case is open on average: one in forty ends each month. */
export const meanDaysOpen = 40 * 30.4

/** Makes the cases, of which there is still none. */
export const makeCases = (world: World, staff: Staff): Cases => {
  const { desk, agenda, randomOf, spaces, sites } = world
  const random = randomOf('cases')
  const open: LiveCase[] = []
  const admitted: Array<Parameters<Cases['onAdmitted']>[0]> = []
  const closed: Array<Parameters<Cases['onClosed']>[0]> = []
  let needsUnit = desk.ids.next(NeedsUnitId)

  const siteOf = (space: number | undefined): Site | undefined =>
    sites.find((site) => site.space === space && space !== undefined && site.live.state.phase === 'open' && site.weight >= 1) ?? someSite(sites.filter((site) => site.space === undefined), random)

  const drawFunction = (): CaseFunction => {
    let left = random.unit()
    return shares.find(([, share]) => (left -= share) < 0)?.[0] ?? 'placement'
  }

  const join = (one: LiveCase): void => {
    one.place = open.length
    one.isOpen = true
    open.push(one)
  }

  const part = (one: LiveCase): void => {
    const last = open.pop()
    if (last !== undefined && last !== one) {
      open[one.place] = last
      last.place = one.place
    }
    one.isOpen = false
    one.worker?.cases.delete(one)
    one.worker = undefined
  }

  const assignment = (one: LiveCase, worker: Worker, day: Day, isBaseline: boolean): CaseCommand => ({
    type: 'AssignCase',
    on: dateOf(day),
    data: {
      ...(isFull(worker) && !isBaseline ? { override: 'noOtherCaseworker' as const } : {}),
      branch: worker.site.id,
      caseworker: worker.id,
      witness: isBaseline ? { kind: 'reported' } : staff.witness(worker, one, day),
    },
  })

  const give = (one: LiveCase, worker: Worker): void => {
    one.worker?.cases.delete(one)
    one.worker = worker
    worker.cases.add(one)
  }

  const tell: Cases['tell'] = (one, commands) => void desk.act(caseAssignment, one.live, actors.placement, commands)

  const reopen = (one: LiveCase) => (day: Day): void => {
    const site = siteOf(one.space)
    const worker = site === undefined ? undefined : staff.freest(day, one.function, site)
    if (site === undefined || worker === undefined) return
    tell(one, [{ type: 'ReopenCase', on: dateOf(day), data: { branch: site.id } }, assignment(one, worker, day, false)])
    join(one)
    give(one, worker)
    for (const listener of admitted) listener(one, day, false)
  }

  return {
    open,
    tell,
    admit: (day, { id = desk.ids.next(CaseId), function: of = drawFunction(), baseline, ...details } = {}) => {
      const space = 'space' in details ? details.space : random.chance(0.45) ? random.between(0, spaces.length - 1) : undefined
      // Two of five clients share their Bedarfsgemeinschaft with the one before.
      if (!random.chance(0.4)) needsUnit = desk.ids.next(NeedsUnitId)
      const live = desk.start(caseAssignment, assignmentIdOf(id, of))
      const site = siteOf(space)
      const municipality = agsOf((space === undefined ? random.of(mainPlaces) : random.of(spaces[space]?.municipalities ?? [])) ?? '')
      const turns = day + random.between(20, 2_200)
      const one: LiveCase = { id, function: of, live, space, openedBy: undefined, worker: undefined, appointment: undefined, isOpen: false, place: 0 }
      const data: CaseAssignmentEvents['CaseOpened'] = {
        ...(random.chance(0.97) ? { ageBand: of === 'youthPlacement' ? { band: 'under25', to: dateOf(turns) } : { band: 'from25' } } : {}),
        ...(site === undefined ? {} : { branch: site.id }),
        case: id,
        competence: random.chance(0.97) ? { municipality, within: 'yes' } : random.chance(0.5) ? { exception: 'moveInProgress', within: 'no' } : { within: 'unknown' },
        function: of,
        needsUnit,
      }
      const worker = site === undefined ? undefined : staff.freest(day, of, site)
      const { ids } = desk.act(caseAssignment, live, actors.placement, [
        { type: 'OpenCase', on: baseline ?? dateOf(day), data },
        ...(worker === undefined ? [] : [assignment(one, worker, day, baseline !== undefined)]),
        ...(baseline === undefined ? [] : [{ type: 'ConcludePlan' as const, on: dateOf(day - random.between(0, 190)), data: {} }]),
      ])
      const known: LiveCase = { ...one, openedBy: ids[0] }
      join(known)
      if (worker !== undefined) give(known, worker)
      for (const listener of admitted) listener(known, day, baseline !== undefined)
      return known
    },
    reassign: (one, to, day, reason, more = {}) => {
      const from = one.worker
      if (from === undefined || from === to || !one.isOpen) return
      tell(one, [
        {
          type: 'ReassignCase',
          on: dateOf(day),
          data: { ...(isFull(to) ? { override: 'noOtherCaseworker' as const } : {}), branch: to.site.id, ...more, reason, to: to.id, witness: staff.witness(to, one, day) },
        },
        // Not every handover is ever recorded.
        ...(random.chance(0.8) ? [{ type: 'CompleteHandover' as const, on: dateOf(day), data: { from: from.id } }] : []),
      ])
      give(one, to)
    },
    close: (one, day, reason) => {
      if (!one.isOpen) return
      for (const listener of closed) listener(one, day)
      const moves = reason === undefined && random.chance(0.1)
      // That somebody is no longer in need is often learned late.
      const on = dateOf(reason === undefined && random.chance(0.15) ? day - random.between(5, 40) : day)
      tell(one, [
        moves
          ? { type: 'TransferCase', on, data: { to: neighbourKey } }
          : { type: 'CloseCase', on, data: { reason: reason ?? random.pick('noLongerInNeed', 'noLongerInNeed', 'noLongerInNeed', 'other') } },
      ])
      part(one)
      if (reason === undefined && random.chance(0.04)) agenda.on(day + random.between(20, 300), reopen(one))
    },
    onAdmitted: (listener) => void admitted.push(listener),
    onClosed: (listener) => void closed.push(listener),
  }
}
