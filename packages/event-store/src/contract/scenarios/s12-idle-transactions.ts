import { accepted, assert, idsIn } from '../checks.ts'
import { contractRegistry, noted, notes, streamOf } from '../catalogue.ts'
import type { Fixture, Scenario } from '../fixture.ts'
import { follow } from '../follower.ts'
import { sawAll, transactionsOf } from './s10-open-transactions.ts'

const stream = streamOf('desk', 'idle')
// A stall that is bounded ends by itself; one that waits for the idle transaction never does here.
const patience = 5_000

/** While somebody's transaction is idle, events are delivered and read, and appends go on. */
const isNotStalled = async (fixture: Fixture, idle: () => Promise<{ readonly release: () => Promise<void> }>): Promise<void> => {
  const store = await fixture.open(contractRegistry)
  await accepted(store.append(stream, 'noStream', notes('before', 2)))
  const follower = follow(store.subscribe(), patience)
  await follower.untilCaughtUp()
  const held = await idle()
  try {
    await accepted(store.append(stream, 1n, notes('while idle', 3)))
    await follower.untilCount(5)
    assert.equal((await idsIn(store.readAll())).length, 5)
    // Who comes anew sees them too.
    const second = follow(store.subscribe({ after: 'start' }), patience)
    await second.untilCount(5)
    await second.leave()
  } finally {
    await held.release()
  }
  await accepted(store.append(stream, 4n, [noted('after')]))
  await sawAll(store, follower, 6)
}

export const idleTransactions: ReadonlyArray<Scenario> = [
  {
    id: '12a',
    name: 'a transaction of somebody else that was left open does not stall readers and subscribers',
    needs: ['transactions', 'joinsTransactions'],
    run: (fixture) => isNotStalled(fixture, transactionsOf(fixture).idle),
  },
  {
    id: '12b',
    name: 'nor does one in another database of the same server',
    needs: ['transactions', 'joinsTransactions'],
    run: async (fixture) => {
      const { idle, idleElsewhere } = transactionsOf(fixture)
      await isNotStalled(fixture, idleElsewhere ?? idle)
    },
  },
]
