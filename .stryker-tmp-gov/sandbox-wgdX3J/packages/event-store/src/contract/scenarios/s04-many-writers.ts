// @ts-nocheck
import { accepted, assert, eventsIn, sameList } from '../checks.ts'
import { contractRegistry, noted, notes, streamOf } from '../catalogue.ts'
import type { Scenario } from '../fixture.ts'

const stream = streamOf('desk', 'many writers')

export const manyWriters: ReadonlyArray<Scenario> = [
  {
    id: '4a',
    name: 'of 20 writers who expect the same revision exactly one wins',
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      await accepted(store.append(stream, 'noStream', [noted('first')]))
      const writers = Array.from({ length: 20 }, (_, writer) => store.append(stream, 0n, notes(`writer ${writer}`, 2))())
      const results = await Promise.all(writers)
      assert.equal(results.filter((result) => result._tag === 'Right').length, 1)
      for (const result of results) {
        if (result._tag === 'Left') {
          assert.deepEqual(result.left, { _tag: 'WrongExpectedRevision', stream, expected: 0n, actual: 2n })
        }
      }
      assert.equal((await eventsIn(store.readStream(stream))).length, 3)
    },
  },
  {
    id: '4b',
    name: '50 writers without an expectation all succeed; there is no gap, and each one\'s events keep their order',
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      await Promise.all(
        Array.from({ length: 50 }, async (_, writer) => {
          for (let turn = 0; turn < 4; turn++) {
            await accepted(store.append(stream, 'any', notes(`writer ${writer} turn ${turn}`, 2)))
          }
        }),
      )
      const events = await eventsIn(store.readStream(stream))
      sameList(events.map((event) => event.revision), Array.from({ length: 400 }, (_, index) => BigInt(index)))
      sameList(await eventsIn(store.readAll()), events)
      const place = new Map(events.map((event, index) => [event.id, index]))
      for (let writer = 0; writer < 50; writer++) {
        const own = [0, 1, 2, 3].flatMap((turn) => notes(`writer ${writer} turn ${turn}`, 2)).map((event) => place.get(event.id) ?? -1)
        assert.deepEqual(own, [...own].sort((a, b) => a - b), `the events of writer ${writer} are in its order`)
        // A batch is one: nobody's event comes between.
        for (let i = 0; i < own.length; i += 2) assert.equal((own[i + 1] ?? 0) - (own[i] ?? 0), 1)
      }
    },
  },
]
