/** Scenarios 18 and 19: rebuilding, and a new version beside the old one. */
import { deepStrictEqual, ok } from 'node:assert'

import { contractSeed, makeChoices } from '@vor-ort/event-store/contract'

import { sure } from '../fixture.ts'
import { appendSome, deskNotes, expectedRows, rowsIn, runnerOf } from './desk-notes.ts'
import type { OverStoreScenario } from './scenario.ts'

/** Rebuilding, as every store must let it happen. */
export const rebuilding: ReadonlyArray<OverStoreScenario> = [
  {
    id: '18a',
    name: 'rows are the same step by step, in batches of any size, and rebuilt once, twice and thrice',
    run: async (_places, anew) => {
      for (let round = 0; round < 6; round++) {
        const choices = makeChoices(contractSeed + round)
        await anew(async ({ openStore, openTarget }) => {
          const [store, target] = [await openStore(), await openTarget()]
          const runner = runnerOf(store, target, { batchSize: 1 + choices.below(12), statesAtHand: choices.below(4) })
          for (let turn = 0; turn < 3; turn++) {
            await appendSome(store, choices, `round ${round} turn ${turn}`, choices.below(12))
            sure(await runner.catchUp()())
            deepStrictEqual(await rowsIn(target), await expectedRows(store))
          }
          for (let time = 1; time <= 3; time++) {
            sure(await runner.rebuild('desk_notes')())
            deepStrictEqual(await rowsIn(target), await expectedRows(store), `rebuilt for the ${time}th time`)
          }
        })
      }
    },
  },
  {
    id: '18b',
    name: 'where nothing is stored a rebuild gives nothing, and what comes then is in the rows',
    run: async ({ openStore, openTarget }) => {
      const [store, target] = [await openStore(), await openTarget()]
      const runner = runnerOf(store, target)
      for (let time = 0; time < 2; time++) {
        sure(await runner.rebuild('desk_notes')())
        deepStrictEqual(await rowsIn(target), [])
      }
      await appendSome(store, makeChoices(contractSeed), 'first', 10)
      sure(await runner.catchUp()())
      ok((await rowsIn(target)).length > 0)
      deepStrictEqual(await rowsIn(target), await expectedRows(store))
    },
  },
  {
    id: '18c',
    name: 'what is appended while a rebuild runs is in the rows, once',
    run: async ({ openStore, openTarget }) => {
      const [store, target] = [await openStore({ pageSize: 5 }), await openTarget()]
      const choices = makeChoices(contractSeed)
      await appendSome(store, choices, 'before', 60)
      const runner = runnerOf(store, target, { batchSize: 7 })
      const stop = new AbortController()
      const following = runner.follow({ signal: stop.signal })()
      sure(await runner.ready()())
      for (let time = 0; time < 3; time++) {
        const building = runner.rebuild('desk_notes')()
        await appendSome(store, choices, `while ${time}`, 20)
        sure(await building)
      }
      sure(await runner.ready()())
      deepStrictEqual(await rowsIn(target), await expectedRows(store))
      stop.abort()
      sure(await following)
    },
  },
  {
    id: '18d',
    name: 'a rebuild that is stopped in the middle has changed nothing that readers see; the next one is whole',
    run: async ({ openStore, openTarget }) => {
      const [store, clean] = [await openStore({ pageSize: 5 }), await openTarget()]
      await appendSome(store, makeChoices(contractSeed), 'stopped', 60)
      sure(await runnerOf(store, clean).catchUp()())
      const before = await rowsIn(clean)
      for (const commits of [1, 3, 6]) {
        const stop = new AbortController()
        let rest = commits
        // The signal comes while the n-th batch is written.
        const stopping = { ...clean, commit: (all: Parameters<typeof clean.commit>[0]) => () => {
          rest--
          if (rest === 0) stop.abort()
          return clean.commit(all)()
        } }
        const outcome = await runnerOf(store, stopping, { batchSize: 3, statesAtHand: 0 }).rebuild('desk_notes', { signal: stop.signal })()
        deepStrictEqual(outcome, { _tag: 'Left', left: { _tag: 'RebuildStopped', projection: 'desk_notes' } })
        deepStrictEqual(await rowsIn(clean), before)
      }
      sure(await runnerOf(store, clean).rebuild('desk_notes')())
      deepStrictEqual(await rowsIn(clean), before)
    },
  },
  {
    id: '19',
    name: 'a new version is built beside the old one, which readers see until the switch and may go back to',
    run: async ({ openStore, openTarget }) => {
      const [store, target, readers] = [await openStore({ pageSize: 5 }), await openTarget(), await openTarget()]
      const choices = makeChoices(contractSeed)
      await appendSome(store, choices, 'blue', 40)
      const blue = runnerOf(store, target)
      sure(await blue.catchUp()())
      const blueRows = await rowsIn(readers)
      await appendSome(store, choices, 'green', 20)
      const seen: unknown[] = []
      const watched = { ...target, commit: (all: Parameters<typeof target.commit>[0]) => async () => {
        const done = await target.commit(all)()
        seen.push(await rowsIn(readers))
        return done
      } }
      const green = runnerOf(store, watched, { projections: [deskNotes(2)], batchSize: 4, statesAtHand: 0 })
      deepStrictEqual(sure(await green.catchUp()()).stale, ['desk_notes'])
      sure(await green.rebuild('desk_notes')())
      ok(seen.length > 3)
      for (const rows of seen) deepStrictEqual(rows, blueRows)
      deepStrictEqual(await rowsIn(readers), await expectedRows(store))
      deepStrictEqual(sure(await target.generations('desk_notes')()).map(({ version, status }) => [version, status]), [[1, 'previous'], [2, 'active']])

      sure(await green.rollBack('desk_notes')())
      deepStrictEqual(await rowsIn(readers), blueRows)
      await appendSome(store, choices, 'blue again', 10)
      sure(await blue.catchUp()())
      deepStrictEqual(await rowsIn(readers), await expectedRows(store))
    },
  },
]
