// @ts-nocheck
import { accepted, assert, refused } from '../checks.ts'
import { contractRegistry, noted, notes, streamOf } from '../catalogue.ts'
import type { Scenario } from '../fixture.ts'

const stream = streamOf('desk', 'expected')

export const expectedRevision: ReadonlyArray<Scenario> = [
  {
    id: '1a',
    name: 'noStream on a stream that exists is a conflict that says what was expected and what is',
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      await accepted(store.append(stream, 'noStream', notes('a', 3)))
      const conflict = await refused(store.append(stream, 'noStream', [noted('b')]), 'WrongExpectedRevision')
      assert.deepEqual(conflict, { _tag: 'WrongExpectedRevision', stream, expected: 'noStream', actual: 2n })
    },
  },
  {
    id: '1b',
    name: 'streamExists on a stream that does not exist is a conflict',
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      const conflict = await refused(store.append(stream, 'streamExists', [noted('a')]), 'WrongExpectedRevision')
      assert.deepEqual(conflict, { _tag: 'WrongExpectedRevision', stream, expected: 'streamExists', actual: 'noStream' })
    },
  },
  {
    id: '1c',
    name: 'an expected revision on a stream that does not exist is a conflict',
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      for (const expected of [0n, 1n, 41n]) {
        const conflict = await refused(store.append(stream, expected, [noted('a')]), 'WrongExpectedRevision')
        assert.deepEqual(conflict, { _tag: 'WrongExpectedRevision', stream, expected, actual: 'noStream' })
      }
    },
  },
  {
    id: '1d',
    name: 'an expected revision above or below that of the stream is a conflict',
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      await accepted(store.append(stream, 'noStream', notes('a', 3)))
      for (const expected of [3n, 1n, 0n, 1000n]) {
        const conflict = await refused(store.append(stream, expected, [noted('b')]), 'WrongExpectedRevision')
        assert.deepEqual(conflict, { _tag: 'WrongExpectedRevision', stream, expected, actual: 2n })
      }
    },
  },
  {
    id: '1e',
    name: 'what holds is accepted: noStream, the exact revision, streamExists, any',
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      const first = await accepted(store.append(stream, 'noStream', notes('a', 2)))
      assert.deepEqual([first.revision, first.duplicate], [1n, false])
      assert.equal((await accepted(store.append(stream, 1n, notes('b', 2)))).revision, 3n)
      assert.equal((await accepted(store.append(stream, 'streamExists', [noted('c')]))).revision, 4n)
      assert.equal((await accepted(store.append(stream, 'any', [noted('d')]))).revision, 5n)
      const other = streamOf('desk', 'other')
      assert.equal((await accepted(store.append(other, 'any', [noted('e')]))).revision, 0n)
    },
  },
]
