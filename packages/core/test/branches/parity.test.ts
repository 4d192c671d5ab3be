import { openingHoursGain, parityFindings, parityGap, weeklyMinutes, OpeningHours, BranchService, type ServiceLevel } from '@vor-ort/core'
import { arbitraryOf } from '@vor-ort/testing'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { benefits, caseManagement, morning, mornings, placement, weekly } from './data.ts'

const level = (hours: OpeningHours, services: ReadonlyArray<BranchService> = [benefits], servicesAreAll = true): ServiceLevel => ({ hours, services, servicesAreAll })
const unknown: OpeningHours = { kind: 'unknown', occurrencesPerWeek: 2 }
const minutes = (value: string): object => ({ qualifier: 'exact', value, unit: 'min/week' })
const nobodyKnows = { qualifier: 'unknown', unit: 'min/week' }
const long = weekly({ monday: [{ from: '08:00', to: '18:00' }], thursday: [{ from: '08:00', to: '18:00' }] })
const short = weekly({ monday: morning })

describe('Parity of a Standort with others (B-6)', () => {
  test('asks for the hours of the shortest and all services of all', () => {
    const gap = parityGap(level(short), [level(long, [benefits, placement]), level(mornings, [placement, caseManagement])])
    expect(gap).toEqual({ minutes: minutes('540'), missing: [placement, caseManagement], undetermined: [], reached: 'no' })
    expect(parityFindings(gap)).toEqual([{ rule: 'B-6', severity: 'warning', facts: { minutes: '540', missing: ['placement', 'caseManagement'] }, explanation: { de: 'Der Standort bietet noch nicht, was die Vergleichsstandorte bieten.', en: 'The branch does not offer yet what the references offer.' } }])
  })

  test('is reached by as much or more', () => {
    for (const own of [mornings, long]) {
      const gap = parityGap(level(own, [benefits, placement]), [level(mornings), level(long, [placement])])
      expect(gap).toEqual({ minutes: minutes('0'), missing: [], undetermined: [], reached: 'yes' })
      expect(parityFindings(gap)).toEqual([])
    }
    expect(parityGap(level(short), [level(mornings)]).reached).toBe('no')
  })

  test('stays undetermined where hours or services are unknown', () => {
    expect(parityGap(level(unknown), [level(mornings)])).toEqual({ minutes: nobodyKnows, missing: [], undetermined: ['openingHours'], reached: 'undetermined' })
    expect(parityGap(level(short), [level(mornings), level(unknown)])).toEqual({ minutes: nobodyKnows, missing: [], undetermined: ['openingHours'], reached: 'undetermined' })
    expect(parityGap(level(mornings, [], false), [level(mornings)])).toEqual({ minutes: minutes('0'), missing: [], undetermined: ['services'], reached: 'undetermined' })
    expect(parityGap(level(mornings), [level(mornings, [], false)])).toEqual({ minutes: minutes('0'), missing: [], undetermined: ['services'], reached: 'undetermined' })
    expect(parityGap(level(mornings), [])).toEqual({ minutes: nobodyKnows, missing: [], undetermined: ['openingHours', 'services'], reached: 'undetermined' })
    const [finding] = parityFindings(parityGap(level(unknown), [level(mornings)]))
    expect(finding).toMatchObject({ rule: 'B-6', severity: 'information', facts: { undetermined: ['openingHours'] } })
  })

  test('is told where the unknown cannot change it', () => {
    // An unknown reference can only be shorter than the shortest known one.
    expect(parityGap(level(mornings), [level(mornings), level(unknown)])).toMatchObject({ minutes: minutes('0'), reached: 'yes' })
    expect(parityGap(level(mornings, [benefits], false), [level(mornings)])).toMatchObject({ undetermined: [], reached: 'yes' })
    expect(parityGap(level(unknown, []), [level(unknown, [placement])])).toMatchObject({ missing: [placement], reached: 'no' })
    expect(parityFindings(parityGap(level(unknown, []), [level(unknown, [placement])]))).toMatchObject([{ severity: 'warning', facts: { minutes: null, missing: ['placement'] } }])
  })

  test('is always reached with oneself, when all is known; and what closes the gap closes it', () => {
    const anyLevel = fc.record({ hours: arbitraryOf(OpeningHours), services: fc.array(arbitraryOf(BranchService), { maxLength: 4 }), servicesAreAll: fc.boolean() })
    fc.assert(fc.property(anyLevel, fc.array(anyLevel, { minLength: 1, maxLength: 3 }), (own, references) => {
      const isKnown = own.hours.kind === 'weekly' && own.servicesAreAll
      expect(parityGap(own, [own]).reached).toBe(isKnown ? 'yes' : 'undetermined')
      const gap = parityGap(own, references)
      const better: ServiceLevel = { ...own, services: [...own.services, ...gap.missing] }
      expect(parityGap(better, references).missing).toEqual([])
      expect(gap.undetermined.includes('openingHours')).toBe(gap.minutes.qualifier === 'unknown')
      if (gap.minutes.qualifier !== 'unknown') expect(gap.minutes.value.startsWith('-')).toBe(false)
      expect(gap.reached === 'yes').toBe(gap.undetermined.length === 0 && gap.missing.length === 0 && gap.minutes.qualifier === 'exact' && gap.minutes.value === '0')
    }))
  })
})

describe('What a change of the hours gained', () => {
  test('is the difference of the weeks, and unknown when one of them is', () => {
    expect([openingHoursGain(short, mornings), openingHoursGain(mornings, short), openingHoursGain(unknown, mornings), openingHoursGain(mornings, unknown)]).toEqual([minutes('540'), minutes('-540'), nobodyKnows, nobodyKnows])
    expect(openingHoursGain(weekly({}), mornings)).toEqual(weeklyMinutes(mornings))
  })
})
