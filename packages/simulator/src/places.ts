/** Where the made-up Jobcenter lies: names of places from a real county, keys that belong to nobody. */
import type { BranchId, BranchState, OpeningHours, SitePlace, SocialSpaceId, SpacePlace, WeeklyPattern } from '@vor-ort/core'

import type { Live } from './desk.ts'

/** The key of the carrier: 99 is no Land, so it is nobody's. */
export const carrierKey = '99452'
/** The key of the neighbour to whom cases go that move away. */
export const neighbourKey = '99453'

/** The eight social spaces and, where they have several, their municipalities. */
export const spaceNames: ReadonlyArray<readonly [space: string, ...municipalities: ReadonlyArray<string>]> = [
  ['Dornum', 'Dornum'],
  ['Hage', 'Hage', 'Hagermarsch', 'Halbemond', 'Lütetsburg'],
  ['Großheide', 'Großheide'],
  ['Rechtsupweg', 'Rechtsupweg', 'Leezdorf'],
  ['Norderney', 'Norderney'],
  ['Marienhafe', 'Marienhafe', 'Osteel'],
  ['Pewsum', 'Krummhörn'],
  ['Hinte', 'Hinte'],
]

/** The municipalities of the two main offices, which no social space of the series need cover. */
export const mainPlaces = ['Kreisstadt', 'Hafenstadt'] as const

/** Every municipality by name, with a made-up key. */
export const municipalities: ReadonlyArray<{ readonly name: string; readonly ags: string }> = [
  ...mainPlaces,
  ...spaceNames.flatMap(([, ...names]) => names),
].map((name, index) => ({ name, ags: `${carrierKey}${String(index + 1).padStart(3, '0')}` }))

/** The key of a municipality. */
export const agsOf = (name: string): string => municipalities.find((one) => one.name === name)?.ags ?? `${carrierKey}999`

/** A municipality as the place of a site. */
export const siteAt = (name: string): SitePlace => ({ ags: agsOf(name), name })

/** The municipalities of a social space. */
export const placesOfSpace = (names: ReadonlyArray<string>): [SpacePlace, ...SpacePlace[]] => {
  const [first = mainPlaces[0], ...rest] = names
  const placed = (name: string): SpacePlace => ({ ags: agsOf(name), kind: 'municipality', name })
  return [placed(first), ...rest.map(placed)]
}

/** A social space of the carrier. */
export interface Space {
  readonly id: SocialSpaceId
  readonly name: string
  readonly municipalities: ReadonlyArray<string>
}

/** A Standort as the simulation knows it. */
export interface Site {
  readonly id: BranchId
  readonly name: string
  readonly live: Live<BranchState>
  /** The social space in which it stands, by its place in the list; none for a main office. */
  readonly space: number | undefined
  /** Which share of what comes to the Jobcenter comes here, compared with the others. */
  readonly weight: number
}

const span = (from: Time, to: Time) => ({ from, to }) as const
type Time = '08:00' | '08:30' | '12:00' | '12:30' | '13:30' | '14:00' | '16:00' | '17:30'
const morning = [span('08:00', '12:30')] as const
const whole = [span('08:00', '12:30'), span('13:30', '16:00')] as const

/** The opening hours of main offices, of new branches, and of those that were raised by a resolution. */
export const patterns = {
  mainOffice: { friday: morning, monday: whole, thursday: [span('08:00', '12:30'), span('14:00', '17:30')], tuesday: whole, wednesday: morning },
  branch: { monday: morning, thursday: [span('08:30', '12:00'), span('13:30', '16:00')], wednesday: morning },
  raised: { friday: morning, monday: whole, thursday: [span('08:00', '12:30'), span('14:00', '17:30')], tuesday: morning, wednesday: morning },
} as const satisfies Readonly<Record<string, WeeklyPattern>>

/** Opening hours by a pattern, closed on holidays. */
export const weekly = (pattern: WeeklyPattern): OpeningHours => ({ closedOnHolidays: true, exceptions: [], kind: 'weekly', land: 'NI', pattern })
