/** Scenarios 14 and 15: whoever keeps rows up dies at any step, and somebody else goes on. */
import { deepStrictEqual, ok } from 'node:assert'

import { breathe, collect } from '@vor-ort/event-store'
import { contractSeed, makeChoices } from '@vor-ort/event-store/contract'
import { left } from 'fp-ts/lib/Either.js'

import type { ProjectionTarget } from '../../target.ts'
import { sure } from '../fixture.ts'
import { appendSome, expectedRows, rowsIn, runnerOf } from './desk-notes.ts'
import type { OverStoreScenario } from './scenario.ts'

type Moment = 'before' | 'after'

/** A target whose user dies at its n-th call: before the call has an effect, or after it, so that only the answer is lost. */
export const dyingAt = (target: ProjectionTarget, call: number, moment: Moment): { readonly target: ProjectionTarget; readonly isDead: () => boolean } => {
  let rest = call
  const died = left({ _tag: 'TargetUnavailable' as const, reason: 'the process died' })
  const mortal =
    <A extends ReadonlyArray<unknown>, R>(work: (...parameters: A) => () => Promise<R>) =>
    (...parameters: A) =>
    async (): Promise<R | typeof died> => {
      rest--
      if (rest > 0) return work(...parameters)()
      if (rest === 0 && moment === 'after') await work(...parameters)()
      return died
    }
  return {
    isDead: () => rest <= 0,
    target: {
      ...target,
      origin: mortal(target.origin),
      claim: mortal(target.claim),
      generations: mortal(target.generations),
      openGeneration: mortal(target.openGeneration),
      loadStates: mortal(target.loadStates),
      commit: mortal(target.commit),
      switchTo: mortal(target.switchTo),
      dropGeneration: mortal(target.dropGeneration),
    },
  }
}

/** A target to which somebody else often comes between the loading of states and the commit. */
const slow = (target: ProjectionTarget): ProjectionTarget => ({
  ...target,
  commit: (all) => async () => {
    for (let turn = 0; turn < 10; turn++) await breathe()
    return target.commit(all)()
  },
})

/** Dying, as it must do no harm over any store. */
export const crashing: ReadonlyArray<OverStoreScenario> = [
  ...(['before', 'after'] as const).map(
    (moment): OverStoreScenario => ({
      id: `14 (${moment})`,
      name: `who keeps the rows up may die ${moment} each of its steps: whoever goes on comes to the same rows, and counts each event once`,
      run: async ({ openStore, onFreshTarget }) => {
        const store = await openStore({ pageSize: 10 })
        await appendSome(store, makeChoices(contractSeed), 'crash', 25)
        const expected = await expectedRows(store)
        // Each round has rows of its own; what lies in the store stays.
        const round = (call: number): Promise<boolean> =>
          onFreshTarget(async (clean) => {
            const mortal = dyingAt(clean, call, moment)
            const outcome = await runnerOf(store, mortal.target, { batchSize: 9, statesAtHand: 1 }).catchUp()()
            const isWhole = outcome._tag === 'Right' && !mortal.isDead()
            for (let time = 0; time < 2; time++) {
              sure(await runnerOf(store, clean, { batchSize: 20 }).catchUp()())
              deepStrictEqual(await rowsIn(clean), expected, `died ${moment} step ${call}`)
            }
            return isWhole
          })
        let call = 1
        while (!(await round(call))) call++
        ok(call > 8, 'it had too few steps to die at')
      },
    }),
  ),
  {
    id: '14c',
    name: 'the store may crash between two batches: rows and store agree again as soon as somebody goes on',
    needs: ['crash', 'durable'],
    run: async ({ openStore, openTarget, storeFixture }) => {
      const choices = makeChoices(contractSeed)
      const target = await openTarget()
      let acknowledged = 0
      for (let turn = 0; turn < 5; turn++) {
        const store = await openStore({ pageSize: 4 })
        acknowledged += await appendSome(store, choices, `turn ${turn}`, 8)
        const mortal = dyingAt(target, 4 + turn, turn % 2 === 0 ? 'before' : 'after')
        await runnerOf(store, mortal.target, { batchSize: 3, statesAtHand: 0 }).catchUp()()
        await storeFixture.crash?.()
      }
      const store = await openStore()
      deepStrictEqual(sure(await collect(store.readAll())()).length, acknowledged)
      sure(await runnerOf(store, target).catchUp()())
      deepStrictEqual(await rowsIn(target), await expectedRows(store))
    },
  },
  {
    id: '15c',
    name: 'two who keep up the same rows count nothing twice; when one is killed the other has it all',
    run: async ({ openStore, openTarget }) => {
      const store = await openStore({ pageSize: 5 })
      const choices = makeChoices(contractSeed)
      const stops = [new AbortController(), new AbortController()]
      const targets = [await openTarget(), await openTarget()]
      const runners = targets.map((target, index) => runnerOf(store, index === 0 ? slow(target) : target, { batchSize: 4, statesAtHand: 0 }))
      const following = runners.map((runner, index) => runner.follow({ signal: stops[index]?.signal ?? AbortSignal.abort() })())
      for (let turn = 0; turn < 3; turn++) {
        await appendSome(store, choices, `turn ${turn}`, 20)
        // The first is gone in the middle of it.
        if (turn === 1) stops[0]?.abort()
      }
      for (const runner of runners.slice(1)) sure(await runner.ready()())
      for (const target of targets) deepStrictEqual(await rowsIn(target), await expectedRows(store))
      stops[1]?.abort()
      for (const outcome of await Promise.all(following)) sure(outcome)
    },
  },
]
