import type { Position } from '@vor-ort/core'

import type { EventStore } from '../../port.ts'
import { accepted, appendAll, assert, eventsIn, idsIn, idsOf, listen } from '../checks.ts'
import { contractRegistry, notes, streamOf } from '../catalogue.ts'
import type { Scenario } from '../fixture.ts'

const stream = streamOf('desk', 'in flight')
const patience = 5_000

const start = (after: Position | undefined): { readonly after?: Position } => (after === undefined ? {} : { after })

/** What a subscriber is handed in its first delivery behind a checkpoint, before it is gone without having said a word. */
const handed = async (store: EventStore, after: Position | undefined) => {
  const listener = listen(store.subscribe(start(after)), patience)
  const reads = await listener.untilCount(1)
  await listener.leave()
  return reads
}

export const inFlight: ReadonlyArray<Scenario> = [
  {
    id: '15a',
    name: 'what a subscriber was handed and did not finish is handed out again, as often as it takes',
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry, { pageSize: 10 })
      await appendAll(store, stream, notes('in flight', 60))
      const events = await eventsIn(store.readAll())
      let checkpoint: Position | undefined
      let done = 0
      while (done < events.length) {
        const first = idsOf(await handed(store, checkpoint))
        const again = idsOf(await handed(store, checkpoint))
        const expected = events.slice(done).map(({ id }) => id)
        assert.deepEqual(first, expected.slice(0, first.length))
        assert.deepEqual(again, expected.slice(0, again.length))
        // It gets half of them done before it dies the third time.
        done += Math.ceil(first.length / 2)
        checkpoint = events[done - 1]?.position
      }
      const listener = listen(store.subscribe(start(checkpoint)), patience)
      assert.deepEqual((await listener.untilCaughtUp()).reads, [])
      await listener.leave()
    },
  },
  {
    id: '15b',
    name: 'after a crash every acknowledged event is there, and subscribers go on from what they have finished',
    needs: ['crash'],
    run: async (fixture) => {
      let checkpoint: Position | undefined
      const finished: string[] = []
      const acknowledged: string[] = []
      for (let turn = 0; turn < 5; turn++) {
        const store = await fixture.open(contractRegistry, { pageSize: 3 })
        const batch = notes(`turn ${turn}`, 7)
        await accepted(store.append(stream, 'any', batch))
        acknowledged.push(...batch.map(({ id }) => id))
        const reads = await handed(store, checkpoint)
        const [first] = reads
        if (first?._tag === 'Right') {
          finished.push(first.right.id)
          checkpoint = first.right.position
        }
        if (fixture.crash === undefined) assert.fail('the scenario needs a crash')
        await fixture.crash()
      }
      const store = await fixture.open(contractRegistry)
      assert.deepEqual(await idsIn(store.readAll()), acknowledged)
      assert.deepEqual(finished, acknowledged.slice(0, 5))
      const listener = listen(store.subscribe(start(checkpoint)), patience)
      assert.deepEqual(idsOf((await listener.untilCaughtUp()).reads), acknowledged.slice(5))
      await listener.leave()
    },
  },
]
