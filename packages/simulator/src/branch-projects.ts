/** Branches that resolutions ask for: from the proposal to the opening, and hours that are raised. */
import { branch, branchNetwork, PersonId, wholeNumber, yearMonthOf, type BranchId, type CommandsOf, type Decimal, type ObligationId, type ResolutionId } from '@vor-ort/core'

import { allServices, socialSpaceOf, type Network } from './network.ts'
import { carrierKey, patterns, siteAt, weekly, type Site } from './places.ts'
import { dateOf, type Day } from './time.ts'
import { actors, type World } from './world.ts'

/** What a resolution obliges the administration to. */
export interface Obliged {
  readonly resolution: ResolutionId
  readonly obligation: ObligationId
}

/** The projects of the branches. */
export interface BranchProjects {
  /** The social spaces in which there is no full branch, nor a project for one. */
  readonly uncovered: () => ReadonlyArray<number>
  /** Sets a branch up in a social space; tells when it is open, or that it will not be. */
  readonly setUp: (id: BranchId, space: number, obliged: Obliged, day: Day, ended: (on: Day, site: Site | undefined) => void) => void
  /** Raises the hours of the branch whose hours are lowest, if there is one. */
  readonly raiseHours: (obliged: Obliged, day: Day) => boolean
}

type Command = CommandsOf<typeof branch>

/** Makes the projects, of which there is none yet. */
export const makeBranchProjects = ({ desk, agenda, randomOf, sites, spaces }: World, network: Network): BranchProjects => {
  const random = randomOf('branches')
  const tell = (site: Site, ...commands: ReadonlyArray<Command>): void => void desk.act(branch, site.live, actors.management, commands)
  const begun = new Set<number>(spaces.flatMap(({ name }, index) => (name === 'Pewsum' ? [index] : [])))
  const raised = new Set<BranchId>()

  const open = (site: Site, space: number, obliged: Obliged, ended: (on: Day, site: Site | undefined) => void) => (day: Day): void => {
    const on = dateOf(day)
    const partner = network.partners.get(space)
    const services = allServices.slice(0, random.between(2, allServices.length))
    tell(
      site,
      ...services.map((service): Command => ({ type: 'AddService', on, data: { ...obliged, permanent: true, service } })),
      { type: 'SetOpeningHours', on, data: { ...obliged, hours: weekly(patterns.branch) } },
      ...(partner === undefined ? [] : [{ type: 'AgreeCoLocation' as const, on, data: { partner: 'youthWelfareOffice' as const, sharedResources: ['rooms', 'waitingArea'] as ['rooms', 'waitingArea'], site: partner } }]),
      { type: 'DeclareBranchReady', on, data: {} },
      { type: 'OpenBranch', on, data: {} },
    )
    desk.act(branchNetwork, network.live, actors.management, [
      { type: 'AssessSiting', on, data: { branch: site.id, criterion: network.criterion, met: partner !== undefined, ...(partner === undefined ? { reason: 'Das Jugendamt hat hier keinen Standort.' } : { partnerSite: partner }) } },
    ])
    ended(day, site)
  }

  const prepare = (site: Site, from: Day, opens: Day): void => {
    agenda.on(from + random.between(20, 50), (day) =>
      tell(
        site,
        { type: 'InvolveStaffCouncil', on: dateOf(day), data: { outcome: random.pick('agreed', 'agreed', 'heard') } },
        { type: 'ScheduleOpening', on: dateOf(day), data: { opensOn: roughMonth(opens) } },
      ),
    )
    agenda.on(from + random.between(55, 100), (day) => {
      const on = dateOf(day)
      tell(
        site,
        { type: 'SecureRooms', on, data: { accessible: random.pick('yes', 'yes', 'partly') } },
        { type: 'AllocatePositions', on, data: { fte: '1.5' as Decimal, function: 'benefits' } },
        { type: 'AllocatePositions', on, data: { fte: wholeNumber(2), function: 'placement' } },
        { type: 'StaffPosition', on, data: { fte: wholeNumber(1), function: 'benefits', person: desk.ids.next(PersonId), witness: { contractual: wholeNumber(1), elsewhere: wholeNumber(0), kind: 'observed' } } },
      )
    })
  }

  return {
    uncovered: () => spaces.flatMap((_space, index) => (begun.has(index) ? [] : [index])),
    setUp: (id, space, obliged, day, ended) => {
      const place = spaces[space]
      if (place === undefined || begun.has(space)) return
      begun.add(space)
      const name = `Außenstelle ${place.name}`
      const site: Site = { id, name, live: desk.start(branch, id), space, weight: 1.5 }
      const on = dateOf(day)
      tell(
        site,
        { type: 'ProposeBranch', on, data: { ...obliged, ...socialSpaceOf(place), kind: 'branch', name, permanent: true } },
        { type: 'ApproveBranch', on, data: { by: { kind: 'resolution', ...obliged } } },
        { type: 'ChooseBranchSite', on, data: { ...socialSpaceOf(place), carrier: carrierKey, place: siteAt(place.municipalities[0] ?? place.name) } },
      )
      sites.push(site)
      if (random.chance(0.1)) {
        agenda.on(day + random.between(90, 200), (later) => {
          tell(site, { type: 'AbandonBranch', on: dateOf(later), data: { reason: 'Es finden sich keine geeigneten Räume.' } })
          ended(later, undefined)
        })
        return
      }
      const planned = day + random.between(130, 230)
      prepare(site, day, planned)
      if (random.chance(0.5)) {
        const opens = planned + random.between(30, 90)
        agenda.on(planned - 14, (later) => tell(site, { type: 'DelayOpening', on: dateOf(later), data: { reason: 'Die Bauarbeiten sind nicht fertig.', to: dateOf(opens) } }))
        agenda.on(opens, open(site, space, obliged, ended))
      } else agenda.on(planned, open(site, space, obliged, ended))
      // Once in a while a branch is closed for some days.
      agenda.on(planned + random.between(200, 700), (later) => closeForAWhile(site, later))
    },
    raiseHours: (obliged, day) => {
      const low = sites.find((site) => site.space !== undefined && !raised.has(site.id) && site.live.state.phase === 'open')
      const reference = sites[0]
      if (low === undefined || reference === undefined) return false
      raised.add(low.id)
      const missing = allServices.filter(({ service }) => !low.live.state.services.some((one) => one.service === service))
      const on = dateOf(day)
      tell(
        low,
        { type: 'TargetParity', on, data: { ...obliged, aspects: ['openingHours', 'services'], parityWith: [reference.id] } },
        { type: 'SetOpeningHours', on, data: { ...obliged, hours: weekly(patterns.raised) } },
        ...missing.map((service): Command => ({ type: 'AddService', on, data: { ...obliged, service } })),
      )
      return true
    },
  }

  function closeForAWhile(site: Site, day: Day): void {
    if (site.live.state.phase !== 'open') return
    const until = day + random.between(4, 15)
    tell(site, { type: 'CloseBranchTemporarily', on: dateOf(day), data: { reason: 'Personalausfall', until: dateOf(until) } })
    agenda.on(until, (later) => tell(site, { type: 'ReopenBranch', on: dateOf(later), data: {} }))
  }
}

// An opening is announced for a month, seldom for a day.
const roughMonth = (day: Day) => yearMonthOf(dateOf(day))
