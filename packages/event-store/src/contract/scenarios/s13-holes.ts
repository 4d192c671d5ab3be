import type { Position } from '@vor-ort/core'

import type { EventStore } from '../../port.ts'
import { comparePositions } from '../../position.ts'
import { accepted, assert, eventsIn, idsIn, idsOf, listen } from '../checks.ts'
import { contractRegistry, noted, notes, opened, streamOf } from '../catalogue.ts'
import type { Fixture, Scenario } from '../fixture.ts'
import { follow } from '../follower.ts'

const stream = streamOf('desk', 'holes')
const patience = 5_000

/** Lets the positions of the store go by without an event, by all means that this store and fixture have. */
const makeHole = async (fixture: Fixture, store: EventStore, label: string): Promise<void> => {
  for (let turn = 0; turn < 3; turn++) {
    const refusedAppend = await store.append(stream, 1_000n, notes(`refused ${label} ${turn}`, 2))()
    assert.equal(refusedAppend._tag, 'Left')
    if (fixture.transactions === undefined) continue
    const transaction = await fixture.transactions.begin()
    await accepted(transaction.append(stream, 'any', notes(`rolled back ${label} ${turn}`, 3)))
    await transaction.rollback()
  }
}

/** The position and up to a few that lie before the next event, where there are any: nothing was stored there. */
const onHoles = (after: Position, next: Position): ReadonlyArray<Position> =>
  [0n, 1n, 2n]
    .map((step) => String(BigInt(after) + step) as Position)
    .filter((position) => comparePositions(position, next) < 0)

export const holes: ReadonlyArray<Scenario> = [
  {
    id: '13a',
    name: 'positions that went by without an event stop nobody: neither before the first event, nor between, nor at the end',
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry, { pageSize: 1 })
      const follower = follow(store.subscribe(), patience)
      for (let turn = 0; turn < 3; turn++) {
        await makeHole(fixture, store, `turn ${turn}`)
        await accepted(store.append(stream, 'any', [noted(`event ${turn}`)]))
      }
      await makeHole(fixture, store, 'end')
      const expected = [0, 1, 2].map((turn) => noted(`event ${turn}`).id)
      await follower.untilCount(3)
      assert.deepEqual((await follower.leave()).map(({ id }) => id), expected)
      assert.deepEqual(await idsIn(store.readAll()), expected)
      assert.deepEqual(await idsIn(store.readAll({ direction: 'backward' })), expected.toReversed())
    },
  },
  {
    id: '13b',
    name: 'where nothing but holes is, a reader finds nothing, and a subscriber has caught up and sees what comes',
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      await makeHole(fixture, store, 'only')
      assert.deepEqual(await eventsIn(store.readAll()), [])
      assert.deepEqual(await eventsIn(store.readAll({ direction: 'backward' })), [])
      for (const after of ['start', 'end'] as const) {
        const follower = follow(store.subscribe({ after }), patience)
        await follower.untilCaughtUp()
        await makeHole(fixture, store, `more, ${after}`)
        await accepted(store.append(stream, 'any', [noted(`first ${after}`)]))
        const seen = (await follower.untilCount(1)).map(({ id }) => id)
        await follower.leave()
        assert.ok(seen.includes(noted(`first ${after}`).id))
      }
    },
  },
  {
    id: '13c',
    name: 'a subscription from any checkpoint, and from a position on a hole behind it, goes on with the next event',
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      for (let turn = 0; turn < 4; turn++) {
        await accepted(store.append(stream, 'any', [noted(`event ${turn}`)]))
        await makeHole(fixture, store, `turn ${turn}`)
      }
      const events = await eventsIn(store.readAll())
      assert.equal(events.length, 4)
      for (const [index, { position }] of events.entries()) {
        const next = events[index + 1]?.position
        // Only a store whose positions are numbers of its own has positions between them that may be asked for.
        const checkpoints = fixture.transactions === undefined || next === undefined ? [position] : onHoles(position, next)
        for (const after of checkpoints) {
          const listener = listen(store.subscribe({ after }), patience)
          const { reads } = await listener.untilCaughtUp()
          await listener.leave()
          assert.deepEqual(idsOf(reads), events.slice(index + 1).map(({ id }) => id))
          assert.deepEqual(await idsIn(store.readAll({ after, maxCount: 1 })), events.slice(index + 1, index + 2).map(({ id }) => id))
        }
      }
    },
  },
  {
    id: '13d',
    name: 'a checkpoint on an event that the subscriber does not see is as good as any other',
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      await accepted(store.append(stream, 'any', [noted('seen')]))
      await accepted(store.append(streamOf('lamp', 'holes'), 'any', [opened('not seen')]))
      await makeHole(fixture, store, 'behind')
      const first = listen(store.subscribe({ categories: ['desk'] }), patience)
      const { position } = await first.untilCaughtUp()
      await first.leave()
      assert.equal(position, (await eventsIn(store.readAll())).at(-1)?.position)
      const second = listen(store.subscribe({ categories: ['desk'], after: (position ?? 'start') as Position }), patience)
      assert.deepEqual((await second.untilCaughtUp()).reads, [])
      await accepted(store.append(stream, 'any', [noted('new')]))
      assert.deepEqual(idsOf(await second.untilCount(1)), [noted('new').id])
      await second.leave()
    },
  },
]
