import { accepted, assert, eventsIn, refused } from '../checks.ts'
import { contractRegistry, noted, notes, streamOf } from '../catalogue.ts'
import type { Scenario } from '../fixture.ts'

const stream = streamOf('desk', 'batches')

const inOneAppend = (size: number): Scenario => ({
  id: `6 (${size})`,
  name: `${size.toLocaleString('en')} event${size === 1 ? '' : 's'} in one append are stored as one batch, in order`,
  run: async (fixture) => {
    const store = await fixture.open(contractRegistry)
    const batch = notes('batch', size)
    const maximum = store.capabilities.maxAppendEvents
    if (maximum !== undefined && size > maximum) {
      const error = await refused(store.append(stream, 'noStream', batch), 'AppendTooLarge')
      assert.deepEqual(error, { _tag: 'AppendTooLarge', unit: 'events', size, maximum })
      return
    }
    const { revision, position } = await accepted(store.append(stream, 'noStream', batch))
    assert.equal(revision, BigInt(size - 1))
    let index = 0
    let last: string | undefined
    for await (const page of store.readStream(stream)) {
      for (const read of page) {
        if (read._tag === 'Left') assert.fail('an event of the batch cannot be read')
        if (read.right.id !== batch[index]?.id || read.right.revision !== BigInt(index)) assert.fail(`event ${index} is another`)
        last = read.right.position
        index++
      }
    }
    assert.equal(index, size)
    assert.equal(position, last)
  },
})

export const batches: ReadonlyArray<Scenario> = [
  {
    id: '6a',
    name: 'an empty append changes nothing; it says where the stream is, or that the expectation does not hold',
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      assert.deepEqual(await accepted(store.append(stream, 'noStream', [])), { revision: 'noStream', duplicate: false })
      assert.deepEqual(await accepted(store.append(stream, 'any', [])), { revision: 'noStream', duplicate: false })
      await refused(store.append(stream, 'streamExists', []), 'WrongExpectedRevision')
      await accepted(store.append(stream, 'noStream', notes('a', 2)))
      assert.deepEqual(await accepted(store.append(stream, 1n, [])), { revision: 1n, duplicate: false })
      await refused(store.append(stream, 0n, []), 'WrongExpectedRevision')
      assert.equal((await eventsIn(store.readAll())).length, 2)
    },
  },
  ...[1, 1_000, 3_277, 10_000, 100_000].map(inOneAppend),
  {
    id: '6b',
    name: 'all or nothing: when one event of a batch is refused, none is stored',
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      await accepted(store.append(stream, 'noStream', [noted('there already')]))
      for (const index of [0, 1, 250, 499]) {
        const batch = [...notes(`batch ${index}`, 500)]
        batch[index] = { ...noted('bad'), data: { text: 'Vor Ort', pages: -1, tags: [] } }
        const invalid = await refused(store.append(stream, 0n, batch), 'InvalidEvent')
        assert.equal(invalid.index, index)
        batch[index] = noted('there already')
        await refused(store.append(stream, 0n, batch), 'EventIdTaken')
      }
      assert.equal((await eventsIn(store.readAll())).length, 1)
      assert.equal((await accepted(store.append(stream, 0n, notes('good', 2)))).revision, 2n)
    },
  },
]
