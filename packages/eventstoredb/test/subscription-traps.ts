/** What goes wrong with subscriptions, by the numbers of the table in the README; for both clients. */
import { noted, notes, streamOf } from '@vor-ort/event-store/contract'
import { describe, expect, it } from 'vitest'

import { isGivenServer } from './fixture.ts'
import { listener } from './listening.ts'
import { makeWorkbench, type ClientUnderTest } from './workbench.ts'

/** Registers the tests of subscriptions that break. */
export const describeSubscriptionTraps = ({ name, open }: ClientUnderTest): void => {
  describe.skipIf(isGivenServer)(`traps of subscriptions: ${name}`, () => {
    const bench = makeWorkbench(open)

    it('6: a subscription goes on by itself when the connection breaks, the server restarts, or the call ends', async () => {
      const store = await bench.connect()
      const stream = streamOf('desk', 'trap 6')
      const heard = listener(store.subscribe({ after: 'end' }))
      await heard.caughtUp()
      const breaks = [() => bench.server().closeConnections(), () => bench.server().restart('kill'), () => bench.server().restart('stop')]
      for (const [turn, cause] of breaks.entries()) {
        await cause()
        await store.append(stream, 'any', notes(`trap 6 turn ${turn}`, 3))()
      }
      await heard.count(9)
      expect(heard.ids()).toEqual([0, 1, 2].flatMap((turn) => notes(`trap 6 turn ${turn}`, 3)).map((event) => event.id))
      await heard.leave()
    })

    it('6: a subscription that is dropped after some messages tells each event once', async () => {
      const store = await bench.connect()
      const stream = streamOf('lamp', 'trap 6, drops')
      await store.append(stream, 'noStream', notes('trap 6 drops', 200))()
      await bench.server().faults({ kind: 'drop', on: 'subscription', afterMessages: 50, times: 5 }, { kind: 'unavailable', on: 'subscription', times: 2 })
      const heard = listener(store.subscribe({ categories: ['lamp'] }))
      await heard.count(200)
      await heard.caughtUp()
      expect(heard.ids()).toEqual(notes('trap 6 drops', 200).map((event) => event.id))
      await heard.leave()
    })

    it('6: a server that holds the connection but says nothing is noticed', async () => {
      const store = await bench.connect({ silenceMilliseconds: 300, attemptMilliseconds: 300 })
      const writer = await bench.connect({ attemptMilliseconds: 300 })
      const stream = streamOf('lamp', 'trap 6, silence')
      await bench.server().faults({ kind: 'ignore', on: 'subscription', times: 2 })
      const heard = listener(store.subscribe({ after: 'end' }))
      await heard.caughtUp()
      bench.server().freeze()
      const appending = writer.append(stream, 'noStream', notes('trap 6 silence', 2))()
      setTimeout(() => bench.server().thaw(), 700)
      expect(await appending).toMatchObject({ _tag: 'Right', right: { revision: 1n } })
      await heard.count(2)
      expect(heard.ids()).toEqual(notes('trap 6 silence', 2).map((event) => event.id))
      await heard.leave()
    })

    it('that all was told is said once, however often the server says it', async () => {
      const store = await bench.connect()
      await bench.server().faults({ kind: 'repeatCaughtUp' })
      const heard = listener(store.subscribe({ after: 'end' }))
      await heard.caughtUp()
      await store.append(streamOf('desk', 'caught up once'), 'noStream', [noted('caught up once')])()
      await heard.count(1)
      await heard.caughtUp()
      expect(heard.tags()).toEqual(['CaughtUp', 'Events', 'CaughtUp'])
      await heard.leave()
    })
  })
}
