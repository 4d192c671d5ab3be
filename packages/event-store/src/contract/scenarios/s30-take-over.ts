import { canonicalJson, sealEvents, type NewEvent, type StoredEvent, type StreamName } from '@vor-ort/core'

import type { EventStore } from '../../port.ts'
import { verifyStore } from '../../verify.ts'
import { accepted, assert, eventsIn, refused } from '../checks.ts'
import { contractRegistry, kept, noted, notes, opened, registryOfVersion, registryWithoutNotes, streamOf } from '../catalogue.ts'
import type { Fixture, MakeFixture, Scenario } from '../fixture.ts'
import { goldenNotes } from '../golden.ts'

const stream = streamOf('desk', 'taken over')
const other = streamOf('lamp', 'taken over, other')

/** All that lies in a store, as it lies there. */
const storedIn = async (store: EventStore): Promise<ReadonlyArray<StoredEvent>> => {
  const all: StoredEvent[] = []
  for await (const page of store.readStored()) {
    for (const read of page) all.push(read._tag === 'Right' ? read.right : assert.fail(`a stored event cannot be read: ${read.left._tag}`))
  }
  return all
}

const ofStream = (events: ReadonlyArray<StoredEvent>, name: StreamName): ReadonlyArray<StoredEvent> => events.filter((event) => event.stream === name)

/** All but the position, which is the store's own. */
const content = ({ id, type, schemaVersion, stream: name, revision, prevHash, hash, data, metadata }: StoredEvent): string =>
  `${canonicalJson({ id, type, schemaVersion, name, revision: String(revision), prevHash, hash })} ${canonicalJson(data)} ${canonicalJson(metadata)}`

/** Runs with the events of another store, which were written by software of every version. */
const withSource = async (makeFixture: MakeFixture, run: (events: ReadonlyArray<StoredEvent>, source: EventStore) => Promise<void>): Promise<void> => {
  const fixture: Fixture = await makeFixture()
  try {
    for (const { schemaVersion, stored } of goldenNotes) {
      const old = await fixture.open(registryOfVersion(schemaVersion))
      const event: NewEvent = { ...noted(`golden ${schemaVersion}`), schemaVersion, data: JSON.parse(stored) }
      await accepted(old.append(stream, 'any', [event, opened(`opened ${schemaVersion}`)]))
      await accepted(old.close())
    }
    const source = await fixture.open(contractRegistry)
    await accepted(source.append(other, 'noStream', [kept('kept', { '10': 'ü 𝄞', '9': [1e-7, null, { __proto__: 1 }] }), ...notes('other', 2)]))
    await accepted(source.append(stream, 5n, [noted('last')]))
    await run(await storedIn(source), source)
  } finally {
    await fixture.dispose()
  }
}

const headOf = async (store: EventStore): Promise<string> => {
  const verified = await accepted(verifyStore(store))
  return verified.ok ? verified.head : assert.fail(`is not sound: ${verified.fault._tag}`)
}

const changed = (events: ReadonlyArray<StoredEvent>, index: number, by: Partial<StoredEvent>): ReadonlyArray<StoredEvent> =>
  events.map((event, at) => (at === index ? { ...event, ...by } : event))

