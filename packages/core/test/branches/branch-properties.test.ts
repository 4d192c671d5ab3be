import { branch, branchNetwork, BranchServices, compareDecimals, foldEvents, fteOf, isNotAfter, offeredServices, OpeningHours, type BranchEvent, type BranchState } from '@vor-ort/core'
import { arbitraryFuzzyDate, arbitraryHistory, command, eventsFrom } from '@vor-ort/testing'
import * as fc from 'fast-check'
import { isRight } from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

import { benefits, carrier, january, mornings, pewsum, resolutionId } from './data.ts'

/** Every state that a history passes through. */
const statesOf = (events: ReadonlyArray<BranchEvent>): ReadonlyArray<BranchState> =>
  events.map((_, index) => foldEvents(branch.decider, events.slice(0, index + 1)))

// Without what ends everything, and with each step to the opening often enough to get there.
const towardsOpening = ['ProposeBranch', 'ChooseBranchSite', 'ApproveBranch', 'SecureRooms', 'SetOpeningHours', 'AddService', 'OpenBranch', 'StaffPosition', 'VacatePosition', 'CloseBranchTemporarily', 'ReopenBranch'] as const
const histories = fc.oneof(arbitraryHistory(branch, { tries: 60 }), arbitraryHistory(branch, { types: towardsOpening, tries: 80 }))

describe('Whatever is commanded', () => {
  test('an open Standort was approved, or was there before, or was reported with a finding', () => {
    let opened = 0
    fc.assert(fc.property(histories, ({ events }) => {
      for (const state of statesOf(events)) {
        if (state.phase !== 'open' && state.phase !== 'temporarilyClosed') continue
        if (!state.baseline) opened++
        const isFlagged = branch.findings(state).some(({ rule }) => rule === 'B-1')
        expect(state.baseline || state.approval !== undefined || isFlagged).toBe(true)
        if (state.lackedAtOpening.some((condition) => condition !== 'approval')) expect(isFlagged).toBe(true)
      }
    }), { numRuns: 150 })
    expect(opened).toBeGreaterThan(0)
  })

  test('a live opening is accepted just when every condition is met, in whatever order they were', () => {
    const steps = [
      command(branch, 'ChooseBranchSite', january, { carrier, place: pewsum }),
      command(branch, 'ApproveBranch', january, { by: { kind: 'resolution', resolution: resolutionId } }),
      command(branch, 'SecureRooms', january, {}),
      command(branch, 'SetOpeningHours', january, { hours: mornings }),
      command(branch, 'AddService', january, { service: benefits }),
    ]
    fc.assert(fc.property(fc.shuffledSubarray(steps), arbitraryFuzzyDate, (done, on) => {
      const before = eventsFrom(branch, [command(branch, 'ProposeBranch', january, { name: 'Krummhörn' }), ...done])
      const decided = branch.decider.decide({ type: 'OpenBranch', on, data: {} }, foldEvents(branch.decider, before))
      expect(isRight(decided)).toBe(done.length === steps.length && isNotAfter(january, on) !== 'no')
    }))
  })

  test('no Standort offers a service unless it is open, and none is added while it is closed', () => {
    fc.assert(fc.property(histories, ({ events }) => {
      for (const state of statesOf(events)) {
        if (state.phase !== 'open') expect(offeredServices(state)).toEqual([])
        expect(state.addedWhileClosed).toEqual([])
      }
    }), { numRuns: 100 })
  })

  test('hours are disjoint, services unique, and observed staff within the contract', () => {
    fc.assert(fc.property(histories, ({ state }) => {
      expect(state.hours.every(({ hours }) => OpeningHours.is(hours))).toBe(true)
      expect(BranchServices.is(state.services)).toBe(true)
      for (const { person, fte, witness } of state.staffing) {
        if (witness.kind === 'observed') expect(compareDecimals(fte, witness.contractual)).toBeLessThanOrEqual(0)
        expect(compareDecimals(fte, fteOf(state, person))).toBeLessThanOrEqual(0)
      }
    }), { numRuns: 100 })
  })

  test('a Standortnetz has no assessment of a criterion that it does not know', () => {
    fc.assert(fc.property(arbitraryHistory(branchNetwork, { tries: 60 }), ({ state }) => {
      for (const { criterion } of state.assessments) expect(state.criteria[criterion]).toBeDefined()
      for (const [ags, listed] of Object.entries(state.municipalities)) expect(listed.ags).toBe(ags)
    }), { numRuns: 60 })
  })
})
