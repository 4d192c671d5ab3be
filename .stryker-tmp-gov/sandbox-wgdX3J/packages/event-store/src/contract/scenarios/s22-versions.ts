// @ts-nocheck
import { canonicalJson, type NewEvent } from '@vor-ort/core'

import { loadState } from '../../load.ts'
import { verifyStore } from '../../verify.ts'
import { accepted, assert, eventsIn, idsOf, listen, refused } from '../checks.ts'
import { contractRegistry, dataLog, noted, opened, registryOfVersion, registryWithoutNotes, streamOf } from '../catalogue.ts'
import type { Fixture, Scenario } from '../fixture.ts'
import { goldenNotes } from '../golden.ts'

const stream = streamOf('desk', 'versions')

/** A store into which software of each version has written. */
const written = async (fixture: Fixture): Promise<void> => {
  for (const { schemaVersion, stored } of goldenNotes) {
    const store = await fixture.open(registryOfVersion(schemaVersion))
    const event: NewEvent = { ...noted(`golden ${schemaVersion}`), schemaVersion, data: JSON.parse(stored) }
    await accepted(store.append(stream, 'any', [event]))
    await accepted(store.close())
  }
}

export const versions: ReadonlyArray<Scenario> = [
  {
    id: '22a',
    name: 'events of every stored version are read as the current type: by stream, from all, by subscription, by load',
    run: async (fixture) => {
      await written(fixture)
      const store = await fixture.open(contractRegistry)
      const current = goldenNotes.map((golden) => golden.current)
      const data = (events: Awaited<ReturnType<typeof eventsIn>>) => events.map((event) => [event.schemaVersion, event.data])
      const expected = current.map((value) => [3, value])
      assert.deepEqual(data(await eventsIn(store.readStream(stream))), expected)
      assert.deepEqual(data(await eventsIn(store.readAll())), expected)
      const listener = listen(store.subscribe())
      const { reads } = await listener.untilCaughtUp()
      await listener.leave()
      assert.deepEqual(reads.map((read) => (read._tag === 'Right' ? read.right.data : read.left)), current)
      assert.deepEqual((await accepted(loadState(store, dataLog, stream))).state, current)
    },
  },
  {
    id: '22b',
    name: 'what was stored stays as it was written, byte for byte, whatever version reads it',
    run: async (fixture) => {
      await written(fixture)
      const store = await fixture.open(contractRegistry)
      const stored: unknown[] = []
      for await (const page of store.readStored()) {
        for (const read of page) if (read._tag === 'Right') stored.push([read.right.schemaVersion, canonicalJson(read.right.data)])
      }
      assert.deepEqual(stored, goldenNotes.map((golden) => [golden.schemaVersion, golden.stored]))
      const verified = await accepted(verifyStore(store))
      assert.deepEqual(verified.ok && [verified.events, verified.unreadable], [3, 0])
    },
  },
  {
    id: '22c',
    name: 'an event that the software does not know is reported with its place, and reading goes on',
    run: async (fixture) => {
      const writer = await fixture.open(contractRegistry)
      const batch = [opened('first'), noted('unknown'), opened('second')]
      await accepted(writer.append(stream, 'noStream', batch))
      const [, unknown] = await eventsIn(writer.readAll())
      await accepted(writer.close())
      const store = await fixture.open(registryWithoutNotes)
      const listener = listen(store.subscribe())
      const { reads } = await listener.untilCaughtUp()
      await listener.leave()
      const fault = { _tag: 'UnknownEventType', type: 'Noted' }
      const place = { stream, revision: 1n, position: unknown?.position }
      assert.deepEqual(reads[1], { _tag: 'Left', left: { _tag: 'UnreadableEvent', ...place, fault } })
      assert.deepEqual(idsOf([0, 2].flatMap((index) => reads[index] ?? [])), [opened('first').id, opened('second').id])
      for (const pages of [store.readStream(stream), store.readAll()]) {
        const read = []
        for await (const page of pages) read.push(...page)
        assert.deepEqual(read, reads)
      }
      const verified = await accepted(verifyStore(store))
      assert.deepEqual(verified.ok && [verified.events, verified.unreadable], [3, 1])
    },
  },
  {
    id: '22d',
    name: 'an event of a version that is newer than the software is reported, and a state is not made without it',
    run: async (fixture) => {
      await written(fixture)
      const store = await fixture.open(registryOfVersion(1))
      const error = await refused(loadState(store, dataLog, stream), 'UnreadableEvent')
      assert.deepEqual([error.stream, error.revision, error.fault._tag], [stream, 1n, 'UnknownSchemaVersion'])
    },
  },
]
