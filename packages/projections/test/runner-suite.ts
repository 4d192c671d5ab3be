/** What a runner promises, on any target; run over memory here and over SQLite in its package. */
import type { EventStore } from '@vor-ort/event-store'
import { resolutionProjection, type AnyProjection, type ProjectionTarget } from '@vor-ort/projections'
import type { TargetFixture } from '@vor-ort/projections/contract'
import * as fc from 'fast-check'
import { isLeft, left } from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { activity } from './activity.ts'
import { allRows, appendAll, arbitrarySteps, expectedRows, runnerOf, sampleSteps, storeOf, sure } from './fixture.ts'

const projections: ReadonlyArray<AnyProjection> = [resolutionProjection, activity]

/** A store that delivers everything twice: each page, and after it the same page once more. */
const stuttering = (store: EventStore): EventStore => ({
  ...store,
  subscribe: async function* (options) {
    for await (const delivery of store.subscribe(options)) {
      yield delivery
      yield delivery
    }
  },
})

type Break = 'before' | 'after'

/** A target that is gone from its n-th call on: before the call has an effect, or after it, so that only the answer is lost. */
const breaking = (target: ProjectionTarget, calls: number, when: Break): { readonly target: ProjectionTarget; readonly isBroken: () => boolean } => {
  let rest = calls
  const broken = left({ _tag: 'TargetUnavailable' as const, reason: 'it broke' })
  const wrapped =
    <A extends ReadonlyArray<unknown>, R>(work: (...parameters: A) => () => Promise<R>) =>
    (...parameters: A) =>
    async (): Promise<R | typeof broken> => {
      rest--
      if (rest > 0) return work(...parameters)()
      if (rest === 0 && when === 'after') await work(...parameters)()
      return broken
    }
  return {
    isBroken: () => rest <= 0,
    target: {
      ...target,
      origin: wrapped(target.origin),
      claim: wrapped(target.claim),
      generations: wrapped(target.generations),
      openGeneration: wrapped(target.openGeneration),
      loadStates: wrapped(target.loadStates),
      commit: wrapped(target.commit),
      switchTo: wrapped(target.switchTo),
      dropGeneration: wrapped(target.dropGeneration),
    },
  }
}

/** Describes a runner on a kind of target; `runs` bounds the number of random cases. */
export const describeRunner = (name: string, makeFixture: () => Promise<TargetFixture>, runs: number): void => {
  const within = async (run: (target: ProjectionTarget, fixture: TargetFixture) => Promise<void>): Promise<void> => {
    const fixture = await makeFixture()
    try {
      await run(await fixture.open(), fixture)
    } finally {
      await fixture.dispose()
    }
  }

  describe(`a runner on ${name}`, () => {
    it('brings the same rows step by step, rebuilt once, twice and thrice, in whatever batches', () =>
      fc.assert(
        fc.asyncProperty(arbitrarySteps, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 4 }), fc.nat({ max: 80 }), async (steps, batchSize, statesAtHand, cut) =>
          within(async (target) => {
            const store = await storeOf(steps.slice(0, cut))
            const runner = runnerOf(store, target, projections, { batchSize, statesAtHand })
            sure(await runner.catchUp()())
            await appendAll(store, steps.slice(cut))
            sure(await runner.catchUp()())
            const expected = await expectedRows(store, projections)
            expect(await allRows(target, projections)).toEqual(expected)
            for (let time = 0; time < 3; time++) {
              for (const { name } of projections) sure(await runner.rebuild(name)())
              expect(await allRows(target, projections)).toEqual(expected)
            }
          }),
        ),
        { numRuns: runs },
      ))

    it('folds once what is delivered twice', () =>
      within(async (target) => {
        const store = stuttering(await storeOf(sampleSteps(5)))
        sure(await runnerOf(store, target, projections, { batchSize: 600 }).catchUp()())
        expect(await allRows(target, projections)).toEqual(await expectedRows(store, projections))
      }))

    it('of which several work on one target at once counts nothing twice', () =>
      fc.assert(
        fc.asyncProperty(arbitrarySteps, fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 2, maxLength: 4 }), async (steps, batchSizes) =>
          within(async (_target, fixture) => {
            const store = await storeOf(steps)
            const targets = await Promise.all(batchSizes.map(() => fixture.open()))
            const reports = await Promise.all(targets.map((target, index) => runnerOf(store, target, projections, { batchSize: batchSizes[index] ?? 1, statesAtHand: 3 }).catchUp()()))
            expect(reports.map(({ _tag }) => _tag)).toEqual(batchSizes.map(() => 'Right'))
            for (const target of targets) expect(await allRows(target, projections)).toEqual(await expectedRows(store, projections))
          }),
        ),
        { numRuns: runs },
      ))

    for (const when of ['before', 'after'] as const) {
      it(`comes to the same rows after a crash ${when} any of the calls to its target`, async () => {
        const store = await storeOf(sampleSteps(6).slice(0, 90))
        const expected = await expectedRows(store, projections)
        const round = async (call: number): Promise<boolean> => {
          let isWhole = false
          await within(async (clean) => {
            const { target, isBroken } = breaking(clean, call, when)
            const runner = runnerOf(store, target, projections, { batchSize: 12, statesAtHand: 2 })
            const caughtUp = await runner.catchUp()()
            if (!isLeft(caughtUp)) {
              expect(await allRows(clean, projections)).toEqual(expected)
              isWhole = !isLeft(await runner.rebuild('resolution')()) && !isBroken()
              expect(await allRows(clean, projections)).toEqual(expected)
            }
            // Another process takes over.
            const next = runnerOf(store, clean, projections, { batchSize: 20 })
            sure(await next.catchUp()())
            expect(await allRows(clean, projections)).toEqual(expected)
            sure(await next.rebuild('activity')())
            sure(await next.rebuild('resolution')())
            expect(await allRows(clean, projections)).toEqual(expected)
          })
          return isWhole
        }
        let call = 1
        while (!(await round(call))) call++
        expect(call).toBeGreaterThan(20)
      })
    }

    it('goes on with its own states after a fault of the target', () =>
      within(async (clean) => {
        const store = await storeOf(sampleSteps(7))
        let fails = 0
        const target: ProjectionTarget = {
          ...clean,
          commit: (commits) => async () => (fails++ % 2 === 0 ? left({ _tag: 'TargetBusy', waitedMilliseconds: 1 }) : clean.commit(commits)()),
        }
        const runner = runnerOf(store, target, projections, { batchSize: 4 })
        let tries = 0
        while (isLeft(await runner.catchUp()())) tries++
        expect(tries).toBeGreaterThan(2)
        expect(await allRows(clean, projections)).toEqual(await expectedRows(store, projections))
      }))
  })
}
