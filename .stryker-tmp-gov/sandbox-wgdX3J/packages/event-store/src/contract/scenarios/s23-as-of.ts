// @ts-nocheck
import { eventOf } from '@vor-ort/core'

import { loadState } from '../../load.ts'
import { accepted, assert, eventsIn } from '../checks.ts'
import { contractRegistry, dataLog, notes, streamOf } from '../catalogue.ts'
import type { Scenario } from '../fixture.ts'

const stream = streamOf('desk', 'as of')
const { initial, evolve } = dataLog.decider

export const asOf: ReadonlyArray<Scenario> = [
  {
    id: '23',
    name: 'the state as of revision k is the fold of the first events up to k, for every k',
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      for (let turn = 0; turn < 6; turn++) {
        await accepted(store.append(stream, 'any', notes(`turn ${turn}`, turn + 1)))
        await accepted(store.append(streamOf('desk', 'as of, other'), 'any', notes(`other ${turn}`, 2)))
      }
      let state = initial
      const all = await eventsIn(store.readStream(stream))
      assert.equal(all.length, 21)
      for (const [k, event] of all.entries()) {
        state = evolve(state, eventOf(event))
        const until = await eventsIn(store.readStream(stream, { to: BigInt(k) }))
        assert.deepEqual(until.map(eventOf).reduce(evolve, initial), state)
      }
      assert.deepEqual(await accepted(loadState(store, dataLog, stream)), { state, revision: 20n })
    },
  },
]
