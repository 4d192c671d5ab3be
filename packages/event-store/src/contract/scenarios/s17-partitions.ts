import type { Position, RecordedEvent, StreamName } from '@vor-ort/core'

import { maxPartitions, partitionOf, shareOf, type Partitions } from '../../partitions.ts'
import type { EventStore } from '../../port.ts'
import { comparePositions } from '../../position.ts'
import { accepted, assert, eventsIn, listen } from '../checks.ts'
import { contractRegistry, notes, streamOf } from '../catalogue.ts'
import type { Scenario } from '../fixture.ts'
import { follow } from '../follower.ts'

const streams = Array.from({ length: 40 }, (_, index) => streamOf(index % 3 === 0 ? 'lamp' : 'desk', `partition ${index}`))
const patience = 10_000
const idsOf = (events: ReadonlyArray<RecordedEvent>): ReadonlyArray<string> => events.map(({ id }) => id)

const fill = async (store: EventStore, label: string, turns: number): Promise<void> => {
  for (let turn = 0; turn < turns; turn++) {
    const stream = streams[(turn * 7) % streams.length] as StreamName
    await accepted(store.append(stream, 'any', notes(`${label} ${turn}`, (turn % 3) + 1)))
  }
}

const inParts = (events: ReadonlyArray<RecordedEvent>, { count, wanted }: Partitions): ReadonlyArray<RecordedEvent> =>
  events.filter(({ stream }) => wanted.includes(partitionOf(stream, count)))

/** Runs a group of so many members until they have caught up; each part of the store has a checkpoint of its own. */
const runGroup = async (
  store: EventStore,
  size: number,
  count: number,
  checkpoints: Map<number, Position>,
  handle: (event: RecordedEvent, member: number) => void,
): Promise<void> => {
  const members = Array.from({ length: size }, async (_, member) => {
    const wanted = shareOf({ member, size }, count)
    const known = wanted.map((part) => checkpoints.get(part))
    // A part that nobody has begun begins at the start; what a part has done already is passed over.
    const after = known.includes(undefined) ? undefined : known.toSorted((a, b) => (a === undefined || b === undefined ? 0 : comparePositions(a, b)))[0]
    const listener = listen(store.subscribe({ partitions: { count, wanted }, ...(after === undefined ? {} : { after }) }), patience)
    const { reads } = await listener.untilCaughtUp()
    await listener.leave()
    for (const read of reads) {
      if (read._tag === 'Left') assert.fail('an event cannot be read')
      const part = partitionOf(read.right.stream, count)
      assert.ok(wanted.includes(part), `member ${member} was handed an event of part ${part}`)
      const done = checkpoints.get(part)
      if (done !== undefined && comparePositions(read.right.position, done) <= 0) continue
      handle(read.right, member)
      checkpoints.set(part, read.right.position)
    }
  })
  await Promise.all(members)
}

export const partitions: ReadonlyArray<Scenario> = [
  {
    id: '17a',
    name: 'every stream is read by one member of a group, and together they read all, forward and backward',
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      await fill(store, 'a', 80)
      const all = await eventsIn(store.readAll())
      for (const [size, count] of [[1, 16], [3, 16], [4, 10], [2, maxPartitions]] as const) {
        const readBy = new Map<StreamName, number>()
        let total = 0
        for (let member = 0; member < size; member++) {
          const part = { count, wanted: shareOf({ member, size }, count) }
          const events = await eventsIn(store.readAll({ partitions: part }))
          assert.deepEqual(idsOf(events), idsOf(inParts(all, part)))
          assert.deepEqual(idsOf(await eventsIn(store.readAll({ partitions: part, direction: 'backward', maxCount: 20 }))), idsOf(events).toReversed().slice(0, 20))
          const desks = await eventsIn(store.readAll({ partitions: part, categories: ['desk'] }))
          assert.deepEqual(idsOf(desks), idsOf(events.filter(({ stream }) => stream.startsWith('desk-'))))
          for (const { stream } of events) {
            assert.ok([undefined, member].includes(readBy.get(stream)), `${stream} was read by two members`)
            readBy.set(stream, member)
          }
          total += events.length
        }
        assert.equal(total, all.length)
      }
      assert.deepEqual(await eventsIn(store.readAll({ partitions: { count: 16, wanted: [] } })), [])
    },
  },
  {
    id: '17b',
    name: 'while a group grows and shrinks, each event is handled once, and those of a stream in their order',
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry, { pageSize: 20 })
      const count = 16
      const checkpoints = new Map<number, Position>()
      const handled: RecordedEvent[] = []
      for (const [turn, size] of [1, 3, 2, 5, 1].entries()) {
        await fill(store, `turn ${turn}`, 40)
        const members = new Map<StreamName, number>()
        await runGroup(store, size, count, checkpoints, (event, member) => {
          assert.ok([undefined, member].includes(members.get(event.stream)), `${event.stream} was handled by two members`)
          members.set(event.stream, member)
          handled.push(event)
        })
      }
      const all = await eventsIn(store.readAll())
      assert.equal(handled.length, all.length)
      for (const stream of new Set(all.map((event) => event.stream))) {
        const ofStream = (events: ReadonlyArray<RecordedEvent>) => idsOf(events.filter((event) => event.stream === stream))
        assert.deepEqual(ofStream(handled), ofStream(all))
      }
    },
  },
  {
    id: '17c',
    name: 'a member sees what comes in its parts, and its position moves past what comes in others',
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      await fill(store, 'old', 20)
      const own = { count: 2, wanted: [1] }
      const follower = follow(store.subscribe({ partitions: own }), patience)
      await follower.untilCaughtUp()
      await fill(store, 'new', 40)
      const all = await eventsIn(store.readAll())
      const expected = inParts(all, own)
      await follower.untilCount(expected.length)
      assert.deepEqual(idsOf(await follower.leave()), idsOf(expected))
      const others = listen(store.subscribe({ partitions: { count: 2, wanted: [] } }), patience)
      assert.deepEqual(await others.untilCaughtUp(), { reads: [], position: all.at(-1)?.position })
      await others.leave()
    },
  },
]
