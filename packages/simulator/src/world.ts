/** What every part of the simulation works with. */
import type { Actor, LocalDate } from '@vor-ort/core'

import type { Agenda } from './agenda.ts'
import type { Desk } from './desk.ts'
import type { Site, Space } from './places.ts'
import type { Random } from './random.ts'
import type { Day } from './time.ts'

/** What is simulated: how many cases for how many years, from which day on, and with which seed. */
export interface SimulationOptions {
  /** How many cases are open at a time; everything else is in proportion. */
  readonly cases: number
  readonly years: number
  /** A whole number; the same one gives the same events. */
  readonly seed: number
  /** The first day, by default 1 January 2021. */
  readonly from?: LocalDate
}

/** What every part of the simulation works with. */
export interface World {
  readonly cases: number
  readonly first: Day
  readonly desk: Desk
  readonly agenda: Agenda
  readonly randomOf: (area: string) => Random
  readonly spaces: ReadonlyArray<Space>
  /** Every Standort that was registered or proposed; more come. */
  readonly sites: Site[]
}

const actor = (role: string, unit?: string): Actor => Object.freeze(unit === undefined ? { role } : { role, unit })

/** Who records what: roles, never names. */
export const actors = {
  body: actor('Sitzungsdienst', 'Kreisverwaltung'),
  management: actor('Betriebsleitung'),
  staffOffice: actor('Personalstelle'),
  placement: actor('Arbeitsvermittlung'),
  teamLead: actor('Teamleitung'),
  reception: actor('Empfang'),
  bookings: actor('Onlineterminierung'),
  outreach: actor('Beratung vor Ort'),
} as const

/** Whether people can come to a Standort now. */
export const isOpen = ({ live }: Site): boolean => live.state.phase === 'open'

/** An open Standort, the larger the likelier. */
export const someSite = (sites: ReadonlyArray<Site>, random: Random): Site | undefined => {
  const open = sites.filter(isOpen)
  let left = random.unit() * open.reduce((sum, { weight }) => sum + weight, 0)
  return open.find(({ weight }) => (left -= weight) < 0) ?? open[0]
}
