import * as fc from 'fast-check'
import { categoryOf, type StreamName } from '@vor-ort/core'

import type { AllRange, StreamRange } from '../../port.ts'
import { accepted, appendAll, assert, eventsIn, sameList } from '../checks.ts'
import { contractRegistry, noted, notes, streamOf } from '../catalogue.ts'
import type { Fixture, Scenario } from '../fixture.ts'
import { contractSeed } from '../seed.ts'

// One category is the beginning of another's name.
const streams = [streamOf('desk', 'r1'), streamOf('desk-lamp', 'r2'), streamOf('desk', 'r3'), streamOf('lamp', 'r4')]
const categories = ['desk', 'desk-lamp', 'lamp', 'nothing']

const filled = async (fixture: Fixture) => {
  const store = await fixture.open(contractRegistry)
  const all: Array<{ readonly id: string; readonly stream: StreamName }> = []
  for (let turn = 0; turn < 40; turn++) {
    const stream = streams[(turn * 7) % 4] as StreamName
    const batch = notes(`range ${turn}`, (turn % 3) + 1)
    await accepted(store.append(stream, 'any', batch))
    all.push(...batch.map(({ id }) => ({ id, stream })))
  }
  return { store, all }
}

/** What an array says about a range of a stream. */
const sliceOfStream = <A>(events: ReadonlyArray<A>, { direction = 'forward', from, to, maxCount }: StreamRange): ReadonlyArray<A> => {
  const isForward = direction === 'forward'
  const low = (isForward ? from : to) ?? 0n
  const high = (isForward ? to : from) ?? BigInt(events.length)
  const inside = events.filter((_, index) => BigInt(index) >= low && BigInt(index) <= high)
  return (isForward ? inside : inside.toReversed()).slice(0, maxCount)
}

const optional = <A>(arbitrary: fc.Arbitrary<A>) => fc.option(arbitrary, { nil: undefined })
const compact = <A extends object>(value: A): A =>
  Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as A

const streamRange = fc
  .record({
    direction: optional(fc.constantFrom('forward' as const, 'backward' as const)),
    from: optional(fc.bigInt({ min: 0n, max: 30n })),
    to: optional(fc.bigInt({ min: 0n, max: 30n })),
    maxCount: optional(fc.nat({ max: 30 })),
  })
  .map((range) => compact(range) as StreamRange)

export const ranges: ReadonlyArray<Scenario> = [
  {
    id: '9a',
    name: 'a range of a stream is the slice of an array: from, to, count, forward and backward',
    run: async (fixture) => {
      const { store, all } = await filled(fixture)
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...streams, streamOf('desk', 'missing')), streamRange, async (stream, range) => {
          const model = sliceOfStream(all.filter((event) => event.stream === stream), range)
          const read = await eventsIn(store.readStream(stream, range))
          assert.deepEqual(read.map((event) => event.id), model.map((event) => event.id))
        }),
        { seed: contractSeed, numRuns: 300 },
      )
    },
  },
  {
    id: '9b',
    name: 'a range of the whole store is the slice of an array: behind a position, by category, forward and backward',
    run: async (fixture) => {
      const { store, all } = await filled(fixture)
      const positions = (await eventsIn(store.readAll())).map((event) => event.position)
      assert.equal(new Set(positions).size, all.length)
      const range = fc.record({
        direction: optional(fc.constantFrom('forward' as const, 'backward' as const)),
        index: optional(fc.nat({ max: all.length - 1 })),
        maxCount: optional(fc.nat({ max: 90 })),
        categories: optional(fc.subarray(categories)),
      })
      await fc.assert(
        fc.asyncProperty(range, async ({ direction, index, maxCount, categories: wanted }) => {
          const isForward = direction !== 'backward'
          const behind = all
            .filter((_, at) => index === undefined || (isForward ? at > index : at < index))
            .filter((event) => wanted === undefined || wanted.includes(categoryOf(event.stream)))
          const model = (isForward ? behind : behind.toReversed()).slice(0, maxCount)
          const after = index === undefined ? undefined : positions[index]
          const read = await eventsIn(store.readAll(compact({ direction, after, maxCount, categories: wanted }) as AllRange))
          assert.deepEqual(read.map((event) => event.id), model.map((event) => event.id))
        }),
        { seed: contractSeed, numRuns: 200 },
      )
    },
  },
  {
    id: '9c',
    name: 'a read that is longer than a page is the same as a short one, and may be left early',
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      const stream = streamOf('desk', 'pages')
      const batch = notes('page', 2_345)
      await appendAll(store, stream, batch)
      await accepted(store.append(streamOf('lamp', 'pages'), 'noStream', [noted('lamp')]))
      const ids = batch.map((event) => event.id)
      const read = async (range: StreamRange) => (await eventsIn(store.readStream(stream, range))).map((event) => event.id)
      sameList(await read({}), ids)
      sameList(await read({ direction: 'backward' }), ids.toReversed())
      sameList(await read({ from: 3n, to: 2_200n }), ids.slice(3, 2_201))
      sameList(await read({ maxCount: 1_001 }), ids.slice(0, 1_001))
      const backward = await eventsIn(store.readAll({ direction: 'backward' }))
      sameList(backward.map((event) => event.id), [noted('lamp').id, ...ids.toReversed()])
      const lamps = await eventsIn(store.readAll({ categories: ['lamp'] }))
      assert.deepEqual(lamps.map((event) => event.id), [noted('lamp').id])
      for await (const page of store.readAll()) {
        assert.ok(page.length > 0)
        break
      }
    },
  },
  {
    id: '9d',
    name: 'the list of streams names each stream once, with its last revision and digest',
    run: async (fixture) => {
      const { store } = await filled(fixture)
      const expected = new Map<StreamName, string>()
      for (const { stream, revision, hash } of await eventsIn(store.readAll())) expected.set(stream, `${stream} ${revision} ${hash}`)
      for (const category of [undefined, ...categories]) {
        const listed: string[] = []
        for await (const page of store.streams(category === undefined ? {} : { category })) {
          for (const info of page) {
            if (info._tag === 'Left') assert.fail('a stream cannot be listed')
            listed.push(`${info.right.stream} ${info.right.revision} ${info.right.hash}`)
          }
        }
        const wanted = [...expected].filter(([stream]) => category === undefined || categoryOf(stream) === category)
        assert.equal(new Set(listed).size, listed.length)
        assert.deepEqual(new Set(listed), new Set(wanted.map(([, line]) => line)))
      }
    },
  },
]
