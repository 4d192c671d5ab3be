import type { NewEvent } from '@vor-ort/core'

import { accepted, appendAll, assert, eventsIn, idsOf, listen, sameList } from '../checks.ts'
import { contractRegistry, noted, notes, streamOf } from '../catalogue.ts'
import type { Scenario } from '../fixture.ts'

const stream = streamOf('desk', 'subscription')
const lamp = streamOf('lamp', 'subscription')
const ids = (events: ReadonlyArray<NewEvent>): ReadonlyArray<string> => events.map((event) => event.id)
// What hangs is broken, so the scenarios of subscriptions wait for less than the others.
const patience = 3_000

export const subscriptions: ReadonlyArray<Scenario> = [
  {
    id: '16a',
    name: 'a subscription from the end sees only what is new',
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      await accepted(store.append(stream, 'noStream', notes('old', 5)))
      const listener = listen(store.subscribe({ after: 'end' }), patience)
      assert.deepEqual((await listener.untilCaughtUp()).reads, [])
      await accepted(store.append(stream, 4n, notes('new', 3)))
      assert.deepEqual(idsOf(await listener.untilCount(3)), ids(notes('new', 3)))
      await listener.leave()
    },
  },
  {
    id: '16b',
    name: 'a subscription from the start sees all that is stored, then what comes, in the order of the store',
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      await appendAll(store, stream, notes('old', 1_200))
      await accepted(store.append(lamp, 'noStream', notes('lamp', 3)))
      const listener = listen(store.subscribe(), patience)
      const { reads, position } = await listener.untilCaughtUp()
      const stored = await eventsIn(store.readAll())
      sameList(reads, stored.map((event) => ({ _tag: 'Right', right: event })))
      assert.equal(position, stored.at(-1)?.position)
      await accepted(store.append(stream, 'any', notes('new', 2)))
      await accepted(store.append(lamp, 'any', [noted('new lamp')]))
      assert.deepEqual(idsOf(await listener.untilCount(3)), ids([...notes('new', 2), noted('new lamp')]))
      await listener.leave()
    },
  },
  {
    id: '16c',
    name: 'a subscription goes on behind the position where an earlier one stopped, also after reopening',
    run: async (fixture) => {
      const first = await fixture.open(contractRegistry)
      await accepted(first.append(stream, 'noStream', notes('a', 3)))
      const { position } = await accepted(first.append(stream, 'any', notes('b', 2)))
      await accepted(first.append(stream, 'any', notes('c', 2)))
      await accepted(first.close())
      const store = await fixture.open(contractRegistry)
      const listener = listen(store.subscribe(position === undefined ? {} : { after: position }), patience)
      assert.deepEqual(idsOf((await listener.untilCaughtUp()).reads), ids(notes('c', 2)))
      await listener.leave()
    },
  },
  {
    id: '16d',
    name: 'a subscription has caught up at once where nothing is stored, or nothing behind its position',
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      for (const after of ['start', 'end'] as const) {
        const empty = listen(store.subscribe({ after }), patience)
        assert.deepEqual(await empty.untilCaughtUp(), { reads: [], position: undefined })
        await empty.leave()
      }
      const { position } = await accepted(store.append(stream, 'noStream', notes('a', 3)))
      const passed = listen(store.subscribe(position === undefined ? {} : { after: position }), patience)
      assert.deepEqual(await passed.untilCaughtUp(), { reads: [], position })
      await passed.leave()
    },
  },
  {
    id: '16e',
    name: 'what is appended while a subscription catches up is neither lost nor doubled',
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      await appendAll(store, stream, notes('old', 1_500))
      const listener = listen(store.subscribe(), patience)
      const appending = (async () => {
        for (let turn = 0; turn < 40; turn++) await accepted(store.append(turn % 2 === 0 ? stream : lamp, 'any', notes(`turn ${turn}`, 5)))
      })()
      const reads = await listener.untilCount(1_700)
      await appending
      const stored = await eventsIn(store.readAll())
      sameList(idsOf(reads), stored.map((event) => event.id))
      assert.deepEqual((await listener.untilCaughtUp()).reads, [])
      await listener.leave()
    },
  },
  {
    id: '16f',
    name: 'a subscription to categories sees these alone, and its position moves past what it does not see',
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      await accepted(store.append(lamp, 'noStream', notes('lamp', 2)))
      const old = await appendAll(store, streamOf('desk-lamp', 'subscription'), notes('other', 700))
      const listener = listen(store.subscribe({ categories: ['lamp', 'desk'] }), patience)
      const caughtUp = await listener.untilCaughtUp()
      assert.deepEqual(idsOf(caughtUp.reads), ids(notes('lamp', 2)))
      assert.equal(caughtUp.position, old.position)
      await accepted(store.append(streamOf('desk-lamp', 'subscription'), 'any', [noted('not seen')]))
      await accepted(store.append(stream, 'any', [noted('seen')]))
      assert.deepEqual(idsOf(await listener.untilCount(1)), [noted('seen').id])
      await listener.leave()
    },
  },
  {
    id: '16g',
    name: 'a subscription ends when its signal aborts, when it is left, and when the store is closed',
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      await accepted(store.append(stream, 'noStream', [noted('a')]))
      const stop = new AbortController()
      const aborted = listen(store.subscribe({ signal: stop.signal }), patience)
      await aborted.untilCaughtUp()
      setTimeout(() => stop.abort(), 5)
      assert.equal(await aborted.ends(), true)
      const never = listen(store.subscribe({ signal: AbortSignal.abort() }), patience)
      assert.equal(await never.ends(), true)

      for await (const delivery of store.subscribe()) if (delivery._tag === 'CaughtUp') break
      const left = listen(store.subscribe(), patience)
      await left.untilCaughtUp()
      const waiting = left.ends()
      await left.leave()
      assert.equal(await waiting, true)

      const closed = listen(store.subscribe({ after: 'end' }), patience)
      await closed.untilCaughtUp()
      setTimeout(() => void store.close()(), 5)
      const [last] = await closed.untilCount(1)
      assert.equal(last?._tag === 'Left' && last.left._tag, 'StoreUnavailable')
      assert.equal(await closed.ends(), true)
    },
  },
]
