import { accepted, assert, eventsIn, idsIn, listen, refused } from '../checks.ts'
import { contractRegistry, noted, notes, streamOf } from '../catalogue.ts'
import type { Scenario } from '../fixture.ts'

const stream = streamOf('desk', 'refusal')
const other = streamOf('desk', 'refusal, other')

export const refusal: ReadonlyArray<Scenario> = [
  {
    id: '2',
    name: 'a refused append changes nothing: no revision, no position, no event, no delivery',
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      await accepted(store.append(stream, 'noStream', notes('a', 3)))
      const listener = listen(store.subscribe({ after: 'end' }))
      await listener.untilCaughtUp()
      const before = await eventsIn(store.readAll())

      await refused(store.append(stream, 'noStream', notes('refused', 2)), 'WrongExpectedRevision')
      await refused(store.append(stream, 7n, notes('refused', 2)), 'WrongExpectedRevision')
      await refused(store.append(other, 'streamExists', [noted('refused')]), 'WrongExpectedRevision')
      if (store.capabilities.uniqueEventIds) await refused(store.append(stream, 2n, [noted('fresh'), noted('a 1')]), 'EventIdTaken')
      const bad = { ...noted('bad'), data: { text: 1 } }
      await refused(store.append(stream, 2n, [noted('fresh'), bad]), 'InvalidEvent')

      assert.deepEqual(await eventsIn(store.readAll()), before)
      assert.deepEqual(await idsIn(store.readStream(other)), [])
      // What comes next goes on where the accepted events ended, and is the first that a subscriber sees.
      const next = await accepted(store.append(stream, 2n, [noted('fresh')]))
      assert.equal(next.revision, 3n)
      const seen = await listener.untilCount(1)
      await listener.leave()
      assert.deepEqual(seen, (await eventsIn(store.readAll())).slice(3).map((event) => ({ _tag: 'Right', right: event })))
    },
  },
]
