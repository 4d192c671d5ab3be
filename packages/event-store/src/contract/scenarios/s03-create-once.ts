import { derivedUuid } from '@vor-ort/core'

import { makeCommandHandler } from '../../command-handler.ts'
import type { EventStore } from '../../port.ts'
import { assert, eventsIn } from '../checks.ts'
import { aDay, anInstant, contractRegistry, desk, streamOf } from '../catalogue.ts'
import type { Scenario } from '../fixture.ts'

/** Holds the first append of each of several writers back until all of them have decided. */
const withBarrier = (store: EventStore, writers: number): EventStore => {
  let arrived = 0
  let open = (): void => undefined
  const barrier = new Promise<void>((resolve) => {
    open = resolve
  })
  return {
    ...store,
    append: (...request) => async () => {
      if (++arrived >= writers) open()
      await barrier
      return store.append(...request)()
    },
  }
}

export const createOnce: ReadonlyArray<Scenario> = [
  {
    id: '3',
    name: 'of two who decided to create the same stream exactly one does; the other decides anew and is told why not',
    run: async (fixture) => {
      const store = withBarrier(await fixture.open(contractRegistry), 2)
      const id = derivedUuid('contract create once')
      const results = await Promise.all(
        // A handler each: within one they would wait for each other.
        ['one', 'two'].map((title) =>
          makeCommandHandler({ store, clock: () => anInstant }).handle(desk, id, { type: 'Open', on: aDay, data: { title } }, { actor: { role: 'Verwaltung' } })(),
        ),
      )
      const winners = results.filter((result) => result._tag === 'Right')
      assert.equal(winners.length, 1, 'exactly one may create the stream')
      const loser = results.find((result) => result._tag === 'Left')
      assert.equal(loser?._tag === 'Left' && loser.left._tag === 'CommandRejected' && loser.left.rejection._tag, 'WrongPhase')
      assert.equal((await eventsIn(store.readStream(streamOf('desk', 'create once')))).length, 1)
    },
  },
]