export const takeOver: ReadonlyArray<Scenario> = [
  {
    id: '30a',
    name: 'events of another store are taken over as they lie there, of older versions and unknown types too; the heads are equal',
    run: async (fixture, makeFixture) => {
      await withSource(makeFixture, async (events, source) => {
        // This software knows few of their types.
        const target = await fixture.open(registryWithoutNotes)
        for (const name of [other, stream]) {
          const own = ofStream(events, name)
          for (let start = 0; start < own.length; start += 4) {
            const batch = own.slice(start, start + 4)
            const result = await accepted(target.appendStored(name, batch))
            assert.deepEqual([result.revision, result.duplicate], [batch.at(-1)?.revision, false])
          }
        }
        assert.deepEqual((await storedIn(target)).map(content), [other, stream].flatMap((name) => ofStream(events, name)).map(content))
        assert.equal(await headOf(target), await headOf(source))
        await accepted(target.close())
        // Read by software that knows them, they are what they were there.
        const again = await fixture.open(contractRegistry)
        for (const name of [stream, other]) {
          const read = async (store: EventStore) => (await eventsIn(store.readStream(name))).map(({ position: _own, ...event }) => event)
          assert.deepEqual(await read(again), await read(source))
        }
        // The stream goes on by ordinary appends, also on a retry of what was written elsewhere.
        assert.equal((await accepted(again.append(stream, 5n, [noted('last')]))).duplicate, true)
        assert.equal((await accepted(again.append(stream, 6n, [noted('new')]))).revision, 7n)
        await headOf(again)
      })
    },
  },
  {
    id: '30b',
    name: 'taking over the same events again changes nothing and says where they are, also when the stream has moved on',
    run: async (fixture, makeFixture) => {
      await withSource(makeFixture, async (events) => {
        const target = await fixture.open(contractRegistry)
        const own = ofStream(events, stream)
        const first = await accepted(target.appendStored(stream, own.slice(0, 4)))
        const expected = { ...first, duplicate: true }
        assert.deepEqual(await accepted(target.appendStored(stream, own.slice(0, 4))), expected)
        await accepted(target.appendStored(stream, own.slice(4)))
        assert.deepEqual(await accepted(target.appendStored(stream, own.slice(0, 4))), expected)
        assert.deepEqual((await accepted(target.appendStored(stream, own.slice(1, 3)))).duplicate, true)
        assert.equal((await storedIn(target)).length, own.length)
        assert.deepEqual((await accepted(target.appendStored(other, []))).duplicate, false)
      })
    },
  },
  {
    id: '30c',
    name: 'events that do not link, are of another stream, or are not what their digest says are refused; nothing is stored',
    run: async (fixture, makeFixture) => {
      await withSource(makeFixture, async (events) => {
        const target = await fixture.open(contractRegistry)
        const own = ofStream(events, stream)
        const broken: ReadonlyArray<readonly [fault: string, revision: bigint, batch: ReadonlyArray<StoredEvent>]> = [
          ['RevisionGap', 2n, own.toSpliced(1, 1)],
          ['BrokenLink', 3n, changed(own, 3, { prevHash: 'a'.repeat(64) })],
          ['ContentChanged', 2n, changed(own, 2, { data: { text: 'changed' } })],
          ['ContentChanged', 1n, changed(own, 1, { metadata: {} })],
          ['ContentChanged', 0n, changed(own, 0, { schemaVersion: 2 })],
          ['ContentChanged', 4n, changed(own, 4, { id: noted('another').id })],
          ['ContentChanged', 0n, changed(own, 0, { type: 'Opened' })],
        ]
        for (const [fault, revision, batch] of broken) {
          const error = await refused(target.appendStored(stream, batch), 'ChainBroken')
          assert.deepEqual([error.stream, error.revision, error.fault._tag], [stream, revision, fault])
        }
        assert.equal((await refused(target.appendStored(streamOf('desk', 'elsewhere'), own), 'ChainBroken')).revision, 0n)
        assert.deepEqual(await storedIn(target), [])
      })
    },
  },
  {
    id: '30d',
    name: 'events are taken over just behind what they linked to: not onto another history, and not with a gap',
    run: async (fixture, makeFixture) => {
      await withSource(makeFixture, async (events) => {
        const target = await fixture.open(contractRegistry)
        const own = ofStream(events, stream)
        await refused(target.appendStored(stream, own.slice(2)), 'WrongExpectedRevision')
        await accepted(target.appendStored(stream, own.slice(0, 2)))
        await refused(target.appendStored(stream, own.slice(3)), 'WrongExpectedRevision')
        await accepted(target.append(stream, 1n, [noted('of its own')]))
        const before = (await storedIn(target)).map(content)
        // At this revision lies another event now, and behind it another history goes on.
        await refused(target.appendStored(stream, own.slice(2)), 'WrongExpectedRevision')
        await refused(target.appendStored(stream, own.slice(3)), 'WrongExpectedRevision')
        const forked = sealEvents(stream, { revision: 2n, hash: 'b'.repeat(64) }, [noted('forked')])
        await refused(target.appendStored(stream, forked.map((event): StoredEvent => ({ ...event, position: own[0]?.position ?? assert.fail('no position') }))), 'WrongExpectedRevision')
        assert.deepEqual((await storedIn(target)).map(content), before)
      })
    },
  },
  {
    id: '30e',
    name: 'a store with events has an identity, the same for whoever opens it, and its copy has another',
    run: async (fixture, makeFixture) => {
      await withSource(makeFixture, async (events, source) => {
        const target = await fixture.open(contractRegistry)
        assert.equal(await accepted(target.identity()), undefined)
        for (const name of [stream, other]) await accepted(target.appendStored(name, ofStream(events, name)))
        const identity = await accepted(target.identity())
        assert.ok(identity !== undefined && identity.length > 0)
        assert.notEqual(identity, await accepted(source.identity()))
        assert.equal(await accepted((await fixture.open(registryWithoutNotes)).identity()), identity)
        await accepted(target.append(stream, 'any', [noted('more')]))
        await accepted(target.close())
        await fixture.crash?.()
        assert.equal(await accepted((await fixture.open(contractRegistry)).identity()), identity)
      })
    },
  },
]
