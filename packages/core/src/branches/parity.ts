/** Gleichwertigkeit of Standorte: what one still lacks of what others offer, and what a change of hours gained. */
import { getOrElse } from 'fp-ts/lib/Either.js'

import { finding, type Finding } from '../kernel/finding.ts'
import { weeklyMinutes } from '../kernel/opening-hours-week.ts'
import type { OpeningHours } from '../kernel/opening-hours.ts'
import { compareQuantities } from '../kernel/quantity-order.ts'
import { exactly, subtractQuantities, unknownQuantity, type Quantity } from '../kernel/quantity.ts'
import { hasService, hoursOf, type BranchState } from './branch-state.ts'
import { isSameService, type BranchService } from './vocabulary.ts'

/** What a branch offers, as far as it is known; of `services` others may exist unless `servicesAreAll`. */
export interface ServiceLevel {
  readonly hours: OpeningHours
  readonly services: ReadonlyArray<BranchService>
  readonly servicesAreAll: boolean
}

/** What a branch lacks to offer what the references offer. */
export interface ParityGap {
  /** Minutes a week that it must be open longer, in `min/week`; unknown where hours are. */
  readonly minutes: Quantity
  /** Services that it certainly lacks. */
  readonly missing: ReadonlyArray<BranchService>
  /** Which of the two cannot be told in full. */
  readonly undetermined: ReadonlyArray<'openingHours' | 'services'>
  readonly reached: 'yes' | 'no' | 'undetermined'
}

/** What a branch offers. */
export const serviceLevelOf = (state: BranchState): ServiceLevel => ({ hours: hoursOf(state), services: state.services, servicesAreAll: state.servicesAreAll })

/**
 * What a branch lacks to offer what the references offer (B-6).
 *
 * Parity is reached when it is open as many minutes a week as the shortest reference and has every service of the references. What is not
 * known stays undetermined; it is never taken for none.
 *
 * @example
 * ```ts
 * import { parityGap, type OpeningHours, type WeeklyPattern } from '@vor-ort/core'
 * const weekly = (pattern: WeeklyPattern): OpeningHours => ({ kind: 'weekly', pattern, exceptions: [], closedOnHolidays: true, land: 'NI' })
 * const norden = { hours: weekly({ monday: [{ from: '08:00', to: '12:30' }] }), services: [{ service: 'benefits' }, { service: 'placement' }], servicesAreAll: true }
 * const pewsum = { hours: { kind: 'unknown', occurrencesPerWeek: 2 }, services: [{ service: 'benefits' }], servicesAreAll: true }
 * parityGap(pewsum, [norden])
 * // => { minutes: { qualifier: 'unknown', unit: 'min/week' }, missing: [{ service: 'placement' }], undetermined: ['openingHours'], reached: 'no' }
 * parityGap({ ...pewsum, hours: weekly({ monday: [{ from: '08:00', to: '10:00' }] }) }, [norden]).minutes
 * // => { qualifier: 'exact', value: '150', unit: 'min/week' }
 * ```
 */
export const parityGap = (own: ServiceLevel, references: ReadonlyArray<ServiceLevel>): ParityGap => {
  const minutes = missingMinutes(weeklyMinutes(own.hours), references.map(({ hours }) => weeklyMinutes(hours)))
  const wanted = references.flatMap(({ services }) => services).filter((service, index, all) => all.findIndex((other) => isSameService(other, service)) === index)
  const absent = wanted.filter((service) => !hasService(own.services, service))
  // What is not on an incomplete list may still be there.
  const missing = own.servicesAreAll ? absent : []
  const isServicesKnown = references.length > 0 && references.every(({ servicesAreAll }) => servicesAreAll) && (own.servicesAreAll || absent.length === 0)
  const undetermined = [...(minutes.qualifier === 'unknown' ? (['openingHours'] as const) : []), ...(isServicesKnown ? [] : (['services'] as const))]
  const isShort = compareQuantities(minutes, exactly(0, 'min/week')) === 'greater'
  return { minutes, missing, undetermined, reached: isShort || missing.length > 0 ? 'no' : undetermined.length > 0 ? 'undetermined' : 'yes' }
}

/**
 * The minutes a week that a change of the opening hours gained, in `min/week`; negative for a loss, unknown where one of them is.
 *
 * @example
 * ```ts
 * import { openingHoursGain, type OpeningHours, type WeeklyPattern } from '@vor-ort/core'
 * const weekly = (pattern: WeeklyPattern): OpeningHours => ({ kind: 'weekly', pattern, exceptions: [], closedOnHolidays: true, land: 'NI' })
 * const morning = [{ from: '08:00', to: '12:00' }]
 * openingHoursGain(weekly({ monday: morning }), weekly({ monday: morning, friday: morning })) // => { qualifier: 'exact', value: '240', unit: 'min/week' }
 * openingHoursGain({ kind: 'unknown', occurrencesPerWeek: 2 }, weekly({ monday: morning })) // => { qualifier: 'unknown', unit: 'min/week' }
 * ```
 */
export const openingHoursGain = (before: OpeningHours, after: OpeningHours): Quantity => difference(weeklyMinutes(after), weeklyMinutes(before))

/** The finding that a targeted parity is not reached, or that it cannot be told (B-6). */
export const parityFindings = ({ reached, missing, minutes, undetermined }: ParityGap): ReadonlyArray<Finding> =>
  reached === 'yes'
    ? []
    : [
        reached === 'no'
          ? finding('B-6', 'warning', {
              de: 'Der Standort bietet noch nicht, was die Vergleichsstandorte bieten.',
              en: 'The branch does not offer yet what the references offer.',
            }, { minutes: minutes.qualifier === 'unknown' ? null : minutes.value, missing: missing.map(({ service, name }) => name ?? service) })
          : finding('B-6', 'information', {
              de: 'Ob der Standort bietet, was die Vergleichsstandorte bieten, ist nicht bekannt.',
              en: 'Whether the branch offers what the references offer is not known.',
            }, { undetermined }),
      ]

/** How far `own` lies below the shortest of the references, as far as that can be known. */
const missingMinutes = (own: Quantity, references: ReadonlyArray<Quantity>): Quantity => {
  const known = references.filter(({ qualifier }) => qualifier !== 'unknown')
  const [first, ...others] = known
  if (first === undefined) return unknownQuantity('min/week')
  const shortest = others.reduce((least, one) => (compareQuantities(one, least) === 'less' ? one : least), first)
  const order = compareQuantities(own, shortest)
  // An unknown reference can only be shorter still: who is open as long as the shortest known one has reached it all the same.
  if (order === 'equal' || order === 'greater') return exactly(0, 'min/week')
  return known.length < references.length ? unknownQuantity('min/week') : difference(shortest, own)
}

const difference = (a: Quantity, b: Quantity): Quantity => getOrElse(() => unknownQuantity('min/week'))(subtractQuantities(a, b))
