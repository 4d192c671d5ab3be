import type { Position } from '@vor-ort/core'

import type { StoredText } from '../../driver.ts'
import { verifyStore, type StoreFault } from '../../verify.ts'
import { accepted, assert } from '../checks.ts'
import { contractRegistry, notes, streamOf } from '../catalogue.ts'
import type { Fixture, Scenario } from '../fixture.ts'

const stream = streamOf('desk', 'tampered')
const other = streamOf('desk', 'tampered, other')

/** Five events of one stream, each followed by one of another; `tamper` gets them in the order of the store. */
const tampered = async (
  fixture: Fixture,
  tamper: (events: ReadonlyArray<StoredText>) => ReadonlyArray<StoredText>,
) => {
  const writer = await fixture.open(contractRegistry)
  for (let turn = 0; turn < 5; turn++) {
    await accepted(writer.append(stream, 'any', notes(`event ${turn}`, 1)))
    await accepted(writer.append(other, 'any', notes(`other ${turn}`, 1)))
  }
  await accepted(writer.close())
  if (fixture.raw === undefined) throw new Error('the scenario needs raw access')
  const before = await fixture.raw.read()
  await fixture.raw.write(tamper(before))
  const verified = await accepted(verifyStore(await fixture.open(contractRegistry)))
  return { before, verified }
}

const change = (event: StoredText | undefined, by: Partial<StoredText>): StoredText => {
  if (event === undefined) throw new Error('there is no such event')
  return { ...event, ...by }
}

/** A scenario in which verification must name this revision of the stream, with this fault. */
const detects = (
  id: string,
  name: string,
  expected: { readonly revision: bigint; readonly fault: StoreFault['_tag'] },
  tamper: (events: ReadonlyArray<StoredText>) => ReadonlyArray<StoredText>,
): Scenario => ({
  id,
  name,
  needs: ['raw'],
  run: async (fixture) => {
    const { verified } = await tampered(fixture, tamper)
    if (verified.ok) assert.fail('the change was not noticed')
    assert.deepEqual([verified.stream, verified.revision, verified.fault._tag], [stream, expected.revision, expected.fault])
  },
})

// The events of the stream lie at 0, 2, 4, 6, 8.
export const tampering: ReadonlyArray<Scenario> = [
  {
    id: '24',
    name: 'an untouched store is verified, with one head for all that it holds',
    needs: ['raw'],
    run: async (fixture, makeFixture) => {
      const { verified } = await tampered(fixture, (events) => events)
      if (!verified.ok) assert.fail(`a sound store was accused: ${verified.fault._tag}`)
      assert.deepEqual([verified.events, verified.streams, verified.unreadable], [10, 2, 0])
      const twin = await makeFixture()
      try {
        // Streams that are independent may be written in any order.
        const store = await twin.open(contractRegistry)
        await accepted(store.append(other, 'noStream', [0, 1, 2, 3, 4].flatMap((turn) => notes(`other ${turn}`, 1))))
        await accepted(store.append(stream, 'noStream', [0, 1, 2, 3, 4].flatMap((turn) => notes(`event ${turn}`, 1))))
        const again = await accepted(verifyStore(store))
        assert.equal(again.ok && again.head, verified.head)
      } finally {
        await twin.dispose()
      }
    },
  },
  detects('24a', 'one flipped byte in the data of an event is noticed, and the event named', { revision: 2n, fault: 'ContentChanged' }, (events) =>
    events.with(4, change(events[4], { data: (events[4]?.data ?? '').replace('event', 'evenu') })),
  ),
  detects('24b', 'changed metadata is noticed, and the event named', { revision: 1n, fault: 'ContentChanged' }, (events) =>
    events.with(2, change(events[2], { metadata: (events[2]?.metadata ?? '').replace('2015', '2016') })),
  ),
  detects('24c', 'data that is no longer JSON is noticed, and the event named', { revision: 2n, fault: 'Unreadable' }, (events) =>
    events.with(4, change(events[4], { data: (events[4]?.data ?? '').replace('{', '[') })),
  ),
  detects('24d', 'a dropped event is noticed at the one behind it', { revision: 3n, fault: 'RevisionGap' }, (events) => events.toSpliced(4, 1)),
  detects('24e', 'two exchanged events are noticed at the first', { revision: 1n, fault: 'BrokenLink' }, (events) => {
    const [a, b] = [events[2], events[6]]
    const place = (event: StoredText | undefined) => ({ revision: event?.revision ?? 0n, position: event?.position ?? ('0' as Position) })
    return events.with(2, change(b, place(a))).with(6, change(a, place(b)))
  }),
  detects('24f', 'an inserted event is noticed', { revision: 2n, fault: 'ContentChanged' }, (events) => {
    const forged = change(events[4], { id: '0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d90', data: '{"pages":1,"tags":[],"text":"forged"}' })
    const later = events.slice(4).map((event, index) => ({
      ...event,
      revision: event.stream === stream ? event.revision + 1n : event.revision,
      position: String(Number(forged.position) + index + 1) as Position,
    }))
    return [...events.slice(0, 4), forged, ...later]
  }),
  detects('24g', 'a tail that was cut off is noticed at the first missing event', { revision: 3n, fault: 'TailMissing' }, (events) =>
    events.filter((event) => event.stream !== stream || event.revision < 3n),
  ),
  detects('24h', 'a stream that was removed is noticed', { revision: 0n, fault: 'TailMissing' }, (events) =>
    events.filter((event) => event.stream !== stream),
  ),
  detects('24i', 'an event that was added behind the store\'s back is noticed', { revision: 5n, fault: 'ContentChanged' }, (events) => {
    const last = events[8]
    const position = String(Number(events.at(-1)?.position) + 1) as Position
    const id = '0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d90'
    return [...events, change(last, { id, position, revision: 5n, prevHash: last?.hash ?? '' })]
  }),
  detects('24j', 'a number that no double can hold is noticed, and the event named', { revision: 2n, fault: 'ContentChanged' }, (events) =>
    events.with(4, change(events[4], { data: (events[4]?.data ?? '').replace('"pages":1', '"pages":1e999') })),
  ),
]
