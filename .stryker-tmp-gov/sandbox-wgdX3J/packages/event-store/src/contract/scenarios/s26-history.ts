// @ts-nocheck
import type { NewEvent } from '@vor-ort/core'

import { verifyStore } from '../../verify.ts'
import { accepted, assert, eventsIn } from '../checks.ts'
import { contractRegistry, kept, notes, streamOf } from '../catalogue.ts'
import type { Scenario } from '../fixture.ts'

const stream = streamOf('desk', 'history')

const spoil = (data: unknown): void => {
  if (typeof data !== 'object' || data === null) return
  for (const key of Object.keys(data)) Reflect.set(data, key, 'spoiled')
}

export const history: ReadonlyArray<Scenario> = [
  {
    id: '26a',
    name: 'changing, deleting or replacing stored events is refused by the store itself',
    needs: ['misdeeds'],
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      await accepted(store.append(stream, 'noStream', notes('a', 3)))
      const before = await eventsIn(store.readAll())
      for (const { name, commit } of fixture.misdeeds ?? []) {
        await assert.rejects(commit, `${name} was not refused`)
        assert.deepEqual(await eventsIn(store.readAll()), before, `${name} has changed something`)
      }
      assert.equal((await accepted(verifyStore(store))).ok, true)
      await accepted(store.append(stream, 2n, notes('b', 1)))
    },
  },
  {
    id: '26b',
    name: 'who holds an event that was appended or read cannot change history with it',
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      const value = { list: [1, 2] }
      const event: NewEvent = kept('a', value)
      await accepted(store.append(stream, 'noStream', [event]))
      const before = JSON.stringify((await eventsIn(store.readStream(stream))).map(({ data, metadata }) => ({ data, metadata })))
      value.list.push(3)
      spoil(event.data)
      for (const read of await eventsIn(store.readAll())) {
        spoil(read.data)
        spoil(read.metadata)
      }
      for await (const page of store.readStored()) for (const read of page) if (read._tag === 'Right') spoil(read.right.data)
      const after = (await eventsIn(store.readStream(stream))).map(({ data, metadata }) => ({ data, metadata }))
      assert.equal(JSON.stringify(after), before)
      assert.equal((await accepted(verifyStore(store))).ok, true)
    },
  },
]
