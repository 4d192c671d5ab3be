/** Scenarios 20 and 21: what cannot be read, what comes twice, and what nobody asked for. */
import { deepStrictEqual, equal, ok } from 'node:assert'

import { collect, type EventStore } from '@vor-ort/event-store'
import { contractSeed, makeChoices, registryWithoutNotes, streamOf, notes, opened } from '@vor-ort/event-store/contract'

import { sure } from '../fixture.ts'
import { appendSome, expectedRows, rowsIn, runnerOf } from './desk-notes.ts'
import type { OverStoreScenario } from './scenario.ts'

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

/** Delivering, as runners must take it from any store. */
export const delivering: ReadonlyArray<OverStoreScenario> = [
  {
    id: '20',
    name: 'an event that cannot be read is recorded, and the rest goes on; a rebuild ends with it and names it',
    run: async ({ openStore, openTarget, storeFixture }) => {
      const whole = await openStore()
      const stream = streamOf('desk', 'poison')
      sure(await whole.append(stream, 'noStream', [opened('first'), ...notes('poison', 2), opened('last')])())
      sure(await whole.append(streamOf('lamp', 'poison'), 'noStream', notes('lamp', 2))())
      const poisoned = sure(await collect(whole.readStream(stream, { from: 1n, to: 2n }))())
      // This software does not know notes yet.
      const poor = await storeFixture.open(registryWithoutNotes)
      const target = await openTarget()
      const runner = runnerOf(poor, target)
      const report = sure(await runner.catchUp()())
      deepStrictEqual(report.checkpoint, sure(await collect(whole.readAll())()).at(-1)?.position)
      const fault = { _tag: 'UnknownEventType', type: 'Noted' }
      const records = poisoned.map(({ position, revision }) => ({ position, stream, revision, type: 'Noted', fault }))
      deepStrictEqual(sure(await target.poison('desk_notes')()), records)
      deepStrictEqual(await runner.rebuild('desk_notes')(), { _tag: 'Left', left: { _tag: 'PoisonEvent', ...records[0] } })
      deepStrictEqual(await rowsIn(target), [])

      // Software that knows them brings them into the rows.
      sure(await runnerOf(whole, target).rebuild('desk_notes')())
      deepStrictEqual(await rowsIn(target), await expectedRows(whole))
      deepStrictEqual(sure(await target.poison('desk_notes')()), [])
    },
  },
  {
    id: '21a',
    name: 'every batch that comes twice is folded once',
    run: async ({ openStore, openTarget }) => {
      const store = await openStore({ pageSize: 4 })
      await appendSome(store, makeChoices(contractSeed), 'twice', 30)
      const target = await openTarget()
      for (const batchSize of [1, 7, 500]) {
        sure(await runnerOf(stuttering(store), target, { batchSize }).rebuild('desk_notes')())
        deepStrictEqual(await rowsIn(target), await expectedRows(store))
      }
    },
  },
  {
    id: '21b',
    name: 'types that a projection does not know, in its streams and between them, change nothing; its checkpoint moves past them',
    run: async ({ openStore, openTarget, storeFixture }) => {
      const store = await openStore({ pageSize: 3 })
      const desk = streamOf('desk', 'unknown types')
      for (let turn = 0; turn < 6; turn++) {
        sure(await store.append(desk, 'any', notes(`desk ${turn}`, 2))())
        sure(await store.append(desk, 'any', [opened(`opened ${turn}`)])())
        sure(await store.append(streamOf('lamp', 'unknown types'), 'any', notes(`lamp ${turn}`, 4))())
      }
      const target = await openTarget()
      const report = sure(await runnerOf(store, target, { batchSize: 2 }).catchUp()())
      deepStrictEqual(await rowsIn(target), await expectedRows(store))
      equal(report.checkpoint, sure(await collect(store.readAll())()).at(-1)?.position)

      // What other categories hold need not be readable.
      const lamp = streamOf('lamp', 'alone')
      sure(await store.append(lamp, 'any', notes('lamp alone', 3))())
      const poor = await storeFixture.open(registryWithoutNotes)
      const next = sure(await runnerOf(poor, target).catchUp()())
      ok(next.checkpoint !== report.checkpoint)
      deepStrictEqual(sure(await target.poison('desk_notes')()), [])
      deepStrictEqual(await rowsIn(target), await expectedRows(store))
    },
  },
]
