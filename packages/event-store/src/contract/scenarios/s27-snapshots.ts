import { eventOf, type AnyEvent, type StreamName } from '@vor-ort/core'
import * as fc from 'fast-check'

import { loadState } from '../../load.ts'
import type { EventStore } from '../../port.ts'
import { accepted, appendAll, assert, eventsIn } from '../checks.ts'
import { contractRegistry, dataLog, notes, streamOf } from '../catalogue.ts'
import type { Fixture, Scenario } from '../fixture.ts'
import { contractSeed } from '../seed.ts'

type State = ReadonlyArray<unknown>

/** A state as it was made by one version of a fold. */
interface Snapshot {
  readonly version: number
  readonly revision: bigint
  readonly state: State
}

/** A fold whose version is raised whenever it folds otherwise. */
interface Reducer {
  readonly version: number
  readonly evolve: (state: State, event: AnyEvent) => State
}

const first: Reducer = { version: 1, evolve: dataLog.decider.evolve }
const second: Reducer = { version: 2, evolve: (state, event) => [...state, { ...event, version: 2 }] }

const foldFrom = async (store: EventStore, stream: StreamName, { evolve }: Reducer, state: State, from: bigint): Promise<State> =>
  (await eventsIn(store.readStream(stream, { from }))).map(eventOf).reduce(evolve, state)

/** The state now, from a snapshot of the same version and what came behind it, or else from the start. */
const load = (store: EventStore, stream: StreamName, reducer: Reducer, snapshot: Snapshot): Promise<State> =>
  snapshot.version === reducer.version ? foldFrom(store, stream, reducer, snapshot.state, snapshot.revision + 1n) : foldFrom(store, stream, reducer, [], 0n)

const filled = async (fixture: Fixture, stream: StreamName, count: number): Promise<EventStore> => {
  const store = await fixture.open(contractRegistry, { pageSize: 7 })
  await appendAll(store, stream, notes('snapshot', count))
  return store
}

export const snapshots: ReadonlyArray<Scenario> = [
  {
    id: '27a',
    name: 'a snapshot at any revision and what lies behind it are the whole fold, also when more is appended meanwhile',
    run: async (fixture) => {
      const stream = streamOf('desk', 'snapshots')
      const store = await filled(fixture, stream, 30)
      const full = (await accepted(loadState(store, dataLog, stream))).state
      await fc.assert(
        fc.asyncProperty(fc.bigInt({ min: 0n, max: 29n }), async (revision) => {
          const until = (await eventsIn(store.readStream(stream, { to: revision }))).map(eventOf)
          const snapshot = { version: 1, revision, state: until.reduce(first.evolve, []) }
          assert.equal(snapshot.state.length, Number(revision) + 1)
          assert.deepEqual(await load(store, stream, first, snapshot), full)
        }),
        { seed: contractSeed, numRuns: 40 },
      )
      await accepted(store.append(stream, 29n, notes('behind', 3)))
      const grown = (await accepted(loadState(store, dataLog, stream))).state
      assert.deepEqual(await load(store, stream, first, { version: 1, revision: 29n, state: full }), grown)
      assert.equal(grown.length, 33)
    },
  },
  {
    id: '27b',
    name: 'a snapshot of another version of the fold is passed over, and the state is that of the whole stream',
    run: async (fixture) => {
      const stream = streamOf('desk', 'snapshots of versions')
      const store = await filled(fixture, stream, 20)
      const misleading: Snapshot = { version: 1, revision: 9n, state: ['of another version'] }
      const full = await foldFrom(store, stream, second, [], 0n)
      assert.equal(full.length, 20)
      assert.deepEqual(await load(store, stream, second, misleading), full)
      const own: Snapshot = { version: 2, revision: 9n, state: full.slice(0, 10) }
      assert.deepEqual(await load(store, stream, second, own), full)
    },
  },
]
