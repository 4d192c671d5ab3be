import type { AppendError, EventStore } from '../../port.ts'
import { accepted, assert, eventsIn, refused } from '../checks.ts'
import { contractRegistry, noted, notes, streamOf } from '../catalogue.ts'
import type { Scenario } from '../fixture.ts'

const stream = streamOf('desk', 'batches')
type Batch = ReturnType<typeof notes>
type AppendTooLarge = Extract<AppendError, { readonly _tag: 'AppendTooLarge' }>

const bytesOf = (batch: Batch): number =>
  batch.reduce((sum, { data, metadata }) => sum + Buffer.byteLength(JSON.stringify(data)) + Buffer.byteLength(JSON.stringify(metadata)), 0)

/** Appends a batch in one append and reads it back, event by event. */
const storesWhole = async (store: EventStore, batch: Batch): Promise<void> => {
  const { revision, position } = await accepted(store.append(stream, 'noStream', batch))
  assert.equal(revision, BigInt(batch.length - 1))
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
  assert.equal(index, batch.length)
  assert.equal(position, last)
}

/** What a store with a limit says to a batch that is too large: just what it declares; then how many events it can take. */
const largestAfter = ({ capabilities }: EventStore, error: AppendTooLarge, size: number): number => {
  assert.equal(error.maximum, error.unit === 'events' ? capabilities.maxAppendEvents : capabilities.maxAppendBytes)
  assert.ok(error.size > error.maximum, `${error.size} of at most ${error.maximum} were refused`)
  if (error.unit === 'events') {
    assert.equal(error.size, size)
    return error.maximum
  }
  // The events of a batch are about equal in size, and those at its beginning are not the larger ones.
  return Math.floor((size * error.maximum) / error.size)
}

const inOneAppend = (size: number): Scenario => ({
  id: `6 (${size})`,
  name: `${size.toLocaleString('en')} event${size === 1 ? '' : 's'} in one append are stored as one batch, in order, or refused whole by a limit that is declared`,
  run: async (fixture) => {
    const store = await fixture.open(contractRegistry)
    const { maxAppendEvents = Number.POSITIVE_INFINITY, maxAppendBytes = Number.POSITIVE_INFINITY } = store.capabilities
    const batch = notes('batch', size)
    // A server counts more than these bytes, so a batch of fewer may be too large for it too.
    const isSurelyTooLarge = size > maxAppendEvents || bytesOf(batch) > maxAppendBytes
    const mayBeTooLarge = isSurelyTooLarge || Number.isFinite(maxAppendBytes)
    if (!mayBeTooLarge) return storesWhole(store, batch)
    const result = isSurelyTooLarge
      ? await refused(store.append(stream, 'noStream', batch), 'AppendTooLarge')
      : await store.append(stream, 'noStream', batch)().then((either) => (either._tag === 'Left' ? either.left : undefined))
    // Stored: once more is a repetition, which is read back.
    if (result === undefined) return storesWhole(store, batch)
    if (result._tag !== 'AppendTooLarge') assert.fail(`was refused as ${result._tag}`)
    assert.deepEqual(await eventsIn(store.readAll()), [])
    const largest = largestAfter(store, result, size)
    assert.ok(largest > 0)
    await storesWhole(store, batch.slice(0, largest))
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
        if (store.capabilities.uniqueEventIds) await refused(store.append(stream, 0n, batch), 'EventIdTaken')
      }
      assert.equal((await eventsIn(store.readAll())).length, 1)
      assert.equal((await accepted(store.append(stream, 0n, notes('good', 2)))).revision, 2n)
    },
  },
]
