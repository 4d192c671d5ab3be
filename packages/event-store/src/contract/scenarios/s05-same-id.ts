import type { NewEvent } from '@vor-ort/core'

import { accepted, assert, eventsIn, refused } from '../checks.ts'
import { contractRegistry, noted, notes, someMetadata, streamOf } from '../catalogue.ts'
import type { Scenario } from '../fixture.ts'

const stream = streamOf('desk', 'same id')
const other = streamOf('desk', 'same id, other')

export const sameId: ReadonlyArray<Scenario> = [
  {
    id: '5a',
    name: 'the same events again, where they were meant to go, succeed with the original result and are stored once',
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      const first = await accepted(store.append(stream, 'noStream', notes('a', 2)))
      const second = await accepted(store.append(stream, 1n, notes('b', 3)))
      const again = { ...second, duplicate: true }
      assert.deepEqual(await accepted(store.append(stream, 'noStream', notes('a', 2))), { ...first, duplicate: true })
      assert.deepEqual(await accepted(store.append(stream, 1n, notes('b', 3))), again)
      assert.deepEqual(await accepted(store.append(stream, 'any', notes('b', 3))), again)
      assert.deepEqual(await accepted(store.append(stream, 'streamExists', notes('b', 3))), again)
      // Also when the stream has moved on.
      await accepted(store.append(stream, 'any', notes('c', 2)))
      assert.deepEqual(await accepted(store.append(stream, 1n, notes('b', 3))), again)
      assert.equal((await eventsIn(store.readAll())).length, 7)
    },
  },
  {
    id: '5b',
    name: 'a retry differs in nothing but the time of recording, which may differ',
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      await accepted(store.append(stream, 'noStream', [noted('a')]))
      const later = { ...someMetadata, recordedAt: '2026-11-21T22:00:01.000Z' as typeof someMetadata.recordedAt }
      const retry: NewEvent = { ...noted('a'), metadata: later }
      assert.equal((await accepted(store.append(stream, 'noStream', [retry]))).duplicate, true)
      const foreign: NewEvent = { ...noted('a'), metadata: { ...someMetadata, actor: { role: 'Betriebsleitung' } } }
      await refused(store.append(stream, 'noStream', [foreign]), 'EventIdTaken')
    },
  },
  {
    id: '5c',
    name: 'an id that is stored elsewhere, or with other content, is refused and named',
    needs: ['uniqueEventIds'],
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      await accepted(store.append(stream, 'noStream', notes('a', 3)))
      const taken = { _tag: 'EventIdTaken', id: noted('a 1').id, storedIn: stream }
      for (const expected of ['noStream', 'any'] as const) {
        const error = await refused(store.append(other, expected, [noted('x'), noted('a 1')]), 'EventIdTaken')
        assert.deepEqual(error, { ...taken, stream: other })
      }
      const error = await refused(store.append(stream, 0n, [noted('a 1', 'other words')]), 'EventIdTaken')
      assert.deepEqual(error, { ...taken, stream })
      // At the end of its own stream it is at another place too.
      await refused(store.append(stream, 2n, [noted('a 1')]), 'EventIdTaken')
      await refused(store.append(stream, 'any', [noted('a 0'), noted('new')]), 'EventIdTaken')
      await refused(store.append(stream, 'any', [noted('a 0'), noted('a 2')]), 'EventIdTaken')
      assert.equal((await eventsIn(store.readAll())).length, 3)
    },
  },
  {
    id: '5d',
    name: 'a batch that begins like a stored one and then differs is a conflict',
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      await accepted(store.append(stream, 'noStream', notes('a', 3)))
      await refused(store.append(stream, 'noStream', [noted('a 0'), noted('new')]), 'WrongExpectedRevision')
      await refused(store.append(stream, 'noStream', [...notes('a', 3), noted('new')]), 'WrongExpectedRevision')
      await refused(store.append(stream, 'noStream', [noted('new'), noted('a 1')]), 'WrongExpectedRevision')
      assert.equal((await eventsIn(store.readAll())).length, 3)
    },
  },
  {
    id: '5e',
    name: 'one id twice in one append is refused',
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      const error = await refused(store.append(stream, 'any', [noted('a'), noted('b'), noted('a')]), 'InvalidEvent')
      assert.equal(error.index, 2)
      assert.equal((await eventsIn(store.readAll())).length, 0)
    },
  },
  {
    id: '5f',
    name: 'an id of another stream is refused just where the store says that ids are unique; a repetition is told in any case',
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      await accepted(store.append(stream, 'noStream', notes('a', 2)))
      const batch = [noted('a 1'), noted('b')]
      if (store.capabilities.uniqueEventIds) await refused(store.append(other, 'noStream', batch), 'EventIdTaken')
      const first = await accepted(store.append(other, 'noStream', store.capabilities.uniqueEventIds ? notes('b', 2) : batch))
      assert.deepEqual([first.revision, first.duplicate], [1n, false])
      for (const [name, events] of [[stream, notes('a', 2)], [other, store.capabilities.uniqueEventIds ? notes('b', 2) : batch]] as const) {
        for (const expected of ['noStream', 'any', 'streamExists'] as const) {
          const again = await accepted(store.append(name, expected, events))
          assert.deepEqual([again.revision, again.duplicate], [1n, true])
        }
      }
      assert.equal((await eventsIn(store.readAll())).length, 4)
    },
  },
]
